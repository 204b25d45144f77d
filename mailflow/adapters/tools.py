"""Debian programs that make more of the reading real; where one is missing, what cannot be done is said."""

from __future__ import annotations

import shutil
import subprocess

_TOOLS = {
    "catdoc": "Старые документы Word (.doc) не читаются: не установлен catdoc.",
    "unar": "Архивы RAR не читаются: не установлен unar.",
}


def missing_tools() -> list[str]:
    """One Russian line for each thing this machine cannot do, with the package that mends it."""
    missing = [] if _reads_scans() else ["Сканы не распознаются: не установлен tesseract-ocr-rus."]
    return missing + [words for program, words in _TOOLS.items() if shutil.which(program) is None]


def _reads_scans() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run(  # noqa: S603 - a program found on PATH, without arguments of others
        [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    )
    return "rus" in listed.stdout.split()
