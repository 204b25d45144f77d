"""The stop switch, read also from settings that do not load: a slip elsewhere must not keep mail going."""

from __future__ import annotations

import re
from pathlib import Path

from mailflow.config.configuration import SETTINGS
from mailflow.config.fields import parse_yes_no

_LINE = re.compile(r"""^[^#\n]*?\bstopped["']?\s*:\s*["']?([^\s,}#"']+)""", re.MULTILINE)


def is_stop_thrown(folder: Path) -> bool:
    """Whether a line of mailflow.yaml outside comments says `stopped: да`, whatever else stands there."""
    try:
        text = (folder / SETTINGS).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return False
    return any(_is_yes(each[1]) for each in _LINE.finditer(text))


def _is_yes(word: str) -> bool:
    try:
        return parse_yes_no(word)
    except ValueError:
        return False
