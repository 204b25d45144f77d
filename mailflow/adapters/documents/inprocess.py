"""The documents port without child processes: for tests and measurements, never for mail of strangers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.limits import DocumentLimits
from mailflow.adapters.documents.ocr import Ocr
from mailflow.adapters.documents.opening import open_message
from mailflow.model.message import OpenedMessage


class InProcessDocuments:
    """The same readers with the same budgets, but nothing that survives a crash or a hang."""

    def __init__(self, limits: DocumentLimits | None = None, *, ocr: bool = True) -> None:
        self._limits = limits or DocumentLimits()
        self._ocr = Ocr(enabled=ocr)

    def open_all(self, raws: Iterable[bytes]) -> Iterator[OpenedMessage]:
        for raw in raws:
            yield open_message(raw, Desk(self._limits, self._ocr))
