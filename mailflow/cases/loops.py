"""Mail that goes round: an address that answers every acknowledgement with one more answer (A14)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from mailflow.cases.addresses import address_key
from mailflow.cases.desk import Desk
from mailflow.cases.marks import Marks
from mailflow.model.fact import LetterKind
from mailflow.model.identifiers import CaseId

LOOP_TROUBLE = "loop:"
"""Begins the name of the trouble that breaks the circuit; the address follows."""

ROUNDS = 3
"""Acknowledgements about one case within a day; a person corrects an answer once or twice."""

_DAY = timedelta(days=1)


def trouble_of_loop(address: str) -> str:
    return f"{LOOP_TROUBLE}{address_key(address)}"


def broken_circuits(marks: Marks) -> frozenset[str]:
    """Addresses, by their key, that get no automatic mail now."""
    return frozenset(
        name.removeprefix(LOOP_TROUBLE) for name in marks.troubles if name.startswith(LOOP_TROUBLE)
    )


def goes_round(cases: Sequence[CaseId], recipient: str, desk: Desk) -> bool:
    """Whether the recipient was thanked for one of the cases again and again since yesterday."""
    since = desk.now - _DAY
    closed = desk.book.marks.ends.get(trouble_of_loop(recipient))
    wanted, rounds = address_key(recipient), 0
    for record in desk.book.outbox.of_kind(LetterKind.ACKNOWLEDGEMENT):
        claim = record.claim
        if claim.at < since or (closed is not None and claim.at <= closed):
            break
        rounds += address_key(claim.recipient) == wanted and not set(claim.cases).isdisjoint(cases)
    return rounds >= ROUNDS
