"""Figures claimed by a number with its unit: roubles, kilometres, people; which of several it belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people, is_measure
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.quantities import Dimension, Quantity, find_quantities, plain_decimal, read_unit
from mailflow.reading.clauses.roles import is_vague
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.clauses.words import is_noun, is_person, stem
from mailflow.reading.figures.ranges import is_made_for, is_part_of_range
from mailflow.reading.morphology import is_adjectival, is_participle


def measured_claims(
    clause: list[Token],
    specs: Sequence[FigureSpec],
    mentions: Mapping[str, int],
    low: str,
    here: Sequence[Mention] = (),
) -> list[Claim]:
    """Numbers with their unit; `mentions` tells where in the sentence a figure is named last before them.

    Of several figures in one unit the number belongs to the one named last; `here` are those this clause
    names. «Экономия 60 тыс. руб.» in a clause of its own is none of them.
    """
    found: list[Claim] = []
    if not mentions or not any(is_measure(each) for each in specs):
        return found
    quantities = find_quantities(clause)
    for quantity in quantities:
        before = low[max(0, clause[quantity.at].start - 80) : clause[quantity.at].start]
        fitting = [each for each in specs if _measures(each, quantity.dimension) and each.key in mentions]
        members = (
            not fitting
            and quantity.dimension is Dimension.PEOPLE
            and _counts_members(clause, quantity, before)
        )
        within = not fitting and quantity.dimension is Dimension.PEOPLE and _IN_THEM.search(before)
        within = within or (not fitting and bool(here) and _ENGAGED.search(before))
        if members or within:
            # «3 мероприятия для 140 человек», «6 клубов, в них занимаются 95 человек»
            people = _only_people(specs) or ([] if members else _who_are_there(specs))
            fitting = [each for each in people if members or _is_of_those(each, specs)]
            members = True
            mentions = {**mentions, **{each.key: 0 for each in fitting}}
        if not fitting and quantity.dimension is Dimension.SHARE:
            # «занимается 1035 человек, что составляет 52,7 % молодёжи»
            fitting = _share_told(specs, low, before)
            members = bool(fitting)
            mentions = {**mentions, **{each.key: 0 for each in fitting}}
        if not fitting or is_vague(before) or is_part_of_range(clause, quantity.at):
            continue
        spec = _nearest(quantity, quantities[0], fitting, here) or max(
            fitting, key=lambda each: mentions[each.key]
        )
        if mentions[spec.key] < 0 and quantity.dimension is Dimension.PEOPLE and _tells_of_others(clause):
            continue
        if not members and counts_people(spec) and is_made_for(clause, quantity.at, spec):
            continue
        if mentions[spec.key] < 0 and _shares_its_unit(spec, specs):
            continue  # «дорог всего 20 км, из них грунтовых 7»: the first is of neither
        if not members and all(each.spec is not spec for each in here) and _is_of_other(clause, quantity.at):
            continue
        unit = read_unit(spec.unit)
        if unit is not None:
            found.append(Claim(spec.key, plain_decimal(quantity.value / unit.factor)))
    return found


def _nearest(
    quantity: Quantity, first: Quantity, fitting: Sequence[FigureSpec], here: Sequence[Mention]
) -> FigureSpec | None:
    """«твёрдых 12 км и грунтовых 3 км», «12 км твёрдых и 3 км грунтовых»: on the side of the first."""
    named = [each for each in here if each.spec in fitting]
    if len({each.spec.key for each in named}) < 2:
        return None
    if named[0].at < first.at:
        return next((each.spec for each in reversed(named) if each.at < quantity.at), None)
    return next((each.spec for each in named if each.at >= quantity.end), None)


def _shares_its_unit(spec: FigureSpec, specs: Sequence[FigureSpec]) -> bool:
    own = read_unit(spec.unit)
    return own is not None and any(each is not spec and _measures(each, own.dimension) for each in specs)


def _tells_of_others(clause: Sequence[Token]) -> bool:
    """«амбулатория обслуживает 2300 человек, в ней 2 врача»: a subject of its own before ours is named."""
    return any(each.text.isalpha() and is_noun(each.text) and not is_person(each.text) for each in clause)


_IS_SHARE = re.compile(r"\b(?:что|это)\s(?:составля[а-я]{2,3}|составил[аио]?)\s$|\bили\s$")
# Two words of the title make sure whose share it is.
_WORDS_OF_SHARE = 2


def _share_told(specs: Sequence[FigureSpec], low: str, before: str) -> list[FigureSpec]:
    """The only figure that asks for a share, where the sentence speaks of what it is a share of."""
    shares = [each for each in specs if _measures(each, Dimension.SHARE)]
    if len(shares) != 1 or not _IS_SHARE.search(before):
        return []
    told = {stem(word) for word in title_words(shares[0].title) if is_noun(word) or is_participle(word)}
    return shares if sum(each in low for each in told) >= min(_WORDS_OF_SHARE, len(told) - 1) > 0 else []


_FOR_PEOPLE = re.compile(
    r"(?:\bдля|\b(?:отряд|дружин|групп|команд|комисси|бригад|звен|совет|штаб|коллектив)[а-я]{0,2}\sиз|\bсо?\s(?:общим\s)?(?:участием|охватом|числом\sучастников)|присутстви[ие]|собравши[хе]"
    r"|пришло|пришли|прошл[ио]|собрал\w{1,2}|\bвход(?:ит|ят)|\bвошло|\bвошли|\bсосто[ия]т\sиз|\bнасчитыва\w{2,4}"
    r"|\bв\s(?:его\s|их\s)?составе?(?:\s[а-я]{4,20}){0,2}|\bобъединя\w{2,4}|\b(?:за|при)действован[оы]|\bвовлечен[оы]"
    r"|\bчлен(?:ами|ы)(?:\sкотор\w{2,3})?(?:\sявля\w{2,4})?)[\s-]{0,3}$"
)


# «в 15 формированиях занимаются 198 человек»
_ENGAGED = re.compile(r"\b(?:занима[ею]т|состо[ия]т|участву[ею]т|числ[ия]т|обуча[ею]т)(?:ся)?\s$")
_IN_THEM = re.compile(
    r"\b(?:общей\s)?численностью\s$|\bв\s(?:них|нем|ней|которых|котор(?:ом|ой))\s(?:[а-я]{3,18}(?:[иаяую]т)(?:ся)?\s)?$"
)


def _is_of_those(spec: FigureSpec, specs: Sequence[FigureSpec]) -> bool:
    """«Участники клубных формирований» beside «Клубные формирования»: the people in them."""
    words = title_words(spec.title)
    heads = [figure_stems(each)[0] for each in specs if each is not spec]
    if any(word.startswith(head) for head in heads for word in words):
        return True
    # «Волонтёры» beside «Волонтёрские отряды»
    own, others = (
        figure_stems(spec)[0],
        (word for each in specs if each is not spec for word in title_words(each.title)),
    )
    return any(word.startswith(own) for word in others)


def _counts_members(clause: Sequence[Token], quantity: Quantity, before: str) -> bool:
    """«для 140 человек», «в состав входят 11 человек», «9 человек в совете»."""
    behind = [each.text for each in clause[quantity.end : quantity.end + 1]]
    return _FOR_PEOPLE.search(before) is not None or (quantity.at == 0 and behind in (["в"], ["во"]))


def _only_people(specs: Sequence[FigureSpec]) -> list[FigureSpec]:
    """The figure that counts people, where there is one alone."""
    found = [each for each in specs if counts_people(each)]
    return found if len(found) == 1 else []


def _who_are_there(specs: Sequence[FigureSpec]) -> list[FigureSpec]:
    """Of several figures that count people the one whose title tells no deed: «Члены организаций»."""
    found = [each for each in specs if counts_people(each) and not deed_stems(each)]
    return found if len(found) == 1 else []


def _is_of_other(clause: Sequence[Token], at: int) -> bool:
    """Whether a noun that is no figure stands right before the number; «на дату ответа» is a time."""
    if any(each.text in ("дату", "момент", "день") for each in clause[max(0, at - 2) : at]):
        return False
    before = next((each.text for each in reversed(clause[:at]) if each.text not in ":-"), "")
    return before.isalpha() and len(before) > 3 and (is_noun(before) or is_adjectival(before))


def _measures(spec: FigureSpec, dimension: Dimension) -> bool:
    unit = read_unit(spec.unit) if is_measure(spec) else None
    return unit is not None and unit.dimension is dimension
