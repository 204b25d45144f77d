"""One round of sending: several connections share one row of letters until it ends or the server fails."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence

from mailflow.adapters.smtp.addresses import BadAddressError
from mailflow.adapters.smtp.connection import Connection, StageError
from mailflow.adapters.smtp.verdicts import Stage, Verdict, judge_answer, judge_silence
from mailflow.adapters.smtp.words import server_words
from mailflow.app.ports import Envelope, Sending
from mailflow.cases.refusal import blames_address
from mailflow.model.fact import SendResult

# So many letters in a row refused without blame on their addresses: it is us whom the server does not like.
_REFUSALS_IN_A_ROW = 3
# Silence or a broken line so often in a row is the server's trouble and not the letters'.
_FAULTS_IN_A_ROW = 3


class DeliveryRound:
    """`add` letters and `stop` at the end, both from within the loop; `report` takes each result at once.

    `report_late` takes the server's word on a letter that was given away whole when the pass broke off, and
    that is reported in doubt; without it nobody waits for that word.
    """

    def __init__(
        self,
        *,
        connect: Callable[[], Connection],
        report: Callable[[Sending], None],
        report_late: Callable[[Sending], None] | None = None,
        secrets: Sequence[str],
    ) -> None:
        self._connect = connect
        self._report_now = report
        self._report_late = report_late
        self._secrets = secrets
        self._waiting: asyncio.Queue[Envelope | None] = asyncio.Queue()
        self._faults_in_a_row = 0
        self._refusals_in_a_row = 0
        self._stopped: Sending | None = None
        self._open: dict[Connection, str] = {}
        """With the letter under way on each."""
        self._broken_off = False
        self.left: set[str] = set()
        """Letters in doubt whose last answer is still waited for."""

    def add(self, envelopes: Iterable[Envelope]) -> None:
        for envelope in envelopes:
            self._waiting.put_nowait(envelope)

    def stop(self) -> None:
        """Letters under way are finished, none that waits is begun."""
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self._waiting.put_nowait(None)

    def break_off(self) -> None:
        """The pass has waited long enough: every letter under way ends as by the server's silence, and no
        further one is tried."""
        self._broken_off = True
        words = "проход прерван: сервер слишком долго молчит"
        self._stopped = self._stopped or Sending("", SendResult.RETRY, words=words, whole_server=True)
        for connection, letter in self._open.items():
            if self._report_late is not None and connection.awaits_last_answer:
                # RFC 5321, 4.5.3.2.6 grants ten minutes: not this pass, but the line may wait so long.
                self._report(
                    Sending(letter, SendResult.IN_DOUBT, words=words, whole_server=True, was_offered=True)
                )
                self.left.add(letter)
            else:
                connection.expire()

    def _report(self, sending: Sending) -> None:
        if sending.letter not in self.left:
            self._report_now(sending)
        elif self._report_late is not None and sending.result is not SendResult.IN_DOUBT:
            self._report_late(sending)

    async def run(self, connections: int) -> None:
        """Until `stop`. The first connection proves server and account before the others are opened."""
        proven = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            for number in range(connections):
                group.create_task(self._work(proven, is_first=number == 0))
        # Aborted connections are closed by the loop in its next turn, and this may be its last.
        await asyncio.sleep(0)

    async def _work(self, proven: asyncio.Event, *, is_first: bool) -> None:
        connection: Connection | None = None
        try:
            if not is_first:
                await proven.wait()
            while (envelope := await self._waiting.get()) is not None:
                if self._stopped is None:
                    connection = await self._deliver(envelope, connection)
                else:
                    self._report(_untried(envelope, self._stopped))
                proven.set()
            # The next worker is to find it too.
            self._waiting.put_nowait(None)
        finally:
            proven.set()
            if connection is not None:
                await connection.quit()

    async def _deliver(self, envelope: Envelope, connection: Connection | None) -> Connection | None:
        """One letter; the connection to use for the next, None where it must be a new one."""
        is_old = connection is not None
        try:
            if connection is None:
                connection = self._connect()
                self._open[connection] = envelope.letter
                await connection.open()
            self._open[connection] = envelope.letter
            code, words = await connection.send(envelope)
        except BadAddressError as fault:
            self._report(Sending(envelope.letter, SendResult.REFUSED, words=str(fault)))
            return connection
        except StageError as fault:
            assert connection is not None
            await self._part(connection, fault)
            if is_old and not self._broken_off and _is_worn_out(fault):
                return await self._deliver(envelope, None)
            self._settle_fault(envelope, fault)
            return None
        except BaseException:
            if connection is not None:
                connection.close()
            raise
        self._faults_in_a_row = self._refusals_in_a_row = 0
        self._report(Sending(envelope.letter, SendResult.SENT, code, server_words(words, self._secrets)))
        return connection

    async def _part(self, connection: Connection, fault: StageError) -> None:
        """A connection is never used again after a fault; where the server spoke, it hears QUIT."""
        self._open.pop(connection, None)
        if fault.code and fault.code != 421:
            await connection.quit()
        else:
            connection.close()

    def _settle_fault(self, envelope: Envelope, fault: StageError) -> None:
        is_silence = fault.code == 0
        verdict = (
            judge_silence(fault.stage) if is_silence else judge_answer(fault.stage, fault.code, fault.words)
        )
        if self._is_disliked(verdict, fault):
            verdict = Verdict(SendResult.RETRY, whole_server=True)
        self._faults_in_a_row = self._faults_in_a_row + 1 if is_silence else 0
        whole = verdict.whole_server or self._faults_in_a_row >= _FAULTS_IN_A_ROW or self._broken_off
        words = server_words(fault.words, self._secrets)
        sending = Sending(
            envelope.letter,
            verdict.result,
            fault.code,
            words,
            whole_server=whole,
            was_offered=fault.stage >= Stage.MAIL,
        )
        if whole and self._stopped is None:
            self._stopped = sending
        self._report(sending)

    def _is_disliked(self, verdict: Verdict, fault: StageError) -> bool:
        """Whether letter after letter is refused for what it is: tried again later, lest a provider's mood
        make a whole campaign undeliverable."""
        if verdict.result is not SendResult.REFUSED or blames_address(fault.words):
            self._refusals_in_a_row = 0
        else:
            self._refusals_in_a_row += 1
        return self._refusals_in_a_row >= _REFUSALS_IN_A_ROW


def _untried(envelope: Envelope, stopped: Sending) -> Sending:
    return Sending(envelope.letter, SendResult.RETRY, stopped.code, stopped.words, whole_server=True)


def _is_worn_out(fault: StageError) -> bool:
    """Servers end a connection after so many letters or so much time: at MAIL, by 421 or without a word."""
    return fault.stage is Stage.MAIL and fault.code in (0, 421)
