"""Text recognition of one page image by tesseract with its Russian model."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, Any

from mailflow.adapters.documents.content import UnreadableError
from mailflow.adapters.documents.misread import put_digits_right
from mailflow.adapters.documents.orientation import lies_on_its_side, turned

if TYPE_CHECKING:
    from PIL.Image import Image

NOT_INSTALLED = "распознавание сканов не установлено (пакет tesseract-ocr-rus)"
SWITCHED_OFF = "распознавание сканов выключено"

# A page takes 0.4 to 1 s on an idle core; a pathological one (halftone, noise) may never end.
PAGE_SECONDS = 15.0

# Page segmentation without and with a look for the orientation.
UPRIGHT, ORIENTED = "--psm 3", "--psm 1"

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

    @property
    def confidence(self) -> float:
        """The mean, 0 for a page without words."""
        return sum(self.confidences) / max(1, len(self.confidences))


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
        deadline = monotonic() + min(seconds, PAGE_SECONDS)
        best = self._run(turned(image, 90 if lies_on_its_side(image) else 0), UPRIGHT, deadline)
        for way in self._other_ways(image):
            if best.confidence >= LYING:
                break
            try:
                other = self._run(turned(image, way.degrees), way.mode, deadline)
            except UnreadableError:  # no time left: what is read already is better than nothing
                break
            best = max(best, other, key=lambda page: sum(page.confidences))
        return best

    def _other_ways(self, image: Image) -> tuple[_Way, ...]:
        """Upside down, and at last as the orientation model says, which takes twice the memory."""
        opposite = _Way(270 if lies_on_its_side(image) else 180, UPRIGHT)
        return (opposite, _Way(0, ORIENTED)) if "osd" in self._languages else (opposite,)

    def _run(self, image: Image, config: str, deadline: float) -> RecognisedPage:
        import pytesseract  # noqa: PLC0415 - loads numpy; most messages have no scan

        image.format = "PPM"  # the temporary file of the page: quick to write and to read
        try:
            words = pytesseract.image_to_data(
                image,
                lang="rus",
                config=config,
                timeout=max(1.0, deadline - monotonic()),
                output_type=pytesseract.Output.DICT,
            )
        except (RuntimeError, OSError) as error:
            raise UnreadableError("распознавание скана не удалось") from error
        return _page(words)

    @cached_property
    def _languages(self) -> frozenset[str]:
        program = shutil.which("tesseract")
        if program is None:
            return frozenset()
        listed = subprocess.run(  # noqa: S603 - a fixed command
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
        return frozenset(listed.stdout.split())


def _page(words: dict[str, list[Any]]) -> RecognisedPage:
    """Join words to lines and lines to paragraphs by the numbers tesseract gives them."""
    lines: dict[tuple[int, int, int], list[str]] = {}
    confidences = []
    for index, word in enumerate(words["text"]):
        if not word.strip():
            continue
        place = (words["block_num"][index], words["par_num"][index], words["line_num"][index])
        lines.setdefault(place, []).append(word)
        confidences.append(max(0.0, float(words["conf"][index])))
    text = "\n".join(put_digits_right(" ".join(line)) for line in lines.values())
    return RecognisedPage(text, tuple(confidences))
