"""Papers that bear our number and a municipality's name and are no answer of it to us.

Drafts, minutes, news, letters of residents, complaints, letters of an office that is being wound up. Each
finding is a reason for a person to look; nothing is settled by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mailflow.matching.gathering import Gathered, plain
from mailflow.reading.outcomes.orders import reports
from mailflow.reading.passages import Passage, Place

DRAFT = "похоже на проект письма, ещё не подписанный: дождитесь подписанного или уточните"
MINUTES = "похоже на протокол совещания, а не на ответ: решите, что это"
NEWS = "похоже на сообщение газеты или пресс-службы, а не на ответ: решите, что это"
RESIDENT = "похоже на обращение жителя, а не на ответ муниципалитета"
COMPLAINT = "просят принять меры или разобраться: решите, что ответить"
WOUND_UP = "пишут о преобразовании или ликвидации: решите, чей это ответ"

_TEXTS = (Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
_LINES = (Place.SUBJECT, Place.FILE_NAME)
# What a paper is stands in its first lines; a resident or a complaint says so within the first page.
_TOP_CHARS = 300
_READ_CHARS = 2500

_DRAFT_NAMED = re.compile(
    r"\b(?:проект|черновик|черновой вариант|черновая версия)\s(?:нашего\s)?(?:ответ|письм)"
    r"|^\W{0,3}черновик|^\W{0,3}проект\W{0,3}$"
)
_DRAFT_MARKED = re.compile(r"(?:^|\n)[ \t]*(?:проект|черновик)[ \t.]*(?:\n|$)")
_DRAFT_SAID = re.compile(
    r"\b(?:проект|черновик|черновой вариант)\s(?:нашего\s)?(?:ответ|письм)|\bчерновик\b"
    r"|(?:^|\n)проект\.\s"
    r"|(?:прошу|просим|просьба|нужно|надо)\s(?:вас\s)?(?:согласовать|посмотреть и поправить|завизировать)"
    r"|(?:^|\n)\s{0,3}на\s(?:согласовани[ею]|подпись|визу)\b|после\s(?:подписания|подписи)\s(?:направ|отправ)"
    r"|\b(?:подпишем|подпишет)\s(?:и\s(?:направ|отправ)|завтра|позже)|так\s(?:можно\s)?(?:будет\s)?ответить\?"
)
_MINUTES_TITLE = re.compile(r"(?:^|\n)[ \t]*(?:выписка из\s)?протокола?\b[^.\n]{0,60}(?:\n|$)")
_MINUTES_WORDS = re.compile(r"(?:^|\n)[ \t]*(?:слушали|выступили|решили|присутствовали|повестка дня)\b")
_NEWS = re.compile(
    r"при\s(?:перепечатке|использовании материалов)|ссылка\s(?:на\s[\w ]{3,30}\s)?обязательна"
    r"|\bпресс-релиз|\bдайджест\b|(?:^|\n)[ \t]*редакция\s"
)
_RESIDENT = re.compile(
    r"\b(?:я|мы)\b[,\s-]{1,4}(?:[а-я-]{1,20}\s){0,2}(?:жител[ьи]|жительниц[аы]|пенсионер(?:ка)?"
    r"|гражданин|гражданка)\b"
    r"|\bкак житель\b|\b(?:я|мы)\s(?:сам[аи]?\s)?прожива(?:ю|ем)\b|\bпроживающ(?:ий|ая|его|ей)\sпо\sадресу"
    r"|\bот\s(?:жител(?:я|ей|ьницы)|гражданина|гражданки)\b|(?:^|\n)[ \t]*(?:инициативная группа|жители)\s"
)
_COMPLAINT = re.compile(
    r"\b(?:прошу|просим|просьба)\s(?:вас\s)?(?:принять\s(?:\w{4,14}\s)?меры|разобраться|повлиять|воздействовать"
    r"|провести проверку|вмешаться|привлечь)|(?:^|\n)[ \t]*(?:жалоба|претензия)\b|\bжалу(?:юсь|емся)\b"
)
_WOUND_UP = re.compile(
    r"\bликвидационн\w{2,3}\sкомисси|\bв\s(?:стадии|процессе)\s(?:ликвидации|реорганизации)"
    r"|\(?\bбывш(?:ее|его|ий|ая|ей)\s(?:администрация\s)?[а-я-]{4,30}\s(?:сельско|городско|район)"
    r"|\bпоселени\w\s(?:было\s)?(?:упразднено|ликвидировано|преобразовано|вошло в состав|объединено)"
    r"|\bтерриториальн\w{2,3}\s(?:отдел|управлени)\w?\s[а-я-]{4,30}\s(?:сельск|городск)"
)


def other_papers(gathered: Gathered) -> list[str]:
    """Every reason to doubt that the message is an answer at all."""
    found = []
    if _is_draft(gathered):
        found.append(DRAFT)
    if _is_minutes(gathered):
        found.append(MINUTES)
    texts = [text for _, text in _texts(gathered)]
    for pattern, reason in (
        (_NEWS, NEWS),
        (_RESIDENT, RESIDENT),
        (_COMPLAINT, COMPLAINT),
        (_WOUND_UP, WOUND_UP),
    ):
        if any(pattern.search(text) for text in texts):
            found.append(reason)
    return found


def _texts(gathered: Gathered) -> Iterator[tuple[Passage, str]]:
    for passage in gathered.at(*_TEXTS):
        yield passage, plain(passage).lower()[:_READ_CHARS]


def _is_draft(gathered: Gathered) -> bool:
    """Called so by subject or file name, marked so at its top, or said so by whoever sends it."""
    if any(_DRAFT_NAMED.search(plain(each).lower()) for each in gathered.at(*_LINES)):
        return True
    for passage, text in _texts(gathered):
        if passage.place is not Place.DOCUMENT and _DRAFT_MARKED.search(text[:_TOP_CHARS]):
            return True
        if passage.place is Place.BODY and _DRAFT_SAID.search(text[:_TOP_CHARS]):
            return True
    return False


def _is_minutes(gathered: Gathered) -> bool:
    """Minutes sent by themselves; as an enclosure of a letter that reports they harm nothing."""
    papers: dict[str, str] = {}
    for passage, text in _texts(gathered):
        papers[passage.name] = papers.get(passage.name, "") + "\n" + text
    minutes = [name for name, text in papers.items() if _reads_as_minutes(text)]
    return bool(minutes) and not any(reports(text) for name, text in papers.items() if name not in minutes)


def _reads_as_minutes(text: str) -> bool:
    return bool(_MINUTES_TITLE.search(text[:_TOP_CHARS]) and _MINUTES_WORDS.search(text))
