"""The signature of a letter: delimiter, closing words, office and name, executor and telephone."""

from __future__ import annotations

import re

from mailflow.mail.text_lines import Line, Mark

# A signature of an office is rarely longer, bank details aside.
_MAX_LINES = 20
_MAX_LINE = 160

_DELIMITER = re.compile(r"(?:--|—|––|__)\s*$")
_CLOSING = re.compile(
    r"\s*(?:с (?:глубоким |большим |искренним |наилучшим\w* )?(?:уважением|почтением|пожеланиями)|"
    r"с наилучшими пожеланиями|всего (?:доброго|хорошего|наилучшего)|"
    r"с уваж\.|искренне ваш\w*|(?:best|kind|warm)? ?regards|sincerely|best wishes|"
    r"mit freundlichen grüßen|cordialement)(?:[\s,.!\-–—]|$)",
    re.I,
)
_THANKS = re.compile(
    r"\s*(?:заранее )?(?:спасибо|благодарю|благодарим)(?: за (?:внимание|понимание|"
    r"сотрудничество))?[\s,.!]*$",
    re.I,
)
_MOBILE = re.compile(
    r"\s*[-–—]*\s*(?:отправлено (?:с|из|со|через|от) .{0,80}|послано (?:с|из) .{0,80}|sent (?:from|via|"
    r"with|by) .{0,80}|get outlook for .{0,40}|скачать outlook для .{0,40}|"
    r"получите? outlook для .{0,60}|von meinem .{0,60}gesendet|написано с .{0,60}|"
    r"отправлено .{0,20}(?:mail\.ru|яндекс|iphone|ipad|samsung|xiaomi|huawei|android).{0,60})\s*$",
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
    r"первый заместитель|заместитель|глав[аы]\s|председател|"
    r"начальник|специалист|(?:главный|ведущий|старший) |директор|секретар|управляющ|управделами|заведующ|"
    r"консультант|референт|делопроизводител|инспектор|эксперт|юрист|бухгалтер|"
    r"помощник|советник|руководител|методист|документовед|приемная|приёмная|общий отдел|отдел\s|"
    r"управлени[ея]\s|сектор\s)",
    re.I,
)
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
_PLACE = re.compile(
    r"\s*(?:\d{6},|ул\.|улица |пл\.|ст(?:аница|-ца|\.) |г\. |с\. |пос(?:елок|\.) |пгт |x\. |х\. |"
    r"краснодарский край|россия)",
    re.I,
)
_BODY = re.compile(
    r"^\s*(?:администраци\w+|совет\w*|муниципальн\w+|мо\s|мку|мбу|управлени\w+|отдел\w*|сектор\w*|"
    r"приемная|общий отдел|[А-ЯЁ][а-яё\-]+(?:ого|ого-[а-я]+|ий|ая|ое|ский|ское|ской)\s)",
    re.I,
)
_VERB = re.compile(
    r"\b(?:сообща|информиру|направля|предоставля|представля|размещ|отсутству|прошу|просим|прилага|"
    r"имеется|будет|принят|выполн|опублик|участв|провод)\w*",
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
    for index, line in enumerate(lines):
        if _DELIMITER.match(line.text[:80]) and _is_short(lines[index + 1 :]):
            return index
    return len(lines)


def _by_closing(lines: list[Line]) -> int:
    """The last «С уважением» after which only short lines stand."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 3 * _MAX_LINES), -1):
        if (
            _CLOSING.match(lines[index].text[:_MAX_LINE])
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
        if _is_signature_line(text):
            start = index
            index -= 1
            continue
        upper = _office_above(lines, index) if start < end or _NAME_AT_END.search(text[-60:]) else None
        if upper is None:
            break
        start, index = upper, upper - 1
    return start


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


def _is_signature_line(text: str) -> bool:
    if _MOBILE.match(text[:_MAX_LINE]) or _DELIMITER.match(text[:80]):
        return True
    if len(text) > _MAX_LINE or _VERB.search(text):
        return False
    if _THANKS.match(text) or _CLOSING.match(text) or _NAME_ONLY.match(text) or _EXECUTOR.match(text):
        return True
    if _BARE_PHONE.match(text) or _CONTACT.match(text):
        return True
    if text.endswith((";", ":")):
        return False
    return bool((_OFFICE.match(text) and not text.endswith(".")) or (_PHONE.search(text) and len(text) < 100))
