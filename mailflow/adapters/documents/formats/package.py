"""Office files are ZIP packages of XML parts: open one, take a part out, parse it without its traps."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from lxml import etree

from mailflow.adapters.documents.content import UnreadableError
from mailflow.adapters.documents.desk import Desk

BROKEN = "файл повреждён"


class Package:
    """The parts of one office file, each read within the limits of the desk."""

    def __init__(self, archive: zipfile.ZipFile, desk: Desk) -> None:
        self._archive = archive
        self._desk = desk
        self.names = archive.namelist()

    def read(self, name: str) -> bytes:
        with self._archive.open(name) as stream:
            return self._desk.read(stream, self._desk.limits.xml_octets)

    def tree(self, name: str) -> etree._Element:
        return parse_xml(self.read(name))


@contextmanager
def open_package(data: bytes, desk: Desk) -> Iterator[Package]:
    """UnreadableError where it is no ZIP file or a member is locked or broken."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            yield Package(archive, desk)
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, OSError) as error:
        raise UnreadableError(BROKEN) from error
    except RuntimeError as error:  # the only sign zipfile gives of an encrypted member
        raise UnreadableError("защищён паролем") from error


def parse_xml(data: bytes) -> etree._Element:
    """The root. No entity is resolved, nothing is loaded, depth and size stay within libxml2's bounds."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("разметка XML повреждена") from error
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        raise UnreadableError("в XML объявлены сущности: такой файл не читается из осторожности")
    return root


def local_name(node: etree._Element) -> str:
    """The tag without its namespace: strict and transitional OOXML differ only in that."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(node: etree._Element, name: str) -> str:
    """An attribute by its local name, "" when absent."""
    for key, value in node.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
