"""Saved messages on disk: single files, mbox, Maildir, folders of these."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

MBOX_MARK = b"From "
"""First octets of an mbox (RFC 4155); an .eml saved by some programs begins so too and is read as one."""
_SINGLE = ".eml"

_REASONS = {
    errno.ENOENT: "такого файла нет",
    errno.EACCES: "нет прав на чтение",
    errno.ELOOP: "ссылка ведёт сама на себя",
    errno.EIO: "ошибка диска",
}


@dataclass(frozen=True, slots=True)
class SavedMessage:
    """`name` is the path as given, with `#N` for the N-th of an mbox; `problem` where it cannot be read."""

    name: str
    raw: bytes = field(repr=False)
    problem: str | None = None


def read_saved(paths: Iterable[Path]) -> Iterator[SavedMessage]:
    """Every message beneath the paths, folders in the order of names; never stops at a bad file."""
    for path in paths:
        yield from _folder(path, ()) if path.is_dir() else _messages(path)


def _folder(folder: Path, above: tuple[Path, ...]) -> Iterator[SavedMessage]:
    """`above` are the real folders on the way here: a link back to one of them is not followed."""
    real = folder.resolve()
    if real in above:
        return
    try:
        children = sorted(folder.iterdir())
    except OSError as fault:
        yield _unread(folder, fault)
        return
    for child in _mail_of(folder, children):
        if child.is_dir():
            yield from _folder(child, (*above, real))
        elif child.exists() and not child.is_file():
            # A pipe would be waited for, a device may have no end.
            yield SavedMessage(str(child), b"", "файл не читается: это не обычный файл")
        else:
            yield from _messages(child)


def _mail_of(folder: Path, children: Iterable[Path]) -> Iterator[Path]:
    """Hidden files are passed over; so are a Maildir's `tmp`, where deliveries are unfinished, and the
    files beside its folders, which are the mail server's own (lists of UIDs, indexes, quotas)."""
    is_maildir = all((folder / name).is_dir() for name in ("cur", "new", "tmp"))
    for child in children:
        if child.is_dir():
            if not (is_maildir and child.name == "tmp"):
                yield child
        elif not (is_maildir or child.name.startswith(".")):
            yield child


def _messages(file: Path) -> Iterator[SavedMessage]:
    try:
        with file.open("rb") as stream:
            start = stream.read(len(MBOX_MARK))
            if start == MBOX_MARK:
                first = start + stream.readline()
                rest = _lines_of_old_macs(first) if b"\r" in first.rstrip(b"\r\n") else [first]
                single = file.suffix.lower() == _SINGLE
                yield from _split_mbox(str(file), chain(rest, stream), single=single)
            else:
                yield SavedMessage(str(file), start + stream.read())
    except OSError as fault:
        yield _unread(file, fault)


def _lines_of_old_macs(text: bytes) -> list[bytes]:
    """Lines that end by CR alone: an mbox saved so is one line to whoever waits for LF."""
    return text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").splitlines(keepends=True)


def _unread(path: Path, fault: OSError) -> SavedMessage:
    words = _REASONS.get(fault.errno or 0, fault.strerror)
    return SavedMessage(str(path), b"", f"файл не читается: {words}")


def _split_mbox(name: str, lines: Iterable[bytes], *, single: bool) -> Iterator[SavedMessage]:
    """Messages of an mbox; `From ` after an empty line parts them, `>From ` is unquoted (mboxrd).

    In a file that should hold one message (`single`) it parts none where a line with a colon announces what
    follows: reports copy the letter with its envelope, unquoted.
    """
    current: list[bytes] = []
    number = 0
    blank, announced = True, False
    for line in lines:
        if blank and line.startswith(MBOX_MARK) and not announced:
            if number:
                yield SavedMessage(f"{name}#{number}", b"".join(current))
            number += 1
            current = []
        else:
            quoted = line.lstrip(b">").startswith(MBOX_MARK) and line.startswith(b">")
            current.append(line[1:] if quoted else line)
        blank = not line.strip()
        if single and not blank:
            announced = line.rstrip().endswith(b":")
    one = number == 1
    yield SavedMessage(name if one else f"{name}#{number}", b"".join(current))
