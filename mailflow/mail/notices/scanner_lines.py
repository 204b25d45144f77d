"""Lines by which antivirus programs say that they have looked at a letter."""

from __future__ import annotations

import re

_PRODUCT = (
    r"антивирус|антиспам|вирус|kaspersky|касперск|dr\.? ?web|eset|nod ?32|avast|avg|trend micro|symantec|"
    r"virus|malware|mail ?scanner|clamav|barracuda|proofpoint|mimecast|security|безопасност"
)
_CHECKED = r"(?:проверен|защищ[её]н|просканирован|отсканирован|checked|scanned|protected)\w*"
_LINE = re.compile(
    r"\W{0,6}(?:(?:это|данное|настоящее|ваше|\w{4,12}(?:щ|н)ее|\w{4,12}нное|электронное|почтовое|this|the|"
    r"incoming|outgoing)\s+){0,3}(?:сообщение|письмо|почта|отправление|e-?mail|message|mail)\b"
    r"(?:.{0,60}\b" + _CHECKED + r".{0,80}(?:" + _PRODUCT + r")|"
    r".{0,40}(?:не содерж[иа]т вирус\w*|(?:свободно|защищ\w+) от вирус\w*)| проверено\W{0,3}$)|"
    r"\W{0,6}" + _CHECKED + r"\s.{0,80}(?:" + _PRODUCT + r")|"
    r"\W{0,6}(?:скан\w*|проверка) на вирусы\b|\W{0,6}(?:version|версия)\s?:.{0,60}(?:virus|вирус)|"
    r"\W{0,6}(?:без вирусов|вирус(?:ов|ы) (?:нет\b|не (?:обнаружен|найден)[оы])|не содержит вирус\w*|"
    r"virus.?free|no virus(?:es)? (?:were )?found|антивирусн\w+ (?:защита|проверка))\b|"
    r".{0,10}__.{0,10}(?:информация|information)\s|\W{0,6}_{5,}\s?(?:" + _PRODUCT + r")[^_]{0,60}_{5,}\W*$|"
    r"\W{0,6}версия вирусн\w+ баз|\W{0,6}https?://\S{0,60}(?:avast|avg\.com|eset|kaspersky|drweb)\S{0,80}\W*$|"
    r"\W{0,6}www\.(?:avast|avg|eset\w*|kaspersky|drweb)\.\w+\W*$|"
    # What stands for the picture of the product.
    r"\s*\[(?:avast|avg|kaspersky|eset|nod32|dr\.? ?web)[^\]]{0,40}\]\s*$",
    re.I,
)
# Words of a scanner about itself, in any order, at the end of a letter only.
_NAMES_SCANNER = re.compile(
    r"антивирус|вирус|kaspersky|касперск|dr\.? ?web|\beset\b|nod ?32|avast|\bavg\b|clamav", re.I
)
_REPORTS = re.compile(
    r"провер|просканир|чист|обнаружен|не содерж|найден|checked|scanned|clean|no threats", re.I
)
_LETTER = re.compile(r"письм|сообщени|почт|mail|message", re.I)
# The product speaks first, and of what it found: «Kaspersky Anti-Virus: угроз не обнаружено».
_SPEAKS = re.compile(
    r"\W{0,6}(?:kaspersky|антивирус\w* касперск|касперск|антивирус|dr\.? ?web|eset|avast|clamav)[^.!?,]{0,50}"
    r"(?::|[–—-]\s)[^.!?]{0,40}(?:проверен|вирус|угроз|чист|clean|no threats|scanned|checked)",
    re.I,
)
# «Kaspersky Security 8.0 for Linux Mail Server», «MailScanner, and is believed to be clean.»
_NAMED = re.compile(
    r"\W{0,6}(?:kaspersky|касперск|dr\.? ?web|eset\b|nod ?32|avast|avg\b|clamav|mail ?scanner|symantec|"
    r"trend micro|barracuda|антивирус)[^а-яё]{0,80}$",
    re.I,
)


def names_product(text: str) -> bool:
    """Below the line of a scanner: the product, and what little a machine says of it in Latin letters."""
    return len(text) < 120 and _NAMED.match(text) is not None


def is_scanner_line(text: str) -> bool:
    """«Проверено антивирусом …», «Без вирусов. www.avast.com», a line of ESET's frame."""
    return _LINE.match(text) is not None


def reports_scan(text: str) -> bool:
    """A last line that names a scanner and what it found, in whatever words."""
    if not _NAMES_SCANNER.search(text):
        return False
    return bool((_REPORTS.search(text) and _LETTER.search(text)) or _SPEAKS.match(text))
