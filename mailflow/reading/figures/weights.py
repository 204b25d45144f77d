"""How much a claim of a clause weighs: the deed asked for, a total, a step before it, an earlier year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from mailflow.reading.clauses.claims import DEED, DIRECT, EARLIER, TOTAL, Claim
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.predicates import is_done
from mailflow.reading.clauses.rivals import said
from mailflow.reading.clauses.roles import (
    Moment,
    is_earlier,
    is_own,
    is_own_alone,
    is_part,
    is_posted,
    is_prepared,
    is_published,
    is_total,
    is_uploaded,
)

# What was carried out in the place itself, and is not told to anybody by that.
_REALISED = re.compile(r"\b(?:реализован|внедрен|осуществлен|воплощен)[а-я]{0,2}\b")
# «из них на сайте администрации размещено 3»
_ELSEWHERE = re.compile(
    r"\bсайте\s(?:администрации|поселения|района|округа)|\bофициальном\sсайте|\bгазет|\bсми\b|\bсоцсет"
)

Deeds = Mapping[str, Sequence[str]]
"""Stems of what each figure's title says was done, by key."""


def narrows(found: Sequence[Claim], words: str, before: str, deeds: Deeds) -> bool:
    """«Подготовлено 5 практик, из них размещено 2»: what was published counts, not what was prepared.

    «В районе размещено 25, из них нами – 3»: the writer's own.
    """
    if found and is_part(words) and is_own(words):
        return True
    if found and is_part(words) and is_deed(words, deeds[found[-1].key]) and found[-1].weight != DEED:
        return True  # «всего 14 дворов, благоустроено из них 6»
    if found and is_part(words) and not deeds[found[-1].key] and _is_posted_of(words, before):
        return True  # «практик 5, из них размещено 3», «реализовано 8, из них на площадке размещено 2»
    prepared = bool(found) and all(each.weight == EARLIER for each in found)
    return prepared and (is_uploaded(words) or (is_published(words) and not is_prepared(words)))


def _is_posted_of(words: str, before: str) -> bool:
    """Whether some of what nothing but was carried out stands on the site now."""
    told = is_done(_REALISED.sub("", before)) or _ELSEWHERE.search(words) is not None
    return is_posted(words) and not told


def says_more(found: Sequence[Claim], words: str, before: str, mentions: Sequence[Mention]) -> bool:
    """«Стоимость 4,2 млн, в том числе из федерального бюджета 2,9 млн»: the part is what was asked for."""
    known = {each.key for each in found}
    return any(
        each.spec.key in known and said(each.spec.title, words) > max(1, said(each.spec.title, before))
        for each in mentions
    )


def weighed(
    claims: Sequence[Claim],
    words: str,
    when: Moment | None,
    deeds: Deeds,
    *,
    past: bool,
    summed: bool,
    having: AbstractSet[str] = frozenset(),
) -> list[Claim]:
    """The claims of a clause with their weights; `past`: of a year before the one asked for.

    `having`: keys of the figures whose quality it tells.
    """
    found = []
    for each in claims:
        weight = each.weight
        planned_staff = "штат" in deeds[each.key]
        if weight == DIRECT and (
            past or is_earlier(words.replace("по штату", "") if planned_staff else words)
        ):
            weight = EARLIER
        elif weight == DIRECT and (each.key in having or is_deed(words, deeds[each.key])):
            weight = DEED
        elif weight == DIRECT and each.value and is_prepared(words) and not is_published(words):
            weight = EARLIER
        elif weight == DIRECT and (summed or is_total(words)):
            weight = TOTAL
        found.append(replace(each, weight=weight, when=when))
    return found


def is_deed(words: str, deeds: Sequence[str]) -> bool:
    """Whether lower-case words tell the deed a figure asks for, or the writer's own share."""
    return is_own_alone(words) or any(deed in words for deed in deeds)
