"""Banners of mail gateways: the letter came from outside, be careful with its links."""

from __future__ import annotations

import re

_OUTSIDE = (
    r"внешн\w+ (?:отправител|письм|почт|источник|адрес|e-?mail|сообщени|корреспонден|сет|домен)|"
    r"из (?:внешней )?сети интернет|из внешней сети|"
    r"за предел(?:ами|ов) (?:\w+ ){0,2}(?:организаци|компани|сети|домен|администраци|учреждени)|"
    r"извне (?:\w+ )?(?:организаци|компани|сети|администраци|учреждени)|"
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
    r"(?:вы )?(?:не ?часто|редко) получаете (?:почту|письма|сообщения) (?:от|с)\b|"
    r"you don't often get email from|не (?:переходите по|нажимайте на) (?:\w+ )?ссылк|"
    r"do not click (?:on )?(?:any )?links)",
    re.I,
)
_ADVICE = re.compile(
    r"не (?:открывайте|переходите|нажимайте|сообщайте|вводите|отвечайте|запускайте|скачивайте)|"
    r"будьте (?:\w+ )?(?:осторожн|внимательн|бдительн)|проявляйте (?:осторожность|бдительность)|"
    r"соблюдайте осторожность|проверьте (?:\w+ )?(?:адрес|отправител)|(?:do not|don't) (?:click|open|reply)",
    re.I,
)
_STRANGER = re.compile(
    _OUTSIDE + r"|неизвестн|незнаком|не уверены|подозрит|не доверя|не знаете|сомнительн|мошенни|фишинг|"
    r"you (?:trust|recogni[sz]e|know)|unknown|suspicious",
    re.I,
)


def is_banner(text: str) -> bool:
    """It says that the letter is from outside, or advises what not to do with a stranger's letter."""
    return bool(_BANNER.match(text) or (_ADVICE.search(text) and _STRANGER.search(text)))
