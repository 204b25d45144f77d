"""The outcome of a letter that tells no figure above zero and holds none of the special wordings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.understanding import Outcome
from mailflow.patterns import Gated
from mailflow.reading.clauses.future import first_promise
from mailflow.reading.clauses.masking import mask
from mailflow.reading.clauses.numerals import COUNT, word_value
from mailflow.reading.outcomes.answer_wordings import AFFIRMED, NOTHING, SUBSTANCE
from mailflow.reading.outcomes.outcome_reading import OutcomeReading, around, first_of, matched
from mailflow.reading.speech.acts import Act, Said
from mailflow.reading.speech.predicates import find_predicates
from mailflow.reading.speech.vocabulary import TELL
from mailflow.reading.speech.words import sentences

# «Размещены: 1) …; 2) …. Инициатив нет»: what was done is listed, whatever else there is none of.
_LISTED = re.compile(r"(?<!не )\bразмещен[ыо]\s?:\s{0,3}(?:\n\s{0,3})?(?:\d[.)]|[-•*])\s?[\"а-я]")
_ZERO = re.compile(r"(?<![\d.,/№-])0\s(?:\(ноль\)\s)?[а-я]{3}|[а-я]\s?[:-]\s?0(?![\d.,/])")
_STOP = re.compile(r"[.!?\n]")
# «Ещё ничего не размещено, до конца месяца постараемся»
_TRYING = Gated(r"\bпостара(?:емся|юсь)\b|\bбудем\sстараться\b")
# «Не размещали, но вот-вот»
_SOON = Gated(r"\bвот-вот\b|\bсо\sдня\sна\sдень\b|\bна\sподходе\b|\bруки\sчешутся\b")
_NOT_YET = re.compile(r"\b(?:пока|еще)\s(?:[а-я]{2,14}\s){0,2}не\s|\bне\s[а-я]{3,16}\s(?:пока|еще)\b")
_YET = re.compile(r"\b(?:еще|пока)\b")
# «Ждём подтверждения регистрации, практик пока нет»
_WAITING = re.compile(r"\b(?:жд[её]м|ожидаем)\b")
_NEAR = 30
_IF = re.compile(r"\b(?:если|в\sслучае)\s[^.!?\n]{0,40}$")
# Zeros alone make a short letter.
_SHORT_LETTER = 4_000
_OF_PLACE = frozenset(
    {"являться", "проживать", "жить", "находиться", "входить", "насчитывать", "располагаться"}
)
_COUNT = re.compile(r"(?<![а-яa-z\d])\d{1,9}(?![а-яa-z\d])")
_WORD_COUNT = re.compile(rf"(?<![а-яa-z\d]){COUNT}(?![а-яa-z\d])")


def plain_answer(
    whole: str, acts: Sequence[Said], *, has_zeros: bool, enclosed: bool, of_others: bool
) -> OutcomeReading:
    """The outcome where no figure above zero and none of the special wordings was found.

    `of_others`: the letter tells what others did; then work under way may be theirs to be studied.
    """
    nothing = _asserted(whole, NOTHING.search(whole))
    affirmed = AFFIRMED.search(whole) if nothing and not has_zeros else None
    if affirmed:
        why = f"подтверждают: «{around(whole, affirmed)}»"
        return OutcomeReading(Outcome.REPORT, why, certain=False)
    trying = matched(whole, _TRYING)
    promised = (_promised(whole) or trying) if _NOT_YET.search(whole) else ""
    promised = promised or (matched(whole, _SOON) if nothing else "")
    if promised:
        return OutcomeReading(Outcome.INTERIM, f"пока не сделано, обещают: «{promised}»")
    going = first_of(acts, Act.GOES_ON)
    waiting = _WAITING.search(going) is not None and _YET.search(going) is not None
    if going and nothing and (waiting or not has_zeros) and not says_nothing(whole):
        return OutcomeReading(Outcome.INTERIM, f"работа ещё идёт: «{going[:160]}»", certain=False)
    counted = _counted_deed(acts) if has_zeros else ""
    if counted:
        return OutcomeReading(Outcome.REPORT, f"сделано и сочтено: «{counted[:160]}»", certain=False)
    if (has_zeros or nothing or _counts_only_zeros(whole)) and not _LISTED.search(whole):
        why = f": «{around(whole, nothing)}»" if nothing else ", показатели нулевые"
        return OutcomeReading(Outcome.NOTHING, f"сообщают, что данных нет{why}")
    done = first_of(acts, Act.DEED) or matched(whole, SUBSTANCE)
    if done:
        return OutcomeReading(Outcome.REPORT, f"ответ по существу: «{done[:160]}»", certain=False)
    before = first_of(acts, Act.ANSWERED)
    if before:
        return OutcomeReading(Outcome.UNCLEAR, f"пишут, что уже ответили: «{before[:160]}»", certain=False)
    under_way = first_of(acts, Act.ADDS, Act.GOES_ON, Act.TAKEN) or _promised(whole)
    if under_way and not of_others:
        return OutcomeReading(Outcome.INTERIM, f"работа ещё идёт: «{under_way[:160]}»", certain=False)
    none = first_of(acts, Act.DENIES)
    if none and _NOT_YET.search(none):
        return OutcomeReading(Outcome.UNCLEAR, f"пока не сделано: «{none[:160]}»", certain=False)
    if none and not of_others:
        return OutcomeReading(Outcome.NOTHING, f"сообщают, что ничего не сделано: «{none[:160]}»")
    if "?" in whole:
        return OutcomeReading(Outcome.QUESTION, "в письме вопрос и нет ответа", certain=False)
    if enclosed:
        return OutcomeReading(Outcome.REPORT, "ответ во вложении", certain=False)
    return OutcomeReading(Outcome.UNCLEAR, "из текста не видно, что ответили", certain=False)


def _counted_deed(acts: Sequence[Said]) -> str:
    """«Установили 9 знаков»: a number of what was done, read as no figure, is no nothing.

    «Поселение является дотационным, в штате 3 служащих» only tells of the place.
    """
    told = (each.text for each in acts if each.act is Act.DEED and not _tells_of_place(each.text))
    return next((each for each in told if any(_value(one) for one in _WORD_COUNT.findall(mask(each)))), "")


def _value(count: str) -> int:
    return int(count) if count.isdigit() else word_value(count) or 0


def _tells_of_place(low: str) -> bool:
    verbs = [
        each for sentence in sentences(low) for each in find_predicates(sentence) if each.lemma not in TELL
    ]
    return bool(verbs) and all(each.lemma in _OF_PLACE for each in verbs)


def says_nothing(whole: str) -> bool:
    """Whether there is nothing at all; «данные ещё не поступили» leaves the answer open."""
    match = NOTHING.search(whole)
    if match is None:
        return False
    before = _STOP.split(whole[max(0, match.start() - _NEAR) : match.start()])[-1]
    return _YET.search(before + match[0]) is None


def _promised(whole: str) -> str:
    """A verb of the future that no vocabulary holds: «зальём в понедельник»."""
    match = first_promise(whole) if "?" not in whole else None
    return around(whole, match) if match is not None else ""


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
