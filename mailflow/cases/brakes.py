"""The brakes: stop switch, a server that refuses, sends a pass, caps by hour, day and address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mailflow.cases.addresses import address_key
from mailflow.cases.desk import REASONS, Desk, Hold
from mailflow.cases.outbox import STAFF_ROUTINE
from mailflow.cases.staff_mail import trouble_in_key
from mailflow.cases.standstill import Standstill
from mailflow.model.fact import LetterKind
from mailflow.model.plan import DueLetter, HeldLetter

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)

_PRIORITY = {
    kind: place
    for place, kind in enumerate(
        (
            LetterKind.TROUBLE,
            LetterKind.ACKNOWLEDGEMENT,
            LetterKind.ANNOUNCEMENT,
            LetterKind.DIGEST,
            LetterKind.ALL_IS_WELL,
            LetterKind.SUMMARY,
            LetterKind.CORRECTION,
            LetterKind.LETTER,
            LetterKind.REMINDER,
            LetterKind.DISTRICT_REMINDER,
            LetterKind.CHAIR_NOTE,
        )
    )
}
"""Who goes first where not all may go."""


def brake(due: Sequence[DueLetter], desk: Desk) -> tuple[list[DueLetter], list[HeldLetter]]:
    """Part what may go now from what the brakes hold back. A preview knows what people stopped alone."""
    if desk.configuration.service.stopped:
        return [], [_held(each, Hold.STOPPED, None) for each in due]
    standstill = Standstill(desk.book.marks, sent_known=desk.sent_known)
    stopped = [(each, standstill.stops(each)) for each in due]
    held = [_held(letter, why, None) for letter, why in stopped if why is not None]
    due = [letter for letter, why in stopped if why is None]
    if desk.is_preview:
        return list(due), held
    rests = desk.book.outbox.server_rest.rests(desk.now)
    if rests is not None:
        return [], held + [_held(each, Hold.SERVER_RESTS, rests) for each in due]
    allowance = _Allowance(desk)
    go: list[DueLetter] = []
    for letter in sorted(due, key=lambda each: (_PRIORITY[each.kind], each.due_at, each.key)):
        refusal = allowance.take(letter)
        if refusal is None:
            go.append(letter)
        else:
            held.append(_held(letter, *refusal))
    return go, held


@dataclass(slots=True)
class _Allowance:
    """What is left of the caps in this pass; all of them survive restarts, for the book counts claims."""

    desk: Desk
    taken: int = 0
    by_address: Counter[tuple[str, bool]] = field(default_factory=Counter)
    _hour: tuple[datetime, ...] | None = None
    _day: tuple[datetime, ...] | None = None

    def take(self, letter: DueLetter) -> tuple[Hold, datetime | None] | None:
        """Count the letter in, or say which cap stands against it and until when."""
        refusal = self._refusal(letter)
        if refusal is None:
            self.taken += 1
            if letter.kind not in STAFF_ROUTINE:
                self.by_address[_purse(letter)] += 1
        return refusal

    def _refusal(self, letter: DueLetter) -> tuple[Hold, datetime | None] | None:
        configuration = self.desk.configuration
        limit = configuration.service.max_sends_per_tick
        if limit and self.taken >= limit:
            return Hold.PER_TICK, None
        hour, day = self._sent()
        if 0 < configuration.smtp.per_hour <= len(hour) + self.taken:
            return Hold.PER_HOUR, _frees(hour, _HOUR, self.desk.now)
        if 0 < _per_day(letter, configuration.smtp.per_day) <= len(day) + self.taken:
            return Hold.PER_DAY, _frees(day, _DAY, self.desk.now)
        return None if letter.kind in STAFF_ROUTINE else self._refusal_of_address(letter)

    def _refusal_of_address(self, letter: DueLetter) -> tuple[Hold, datetime | None] | None:
        limit = self.desk.configuration.service.max_per_address_per_day
        if not limit:
            return None
        outbox = self.desk.book.outbox
        sent = outbox.sent_to_within(_DAY, self.desk.now, letter.recipient, letter.kind)
        if _was_told_lately(letter, self.desk):
            # A trouble that comes and goes must not use up what tells of another one: the last mail is its.
            limit -= limit > 1
        if len(sent) + self.by_address[_purse(letter)] < limit:
            return None
        return Hold.PER_ADDRESS, _frees(sent, _DAY, self.desk.now)

    def _sent(self) -> tuple[tuple[datetime, ...], tuple[datetime, ...]]:
        if self._hour is None or self._day is None:
            outbox = self.desk.book.outbox
            self._hour = outbox.sent_within(_HOUR, self.desk.now)
            self._day = outbox.sent_within(_DAY, self.desk.now)
        return self._hour, self._day


def _per_day(letter: DueLetter, limit: int) -> int:
    """A hundredth of the day's cap is kept for alarms: else one would wait a day behind a large campaign."""
    return limit if letter.kind is LetterKind.TROUBLE else limit - limit // 100


def _purse(letter: DueLetter) -> tuple[str, bool]:
    return address_key(letter.recipient), letter.kind is LetterKind.TROUBLE


def _was_told_lately(letter: DueLetter, desk: Desk) -> bool:
    """Whether a mail about the trouble of that name went to the address within a day."""
    if letter.kind is not LetterKind.TROUBLE:
        return False
    name = trouble_in_key(letter.key)
    for record in desk.book.outbox.of_kind(LetterKind.TROUBLE):
        claim = record.claim
        if not desk.now - _DAY < claim.at:
            return False
        if claim.recipient == letter.recipient and trouble_in_key(claim.letter) == name:
            return True
    return False


def _frees(sent: Iterable[datetime], window: timedelta, now: datetime) -> datetime:
    """When the oldest letter of the window leaves it; in a full new window, after one whole."""
    return min(sent, default=now) + window


def _held(letter: DueLetter, why: Hold, until: datetime | None) -> HeldLetter:
    case = letter.cases[0] if len(letter.cases) == 1 else None
    return HeldLetter(
        letter.key,
        letter.kind,
        why.value,
        REASONS[why],
        letter.request,
        letter.stage,
        case,
        until,
        letter.recipient if why is Hold.LOOP else "",
    )
