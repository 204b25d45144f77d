"""What a reader may use while one message is read: the limits and what is left of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from time import monotonic
from typing import IO

from mailflow.adapters.documents.content import Extracted, UnreadableError
from mailflow.adapters.documents.cut import cut
from mailflow.adapters.documents.limits import DocumentLimits
from mailflow.adapters.documents.ocr import Ocr

Alarm = Callable[[float], AbstractContextManager[object]]

CHUNK = 1 << 20

# The share of the parent's deadline that readers plan with: the rest is for parsing and sending back.
PLANNED = 0.75


class Desk:
    """The budget of one message. Not shared between messages."""

    def __init__(
        self,
        limits: DocumentLimits,
        ocr: Ocr,
        alarm: Alarm | None = None,
        tell: Callable[[int], None] | None = None,
        skipped: int | None = None,
    ) -> None:
        """`tell` is called with the place of each attachment before it is opened, `skipped` is not."""
        self.limits = limits
        self.ocr = ocr
        self.skipped = skipped
        self._tell = tell
        self.ocr_pages_left = limits.ocr_pages
        self._alarm = alarm or nullcontext
        self._files_left = limits.files
        self._chars_left = limits.message_chars
        self._octets_left = limits.unpacked_octets
        self._deadline = monotonic() + limits.message_seconds * PLANNED

    @property
    def seconds_left(self) -> float:
        return max(0.0, self._deadline - monotonic())

    def alarm(self, *, patient: bool) -> AbstractContextManager[object]:
        """Raise TimeoutError in the body once a document's time is over; `patient` for what needs OCR."""
        most = self.seconds_left if patient else min(self.seconds_left, self.limits.document_seconds)
        if most <= 0:
            raise TimeoutError
        return self._alarm(most)

    def announce(self, attachment: int) -> None:
        """Say that this attachment is opened now: whoever waits outside remembers it."""
        if self._tell:
            self._tell(attachment)

    def parse_alarm(self) -> AbstractContextManager[object]:
        """Raise TimeoutError in the body once the time to parse a message is over."""
        return self._alarm(self.limits.parse_seconds)

    def take_file(self) -> None:
        """Count one more file of an archive."""
        if self._files_left <= 0:
            raise UnreadableError(f"в архиве слишком много файлов, прочитаны первые {self.limits.files}")
        self._files_left -= 1

    def take_ocr_page(self) -> None:
        """Count one more page to recognise."""
        if self.ocr_pages_left <= 0:
            raise UnreadableError(f"распознаны первые {self.limits.ocr_pages} страниц сканов письма")
        if self.seconds_left <= 0:
            raise UnreadableError("время на распознавание сканов этого письма вышло")
        self.ocr_pages_left -= 1

    def cut(self, extracted: Extracted) -> Extracted:
        """What of a document's text may be sent back, with the words that say what was cut."""
        chars = min(self.limits.text_chars, self._chars_left)
        bounded = cut(extracted, replace(self.limits, text_chars=chars))
        self._chars_left -= sum(map(len, bounded.pages))
        return bounded

    def read(self, stream: IO[bytes], most: int | None = None) -> bytes:
        """All of a packed stream; UnreadableError where it unpacks to more than `most` or the rest."""
        room = min(most or self.limits.member_octets, self._octets_left)
        pieces: list[bytes] = []
        while piece := stream.read(min(CHUNK, room + 1)):
            room -= len(piece)
            self._octets_left -= len(piece)
            if room < 0:
                raise UnreadableError("распакованный файл слишком велик, похоже на «бомбу»")
            pieces.append(piece)
        return b"".join(pieces)
