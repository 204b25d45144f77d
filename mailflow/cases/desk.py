"""What every part of the plan works with: facts, settings and the moment, and the shape of its answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from mailflow.cases.book import Book
from mailflow.cases.calendar import WorkingCalendar
from mailflow.cases.deadlines import local_date
from mailflow.cases.letters import next_attempt
from mailflow.cases.message_ids import derived_message_id, domain_of
from mailflow.cases.retries import not_before
from mailflow.cases.windows import window_opens
from mailflow.model.board import Board
from mailflow.model.fact import LetterKind, SendResult
from mailflow.model.identifiers import CaseId, EntryNumber, Oktmo, RequestId
from mailflow.model.plan import DueLetter, HeldLetter
from mailflow.model.settings import Configuration

FRESH_LOOK = timedelta(minutes=10)
"""A look into the mailbox older than this may have missed an answer that arrived since."""


class Hold(StrEnum):
    """Why a letter is held back: the code of `HeldLetter`."""

    ANSWERED = "answered"
    EXCLUDED = "excluded"
    REFUSED = "refused"
    EXTENDED = "extended"
    UNDELIVERABLE = "undeliverable"
    NO_ADDRESS = "no_address"
    WAITING = "waiting"
    MAILBOX_NOT_READ = "mailbox_not_read"
    NOT_SENT = "not_sent"
    JUST_SENT = "just_sent"
    DEADLINE_PASSED = "deadline_passed"
    STAGE_PASSED = "stage_passed"
    SUPERSEDED = "superseded"
    ANNOUNCEMENT = "announcement"
    OUTSIDE_HOURS = "outside_hours"
    IN_DOUBT = "in_doubt"
    RETRY_LATER = "retry_later"
    STOPPED = "stopped"
    PER_TICK = "per_tick"
    PER_HOUR = "per_hour"
    PER_DAY = "per_day"
    PER_ADDRESS = "per_address"
    SERVER_RESTS = "server_rests"
    LOOP = "loop"
    RESTORED = "restored"
    SENT_NOT_READ = "sent_not_read"
    CLOCK = "clock"


REASONS = {
    Hold.ANSWERED: "ответ уже получен",
    Hold.EXCLUDED: "исключено из рассылки решением сотрудника",
    Hold.REFUSED: "получен отказ, принятый сотрудником",
    Hold.EXTENDED: "срок продлён, этап ещё не наступил",
    Hold.UNDELIVERABLE: "письмо не доставлено, нужно уточнить адрес",
    Hold.NO_ADDRESS: "нет адреса",
    Hold.WAITING: "возможный ответ ждёт решения сотрудника",
    Hold.MAILBOX_NOT_READ: "почтовый ящик не прочитан непосредственно перед отправкой",
    Hold.NOT_SENT: "само письмо ещё не отправлено",
    Hold.JUST_SENT: "письмо отправлено менее одного рабочего дня назад",
    Hold.DEADLINE_PASSED: "срок прошёл до отправки",
    Hold.STAGE_PASSED: "время этапа прошло: срок ответа уже истёк",
    Hold.SUPERSEDED: "наступил следующий этап, отправляется только он",
    Hold.ANNOUNCEMENT: "сотрудники ещё не предупреждены о рассылке",
    Hold.OUTSIDE_HOURS: "нерабочее время",
    Hold.IN_DOUBT: "неизвестно, ушло ли письмо: нужно решение сотрудника",
    Hold.RETRY_LATER: "сервер временно отказал, повтор позже",
    Hold.STOPPED: "отправка остановлена выключателем",
    Hold.PER_TICK: "достигнут предел писем за один проход",
    Hold.PER_HOUR: "достигнут предел писем в час",
    Hold.PER_DAY: "достигнут предел писем в сутки",
    Hold.PER_ADDRESS: "достигнут предел писем на один адрес в сутки",
    Hold.SERVER_RESTS: "сервер отправки временно не принимает писем, попытка повторится",
    Hold.LOOP: "адрес отвечает на каждое наше письмо, похоже на робота: ждём решения сотрудника",
    Hold.RESTORED: "журнал восстановлен из копии: ждём подтверждения сотрудника",
    Hold.CLOCK: "часы компьютера ушли вперёд, и ни одно письмо этого не подтверждает: ждём сотрудника",
    Hold.SENT_NOT_READ: "после запуска ещё не просмотрены «Отправленные»: не ушло ли это раньше",
}
"""In Russian, for staff and operator."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The arguments of `plan`, with what is derived from them.

    `until` is the instant up to which letters are wanted: now, or the horizon of a preview. A preview
    takes for granted that the mailbox will be read and the staff told in time. `any_hour` looks beyond the
    working hours; `sent_known` is False until the Sent folder was looked at after a start.
    """

    book: Book
    configuration: Configuration
    boards: tuple[Board, ...]
    calendar: WorkingCalendar
    now: datetime
    looked_at: datetime | None
    horizon: datetime | None = None
    any_hour: bool = field(default=False, kw_only=True)
    sent_known: bool = field(default=True, kw_only=True)

    @property
    def until(self) -> datetime:
        return self.horizon if self.horizon is not None and self.horizon > self.now else self.now

    @property
    def is_preview(self) -> bool:
        return self.horizon is not None

    @property
    def timezone(self) -> ZoneInfo:
        return self.configuration.association.timezone

    @property
    def today(self) -> date:
        return local_date(self.now, self.timezone)

    @property
    def domain(self) -> str:
        return domain_of(self.configuration.association.email)

    @property
    def has_fresh_look(self) -> bool:
        """Whether the mailbox was read just before; a look from the future was by a clock since corrected."""
        if self.is_preview:
            return True
        return self.looked_at is not None and abs(self.now - self.looked_at) <= FRESH_LOOK

    def opens(self, instant: datetime) -> datetime:
        """The earliest instant within working hours, neither before the given one nor before now; with
        `any_hour` the given one."""
        if self.any_hour:
            return instant
        service = self.configuration.service
        return window_opens(max(instant, self.now), service, self.timezone, self.calendar)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter as a part of the plan wants it, before attempts, hours and caps are looked at.

    `in_hours` confines it to working hours. `message_id` "" derives it from the key.
    """

    key: str
    kind: LetterKind
    template: str
    recipient: str
    due_at: datetime
    request: RequestId | None = None
    stage: str = ""
    cases: tuple[CaseId, ...] = ()
    district: Oktmo | None = None
    about: EntryNumber | None = None
    message_id: str = ""
    in_hours: bool = False

    @property
    def case(self) -> CaseId | None:
        return self.cases[0] if len(self.cases) == 1 else None


Decided = DueLetter | HeldLetter


def hold(draft: Draft, why: Hold, until: datetime | None = None) -> HeldLetter:
    return HeldLetter(
        draft.key,
        draft.kind,
        why.value,
        REASONS[why],
        draft.request,
        draft.stage,
        draft.case,
        until,
        draft.recipient if why is Hold.LOOP else "",
    )


def settle_draft(draft: Draft, desk: Desk) -> Sequence[Decided]:
    """The draft as a due letter, as a held one, or nothing where it was sent before or is not due yet."""
    record = desk.book.outbox.records.get(draft.key)
    attempt = next_attempt(record)
    if attempt is None:
        in_doubt = record is not None and record.result is SendResult.IN_DOUBT
        return (hold(draft, Hold.IN_DOUBT),) if in_doubt else ()
    due_at = max(draft.due_at, not_before(attempt.not_before, desk.now) or draft.due_at)
    opens = desk.opens(due_at) if draft.in_hours else due_at
    if opens > desk.until:
        return _not_yet(draft, due_at, opens, desk)
    return (
        DueLetter(
            key=draft.key,
            kind=draft.kind,
            template=draft.template,
            recipient=draft.recipient,
            message_id=draft.message_id or derived_message_id(draft.key, desk.domain),
            due_at=opens if desk.is_preview else due_at,
            request=draft.request,
            stage=draft.stage,
            cases=draft.cases,
            district=draft.district,
            about=draft.about,
            attempt=attempt.number,
        ),
    )


def _not_yet(draft: Draft, due_at: datetime, opens: datetime, desk: Desk) -> Sequence[Decided]:
    """Held where only the hour is wrong or a retry is awaited; not worth a word where it is simply early."""
    if draft.due_at > desk.until:
        return ()
    return (hold(draft, Hold.OUTSIDE_HOURS if due_at <= desk.until else Hold.RETRY_LATER, opens),)
