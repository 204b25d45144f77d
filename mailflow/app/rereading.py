"""A letter read once more, for the request a person says it answers."""

from __future__ import annotations

from dataclasses import dataclass

from mailflow.app.ports import Archive, Documents
from mailflow.errors import NotFoundError
from mailflow.matching.answers import Answer
from mailflow.matching.context import NoMemory, context_of
from mailflow.matching.understand import Matcher
from mailflow.model.fact import MessageRead
from mailflow.model.request import Request
from mailflow.model.settings import Configuration
from mailflow.model.understanding import Outcome


@dataclass(frozen=True, slots=True)
class Rereader:
    """Where nobody knew whose a letter is, nothing of what it says was counted: the kept mail says it."""

    archive: Archive
    documents: Documents
    matcher: Matcher
    configuration: Configuration

    def answer(self, message: MessageRead, request: Request) -> Answer | None:
        """None where the mail was erased, says nothing clear, or speaks for several municipalities."""
        try:
            raw = self.archive.get(message.content)
        except NotFoundError:
            return None
        context = context_of(self.configuration, NoMemory(), received_at=None, now=message.at)
        (opened,) = self.documents.open_all([raw])
        answer = self.matcher.answer_to(opened, request, context)
        return None if answer is None or answer.outcome is Outcome.UNCLEAR else answer
