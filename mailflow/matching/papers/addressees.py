"""Is the letter written to somebody else, we having a copy? Its addressee stands above the salutation."""

from __future__ import annotations

import re

from mailflow.first_letters import compiled
from mailflow.matching.gathering import plain
from mailflow.matching.matter import Matter
from mailflow.model.settings import Association
from mailflow.patterns import Gated
from mailflow.reading.morphology import likely_readings
from mailflow.reading.passages import Passage, Place

TO_OTHERS = "письмо адресовано не нам, мы получили копию: решите, ответ ли это"

_PLACES = (Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD)
_SAYING = (Place.BODY, Place.DOCUMENT, Place.DOCUMENT_HEAD)
# Letterhead, requisites, addressee and heading.
_HEAD_CHARS = 900
_READ_CHARS = 2_500
_HEAD_END = re.compile(
    r"(?:^|\n)\s*уважаем\w{2,3}\b|(?:сообща|информиру|направля|уведомля|довод|докладыва)(?:ет|ем|ит|им|ю)\b"
)
_US = Gated(
    r"\bпредседателю\s{1,3}правления\b|\bсовет\w?\s{0,3}\"?муниципальных\s{1,3}образований"
    r"|\bассоциаци[юяи]\b|\bсмо\s?кк\b"
)
_OF_OUR_LETTER = re.compile(r"\b(?:письм|запрос|обращени|исполнени|ответ|членам|по\b)|№|^\s*копи")
"""A line that speaks of our letter, or of a copy for us, names no addressee."""
_DATIVE = r"(?:[а-я-]{4,20}(?:ому|ему)\s|и\.? ?о\.? |врио ){0,2}"
_OTHER = re.compile(
    rf"(?:^|\n|(?<=[а-я]{{4}})\.\s)[ \t]*(?:{_DATIVE}(?:главе|главам|начальнику|руководителю|министру"
    r"|прокурору|директору|депутату|атаману|[а-я-]{0,6}губернатору|редактору|управляющему делами"
    r"|жител(?:ю|ям)|депутатам|председателям|руководителям|директорам|начальникам|старостам"
    r"|(?:сотрудник|специалист|работник|предпринимател)(?:ам|ям)|судье|уполномоченному|комиссару|секретарю|настоятелю|специалисту"
    r"|председателю\s(?!правления|ассоциаци|совета\s\"?муниципальн)"
    r"|заместителю (?:главы|начальника|министра|губернатора))\b"
    r"|(?!вашему)[а-я-]{4,20}(?:ому|ему)\s[а-я-]{4,25}[ую]\b|[а-я]{4,20}(?:ителю|ителям|атору|иректору)\s[а-я]"
    r"|в\s(?:редакцию|[а-я-]{5,20}ую\sкомиссию|министерство|департамент|прокуратуру|администрацию|управление"
    r"|(?:орг)?отдел|комитет|законодательное)\b)"
)
_HIGHER_OFFICE = re.compile(
    r"(?:^|\n)[ \t]*(?:министерство|прокуратура|законодательное собрание|избирательная комиссия"
    r"|[а-я]{3,20}инспекция|администрация (?:губернатора )?краснодарского края"
    r"|(?:департамент|(?:главное )?управление|комитет)"
    r"(?![^\n]*(?:муниципальн|район|р-на|город|поселени|округ|[сг]\.? ?[/.]? ?п\.?\s))"
    r"[^\n]{0,120}(?:краснодарского края|по краснодарскому краю|российской федерации))[^\n]{0,90}(?:\n|$)"
)
"""An office of region or state in the nominative above the text: addressee or writer, no municipality."""
_FOR_ANOTHERS_ANSWER = Gated(
    r"\bдля\s(?:[а-я]{5,14}\s){0,2}(?:в\s)?(?:свода|сводн\w{1,3}|обобщения|обобщенн\w{2,3}|доклада|выступления"
    r"|совещания|заседания|планерки|стенда)\b"
)
"""A settlement writes to its district, which will answer for all."""
_SENT_ELSEWHERE = Gated(
    r"\b(?:направля|высыла|препровожда|прилага|представля)\w{1,3}\s(?:[а-я]{1,14}\s){0,3}?копи[юия]\b"
    r"[^.\n]{0,160}?\b(?:в адрес|направленн\w{2,3}|адресованн\w{2,3})"
    r"\s(?!ваш|ассоциаци|совета?\sмуницип|смо|ранее)"
    r"|\b(?:направля|представля|высыла)\w{1,3}\s[^.\n]{0,80}?\bв адрес"
    r"\s(?!ваш|ассоциаци|совета?\sмуницип|смо)"
)
"""«Направляем копию письма X в адрес управления …»."""
_COPY_FOR_US = compiled(r"\bкопи[яю]:?\s(?:-\s)?(?:в\s)?(?:смо\b|ассоциаци|совету?\b)")
_COPY = re.compile(r"\bкопи[яюи]\b[\s:(-]*$")
_GOES_ON = re.compile(
    r"в\s(?:ответ|целях|соответстви|связи|дополнени|рамках|течени|настоящ|исполнени|продолжени|адрес|срок"
    r"|период|части|том|этом|отношени|качестве|случае|ваш|наш|поселени|район|году|хозяйств"
    r"|месяц|квартал|недел|день|сутки|смену|час\b|год\b)|[^\n]*\d"
)
_LINE_CHARS = 90
_LINES = re.compile(r"\n|[.(]\s?")
_PERSON_LINE = re.compile(r"[а-я-]{2,30}(?:\s[а-я-]{2,30}){0,2}")
_SALUTATION = compiled(
    r"\bуважаем(?:ый|ая)\s(?P<name>[а-я])[а-я]{2,15}\s(?P<father>[а-я])[а-я]{1,15}(?:вич|вна|ьич|ична)\b"
)
_CROWD = compiled(
    r"\bуважаемые\s(?:[а-я]{4,14}\s)?(?:жител|граждан|земляк|односельчан|станичник|хуторян|родител|педагог|депутат"
    r"|предпринимател|читател|сотрудник|избирател|ветеран|работник)"
)
"""Who is greeted so is neither of the association nor of its members."""
_OUR_LETTER_TOLD = re.compile(
    r"\b(?:письм|запрос|обращени)[а-я]{0,3}\s(?:[а-я]{3,12}\s)?(?:смо\b|ассоциаци|совета?\sмуниципальн)"
)
_YOUR_LETTER = re.compile(
    r"\bваш[а-я]{0,3}\s(?:[а-я]{3,14}\.?\s){0,2}(?:от\s[\d.]{6,10}\s(?:г\.\s)?)?(?:№|исх|\d)"
)
_TELLS = Gated(
    r"\b(?:сообща(?:ю|ем)|докладыва(?:ю|ем|ет)|отчитыва(?:емся|ется))\s(?P<whom>[а-я-]{3,20}(?:\s[а-я-]{3,20})?)"
)
_OURS = ("вам", "ваш", "ассоциаци", "совет", "коллег", "уважаем", "председател", "правлени")
_INITIALS = re.compile(r"\b([А-Я])\.\s?([А-Я])\.")
_SURNAME = re.compile(r"[А-Я][а-я]{3,30}")


def is_to_others(matter: Matter, association: Association) -> bool:
    """Whether the letter's own addressee is another office, or we are only in copy."""
    texts = [_text(each)[:_READ_CHARS] for each in matter.gathered.at(*_SAYING)]
    if any(_FOR_ANOTHERS_ANSWER.search(each) or _SENT_ELSEWHERE.search(each) for each in texts):
        return True
    heads = [_head(each) for each in matter.gathered.at(*_PLACES)]
    if any(_names_us(each, association) for each in heads):
        return False
    return (
        any(_names_other(each) for each in heads)
        or any(
            _greets_other(each, association) or _tells_other(each) or _CROWD.search(each) for each in texts
        )
        or any(_COPY_FOR_US.search(each) for each in texts)
        or _is_copied(matter, association)
    )


def _text(passage: Passage) -> str:
    return plain(passage).lower()


def _head(passage: Passage) -> str:
    text = _text(passage)[:_HEAD_CHARS]
    end = _HEAD_END.search(text)
    if end is None:
        return text
    before = text[: end.start() + 1]
    return text[: max(before.rfind("\n"), before.rfind(". ")) + 1]


def _names_us(head: str, association: Association) -> bool:
    """A line of the addressee: our office, or the name of whoever signs our letters."""
    lines = "\n".join(each for each in head.split("\n") if _OF_OUR_LETTER.search(each) is None)
    if _US.search(lines):
        return True
    return any(name in lines for name in _surnames(association))


def _surnames(association: Association) -> list[str]:
    """Stems: the dative of a surname keeps them."""
    found = _SURNAME.findall(f"{association.signatory} {association.executor}")
    return [each.lower().replace("ё", "е")[:-1] for each in found]


def _names_other(head: str) -> bool:
    lines = _LINES.split(head)
    if _HIGHER_OFFICE.search(head) or any(_is_person(each) or _is_office(each) for each in lines):
        return True
    return any(not _COPY.search(head[: each.start()].rstrip()) for each in _OTHER.finditer(head))


def _is_person(line: str) -> bool:
    """«Кузьменко Виталию Павловичу»: a name in the dative alone on a line."""
    if _PERSON_LINE.fullmatch(line.strip(" \t,.")) is None:
        return False
    words = line.strip(" \t,.").split()
    if words[0] == "для":
        return (
            any("Name" in tag and "gent" in tag for tag, _ in likely_readings(words[1]))
            if len(words) > 1
            else False
        )
    return len(words) > 1 and any(_is_dative(each, "Patr") for each in words)


def _is_office(line: str) -> bool:
    """«В Арбитражный суд края» on a line of its own, without a verb; «в целях», «в ответ на» go on."""
    line = line.strip(" \t,.")
    if not line.startswith("в ") or len(line) > _LINE_CHARS or _GOES_ON.match(line) or _US.search(line):
        return False
    words = line.split()[1:]
    return (
        bool(words)
        and any(_is_accusative(each) for each in words[:3])
        and not any("VERB" in tag or "PRTS" in tag for each in words for tag, _ in likely_readings(each))
    )


def _is_accusative(word: str) -> bool:
    return any("accs" in tag and "NOUN" in tag for tag, _ in likely_readings(word)) and not any(
        "loct" in tag for tag, _ in likely_readings(word)
    )


def _is_dative(word: str, grammeme: str) -> bool:
    tags = [tag for tag, _ in likely_readings(word)]
    return any(grammeme in tag and "datv" in tag for tag in tags) and not any("nomn" in tag for tag in tags)


def _greets_other(text: str, association: Association) -> bool:
    """Somebody who is not of the association is greeted, and of our letter it is told as of a third one's."""
    greeted = _SALUTATION.search(text)
    known = _INITIALS.findall(f"{association.signatory} {association.executor}")
    if greeted is None or not known or _YOUR_LETTER.search(text) or _OUR_LETTER_TOLD.search(text) is None:
        return False
    return (greeted["name"].upper(), greeted["father"].upper()) not in known


def _tells_other(text: str) -> bool:
    """«Сообщаем местному радио»: who is told stands in the dative right behind the verb."""
    for found in _TELLS.finditer(text):
        words = found["whom"].split()
        if any(each.startswith(_OURS) for each in words):
            continue
        if any(_is_told(each) for each in words):
            return True
    return False


def _is_told(word: str) -> bool:
    """A noun or adjective that can be nothing but a dative."""
    tags = [tag for tag, _ in likely_readings(word)]
    named = [tag for tag in tags if "NOUN" in tag or "ADJF" in tag]
    return bool(named) and len(named) == len(tags) and all("datv" in tag for tag in named)


def _is_copied(matter: Matter, association: Association) -> bool:
    """`Cc` names us and `To` somebody else."""
    own = {association.email.lower(), *(each.lower() for each in association.own_addresses)}
    to = {each.address.lower() for each in matter.message.to}
    cc = {each.address.lower() for each in matter.message.cc}
    return bool(to) and not to & own and bool(cc & own)
