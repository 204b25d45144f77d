"""A reader of saved mail: it understands, and touches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime

from mailflow.adapters.documents import ChildDocuments
from mailflow.app.reading import Reader
from mailflow.matching.understand import Matcher
from mailflow.model.settings import Configuration


@contextmanager
def open_reader(configuration: Configuration, *, children: int, now: datetime | None) -> Iterator[Reader]:
    """Understanding of saved mail, without ledger, mailbox or network."""
    with closing(ChildDocuments(children)) as documents:
        yield Reader(
            documents=documents,
            matcher=Matcher(configuration.directory, configuration.requests),
            configuration=configuration,
            now=now,
        )
