"""What the service notices about its own mail: circles, a server that refuses for hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import islice

from mailflow.app.records import Records
from mailflow.app.troubles import trouble_began, trouble_ended
from mailflow.cases.addresses import SignKind, address_key
from mailflow.cases.calendar import missing_year
from mailflow.cases.deadlines import local_date
from mailflow.cases.desk import Hold
from mailflow.cases.letters import LetterRecord
from mailflow.cases.loops import LOOP_TROUBLE, ROUNDS, broken_circuits, trouble_of_loop
from mailflow.cases.outbox import Outbox
from mailflow.model.fact import LetterKind, SendResult
from mailflow.model.plan import HeldLetter
from mailflow.model.understanding import Kind

SENDING_TROUBLE = "sending"

BOUNCES_TROUBLE = "bounces"

MANY_BOUNCES = 20
"""Letters reported lost within a day, at least: a stale directory costs some with every campaign."""

SHARE_OF_BOUNCES = 5
"""One in so many of the members, at least."""

SENDING_PATIENCE = timedelta(hours=2)
"""A limit by the hour frees itself sooner; what lasts longer is worth a word."""

STAFF_TROUBLE = "staff:"
"""Begins the name of the trouble that mail to one of the staff comes back; the address follows."""

_TO_STAFF = (LetterKind.TROUBLE, LetterKind.DIGEST, LetterKind.ALL_IS_WELL)

CALENDAR_TROUBLE = "calendar:"
"""Begins the name of the trouble; the year follows, twice where that year has begun."""

_ONE_DAY = timedelta(days=1)

QUIET = timedelta(days=1)
"""An address without a letter for so long has stopped answering by itself."""


def tell_of_loops(records: Records, held: Sequence[HeldLetter]) -> bool:
    """Break the circuit of each address that is thanked again and again; True where one was broken now."""
    known = broken_circuits(records.book.marks)
    fresh = {each.recipient for each in held if each.code == Hold.LOOP} if held else set()
    fresh = {each for each in fresh if address_key(each) not in known}
    for address in sorted(fresh):
        text = (
            f"С адреса {address} приходит новый ответ на каждое наше подтверждение (за сутки их {ROUNDS} "
            "по одному делу). Похоже, там отвечает робот или письма ходят по кругу. Подтверждения и "
            "напоминания на этот адрес остановлены, письма оттуда по-прежнему читаются. Что сделать: "
            "посмотрите эти письма (worker.py review и explain) и позвоните в администрацию. Отправка "
            "возобновится сама, когда оттуда сутки не будет писем, или сразу — командой "
            f"worker.py resume {address}"
        )
        trouble_began(records, trouble_of_loop(address), text)
    return bool(fresh)


def watch(records: Records) -> None:
    """Close circuits that have gone quiet; tell of a server that takes nothing for hours, and of a missing
    calendar."""
    now = records.clock.now()
    _tell_of_calendar(records, local_date(now, records.configuration.association.timezone))
    for name in [each for each in records.book.marks.troubles if each.startswith(LOOP_TROUBLE)]:
        begun = records.book.marks.troubles[name][1].at
        if now - begun >= QUIET and not _wrote_lately(records, name.removeprefix(LOOP_TROUBLE)):
            trouble_ended(records, name)
    for address in records.configuration.staff.digest_to:
        _watch_staff(records, address)
    _watch_bounces(records)
    rest = records.book.outbox.server_rest
    if rest.since is None:
        trouble_ended(records, SENDING_TROUBLE)
    elif now - rest.since >= SENDING_PATIENCE:
        since = rest.since.astimezone(records.configuration.association.timezone)
        text = (
            f"Сервер отправки не принимает писем с {since:%d.%m.%Y %H:%M}: {rest.words or 'нет ответа'}. "
            "Письма ждут и уйдут сами, порядок и пределы сохранятся. Если речь о пароле или о блокировке, "
            "проверьте пароль приложения и веб-настройки почты."
        )
        trouble_began(records, SENDING_TROUBLE, text)


def untellable(records: Records) -> str:
    """The open trouble that no mail can tell of; "" for none."""
    troubles = records.book.marks.troubles
    if SENDING_TROUBLE in troubles:
        return troubles[SENDING_TROUBLE][1].text
    deaf = [troubles.get(_staff_trouble(each)) for each in records.configuration.staff.digest_to]
    return next((each[1].text for each in deaf if each is not None), "") if deaf and all(deaf) else ""


def _watch_staff(records: Records, address: str) -> None:
    """Whether the last mail to one of the staff was refused or came back."""
    if not _comes_back(records.book.outbox, address):
        trouble_ended(records, _staff_trouble(address))
        return
    text = (
        f"Справки и сообщения на адрес {address} не доходят: почта этого сотрудника их не принимает. Что "
        "сделать: проверьте адрес и место в его ящике или исправьте digest_to в файле mailflow.yaml."
    )
    trouble_began(records, _staff_trouble(address), text)


def _watch_bounces(records: Records) -> None:
    """Reports of lost letters can be forged, and each takes a municipality from the reminders: many at once
    want a person's eye, whoever sent them."""
    now, messages = records.clock.now(), records.book.inbox.messages
    lost: set[str] = set()
    for number in reversed(messages):
        if messages[number].at < now - _ONE_DAY:
            break
        if messages[number].understanding.kind is Kind.BOUNCE:
            named = messages[number].understanding.failed_recipients
            lost |= {address_key(each.address) for each in named}
    lost = {each for each in lost if any(True for _ in records.book.outbox.to_address(each))}
    if len(lost) < max(MANY_BOUNCES, len(records.configuration.directory) // SHARE_OF_BOUNCES):
        trouble_ended(records, BOUNCES_TROUBLE)
        return
    text = (
        f"За сутки пришли извещения о недоставке писем на {len(lost)} адресов. Туда не уходят и "
        "напоминания. Так бывает, если справочник устарел или почтовая служба отвергает наши письма; но "
        "извещение может подделать и посторонний. Что сделать: позвоните двум-трём из списка «кому звонить» "
        "в справке; если письма дошли, отмените извещения командой worker.py undo НОМЕР."
    )
    trouble_began(records, BOUNCES_TROUBLE, text)


def _comes_back(outbox: Outbox, address: str) -> bool:
    wanted = address_key(address)
    found = (each for kind in _TO_STAFF for each in _latest(outbox, kind, wanted))
    last = max(found, key=lambda each: each.claims[-1][0], default=None)
    if last is None:
        return False
    return last.result is SendResult.REFUSED or any(
        sign.kind is SignKind.FAILED for sign in outbox.signs(last)
    )


def _latest(outbox: Outbox, kind: LetterKind, wanted: str) -> Iterable[LetterRecord]:
    """The latest letter of the kind to the address, if there is one."""
    return islice((each for each in outbox.of_kind(kind) if address_key(each.claim.recipient) == wanted), 1)


def _staff_trouble(address: str) -> str:
    return f"{STAFF_TROUBLE}{address_key(address)}"


def _tell_of_calendar(records: Records, today: date) -> None:
    """A line in one digest from November on, and in one more of the year itself."""
    year = missing_year(records.calendar, today)
    name = f"{CALENDAR_TROUBLE}{year}" + ("/begun" if year == today.year else "")
    if year is None or name in records.book.marks.ends:
        return
    text = (
        f"Производственный календарь {year} года программе неизвестен: переносы выходных не учтены, и сроки "
        "и напоминания могут сместиться на день-два. Что сделать: обновите программу или перечислите "
        "days_off и working_days этого года в разделе calendar файла mailflow.yaml."
    )
    trouble_began(records, name, text)
    trouble_ended(records, name)


def _wrote_lately(records: Records, address: str) -> bool:
    since = records.clock.now() - QUIET
    messages = records.book.inbox.messages
    for number in reversed(messages):
        if messages[number].at < since:
            return False
        if address_key(messages[number].understanding.from_address) == address:
            return True
    return False
