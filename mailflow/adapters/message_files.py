"""Saved messages on disk: single files, mbox, Maildir, folders of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

MBOX_MARK = b"From "
"""First octets of an mbox (RFC 4155); an .eml saved by some programs begins so too and is read as one."""


@dataclass(frozen=True, slots=True)
class SavedMessage:
    """`name` is the path as given, with `#N` for the N-th of an mbox; `problem` where it cannot be read."""

    name: str
    raw: bytes = field(repr=False)
    problem: str | None = None


def read_saved(paths: Iterable[Path]) -> Iterator[SavedMessage]:
    """Every message beneath the paths, folders in the order of names; never stops at a bad file."""
    for path in paths:
        for file in _files(path):
            yield from _messages(file)


def _files(path: Path) -> Iterator[Path]:
    """A Maildir's `tmp` holds unfinished deliveries and is passed over, as are hidden files."""
    if not path.is_dir():
        yield path
        return
    is_maildir = all((path / name).is_dir() for name in ("cur", "new", "tmp"))
    for child in sorted(path.iterdir()):
        hidden = child.name.startswith(".") and not child.is_dir()
        if hidden or (is_maildir and child.name == "tmp"):
            continue
        yield from _files(child)


def _messages(file: Path) -> Iterator[SavedMessage]:
    try:
        with file.open("rb") as stream:
            start = stream.read(len(MBOX_MARK))
            stream.seek(0)
            if start == MBOX_MARK:
                yield from _split_mbox(str(file), stream)
            else:
                yield SavedMessage(str(file), stream.read())
    except OSError as fault:
        yield SavedMessage(str(file), b"", f"файл не читается: {fault.strerror}")


def _split_mbox(name: str, lines: Iterable[bytes]) -> Iterator[SavedMessage]:
    """Messages of an mbox; `From ` after an empty line parts them, `>From ` is unquoted (mboxrd)."""
    current: list[bytes] = []
    number = 0
    blank = True
    for line in lines:
        if blank and line.startswith(MBOX_MARK):
            if number:
                yield SavedMessage(f"{name}#{number}", b"".join(current))
            number += 1
            current = []
        else:
            quoted = line.lstrip(b">").startswith(MBOX_MARK) and line.startswith(b">")
            current.append(line[1:] if quoted else line)
        blank = not line.strip()
    one = number == 1
    yield SavedMessage(name if one else f"{name}#{number}", b"".join(current))
