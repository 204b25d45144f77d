"""TinyDB on the journal: a Storage that appends and a Table that only adds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from mailflow.adapters.ledger.journal import Journal, replace_journal
from mailflow.errors import LedgerError

Tables = dict[str, dict[str, Any]]


class JournalStorage(Storage):
    """Appends to the journal; keeps no document in memory. `read` parses the file anew."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self._path = path
        self.journal = Journal(path, read_only=read_only)

    def read(self) -> Tables | None:
        tables: Tables = {}
        reader = Journal(self._path, read_only=True)
        try:
            for record in reader.refresh():
                tables.setdefault(record["table"], {})[str(record["id"])] = record["doc"]
        finally:
            reader.close()
        return tables or None

    def write(self, data: Tables) -> None:  # noqa: ARG002 - the name of TinyDB's interface
        raise LedgerError("Журнал только дополняется; переписать его нельзя")

    def append(self, table: str, documents: Mapping[int, Mapping[str, Any]]) -> None:
        """Append documents durably. Call within `journal.exclusive`, refreshed."""
        self.journal.append(
            [{"table": table, "id": number, "doc": dict(doc)} for number, doc in documents.items()]
        )

    def close(self) -> None:
        self.journal.close()

    def replace(self, table: str, documents: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
        """Put other documents under the same numbers, whole or not at all (erasure of personal data).

        Call within `journal.exclusive`, refreshed, and `reopen` afterwards, also after a fault.
        """
        records = ({"table": table, "id": number, "doc": dict(doc)} for number, doc in documents)
        replace_journal(self._path, records)

    def reopen(self) -> None:
        """The journal as it lies there now, to be read from its beginning."""
        fresh = Journal(self._path)
        self.journal.close()
        self.journal = fresh


class JournalTable(Table):
    """A table whose inserts reach the journal alone; TinyDB's own way copies the whole table each time."""

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        added: dict[int, Mapping[str, Any]] = {}
        updater(added)
        storage = self._storage
        assert isinstance(storage, JournalStorage)
        storage.append(self.name, added)
        self.clear_cache()


class JournalDB(TinyDB):
    """TinyDB with journal tables; open it as `JournalDB(path, storage=JournalStorage)`."""

    table_class = JournalTable
