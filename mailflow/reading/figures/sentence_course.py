"""The course of one sentence: its clauses in order, what they claimed so far and what still holds.

What a clause claims and what follows from the sentences before is left to `sentence_figures`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mailflow.reading.clauses.claims import DIRECT, EARLIER, Claim
from mailflow.reading.clauses.clauses import Sentence, Token
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.predicates import is_planned
from mailflow.reading.clauses.roles import Moment, is_part, is_total
from mailflow.reading.clauses.shared_predicates import planned_with_next, shared_predicate
from mailflow.reading.figures.asked_figures import AskedFigures
from mailflow.reading.figures.moments import current_year, is_of_this_year, moment_in
from mailflow.reading.figures.postings import states, without_unposted
from mailflow.reading.figures.weights import narrows, says_more, weighed
from mailflow.reading.figures.wishes import speaks_of_plans
from mailflow.reading.speech.intentions import is_only_ready
from mailflow.reading.wordings.attendance import attends

# «Потребность в угле – 300 тонн, запас – 120»: the number is told, and the plan with it
_PLAN_BY_NOUN = re.compile(r"\W{0,3}(?:потребность|план(?:овый показатель)?|задание|цель)\b")


# «одна опубликована, вторая – на проверке, инициатив 2»: the plan is of that one alone
_OF_ONE = re.compile(
    r"\b(?:втор|трет|четверт|перв|друг|последн|остальн)(?:ая|ую|ую|ой|ий|ье|ое|ые|ых)\s?(?:[а-я]{4,14}\s)?(?:[-–]\s?)?$"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A clause of a masked sentence: its tokens, its words as text, what it names.

    `last_named` tells when each figure of the sentence was named last, see `begin_course`; `before` is the
    sentence up to it.
    """

    tokens: list[Token]
    words: str
    mentions: list[Mention]
    last_named: Mapping[str, int]
    before: str

    @property
    def has_number(self) -> bool:
        return any(each.value is not None for each in self.tokens)

    @property
    def first_number(self) -> int:
        """Where the first number begins; without one, where the clause does."""
        return next((each.start for each in self.tokens if each.value is not None), self.tokens[0].start)

    @property
    def is_inserted(self) -> bool:
        """Whether it stands within brackets."""
        return self.before.count("(") > self.before.count(")")


@dataclass(slots=True)
class Course:
    """What holds while clauses are read one behind the other.

    `planned`: the clause is a plan; `told`: the plan has its number, and what follows is none
    («…, на модерации – 1, инициатив – 3»); `summed`: all is summed up from here on; `when`: the moment named
    last.
    """

    asked: AskedFigures
    sentence: Sentence
    clauses: list[Spoken]
    tokens: list[list[Token]]
    texts: list[str]
    found: list[Claim] = field(default_factory=list)
    planned: bool = False
    told: bool = False
    summed: bool = False
    when: Moment | None = None

    def plan(self, clause: Spoken) -> None:
        """Follow what is planned: a plan goes on until its number is told or a clause speaks of what is."""
        words = clause.words
        on = self.planned and not (self.told or states(words))
        ready = is_only_ready(words) and not self.asked.is_asked(words, clause.mentions)
        coming = self.asked.comers and attends(words)
        self.planned = (self.asked.is_planned(words) or on or ready) and not coming
        alone = not clause.mentions or _PLAN_BY_NOUN.match(words) is not None
        self.told = (
            self.planned and alone and (clause.has_number or _OF_ONE.search(clause.before) is not None)
        )

    def is_wished(self, at: int) -> bool:
        """Whether a clause tells a plan where one is asked for."""
        return bool(self.asked.wishes) and (self.planned or speaks_of_plans(self.texts, at))

    def is_put_off(self, at: int) -> bool:
        """Whether a clause tells a plan, by itself or by the clause behind it."""
        return self.planned or planned_with_next(self.tokens, self.texts, at)

    def predicate(self, at: int) -> str:
        """What is said of the nouns of a clause, maybe by a neighbour."""
        return shared_predicate(self.texts, self.tokens, at)

    def correct(self, clause: Spoken) -> None:
        """Take back what a clause says was not done: «5 практик, которые будут размещены».

        «Не имеем практик, которые можно разместить» stays.
        """
        if self.found and clause.words.lstrip(" -").startswith("котор") and is_planned(clause.words):
            self.found = [each for each in self.found if each.weight > DIRECT or not each.value]
        if self.found and not clause.mentions:
            self.found = without_unposted(self.found, clause.tokens, clause.words)

    def is_parted(self, clause: Spoken) -> bool:
        """Whether a clause tells of some of what was claimed, and those are what was asked for."""
        if narrows(self.found, clause.words, clause.before, self.asked.deeds):
            return True
        if not self.found or not is_part(clause.words):
            return False
        return is_of_this_year(self.sentence, clause.tokens, self.asked.year) or says_more(
            self.found, clause.words, clause.before, clause.mentions
        )

    def add(self, claims: Sequence[Claim], clause: Spoken, *, parted: bool) -> None:
        """Claims with their weights; where they are the part asked for, what was found before weighs less."""
        year = self.asked.year
        if parted and claims:
            self.found = [replace(each, weight=min(EARLIER, each.weight - 1)) for each in self.found]
        self.when = moment_in(self.sentence, clause.tokens) or current_year(clause.words, year) or self.when
        self.summed = (self.summed or _announces_sum(clause)) and not is_part(clause.words)
        past = year is not None and self.when is not None and 0 < self.when[0] < year
        named = {each.spec.key for each in clause.mentions}
        having = {
            each.key
            for each in self.asked.specs
            if self.asked.has_quality(each, clause.words, named=each.key in named)
        }
        self.found += weighed(
            claims, clause.words, self.when, self.asked.deeds, past=past, summed=self.summed, having=having
        )


def begin_course(
    asked: AskedFigures, sentence: Sentence, clauses: list[list[Token]], mentions: Sequence[list[Mention]]
) -> Course:
    """At the first of the clauses; of figures named twice the one of the higher `last_named` is the nearer.

    Figures named in a clause or before come before those named only later, which count as -1.
    """
    low = sentence.low
    texts = [low[each[0].start : each[-1].end] for each in clauses]
    last_named = {each.spec.key: -1 for named in mentions for each in named}
    spoken: list[Spoken] = []
    order = 0
    for clause, words, named in zip(clauses, texts, mentions, strict=True):
        for each in named:
            order += 1
            last_named = {**last_named, each.spec.key: order}
        spoken.append(Spoken(clause, words, named, last_named, low[: clause[0].start]))
    return Course(asked, sentence, spoken, clauses, texts)


def _announces_sum(clause: Spoken) -> bool:
    """«Итого: мероприятий – 3, участников – 210»: all that follows is summed up."""
    return is_total(clause.words) and not clause.has_number
