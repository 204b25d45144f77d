"""Text recognition of one page image by tesseract with its Russian model."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, Any

from mailflow.adapters.documents.columns import unfolded
from mailflow.adapters.documents.content import UnreadableError
from mailflow.adapters.documents.misread import put_digits_right
from mailflow.adapters.documents.orientation import lies_on_its_side, turned
from mailflow.adapters.documents.reading_order import Line, Word, in_reading_order
from mailflow.adapters.documents.rereading import reread, without_strokes
from mailflow.adapters.documents.rules import without_rules
from mailflow.adapters.documents.skew import straightened

if TYPE_CHECKING:
    from PIL.Image import Image

NOT_INSTALLED = "распознавание сканов не установлено (пакет tesseract-ocr-rus)"
SWITCHED_OFF = "распознавание сканов выключено"

# One look at a page takes 0.4 to 1 s on an idle core; a pathological one (halftone, noise) may never end.
PAGE_SECONDS = 15.0

# Of the time that is left for all pages, this part may go into reading single lines again.
FOR_REREADING = 0.25

# Page segmentation: lines across the whole page, for what stood side by side is put apart before (fully
# automatic segmentation drops a single digit in a cell); and with a look for the orientation.
UPRIGHT, ORIENTED = "--psm 4", "--psm 1"
ONE_LINE = "--psm 7"

# What is left of a ruled line is no word.
RULES = "|_"

# A dash, or the blank that a number is written on: «_3.» is a count like any other.
BLANK = "_"

# An unsure count is marked with a sign that readers of figures know. Numbers of letters («на М 96», as № is
# often read) and days are borne out otherwise.
COUNT = re.compile(r"\d{1,3}\W{0,2}")
NUMBER_SIGN = re.compile(r"(?:№|N|\AМ)\Z")
MONTH = re.compile(r"(?:янв|фев|мар|апр|ма[яй]|июн|июл|авг|сен|окт|ноя|дек)", re.IGNORECASE)
DOUBT = "~"

# «о2 успешных практиках»: a short preposition that recognition joins to the count behind it.
JOINED = re.compile(r"([овкисОВКИС])(\d{1,3}[.,;:]?)")

# A page that lies on its side or on its head reads at 30, the poorest upright one at 70.
LYING = 60.0


@dataclass(frozen=True, slots=True)
class _Way:
    """How to try a page: turned by so many degrees, in a mode of tesseract."""

    degrees: int
    mode: str


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """The text in reading order, with each word's confidence, 0 to 100."""

    text: str
    confidences: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """A picture as tesseract was given it, and the lines it found there."""

    image: Image
    lines: list[Line]

    @property
    def told(self) -> float:
        """How much was read, and how surely."""
        return sum(word.confidence for line in self.lines for word in line)

    @property
    def confidence(self) -> float:
        """The mean, 0 for a page without words."""
        return self.told / max(1, sum(map(len, self.lines)))


class Ocr:
    """Tesseract on this machine; what is installed is looked up once, at the first page."""

    def __init__(self, *, enabled: bool = True) -> None:
        self._enabled = enabled

    def require(self) -> None:
        """UnreadableError with the reason where no page can be recognised."""
        if not self._enabled:
            raise UnreadableError(SWITCHED_OFF)
        if "rus" not in self._languages:
            raise UnreadableError(NOT_INSTALLED)

    def recognise(self, image: Image, seconds: float) -> RecognisedPage:
        """Read one page, turned upright where it lies otherwise."""
        self.require()
        deadline = monotonic() + seconds
        page = straightened(turned(image, 90 if lies_on_its_side(image) else 0))
        best = self._run(page, UPRIGHT, deadline)
        for way in self._other_ways():
            if best.confidence >= LYING:
                break
            try:
                other = self._run(turned(page, way.degrees), way.mode, deadline)
            except UnreadableError:  # no time left: what is read already is better than nothing
                break
            best = max(best, other, key=lambda reading: reading.told)
        return page_of(without_strokes(self._reread(best, deadline)))

    def _reread(self, reading: _Reading, deadline: float) -> list[Line]:
        """As many lines as a part of the time left allows: further pages are waiting."""
        until = monotonic() + (deadline - monotonic()) * FOR_REREADING
        return reread(reading.image, reading.lines, lambda strip: self._line(strip, until))

    def _line(self, strip: Image, deadline: float) -> Line:
        """The words of one line, none where no time is left."""
        if monotonic() > deadline:
            return []
        try:
            return [word for line in self._words(strip, ONE_LINE, deadline) for word in line]
        except UnreadableError:
            return []

    def _other_ways(self) -> tuple[_Way, ...]:
        """Upside down, and at last as the orientation model says, which takes twice the memory."""
        opposite = _Way(180, UPRIGHT)
        return (opposite, _Way(0, ORIENTED)) if "osd" in self._languages else (opposite,)

    def _run(self, page: Image, config: str, deadline: float) -> _Reading:
        image = without_rules(unfolded(page))
        return _Reading(image, self._words(image, config, deadline))

    @staticmethod
    def _words(image: Image, config: str, deadline: float) -> list[Line]:
        import pytesseract  # noqa: PLC0415 - loads numpy; most messages have no scan

        image.format = "PPM"  # the temporary file of the page: quick to write and to read
        try:
            words = pytesseract.image_to_data(
                image,
                lang="rus",
                config=config,
                timeout=max(1.0, min(PAGE_SECONDS, deadline - monotonic())),
                output_type=pytesseract.Output.DICT,
            )
        except (RuntimeError, OSError) as error:
            raise UnreadableError("распознавание скана не удалось") from error
        return found_lines(words)

    @cached_property
    def _languages(self) -> frozenset[str]:
        program = shutil.which("tesseract")
        if program is None:
            return frozenset()
        listed = subprocess.run(  # noqa: S603 - a fixed command
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
        return frozenset(listed.stdout.split())


def found_lines(words: dict[str, list[Any]]) -> list[Line]:
    """Words joined to lines by the numbers tesseract gives them."""
    lines: dict[tuple[int, int, int], Line] = {}
    for index, text in enumerate(words["text"]):
        if not text.strip() or not text.strip(RULES):
            continue
        number = (words["block_num"][index], words["par_num"][index], words["line_num"][index])
        left, top, width, height = (words[side][index] for side in ("left", "top", "width", "height"))
        confidence = max(0.0, float(words["conf"][index]))
        lines.setdefault(number, []).append(Word(text.lstrip(BLANK), left, top, width, height, confidence))
    return list(lines.values())


def page_of(lines: Sequence[Line]) -> RecognisedPage:
    """Lines in reading order joined to a text."""
    ordered = map(_with_doubts, map(_parted, in_reading_order(lines)))
    text = "\n".join(put_digits_right(" ".join(word.text for word in line)) for line in ordered)
    return RecognisedPage(text, tuple(word.confidence for line in lines for word in line))


def _parted(line: Line) -> Line:
    """The line with prepositions parted from the counts they were joined to."""
    parted: Line = []
    for word in line:
        joined = JOINED.fullmatch(word.text)
        texts = joined.groups() if joined else (word.text,)
        parted += (replace(word, text=text) for text in texts)
    return parted


def _with_doubts(line: Line) -> Line:
    """The line with its unsure counts marked."""
    around = ("", *(word.text for word in line), "")
    return [
        replace(word, text=DOUBT + word.text)
        if not word.is_sure
        and COUNT.fullmatch(word.text)
        and not NUMBER_SIGN.search(around[place])
        and not MONTH.match(around[place + 2])
        else word
        for place, word in enumerate(line)
    ]
