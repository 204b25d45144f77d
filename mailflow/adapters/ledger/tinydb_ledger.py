"""The `Ledger` port on TinyDB."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tinydb.table import Document

from mailflow.adapters.ledger.codec import to_document, to_entry
from mailflow.adapters.ledger.journal import Record, create_journal
from mailflow.adapters.ledger.mirror import Mirror, is_longer
from mailflow.adapters.ledger.storage import JournalDB, JournalStorage
from mailflow.errors import LedgerError
from mailflow.model.fact import Entry, Fact, key_mark
from mailflow.model.identifiers import EntryNumber

TABLE = "facts"
FILE_NAME = "ledger.journal"


class TinyLedger:
    """Facts in the folder `storage`; numbers rise by one, are never reused, also across processes."""

    def __init__(self, storage: Path, *, read_only: bool = False) -> None:
        path = storage / FILE_NAME
        if not path.exists():
            _refuse_lost_ledger(storage)
            create_journal(path)
        if is_longer(path):
            raise LedgerError(
                f"Журнал {path} короче своей второй копии: последние строки пропали. Ничего не отправлено. "
                "Остановите службу и выполните: python worker.py repair. Или восстановите папку данных из "
                "резервной копии целиком."
            )
        self._db = JournalDB(path, storage=JournalStorage, read_only=read_only)
        self._table = self._db.table(TABLE)
        self._mirror = Mirror(path)
        self._entries: list[Entry] = []
        self._marks: set[bytes] = set()
        self._see(self._storage.journal.refresh())

    def append(self, fact: Fact) -> Entry | None:
        """The new entry, or None where a fact with that key is already there. Raises LedgerError."""
        added = self.append_all([fact])
        return added[0] if added else None

    def append_all(self, facts: Sequence[Fact]) -> Sequence[Entry]:
        """All of them in one durable write, or none; returns only the new ones."""
        with self._storage.journal.exclusive():
            self._see(self._storage.journal.refresh())
            marked = {key_mark(fact): fact for fact in facts}
            fresh = {mark: fact for mark, fact in marked.items() if mark not in self._marks}
            if not fresh:
                return ()
            start = self._entries[-1].number if self._entries else 0
            documents = [
                Document(to_document(fact), doc_id=start + place)
                for place, fact in enumerate(fresh.values(), start=1)
            ]
            self._table.insert_multiple(documents)
            entries = [
                Entry(EntryNumber(start + place), fact) for place, fact in enumerate(fresh.values(), start=1)
            ]
            self._entries.extend(entries)
            self._marks.update(fresh)
            self._mirror.follow(entries[-1].fact.at.date())
            return entries

    def entries(self, after: int = 0) -> Sequence[Entry]:
        """All entries with a number above `after`, in order, those of other processes included."""
        self._see(self._storage.journal.refresh())
        return self._entries[bisect_right(self._entries, after, key=lambda entry: entry.number) :]

    def rewrite(self, change: Callable[[Fact], Fact]) -> int:
        """Replace facts by others of the same kind and key, numbers unchanged; returns how many changed.

        Only for erasing personal data (152-FZ, art. 21): whole or not at all.
        """
        try:
            different = self._rewritten(change)
        finally:
            # Also after a fault: whether the old file or the new one stands there is for the disk to say.
            self._storage.reopen()
            self._entries, self._marks = [], set()
            self._see(self._storage.journal.refresh())
        return different

    def close(self) -> None:
        self._db.close()

    def _rewritten(self, change: Callable[[Fact], Fact]) -> int:
        """Nobody else appends meanwhile: a decision recorded in between would be lost."""
        with self._storage.journal.exclusive():
            self._see(self._storage.journal.refresh())
            changed = [Entry(entry.number, change(entry.fact)) for entry in self._entries]
            different = sum(new.fact is not old.fact for new, old in zip(changed, self._entries, strict=True))
            if different:
                self._forget_mirror()
                self._storage.replace(TABLE, ((entry.number, to_document(entry.fact)) for entry in changed))
            return different

    def _forget_mirror(self) -> None:
        try:
            self._mirror.drop()
        except OSError as fault:
            raise LedgerError(f"{self._mirror.path} не стирается: {fault.strerror}") from fault

    @property
    def _storage(self) -> JournalStorage:
        storage = self._db.storage
        assert isinstance(storage, JournalStorage)
        return storage

    def _see(self, records: Iterable[Record]) -> None:
        for record in records:
            try:
                number, document = int(record["id"]), record["doc"]
            except (KeyError, TypeError, ValueError) as fault:
                raise LedgerError(f"Строка журнала не похожа на запись: нет {fault}") from fault
            entry = to_entry(number, document)
            self._marks.add(key_mark(entry.fact))
            self._entries.append(entry)


def _refuse_lost_ledger(storage: Path) -> None:
    """A folder that holds mail has had a ledger: starting an empty one would send everything again."""
    if (storage / "mail").exists():
        raise LedgerError(
            f"В папке {storage} есть письма, но нет журнала {FILE_NAME}. Ничего не отправлено. "
            "Остановите службу и выполните: python worker.py repair. Или восстановите папку данных из "
            "резервной копии."
        )
