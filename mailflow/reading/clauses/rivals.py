"""Which of several figures a clause speaks of where its words name more than one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people, is_measure
from mailflow.reading.clauses.quantities import Dimension, find_quantities, read_unit
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_forms, deed_stems, tells_deed
from mailflow.reading.clauses.title_words import LENGTHS, SIZES, is_generic, is_size, is_unit, title_words
from mailflow.reading.clauses.words import stem

_SHORTEST = 3


def says_most(specs: Sequence[FigureSpec], words: Sequence[str]) -> FigureSpec | None:
    """The figure of whose title the words say most; None where no figure stands out."""
    ranked = sorted(specs, key=lambda each: _told(each.title, words), reverse=True)
    if len(ranked) > 1 and _told(ranked[0].title, words) == _told(ranked[1].title, words):
        return None
    return ranked[0] if ranked else None


class Named(Protocol):
    """A figure named by the tokens `at` to `end` (exclusive)."""

    @property
    def spec(self) -> FigureSpec: ...
    @property
    def at(self) -> int: ...
    @property
    def end(self) -> int: ...


Each = TypeVar("Each", bound=Named)


def of_one_word(clause: Sequence[Token], mentions: Sequence[Each]) -> list[Each]:
    """Without figures of whose titles a clause says less than of another's that the same word names.

    «избирательных участков – 5» is no «Приняли участие в голосовании», «снято с учёта 9 семей» no «Состоит
    на учёте». What a clause without a number denies it denies of all: «поддержка не оказывалась».
    """
    words = [each.text for each in clause]
    told = {each.spec.key: _told(each.spec.title, words) for each in mentions}
    if all(each.value is None for each in clause):
        told = {key: (each[0], each[2]) for key, each in told.items()}
    return [
        each
        for each in mentions
        if all(
            told[each.spec.key] >= told[other.spec.key] for other in mentions if _compete(each, other, words)
        )
    ]


def of_one_number(clause: Sequence[Token], mentions: Sequence[Each], wider: Mapping[str, str]) -> list[Each]:
    """The same for figures in one unit where the clause has one number: it can be of one alone.

    «в голосовании приняли участие 870 избирателей» tells not their number. Those that count some of another
    (`wider`) stay beside it.
    """
    words = [each.text for each in clause]
    told = (at for at, each in enumerate(clause) if each.value is not None)
    if (
        len(mentions) < 2
        or sum(not (words[at + 1 : at + 2] or [""])[0].startswith(LENGTHS) for at in told) != 1
    ):
        return list(mentions)
    said = {each.spec.key: _told(each.spec.title, words)[:2] for each in mentions}
    return [
        each
        for each in mentions
        if all(
            said[each.spec.key] >= said[other.spec.key]
            for other in mentions
            if _contend(each, other, wider, words) and not _both_done(each.spec, other.spec, words)
        )
    ]


def _contend(one: Named, other: Named, wider: Mapping[str, str], words: Sequence[str]) -> bool:
    """Counted alike, or the one named within the other: «детей в многодетных семьях – 61»."""
    if one.spec is other.spec or wider.get(one.spec.key) == other.spec.key:
        return False
    if wider.get(other.spec.key) == one.spec.key:
        return False
    named = (
        other.end <= one.at
        and words[one.at].startswith(title_parts(other.spec.title))
        and not is_measure(one.spec)
    )
    return named or _share_unit(one.spec, other.spec, wider)


def _share_unit(one: FigureSpec, other: FigureSpec, wider: Mapping[str, str]) -> bool:
    if one is other or wider.get(one.key) == other.key or wider.get(other.key) == one.key:
        return False
    if is_measure(one) or is_measure(other):
        return one.unit.lower() == other.unit.lower()
    return figure_stems(one)[:1] == figure_stems(other)[:1]


def told_by_deed(clause: Sequence[Token], specs: Sequence[FigureSpec], spec: FigureSpec) -> FigureSpec:
    """The figure, or the one of the same noun whose deed a clause tells and of whose title it says more.

    «Переведено в электронный вид: 5» is no «Услуги в электронном виде» where «Переведено услуг» is asked.
    """
    if is_measure(spec):
        return spec
    words = [each.text for each in clause]
    sisters = [
        each for each in specs if each is not spec and figure_stems(each)[:1] == figure_stems(spec)[:1]
    ]
    said = [each for each in sisters if _says_deed(each, words) and not is_measure(each)]
    return max((spec, *said), key=lambda each: _told(each.title, words)[0])


def with_their_units(clause: Sequence[Token], mentions: Sequence[Each]) -> list[Each]:
    """Without sums and sizes that only their deed or their object names where no number has their unit.

    «участков предоставлено 6» counts them, and tells nothing of «Площадь предоставленных участков».
    """
    counted = [each for each in mentions if not is_measure(each.spec) or counts_people(each.spec)]
    if not counted or all(each.value is None for each in clause):
        return list(mentions)
    known = {each.dimension for each in find_quantities(clause)}
    deeds = tuple(deed for each in counted for deed in deed_stems(each.spec))
    return [
        each
        for each in mentions
        if each in counted
        or (_is_of(known, each.spec) and not _is_deed_of_others(clause[each.at].text, each.spec, deeds))
        or _is_head(clause, each, deeds)
    ]


def _is_deed_of_others(word: str, spec: FigureSpec, deeds: tuple[str, ...]) -> bool:
    """«приобретено 3 машины» names no «Стоимость приобретённых машин»."""
    told = any(tells_deed(each) for each in title_words(spec.title))
    return bool(deeds) and word.startswith(deeds) and not told


def _is_of(known: set[Dimension], spec: FigureSpec) -> bool:
    unit = read_unit(spec.unit)
    return unit is None or unit.dimension in known


def _is_head(clause: Sequence[Token], mention: Named, deeds: tuple[str, ...]) -> bool:
    """Whether its first noun names it; «заявок на гранты – 2» and «отловлено 9» speak of no sum."""
    word = clause[mention.at].text
    if mention.at and clause[mention.at - 1].text in ("на", "для", "о", "об"):
        return False
    return word.startswith(figure_stems(mention.spec)[0]) and not (deeds and word.startswith(deeds))


def _compete(one: Named, other: Named, words: Sequence[str]) -> bool:
    """Named by one word, and not done to it both."""
    if one.spec is other.spec or one.at >= other.end or other.at >= one.end:
        return False
    units = read_unit(one.spec.unit), read_unit(other.spec.unit)
    if units[0] and units[1] and units[0].dimension is not units[1].dimension and not _are_people(one, other):
        return False  # «освещено 12 км улиц, 55 %»: the unit tells which
    return not _both_done(one.spec, other.spec, words)


def _are_people(*mentions: Named) -> bool:
    return any(counts_people(each.spec) or not is_measure(each.spec) for each in mentions)


def _both_done(one: FigureSpec, other: FigureSpec, words: Sequence[str]) -> bool:
    """«выявлены и ликвидированы 4 свалки»: two deeds joined; «поддержано 3 из 8 поданных» counts one."""
    one_deed, other_deed = deed_stems(one), deed_stems(other)
    for before, joint, after in zip(words, words[1:], words[2:], strict=False):
        if joint == "и" and one_deed and other_deed:
            pair = (before, after) if before.startswith(one_deed) else (after, before)
            if pair[0].startswith(one_deed) and pair[1].startswith(other_deed):
                return True
    return False


def _says_deed(spec: FigureSpec, words: Sequence[str]) -> bool:
    deeds = deed_stems(spec)
    return bool(deeds) and any(word.startswith(deeds) for word in words)


def _told(title: str, words: Sequence[str]) -> tuple[float, ...]:
    """How much of a title a clause says: its words, its deed, its measure, and the share of the title."""
    parts = title_parts(title)
    said = sum(any(word.startswith(part) for word in words) for part in parts)
    named = not _lacks_size(title, words)
    return said, not _lacks_deed(title, words), named, said / max(1, len(parts)), not _sizes(title)


def said(title: str, text: str) -> int:
    """How many words of a title a lower-case text says."""
    words = text.split()
    return sum(any(word.startswith(part) for word in words) for part in title_parts(title))


def _lacks_deed(title: str, words: Sequence[str]) -> bool:
    deeds = _deeds(title)
    return bool(deeds) and not any(word.startswith(deeds) for word in words)


def _lacks_size(title: str, words: Sequence[str]) -> bool:
    """«Казачьих дружин нет» tells nothing of «Численность казачьих дружин»."""
    sizes = _sizes(title)
    return bool(sizes) and not any(word.startswith(sizes) for word in words)


@lru_cache(maxsize=256)
def _deeds(title: str) -> tuple[str, ...]:
    return tuple(form for word in title_words(title) if tells_deed(word) for form in deed_forms(word))


@lru_cache(maxsize=256)
def _sizes(title: str) -> tuple[str, ...]:
    return tuple(
        size for size in SIZES if any(word.startswith(size) and is_size(word) for word in title_words(title))
    )


@lru_cache(maxsize=256)
def title_parts(title: str) -> tuple[str, ...]:
    told = [word for word in title_words(title) if len(word) >= _SHORTEST and not is_unit(word)]
    told = [word for word in told if not is_size(word)] or told
    return tuple(
        dict.fromkeys(
            deed_forms(word)[0] if tells_deed(word) else stem(word) for word in told if not is_generic(word)
        )
    )
