"""The rest of the book: folders and positions, open troubles, and the last thing worth telling staff."""

from __future__ import annotations

from datetime import datetime

from mailflow.model.fact import (
    FolderBaseline,
    FolderRewound,
    MessageRead,
    PositionMoved,
    TroubleBegan,
    TroubleEnded,
)
from mailflow.model.identifiers import EntryNumber
from mailflow.model.understanding import Kind

Folder = tuple[str, int]
"""Raw name and UIDVALIDITY: UIDs mean something only within both."""

_NO_NEWS = frozenset({Kind.OWN, Kind.BULK, Kind.RECEIPT, Kind.AUTO_REPLY})


class Marks:
    """Single values that the newest fact decides."""

    __slots__ = (
        "baselines",
        "begins",
        "ends",
        "first_start",
        "last_message_at",
        "last_news",
        "positions",
        "troubles",
        "troubles_told",
    )

    def __init__(self) -> None:
        self.baselines: dict[Folder, int] = {}
        """UIDNEXT at first sight."""
        self.first_start: datetime | None = None
        """When the first folder was first seen: nothing older is an answer."""
        self.positions: dict[Folder, int] = {}
        """Highest UID up to which everything is recorded."""
        self.troubles: dict[str, tuple[EntryNumber, TroubleBegan]] = {}
        """Troubles that began and have not ended, by name."""
        self.troubles_told: list[
            tuple[EntryNumber, TroubleBegan, tuple[EntryNumber, TroubleEnded] | None]
        ] = []
        """Every trouble with its end, in order of beginning."""
        self.begins: dict[str, datetime] = {}
        """When a trouble of that name last began."""
        self.ends: dict[str, datetime] = {}
        """When a trouble of that name was last over."""
        self.last_message_at: datetime | None = None
        self.last_news: EntryNumber = EntryNumber(0)
        """The latest entry that staff should hear of."""

    def position(self, folder: str, uidvalidity: int) -> int | None:
        """UID up to which the folder is done; None: not yet read through once, it has no baseline."""
        baseline = self.baselines.get((folder, uidvalidity))
        return max(self.reached(folder, uidvalidity), baseline - 1) if baseline is not None else None

    def reached(self, folder: str, uidvalidity: int) -> int:
        """UID up to which everything that was wanted is recorded, also of a folder half read through."""
        return self.positions.get((folder, uidvalidity), 0)

    def is_renumbered(self, folder: str, uidvalidity: int) -> bool:
        """Whether the folder was known under another UIDVALIDITY and is not yet under this one."""
        known = {validity for name, validity in self.baselines if name == folder}
        return bool(known) and uidvalidity not in known

    def news(self, number: EntryNumber) -> None:
        self.last_news = max(self.last_news, number)

    def message(self, number: EntryNumber, fact: MessageRead, *, lost_report: bool) -> None:
        if self.last_message_at is None or fact.at > self.last_message_at:
            self.last_message_at = fact.at
        if not fact.quiet and (lost_report or fact.understanding.kind not in _NO_NEWS):
            self.news(number)

    def take(
        self,
        number: EntryNumber,
        fact: FolderBaseline | FolderRewound | PositionMoved | TroubleBegan | TroubleEnded,
    ) -> None:
        match fact:
            case FolderBaseline():
                if self.first_start is None or fact.at < self.first_start:
                    self.first_start = fact.at
                self.baselines.setdefault((fact.folder, fact.uidvalidity), fact.uidnext)
            case PositionMoved():
                place = (fact.folder, fact.uidvalidity)
                self.positions[place] = max(fact.uid, self.positions.get(place, 0))
            case FolderRewound():
                place = (fact.folder, fact.uidvalidity)
                self.baselines[place] = fact.uidnext
                self.positions.pop(place, None)
            case TroubleBegan():
                self.troubles[fact.name] = (number, fact)
                self.begins[fact.name] = fact.at
                self.troubles_told.append((number, fact, None))
                self.news(number)
            case TroubleEnded():
                self._ended(number, fact)

    def _ended(self, number: EntryNumber, fact: TroubleEnded) -> None:
        self.troubles.pop(fact.name, None)
        self.ends[fact.name] = fact.at
        self.news(number)
        for place in range(len(self.troubles_told) - 1, -1, -1):
            begun, trouble, end = self.troubles_told[place]
            if trouble.name == fact.name and end is None:
                self.troubles_told[place] = (begun, trouble, (number, fact))
                return
