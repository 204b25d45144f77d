"""Does anybody answer us here? An answer tells what is; a note speaks to a colleague, an order to others.

The grammar is `reading.speech`; here it is decided whose words are listened to. Each finding is a
reason for a person to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from mailflow.first_letters import compiled
from mailflow.matching.gathering import Gathered, plain
from mailflow.model.request import Request
from mailflow.patterns import Gated
from mailflow.reading.normal import normalise, unwrapped
from mailflow.reading.outcomes.orders import reports
from mailflow.reading.outcomes.wanted import wanted_by
from mailflow.reading.passages import Passage, Place
from mailflow.reading.speech.acts import Act, does
from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.responding import responds
from mailflow.reading.speech.responses import without_responses
from mailflow.reading.speech.stating import names_item, tells_by_verb
from mailflow.reading.speech.vocabulary import COURTESIES, ERRANDS, REQUEST, SOCIAL
from mailflow.reading.speech.wants import Wanted
from mailflow.reading.speech.wishes import without_wishes
from mailflow.reading.speech.words import Sentence, sentences
from mailflow.reading.wordings.slashed import with_strokes_paired

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
_COURTESY = Gated(r"\b(?:получ|дошл|дойд|приш[ле]|подтверд|видн|откры|прочит|устро|подойд|достаточно)")
_SHORTEST_QUESTION = 8
_WITHIN = r"(?:[^.\n]|\.(?=\d)){0,80}"
_DELAYED = re.compile(
    rf"\bответ[а-я]{{0,2}}\b(?P<of>{_WITHIN}?)\b(?:задержива\w+|задержится|подготовит\b|направит\b|представит\b|направим\b"
    r"|последует\b|позднее\b|позже\b|будет\s(?:позже|позднее|дан|направлен|подготовлен)"
    r"|(?:оформля|готов|пиш|дописыва|составля|согласу|согласовыва|подписыва)(?:ем|им|ю|ет|ется|ится)\b)"
    r"|\bответ\s(?:[а-я]{2,10}\s){0,2}(?:пришлем|вышлем|дадим|отправим)\b"
    r"|\b(?:направ|представ|предостав|дад|даст|пришл|подготов)(?:ит|им|ут|ют|ем|ет|ят)?\s(?P<one>[а-я]{3,12}\s)?ответ\b"
    r"|\b(?:отправ|направ|вышл|пришл)(?:им|ем|ю|лю)\b[^.\n]{0,25}\b(?:как\sтолько|после\s(?:подпис|печат|визы))"
    r"|\b(?:обновленн|полн|окончательн|официальн|письменн|подробн|уточненн|итогов)\w{2}\s"
    r"(?P<what>[а-я]{3,10}\s)?(?:пришл|направим|вышл|представим|предоставим|отправим|будет\s)"
)
_SENTENCE = re.compile(r"(?<=[а-я\d)])[.!?;]\s|\n")
_NUMBER = re.compile(r"№\s?(\d{1,5})")
_SENDS = Gated(
    r"\b(?:направля|высыла|представля|предоставля|посыла|отправля|прилага|переда|препровожда)\w{1,4}"
    r"\s(?:[а-я-]{1,16}\s){0,5}?(?P<what>счет|платежн|договор|контракт|решени|постановлени|распоряжени"
    r"|приказ|заявк|заявлени|обращени|приглашени|квитанци|накладн|устав|бюджет|смет|реклам|коммерческ|жалоб|резюме|доверенност|соглашени|акт\b|паспорт|реестр\b)"
)
"""What is sent: the object of the verb that sends."""
_QUOTED = compiled(r"(?<![^\s(:-])\"[^\"\n]{12,500}\"")
# «Администрация X сообщает: «…»», «пересылаю ответ главы: «…»»: the mark opens no stranger's words.
_OWN_WORDS = compiled(
    r"(?P<lead>(?:\b(?:администрация|глава)\s(?![^\"\n]{0,120}\bсосед)[^\"\n:]{2,160}"
    r"\b(?:сообщает|информирует|уведомляет|докладывает)"
    r"|\b(?:пересыла|направля|переда)(?:ю|ем|ет)\sответ\s(?:главы|администрации|поселения)\b[^\"\n:]{0,80})\s?:\s?)\""
)
# «Следует читать «размещено 3 практики»»: what is quoted is what the writer says now.
_TO_BE_READ = compiled(
    r"(?P<lead>\b(?:следует|прошу|просим|надо|нужно|правильно)\s(?:[а-я]{2,10}\s)?(?:читать|считать\sверным)"
    r"(?:\sтак|\sкак)?\s?:?\s?)\""
)
_SAID = re.compile(
    r"\b(?:сообща|информиру|докладыва|направля|уведомля|представля|дайте|прошу|просим|ответьте)"
    r"|\b(?:размещен|опубликован|реализован)\w?\s\d|\bна\s№\s?\d"
)
_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")
# «деревьев - 0 (сажать будем весной)»: what is to come is told in brackets, beside what is
_BRACKETED = re.compile(r"\([^()\n]{1,120}\)")
# «Книга памяти: имена, которые вернулись домой» has a verb too.
_LONGEST_TITLE = 7
_NO_ERRAND = COURTESIES | REQUEST
_NAMES = re.compile(r"\"[^\"\n]{1,200}\"|https?://\S+|\S+@\S+")


def own_text(passage: Passage) -> str:
    """What stands in the mail itself, without names in quotes; a document speaks for itself."""
    return _NAMES.sub(" ", _text(passage)) if passage.place is Place.BODY else ""


def speech_doubts(gathered: Gathered, wanted: Sequence[Wanted] = ()) -> Iterator[str]:
    """Every reason why nobody may be answering us here; what was `wanted` may be asked in turn."""
    texts = [(each, _text(each)) for each in gathered.at(*_TEXTS)]
    for passage, text in texts:
        own = own_text(passage)
        if does(without_wishes(own), Act.ORDERS):
            yield TO_COLLEAGUE
        beside = without_wishes(without_quoted_speech(text))
        for each in wanted:
            beside = without_responses(beside, each)
        if does(beside, Act.SETS_TASK) or _wants_more(beside):
            yield ERRAND
        if _asks(own):
            yield ASKED
    unquoted = [without_quoted_speech(text) for _, text in texts]
    if unquoted != [text for _, text in texts] and not any(reports(each) for each in unquoted):
        yield IN_QUOTES


def _wants_more(text: str) -> bool:
    """Asked for anything but to take the answer kindly: «прошу освободить», «просим снять её»."""
    return any(
        (
            each.modal in REQUEST
            and each.lemma not in _NO_ERRAND
            and not (each.denied and each.lemma in SOCIAL)
        )
        or _pleads(sentence, each)
        or (each.modal == "предлагать" and each.lemma in ERRANDS)
        for sentence in sentences(text)
        for each in find_predicates(sentence)
    )


def _pleads(sentence: Sentence, each: Predicate) -> bool:
    """«Ходатайствуем о выделении мусоровоза»"""
    behind = sentence.words[each.at + 1 : each.at + 3]
    told = each.lemma == "ходатайствовать" and each.time is Time.NOW and each.person == 1
    return told and any(word.text in ("о", "об", "перед") for word in behind)


def _text(passage: Passage) -> str:
    return unwrapped(plain(passage)).lower()[:_READ_CHARS]


def doubts_of_telling(gathered: Gathered, request: Request, *, told: bool) -> Iterator[str]:
    """Why what closes a case may not have been said at all; `told`: that there is nothing was."""
    if not told and not (tells_anything(gathered) or _gives_wanted(gathered, request)):
        yield NOTHING_TOLD
    if tells_of_delay(gathered, request):
        yield DELAYED
    if sends_something_else(gathered, request):
        yield SENDS_OTHER


def _gives_wanted(gathered: Gathered, request: Request) -> bool:
    wanted = wanted_by(request)
    texts = [without_quoted_speech(_text(each)) for each in gathered.at(*_TEXTS)]
    return any(responds(each, wanted) for text in texts for each in sentences(text))


def sends_something_else(gathered: Gathered, request: Request) -> bool:
    """«Направляем платежное поручение»: a paper that the request did not ask for, and nothing reported."""
    if not request.figures:
        return False  # whoever asks for no figures may have asked for papers
    texts = [without_wishes(_text(each)) for each in gathered.at(*_TEXTS)]
    sent = [found["what"] for text in texts for found in _SENDS.finditer(text)]
    title = normalise(request.title).lower()
    return any(each not in title for each in sent) and not any(reports(text) for text in texts)


def tells_anything(gathered: Gathered) -> bool:
    """Whether something is said to be so. Unread documents may tell all; that they are is told elsewhere."""
    texts = [(each, _text(each)) for each in gathered.at(*_TEXTS)]
    said = [without_quoted_speech(text) for _, text in texts] + [
        _text(each) for each in gathered.at(Place.SUBJECT)
    ]
    said += [without_brackets for each in said if (without_brackets := _BRACKETED.sub(" ", each)) != each]
    said += [paired for each in said if (paired := with_strokes_paired(each)) != each]
    if any(names_item(each) or does(each, Act.STATES) for each in said):
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
    texts = (without_quoted_speech(_text(each)) for each in gathered.at(*_TEXTS))
    return any(_another_will_answer(each) for text in texts for each in sentences(text))


def _another_will_answer(sentence: Sentence) -> bool:
    """«Администрация ответит отдельно»; «на вопросы ответит специалист» names whom to ring up."""
    if "вопрос" in sentence.vocabulary or "если" in sentence.vocabulary:
        return False
    coming = [each for each in find_predicates(sentence) if each.time is Time.TO_COME and not each.denied]
    return any(
        (each.lemma == "ответить" and each.person == 3 and not _is_of_settlements(sentence))
        or (each.lemma == "содержать" and _is_answer(sentence, each))
        for each in coming
    )


def _is_of_settlements(sentence: Sentence) -> bool:
    """«Поселения ответят сами»: the district's own answer is complete."""
    return any(word.text == "поселения" for word in sentence.words)


def _is_answer(sentence: Sentence, each: Predicate) -> bool:
    """«ответ будет содержать данные»"""
    before = sentence.words[: each.at]
    return any(word.lemma in ("ответ", "отчет", "письмо") and word.has("nomn") for word in before)


def _asks(text: str) -> bool:
    return any(
        each.asks and len(each.text) > _SHORTEST_QUESTION and _COURTESY.search(each.text) is None
        for each in sentences(text)
    )


@lru_cache(maxsize=64)
def without_quoted_speech(low: str) -> str:
    """The text less what others are quoted to say; names in quotation marks stay, and one's own words."""
    if '"' not in low:
        return low
    low = _TO_BE_READ.sub(r"\g<lead>", _OWN_WORDS.sub(r"\g<lead>", low))
    return _QUOTED.sub(lambda found: " " if _is_speech(found[0]) else found[0], low)


def _is_speech(quoted: str) -> bool:
    """A whole sentence in quotation marks; titles are short or have no verb of their own."""
    if _SAID.search(quoted):
        return True
    if len(_WORD.findall(quoted)) <= _LONGEST_TITLE:
        return False
    return any(tells_by_verb(each, find_predicates(each)) for each in sentences(quoted))
