"""Streets told one by one, each with its length or area: «ул. Мира - 0,9 км, ул. Полевая - 0,85 км»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.quantities import Dimension, plain_decimal, read_unit

_KIND = (
    r"(?:ул\b\.?|улиц[а-я]{1,2}\b|пер\b\.?|переул[а-я]{2,4}\b|просп[а-я.]{0,6}|пр-т[а-я]?\b|шоссе\b|подъезд[а-я]?\b"
    r"|(?:авто)?дорог[аиеу]\b|участ(?:ок|ка|ке)\b|площад[ьи]\b|набережн[а-я]{2}\b|мост[а-я]?\b|тротуар[а-я]?\b"
    r"|хутор[а-я]?\b|станиц[а-я]\b|посел[а-я]{2,3}\b|сел[оае]\b|аул[а-я]?\b|(?:х|ст|пос|с|п|а)\.)"
)
_OBJECT = (
    rf"\b(?:(?:на|по|в)\s)?{_KIND}\s?(?:\d{{1,3}}(?:-летия)?\s)?[^\n;,()\d]{{2,60}}?"
    r"(?:\s?[-:(]\s?|\s(?:протяженностью|длиной|площадью)\s)"
    r"(?P<value>\d{1,6}(?:[.,]\d{1,3})?)\s?(?P<unit>км|м|га|кв\.?\s?м)\b\)?"
    # «..., 0,9 км (4,5 млн руб.)»
    r"(?:(?:\s?[-,(]\s?|\s)(?:на\s)?\d[\d ,.]{0,12}(?:млн|тыс|руб)[а-я.]{0,8}(?:\s?руб[а-я.]{0,4})?\)?)?"
)
_ONE = re.compile(_OBJECT, re.IGNORECASE)
_NEXT = re.compile(
    r"\.?\s?(?:[,;](?:\s(?:и|а\sтакже))?|\n|\sи|\sа\sтакже)[\s•*-]{0,3}(?:\d{1,2}[.)]\s)?", re.IGNORECASE
)
_END = re.compile(r"\s{0,3}[.;,)]?\s{0,3}(?:$|\n|(?:итого|всего|общ)|(?<=\.\s))", re.IGNORECASE)


def with_objects_summed(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The text with «1.75 км» for a list of two or more objects that ends its sentence or leads to its total.

    A list whose members have different units, or that goes on in other words, stays as it is. `plain` is
    normalised; only figures measured in lengths or areas are told so.
    """
    if not any(_is_spread(each) for each in specs):
        return plain
    read: list[str] = []
    done = 0
    while (first := _ONE.search(plain, done)) is not None:
        members = _members(plain, first)
        end = members[-1].end()
        summed = len(members) > 1 and len({_unit(each) for each in members}) == 1
        if summed and _END.match(plain, end):
            total = sum((Decimal(each["value"].replace(",", ".")) for each in members), Decimal(0))
            read += [plain[done : first.start()], f"{plain_decimal(total):f} {members[0]['unit']}"]
        else:
            read.append(plain[done:end])
        done = end
    return "".join((*read, plain[done:]))


def _members(plain: str, first: re.Match[str]) -> list[re.Match[str]]:
    found = [first]
    while (join := _NEXT.match(plain, found[-1].end())) and (member := _ONE.match(plain, join.end())):
        found.append(member)
    return found


def _unit(member: re.Match[str]) -> str:
    return member["unit"].lower().replace(" ", "").replace(".", "")


def _is_spread(spec: FigureSpec) -> bool:
    unit = read_unit(spec.unit) if is_measure(spec) else None
    return unit is not None and unit.dimension in (Dimension.LENGTH, Dimension.AREA)
