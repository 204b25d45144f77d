"""How much one message, its documents and the child that reads them may cost."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class DocumentLimits:
    """Bounds of time in seconds, of memory and files in octets; what exceeds them is cut and said so."""

    message_seconds: float = 30.0
    """Wall time of a message with its documents, after which the parent kills the child."""
    parse_seconds: float = 10.0
    """Wall time of the second try, which parses the message and opens no document."""
    document_seconds: float = 8.0
    """Time of one document without OCR; softer than the above: the other documents are still read."""
    start_seconds: float = 60.0
    """A child that has not said it is ready by then cannot be started here at all."""

    address_space: int = 1_000 * MEGABYTE
    """RLIMIT_AS; some 250 MB of it are libraries mapped but never touched."""
    data: int = 600 * MEGABYTE
    """RLIMIT_DATA: what is really written to; a 60 MB mail needs half of it while it is decoded."""
    file_octets: int = 200 * MEGABYTE
    """RLIMIT_FSIZE: the largest file a child or its helper may write."""
    processes: int = 4_096
    """RLIMIT_NPROC counts all processes of the user, so it only stops a fork bomb."""
    resident: int = 300 * MEGABYTE
    """A child that has grown beyond this is replaced after its message."""
    messages: int = 5_000
    """A child is replaced after so many messages, whatever its size; a start costs as much as a hundred."""

    depth: int = 2
    """Archive within archive: an attachment is at depth 0."""
    files: int = 200
    unpacked_octets: int = 200 * MEGABYTE
    """Sum over everything taken out of the archives of one message."""
    member_octets: int = 64 * MEGABYTE
    """One file of an archive."""
    xml_octets: int = 24 * MEGABYTE
    """One XML part: a tree takes ten times its text."""

    text_chars: int = 2_000_000
    message_chars: int = 10_000_000
    """Of all documents of one message together."""
    pages: int = 200
    cells: int = 200_000
    ocr_pages: int = 10
    """Per message: the requisites stand on the first pages."""
    image_pixels: int = 60_000_000
    """A photo of 48 megapixels passes; more is a bomb."""
