"""The header section of a message as decoded fields, and the raw values that structured fields need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mailflow.mail.parsing.encoded_words import decode_header_text
from mailflow.mail.visible_text import one_line

# Two blanks after a fold mean one more than the fold's own: `encoded_words` needs to see it.
_FOLD = re.compile(r"[\r\n]+(  (?![ \t])|[ \t]*)")
# Real headers hold a hundred fields of a few kilobytes.
_MOST_FIELDS = 1_000
_MOST_CHARACTERS = 64_000
# RFC 2047, 5: no encoded words in these; decoding them would let received text pose as structure.
_NEVER_ENCODED = frozenset({
    "authentication-results", "arc-authentication-results", "arc-seal", "arc-message-signature",
    "dkim-signature", "received", "received-spf", "message-id", "in-reply-to", "references", "return-path",
    "date", "mime-version", "auto-submitted", "precedence", "content-transfer-encoding", "delivered-to",
    "resent-message-id", "resent-date", "x-original-to",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class RawField:
    """A field in lower case with its unfolded value, whose characters stand for bytes."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class HeaderSection:
    """All fields, topmost first: `raw` for structured reading, `decoded` for people, both of one length."""

    raw: tuple[RawField, ...] = ()
    decoded: tuple[tuple[str, str], ...] = ()
    defects: tuple[str, ...] = ()

    def first(self, name: str) -> str | None:
        return next((field.value for field in self.raw if field.name == name), None)

    def all(self, name: str) -> Sequence[str]:
        return [field.value for field in self.raw if field.name == name]


def read_header_section(items: Iterable[tuple[str, str]]) -> HeaderSection:
    """Fields as the standard parser cut them; too many or too long ones are cut with a defect."""
    raw: list[RawField] = []
    decoded: list[tuple[str, str]] = []
    defects: list[str] = []
    for name, value in items:
        if len(raw) >= _MOST_FIELDS:
            defects.append("слишком много полей заголовка")
            break
        text = str(value)
        if len(text) > _MOST_CHARACTERS:
            defects.append("слишком длинное поле заголовка")
            text = text[:_MOST_CHARACTERS]
        if "\n" in text or "\r" in text:
            text = _FOLD.sub(lambda fold: "  " if fold[1] == "  " else " ", text)
        shown = name if name.isascii() else name.encode("ascii", "replace").decode("ascii")
        raw.append(RawField(shown.lower(), text.strip(" \t")))
        decoded.append((one_line(shown), _for_people(shown.lower(), text)))
    return HeaderSection(tuple(raw), tuple(decoded), tuple(dict.fromkeys(defects)))


def _for_people(name: str, text: str) -> str:
    if name in _NEVER_ENCODED and text.isascii():
        return one_line(text)
    if name in _NEVER_ENCODED:
        return one_line(text.encode("latin-1", "replace").decode("utf-8", "replace"))
    return one_line(decode_header_text(text))
