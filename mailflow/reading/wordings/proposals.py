"""A noun said round about: «инициативных предложений 2» for «инициатив 2», «Их у нас двое» for it again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.patterns import Gated
from mailflow.reading.clauses.numerals import COUNT

_PROPOSALS = Gated(r"предложени", re.IGNORECASE)
_THEM = Gated(r"\b[Ии]х\s(?:у\sнас|всего)\b")


def with_nouns_named(plain: str, heads: Sequence[str]) -> str:
    """The counted noun itself; an «инициативный проект» is another thing, and stays."""
    if not heads:
        return plain
    nouns = "|".join(re.escape(each) for each in heads)
    if _PROPOSALS.search(plain):
        plain = re.sub(
            rf"\b(?P<noun>{nouns})н(?:ых|ые|ое|ого|ым)\sпредложени[а-я]{{1,2}}",
            r"\g<noun>",
            plain,
            flags=re.IGNORECASE,
        )
    if _THEM.search(plain):
        plain = re.sub(
            rf"(?P<noun>\b(?:{nouns})[а-я]{{0,3}})(?P<stop>[.,:;]\s)их(?=\s(?:у\sнас|всего)\s(?:-\s)?{COUNT}\b)",
            r"\g<noun>\g<stop>\g<noun>",
            plain,
            flags=re.IGNORECASE,
        )
    return plain
