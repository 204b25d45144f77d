"""Where templates are looked for."""

from __future__ import annotations

from pathlib import Path

from tests.config.operator_folder import load_folder, make_folder


def test_templates_beside_the_configuration_go_before_the_shipped_ones(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    beside = folder.parent / "templates"
    named = Path(load_folder(folder).templates)
    assert named == beside

    for template in beside.glob("*"):
        template.unlink()
    beside.rmdir()

    assert (Path(load_folder(folder).templates) / "letter.j2").is_file()
