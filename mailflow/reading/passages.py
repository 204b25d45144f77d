"""Passages: pieces of text together with where they stand.

Everything the rooms of `reading` look at is a passage, so that evidence can say where a sign was seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where a passage stands in a message."""

    SUBJECT = "subject"
    BODY = "body"
    SIGNATURE = "signature"
    QUOTE = "quote"
    FORWARDED = "forwarded"
    FORWARDED_SIGNATURE = "forwarded_signature"
    DOCUMENT = "document"
    DOCUMENT_HEAD = "document_head"
    FILE_NAME = "file_name"
    DISPLAY_NAME = "display_name"
    SYSTEM_FIELDS = "system_fields"
    """What a document-flow system says of its document: passport.xml, docinfo.xml."""


_RUSSIAN = {
    Place.SUBJECT: "тема письма",
    Place.BODY: "текст письма",
    Place.SIGNATURE: "подпись письма",
    Place.QUOTE: "цитата в письме",
    Place.FORWARDED: "пересланное письмо",
    Place.FORWARDED_SIGNATURE: "подпись пересланного письма",
    Place.FILE_NAME: "имя файла",
    Place.DISPLAY_NAME: "имя отправителя",
    Place.SYSTEM_FIELDS: "карточка системы документооборота",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One text with its place.

    `name` is the file the text comes from, `page` counts from 1. `confidence` is the mean OCR word
    confidence from 0 to 1, None where the text was not recognised from a picture.
    """

    place: Place
    text: str
    name: str = ""
    page: int | None = None
    ocr: bool = False
    confidence: float | None = None

    @property
    def where(self) -> str:
        """Russian words for evidence, e.g. «вложение «Письмо.pdf», страница 1»."""
        if self.place in (Place.DOCUMENT, Place.DOCUMENT_HEAD):
            words = f"вложение «{self.name}»" if self.name else "вложение"
            if self.page is not None:
                words += f", страница {self.page}"
        elif self.place is Place.FILE_NAME:
            words = f"имя файла «{self.name or self.text}»"
        else:
            words = _RUSSIAN[self.place]
        return f"{words} (распознано)" if self.ocr else words
