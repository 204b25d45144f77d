"""The registry as an office program shows it: on demand only, for the program is large."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from mailflow.adapters.workbook import build_registry
from mailflow.app.mails.sample_town import SAMPLE_CONFIGURATION
from mailflow.app.mails.samples import sample_board

HOSTILE = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    '=HYPERLINK("http://x.example";"x")',
    "\t=1+1",
    "=cmd|'/c x'!A0",
)


@pytest.mark.faults
@pytest.mark.parametrize("text", HOSTILE)
def test_an_office_program_shows_a_hostile_text_as_it_is(text: str, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed (Debian package libreoffice-calc)")
    board = sample_board()
    spoilt = replace(board, cases=tuple(replace(each, sender_number=text) for each in board.cases))
    book = tmp_path / "registry.xlsx"
    book.write_bytes(build_registry(spoilt, SAMPLE_CONFIGURATION))

    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(tmp_path), str(book)],
        check=True, capture_output=True, timeout=200, env=dict(os.environ),
    )  # fmt: skip

    with (tmp_path / "registry.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert " ".join(text.split()) in [" ".join(cell.split()) for cell in cells]
