"""Several letters in one mail: two settlements share it, each with a document on its own letterhead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from mailflow.matching.gathering import Gathered
from mailflow.matching.settling import Settled
from mailflow.matching.signs.carriers import OUTER
from mailflow.matching.signs.signs import MunicipalitySign
from mailflow.matching.verdict import settle_municipality
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory
from mailflow.model.understanding import Signal
from mailflow.reading.passages import Place

_WRITTEN = (Place.DOCUMENT, Place.DOCUMENT_HEAD)
# What tells whose the document is, wherever the mail comes from.
_OWN = (Signal.LETTERHEAD, Signal.NAME, Signal.SIGNATURE)
# More letters in one mail are a bundle to look through.
_MOST = 6


@dataclass(frozen=True, slots=True)
class Letter:
    """One document with the subject it came under, and the one municipality that wrote it."""

    gathered: Gathered
    author: Oktmo


Signs = Callable[[Gathered], Sequence[MunicipalitySign]]


def divide(gathered: Gathered, signs: Signs, directory: Directory) -> tuple[Letter, ...]:
    """The letters of a mail whose every document names its own author; none where they are one letter.

    They share a mail within their district; letters from all over the krai are a bundle for a person. What
    stands in the mail itself must not name anybody else, but for the district that passes them on.
    """
    names = [each.name for each in gathered.documents if each.text.strip()]
    if not 1 < len(names) <= _MOST or len(set(names)) < len(names) or gathered.forwards:
        return ()
    letters = [*_letters(gathered, names, signs, directory)]
    authors = {each.author for each in letters}
    districts = {directory[each].parent for each in authors}
    if len(letters) < len(names) or len(authors) < len(names) or len(districts) > 1 or None in districts:
        return ()
    outer = [each for each in signs(_without_documents(gathered)) if each.is_strong and each.depth > OUTER]
    if any(not each.candidates & (authors | districts) for each in outer):
        return ()
    return tuple(letters)


def _letters(
    gathered: Gathered, names: Sequence[str], signs: Signs, directory: Directory
) -> Iterator[Letter]:
    for document in gathered.documents:
        if document.name not in names:
            continue
        own = tuple(
            each for each in gathered.own if each.name == document.name or each.place is Place.SUBJECT
        )
        letter = replace(gathered, own=own, poor=(), documents=(document,), text="", signature="")
        written = [each for each in signs(letter) if each.place in _WRITTEN and each.evidence.signal in _OWN]
        author = settle_municipality(written, directory).fixed
        if author is not None:
            yield Letter(letter, author)


def _without_documents(gathered: Gathered) -> Gathered:
    own = tuple(each for each in gathered.own if not each.name)
    return replace(gathered, own=own, poor=(), documents=())


def together(parts: Sequence[Settled]) -> Settled:
    """What the letters of one mail settle; each case once, each reason once."""
    reasons: dict[str, None] = {}
    cases = defaultdict(list)
    for part in parts:
        reasons |= dict.fromkeys([part.reason] if part.reason else [])
        for verdict in part.cases:
            cases[verdict.case].append(verdict)
    return Settled(
        cases=tuple(found[0] for found in cases.values()),
        candidates=tuple(dict.fromkeys(each for part in parts for each in part.candidates)),
        reason="; ".join(reasons) or None,
        unknown_sender=parts[0].unknown_sender,
        promises=any(part.promises for part in parts),
    )
