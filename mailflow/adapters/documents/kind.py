"""What a file is: by its first bytes, then by its name, then by what the mail says of it.

Names lie: a photo named .pdf, RTF and DOCX named .doc, HTML named .xls are everyday mail.
"""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from mailflow.adapters.documents.content import Content


class Kind(StrEnum):
    """The formats that can be read."""

    PDF = "pdf"
    IMAGE = "image"
    DOCX = "docx"
    PRESENTATION = "presentation"
    ODT = "odt"
    WORKBOOK = "workbook"
    RTF = "rtf"
    DOC = "doc"
    MSG = "msg"
    TNEF = "tnef"
    MAIL = "mail"
    HTML = "html"
    XML = "xml"
    CSV = "csv"
    TEXT = "text"
    ZIP = "zip"
    RAR = "rar"
    ARCHIVE = "archive"
    SIGNATURE = "signature"
    CARD = "card"
    LOCKED_OFFICE = "locked_office"
    UNKNOWN = "unknown"


MAGIC = (
    (b"%PDF-", Kind.PDF),
    (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"BM", Kind.IMAGE),
    (b"{\\rtf", Kind.RTF),
    (b"\x78\x9f\x3e\x22", Kind.TNEF),
    (b"Rar!\x1a\x07", Kind.RAR),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"BZh", Kind.ARCHIVE),
    (b"\xfd7zXZ\x00", Kind.ARCHIVE),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
)

SUFFIXES = {
    **dict.fromkeys(("sig", "p7s", "sgn", "cer", "crt", "p7m", "p7b", "pem", "asc"), Kind.SIGNATURE),
    **dict.fromkeys(("csv", "tsv"), Kind.CSV),
    **dict.fromkeys(("txt", "text", "md", "log", "ini", "ltr"), Kind.TEXT),
    **dict.fromkeys(("vcf", "ics"), Kind.CARD),
    **dict.fromkeys(("htm", "html", "xhtml"), Kind.HTML),
    **dict.fromkeys(("eml", "mht", "mhtml"), Kind.MAIL),
    "xml": Kind.XML,
    "tar": Kind.ARCHIVE,
}

CONTENT_TYPES = {
    "text/csv": Kind.CSV,
    "text/calendar": Kind.CARD,
    "text/vcard": Kind.CARD,
    "text/x-vcard": Kind.CARD,
    "text/html": Kind.HTML,
    "text/xml": Kind.XML,
    "application/xml": Kind.XML,
    "message/rfc822": Kind.MAIL,
    "application/pkcs7-signature": Kind.SIGNATURE,
    "application/x-pkcs7-signature": Kind.SIGNATURE,
    "application/pkcs7-mime": Kind.SIGNATURE,
    "application/x-pkcs7-mime": Kind.SIGNATURE,
    "application/pgp-signature": Kind.SIGNATURE,
}

OFFICE = {
    **dict.fromkeys(("docx", "docm", "dotx"), Kind.DOCX),
    **dict.fromkeys(("xlsx", "xlsm", "xlsb", "ods"), Kind.WORKBOOK),
    **dict.fromkeys(("odt", "odp"), Kind.ODT),
    **dict.fromkeys(("pptx", "ppsx"), Kind.PRESENTATION),
}

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Names of streams stand in an OLE directory as UTF-16; the first that occurs decides.
OLE_STREAMS = tuple(
    (name.encode("utf-16-le"), kind)
    for name, kind in (
        ("EncryptedPackage", Kind.LOCKED_OFFICE),
        ("__properties_version1.0", Kind.MSG),
        ("WordDocument", Kind.DOC),
        ("Workbook", Kind.WORKBOOK),
        ("Book", Kind.WORKBOOK),
    )
)

# The first member of an OpenDocument package says what it is (OASIS OpenDocument 1.3 part 2, 3.3).
OPEN_DOCUMENTS = (
    (b"application/vnd.oasis.opendocument.spreadsheet", Kind.WORKBOOK),
    (b"application/vnd.oasis.opendocument.text", Kind.ODT),
    (b"application/vnd.oasis.opendocument.presentation", Kind.ODT),
)

# The folder of the main part of an office package.
OFFICE_FOLDERS = (("word/", Kind.DOCX), ("xl/", Kind.WORKBOOK), ("ppt/", Kind.PRESENTATION))

# An envelope of CMS (RFC 5652, 3) begins with a sequence and the object identifier of signedData; the
# header of what it holds may stand close behind.
SEQUENCE, SIGNED_DATA, SIGNED_WITHIN = b"\x30", bytes.fromhex("06092a864886f70d010702"), 20

HTML_START = re.compile(rb"\s*(?:<!doctype html|<html|<head|<body|<meta|<table|<div)", re.IGNORECASE)
XML_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*>\s*(<html)?", re.IGNORECASE)
# «Веб-страница в одном файле» of Word, named .doc: a message of HTML and pictures (RFC 2557).
WEB_ARCHIVE = re.compile(
    rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*?){0,8}?content-type:\s*multipart/related\b", re.IGNORECASE
)
# Other writers put bytes before the header; readers accept it in the first 1,024 (ISO 32000-1, annex H).
PDF_HEADER_WITHIN = 1_024


def find_kind(content: Content) -> Kind:
    """The format to read a file by; UNKNOWN where nothing here can read it."""
    data = content.data
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return _packed_kind(content) if kind is Kind.ZIP else kind
    if data.startswith(OLE):
        return next((kind for name, kind in OLE_STREAMS if name in data), Kind.UNKNOWN)
    if _is_photo_or_webp(data):
        return Kind.IMAGE
    if data[:1] == SEQUENCE and SIGNED_DATA in data[:SIGNED_WITHIN]:
        return Kind.SIGNATURE
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return Kind.PDF
    return _kind_by_words(content)


def _kind_by_words(content: Content) -> Kind:
    declared = SUFFIXES.get(content.suffix) or CONTENT_TYPES.get(content.content_type)
    if declared in (Kind.SIGNATURE, Kind.MAIL):
        return declared
    start = content.data[:PDF_HEADER_WITHIN]
    if WEB_ARCHIVE.match(start):
        return Kind.MAIL
    if HTML_START.match(start):
        return Kind.HTML
    if markup := XML_START.match(start):
        return Kind.HTML if markup.group(1) else Kind.XML
    if declared:
        return declared
    if content.content_type.startswith("text/") or _looks_like_text(start):
        return Kind.TEXT
    # tar has its mark at octet 257 (POSIX 1003.1, ustar).
    return Kind.ARCHIVE if content.data[257:262] == b"ustar" else Kind.UNKNOWN


def _packed_kind(content: Content) -> Kind:
    """Which office format a ZIP file is, or a plain archive; by the name where it does not open."""
    try:
        with zipfile.ZipFile(BytesIO(content.data)) as archive:
            names = set(archive.namelist())
            media = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except Exception:  # noqa: BLE001 - hostile bytes: whatever is wrong, the archive's reader will say it
        return OFFICE.get(content.suffix, Kind.ZIP)
    for prefix, kind in OPEN_DOCUMENTS:
        if media.startswith(prefix):
            return kind
    if "[Content_Types].xml" in names:
        for folder, kind in OFFICE_FOLDERS:
            if any(name.startswith(folder) for name in names):
                return kind
    return Kind.ZIP


def _is_photo_or_webp(data: bytes) -> bool:
    """WebP (RIFF container) and HEIF (ISO/IEC 23008-12: brand behind `ftyp`)."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return True
    return data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"avif")


def _looks_like_text(start: bytes) -> bool:
    """No control characters but white space: a text without a name that says so."""
    return bool(start) and not any(octet < 9 or 13 < octet < 32 for octet in start)
