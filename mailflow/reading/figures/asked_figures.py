"""The figures a request asks for, as the sentences of an answer are held against them.

How a clause names one is left to `named_figures`, what it claims of one to `clause_figures`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.deeds import roots_of_deed
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.narrower_figures import narrower
from mailflow.reading.clauses.predicates import is_absent, is_planned, stands
from mailflow.reading.clauses.roles import is_average
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems, tells_what_stands
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.figures.denials import undone
from mailflow.reading.figures.denied_nouns import denies_change
from mailflow.reading.figures.lone_quantities import unit_words
from mailflow.reading.figures.qualities import is_state, qualities, tells_quality
from mailflow.reading.figures.weights import is_deed
from mailflow.reading.figures.wishes import is_wished
from mailflow.reading.wordings.attendance import counts_comers
from mailflow.reading.wordings.lacks import MARK, is_lack

_IN_PLAN = re.compile(r"\bв\s(?:[а-я]{5,20}\s)?план[а-я]{0,3}\b")
BY_STAFF = re.compile(r"\bштатн|\bпо\sштату")
_DIGIT = re.compile(r"\d")
_PARTICIPLE = ("ен", "ан")
_MADE_UP = re.compile(r"\b(?:отряд|групп|парк|команд|комисси|бригад|колонн|штаб)[а-я]{0,2}\sиз\s\d")
# «сформировано 7 отрядов» tells that they are there
_BODIES = r"(?:отряд|групп|команд|комисси|бригад|дружин|совет|резерв|звен|штаб|общин)[а-я]{0,3}\b"
_FORMED = re.compile(rf"\bсформирован[аоы]?\b.*\b{_BODIES}|\b{_BODIES}.*\bсформирован[аоы]?\b")


@dataclass(frozen=True, slots=True)
class AskedFigures:
    """By key: `stems`, `wider` (the figure it is counted in), `deeds`, `shared` (a noun others have too).

    `first_parts`: first words of all stems, `kept` those of measured, narrower and alike figures; `units`:
    fragments of their units; `qualities`: what some of a noun have, see the module of that name. Sets of
    keys: `wishes` ask for plans, `lacks` for who has something not.
    """

    specs: Sequence[FigureSpec]
    stems: Mapping[str, tuple[str, ...]]
    year: int | None
    wider: Mapping[str, str]
    units: Sequence[str]
    first_parts: tuple[str, ...]
    kept: tuple[str, ...]
    deeds: Mapping[str, tuple[str, ...]]
    shared: Mapping[str, str]
    qualities: Mapping[str, tuple[str, ...]]
    wishes: AbstractSet[str]
    lacks: AbstractSet[str]
    averages: AbstractSet[str]
    comers: bool
    in_plan: bool

    def tells_deed(self, low: str) -> bool:
        """Whether a lower-case sentence tells what any of them asks about as done."""
        return any(each in low for deeds in self.deeds.values() for each in deeds)

    def names_deed(self, low: str) -> bool:
        """Whether it may name such a deed by its noun: «ремонт – 1,1 км»."""
        return any(root in low for each in self.specs for root in roots_of_deed(each))

    def names_any(self, low: str) -> bool:
        """Whether a lower-case sentence may name one of them: a noun, its own or shared, or a unit."""
        return any(part in low for part in (*self.first_parts, *self.shared.values(), *self.units))

    def none_of_any(self, low: str) -> list[Claim]:
        """«Свалки отсутствуют»: none found and none removed, where what was done parts the two.

        Where one is told in the present («Подлежит сносу домов») there are none of it; what was done is open.
        """
        if not is_absent(low):
            return []
        denied = [each for each in low.split(",") if is_absent(each)] if _DIGIT.search(low) else [low]
        words = " ".join(each for each in denied if not _DIGIT.search(each))
        named = [each for each in self.specs if self.shared.get(each.key, "\0") in words]
        if denies_change(low):  # «с учёта семьи не снимались» tells nothing of those that are on it
            return [Claim(each.key, Decimal(0)) for each in named if not tells_what_stands(each)]
        named = [each for each in named if tells_what_stands(each)] or named
        return [Claim(each.key, Decimal(0)) for each in named]

    def undone(self, clauses: Sequence[list[Token]], low: str) -> list[Claim]:
        """Zeros of what clauses say was not done."""
        found = [undone(each, low[each[0].start : each[-1].end], self.specs) for each in clauses]
        return [claim for claims in found for claim in claims]

    def is_planned(self, words: str) -> bool:
        """«отклонено 3» is no plan where it is asked how many were refused.

        Nor is «включено в план 6 домов» where that is asked.
        """
        if self.in_plan:
            words = _IN_PLAN.sub(" ", words)
        if not is_planned(words):
            return False
        asked = [each for deeds in self.deeds.values() for each in deeds if each in words]
        return not asked or is_planned(re.sub(rf"\b(?:{'|'.join(asked)})[а-я]*", " ", words))

    def is_asked(self, words: str, mentions: Sequence[Mention]) -> bool:
        """«собрали 1500 зрителей», «подготовлено 4 проекта» where that is asked: no step before a deed.

        Nor is «сформировано 7 отрядов», nor «оформлено 4» of «Кладбища, оформленные в …».
        """
        if _MADE_UP.search(words) is not None or (mentions and _FORMED.search(words) is not None):
            return True
        return any(
            is_measure(each.spec)
            or is_deed(words, self.deeds[each.spec.key])
            or any(part.endswith(_PARTICIPLE) and part in words for part in self.stems[each.spec.key])
            for each in mentions
        )

    def is_of_kind(self, key: str, words: str) -> bool:
        """An average is told where one is asked for; who has something not, where the clause says so."""
        if key not in self.averages and is_average(words):
            return False
        return key not in self.lacks or MARK in words or any(each in words for each in self.deeds[key])

    def has_quality(self, spec: FigureSpec, words: str, *, named: bool) -> bool:
        """Whether lower-case words tell the quality asked for; beside its noun only such as come and go."""
        known = self.qualities.get(spec.key, ())
        return bool(known) and (not named or is_state(spec)) and tells_quality(title_words(words), known)

    def merely_stands(self, claim: Claim, words: str) -> bool:
        """«Накопилось 2 свалки» is no «Ликвидировано свалок»: what there is was not done away with."""
        deeds = self.deeds[claim.key]
        return bool(deeds and claim.value) and not any(each in words for each in deeds) and stands(words)


def asked_figures(
    specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]], year: int | None
) -> AskedFigures:
    """The figures with their stems, and the year of the request; None where it has none."""
    wider = narrower(tuple(specs))
    heads = {each.key: figure_stems(each)[:1] for each in specs}
    kept = [
        each
        for each in specs
        if is_measure(each) or each.key in wider or stems[each.key][:1] != heads[each.key]
    ]
    return AskedFigures(
        specs=specs,
        stems=stems,
        year=year,
        wider=wider,
        units=unit_words(specs),
        first_parts=tuple({part.split()[0] for each in stems.values() for part in each}),
        kept=tuple(part for each in kept for stem in stems[each.key] for part in stem.split()[:1]),
        deeds={each.key: _deeds(each) for each in specs},
        shared={key: head[0] for key, head in heads.items() if head and head[0] not in stems[key]},
        qualities={
            each.key: qualities(each)
            for each in specs
            if each.key not in {*wider, *wider.values()} and stems[each.key][:1] == heads[each.key]
        },
        wishes={each.key for each in specs if is_wished(each)},
        lacks={each.key for each in specs if is_lack(each)},
        averages={each.key for each in specs if is_average(each.title.lower())},
        comers=any(counts_comers(each) for each in specs),
        in_plan=any(_IN_PLAN.search(each.title.lower()) for each in specs),
    )


def _deeds(spec: FigureSpec) -> tuple[str, ...]:
    """What was done; «Штатная численность» is told by «по штату», against whoever is there."""
    return (*deed_stems(spec), *(("штат",) if BY_STAFF.search(spec.title.lower()) else ()))
