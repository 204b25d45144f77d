"""The pages of one document, some of them recognised, and what went wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mailflow.adapters.documents.content import Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.paper import cleaned
from mailflow.adapters.documents.ocr import RecognisedPage

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(slots=True)
class Recognition:
    """Collects pages; a page that cannot be recognised leaves a note and hides no other."""

    pages: list[str] = field(default_factory=list)
    _confidences: list[float] = field(default_factory=list)
    _notes: dict[str, None] = field(default_factory=dict)
    _recognised: bool = False

    def note(self, problem: str) -> None:
        self._notes[problem] = None

    def recognise(self, picture: Image, desk: Desk) -> str:
        """The text of a page's picture, "" where it is blank, or with a note where it cannot be had."""
        paper = cleaned(picture)
        del picture  # the caller keeps none either: while tesseract runs, one copy is enough
        try:
            page = None if paper is None else self._page(paper, desk)
        except UnreadableError as error:
            self.note(str(error))
            return ""
        if page is None:  # a blank page counts and costs nothing
            return ""
        self._recognised = True
        self._confidences.extend(page.confidences)
        return page.text

    @staticmethod
    def _page(paper: Image, desk: Desk) -> RecognisedPage:
        desk.ocr.require()
        desk.take_ocr_page()
        return desk.ocr.recognise(paper, desk.seconds_left)

    def extracted(self) -> Extracted:
        mean = round(sum(self._confidences) / max(1, len(self._confidences)), 1)
        return Extracted(
            pages=tuple(self.pages),
            ocr=self._recognised,
            confidence=mean if self._recognised else None,
            problem="; ".join(self._notes) or None,
        )
