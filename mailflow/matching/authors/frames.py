"""Is it the writer who says so? What is reported, supposed, conditional or denied as a whole is not told.

«Сообщаем, что размещено» tells; «прежний глава утверждал, что размещено», «сведений о том, что размещено,
нет», «по словам депутата размещено», «вроде размещено», «которая разместила» do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mailflow.matching.authors.doers import Doer, doer_of
from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.vocabulary import TELL
from mailflow.reading.speech.words import Sentence

_SAYING_WORDS = (
    "сообщать информировать уведомлять докладывать доводить подтверждать отмечать пояснять извещать "
    "констатировать заверять указывать обращать рапортовать доложить"
)
_GIVING = frozenset({"дать", "подать", "сдать", "передать", "скинуть", "подготовить", "сформировать"})
_SAYING = (TELL - _GIVING) | frozenset(_SAYING_WORDS.split())
_TWO_ASPECTS = frozenset({"доводить"})
"""«Доводим до сведения» is read as a future too."""
_WISHING = frozenset({"", "хотеть", "хотеться", "желать", "вынудить", "вынужденный"})
_BECAUSE = frozenset({"потому", "так", "тем", "разве", "только", "несмотря"})
_SOURCE = re.compile(
    r"\bпо\s(?:(?!наш|собствен|данн|своим)[а-я-]{2,20}\s){0,2}?"
    r"(?:информации|данным|сведениям|словам|сообщени[юям]{1,2}|утверждени[юям]{1,2}|слухам|мнению)"
    r"(?:,\s[а-я]{5,20}\sот)?[\s,]"
    r"(?!(?:нашей\s|нашего\s)?(?:администраци|отдел|специалист|площадк|сайт|портал|форм|отчет|учет|реестр|статистик|паспорт|журнал|книг|на\s|о\s|об\s|за\s|состояни))"
    r"|\bсо\sслов\b|\bнасколько\s(?:мне|нам)?\s?известно|\b(?:как|что)\s(?:нам\s)?(?:сообщил|рассказал|пояснил|утвержда|стало\sизвестно|говор)"
)
_SUPPOSED = re.compile(
    r"\b(?:якобы|будто|вроде|наверное|наверно|видимо|возможно|кажется|предположительно|похоже|судя\sпо"
    r"|скорее\sвсего|должно\sбыть|говор[ия]т|с\sзавтрашнего|послезавтра|слышал[аи]?|ходят\sслухи|надеемся|надеюсь|(?:что|кто|где|как|когда|сколько)-то|то\sли)\b"
    r"|\bне\sто\b[^.]{2,40}\bне\sто\b"
)
_WHOSE = ("который", "кто", "чей")
_BUT = frozenset({"но", "однако", "а", "хотя", "только", "и"})
_SEEN_WORDS = (
    "отображаться отобразиться появиться появляться опубликовать открываться открыться подтвердить пройти "
    "подтвердиться видеть учесть засчитать зачесть сохраниться"
)
_SEEN = frozenset(_SEEN_WORDS.split())
_UNDONE_WORDS = (
    "зависнуть отклонить отклонять удалить снять отозвать вернуть исчезнуть пропасть аннулировать "
    "отменить заблокировать слететь"
)
UNDONE = frozenset(_UNDONE_WORDS.split())
_NOT_SEEN = re.compile(
    r"\bне\s(?:видн|опубликован|доступн|наш[аие]?\b)|\bчерновик|\bоб?\s(?:их\s|е[ег]о?\s)?(?:удалени|отклонени|снятии|отзыве)"
)


def is_told(sentence: Sentence, predicate: Predicate, predicates: Sequence[Predicate]) -> bool:
    """Whether the writer says it in his own voice, as being so; `predicates` are all of the sentence."""
    if sentence.asks or _is_conditional(sentence, predicate.at):
        return False
    if not is_plain(sentence):
        return False
    if _is_taken_back(sentence, predicate, predicates):
        return False
    start = start_of_clause(sentence, predicate.at)
    if not predicate.passive and is_relative(sentence, predicate.at):
        return False
    if any(each.text == "ли" for each in sentence.words[start : predicate.at + 2]):
        return False
    return _is_said(sentence, predicate, predicates)


def is_plain(sentence: Sentence) -> bool:
    """Neither supposed nor told from others' words."""
    return _SUPPOSED.search(sentence.text) is None and _SOURCE.search(sentence.text) is None


def _is_taken_back(sentence: Sentence, predicate: Predicate, predicates: Sequence[Predicate]) -> bool:
    """«Загружены, но на площадке не видны», «размещена, однако отклонена»."""
    if _is_undone_beside(sentence, predicate, predicates):
        return True
    places = [at for at in range(predicate.at + 1, len(sentence.words)) if sentence.words[at].text in _BUT]
    if not places:
        return False
    behind = [each for each in predicates if each.at > places[0] and not _is_of_one_more(sentence, each)]
    if any(each.lemma in UNDONE or (each.denied and each.lemma in _SEEN) for each in behind):
        return True
    return _NOT_SEEN.search(" ".join(each.text for each in sentence.words[places[0] :])) is not None


def _is_of_one_more(sentence: Sentence, predicate: Predicate) -> bool:
    """«…, ещё одна не прошла модерацию» leaves those told before; «они ещё не опубликованы» does not."""
    clause = sentence.words[start_of_clause(sentence, predicate.at) : predicate.at]
    return any(
        word.text == "еще" and (after.text.isdigit() or after.part == "NUMR" or after.has("Anum"))
        for word, after in pairwise(clause)
    )


def _is_undone_beside(sentence: Sentence, predicate: Predicate, predicates: Sequence[Predicate]) -> bool:
    """«Практику сняли, потому что размещена она была …»; «размещено 2, отклонено 1» leaves two."""
    for each in predicates:
        if each.lemma in UNDONE and each.at != predicate.at and not each.denied:
            if any(word.lemma == "контроль" for word in sentence.words[each.at + 1 : each.at + 3]):
                continue  # «снимите с контроля: размещено 2»
            near = sentence.words[start_of_clause(sentence, each.at) : each.at + 3]
            if not any(word.text.isdigit() or word.part == "NUMR" or word.has("Anum") for word in near):
                return True
    return False


def is_relative(sentence: Sentence, at: int) -> bool:
    """«Концерты, которые собрали»: whose clause hangs on a noun before it."""
    clause = sentence.words[start_of_clause(sentence, at) : at]
    return any(each.lemma in _WHOSE for each in clause)


def _is_conditional(sentence: Sentence, at: int) -> bool:
    """«Если» anywhere before the verb, «бы» within its own clause."""
    start = start_of_clause(sentence, at)
    return any(each.text in ("если", "чтобы", "дабы") for each in sentence.words[:at]) or any(
        each.text == "бы" for each in sentence.words[start : at + 2]
    )


def start_of_clause(sentence: Sentence, at: int) -> int:
    """Where the clause of a word begins: behind the last mark before it."""
    commas = [place for place in range(at) if sentence.words[place].text in (",", ";", ":", "(")]
    return commas[-1] + 1 if commas else 0


def _is_said(sentence: Sentence, predicate: Predicate, predicates: Sequence[Predicate]) -> bool:
    """What stands behind «что» or a colon is told where the writer's own verb of telling governs it."""
    place = _conjunction(sentence, predicate.at)
    if place is not None:
        return any(announces(sentence, each) for each in predicates if each.at < place)
    colon = next((at for at in range(predicate.at) if sentence.words[at].text == ":"), 0)
    saying = [each for each in predicates if each.at < colon and each.lemma in _SAYING]
    return not saying or any(announces(sentence, each) for each in saying)


def announces(sentence: Sentence, predicate: Predicate) -> bool:
    """«Сообщаем», «глава докладывает», «рады сообщить»; not «сообщил», «просим сообщить»."""
    if predicate.lemma not in _SAYING or predicate.denied:
        return False
    now = predicate.time in (Time.NOW, Time.BARE, Time.WISHED) or predicate.lemma in _TWO_ASPECTS
    if not now or predicate.modal not in _WISHING:
        return False
    return doer_of(sentence, predicate) is not Doer.OTHERS


def _conjunction(sentence: Sentence, at: int) -> int | None:
    """The «что» in whose scope a word stands."""
    for place in range(at - 1, -1, -1):
        word = sentence.words[place]
        if word.text == ";":
            return None
        if word.text == "что" and (place == 0 or sentence.words[place - 1].text not in _BECAUSE):
            return place
    return None
