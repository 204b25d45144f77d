"""Quantities told without a noun, known by their unit alone: «Отвечаем: 2 км, 1100 тыс. руб.»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.quantities import Dimension, find_quantities, plain_decimal, read_unit
from mailflow.reading.wordings.attendance import counts_comers

_MARKS = frozenset(':;,.-()"•')
_OPENING = frozenset(
    {"отвечаем", "сообщаем", "ответ", "наш", "наши", "итого", "всего", "показатели", "сведения", "или"}
)
_UNIT_WORDS = {
    Dimension.MONEY: ("руб",),
    Dimension.SHARE: ("%", "проц"),
    Dimension.PEOPLE: ("чел",),
    Dimension.LENGTH: ("км", "километр", "метр", " м"),
    Dimension.AREA: ("га", "м2", "кв"),
    Dimension.VOLUME: ("м3", "куб"),
    Dimension.MASS: ("тонн", "кг", " т"),
}


def unit_words(specs: Sequence[FigureSpec]) -> tuple[str, ...]:
    """Fragments one of which stands wherever a figure is told by its unit alone."""
    return tuple(word for dimension in _own_dimensions(specs) for word in _UNIT_WORDS[dimension])


def lone_claims(clauses: Sequence[Sequence[Token]], specs: Sequence[FigureSpec]) -> list[Claim]:
    """Claims of a sentence that holds quantities and nothing else, each in the unit of one figure alone."""
    found: list[Claim] = []
    for clause in clauses:
        claim = lone_claim(clause, specs)
        if claim is not None:
            found.append(claim)
        elif any(each.text not in _OPENING | _MARKS for each in clause):
            return []
    return found if len({each.key for each in found}) == len(found) else []


def lone_claim(clause: Sequence[Token], specs: Sequence[FigureSpec]) -> Claim | None:
    """The claim of a clause that is a number with its unit: «30 чел.» in «(1 мероприятие, 30 чел.)»."""
    own = _own_dimensions(specs)
    quantities = find_quantities(clause) if own else []
    if len(quantities) != 1 or quantities[0].dimension not in own:
        return None
    quantity, spec = quantities[0], own[quantities[0].dimension]
    behind = clause[quantity.end :]
    if behind and behind[0].text == "от":  # «70 % от общего числа»
        behind = ()
    rest = (*clause[: quantity.at], *behind)
    if quantity.dimension is Dimension.MONEY and _is_spent(clause):
        rest = ()
    if quantity.dimension is Dimension.PEOPLE and counts_comers(spec) and _came(clause):
        rest = ()
    unit = read_unit(spec.unit)
    if unit is None or any(each.text not in _OPENING | _MARKS for each in rest):
        return None
    return Claim(spec.key, plain_decimal(quantity.value / unit.factor))


def quantity_of(clause: Sequence[Token], spec: FigureSpec) -> Decimal | None:
    """The only quantity of a clause in the figure's unit: 41300 of «факт – 41,3 млн руб.»; else None."""
    unit = read_unit(spec.unit) if is_measure(spec) else None
    found = find_quantities(clause) if unit is not None else []
    if unit is None or len(found) != 1 or found[0].dimension is not unit.dimension:
        return None
    return plain_decimal(found[0].value / unit.factor)


_SPENT = (
    "деньг",
    "денег",
    "направлен",
    "ушл",
    "потребовал",
    "обошл",
    "обошел",
    "потрат",
    "истрат",
    "израсход",
    "профинансир",
    "выделен",
    "затрач",
)
_OTHER_MONEY = ("эконом", "грант", "налог", "зарплат", "доход", "субсид", "штраф", "долг", "цен")


def _is_spent(clause: Sequence[Token]) -> bool:
    """«На их проведение направлено 50 тыс. рублей»: the only money asked for."""
    words = [each.text for each in clause]
    spent = any(each.startswith(_SPENT) for each in words)
    return spent and not any(each.startswith(_OTHER_MONEY) for each in words)


_CAME = ("вышл", "пришл", "собрал", "приехал", "явил", "поучаствовал")


def _came(clause: Sequence[Token]) -> bool:
    """«Вышло 1250 человек» to what participants are counted of."""
    return any(each.text.startswith(_CAME) for each in clause)


def _own_dimensions(specs: Sequence[FigureSpec]) -> dict[Dimension, FigureSpec]:
    """Dimensions that one figure alone is measured in."""
    measured = list(_measured(specs))
    return {
        dimension: spec
        for dimension, spec in measured
        if [each for each, _ in measured].count(dimension) == 1
    }


def _measured(specs: Sequence[FigureSpec]) -> Iterator[tuple[Dimension, FigureSpec]]:
    for spec in specs:
        unit = read_unit(spec.unit) if is_measure(spec) else None
        if unit is not None:
            yield unit.dimension, spec
