"""Text that a person sees as it is: free of control, direction and invisible characters."""

from __future__ import annotations

import re

# C0 (tab and line ends apart), DEL and C1.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]+")
_ANY_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# Unicode Bidirectional Algorithm, 2: marks, embeddings, overrides and isolates.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\u00a0]{2,}|[\t\u00a0]")
_ANSI_ESCAPE = re.compile(r"\x1b(?:\[[0-9;?]{0,20}[ -/]{0,4}[@-~]|[@-Z\\-_])")


def one_line(text: str) -> str:
    """The text as one line: control, direction and invisible characters gone, runs of blanks made one."""
    if text.isascii() and text.isprintable():
        return (_BLANKS.sub(" ", text) if "  " in text else text).strip()
    text = _ANY_CONTROL.sub(" ", _ANSI_ESCAPE.sub("", _SURROGATE.sub("\ufffd", text)))
    text = _INVISIBLE.sub("", _DIRECTION.sub("", text))
    return _BLANKS.sub(" ", text).strip()


def hides_direction(text: str) -> bool:
    """Whether the text turns the reading direction, as a disguised file name does (A25)."""
    return not text.isascii() and bool(_DIRECTION.search(text))


def many_lines(text: str) -> str:
    """The text with line ends as LF and no other control characters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text)
