"""What a reply says about a case: an answer, no practices, a promise, a question, a refusal ..."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mailflow.model.understanding import Outcome
from mailflow.patterns import Gated
from mailflow.reading.clauses.future import first_promise
from mailflow.reading.clauses.masking import mask
from mailflow.reading.normal import apart, normalise, squeeze, unwrapped
from mailflow.reading.outcomes.answer_wordings import (
    AFFIRMED,
    ASKS,
    CORRECTION,
    ENCLOSED,
    HARMLESS,
    NOTHING,
    SUBSTANCE,
)
from mailflow.reading.outcomes.delay_wordings import (
    EXTENSION,
    INTERIM,
    QUESTION,
    REDIRECT,
    REFUSAL,
)
from mailflow.reading.outcomes.others import without_others
from mailflow.reading.speech.acts import Act, Said, find_acts, is_unread_prose, tells_number


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """The outcome with its reason in Russian; not `certain` where a person should look."""

    outcome: Outcome
    why: str
    certain: bool = True


_NEVER = Gated(r"(?!)")
"""For what only the grammar of a sentence tells."""
# «Размещены: 1) …; 2) …. Инициатив нет»: what was done is listed, whatever else there is none of.
_LISTED = re.compile(r"(?<!не )\bразмещен[ыо]\s?:\s{0,3}(?:\n\s{0,3})?(?:\d[.)]|[-•*])\s?[\"а-я]")
_NOTICE = re.compile(
    r"\b(?:информаци|объявлен|презентаци|ссылк|баннер|новост|сведени|материал)[а-я]{0,3}\b[^.;\n]*$"
)
_ZERO = re.compile(r"(?<![\d.,/№-])0\s(?:\(ноль\)\s)?[а-я]{3}|[а-я]\s?[:-]\s?0(?![\d.,/])")
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
_STOP = re.compile(r"[.!?\n]")
_NOT_YET = re.compile(r"\b(?:пока|еще)\s(?:[а-я]{2,14}\s){0,2}не\s|\bне\s[а-я]{3,16}\s(?:пока|еще)\b")
_YET = re.compile(r"\b(?:еще|пока)\b")
_NEAR = 30
_IF = re.compile(r"\b(?:если|в\sслучае)\s[^.!?\n]{0,40}$")
# Zeros alone make a short letter.
_SHORT_LETTER = 4_000
_COUNT = re.compile(r"(?<![а-яa-z\d])\d{1,9}(?![а-яa-z\d])")


def find_outcome(
    text: str,
    *,
    subject: str = "",
    figures: Mapping[str, Decimal] | None = None,
    has_documents: bool = False,
    document_text: str = "",
    topics: Sequence[str] = (),
) -> OutcomeReading:
    """The outcome of a reply by its new text, its documents and the figures read from both.

    `text` is what the sender wrote anew, or the segment about one request (see `segments`). Without any
    words of substance an enclosed document counts as a report unless it tells in whole sentences something
    else, and a bare letter as unclear.
    A deed must speak of the matter: hold one of the stems `topics`, where there are any.
    """
    cover = _flat(f"{subject}\n\n{text}\n\n")
    whole = cover + _flat(document_text)
    values = dict(figures or {})
    positive = any(values.values())
    acts = _acts(_flat(text), _flat(document_text), enclosed=has_documents)
    for pattern, act, outcome, words in _SPECIAL:
        match = pattern.search(whole)
        enclosed = has_documents and (match is None or match.start() < len(cover))
        if match is not None and not _overruled(outcome, whole, positive=positive, enclosed=enclosed):
            return OutcomeReading(outcome, f"{words}: «{_around(whole, match)}»")
        said = _first(acts, act)
        if said and not _outweighed(act, said, whole, positive=positive):
            return OutcomeReading(outcome, f"{words}: «{said[:160]}»")
    if positive and not tells_number(_flat(f"{text}\n\n{document_text}")):
        return OutcomeReading(Outcome.UNCLEAR, "показатель назван, а что сделано, не сказано", certain=False)
    if positive:
        asked = _matched(whole, QUESTION) or _first(acts, Act.ASKS)
        aside = f"; при этом спрашивают: «{asked[:160]}»" if asked else ""
        return OutcomeReading(Outcome.REPORT, f"указаны показатели{aside}", certain=not asked)
    enclosed = has_documents and not is_unread_prose(_flat(document_text))
    acts = tuple(each for each in acts if _counts(each, topics))
    of_others = _tells_of_others(f"{text}\n\n{document_text}")
    return _plain_answer(whole, acts, has_zeros=bool(values), enclosed=enclosed, of_others=of_others)


def _flat(text: str) -> str:
    """Lower case, one line a sentence, without denials that change nothing."""
    return HARMLESS.sub(" ", without_others(_plain(text)))


def _plain(text: str) -> str:
    return apart(unwrapped(normalise(text)).lower())


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
        return positive or (enclosed and ENCLOSED.search(whole) is not None) or _says_nothing(whole)
    if outcome is Outcome.EXTENSION:  # «инициатива о продлении сроков межевания»
        return positive and ASKS.search(whole) is None
    return positive and outcome in (Outcome.QUESTION, Outcome.REFUSAL, Outcome.REDIRECT)


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
    return _OF_REQUEST.search(said) is not None or _POSTED.search(said) is not None


def _acts(cover: str, document: str, *, enclosed: bool) -> tuple[Said, ...]:
    """Acts of the covering letter and of the document; who encloses an answer promises only the rest."""
    own = find_acts(cover)
    if enclosed and ENCLOSED.search(cover) is not None:
        own = tuple(each for each in own if each.act is not Act.PROMISES)
    return own + find_acts(document)


def _says_nothing(whole: str) -> bool:
    """Whether there is nothing at all; «данные ещё не поступили» leaves the answer open."""
    match = NOTHING.search(whole)
    if match is None:
        return False
    before = _STOP.split(whole[max(0, match.start() - _NEAR) : match.start()])[-1]
    return _YET.search(before + match[0]) is None


def _outweighed(act: Act, said: str, whole: str, *, positive: bool) -> bool:
    """A side remark changes no answer; «невозможно ввиду отсутствия практик» is no refusal."""
    if positive:
        return act not in (Act.CORRECTS, Act.PUTS_OFF)
    if act is Act.PROMISES:
        return _says_nothing(whole)
    return act is Act.DECLINES and NOTHING.search(said) is not None


def _plain_answer(
    whole: str, acts: Sequence[Said], *, has_zeros: bool, enclosed: bool, of_others: bool
) -> OutcomeReading:
    """The outcome where no figure above zero and none of the special wordings was found.

    `of_others`: the letter tells what others did; then work under way may be theirs to be studied.
    """
    nothing = _asserted(whole, NOTHING.search(whole))
    affirmed = AFFIRMED.search(whole) if nothing and not has_zeros else None
    if affirmed:
        why = f"подтверждают: «{_around(whole, affirmed)}»"
        return OutcomeReading(Outcome.REPORT, why, certain=False)
    promised = _promised(whole) if _NOT_YET.search(whole) else ""
    if promised:
        return OutcomeReading(Outcome.INTERIM, f"пока не сделано, обещают: «{promised}»")
    going = _first(acts, Act.GOES_ON)
    if going and nothing and not has_zeros and not _says_nothing(whole):
        return OutcomeReading(Outcome.INTERIM, f"работа ещё идёт: «{going[:160]}»", certain=False)
    if (has_zeros or nothing or _counts_only_zeros(whole)) and not _LISTED.search(whole):
        why = f": «{_around(whole, nothing)}»" if nothing else ", показатели нулевые"
        return OutcomeReading(Outcome.NOTHING, f"сообщают, что данных нет{why}")
    done = _first(acts, Act.DEED) or _matched(whole, SUBSTANCE)
    if done:
        return OutcomeReading(Outcome.REPORT, f"ответ по существу: «{done[:160]}»", certain=False)
    before = _first(acts, Act.ANSWERED)
    if before:
        return OutcomeReading(Outcome.UNCLEAR, f"пишут, что уже ответили: «{before[:160]}»", certain=False)
    under_way = _first(acts, Act.ADDS, Act.GOES_ON, Act.TAKEN) or _promised(whole)
    if under_way and not of_others:
        return OutcomeReading(Outcome.INTERIM, f"работа ещё идёт: «{under_way[:160]}»", certain=False)
    none = _first(acts, Act.DENIES)
    if none and not of_others:
        return OutcomeReading(Outcome.NOTHING, f"сообщают, что ничего не сделано: «{none[:160]}»")
    if "?" in whole:
        return OutcomeReading(Outcome.QUESTION, "в письме вопрос и нет ответа", certain=False)
    if enclosed:
        return OutcomeReading(Outcome.REPORT, "ответ во вложении", certain=False)
    return OutcomeReading(Outcome.UNCLEAR, "из текста не видно, что ответили", certain=False)


def _first(acts: Sequence[Said], *kinds: Act) -> str:
    return next((each.text for each in acts if each.act in kinds), "")


def _promised(whole: str) -> str:
    """A verb of the future that no vocabulary holds: «зальём в понедельник»."""
    match = first_promise(whole) if "?" not in whole else None
    return _around(whole, match) if match is not None else ""


def _matched(low: str, wording: Gated) -> str:
    match = wording.search(low)
    return _around(low, match) if match is not None else ""


def _asserted(whole: str, match: re.Match[str] | None) -> re.Match[str] | None:
    """«Нужен ли нулевой отчет?», «если практик нет» tell nothing."""
    if match is None or _IF.search(whole, max(0, match.start() - 40), match.start()) is not None:
        return None
    end = _STOP.search(whole, match.end())
    return None if end is not None and end[0] == "?" else match


def _counts_only_zeros(whole: str) -> bool:
    """«0 практик, 0 инициатив», whatever was asked: every count is zero."""
    if len(whole) > _SHORT_LETTER or _ZERO.search(whole) is None:
        return False
    return all(int(each) == 0 for each in _COUNT.findall(mask(whole)))


def _around(whole: str, match: re.Match[str]) -> str:
    start = max(0, whole.rfind(" ", 0, max(0, match.start() - 20)) + 1) if match.start() > 20 else 0
    end = whole.find(" ", match.end() + 25)
    return squeeze(whole[start : end if end >= 0 else len(whole)])[:160]
