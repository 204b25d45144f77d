"""Counts and denials said in a roundabout way: «опубликована лишь одна из трёх», «так как их нет»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mailflow.patterns import Gated
from mailflow.reading.clauses.numerals import COUNT

_MONTH = r"(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]{0,2}\b"
# «с 5 по 25 сентября», «с 05.09 по 25.09»: the first day counts nothing
_PERIOD = Gated(
    rf"\bс\s\d{{1,2}}(?:-?го)?\s(?:по|до)\s(?=\d{{1,2}}(?:-?[ео]?[ег]?о?)?\s{_MONTH})", re.IGNORECASE
)
# «теперь девять вместо прежних трёх»
_THAN_BEFORE = Gated(
    rf"\s(?:вместо|против|при)\s(?:прежн|прошл|прошлогодн|имевш|первоначальн|предыдущ)[а-я]{{1,4}}(?:ся)?\s{COUNT}\b",
    re.IGNORECASE,
)
# «(тоже две)», «(их две)»
_BRACKETED = re.compile(rf"\((?:их|тоже|также|всего|таких)\s(?={COUNT}(?:\s(?:шт|ед)\.?)?\))", re.IGNORECASE)
# «хотели разместить 4 практики, но успели только две»
_MANAGED = ("успел", "смогли", "удалось", "получилось", "вышло")
_SUCCEEDED = re.compile(
    r"(?P<wished>\b(?:планировал|хотел|собирал|намерева|дума|предполага|рассчитыва)[а-я]{1,5}\s(?:[а-я]{2,12}\s){0,2}"
    r"(?:разместить|опубликовать|выложить|загрузить|подать|направить|внести)\s[^.;,\n]{3,60}),?\s"
    r"(?:но|а|однако)\s(?:[а-я]{1,12}\s){0,3}?(?:успели|успел[ао]?|смогли|удалось|получилось|вышло)\s"
    rf"(?:[а-я]{{3,8}}\s)?(?={COUNT}\b(?:\s?[.,;(\n]|$))",
    re.IGNORECASE,
)
# «16.09 прошли регистрацию, 18.09 загрузили практику»: a day, and no number
_DAY = re.compile(
    r"(?:(?<=^)|(?<=[,;.:(]\s)|(?<=\n))(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\s(?=[а-я]{3,16}(?:ли|лись|ена|ены|ено|ана|аны|ано)\b)"
)
# «из трёх практик на сегодня опубликована одна»
_TODAY = re.compile(
    rf"(?P<of>\bиз\s{COUNT}\s(?:[а-я]{{3,20}}\s){{1,2}}?)на\s(?:сегодня|(?:сегодняшний|данный|текущий)\s(?:день|момент))\s(?=[а-я]{{4,14}}[нт][аоы]\b)",
    re.IGNORECASE,
)
_DONE_ONE = Gated(r"\b(?:размещена|опубликована|выложена|загружена)\s")
_DATE = rf"\d{{1,2}}(?:-?го|\.\d\d(?:\.\d{{2,4}})?(?:\sг\.)?|\s{_MONTH}(?:\s\d{{4}}(?:\s(?:г\.|года))?)?)"
_MOST_DAYS = 5
# «принято к размещению и опубликовано восемь»: the first is only on the way to the second
_TAKEN_AND_DONE = Gated(
    r"\bпринят[аоы]\sк\s(?:размещению|публикации|рассмотрению)\sи\s(?=(?:размещен|опубликован|выложен)[аоы]\b)",
    re.IGNORECASE,
)
# «7 опубликованных практик и 2 черновика»
_DRAFTS = Gated(
    rf"(?:,|\sи)\s(?:еще\s)?(?!об[ае]\b){COUNT}\s(?:-\s)?(?:в\s)?черновик[а-я]{{0,3}}\b", re.IGNORECASE
)
# «в связи с малочисленностью штата (3 единицы)»
_STAFF_WORDS = ("штат", "численност", "служащ", "работник", "сотрудник", "специалист", "ставк")
_STAFF = re.compile(
    rf"(?P<who>\b(?:мало)?(?:{'|'.join(_STAFF_WORDS)})[а-я]{{0,4}})\s"
    rf"\({COUNT}\s(?:единиц|ставк|чел|штатн)[а-я. ]{{0,20}}\)",
    re.IGNORECASE,
)
# «На площадке можно видеть две практики»
_TO_BE_SEEN = re.compile(
    rf"(?P<site>\bна\s(?:[а-я-]{{4,16}}\s)?(?:сайте|площадке|портале|платформе)\s)(?:[а-я]{{4,7}}\s)?можно\s"
    rf"(?:видеть|увидеть|найти|посмотреть|прочитать)\s(?={COUNT}\s)",
    re.IGNORECASE,
)
_ABSENT = r"(?:нет\b|не\s|отсутств)"
_SINCE = r"(?:так\sкак|поскольку|потому\sчто|ибо|в\sсвязи\sс\sтем,?\sчто|по\sпричине\sтого,?\sчто)"
_OFFERED = r"(?:предложени|иде|материал|тем|проект)[а-я]{0,2}"


def with_counts_plain(plain: str, heads: Sequence[str]) -> str:
    """The normalised text with such counts said outright; `heads` are stems of what is counted."""
    plain = _TAKEN_AND_DONE.sub("", _THAN_BEFORE.sub("", _PERIOD.sub("", plain)))
    plain = _DRAFTS.sub("", plain)
    if " можно " in plain:
        plain = _TO_BE_SEEN.sub(r"\g<site>размещено ", plain)
    if "(" in plain:
        plain = _BRACKETED.sub("(", plain)
        if not any(each.startswith(_STAFF_WORDS) for each in heads):
            plain = _STAFF.sub(r"\g<who>", plain)
    if "." in plain:
        plain = _DAY.sub("", plain)
    if any(word in plain for word in _MANAGED):
        plain = _SUCCEEDED.sub(r"\g<wished>, но разместили ", plain)
    nouns = tuple(each for each in heads if each.isalpha())
    plain = _with_deeds_repeated(plain, nouns)
    low = plain.lower()
    for gate, pattern, written in _patterns(nouns):
        if any(word in low for word in gate):
            plain = pattern.sub(written, plain)
    return _TODAY.sub(r"\g<of>", plain) if "из " in plain or "Из " in plain else plain


def _with_deeds_repeated(plain: str, heads: tuple[str, ...]) -> str:
    """«18 сентября размещена практика, 24 сентября – инициатива»: what is left out is the deed."""
    if not heads or _DONE_ONE.search(plain) is None:
        return plain
    for _ in range(_MOST_DAYS):
        before, plain = plain, _elliptical(heads).sub(r"\g<done>\g<date> размещена ", plain)
        if plain == before:
            break
    return plain


@lru_cache(maxsize=64)
def _elliptical(heads: tuple[str, ...]) -> re.Pattern[str]:
    one = rf"(?:{'|'.join(map(re.escape, heads))})а\b"
    return re.compile(
        rf"(?P<done>\b(?:размещ|опубликов|вылож|загруж)(?:ен|ан)а\s[^;\n]{{3,160}}?(?:,|\sи)\s)(?P<date>{_DATE})\s-\s"
        rf"(?={one}(?![^.;\n]{{0,80}}\b(?:план|будет|готов|модерац)))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=64)
def _patterns(heads: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
    """Words one of which a text must hold, the turn, and what it says outright."""
    if not heads:
        return ()
    noun = rf"(?P<noun>\b(?:{'|'.join(map(re.escape, heads))})[а-я]{{0,4}}\b)"
    told = (
        # «практик – 3 из 3 заявленных»
        (
            (
                "заявлен",
                "запланирован",
                "намечен",
                "подан",
                "направлен",
                "подготовлен",
            ),
            rf"{noun}\s?(?P<count>[-:]\s?{COUNT})\sиз\s{COUNT}\s(?:заявлен|заплани|намечен|подан|направлен|подготовлен)[а-я]{{0,9}}ых(?=\s?(?:[.,;\n]|$))",
            r"\g<noun> \g<count>",
        ),
        # «Практики – «Двор», «Сад»», a label as with a colon
        (
            (' - "',),
            rf"(?:(?<=^)|(?<=[.\n])|(?<=[.;]\s)){noun}\s-\s(?=\"[^\"\n]{{2,90}}\"(?:[,.]))",
            r"\g<noun>: ",
        ),
        # «практики, указанные в приложении (4 шт.), размещены»
        (
            (
                "указанн",
                "перечисленн",
                "приведенн",
                "названн",
                "поименованн",
            ),
            rf"{noun},\s(?:указанн|перечисленн|приведенн|названн|поименованн)[а-я]{{2}}\s(?:в|выше|ниже)\b[^,.;()\d]{{0,40}}"
            rf"(?P<count>\(\s?{COUNT}\s?(?:шт\.?|ед\.?|[а-я]{{0,9}})\)),",
            r"\g<noun> \g<count>",
        ),
        # «Практику, хоть и одну, но разместили»
        (
            (
                "хоть",
                "пусть",
            ),
            rf"{noun},\s(?:хоть|хотя|пусть)\s(?:и\s)?(?P<count>{COUNT}),\s(?:но\s)?",
            r"\g<count> \g<noun> ",
        ),
        # «размещено на одну практику больше, чем планировалось, – 4»
        (
            (
                "больше",
                "меньше",
            ),
            rf"\bна\s{COUNT}\s(?:[а-я]{{4,16}}\s)?{noun}\s(?:больше|меньше)(?:,\sчем\s[^,.;\d]{{3,50}})?(?:,\s-?|\s-)\s?(?={COUNT}\b)",
            r"\g<noun> - ",
        ),
        # «одна практика, которую нам удалось разместить, посвящена школе»
        (
            ("котор",),
            rf"(?P<count>\b{COUNT}\s(?:[а-я]{{4,16}}\s)?){noun},\sкотор[а-я]{{2,3}}\s(?:нам|мы)\s(?:[а-я]{{2,10}}\s)?(?:удалось|смогли|успели)\s"
            r"(?:разместить|опубликовать|выложить|загрузить|подать|внести)\b[^.;,]{0,40},",
            r"размещено \g<count>\g<noun>,",
        ),
        # «инициативы – пока без них»
        (("без",), rf"{noun}\s?(?:-\s?)?(?:пока\s)?без\s(?:них|нее)\b", r"\g<noun> нет"),
        # «Из инициатив не опубликовано ничего»
        (
            (
                "ничего",
                "ни",
            ),
            rf"\bиз\s{noun}\s(?:пока\s)?не\s(?:размещен|опубликован|подан|направлен|внесен|предложен)[аоы]\s(?:пока\s)?(?:ничего|ни\sодн[а-я]{{1,3}})\b",
            r"\g<noun> нет",
        ),
        # «на площадке можно ознакомиться с нашей практикой»
        (
            ("можно",),
            rf"(?P<site>\bна\s(?:[а-я-]{{4,16}}\s)?(?:сайте|площадке|портале|платформе)\s(?:[а-я\".]{{3,20}}\s){{0,2}})"
            r"(?:теперь\s|уже\s)?можно\s(?:[а-я]{4,12}\s)?"
            r"(?:ознакомиться|увидеть|найти|посмотреть|прочитать|прочесть|почитать|узнать)\s(?:(?:с|о|об|про)\s)?(?:нашей|нашу)\s(?:[а-я]{4,16}\s)?"
            rf"(?P<noun>{'|'.join(map(re.escape, heads))})(?:ой|у|е)\b",
            r"\g<site>размещена наша \g<noun>а",
        ),
        # «Практик, которые можно назвать успешными, пока нет»
        (
            ("котор",),
            rf"{noun},\sкотор[а-я]{{2,3}}\s[^,.;\d]{{3,90}},\s(?=[^.;,\d]{{0,60}}\b{_ABSENT})",
            r"\g<noun> ",
        ),
        # «Предложений, которые можно оформить в виде инициативы, не поступало»
        (
            (
                "котор",
                "пригодн",
                "достойн",
            ),
            rf"\b{_OFFERED},\s(?:котор[а-я]{{2,3}}|пригодн[а-я]{{2}}|достойн[а-я]{{2}})\s[^,.;\d]{{3,60}}\s{noun}[^,.;\d]{{0,30}},\s"
            rf"(?=[^.;,\d]{{0,60}}\b{_ABSENT})",
            r"\g<noun> ",
        ),
        # «О размещении инициатив сообщить не можем, так как их нет»
        (
            (
                "так",
                "поскольку",
                "потому",
                "ибо",
                "связи",
                "причине",
            ),
            rf"{noun}\s[^.;,\d]{{0,60}},\s{_SINCE}\s(?:их|таких|таковых|его|ее)\s(?:пока\s|просто\s|у\sнас\s){{0,2}}"
            r"(?:нет|не\sимеется|не\sбыло)\b",
            r"\g<noun> нет",
        ),
        # «По инициативам ответ отрицательный»
        (
            ("ответ",),
            rf"(?<![а-я])по\s{noun}\s?(?:-\s)?(?:наш\s)?ответ\s?(?:-\s|:\s)?\"?(?:отрицательный|нет|нулевой)\b\"?",
            r"\g<noun> нет",
        ),
        # «две своих наработки в разделе практик»
        (
            ("раздел",),
            rf"\b(?P<count>{COUNT})\s(?:[а-я]{{2,12}}\s)?(?:наработк|истори|материал|публикаци|проект|кейс|запис|работ)[а-я]{{1,3}}\s"
            rf"в\sраздел[еу]?\s\"?(?:[а-я]{{4,14}}\s){{0,2}}{noun}\"?",
            r"\g<count> \g<noun>",
        ),
        # «из трёх направленных нами на модерацию практик опубликована лишь одна»
        (
            (
                "лишь",
                "только",
                "пока",
                "всего",
            ),
            rf"(?P<of>\bиз\s(?:{COUNT})\s)(?:[а-я]{{3,14}}нных|поданных)\s(?:нами\s)?(?:на\s(?:модерацию|проверку|площадку|сайт)\s)?{noun}\s"
            rf"(?P<rest>[^.;,\d]{{0,60}}?)(?:лишь|только|пока|всего)\s(?={COUNT}\b)",
            r"\g<of>\g<noun> \g<rest>",
        ),
    )
    return tuple((gate, re.compile(pattern, re.IGNORECASE), written) for gate, pattern, written in told)
