"""The incoming half of the book: messages, what was decided about them, and which still wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mailflow.cases.confirmations import Confirmations
from mailflow.cases.freshness import Freshness
from mailflow.cases.recording import Recording, recorded_by_person, recorded_by_program, verdict_on
from mailflow.cases.undoing import Undoing
from mailflow.model.fact import MessageAssigned, MessageDismissed, MessageRead
from mailflow.model.identifiers import CaseId, ContentHash, EntryNumber, Oktmo, RequestId
from mailflow.model.understanding import CaseVerdict, Decision, Kind, Understanding


class Inbox:
    """Messages by number, content, case and candidate, and the decisions about them."""

    __slots__ = (
        "_assignments",
        "_by_candidate",
        "_by_case",
        "_by_content",
        "_by_message_id",
        "_confirmations",
        "_dismissals",
        "_freshness",
        "_lost",
        "_replies",
        "_undoing",
        "_waiting",
        "messages",
    )

    def __init__(self, undoing: Undoing, freshness: Freshness) -> None:
        self._undoing = undoing
        self._freshness = freshness
        self.messages: dict[EntryNumber, MessageRead] = {}
        self._by_content: dict[ContentHash, EntryNumber] = {}
        self._by_message_id: dict[str, tuple[EntryNumber, ...]] = {}
        self._by_case: dict[CaseId, dict[EntryNumber, None]] = {}
        self._by_candidate: dict[tuple[RequestId | None, Oktmo], dict[EntryNumber, None]] = {}
        self._confirmations = Confirmations()
        self._assignments: dict[EntryNumber, list[tuple[EntryNumber, MessageAssigned]]] = {}
        self._dismissals: dict[EntryNumber, list[EntryNumber]] = {}
        self._replies: list[EntryNumber] = []
        self._waiting: dict[EntryNumber, None] = {}
        self._lost: set[EntryNumber] = set()

    # recording

    def read(self, number: EntryNumber, fact: MessageRead, *, lost_report: bool) -> None:
        """Keep a message; `lost_report` marks a delivery report of which nobody knows what it is about."""
        self.messages[number] = fact
        self._by_content[fact.content] = number
        bare = fact.understanding.message_id.strip("<>")
        self._by_message_id[bare] = (*self._by_message_id.get(bare, ()), number)
        if fact.understanding.kind is Kind.REPLY:
            self._replies.append(number)
        for verdict in fact.understanding.cases:
            self._by_case.setdefault(verdict.case, {})[number] = None
        for each in fact.understanding.candidates:
            if each.municipality is not None:
                self._by_candidate.setdefault((each.request, each.municipality), {})[number] = None
        if lost_report:
            self._lost.add(number)
        self._confirmations.read(number, fact.understanding)
        self.refresh(number)

    def assign(self, number: EntryNumber, fact: MessageAssigned) -> None:
        self._assignments.setdefault(fact.message, []).append((number, fact))
        self._by_case.setdefault(fact.case, {})[fact.message] = None
        message = self.messages.get(fact.message)
        if message is not None:
            self._confirmations.assign(fact.message, message.understanding)
        self.decided(fact.message)

    def dismiss(self, number: EntryNumber, fact: MessageDismissed) -> None:
        self._dismissals.setdefault(fact.message, []).append(number)
        self.refresh(fact.message)

    def decided(self, number: EntryNumber) -> None:
        """A person's word on the message, given or taken back, also tells whose its sender's letters are."""
        self.refresh(number)
        message = self.messages.get(number)
        if message is not None:
            for each in self._confirmations.resting_on(message.understanding.from_address):
                self.refresh(each)

    def refresh(self, number: EntryNumber) -> None:
        """Take the message into or out of the queue of those that wait for a person."""
        self._freshness.touch(self._concerned(number))
        if self._wants_person(number):
            self._waiting[number] = None
        else:
            self._waiting.pop(number, None)

    # asking

    def waiting(self) -> tuple[EntryNumber, ...]:
        """Messages that wait for a person, in order of recording."""
        return tuple(sorted(self._waiting))

    def number_of(self, content: ContentHash) -> EntryNumber | None:
        return self._by_content.get(content)

    def with_message_id(self, message_id: str) -> tuple[EntryNumber, ...]:
        """Messages that bear the Message-ID, with or without angle brackets; several may."""
        return self._by_message_id.get(message_id.strip().strip("<>"), ())

    def of_case(self, case: CaseId) -> tuple[EntryNumber, ...]:
        """All messages that touch the case, in order of recording."""
        return tuple(sorted(each for each in self._by_case.get(case, ()) if each in self.messages))

    def waiting_for(self, case: CaseId) -> tuple[EntryNumber, ...]:
        """Messages that may turn out to be the case's answer, in order of recording.

        A candidate whose request is unknown stands for every request of its municipality; one whose
        municipality is unknown could be anybody's and holds nobody back.
        """
        if not self._waiting:
            return ()
        found = {number for number in self._by_case.get(case, ()) if self._waits_for(number, case)}
        for request in (case.request, None):
            proposed = self._by_candidate.get((request, case.municipality), ())
            found.update(number for number in proposed if number in self._waiting)
        return tuple(sorted(found))

    def recordings(self, case: CaseId) -> tuple[Recording, ...]:
        """What counts in the case, by the instant of sending."""
        numbers = self._by_case.get(case, ())
        found = (self.recording(number, case) for number in numbers)
        return tuple(sorted((each for each in found if each is not None), key=lambda each: each.order))

    def recording(self, number: EntryNumber, case: CaseId) -> Recording | None:
        """What the message counts for in the case; a person's word goes before the program's."""
        message = self.messages.get(number)
        if message is None:
            return None
        assignment = self._assignment(number, case)
        if assignment is not None:
            return recorded_by_person(number, message, *assignment)
        if self.is_taken_back(number):
            return None
        verdict = verdict_on(message, case)
        if verdict is None or verdict.decision is not Decision.RECORDED:
            return None
        return recorded_by_program(number, message, verdict)

    def cases_of(self, number: EntryNumber) -> tuple[CaseId, ...]:
        """Cases the message counts in, the program's first, then those added by a person."""
        message = self.messages[number]
        named = [verdict.case for verdict in message.understanding.cases]
        named += [fact.case for _, fact in self._valid_assignments(number)]
        return tuple(case for case in dict.fromkeys(named) if self.recording(number, case) is not None)

    def replies_latest_first(self) -> Iterator[EntryNumber]:
        return reversed(self._replies)

    def assigned_municipalities(self, address: str) -> frozenset[Oktmo]:
        """Municipalities for which persons have taken mail from the address."""
        return frozenset(
            fact.case.municipality
            for message in self._confirmations.assigned_from(address)
            for _, fact in self._valid_assignments(message)
        )

    def is_taken_back(self, number: EntryNumber) -> bool:
        """Whether what the program recorded of the message counts no more."""
        return number in self._undoing or self.is_unconfirmed(number)

    def is_unconfirmed(self, number: EntryNumber) -> bool:
        """Whether it was recorded on the word of a person who has taken that back since.

        Where the letter with that word was erased after its term nobody has taken anything back.
        """
        rests_on = self._confirmations.municipalities_of(number)
        address = self.messages[number].understanding.from_address
        if not rests_on or not any(True for _ in self._confirmations.assigned_from(address)):
            return False
        return not rests_on <= self.assigned_municipalities(address)

    def held_verdict(self, number: EntryNumber, case: CaseId) -> CaseVerdict | None:
        """The program's verdict on the case while it waits for a person."""
        if not self._waits_for(number, case):
            return None
        return verdict_on(self.messages[number], case)

    def _waits_for(self, number: EntryNumber, case: CaseId) -> bool:
        if number not in self._waiting or self._assignment(number, case) is not None:
            return False
        verdict = verdict_on(self.messages[number], case)
        return verdict is not None and (self.is_taken_back(number) or verdict.decision is Decision.REVIEW)

    def _concerned(self, number: EntryNumber) -> set[Oktmo]:
        """Every municipality that the message or a decision about it names."""
        found = {fact.case.municipality for _, fact in self._assignments.get(number, ())}
        message = self.messages.get(number)
        if message is not None:
            found.update(each.case.municipality for each in message.understanding.cases)
            named = (each.municipality for each in message.understanding.candidates)
            found.update(each for each in named if each is not None)
        return found

    def _wants_person(self, number: EntryNumber) -> bool:
        message = self.messages.get(number)
        if message is None or any(each not in self._undoing for each in self._dismissals.get(number, ())):
            return False
        assigned = {fact.case for _, fact in self._valid_assignments(number)}
        if self.is_taken_back(number) or number in self._lost:
            return not assigned
        understanding = message.understanding
        return understanding.kind is Kind.REPLY and _is_open(understanding, assigned)

    def _assignment(self, number: EntryNumber, case: CaseId) -> tuple[EntryNumber, MessageAssigned] | None:
        if number not in self._assignments:
            return None
        valid = [each for each in self._valid_assignments(number) if each[1].case == case]
        return max(valid, key=lambda each: each[0], default=None)

    def _valid_assignments(self, number: EntryNumber) -> Iterable[tuple[EntryNumber, MessageAssigned]]:
        return [each for each in self._assignments.get(number, ()) if each[0] not in self._undoing]


def _is_open(understanding: Understanding, assigned: set[CaseId]) -> bool:
    """Whether something in a reply is still to be decided.

    Assigning one of several proposed cases leaves the others open; assigning another case than the
    proposed ones says that the proposal was wrong and settles the whole message.
    """
    proposed = {each.case for each in understanding.cases if each.decision is Decision.REVIEW}
    if assigned:
        return bool(assigned & proposed) and bool(proposed - assigned)
    return bool(proposed or understanding.candidates or not understanding.cases)
