"""A mailer in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mailflow.app.ports import Envelope, Sending
from mailflow.model.fact import SendResult


class FakeMailer:
    """Keeps what was sent; `answers` holds what comes instead of SENT, per recipient, each used once.

    An answer with `whole_server` ends the batch: the rest comes back untried, as the port says. Every letter
    that is tried is offered.
    """

    def __init__(self) -> None:
        self.sent: list[Envelope] = []
        self.tried: list[Envelope] = []
        self.answers: dict[str, list[Sending]] = {}

    def answer(
        self,
        recipient: str,
        result: SendResult,
        code: int = 0,
        words: str = "",
        *,
        whole_server: bool = False,
    ) -> None:
        """What the next letter to this recipient gets."""
        sending = Sending("", result, code, words, whole_server)
        self.answers.setdefault(recipient, []).append(sending)

    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        stopped: Sending | None = None
        for envelope in envelopes:
            if stopped is not None:
                yield Sending(
                    envelope.letter, SendResult.RETRY, stopped.code, stopped.words, whole_server=True
                )
                continue
            sending = self._one(envelope)
            stopped = sending if sending.whole_server else None
            yield sending

    def _one(self, envelope: Envelope) -> Sending:
        self.tried.append(envelope)
        planned = self.answers.get(envelope.recipient, [])
        if not planned:
            self.sent.append(envelope)
            return Sending(envelope.letter, SendResult.SENT, 250, "2.0.0 OK")
        answer = planned.pop(0)
        return replace(answer, letter=envelope.letter, was_offered=True)
