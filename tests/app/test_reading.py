"""Saved mail read one by one, and what came before it remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from mailflow.app.first_readings import FirstReading
from mailflow.app.reading import Reader
from mailflow.matching.context import Memory
from mailflow.matching.memory import FirstMemory
from mailflow.matching.understand import Examined
from mailflow.model.understanding import Decision, Outcome, Understanding
from tests.matching.desk import ABINSKY_DISTRICT, REFERENCE, VARNAVINSKOE, read

_ANSWER = f"{REFERENCE} направляем ответ исх. № 3301 от 26.09.2024: размещено 2 практики."
_OTHER = f"{REFERENCE} направляем ответ исх. № 3302 от 27.09.2024: размещена 1 практика, других нет."


class Clerk:
    """First readings of bodies, and a second look that is counted."""

    def __init__(self, next_sender: str = VARNAVINSKOE) -> None:
        self.second_looks = 0
        self.sender = VARNAVINSKOE
        self.next_sender = next_sender

    def first_readings(self, raws: Iterable[bytes]) -> Iterator[FirstReading]:
        for raw in raws:
            memory = FirstMemory()
            understood = read(raw.decode(), sender=self.sender, memory=memory)
            yield FirstReading(partial(Examined, understood), understood, frozenset(memory.asked))
            self.sender = self.next_sender

    def settle(self, examined: Examined, memory: Memory) -> Understanding:
        self.second_looks += 1
        return read(_ANSWER, sender=VARNAVINSKOE, memory=memory)


def _outcomes(clerk: Clerk, *bodies: str) -> list[Outcome]:
    reader = Reader(clerk.first_readings, clerk.settle)
    understood = list(reader.read(body.encode() for body in bodies))
    assert all(each.decision is Decision.RECORDED for one in understood for each in one.cases)
    return [each.outcome for one in understood for each in one.cases]


def test_a_letter_with_the_number_of_one_before_it_is_looked_at_again() -> None:
    clerk = Clerk()

    assert _outcomes(clerk, _ANSWER, _ANSWER) == [Outcome.REPORT, Outcome.DUPLICATE]
    assert clerk.second_looks == 1


def test_a_letter_like_none_before_it_is_not() -> None:
    clerk = Clerk()

    assert _outcomes(clerk, _ANSWER, _OTHER) == [Outcome.REPORT, Outcome.REPORT]
    assert clerk.second_looks == 0


def test_a_letter_of_a_neighbour_with_the_same_number_is_not_either() -> None:
    clerk = Clerk(next_sender=ABINSKY_DISTRICT)

    assert _outcomes(clerk, _ANSWER, _ANSWER) == [Outcome.REPORT, Outcome.REPORT]
    assert clerk.second_looks == 0
