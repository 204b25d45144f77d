"""Repair of a damaged journal: from its mirror, or up to the last whole line before the damage.

What lies behind a line that nobody can give back is left out: facts after a gap may rest on what is lost. The
mailbox and the Sent folder tell most of it again, as after a backup was restored.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from mailflow.adapters.ledger.codec import to_document, to_entry
from mailflow.adapters.ledger.journal import FORMAT, VERSION, Record, is_whole, replace_journal, sync_folder
from mailflow.adapters.ledger.mirror import Mirror, is_longer, mirror_path
from mailflow.adapters.ledger.tinydb_ledger import FILE_NAME, TABLE
from mailflow.errors import LedgerError
from mailflow.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done: nothing where `damaged_line` is None.

    `kept` facts stand in the journal now, `from_mirror` of them were given back. Where it is not `complete`,
    facts may be missing, `left_out` lines of the file among them. The file as it was lies at `saved`.
    """

    kept: int
    damaged_line: int | None = None
    from_mirror: int = 0
    left_out: int = 0
    complete: bool = True
    saved: Path | None = None


def repair_journal(storage: Path, tell: Callable[[int], Fact]) -> Repair:
    """Make the journal readable again, whole or not at all. Hold the worker lock. Raises LedgerError.

    Where facts may be missing the last one says so: `tell` makes it of the damaged line. It comes with the
    others in one step, for a service that did not know would send letters twice.
    """
    path = storage / FILE_NAME
    lines, mirrored = _lines(path), _lines(mirror_path(path))
    good, backed = _whole_run(lines), _whole_run(mirrored)
    base, rest, is_joined = lines[:good], lines[good:], True
    if backed > good and mirrored[:good] == lines[:good]:
        behind, is_joined = _behind(lines, sum(map(len, mirrored[:backed])))
        whole = _whole_run(behind, first=False) if is_joined else 0
        base, rest = [*mirrored[:backed], *behind[:whole]], behind[whole:]
    elif good == len(lines) and lines:
        if is_longer(path):  # of another journal, or with rubbish at its end: nothing that this one has lost
            Mirror(path).renew()
        return Repair(kept=len(lines) - 1)
    left_out = [each for each in rest if each.strip(b"\0\n")]
    is_complete = is_joined and not left_out
    if not base:
        raise LedgerError(
            f"В журнале {path} нет ни одной целой строки, и второй его копии тоже. "
            "Восстановите папку данных из резервной копии."
        )
    saved = _save(path)
    records = list(_records(base[1:]))
    if not is_complete:
        number = max((int(each["id"]) for each in records), default=0) + 1
        records.append({"table": TABLE, "id": number, "doc": to_document(tell(good + 1))})
    replace_journal(path, records)
    Mirror(path).renew()
    return Repair(
        kept=len(base) - 1,
        damaged_line=good + 1,
        from_mirror=max(0, backed - good) if base[:backed] == mirrored[:backed] else 0,
        left_out=len(left_out),
        complete=is_complete,
        saved=saved,
    )


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise LedgerError(f"{path} не читается: {fault.strerror}") from fault


def _behind(lines: list[bytes], end: int) -> tuple[list[bytes], bool]:
    """Lines of the journal behind that many octets, and whether one ends there: else some may be lost."""
    at = 0
    for number, line in enumerate(lines):
        if at >= end:
            return lines[number:], at == end
        at += len(line)
    return [], at == end


def _whole_run(lines: list[bytes], *, first: bool = True) -> int:
    """How many lines from the first on can be read; the first one is the heading."""
    for number, line in enumerate(lines):
        if not is_whole(line) or not (_is_heading(line) if first and number == 0 else _is_fact(line)):
            return number
    return len(lines)


def _is_heading(line: bytes) -> bool:
    try:
        heading = orjson.loads(line.partition(b" ")[2])
    except ValueError:
        return False
    return isinstance(heading, dict) and heading.get("format") == FORMAT and heading.get("version") == VERSION


def _is_fact(line: bytes) -> bool:
    try:
        record = orjson.loads(line.partition(b" ")[2])
        to_entry(int(record["id"]), record["doc"])
    except (LedgerError, KeyError, TypeError, ValueError):
        return False
    return True


def _records(lines: list[bytes]) -> Iterator[Record]:
    for line in lines:
        yield orjson.loads(line.partition(b" ")[2])


def _save(path: Path) -> Path | None:
    """The damaged file under another name, durable before another takes its place; None where it is lost."""
    if not path.exists():
        return None
    number = 1
    while (saved := path.with_suffix(f".damaged-{number}")).exists():
        number += 1
    try:
        os.link(path, saved)
        sync_folder(path.parent)
    except OSError as fault:
        raise LedgerError(f"Повреждённый журнал не сохраняется как {saved}: {fault.strerror}") from fault
    return saved
