"""The command `explain`: why a message counts for what it counts, and how a municipality's cases stand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime

from mailflow.app.deciding import find_message, last_number
from mailflow.app.records import Records
from mailflow.app.state_words import DELIVERIES, STATES
from mailflow.bootstrap import place_of_letter
from mailflow.cases.review import waiting
from mailflow.cli.boards import boards_of, records_of
from mailflow.cli.json_lines import dump
from mailflow.cli.printing import show
from mailflow.cli.words_of_decisions import decisions_on_case, decisions_on_message
from mailflow.cli.words_of_letters import KINDS, stage_words
from mailflow.cli.words_of_outcomes import KINDS_OF_MESSAGES
from mailflow.errors import NotFoundError
from mailflow.matching.explain import Explainer, figures_words, in_quotes
from mailflow.model.board import Board, Case
from mailflow.model.fact import MessageRead
from mailflow.model.identifiers import CaseId, EntryNumber, Oktmo
from mailflow.model.understanding import Kind


def explain(arguments: Namespace) -> int:
    """The evidence of a message, or the history of a municipality's cases, in words."""
    with records_of(arguments) as (records, clock):
        words = "\n".join(_explanation(arguments, records, clock.now()))
        show(dump({"what": arguments.what, "words": words}) if arguments.json else words)
    return 0


def _explanation(arguments: Namespace, records: Records, now: datetime) -> Iterator[str]:
    what = arguments.what.strip()
    if Oktmo(what) in records.configuration.directory:
        yield from _explain_municipality(arguments, records, Oktmo(what), now)
        return
    number = EntryNumber(int(what)) if what.isdigit() else None
    if number is None:
        number = next(iter(records.book.message_by_id(what)), None)
    elif records.book.entry(number) is None:
        unknown = f"Ни письма, ни муниципального образования «{what}» нет"
        raise NotFoundError(f"{unknown}: {last_number(records)}")
    if number is None:
        raise NotFoundError(f"Ни письма, ни муниципального образования «{what}» нет")
    find_message(records, number)
    yield from _explain_message(records, number, now)


def _explain_municipality(
    arguments: Namespace, records: Records, code: Oktmo, now: datetime
) -> Iterator[str]:
    yield f"{records.configuration.directory[code].name} ({code})"
    cases = [
        (board, case)
        for board in boards_of(records, now, arguments.request)
        for case in board.cases
        if case.id.municipality == code
    ]
    for board, case in cases:
        yield ""
        yield from _explain_case(records, board, case)
    if not cases:
        yield "Ему не направлено ни одного из этих писем."


def _explain_case(records: Records, board: Board, case: Case) -> Iterator[str]:
    request = board.request
    yield f"Исх. № {request.number} от {request.date:%d.%m.%Y} {in_quotes(request.title)}"
    yield f"Состояние: {STATES[case.state]}. Срок: {case.due:%d.%m.%Y}{_late(case)}."
    yield from _answer(records, board, case)
    yield from _way(records, board, case)
    yield from decisions_on_case(records, case.id)
    numbers = sorted({*case.messages, *case.waiting})
    for number in numbers:
        yield ""
        yield from _explain_message(records, number, board.as_of, case.id)
    if not numbers:
        yield "Писем по этому делу нет."


def _late(case: Case) -> str:
    return f", опоздание в днях: {case.days_late}" if case.days_late else ""


def _answer(records: Records, board: Board, case: Case) -> Iterator[str]:
    """The answer as it stands after corrections and later letters."""
    if case.answered_at is not None:
        sent = case.answered_at.astimezone(records.configuration.association.timezone)
        dated = f" от {case.sender_date:%d.%m.%Y}" if case.sender_date else ""
        own = f", их исх. № {case.sender_number}{dated}" if case.sender_number else ""
        yield f"Ответ дан {sent:%d.%m.%Y %H:%M}{own}."
    if case.figures:
        yield f"Показатели: {figures_words(case.figures, board.request)}."
    if case.items and case.is_answered:
        asked = enumerate(board.request.items, 1)
        missing = "; ".join(text for place, text in asked if place not in case.items)
        if missing:
            yield f"Не нашли ответа на вопросы: {missing}."
    if case.promised is not None and not case.is_answered:
        yield f"Обещали ответить к {case.promised:%d.%m.%Y}."


def _way(records: Records, board: Board, case: Case) -> Iterator[str]:
    """Our letter and its reminders."""
    timezone = records.configuration.association.timezone
    sent = f" {case.sent_at.astimezone(timezone):%d.%m.%Y %H:%M}" if case.sent_at else ""
    to = f" на адрес {case.recipient}" if sent and case.recipient else ""
    yield f"Наше письмо{sent}{to}: {DELIVERIES[case.delivery]}. {case.delivery_words}".rstrip()
    yield from _notices(records, case)
    for reminder in case.reminders:
        moment = reminder.sent_at.astimezone(timezone)
        yield f"Напоминание «{stage_words(board.request, reminder.name)}» отправлено {moment:%d.%m.%Y %H:%M}."
    yield from _doubts(records, case)


def _doubts(records: Records, case: Case) -> Iterator[str]:
    """Letters about the case, acknowledgements too, of which nobody knows whether they went out."""
    for claim in records.book.in_doubt():
        if case.id in claim.cases:
            settlement = records.book.outbox.records[claim.letter].settlement
            why = f": {settlement.words}" if settlement is not None and settlement.words else ""
            what = f"{KINDS[claim.kind]} на адрес {claim.recipient}"
            yield f"Неизвестно, ушло ли: {what}{why}. Решите командой worker.py doubt {claim.letter}"


def _notices(records: Records, case: Case) -> Iterator[str]:
    """Bounces, receipts, registrations and automatic answers by which delivery is judged."""
    outbox, inbox = records.book.outbox, records.book.inbox
    timezone = records.configuration.association.timezone
    signs = (sign for letter in outbox.of_case(case.id) for sign in outbox.signs(letter))
    for number in sorted({sign.number for sign in signs} - {*case.messages, *case.waiting}):
        message = inbox.messages.get(number)
        if message is None or message.understanding.kind is Kind.REPLY:
            continue
        said = message.understanding
        incoming = f", вх. № {said.incoming_number}" if said.incoming_number else ""
        at = (said.received_at or message.at).astimezone(timezone)
        yield f"Извещение № {number} ({at:%d.%m.%Y %H:%M}): {KINDS_OF_MESSAGES[said.kind]}{incoming}."


def _explain_message(
    records: Records, number: EntryNumber, now: datetime, case: CaseId | None = None
) -> Iterator[str]:
    configuration, inbox = records.configuration, records.book.inbox
    explainer = Explainer(configuration.directory, configuration.requests, configuration.association.timezone)
    waits = next((each.reason for each in waiting(records.book, now) if each.entry.number == number), None)
    yield f"Письмо № {number}"
    yield explainer.explain(
        inbox.messages[number].understanding,
        case=case,
        waits=waits,
        taken_back=inbox.is_taken_back(number),
    )
    yield from decisions_on_message(records, number)
    yield from _where(records, inbox.messages[number])


def _where(records: Records, message: MessageRead) -> Iterator[str]:
    """«They did answer, where is the letter?»"""
    folder, file = place_of_letter(records.configuration, message)
    if file.exists():
        yield f"Где лежит: папка ящика «{folder}», копия {file}."
