"""XML, first of all the passports of document-flow systems: number, date, sender, file names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from mailflow.adapters.documents.content import Content, Extracted
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.package import local_name, parse_xml

PASSPORT = re.compile(
    r"(?:passport|docinfo|document|container|envelope|description|card|acknowledg\w*|notification)\.(?:xml|ini)",
    re.IGNORECASE,
)


def read_xml(content: Content, desk: Desk) -> Extracted:
    """One page of lines «tag: value», for leaf elements and attributes alike."""
    root = parse_xml(content.data[: desk.limits.xml_octets])
    return Extracted(pages=("\n".join(_lines(root)),), companion=is_passport(content.name))


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
