"""Figures that a scan names and whose count it lost: a stamp covers «Инициативы: 7», a rule takes a digit.

What no count stands beside is no figure of a letter; in a scan it may have been one, and a person looks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage, Place

_LETTER = (Place.DOCUMENT, Place.DOCUMENT_HEAD)
_TITLE = re.compile(r'"[^"\n]{3,120}"')
_GREETING = re.compile(r"уважаем\w{2,3}\s[^\n!]{2,60}!")
# «по инициативе ассоциации» counts nothing, «инициативное бюджетирование» is another word.
_ENDING = r"(?<!\bпо )%s[а-я]{0,3}(?<!н)(?![а-я])"
_LABELLED = (
    r"(?:^|[,;:-]\s)(?:общее )?(?:количество|число|кол-во)\s[^\n.;:\d]{0,60}%s|^%s[^\n\d]{0,12}$|"
    r"%s\s?[:-](?!\s?\d)"
)


def lost_counts(
    passages: Sequence[Passage], counted: set[str], stems: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Keys without any count that a scanned letter names beside a counted one, or as the label of a count.

    `counted` are the keys for which any count was read, be it an unsure one.
    """
    texts = [_body(each) for each in passages if each.ocr and each.place in _LETTER]
    missing = [key for key in stems if key not in counted]
    return tuple(key for key in missing if any(_is_lost(text, stems[key], bool(counted)) for text in texts))


def _body(passage: Passage) -> str:
    """Below the greeting, in lower case, without titles in quotation marks."""
    low = _TITLE.sub(" ", normalise(passage.text)).lower()
    greeting = _GREETING.search(low)
    return low[greeting.end() :] if greeting else low


def _is_lost(text: str, parts: Sequence[str], is_beside: bool) -> bool:
    words = "|".join(re.escape(part.split()[0]) for part in parts)
    noun = _ENDING % f"(?:{words})"
    pattern = noun if is_beside else _LABELLED % (noun, noun, noun)
    return bool(words) and re.search(pattern, text, re.MULTILINE) is not None
