"""Commands asked often load nothing of what reads mail, talks to servers or writes papers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import mailflow.bootstrap

ROOT = Path(__file__).parents[2]
HEAVY = (
    "mailflow.matching.understand",
    "mailflow.adapters.imap",
    "mailflow.adapters.documents",
    "jinja2",
    "rich",
)
LOADED = """
import sys
from mailflow.cli.main import main
main(sys.argv[1:])
print("loaded:", *sorted(set(%r) & set(sys.modules)))
"""


@pytest.mark.parametrize("words", [["health"], ["status", "--json"], ["review"]])
def test_a_light_command_loads_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED % (HEAVY,), "--config", str(ROOT / "config"), *words],
        env={**os.environ, "MAILFLOW_STORAGE__PATH": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.splitlines()[-1] == "loaded:"


def test_the_bootstrap_gives_every_name_it_promises() -> None:
    assert all(getattr(mailflow.bootstrap, name) is not None for name in mailflow.bootstrap.__all__)


def test_the_bootstrap_knows_no_other_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'open_everything'"):
        mailflow.bootstrap.open_everything  # type: ignore[attr-defined]  # noqa: B018 - it must not be there
