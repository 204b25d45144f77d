"""The stop switch in settings that cannot be loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailflow.config import is_stop_thrown


@pytest.mark.parametrize(
    ("text", "thrown"),
    [
        ("service:\n  stopped: да\n", True),
        ("service: {stopped: yes, digest_at: x\n", True),
        ('\ufeffservice:\n\tstopped : "Да" # до понедельника\n', True),
        ("service:\n  stopped: нет\n", False),
        ("service:\n  # stopped: да\n", False),
        ("service:\n  stopped: maybe\n", False),
        ("association: {name: Not stopped}\n", False),
        ("", False),
    ],
)
def test_one_line_tells(tmp_path: Path, text: str, *, thrown: bool) -> None:
    (tmp_path / "mailflow.yaml").write_text(text, encoding="utf-8")
    assert is_stop_thrown(tmp_path) is thrown


def test_without_a_file_nothing_is_stopped(tmp_path: Path) -> None:
    assert not is_stop_thrown(tmp_path)
