"""The documents port on a pool of child processes: order kept, both cores busy, bad mail survived."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Lock
from types import TracebackType
from typing import Self, TypeVar

from mailflow.adapters.documents.limits import DocumentLimits
from mailflow.adapters.documents.process import ChildLostError, ChildProcess, ChildSettings
from mailflow.mail.parsing.parse import headers_only
from mailflow.model.message import OpenedMessage

T = TypeVar("T")

OPENER = "mailflow.adapters.documents.opening:open_message"

# A round trip costs as much as parsing a short mail; a chunk is also what waits behind a slow message.
CHUNK_MESSAGES = 8
CHUNK_OCTETS = 200_000

# Chunks handed out at once, for each child: one at work, one in hand, one whose results are being used.
AHEAD = 3

# Large mails are not taken ahead: each is in memory three times while it is on its way.
OCTETS_AHEAD = 20_000_000


class ChildDocuments:
    """Parses messages and reads their documents in `children` processes, started at the first need."""

    def __init__(
        self,
        children: int = 2,
        limits: DocumentLimits | None = None,
        *,
        ocr: bool = True,
        opener: str = OPENER,
    ) -> None:
        """`opener` is replaced by tests of what happens when it fails."""
        self._children = max(1, children)
        self._settings = ChildSettings(limits or DocumentLimits(), ocr, opener)
        self._idle: list[ChildProcess] = []
        self._lock = Lock()
        self._closing = False
        self._threads = ThreadPoolExecutor(self._children, thread_name_prefix="documents")

    def start(self) -> None:
        """Start the children now and not at the first need: they load while their parent does."""
        self._idle += [ChildProcess(self._settings) for _ in range(self._children)]

    def open_all(self, raws: Iterable[bytes]) -> Iterator[OpenedMessage]:
        """See the port; messages are taken from `raws` some two dozen ahead of what is given out."""
        for _, opened in ahead(in_chunks(raws), self._submit, AHEAD * self._children):
            yield from opened.result()

    def close(self) -> None:
        """End the children; each finishes the message it is at, and no other."""
        self._closing = True
        self._threads.shutdown(wait=True, cancel_futures=True)
        with self._lock:
            while self._idle:
                self._idle.pop().kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _submit(self, chunk: list[bytes]) -> Future[list[OpenedMessage]]:
        return self._threads.submit(self._open_chunk, chunk)

    def _open_chunk(self, raws: Sequence[bytes]) -> list[OpenedMessage]:
        """All of a chunk: a message that kills its child is tried again alone, with less."""
        opened: list[OpenedMessage] = []
        while len(opened) < len(raws):
            child = self._take()
            try:
                for message in child.open(raws[len(opened) :], documents=True):
                    opened.append(message)
                    if self._closing:
                        child.kill()
                        return opened
            except ChildLostError as error:
                if len(opened) < len(raws):
                    opened.append(self._try_again(raws[len(opened)], error))
            else:
                self._give_back(child)
        return opened

    def _try_again(self, raw: bytes, lost: ChildLostError) -> OpenedMessage:
        """Without the attachment that was fatal, without any, and at last the header section alone."""
        reason = str(lost)
        opened = None
        if lost.attachment is not None:
            opened = self._open_alone(raw, documents=True, skipped=lost.attachment)
        opened = opened or self._open_alone(raw, documents=False)
        if opened is None:
            return OpenedMessage(headers_only(raw, reason))
        defects = (*opened.message.defects, f"вложения не прочитаны: {reason}")
        return replace(opened, message=replace(opened.message, defects=defects))

    def _open_alone(self, raw: bytes, *, documents: bool, skipped: int | None = None) -> OpenedMessage | None:
        """The message by a fresh child, None where that one is lost too."""
        child = ChildProcess(self._settings)
        try:
            [opened] = child.open([raw], documents=documents, skipped=skipped)
        except ChildLostError:
            return None
        self._give_back(child)
        return opened

    def _take(self) -> ChildProcess:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return ChildProcess(self._settings)

    def _give_back(self, child: ChildProcess) -> None:
        if child.tired:
            child.kill()
            return
        with self._lock:
            self._idle.append(child)


def in_chunks(
    raws: Iterable[bytes], messages: int = CHUNK_MESSAGES, octets: int = CHUNK_OCTETS
) -> Iterator[list[bytes]]:
    """The messages in order, up to so many and so large together at a time, the larger ones alone."""
    chunk: list[bytes] = []
    size = 0
    for raw in raws:
        if chunk and (len(chunk) >= messages or size + len(raw) > octets):
            yield chunk
            chunk, size = [], 0
        chunk.append(raw)
        size += len(raw)
    if chunk:
        yield chunk


def ahead(
    chunks: Iterable[list[bytes]], submit: Callable[[list[bytes]], Future[T]], most: int
) -> Generator[tuple[list[bytes], Future[T]], None, None]:
    """Each chunk with its result under way, in order: at once `most` of them and OCTETS_AHEAD octets."""
    pending: deque[tuple[int, list[bytes], Future[T]]] = deque()
    try:
        for chunk in chunks:
            size = sum(map(len, chunk))
            while pending and (
                len(pending) >= most or size + sum(each[0] for each in pending) > OCTETS_AHEAD
            ):
                yield pending.popleft()[1:]
            pending.append((size, chunk, submit(chunk)))
        while pending:
            yield pending.popleft()[1:]
    finally:
        for _, _, future in pending:
            future.cancel()
