"""Papers that bear our number and a municipality's name and are no answer of it to us.

Minutes, letters of residents, complaints, letters of an office that is being wound up. Each
finding is a reason for a person to look; nothing is settled by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mailflow.matching.authors.doer_words import MUNICIPALITIES, OFFICES
from mailflow.matching.authors.signers import OTHER_SIGNS, is_signed_by_another
from mailflow.matching.authors.tellers import ANOTHER_TELLS, another_tells
from mailflow.matching.gathering import Gathered, plain
from mailflow.matching.papers.genres import is_called_otherwise, is_titled_otherwise
from mailflow.matching.papers.speech import speech_doubts
from mailflow.matching.papers.withdrawals import asks, is_withdrawn
from mailflow.matching.reasons import OUTCOMES
from mailflow.model.understanding import Outcome
from mailflow.patterns import Gated
from mailflow.reading.morphology import likely_readings
from mailflow.reading.outcomes.orders import reports
from mailflow.reading.passages import Passage, Place
from mailflow.reading.speech.responses import find_response
from mailflow.reading.speech.wants import Wanted

MINUTES = "похоже на протокол, решение или план, а не на ответ: решите, что это"
RESIDENT = "похоже на обращение жителя, а не на ответ муниципалитета"
COMPLAINT = "просят принять меры или разобраться: решите, что ответить"
ON_BEHALF = "пишут за другое поселение: решите, чей это ответ"
WITHDRAWN = "отзывают письмо: решите, какой ответ остаётся"
NOT_RECEIVED = "пишут, что нашего письма не получали: решите, что ответить"
WOUND_UP = "пишут о преобразовании или ликвидации: решите, чей это ответ"

_TEXTS = (Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
# What a paper is stands in its first lines; a resident or a complaint says so within the first page.
TOP_CHARS = 300
_READ_CHARS = 2500

_MINUTES_TITLE = re.compile(r"(?:^|\n)[ \t]*(?:выписка\sиз\s)?протокола?\b[^\n]{0,80}(?:\n|$)")
_MINUTES_WORDS = Gated(
    r"(?:^|\n)[ \t]*(?:слушали|выступили|решили|присутствовали|повестка дня)\b"
    r"|\bдоложил[аи]?\b|\bвыписка из протокола"
)
_RESIDENT = Gated(
    r"\b(?:я|мы)\b[,\s-]{1,4}(?:[а-я-]{1,20}\s){0,2}(?:жител[ьи]|жильцы|жительниц[аы]|пенсионер(?:ка)?"
    r"|гражданин|гражданка)\b"
    r"|\bкак\s(?:житель|депутат|член(?!\sассоциаци)|гражданин|гражданка|пенсионер|активист|предприниматель|староста)\b[^.\n]{0,120}"
    r"\b(?:счита|полага|предлага|сообща|возража|поддержива|хочу|думаю|прошу)|\b(?:личн|частн)\w{2,3}\sмнени|\bот\sсебя\s(?:лично|скажу|добавлю)|\bлично\sя\b|\bя\sлично\b"
    r"|\b(?:я|мы)\s(?:сам[аи]?\s)?прожива(?:ю|ем)\b|\bпроживающ(?:ий|ая|его|ей)\sпо\sадресу"
    r"|(?:^|\n)[ \t]*от\s(?:жител(?:я|ей|ьницы)|гражданина|гражданки)\b|\bпроживает:"
    r"|(?:^|\n)[ \t]*(?:инициативная группа|жители|жильцы)\s"
    r"(?![^.]{3,120}\b(?:приняли|участвовали|поддержали|предложили|выбрали|проголосовали|выступили|собрали"
    r"|провели|направили|привлечены|охвачены|вовлечены|включились|подключились|откликнулись)\b)"
    r"|,\s(?:пенсионер(?:ка)?|домохозяйка|местн\w{2}\sжитель\w{0,5})[\s.]*$|\bничего\sне\sдела(?:ет|ют)\b"
    r"|(?<!как )\bпишет\s(?:вам\s)?(?!администраци|глава|специалист|заместитель|вам)[а-я]{4}"
)
_COMPLAINT = Gated(
    r"\b(?:прошу|просим|просьба)\s(?:вас\s)?(?:принять\s(?:\w{4,14}\s)?меры|разобраться|повлиять|воздействовать"
    r"|провести проверку|вмешаться|привлечь)|(?:^|\n)[ \t]*(?:жалоба|претензия)\b|\bжалу(?:юсь|емся)\b"
    r"|\bсчита(?:ем|ю)\s(?:недостоверн|неверн|ложн|необъективн)|\bнедостоверн"
)
_ON_BEHALF = Gated(
    r"\bза\s[а-я-]{4,30}[ое][ег]о?\s(?:сельск|городск)\w{2,3}\sпоселени\w\s(?:[а-я-]{4,30}\s(?:района|округа)\s)?"
    r"(?:сообща|информир|направля|отвеча)"
    r"|\bпросил[аи]?\s(?:вам\s|меня\s|нас\s)?(?:передать|отправить|переслать|направить|сообщить)\b"
    r"(?!\s(?:[а-я]{3,14}\s){0,3}(?:привет|поклон|благодарност|наилучш|пожелани|спасибо))(?![^.\n]{0,80}\bсообща(?:ем|ю)\b)"
)
_NOT_RECEIVED = Gated(r"\bне\s(?:получал|поступал|приходил|доходил)\w{0,2}\b[^.\n]{0,40}(?:№|письм|запрос)")
_NOT_OURS = Gated(
    r"\bне\s(?:нами|мы|наш(?:а|е|им|ей)?|[а-я-]{3,25}[сц]к(?:ое|ого|им|ой)(?:\sпоселени[а-я]{1,2}|\sс/п)?)\b"
    r",?\s(?:а|но)\s"
)
_WOUND_UP = Gated(
    r"\bликвидационн\w{2,3}\sкомисси"
    # «1 свалка в стадии ликвидации» is none of the offices
    r"|\b(?:администрация|поселение|образование|учреждение|мы)\b[^.,;:\n]{0,90}"
    r"\bв\s(?:стадии|процессе)\s(?:ликвидации|реорганизации)"
    r"|\(?\bбывш(?:ее|его|ий|ая|ей)\s(?:администрация\s)?[а-я-]{4,30}\s(?:сельско|городско|район)"
    r"|\bпоселени\w\s(?:[а-я-]{4,30}\s(?:района|округа)\s)?(?:было\s)?"
    r"(?:упразднено|ликвидировано|преобразовано|вошло\sв\sсостав|объединено)"
    r"|\bполномочия\sадминистрации\s[^.\n]{5,90}\s(?:исполняет|переданы|осуществляет|перешли)"
    r"|\bтерриториальн\w{2,3}\s(?:отдел|управлени)\w?\s[а-я-]{4,30}\s(?:сельск|городск)"
)
_INTRODUCED = re.compile(r"(?:^|[.!?\n]\s?)(?:я|мы),?\s(?P<who>[а-я, -]{4,80})")
_ANYWHERE = frozenset({"работник", "сотрудник"})
_WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")
OTHER_MATTER = "похоже, пишут о другом деле: решите, о каком"
_OTHER_MATTER = Gated(
    r"\b(?:направля|высыла|отправля|представля|прилага)\w{1,3}\s(?:[а-я]{2,14}\s){0,2}"
    r"(?:отчет\w?\sоб\sисполнении\sбюджета|решени[ея]\s(?:совета|сессии|думы)|договор\w?\b|счета?\b|акты?\s(?:сверки|выполненн)"
    r"|устав\w?\b|карточк[уи]\s|реквизит|копи[юи]\s(?:постановлени|решени|распоряжени|устава)|постановлени[ея]\b)"
    r"|\b(?:членск\w{2}\sвзнос|взнос\w{0,3}\sза\s)|\bакт\w?\sсверки"
)
_NAMED = re.compile(r"№\s?\d|\bна\sваш|\bответ")


def other_papers(gathered: Gathered, wanted: Sequence[Wanted] = ()) -> list[str]:
    """Every reason to doubt that the message is an answer at all; `wanted` is what was asked."""
    topics = [part for each in wanted for part in each.topics]
    found = []
    if _is_minutes(gathered, wanted) or is_called_otherwise(gathered):
        found.append(MINUTES)
    texts = [text for _, text in texts_of(gathered)]
    if any(asks(text) for text in texts):
        found.append(OUTCOMES[Outcome.QUESTION])
    if _is_other_matter(gathered, topics):
        found.append(OTHER_MATTER)
    if is_withdrawn(texts):
        found.append(WITHDRAWN)
    found += speech_doubts(gathered, wanted)
    if another_tells(gathered, topics):
        found.append(ANOTHER_TELLS)
    if is_signed_by_another(gathered):
        found.append(OTHER_SIGNS)
    if any(_introduces_another(text) for text in texts):
        found.append(RESIDENT)
    for pattern, reason in (
        (_RESIDENT, RESIDENT),
        (_COMPLAINT, COMPLAINT),
        (_ON_BEHALF, ON_BEHALF),
        (_NOT_OURS, ON_BEHALF),
        (_NOT_RECEIVED, NOT_RECEIVED),
        (_WOUND_UP, WOUND_UP),
    ):
        if any(pattern.search(text) for text in texts):
            found.append(reason)
    return found


def _introduces_another(low: str) -> bool:
    """«Мы, работники культуры», «я, Маслак Иван, предприниматель»: whoever says so writes for himself.

    Names are passed; the first noun that tells what somebody is decides.
    """
    for found in _INTRODUCED.finditer(low):
        for word in _WORD.findall(found["who"]):
            tags = [(tag, lemma) for tag, lemma in likely_readings(word) if "NOUN" in tag]
            if not tags or any(name in tags[0][0] for name in ("Name", "Surn", "Patr")):
                continue
            tag, lemma = tags[0]
            if "anim" not in tag or "nomn" not in tag or _holds_office(lemma, found["who"]):
                break
            return True
    return False


def _holds_office(lemma: str, who: str) -> bool:
    """«работники администрации», not «работники культуры»"""
    if lemma in _ANYWHERE:
        return "администрац" in who
    return lemma in OFFICES | MUNICIPALITIES


def _is_other_matter(gathered: Gathered, topics: Sequence[str]) -> bool:
    """The answer button pressed for an affair of its own: neither number nor matter of a letter is named."""
    said = [text for passage, text in texts_of(gathered) if passage.place is Place.BODY]
    written = [text for passage, text in texts_of(gathered) if passage.place is not Place.BODY]
    sent = [found[0] for text in said for found in _OTHER_MATTER.finditer(text)]
    meant = any(not any(topic in each for topic in topics) for each in sent)
    return (
        meant
        and not any(_NAMED.search(text) for text in said)
        and not any("на №" in text or "на n" in text for text in written)
    )


def texts_of(gathered: Gathered) -> Iterator[tuple[Passage, str]]:
    """Passages that speak, and the first page of each as the patterns read it."""
    for passage in gathered.at(*_TEXTS):
        yield passage, plain(passage).lower()[:_READ_CHARS]


def _is_minutes(gathered: Gathered, wanted: Sequence[Wanted]) -> bool:
    """Minutes, acts or plans sent by themselves; beside a letter they are its enclosures."""
    papers: dict[str, str] = {}
    for passage, text in texts_of(gathered):
        papers[passage.name] = papers.get(passage.name, "") + "\n" + text
    others = {name: text for name, text in papers.items() if not _reads_as_minutes(text)}
    if len(others) == len(papers):
        return False
    return not any(name or reports(text) or _answers(text, wanted) for name, text in others.items())


def _answers(text: str, wanted: Sequence[Wanted]) -> bool:
    return any(find_response(text, each) is not None for each in wanted)


def _reads_as_minutes(text: str) -> bool:
    top = text[:TOP_CHARS]
    minutes = _MINUTES_TITLE.search(top) and _MINUTES_WORDS.search(text)
    return bool(minutes or is_titled_otherwise(top))
