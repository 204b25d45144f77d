"""The town at work: it receives letters, and its answers arrive when their time comes."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from itertools import count
from random import Random

from mailflow.demo.town import post
from mailflow.demo.town.deeds import Deed, Deeds
from mailflow.demo.town.post import Received
from mailflow.demo.town.residents import Habit, Resident
from mailflow.mail.parsing.parse import parse_message
from mailflow.model.identifiers import Oktmo
from mailflow.model.request import Request


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail on its way to the association."""

    at: datetime
    sender: str
    raw: bytes = field(repr=False)
    what: str
    resident: Resident | None


@dataclass
class Town:
    """Residents, their post under way, and the letters they got."""

    residents: Sequence[Resident]
    request: Request
    association: str
    random: Random
    got: dict[str, list[Received]] = field(default_factory=dict)
    """Letters by address, in order: what a municipality sees of the association."""
    _coming: list[tuple[datetime, int, Arrival]] = field(default_factory=list)
    _order: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self._deeds = Deeds(self.request, self.association, self.random)
        self._by_address = {
            address.lower(): resident
            for resident in self.residents
            for address in resident.municipality.emails
        }
        self._lettered: set[Oktmo] = set()

    def receive(self, recipient: str, raw: bytes, at: datetime) -> None:
        """A mail of the association reaches a municipality."""
        resident = self._by_address.get(recipient.lower())
        if resident is None:
            return
        message = parse_message(raw)
        letter = Received(message.message_id, message.subject, message.plain, at)
        self.got.setdefault(recipient.lower(), []).append(letter)
        if message.subject.startswith("НАПОМИНАНИЕ"):
            after = at.date() > self.request.deadline
            self._expect(self._deeds.on_reminder(resident, letter, after_deadline=after))
        elif resident.oktmo not in self._lettered:
            self._lettered.add(resident.oktmo)
            self._first_letter(resident, letter)

    def advertise(self, start: datetime, days: int, mails: int) -> None:
        """Spam through the whole time."""
        for number in range(mails):
            at = start + timedelta(minutes=self.random.randint(60, days * 24 * 60))
            sender, raw = post.spam(number, self.association, at, self.random)
            self._push(Arrival(at, sender, raw, "реклама", None))

    def due(self, now: datetime) -> Iterator[Arrival]:
        """Mails whose time has come, in order."""
        while self._coming and self._coming[0][0] <= now:
            yield heapq.heappop(self._coming)[2]

    def _first_letter(self, resident: Resident, letter: Received) -> None:
        if resident.habit is Habit.TABLE:
            settlements = tuple(each for each in self.residents if each.municipality.parent == resident.oktmo)
            self._expect([self._deeds.table(resident, settlements, letter)])
        else:
            self._expect(self._deeds.on_letter(resident, letter))

    def _expect(self, deeds: Iterator[Deed] | Sequence[Deed]) -> None:
        for deed in deeds:
            raw = deed.raw or post.write(deed.draft, self.association, deed.at)
            sender = "" if deed.raw else deed.draft.sender
            self._push(Arrival(deed.at, sender, raw, deed.what, deed.resident))
            if deed.what == "просьба о продлении":
                later = datetime.combine(
                    self.request.deadline + timedelta(days=3), time(10, 40), deed.at.tzinfo
                )
                answered = self._deeds.answer(deed.resident, self._letter_of(deed.resident), later)
                self._expect(answered)

    def _letter_of(self, resident: Resident) -> Received:
        return self.got[resident.municipality.emails[0].lower()][0]

    def _push(self, arrival: Arrival) -> None:
        heapq.heappush(self._coming, (arrival.at, next(self._order), arrival))
