"""The place for tests of commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.place import Place


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Place:
    for name in ("MAILFLOW_CONFIG", "MAILFLOW_STORAGE__PATH"):
        monkeypatch.delenv(name, raising=False)
    return Place(tmp_path, capsys)
