"""Is the letter written to somebody else, we having a copy? Its addressee stands above the salutation."""

from __future__ import annotations

import re

from mailflow.matching.gathering import plain
from mailflow.matching.matter import Matter
from mailflow.model.settings import Association
from mailflow.reading.passages import Passage, Place

TO_OTHERS = "письмо адресовано не нам, мы получили копию: решите, ответ ли это"

_PLACES = (Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD)
_SAYING = (Place.BODY, Place.DOCUMENT, Place.DOCUMENT_HEAD)
# Letterhead, requisites, addressee and heading.
_HEAD_CHARS = 900
_HEAD_END = re.compile(
    r"(?:^|\n)\s*уважаем\w{2,3}\b|(?:сообща|информиру|направля|уведомля|довод)(?:ет|ем|ит|им)\b"
)
_TO_US = re.compile(
    r"\bпредседателю\s{1,3}правления\b|\bсовет\w?\s{0,3}\"?муниципальных\s{1,3}образований|\bассоциаци[юяи]\b|\bсмо\s?кк\b"
)
_DATIVE = r"(?:[а-я-]{4,20}(?:ому|ему)\s|и\.? ?о\.? |врио ){0,2}"
_OTHER = re.compile(
    rf"(?:^|\n)[ \t]*(?:{_DATIVE}(?:главе|главам|начальнику|руководителю|министру|прокурору|директору"
    r"|депутату|атаману|[а-я-]{0,6}губернатору|редактору|управляющему делами|жител(?:ю|ям)|судье"
    r"|уполномоченному|комиссару|секретарю|настоятелю|специалисту"
    r"|председателю (?:комитета|совета депутатов|думы|комиссии)"
    r"|заместителю (?:главы|начальника|министра|губернатора))\b"
    r"|(?!вашему)[а-я-]{4,20}(?:ому|ему)\s[а-я-]{4,25}[ую]\b|[а-я]{4,20}(?:ителю|ителям|атору|иректору)\s[а-я]"
    r"|в\s(?:редакцию|[а-я-]{5,20}ую\sкомиссию|министерство|департамент|прокуратуру|администрацию|управление|(?:орг)?отдел|комитет"
    r"|законодательное)\b)"
)
_FOR_ANOTHERS_ANSWER = re.compile(
    r"\bдля\s(?:подготовки\s)?(?:свода|сводно\w{1,2}|включения в сводн|обобщения)\b"
)
"""A settlement writes to its district, which will answer for all."""
_COPY = re.compile(r"\bкопи[яюи]\b[\s:(-]*$")


def is_to_others(matter: Matter, association: Association) -> bool:
    """Whether the letter's own addressee is another office, or we are only in copy."""
    if any(_FOR_ANOTHERS_ANSWER.search(plain(each).lower()) for each in matter.gathered.at(*_SAYING)):
        return True
    heads = [_head(each) for each in matter.gathered.at(*_PLACES)]
    if any(_TO_US.search(each) for each in heads):
        return False
    return any(_names_other(each) for each in heads) or _is_copied(matter, association)


def _head(passage: Passage) -> str:
    text = plain(passage).lower()[:_HEAD_CHARS]
    end = _HEAD_END.search(text)
    return text[: end.start()] if end else text


def _names_other(head: str) -> bool:
    return any(not _COPY.search(head[: each.start()].rstrip()) for each in _OTHER.finditer(head))


def _is_copied(matter: Matter, association: Association) -> bool:
    """`Cc` names us and `To` somebody else."""
    own = {association.email.lower(), *(each.lower() for each in association.own_addresses)}
    to = {each.address.lower() for each in matter.message.to}
    cc = {each.address.lower() for each in matter.message.cc}
    return bool(to) and not to & own and bool(cc & own)
