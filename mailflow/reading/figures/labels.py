"""What may stand between a noun and its number: labels, verbs, units, words of the title, whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.masking import MASK
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.noun_phrases import ADJECTIVE
from mailflow.reading.clauses.predicates import is_done
from mailflow.reading.clauses.quantities import unit_at
from mailflow.reading.clauses.synonyms import ABBREVIATION
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.words import is_known, is_noun, is_person, stem
from mailflow.reading.morphology import is_short_participle

# «обращений поступило 18», «клубов работает 8»
VERB = re.compile(r"[а-я]{3,20}(?:ло|ли|лось|лись|[аяуе]ет|[аяуе]ют|[аяу]ем|ится|ется|ются)$")
_LABEL_WORDS = (
    "количество количестве число числе кол-во к-во общее всего итого составляет составило составила "
    "составил "
    "размещено размещены размещена направлено направлены направлена подано поданы подана опубликовано "
    "опубликованы внесено внесены внесена представлено представлены имеется равно в на с до площадке сайте "
    "портале платформе интернет-площадке интернет марафона марафоне шт ед единиц штук муниципалитетом "
    "администрацией поселением районом нами по состоянию стало теперь сейчас лишь только уже "
    "муниципалитеты "
    "рф диалога форума проведено проведены выполнено зарегистрировано добавлено загружено "
    "увеличилось возросло выросло территории поселения района округа города мы весь "
    "реализовано от факт фактически "
    "было достигло достигла достигли достиг увеличено доведено "
    "за год году месяцев квартал период текущем текущий настоящее время итог у нас также тоже целых ровно "
    "модерацию проверку поселении станице хуторе селе городе районе округе площадку сайт портал "
    "платформу пока да есть имеются имеют имеет был была были во всех все"
)
# «инициатив жителей – 3» are theirs; other people behind a noun are counted themselves.
_OWNERS = frozenset({"жителей", "граждан", "населения", "депутатов", "глав", "главы", "старост", "молодежи"})
_TO = frozenset({"к", "для", "по", "от", "о", "об"})
_LABEL = frozenset(_LABEL_WORDS.split())


def leads_to_number(clause: Sequence[Token], at: int, mention: Mention) -> bool:
    """Whether a token between noun and number keeps them together: labels, units, marks, whose it is."""
    text = clause[at].text
    if text == "и" and 0 < at < len(clause) - 1 and _joins_deeds(clause[at - 1].text, clause[at + 1].text):
        return True  # «инициатив собрали и внесли 5», «собраны и поданы в количестве двух»
    if text == "и" and mention.end < at < len(clause) - 1 and _joins_qualities(clause, at):
        return True  # «субъектов малого и среднего предпринимательства»
    if text == "и" and mention.end < at < len(clause) - 1 and _joins_words_of(mention.spec, clause, at):
        return True  # «субъектов малого и среднего предпринимательства 21»
    if text in _LABEL or text in ':-=+"|(),.' or text[0] == MASK or _is_whose(clause, at, mention):
        return True
    if (VERB.match(text) and not is_noun(text)) or _is_of_title(text, mention.spec.title):
        return True
    if text in _TO and at + 1 < len(clause) and _is_of_title(clause[at + 1].text, mention.spec.title):
        return True  # «домов, готовых к зиме, – 6»
    if is_done(text) or is_short_participle(text) or ADJECTIVE.match(text) is not None or is_scale(text):
        return True
    return unit_at(clause, at)[0] is not None


def _joins_qualities(clause: Sequence[Token], at: int) -> bool:
    return all(ADJECTIVE.match(clause[near].text) for near in (at - 1, at + 1))


def _joins_words_of(spec: FigureSpec, clause: Sequence[Token], at: int) -> bool:
    return all(_is_of_title(clause[near].text, spec.title) for near in (at - 1, at + 1))


def _joins_deeds(*words: str) -> bool:
    return all(VERB.match(each) or is_done(each) for each in words)


def _is_of_title(word: str, title: str) -> bool:
    """«собраний и конференций граждан – 9»: the title's own words keep noun and number together."""
    known = words_of_title(title)
    return word in known or (len(word) > 3 and any(stem(each) == stem(word) for each in known))


@lru_cache(maxsize=256)
def words_of_title(title: str) -> tuple[str, ...]:
    written = re.findall(r"[а-я]{4,30}|[a-z]+(?:-[a-z]+)+", title.lower().replace("ё", "е"))
    return (*written, *(each.lower() for each in ABBREVIATION.findall(title)))


def _is_whose(clause: Sequence[Token], at: int, mention: Mention) -> bool:
    """«посещений сайта 15 000», «старост района – 12»: a noun right behind says whose they are.

    Behind a deed it is what was done: «отремонтировано водоёмов – 3».
    """
    word = clause[at].text
    if clause[mention.at].text.startswith(deed_stems(mention.spec) or "\0"):
        return False
    between = clause[mention.end : at]
    behind = all(each.text == "и" or ADJECTIVE.match(each.text) for each in between)
    return (
        behind
        and word.isalpha()
        and (is_noun(word) or not is_known(word))
        and (not is_person(word) or word in _OWNERS)
    )


def is_scale(word: str) -> bool:
    return word.startswith(("тыс", "млн"))
