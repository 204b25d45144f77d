"""Figures that running text reports, for whatever figures the request declares.

Tables are read by `tables`; what the letter says as a whole by `outcomes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.abbreviations import spelt_out
from mailflow.reading.clauses.claims import INFERRED, Claim
from mailflow.reading.clauses.clauses import sentences
from mailflow.reading.clauses.deeds import roots_of_deed
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.narrower_figures import narrower, told_of_some
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.young_people import with_ages_marked
from mailflow.reading.figures.attendance import with_people_named
from mailflow.reading.figures.bracketed_units import without_bracketed_units
from mailflow.reading.figures.denials import none_besides
from mailflow.reading.figures.enumerations import listed_claims
from mailflow.reading.figures.lacks import with_lacks_marked
from mailflow.reading.figures.leftovers import Read, leftover_claims
from mailflow.reading.figures.lone_quantities import unit_words
from mailflow.reading.figures.lost_counts import lost_counts
from mailflow.reading.figures.misspellings import corrected
from mailflow.reading.figures.objects import with_objects_summed
from mailflow.reading.figures.official_names import with_official_names
from mailflow.reading.figures.ordered_answers import ordered_claims
from mailflow.reading.figures.rephrasings import rephrased
from mailflow.reading.figures.replacements import with_numbers_of_names, with_replacements
from mailflow.reading.figures.said_numbers import with_numbers_said
from mailflow.reading.figures.scanned_figures import OF_A_TABLE, without_doubtful
from mailflow.reading.figures.sentence_figures import SentenceReader
from mailflow.reading.figures.sizes_of_grounds import without_sizes_of_grounds
from mailflow.reading.figures.slashed import with_strokes_paired
from mailflow.reading.figures.title_numbers import without_title_numbers
from mailflow.reading.figures.titled_ones import Titled, titled_ones
from mailflow.reading.figures.whole_and_part import with_wholes_apart
from mailflow.reading.figures.wholes import wholes_told
from mailflow.reading.normal import apart, normalise, squeeze
from mailflow.reading.passages import Passage
from mailflow.reading.tables.own_tables import own_claims, without_tables
from mailflow.reading.tables.row_numbers import without_row_numbers
from mailflow.reading.tables.torn_tables import torn_claims
from mailflow.reading.tables.year_rows import with_year_rows

# What a letter reports stands in its first thirty pages; the limit bounds the work on hostile texts.
_MAX_TEXT = 60_000
_MAX_TEXTS = 100_000
# A line that a PDF wraps keeps its blank.
_TRAILING = re.compile(r"(?<! ) {1,20}\n")
# «2 из 3-х», «5-ти практик»
_CASE_ENDING = Gated(r"(?<=\d)-(?:х|ти|ми|мя|м)\b")
# «полтора километра», «2 с половиной тысячи»
_HALVES = Gated(r"\bполтор[аы]\b|\bполутора\b")
_AND_A_HALF = Gated(r"(?<=\d)\sс\sполовиной\b")
_BULLETS = re.compile(r"(?<![^\n])[ \t]{0,4}[✓✔☑☐▪‣➢►●◦][ \t]{0,4}")
# «практик 1 / инициатив 1 / ответственная Ткач»: two such lines are a list, each number ends its line
_COUNTED_LINES = re.compile(r"(?:(?<![^\n])[ ]{0,3}(?:[а-яёА-ЯЁ-]{2,20} ){1,6}(?:[:-] )?\d{1,5}\n){2,40}")
# «Практики......2», «Практики __2__»: a printed form filled in.
_LEADERS = Gated(r"\.{4,200}|(?<![\w_])_{1,80}(?=\d)|(?<=\d)_{1,80}(?![\w_])")


@dataclass(frozen=True, slots=True)
class FigureReading:
    """Figures by key; `evidence` is Russian. `certain` is False where values conflict or were inferred.

    A figure whose values conflict is left out of `figures` and named in `conflicts`, one that a scan told
    in doubtful digits alone, or named without its count, in `doubtful`.
    """

    figures: dict[str, Decimal] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    certain: bool = True
    conflicts: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


def find_figures(
    passages: Sequence[Passage],
    specs: Sequence[FigureSpec],
    year: int | None = None,
    *,
    points: int = 0,
) -> FigureReading:
    """What the passages report for each figure; what is planned, moderated or asked for is not reported.

    Numbers of years before `year`, the request's own, count only where nothing newer is told. `points` is how
    many points were asked, 0 where that is not known: answers by their numbers are held against it.

    The first 60,000 characters of a passage are read, of all passages together the first 100,000.
    """
    if not specs:
        return FigureReading()
    stems = stems_of(tuple(specs))
    found: dict[str, list[tuple[Claim, str, Passage]]] = {spec.key: [] for spec in specs}
    named = {part.split()[0] for each in stems.values() for part in each}
    # A noun that figures share names none of them, and can be denied for all.
    nouns = {
        part for each in specs for part in (*figure_stems(each)[:1], *deed_stems(each), *roots_of_deed(each))
    }
    parts = (*named, *nouns, *unit_words(specs))
    heads = tuple(dict.fromkeys(each[0].split()[0] for each in stems.values() if each))
    left = _MAX_TEXTS
    read: list[tuple[Passage, str, dict[str, list[Claim]]]] = []
    for passage in passages:
        written = with_year_rows(_LEADERS.sub(" - ", passage.text[:_MAX_TEXT]))
        shortened = replace(passage, text=without_row_numbers(written, scanned=passage.ocr))
        rest_of, tables, rows = without_tables(shortened, specs)
        for claim in (*own_claims(tables), *rows):
            found[claim.key].append((claim, OF_A_TABLE, passage))
        plain = _rewritten(normalise(rest_of.text)[:left], specs, heads)
        left -= len(plain)
        for claim, quote in _claims_of_lists(plain, specs, stems, points):
            found[claim.key].append((claim, quote, passage))
        wholes, plain = wholes_told(plain, specs)
        for claim in wholes:
            found[claim.key].append((claim, "часть от целого", passage))
        reader = SentenceReader(specs, stems, year)
        claimed: dict[str, list[Claim]] = {}
        for sentence in sentences(plain, parts):
            claims = reader.claims_of(sentence)
            claimed.setdefault(sentence.text, []).extend(claims)
            for claim in claims:
                found[claim.key].append((claim, squeeze(sentence.text), passage))
        if not passage.ocr:
            read.append((passage, plain, claimed))
    for passage, plain, claimed in read:
        for claim, quote in _leftovers(
            plain, claimed, specs, [each for each in specs if not found[each.key]], year
        ):
            found[claim.key].append((claim, quote, passage))
    some = {key for key, claims in found.items() if any(claim.value for claim, _, _ in claims)}
    texts = [normalise(each.text[:_MAX_TEXT]) for each in passages]
    for passage, text in zip(passages, texts, strict=True):
        for claim in none_besides(text, stems, some):
            found[claim.key].append((claim, "иных нет", passage))
    titled = titled_ones(texts, stems)
    for spec in specs:
        named_ones = titled[spec.key]
        if named_ones.done and not (found[spec.key] or named_ones.other or is_measure(spec)):
            count = Decimal(len(named_ones.done))
            claim = Claim(spec.key, count, INFERRED, certain=False)
            found[spec.key].append((claim, "названы поимённо", passages[0]))
    reading = _settled(specs, found, titled)
    lost = lost_counts(passages, {key for key, claims in found.items() if claims}, stems)
    unread = tuple(key for key in lost if key not in reading.figures)
    return replace(reading, doubtful=reading.doubtful + unread)


def _rewritten(text: str, specs: Sequence[FigureSpec], heads: Sequence[str]) -> str:
    """A normalised text in the words that the rules know."""
    text = rephrased(with_numbers_said(_tidied(with_strokes_paired(text))), heads)
    for rewritten in (
        spelt_out,
        with_official_names,
        with_ages_marked,
        without_title_numbers,
        without_bracketed_units,
        without_sizes_of_grounds,
        with_objects_summed,
        with_people_named,
        with_lacks_marked,
        with_wholes_apart,
    ):
        text = rewritten(text, specs)
    return apart(corrected(with_replacements(with_numbers_of_names(text)), heads))


def _claims_of_lists(
    plain: str, specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]], points: int
) -> Iterator[tuple[Claim, str]]:
    """What lists and tables torn into lines tell, each with where it stands."""
    yield from ((claim, "перечень") for claim in listed_claims(plain, stems))
    yield from ((claim, "ответ по порядку вопросов") for claim in ordered_claims(plain, specs, stems, points))
    yield from ((claim, "таблица") for claim in torn_claims(plain, stems))


def _leftovers(
    plain: str,
    claimed: Mapping[str, Sequence[Claim]],
    specs: Sequence[FigureSpec],
    untold: Sequence[FigureSpec],
    year: int | None,
) -> Iterator[tuple[Claim, str]]:
    """What the sentences say of figures nothing was told of, each with its sentence."""
    if not untold:
        return
    rest = [Read(each, claimed.get(each.text, ())) for each in sentences(plain, ("",))]
    for claim, quote in leftover_claims(rest, specs, untold, year):
        yield claim, squeeze(quote)


# «Сходы граждан, проведённые в 2024 году 7», a row of a table without its lines.
_COUNT_BEHIND_YEAR = re.compile(
    r"(?<=\n)(?P<label>[А-ЯЁ][^\n\d:]{3,80}\s(?:в|за)\s20\d\d\s(?:году?|г\.))\s{1,4}(?=\d{1,6}\s{0,3}(?:\n\s{0,3}[А-ЯЁ\d]|$))"
)


# «Что касается инициатив, их направлено 4», «В отношении кладбищ: на учёте 5»
_AS_FOR = re.compile(
    r"\b(?:что(?:\sже)?\sкасается|в\sотношении|по\sчасти)\s(?P<noun>(?:[а-яё-]{3,20}\s){0,2}[а-яё-]{4,24})\s?[,:-]\s"
    r"(?:то\s)?(?:их\s)?",
    re.IGNORECASE,
)
# «Личный приём граждан проводился 29 раз»
_TIMES = re.compile(
    r"\b(?:провод(?:ил(?:ся|ась|ось|ись)|ятся|ится)|(?:про|со)стоял(?:ся|ась|ось|ись)|проведен[аыо]?)\s"
    r"(?P<times>\d{1,4})\sраза?\b"
)


# «Это единственная наша практика»
_ONLY_ONE = Gated(r"(?<!\bне\s)\bединственн(?P<end>ая|ый|ое|ую)\b")
_ONES = {"ая": "одна", "ый": "один", "ое": "одно", "ую": "одну"}


# «Практик не имеется. Инициатив тоже.»
_LIKEWISE = Gated(r"[.!;]\s{1,3}(?P<also>(?:И\s)?[А-Я][а-я]{4,20}\s(?:тоже|также)[.!;])")


# «потратили 15 тыс. Марьянское с/п»: a sentence ends at the scale
_SCALE_ENDS = re.compile(r"(?<=\d\s)(тыс|млн)\.(?=\s[А-ЯЁ][а-яё])")
# «кап. ремонт», «кап.ремонта»
_OVERHAUL = re.compile(r"\bкап(?:\.\s?|-|\s)ремонт", re.IGNORECASE)
# «к 80-летию Победы» counts nothing
_JUBILEE = re.compile(
    r"(?:\b(?:ко?|в\sчесть|накануне)\s)?\b\d{1,3}(?:-|\s|-?й\s)?лети(?:ю|я|е)\b(?:\s(?:великой\s)?победы)?",
    re.IGNORECASE,
)
# «мероприятия – 4⏎исх. № 45»: the number is none of what begins the next line
_COUNT_BEFORE_OTHERS = re.compile(
    r"(?<=\d)\n(?=\s{0,3}(?:исх|вх|глава|исполнител|исп\.|тел|с\sуважен)[а-я.]*\b)", re.IGNORECASE
)
# «посты-0 Двубратское с/п»: the writer's name behind the last number
_COUNT_BEFORE_NAME = re.compile(
    r"(?<=\d)\s(?=[А-Я][а-я-]{3,30}(?:ское|цкое|ное|вое)\s(?:[сг]/?п\b|[сг]\.\s?п\.|сельское|городское))"
)
# «дороги – 41,3 км⏎ремонт – 1,1 км»: each line is a label with its number
_LABELLED_LINE = re.compile(
    r"(?<![^\n])(?P<line>[^\n\d]{3,90}?\s?[-:]\s?\d[\d ]{0,9}(?:[.,]\d{1,3})?(?:\s[а-яё./ ]{1,16})?)\n"
    r"(?=[^\n\d]{3,90}?\s?[-:]\s?(?:\d|нет\b|не\s|отсут))"
)
# «гидранты 7⏎неисправные 1⏎водоёмы нет»: three such lines are a list, each number ends its line
_ENDING_IN_COUNT = re.compile(
    r"(?<![^\n])(?:(?![^\n]{0,160}№)[^\n]{3,160}[^\n\d.,;\s][ ]{0,3}[:-]?[ ]{0,3}\d{1,6}"
    r"(?:[.,]\d{1,2})?(?:\s(?:шт|ед|чел|тыс)\.?)?(?:\s?руб\.?)?\n){2,40}"
    r"(?=[^\n\d]{3,90}[^\n\d](?:\d{1,6}|нет)\b)"
)


def _tidied(plain: str) -> str:
    plain = _LIKEWISE.sub(lambda found: f", {found['also'][0].lower()}{found['also'][1:]}", plain)
    plain = _ONLY_ONE.sub(lambda found: _ONES[found["end"]], plain)
    if "ремонт" in plain:
        plain = _OVERHAUL.sub("капремонт", plain)
    plain = _SCALE_ENDS.sub(r"\1;", plain)
    if "лети" in plain:
        plain = _JUBILEE.sub(" ", plain)
    if " раз" in plain:
        plain = _TIMES.sub(r"- \g<times>", plain)
    if "касается" in plain or "тношении" in plain or " части " in plain:
        plain = _AS_FOR.sub(r"\g<noun> ", plain)
    if "20" in plain:
        plain = _COUNT_BEHIND_YEAR.sub(r"\g<label> - ", f"\n{plain}")[1:]
    plain = _HALVES.sub("1,5", _AND_A_HALF.sub(",5", plain))
    plain = _BULLETS.sub("- ", plain)
    plain = _COUNT_BEFORE_NAME.sub("; ", plain)
    plain = _COUNT_BEFORE_OTHERS.sub(";\n", plain)
    plain = _LABELLED_LINE.sub(r"\g<line>;\n", plain)
    plain = _ENDING_IN_COUNT.sub(lambda found: found[0].replace("\n", ";\n"), plain)
    plain = _COUNTED_LINES.sub(lambda found: found[0].replace("\n", ";\n"), plain)
    return _CASE_ENDING.sub("", _TRAILING.sub("\n", plain))


def _latest(claims: list[tuple[Claim, str, Passage]]) -> list[tuple[Claim, str, Passage]]:
    """Those of the latest moment, where each tells its own; else all."""
    moments = [claim.when for claim, _, _ in claims]
    known = [each for each in moments if each is not None]
    if len(known) < len(moments) or len({bool(each[0]) for each in known}) != 1:
        return claims
    return [each for each in claims if each[0].when == max(known)]


def _of_titles(claim: Claim, titled: Titled) -> Decimal | None:
    """One told by the singular alone, or as many as have titles; None where it is not told of all of them."""
    if claim.weight != INFERRED or claim.value != 1:
        return claim.value
    if titled.other and len(titled.done | titled.other) > 1:
        return None
    return Decimal(max(1, len(titled.done)))


def _settled(
    specs: Sequence[FigureSpec],
    found: dict[str, list[tuple[Claim, str, Passage]]],
    titled: Mapping[str, Titled],
) -> FigureReading:
    figures: dict[str, Decimal] = {}
    evidence: list[str] = []
    conflicts: list[str] = []
    doubtful: list[str] = []
    certain = True
    for spec in specs:
        claims = without_doubtful(found[spec.key])
        if not claims:
            doubtful += [spec.key] if found[spec.key] else []
            continue
        best = max(claim.weight for claim, _, _ in claims)
        strongest = _latest([each for each in claims if each[0].weight == best])
        values = {claim.value for claim, _, _ in strongest}
        if len(values) > 1:
            listed = " и ".join(f"{value:f}" for value in sorted(values))
            conflicts.append(spec.key)
            evidence.append(f"{spec.title}: в письме разные значения ({listed}), нужно проверить")
            certain = False
            continue
        claim, quote, passage = strongest[0]
        value = _of_titles(claim, titled[spec.key])
        if value is None:
            continue
        claim = replace(claim, value=value)
        figures[spec.key] = value
        certain = certain and claim.certain
        evidence.append(f"{spec.title}: {claim.value:f} — «{quote}», {passage.where}")
    for key, wider in narrower(tuple(specs)).items():
        if not told_of_some(key, wider, specs):
            continue
        if figures.get(wider) == 0 and key not in figures:  # none at all, so none of a kind
            figures[key] = Decimal(0)
    return FigureReading(figures, tuple(evidence), certain, tuple(conflicts), tuple(doubtful))
