"""What every mail knows: the association, the request, the municipality, under the operator's Russian names.

Values are plain dictionaries, lists, texts, numbers and local times: they travel to the rendering child.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from mailflow.app.mails.addressing import address
from mailflow.app.mails.declension import genitive, short_name, without_region
from mailflow.cases.calendar import WorkingCalendar
from mailflow.cases.deadlines import effective_deadline
from mailflow.model.municipality import Municipality
from mailflow.model.request import FigureSpec, Request
from mailflow.model.settings import Configuration
from mailflow.model.understanding import Figures, Outcome

Values = dict[str, Any]

# What an outcome is called in a mail to the municipality and to the staff.
OUTCOMES = {
    Outcome.REPORT: "ответ по существу",
    Outcome.NOTHING: "сообщать не о чем (тоже ответ)",
    Outcome.INTERIM: "принято в работу, ответ будет позже",
    Outcome.EXTENSION: "просьба о продлении срока",
    Outcome.QUESTION: "вопрос к ассоциации",
    Outcome.REFUSAL: "отказ от ответа",
    Outcome.REDIRECT: "передано в другой орган",
    Outcome.CORRECTION: "уточнение прежнего ответа",
    Outcome.DUPLICATE: "то же письмо ещё раз",
    Outcome.UNCLEAR: "содержание неясно",
}


def common_values(configuration: Configuration, now: datetime) -> Values:
    """What stands in every mail."""
    association = configuration.association
    return {
        "ассоциация": {
            "название": association.name,
            "краткое": association.short_name or association.name,
            "адрес": association.email,
            "сайт": association.website,
            "телефон": association.phone,
            "исполнитель": association.executor,
            "должность": association.signatory_office,
            "подписант": association.signatory,
        },
        "сейчас": local(configuration, now),
    }


def local(configuration: Configuration, moment: datetime) -> datetime:
    """The instant at the association's place."""
    return moment.astimezone(configuration.association.timezone)


def local_or_none(configuration: Configuration, moment: datetime | None) -> datetime | None:
    return local(configuration, moment) if moment is not None else None


def last_day(configuration: Configuration, request: Request) -> date:
    """The effective deadline by the operator's calendar."""
    calendar = configuration.calendar
    return effective_deadline(request, WorkingCalendar(calendar.days_off, calendar.working_days))


def reference(request: Request) -> str:
    """«исх. № 96 от 05.09.2024», which every subject about a request names."""
    return f"исх. № {request.number} от {request.date:%d.%m.%Y}"


def topic(request: Request) -> str:
    """The matter in a few words: the first alias, what the title quotes, or the title."""
    quoted = re.search(r"«([^«»]{3,60})»", request.title)
    found = request.aliases[0] if request.aliases else quoted[1] if quoted else request.title
    return found.strip("«»")


def request_values(request: Request, effective: date) -> Values:
    return {
        "номер": request.number,
        "дата": request.date,
        "ссылка": reference(request),
        "в_шапке": f"к письму {reference(request)}",
        "название": request.title,
        "тема": topic(request),
        "срок": effective,
        "перенесён": effective != request.deadline,
        "текст": request.body.strip(),
        "просьба": _plea(request.body),
        "вопросы": list(request.items),
        "приложения": [each.name for each in request.attachments],
    }


def _plea(body: str) -> str:
    """The paragraphs of the letter that ask: what a reminder quotes."""
    paragraphs = [each.strip() for each in re.split(r"\n\s*\n", body)]
    return "\n\n".join(each for each in paragraphs if re.search(r"\b[Пп]рос(?:им|ит|ьб)|\b[Пп]рошу\b", each))


def municipality_values(municipality: Municipality) -> Values:
    addressee = address(municipality)
    return {
        "код": municipality.oktmo,
        "название": without_region(municipality.name),
        "название_род": genitive(municipality.name),
        "кратко": short_name(municipality.name),
        "кому": list(addressee.lines),
        "обращение": addressee.greeting,
        "глава": municipality.head,
        "телефон": municipality.phone,
    }


def figure_values(specs: Sequence[FigureSpec], figures: Figures) -> list[Values]:
    """The declared figures that are known, in the order of the request."""
    return [{"название": each.title, "значение": figures[each.key]} for each in specs if each.key in figures]


def figures_line(specs: Sequence[FigureSpec], figures: Figures) -> str:
    """«успешные муниципальные практики — 2, инициативы — 1»."""
    shown = ((each.title, figures[each.key]) for each in specs if each.key in figures)
    return ", ".join(f"{title[:1].lower()}{title[1:]} — {format_number(value)}" for title, value in shown)


def format_number(value: Any) -> str:
    return f"{value.normalize():f}".replace(".", ",")


def share(part: int, whole: int) -> int:
    """Whole per cent, 0 of nothing; never 100 while one is missing, never 0 while there is one."""
    if not whole or not part:
        return 0
    if part == whole:
        return 100
    return min(99, max(1, round(100 * part / whole)))
