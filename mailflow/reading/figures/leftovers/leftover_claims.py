"""Numbers no rule gave to any figure, beside figures of which nothing was told: «их посетили 2150 жителей».

The words of a number's own piece of a sentence are held against those of the titles: the figure of which they
say most has it, where it alone has one of them and what is counted fits. Where another figure is spoken of as
much, or the number counts something of its own, it stays nobody's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clauses import Sentence, Token, tokens
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.figure_kinds import counts_people
from mailflow.reading.clauses.kin_words import is_of
from mailflow.reading.clauses.masking import MASK
from mailflow.reading.clauses.predicates import is_absent, is_planned
from mailflow.reading.clauses.quantities import Dimension
from mailflow.reading.clauses.roles import is_average, is_earlier, moment_of
from mailflow.reading.clauses.title_words import TIMES, is_generic, is_size
from mailflow.reading.clauses.words import is_noun, is_person, is_verb, lemma, qualifies
from mailflow.reading.figures.leftovers.counted_nouns import counted_at, fits
from mailflow.reading.figures.leftovers.likeliest_figure import likeliest_figure
from mailflow.reading.figures.leftovers.none_done import none_done
from mailflow.reading.figures.leftovers.nothing_of import ASIDE, PREPOSITIONS, nothing_of
from mailflow.reading.figures.leftovers.pieces import Piece, pieces_of
from mailflow.reading.figures.leftovers.refusals import is_refused, tells_other_deed, without_deeds
from mailflow.reading.figures.told_otherwise import tells_other_people
from mailflow.reading.morphology import is_genitive
from mailflow.reading.wordings.dealt_numbers import deals_out

_JOINS = frozenset({"и", "или", "-", "/"})
# An honest letter has no more, and no such piece of a sentence.
_MOST_SENTENCES = 400
_MOST_TOKENS = 80
_MOST_NUMBERS = 8
_YEARS = re.compile(r"\b(?:в|за)\s(20\d\d)\sг")
_NEEDS = re.compile(r"\b(?:по)?требу|\bнужда|\bнуж(?:ен|н[аоы])\b|\bнеобходим|\bподлеж")


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with what the rules read of it."""

    sentence: Sentence
    claims: Sequence[Claim]


def leftover_claims(
    read: Sequence[Read],
    specs: Sequence[FigureSpec],
    untold: Sequence[FigureSpec],
    year: int | None,
) -> list[tuple[Claim, str]]:
    """Claims of the figures nothing was told of, each with its sentence; none where two numbers would fit."""
    stems = stems_of(tuple(specs))
    found = [
        (claim, each.sentence.text)
        for each in read[:_MOST_SENTENCES]
        if not each.sentence.text.rstrip().endswith("?") and not deals_out(each.sentence.low)
        for claim in (*_denied(each, specs, untold, year), *_claims_of(each, specs, untold, stems, year))
    ]
    values: dict[str, set[Decimal]] = {}
    for claim, _ in found:
        values.setdefault(claim.key, set()).add(claim.value)
    return [(claim, text) for claim, text in found if len(values[claim.key]) == 1]


def _denied(
    read: Read, specs: Sequence[FigureSpec], untold: Sequence[FigureSpec], year: int | None
) -> Iterator[Claim]:
    low = read.sentence.low
    if not _is_of_other_time(low, read.sentence.text.lower(), year):
        yield from none_done(low, specs, untold)


def _claims_of(
    read: Read,
    specs: Sequence[FigureSpec],
    untold: Sequence[FigureSpec],
    stems: Mapping[str, Sequence[str]],
    year: int | None,
) -> Iterator[Claim]:
    words_all = tokens(read.sentence.low)
    free = Counter(each.value for each in words_all if each.value is not None)
    free.subtract(each.value for each in read.claims)
    by_each = "кажд" in read.sentence.low
    for piece in pieces_of(words_all):
        if len(piece.tokens) > _MOST_TOKENS or len(piece.numbers) > _MOST_NUMBERS:
            continue
        words = read.sentence.low[piece.start : piece.end]
        written = read.sentence.text[piece.start : piece.end].lower()
        if _is_of_other_time(words, written, year) or _is_past(read.sentence.text[: piece.end], year):
            continue
        if not piece.numbers:
            yield from nothing_of(piece, words, specs, untold, stems)
        for at in piece.numbers:
            value = piece.tokens[at].value
            if value is None or free[value] < 1 or (by_each and _follows(piece, at, "по")):
                continue
            if _touches_number(piece, at) or _is_capacity(piece, at):
                continue
            if _follows(piece, at, "из") and (
                is_planned(read.sentence.low) or _is_parted(words_all, piece.tokens[at])
            ):
                continue  # «из 60 тонн, предусмотренных планом», «из 8 практик отобраны 3»
            alike = [each for each in specs if not _needs(words, each)]
            spec = likeliest_figure(piece, at, alike, read.sentence.low, untold)
            if spec is None or spec not in untold or _says_no(words, spec):
                continue
            if tells_other_people(piece.tokens, words, spec) or is_planned(without_deeds(words, spec)):
                continue
            if tells_other_deed(piece.words_around(at), spec, specs):
                continue
            labelled = at > 0 and piece.tokens[at - 1].text in ("-", ":", "=")
            labelled = labelled or counted_at(piece.tokens, at).noun in ("раз", "раза")
            if not is_refused(
                piece.words_around(at), spec, stems[spec.key], read.sentence.low, labelled=labelled
            ):
                yield from _claim(piece, at, spec)


def _is_parted(words: Sequence[Token], whole: Token) -> bool:
    """Whether a smaller number behind a whole may be the part that was asked for."""
    return any(
        each.start > whole.start and each.value is not None and each.value < (whole.value or 0)
        for each in words
    )


def _touches_number(piece: Piece, at: int) -> bool:
    """«Проведено мероприятий 6 4», «6 и 8 школ»: nobody can tell which of two."""
    behind, before = piece.tokens[at + 1 : at + 3], piece.tokens[max(0, at - 2) : at][::-1]
    return any(_meets_number(each) for each in (before, behind))


def _meets_number(near: Sequence[Token]) -> bool:
    joined = bool(near) and near[0].text in _JOINS
    return any(each.value is not None for each in near[: 1 + joined])


def _is_capacity(piece: Piece, at: int) -> bool:
    """«В школе на 900 мест»"""
    return _follows(piece, at, "на") and lemma(counted_at(piece.tokens, at).noun) == "место"


def _follows(piece: Piece, at: int, word: str) -> bool:
    return at > 0 and piece.tokens[at - 1].text == word


def _is_of_other_time(words: str, written: str, year: int | None) -> bool:
    when = moment_of(written)
    past = year is not None and when is not None and 0 < when[0] < year
    return past or is_earlier(words) or is_average(words)


def _is_past(text: str, year: int | None) -> bool:
    """Whether the year named last is over: «в 2023 году работал 1 клуб, посещали 10 человек»."""
    named = _YEARS.findall(text)
    return year is not None and bool(named) and int(named[-1]) < year


def _says_no(words: str, spec: FigureSpec) -> bool:
    """«не соответствуют 3» is told of «Пробы, не соответствующие нормативам»."""
    return is_absent(words) and " не " not in f" {spec.title.lower()} "


def _needs(words: str, spec: FigureSpec) -> bool:
    """«Ремонта требуют 5 км» is no «Отремонтировано», nor the other way round."""
    return (_NEEDS.search(words) is None) != (_NEEDS.search(spec.title.lower()) is None)


def _claim(piece: Piece, at: int, spec: FigureSpec) -> Iterator[Claim]:
    counted = counted_at(piece.tokens, at)
    people = counted.unit is not None and counted.unit.dimension is Dimension.PEOPLE
    if not (counted.noun or people) and _counts_beside(piece.words_around(at), piece, at, spec):
        return
    value = fits(spec, counted, piece.tokens[at].value)
    if value is not None:
        yield Claim(spec.key, value)


def _counts_beside(around: tuple[str, ...], piece: Piece, at: int, spec: FigureSpec) -> bool:
    """«Отремонтировано водоёмов – 3» counts those: a noun of its own, led to by no preposition."""
    headed = False  # «членов советов – 19» counts the members
    for place, token in enumerate(piece.tokens[: at + 1]):
        word, behind = token.text, piece.tokens[place + 1].text if place < at else ""
        if word not in around or _is_led(piece, place) or not (word.isalpha() and is_noun(word)):
            continue
        if (headed and is_genitive(word)) or (is_verb(behind) and is_of(behind, spec)):
            continue  # «Волонтёры помогли пятерым» counts no volunteers
        own = is_of(word, spec) and not _is_led_in_title(word, spec)
        headed = own and (is_person(word) or counts_people(spec)) and not qualifies(word, behind)
        known = lemma(word) in ASIDE | TIMES or is_generic(word) or is_size(word) or own
        if not known and not (counts_people(spec) and lemma(word) == "участник"):
            return True
    return False


def _is_led(piece: Piece, place: int) -> bool:
    before = piece.tokens[place - 1].text if place else ""
    return before in PREPOSITIONS or before.startswith(MASK)


def _is_led_in_title(word: str, spec: FigureSpec) -> bool:
    """«Захоронений 500» counts no «Закрыто для захоронений»."""
    return any(
        before in PREPOSITIONS and lemma(told) == lemma(word)
        for before, told in pairwise(spec.title.lower().split())
    )
