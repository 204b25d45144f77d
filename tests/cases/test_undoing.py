"""Which facts count after undoing and undoing that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mailflow.cases.undoing import Undoing
from mailflow.model.identifiers import EntryNumber as N


def test_undoing_an_undoing_restores_the_fact() -> None:
    undoing = Undoing()
    assert undoing.add(N(5), N(2)) == 2
    assert N(2) in undoing
    assert undoing.add(N(6), N(5)) == 2
    assert (N(2) in undoing, N(5) in undoing) == (False, True)
    assert undoing.add(N(7), N(6)) == 2
    assert (N(2) in undoing, N(5) in undoing, N(6) in undoing) == (True, False, True)


def test_a_fact_cannot_undo_itself_or_a_later_one() -> None:
    undoing = Undoing()
    assert undoing.add(N(5), N(5)) is None
    assert undoing.add(N(5), N(9)) is None
    assert N(5) not in undoing
    assert N(9) not in undoing


@given(st.lists(st.integers(1, 30), max_size=30))
def test_a_fact_is_undone_exactly_while_something_valid_undoes_it(targets: list[int]) -> None:
    undoing = Undoing()
    pairs = [(N(31 + place), N(target + place)) for place, target in enumerate(targets)]
    for number, target in pairs:
        undoing.add(number, target)
    for place in range(1, 70):
        number = N(place)
        undoers = [each for each, target in pairs if target == number and target < each]
        assert (number in undoing) == any(each not in undoing for each in undoers)
