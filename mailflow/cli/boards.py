"""Commands that show: status, plan, explain, summary."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime, time, timedelta
from pathlib import Path

from mailflow.app.mails.words import DELIVERIES, STATES
from mailflow.app.ports import Clock
from mailflow.app.records import Records
from mailflow.app.sending import plan_now
from mailflow.bootstrap import as_storage, load_heartbeat, open_records, write_summary
from mailflow.cases.review import waiting
from mailflow.cases.totals import count
from mailflow.cli.json_lines import Json, dump, instant, status_json
from mailflow.cli.places import aware, clock_of, configuration_of
from mailflow.cli.printing import show, show_paths
from mailflow.cli.words_of_letters import KINDS
from mailflow.errors import NotFoundError
from mailflow.matching.explain import explain as explain_message
from mailflow.model.board import Board, Case
from mailflow.model.fact import LetterKind, MessageRead
from mailflow.model.identifiers import EntryNumber, Oktmo
from mailflow.model.plan import HeldLetter, Plan
from mailflow.model.request import Request

PLAN_DAYS = 30
"""How far `plan` looks without `--until`."""


@contextmanager
def _records(arguments: Namespace) -> Iterator[tuple[Records, Clock]]:
    configuration = configuration_of(arguments)
    clock = clock_of(arguments, configuration)
    with open_records(configuration, clock, read_only=True) as records:
        yield records, clock


def status(arguments: Namespace) -> int:
    """The board, as JSON or as a table in words."""
    with _records(arguments) as (records, clock):
        timezone = records.configuration.association.timezone
        as_of = aware(arguments.as_of, timezone) if arguments.as_of else clock.now()
        book = records.book
        records.book = book.as_of(as_of)
        boards = _boards(records, as_of, arguments.request)
        review = waiting(records.book, as_of)
        if arguments.json:
            listed = [(board, asdict(count(board.cases, board.request))) for board in boards]
            show(dump(status_json(as_of, listed, review, _health(records), timezone)))
            return 0
        for board in boards:
            _show_board(board)
        show(f"Ждут решения сотрудника: {len(review)}")
    return 0


def plan(arguments: Namespace) -> int:
    """What would be sent until the day's end; the mailbox is taken as read just now."""
    with _records(arguments) as (records, clock):
        timezone = records.configuration.association.timezone
        now = clock.now()
        last = arguments.until or (now + timedelta(days=PLAN_DAYS)).astimezone(timezone).date()
        horizon = datetime.combine(last + timedelta(days=1), time.min, timezone)
        planned = plan_now(records, now, horizon=horizon)
        show(dump(_plan_json(planned, records)) if arguments.json else _plan_in_words(planned, records))
    return 0


def explain(arguments: Namespace) -> int:
    """The evidence of a message, or the history of a municipality's cases, in words."""
    with _records(arguments) as (records, clock):
        words = "\n".join(_explanation(arguments, records, clock.now()))
        show(dump({"what": arguments.what, "words": words}) if arguments.json else words)
    return 0


def _explanation(arguments: Namespace, records: Records, now: datetime) -> Iterator[str]:
    what = arguments.what.strip()
    if Oktmo(what) in records.configuration.directory:
        for board in _boards(records, now, arguments.request):
            for case in board.cases:
                if case.id.municipality == what:
                    yield from _explain_case(records, board, case)
        return
    entry = records.book.entry(EntryNumber(int(what))) if what.isdigit() else None
    if entry is None:
        numbers = records.book.message_by_id(what)
        entry = records.book.entry(numbers[0]) if numbers else None
    if entry is None or not isinstance(entry.fact, MessageRead):
        raise NotFoundError(f"Ни письма, ни муниципального образования «{what}» нет")
    yield _explained(records, entry.fact)


def summary(arguments: Namespace) -> int:
    """The final report as files, also before the deadline."""
    with _records(arguments) as (records, clock):
        timezone = records.configuration.association.timezone
        as_of = aware(arguments.as_of, timezone) if arguments.as_of else clock.now()
        records.book = records.book.as_of(as_of)
        board = _boards(records, as_of, arguments.request)[0]
        out = arguments.out or Path(as_storage(records.configuration)) / "reports" / board.request.id
        show_paths(arguments, write_summary(records.configuration, board, as_of, out))
    return 0


def _boards(records: Records, as_of: datetime, request: str | None) -> tuple[Board, ...]:
    boards = records.boards(as_of)
    if request is None:
        return boards
    chosen = tuple(board for board in boards if board.request.id == request)
    if not chosen:
        known = ", ".join(board.request.id for board in boards)
        raise NotFoundError(f"Запроса {request} нет; есть: {known}")
    return chosen


def _health(records: Records) -> Json:
    storage = as_storage(records.configuration)
    beat = load_heartbeat(storage)
    timezone = records.configuration.association.timezone
    return {
        "last_poll": instant(beat.last_success, timezone),
        "last_message": instant(records.book.marks.last_message_at, timezone),
        "unread_failures": beat.failures,
        "sends_in_doubt": len(records.book.in_doubt()),
        "calendar_until": records.calendar.known_until(),
        "troubles": [trouble.text for _, trouble in records.book.marks.troubles.values()],
    }


def _show_board(board: Board) -> None:
    totals = count(board.cases, board.request)
    request: Request = board.request
    show(f"Исх. № {request.number} от {request.date:%d.%m.%Y} {request.title}")
    show(
        f"Срок {board.effective_deadline:%d.%m.%Y}. Дел {totals.cases}: ответили в срок {totals.answered}, "
        f"с опозданием {totals.answered_late}, просрочено {totals.overdue}, ожидается {totals.awaiting}, "
        f"не отправлено {totals.not_sent}."
    )
    for case in board.cases:
        figures = ", ".join(f"{key}={value}" for key, value in case.figures.items())
        show(
            f"{case.id.municipality}  {STATES[case.state]:<22} {DELIVERIES[case.delivery]:<14} "
            f"{case.municipality.name}  {figures}".rstrip()
        )


def _plan_json(planned: Plan, records: Records) -> Json:
    timezone = records.configuration.association.timezone
    letters = [
        {
            **asdict(letter),
            "due_at": instant(letter.due_at, timezone),
            "cases": [str(case) for case in letter.cases],
        }
        for letter in planned.letters
    ]
    held = [
        {
            **asdict(each),
            "case": str(each.case) if each.case else None,
            "until": instant(each.until, timezone),
        }
        for each in planned.held
    ]
    return {"letters": letters, "held": held}


def _plan_in_words(planned: Plan, records: Records) -> str:
    timezone = records.configuration.association.timezone
    lines = ["Будет отправлено:"]
    for letter in planned.letters:
        due = letter.due_at.astimezone(timezone).strftime("%d.%m.%Y %H:%M")
        lines.append(f"  {due}  {KINDS[letter.kind]:<28} {letter.recipient}  {letter.stage}".rstrip())
    if not planned.letters:
        lines.append("  ничего")
    if planned.held:
        lines.append("Задержано:")
        lines.extend(_held_in_words(planned, records))
    return "\n".join(lines)


def _held_in_words(planned: Plan, records: Records) -> Iterator[str]:
    """One heading for each kind and reason, beneath it the cases."""
    groups: dict[tuple[LetterKind, str], list[str]] = {}
    for each in planned.held:
        groups.setdefault((each.kind, each.reason), []).append(_place(each, records))
    for (kind, reason), places in groups.items():
        yield f"  {KINDS[kind]}, {len(places)}: {reason}"
        yield from (f"      {place}" for place in places)


def _place(held: HeldLetter, records: Records) -> str:
    """The case with its name, else the letter's key, with the time where it is known."""
    timezone = records.configuration.association.timezone
    until = f" (до {held.until.astimezone(timezone):%d.%m.%Y %H:%M})" if held.until else ""
    if held.case is None:
        return f"{held.key}{until}"
    municipality = records.configuration.directory.get(held.case.municipality)
    return f"{held.case}  {municipality.name if municipality else ''}".rstrip() + until


def _explain_case(records: Records, board: Board, case: Case) -> Iterator[str]:
    request = board.request
    yield (f"{case.municipality.name} ({case.id.municipality})")
    yield (
        f"Исх. № {request.number} от {request.date:%d.%m.%Y}: {STATES[case.state]}, срок {case.due:%d.%m.%Y}."
    )
    yield (f"Доставка письма: {DELIVERIES[case.delivery]}. {case.delivery_words}".rstrip())
    for reminder in case.reminders:
        sent = reminder.sent_at.astimezone(records.configuration.association.timezone)
        yield (f"Напоминание «{reminder.name}» отправлено {sent:%d.%m.%Y %H:%M}.")
    for number in case.messages:
        entry = records.book.entry(number)
        if entry is not None and isinstance(entry.fact, MessageRead):
            yield (f"\nПисьмо № {number}:\n{_explained(records, entry.fact)}")
    if not case.messages:
        yield ("Писем по этому делу нет.")


def _explained(records: Records, fact: MessageRead) -> str:
    configuration = records.configuration
    return explain_message(fact.understanding, configuration.directory, configuration.requests)
