"""A letter goes out: the plan says which, batches take them to the wire.

The plan is made anew before every batch, on a mailbox looked into just before, so that an answer that
arrived meanwhile stops its reminder and the caps see what has gone out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import takewhile

from mailflow.app.batch import Batch, trouble_of
from mailflow.app.correspondence import Correspondence
from mailflow.app.desk import Desk
from mailflow.app.lost_hours import leave_out_late, leave_out_sent, settle_found
from mailflow.app.planning import plan_now
from mailflow.app.troubles import trouble_ended
from mailflow.app.watching import tell_of_loops
from mailflow.cases.desk import REASONS, Hold
from mailflow.model.fact import SendResult
from mailflow.model.plan import DueLetter, HeldLetter

PLAN_BATCH = 100
"""Letters sent on one plan; then it is made anew."""


@dataclass(slots=True)
class Sent:
    """Counts of one round of sending; `held` by code, with one reason for each."""

    sent: int = 0
    failed: int = 0
    in_doubt: int = 0
    held: Counter[str] = field(default_factory=Counter)
    reasons: dict[str, str] = field(default_factory=dict)

    def count(self, result: SendResult) -> None:
        self.sent += result is SendResult.SENT
        self.in_doubt += result is SendResult.IN_DOUBT
        self.failed += result in (SendResult.RETRY, SendResult.REFUSED)

    def cut_off(self, count: int) -> None:
        """So many more were due, and the brake of one pass has been reached."""
        if count:
            self.held[Hold.PER_TICK] += count
            self.reasons[Hold.PER_TICK] = REASONS[Hold.PER_TICK]

    def hold(self, held: Sequence[HeldLetter]) -> None:
        self.held = Counter(each.code for each in held)
        self.reasons = {each.code: each.reason for each in held}


def send_due(desk: Desk) -> Sent:
    """Send everything that is due, batch by batch, until nothing is left or the server refuses to go on."""
    sent = Sent()
    known = desk.sent_elsewhere or frozenset()
    settle_found(desk)
    brake = desk.configuration.service.max_sends_per_tick or None
    tried: set[str] = set()
    sound: set[str] = set()
    spoiled: set[str] = set()
    begun = desk.clock.now()
    is_late = partial(_is_late, desk, begun)
    while not is_late():
        current = plan_now(desk, desk.looked_at, sent_known=not desk.may_be_restored)
        if tell_of_loops(desk, current.held):
            current = plan_now(desk, desk.looked_at, sent_known=not desk.may_be_restored)
        sent.hold(current.held)
        due = [letter for letter in current.letters if letter.key not in tried]
        limit = PLAN_BATCH if brake is None else min(PLAN_BATCH, brake - len(tried))
        letters = _one_kind(due, limit)
        if not letters:
            sent.cut_off(len(due))
            break
        tried.update(letter.key for letter in letters)
        letters = leave_out_late(desk, leave_out_sent(desk, letters, known))
        batch = Batch(desk, letters, Correspondence(desk, current, desk.clock.now()), is_late=is_late)
        for result in batch.send():
            sent.count(result)
        sent.failed += batch.unwritten
        sound |= batch.sound
        spoiled |= batch.spoiled
        if batch.stopped:
            break
    # Told once for the whole round: one bad letter among good ones must not begin and end a trouble for ever.
    for template in sound - spoiled:
        trouble_ended(desk, trouble_of(template))
    return sent


def _is_late(desk: Desk, begun: datetime) -> bool:
    """Whether this round ends: the program is told to, mail is stopped, or a new look into the mailbox is
    wanted, for a slow server must not keep the service from reading."""
    if desk.is_ending() or desk.is_stopped():
        return True
    return desk.look_patience is not None and abs(desk.clock.now() - begun) > desk.look_patience


def _one_kind(letters: Sequence[DueLetter], limit: int) -> Sequence[DueLetter]:
    """The first letters of the plan as long as they are of one kind: an announcement precedes its batch."""
    return list(takewhile(lambda letter: letter.kind is letters[0].kind, letters[: max(limit, 0)]))
