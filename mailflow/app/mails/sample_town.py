"""An invented association with a handful of municipalities, for `preview` and for trying edited templates."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import PurePath
from zoneinfo import ZoneInfo

from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory, Municipality
from mailflow.model.request import AttachedFile, Benchmark, FigureSpec, ReminderStage, Request, SiteFigure
from mailflow.model.settings import (
    Association,
    CalendarSettings,
    Configuration,
    ImapSettings,
    Security,
    Server,
    Service,
    SmtpSettings,
    Staff,
)

_DISTRICT = "Лесного муниципального района"


def _settlement(code: str, name: str, head: str = "", phone: str = "") -> Municipality:
    return Municipality(
        oktmo=Oktmo(code),
        name=f"{name} сельское поселение {_DISTRICT} Приморского края",
        kind="сельское поселение",
        parent=Oktmo("99601000"),
        head=head,
        emails=(f"adm{code}@mail.example",),
        phone=phone,
    )


SAMPLE_DIRECTORY = Directory(
    (
        Municipality(
            oktmo=Oktmo("99601000"),
            name="Лесной муниципальный район Приморского края",
            kind="муниципальный район",
            head="Берёзкина Анна Павловна",
            emails=("rayon@les.example",),
            phone="8 (000) 00-00-01",
        ),
        _settlement("99601401", "Дубовское", "Осинин Пётр Ильич", "8 (000) 00-00-02"),
        _settlement("99601402", "Кленовое", "Рябинин Олег Львович"),
        _settlement("99601403", "Ясеневое", "", "8 (000) 00-00-03"),
        _settlement("99601404", "Мало-Липовое"),
        Municipality(
            oktmo=Oktmo("99701000"),
            name="городской округ город Солнечный Приморского края",
            kind="городской округ",
            head="Тополев Игорь Маратович",
            emails=("gorod@solnechny.example",),
            phone="8 (000) 00-00-04",
        ),
    )
)

SAMPLE_REQUEST = Request(
    number="12",
    date=dt.date(2024, 9, 5),
    title="О проведении недели «Открытый двор»",
    deadline=dt.date(2024, 9, 30),
    attachments=(AttachedFile("Порядок участия.pdf", "application/pdf", b"%PDF-"),),
    figures=(
        FigureSpec("events", "Проведённые мероприятия", "мероприятие", Decimal(4)),
        FigureSpec("visitors", "Участники", "участник"),
    ),
    items=(
        "какие мероприятия проведены и сколько человек в них участвовало",
        "какие предложения поступили от жителей",
    ),
    body=(
        "Ассоциация проводит неделю «Открытый двор», во время которой муниципальные образования"
        " встречаются с жителями.\n\n"
        "Просим Вас принять участие и письменно сообщить о проделанной работе"
        " не позднее 30 сентября 2024 года."
    ),
    reminders=(ReminderStage("soft", dt.time(10, 0), "reminder", working_days_before=5),),
    benchmarks=(
        Benchmark("events", "Северная область", Decimal(25), dt.date(2024, 9, 5), "письмо исх. № 12"),
        Benchmark("events", "Южная область", Decimal(7), dt.date(2024, 9, 5), "письмо исх. № 12"),
    ),
    site_figures=(SiteFigure("events", Decimal(9), dt.date(2024, 10, 1), "сайт недели"),),
)


def _server(host: str, port: int) -> Server:
    return Server(host, port, Security.TLS, "sovet@les.example", "")


SAMPLE_CONFIGURATION = Configuration(
    association=Association(
        name="Ассоциация «Совет муниципальных образований Лесного края»",
        email="sovet@les.example",
        timezone=ZoneInfo("Europe/Moscow"),
        short_name="Совет муниципальных образований Лесного края",
        signatory="С.С. Соснов",
        signatory_office="Председатель Правления",
        executor="Е.В. Елкина",
        phone="8 (000) 00-00-00",
        website="les.example",
        region="Лесной край",
    ),
    imap=ImapSettings(_server("imap.les.example", 993)),
    smtp=SmtpSettings(_server("smtp.les.example", 465)),
    staff=Staff(("otdel@les.example",), ("otdel@les.example",)),
    service=Service(),
    calendar=CalendarSettings(),
    storage=PurePath("data"),
    templates=PurePath("templates"),
    directory=SAMPLE_DIRECTORY,
    requests=(SAMPLE_REQUEST,),
)
