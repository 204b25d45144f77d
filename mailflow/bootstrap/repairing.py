"""A damaged ledger repaired; what it may lack is a trouble that stops mail until somebody has looked."""

from __future__ import annotations

from mailflow.adapters.ledger import Repair, repair_journal
from mailflow.app.ports import Clock
from mailflow.bootstrap.lock import worker_lock
from mailflow.bootstrap.places import as_storage
from mailflow.cases.standstill import REPAIRED_TROUBLE
from mailflow.model.fact import TroubleBegan
from mailflow.model.settings import Configuration

__all__ = ["Repair", "repair_ledger"]

_REPAIRED = (
    "Журнал был повреждён и исправлен командой repair, но не полностью: записи после строки {line} могли "
    "пропасть. Письма читаются заново, но ничего, кроме справок, не отправляется, пока служба не просмотрит "
    "папку «Отправленные» и вы не разрешите отправку (worker.py resume restored)."
)


def repair_ledger(configuration: Configuration, clock: Clock) -> Repair:
    """Raises LedgerBusyError while the service runs, LedgerError where nothing can be given back."""

    def tell(line: int) -> TroubleBegan:
        return TroubleBegan(clock.now(), REPAIRED_TROUBLE, _REPAIRED.format(line=line))

    storage = as_storage(configuration)
    with worker_lock(storage):
        return repair_journal(storage, tell)
