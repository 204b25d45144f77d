"""Does anybody answer us here? An answer tells what is; a note speaks to a colleague, an order to others.

The grammar is `reading.speech.moods`; here it is decided whose words are listened to. Each finding is a
reason for a person to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mailflow.matching.gathering import Gathered, plain
from mailflow.model.request import Request
from mailflow.reading.normal import normalise
from mailflow.reading.outcomes.orders import reports
from mailflow.reading.passages import Passage, Place
from mailflow.reading.speech.moods import (
    asks_to_act,
    tells,
    tells_somebody,
    without_quoted_speech,
    without_references,
)

NOTHING_TOLD = "говорится только о том, что предстоит, ничего не сообщается: решите, ответ ли это"
TO_COLLEAGUE = "обращаются к коллеге, а не к нам: похоже на внутреннюю переписку"
ERRAND = "просят что-то сделать, а не только отвечают: решите, что ответить"
IN_QUOTES = "слова об исполнении приведены в кавычках, они чужие: решите, ответ ли это"
SENDS_OTHER = "направляют не ответ, а другую бумагу: решите, что это"
DELAYED = "об ответе пишут, что он будет позже: решите, ответ ли это письмо"
ASKED = "в письме вопрос: решите, что ответить"

_TEXTS = (Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
_READ_CHARS = 2_500
# A question of courtesy: has it arrived, can it be read.
_COURTESY = re.compile(r"\b(?:получ|дошл|дойд|приш[ле]|подтверд|видн|откры|прочит|устро|подойд|достаточно)")
_QUESTION = re.compile(r"(?:^|(?<=[.!?\n]))[^.!?\n]{8,300}\?")
_WITHIN = r"(?:[^.\n]|\.(?=\d)){0,80}"
_DELAYED = re.compile(
    rf"\bответ[а-я]{{0,2}}\b(?P<of>{_WITHIN}?)\b(?:задержива\w+|задержится|подготовит\b|направит\b|представит\b|направим\b"
    r"|последует\b|позднее\b|позже\b|будет\s(?:позже|позднее|дан|направлен|подготовлен)"
    r"|(?:оформля|готов|пиш|дописыва|составля|согласу|согласовыва|подписыва)(?:ем|им|ю|ет|ется|ится)\b)"
    r"|\b(?:направ|представ|предостав|дад|даст|пришл|подготов)(?:ит|им|ут|ют|ем|ет|ят)?\s(?P<one>[а-я]{3,12}\s)?ответ\b"
    r"|\b(?:обновленн|полн|окончательн|официальн|письменн|подробн|уточненн|итогов)\w{2}\s"
    r"(?P<what>[а-я]{3,10}\s)?(?:пришл|направим|вышл|представим|предоставим|отправим|будет\s)"
)
_SENTENCE = re.compile(r"(?<=[а-я\d)])[.!?;]\s|\n")
_NUMBER = re.compile(r"№\s?(\d{1,5})")
_SENDS = re.compile(
    r"\b(?:направля|высыла|представля|предоставля|посыла|отправля|прилага|переда|препровожда)\w{1,4}"
    r"\s(?:[а-я-]{1,16}\s){0,5}?(?P<what>счет|платежн|договор|контракт|решени|постановлени|распоряжени"
    r"|приказ|заявк|заявлени|обращени|приглашени|квитанци|накладн|устав|бюджет|смет|реклам|коммерческ|жалоб|резюме|доверенност|соглашени|акт\b|паспорт|реестр\b)"
)
"""What is sent: the object of the verb that sends."""
_NAMES = re.compile(r"\"[^\"\n]{1,200}\"|https?://\S+|\S+@\S+")


def speech_doubts(gathered: Gathered) -> Iterator[str]:
    """Every reason why nobody may be answering us here."""
    texts = [(each, _text(each)) for each in gathered.at(*_TEXTS)]
    for passage, text in texts:
        if passage.place is Place.BODY and tells_somebody(_NAMES.sub(" ", text)):
            yield TO_COLLEAGUE
        if asks_to_act(without_quoted_speech(text)):
            yield ERRAND
        if passage.place is Place.BODY and _asks(_NAMES.sub(" ", without_references(text))):
            yield ASKED
    unquoted = [without_quoted_speech(text) for _, text in texts]
    if unquoted != [text for _, text in texts] and not any(reports(each) for each in unquoted):
        yield IN_QUOTES


def _text(passage: Passage) -> str:
    return plain(passage).lower()[:_READ_CHARS]


def doubts_of_telling(gathered: Gathered, request: Request, *, told: bool) -> Iterator[str]:
    """Why what closes a case may not have been said at all; `told`: that there is nothing was."""
    if not told and not tells_anything(gathered):
        yield NOTHING_TOLD
    if tells_of_delay(gathered, request):
        yield DELAYED
    if sends_something_else(gathered, request):
        yield SENDS_OTHER


def sends_something_else(gathered: Gathered, request: Request) -> bool:
    """«Направляем платежное поручение»: a paper that the request did not ask for, and nothing reported."""
    if not request.figures:
        return False  # whoever asks for no figures may have asked for papers
    texts = [_text(each) for each in gathered.at(*_TEXTS)]
    sent = [found["what"] for text in texts for found in _SENDS.finditer(text)]
    title = normalise(request.title).lower()
    return any(each not in title for each in sent) and not any(reports(text) for text in texts)


def tells_anything(gathered: Gathered) -> bool:
    """Whether something is said to be so. Unread documents may tell all; that they are is told elsewhere."""
    texts = [(each, _text(each)) for each in gathered.at(*_TEXTS)]
    if any(tells(without_quoted_speech(text)) for _, text in texts):
        return True
    if any(tells(_text(each)) for each in gathered.at(Place.SUBJECT)):
        return True
    unread = any(not each.text.strip() for each in gathered.documents)
    return bool(unread or gathered.poor) or not texts


def tells_of_delay(gathered: Gathered, request: Request) -> bool:
    """Whether the answer to this request is said to come later, whatever else is told."""
    for passage in gathered.at(*_TEXTS):
        for found in _DELAYED.finditer(_text(passage)):
            sentence = _SENTENCE.split(_text(passage)[: found.start()])[-1] + found[0]
            numbers = _NUMBER.findall(sentence)
            if not numbers or request.number in numbers:
                return True
    return False


def _asks(text: str) -> bool:
    return any(_COURTESY.search(each[0]) is None for each in _QUESTION.finditer(text))
