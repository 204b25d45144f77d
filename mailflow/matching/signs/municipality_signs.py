"""Which municipality writes: address, thread, letterhead, signature, self-naming, and weaker hints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mailflow.matching.authors.authorship import Role, is_surname, is_tail, role_of
from mailflow.matching.authors.joint_subjects import settlements_named, shared_roles
from mailflow.matching.authors.regions import regions_of
from mailflow.matching.context import Context
from mailflow.matching.gathering import Gathered, plain
from mailflow.matching.signs.carriers import OUTER
from mailflow.matching.signs.only_name import with_only_name
from mailflow.matching.signs.sender_name import with_sender_name
from mailflow.matching.signs.sender_signs import sender_signs, thread_signs
from mailflow.matching.signs.senders import AddressBook
from mailflow.matching.signs.signs import DEPTH, MunicipalitySign, against, strong, weak
from mailflow.model.identifiers import CaseId, Oktmo
from mailflow.model.message import ParsedMessage
from mailflow.model.municipality import Directory
from mailflow.model.understanding import Signal
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameForm, NameMention, find_names
from mailflow.reading.names.similar_names import find_similar_names, resembles_district, similar_in_district
from mailflow.reading.names.telephone_codes import districts_of_phones
from mailflow.reading.outcomes.wanted import wanted_by
from mailflow.reading.passages import Passage, Place
from mailflow.reading.quotations import quoted

_SIGNAL = {
    Place.DOCUMENT_HEAD: Signal.LETTERHEAD,
    Place.SIGNATURE: Signal.SIGNATURE,
    Place.FORWARDED_SIGNATURE: Signal.SIGNATURE,
    Place.DISPLAY_NAME: Signal.DISPLAY_NAME,
    Place.FILE_NAME: Signal.FILE_NAME,
}


def find_municipality_signs(
    gathered: Gathered,
    message: ParsedMessage,
    threads: Sequence[CaseId],
    context: Context,
    index: NameIndex,
    book: AddressBook,
) -> tuple[MunicipalitySign, ...]:
    """All signs, strong ones first."""
    signs = [*thread_signs(threads), *sender_signs(message.from_, context, book, forwarded=False)]
    if gathered.author is not None and gathered.author.address:
        signs += sender_signs(gathered.author, context, book, forwarded=True)
    for passage in gathered.own:
        signs += _name_signs(passage, index, poor=False)
    for passage in gathered.poor:
        signs += _name_signs(passage, index, poor=True)
    if any(each.is_strong and each.depth > OUTER for each in signs):
        signs = [each for each in signs if not each.beneath]
    if not any(each.is_strong for each in signs):
        topics = tuple(each for asked in context.requests for each in wanted_by(asked).topics)
        signs = with_only_name(signs, gathered, index, topics)
    signs = with_sender_name(signs, gathered, index)
    fixed = frozenset[Oktmo]().union(*(each.candidates for each in signs if each.is_strong))
    misplaced = [each for passage in gathered.own for each in _misplaced_names(passage, index)]
    signs += [each for each in misplaced if not fixed or each.candidates & fixed]
    signs += _phone_signs(gathered, context.directory)
    return tuple(sorted(dict.fromkeys(signs), key=lambda each: not each.is_strong))


def _name_signs(passage: Passage, index: NameIndex, *, poor: bool) -> Iterator[MunicipalitySign]:
    text = plain(passage)
    low = text.lower()
    mentions = [replace(each, tail=True) if is_tail(each, low) else each for each in find_names(text, index)]
    roles = [role_of(each, low, passage.place, regions_of(each, index)) for each in mentions]
    roles = shared_roles(mentions, roles, low)
    named = settlements_named(mentions, roles, low)
    for mention, role in zip(mentions, roles, strict=True):
        if role is Role.FOREIGN:
            detail = f"{quoted(mention.snippet)}, {passage.where}: назван другой регион"
            namesakes = frozenset(mention.candidates or mention.contradicted)
            yield MunicipalitySign(namesakes, against(Signal.DISTRICT, detail))
        elif role is not Role.OTHER and not is_surname(mention, passage):
            alone = role is Role.LISTED and named <= {mention.candidates}
            yield from _name_sign(mention, Role.AUTHOR if alone else role, passage, index, poor=poor)
    if all(_leaves_open(each, role) for each, role in zip(mentions, roles, strict=True)):
        yield from _similar_signs(text, passage, index)


def _leaves_open(mention: NameMention, role: Role) -> bool:
    """Whether an unread name beside it may still be the author's: «Варнавенское с/п. Абинский район»."""
    if mention.tail or mention.form is NameForm.LOCALITY:
        return True
    return mention.form is NameForm.DISTRICT and role is Role.NAMED


def _name_sign(
    mention: NameMention, role: Role, passage: Passage, index: NameIndex, *, poor: bool
) -> Iterator[MunicipalitySign]:
    detail = f"{quoted(mention.snippet)}, {passage.where}"
    signal = _SIGNAL.get(passage.place, Signal.NAME)
    depth = DEPTH.get(passage.place, 0)
    candidates = frozenset(mention.candidates)
    evidence = weak(signal, detail)
    if mention.form is NameForm.LOCALITY:
        evidence = weak(Signal.LOCALITY, detail)
    elif not candidates:
        if role is not Role.AUTHOR or poor:
            return
        candidates = frozenset(mention.contradicted)
        yield from _neighbour_signs(mention, index, detail, passage)
        evidence = against(Signal.DISTRICT, f"{detail}: такого муниципалитета в справочнике нет")
    elif role is Role.AUTHOR and not poor and _is_elsewhere(mention, index):
        evidence = against(Signal.DISTRICT, f"{detail}: такого района в справочнике нет")
    elif mention.tail:
        evidence = against(
            Signal.DISTRICT, f"{detail}: это поселение района, название которого не распознано"
        )
    elif role is Role.AUTHOR and mention.form is not NameForm.BARE and not poor:
        evidence = strong(signal, detail)
    yield MunicipalitySign(candidates, evidence, depth, passage.place)
    if role is Role.PROXY:
        yield MunicipalitySign(candidates, against(signal, f"{detail}: пишут по его просьбе"), depth)
    if role is Role.BENEATH:
        other = against(signal, f"{detail}: пишет другая организация этого места")
        yield MunicipalitySign(candidates, other, depth, beneath=True)


def _misplaced_names(passage: Passage, index: NameIndex) -> Iterator[MunicipalitySign]:
    """«Марьинское сельское поселение Апшеронского района», where there is none: whom to ask, if nobody."""
    text = plain(passage)
    for mention in find_names(text, index):
        role = role_of(mention, text.lower(), passage.place, regions_of(mention, index))
        if mention.contradicted and not mention.candidates and role not in (Role.FOREIGN, Role.OTHER):
            detail = f"{quoted(mention.snippet)}, {passage.where}: такого муниципалитета в справочнике нет"
            codes = frozenset(mention.contradicted)
            yield MunicipalitySign(codes, against(Signal.DISTRICT, detail), place=passage.place)


def _is_elsewhere(mention: NameMention, index: NameIndex) -> bool:
    """The district behind the name is none of ours: a namesake in another region, unless it is misspelt."""
    if not mention.unread_district:
        return False
    districts = {index.directory[code].parent for code in mention.candidates}
    return not resembles_district(mention.unread_district, districts, index)


def _neighbour_signs(
    mention: NameMention, index: NameIndex, detail: str, passage: Passage
) -> Iterator[MunicipalitySign]:
    """«Лабинского г/п Абинского района»: a slip for the settlement of that district, for a person to see."""
    if mention.stated_district is None:
        return
    codes = similar_in_district(mention.snippet, mention.stated_district, index)
    if codes:
        evidence = weak(Signal.SIMILAR_NAME, f"{detail}: в этом районе похоже называется")
        yield MunicipalitySign(codes, evidence, place=passage.place)
        written = weak(Signal.NAME, f"{detail}: лежит в другом районе")
        yield MunicipalitySign(frozenset(mention.contradicted), written, place=passage.place)


def _similar_signs(text: str, passage: Passage, index: NameIndex) -> Iterator[MunicipalitySign]:
    for similar in find_similar_names(text, index):
        detail = f"«{similar.written}», {passage.where}: похоже на название"
        for codes in (similar.nearest, similar.candidates):
            yield MunicipalitySign(frozenset(codes), weak(Signal.SIMILAR_NAME, detail), place=passage.place)


def _phone_signs(gathered: Gathered, directory: Directory) -> Iterator[MunicipalitySign]:
    for passage in gathered.own:
        for code, district in districts_of_phones(plain(passage), directory):
            members = {each.oktmo for each in directory.settlements_of(district)} | {district}
            detail = f"телефонный код {code}, {passage.where}"
            yield MunicipalitySign(frozenset(members), weak(Signal.PHONE_CODE, detail))


def weigh(signs: Sequence[MunicipalitySign]) -> dict[Oktmo, float]:
    """How much speaks for each candidate: a sign shared by many says little of each.

    A name with a wrong district still tells a person where to look.
    """
    weights: dict[Oktmo, float] = {}
    for sign in signs:
        if not sign.candidates:
            continue
        worth = (10.0 if sign.is_strong else 1.0 if sign.contradicts else 3.0) / len(sign.candidates) ** 0.5
        for code in sign.candidates:
            weights[code] = weights.get(code, 0.0) + worth
    return weights
