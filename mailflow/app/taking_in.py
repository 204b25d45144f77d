"""A message comes in: raw bytes kept, then understood, then recorded, then the position moved.

A stop at any point loses nothing: what was kept but not recorded is fetched again, and recording the same
content twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from mailflow.app.desk import Desk
from mailflow.app.guard import QUARANTINED, quarantined, understand_guarded
from mailflow.app.ports import FetchedMessage, FolderStatus
from mailflow.app.troubles import trouble_began, trouble_ended
from mailflow.errors import MailflowError
from mailflow.mail.parse import headers_only
from mailflow.matching.context import context_of
from mailflow.model.fact import Entry, FolderBaseline, FolderRewound, MessageRead, PositionMoved
from mailflow.model.identifiers import ContentHash
from mailflow.model.message import OpenedMessage
from mailflow.model.understanding import Decision, Kind, Understanding

BATCH = 50
"""Messages kept by one durable barrier; a stop repeats at most so many."""

RENUMBERED_TROUBLE = "renumbered:"
"""Begins the name of the trouble; the folder follows."""

_ONE_DAY = timedelta(days=1)

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
            newest=entry.fact.at,
        )


def take_in(desk: Desk, *, since: datetime | None = None) -> TakenIn:
    """Read everything new in every folder; with `since`, take history in quietly as well.

    Raises TransientError and LoginError of the mailbox; what was recorded before stays.
    """
    taken = TakenIn()
    first_start = first_start_of(desk) is None
    folders = desk.mailbox.folders()
    if since is not None:
        for folder in folders:
            taken = _take_folder(desk, folder, desk.mailbox.fetch_since(folder, since), taken, quiet=True)
    if first_start:
        # All in one record: a stop between two of them would make news of what lay in the others.
        desk.record(*(_baseline(desk, folder) for folder in folders))
    else:
        for folder in folders:
            taken = _take_folder(desk, folder, _new_messages(desk, folder), taken, quiet=False)
    if desk.attempts.has_suspects:
        # Else mail would go one at a time for ever for the sake of a letter that somebody removed.
        desk.attempts.forget()
    desk.looked_at = desk.clock.now()
    return taken


def first_start_of(desk: Desk) -> datetime | None:
    """When the first folder was first seen; None before the first start."""
    return desk.book.marks.first_start


def _new_messages(desk: Desk, folder: FolderStatus) -> Iterator[FetchedMessage]:
    """By position where it is known; a new or renumbered folder is read since the first start.

    Messages are told apart by content then, so none is taken twice (faults A35).
    """
    position = desk.book.marks.position(folder.name, folder.uidvalidity)
    if position is None:
        yield from _since_first_start(desk, folder, desk.book.marks.reached(folder.name, folder.uidvalidity))
        if desk.book.marks.is_renumbered(folder.name, folder.uidvalidity):
            _tell_renumbered(desk, folder)
        desk.record(_baseline(desk, folder))
    elif folder.uidnext <= position and _counts_back(desk, folder, position):
        # A server restored from a backup may count back and keep UIDVALIDITY: what it gives such UIDs is new.
        yield from _since_first_start(desk, folder, 0)
        _tell_renumbered(desk, folder)
        desk.record(FolderRewound(desk.clock.now(), folder.name, folder.uidvalidity, folder.uidnext))
    elif position + 1 < folder.uidnext:
        yield from desk.mailbox.fetch_after(folder, position)


def _counts_back(desk: Desk, folder: FolderStatus, position: int) -> bool:
    """Seen by a second look, for some servers tell of a folder what they knew a minute ago."""
    again = desk.mailbox.examine(folder)
    return again.uidvalidity == folder.uidvalidity and again.uidnext <= position


def _since_first_start(desk: Desk, folder: FolderStatus, after: int) -> Iterator[FetchedMessage]:
    start = first_start_of(desk)
    assert start is not None
    # A day of grace: the mailbox and this machine need not agree on the time. Servers search by whole days.
    horizon = start - _ONE_DAY
    for message in desk.mailbox.fetch_since(folder, horizon - _ONE_DAY, after=after):
        if message.internal_date is None or message.internal_date >= horizon:
            yield message


def _baseline(desk: Desk, folder: FolderStatus) -> FolderBaseline:
    return FolderBaseline(desk.clock.now(), folder.name, folder.uidvalidity, folder.uidnext)


def _tell_renumbered(desk: Desk, folder: FolderStatus) -> None:
    """A trouble that is over as soon as it is known: no mail of its own, a line in the next digest."""
    name = f"{RENUMBERED_TROUBLE}{folder.name}"
    text = (
        f"Почтовый сервер заново пронумеровал письма папки «{folder.title or folder.name}»: её "
        "создали заново, перенесли или восстановили из копии. Папка прочитана ещё раз; учтённые письма "
        "второй раз не считаются. Если почту восстанавливали, проверьте, не пропали ли последние письма."
    )
    trouble_began(desk, name, text)
    trouble_ended(desk, name)


def _take_folder(
    desk: Desk, folder: FolderStatus, messages: Iterable[FetchedMessage], taken: TakenIn, *, quiet: bool
) -> TakenIn:
    """Batch by batch: kept, noted as under way, opened, recorded, then the position moved.

    After a death of the program the suspects go one at a time, so that the guilty one is found.
    """
    size = 1 if desk.attempts.has_suspects else BATCH
    source = iter(messages)
    while batch := list(islice(source, size)):
        raws = [message.head if message.raw is None else message.raw for message in batch]
        contents = desk.archive.put_all(raws)
        desk.attempts.begin(contents)
        try:
            for message, content, opened in zip(batch, contents, _opened(desk, contents, raws), strict=True):
                taken = taken.plus(_record(desk, message, content, opened, quiet=quiet))
        except MailflowError:
            desk.attempts.abandon()
            raise
        desk.attempts.end(contents)
        if not quiet:
            desk.record(PositionMoved(desk.clock.now(), folder.name, folder.uidvalidity, batch[-1].uid))
        if not desk.attempts.has_suspects:
            size = BATCH
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
    if desk.book.message_number(content) is not None:
        return None
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
    return next((entry for entry in desk.record(fact) if entry.fact is fact), None)


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
