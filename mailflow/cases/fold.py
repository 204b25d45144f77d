"""Facts folded into the state of one case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from decimal import Decimal

from mailflow.cases.book import Book
from mailflow.cases.calendar import WorkingCalendar
from mailflow.cases.deadlines import effective_deadline, local_date
from mailflow.cases.delivery import Way, fold_way
from mailflow.cases.recording import Recording
from mailflow.model.board import Case, Delivery, State
from mailflow.model.fact import ExtensionGranted
from mailflow.model.identifiers import CaseId
from mailflow.model.municipality import Municipality
from mailflow.model.request import Request
from mailflow.model.understanding import ANSWERS, Decision, Kind, Outcome


def fold_case(
    book: Book,
    request: Request,
    municipality: Municipality,
    calendar: WorkingCalendar,
    timezone: tzinfo,
    as_of: datetime,
) -> Case:
    """Where one case stands at `as_of` by the facts in the book.

    All facts of the book count, also those recorded after `as_of` (a clock set back must not make the
    service forget): for the state of an earlier day fold `book.as_of(instant)`.
    """
    case = CaseId(request.id, municipality.oktmo)
    recordings = book.inbox.recordings(case)
    answer = _fold_answer(recordings)
    extension = book.extension(case)
    due = _due(effective_deadline(request, calendar), extension)
    messages = book.inbox.of_case(case)
    way = fold_way(book, case, municipality, replied=bool(recordings) or _was_heard(book, case))
    latest = recordings[-1] if recordings else None
    return Case(
        id=case,
        municipality=municipality,
        state=_state(book, case, recordings, way, due, local_date(as_of, timezone), timezone),
        delivery=way.delivery,
        due=due,
        outcome=answer.outcome if answer is not None else (latest.outcome if latest is not None else None),
        answered_at=answer.first.instant if answer is not None else None,
        days_late=_days_late(answer, due, timezone),
        figures=answer.figures if answer is not None else {},
        items=answer.items if answer is not None else (),
        reminders=way.reminders,
        messages=messages,
        waiting=book.inbox.waiting_for(case),
        sender_number=answer.first.understanding.sender_number if answer is not None else None,
        sender_date=answer.first.understanding.sender_date if answer is not None else None,
        promised=_promised(recordings),
        sent_at=way.sent_at,
        recipient=way.recipient,
        delivery_words=way.words,
        extended_until=extension.until if extension is not None else None,
    )


@dataclass(frozen=True, slots=True)
class _Answer:
    """The first answer, with what later ones made of it."""

    first: Recording
    outcome: Outcome
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    items: tuple[int, ...] = ()


def _fold_answer(recordings: Sequence[Recording]) -> _Answer | None:
    """The answer sent first decides date and lateness; those after it supplement it.

    A correction replaces figures, and so does what a person took from a later letter; any other adds only
    those not given before. A correction without an earlier answer is the answer. A duplicate changes nothing.
    """
    answers = [each for each in recordings if each.outcome in ANSWERS]
    if not answers:
        return None
    first, *later = answers
    figures = dict(first.figures)
    items = set(first.items)
    for each in later:
        replaces = each.outcome is Outcome.CORRECTION or each.by_person
        figures |= {key: told for key, told in each.figures.items() if replaces or key not in figures}
        items.update(each.items)
    return _Answer(first, _outcome(first, figures), figures, tuple(sorted(items)))


def _outcome(first: Recording, figures: Mapping[str, Decimal]) -> Outcome:
    """The first answer's; «nothing» that became something is a report."""
    return Outcome.REPORT if first.outcome is Outcome.NOTHING and any(figures.values()) else first.outcome


def _due(deadline: date, extension: ExtensionGranted | None) -> date:
    return max(deadline, extension.until) if extension is not None else deadline


def _state(
    book: Book,
    case: CaseId,
    recordings: Sequence[Recording],
    way: Way,
    due: date,
    today: date,
    timezone: tzinfo,
) -> State:
    if book.is_excluded(case):
        return State.EXCLUDED
    first = next((each for each in recordings if each.outcome in ANSWERS), None)
    if first is not None:
        late = local_date(first.instant, timezone) > due
        return State.ANSWERED_LATE if late else State.ANSWERED
    decided = [each for each in recordings if each.by_person]
    if decided and decided[-1].outcome is Outcome.REFUSAL:
        return State.REFUSED
    return _unanswered(book, case, recordings, way, due, today)


def _unanswered(
    book: Book, case: CaseId, recordings: Sequence[Recording], way: Way, due: date, today: date
) -> State:
    interim = any(each.outcome is Outcome.INTERIM for each in recordings)
    # A letter that the server refused for good went out as far as the association is concerned: its case
    # falls due like one that bounced an hour later.
    if way.sent_at is None and not interim and way.delivery is not Delivery.UNDELIVERABLE:
        return State.NOT_SENT
    # From the next local day on: the day itself is in time (Civil Code, art. 194).
    if today > due:
        return State.OVERDUE
    if book.extension(case) is not None:
        return State.EXTENDED
    return State.IN_PROGRESS if interim else State.AWAITING


def _days_late(answer: _Answer | None, due: date, timezone: tzinfo) -> int:
    if answer is None:
        return 0
    return max(0, (local_date(answer.first.instant, timezone) - due).days)


def _promised(recordings: Sequence[Recording]) -> date | None:
    """The date promised last, in an interim answer or a request for more time."""
    dates = [each.understanding.promised_date for each in recordings]
    return next((each for each in reversed(dates) if each is not None), None)


def _was_heard(book: Book, case: CaseId) -> bool:
    """Any message that was understood to come from the case's municipality, bounces aside."""
    return any(
        fact.understanding.kind in (Kind.REPLY, Kind.REGISTRATION, Kind.AUTO_REPLY, Kind.RECEIPT)
        and any(
            each.case == case and each.decision is not Decision.REVIEW for each in fact.understanding.cases
        )
        and not book.inbox.is_taken_back(number)
        for number in book.inbox.of_case(case)
        for fact in (book.inbox.messages[number],)
    )
