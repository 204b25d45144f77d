"""Sentences of official letters, many ways to say the same."""

from __future__ import annotations

from random import Random

from mailflow.demo.town.residents import Resident

_NUMERALS = ("ноль", "одна", "две", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")
_PRACTICES = ("практик", "практика", "практики")
_INITIATIVES = ("инициатив", "инициатива", "инициативы")


def counted(number: int, forms: tuple[str, str, str]) -> str:
    """Word of the right number: 0 практик, 1 практика, 2 практики, 5 практик."""
    if number % 10 == 1 and number % 100 != 11:
        return forms[1]
    if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
        return forms[2]
    return forms[0]


def report(resident: Resident, author: str, random: Random) -> str:
    """One or two sentences that say what was posted."""
    truth = resident.truth
    if not truth.practices and not truth.initiatives:
        return random.choice(_NOTHING).format(author=author)
    practices = f"{truth.practices} {counted(truth.practices, _PRACTICES)}"
    initiatives = f"{truth.initiatives} {counted(truth.initiatives, _INITIATIVES)}"
    words = f"{truth.practices} ({_NUMERALS[truth.practices]}) {counted(truth.practices, _PRACTICES)}"
    sentence = random.choice(_REPORTS).format(
        author=author,
        practices=practices,
        words=words,
        initiatives=initiatives,
        practices_number=truth.practices,
        initiatives_number=truth.initiatives,
    )
    return sentence


def report_in_words(resident: Resident, author: str) -> str:
    """As clerks write what will be printed and scanned: every number also in words."""
    truth = resident.truth
    practices = f"{truth.practices} ({_NUMERALS[truth.practices]}) {counted(truth.practices, _PRACTICES)}"
    initiatives = (
        f"{truth.initiatives} ({_NUMERALS[truth.initiatives]}) {counted(truth.initiatives, _INITIATIVES)}"
    )
    return (
        f"В ответ на Ваше письмо {author} информирует: на площадке муниципалитеты.рф размещено "
        f"{practices}. Также направлено {initiatives}."
    )


_REPORTS = (
    "{author} сообщает, что на интернет-площадке марафона размещено: {practices}, {initiatives}.",
    "В ответ на Ваше письмо {author} информирует: на площадке муниципалитеты.рф размещено {words}. "
    "Также направлено {initiatives}.",
    "{author} сообщает о проделанной работе. Количество размещённых практик: {practices_number}. "
    "Количество направленных инициатив: {initiatives_number}.",
    "Сообщаем, что {author} приняла участие в марафоне. Размещено {practices}, подано {initiatives}.",
    "{author} направляет информацию: практик – {practices_number}, инициатив – {initiatives_number}.",
)

_NOTHING = (
    "{author} сообщает, что успешные муниципальные практики для размещения отсутствуют, "
    "инициатив не имеется.",
    "{author} информирует об отсутствии успешных практик и инициатив для размещения на площадке.",
    "В ответ на Ваше письмо {author} сообщает: практик нет, инициатив нет.",
)

REFERENCES = (
    "На № {number} от {date}",
    "на исх. № {number} от {date}",
    "На Ваш исх. №{number} от {date} г.",
    "В ответ на исх. № {number} от {date}",
    "Во исполнение исх. № {number} от {date}",
)

QUESTIONS = (
    "Просим разъяснить, в каком виде направлять информацию о практиках: отдельным письмом "
    "или только на сайте?",
)
