"""The words around numbers of letters: which one makes a number a reference, and of which form."""

from __future__ import annotations

import re

from mailflow.patterns import Gated
from mailflow.reading.written_dates import DATE

# A number of a letter: starts with a digit, or letters of an index before it («АБ-12/3»).
# A day is none: «Исх.: 10.09.2024 № 8-р».
_NUMBER = (
    r"(?!\d{1,2}\.\d\d\.(?:19|20)\d\d(?![\d/-]))"
    r"(?:[а-яa-z]{1,5}[-./])?\d(?:(?!от[\s\d\"])[\dа-яa-z]|[-/.](?=[\dа-яa-z])){0,30}"
)
_GAP = r'[\s_"]{0,20}'

SIGNS = tuple(
    Gated(pattern)
    for pattern in (
        rf"(?P<sign>№\s?№?)[:.]?{_GAP}(?P<number>{_NUMBER})",
        rf"номер(?<![а-яa-z]номер)(?:ом|а|у)?\b[:.]?{_GAP}(?P<number>{_NUMBER})",
        # «№ вашего письма: 96, дата: 05.09.2024», «Ваш запрос: 96 от …» of a form filled in
        rf"(?P<reply>(?:№|номер)\s(?:вашего\s)?(?:письма|запроса|обращения)|ваш\w{{0,2}}\s(?:запрос|письмо))\s?:"
        rf"{_GAP}(?P<number>\d{{1,6}}(?:[-/.][\dа-я]{{1,6}}){{0,4}})(?=\s?,?\s(?:от|дата)\b)",
        r"(?P<out>исх(?<![а-яa-z]исх)(?:\.|одящ[а-я]{2,3}\b|\b)(?:\s{0,2}(?:письмо|документ|номер|ном\.))?)"
        rf"[:.]?{_GAP}(?P<number>{_NUMBER})",
        *(
            rf"(?P<reply>{lead})\s{{1,3}}(?P<number>\d{{1,6}}(?:[-/.][\dа-я]{{1,6}}){{0,4}})"
            r"(?=\s{1,3}от\s{1,3}[\"\d])"
            for lead in (
                r"(?:на|по|к)(?<![а-яa-z]на)(?<![а-яa-z]по)(?<![а-яa-z]к)(?:\sваше?(?:му)?)?(?:\sисх\.?)?",
                "письм[оаеу]м?",
                "запрос[ау]?",
                "обращени[ею]",
            )
        ),
    )
)
"""A number with its sign, or with a word that stands for the sign."""

# What a scanner makes of «№»: believed with a date beside it, or after «на».
DOUBT = re.compile(
    rf"(?P<doubt>(?<![а-яa-z0-9])(?:n[eеs2g]|м[®ео]?|ме|nе|jfe|jv[®e]?|xe"
    rf"|хе)|(?<=[\s.])\?)[.:]?{_GAP}(?P<number>{_NUMBER})"
)

DOUBT_KEYS = ("на м", "на n", "на х", "на x", "на j", " ?", ".?")
"""In a text not scanned one of these stands before such a sign; «?» is a № that the charset lacked."""

# «инф. на 96», at the end of a subject.
SUBJECT_REPLY = re.compile(r"\b(?:на|по)\s(?:исх\.?\s?|письмо\s)?(?P<number>\d{1,5}(?:-[а-я]{2,5})?)\s{0,3}$")

# «96 от 05.09.2024», «ответ 96 (05.09.2024)»: a subject or file name with a number and its date.
SUBJECT_DATED = re.compile(
    rf"(?<![\d./-])(?P<number>\d{{1,5}}(?:-[а-я]{{2,5}})?)\s{{1,3}}(?:от\s{{1,3}}|\((?:от\s)?)\"?(?P<date>{DATE})"
)

# The same on a line of the letter, alone or before what is told: «131 от 21.10.2024 - отремонтировано 2 км».
LINE_DATED = re.compile(
    rf"(?:^|\n)[ \t]{{0,8}}(?P<number>\d{{1,5}}(?:-[а-я]{{2,5}})?)\s{{1,3}}от\s{{1,3}}\"?(?P<date>{DATE})"
    r"[ \t]{0,4}(?:г(?:ода|\.)?)?[ \t.:]{0,4}(?=\n|$|-\s)"
)

# The same behind a name: «X с/п (96 от 05.09.2024)», «X с/п, 96 от 05.09.2024: практик 2».
NAMED_DATED = re.compile(
    r"(?:[(/]|(?<=[а-я])[,.]|(?<=[а-я]\))[,.])[ \t\n]{0,4}"
    rf"(?P<number>\d{{1,5}}(?:-[а-я]{{2,5}})?)\s{{1,3}}от\s{{1,3}}\"?"
    rf"(?P<date>{DATE})"
)

# What right before the number tells the form of the reference.
REPLY_BEFORE = re.compile(
    r"(?:(?<!-)\bна(?:\sваш\w{0,3})?(?:\sисх\w{0,8}\.?)?|\bваш(?:е|ему|его|им|у|ей)?(?:\sисх\w{0,8}\.?)?"
    r"|(?<!-)\b(?:на|(?:во\s)?исполнени[ею]|в\sответ\sна|в\sсоответствии\sс|согласно|по|рассмотрев|к|касательно"
    r"|относительно"
    r"|в\sсвязи\sс|на\sосновании|исполняя|получив|ответы)\b"
    r"(?:\s(?:ваш\w{0,3}|наш\w{0,3}|вашего|письм\w{1,3}|запрос\w{0,3}|обращени\w{1,3}"
    r"|исх\w{0,8}\.?|исходящ\w{2,3}|п\.\s?\d{1,2}|пункт\w{0,2}"
    r"|совет\w{0,2}|ассоциаци\w{1,2}|смо|смокк|мо|кк|краснодарского|края|муниципальных|образований"
    r"|\"совет|края\"|из|в|на|от|поручени\w{1,3}|телефонограмм\w{1,3})){0,10}"
    r"|\b(?:письм(?:о|а|у|ом)|запрос(?:а|у|ом)?)(?:\sисх\.?)?"
    r"|\b(?:письм(?:о|а|у|ом)|запрос(?:а|у|ом)?|обращени[еяю])\s?\(\s?исх\w{0,8}\.?)[\s:,.]{0,3}$"
)
INCOMING_BEFORE = re.compile(
    r"(?:\bвх|\bвход|\bвходящ\w{2,3}|\bрегистрационн\w{2,3})[.:]?\s{0,3}(?:номер\s?)?$"
)
OWN_BEFORE = re.compile(
    r"(?:\bисх|\bисходящ\w{2,3}|\bрег)\.?\s{0,2}(?:письмо|документ\w?|номер)?[.:]?\s{0,3}$"
)

# «С сопроводительным письмом № 2277 от … направляем»: it lies before us.
COVERING = re.compile(r"\bсопроводительн\w{2,3}(?:\sписьм\w{1,2})?[\s:]{0,3}$")

JOINED = re.compile(r"[\s,;и]{1,8}(?:на\s{1,3})?(?:исх\.?\s{0,3})?$")
LINE_START = re.compile(r"(?:^|\n)\s{0,80}$")
# «№№ 89, 96», «на № 89 и № 96».
FURTHER = re.compile(r"(?:\s{0,3}(?:,|и)\s{1,3}(\d{1,5}(?:-[а-я]{1,5})?)(?![\d.]))")
