"""Invented replies with known truth: figures, outcome and references. Shares no code with the reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

WORDS_F = (
    "ноль",
    "одна",
    "две",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
    "двадцать",
    "двадцать одна",
    "двадцать две",
    "двадцать три",
)
WORDS_PREP = (
    "",
    "одной",
    "двух",
    "трех",
    "четырех",
    "пяти",
    "шести",
    "семи",
    "восьми",
    "девяти",
    "десяти",
    "одиннадцати",
    "двенадцати",
)
FORMS = {
    "practices": ("практика", "практики", "практик", "практике", "практиках"),
    "initiatives": ("инициатива", "инициативы", "инициатив", "инициативе", "инициативах"),
}
VERBS = {
    "practices": ("размещена", "размещены", "размещено"),
    "initiatives": ("направлена", "направлены", "направлено"),
}
ADJECTIVES = (
    ("", "", ""),
    ("успешная ", "успешные ", "успешных "),
    ("муниципальная ", "муниципальные ", "муниципальных "),
    ("успешная муниципальная ", "успешные муниципальные ", "успешных муниципальных "),
    ("лучшая ", "лучшие ", "лучших "),
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with what a clerk would read out of it."""

    text: str
    figures: dict[str, int] = field(default_factory=dict)
    outcome: str = "report"
    promised: date | None = None


def plural(number: int) -> int:
    """0 for «практика», 1 for «практики», 2 for «практик»."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def counted(rng: Random, key: str, number: int) -> str:
    """«2 (две) успешные муниципальные практики»."""
    form = plural(number)
    adjective = (
        rng.choice(ADJECTIVES)[form]
        if key == "practices"
        else rng.choice(("", "", ("новая ", "новые ", "новых ")[form]))
    )
    written = str(number)
    if number < len(WORDS_F) and rng.random() < 0.45:
        word = WORDS_F[number]
        written = rng.choice((word, f"{number} ({word})", f"{word} ({number})"))
    return f"{written} {adjective}{FORMS[key][form]}"


def about(rng: Random, key: str, number: int) -> str:
    """«о двух успешных практиках»."""
    noun = FORMS[key][3 if plural(number) == 0 else 4]
    adjective = (
        rng.choice(("", "успешных муниципальных ", "муниципальных "))
        if plural(number)
        else rng.choice(("", "успешной "))
    )
    written = str(number)
    if number < len(WORDS_PREP) and rng.random() < 0.5:
        written = rng.choice((WORDS_PREP[number], f"{number} ({WORDS_PREP[number]})"))
    return f"информация о {written} {adjective}{noun}"


def done(rng: Random, key: str, number: int) -> str:
    form = plural(number)
    verb = VERBS[key][2 if form == 2 or (form == 1 and rng.random() < 0.6) else form]
    roll = rng.random()
    where = rng.choice(("", "на площадке ", "на сайте муниципалитеты.рф ", "на интернет-площадке марафона "))
    if roll < 0.5:
        return f"{where}{verb} {counted(rng, key, number)}"
    if roll < 0.7:
        return f"{where}{'размещена' if key == 'practices' else 'направлена'} {about(rng, key, number)}"
    if roll < 0.85:
        return f"{FORMS[key][2]} {where}{VERBS[key][2]} {rng.choice(('', '- ', '– '))}{number}"
    return f"{counted(rng, key, number)} {verb}"


def label(rng: Random, key: str, number: int) -> str:
    noun = FORMS[key][2]
    lead = rng.choice(("", "Количество ", "Количество размещённых ", "Число ", "Всего ", "Кол-во "))
    if key == "initiatives":
        lead = lead.replace("размещённых", "направленных")
    sep = rng.choice((": ", " – ", " - ", " — ", " = ", ": ", " "))
    tail = rng.choice(("", " шт.", " ед.", "")) if number else ""
    value = number if number or rng.random() < 0.6 else "нет"
    return f"{lead}{noun if lead else noun.capitalize()}{sep}{value}{tail}"


def none(rng: Random, key: str) -> str:
    many, of = FORMS[key][1:3]
    verb = VERBS[key][1]
    return rng.choice(
        (
            f"{many} отсутствуют",
            f"успешные {many} отсутствуют",
            f"{of} нет",
            f"{of} не имеется",
            f"{many} не {verb}",
            f"{many} на площадке не размещались",
            f"отсутствуют {many}",
            f"не имеется {of}",
            f"ни одной {many} не {VERBS[key][2]}",
            f"{of} — нет",
            f"{many} не имеются",
            f"{of} не поступало",
            f"нет {of}",
            f"{many} в поселении отсутствуют",
        )
    )


LEADS = (
    "Администрация Н-ского сельского поселения сообщает, что ",
    "Во исполнение исх. № 96 от 05.09.2024 сообщаем: ",
    "На Ваш исх. № 96 от 05.09.2024 сообщаем следующее: ",
    "На № 96 от 05.09.2024 информируем, что по состоянию на 27.09.2024 ",
    "Уважаемый Александр Александрович! В ответ на Ваше письмо сообщаем, что ",
    "В рамках марафона «Муниципальный диалог» в 2024 году ",
    "В соответствии с Федеральным законом от 06.10.2003 № 131-ФЗ администрация информирует: ",
    "Добрый день! ",
    "Информация на № 96: ",
    "",
)
TAILS = (
    "",
    "",
    "\nГлава поселения    О.О. Образцов\nИсп. Н.Н. Исполнителева, 8(86168) 5-12-34",
    " Приложение: на 2 л. в 1 экз.",
    "\nС уважением,\nначальник отдела И.И. Вымышленная\nтел. 8 (861) 234-56-78",
    " Работа будет продолжена.",
    " Ответственный – главный специалист 1 разряда Пример П.П., каб. 12.",
    "\nИНН 2312098765, ул. Мира, 5",
    " Всего в поселении проживает 4512 человек.",
)
DISTRACTIONS = (
    "",
    "",
    "",
    ", ещё две на модерации",
    ", ещё 2 практики находятся на модерации",
    ", планируется разместить ещё 3 практики",
    ". В 2025 году планируется направить 4 инициативы",
    ". До конца года будут подготовлены 2 практики",
    ". Ранее нами было принято участие в 3 семинарах",
    ". К участию привлечено 15 глав поселений",
    ". 1 практика отклонена модератором",
)


def report(rng: Random) -> Phrase:
    practices, initiatives = rng.choice((1, 1, 2, 3, 4, 5, 7, 9, 12, 21)), rng.choice((1, 1, 2, 3, 5, 8, 12))
    lead, tail, noise = rng.choice(LEADS), rng.choice(TAILS), rng.choice(DISTRACTIONS)
    roll = rng.random()
    if roll < 0.3:
        text, figures = done(rng, "practices", practices), {"practices": practices}
        return Phrase(_cap(f"{lead}{text}{noise}.{tail}"), figures)
    both = {"practices": practices, "initiatives": initiatives}
    if roll < 0.55:
        join = rng.choice((", ", " и ", ", а также ", ". Также ", "; "))
        text = f"{done(rng, 'practices', practices)}{join}{done(rng, 'initiatives', initiatives)}"
        noise = noise if join != " и " else ""
        return Phrase(_cap(f"{lead}{text}{noise}.{tail}"), both)
    if roll < 0.75:
        first, second = label(rng, "practices", practices), label(rng, "initiatives", initiatives)
        join = rng.choice((", ", ";\n", "\n", ". ", "\n- ", "\n2. "))
        return Phrase(f"{lead}{'1. ' if join == chr(10) + '2. ' else ''}{first}{join}{second}.{tail}", both)
    if roll < 0.85:
        but = rng.choice(("но ", "однако ", "", "при этом "))
        text = f"{none(rng, 'practices')}, {but}{done(rng, 'initiatives', initiatives)}"
        return Phrase(_cap(f"{lead}{text}.{tail}"), {"practices": 0, "initiatives": initiatives})
    if roll < 0.95:
        text = (
            f"{done(rng, 'practices', practices)}{rng.choice((', ', '. ', '; '))}{none(rng, 'initiatives')}"
        )
        return Phrase(_cap(f"{lead}{text}.{tail}"), {"practices": practices, "initiatives": 0})
    return Phrase(
        f"{lead}практик было {practices}, стало {practices + 2}.{tail}", {"practices": practices + 2}
    )


def nothing(rng: Random) -> Phrase:
    lead, tail = rng.choice(LEADS), rng.choice(TAILS[:5])
    roll = rng.random()
    if roll < 0.35:
        return Phrase(_cap(f"{lead}{none(rng, 'practices')}.{tail}"), {"practices": 0}, "nothing")
    both = {"practices": 0, "initiatives": 0}
    if roll < 0.6:
        text = f"{none(rng, 'practices')}{rng.choice((', ', '. ', '; '))}{none(rng, 'initiatives')}"
        return Phrase(_cap(f"{lead}{text}.{tail}"), both, "nothing")
    if roll < 0.8:
        text = rng.choice(
            (
                "практики и инициативы отсутствуют",
                "успешных практик и инициатив не имеется",
                "практик, инициатив нет",
                "об отсутствии успешных практик и инициатив",
                "практики, инициативы не размещались",
            )
        )
        start = (
            rng.choice(("Сообщаем: ", "Администрация сообщает следующее: "))
            if not text.startswith("об")
            else "Сообщаем "
        )
        return Phrase(f"{start}{text}.{tail}", both, "nothing")
    text = rng.choice(
        (
            "информации не имеется",
            "запрашиваемая информация отсутствует",
            "предложений нет",
            "сведений для предоставления не имеется",
            "мероприятия не проводились",
            "участие в марафоне не принимали",
            "информация для размещения отсутствует",
        )
    )
    return Phrase(_cap(f"{lead}{text}.{tail}"), {}, "nothing?")


def interim(rng: Random) -> Phrase:
    day = date(2024, 9, 27) + timedelta(days=rng.randint(2, 25))
    written = day_written(rng, day)
    text = rng.choice(
        (
            ("Принято в работу.", None),
            ("Ваше письмо принято к исполнению.", None),
            ("Принято в работу. Информация будет представлена в установленный срок.", None),
            (f"Информация будет направлена до {written}.", day),
            (f"Ответ будет предоставлен не позднее {written}.", day),
            ("Письмо находится на исполнении в отделе по работе с поселениями.", None),
            (f"Запрошенная информация собирается, предоставим до {written}.", day),
            ("Ваше обращение находится на рассмотрении.", None),
            (f"Сведения готовятся и будут высланы к {written}", day),
            (
                "Письмо направлено главам поселений, сводная информация будет представлена дополнительно.",
                None,
            ),
            ("Взято на контроль, ответ готовится.", None),
        )
    )
    return Phrase(text[0], {}, "interim", text[1])


def day_written(rng: Random, day: date) -> str:
    months = (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    )
    return rng.choice(
        (
            f"{day:%d.%m.%Y}",
            f"{day:%d.%m.%Y} г.",
            f"{day:%d.%m.%Y}г.",
            f"{day.day} {months[day.month - 1]} {day.year} года",
            f"{day.day} {months[day.month - 1]}",
            f"{day:%d.%m.%y}",
            f"{day:%d.%m}",
            f"«{day:%d}» {months[day.month - 1]} {day.year} г.",
        )
    )


def extension(rng: Random) -> Phrase:
    day = date(2024, 9, 27) + timedelta(days=rng.randint(5, 25))
    written = day_written(rng, day)
    text = rng.choice(
        (
            f"просим продлить срок предоставления информации до {written} включительно",
            f"просим Вас перенести срок представления ответа на {written}",
            f"просим о продлении срока исполнения письма до {written}",
            f"прошу разрешить представить информацию до {written}",
            f"просим дать отсрочку до {written}",
            f"просим установить срок предоставления информации до {written}",
        )
    )
    why = rng.choice(
        (
            "В связи с необходимостью обобщения информации поселений ",
            "В связи с болезнью специалиста ",
            "",
            "На № 96 от 05.09.2024: ",
        )
    )
    return Phrase(_cap(f"{why}{text}."), {}, "extension", day)


def question(rng: Random) -> Phrase:
    return Phrase(
        rng.choice(
            (
                "Просим разъяснить порядок регистрации на площадке.",
                "Подскажите, пожалуйста, по какой форме направлять информацию?",
                "Добрый день! Просим уточнить, за какой период нужны сведения.",
                "Прошу направить презентацию повторно, вложение не открывается.",
                "Нужно ли отчитываться поселениям, если район уже направил ответ?",
                "Здравствуйте! Как зарегистрироваться на площадке? Ссылка не работает.",
                "Просим пояснить, что считается успешной практикой?",
            )
        ),
        {},
        "question",
    )


def refusal(rng: Random) -> Phrase:
    return Phrase(
        rng.choice(
            (
                "Администрация не является членом ассоциации.",
                "Сообщаем, что муниципальное образование не является членом Совета.",
                "Данный вопрос не входит в компетенцию администрации поселения.",
                "От участия в марафоне отказываемся.",
                "Поселение вышло из состава ассоциации с 2023 года.",
                "Рассмотрение вопроса не относится к полномочиям администрации.",
            )
        ),
        {},
        "refusal",
    )


def redirect(rng: Random) -> Phrase:
    return Phrase(
        rng.choice(
            (
                "Ваше письмо перенаправлено в администрацию муниципального района.",
                "Письмо направлено по принадлежности в управление образования.",
                "Ваш запрос переадресован в отдел экономики района.",
                "Обращение передано для рассмотрения в министерство.",
            )
        ),
        {},
        "redirect",
    )


def correction(rng: Random) -> Phrase:
    practices, initiatives = rng.randint(1, 9), rng.randint(1, 9)
    lead = rng.choice(
        (
            "Взамен ранее направленного (24.09.2024) просим считать верным: ",
            "Взамен ранее направленной информации сообщаем: ",
            "Направляем уточнённую информацию: ",
            "В ранее направленном письме допущена ошибка, следует читать: ",
            "Ответ от 20.09.2024 № 12 просим считать недействительным. ",
            "Просим считать верными следующие данные: ",
        )
    )
    text = f"размещено {counted(rng, 'practices', practices)}, {counted(rng, 'initiatives', initiatives)}"
    return Phrase(_cap(f"{lead}{text}."), {"practices": practices, "initiatives": initiatives}, "correction")


KINDS = (
    report,
    report,
    report,
    report,
    nothing,
    nothing,
    interim,
    extension,
    question,
    refusal,
    redirect,
    correction,
)


def phrase(rng: Random) -> Phrase:
    """One invented reply, dirtied as mail programs do."""
    made = rng.choice(KINDS)(rng)
    text = made.text
    roll = rng.random()
    if roll < 0.08:
        text = text.replace(" ", "\u00a0")
    elif roll < 0.16:
        text = wrapped(text, rng.randint(50, 76))
    elif roll < 0.22:
        text = text.upper()
    elif roll < 0.28:
        text = text.replace("о", "o").replace("а", "a", 3)
    return Phrase(text, made.figures, made.outcome, made.promised)


def wrapped(text: str, width: int) -> str:
    lines = []
    for line in text.split("\n"):
        row = ""
        for word in line.split(" "):
            if row and len(row) + len(word) > width:
                lines.append(row)
                row = word
            else:
                row = f"{row} {word}" if row else word
        lines.append(row)
    return "\n".join(lines)


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]
