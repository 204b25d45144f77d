"""The signature of a letter: delimiter, closing words, office and name, executor and telephone."""

from __future__ import annotations

import re

from mailflow.mail.text_lines import Line, Mark

# A signature of an office is rarely longer, bank details aside.
_MAX_LINES = 20
_MAX_LINE = 160

_DELIMITER = re.compile(r"(?:-{2,5}|—|––|_{2,40}|\*{3})\s*$")
_CLOSING = re.compile(
    r"\s*(?:с (?:глубоким |большим |искренним |неизменным |наилучшим\w* )?(?:и искренним )?"
    r"(?:уважением|почтением|пожеланиями)(?: к вам)?(?! к| обращ)|"
    r"с наилучшими пожеланиями|всего (?:вам )?(?:самого )?(?:доброго|хорошего|наилучшего)|"
    r"с уваж?\.|с ув\b|заранее (?:вам )?(?:благодар|спасибо|признател)\w*|с благодарностью|"
    r"искренне ваш\w*|(?:best|kind|warm)? ?regards|(?:yours )?sincerely|best wishes|"
    r"mit freundlichen grüßen|cordialement)(?:[\s,.!\-–—]|$)",
    re.I,
)
_DEVICE = (
    r"(?:iphone|ipad|телефон|смартфон|планшет|устройств|samsung|galaxy|xiaomi|redmi|huawei|honor|realme|"
    r"android|nokia|"
    r"почт|mail|яндекс|yandex|outlook|gmail|windows|blackberry|мобильн|mobile|мойофис|spark|приложени|"
    r"rambler|рамблер|"
    r"tele2|мтс|phone|tablet|device)"
)
_MOBILE = re.compile(
    r"\s*[-–—]*\s*(?:(?:отправлено|послано|написано|sent) (?:с|из|со|через|от|from|via|with|by) [^\n]{0,40}?"
    + _DEVICE
    + r"[^\n]{0,80}|(?:get|скачать|получите?|загрузите?) outlook (?:for|для) .{0,60}|"
    r"von meinem .{0,60}gesendet)\s*$",
    re.I,
)
_INITIALS = r"(?:[А-ЯЁA-Z]\.\s?(?:[А-ЯЁA-Z]\.)?)"
_SURNAME = r"[А-ЯЁA-Z][а-яёa-z]+(?:-[А-ЯЁA-Z][а-яёa-z]+)?"
_NAME_AT_END = re.compile(
    r"(?:" + _INITIALS + r"\s?" + _SURNAME + r"|" + _SURNAME + r"\s" + _INITIALS + r")\s*[,.]?\s*$"
)
_NAME_ONLY = re.compile(
    r"\s*(?:"
    + _INITIALS
    + r"\s?"
    + _SURNAME
    + r"|"
    + _SURNAME
    + r"\s"
    + _INITIALS
    + r"|"
    + _SURNAME
    + r"\s"
    + _SURNAME
    + r"(?:\s"
    + _SURNAME
    + r")?)\s*[,.]?\s*$"
)
_OFFICE = re.compile(
    r"\s*(?:(?:временно )?(?:исполняющ\w+ (?:полномочия|обязанности)|и\. ?о\.|и\. ?п\.|врио|врип)\s|"
    r"первый заместитель|заместитель|глав[аы](?:\s|$)|председател|"
    r"начальник|специалист|(?:главный|ведущий|старший) |директор|секретар|управляющ|управделами|заведующ|"
    r"консультант|референт|делопроизводител|инспектор|эксперт|юрист|бухгалтер|"
    r"помощник|советник|руководител|методист|документовед|приемная|приёмная|общий отдел|отдел\s|"
    r"управлени[ея]\s|сектор\s)",
    re.I,
)
_SURNAME_ONLY = re.compile(
    r"[А-ЯЁ][а-яё]{1,16}(?:[оеё]в|[иы]н|ский|цкий|ко|[ую]к|ич|[оеё]ва|[иы]на|ская|цкая|[иы]х|ян|ман),?$"
)
_SENTENCE = re.compile(r"[а-яё]{4,}[.!?]\s+[А-ЯЁ][а-яё]|\d{4}[.!?]\s+[А-ЯЁ]")
_SPOKEN = re.compile(r"[.:;!?]$|\d|[-–—]\s|\bнет\b|№", re.I)
_ENDS_AS_TEXT = re.compile(r"(?:[.!?]|\s[-–—]?\s?\d{1,4})$")
_EXECUTOR = re.compile(r"\s*(?:исп(?:олнитель|олнила?|\.)?\s?[:.\s]|контактное лицо|контакт\w*\s?:)", re.I)
_PHONE = re.compile(
    r"(?:\+7|\b8)[\s(\-]{0,2}\(?\d{3,5}\)?[\s\-]{0,2}[\d\s\-]{5,10}|\(\d{3,6}\)\s?\d[\d\s\-]{3,9}|"
    r"\b(?:тел|факс|моб|т)\s?\.?\s?(?:/факс)?\s?[:.]?\s?[\d(+]",
    re.I,
)
_BARE_PHONE = re.compile(r"\s*(?:\d[\d\-\s()]{4,16}\d)\s*$")
_CONTACT = re.compile(
    r"\s*(?:e-?mail|почта|эл\.? ?(?:почта|адрес)|сайт|www\.|https?://|тел|факс|моб|адрес|icq|skype|"
    r"whatsapp|telegram|вн\.|доб\.|инн|огрн|кпп)\b|\s*<?[\w.+\-]+@[\w.\-]+>?\s*$",
    re.I,
)
_BODY = re.compile(
    r"(?:администраци|совет|муниципальн|мо |мку|мбу|управлени|отдел|сектор|приемная|приёмная|"
    r"общий отдел|аппарат)",
    re.I,
)
_VERB = re.compile(
    r"\b(?:сообща|сообщил|информиру|направ(?:л|ит|ил)|предостав|представля|размещ|размест|отсутству|"
    r"прошу|просим|прос(?:ит|ил)|"
    r"прилага|имеет|имел|будет|будут|принят|принял|принима|выполн|опублик|участв|провод|провел|провёл|"
    r"прош[её]л|подготов|получ|"
    r"подтвержд|обсужд|реализ|планиру|работа(?:ет|ют|ем)|отправ|прислал|находит|явля(?:ет|ют)|согласов|"
    r"утверд|разработ|"
    r"ответ(?:ил|им|ит)|звоните|обраща(?:й|т|е)|пишите|поддержива|считать|осуществл|внедр|постро|поступ)\w*",
    re.I,
)


def split_signature(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the text, its signature). The signature stands at the end; nothing is lost between the two."""
    end = len(lines)
    start = min(_marked(lines), _by_delimiter(lines), _by_closing(lines))
    start = _backwards(lines, min(start, end))
    return lines[:start], lines[start:]


def _marked(lines: list[Line]) -> int:
    """The client's own markup, where only signature follows it."""
    marked = [index for index, line in enumerate(lines) if line.mark is Mark.SIGNATURE]
    if not marked:
        return len(lines)
    foreign = any(not line.is_blank and line.mark is not Mark.SIGNATURE for line in lines[marked[0] :])
    return len(lines) if foreign and len(lines) - marked[0] > _MAX_LINES else marked[0]


def _by_delimiter(lines: list[Line]) -> int:
    for index in range(max(0, len(lines) - 3 * _MAX_LINES), len(lines)):
        line = lines[index]
        if _DELIMITER.match(line.text[:80]) and _is_short(lines[index + 1 :]):
            return index
    return len(lines)


def _by_closing(lines: list[Line]) -> int:
    """The last «С уважением» after which only short lines stand."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 3 * _MAX_LINES), -1):
        if (
            _CLOSING.match(lines[index].text[:_MAX_LINE])
            and not _VERB.search(lines[index].text[:_MAX_LINE])
            and len(lines[index].text) < _MAX_LINE
            and _is_short(lines[index + 1 :])
        ):
            return index
    return len(lines)


def _is_short(lines: list[Line]) -> bool:
    written = [line for line in lines if not line.is_blank]
    return len(written) <= _MAX_LINES and all(len(line.text.strip()) <= _MAX_LINE for line in written)


def _backwards(lines: list[Line], end: int) -> int:
    """Takes lines from the end upwards while they look like office, name, executor, telephone or place."""
    start, index, steps = end, end - 1, 0
    while index >= 0 and steps < 2 * _MAX_LINES:
        steps += 1
        text = lines[index].text.strip()
        if not text:
            index -= 1
            continue
        if _is_signature_line(text) or (start < end and _SURNAME_ONLY.match(text)):
            start = index
            index -= 1
            continue
        upper = _office_above(lines, index) if start < end or _NAME_AT_END.search(text[-60:]) else None
        if upper is None:
            upper = _organisation(lines, index) if start == end else None
        if upper is None:
            break
        start, index = upper, upper - 1
    if _is_list_below(lines, start) or (not start and not _names_somebody(lines[:end])):
        return end
    return start


def _names_somebody(lines: list[Line]) -> bool:
    """A name, telephone or contact: an office alone may be all that somebody wrote."""
    texts = [line.text.strip() for line in lines]
    return any(
        _NAME_AT_END.search(text[-60:])
        or _NAME_ONLY.match(text)
        or _PHONE.search(text)
        or _CONTACT.match(text)
        or _MOBILE.match(text)
        for text in texts
    )


def _is_list_below(lines: list[Line], start: int) -> bool:
    """«Участники:» and two names or more below: a list of the answer and no signature."""
    above = next((line.text.strip() for line in reversed(lines[:start]) if not line.is_blank), "")
    below = [line.text[:_MAX_LINE] for line in lines[start : start + 6] if not line.is_blank][:2]
    return above.endswith(":") and len(below) > 1 and all(_NAME_ONLY.match(text) for text in below)


def _office_above(lines: list[Line], index: int) -> int | None:
    """An office over two to four lines, blanks apart: its first line begins with the office's name."""
    written = 0
    for upper in range(index, max(-1, index - 8), -1):
        text = lines[upper].text.strip()
        if not text:
            continue
        written += 1
        ends = text.endswith((".", ":", ";")) and not _NAME_AT_END.search(text[-60:])
        if written > 4 or len(text) > _MAX_LINE or _VERB.search(text) or ends:
            return None
        if _OFFICE.match(text):
            return upper
    return None


def _organisation(lines: list[Line], index: int) -> int | None:
    """A last paragraph of a few lines that only names an office or a body, below some text."""
    upper = index
    while upper and not lines[upper - 1].is_blank:
        upper -= 1
    texts = [line.text.strip() for line in lines[upper : index + 1]]
    named = _OFFICE.match(texts[0]) or _BODY.match(texts[0])
    plain = all(len(text) < 90 and not _VERB.search(text) and not _SPOKEN.search(text) for text in texts)
    return upper if upper and named and plain and len(texts) <= 5 else None


def _is_signature_line(text: str) -> bool:
    if _MOBILE.match(text[:_MAX_LINE]) or _DELIMITER.match(text[:80]):
        return True
    if len(text) > _MAX_LINE or _VERB.search(text):
        return False
    if _CLOSING.match(text) or _NAME_ONLY.match(text) or _EXECUTOR.match(text):
        return True
    if _BARE_PHONE.match(text) or (_CONTACT.match(text) and not _is_sentence(text)):
        return True
    if text.endswith((";", ":")):
        return False
    return bool((_OFFICE.match(text) and not _ENDS_AS_TEXT.search(text)) or _is_phone_line(text))


def _is_phone_line(text: str) -> bool:
    """A telephone with a few words beside it, and no sentence."""
    if not _PHONE.search(text) or _SENTENCE.search(text) or _is_sentence(text):
        return False
    return len(re.findall(r"\w+", _PHONE.sub("", text))) <= 6


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?")) and len(text.split()) > 4
