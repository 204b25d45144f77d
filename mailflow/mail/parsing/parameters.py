"""Parameters of Content-Type and Content-Disposition: RFC 2045, 5.1 and RFC 2231.

Values stay as they were written (characters stand for bytes), for a boundary is compared with bytes;
`parameter_text` decodes one for people. Any text is read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from urllib.parse import unquote_to_bytes

from mailflow.mail.parsing.charsets import decode_text
from mailflow.mail.parsing.encoded_words import decode_header_text
from mailflow.mail.parsing.mojibake import repair_mojibake

# More than this is no file name and no boundary.
_MOST = 16_000
# The quoted form always succeeds, with or without its closing quote, so that nothing is read twice.
_PARAMETER = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*(?:"((?:[^"\\]|\\.)*)(?:"|\\?\Z)|([^;]*))', re.DOTALL)
_SECTION = re.compile(r"([^*]+)(?:\*(\d{1,4}))?(\*?)\Z")
_ESCAPED = re.compile(r'\\(["\\])')
# Portals that keep their forms in a Western charset: «&#1054;&#1090;&#1074;&#1077;&#1090;.pdf».
_REFERENCE = re.compile(r"&#(?:x[0-9A-Fa-f]{2,5}|\d{2,6});")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value as written; `charset` is None unless RFC 2231 encoded it ("" where it named none)."""

    raw: str
    charset: str | None = None


def parse_parameters(value: str) -> tuple[str, Mapping[str, Parameter]]:
    """The word before the parameters, in lower case, and the parameters by name in lower case."""
    value = value[:_MOST]
    head = value.partition(";")[0].strip().lower()
    if ";" not in value:
        return head, {}
    sections: dict[str, dict[int, tuple[str, bool]]] = {}
    for found in _PARAMETER.finditer(value):
        section = _SECTION.match(found[1].lower())
        if section is None:
            continue
        text = _ESCAPED.sub(r"\1", found[2]) if found[2] is not None else found[3].strip()
        # Plain "name" and the first of "name*0" live apart: the extended form wins (RFC 2231, 3).
        index = int(section[2]) if section[2] else (0 if section[3] else -1)
        sections.setdefault(section[1], {}).setdefault(index, (text, bool(section[3])))
    return head, {name: _assembled(pieces) for name, pieces in sections.items()}


def _assembled(pieces: dict[int, tuple[str, bool]]) -> Parameter:
    extended = sorted(index for index in pieces if index >= 0)
    if not extended:
        return Parameter(pieces[-1][0])
    first, is_encoded = pieces[extended[0]]
    charset = None
    texts = [first]
    if is_encoded:
        charset, texts[0] = _without_charset(first)
    texts += [pieces[index][0] for index in extended[1:]]
    encoded = [pieces[index][1] for index in extended]
    # Some mailers cut in the middle of «%D1»: neighbours that are encoded are one.
    runs = groupby(zip(texts, encoded, strict=True), key=lambda piece: piece[1])
    raw = "".join(_unquoted("".join(text for text, _ in run), is_percent) for is_percent, run in runs)
    return Parameter(raw, charset)


def _unquoted(text: str, is_percent: bool) -> str:
    return unquote_to_bytes(text).decode("latin-1") if is_percent else text


def _without_charset(text: str) -> tuple[str, str]:
    """RFC 2231, 4: charset'language'value; the two quotes are sometimes forgotten."""
    parts = text.split("'", 2)
    return (parts[0], parts[2]) if len(parts) == 3 else ("", text)


def parameter_text(parameter: Parameter) -> str:
    """The value for people, whichever of the many ways it was encoded in."""
    if parameter.charset is not None and "=?" not in parameter.raw:
        return repair_mojibake(decode_text(parameter.raw.encode("latin-1"), parameter.charset)[0])
    text = decode_header_text(re.sub(r"[\r\n]+[ \t]*", " " if "=?" in parameter.raw else "", parameter.raw))
    if _PERCENT.search(text) and text.isascii():
        # Not by any standard, but browsers and some portals write names so.
        unquoted = decode_text(unquote_to_bytes(text))[0]
        return text if unquoted.isascii() else unquoted
    return _REFERENCE.sub(lambda found: unescape(found[0]), text)
