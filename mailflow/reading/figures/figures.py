"""Figures that running text reports, for whatever figures the request declares.

Tables are read by `tables`; what the letter says as a whole by `outcomes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.claims import INFERRED, Claim
from mailflow.reading.clauses.clauses import sentences
from mailflow.reading.clauses.deeds import roots_of_deed
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.figures.conflicts import with_conflicts_parted
from mailflow.reading.figures.denials import none_besides
from mailflow.reading.figures.enumerations import listed_claims, numbered_claims
from mailflow.reading.figures.leftovers.leftover_claims import Read, leftover_claims
from mailflow.reading.figures.lone_quantities import unit_words
from mailflow.reading.figures.lost_counts import lost_counts
from mailflow.reading.figures.ordered_answers import ordered_claims
from mailflow.reading.figures.scanned_figures import OF_A_TABLE
from mailflow.reading.figures.sentence_figures import SentenceReader
from mailflow.reading.figures.settled import FigureReading, Told, settled
from mailflow.reading.figures.titled_ones import Titled, titled_ones
from mailflow.reading.figures.wholes import wholes_told
from mailflow.reading.normal import normalise, squeeze
from mailflow.reading.passages import Passage
from mailflow.reading.tables.own_tables import own_claims, without_tables
from mailflow.reading.tables.row_numbers import without_row_numbers
from mailflow.reading.tables.torn_tables import torn_claims
from mailflow.reading.tables.year_rows import with_year_rows
from mailflow.reading.wordings.plainly import put_plainly

# What a letter reports stands in its first thirty pages; the limit bounds the work on hostile texts.
_MAX_TEXT = 60_000
_MAX_TEXTS = 100_000
# «Практики......2», «Практики __2__»: a printed form filled in.
_LEADERS = Gated(r"\.{4,200}|(?<![\w_])_{1,80}(?=\d)|(?<=\d)_{1,80}(?![\w_])")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for: `stems` of each figure, `parts` of words one of which a sentence must hold, `heads`
    the nouns that are counted."""

    specs: Sequence[FigureSpec]
    stems: Mapping[str, tuple[str, ...]]
    parts: tuple[str, ...]
    heads: tuple[str, ...]
    year: int | None
    points: int


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage as its sentences were read, with what each of them claimed."""

    passage: Passage
    plain: str
    claimed: Mapping[str, Sequence[Claim]]


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
    asked = _asked(specs, year, points)
    told: Told = {spec.key: [] for spec in specs}
    left = _MAX_TEXTS
    read: list[_Text] = []
    for passage in passages:
        text = _read(passage, left, asked, told)
        left -= len(text.plain)
        read.append(text)
    for text in read:
        _add_leftovers(text, asked, told)
    titled = _add_named(passages, asked, told)
    reading = settled(specs, with_conflicts_parted(told, specs), titled)
    lost = lost_counts(passages, {key for key, claims in told.items() if claims}, asked.stems)
    unread = tuple(key for key in lost if key not in reading.figures)
    return replace(reading, doubtful=reading.doubtful + unread)


def _asked(specs: Sequence[FigureSpec], year: int | None, points: int) -> _Asked:
    stems = stems_of(tuple(specs))
    named = {part.split()[0] for each in stems.values() for part in each}
    # A noun that figures share names none of them, and can be denied for all.
    nouns = {
        part for each in specs for part in (*figure_stems(each)[:1], *deed_stems(each), *roots_of_deed(each))
    }
    heads = tuple(dict.fromkeys(each[0].split()[0] for each in stems.values() if each))
    return _Asked(specs, stems, (*named, *nouns, *unit_words(specs)), heads, year, points)


def _read(passage: Passage, left: int, asked: _Asked, told: Told) -> _Text:
    """Tables, lists and sentences of a passage, at most `left` characters; what they tell goes to `told`."""
    written = with_year_rows(_LEADERS.sub(" - ", passage.text[:_MAX_TEXT]))
    shortened = replace(passage, text=without_row_numbers(written, scanned=passage.ocr))
    rest, tables, rows = without_tables(shortened, asked.specs)
    for claim in (*own_claims(tables), *rows):
        told[claim.key].append((claim, OF_A_TABLE, passage))
    plain = put_plainly(normalise(rest.text)[:left], asked.specs, asked.heads)
    for claim, quote in _claims_of_lists(plain, asked.specs, asked.stems, asked.points):
        told[claim.key].append((claim, quote, passage))
    wholes, plain = wholes_told(plain, asked.specs)
    for claim in wholes:
        told[claim.key].append((claim, "часть от целого", passage))
    reader = SentenceReader(asked.specs, asked.stems, asked.year)
    claimed: dict[str, list[Claim]] = {}
    for sentence in sentences(plain, asked.parts):
        claims = reader.claims_of(sentence)
        claimed.setdefault(sentence.text, []).extend(claims)
        for claim in claims:
            told[claim.key].append((claim, squeeze(sentence.text), passage))
    return _Text(passage, plain, claimed)


def _add_leftovers(text: _Text, asked: _Asked, told: Told) -> None:
    """What the sentences say of figures nothing was told of; never on scans."""
    untold = [each for each in asked.specs if _is_untold(told[each.key], asked.year)]
    if not untold or text.passage.ocr:
        return
    rest = [Read(each, text.claimed.get(each.text, ())) for each in sentences(text.plain, ("",))]
    for claim, quote in leftover_claims(rest, asked.specs, untold, asked.year):
        if told[claim.key] and f"{asked.year}" not in quote:
            continue  # older ones are told, and of which year this is nobody says
        told[claim.key].append((claim, squeeze(quote), text.passage))


def _is_untold(claims: Sequence[tuple[Claim, str, Passage]], year: int | None) -> bool:
    """«за 2023 год – 10 чел.» alone tells nothing of the request's year."""
    moments = [claim.when for claim, _, _ in claims]
    return all(year is not None and when is not None and 0 < when[0] < year for when in moments)


def _add_named(passages: Sequence[Passage], asked: _Asked, told: Told) -> Mapping[str, Titled]:
    """None besides, and things told by their titles alone; the titles of each figure."""
    some = {key for key, claims in told.items() if any(claim.value for claim, _, _ in claims)}
    texts = [normalise(each.text[:_MAX_TEXT]) for each in passages]
    for passage, text in zip(passages, texts, strict=True):
        for claim in none_besides(text, asked.stems, some):
            told[claim.key].append((claim, "иных нет", passage))
    titled = titled_ones(texts, asked.stems)
    for spec in asked.specs:
        ones = titled[spec.key]
        if ones.done and not (told[spec.key] or ones.other or is_measure(spec)):
            claim = Claim(spec.key, Decimal(len(ones.done)), INFERRED, certain=False)
            told[spec.key].append((claim, "названы поимённо", passages[0]))
    return titled


def _claims_of_lists(
    plain: str, specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]], points: int
) -> Iterator[tuple[Claim, str]]:
    """What lists and tables torn into lines tell, each with where it stands."""
    yield from ((claim, "перечень") for claim in listed_claims(plain, stems))
    yield from ((claim, "перечень") for claim in numbered_claims(plain.lower(), stems))
    yield from ((claim, "ответ по порядку вопросов") for claim in ordered_claims(plain, specs, stems, points))
    yield from ((claim, "таблица") for claim in torn_claims(plain, stems))
