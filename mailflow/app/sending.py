"""A letter goes out: planned, rendered, claimed (durable), sent, settled.

The plan is made anew before every small batch, on a mailbox looked into just before, so that an answer
that arrived meanwhile stops its reminder and the caps see what has gone out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile

from mailflow.app.correspondence import Correspondence
from mailflow.app.desk import Desk
from mailflow.app.ports import Envelope, Sending
from mailflow.app.records import Records
from mailflow.app.troubles import trouble_began
from mailflow.cases.plan import plan
from mailflow.errors import NotFoundError, OperatorError, PermanentError, TransientError
from mailflow.mail.compose import compose
from mailflow.model.fact import LetterClaimed, LetterKind, LetterSettled, SendResult
from mailflow.model.identifiers import ContentHash
from mailflow.model.plan import DueLetter, HeldLetter, Plan

PLAN_BATCH = 100
"""Letters sent on one plan; then it is made anew."""

CLAIM_GROUP = 8
"""Letters claimed by one durable write; with those on the wire they are what a stop can leave in doubt."""

RETRY_STEPS = (5, 15, 30, 60, 120, 240)
"""Minutes until the next attempt; the last one repeats."""

AUTOMATIC_REPLIES = frozenset({LetterKind.ACKNOWLEDGEMENT})


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

    def hold(self, held: Sequence[HeldLetter]) -> None:
        self.held = Counter(each.code for each in held)
        self.reasons = {each.code: each.reason for each in held}


def plan_now(desk: Records, looked_at: datetime | None, *, horizon: datetime | None = None) -> Plan:
    """What may go out now (or until `horizon`), and what is held back and why."""
    now = desk.clock.now()
    return plan(
        desk.book,
        desk.configuration,
        desk.boards(now),
        desk.calendar,
        now,
        looked_at=looked_at,
        horizon=horizon,
    )


def send_due(desk: Desk) -> Sent:
    """Send everything that is due, batch by batch, until nothing is left or the server refuses to go on."""
    sent = Sent()
    brake = desk.configuration.service.max_sends_per_tick or None
    tried: set[str] = set()
    while True:
        current = plan_now(desk, desk.looked_at)
        sent.hold(current.held)
        due = [letter for letter in current.letters if letter.key not in tried]
        limit = PLAN_BATCH if brake is None else min(PLAN_BATCH, brake - len(tried))
        batch = _one_kind(due, limit)
        if not batch:
            return sent
        tried.update(letter.key for letter in batch)
        if not _send_batch(desk, batch, current, sent):
            return sent


def _one_kind(letters: Sequence[DueLetter], limit: int) -> Sequence[DueLetter]:
    """The first letters of the plan as long as they are of one kind: an announcement precedes its batch."""
    return list(takewhile(lambda letter: letter.kind is letters[0].kind, letters[: max(limit, 0)]))


def _send_batch(desk: Desk, batch: Sequence[DueLetter], current: Plan, sent: Sent) -> bool:
    """False where the whole server refuses: the rest waits for the next tick."""
    letters = {letter.key: letter for letter in batch}
    correspondence = Correspondence(desk, current, desk.clock.now())
    copies: dict[str, bytes] = {}
    accepted: set[str] = set()
    go_on = True
    for sending in desk.mailer.send(_claimed(desk, batch, correspondence, copies, sent)):
        settle(desk, letters[sending.letter], sending)
        sent.count(sending.result)
        if sending.result is SendResult.SENT:
            accepted.add(sending.letter)
        go_on = go_on and not sending.whole_server
    _keep_copies(desk, [raw for letter, raw in copies.items() if letter in accepted])
    return go_on


def _claimed(
    desk: Desk,
    batch: Sequence[DueLetter],
    correspondence: Correspondence,
    copies: dict[str, bytes],
    sent: Sent,
) -> Iterator[Envelope]:
    """Envelopes as the mailer asks for them; a group is rendered, kept and claimed just before."""
    own = desk.configuration.association.email
    for group in _in_groups(batch, CLAIM_GROUP):
        written = list(_written(desk, group, correspondence, sent))
        contents = desk.archive.put_all([raw for _, raw in written])
        claims = [
            _claim(letter, content, desk.clock.now())
            for (letter, _), content in zip(written, contents, strict=True)
        ]
        desk.record(*claims)
        for letter, raw in written:
            copies[letter.key] = raw
            # RFC 3834, 4: a response to a message names the null reverse-path, lest it be answered.
            sender = "" if letter.kind in AUTOMATIC_REPLIES else own
            yield Envelope(letter.key, sender, letter.recipient, raw)


def _written(
    desk: Desk, letters: Sequence[DueLetter], correspondence: Correspondence, sent: Sent
) -> Iterator[tuple[DueLetter, bytes]]:
    """Letters with their bytes; one that cannot be written is left out, and staff are told once."""
    for letter in letters:
        try:
            yield letter, compose(correspondence.write(letter))
        except (OperatorError, PermanentError, NotFoundError) as fault:
            sent.failed += 1
            trouble_began(desk, f"letter:{letter.template}", f"Письмо не составлено: {fault}")


def _claim(letter: DueLetter, content: ContentHash, now: datetime) -> LetterClaimed:
    return LetterClaimed(
        at=now,
        letter=letter.key,
        kind=letter.kind,
        recipient=letter.recipient,
        message_id=letter.message_id,
        content=content,
        attempt=letter.attempt,
        request=letter.request,
        stage=letter.stage,
        cases=letter.cases,
        district=letter.district,
    )


def _in_groups(letters: Sequence[DueLetter], size: int) -> Iterator[Sequence[DueLetter]]:
    return (letters[start : start + size] for start in range(0, len(letters), size))


def settle(desk: Desk, letter: DueLetter, sending: Sending) -> None:
    """Record how the attempt ended."""
    now = desk.clock.now()
    retry_at = None
    if sending.result is SendResult.RETRY:
        minutes = RETRY_STEPS[min(letter.attempt, len(RETRY_STEPS)) - 1]
        retry_at = now + timedelta(minutes=minutes)
    desk.record(LetterSettled(now, letter.key, letter.attempt, sending.result, sending.words, retry_at))


def _keep_copies(desk: Desk, raws: Sequence[bytes]) -> None:
    """Copies in the Sent folder; a mailbox that refuses costs the copy, not the letter."""
    if not desk.configuration.imap.sent_copy:
        return
    for raw in raws:
        try:
            desk.mailbox.keep_sent_copy(raw, desk.clock.now())
        except (TransientError, PermanentError) as fault:
            desk.note(f"sent_copy_failed: {type(fault).__name__}")
            return
