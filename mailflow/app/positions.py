"""Which messages of a folder are new: by UID where its numbering is known, else since the first start."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from mailflow.app.desk import Desk
from mailflow.app.ports import FetchedMessage, FolderStatus
from mailflow.app.troubles import trouble_began, trouble_ended
from mailflow.model.fact import FolderBaseline, FolderRewound

RENUMBERED_TROUBLE = "renumbered:"
"""Begins the name of the trouble; the folder follows."""

_ONE_DAY = timedelta(days=1)


def first_start_of(desk: Desk) -> datetime | None:
    """When the first folder was first seen; None before the first start."""
    return desk.book.marks.first_start


@dataclass(frozen=True, slots=True)
class NewMessages:
    """What is new in a folder. `all_taken` is to be called when every one of them is recorded and not before:
    it says that the folder is done up to its present UIDNEXT, and a stop then loses what was not recorded."""

    messages: Iterable[FetchedMessage] = ()
    all_taken: Callable[[], None] = lambda: None


def new_messages(desk: Desk, folder: FolderStatus) -> NewMessages:
    """By position where it is known; a new or renumbered folder is read since the first start.

    Messages are told apart by content then, so none is taken twice (faults A35).
    """
    position = desk.book.marks.position(folder.name, folder.uidvalidity)
    if position is None:
        reached = desk.book.marks.reached(folder.name, folder.uidvalidity)
        return NewMessages(_since_first_start(desk, folder, reached), partial(_first_read, desk, folder))
    if folder.uidnext <= position and _counts_back(desk, folder, position):
        # A server restored from a backup may count back and keep UIDVALIDITY: what it gives such UIDs is new.
        return NewMessages(_since_first_start(desk, folder, 0), partial(_reread, desk, folder))
    if position + 1 < folder.uidnext:
        return NewMessages(desk.mailbox.fetch_after(folder, position))
    return NewMessages()


def _first_read(desk: Desk, folder: FolderStatus) -> None:
    if desk.book.marks.is_renumbered(folder.name, folder.uidvalidity):
        _tell_renumbered(desk, folder)
    desk.record(baseline_of(desk, folder))


def _reread(desk: Desk, folder: FolderStatus) -> None:
    _tell_renumbered(desk, folder)
    desk.record(FolderRewound(desk.clock.now(), folder.name, folder.uidvalidity, folder.uidnext))


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


def baseline_of(desk: Desk, folder: FolderStatus) -> FolderBaseline:
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
