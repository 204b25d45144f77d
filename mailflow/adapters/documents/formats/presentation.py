"""PPTX (ECMA-376): the text of the slides, one page each."""

from __future__ import annotations

import re

from lxml import etree

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.package import open_package

SLIDE = re.compile(r"ppt/slides/slide(\d{1,5})\.xml")


def read_presentation(content: Content, desk: Desk) -> Extracted:
    """Slides by the numbers of their parts, which is the order they were made in."""
    with open_package(content.data, desk) as package:
        numbered = {int(found[1]): found[0] for found in map(SLIDE.fullmatch, package.names) if found}
        if not numbered:
            raise UnreadableError("в файле нет слайдов")
        first = sorted(numbered)[: desk.limits.pages]
        return Extracted(pages=tuple(_text(package.tree(numbered[number])) for number in first))


def _text(slide: etree._Element) -> str:
    """One line a paragraph of DrawingML."""
    paragraphs = slide.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p")
    lines = ("".join(run.text or "" for run in paragraph.iter("{*}t")) for paragraph in paragraphs)
    return "\n".join(line for line in lines if line.strip())
