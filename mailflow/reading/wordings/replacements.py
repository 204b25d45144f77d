"""Numbers that are not what they look: «вместо 2 практик следует считать 3», «практика 1 - "Сквер"»."""

from __future__ import annotations

import re

from mailflow.reading.clauses.numerals import COUNT

_INSTEAD = re.compile(
    r"вместо\s\"?\d{1,6}\"?\s\"?(?P<what>[а-я][а-я ]{2,80}?)\"?,?\s"
    r"(?:(?:следует|надо|нужно|прос(?:им|ьба)|прошу)\s)?(?:с?читать|указать|учитывать|учесть|правильно)"
    r"(?:\s(?:верным|правильным))?\s?[:-]?\s?\"?(?P<new>\d{1,6})\"?(?!\s?[а-я]{4})",
    re.IGNORECASE,
)


_NOT_BUT = re.compile(
    rf"\bне\s{COUNT}\s(?P<what>[а-я][а-я ]{{2,60}}?),?\sа\s(?P<new>{COUNT})\b(?!\s?[а-я]{{4}})",
    re.IGNORECASE,
)


# «практик размещено не три, а две»
_NOT_COUNT_BUT = re.compile(
    rf"\bне\s{COUNT},?\sа\s(?:сразу\s|целых\s|всего\s|только\s)?(?P<new>{COUNT})(?![а-я\d])", re.IGNORECASE
)


# «практик следует считать 3, а не 2»
_AND_NOT = re.compile(
    rf"(?:\s(?:следует|надо|нужно|правильно|верно))?(?:\s(?:с?читать|указать|учитывать|учесть))?\s?(?P<new>[-:]?\s?{COUNT})"
    rf"(?P<what>(?:\s[а-я]{{3,20}}){{0,2}}),?\sа\sне\s{COUNT}\b",
    re.IGNORECASE,
)


# «недоимка снижена с 500 тыс. руб. до 420 тыс. руб.»: what it was changed to
_CHANGED = re.compile(
    r"\b(?P<verb>(?:сни[зж]|сокра|увели|выро|возро|уменьш|повы)[а-я]{2,12})\sс\s\d[\d ,]{0,12}"
    r"(?:\s?[а-я]{1,10}\.?){0,3}\sдо\s(?=\d)",
    re.IGNORECASE,
)


# «Количество практик, информация о которых размещена, – 3»: the number is behind the remark
_REMARK = re.compile(
    r"(?P<label>\b(?:количество|число|кол-во)\s[^,.;:\n\d]{3,60}),\s[^,.;:\n\d]{0,40}\bкотор[а-я]{2,3}\b"
    r"[^,.;:\n\d]{3,80},\s?(?=[-:]\s?\d)",
    re.IGNORECASE,
)


# «1 практика «Парк», 1 практика «Двор»»: each is counted by its own one
_WHICH = r"(?:\"[^\"\n]{2,90}\"|\([^()\n]{2,90}\))"
_ONE_EACH = re.compile(
    rf"\b(?:1|одн[ау])\s(?P<noun>[а-я]{{4,15}})\s{_WHICH}(?:(?:,|;|\sи)\s(?:1|одн[ау])\s(?P=noun)\s{_WHICH}){{1,8}}",
    re.IGNORECASE,
)


def _counted(found: re.Match[str]) -> str:
    return f"{len(re.findall(_WHICH, found[0]))} {found['noun']}"


# «В прошлом году отремонтировано 2 км, в этом – 2,7 км»: the deed and the noun of the second stand there
_AMOUNT = r"\d[\d ]{0,9}(?:,\d{1,3})?"
_UNIT = r"(?:(?:тыс|млн)\.?\s?)?(?:руб[а-я]{0,4}|км|м|га|т|кг|чел[а-я]{0,6})\b\.?"
_THIS_YEAR = re.compile(
    r"\b[вз]а?\s(?:прошл|минувш|предыдущ)[а-я]{2,3}\s(?:год|сезон|период|месяц|квартал)[уе]?\s(?P<what>[а-я][^.;:,\d\n]{2,60}\s)(?:-\s)?"
    rf"{_AMOUNT}\s?(?P<unit>{_UNIT})?(?P<rest>[^.;:,\d\n]{{0,30}}),\s"
    r"(?:а\s)?[вз]а?\s(?:этом|этот|текущем|текущий|нынешнем|нынешний)(?:\s(?:год|сезон|период|месяц|квартал)[уе]?)?\s?(?:-\s?)?(?:уже\s)?"
    rf"(?P<new>{_AMOUNT})\b\s?(?P<own>{_UNIT})?",
    re.IGNORECASE,
)


_EARLIER_ONE = re.compile(r"\b(?:прошл|минувш|предыдущ)[а-я]{2,3}\s(?:год|сезон|период|месяц|квартал)")


def _of_this_year(found: re.Match[str]) -> str:
    """The words around the first number around the second, with its own unit where it has one."""
    told = (found["what"].strip(), found["new"].strip(), found["own"] or found["unit"], found["rest"])
    return " ".join(each.strip() for each in told if each)


def with_replacements(plain: str) -> str:
    """The text with «практик - 3» for «вместо 2 практик следует читать 3» and «не 2 практики, а 3»."""
    plain = _ONE_EACH.sub(_counted, plain) if '"' in plain or ")" in plain else plain
    plain = _THIS_YEAR.sub(_of_this_year, plain) if _EARLIER_ONE.search(plain) else plain
    plain = _REMARK.sub(r"\g<label> ", plain) if "котор" in plain else plain
    plain = _CHANGED.sub(r"\g<verb> до ", plain) if " до " in plain else plain
    plain = _AND_NOT.sub(r" \g<new>\g<what>", plain) if " а не " in plain else plain
    plain = _INSTEAD.sub(r"\g<what> - \g<new>", plain) if "место" in plain else plain
    if ", а " not in plain:
        return plain
    return _NOT_COUNT_BUT.sub(r"\g<new>", _NOT_BUT.sub(r"\g<what> - \g<new>", plain))


_FIRST = re.compile(r"\b(?P<noun>[А-ЯЁа-яё][а-яё]{3,19})\s1\s?[-:]\s?(?=[\"А-ЯЁ])")


def with_numbers_of_names(plain: str) -> str:
    """«практика № 1 - "Сквер"; практика № 2 - "Хутор"», where the sign is missing: numbered, not counted."""
    for noun in {match["noun"] for match in _FIRST.finditer(plain)}:
        numbered = re.compile(rf"\b({noun})\s(\d{{1,2}})(?=\s?[-:]\s?[\"А-ЯЁ])")
        if "2" in {match[2] for match in numbered.finditer(plain)}:
            plain = numbered.sub(r"\1 № \2", re.sub(rf";(?=\s{noun}\s\d)", ",", plain))
    return plain
