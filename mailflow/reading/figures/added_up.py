"""What a sentence counts in pieces: «11 собраний и 2 конференции», «практика о … и практика о …»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from mailflow.reading.clauses.claims import INFERRED, Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.predicates import is_absent, is_planned
from mailflow.reading.clauses.words import coordinated, lemma

_DONE_ONES = re.compile(
    r"\b(?:размещен|направлен|опубликован|загружен|представлен|внесен|подан|выложен|добавлен)ы\b"
)


def added_up(
    claims: Sequence[Claim], clauses: Sequence[Sequence[Token]], mentions: Sequence[Sequence[Mention]]
) -> list[Claim]:
    """The claims of a sentence, those of both nouns of one figure replaced by their sum."""
    named = [
        (each.spec, clause[each.at].text) for clause, of in zip(clauses, mentions, strict=True) for each in of
    ]
    found = list(claims)
    for spec in dict.fromkeys(each for each, _ in named):
        stems = coordinated(spec.title)
        words = [word for each, word in named if each is spec]
        own = [each for each in found if each.key == spec.key]
        once = all(sum(word.startswith(part) for word in words) == 1 for part in stems)
        if stems and once and len(words) == len(own) == 2 and own[0].weight == own[1].weight:
            total = replace(own[0], value=own[0].value + own[1].value)
            found = [total if each is own[0] else each for each in found if each is not own[1]]
    return found


def named_singly(
    claims: Sequence[Claim],
    clauses: Sequence[Sequence[Token]],
    mentions: Sequence[Sequence[Mention]],
    low: str,
) -> list[Claim]:
    """«Размещены: практика о сквере и практика о сортировке»: as many as named, where nothing tells more."""
    if _DONE_ONES.search(low) is None or is_planned(low):
        return []
    known = {each.key for each in claims}
    named = [
        (each.spec.key, clause[each.at].text)
        for clause, of in zip(clauses, mentions, strict=True)
        for each in of
        if not each.governed
    ]
    found = []
    for key in dict.fromkeys(key for key, _ in named if key not in known):
        words = [word for each, word in named if each == key]
        if len(words) > 1 and all(lemma(word) == word for word in words) and not is_absent(low):
            found.append(Claim(key, Decimal(len(words)), INFERRED, certain=False))
    return found
