"""Header lines clients write above a quoted or forwarded letter: «От: … Отправлено: … Кому: … Тема: …»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailflow.mail.text_lines import Line

_ANSWERED_MAIL = re.compile(r"\S+@\S+")
_FIELD = re.compile(
    r"(?:[-_=—–]{5,80})?[\s*]{0,8}(от кого|от|from|von|de|отправитель|отправлен[оаы]?|отправленн?ые|"
    r"послано|дата отправки|sent|date|дата|gesendet|envoyé|кому|to|an|"
    r"à|для|получател[ьи]|копия|cc|kopie|скрытая копия|bcc|"
    r"тема|subject|betreff|objet|reply-to|ответить|важность|importance|вложения|"
    r"attachments)[\s*]{0,4}:[*]{0,2}(?:\s+(.*)|\s*)$",
    re.I,
)
_FROM = frozenset({"от кого", "от", "from", "von", "de", "отправитель"})
_SENT = frozenset(
    {
        "отправлено",
        "послано",
        "отправленные",
        "отправлен",
        "дата отправки",
        "sent",
        "date",
        "дата",
        "gesendet",
        "envoyé",
    }
)
_OTHER = frozenset(
    {"кому", "to", "an", "à", "для", "получатель", "получатели", "тема", "subject", "betreff", "objet"}
)
_SUBJECT = frozenset({"тема", "subject", "betreff", "objet"})
_TIME = re.compile(r"\b\d{1,2}:\d{2}\b")
_MOMENT = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4},? +\d{1,2}:\d{2}(?::\d{2})?")
# «Дата регистрации: 12.09.2024 10:15» is a line of a report.
_LABELLED = re.compile(r"[^\d@:]{2,60}:\s{0,4}\d")
_TABLE_FIELD = re.compile(r"(кому|to|копия|cc|тема|subject)(?:\s{1,20}(.*)|\s*)$", re.I)


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """Header lines a client writes above a quoted or forwarded letter; `length` in lines."""

    length: int
    author: str
    subject: str
    date_text: str


def read_header_block(lines: list[Line], position: int, *, is_introduced: bool = True) -> HeaderBlock | None:
    """Header lines at `position`, single blanks allowed: an author and a date, recipient or subject.

    Where no separator introduces it, it has an address or a time of day as a client writes it: «От:
    администрации района, Кому: Совету» may begin a letter.
    """
    if position >= len(lines) or lines[position].depth:
        return None
    if not is_header_field(lines[position]):
        return _read_table_block(lines, position)
    values: dict[str, str] = {}
    last, index = "", position
    while index < len(lines) and index - position < 16:
        text = lines[index].text[:1_000]
        found = _FIELD.match(text)
        if found:
            last = found.group(1).lower()
            values.setdefault(last, (found.group(2) or "").strip(" *"))
        elif not text.strip():
            if last and _next_field(lines, index) is None:
                break
        elif last and values[last] == "":
            values[last] = text.strip()
        elif (last and text[:1] in " \t") or (
            last in _OTHER | {"cc", "копия"} and last not in _SUBJECT and _continues(text)
        ):
            values[last] = f"{values[last]} {text.strip()}"
        else:
            break
        index += 1
    names = values.keys()
    author = _first(values, _FROM)
    told = bool(_SENT & names) + bool((_OTHER - _SUBJECT) & names) + bool(_SUBJECT & names)
    # Without an address all fields are wanted: «От: администрации» may begin a line of an answer.
    if not _FROM & names or told < (1 if "@" in author else 2):
        return None
    if not is_introduced and not ("@" in " ".join(values.values()) or _TIME.search(_first(values, _SENT))):
        return None
    return HeaderBlock(index - position, author, _first(values, _SUBJECT), _first(values, _SENT))


def _read_table_block(lines: list[Line], position: int) -> HeaderBlock | None:
    """Lotus Notes: author, moment, then «Кому … Копия … Тема …» without colons, from a table."""
    text = lines[position].text[:300]
    if _LABELLED.match(text) or not ("@" in text or (":" in text and _MOMENT.search(text))):
        return None
    written = [
        index for index in range(position, min(position + 14, len(lines))) if not lines[index].is_blank
    ]
    texts = [lines[index].text.strip()[:300] for index in written]
    fields = [_TABLE_FIELD.match(text) for text in texts]
    first = next((number for number, found in enumerate(fields) if found), 0)
    if not 1 <= first <= 2 or not _MOMENT.search(" ".join(texts[:first])):
        return None
    named = {found.group(1).lower(): number for number, found in enumerate(fields) if found}
    if not (_SUBJECT & named.keys() and (_OTHER - _SUBJECT) & named.keys()):
        return None
    last = next(named[name] for name in _SUBJECT & named.keys())
    subject = texts[last].partition(" ")[2].strip()
    if not subject and last + 1 < len(texts):
        last += 1
        subject = texts[last]
    moment = _MOMENT.search(" ".join(texts[:first]))
    return HeaderBlock(written[last] + 1 - position, texts[0], subject, moment.group(0) if moment else "")


def _first(values: dict[str, str], names: frozenset[str]) -> str:
    return next((value for name, value in values.items() if name in names), "")


def _next_field(lines: list[Line], index: int) -> str | None:
    """A field right after one blank line: some clients leave a blank between header lines."""
    if index + 1 < len(lines) and (found := _FIELD.match(lines[index + 1].text[:300])):
        return found.group(1)
    return None


def _continues(text: str) -> bool:
    return bool(_ANSWERED_MAIL.search(text)) and len(text) < 300 and text.rstrip().endswith((">", ";", ","))


def is_header_field(line: Line) -> bool:
    """An unquoted line that begins with the name of such a field."""
    return not line.depth and _FIELD.match(line.text[:300]) is not None
