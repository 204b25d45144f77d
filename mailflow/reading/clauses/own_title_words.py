"""What one figure's title says beside another's: its own deeds, its own words, the noun it lends.

How two titles as texts are told apart is left to `contrasts`, what follows for the figures to `families` and
`narrower_figures`.
"""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.contrasts import state_told, told_apart
from mailflow.reading.clauses.figure_kinds import counts_people, is_measure
from mailflow.reading.clauses.stems import figure_stems, said_otherwise, stems_of_pair
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.title_words import OF_ALL, OF_STANDING, SIZES, is_unit, title_words
from mailflow.reading.clauses.words import is_noun, lemma, stem


def own_words(spec: FigureSpec, alike: Sequence[FigureSpec]) -> tuple[str, ...]:
    """Stems of words and deeds that none of the other titles has."""
    others = [each for each in alike if each is not spec]
    if all(own_deeds(each, alike) for each in alike):
        return own_deeds(spec, alike)
    return told_apart(
        telling_words(spec), tuple(telling_words(each) for each in others), counted_noun(spec)[0]
    )


def own_deeds(spec: FigureSpec, alike: Sequence[FigureSpec]) -> tuple[str, ...]:
    """«Заключено договоров» beside «Расторгнуто договоров»: what was done parts them."""
    others = {deed for each in alike if each is not spec for deed in deed_stems(each)}
    return tuple(deed for deed in deed_stems(spec) if deed not in others)


def counted_noun(spec: FigureSpec) -> tuple[str, ...]:
    """The noun that is counted or measured: the land of «Площадь земель»."""
    stems = figure_stems(spec)
    measured = is_measure(spec) and not counts_people(spec) and len(stems) > 1 and stems[0].startswith(SIZES)
    return stems[1:2] if measured else stems[:1]


def lends_noun(other: FigureSpec, spec: FigureSpec) -> bool:
    """Whether the noun by which a figure is counted stands in the other's title and not in its own."""
    noun = counted_noun(other)[0]
    own, others = (any(word.startswith(noun) for word in title_words(each.title)) for each in (spec, other))
    return others and not own


def state_of(spec: FigureSpec) -> tuple[str, ...]:
    """Stems of the state by which the title tells some of its noun: «Вакантные должности»; () for none."""
    if spec.words or is_measure(spec):
        return ()
    return state_told(telling_words(spec), (*figure_stems(spec), "")[0])


def second_of_pair(spec: FigureSpec) -> tuple[str, ...]:
    """«Проекты-победители»: stems of the second noun, which tells which of them; () where there is none."""
    first, hyphen, second = (title_words(spec.title) or [""])[0].partition("-")
    if not hyphen or spec.words or not first.startswith(figure_stems(spec)[:1]) or not is_noun(second):
        return ()
    return (stem(second), *said_otherwise(second), *stems_of_pair(f"{first}-{second}"))


def telling_words(spec: FigureSpec) -> str:
    """The title without «количество», «муниципальных», units and the like."""
    words = title_words(spec.title)
    return " ".join(word for word in words if lemma(word) not in OF_STANDING | OF_ALL and not is_unit(word))
