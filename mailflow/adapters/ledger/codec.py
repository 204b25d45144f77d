"""Facts to documents and back, by their own types (pydantic's adapters of the frozen dataclasses)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from sys import intern
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from mailflow.errors import LedgerError
from mailflow.model.fact import Entry, Fact
from mailflow.model.identifiers import EntryNumber

_TYPES: dict[str, type] = {each.__name__: each for each in get_args(Fact)}


# Said again by thousands of facts of a year: kept in memory once.
_REPEATED = frozenset(
    {"letter", "recipient", "stage", "words", "folder", "why_kind", "request", "municipality"}
)
_INSTANTS = frozenset({"at", "sent_at", "received_at"})


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(_TYPES[name])


def to_document(fact: Fact) -> dict[str, Any]:
    """A JSON document; defaults are left out, so that later versions may add fields."""
    body = _adapter(type(fact).__name__).dump_python(fact, mode="json", exclude_defaults=True)
    return {"fact": type(fact).__name__, "key": fact.key, "body": body}


def to_entry(number: int, document: dict[str, Any]) -> Entry:
    """Raises LedgerError for a fact this version does not know."""
    if document.get("fact") not in _TYPES:
        raise LedgerError(f"Запись {number} журнала: неизвестный вид «{document.get('fact')}»")
    try:
        body = document["body"]
        _share(body)
        fact: Fact = _adapter(document["fact"]).validate_python(body)
    except (ValidationError, KeyError, AttributeError, TypeError, ValueError) as fault:
        raise LedgerError(f"Запись {number} журнала не читается: {fault}") from fault
    return Entry(EntryNumber(number), fact)


def _share(body: dict[str, Any]) -> None:
    """Let equal words and zones of different facts be one object each."""
    parts = [body, body.get("understanding"), *body.get("cases", ())]
    for part in parts:
        if part is None:
            continue
        for name in part.keys() & _REPEATED:
            part[name] = intern(part[name])
        for name in part.keys() & _INSTANTS:
            part[name] = _instant(part[name])


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at.replace(tzinfo=_zone(at.utcoffset()))


@cache
def _zone(offset: timedelta | None) -> tzinfo | None:
    """One zone for each offset: pydantic makes one for each instant."""
    return None if offset is None else timezone(offset)
