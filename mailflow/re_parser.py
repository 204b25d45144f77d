"""The one door to the parser of `re`, which is private to the standard library.

No public one tells what a pattern needs (decision 0014). It was tried on Python 3.11 to 3.13; on any other
nobody goes through this door, and patterns are left as they are.
"""

from __future__ import annotations

import re
import sys
from re import _compiler, _parser  # type: ignore[attr-defined]  # private: see above
from re import _constants as sre  # type: ignore[attr-defined]  # private: its operations by name
from typing import Any

__all__ = ["KNOWS_PARSER", "compile_items", "parse", "sequence_of", "sre"]

KNOWS_PARSER = (3, 11) <= sys.version_info < (3, 14)
"""Whether this Python's parser is one that was tried."""


def parse(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Any:
    """A pattern as operations with their values, one behind the other. Raises re.error."""
    return _parser.parse(pattern, flags)


def compile_items(parsed: Any) -> re.Pattern[str]:
    """The pattern that was parsed, or made anew of its parts."""
    made: re.Pattern[str] = _compiler.compile(parsed)
    return made


def sequence_of(parsed: Any, items: list[tuple[Any, Any]]) -> Any:
    """Items in a row, as a part of the same pattern."""
    return _parser.SubPattern(parsed.state, items)
