"""Repair of a damaged journal: from its mirror, or up to the last whole line before the damage.

What lies behind a line that nobody can give back is left out: facts after a gap may rest on what is lost. The
mailbox and the Sent folder tell most of it again, as after a backup was restored.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from mailflow.adapters.ledger.codec import to_entry
from mailflow.adapters.ledger.journal import FORMAT, VERSION, Record, is_whole, replace_journal, sync_folder
from mailflow.adapters.ledger.mirror import mirror_path
from mailflow.adapters.ledger.tinydb_ledger import FILE_NAME
from mailflow.errors import LedgerError


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


def repair_journal(storage: Path) -> Repair:
    """Make the journal readable again, whole or not at all. Hold the worker lock. Raises LedgerError."""
    path = storage / FILE_NAME
    lines, mirrored = _lines(path), _lines(mirror_path(path))
    good = _whole_run(lines)
    if good == len(lines) and lines:
        return Repair(kept=len(lines) - 1)
    backed = _whole_run(mirrored)
    base, taken, rest = lines[:good], 0, lines[good:]
    if backed > good and mirrored[:good] == lines[:good]:
        behind = _behind(lines, mirrored[:backed])
        whole = _whole_run(behind, first=False) if behind is not None else 0
        base, taken = [*mirrored[:backed], *(behind or ())[:whole]], backed - good
        rest = behind[whole:] if behind is not None else [b"lost"]
    left_out = [each for each in rest if each.strip(b"\0\n")]
    if not base:
        raise LedgerError(
            f"В журнале {path} нет ни одной целой строки, и второй его копии тоже. "
            "Восстановите папку данных из резервной копии."
        )
    saved = _save(path)
    replace_journal(path, _records(base[1:]))
    return Repair(
        kept=len(base) - 1,
        damaged_line=good + 1,
        from_mirror=taken,
        left_out=len(left_out),
        complete=not left_out,
        saved=saved,
    )


def _lines(path: Path) -> list[bytes]:
    try:
        return path.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise LedgerError(f"{path} не читается: {fault.strerror}") from fault


def _behind(lines: list[bytes], mirrored: list[bytes]) -> list[bytes] | None:
    """The journal's lines from where the mirror ends; None where no line of it ends there."""
    end, at = sum(map(len, mirrored)), 0
    for number, line in enumerate(lines):
        if at == end:
            return lines[number:]
        at += len(line)
    return [] if at == end else None


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
