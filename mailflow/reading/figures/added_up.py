"""What a sentence counts in pieces: «11 собраний и 2 конференции», «практика о … и практика о …»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from mailflow.reading.clauses.claims import DIRECT, INFERRED, Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.predicates import is_absent, is_planned
from mailflow.reading.clauses.words import coordinated, is_finite, lemma

_OF_FIELD = re.compile(r"(?:^|[\s:-])(?:по|в\s(?:сфере|области|части)|на\sтему)\s[а-я]{3,}")
_DONE_ONES = re.compile(
    r"\b(?:(?:размещен|направлен|опубликован|загружен|представлен|внесен|подан|выложен|добавлен)[ыо]"
    r"|(?:размести|опубликова|загрузи|направи|представи|внес|пода|выложи|добави)(?:л[аио]?|в)|числятся|значатся|имеются)\b"
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


def summed_by_field(
    claims: Sequence[Claim],
    clauses: Sequence[Sequence[Token]],
    mentions: Sequence[Sequence[Mention]],
    low: str,
) -> list[Claim]:
    """«По благоустройству – 2 практики, по культуре – 1 практика»: the sum of what each field has, where no
    total is told."""
    found = list(claims)
    for key in dict.fromkeys(each.key for each in claims):
        of_field = [
            any(each.spec.key == key for each in of)
            and _OF_FIELD.search(low[clause[0].start : clause[-1].end])
            for clause, of in zip(clauses, mentions, strict=True)
            if any(each.spec.key == key for each in of)
        ]
        own = [each for each in found if each.key == key]
        alike = all(each.weight == DIRECT and each.value and each.when is None for each in own)
        if len(own) > 1 and len(of_field) == len(own) and all(of_field) and alike:
            total = replace(own[0], value=sum((each.value for each in own), Decimal(0)))
            found = [total if each is own[0] else each for each in found if each.key != key or each is own[0]]
    return found


def with_named_singly(
    claims: Sequence[Claim],
    clauses: Sequence[Sequence[Token]],
    mentions: Sequence[Sequence[Mention]],
    low: str,
) -> list[Claim]:
    """«Размещены: практика о сквере и практика о саде», «разместили практику о … и практику о …»: as many as
    named, where nothing tells more.
    """
    if _DONE_ONES.search(low) is None:
        return list(claims)
    known = {each.key for each in claims if each.weight > INFERRED}
    named = [
        (each.spec.key, clause, clause[each.at].text)
        for clause, of in zip(clauses, mentions, strict=True)
        if not _is_denied_or_planned(low[clause[0].start : clause[-1].end])
        for each in of
        if not each.governed
    ]
    found = list(claims)
    for key in dict.fromkeys(key for key, _, _ in named if key not in known):
        words = [word for each, _, word in named if each == key]
        if len(named) > 1 and all(map(is_one, words)) and _goes_on(key, named):
            found = [each for each in found if each.key != key]
            found.append(Claim(key, Decimal(len(words)), INFERRED, certain=False))
    return found


def is_one(word: str) -> bool:
    """«практика», «практику»: the singular, as subject or object."""
    return lemma(word) == (f"{word[:-1]}а" if word.endswith("у") else word)


def _goes_on(key: str, named: Sequence[tuple[str, Sequence[Token], str]]) -> bool:
    """Whether only the list goes on where it is named again: not «разместили практику, её проверили»."""
    places = [clause for each, clause, _ in named if each == key]
    return not any(
        is_finite(token.text) for clause in places[1:] if clause is not places[0] for token in clause
    )


def all_without(
    claims: Sequence[Claim], low: str, stems: Mapping[str, Sequence[str]], wider: Mapping[str, str]
) -> list[Claim]:
    """«4 ТОС, все без прав юридического лица»: none of the narrower kind."""
    known = {each.key for each in claims}
    found = []
    for key in wider:
        parts = [re.escape(part.split()[0]) for part in stems[key]]
        lacked = (
            rf"\b(?:все|оба|обе)\s(?:[а-я]{{3,14}}\s)?без\s(?:[а-я]{{4,14}}\s){{0,2}}(?:{'|'.join(parts)})"
        )
        if key not in known and parts and re.search(lacked, low):
            found.append(Claim(key, Decimal(0)))
    return found


def _is_denied_or_planned(words: str) -> bool:
    return is_planned(words) or is_absent(words)
