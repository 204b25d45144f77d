"""Several whole readers, each a process of its own: understanding is what takes the time."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from functools import partial
from multiprocessing import get_context, util
from types import TracebackType
from typing import Self

from mailflow.adapters.documents.jail import die_with
from mailflow.adapters.documents.pool import ahead, in_chunks
from mailflow.app.first_readings import FirstReader, FirstReading
from mailflow.model.identifiers import CaseId
from mailflow.model.understanding import Understanding

Packed = tuple[bytes, Understanding, frozenset[CaseId]]
"""A first reading on its way: what one letter in ten is settled by once more is unpacked for that one."""

MakeReader = Callable[[], AbstractContextManager[FirstReader]]

CHUNK_MESSAGES = 16
CHUNK_OCTETS = 2_000_000

# Chunks handed out at once, for each process: one at work, one in hand.
AHEAD = 2

_reader: FirstReader
"""In a reading process: its own reader."""


class ReadingProcesses:
    """Reads messages in `processes` readers made by `make_reader`, each forked from this process.

    Forked, so that directory and indices made before are shared and nothing is loaded twice; to be made
    before any thread is started. Where a process is lost (memory), what it had is read in this one.
    """

    def __init__(self, processes: int, make_reader: MakeReader) -> None:
        self._make_reader = make_reader
        self._ahead = AHEAD * processes
        self._pool = ProcessPoolExecutor(
            processes, get_context("fork"), initializer=_begin, initargs=(make_reader, os.getpid())
        )

    def read_all(self, raws: Iterable[bytes]) -> Iterator[FirstReading]:
        """See `FirstReader.read_all`; messages are taken from `raws` some chunks ahead."""
        for chunk, readings in ahead(
            in_chunks(raws, CHUNK_MESSAGES, CHUNK_OCTETS), self._submit, self._ahead
        ):
            yield from self._result(chunk, readings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, raws: Sequence[bytes]) -> Future[list[Packed]]:
        try:
            return self._pool.submit(_read, raws)
        except BrokenProcessPool as lost:
            failed: Future[list[Packed]] = Future()
            failed.set_exception(lost)
            return failed

    def _result(self, raws: Sequence[bytes], readings: Future[list[Packed]]) -> Iterator[FirstReading]:
        try:
            for frame, understanding, asked in readings.result():
                yield FirstReading(partial(pickle.loads, frame), understanding, asked)
        except BrokenProcessPool:
            with self._make_reader() as reader:
                yield from reader.read_all(raws)


def _begin(make_reader: MakeReader, parent: int) -> None:
    """Once in each process. An interrupt is for the parent, which then ends its readers."""
    global _reader  # noqa: PLW0603 - the one value of a reading process
    die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    opened = make_reader()
    _reader = opened.__enter__()
    util.Finalize(None, opened.__exit__, args=(None, None, None), exitpriority=1)


def _read(raws: Sequence[bytes]) -> list[Packed]:
    return [
        (pickle.dumps(each.examined()), each.understanding, each.asked) for each in _reader.read_all(raws)
    ]
