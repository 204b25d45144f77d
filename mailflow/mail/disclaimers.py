"""Confidentiality notices, warnings of gateways and lines of antivirus programs."""

from __future__ import annotations

import re

from mailflow.mail.text_lines import Line

_MAX_PARAGRAPH = 4_000
_NOTICE = re.compile(
    r"(?:данн\w+|это|настоящ\w+|содержан\w+) .{0,40}(?:сообщени|письм|электронн|"
    r"информаци)\w* .{0,120}(?:предназнач|конфиденциальн)|"
    r"предназначен\w* (?:только |исключительно )?(?:для|лиц|адресат)|конфиденциальн\w+ (?:информаци|"
    r"характер)|^\W*конфиденциальн\w+\W|уведомление о конфиденциальности|"
    r"если вы (?:не являетесь|получили (?:это|данное|настоящее)? ?(?:сообщение|письмо)).{0,60}(?:адресат|"
    r"ошибк|получател|случайн)|"
    r"не (?:печатайте|распечатывайте) (?:это|данное|электронное) (?:письмо|сообщение)|"
    r"(?:подумайте|позаботьтесь|берегите|прежде чем|перед тем,? как|перед печатью).{0,60}(?:печат|распеч|"
    r"природ|окружающ)|"
    r"(?:this|the) (?:e-?mail|message|communication|information).{0,160}(?:confidential|intended (?:only|"
    r"solely|for)|privileged)|"
    r"if you (?:are not|have received) (?:the intended|this).{0,80}|confidentiality notice|^\W*disclaimer\b|"
    r"(?:внешн\w+ (?:отправител|письмо|почт|источник)|письмо (?:получено|отправлено|пришло) (?:от|"
    r"из) (?:внешн|за пределами)).{0,200}|"
    r"(?:caution|external e-?mail|warning).{0,60}(?:originated|outside|external)|"
    r"не переходите по ссылкам.{0,80}",
    re.I | re.S,
)
_ANTIVIRUS = re.compile(
    r"(?:проверен|защищ[её]н|просканирован)\w* .{0,60}(?:антивирус|kaspersky|касперск|drweb|dr\.web|eset|"
    r"nod32|avast|avg|вирус)|"
    r"(?:письмо|сообщение) (?:было )?(?:проверено|не содержит вирусов)|"
    r"не содержит вирус|вирусов не (?:обнаружено|найдено)|антивирус\w* (?:защит|провер|касперск)|"
    r"без вирусов\.? |virus.?free|no virus found|checked (?:by|for virus)|"
    r"scanned by|this email has been (?:checked|scanned)|информация от eset|__________ (?:информация|"
    r"information)|kaspersky (?:anti|mail)|avast[.! ]|www\.avast\.com|www\.avg\.com",
    re.I,
)
_BANNER = re.compile(
    r"\W{0,6}(?:external(?: e-?mail| sender)?|внешн\w+ (?:письмо|отправитель|почта|адрес\w*))\W{0,6}$|"
    r"\W{0,6}(?:внимание|осторожно|предупреждение|caution|warning)\W{1,4}.{0,60}(?:внешн\w+|external|"
    r"за пределами|outside)",
    re.I,
)
_RULE = re.compile(r"\s*[-_=*—–]{2,}\s*$")

# One of these stands in every notice, or line, that the patterns above find; most mail has none of them.
_WORDS_OF_NOTICES = (
    *("предназнач", "конфиденциальн", "если вы", "печат", "природ", "окружающ", "внешн", "за пределами"),
    *("не переходите", "confidential", "intended", "privileged", "if you", "disclaimer"),
    *("originated", "outside", "external"),
)
_WORDS_OF_LINES = (
    *("вирус", "kaspersky", "касперск", "drweb", "dr.web", "eset", "nod32", "avast", "avg", "проверено"),
    *("virus", "checked", "scanned", "this email has been", "__________", "внешн", "за пределами"),
    *("external", "outside"),
)


def split_disclaimers(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the rest, disclaimers). Judged by the paragraph; an antivirus line goes alone."""
    kept: list[Line] = []
    removed: list[Line] = []
    for paragraph in _paragraphs(lines):
        keep, drop = _split(paragraph)
        if drop and kept and all(line.is_blank for line in keep):
            _move_rule(kept, removed)
        kept += keep
        removed += drop
    return kept, removed


def _split(paragraph: list[Line]) -> tuple[list[Line], list[Line]]:
    """A notice runs from the line where it begins to the end of its paragraph; a banner is one line."""
    kept: list[Line] = []
    removed: list[Line] = []
    for index, line in enumerate(paragraph):
        text = line.text.strip()
        if (
            len(text) < 400
            and _has_any(text, _WORDS_OF_LINES)
            and (_ANTIVIRUS.search(text) or _BANNER.match(text))
        ):
            _move_rule(kept, removed)
            removed.append(line)
        elif text and _begins_notice(paragraph, index, text):
            return kept, removed + paragraph[index:]
        else:
            kept.append(line)
    return kept, removed


def _begins_notice(paragraph: list[Line], index: int, text: str) -> bool:
    """The words of a notice begin in this line; they may go on in the next ones."""
    rest = " ".join(one.text.strip()[:_MAX_PARAGRAPH] for one in paragraph[index : index + 4])
    if not _has_any(rest, _WORDS_OF_NOTICES):
        return False
    found = _NOTICE.search(rest[:_MAX_PARAGRAPH])
    return found is not None and found.start() < len(text)


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    """A plain search for words costs a hundredth of a pattern with as many beginnings."""
    lowered = text.lower()
    return any(word in lowered for word in words)


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
