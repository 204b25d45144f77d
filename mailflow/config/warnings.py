"""What is allowed and yet worth a look: no address, a shared address, a deadline in the past."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from mailflow.cases.calendar import WorkingCalendar, missing_year
from mailflow.cases.deadlines import effective_deadline
from mailflow.errors import Fault
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory
from mailflow.model.request import Request
from mailflow.model.settings import Configuration

# Beyond that many rows one line for all of them reads better than a screen of equal lines.
MANY = 10
# Base64 adds a third, and many servers take no more than 25 million octets.
LARGE_OCTETS = 18_000_000
# Two offices may share a box for good: the letter's text tells them apart then, so there is nothing to mend.
_SHARED = "по нему одному отправителя не узнать"
DAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")


def find_warnings(configuration: Configuration, today: date) -> list[Fault]:
    """What `check` finds beside faults: of the files as loaded, and of the day it is."""
    return [
        *(each for each in configuration.warnings if not each.text.endswith(_SHARED)),
        *_calendar_warnings(configuration, _calendar(configuration), today),
    ]


def find_notes(configuration: Configuration, today: date) -> list[Fault]:
    """What is worth knowing and nothing to mend: passwords not given here, shared addresses, deadlines that
    move or have passed."""
    return [
        *_password_notes(configuration),
        *(each for each in configuration.warnings if each.text.endswith(_SHARED)),
        *_deadline_notes(configuration, _calendar(configuration), today),
    ]


def _password_notes(configuration: Configuration) -> Iterator[Fault]:
    """The service may get them elsewhere (Docker, systemd), so their absence here is no fault."""
    servers = (("imap", configuration.imap.server), ("smtp", configuration.smtp.server))
    for section, server in servers:
        if server.user and not server.password:
            text = f"здесь нет пароля ({section}): без него служба не запустится"
            yield Fault(
                str(configuration.folder / "mailflow.yaml"),
                f"{text}; переменная среды MAILFLOW_{section.upper()}__PASSWORD или ключ «password_file»",
            )


def _calendar(configuration: Configuration) -> WorkingCalendar:
    return WorkingCalendar(configuration.calendar.days_off, configuration.calendar.working_days)


def directory_warnings(file: str, directory: Directory, rows: Mapping[Oktmo, int]) -> Iterator[Fault]:
    """Members without an address, addresses of several rows, settlements without a district."""
    silent = [rows[each.oktmo] for each in directory if each.member and not each.emails]
    yield from _grouped(file, silent, "emails", "нет адреса", "письма туда не уйдут")
    shared: dict[str, list[int]] = defaultdict(list)
    for each in directory:
        for address in each.emails:
            shared[address.lower()].append(rows[each.oktmo])
    for address, places in shared.items():
        if len(places) > 1:
            others = ", ".join(map(str, places[1:]))
            text = f"адрес {address} стоит и в строке {others}: {_SHARED}"
            yield Fault(file, text, places[0], column_name="emails")
    lonely = [rows[each.oktmo] for each in directory if "поселение" in each.kind and each.parent is None]
    yield from _grouped(file, lonely, "parent", "не указан район поселения", "нужен код в колонке «parent»")


def _grouped(file: str, rows: list[int], column: str, what: str, so: str) -> Iterator[Fault]:
    if len(rows) > MANY:
        some = f"{what} в {len(rows)} строках (от {rows[0]}-й до {rows[-1]}-й): {so}"
        yield Fault(file, some, rows[0], column_name=column)
        return
    for row in rows:
        yield Fault(file, f"{what}: {so}", row, column_name=column)


def attachment_warnings(file: str, request: Request) -> Iterator[Fault]:
    """Attachments that many servers will refuse."""
    octets = sum(len(each.content) for each in request.attachments)
    if octets > LARGE_OCTETS:
        megabytes = octets // 1_000_000
        yield Fault(file, f"приложения весят {megabytes} МБ: многие серверы не примут такое письмо")


def _calendar_warnings(
    configuration: Configuration, calendar: WorkingCalendar, today: date
) -> Iterator[Fault]:
    known = calendar.known_until()
    needed = missing_year(calendar, today)
    if needed is not None:
        file = str(configuration.folder / "mailflow.yaml")
        yield Fault(
            file,
            f"производственный календарь известен до {known:%d.%m.%Y}: обновите программу или перечислите"
            f" переносы {needed} года в разделе «calendar»",
        )


def _deadline_notes(configuration: Configuration, calendar: WorkingCalendar, today: date) -> Iterator[Fault]:
    for request in configuration.requests:
        place = configuration.deadline_places.get(request.id)
        file, line, column = place or (str(configuration.folder / "requests"), None, None)
        last_day = effective_deadline(request, calendar)
        if not calendar.is_working(request.deadline):
            day = DAYS[request.deadline.weekday()]
            text = f"срок {request.deadline:%d.%m.%Y} — нерабочий день ({day}); действует {last_day:%d.%m.%Y}"
            yield Fault(file, text, line, column)
        if last_day < today:
            yield Fault(file, f"срок запроса {request.id} уже прошёл ({last_day:%d.%m.%Y})", line, column)
