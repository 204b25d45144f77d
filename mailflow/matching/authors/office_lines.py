"""Offices before a name: «Первый заместитель главы администрации муниципального образования …».

Words are looked at one by one, so a hostile line costs no more than its length.
"""

from __future__ import annotations

import re

from mailflow.patterns import Gated

_REGION = re.compile(r"[а-я-]{4,30}(?:ский|ского|ская|ской)\s(?:край|края|область|области)\b")
_WORD = re.compile(r"[а-я0-9-]+")
_OFFICES = frozenset(
    {
        "администрация",
        "администрации",
        "адм",
        "админ",
        "адм-ция",
        "адм-я",
        "совет",
        "депутатов",
        "дума",
        "глава",
        "главы",
        "мо",
        "муниципальное",
        "муниципального",
        "образование",
        "образования",
        "приемная",
        "мэрия",
        "российская",
        "федерация",
        "председатель",
        "председателя",
        "города",
        "городской",
        "городского",
        "округ",
        "округа",
        "город-курорт",
        "исполнительно-распорядительный",
        "орган",
    }
)
_LEADERS = frozenset(
    {
        "и",
        "о",
        "п",
        "ио",
        "ип",
        "врио",
        "временно",
        "исполняющий",
        "исполняющая",
        "исполняющего",
        "полномочия",
        "обязанности",
        "первый",
        "первого",
        "зам",
        "заместитель",
        "заместителя",
    }
)
_JOBS = (
    "начальник",
    "руководител",
    "управляющ",
    "заведующ",
    "специалист",
    "главн",
    "ведущ",
    "старш",
    "делами",
    "категории",
    "разряда",
    "секретар",
    "консультант",
    "инспектор",
    "помощник",
    "финансов",
    "общ",
)
# «муниципальног[о]»: what a stamp over the signature leaves of these words in a scan.
_CUT_SHORT = frozenset({"муниципальн", "муниципально", "муниципальног", "образован", "образовани"})
_DEPARTMENTS = ("отдел", "управлени", "сектор", "комитет")
# «Отдел по взаимодействию с общественностью и делам молодёжи администрации …»
_MOST_WORDS_OF_DEPARTMENT = 7


_TITLE = re.compile(r"\b(?:глав[аыуе]|администраци[яию]|совета?|думы?|председател[яь])\b")
_UNREAD = re.compile(
    r"\b(?!муниципальн|городск|краснодарск|российск)[а-я-]{2,30}"
    r"(?:ого|его|ому|ему|ое|ее|ой|ей|ых|их|ым|им|ом|ая|яя)\b"
    r"|\b(?:город|станиц|хутор|поселк|посел[ео]к|сел|аул|деревн)(?:а|ы|и|о)?\b|\bст-ц[аые]\b|\bпгт\b|\b(?:пос|ст|[гхс])\."
    r"|\bпоселени|\b[сг]\s?[./]\s?п\b|\b[сг]п\b"
)


# «Сельского поселения имени …» and a word or two before it; behind a preposition stands somebody else.
_LONGEST_NAME = 70
_ANOTHER_PHRASE = re.compile(
    r"(?:^|\s)(?:с|в|во|из|по|для|к|о|об|от|на|у|и|что|при|за)\s|\b(?:информиру|сообща|направля|уведомля|провел)"
)


# «главы поселений Славянского района»: many, so the district is named itself.
_MANY = re.compile(r"\bпоселени(?:й|ям|ями|ях)\s*$")


def leaves_name_unread(phrase: str) -> bool:
    """Whether more than offices stands between the last one of the phrase and its end (lower case).

    «Главы Неведомского с/пос » before «Славянского района»: somebody within the district, not the district.
    """
    offices = list(_TITLE.finditer(phrase))
    if not offices:
        return False
    between = phrase[offices[-1].end() :]
    if len(between) > _LONGEST_NAME or _ANOTHER_PHRASE.search(between) or _MANY.search(between):
        return False
    return _UNREAD.search(between) is not None or not is_office_line(between.strip(' ,.("'))


# Whoever signs for a municipality holds an office in it; «Староста X», «Союз женщин X района» do not.
SIGNING = re.compile(
    r"\b(?:глав[аы]?\b|адм\b|админ|мэр|зам\b|заместител|врио|вр\.|и\s?\.\s?[оп]\b|ио\b|исполняющ|специалист"
    r"|спец\b|отдел|управл|сектор|начальник|секретар|делопроизвод|консультант|эксперт|бухгалтер|экономист"
    r"|юрист|приемн|аппарат|помощник|инспектор|мо\b|муниципальн\w+ образовани|поселени|исп\b"
    r"|исполнител|канцеляри|кадр)"
)
_NOMINATIVE = re.compile(r"[а-я-]+(?:ое|ее|ий|ой)\b")


# «КРАСНОДАРСКИЙ КРАЙ / АБИНСКИЙ РАЙОН / АДМИНИСТРАЦИЯ ХОЛМСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ»
_NOMINATIVE_DISTRICT = Gated(r"(?:ий|ой)\s(?:муниципальный\s)?(?:район|округ)$|(?:ий|ой)\sр-н$")
_OFFICE_BELOW = re.compile(
    r"[\s,|]{1,20}(?:(?:администрация|глава|совет|дума)\s[^|.;]{3,70}?(?:поселени|\b[сг]\s?[./]\s?п\b|\b[сг]п\b)"
    r"|[а-я-]{4,40}ое\s(?:сельское|городское)\sпоселение\s(?:администрация|глава)\b)"
)
_HAS_OFFICE = re.compile(r"\b(?:администраци|глав[аы]\b|заместител|отдел|управлени)")
_BLOCK_CHARS = 100


def stands_above_office(name: str, before: str, after: str) -> bool:
    """Whether a district only tells where the settlement of the next line lies (lower case)."""
    if _NOMINATIVE_DISTRICT.search(name) is None or _OFFICE_BELOW.match(after) is None:
        return False
    return _HAS_OFFICE.search(before[-_BLOCK_CHARS:].rpartition("\n\n")[2]) is None


# A point that ends no sentence.
_SHORTENED = re.compile(r"\b(?:и\. ?о|зам|адм|админ)\.\s*$")


def is_signed(before: str, name: str) -> bool:
    """Whether a signature speaks for the name: an office governs it, or it stands by itself (lower case)."""
    if SIGNING.search(before) or SIGNING.match(name):
        return True
    line = before[before.rfind("\n") + 1 :]
    alone = not re.search(r"[а-я]{2}", re.sub(r"с уважением|--", "", before))
    return alone or (not line.strip() and _NOMINATIVE.match(name) is not None)


def is_office_line(line: str) -> bool:
    """Whether nothing but offices and their holders stands in the line (lower case); true for none."""
    left = 0
    ranked = False
    for word in _WORD.findall(_REGION.sub(" ", line)):
        if word in _OFFICES or word in _CUT_SHORT:
            left = 0
        elif word.startswith(_DEPARTMENTS):
            left = _MOST_WORDS_OF_DEPARTMENT
        elif left > 0:
            left -= 1
        elif word in _LEADERS or word.startswith(_JOBS):
            ranked = True
        elif not (ranked and word.isdigit()):
            return False
    return not re.search(r"[.!?;:,]\s*$", _SHORTENED.sub("", line))
