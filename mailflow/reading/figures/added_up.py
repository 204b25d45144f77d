"""A figure that counts two nouns together: «11 собраний и 2 конференции» are 13 «собраний и конференций»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.words import coordinated


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
