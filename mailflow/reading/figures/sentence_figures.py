"""Figures claimed by the sentences of a passage: done or planned, total or part, now or before.

How the clauses of one sentence hang together is left to `sentence_course`, what one clause says of the nouns
it names to `clause_figures`, what is asked for to `asked_figures`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.claims import DEED, EARLIER, Claim
from mailflow.reading.clauses.clause_division import divide_into_clauses
from mailflow.reading.clauses.clauses import Sentence, Token, tokens
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.named_figures import find_mentions
from mailflow.reading.clauses.predicates import is_absent, is_done
from mailflow.reading.clauses.quoted_titles import without_titles
from mailflow.reading.clauses.roles import is_part, is_total, is_vague
from mailflow.reading.clauses.shared_predicates import with_deeds_shared
from mailflow.reading.figures.added_up import added_up, all_without, summed_by_field, with_named_singly
from mailflow.reading.figures.all_of_them import all_done
from mailflow.reading.figures.asked_figures import asked_figures
from mailflow.reading.figures.bare_deeds import deed_claims
from mailflow.reading.figures.bare_numbers import (
    bare_claims,
    continues,
    counts_pieces,
    counts_unit_of_others,
    goes_on,
    sums_up_others,
)
from mailflow.reading.figures.clause_figures import claims_of_clause
from mailflow.reading.figures.denials import undone, without_local_zeros, zeros_shared
from mailflow.reading.figures.lone_quantities import lone_claim, lone_claims
from mailflow.reading.figures.measured_figures import measured_claims
from mailflow.reading.figures.moments import moment_in
from mailflow.reading.figures.postings import is_ready_unposted, speaks_of_no_answer
from mailflow.reading.figures.qualities import lacks_quality, part_claims
from mailflow.reading.figures.sentence_course import Course, Spoken, begin_course
from mailflow.reading.figures.sums import with_sum
from mailflow.reading.figures.told_otherwise import without_lacking, without_told_otherwise
from mailflow.reading.figures.wishes import speaks_of_plans, with_plans
from mailflow.reading.wordings.lacks import MARK

# An honest sentence has no more clauses.
_MAX_CLAUSES = 60
# «Прежний вариант (1 практика) не учитывать»
_REVOKED = Gated(
    r"\b(?:прежн|предыдущ|прошл|перв[ыоа]|стар[ыоа]|ранее)[а-я]{0,4}\b[^.;\n]{0,80}?"
    r"(?:\bне\s(?:учитыв|считать|смотр|принима)|недействительн|ошибочн|неверн)"
)
# «Сведений об обучении пока нет»: what is lacking is word of it
_UNKNOWN_YET = Gated(
    r"\b(?:пока|еще)\s(?:[а-я]{2,14}\s){0,2}(?:сведени|информаци|данны)[а-я]{1,2}\s(?:об?\s|по\s|нет|отсутств|не\s)[^.;,\n]*"
    r"|\b(?:сведени|информаци|данны)[а-я]{1,2}\s(?:(?:об?|по)\s[^.;,\n]{3,80}\s)?(?:пока|еще)\s(?:нет|отсутств|не\s)[^.;,\n]*"
)
# «Сумма контракта 3,9 млн руб., работы ещё не оплачены» is no money spent
_UNPAID = Gated(
    r"\b(?:сумма|цена|стоимость)\s(?:муниципальн[а-я]{2,3}\s)?(?:контракт|договор)[^;\n]{3,80}?\bне\s(?:оплачен|освоен|перечислен)[^.;\n]*"
)


class SentenceReader:
    """Reads the sentences of one passage in order.

    It remembers the figure spoken of last («Из них размещено 2») and which figures are only divided into
    parts now («в том числе: благоустройство – 2 практики»).
    """

    def __init__(
        self, specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]], year: int | None
    ) -> None:
        self._asked = asked_figures(specs, stems, year)
        self._told: dict[str, Decimal] = {}
        self._listing = False
        self._topic: FigureSpec | None = None
        self._closed: set[str] = set()
        self._planned: set[str] = set()
        self._had: set[str] = set()  # told with what the title asks of them

    def claims_of(self, sentence: Sentence) -> list[Claim]:
        """Claims of one masked sentence, in order of its words; a question, or what is revoked, has none."""
        asked = self._asked
        low = _UNKNOWN_YET.sub(_blank, _UNPAID.sub(_blank, _REVOKED.sub(_blank, sentence.low)))
        deed = asked.tells_deed(low)
        if sentence.text.rstrip().endswith("?") or (speaks_of_no_answer(low) and not deed):
            return []
        by_noun = asked.names_deed(low)
        if not (deed or by_noun or asked.names_any(low)) and self._topic is None:
            return asked.undone([tokens(low)], low) or asked.none_of_any(low)
        low, words = without_titles(low, tokens(low), asked.first_parts)
        sentence = replace(sentence, low=low)
        clauses = divide_into_clauses(words, asked.kept, asked.first_parts)[:_MAX_CLAUSES]
        mentions = [find_mentions(clause, asked.specs, asked.stems, asked.wider) for clause in clauses]
        mentions = with_deeds_shared(
            clauses, mentions, [low[each[0].start : each[-1].end] for each in clauses]
        )
        alone = (deed or by_noun) and any(deed_claims(each, asked.specs, low) for each in clauses)
        alone = alone or (bool(asked.wishes) and speaks_of_plans([low], 0))
        alone = alone or any(self._parts_of_topic(each) for each in clauses)
        if not any(mentions) and not alone and not continues(low):
            self._leave_topic(sentence)
            lone = lone_claims(clauses, asked.specs) if asked.units else []
            return lone or asked.undone(clauses, low) or asked.none_of_any(low)
        self._listing = sentence.text.rstrip().endswith(":")
        found = self._claims(sentence, clauses, mentions)
        self._told |= {each.key: each.value for each in found if each.weight > EARLIER}
        self._had |= {each.key for each in found if each.weight == DEED}
        if not sentence.text.rstrip().endswith((":", ";", ",")):
            self._closed = set()
        return found

    def _leave_topic(self, sentence: Sentence) -> None:
        """A list is about the figure that announced it: «размещены практики: - …; - …; всего 3»."""
        if not self._listing:
            self._topic = None
        self._listing = self._listing and sentence.text.rstrip().endswith((":", ";", ","))

    def _claims(
        self, sentence: Sentence, clauses: list[list[Token]], mentions: list[list[Mention]]
    ) -> list[Claim]:
        """Of all clauses in order, then what the sentence as a whole adds up, shares out or takes back."""
        low = sentence.low
        course = begin_course(self._asked, sentence, clauses, mentions)
        for at in range(len(clauses)):
            self._read_clause(course, at)
        found = course.found
        found = summed_by_field(added_up(found, clauses, mentions), clauses, mentions, low)
        found = with_named_singly(found, clauses, mentions, low)
        found = with_sum(found, clauses, low)
        found += all_without(found, low, self._asked.stems, self._asked.wider)
        sure = {each.key for each in found if each.certain and each.weight == DEED}
        found = [each for each in found if each.certain or each.key not in sure]
        found += zeros_shared(clauses, mentions, found)
        found = without_local_zeros(found, low)
        found = without_lacking(found, low, self._asked.specs)
        return [each for each in found if each.value] if is_ready_unposted(low) else found

    def _read_clause(self, course: Course, at: int) -> None:
        """A plan claims nothing unless one is asked for; the figure named last is spoken of from here on."""
        clause = course.clauses[at]
        course.plan(clause)
        wished = course.is_wished(at)
        course.correct(clause)
        parted = course.is_parted(clause)
        known = {each.key for each in course.found}
        of_topic = not clause.mentions and bool(self._parts_of_topic(clause.tokens, course.found))
        detailed = known if clause.is_inserted and not of_topic else set()
        if is_part(clause.words) and not parted and not of_topic:
            self._closed |= known
        if wished or not course.is_put_off(at):
            claims = self._claims_of(course, at, wished=wished)
            claims = [each for each in claims if each.key not in self._closed | detailed]
            course.add(claims, clause, parted=parted)
        elif clause.has_number:
            self._planned |= {each.spec.key for each in clause.mentions}
        spoken = [each for each in clause.mentions if not each.governed] or clause.mentions
        if spoken:
            self._topic = spoken[-1].spec

    def _claims_of(self, course: Course, at: int, *, wished: bool) -> list[Claim]:
        """What a clause claims of the kind asked for, with what it says was planned or not done."""
        asked, clause = self._asked, course.clauses[at]
        claims = with_plans(
            self._counted(course, clause, course.predicate(at)),
            clause.tokens,
            clause.words,
            asked.specs,
            clause.mentions,
            planned=course.planned,
            wished=wished,
        )
        claims = [each for each in claims if not asked.merely_stands(each, clause.words)]
        known = {each.key for each in claims}
        denied = undone(clause.tokens, clause.words, asked.specs)
        claims += [each for each in denied if each.key not in known]
        if not (claims or clause.mentions or course.found or clause.has_number):
            claims = asked.none_of_any(clause.words)
        claims = without_told_otherwise(claims, clause.tokens, clause.words, asked.specs)
        return [each for each in claims if asked.is_of_kind(each.key, clause.words)]

    def _counted(self, course: Course, clause: Spoken, predicate: str) -> list[Claim]:
        """What a clause counts or denies: of what it names, by unit, by deed, of what was spoken of."""
        asked, words, mentions, low = self._asked, clause.words, clause.mentions, course.sentence.low
        lacking = {
            each.spec.key
            for each in mentions
            if lacks_quality(clause.tokens, each, asked.qualities.get(each.spec.key, ()))
        }
        claims = claims_of_clause(clause.tokens, words, predicate, mentions, low)
        claims = [each for each in claims if each.key not in lacking]
        claims += measured_claims(clause.tokens, asked.specs, clause.last_named, low, mentions)
        if not mentions and not claims and asked.units:
            lone = lone_claim(clause.tokens, asked.specs)
            claims += [lone] if lone is not None else []
        if not mentions and not claims:
            claims = deed_claims(clause.tokens, asked.specs, low)
        if not mentions and not claims:
            claims = self._parts_of_topic(clause.tokens, course.found)
        if not mentions and not claims and self._topic is not None:
            claims = self._bare(course, clause, self._topic)
        told = {**self._told, **{each.key: each.value for each in course.found}}
        return claims or all_done(clause.tokens, words, asked.specs, asked.stems, told, asked.wider)

    def _parts_of_topic(self, clause: Sequence[Token], found: Sequence[Claim] = ()) -> list[Claim]:
        """«Исправны 7», «из них не действуют 3»: of the figure spoken of, where its title asks for those."""
        known = self._asked.qualities.get(self._topic.key) if self._topic is not None else None
        if self._topic is None or not known:
            return []
        key = self._topic.key
        had = key in self._had or any(each.key == key and each.weight == DEED for each in found)
        told = {**self._told, **{each.key: each.value for each in found}}
        return part_claims(clause, self._topic, known, None if had else told.get(key))

    def _bare(self, course: Course, clause: Spoken, topic: FigureSpec) -> list[Claim]:
        """A number without a noun, of the figure spoken of."""
        if is_vague(course.sentence.low[: clause.first_number]):
            return []
        if counts_unit_of_others(clause.tokens, topic, self._asked.specs):
            return []
        at = course.clauses.index(clause)
        named = {each.spec.key for one in course.clauses[:at] for each in one.mentions if not each.governed}
        if is_total(clause.words) and (
            len(named) > 1 or (at and sums_up_others(course.tokens[at - 1], topic))
        ):
            return []  # «практик 2, инициатив 1, всего 3 материала»
        told = self._tells_topic(course, clause, topic) or goes_on(clause.words)
        return bare_claims(clause.tokens, topic) if told else []

    def _tells_topic(self, course: Course, clause: Spoken, topic: FigureSpec) -> bool:
        """Whether a clause tells what was asked of it: its deed, its lack, its pieces, another moment."""
        words = clause.words
        if topic.key in self._planned and is_done(words) and not is_absent(words):
            return True
        if topic.key in self._asked.lacks and MARK in words:
            return True
        if any(deed in words for deed in self._asked.deeds[topic.key]):
            return True
        if counts_pieces(clause.tokens) and topic.key not in {each.key for each in course.found}:
            return True
        return bool(course.found) and moment_in(course.sentence, clause.tokens) is not None


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
