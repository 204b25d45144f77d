"""The text layer of a page whose lines run up or down, as programs print landscape tables.

PDFium parts level lines only: of others it makes one, and «3» at the end of a row and «7» at the beginning
of the next become «37».
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from math import atan2, pi
from typing import Any

QUARTER = 90
FULL = 360

# So many pieces of text tell which way a page runs.
PIECES = 30


def text_turn(page: Any) -> int:
    """By how many degrees against the clock most of the text runs, a multiple of 90."""
    from pypdfium2 import raw  # noqa: PLC0415 - loads a large library; most messages have no PDF

    pieces = islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3), PIECES)
    turns = Counter(_turn(*piece.get_matrix().get()[:2]) for piece in pieces)
    return turns.most_common(1)[0][0] if turns else 0


def _turn(across: float, up: float) -> int:
    return round(atan2(up, across) * 2 / pi) * QUARTER % FULL


def level_text(document: Any, index: int, turn: int) -> str:
    """The text of a page laid level: a copy is turned, for the page itself may yet be rendered."""
    from pypdfium2 import PdfMatrix  # noqa: PLC0415 - as above

    page = document[index]
    rotation = page.get_rotation()
    try:
        page.set_rotation(0)
        for item in page.get_objects(max_depth=1):
            item.transform(PdfMatrix().rotate(turn))
        layer = page.get_textpage()
        try:
            return str(layer.get_text_range())
        finally:
            layer.close()
    finally:
        page.set_rotation(rotation)
        page.close()
