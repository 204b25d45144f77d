"""Mentions of a figure beside those of the wider one it is counted in: which of the two a clause counts.

Which figures count some of another, by their titles, is told by `narrower_figures`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.stems import figure_stems

_APART = frozenset({"и", "из", "при", "от"})


def narrowed(clause: Sequence[Token], mentions: Sequence[Mention], wider: Mapping[str, str]) -> list[Mention]:
    """A noun and what narrows it, no number between, are one mention; so are both around a single number.

    «Требующих ремонта скважин нет» denies the narrower alone.

    «Из 64 гидрантов неисправны 4»: each has its number.
    """
    numbers = sum(token.value is not None for token in clause)
    if numbers == len(mentions) > 1 and clause[0].text == "из" and clause[1].value is not None:
        return list(mentions)
    if numbers == 0:
        narrow = {wider[each.spec.key]: each.at for each in mentions if each.spec.key in wider}
        mentions = [each for each in mentions if narrow.get(each.spec.key, each.at) >= each.at]
    if numbers == 1:
        mentions = _around_number(mentions, wider)
    mentions = _around_each_number(clause, mentions, wider)
    found: list[Mention] = []
    for each in mentions:
        before = found[-1] if found else None
        if (
            before is not None
            and before.spec.key in (wider.get(each.spec.key), each.spec.key)
            and each.spec.key in wider
            and all(token.value is None for token in clause[before.end : each.at])
        ):
            found[-1] = Mention(each.spec, before.at, each.end)
        else:
            found.append(each)
    return found


def narrows_noun(clause: Sequence[Token], at: int, spec: FigureSpec) -> bool:
    """«отремонтированных памятников – 4» beside «Памятники»: the word right before the noun they share."""
    return at + 1 < len(clause) and clause[at + 1].text.startswith(figure_stems(spec)[0])


def is_lacked(clause: Sequence[Token], mention: Mention, wider: Mapping[str, str]) -> bool:
    """«3 ТОС без образования юридического лица» are none with it."""
    if mention.spec.key not in wider:
        return False
    return any(each.text == "без" for each in clause[max(0, mention.at - 3) : mention.at])


def _around_number(mentions: Sequence[Mention], wider: Mapping[str, str]) -> list[Mention]:
    """«обеспечено жильём 6 семей»: the narrower figure, counted by the noun of the wider."""
    narrow = {wider[each.spec.key]: each for each in mentions if each.spec.key in wider}
    found = []
    for each in mentions:
        better = narrow.get(each.spec.key)
        if better is None or each.at < better.at:
            found.append(each)
        else:
            found = [one for one in found if one is not better]
            found.append(Mention(better.spec, each.at, each.end))
    return found


def _around_each_number(
    clause: Sequence[Token], mentions: Sequence[Mention], wider: Mapping[str, str]
) -> list[Mention]:
    """«поддержку получили 4 субъекта на сумму 350 тыс.»: the narrower, its number, the wider's noun."""
    found: list[Mention] = []
    for each in mentions:
        before = found[-1] if found else None
        between = clause[before.end : each.at] if before is not None else ()
        if (
            before is not None
            and wider.get(before.spec.key) == each.spec.key
            and sum(token.value is not None for token in between) == 1
            and between[-1].text != ","
            and not any(token.text in _APART for token in between)
        ):
            found[-1] = Mention(before.spec, each.at, each.end)
        else:
            found.append(each)
    return found
