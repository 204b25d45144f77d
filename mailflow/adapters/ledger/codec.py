"""Facts to documents and back, by their own types (pydantic's adapters of the frozen dataclasses)."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from mailflow.errors import LedgerError
from mailflow.model.fact import Entry, Fact
from mailflow.model.identifiers import EntryNumber

_TYPES: dict[str, type] = {each.__name__: each for each in get_args(Fact)}


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
        fact: Fact = _adapter(document["fact"]).validate_python(document["body"])
    except (ValidationError, KeyError) as fault:
        raise LedgerError(f"Запись {number} журнала не читается: {fault}") from fault
    return Entry(EntryNumber(number), fact)
