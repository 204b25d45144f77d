"""Which folded cases are still good: what was touched since they were folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo

from mailflow.cases.addresses import address_key
from mailflow.cases.calendar import WorkingCalendar
from mailflow.model.board import Case
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Municipality
from mailflow.model.request import Request


class Freshness:
    """Counts changes by municipality and by address; a case depends on those of its municipality alone."""

    __slots__ = ("_addresses", "_change", "_everything", "_municipalities")

    def __init__(self) -> None:
        self._change = 0
        self._everything = 0
        self._municipalities: dict[Oktmo, int] = {}
        self._addresses: dict[str, int] = {}

    def touch(self, municipalities: Iterable[Oktmo]) -> None:
        self._change += 1
        for each in municipalities:
            self._municipalities[each] = self._change

    def touch_address(self, address: str) -> None:
        self._change += 1
        self._addresses[address_key(address)] = self._change

    def touch_all(self) -> None:
        """For what is rare and reaches far: undoing."""
        self._change += 1
        self._everything = self._change

    def version(self, municipality: Municipality) -> int:
        """The last change that may concern the municipality; it grows with every such change."""
        found = max(self._everything, self._municipalities.get(municipality.oktmo, 0))
        for address in municipality.emails:
            found = max(found, self._addresses.get(address_key(address), 0))
        return found


@dataclass(frozen=True, slots=True)
class FoldedCase:
    """A case with what it was folded from."""

    case: Case
    version: int
    today: date
    request: Request
    calendar: WorkingCalendar
    timezone: tzinfo

    def still_holds(
        self,
        version: int,
        today: date,
        request: Request,
        municipality: Municipality,
        calendar: WorkingCalendar,
        timezone: tzinfo,
    ) -> bool:
        """Nothing it depends on has changed: neither facts, nor the local day, nor the operator's values
        (compared by identity: an edited configuration is a new one)."""
        return (
            self.version == version
            and self.today == today
            and self.request is request
            and self.case.municipality is municipality
            and self.calendar is calendar
            and self.timezone is timezone
        )
