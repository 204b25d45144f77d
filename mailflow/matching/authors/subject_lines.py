"""Does the subject name the author? «Ответ администрации X», «X район - ответ на № 96»."""

from __future__ import annotations

import re

from mailflow.matching.authors.author_words import BY_AUTHOR
from mailflow.reading.names.names import NameForm, NameMention

_PREFIXES = re.compile(r"(?:\s*(?:re|fwd?|fw|ha|отв|пер)\s?(?:\[\d+\])?:)*[\s\"]*")
CENTRE = r"(?: ?\((?:г|п|х|с|ст|ст-ца|пос|пгт|аул)\.? ?[^()\n]{3,30}\))"
"""«Новотаманское сельское поселение (п. Таманский)»."""
WHAT_IT_IS = re.compile(
    rf"{CENTRE}?[\s\".,)]*[-:.,/|(]?\s*(?:краснодарского края\W{{1,4}})?"
    r"(?:ответ|информаци|сведени|отчет|на (?:№|\d|исх|вх|ваш|запрос|письмо)"
    r"|ваш\w{0,2} (?:№|исх|письмо|запрос)|№|исх|\(ответ|\d{1,5} от \d)"
)
_OFFICES_OF_SUBJECT = frozenset(
    {"администрация", "администрация мо", "администрация муниципального образования", "мо", "глава", "совет"}
    | {"муниципальное образование", "муниципального образования"}
)
ENDS = re.compile(r"[\s\".,!)]*$")


def is_subject_of_author(line: str, after: str, mention: NameMention) -> bool:
    """«Ответ администрации X района на № 96»; a name that opens the subject, a full one at its end too."""
    if BY_AUTHOR.search(line):
        return True
    lead = _PREFIXES.sub("", line, count=1).strip()
    if not lead:
        return mention.form is NameForm.FULL or _is_titled(after)
    if lead in _OFFICES_OF_SUBJECT:
        return _is_titled(after)
    return mention.form is NameForm.FULL and ENDS.match(after) is not None


def _is_titled(after: str) -> bool:
    """Nothing follows in the subject but what the letter is: «Абинский район - ответ на № 96»."""
    return ENDS.match(after) is not None or WHAT_IT_IS.match(after) is not None
