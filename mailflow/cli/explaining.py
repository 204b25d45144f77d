"""The command `explain`: why a message counts for what it counts, and how a municipality's cases stand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime

from mailflow.app.records import Records
from mailflow.app.state_words import DELIVERIES, STATES
from mailflow.cli.boards import boards_of, records_of
from mailflow.cli.json_lines import dump
from mailflow.cli.printing import show
from mailflow.cli.words_of_letters import stage_words
from mailflow.errors import NotFoundError
from mailflow.matching.explain import explain as explain_message
from mailflow.model.board import Board, Case
from mailflow.model.fact import MessageRead
from mailflow.model.identifiers import EntryNumber, Oktmo


def explain(arguments: Namespace) -> int:
    """The evidence of a message, or the history of a municipality's cases, in words."""
    with records_of(arguments) as (records, clock):
        words = "\n".join(_explanation(arguments, records, clock.now()))
        show(dump({"what": arguments.what, "words": words}) if arguments.json else words)
    return 0


def _explanation(arguments: Namespace, records: Records, now: datetime) -> Iterator[str]:
    what = arguments.what.strip()
    if Oktmo(what) in records.configuration.directory:
        for board in boards_of(records, now, arguments.request):
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


def _explain_case(records: Records, board: Board, case: Case) -> Iterator[str]:
    request = board.request
    yield (f"{case.municipality.name} ({case.id.municipality})")
    yield (
        f"Исх. № {request.number} от {request.date:%d.%m.%Y}: {STATES[case.state]}, срок {case.due:%d.%m.%Y}."
    )
    yield (f"Доставка письма: {DELIVERIES[case.delivery]}. {case.delivery_words}".rstrip())
    for reminder in case.reminders:
        sent = reminder.sent_at.astimezone(records.configuration.association.timezone)
        yield (f"Напоминание «{stage_words(request, reminder.name)}» отправлено {sent:%d.%m.%Y %H:%M}.")
    for number in case.messages:
        entry = records.book.entry(number)
        if entry is not None and isinstance(entry.fact, MessageRead):
            yield (f"\nПисьмо № {number}:\n{_explained(records, entry.fact)}")
    if not case.messages:
        yield ("Писем по этому делу нет.")


def _explained(records: Records, fact: MessageRead) -> str:
    configuration = records.configuration
    return explain_message(fact.understanding, configuration.directory, configuration.requests)
