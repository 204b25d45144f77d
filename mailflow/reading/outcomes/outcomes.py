"""What a reply says about a case: an answer, no practices, a promise, a question, a refusal ..."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from mailflow.model.understanding import Outcome
from mailflow.patterns import Gated
from mailflow.reading.normal import apart, normalise, unwrapped
from mailflow.reading.outcomes.answer_wordings import (
    ASKS,
    CORRECTION,
    ENCLOSED,
    HARMLESS,
    NOTHING,
)
from mailflow.reading.outcomes.delay_wordings import (
    EXTENSION,
    INTERIM,
    QUESTION,
    REDIRECT,
    REFUSAL,
)
from mailflow.reading.outcomes.others import without_others
from mailflow.reading.outcomes.outcome_reading import OutcomeReading, around, first_of, matched
from mailflow.reading.outcomes.plain_answers import plain_answer, says_nothing
from mailflow.reading.speech.acts import Act, Said, find_acts, is_unread_prose, tells_number
from mailflow.reading.speech.declining import is_for_lack, without_grounds
from mailflow.reading.speech.shared_futures import with_futures_repeated
from mailflow.reading.speech.wishes import without_wishes

_NEVER = Gated(r"(?!)")
"""For what only the grammar of a sentence tells."""
# «разместили три», «разместило: 1) …»: what else would have been posted.
_POSTED = re.compile(
    r"(?<!не )\b(?:размещен|размести|опубликова|выложи|выложен|загрузи|загружен)[а-я]{0,3}\s?"
    r"(?:[:\"-]|\d|од(?:ин|н[аоу])\b|дв[ае]\b|три\b|четыре\b|пять\b|[.!]?$)"
)
_OF_ANSWER = re.compile(
    r"\b(?:ответ|информаци|сведени|данны|материал|отчет|запрос|письм|поручени|вопрос|работ|цифр|итог|документ)"
)
# «Собираем, скоро пришлём», «Завтра сделаем»
_FEW_WORDS = 6


def find_outcome(
    text: str,
    *,
    subject: str = "",
    figures: Mapping[str, Decimal] | None = None,
    has_documents: bool = False,
    document_text: str = "",
    topics: Sequence[str] = (),
    plans: bool = False,
) -> OutcomeReading:
    """The outcome of a reply by its new text, its documents and the figures read from both.

    `text` is what the sender wrote anew, or the segment about one request (see `segments`). Without any
    words of substance an enclosed document counts as a report unless it tells in whole sentences something
    else, and a bare letter as unclear.
    A deed must speak of the matter: hold one of the stems `topics`, where there are any. Where `plans` are
    asked for, «запланировано 11» is the answer.
    """
    cover = _flat(f"{subject}\n\n{text}\n\n")
    whole = cover + _flat(document_text)
    values = dict(figures or {})
    positive = any(values.values())
    if values and not _YET.search(whole):  # «ТОС не созданы. Вопрос на контроле»
        cover, whole = _WATCHED.sub(" ", cover), _WATCHED.sub(" ", whole)
    acts = _acts(_flat(text), _flat(document_text), enclosed=has_documents)
    for pattern, act, outcome, words in _SPECIAL:
        match = pattern.search(whole)
        enclosed = has_documents and (match is None or match.start() < len(cover))
        if match is not None and not _overruled(outcome, whole, positive=positive, enclosed=enclosed):
            return OutcomeReading(outcome, f"{words}: «{around(whole, match)}»")
        said = first_of(acts, act)
        if said and not _outweighed(act, said, whole, positive=positive):
            return OutcomeReading(outcome, f"{words}: «{said[:160]}»")
    if positive and not plans and not tells_number(_flat(f"{text}\n\n{document_text}")):
        return OutcomeReading(Outcome.UNCLEAR, "показатель назван, а что сделано, не сказано", certain=False)
    if positive:
        asked = matched(whole, QUESTION) or first_of(acts, Act.ASKS)
        aside = f"; при этом спрашивают: «{asked[:160]}»" if asked else ""
        return OutcomeReading(Outcome.REPORT, f"указаны показатели{aside}", certain=not asked)
    enclosed = has_documents and not is_unread_prose(_flat(document_text))
    acts = tuple(each for each in acts if _counts(each, topics))
    of_others = _tells_of_others(f"{text}\n\n{document_text}")
    return plain_answer(whole, acts, has_zeros=bool(values), enclosed=enclosed, of_others=of_others)


@lru_cache(maxsize=64)
def _flat(text: str) -> str:
    """Lower case, one line a sentence, without denials and wishes that change nothing."""
    return HARMLESS.sub(" ", without_wishes(without_others(_plain(text))))


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return apart(with_futures_repeated(unwrapped(normalise(text))).lower()).replace(".рф", " рф")


def _tells_of_others(text: str) -> bool:
    return without_others(_plain(text)) != _plain(text)


_SPECIAL = (
    (CORRECTION, Act.CORRECTS, Outcome.CORRECTION, "заменяет ранее направленный ответ"),
    (EXTENSION, Act.PUTS_OFF, Outcome.EXTENSION, "просят продлить срок"),
    (_NEVER, Act.MISSES, Outcome.EXTENSION, "не успевают к сроку"),
    (REDIRECT, Act.PASSES_ON, Outcome.REDIRECT, "письмо передано в другой орган"),
    (REFUSAL, Act.DECLINES, Outcome.REFUSAL, "отказ"),
    (QUESTION, Act.ASKS, Outcome.QUESTION, "задают вопрос"),
    (INTERIM, Act.PROMISES, Outcome.INTERIM, "обещают ответить позже"),
)
"""Fixed wordings and what the grammar of a sentence says beside them, the weightier first."""


def _overruled(outcome: Outcome, whole: str, *, positive: bool, enclosed: bool) -> bool:
    """An answer in substance is not made a promise, a question or a refusal by a side remark.

    `enclosed`: the words stand in the covering letter, and a document lies beside it.
    """
    if outcome is Outcome.INTERIM:
        return positive or (enclosed and ENCLOSED.search(whole) is not None) or says_nothing(whole)
    if outcome is Outcome.REFUSAL and (_UNTIL.search(whole) is not None or is_for_lack(whole)):
        return True
    if outcome is Outcome.EXTENSION:  # «инициатива о продлении сроков межевания»
        return positive and ASKS.search(whole) is None
    return positive and outcome in (Outcome.QUESTION, Outcome.REFUSAL, Outcome.REDIRECT)


# «представить не имеем возможности до проведения сессии»: not yet
_UNTIL = re.compile(
    r"\bне\s[^.;]{3,60}\sдо\s(?:проведени|окончани|завершени|получени|подписани|утверждени|сесси|заседани)"
)
# «Дополнительно сообщаем, что прошёл праздник, в котором участвовали 300 жителей»: told beside the answer.
_ASIDE = re.compile(
    r"\b(?:дополнительно|также|кроме\sтого|одновременно|заодно|вместе\sс\sтем|наряду\sс\sэтим|попутно|к\sслову)\b"
)
# «Работа находится на контроле главы», «данный вопрос взят на контроль»: no letter and no answer is awaited.
_WATCHED = re.compile(
    r"(?:(?<=[.!?;\n])|^)(?![^.!?;\n]{0,200}\b(?:письм|запрос|обращени|ответ|информаци|сведени|документ|поручени))"
    r"[^.!?;\n]{0,60}\b(?:работ[аы]|вопросы?|исполнени[ея]|ситуаци[яи]|тема|направлени[ея]|деятельность)\b"
    r"[^.!?;\n]{0,80}\bна\s(?:[а-я]{4,14}\s){0,2}контрол[еьи][^.!?;\n]{0,200}"
)
_YET = re.compile(r"\b(?:еще|пока)\b")
# «Ваше письмо исполнено», «запрошенная работа выполнена», «по указанному вопросу проведён сход»
_OF_REQUEST = re.compile(
    r"\bпо\s(?:ваш|указанн|данн|настоящ|эт)|\bзапрошенн|\bваш[а-я]{1,3}\s(?:письм|запрос|обращени|поручени|рекомендаци|просьб)"
    r"|\bпроделан|\bсообща|\bинформиру|\bдоклад|\bо\sработе\b|\bисполнен[оаы]?\b|\bвыполнен[оаы]?\b"
)


def _counts(said: Said, topics: Sequence[str]) -> bool:
    """Whether a deed, or work under way, has to do with what was asked: «на семинар поедут двое» has not."""
    if said.act is Act.DEED:
        return _is_of_matter(said.text, topics)
    if said.act is not Act.GOES_ON:
        return True
    short = len(said.text.split()) <= _FEW_WORDS
    return short or _is_of_matter(said.text, topics) or _OF_ANSWER.search(said.text) is not None


def _is_of_matter(said: str, topics: Sequence[str]) -> bool:
    if not topics or any(each in said for each in topics):
        return True
    if _ASIDE.search(said) is not None:
        return False
    return _OF_REQUEST.search(said) is not None or _POSTED.search(said) is not None


def _acts(cover: str, document: str, *, enclosed: bool) -> tuple[Said, ...]:
    """Acts of the covering letter and of the document; who encloses an answer promises only the rest."""
    own = find_acts(cover)
    if enclosed and ENCLOSED.search(cover) is not None:
        own = tuple(each for each in own if each.act is not Act.PROMISES)
    return own + find_acts(document)


def _outweighed(act: Act, said: str, whole: str, *, positive: bool) -> bool:
    """A side remark changes no answer; «невозможно ввиду отсутствия практик» is no refusal."""
    if positive:
        return act not in (Act.CORRECTS, Act.PUTS_OFF)
    if act is Act.DECLINES and _UNTIL.search(said) is not None:
        return True
    if act is Act.PROMISES or (act is Act.MISSES and _OF_ANSWER.search(said) is None):
        return says_nothing(whole)  # «практик нет, людей мало, не успеваем»
    return act is Act.DECLINES and NOTHING.search(without_grounds(said)) is not None
