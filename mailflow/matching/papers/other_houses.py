"""Does a sentence speak for another house: «наша фирма», «Военный комиссариат на № 41: …»?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.matching.authors.author_words import BODY
from mailflow.matching.authors.doer_words import ORGANISATIONS
from mailflow.reading.speech.words import Sentence, Word

_OF_OURS = frozenset({"совет", "дума", "объединение"})
_INITIALS = 4
"""«М», a point, «Г», a point."""
# «Военный комиссариат на № 41 от 22.04.2024: …»; `words` leaves two blanks where the number stood.
_HEADED = re.compile(r"^\W*(?P<who>[а-я\" -]{4,60}?)\s{2,}[:-]\s")


def is_anothers_house(words: Sequence[Word], topics: Sequence[str]) -> bool:
    """«Наша фирма вывезет», «в нашей редакции»: who says «наш» of an organisation writes for it."""
    for at, each in enumerate(words):
        noun = next((word for word in words[at + 1 : at + 3] if word.part == "NOUN"), None)
        if each.lemma != "наш" or noun is None or noun.text.startswith(tuple(topics)):
            continue
        if noun.lemma in ORGANISATIONS - _OF_OURS or BODY.match(noun.text):
            return True
    return False


def is_headed_by_another(sentence: Sentence, topics: Sequence[str]) -> bool:
    """A body that is no municipality's office answers our number, unless it is asked about."""
    found = _HEADED.match(sentence.text)
    if found is None or "администраци" in found["who"]:
        return False
    return BODY.search(found["who"]) is not None and not any(each in found["who"] for each in topics)


def is_surname(words: Sequence[Word], at: int) -> bool:
    """«М.Г. Чужой», «Чужой М.Г.»: beside two initials any word is a name."""
    beside = (words[max(0, at - _INITIALS) : at], words[at + 1 : at + 1 + _INITIALS])
    return any(
        [each.text for each in near[1::2]] == [".", "."] and all(len(each.text) == 1 for each in near)
        for near in beside
    )
