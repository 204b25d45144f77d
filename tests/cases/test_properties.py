"""Rules that hold for every course of events."""

from __future__ import annotations

from datetime import datetime, timedelta

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from mailflow.cases.book import Book
from mailflow.model.board import State
from mailflow.model.fact import (
    CaseExcluded,
    Entry,
    ExtensionGranted,
    Fact,
    FactUndone,
    LetterKind,
    LetterSettled,
    MessageDismissed,
    SendResult,
)
from mailflow.model.identifiers import EntryNumber, Oktmo
from mailflow.model.understanding import ANSWERS, CaseVerdict, Decision, Kind, Outcome
from tests.cases.town import (
    CALENDAR,
    DIRECTORY,
    STAFF,
    Town,
    assigned,
    bounce,
    candidate,
    case_id,
    configuration,
    local,
    notice,
    reply,
    started,
    verdict,
)

CODES = st.sampled_from([each.oktmo for each in DIRECTORY])
OUTCOMES = st.sampled_from(list(Outcome))
DECISIONS = st.sampled_from(list(Decision))
INSTANTS = st.integers(0, 24 * 45).map(lambda hours: local(9, 6, 0) + timedelta(hours=hours))
BOXES = CODES.map(lambda code: f"mo{code}@north.example")


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    """Facts that do not refer to one another, of distinct keys and instants of sending."""
    found: list[Fact] = []
    options: list[Fact]
    for place in range(draw(st.integers(0, 12))):
        at = draw(INSTANTS) + timedelta(seconds=place)
        code = draw(CODES)
        sent_at = draw(INSTANTS) + timedelta(seconds=place)
        stated = verdict(code, draw(OUTCOMES), draw(DECISIONS), draw(st.integers(0, 9)))
        options = [
            reply(f"r{place}", stated, at=at, sent_at=sent_at),
            reply(f"r{place}", candidates=(candidate(code),), at=at),
            bounce(f"r{place}", draw(BOXES), at=at, address_good=draw(st.booleans())),
            notice(Kind.AUTO_REPLY, f"r{place}", at=at, sender=draw(BOXES)),
            ExtensionGranted(at, "o", case_id(code), (at + timedelta(days=20)).date()),
            CaseExcluded(at, "o", case_id(code)),
        ]
        found.append(draw(st.sampled_from(options)))
    return found


def _states(book: Book, town: Town) -> list[object]:
    """What a board says, without the numbers of entries."""
    town.book = book
    (board,) = town.boards(local(10, 10))
    return [
        (each.id, each.state, each.delivery, each.due, each.answered_at, each.figures, each.recipient)
        for each in board.cases
    ]


def _filled(base: list[Entry], more: list[Fact]) -> Book:
    book = Book()
    book.add_all(base)
    book.add_all(Entry(EntryNumber(len(base) + 1 + place), fact) for place, fact in enumerate(more))
    return book


@given(st.data())
def test_the_order_of_recording_does_not_matter_where_the_instants_are_the_same(data: st.DataObject) -> None:
    town = started()
    recorded = data.draw(facts())
    shuffled = data.draw(st.permutations(recorded))
    assert _states(_filled(town.entries, shuffled), town) == _states(_filled(town.entries, recorded), town)


@given(facts())
def test_recording_twice_equals_once(recorded: list[Fact]) -> None:
    town = started()
    once = _filled(town.entries, recorded)
    twice = _filled(town.entries, [*recorded, *recorded])
    assert len(twice) == len(once)
    assert _states(twice, town) == _states(once, town)


@given(facts(), INSTANTS)
def test_the_state_as_of_an_instant_does_not_change_when_later_facts_arrive(
    recorded: list[Fact], instant: datetime
) -> None:
    town = started()
    earlier = [each for each in recorded if each.at <= instant]
    later = [each for each in recorded if each not in earlier]
    before = _filled(town.entries, earlier).as_of(instant)
    after = _filled(town.entries, [*earlier, *later]).as_of(instant)
    assert _states(after, town) == _states(before, town)


@given(facts())
def test_a_rebuilt_book_says_what_the_kept_one_says(recorded: list[Fact]) -> None:
    town = started()
    for fact in recorded:
        town.record(fact)
    kept = _states(town.book, town)
    town.restart()
    assert _states(town.book, town) == kept


class Campaign(RuleBasedStateMachine):
    """Ticks, restarts, crashes, answers and people, in any order and with a clock that may jump."""

    def __init__(self) -> None:
        super().__init__()
        self.town = Town(configuration(chair="chair@sovet.example"))
        self.now = local(9, 5, 9)
        self.serial = 0
        self.out: set[str] = set()
        self.excluded: set[Oktmo] = set()
        self.credited: dict[EntryNumber, tuple[EntryNumber, Oktmo]] = {}
        """By the fact that credits: the message and the case."""
        self.proposed: dict[EntryNumber, Oktmo] = {}
        self.pending: set[EntryNumber] = set()
        self.by_the_way: list[EntryNumber] = []

    @initialize(days=st.integers(0, 32), last=st.sampled_from([SendResult.SENT, SendResult.IN_DOUBT, None]))
    def send_letters(self, days: int, last: SendResult | None) -> None:
        """The campaign is met at any stage; what happened before was silence."""
        self.tick(last, 1000)
        self.now += timedelta(days=days)

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(days=st.integers(1, 10))
    def set_clock_back(self, days: int) -> None:
        self.now -= timedelta(days=days)

    @rule()
    def go_to_ten_on_a_working_day(self) -> None:
        day = CALENDAR.next_working((self.now + timedelta(hours=14)).date())
        self.now = local(day.month, day.day, 10)

    @rule()
    def restart(self) -> None:
        self.town.restart()

    @rule(
        result=st.sampled_from(
            [SendResult.SENT, SendResult.SENT, SendResult.RETRY, SendResult.IN_DOUBT, None]
        ),
        limit=st.integers(1, 30),
    )
    def tick(self, result: SendResult | None, limit: int) -> None:
        """Send up to `limit` letters; the last one ends as `result` says (None: killed on the way)."""
        for _ in range(2):
            letters = self.town.plan(self.now).letters[:limit]
            for letter in letters:
                assert letter.key not in self.out, "a letter was planned twice"
                if letter.kind in (LetterKind.REMINDER, LetterKind.DISTRICT_REMINDER, LetterKind.CHAIR_NOTE):
                    assert not {each.municipality for each in letter.cases} & self.closed()
                last = letter is letters[-1]
                end = result if last else SendResult.SENT
                self.town.send(letter, self.now, end, retry_at=self.now)
                if end is not SendResult.RETRY:
                    self.out.add(letter.key)

    @rule(code=CODES, outcome=st.sampled_from(sorted(ANSWERS)))
    def answer(self, code: Oktmo, outcome: Outcome) -> None:
        number = self._read(verdict(code, outcome))
        self.proposed[number] = code
        self.credited[number] = (number, code)

    @rule(code=CODES)
    def answer_for_a_person(self, code: Oktmo) -> None:
        number = self._read(verdict(code, decision=Decision.REVIEW))
        self.proposed[number] = code
        self.pending.add(number)

    @rule(code=CODES)
    def interim(self, code: Oktmo) -> None:
        self._read(verdict(code, Outcome.INTERIM))

    @rule(data=st.data())
    def undo_a_credit(self, data: st.DataObject) -> None:
        if self.credited:
            fact = data.draw(st.sampled_from(sorted(self.credited)))
            message, _ = self.credited.pop(fact)
            self.town.record(FactUndone(self._moment(), "o", fact))
            self.pending.add(message)

    @rule(data=st.data())
    def dismiss(self, data: st.DataObject) -> None:
        if self.pending:
            number = data.draw(st.sampled_from(sorted(self.pending)))
            self.pending.remove(number)
            self.town.record(MessageDismissed(self._moment(), "o", number))

    @rule(data=st.data(), code=CODES)
    def assign(self, data: st.DataObject, code: Oktmo) -> None:
        """To the proposed case or to another one; either way the proposal is settled."""
        if self.pending:
            number = data.draw(st.sampled_from(sorted(self.pending)))
            self.pending.remove(number)
            fact = self.town.record(assigned(number, code, Outcome.REPORT, self._moment()))
            self.credited[fact] = (number, code)

    @rule(code=CODES)
    def exclude(self, code: Oktmo) -> None:
        self.town.record(CaseExcluded(self._moment(), "o", case_id(code)))
        self.excluded.add(code)

    @rule(code=CODES, days=st.integers(1, 20))
    def extend(self, code: Oktmo, days: int) -> None:
        until = (self.now + timedelta(days=days)).date()
        self.by_the_way.append(self.town.record(ExtensionGranted(self._moment(), "o", case_id(code), until)))

    @rule()
    def undo_what_credits_nothing(self) -> None:
        if self.by_the_way:
            self.town.record(FactUndone(self._moment(), "o", self.by_the_way.pop()))

    @rule(code=CODES)
    def candidates(self, code: Oktmo) -> None:
        self.town.record(reply(f"m{self.serial}", candidates=(candidate(code, None),), at=self._moment()))

    @rule(box=BOXES, kind=st.sampled_from([Kind.AUTO_REPLY, Kind.RECEIPT]))
    def notice(self, box: str, kind: Kind) -> None:
        self.town.record(notice(kind, f"m{self.serial}", at=self._moment(), sender=box))

    @rule(data=st.data())
    def settle_a_doubt(self, data: st.DataObject) -> None:
        if doubts := self.town.book.in_doubt():
            claim = data.draw(st.sampled_from(doubts))
            result = data.draw(st.sampled_from([SendResult.SENT, SendResult.REFUSED]))
            self.town.record(LetterSettled(self._moment(), claim.letter, claim.attempt, result, who="o"))

    @rule(box=BOXES, address_good=st.booleans())
    def bounce(self, box: str, address_good: bool) -> None:
        fact = bounce(f"b{self.serial}", box, at=self._moment(), address_good=address_good)
        self.by_the_way.append(self.town.record(fact))

    def closed(self) -> set[Oktmo]:
        """Cases that must not be reminded, kept apart from the program's own reckoning."""
        waiting = {self.proposed[number] for number in self.pending}
        return self.answered() | waiting | self.excluded

    def answered(self) -> set[Oktmo]:
        return {code for _, code in self.credited.values()}

    @invariant()
    def credited_cases_are_answered(self) -> None:
        states = {each.municipality.oktmo: each.state for each in self.town.boards(self.now)[0].cases}
        for code in self.answered() - self.excluded:
            assert states[code] in (State.ANSWERED, State.ANSWERED_LATE)
        for code in set(states) - self.answered() - self.excluded:
            assert states[code] not in (State.ANSWERED, State.ANSWERED_LATE)

    @invariant()
    def a_kept_board_equals_one_folded_anew(self) -> None:
        anew = Town(self.town.configuration, entries=self.town.entries)
        anew.restart()
        assert self.town.boards(self.now) == anew.boards(self.now)

    @invariant()
    def mail_goes_to_the_directory_and_staff_alone(self) -> None:
        known = {address for each in DIRECTORY for address in each.emails} | {STAFF, "chair@sovet.example"}
        claims = (record.claim for record in self.town.book.outbox.records.values())
        assert {each.recipient for each in claims} <= known

    def _read(self, found: CaseVerdict) -> EntryNumber:
        return self.town.record(reply(f"m{self.serial}", found, at=self._moment()))

    def _moment(self) -> datetime:
        """Now, to a microsecond of its own: no two decisions fall on the same one."""
        self.serial += 1
        return self.now + timedelta(microseconds=self.serial)


Campaign.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestCampaign = Campaign.TestCase
