"""XML, first of all the passports of document-flow systems: number, date, sender, file names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from mailflow.adapters.documents.content import Content, Extracted
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.package import local_name, parse_xml
from mailflow.adapters.documents.formats.spreadsheet_xml import is_spreadsheet, read_spreadsheet

PASSPORT = re.compile(
    r"(?:passport|docinfo|document|container|envelope|description|card|acknowledg\w*|notification)\.(?:xml|ini)",
    re.IGNORECASE,
)

# Formats of exchange (МЭДО 2.7 and others) tell a letter by two fields of one element.
NUMBERS = frozenset({"number", "num", "regnumber"})
DATES = frozenset({"date", "regdate"})
ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")

# The letter answered stands in a link of this type; a link to another paper says nothing here.
LINK = re.compile(r"link|reply|answer", re.IGNORECASE)
REPLY = re.compile(r"ответ|reply|answer", re.IGNORECASE)


def read_xml(content: Content, desk: Desk) -> Extracted:
    """One page of lines «tag: value», for leaf elements and attributes alike; of a passport letters too."""
    root = parse_xml(content.data[: desk.limits.xml_octets])
    if is_spreadsheet(root):
        return read_spreadsheet(root)
    is_card = is_passport(content.name)
    lines = [*_lines(root), *(_letters(root) if is_card else ())]
    return Extracted(pages=("\n".join(lines),), companion=is_card)


def is_passport(name: str) -> bool:
    """Whether a file of that name describes a document instead of being one."""
    return PASSPORT.fullmatch(name.rpartition("/")[2]) is not None


def _lines(root: etree._Element) -> Iterator[str]:
    for node in root.iter():
        for name, value in node.attrib.items():
            if str(value).strip():
                yield f"{str(name).rpartition('}')[2]}: {str(value).strip()}"
        text = " ".join((node.text or "").split())
        if text:
            yield f"{local_name(node)}: {text}"


def _letters(root: etree._Element) -> Iterator[str]:
    """«Исх. № 01-15/2341 от 27.09.2024» and «На № 96 от 05.09.2024», as the letter itself would say it."""
    for node in root.iter():
        fields = _fields(node)
        number = next((value for name, value in fields.items() if name in NUMBERS), "")
        day = next((value for name, value in fields.items() if name in DATES), "")
        dated = ISO_DATE.match(day)
        if not number or dated is None:
            continue
        link = next((each for each in (node, *node.iterancestors()) if LINK.match(local_name(each))), None)
        if link is None or REPLY.search(_words(link)):
            yield f"{'Исх.' if link is None else 'На'} № {number} от {'.'.join(reversed(dated.groups()))}"


def _fields(node: etree._Element) -> dict[str, str]:
    """Attributes and leaves of one element by their names in lower case."""
    fields = {str(name).rpartition("}")[2].lower(): str(value).strip() for name, value in node.attrib.items()}
    leaves = (child for child in node if len(child) == 0)
    return fields | {local_name(leaf).lower(): " ".join((leaf.text or "").split()) for leaf in leaves}


def _words(link: etree._Element) -> str:
    """What kind of link it is: its own name, and what its attributes and leaves say."""
    return " ".join((local_name(link), *_fields(link).values()))
