"""A refused login is repeated ever more slowly: providers lock an account that is tried too often (A41)."""

from __future__ import annotations

from collections.abc import Callable

from mailflow.errors import LoginError

_STEPS = (0.0, 60.0, 300.0, 900.0)
"""Seconds; the last one repeats. Once more at once: some servers refuse a good password in passing."""


class LoginRest:
    """Between two tries the last refusal is told again without a word to the server."""

    __slots__ = ("_monotonic", "_refusals", "_until", "_words")

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._refusals = 0
        self._until = 0.0
        self._words = ""

    def check(self) -> None:
        """Raises LoginError where it is too early for another try."""
        if self._refusals and self._monotonic() < self._until:
            raise LoginError(self._words)

    def refused(self, fault: LoginError) -> None:
        self._refusals += 1
        self._until = self._monotonic() + _STEPS[min(self._refusals, len(_STEPS)) - 1]
        self._words = str(fault)

    def accepted(self) -> None:
        self._refusals = 0
