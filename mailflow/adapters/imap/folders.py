"""Which folders may hold answers, and which one keeps sent letters; decided from a LIST answer alone.

SPECIAL-USE attributes (RFC 6154) win over names; names are compared decoded from modified UTF-7
(RFC 3501, 5.1.3), while commands go out with the raw name that LIST gave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imapclient.imap_utf7 import decode

_JUNK_NAMES = frozenset(
    {"junk", "spam", "junk e-mail", "junk email", "junk mail", "bulk", "bulk mail", "bulkmail"}
    | {"спам", "нежелательная почта", "нежелательные", "нежелательные письма", "сомнительные"}
)
_SENT_NAMES = frozenset(
    {"sent", "sent items", "sent messages", "sent mail", "sent-mail", "sentbox"}
    | {"отправленные", "отправленная почта", "отправленное", "отправленные элементы"}
)
_NEVER_READ_NAMES = _SENT_NAMES | frozenset(
    {"trash", "deleted", "deleted items", "deleted messages", "bin", "drafts", "draft", "outbox", "templates"}
    | {"корзина", "удаленные", "удалённые", "удаленные элементы", "удалённые элементы"}
    | {"черновики", "исходящие", "шаблоны"}
)
_NEVER_READ_USES = frozenset({"\\sent", "\\trash", "\\drafts"})
_NOT_THERE = frozenset({"\\noselect", "\\nonexistent"})


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of LIST: attributes in lower case, the raw name and its decoded parts."""

    raw: str
    attributes: frozenset[str]
    parts: tuple[str, ...]

    @property
    def is_selectable(self) -> bool:
        return not self.attributes & _NOT_THERE

    @property
    def last(self) -> str:
        return self.parts[-1].casefold()

    @property
    def name(self) -> str:
        return "/".join(self.parts)

    @property
    def is_inbox(self) -> bool:
        return len(self.parts) == 1 and self.last == "inbox"

    @property
    def is_beneath_inbox(self) -> bool:
        return len(self.parts) > 1 and self.parts[0].casefold() == "inbox"


def read_list(rows: Sequence[tuple[Sequence[object], object, object]]) -> list[Listed]:
    """Rows as imapclient gives them with `folder_encode` off; names that cannot go into a command are out."""
    return [listed for row in rows if (listed := _read_row(*row)) is not None]


def _read_row(flags: Sequence[object], delimiter: object, name: object) -> Listed | None:
    raw = name.decode("ascii", "replace") if isinstance(name, bytes) else str(name)
    if not raw.isascii() or not raw.isprintable():
        return None
    separator = delimiter.decode("ascii", "replace") if isinstance(delimiter, bytes) else ""
    pieces = raw.split(separator) if separator else [raw]
    attributes = frozenset(
        flag.decode("ascii", "replace").lower() for flag in flags if isinstance(flag, bytes)
    )
    return Listed(raw, attributes, tuple(decoded_name(piece) for piece in pieces))


def decoded_name(piece: str) -> str:
    """The name, or a piece of it, as mail programs show it."""
    try:
        return str(decode(piece.encode("ascii")))
    except (ValueError, LookupError):
        return piece


def folders_to_read(listed: Sequence[Listed], configured: Sequence[str]) -> list[Listed]:
    """The configured ones in their order; else INBOX, everything beneath it that receives mail, and Junk."""
    selectable = [folder for folder in listed if folder.is_selectable]
    if configured:
        return [folder for name in configured for folder in selectable if _is_meant(folder, name)]
    inbox = [folder for folder in selectable if folder.is_inbox]
    beneath = [folder for folder in selectable if folder.is_beneath_inbox and not _never_read(folder)]
    junk = [folder for folder in _by_use(selectable, "\\junk", _JUNK_NAMES) if folder not in beneath]
    return inbox + sorted(beneath, key=lambda folder: folder.raw) + junk


def unknown_folders(listed: Sequence[Listed], configured: Sequence[str]) -> list[str]:
    """Configured names that no selectable folder bears."""
    selectable = [folder for folder in listed if folder.is_selectable]
    return [name for name in configured if not any(_is_meant(folder, name) for folder in selectable)]


def sent_folder(listed: Sequence[Listed]) -> Listed | None:
    return next(_by_use([folder for folder in listed if folder.is_selectable], "\\sent", _SENT_NAMES), None)


def _is_meant(folder: Listed, name: str) -> bool:
    if folder.is_inbox:
        return name.casefold() == "inbox"
    return name in (folder.raw, folder.name)


def _never_read(folder: Listed) -> bool:
    """Also what lies beneath a folder of that name."""
    names = {part.casefold() for part in folder.parts[1:]}
    return bool(folder.attributes & _NEVER_READ_USES or names & _NEVER_READ_NAMES)


def _by_use(folders: Sequence[Listed], use: str, names: frozenset[str]) -> Iterator[Listed]:
    marked = [folder for folder in folders if use in folder.attributes]
    named = (folder for folder in folders if folder.last in names and len(folder.parts) <= 2)
    return iter(marked) if marked else named
