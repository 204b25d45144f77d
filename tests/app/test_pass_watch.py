"""The watch over a pass: only what gains nothing is cut, and only inside a phase."""

from __future__ import annotations

from math import inf

from mailflow.app.pass_watch import PassWatch


class _Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_outside_of_a_phase_nothing_is_watched() -> None:
    seconds = _Seconds()
    watch = PassWatch(seconds)
    watch.gained()
    with watch.phase(60):
        seconds.now += 61
    assert watch.seconds_left() == inf


def test_a_phase_that_gains_nothing_runs_out_and_a_gain_begins_it_anew() -> None:
    seconds = _Seconds()
    watch = PassWatch(seconds)
    with watch.phase(60):
        seconds.now += 59
        before = watch.seconds_left()
        watch.gained()
        seconds.now += 59
        after = watch.seconds_left()
        seconds.now += 2
        over = watch.seconds_left()
    assert (before, after, over) == (1.0, 1.0, -1.0)
