"""The ledger of facts in TinyDB, on an append-only journal that survives kill -9 and a full disk."""

from mailflow.adapters.ledger.repair import Repair as Repair
from mailflow.adapters.ledger.repair import repair_journal as repair_journal
from mailflow.adapters.ledger.tinydb_ledger import TinyLedger as TinyLedger
