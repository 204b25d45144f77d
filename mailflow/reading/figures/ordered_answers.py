"""Answers that stand in the order of what was asked and name nothing: «1. Нет. 2. 390 человек.»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import DEED, Claim
from mailflow.reading.clauses.clause_division import PIECES
from mailflow.reading.clauses.clauses import Token, tokens
from mailflow.reading.clauses.figure_kinds import counts_people, is_measure
from mailflow.reading.clauses.kin_words import says
from mailflow.reading.clauses.quantities import Dimension, read_unit, unit_at
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.figures.points import answered_points
from mailflow.reading.tables.table_cells import figure_value

# What may stand beside the number of an answer and names nothing.
_BESIDE = frozenset(
    {"отвечаем", "сообщаем", "ответ", "составляет", "составило", "составил", "составила", "всего", "имеется"}
    | {"имеются", "итого", "это", "тыс", "млн", "из", "них"}
)
# «Должников нет. 0/0/0.»: as many as were asked for, and in whatever order
_ZEROS = re.compile(r"(?:^|(?<=[.:;\n])|(?<=[.:;]\s))0(?:\s?/\s?0){1,7}(?=\s?(?:[.;\n]|$))")
_NONE = frozenset({"нет", "отсутствуют", "отсутствует", "не"})


def ordered_claims(
    plain: str, specs: Sequence[FigureSpec], stems: Mapping[str, Sequence[str]], points: int = 0
) -> Iterator[Claim]:
    """The bare numbers of answers that have one point for each figure, where no point names another's.

    `plain` is normalised; `points` is how many were asked, 0 where that is not known. A point in words must
    name its own figure.
    """
    if points not in (0, len(specs)):
        return
    if any(each[0].count("0") == len(specs) for each in _ZEROS.finditer(plain)):
        yield from (Claim(each.key, Decimal(0), DEED) for each in specs)
        return
    told = list(zip((each.lower() for each in answered_points(plain, len(specs))), specs, strict=False))
    if not all(_is_bare_of(text, spec) or _names(text, stems[spec.key]) for text, spec in told):
        return
    for text, spec in told:
        if _is_bare_of(text, spec):
            value = _value(text, spec)
            if value is not None:
                yield value


def _value(text: str, spec: FigureSpec) -> Claim | None:
    words = tokens(text)
    numbers = [each for each in words if each.value is not None]
    written = text[numbers[0].start :] if numbers else text
    if numbers and not is_measure(spec):
        written = f"{numbers[0].value:f}"
    value = figure_value(written.rstrip(" .;,"), spec.unit.lower(), spec)
    return None if value is None else Claim(spec.key, value, DEED)


def _is_bare_of(text: str, spec: FigureSpec) -> bool:
    """A number with the figure's own unit or none: «7 650 экземпляров» counts no kilometres."""
    words = tokens(text)
    numbers = [at for at, each in enumerate(words) if each.value is not None]
    rest = [each.text for each in words if each.value is None and each.text.isalpha()]
    if not numbers:
        return text == "-" or (bool(_NONE & set(rest)) and len(rest) == 1)
    if len(numbers) > 1 or not _is_in_unit(words, numbers[0], spec):
        return False
    return all(word in _BESIDE or _is_piece(word, spec) for word in rest)


def _is_in_unit(words: Sequence[Token], at: int, spec: FigureSpec) -> bool:
    unit, _ = unit_at(words, at + 1)
    asked = read_unit(spec.unit) if is_measure(spec) else None
    if unit is None:
        return True
    if asked is None:
        return unit.dimension is Dimension.PEOPLE and _is_piece(words[at + 1].text, spec)
    return asked.dimension is unit.dimension


def _is_piece(word: str, spec: FigureSpec) -> bool:
    """«205 семей», «6 ед.», «133 чел.» where people are counted, and a unit as the figure has it."""
    if word in PIECES or (counts_people(spec) and word.startswith("чел")):
        return True
    if is_measure(spec) and read_unit(word) is not None:
        return True
    return any(says(word, told) for told in (*title_words(spec.title), *title_words(spec.unit)))


def _names(text: str, stems: Sequence[str]) -> bool:
    return any(part.split()[0] in text for part in stems)
