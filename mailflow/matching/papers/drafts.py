"""Is a letter still a draft, or a form nobody has filled in?"""

from __future__ import annotations

import re

from mailflow.matching.gathering import Gathered, plain
from mailflow.matching.papers.other_papers import TOP_CHARS, texts_of
from mailflow.patterns import Gated
from mailflow.reading.passages import Place
from mailflow.reading.speech.wishes import without_wishes

DRAFT = "похоже на проект письма, ещё не подписанный: дождитесь подписанного или уточните"
BLANK = "бланк заполнен не до конца: на месте чисел прочерки"

_LINES = (Place.SUBJECT, Place.FILE_NAME)
_VERSION = (
    r"\b(?:проект|черновик|черновой вариант|предварительн\w{2,3} (?:вариант|версия))"
    r"\s(?:нашего\s)?(?:ответ|письм)(?!\w{0,3}\s(?:в|губернатору|депутату|министру|прокурору)\b)"
)
_DRAFT_NAMED = Gated(
    r"\b(?:для|на)\s(?:согласовани[ея]|подпис[ьи]|проверк[уи]|утверждени[ея]|правк[уи]|вычитк[уи]|визировани[ея])\b|"
    rf"{_VERSION}|\bчерновик|\b(?:ответ|письмо)\W{{1,4}}проект\b|^\W{{0,3}}проект\W{{0,3}}$"
    r"|\((?:проект|черновик)\)\s?$"
)
_DRAFT_MARKED = Gated(r"(?:^|\n)[ \t]*(?:проект|черновик)[ \t.]*(?:\n|$)")
_DRAFT_SAID = Gated(
    rf"{_VERSION}|\bчерновик\b(?!\s(?:перв|втор|трет|следующ|практик|инициатив|заяв|стать))|(?:^|\n)проект\.\s"
    r"|(?:прошу|просим|просьба|нужно|надо)\s(?:вас\s)?(?:согласовать|посмотреть|проверить|завизировать)"
    r"|\b(?:посмотри|глянь|гляди|проверь)(?:те)?\b[^.\n]{0,25}\b(?:ответ|письмо|вариант|текст)"
    r"|(?:направля|высыла|пересыла|посыла|отправля|представля|прилага)\w{1,3}\s[^.\n]{0,30}\b(?:на|для)\s(?:проверк[уи]|согласовани[ея]"
    r"|подпись|подписи|подписани[ея]|утверждени[ея]|визу|вычитку|правку|редактуру)\b|\bокончательн\w{2}\s(?:вариант|верси)[^.\n]{0,30}\b(?:выш|направ|приш|позже)"
    r"|\b(?:финальн|чистов)\w{2}\s(?:вариант|верси)|(?:^|\n)\s{0,3}на\s(?:согласовани[ею]|подпись|визу)\b|\b(?:отда|переда|понес|пойд)\w{1,3}\sна\sподпись"
    r"|\bвношу\sправки|\bнов(?:ую|ая)\sредакци(?![^.\n]{0,20}взамен)|\bпоправь(?:те)?\b|\bобразец\s(?:ответ|письм)"
    r"|,\sна\sподпись\b|\bдля\sподписи\s?:|\bпрошу\s(?:вашей\s)?подпис(?:и|ать)\b|после\s(?:подписания|подписи)\s(?:направ|отправ)"
    r"|(?<!кто )\b(?:подпишем|подпишет|подпишут)\b"
    r"|\bподпис(?:ь|анный)\s(?:будет|позже)|так\s(?:можно\s)?(?:будет\s)?ответить\?"
)
_UNSIGNED = Gated(
    r"\b(?:рабоч\w{2}|чернов\w{2}) вариант|\bбез подписи\b|\b(?:еще\s)?не подписан|\bподставьте\b"
    r"|\bвизы:|\bэкземпляр №|\bотказ\w{1,4}\sподпис|\bне подписал|\bподписывать\b|\bзаполните сво"
    r"|\b(?:исправил[аи]?|поправил[аи]?)\b,|\b(?:глянь|гляньте|проверь|проверьте)\b"
    r"|\bнабросок\b|(?<!и )\bтекст ответа\b|\bне регистрируйте\b|\bпеределать\?|\bдополни(?:те)?\b"
    r"|\bпредварительн\w{2}\s(?:вариант|ответ)\b|\bтестиру(?:ю|ем)\s(?:отправ|почт|ящик)|\bотправлю\sнормальн"
    r"|\((?:[а-я]{3,12}:\s?)?(?:проверить|уточнить|сверить|вставить|перепроверить)[^()\n]{0,30}\)"
    r"|\bзаготовк[ауи]\b(?!\s(?:дров|корм|сен|древес|овощ|зерн))"
    r"|\b(?:набросал|накидал|начеркал)[аи]?\b"
    r"|\bесли\s(?:[а-я]{1,3}\s)?все\s(?:[а-я]{1,3}\s)?(?:верно|правильно|нормально|хорошо|так|"
    r"устраива[а-я]{2,3}|в порядке|ок)\s?,"
    r"\s[^.\n]{0,25}\b(?:отправ|направ|подпиш|вышл|распечат)(?![^.\n]{0,40}(?:оригинал|почтой))"
    r"|\bпотом отправ|\bесли да, отправ"
    r"|\b(?:тестов|пробн)\w{2} (?:письм|ответ|сообщени|отправк)|\bпроверк\w (?:связи|почты)"
)
_UNSIGNED_NAMED = Gated(
    r"\bвариант\s?\d?\s(?:ответ|письм)|\bне отправлять\b|\bдля правки\b"
    r"|^\W{0,3}(?:шаблон|посмотри|исправил|проверь)"
    r"|,\s(?:проверьте|посмотрите|гляньте)\b"
)
# A note above the letterhead that asks asks a colleague; «получили?» is a courtesy to us.
_NOTE_ASKS = Gated(
    r"^(?!.{0,150}\b(?:получ|дошл|приш|подтвер))[^\n?]{3,150}\?[^\n]{0,80}\n\s*\n.{0,60}администраци", re.S
)
_TO_FILL = Gated(
    r"(?<![\d_])_{2,}\s{0,2}(?:\([а-я ]{3,20}\)\s)?(?:успешн\w{2,3}\s)?(?:практик|инициатив)"
    r"|\b(?:практик|инициатив)[а-я]{0,2}\s{0,2}[:-]?\s{0,2}_{2,}(?![_ ]{0,9}\d)"
    r"|\[(?:уточнить|вставить|указать|заполнить)"
)


def is_draft(gathered: Gathered) -> bool:
    """Called so by subject or file name, marked so at its top, or said so by whoever sends it."""
    lines = (plain(each).lower().replace("_", " ") for each in gathered.at(*_LINES))
    if any(_DRAFT_NAMED.search(each) or _UNSIGNED_NAMED.search(each) for each in lines):
        return True
    for passage, text in texts_of(gathered):
        if passage.place is not Place.DOCUMENT and _DRAFT_MARKED.search(text[:TOP_CHARS]):
            return True
        if passage.place is Place.BODY and _says_draft(text):
            return True
    return False


def _says_draft(text: str) -> bool:
    top = without_wishes(text[:TOP_CHARS])
    return bool(_DRAFT_SAID.search(top) or _UNSIGNED.search(top) or _NOTE_ASKS.search(top))


def is_blank(gathered: Gathered) -> bool:
    """Dashes stand where the figures belong."""
    return any(_TO_FILL.search(text) for _, text in texts_of(gathered))
