"""Figures claimed within one clause: which number belongs to which noun, and which are denied.

What a number says of its figure is left to `number_claims`, how far a denial reaches to `denied_nouns`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import INFERRED, Claim
from mailflow.reading.clauses.clause_division import PIECES
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people, is_flag, is_measure
from mailflow.reading.clauses.kin_words import is_of
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.noun_phrases import ADJECTIVE
from mailflow.reading.clauses.own_title_words import counted_noun
from mailflow.reading.clauses.predicates import is_absent, is_done
from mailflow.reading.clauses.quantities import Dimension, find_quantities
from mailflow.reading.clauses.roles import is_part
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems, tells_what_stands
from mailflow.reading.clauses.words import is_noun, is_person
from mailflow.reading.figures.added_up import is_one
from mailflow.reading.figures.agents import is_agent
from mailflow.reading.figures.bodies import names_body, people_in_body
from mailflow.reading.figures.clause_numbers import (
    has_own_noun,
    is_counted_otherwise,
    labels_first,
    number_before,
    number_behind,
)
from mailflow.reading.figures.denied_nouns import agrees_not, denies_change, is_denied, stands_apart, untitled
from mailflow.reading.figures.number_claims import number_claim
from mailflow.reading.figures.shared_numbers import and_more, shared_numbers
from mailflow.reading.figures.single_ones import one_is_done

_YES = re.compile(
    r"[\s:=-]да\b|име[ею]тся|\bесть\b|утвержден|принят|разработан|действует|создан|ведется|в\sналичии|реализуется"
)
_NO = re.compile(r"[\s:=-]нет\b|отсутству|\bне\s[а-я]{3,}")
_DONE_ONES = re.compile(r",?\s(?:размещ|опублик|провед|реализ|внес|подан|направл|создан)[а-я]{0,6}нных\b")
_LEADING = frozenset({"о", "об", "по", "на", "поводу", "счет", "вопросу", "вопросам"})
# What a sentence only compares is blanked.
_BLANK = 3


def claims_of_clause(
    clause: list[Token], words: str, predicate: str, mentions: Sequence[Mention], low: str
) -> list[Claim]:
    """Claims of the figures a clause mentions; `predicate` is what is said of them, maybe by a neighbour."""
    mentions = [each for each in mentions if not (each.whole and _is_done_to(clause, each, mentions))]
    absent = is_absent(untitled(predicate, mentions))
    lefts = _numbers_before(clause, mentions)
    taken = {each for each in lefts if each is not None}
    found: list[Claim] = []
    for mention, left in zip(mentions, lefts, strict=True):
        if left is not None and mention.whole and _is_some_of(clause, left, low):
            continue
        if names_body(clause, mention) and any(each.value is not None for each in clause):
            number = people_in_body(clause)
            found += [] if number is None else number_claim(clause, number, mention, low)
            continue
        number = left if left is not None else _number_elsewhere(clause, words, mention, taken, mentions, low)
        if is_flag(mention.spec):
            found += _flag(mention.spec, low[clause[mention.at].start : clause[-1].end])
        elif number is not None:
            if not is_absent(words) or stands_apart(clause, number, mention, mentions, low):
                more = and_more(clause, mention)
                claims = number_claim(clause, number, mention, low)
                found += [replace(each, value=each.value + more) for each in claims] if more else claims
        elif _tells_nothing(clause, mention, mentions, predicate, absent=absent, own=predicate == words):
            continue
        elif is_denied(clause, mention, low, absent=absent):
            found.append(Claim(mention.spec.key, Decimal(0)))
        elif (
            not _counts_nothing_named(clause, taken, mentions)
            and one_is_done(clause, words, mention, mentions, low)
        ) or _is_joined_to_count(clause, mention, mentions, taken):
            found.append(Claim(mention.spec.key, Decimal(1), INFERRED, certain=False))
    return found


def _is_joined_to_count(
    clause: Sequence[Token], mention: Mention, mentions: Sequence[Mention], taken: set[int]
) -> bool:
    """«2 практики и инициатива»: the singular beside a number of another."""
    before = next((each for each in mentions if each.end == mention.at - 1), None)
    if before is None or clause[mention.at - 1].text != "и" or not taken:
        return False
    return before.spec is not mention.spec and is_one(clause[mention.at].text)


def _numbers_before(clause: list[Token], mentions: Sequence[Mention]) -> Sequence[int | None]:
    """The number of each mention that stands before it or is shared; None where it may stand behind."""
    shared = shared_numbers(clause, mentions)
    if shared is not None:
        return shared
    if labels_first(clause, mentions):
        return [None] * len(mentions)
    return [number_before(clause, each) for each in mentions]


def _number_elsewhere(
    clause: list[Token],
    words: str,
    mention: Mention,
    taken: set[int],
    mentions: Sequence[Mention],
    low: str,
) -> int | None:
    """The number of a mention that has none before it: of the whole, behind it, or the only one."""
    number = _divided(clause, mention, low)
    if number is None:
        number = number_behind(clause, mention, taken, mentions)
    if number is None and _is_only_count(mention, mentions) and _parted(clause, words):
        number = _only_number(clause)
    if number is None and len(mentions) == 1 and not mention.governed:
        number = _of_pieces(clause)
    return number


def _of_pieces(clause: Sequence[Token]) -> int | None:
    """«Практики мы разместили ещё в начале сентября (2 штуки)»: the only number, and of pieces."""
    numbers = [at for at, token in enumerate(clause) if token.value is not None]
    if len(numbers) != 1 or numbers[0] + 1 >= len(clause):
        return None
    return numbers[0] if clause[numbers[0] + 1].text in PIECES else None


def _divided(clause: Sequence[Token], mention: Mention, low: str) -> int | None:
    """«Из 5 практик, размещённых нами, 2 посвящены благоустройству»: the 5; what follows are its parts."""
    at = mention.at - 1
    while at > 0 and ADJECTIVE.match(clause[at].text):
        at -= 1
    if at < 1 or clause[at].value is None or clause[at - 1].text != "из":
        return None
    return at if _DONE_ONES.match(low, clause[mention.end - 1].end) else None


def _parted(clause: Sequence[Token], words: str) -> bool:
    """«из них 3 …», «все 6 …», «10 рассмотрено положительно»: some of what was named before."""
    if is_part(words) or words.startswith("все "):
        return True
    return len(clause) > 1 and clause[0].value is not None and is_done(clause[1].text)


def _counts_nothing_named(clause: Sequence[Token], taken: set[int], mentions: Sequence[Mention]) -> bool:
    """«помощь оказана всем 23 семьям»: a number that is of no figure may be of this one."""
    measured = {each.at for each in find_quantities(clause)}
    free = [at for at, each in enumerate(clause) if each.value is not None and at not in taken | measured]
    if len(mentions) == 1 and not counts_people(
        mentions[0].spec
    ):  # «совет создан и насчитывает 15 активистов»
        free = [at for at in free if not _counts_person(clause, at)]
    return bool(free) and len(mentions) == 1


def _counts_person(clause: Sequence[Token], number: int) -> bool:
    return (
        number + 1 < len(clause) and clause[number + 1].text.isalpha() and is_person(clause[number + 1].text)
    )


def _is_some_of(clause: Sequence[Token], number: int, low: str) -> bool:
    """«2 из 6 пунктов», of which `without_compared` left «2»: no number of all."""
    if number + 1 >= len(clause):
        return False
    between = low[clause[number].end : clause[number + 1].start]
    return len(between) > _BLANK and between.isspace()


def _is_only_count(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the others are sums and sizes: «два из них участвовали и привлекли 900 000 рублей»."""
    others = [each for each in mentions if each is not mention]
    return all(is_measure(each.spec) and not counts_people(each.spec) for each in others)


def _only_number(clause: Sequence[Token]) -> int | None:
    """The number of «из них 3 зарегистрированы как юридические лица»."""
    numbers = [at for at, token in enumerate(clause) if token.value is not None]
    measured = {each.at for each in find_quantities(clause) if each.dimension is not Dimension.PEOPLE}
    numbers = [at for at in numbers if at not in measured]
    if len(numbers) != 1:
        return None
    following = clause[numbers[0] + 1].text if numbers[0] + 1 < len(clause) else ""
    own = has_own_noun(clause, numbers[0]) and (is_noun(following) or ADJECTIVE.match(following))
    return None if own else numbers[0]


def _tells_nothing(
    clause: list[Token],
    mention: Mention,
    mentions: Sequence[Mention],
    predicate: str,
    *,
    absent: bool,
    own: bool,
) -> bool:
    """Whether neither a denial nor a single deed of the clause is of this mention, which has no number.

    `own`: the predicate is the clause's, and no neighbour's.
    """
    if not own and agrees_not(clause[mention.at].text, predicate):
        return True
    if (
        mention.governed
        or _stands_behind(clause, mention, mentions)
        or is_counted_otherwise(clause, mention, mentions)
    ):
        return True
    stands = mention.whole or tells_what_stands(mention.spec)
    if absent and stands and denies_change(predicate):
        return True
    if absent and (_only_qualifies(clause, mention) or _is_done_to(clause, mention, mentions)):
        return True
    if absent and mention.end - mention.at == 1 and _names_aside(clause[mention.at].text, mention.spec):
        return True
    return absent and is_agent(clause, predicate, mention, mentions)


def _only_qualifies(clause: Sequence[Token], mention: Mention) -> bool:
    """«Обращений по поводу состояния дорог не поступало» denies no «Отремонтировано дорог»."""
    if not is_measure(mention.spec) or counts_people(mention.spec) or mention.spec.words or mention.at < 2:
        return False
    before = clause[mention.at - 1].text
    led = clause[mention.at - 2].text in _LEADING and before.isalpha() and is_noun(before)
    return led and not is_of(before, mention.spec)


def _is_done_to(clause: Sequence[Token], mention: Mention, mentions: Sequence[Mention]) -> bool:
    """«отремонтированных дорог нет»: the participle before the noun tells another figure."""
    before = clause[mention.at - 1].text if mention.at else "\0"
    deeds = tuple(
        deed for each in mentions if each.spec is not mention.spec for deed in deed_stems(each.spec)
    )
    return before.startswith((*deeds, "\0\0")) and ADJECTIVE.match(before) is not None


def _names_aside(word: str, spec: FigureSpec) -> bool:
    """«имущество не сдавалось» denies no «Доход от использования имущества»: a noun its measure hangs on."""
    if not is_measure(spec) or counts_people(spec) or spec.words:
        return False
    heads = (*figure_stems(spec)[:1], *counted_noun(spec), *deed_stems(spec))
    return word.startswith(figure_stems(spec)[1:]) and not word.startswith(heads)


def _stands_behind(clause: Sequence[Token], mention: Mention, mentions: Sequence[Mention]) -> bool:
    """«Очереди в детские сады нет» denies the queue: what a preposition leads to is no subject."""
    at = mention.at - 1
    while at > 0 and ADJECTIVE.match(clause[at].text):
        at -= 1
    if at < 1 or clause[at].text not in ("в", "во", "на", "для", "о", "об", "из", "с"):
        return False
    return any(each.spec is not mention.spec and each.end <= at for each in mentions)


def _flag(spec: FigureSpec, words: str) -> list[Claim]:
    """Yes is 1, no is 0."""
    if _NO.search(words):
        return [Claim(spec.key, Decimal(0))]
    return [Claim(spec.key, Decimal(1))] if _YES.search(words) else []
