"""The name a mailbox sends under, where the letter names the same municipality and nobody else.

Anybody may call himself «Варнавинское СП»: alone it proves nothing, beside the same name in subject, text or
document it says who writes, as a letterhead does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mailflow.matching.authors.authorship import Role, is_surname, role_of
from mailflow.matching.authors.bystanders import is_body_beneath
from mailflow.matching.authors.office_lines import is_office_line
from mailflow.matching.authors.regions import regions_of
from mailflow.matching.gathering import Gathered, plain
from mailflow.matching.signs.signs import DEPTH, MunicipalitySign, strong
from mailflow.model.identifiers import Oktmo
from mailflow.model.understanding import Signal
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameForm, NameMention, find_names
from mailflow.reading.passages import Passage, Place
from mailflow.reading.quotations import quoted

# «Иванова Анна (администрация X)», «СЭД администрации X»
_LEAD = re.compile(r"^(?:сэд\s(?=адм)|[а-я-]+ [а-я-]+(?: [а-я-]+)?[ ,]*\(|\")")
_BY_KIND = (NameForm.FULL, NameForm.NAME_AND_KIND, NameForm.DISTRICT, NameForm.CITY)


def with_sender_name(
    signs: list[MunicipalitySign], gathered: Gathered, index: NameIndex
) -> list[MunicipalitySign]:
    """Adds the sender's own name as a strong sign, if the letter names it too and allows no other.

    One of the two names bears its kind: «Переправненское» or «п. Афипский» alone may be a person or a place.
    A letter passed on makes it a carrier's name. It narrows namesakes that the text leaves open.
    """
    told = None if gathered.forwards else _sender(gathered, index)
    if told is None:
        return signs
    mention, passage = told
    named = list(_named_elsewhere(gathered, index))
    left = _left(frozenset(mention.candidates), [frozenset(each.candidates) for each in named], index)
    agreed = [each for each in named if left & {*each.candidates}]
    by_kind = any(each.form in _BY_KIND for each in (mention, *agreed))
    if not by_kind or not (agreed or _is_misspelt(signs, left)):
        return signs
    if not all(_allows(each, left, index) for each in signs):
        return signs
    detail = f"{quoted(mention.snippet)}, {passage.where}: другие в письме не названы"
    evidence = strong(Signal.DISPLAY_NAME, detail)
    return [*signs, MunicipalitySign(left, evidence, DEPTH.get(passage.place, 0), passage.place)]


def _left(codes: frozenset[Oktmo], named: Sequence[frozenset[Oktmo]], index: NameIndex) -> frozenset[Oktmo]:
    """Those of the sender's name that every other name allows; their own district says nothing."""
    for each in named:
        codes = codes & each or codes
    parents = {index.directory[code].parent for code in codes}
    return codes if all(codes & each or (each and each <= parents) for each in named) else frozenset()


def _sender(gathered: Gathered, index: NameIndex) -> tuple[NameMention, Passage] | None:
    """The one municipality in the sender's name, with nothing but offices or a person before it."""
    for passage in gathered.at(Place.DISPLAY_NAME):
        text = plain(passage)
        low = text.lower()
        mentions = find_names(text, index)
        named = [each for each in mentions if each.form in _BY_KIND] or mentions
        if len(named) != 1 or not named[0].candidates or is_surname(named[0], passage):
            return None
        mention = named[0]
        before = low[: mention.start]
        role = role_of(mention, low, passage.place, regions_of(mention, index))
        if role is not Role.NAMED or is_body_beneath(before, before, mention.snippet.lower()):
            return None
        if is_office_line(_LEAD.sub("", before).strip()):
            return mention, passage
    return None


def _named_elsewhere(gathered: Gathered, index: NameIndex) -> Iterator[NameMention]:
    """Whom the letter names beside the sender's name, and whom its unreadable scans seem to."""
    for passage in (*gathered.own, *gathered.poor):
        if passage.place is not Place.DISPLAY_NAME:
            yield from (
                each for each in find_names(plain(passage), index) if each.form is not NameForm.LOCALITY
            )


def _is_misspelt(signs: Sequence[MunicipalitySign], left: frozenset[Oktmo]) -> bool:
    """«Некрасовсекого поселения» in the text of «Некрасовское с/п <…>»."""
    return any(each.evidence.signal is Signal.SIMILAR_NAME and each.candidates == left for each in signs)


def _allows(sign: MunicipalitySign, left: frozenset[Oktmo], index: NameIndex) -> bool:
    """Whether a sign of the letter may stand beside the sender's name.

    Villages lie anywhere; of contradictions only the district of a misspelt settlement may be its own.
    """
    if sign.is_strong:
        return bool(sign.candidates & left)
    parents = {index.directory[code].parent for code in left}
    if sign.contradicts:
        return bool(sign.candidates) and sign.candidates <= parents
    if not sign.candidates or sign.candidates & left or sign.candidates <= parents:
        return True
    return sign.evidence.signal not in (Signal.SIMILAR_NAME, Signal.LETTERHEAD)
