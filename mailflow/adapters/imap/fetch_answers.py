"""Answers to FETCH (RFC 9051, 7.5.2), each read on its own: a broken one costs only itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from imapclient.exceptions import ProtocolError
from imapclient.response_parser import parse_fetch_response

MAX_UID = 2**32 - 1
"""RFC 9051, 9: nz-number; what is more is no UID, nor UIDNEXT, nor UIDVALIDITY."""

# The same: number64 is an unsigned number of 63 bits.
_MAX_OCTETS = 2**63 - 1

Record = bytes | tuple[bytes, bytes]
"""What imaplib makes of an answer: text, or text with the literal that follows it."""

_UNREADABLE = (
    *(ProtocolError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError),
    *(AssertionError, RecursionError),
)


@dataclass(frozen=True, slots=True)
class FetchAnswer:
    """One answer; None for what it does not hold. `internal_date` is aware and UTC."""

    uid: int
    octets: int | None = None
    internal_date: datetime | None = None
    body: bytes | None = field(default=None, repr=False)
    header: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FetchAnswers:
    """All answers to one command that name a UID, in the server's order; unsolicited ones do not.

    `is_complete`: the server said OK and none was unreadable.
    """

    answers: tuple[FetchAnswer, ...]
    is_complete: bool


def read_answers(records: Sequence[Record | None], *, said_ok: bool) -> FetchAnswers:
    items = [_items(group) for group in _grouped(records)]
    answers = (_answer(each) for each in items if each is not None)
    return FetchAnswers(
        tuple(answer for answer in answers if answer is not None), is_complete=said_ok and None not in items
    )


def _grouped(records: Sequence[Record | None]) -> Iterator[list[Record]]:
    """An answer is any number of (text, literal) and one closing text."""
    group: list[Record] = []
    for record in records:
        if record is None:
            continue
        group.append(record)
        if isinstance(record, bytes):
            yield group
            group = []


def _items(group: list[Record]) -> Mapping[bytes, object] | None:
    try:
        parsed = parse_fetch_response(group, normalise_times=False, uid_is_key=False)
    except _UNREADABLE:
        return None
    return next(iter(parsed.values()), None)


def _answer(items: Mapping[bytes, object]) -> FetchAnswer | None:
    uid = items.get(b"UID")
    if not isinstance(uid, int) or not 1 <= uid <= MAX_UID:
        return None
    return FetchAnswer(
        uid=uid,
        octets=_integer(items.get(b"RFC822.SIZE")),
        internal_date=_instant(items.get(b"INTERNALDATE")),
        body=_octets(items.get(b"BODY[]")),
        header=_octets(next((items[each] for each in items if each.startswith(b"BODY[HEADER")), None)),
    )


def _integer(value: object) -> int | None:
    return value if isinstance(value, int) and 0 <= value <= _MAX_OCTETS else None


def _octets(value: object) -> bytes | None:
    return value if isinstance(value, bytes) else None


def _instant(value: object) -> datetime | None:
    """None for a date without offset or beyond what Python can count (year 9999 and an offset)."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        return None
    try:
        return value.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
