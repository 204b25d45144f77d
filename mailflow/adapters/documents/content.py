"""What goes into a reader of one format and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from mailflow.errors import WorldError
from mailflow.model.message import Table


class UnreadableError(WorldError):
    """A document cannot be read; the text is the problem in Russian. Never leaves this package."""


@dataclass(frozen=True, slots=True)
class Content:
    """A file as it came: an attachment, or a member of an archive.

    `inline` is True for a picture that the HTML body shows: a logo, unless it is as large as a page.
    """

    name: str
    content_type: str
    data: bytes = field(repr=False)
    inline: bool = False

    @property
    def suffix(self) -> str:
        """The lower-case ending of the name without the dot, "" without one."""
        _, dot, ending = self.name.rpartition(".")
        return ending.lower().strip() if dot else ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The texts of one document, before they are cut to the limits; see `DocumentText`."""

    pages: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    ocr: bool = False
    confidence: float | None = None
    problem: str | None = None
    companion: bool = False
