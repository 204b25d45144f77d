"""File names and scanned pages in the spelling that numbers and dates are looked for in."""

from __future__ import annotations

import re

from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage, Place

_FILE_DATE = re.compile(r"(?<!\d)(\d{2})_(\d{2})_(\d{4})(?!\d)")
_FILE_SLASH = re.compile(r"(?<=\d)_(?=\d)")

# What scanners make of zeros, points and «от» beside digits; the length stays.
_SCANNED_ZERO = re.compile(r"(?<=[\d.])[ОоOo](?=\d)|(?<=\d)[ОоOo](?=[\d.])|\b[ОоOo](?=\d\.\d\d\.)")
_SCANNED_POINT = re.compile(r"\b(\d\d)[.,](\d\d)[.,](\d{4})\b")
_SCANNED_FROM = re.compile(r"\b0[тt]\b")


def readable(passage: Passage) -> str:
    """The passage in one spelling; in a file name an underscore stands for a slash, a dot or a space."""
    plain = normalise(passage.text)
    if passage.place is Place.FILE_NAME:
        plain = _FILE_SLASH.sub("/", _FILE_DATE.sub(r"\1.\2.\3", plain))
        stem, dot, suffix = plain.rpartition(".")
        plain = stem if dot and len(suffix) <= 4 and not suffix.isdigit() else plain
    plain = plain.replace("_", " ")
    return (
        _SCANNED_POINT.sub(r"\1.\2.\3", _SCANNED_ZERO.sub("0", _SCANNED_FROM.sub("от", plain)))
        if passage.ocr
        else plain
    )
