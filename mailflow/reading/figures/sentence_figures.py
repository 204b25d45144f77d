"""Figures claimed by the sentences of a passage: done or planned, total or part, now or before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.claims import DIRECT, EARLIER, Claim
from mailflow.reading.clauses.clause_division import divide_into_clauses
from mailflow.reading.clauses.clauses import Sentence, Token, tokens
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.named_figures import find_mentions
from mailflow.reading.clauses.narrower_figures import narrower
from mailflow.reading.clauses.predicates import is_absent, is_done, is_planned, stands
from mailflow.reading.clauses.quoted_titles import without_titles
from mailflow.reading.clauses.roles import (
    Moment,
    is_average,
    is_part,
    is_total,
    is_vague,
    moment_of,
)
from mailflow.reading.clauses.shared_predicates import planned_with_next, shared_predicate
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems, tells_what_stands
from mailflow.reading.figures.added_up import added_up, all_without, named_singly
from mailflow.reading.figures.all_of_them import all_done
from mailflow.reading.figures.attendance import attends, counts_comers
from mailflow.reading.figures.bare_deeds import deed_claims
from mailflow.reading.figures.bare_numbers import (
    bare_claims,
    continues,
    counts_pieces,
    counts_unit_of_others,
    goes_on,
)
from mailflow.reading.figures.clause_figures import claims_of_clause
from mailflow.reading.figures.denials import undone, without_local_zeros, zeros_shared
from mailflow.reading.figures.lacks import MARK, is_lack
from mailflow.reading.figures.lone_quantities import lone_claim, lone_claims, unit_words
from mailflow.reading.figures.measured_figures import measured_claims
from mailflow.reading.figures.postings import (
    is_ready_unposted,
    speaks_of_no_answer,
    states,
    without_unposted,
)
from mailflow.reading.figures.weights import is_deed, narrows, says_more, weighed
from mailflow.reading.figures.wishes import is_wished, speaks_of_plans, with_plans
from mailflow.reading.speech.intentions import is_only_ready

# An honest sentence has no more clauses.
_MAX_CLAUSES = 60
# «Прежний вариант (1 практика) не учитывать»
_REVOKED = Gated(
    r"\b(?:прежн|предыдущ|прошл|перв[ыоа]|стар[ыоа]|ранее)[а-я]{0,4}\b[^.;\n]{0,80}?"
    r"(?:\bне\s(?:учитыв|считать|смотр|принима)|недействительн|ошибочн|неверн)"
)


_CURRENT = re.compile(
    r"\b(?:в|за)\s(?:текущ|эт(?:ом|от)\s)|\b(?:сейчас|теперь|ныне|сегодня)\b|\bв\sнастоящее\s"
)
_YEARS = re.compile(r"\bза\s(?:[а-я\d]{1,12}\s){1,2}(?:года|лет)\b|20\d\d\s?-\s?20\d\d|\bс\s20\d\d")
_IN_PLAN = re.compile(r"\bв\s(?:[а-я]{5,20}\s)?план[а-я]{0,3}\b")
_DIGIT = re.compile(r"\d")
_MADE_UP = re.compile(r"\b(?:отряд|групп|парк|команд|комисси|бригад|колонн|штаб)[а-я]{0,2}\sиз\s\d")


class SentenceReader:
    """Reads the sentences of one passage in order.

    It remembers the figure spoken of last («Из них размещено 2») and which figures are only divided into
    parts now («в том числе: благоустройство – 2 практики»).
    """

    def __init__(
        self, specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]], year: int | None = None
    ) -> None:
        self._specs = specs
        self._stems = stems
        self._first_parts = tuple({part.split()[0] for each in stems.values() for part in each})
        self._year = year
        self._wider = narrower(tuple(specs))
        self._units = unit_words(specs)
        measured = [
            each
            for each in specs
            if is_measure(each) or each.key in self._wider or stems[each.key][:1] != figure_stems(each)[:1]
        ]
        self._kept = tuple(part for each in measured for stem in stems[each.key] for part in stem.split()[:1])
        self._deeds = {each.key: deed_stems(each) for each in specs}
        self._wishes = {each.key for each in specs if is_wished(each)}
        self._lacks = {each.key for each in specs if is_lack(each)}
        self._averages = {each.key for each in specs if is_average(each.title.lower())}
        self._comers = any(counts_comers(each) for each in specs)
        heads = {each.key: figure_stems(each)[:1] for each in specs}
        self._shared = {key: head[0] for key, head in heads.items() if head and head[0] not in stems[key]}
        self._in_plan = any(_IN_PLAN.search(each.title.lower()) for each in specs)
        self._told: dict[str, Decimal] = {}
        self._listing = False
        self._topic: FigureSpec | None = None
        self._closed: set[str] = set()
        self._planned: set[str] = set()

    def claims_of(self, sentence: Sentence) -> list[Claim]:
        """Claims of one masked sentence, in order of its words; a question, or what is revoked, has none."""
        low = _REVOKED.sub(lambda revoked: " " * len(revoked[0]), sentence.low)
        deed = any(each in low for deeds in self._deeds.values() for each in deeds)
        if sentence.text.rstrip().endswith("?") or (speaks_of_no_answer(low) and not deed):
            return []
        named = deed or any(
            part in low for part in (*self._first_parts, *self._shared.values(), *self._units)
        )
        if not named and self._topic is None:
            return self._undone([tokens(low)], low) or self._none_of_any(low)
        low, words = without_titles(low, tokens(low), self._first_parts)
        sentence = replace(sentence, low=low)
        clauses = divide_into_clauses(words, self._kept, self._first_parts)[:_MAX_CLAUSES]
        mentions = [find_mentions(clause, self._specs, self._stems, self._wider) for clause in clauses]
        alone = deed and any(deed_claims(each, self._specs, low) for each in clauses)
        alone = alone or (bool(self._wishes) and speaks_of_plans([low], 0))
        if not any(mentions) and not alone and not continues(low):
            self._leave_topic(sentence)
            lone = lone_claims(clauses, self._specs) if self._units else []
            return lone or self._undone(clauses, low) or self._none_of_any(low)
        self._listing = sentence.text.rstrip().endswith(":")
        found = self._claims(sentence, clauses, mentions)
        self._told |= {each.key: each.value for each in found if each.weight > EARLIER}
        if not sentence.text.rstrip().endswith((":", ";", ",")):
            self._closed = set()
        return found

    def _none_of_any(self, low: str) -> list[Claim]:
        """«Свалки отсутствуют»: none found and none removed, where what was done parts the two.

        Where one is told in the present («Подлежит сносу домов») there are none of it; what was done is open.
        """
        if not is_absent(low):
            return []
        denied = [each for each in low.split(",") if is_absent(each)] if _DIGIT.search(low) else [low]
        words = " ".join(each for each in denied if not _DIGIT.search(each))
        named = [each for each in self._specs if self._shared.get(each.key, "\0") in words]
        named = [each for each in named if tells_what_stands(each)] or named
        return [Claim(each.key, Decimal(0)) for each in named]

    def _undone(self, clauses: list[list[Token]], low: str) -> list[Claim]:
        found = [undone(each, low[each[0].start : each[-1].end], self._specs) for each in clauses]
        return [claim for claims in found for claim in claims]

    def _leave_topic(self, sentence: Sentence) -> None:
        """A list is about the figure that announced it: «размещены практики: - …; - …; всего 3»."""
        if not self._listing:
            self._topic = None
        self._listing = self._listing and sentence.text.rstrip().endswith((":", ";", ","))

    def _claims(
        self, sentence: Sentence, clauses: list[list[Token]], mentions: list[list[Mention]]
    ) -> list[Claim]:
        low, named = sentence.low, _last_named(mentions)
        texts = [low[clause[0].start : clause[-1].end] for clause in clauses]
        found: list[Claim] = []
        planned = summed = told = False
        when: Moment | None = None
        for at, clause in enumerate(clauses):
            on = planned and not (told or states(texts[at]))
            ready = is_only_ready(texts[at]) and not self._is_asked(texts[at], mentions[at])
            coming = self._comers and attends(texts[at])
            planned = (self._is_planned(texts[at]) or on or ready) and not coming
            wished = bool(self._wishes) and (planned or speaks_of_plans(texts, at))
            # «…, на модерации – 1, инициатив – 3»: the plan has its number, what follows is none
            told = planned and not mentions[at] and any(each.value is not None for each in clause)
            if found and texts[at].lstrip(" -").startswith("котор") and is_planned(texts[at]):
                found = [
                    each for each in found if each.weight > DIRECT
                ]  # «5 практик, которые будут размещены»
            if found and not mentions[at]:
                found = without_unposted(found, clause, texts[at])
            parted = narrows(found, texts[at], self._deeds) or (
                is_part(texts[at])
                and (
                    self._is_of_this_year(found, sentence, clause)
                    or says_more(found, texts[at], low[: clause[0].start], mentions[at])
                )
            )
            inserted = low.count("(", 0, clause[0].start) > low.count(")", 0, clause[0].start)
            detailed = {each.key for each in found} if inserted else set()
            if is_part(texts[at]) and not parted:
                self._closed |= {each.key for each in found}
            if wished or (not planned and not planned_with_next(clauses, texts, at)):
                predicate = shared_predicate(texts, clauses, at)
                claims = self._counted(clause, texts[at], predicate, mentions[at], named[at], sentence, found)
                claims = with_plans(
                    claims, clause, texts[at], self._specs, mentions[at], planned=planned, wished=wished
                )
                claims = [each for each in claims if not self._merely_stands(each, texts[at])]
                known = {each.key for each in claims}
                claims += [each for each in undone(clause, texts[at], self._specs) if each.key not in known]
                claims = [each for each in claims if each.key not in self._closed | detailed]
                claims = [each for each in claims if each.key in self._averages or not is_average(texts[at])]
                claims = [each for each in claims if each.key not in self._lacks or MARK in texts[at]]
                if parted and claims:
                    found = [replace(each, weight=min(EARLIER, each.weight - 1)) for each in found]
                when = _moment(sentence, clause) or (self._now(texts[at]) or when)
                summed = (summed or _announces_sum(clause, texts[at])) and not is_part(texts[at])
                past = self._year is not None and when is not None and 0 < when[0] < self._year
                found += weighed(claims, texts[at], when, self._deeds, past=past, summed=summed)
            elif any(each.value is not None for each in clause):
                self._planned |= {each.spec.key for each in mentions[at]}
            if mentions[at]:
                self._topic = mentions[at][-1].spec
        found = added_up(found, clauses, mentions) + named_singly(found, clauses, mentions, low)
        found += all_without(found, low, self._stems, self._wider)
        found += zeros_shared(clauses, mentions, found)
        found = without_local_zeros(found, low)
        return [each for each in found if each.value] if is_ready_unposted(low) else found

    def _counted(
        self,
        clause: list[Token],
        words: str,
        predicate: str,
        mentions: list[Mention],
        named: Mapping[str, int],
        sentence: Sentence,
        found: Sequence[Claim],
    ) -> list[Claim]:
        """What a clause counts or denies: of what it names, by unit, by deed, of what was spoken of."""
        claims = claims_of_clause(clause, words, predicate, mentions, sentence.low)
        claims += measured_claims(clause, self._specs, named, sentence.low, mentions)
        if not mentions and not claims and self._units:
            lone = lone_claim(clause, self._specs)
            claims += [lone] if lone is not None else []
        if not mentions and not claims:
            claims = deed_claims(clause, self._specs, sentence.low)
        if not mentions and not claims and self._topic is not None:
            claims = self._bare(clause, words, sentence, found)
        told = {**self._told, **{each.key: each.value for each in found}}
        return claims or all_done(clause, words, self._specs, self._stems, told, self._wider)

    def _bare(
        self, clause: list[Token], words: str, sentence: Sentence, found: Sequence[Claim]
    ) -> list[Claim]:
        """A number without a noun, of the figure spoken of."""
        topic = self._topic
        if topic is None or is_vague(sentence.low[: _first_number(clause)]):
            return []
        told = topic.key in self._planned and is_done(words) and not is_absent(words)
        told = told or (topic.key in self._lacks and MARK in words)
        told = told or any(deed in words for deed in self._deeds[topic.key])
        told = told or (counts_pieces(clause) and topic.key not in {each.key for each in found})
        told = told or (bool(found) and _moment(sentence, clause) is not None)
        if counts_unit_of_others(clause, topic, self._specs):
            return []
        return bare_claims(clause, topic) if told or goes_on(words) else []

    def _is_of_this_year(self, found: Sequence[Claim], sentence: Sentence, clause: Sequence[Token]) -> bool:
        """«За три года подано 6 проектов, в том числе в 2025 году 2»: those of the year asked for."""
        when = _moment(sentence, clause)
        if not found or when is None or self._year is None or when[0] < self._year - 1:
            return False
        return _YEARS.search(sentence.text[: clause[0].start].lower()) is not None

    def _now(self, words: str) -> Moment | None:
        """«в 2024 году – 2, в текущем – 1»: the year of the request."""
        return (self._year, 0, 0) if self._year is not None and _CURRENT.search(words) else None

    def _merely_stands(self, claim: Claim, words: str) -> bool:
        """«Накопилось 2 свалки» is no «Ликвидировано свалок»: what there is was not done away with."""
        deeds = self._deeds[claim.key]
        return bool(deeds and claim.value) and not any(each in words for each in deeds) and stands(words)

    def _is_planned(self, words: str) -> bool:
        """«отклонено 3» is no plan where it is asked how many were refused.

        Nor is «включено в план 6 домов» where that is asked.
        """
        if self._in_plan:
            words = _IN_PLAN.sub(" ", words)
        if not is_planned(words):
            return False
        asked = [each for deeds in self._deeds.values() for each in deeds if each in words]
        return not asked or is_planned(re.sub(rf"\b(?:{'|'.join(asked)})[а-я]*", " ", words))

    def _is_asked(self, words: str, mentions: Sequence[Mention]) -> bool:
        """«собрали 1500 зрителей», «подготовлено 4 проекта» where that is asked: no step before a deed.

        Nor is «сформирован отряд из 27 единиц техники».
        """
        if _MADE_UP.search(words) is not None:
            return True
        return any(is_measure(each.spec) or is_deed(words, self._deeds[each.spec.key]) for each in mentions)


def _first_number(clause: Sequence[Token]) -> int:
    return next((each.start for each in clause if each.value is not None), clause[0].start)


def _announces_sum(clause: Sequence[Token], words: str) -> bool:
    """«Итого: мероприятий – 3, участников – 210»: all that follows is summed up."""
    return is_total(words) and all(each.value is None for each in clause)


def _moment(sentence: Sentence, clause: Sequence[Token]) -> Moment | None:
    return moment_of(sentence.text[clause[0].start : clause[-1].end].lower())


def _last_named(mentions: Sequence[Sequence[Mention]]) -> list[dict[str, int]]:
    """For each clause, when each figure of the sentence was named last: the higher, the nearer.

    Figures named in this clause or before come before those named only later, which count as -1.
    """
    everything = {each.spec.key: -1 for clause in mentions for each in clause}
    found: list[dict[str, int]] = []
    order = 0
    for clause in mentions:
        for each in clause:
            order += 1
            everything = {**everything, each.spec.key: order}
        found.append(everything)
    return found
