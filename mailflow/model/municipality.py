"""Municipalities and their directory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mailflow.model.identifiers import Oktmo

DISTRICT_KINDS = frozenset({"муниципальный район", "муниципальный округ", "городской округ"})
"""Upper-level kinds: the ones that may have settlements beneath them or stand alone."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """One row of the directory.

    `name` is the charter name, `parent` the code of the district or None, `emails` in order of use:
    letters go to the first, all of them identify the sender. `valid_to` is the last day of existence;
    `successor` answers for it afterwards.
    """

    oktmo: Oktmo
    name: str
    kind: str
    parent: Oktmo | None = None
    head: str = ""
    emails: tuple[str, ...] = ()
    phone: str = ""
    aliases: tuple[str, ...] = ()
    member: bool = True
    valid_from: date | None = None
    valid_to: date | None = None
    successor: Oktmo | None = None

    def exists_on(self, day: date) -> bool:
        """Both bounds are inclusive; a missing bound is open."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Locality:
    """A village or town: a weak sign of its municipality (Первомайский stands in 18 of them)."""

    kind: str
    name: str
    municipality: Oktmo


@dataclass(frozen=True, slots=True)
class Directory:
    """All municipalities, in the order of the file, with the localities known of them."""

    municipalities: tuple[Municipality, ...]
    localities: tuple[Locality, ...] = ()
    _by_code: Mapping[Oktmo, Municipality] = field(init=False, repr=False, compare=False)
    _by_parent: Mapping[Oktmo | None, Sequence[Municipality]] = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {each.oktmo: each for each in self.municipalities})
        by_parent: defaultdict[Oktmo | None, list[Municipality]] = defaultdict(list)
        for each in self.municipalities:
            by_parent[each.parent].append(each)
        object.__setattr__(self, "_by_parent", dict(by_parent))
        object.__setattr__(self, "_hash", hash((self.municipalities, self.localities)))

    def __hash__(self) -> int:
        """Worked out once: a directory is the key of what is learned from it, message by message."""
        return self._hash

    def __iter__(self) -> Iterator[Municipality]:
        return iter(self.municipalities)

    def __len__(self) -> int:
        return len(self.municipalities)

    def __contains__(self, oktmo: object) -> bool:
        return oktmo in self._by_code

    def get(self, oktmo: Oktmo) -> Municipality | None:
        return self._by_code.get(oktmo)

    def __getitem__(self, oktmo: Oktmo) -> Municipality:
        return self._by_code[oktmo]

    def settlements_of(self, district: Oktmo) -> tuple[Municipality, ...]:
        """Municipalities whose parent is the district, in the order of the file."""
        return tuple(self._by_parent.get(district, ()))
