"""Which number of a clause belongs to a mention: before its noun or behind it, past labels and units."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clause_division import COUNTERS
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people, is_measure
from mailflow.reading.clauses.kin_words import is_of
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.noun_phrases import ADJECTIVE
from mailflow.reading.clauses.own_title_words import state_of
from mailflow.reading.clauses.predicates import is_done
from mailflow.reading.clauses.quantities import scale_at
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.words import is_known, is_noun, is_person, is_verb, lemma, stem
from mailflow.reading.figures.labels import VERB, is_scale, leads_to_number, words_of_title
from mailflow.reading.figures.ranges import is_made_for, is_part_of_range, is_range
from mailflow.reading.morphology import is_adjectival, is_adverb, is_substantive

_FILLER_WORDS = (
    "шт штук штуки штука штуку ед единиц единицы единица единицу о об по материал материала материалов "
    "карточка карточки карточек публикация публикации публикаций запись записи записей описание описания "
    "описаний описанием заявка заявки заявок информация информации информацией сведения сведений "
    "документ документа документов саженец саженца саженцев "
    "орган органов органа наша наши наших наше свои своих своя"
)
_FILLER = frozenset(_FILLER_WORDS.split())
# «В разделе «Практики» размещены 2 материала»: what is posted under the heading.
_MATERIALS = frozenset(
    word for word in _FILLER if word.startswith(("материал", "карточ", "публикац", "запис", "документ"))
)
# «по решению вопросов жизни поселения»
_MOST_NOUNS = 4
_LONGEST_ABBREVIATION = 5
# «мероприятий, проведённых с участием добровольцев: 13»: the words by which the others are named beside
_WITH = 2
_PREPOSITIONS = frozenset({"на", "в", "от", "для", "при", "у", "из", "с", "по"})
_ALL_OF = frozenset({"весь", "все", "всю", "вся"})
_ABOUT = _PREPOSITIONS | {"о", "об", "за"}
_ANYBODY = frozenset({"человек", "чел", "ребенок", "гражданин", "житель"})


def number_before(clause: list[Token], mention: Mention) -> int | None:
    """The number before the noun: «2 успешных муниципальных практики», «112 участников»."""
    if is_measure(mention.spec) and not counts_people(mention.spec):
        return None
    for at in range(mention.at - 1, max(-1, mention.at - 8), -1):
        token = clause[at]
        if token.value is not None:
            if (
                at
                and clause[at - 1].text == "из"
                and clause[at + 1].text.startswith(deed_stems(mention.spec) or "\0")
                and not _is_of_others(clause, at + 2, mention)
            ):
                return at  # «из 64 проверенных гидрантов»
            if mention.whole and at and clause[at - 1].text == "из":
                return at  # «из 9 пунктов подключены 6»
            apart = is_part_of_range(clause, at) or _counts_no_people(clause, at, mention)
            apart = apart or is_made_for(clause, at, mention.spec)
            return None if apart else at
        if token.text == "из" and clause[at - 1].value is not None:
            continue
        if is_scale(token.text) or (token.text == "." and at and is_scale(clause[at - 1].text)):
            continue
        if _leads_on(token.text, clause[at + 1].text) or _has_state(clause, at, mention):
            continue
        if token.text not in _FILLER and token.text != '"' and not ADJECTIVE.match(token.text):
            return None
    return None


def _is_of_others(clause: Sequence[Token], at: int, mention: Mention) -> bool:
    """«из 120 зарегистрированных предприятий» counts no «Зарегистрировано самозанятых»."""
    following = clause[at].text if at < len(clause) else ""
    noun = _counted_noun(clause, at) if following.isalpha() else ""
    return bool(noun) and is_noun(noun) and not is_of(noun, mention.spec)


def _leads_on(word: str, following: str) -> bool:
    """«три материала с описанием практик», «14 социально значимых проектов»"""
    return (word == "с" and following in _FILLER) or (
        is_adverb(word) and ADJECTIVE.match(following) is not None
    )


def _has_state(clause: Sequence[Token], at: int, mention: Mention) -> bool:
    """«одна должность вакантна»: the noun before what is said of it; «из 64 гидрантов неисправны 4»."""
    named = clause[at].text.startswith(figure_stems(mention.spec)[:1])
    return named and clause[0].text != "из" and bool(state_of(mention.spec))


def _counts_no_people(clause: Sequence[Token], at: int, mention: Mention) -> bool:
    """«в одну смену» where «Обучаются во вторую смену, чел.» is asked for: the number is the noun's own.

    So it is in «3 пожара» where «Погибшие на пожарах» are.
    """
    noun = clause[mention.at].text
    if at != mention.at - 1 or not counts_people(mention.spec) or not is_noun(noun) or is_person(noun):
        return False
    first = noun.startswith(figure_stems(mention.spec)[:1])
    return not first or (at > 0 and clause[at - 1].text in _PREPOSITIONS)


def number_behind(
    clause: list[Token], mention: Mention, taken: set[int], mentions: Sequence[Mention]
) -> int | None:
    """The number after the noun: «Практик - 9», «практик размещено 4», «практики: 2 шт.»."""
    if mention.governed or _is_meant_for(clause, mention):
        return None
    apart = [each for each in mentions if each.at != mention.at and each.spec is not mention.spec]
    # «заявок на субсидию подано 3»
    others = {each.at for each in apart if not each.governed and not _is_object(clause, each)}
    passed = {at for each in apart if each.governed for at in range(each.at - _WITH, each.end)}
    for at in range(mention.end, min(len(clause), mention.end + 14)):
        if clause[at].value is not None:
            led = clause[at - 1].text in _PREPOSITIONS  # «группа на 20 детей» is of those
            ends = _ends_there(clause, at, mention) or (not taken and not led and at + 1 in others)
            return at if at not in taken and ends else None
        if at in passed:
            continue
        if at in others or not (leads_to_number(clause, at, mention) or _names_place(clause, at, mention)):
            return None
    return None


def _is_meant_for(clause: Sequence[Token], mention: Mention) -> bool:
    """«Объект, доступный для инвалидов, – 1» counts none of those it is for."""
    at = mention.at - 1
    while at > 0 and ADJECTIVE.match(clause[at].text):
        at -= 1
    return counts_people(mention.spec) and at >= 0 and clause[at].text == "для"


def _is_object(clause: Sequence[Token], mention: Mention) -> bool:
    return mention.at > 0 and clause[mention.at - 1].text in ("на", "для", "о", "об")


def has_own_noun(clause: Sequence[Token], at: int, topic: FigureSpec | None = None) -> bool:
    """Whether a noun of its own follows the number at a token; people are no «33 материала»."""
    following = clause[at + 1].text if at + 1 < len(clause) else ""
    if topic is not None and following in _MATERIALS:
        counted = next((each for each in words_of_title(topic.title) if is_noun(each)), "")
        if is_person(counted):
            return True
    return not _ends_there(clause, at)


def labels_first(clause: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """«практики 2 инициативы 1»: each number stands behind its noun."""
    numbers = [at for at, token in enumerate(clause) if token.value is not None]
    if len(numbers) < 2 or len(numbers) != len({each.spec.key for each in mentions}):
        return False
    if len(numbers) != sum(one.spec is not other.spec for one, other in pairwise(mentions)) + 1:
        return False  # «обработано 7 объектов площадью 15 га»
    if mentions[0].at >= numbers[0] or mentions[-1].at >= numbers[-1] or mentions[-1].at <= numbers[-2]:
        return False
    # «субсидию получает 61 семья на сумму 420 тыс.»: a verb counts what follows it
    first = max(each.end for each in mentions if each.at < numbers[0])
    return not any(VERB.match(each.text) and not is_noun(each.text) for each in clause[first : numbers[0]])


def is_counted_otherwise(clause: Sequence[Token], mention: Mention, mentions: Sequence[Mention]) -> bool:
    """A number that could not be read for certain stands behind the noun: neither zero nor one."""
    end = min((each.at for each in mentions if each.at > mention.at), default=len(clause))
    for at in range(mention.end, end):
        if clause[at].value is not None:
            return bool(clause[at].value)
        if not leads_to_number(clause, at, mention):
            return False
    return False


def _names_place(clause: Sequence[Token], at: int, mention: Mention) -> bool:
    """«практик от поселения – 3», «инициатив по развитию самоуправления – 5»: a preposition with its
    nouns, then the number."""
    words = [
        each.text
        for each in clause[mention.end : at + 1]
        if each.text not in _ALL_OF and not ADJECTIVE.match(each.text)
    ]
    follows = next(
        (each for each in clause[at + 1 :] if not each.text.isalpha() or each.value is not None), None
    )
    nouns = list(takewhile(_is_name, reversed(words[-_MOST_NOUNS - 1 :])))
    near = 0 < len(nouns) < len(words) and words[-len(nouns) - 1] in _ABOUT
    leads = follows is not None and (follows.text in ("-", ":", "=") or follows.value is not None)
    return leads and (near or clause[at].text in _ABOUT)


def _is_name(word: str) -> bool:
    """A noun, or an abbreviation that no dictionary holds: «МСУ», «ТОС»."""
    return is_noun(word) or (len(word) <= _LONGEST_ABBREVIATION and not is_known(word))


def _took_part(clause: Sequence[Token], mention: Mention) -> bool:
    within = mention.at > 0 and clause[mention.at - 1].text in ("в", "на")  # «в очереди 11 детей»
    return counts_people(mention.spec) and (within or is_verb(clause[mention.at].text))


# «ед.», «шт.» are known without the figure
_SHORTEST_UNIT = 3


def _is_unit_of(word: str, spec: FigureSpec) -> bool:
    unit = spec.unit.lower().replace("ё", "е")
    if "/" in unit and is_measure(spec):
        return word == unit.partition("/")[0]  # «43 ц/га»
    if unit.endswith("."):  # «31 гол.», «31 голова»
        return len(unit) > _SHORTEST_UNIT and not is_measure(spec) and word.startswith(unit[:-1])
    return unit.isalpha() and not is_measure(spec) and word.startswith(stem(unit))


def _counted_noun(clause: Sequence[Token], at: int) -> str:
    """The noun from a token on, past its adjectives: «5 муниципальных служащих», «3 молодых семьи»."""
    rest = [each.text for each in takewhile(lambda each: each.text.isalpha(), clause[at:])]
    return next((word for word in rest if is_substantive(word) or not is_adjectival(word)), clause[at].text)


def _ends_there(clause: Sequence[Token], at: int, mention: Mention | None = None) -> bool:
    """Whether no noun of its own follows the number; «старост – 5 человек» counts people."""
    _, behind = scale_at(clause, at + 1)
    if behind == len(clause):
        return True
    following = clause[behind].text
    counted = _counted_noun(clause, behind)
    if clause[behind].value is not None or (following == "-" and is_range(clause, at + 2)):
        return False
    if (
        mention is not None
        and _took_part(clause, mention)
        and (is_person(counted) or is_substantive(counted))
    ):
        return True  # «участвовало 15 депутатов», «обучается 407 учеников»
    if mention is not None and any(
        each.startswith(figure_stems(mention.spec)) for each in (following, counted)
    ):
        return True  # «зарегистрировано 23 СОНКО», «аварийными признаны 2 жилых дома»
    if mention is not None and _is_unit_of(following, mention.spec):
        return True  # «свиней – 15 голов»
    if following in ("раз", "раза") and clause[at - 1].text != "в":
        return True  # «учения проводились 5 раз»
    if mention is not None and lemma(following) in _ANYBODY and is_person(clause[mention.at].text):
        return True  # «воспитанников – 143 ребенка»
    if VERB.match(following) and not is_noun(following):  # «инициативу одну придумали»
        return True
    return (
        following in COUNTERS or following in _MATERIALS or not following[0].isalpha() or is_done(following)
    )
