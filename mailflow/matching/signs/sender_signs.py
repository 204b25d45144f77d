"""Whose the letter is by its address and its thread: exact addresses, confirmed ones, own domains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mailflow.matching.context import Context
from mailflow.matching.signs.senders import AddressBook
from mailflow.matching.signs.signs import MunicipalitySign, strong, weak
from mailflow.model.identifiers import CaseId, Oktmo
from mailflow.model.message import Address
from mailflow.model.understanding import Signal


def thread_signs(threads: Sequence[CaseId]) -> Iterator[MunicipalitySign]:
    """A letter about many cases (to a district, for its settlements) does not tell whose answer this is."""
    owners = frozenset(case.municipality for case in threads)
    if len(owners) == 1:
        detail = "ответ на наше письмо этому муниципалитету (цепочка писем)"
        yield MunicipalitySign(owners, strong(Signal.THREAD, detail), 0)
    elif owners:
        detail = "ответ на наше письмо о нескольких муниципалитетах (цепочка писем)"
        yield MunicipalitySign(owners, weak(Signal.THREAD, detail), 0)


def sender_signs(
    sender: Address | None, context: Context, book: AddressBook, *, forwarded: bool
) -> Iterator[MunicipalitySign]:
    if sender is None or not sender.address:
        return
    depth = 4 if forwarded else 1
    signal = Signal.FORWARDED_AUTHOR if forwarded else Signal.ADDRESS
    owners = book.of_address(sender.address)
    if owners:
        detail = f"адрес {sender.address} из справочника"
        if len(owners) > 1:
            detail += ", общий для нескольких муниципалитетов"
        yield MunicipalitySign(frozenset(owners), strong(signal, detail), depth)
        return
    learned = None if forwarded else _learned(sender.address.lower(), context)
    if learned is not None and learned in context.directory:
        detail = f"адрес {sender.address} подтверждён сотрудником ранее"
        yield MunicipalitySign(frozenset({learned}), strong(Signal.LEARNED_ADDRESS, detail), depth)
        return
    written_to = frozenset(case.municipality for case in context.memory.recipients_of(sender.address.lower()))
    if written_to and not forwarded:
        yield MunicipalitySign(
            written_to, weak(signal, f"на адрес {sender.address} уходило наше письмо"), depth
        )
    owner = book.of_domain(sender.address)
    if owner is not None:
        detail = f"домен адреса {sender.address} принадлежит одному муниципалитету"
        signal = Signal.FORWARDED_AUTHOR if forwarded else Signal.DOMAIN
        yield MunicipalitySign(frozenset({owner}), strong(signal, detail), depth)


def _learned(address: str, context: Context) -> Oktmo | None:
    """What a person confirmed for the address; staff pass on letters of all and are nobody's sender."""
    if address in {each.lower() for each in context.operators}:
        return None
    return context.memory.learned_municipality(address)
