"""A received message as values: what the bytes say, before anybody asks what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox of RFC 5322, 3.4: decoded display name, address as written (domain in lower case)."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class BodyPart:
    """One leaf of the MIME tree, in order of appearance.

    `text` is the decoded text of text/* and message/* leaves (never of attachments), else "".
    `path` counts from 1 like IMAP section numbers, e.g. "2.1". `file_name` is the decoded, cleaned base
    name ("" when the part has none). `disposition` is "inline", "attachment" or "".
    """

    path: str
    content_type: str
    content: bytes = field(repr=False)
    text: str = ""
    file_name: str = ""
    disposition: str = ""
    content_id: str = ""

    @property
    def is_attachment(self) -> bool:
        """A file to a reader: it has a name or asks to be one, or is neither text nor a report part."""
        return (
            bool(self.file_name)
            or self.disposition == "attachment"
            or not (self.content_type.startswith(("text/", "message/", "multipart/")))
        )


@dataclass(frozen=True, slots=True)
class ParsedMessage:
    """A message of RFC 5322 and MIME, as far as it could be read; `defects` says what could not.

    Header texts are decoded (RFC 2047, 2231, raw 8-bit repaired) and free of control characters.
    `from_` is None unless there is exactly one usable From mailbox; `from_count` tells how many there
    were. `return_path` is "" for the null sender `<>` and None when absent. `received_stamp` is the
    date of the newest `Received` field. `plain` and `html` are the joined inline bodies.
    """

    headers: tuple[tuple[str, str], ...] = ()
    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    from_: Address | None = None
    from_count: int = 0
    sender: Address | None = None
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    subject: str = ""
    date: datetime | None = None
    received_stamp: datetime | None = None
    return_path: str | None = None
    content_type: str = "text/plain"
    report_type: str = ""
    plain: str = ""
    html: str = field(default="", repr=False)
    parts: tuple[BodyPart, ...] = ()
    embedded: tuple[ParsedMessage, ...] = ()
    """Messages of message/rfc822 parts, in order; not those within them."""
    defects: tuple[str, ...] = ()

    def header(self, name: str) -> str | None:
        """First field of that name, in any case; None when absent."""
        return next(self.header_all(name), None)

    def header_all(self, name: str) -> Iterator[str]:
        """All fields of that name, topmost first."""
        wanted = name.lower()
        length = len(wanted)
        return (value for key, value in self.headers if len(key) == length and key.lower() == wanted)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cell texts as they stand; ragged rows are allowed."""

    rows: tuple[tuple[str, ...], ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class DocumentText:
    """What could be read of one attachment, also of each file inside an archive.

    `pages` holds the text page by page (one element where the format has no pages). `confidence` is the
    mean OCR word confidence, 0 to 100, None without OCR. `problem` is a reason in Russian why the text
    is missing or incomplete, None when all was read. `container` names the archive it came from.
    `companion` marks signatures and passports of document systems: kept, not counted as the document.
    """

    name: str
    content_type: str
    octets: int
    sha256: str
    pages: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    ocr: bool = False
    confidence: float | None = None
    problem: str | None = None
    container: str | None = None
    companion: bool = False

    @property
    def text(self) -> str:
        return "\n\n".join(page for page in self.pages if page)


@dataclass(frozen=True, slots=True)
class ForwardedLetter:
    """One letter of a chain: author, subject and date as the client wrote them, its own new text.

    `signature` was taken off that text; it names the office of the author.
    """

    author: Address | None
    subject: str
    date_text: str
    text: str
    signature: str = ""


@dataclass(frozen=True, slots=True)
class NewText:
    """`text` is what the sender wrote anew; the rest is what was taken off it.

    `forwarded` holds the letters of a forwarded chain, outermost first: the last one is the innermost
    human text. `author` is who wrote that one, None where nothing is forwarded or no author is named.
    `answers` are lines of the text right below quoted ones, each with what is quoted above it.
    """

    text: str = ""
    signature: str = ""
    quoted: str = ""
    disclaimer: str = ""
    forwarded: tuple[ForwardedLetter, ...] = ()
    author: Address | None = None
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenedMessage:
    """A parsed message together with the texts of its documents.

    `new` is its new text where whoever opened it has found it already; None: not looked for.
    """

    message: ParsedMessage
    documents: tuple[DocumentText, ...] = ()
    new: NewText | None = None
