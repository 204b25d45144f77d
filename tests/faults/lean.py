"""Passes that cost little: what reads and renders is kept from one pass to the next.

Starting Python for the two children takes five times as long as the pass. A test process keeps real
children; a zygote, whose copies are killed, reads and renders in itself. Runs about the children turn
both off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from mailflow.adapters.documents import ChildDocuments
from mailflow.adapters.documents.inprocess import InProcessDocuments
from mailflow.adapters.templates import TemplateStore
from mailflow.adapters.templates.child import _answer
from mailflow.adapters.templates.engine import Engine
from mailflow.app.mails.samples import sample_values
from mailflow.app.ports import Documents
from mailflow.bootstrap import desks
from mailflow.bootstrap.papers import open_templates
from mailflow.model.message import OpenedMessage
from mailflow.model.settings import Configuration

SHIPPED = Path(__file__).parents[2] / "templates"


class _Lent:
    """Documents that outlive the desk they are lent to."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    def open_all(self, raws: Iterable[bytes]) -> Iterator[OpenedMessage]:
        return self._documents.open_all(raws)

    def close(self) -> None:
        """Nothing: the next desk needs them."""


class _LentTemplates(TemplateStore):
    """The shipped templates, checked once."""

    def close(self) -> None:
        """Nothing: the next desk needs them."""

    def end(self) -> None:
        super().close()


class _EngineHere:
    """In the place of `RenderProcess`: the same engine in this process."""

    is_running = True

    def __init__(self) -> None:
        self._engine = Engine({})
        self._answers: list[dict[str, Any]] = []

    def start(self, sources: Mapping[str, str]) -> None:
        self.load(sources)

    def load(self, sources: Mapping[str, str]) -> None:
        self._engine = Engine(dict(sources))

    def ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        return _answer(self._engine, dict(question))

    def put(self, question: Mapping[str, Any]) -> None:
        self._answers = [self.ask(each) for each in question["all"]]

    def take(self) -> dict[str, Any]:
        return self._answers.pop(0)

    def stop(self) -> None:
        """There is no process."""


@contextmanager
def kept_children() -> Iterator[None]:
    """Real children, kept until the end."""
    documents = ChildDocuments(1)
    try:
        with _lending(documents):
            yield
    finally:
        documents.close()


@contextmanager
def without_children() -> Iterator[None]:
    """Everything in this process: may be forked."""
    with ExitStack() as stack:
        stack.enter_context(patch("mailflow.adapters.templates.store.RenderProcess", _EngineHere))
        stack.enter_context(_lending(InProcessDocuments()))
        yield


@contextmanager
def _lending(documents: Documents) -> Iterator[None]:
    kept = _LentTemplates(SHIPPED, sample_values)

    def lent(_: int) -> _Lent:
        return _Lent(documents)

    def templates(configuration: Configuration) -> TemplateStore:
        return kept if Path(configuration.templates) == SHIPPED else open_templates(configuration)

    try:
        with patch.object(desks, "ChildDocuments", lent), patch.object(desks, "open_templates", templates):
            yield
    finally:
        kept.end()
