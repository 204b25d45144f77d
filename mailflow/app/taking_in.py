"""A message comes in: raw bytes kept, then understood, then recorded, then the position moved.

A stop at any point loses nothing: what was kept but not recorded is fetched again, and recording the same
content twice changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from mailflow.app.desk import Desk
from mailflow.app.guard import QUARANTINED, quarantined, understand_guarded, unrecordable
from mailflow.app.ports import FetchedMessage, FolderStatus
from mailflow.app.positions import baseline_of, first_start_of, new_messages
from mailflow.app.reconciling import reconcile
from mailflow.errors import MailflowError
from mailflow.mail.parsing.parse import headers_only
from mailflow.matching.context import context_of
from mailflow.model.fact import Entry, MessageRead, PositionMoved
from mailflow.model.identifiers import ContentHash
from mailflow.model.message import OpenedMessage
from mailflow.model.understanding import Decision, Kind, Understanding

BATCH = 50
"""Messages kept by one durable barrier; a stop repeats at most so many."""

MAX_DEATHS = 3
"""A message under way at so many deaths of the program goes to a person unread."""

STORED_TEXT_CHARS = 1000
"""Of a reply's new text in the ledger: enough to tell a repeated letter; the archive has the whole."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Counts of one look into the mailbox; `again` counts messages already known by content."""

    read: int = 0
    recorded: int = 0
    review: int = 0
    again: int = 0
    newest: datetime | None = None
    """The latest stamp of the mail server on any of them."""
    is_broken_off: bool = False
    """The patience was over, or the program is to end; the rest is for the next look."""

    def plus(self, entry: Entry | None) -> TakenIn:
        if entry is None:
            return replace(self, again=self.again + 1)
        assert isinstance(entry.fact, MessageRead)
        understanding = entry.fact.understanding
        return replace(
            self,
            read=self.read + 1,
            recorded=self.recorded + _is_recorded(understanding),
            review=self.review + (understanding.reason is not None),
        )


def take_in(desk: Desk, *, since: datetime | None = None) -> TakenIn:
    """Read everything new in every folder; with `since`, take history in quietly as well.

    Raises TransientError and LoginError of the mailbox; what was recorded before stays.
    """
    taken = TakenIn()
    first_start = first_start_of(desk) is None
    folders = desk.mailbox.folders()
    desk.watch.gained()
    reconcile(desk)
    # What tells a restored ledger is worth a time of its own.
    desk.watch.gained()
    if since is not None:
        for folder in folders:
            taken = _take_folder(desk, folder, desk.mailbox.fetch_since(folder, since), taken, None)
    if first_start:
        # All in one record: a stop between two of them would make news of what lay in the others.
        desk.record(*(baseline_of(desk, folder) for folder in folders))
    else:
        begun = desk.clock.now()
        for folder in folders:
            new = new_messages(desk, folder)
            taken = _take_folder(desk, folder, new.messages, taken, begun)
            if taken.is_broken_off:
                # No look to the end: digest and troubles may go, a reminder could miss an answer.
                return taken
            new.all_taken()
    if desk.attempts.has_suspects:
        # Else mail would go one at a time for ever for the sake of a letter that somebody removed.
        desk.attempts.forget()
    desk.looked_at = desk.clock.now()
    return taken


def _take_folder(
    desk: Desk,
    folder: FolderStatus,
    messages: Iterable[FetchedMessage],
    taken: TakenIn,
    begun: datetime | None,
) -> TakenIn:
    """Batch by batch: kept, noted as under way, opened, recorded, then the position moved.

    `begun` is when the look began; None takes history in quietly: no position is moved.

    After a death of the program the suspects go one at a time, so that the guilty one is found.
    """
    size = 1 if desk.attempts.has_suspects else BATCH
    source = iter(messages)
    while batch := list(islice(source, size)):
        fresh = _unknown(desk, batch)
        stamps = [taken.newest, *(message.internal_date for message in batch)]
        newest = max((stamp for stamp in stamps if stamp is not None), default=None)
        taken = replace(taken, again=taken.again + len(batch) - len(fresh), newest=newest)
        taken = _take_batch(desk, fresh, taken, quiet=begun is None)
        desk.watch.gained()
        if begun is not None:
            desk.record(PositionMoved(desk.clock.now(), folder.name, folder.uidvalidity, batch[-1].uid))
            if fresh and _is_out_of_patience(desk, begun):
                return replace(taken, is_broken_off=True)
        if not desk.attempts.has_suspects:
            size = BATCH
    return taken


def _is_out_of_patience(desk: Desk, begun: datetime) -> bool:
    if desk.is_ending():
        return True
    return desk.look_patience is not None and desk.clock.now() - begun > desk.look_patience


def _unknown(desk: Desk, batch: Sequence[FetchedMessage]) -> Mapping[ContentHash, FetchedMessage]:
    """By content, without what was read before: a renumbered folder brings all of it once more, and what was
    erased for good must not come back to the disk."""
    found: dict[ContentHash, FetchedMessage] = {}
    for message in batch:
        found.setdefault(ContentHash(hashlib.sha256(_kept_octets(message)).hexdigest()), message)
    known = [content for content in found if desk.book.message_number(content) is not None]
    if known and desk.attempts.has_suspects:
        desk.attempts.end(known)
    return {content: message for content, message in found.items() if content not in known}


def _kept_octets(message: FetchedMessage) -> bytes:
    return message.head if message.raw is None else message.raw


def _take_batch(
    desk: Desk, fresh: Mapping[ContentHash, FetchedMessage], taken: TakenIn, *, quiet: bool
) -> TakenIn:
    if not fresh:
        return taken
    raws = [_kept_octets(message) for message in fresh.values()]
    contents = desk.archive.put_all(raws)
    desk.attempts.begin(contents)
    try:
        pairs = zip(fresh.values(), contents, _opened(desk, contents, raws), strict=True)
        for message, content, opened in pairs:
            taken = taken.plus(_record(desk, message, content, opened, quiet=quiet))
    except MailflowError:
        desk.attempts.abandon()
        raise
    desk.attempts.end(contents)
    return taken


def _opened(desk: Desk, contents: Sequence[ContentHash], raws: Sequence[bytes]) -> Iterator[OpenedMessage]:
    """Opened messages in order; one that was under way at three deaths is not looked into again (A49)."""
    if len(raws) == 1 and desk.attempts.deaths(contents[0]) >= MAX_DEATHS:
        yield OpenedMessage(headers_only(raws[0], QUARANTINED))
        return
    yield from desk.documents.open_all(raws)


def _record(
    desk: Desk, message: FetchedMessage, content: ContentHash, opened: OpenedMessage, *, quiet: bool
) -> Entry | None:
    if message.raw is None:
        opened = OpenedMessage(headers_only(message.head, _why_not_loaded(desk, message)))
    context = context_of(
        desk.configuration, desk.book, received_at=message.internal_date, now=desk.clock.now()
    )
    if desk.attempts.deaths(content) >= MAX_DEATHS:
        understanding = quarantined(opened, message.internal_date)
    else:
        understanding = understand_guarded(desk.matcher, opened, context)
    fact = MessageRead(
        at=desk.clock.now(),
        content=content,
        understanding=_for_ledger(understanding),
        folder=message.folder,
        uidvalidity=message.uidvalidity,
        uid=message.uid,
        octets=message.octets,
        quiet=quiet,
    )
    try:
        entries = desk.record(fact)
    except (MailflowError, OSError):
        raise  # a fault of the disk is none of this message's
    except Exception as fault:  # noqa: BLE001 - one message: it must not stop all those behind it for ever
        desk.note(f"message_not_recorded: {type(fault).__name__}")
        fact = replace(fact, understanding=unrecordable(message.internal_date, fault))
        entries = desk.record(fact)
    return next((entry for entry in entries if entry.fact is fact), None)


def _why_not_loaded(desk: Desk, message: FetchedMessage) -> str:
    if message.octets > desk.configuration.imap.max_message_octets:
        return f"письмо слишком велико ({message.octets // 1_000_000} МБ) и не загружено"
    return "почтовый сервер не отдаёт текст письма: посмотрите его в самом ящике"


def _for_ledger(understanding: Understanding) -> Understanding:
    """The ledger keeps what later decisions need; texts of letters stay in the archive."""
    text = understanding.text[:STORED_TEXT_CHARS] if understanding.kind is Kind.REPLY else ""
    return replace(understanding, text=text)


def _is_recorded(understanding: Understanding) -> bool:
    return any(case.decision is Decision.RECORDED for case in understanding.cases)
