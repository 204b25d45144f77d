"""Figures that a scan names and whose count it lost: a stamp covers «Инициативы: 7», a rule takes a digit.

What no count stands beside is no figure of a letter; in a scan it may have been one, and a person looks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage, Place
from mailflow.reading.tables.row_numbers import without_row_numbers

_LETTER = (Place.DOCUMENT, Place.DOCUMENT_HEAD)
_TITLE = re.compile(r'"[^"\n]{3,120}"')
_GREETING = re.compile(r"уважаем\w{2,3}\s[^\n!]{2,60}!")
# «по инициативе ассоциации» counts nothing, «инициативное бюджетирование» is another word.
_ENDING = r"(?<!\bпо )%s[а-я]{0,3}(?<!н)(?![а-я])"
_LABELLED = (
    r"(?:^|[,;:-]\s)(?:общее )?(?:количество|число|кол-во)\s[^\n.;:\d]{0,60}%s|^%s[^\n\d]{0,12}$|"
    # «размещено р практики»: done, and the count is no word.
    r"%s ?[:-](?! ?\d)|\b[а-я]{4,16}(?:ен|ан|ят|ут)[оыа]\s(?:[^\n.;:\d ]{1,20} ){0,3}%s"
)
_ROW = r"^[^\n\d.;:]{0,60}%s[^\n\d]{0,12}$"
# The last line of the text breaks off, and the signature follows.
_CUT = re.compile(
    r"^[^\n]{20,}[а-я,]\n\s{0,20}"
    r"(?:глав[аы]|заместитель|и\.? ?о\.?|исполняющ\w+|первый|начальник|управляющ\w+)\s",
    re.MULTILINE,
)


def lost_counts(
    passages: Sequence[Passage], counted: set[str], stems: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Keys without any count that a scanned letter names beside a counted one, or as the label of a count.

    All of them where the text breaks off above the signature. `counted` are the keys for which any count
    was read, be it an unsure one.
    """
    texts = [_body(each) for each in passages if each.ocr and each.place in _LETTER]
    missing = [key for key in stems if key not in counted]
    if any(_CUT.search(text) for text in texts):
        return tuple(missing)
    rows = () if counted else _empty_rows(texts, stems)
    return tuple(
        key
        for key in missing
        if key in rows or any(_is_lost(text, stems[key], bool(counted)) for text in texts)
    )


def _empty_rows(texts: Sequence[str], stems: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Keys that end lines without a number: two of them at least are a table that lost its column."""
    found = tuple(
        key
        for key, parts in stems.items()
        if any(re.search(_ROW % _noun(parts), text, re.MULTILINE) for text in texts)
    )
    return found if len(found) > 1 else ()


def _body(passage: Passage) -> str:
    """Below the greeting, in lower case, without titles in quotation marks."""
    plain = without_row_numbers(normalise(passage.text), scanned=True)
    low = _TITLE.sub(" ", plain).lower()
    greeting = _GREETING.search(low)
    return low[greeting.end() :] if greeting else low


def _is_lost(text: str, parts: Sequence[str], is_beside: bool) -> bool:
    noun = _noun(parts)
    pattern = noun if is_beside else _LABELLED % (noun, noun, noun, noun)
    return re.search(pattern, text, re.MULTILINE) is not None


def _noun(parts: Sequence[str]) -> str:
    """A pattern for the nouns that count a figure, in any case; for none where it has none."""
    words = "|".join(re.escape(part.split()[0]) for part in parts)
    return _ENDING % f"(?:{words})" if words else r"(?!)"
