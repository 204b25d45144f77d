"""Identifiers that must not be mixed up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

RequestId = NewType("RequestId", str)
"""`NUMBER-YEAR`, e.g. `96-2024`."""

Oktmo = NewType("Oktmo", str)
"""Eight digits of the All-Russian Classifier of Territories of Municipal Formations."""

ContentHash = NewType("ContentHash", str)
"""SHA-256 of the raw bytes of a message, 64 lower-case hexadecimal digits."""

EntryNumber = NewType("EntryNumber", int)
"""Place of a fact in the ledger, from 1, never reused; the number of a message shown to people is the
entry number of its `MessageRead` fact."""


@dataclass(frozen=True, slots=True, order=True)
class CaseId:
    """One request x one municipality; written `96-2024/03601401`."""

    request: RequestId
    municipality: Oktmo

    def __str__(self) -> str:
        return f"{self.request}/{self.municipality}"
