"""What was understood so far in one run: earlier messages tell duplicates and corrections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from mailflow.matching.context import NoMemory, PriorAnswer
from mailflow.matching.repeats.duplicates import Mark, marks_of
from mailflow.model.identifiers import CaseId, Oktmo
from mailflow.model.understanding import Kind, Understanding


class FirstMemory(NoMemory):
    """Nothing is remembered; `asked` are the cases whose earlier answers were asked for."""

    __slots__ = ("asked",)

    def __init__(self) -> None:
        self.asked: set[CaseId] = set()

    def prior_answers(self, case: CaseId) -> Sequence[PriorAnswer]:
        self.asked.add(case)
        return ()


class RunningMemory:
    """A `Memory` filled by `note`, in the order of reading; it knows no letters of ours and no decisions."""

    __slots__ = ("_answers", "_marked")

    def __init__(self) -> None:
        self._answers: dict[CaseId, list[PriorAnswer]] = defaultdict(list)
        self._marked: dict[Mark, set[CaseId]] = defaultdict(set)

    def bears_upon(self, understanding: Understanding, asked: Iterable[CaseId]) -> bool:
        """Whether what came before may change what a message says: it has a mark of an answer to such a case.

        `asked` are the cases whose earlier answers were asked for when it was read as the first one.
        """
        if understanding.kind is not Kind.REPLY:
            return False
        cases = frozenset(asked)
        return any(not cases.isdisjoint(self._marked.get(each, ())) for each in marks_of(understanding))

    def note(self, content_hash: str, understanding: Understanding) -> None:
        """Remember an understood message under its cases; anything but a reply says nothing of them."""
        if understanding.kind is not Kind.REPLY:
            return
        marks = marks_of(understanding)
        for verdict in understanding.cases:
            for mark in marks:
                self._marked[mark].add(verdict.case)
            self._answers[verdict.case].append(
                PriorAnswer(
                    content=content_hash,
                    outcome=verdict.outcome,
                    sent_at=understanding.sent_at,
                    sender_number=understanding.sender_number,
                    sender_date=understanding.sender_date,
                    attachment_hashes=frozenset(
                        each.sha256
                        for each in understanding.attachments
                        if each.sha256 and not each.companion
                    ),
                    text=understanding.text,
                )
            )

    def cases_of_letter(self, message_id: str) -> Sequence[CaseId]:  # noqa: ARG002 - the protocol's name
        return ()

    def prior_answers(self, case: CaseId) -> Sequence[PriorAnswer]:
        return tuple(self._answers.get(case, ()))

    def learned_municipality(self, address: str) -> Oktmo | None:  # noqa: ARG002
        return None

    def recipients_of(self, address: str) -> Sequence[CaseId]:  # noqa: ARG002
        return ()
