"""One document: which reader, what its text is after the limits, and what is inside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats import (
    archive,
    doc,
    docx,
    html,
    image,
    mail,
    odt,
    outlook,
    pdf,
    presentation,
    rar,
    rtf,
    signature,
    text,
    workbook,
    xml,
    zip,
)
from mailflow.adapters.documents.kind import Kind, find_kind
from mailflow.model.message import DocumentText

Result = TypeVar("Result")

READERS: dict[Kind, Callable[[Content, Desk], Extracted]] = {
    Kind.PDF: pdf.read_pdf,
    Kind.IMAGE: image.read_image,
    Kind.DOCX: docx.read_docx,
    Kind.PRESENTATION: presentation.read_presentation,
    Kind.ODT: odt.read_odt,
    Kind.WORKBOOK: workbook.read_workbook,
    Kind.RTF: rtf.read_rtf,
    Kind.DOC: doc.read_doc,
    Kind.MSG: outlook.read_msg,
    Kind.TNEF: outlook.read_tnef,
    Kind.MAIL: mail.read_mail,
    Kind.HTML: html.read_html,
    Kind.XML: xml.read_xml,
    Kind.CSV: text.read_csv,
    Kind.TEXT: text.read_text,
    Kind.CARD: text.read_card,
    Kind.SIGNATURE: signature.read_signature,
}

CONTAINERS: dict[Kind, Callable[[Content, Desk], Iterator[Content]]] = {
    Kind.ZIP: zip.zip_members,
    Kind.RAR: rar.rar_members,
    Kind.ARCHIVE: archive.archive_members,
    Kind.MSG: outlook.msg_members,
    Kind.TNEF: outlook.tnef_members,
    Kind.MAIL: mail.mail_members,
    Kind.SIGNATURE: signature.signed_members,
}

# Their time is the message's, not a document's: they recognise pages.
PATIENT = frozenset({Kind.PDF, Kind.IMAGE, Kind.DOCX})

# The picture of a signature that document systems add; its text repeats the certificate.
STAMP = re.compile(r"визуализаци|штамп.*(?:эп|подпис)|signature[_ -]?stamp", re.IGNORECASE)

LOCKED = "защищён паролем"
UNKNOWN = "неизвестный формат файла"
NO_TEXT = "текст не найден"
EMPTY = "пустой файл"
EMPTY_ARCHIVE = "архив пуст или повреждён"
BROKEN = "файл повреждён или прочитать его не удалось"
TOO_DEEP = "архив вложен слишком глубоко, не открывался"
TOO_LONG = "чтение заняло слишком много времени"
TOO_LARGE = "для чтения не хватило памяти"


def read_document(
    content: Content, desk: Desk, *, depth: int = 0, container: str | None = None
) -> list[DocumentText]:
    """The document and, behind it, everything inside it; never raises."""
    kind = find_kind(content)
    inside, problem = _read_members(content, kind, desk, depth)
    extracted = _read_text(content, kind, desk, has_members=bool(inside))
    own = _document(content, _joined(extracted, problem), desk, container)
    return [own, *inside]


def unread_document(content: Content, problem: str) -> DocumentText:
    """A document that was not opened, and why."""
    return DocumentText(
        name=content.name,
        content_type=content.content_type,
        octets=len(content.data),
        sha256=sha256(content.data).hexdigest(),
        problem=problem,
    )


def _document(content: Content, extracted: Extracted, desk: Desk, container: str | None) -> DocumentText:
    bounded = desk.cut(extracted)
    return replace(
        unread_document(content, ""),
        pages=bounded.pages,
        tables=bounded.tables,
        ocr=bounded.ocr,
        confidence=bounded.confidence,
        problem=bounded.problem,
        container=container,
        companion=bounded.companion or xml.is_passport(content.name) or bool(STAMP.search(content.name)),
    )


def _joined(extracted: Extracted, problem: str | None) -> Extracted:
    """Problems of the text and of the members, each said once."""
    problems = dict.fromkeys(filter(None, (extracted.problem, problem)))
    return replace(extracted, problem="; ".join(problems) or None)


def _read_text(content: Content, kind: Kind, desk: Desk, *, has_members: bool) -> Extracted:
    if not content.data:
        return Extracted(problem=EMPTY)
    if kind is Kind.LOCKED_OFFICE:
        return Extracted(problem=LOCKED)
    reader = READERS.get(kind)
    if reader is None:
        return Extracted(problem=None if kind in CONTAINERS else UNKNOWN)
    extracted, problem = _guarded(lambda: reader(content, desk), desk, patient=kind in PATIENT)
    extracted = _joined(extracted or Extracted(), problem)
    if not has_members and not extracted.problem and all(map(_is_blank, extracted.pages)):
        return replace(extracted, problem=NO_TEXT)
    return extracted


def _is_blank(page: str) -> bool:
    """NUL characters do not come out of here; see `cut`."""
    return not page.replace("\x00", "").strip()


def _read_members(
    content: Content, kind: Kind, desk: Desk, depth: int
) -> tuple[Sequence[DocumentText], str | None]:
    """What is inside an archive, and why that is not all of it."""
    if kind not in CONTAINERS or not content.data:
        return (), None
    if depth >= desk.limits.depth + (kind is Kind.SIGNATURE):
        return (), TOO_DEEP
    members = CONTAINERS[kind](content, desk)
    inside: list[DocumentText] = []
    while True:
        member, problem = _guarded(lambda: next(members, None), desk, patient=False)
        if member is None:
            empty = EMPTY_ARCHIVE if kind not in READERS and not inside else None
            return inside, problem or empty
        inside.extend(read_document(member, desk, depth=depth + 1, container=content.name))


def _guarded(step: Callable[[], Result], desk: Desk, *, patient: bool) -> tuple[Result | None, str | None]:
    """The result, or a problem in Russian: one of the three broad `except`s, around one document."""
    try:
        with desk.alarm(patient=patient):
            return step(), None
    except UnreadableError as error:
        return None, str(error)
    except TimeoutError:
        return None, TOO_LONG
    except MemoryError:
        return None, TOO_LARGE
    except Exception:  # noqa: BLE001 - readers of hostile bytes raise anything
        return None, BROKEN
