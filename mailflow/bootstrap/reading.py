"""A reader of saved mail: it understands, and touches nothing."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime
from multiprocessing import get_context

from mailflow.adapters.archive import FileArchive
from mailflow.adapters.documents import ChildDocuments
from mailflow.app.first_readings import FirstReader
from mailflow.app.reading import Reader
from mailflow.app.rereading import Rereader
from mailflow.bootstrap.places import as_storage
from mailflow.bootstrap.reading_processes import ReadingProcesses
from mailflow.matching.understand import Matcher
from mailflow.model.settings import Configuration
from mailflow.patterns import prepare
from mailflow.reading.morphology import analyzer


@contextmanager
def open_reader(configuration: Configuration, *, children: int, now: datetime | None) -> Iterator[Reader]:
    """Understanding of saved mail, without ledger, mailbox or network, in `children` processes at once."""
    gc.freeze()  # what is loaded stays: no collection looks through it again, nor does the end of the process
    parent = os.getpid()
    untaken = get_context("fork").SimpleQueue()
    with ExitStack() as stack:
        started = [stack.enter_context(ChildDocuments(1)) for _ in range(children)]
        for number, documents in enumerate(started):
            documents.start()
            untaken.put(number)
        matcher = Matcher(configuration.directory, configuration.requests)

        @contextmanager
        def first_reader() -> Iterator[FirstReader]:
            """One for each process, with started documents; in the parent for what a lost process had."""
            with ChildDocuments(1) if os.getpid() == parent else started[untaken.get()] as documents:
                yield FirstReader(documents, matcher, configuration, now)

        own = FirstReader(started[0], matcher, configuration, now)
        if children == 1:
            yield Reader(own.read_all, own.settle)
            return
        prepare()
        analyzer()
        gc.freeze()
        with ReadingProcesses(children, first_reader) as processes:
            yield Reader(processes.read_all, own.settle)


@contextmanager
def open_rereader(configuration: Configuration) -> Iterator[Rereader]:
    """A second look at one kept letter."""
    with closing(ChildDocuments(1)) as documents:
        yield Rereader(
            archive=FileArchive(as_storage(configuration)),
            documents=documents,
            matcher=Matcher(configuration.directory, configuration.requests),
            configuration=configuration,
        )
