"""What machines and legal departments put into a letter: notices, banners of gateways, antivirus lines."""

from __future__ import annotations

import re

from mailflow.mail.notices import begins_notice, is_notice
from mailflow.mail.signature_lines import is_signature_line
from mailflow.mail.text_lines import Line

_MAX_LINE = 400
# Machines write above and below a letter; the middle of a very long one is not searched.
_HEAD, _TAIL = 100, 400
# Wrapped at 60 signs, the longest notices have fewer.
_MAX_NOTICE_LINES = 40
# A client wraps no sooner.
_WRAPPED = 45
# Words of a notice or a banner go on over a few wrapped lines.
_MAX_WRAPPED = 6
_PRODUCT = (
    r"антивирус|антиспам|вирус|kaspersky|касперск|dr\.? ?web|eset|nod ?32|avast|avg|trend micro|symantec|"
    r"virus|malware|mail ?scanner|clamav|barracuda|proofpoint|mimecast|security|безопасност"
)
_CHECKED = r"(?:проверен|защищ[её]н|просканирован|отсканирован|checked|scanned|protected)\w*"
_ANTIVIRUS = re.compile(
    r"\W{0,6}(?:(?:это|данное|настоящее|ваше|\w{4,12}(?:щ|н)ее|\w{4,12}нное|электронное|почтовое|this|the|"
    r"incoming|outgoing)\s+){0,3}(?:сообщение|письмо|почта|отправление|e-?mail|message|mail)\b"
    r"(?:.{0,60}\b" + _CHECKED + r".{0,80}(?:" + _PRODUCT + r")|.{0,20}не содержит вирус\w*)|"
    r"\W{0,6}" + _CHECKED + r"\s.{0,80}(?:" + _PRODUCT + r")|"
    r"\W{0,6}(?:скан\w*|проверка) на вирусы\b|\W{0,6}(?:version|версия)\s?:.{0,60}(?:virus|вирус)|"
    r"\W{0,6}(?:без вирусов|вирусов (?:нет\b|не (?:обнаружено|найдено))|не содержит вирус\w*|virus.?free|"
    r"no virus(?:es)? (?:were )?found|антивирусн\w+ (?:защита|проверка))\b|"
    r".{0,10}__.{0,40}(?:информация от|information from)\s|"
    r"\W{0,6}версия вирусн\w+ баз|\W{0,6}https?://\S{0,60}(?:avast|avg\.com|eset|kaspersky|drweb)\S{0,80}\W*$|"
    r"\W{0,6}www\.(?:avast|avg|eset\w*|kaspersky|drweb)\.\w+\W*$",
    re.I,
)
# Words of a scanner about itself, in any order, at the end of a letter only.
_NAMES_SCANNER = re.compile(
    r"антивирус|вирус|kaspersky|касперск|dr\.? ?web|\beset\b|nod ?32|avast|\bavg\b", re.I
)
_REPORTS = re.compile(
    r"провер|просканир|чист|обнаружен|не содерж|найден|checked|scanned|clean|no threats", re.I
)
_LETTER = re.compile(r"письм|сообщени|почт|mail|message", re.I)
_OUTSIDE = (
    r"внешн\w+ (?:отправител|письм|почт|источник|адрес|e-?mail|сообщени|корреспонден)|из внешней сети|"
    r"за пределами (?:\w+ ){0,2}(?:организаци|компани|сети|домен)|извне (?:организаци|компани|сети)|"
    r"external (?:e-?mail|sender|source|message)|"
    r"outside (?:of )?(?:the |your |our )?(?:organi[sz]ation|company|network)"
)
_BANNER = re.compile(
    r"\W{0,6}(?:\[?(?:external|внешн(?:ий|ее|яя)|внешн\w+ (?:письмо|отправитель|почта|адрес\w*))\b"
    r"(?: e-?mail| sender)?\W{0,6}(?:$|[:!.–—]\s.{0,100}(?:отправител|ссылк|вложени|sender|links|attach))|"
    r"(?:внимание|осторожно|предупреждение|важно|caution|warning|attention|notice|external)\b.{0,120}?(?:"
    + _OUTSIDE
    + r")|(?:это|данное|this)? ?(?:письмо|сообщение|e-?mail|message)\b.{0,60}?(?:"
    + _OUTSIDE
    + r")|"
    r"(?:вы )?(?:нечасто|редко) получаете (?:почту|письма|сообщения) (?:от|с)\b|"
    r"you don't often get email from|не переходите по ссылкам|do not click (?:on )?(?:any )?links)",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?\])»]\s*$")
_RULE = re.compile(r"\s*[-_=*—–]{2,}\s*$")

# One of these stands in every notice, or line, that is to be found; most mail has none of them.
_STEMS = (
    *("вирус", "касперск", "drweb", "dr.", "eset", "nod32", "avast", "avg", "проверен", "защищ", "скан"),
    *("внешн", "за пределами", "извне", "получаете", "не переходите", "печат", "природ", "окружающ"),
    *("конфиденц", "доступ", "тайн", "персональн", "служебн", "разглаш", "предназнач", "адрес", "получател"),
    *(
        "запрещ",
        "не допуска",
        "недопуст",
        "подлеж",
        "информацион",
        "соглас",
        "разреш",
        "не вправе",
        "копир",
        "распростран",
        "раскры",
    ),
    *("оферт", "акцепт", "ответственн", "не является", "мнени", "точк", "ошиб", "уведом", "уничтож"),
    *(
        "virus",
        "переписк",
        "официальн",
        "expressed",
        "checked",
        "scanned",
        "security",
        "external",
        "outside",
        "caution",
        "click",
        "often get",
    ),
    *("confidential", "privileged", "intended", "recipient", "addressee", "prohibit", "unauthori", "disclos"),
    *("dissemin", "unlawful", "liabilit", "constitute", "responsib", "binding", "disclaimer", "environment"),
)


def split_disclaimers(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the rest, disclaimers). Judged by the paragraph; an antivirus line goes alone."""
    if len(lines) > _HEAD + _TAIL:
        top, over = split_disclaimers(lines[:_HEAD])
        bottom, under = split_disclaimers(lines[-_TAIL:])
        return top + lines[_HEAD:-_TAIL] + bottom, over + under
    if not _has_stem("\n".join(line.text for line in lines)):
        return lines, []
    kept: list[Line] = []
    removed: list[Line] = []
    seen = 0  # lines kept when the last of the removed ones was found
    for paragraph in _paragraphs(lines):
        above = next((line.text.strip() for line in reversed(kept[seen:]) if not line.is_blank), "")
        goes_on = is_signature_line(above) if above else bool(removed and seen)
        keep, drop = _split(paragraph, goes_on=goes_on)
        if drop and kept and all(line.is_blank for line in keep):
            _move_rule(kept, removed)
        kept += keep
        removed += drop
        seen = len(kept) if drop else seen
    return _without_reports(kept, removed)


def _without_reports(kept: list[Line], removed: list[Line]) -> tuple[list[Line], list[Line]]:
    """Takes off the last line, wrapped once at most, where it reports of a scanner in whatever words."""
    end = len(kept)
    while end and kept[end - 1].is_blank:
        end -= 1
    start = end - 1
    if start > 1 and kept[start].text.strip()[:1].islower() and not kept[start - 1].is_blank:
        start -= 1
    text = _joined(kept[start:end])[:_MAX_LINE] if start > 0 else ""
    if not (_NAMES_SCANNER.search(text) and _REPORTS.search(text) and _LETTER.search(text)):
        return kept, removed
    return kept[:start], kept[start:end] + removed


def _split(paragraph: list[Line], *, goes_on: bool) -> tuple[list[Line], list[Line]]:
    """A notice runs from the line where it begins to the end of its paragraph; a banner is one sentence."""
    whole = "\n".join(line.text for line in paragraph)
    if not _has_stem(whole):
        return paragraph, []
    kept: list[Line] = []
    removed: list[Line] = []
    index = 0
    while index < len(paragraph):
        taken = _machine_lines(paragraph, index)
        if taken:
            _move_rule(kept, removed)
            removed += paragraph[index : index + taken]
        elif _begins_notice(paragraph, index, goes_on=goes_on):
            return kept, removed + paragraph[index:]
        else:
            kept.append(paragraph[index])
        index += max(1, taken)
    return kept, removed


def _machine_lines(paragraph: list[Line], index: int) -> int:
    """How many lines at `index` an antivirus program or a gateway wrote; 0 where none did."""
    text = paragraph[index].text.strip()[:_MAX_LINE]
    if not text:
        return 0
    if _ANTIVIRUS.match(text):
        framed = text.startswith("__") and not text.endswith("__")
        below = paragraph[index + 1].text.rstrip() if framed and index + 1 < len(paragraph) else ""
        return 2 if below.endswith("__") else 1
    end = index + _sentence_lines(paragraph, index)
    if _BANNER.match(_joined(paragraph[index:end])[:_MAX_LINE]):
        return end - index
    return 0


def _begins_notice(paragraph: list[Line], index: int, *, goes_on: bool) -> bool:
    """A sentence of a notice begins in this line, and from here to the end of the paragraph it is one."""
    if not paragraph[index].text.strip() or len(paragraph) - index > _MAX_NOTICE_LINES:
        return False
    sentence = _joined(paragraph[index : index + _sentence_lines(paragraph, index)])
    return begins_notice(sentence) and is_notice(_joined(paragraph[index:]), goes_on=goes_on)


def _sentence_lines(paragraph: list[Line], index: int) -> int:
    """Lines until one ends a sentence."""
    for count, line in enumerate(paragraph[index : index + _MAX_WRAPPED], 1):
        if line.is_blank or (count > 1 and line.text.strip()[:1].isupper()):
            return count - 1
        if _SENTENCE_END.search(line.text[-4:]) or len(line.text) < _WRAPPED:
            return count
    return min(_MAX_WRAPPED, len(paragraph) - index)


def _joined(lines: list[Line]) -> str:
    return " ".join(line.text.strip()[:_MAX_LINE] if len(lines) > 1 else line.text.strip() for line in lines)


def _has_stem(text: str) -> bool:
    """A plain search for words costs a hundredth of a pattern with as many beginnings."""
    lowered = text.lower()
    return any(stem in lowered for stem in _STEMS)


def _move_rule(kept: list[Line], removed: list[Line]) -> None:
    """A rule of dashes above a notice belongs to it."""
    index = len(kept)
    while index and kept[index - 1].is_blank:
        index -= 1
    if index and _RULE.match(kept[index - 1].text[:200]):
        removed.append(kept[index - 1])
        del kept[index - 1 :]


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    paragraphs: list[list[Line]] = [[]]
    for line in lines:
        paragraphs[-1].append(line)
        if line.is_blank:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]
