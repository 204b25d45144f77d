"""asyncio behind a plain iterator: a round runs in a thread of its own, fed and listened to by the caller's.

Envelopes are asked for one by one in the caller's thread, some ahead of the connections, so that making
them goes on while others are on the wire; results come out as they complete.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice

from mailflow.adapters.smtp.delivery_round import DeliveryRound
from mailflow.app.ports import Envelope, Sending

# Letters asked for and not yet settled, beyond one a connection: after a crash these are in doubt. They are
# asked for some at a time, for each waking of the other thread costs as much as half a letter.
_AHEAD = 8
_TOO_FEW_AHEAD = 4
# Granted in any case: a pass may have spent its time elsewhere, and the result may be just coming.
_LEAST_SECONDS = 1.0


class BackgroundRound:
    """Runs one DeliveryRound; `make_round` gets the place to report to."""

    def __init__(
        self,
        make_round: Callable[[Callable[[Sending], None]], DeliveryRound],
        connections: int,
        seconds_left: Callable[[], float],
    ) -> None:
        self._make_round = make_round
        self._connections = connections
        self._seconds_left = seconds_left
        self._results: queue.SimpleQueue[Sending | BaseException] = queue.SimpleQueue()
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._round: DeliveryRound | None = None

    def results(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        """One result an envelope; closing the iterator ends the round after the letters under way, but for
        those whose last answer is left to come late."""
        thread = threading.Thread(target=self._main, name="mailflow-smtp", daemon=True)
        thread.start()
        try:
            yield from self._exchange(iter(envelopes))
        finally:
            self._tell(lambda sending: sending.stop())
            if self._round is None or not self._round.left:
                thread.join()

    def _exchange(self, envelopes: Iterator[Envelope]) -> Iterator[Sending]:
        under_way, is_more = 0, True
        while is_more or under_way:
            if is_more and under_way <= self._connections + _TOO_FEW_AHEAD:
                wanted = self._connections + _AHEAD - under_way
                added = list(islice(envelopes, wanted))
                is_more = len(added) == wanted
                under_way += len(added)
                self._hand_over(added)
            if under_way:
                result = self._next_result()
                if isinstance(result, BaseException):
                    raise result
                under_way -= 1
                yield replace(result, more_at_hand=True) if self._has_more() else result

    def _next_result(self) -> Sending | BaseException:
        """The next one; where the pass has no time left the letters under way end as after a silence."""
        left = self._seconds_left()
        if left < threading.TIMEOUT_MAX:
            try:
                return self._results.get(timeout=max(left, _LEAST_SECONDS))
            except queue.Empty:
                self._tell(lambda sending: sending.break_off())
        return self._results.get()

    def _has_more(self) -> bool:
        return not self._results.empty()

    def _main(self) -> None:
        try:
            asyncio.run(self._run())
        except BaseException as fault:  # noqa: BLE001 - a thread must hand even this to its caller
            self._results.put(fault)
        finally:
            self._ready.set()

    async def _run(self) -> None:
        self._round = self._make_round(self._results.put)
        self._loop = asyncio.get_running_loop()
        self._ready.set()
        await self._round.run(self._connections)

    def _hand_over(self, envelopes: Sequence[Envelope]) -> None:
        self._tell(lambda sending: sending.add(envelopes))

    def _tell(self, step: Callable[[DeliveryRound], None]) -> None:
        self._ready.wait()
        if self._loop is not None and self._round is not None:
            # A loop that has ended needs no more steps.
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(step, self._round)
