"""The leaves of a MIME tree as values, with their bytes decoded and their texts readable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mailflow.mail.parsing.body_text import body_text, cut_uuencoded
from mailflow.mail.parsing.encoded_words import decode_header_text
from mailflow.mail.parsing.file_names import clean_file_name, file_name
from mailflow.mail.parsing.message_tree import MAX_DEPTH, MAX_PARTS, Part, read_tree
from mailflow.mail.parsing.parameters import parse_parameters
from mailflow.mail.parsing.transfer_encoding import undo_transfer_encoding
from mailflow.model.message import BodyPart

_BOUNDARY_LINE = re.compile(r"^--([^\s-][^\r\n]{0,69}?)[ \t]*\r?\n(?=content-)", re.IGNORECASE | re.MULTILINE)
_HTML = re.compile(r"\s{0,200}(?:<!doctype html|<html|<head|<body|<div|<p>|<table)", re.IGNORECASE)


@dataclass(slots=True)
class Leaves:
    """Leaves in order of appearance, and what was wrong with them, in Russian."""

    parts: list[BodyPart] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)


def read_leaves(root: Part) -> Leaves:
    """All leaves of the tree; embedded messages are leaves too."""
    leaves = Leaves()
    if root.counter[0] > MAX_PARTS:
        leaves.defects.append(f"в письме слишком много частей: прочитаны первые {MAX_PARTS}")
    for path, part in _walk(root, ""):
        leaves.defects += part.faults
        if not part.is_multipart():
            _read_leaf(part, path or "1", leaves)
    return leaves


def _walk(part: Part, path: str) -> Iterator[tuple[str, Part]]:
    """Nodes in order; a multipart whose boundary lies is looked into once more."""
    yield path, part
    children = part.children
    if not part.is_multipart() and part.get_content_maintype() == "multipart":
        children = _with_found_boundary(part)
    for number, child in enumerate(children, start=1):
        yield from _walk(child, f"{path}.{number}" if path else str(number))


def _with_found_boundary(part: Part) -> list[Part]:
    """Parts of a multipart that declares no boundary or a wrong one, by the line that looks like it."""
    found = _BOUNDARY_LINE.search(part.written)
    if found is None:
        return []
    head = f'Content-Type: multipart/mixed; boundary="{found[1]}"\n\n'
    again = read_tree((head + part.written).encode("latin-1"), part.depth)
    part.adopt(again)
    return part.children


def _read_leaf(part: Part, path: str, leaves: Leaves) -> None:
    content_type, parameters = part.declared_type()
    disposition, disposition_parameters = parse_parameters(part.field("content-disposition"))
    name, name_defect = file_name(disposition_parameters, parameters)
    written = part.written
    if content_type.startswith("multipart/"):
        if part.depth >= MAX_DEPTH:
            leaves.defects.append(f"вложенность письма больше {MAX_DEPTH} уровней")
        content_type = "text/html" if _HTML.match(written) else "text/plain"
    encoding = part.field("content-transfer-encoding")
    content, transfer_defect = undo_transfer_encoding(written.encode("latin-1"), encoding)
    leaves.defects += [defect for defect in (name_defect, transfer_defect) if defect]
    shown = disposition if disposition in ("inline", "attachment") else ("attachment" if disposition else "")
    is_text = content_type.startswith(("text/", "message/")) and not name and shown != "attachment"
    files: list[tuple[str, bytes]] = []
    if content_type == "text/plain" and is_text and b"\nend" in content:
        content, files = cut_uuencoded(content)
    text = ""
    if is_text:
        text, text_defect = body_text(content, content_type, parameters)
        if text_defect:
            leaves.defects.append(text_defect)
    content_id = part.field("content-id").strip().strip("<>")[:200]
    leaves.parts.append(BodyPart(path, content_type, content, text, name, shown, content_id))
    for number, (raw_name, file_content) in enumerate(files, start=1):
        cleaned = clean_file_name(decode_header_text(raw_name)) or f"file{number}"
        leaves.parts.append(
            BodyPart(f"{path}.{number}", "application/octet-stream", file_content, "", cleaned, "attachment")
        )
