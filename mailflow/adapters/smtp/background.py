"""asyncio behind a plain iterator: a round runs in a thread of its own, results come out as they complete."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

from mailflow.adapters.smtp.delivery_round import DeliveryRound
from mailflow.app.ports import Sending

# Results that may wait for the caller beyond one a connection: after a crash these letters are in doubt.
_AHEAD = 4

MakeRound = Callable[[Callable[[Sending], None], asyncio.Semaphore], DeliveryRound]


class BackgroundRound:
    """Runs one DeliveryRound; the next letters begin only as the caller takes results."""

    def __init__(self, make_round: MakeRound, connections: int) -> None:
        self._make_round = make_round
        self._connections = connections
        self._results: queue.SimpleQueue[Sending | BaseException | None] = queue.SimpleQueue()
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._round: DeliveryRound | None = None
        self._may_send: asyncio.Semaphore | None = None

    def results(self) -> Iterator[Sending]:
        """Each result as it completes; closing the iterator ends the round after the letters under way."""
        thread = threading.Thread(target=self._main, name="mailflow-smtp", daemon=True)
        thread.start()
        try:
            while (result := self._results.get()) is not None:
                if isinstance(result, BaseException):
                    raise result
                yield result
                self._soon(self._allow_one_more)
        finally:
            self._soon(self._stop)
            thread.join()

    def _main(self) -> None:
        try:
            asyncio.run(self._run())
        except BaseException as fault:  # noqa: BLE001 - a thread must hand even this to its caller
            self._results.put(fault)
        finally:
            self._ready.set()
            self._results.put(None)

    async def _run(self) -> None:
        self._may_send = asyncio.Semaphore(self._connections + _AHEAD)
        self._round = self._make_round(self._results.put, self._may_send)
        self._loop = asyncio.get_running_loop()
        self._ready.set()
        await self._round.run(self._connections)

    def _soon(self, step: Callable[[], None]) -> None:
        self._ready.wait()
        if self._loop is not None:
            # A loop that has ended needs no more steps.
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(step)

    def _allow_one_more(self) -> None:
        if self._may_send is not None:
            self._may_send.release()

    def _stop(self) -> None:
        if self._round is not None:
            self._round.stop()
        for _ in range(self._connections):
            self._allow_one_more()
