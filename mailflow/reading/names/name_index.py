"""The names of a directory, ready to be found: built once per configuration.

Municipalities of one own name («Октябрьское» x4) share one `NamedGroup`; kind and district tell them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import DISTRICT_KINDS, Directory, Municipality
from mailflow.reading.names.localities import LocalityIndex
from mailflow.reading.names.name_forms import OwnName, alias_name, find_own_name
from mailflow.reading.names.name_words import scan_words


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """All municipalities that share the forms of one own name, in the order of the directory."""

    words: tuple[frozenset[str], ...]
    written: str
    members: tuple[Municipality, ...]

    def districts(self) -> tuple[Municipality, ...]:
        return tuple(each for each in self.members if each.kind in DISTRICT_KINDS)

    def settlements(self) -> tuple[Municipality, ...]:
        return tuple(each for each in self.members if each.kind not in DISTRICT_KINDS)


@dataclass(frozen=True, slots=True, eq=False)
class NameIndex:
    """`by_first` leads from each form of a first word to the groups it may begin, longest name first.

    Equal only to itself, and so the key of what was found with it.
    """

    directory: Directory
    by_first: Mapping[str, tuple[NamedGroup, ...]] = field(repr=False)
    localities: LocalityIndex = field(repr=False)
    settlements_by_district: Mapping[Oktmo, frozenset[Oktmo]] = field(repr=False)

    @classmethod
    def build(cls, directory: Directory) -> NameIndex:
        groups = _groups(directory)
        by_first: dict[str, list[NamedGroup]] = defaultdict(list)
        for group in groups:
            for form in group.words[0]:
                by_first[form].append(group)
        settlements: dict[Oktmo, set[Oktmo]] = defaultdict(set)
        for each in directory:
            if each.parent:
                settlements[each.parent].add(each.oktmo)
        return cls(
            directory=directory,
            by_first={
                form: tuple(sorted(found, key=lambda group: -len(group.words)))
                for form, found in by_first.items()
            },
            localities=LocalityIndex.build(directory.localities),
            settlements_by_district={code: frozenset(codes) for code, codes in settlements.items()},
        )


def _groups(directory: Directory) -> tuple[NamedGroup, ...]:
    """One group for each set of forms; «Абинское» (settlement) and «Абинский» (district) share theirs."""
    members: dict[tuple[frozenset[str], ...], list[Municipality]] = defaultdict(list)
    written: dict[tuple[frozenset[str], ...], str] = {}
    for municipality in directory:
        for name in _names_of(municipality):
            if municipality not in members[name.words]:
                members[name.words].append(municipality)
            written.setdefault(name.words, name.written)
    return tuple(NamedGroup(words, written[words], tuple(found)) for words, found in members.items())


def _names_of(municipality: Municipality) -> Iterator[OwnName]:
    own = find_own_name(municipality.name, municipality.kind)
    names = [own] if own else []
    names += [name for alias in municipality.aliases if (name := alias_name(alias))]
    for name in names:
        yield name
        if len(name.words) == 2 and _is_hyphenated(municipality.name, name.written):
            first, last = name.written.split(maxsplit=1)[0], name.words[1]
            yield OwnName((frozenset(first + form for form in last),), name.written.replace(" ", ""))


def _is_hyphenated(charter_name: str, written: str) -> bool:
    first = written.split(maxsplit=1)[0]
    tokens = scan_words(charter_name)
    return any(token.text == first and following.glued for token, following in pairwise(tokens))
