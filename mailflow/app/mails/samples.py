"""Every mail with invented values: `preview` shows them, and an edited template is tried on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from mailflow.app.mails.answers import acknowledgement_values, correction_values
from mailflow.app.mails.digest import digest_values
from mailflow.app.mails.letters import chair_values, district_values, letter_values, reminder_values
from mailflow.app.mails.sample_town import SAMPLE_CONFIGURATION, SAMPLE_DIRECTORY, SAMPLE_REQUEST
from mailflow.app.mails.staff import all_is_well_values, announcement_values, trouble_values
from mailflow.app.mails.summary import summary_values
from mailflow.app.mails.values import Values
from mailflow.model.board import Board, Case, Delivery, ReviewItem, State
from mailflow.model.fact import Entry, LetterClaimed, LetterKind, MessageRead, TroubleBegan, TroubleEnded
from mailflow.model.identifiers import CaseId, ContentHash, EntryNumber
from mailflow.model.municipality import Municipality
from mailflow.model.plan import DueLetter, HeldLetter, Plan
from mailflow.model.request import ReminderTarget
from mailflow.model.understanding import Candidate, CaseVerdict, Decision, Kind, Outcome, Understanding

_ZONE = SAMPLE_CONFIGURATION.association.timezone
_BEFORE = dt.datetime(2024, 9, 23, 10, 0, tzinfo=_ZONE)
_AFTER = dt.datetime(2024, 10, 3, 10, 0, tzinfo=_ZONE)
_STAGE = SAMPLE_REQUEST.reminders[0]
_CITY = SAMPLE_DIRECTORY.municipalities[-1]
_DISTRICT = SAMPLE_DIRECTORY.municipalities[0]


def sample_values(template: str) -> Mapping[str, object]:
    """Invented values for the template of that name; empty for base templates.

    A template of the operator's own is taken for a reminder, unless its name begins like another mail's.
    """
    if template in ("base", "staff", "pieces"):
        return {}
    makers = _makers()
    near = next(
        (name for name in sorted(makers, key=len, reverse=True) if template.startswith(name)), "reminder"
    )
    return makers[near]()


def sample_names() -> tuple[str, ...]:
    """Names of all mails that have samples."""
    return tuple(_makers())


def _makers() -> Mapping[str, Callable[[], Values]]:
    return {
        "letter": lambda: letter_values(SAMPLE_CONFIGURATION, SAMPLE_REQUEST, _CITY, _BEFORE),
        "reminder": lambda: _reminder(_BEFORE),
        "reminder_last_day": lambda: _reminder(_BEFORE.replace(day=30)),
        "reminder_overdue": lambda: _reminder(_AFTER.replace(day=1)),
        "district_reminder": _district,
        "chair_note": lambda: chair_values(
            SAMPLE_CONFIGURATION, sample_board(), replace(_STAGE, to=ReminderTarget.CHAIR), _AFTER, _AFTER
        ),
        "acknowledgement": lambda: acknowledgement_values(SAMPLE_CONFIGURATION, _answer(), _BEFORE),
        "announcement": _announcement,
        "digest": _digest,
        "all_is_well": lambda: all_is_well_values(
            SAMPLE_CONFIGURATION,
            [sample_board()],
            _BEFORE,
            looked_at=_BEFORE,
            messages_read=17,
            calendar_until=dt.date(2025, 12, 31),
        ),
        "summary": lambda: summary_values(SAMPLE_CONFIGURATION, sample_board(), _AFTER),
        "correction": lambda: correction_values(SAMPLE_CONFIGURATION, sample_board(), _answer(), _AFTER),
        "trouble": _trouble,
    }


def sample_board() -> Board:
    """A board with a case of each kind that matters to a mail."""
    district, oak, maple, ash, lime, city = SAMPLE_DIRECTORY.municipalities
    return Board(
        request=SAMPLE_REQUEST,
        as_of=_AFTER,
        effective_deadline=SAMPLE_REQUEST.deadline,
        cases=(
            _case(district, State.OVERDUE),
            replace(_answered(oak, State.ANSWERED, 3), sender_number="01-15/234"),
            replace(
                _case(maple, State.OVERDUE), delivery=Delivery.UNDELIVERABLE, delivery_words="550 нет ящика"
            ),
            replace(_answered(ash, State.ANSWERED_LATE, 2), days_late=2),
            replace(_case(lime, State.EXTENDED), extended_until=dt.date(2024, 10, 10)),
            replace(_case(city, State.IN_PROGRESS), promised=dt.date(2024, 10, 2)),
        ),
    )


def _case(municipality: Municipality, state: State) -> Case:
    return Case(
        id=CaseId(SAMPLE_REQUEST.id, municipality.oktmo),
        municipality=municipality,
        state=state,
        delivery=Delivery.DELIVERED,
        due=SAMPLE_REQUEST.deadline,
        sent_at=_BEFORE.replace(day=6),
        recipient=municipality.emails[0],
    )


def _answered(municipality: Municipality, state: State, events: int) -> Case:
    return replace(
        _case(municipality, state),
        outcome=Outcome.REPORT,
        answered_at=_AFTER,
        figures={"events": Decimal(events), "visitors": Decimal(40 * events)},
    )


def _reminder(now: dt.datetime) -> Values:
    case = replace(_case(_CITY, State.AWAITING), promised=dt.date(2024, 9, 25))
    return reminder_values(SAMPLE_CONFIGURATION, sample_board(), case, _STAGE, now, now)


def _district() -> Values:
    cases = [_case(each, State.OVERDUE) for each in SAMPLE_DIRECTORY.municipalities[:4]]
    return district_values(SAMPLE_CONFIGURATION, sample_board(), _DISTRICT, cases, _STAGE, _AFTER, _AFTER)


def _announcement() -> Values:
    cases = [each.id for each in sample_board().cases]
    starts = _BEFORE.replace(hour=11)
    return announcement_values(SAMPLE_CONFIGURATION, SAMPLE_REQUEST, _STAGE, cases, starts, _BEFORE)


def _answer() -> Entry:
    oak = SAMPLE_DIRECTORY.municipalities[1]
    said = Understanding(
        kind=Kind.REPLY,
        received_at=_BEFORE,
        from_name="Администрация Дубовского с/п",
        from_address=oak.emails[0],
        subject="Ответ на исх. № 12",
        sender_number="01-15/234",
        sender_date=dt.date(2024, 9, 20),
        cases=(
            CaseVerdict(
                case=CaseId(SAMPLE_REQUEST.id, oak.oktmo),
                outcome=Outcome.REPORT,
                decision=Decision.RECORDED,
                figures={"events": Decimal(3), "visitors": Decimal(120)},
                items=(1,),
            ),
        ),
    )
    return Entry(EntryNumber(41), MessageRead(_BEFORE, ContentHash("0" * 64), said))


def _unclear() -> ReviewItem:
    said = Understanding(
        kind=Kind.REPLY,
        received_at=_BEFORE,
        from_name="Общий отдел",
        from_address="obshiy@mail.example",
        subject="О неделе",
        candidates=(
            Candidate(SAMPLE_REQUEST.id, SAMPLE_DIRECTORY.municipalities[2].oktmo, "название в подписи"),
            Candidate(SAMPLE_REQUEST.id, SAMPLE_DIRECTORY.municipalities[3].oktmo, "похожее название"),
        ),
    )
    entry = Entry(EntryNumber(42), MessageRead(_BEFORE, ContentHash("1" * 64), said))
    return ReviewItem(entry, "подходят два поселения, номер письма не указан")


def _digest() -> Values:
    claimed = LetterClaimed(
        at=_BEFORE,
        letter="letter/12-2024/99601403/1",
        kind=LetterKind.LETTER,
        recipient="adm99601403@mail.example",
        message_id="<1@les.example>",
        content=ContentHash("2" * 64),
    )
    return digest_values(
        SAMPLE_CONFIGURATION,
        [sample_board()],
        [_unclear()],
        [_answer()],
        _plan(),
        [TroubleBegan(_BEFORE, "imap", "Сервер входящей почты не отвечает; проверьте пароль и соединение.")],
        [claimed],
        _AFTER,
    )


def _plan() -> Plan:
    case = CaseId(SAMPLE_REQUEST.id, _DISTRICT.oktmo)
    due = DueLetter(
        key="reminder/12-2024/soft/99601000",
        kind=LetterKind.REMINDER,
        template="reminder",
        recipient=_DISTRICT.emails[0],
        message_id="<2@les.example>",
        due_at=_AFTER,
        cases=(case,),
    )
    held = HeldLetter(
        "reminder/12-2024/soft/99601402", LetterKind.REMINDER, "undeliverable", "адрес не действует"
    )
    return Plan((due,), (held,))


def _trouble() -> Values:
    began = TroubleBegan(_BEFORE, "imap", "Сервер входящей почты не отвечает; проверьте пароль и соединение.")
    first = TroubleBegan(_BEFORE.replace(hour=8), "disk", "Кончилось место на диске.")
    over = TroubleEnded(_BEFORE, "disk")
    return trouble_values(SAMPLE_CONFIGURATION, [began], _BEFORE, ended=[(first, over)])
