"""Lines of a signature that no person words: rules, devices, stamps of electronic signatures, pictures."""

from __future__ import annotations

import re

# As long as a line of a signature may be.
_MAX_LINE = 160

_DELIMITER = re.compile(r"(?:-{2,5}|—|––|_{2,40}|\*{1,5}|={2,40}|~{2,40})\s*$")
_RULE = re.compile(r"[-_=*—–.]{6,200}\s*$")
_DEVICE = (
    r"(?:iphone|ipad|телефон|смартфон|планшет|устройств|samsung|galaxy|xiaomi|redmi|huawei|honor|realme|"
    r"poco|vivo|oppo|tecno|android|nokia|почт|mail|яндекс|yandex|outlook|gmail|windows|blackberry|мобильн|"
    r"mobile|мойофис|spark|приложени|rambler|рамблер|tele2|мтс|phone|tablet|device|tuta|proton|thunderbird|"
    r"рупост|roundcube|bat!|em client|mailspring)"
)
# Behind the name of a device stand its model and an excuse; a sentence about it goes on.
_MAX_WORDS_OF_DEVICE = 7
_EXCUSE = re.compile(r"прост|извин|прошу|кратк|опечат|brevity|typo|https?:|загруз|скача|установ", re.I)
_MOBILE = re.compile(
    r"\s*[-–—]*\s*\[?(?:это |данное |настоящее )?(?:(?:отправлено|послано|написано|создано|sent) "
    r"(?:с|из|со|через|от|from|via|with|by|in|"
    r"using) [^\n]{0,40}?" + _DEVICE + r"(?P<rest>[^\n]{0,80})|"
    r"(?:get|скача(?:ть|йте)|получит[ье]|загрузит[ье]|установит[ье]) "
    r"(?:outlook|bluemail|spark|\w+ ?mail) (?:for|для) .{0,60}|"
    r"(?:установить|скачать) приложение .{0,40}|"
    r"(?:письмо|сообщение) (?:было )?(?:отправлено|сгенерировано|создано|сформировано) "
    r"(?:с помощью|из|через|в|с) "
    r".{0,40}(?:почтов\w+ (?:систем|клиент|сервер)|веб-интерфейс|приложени|сервис).{0,60}|"
    r"отправлено мобильн\w+ .{1,40}|(?:пишу )?с (?:телефона|мобильного(?: телефона)?|"
    r"планшета)(?: [A-Za-z][\w+]*(?: \w+){0,2})?|"
    r"написано (?:\w+ ){1,3}с (?:телефона|мобильного|смартфона)|"
    r"(?:простите|извините|прошу прощения|приношу извинения) за (?:краткость|"
    r"(?:возможные )?(?:опечатки|ошибки)).{0,60}|"
    r"please excuse my brevity.{0,20}|"
    # of a program no list names, in Latin letters: «Отправлено через СЭД» is told by a person
    r"(?:отправлено (?:из|с помощью|через)|sent (?:from|via|with|using)) (?!the\b|our\b|us\b)"
    r"[a-z][\w+]*(?: [a-z\d][\w+.]*){0,2}|"
    r"von meinem .{0,60}gesendet)\]?\.?\s*$",
    re.I,
)
_SIGNED = re.compile(
    r"\W{0,3}(?:документ )?подписан\w? (?:усиленной |квалифицированной )*(?:эп|эцп|кэп|укэп|электронн\w+ "
    r"(?:цифровой )?подпис)|\W{0,3}(?:м\.? ?п\.?|(?:личная )?подпись)\W{0,3}$|"
    r"\W{0,3}подлинник (?:электронного )?документа\b.{0,120}$|\W{0,3}сведения о сертификате\b.{0,20}$|"
    r"\W{0,3}кому выдан\w?\s?:.{0,80}$|\W{0,3}документ подписан\W{0,3}$|"
    r"\W{0,3}(?:усиленной |квалифицированной )*электронной подписью\W{0,3}$|"
    r"\W{0,3}сертификат\w?\W{0,4}(?:№\s?)?[0-9a-f][0-9a-f ]{5,80}\s*$|"
    r"\W{0,3}владелец\w?\s?:?\s[^.!?]{3,60}(?:\.[а-яё]\.)?\s*$|"
    r"\W{0,3}(?:действителен|действительна|срок действия)\s?:?\s(?:с|от|до|по)?\s?\d[^.!?]{0,4}\.\d.{2,40}$",
    re.I,
)
# What stands for a picture in plain text: «[cid:image001.png@…]», «[логотип]».
_PICTURE = re.compile(r"\s*[\[<](?:cid:|image|img|logo|логотип|герб|рисунок)[^\]>]{0,200}[\]>]\s*$", re.I)


def is_delimiter(text: str) -> bool:
    """«--», a dash or a short rule alone on its line."""
    return _DELIMITER.match(text[:80]) is not None


def is_rule(text: str) -> bool:
    """A longer rule, as it also parts tables and quotes."""
    return _RULE.match(text[:200]) is not None


def is_device(text: str) -> bool:
    """«Отправлено с iPhone» and what other programs add."""
    found = _MOBILE.match(text[:_MAX_LINE])
    rest = (found.group("rest") or "") if found else ""
    return found is not None and (len(rest.split()) <= _MAX_WORDS_OF_DEVICE or bool(_EXCUSE.search(rest)))


def is_stamp(text: str) -> bool:
    """A line of the stamp that an electronic signature leaves, or the place of a seal."""
    return _SIGNED.match(text[:_MAX_LINE]) is not None


def is_picture(text: str) -> bool:
    """What stands for a picture where none can be shown."""
    return _PICTURE.match(text) is not None
