"""One batch on its way: rendered, kept, claimed (durable), sent, settled, copied into the Sent folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mailflow.app.correspondence import Correspondence
from mailflow.app.desk import Desk
from mailflow.app.ports import Envelope, Sending
from mailflow.app.troubles import trouble_began
from mailflow.cases.retries import LAST_ATTEMPT, retry_at
from mailflow.errors import NotFoundError, OperatorError, PermanentError, TransientError
from mailflow.mail.compose import compose
from mailflow.model.fact import LetterClaimed, LetterKind, LetterSettled, SendResult
from mailflow.model.identifiers import ContentHash
from mailflow.model.plan import DueLetter

CLAIM_GROUP = 8
"""Letters claimed by one durable write; with those on the wire they are what a stop can leave in doubt."""

AUTOMATIC_REPLIES = frozenset({LetterKind.ACKNOWLEDGEMENT})


@dataclass(slots=True)
class Batch:
    """Letters of one plan. `stopped`: the whole server refuses, nothing further is claimed."""

    desk: Desk
    letters: Sequence[DueLetter]
    correspondence: Correspondence
    stopped: bool = False
    unwritten: int = 0
    spoiled: set[str] = field(default_factory=set)
    """Templates of which a letter could not be written."""
    sound: set[str] = field(default_factory=set)
    """Templates of which a letter was written."""
    _copies: dict[str, bytes] = field(default_factory=dict)

    def send(self) -> Iterator[SendResult]:
        """How each letter ended, settled before it is told."""
        by_key = {letter.key: letter for letter in self.letters}
        accepted: list[str] = []
        for sending in self.desk.mailer.send(self._claimed()):
            self.stopped = self.stopped or sending.whole_server
            yield self._settle(by_key[sending.letter], sending)
            if sending.result is SendResult.SENT:
                accepted.append(sending.letter)
        self._keep_copies(accepted)

    def _claimed(self) -> Iterator[Envelope]:
        """Envelopes as the mailer asks for them; a group is rendered, kept and claimed just before."""
        own = self.desk.configuration.association.email
        for start in range(0, len(self.letters), CLAIM_GROUP):
            if self.stopped:
                return
            written = list(self._written(self.letters[start : start + CLAIM_GROUP]))
            contents = self.desk.archive.put_all([raw for _, raw in written])
            now = self.desk.clock.now()
            pairs = zip(written, contents, strict=True)
            self.desk.record(*(_claim(letter, content, now) for (letter, _), content in pairs))
            for letter, raw in written:
                self._copies[letter.key] = raw
                # RFC 3834, 4: a response names the null reverse-path, lest it be answered.
                sender = "" if letter.kind in AUTOMATIC_REPLIES else own
                yield Envelope(letter.key, sender, letter.recipient, raw, own)

    def _written(self, letters: Sequence[DueLetter]) -> Iterator[tuple[DueLetter, bytes]]:
        """Letters with their bytes; one that cannot be written is left out, and staff are told once."""
        for letter in letters:
            try:
                raw = compose(self.correspondence.write(letter))
            except (OperatorError, PermanentError, NotFoundError) as fault:
                self._not_written(letter, str(fault))
            except Exception as fault:  # noqa: BLE001 - one message: the others go out, staff are told
                self.desk.note(f"letter_not_written: {type(fault).__name__}")
                self._not_written(letter, "внутренняя ошибка программы, сообщите разработчику")
            else:
                self.sound.add(letter.template)
                yield letter, raw

    def _not_written(self, letter: DueLetter, why: str) -> None:
        self.unwritten += 1
        self.spoiled.add(letter.template)
        trouble_began(self.desk, trouble_of(letter.template), f"Письмо не составлено: {why}")

    def _settle(self, letter: DueLetter, sending: Sending) -> SendResult:
        now, whole_server = self.desk.clock.now(), sending.whole_server
        result, again = sending.result, None
        if result is SendResult.RETRY and not whole_server:
            # A server that refuses everybody says nothing about this letter: its place in the order stays.
            again = retry_at(letter, now)
            if self.desk.book.outbox.records[letter.key].refusals + 1 >= LAST_ATTEMPT:
                result, again = SendResult.REFUSED, None
        self.desk.record(
            LetterSettled(
                now, letter.key, letter.attempt, result, sending.words, again, whole_server=whole_server
            )
        )
        return result

    def _keep_copies(self, accepted: Sequence[str]) -> None:
        """Copies in the Sent folder; a mailbox that refuses costs the copy, not the letter."""
        if not self.desk.configuration.imap.sent_copy:
            return
        for letter in accepted:
            try:
                self.desk.mailbox.keep_sent_copy(self._copies[letter], self.desk.clock.now())
            except (TransientError, PermanentError) as fault:
                self.desk.note(f"sent_copy_failed: {type(fault).__name__}")
                return


def trouble_of(template: str) -> str:
    """Name of the trouble that letters of a template cannot be written."""
    return f"letter:{template}"


def _claim(letter: DueLetter, content: ContentHash, now: datetime) -> LetterClaimed:
    return LetterClaimed(
        at=now,
        letter=letter.key,
        kind=letter.kind,
        recipient=letter.recipient,
        message_id=letter.message_id,
        content=content,
        attempt=letter.attempt,
        request=letter.request,
        stage=letter.stage,
        cases=letter.cases,
        district=letter.district,
    )
