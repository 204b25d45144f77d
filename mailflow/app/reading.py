"""Saved messages understood, without ledger, mailbox or network; one remembers those before it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from mailflow.app.first_readings import FirstReading
from mailflow.matching.context import Memory
from mailflow.matching.memory import RunningMemory
from mailflow.matching.understand import Examined
from mailflow.model.understanding import Understanding


@dataclass(slots=True)
class Reader:
    """Reads raw messages in order; a repeated or correcting letter is told by those read before.

    `first_readings` may work on several messages at once. What was sent before is known only here, so a
    letter that may repeat another is settled once more, by `settle`.
    """

    first_readings: Callable[[Iterable[bytes]], Iterator[FirstReading]]
    settle: Callable[[Examined, Memory], Understanding]
    memory: RunningMemory = field(default_factory=RunningMemory)

    def read(self, raws: Iterable[bytes]) -> Iterator[Understanding]:
        hashes: list[str] = []

        def noted() -> Iterator[bytes]:
            for raw in raws:
                hashes.append(hashlib.sha256(raw).hexdigest())
                yield raw

        for place, first in enumerate(self.first_readings(noted())):
            understanding = first.understanding
            if self.memory.bears_upon(understanding, first.asked):
                understanding = self.settle(first.examined(), self.memory)
            self.memory.note(hashes[place], understanding)
            yield understanding
