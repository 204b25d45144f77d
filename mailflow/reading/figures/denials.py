"""What is denied without the figure's own noun: «приватизация не проводилась», «практики, инициативы: 0»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.predicates import is_absent
from mailflow.reading.clauses.rivals import says_most
from mailflow.reading.clauses.stems import deed_stems, tells_deed, title_words
from mailflow.reading.clauses.words import is_noun, is_verb
from mailflow.reading.morphology import is_adjectival

_SUFFIX = re.compile(r"(?:ирован|ован|[еая]н|[аеиыя]т)$")
# «отремонтирован» -> «ремонт»
_PREFIX = re.compile(r"^(?:от|об|вы|за|при|про|пере|рас|раз|по)")
# «новых ТОС не создавалось» denies them; «иные дороги не ремонтировались» does not deny the first.
_NEW = re.compile(r"\bновы[хе]\s")
_SHORTEST = 4


def undone(clause: Sequence[Token], words: str, specs: Sequence[FigureSpec]) -> list[Claim]:
    """Zero for the figure whose deed a clause without a number denies, by its noun or its other aspect."""
    if any(each.value is not None for each in clause) or not is_absent(_NEW.sub("", words)):
        return []
    texts = [each.text for each in clause]
    denied = [after for word, after in pairwise(texts) if word == "не" and is_verb(after)]
    subject = next((word for word in texts if not is_adjectival(word)), "")
    denied += [subject] if subject and is_noun(subject) else []
    told = [each for each in specs if any(tells_deed(word) for word in title_words(each.title))]
    found = [says_most([each for each in told if _is_of_root(word, each)], texts) for word in denied]
    return [Claim(each.key, Decimal(0)) for each in dict.fromkeys(found) if each is not None]


def _is_of_root(word: str, spec: FigureSpec) -> bool:
    """«не подавались» is of «подано»: a short root with the suffix of the other aspect."""
    short = _SUFFIX.sub("", deed_stems(spec)[0]) if deed_stems(spec) else ""
    return word.startswith(_roots(spec)) or (len(short) > 2 and word.startswith(f"{short}ав"))


def _roots(spec: FigureSpec) -> tuple[str, ...]:
    """«отловлен» -> «отловл», «отлов»; «приватизирован» -> «приватиз»."""
    roots = [_SUFFIX.sub("", deed) for deed in deed_stems(spec)[:1]]
    found = (root for each in roots for root in (each, each.removesuffix("л").rstrip("аеиоуыя")))
    whole = [root for root in found if len(root) >= _SHORTEST]
    return (*whole, *(bare for root in whole if len(bare := _PREFIX.sub("", root)) > _SHORTEST))


def zeros_shared(
    clauses: list[list[Token]], mentions: list[list[Mention]], found: Sequence[Claim]
) -> list[Claim]:
    """«Практики, инициативы: 0» is zero for both."""
    numbers = [token.value for clause in clauses for token in clause if token.value is not None]
    if not found or not numbers or any(numbers):
        return []
    known = {each.key for each in found}
    named = {each.spec.key for clause in mentions for each in clause if not each.governed}
    return [Claim(key, Decimal(0)) for key in sorted(named - known)]
