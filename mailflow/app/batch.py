"""One batch on its way: rendered, kept, claimed (durable), sent, settled, copied into the Sent folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar

from mailflow.app.correspondence import Correspondence
from mailflow.app.desk import Desk
from mailflow.app.ports import Envelope, Sending
from mailflow.app.sent_copies import keep_copies
from mailflow.app.troubles import trouble_began
from mailflow.cases.retries import LAST_ATTEMPT, retry_at
from mailflow.errors import LedgerError, NotFoundError, OperatorError, PermanentError
from mailflow.mail.composing.compose import compose
from mailflow.model.fact import LetterClaimed, LetterKind, LetterSettled, SendResult
from mailflow.model.identifiers import ContentHash
from mailflow.model.plan import DueLetter

Product = TypeVar("Product")

WRITING_GROUP = 8
"""Letters written and kept by one durable barrier; nothing is claimed by that."""

CLAIM_GROUP = 4
"""Letters claimed by one durable write; with those the mailer holds they are what a stop leaves in doubt."""

PATIENCE = 4
"""Rests of the whole server that a letter keeps its place through: a limit by the hour frees itself sooner.
At the next one it goes behind those that wait."""

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
    is_late: Callable[[], bool] = lambda: False
    """Whether the pass has sent long enough: what is not claimed yet waits for the next one."""
    sound: set[str] = field(default_factory=set)
    """Templates of which a letter was written."""
    _kept: dict[str, ContentHash] = field(default_factory=dict)
    """Content of each letter that was claimed."""
    _unsent: set[ContentHash] = field(default_factory=set)
    """Kept, and not yet on its way or surely not gone out."""

    def send(self) -> Iterator[SendResult]:
        """How each letter ended, settled before it is told."""
        by_key = {letter.key: letter for letter in self.letters}
        accepted: list[ContentHash] = []
        for endings in _at_hand(self.desk.mailer.send(self._claimed())):
            self.stopped = self.stopped or any(sending.whole_server for sending in endings)
            settled = [self._settled(by_key[sending.letter], sending) for sending in endings]
            self.desk.record(*settled)
            if any(sending.code for sending in endings):
                self.desk.watch.gained()
            self._unsent.update(
                self._kept[fact.letter] for fact in settled if fact.result is SendResult.RETRY
            )
            yield from (fact.result for fact in settled)
            accepted += [self._kept[fact.letter] for fact in settled if fact.result is SendResult.SENT]
        self._drop_unsent()
        keep_copies(self.desk, accepted)

    def _claimed(self) -> Iterator[Envelope]:
        """Envelopes as the mailer asks for them, a group of them claimed just before."""
        own = self.desk.configuration.association.email
        for letters, raws, contents in self._written():
            for start in range(0, len(letters), CLAIM_GROUP):
                if self.stopped or self.is_late():
                    return
                group = slice(start, start + CLAIM_GROUP)
                now = self.desk.clock.now()
                pairs = zip(letters[group], contents[group], strict=True)
                self.desk.record(*(_claim(letter, content, now) for letter, content in pairs))
                for letter, content, raw in zip(letters[group], contents[group], raws[group], strict=True):
                    self._kept[letter.key] = content
                    self._unsent.discard(content)
                    # RFC 3834, 4: a response names the null reverse-path, lest it be answered.
                    sender = "" if letter.kind in AUTOMATIC_REPLIES else own
                    yield Envelope(letter.key, sender, letter.recipient, raw, own)

    def _written(self) -> Iterator[tuple[Sequence[DueLetter], Sequence[bytes], Sequence[ContentHash]]]:
        """Letters with their bytes, kept; the next ones are rendered while these are composed and sent."""
        groups = [
            self.letters[start : start + WRITING_GROUP]
            for start in range(0, len(self.letters), WRITING_GROUP)
        ]
        self.correspondence.prepare(groups[0] if groups else ())
        for place, group in enumerate(groups, start=1):
            if self.stopped:
                return
            mails = list(self._guarded((each, partial(self.correspondence.write, each)) for each in group))
            self.correspondence.prepare(groups[place] if place < len(groups) else ())
            written = list(self._guarded((letter, partial(compose, mail)) for letter, mail in mails))
            self.sound.update(letter.template for letter, _ in written)
            raws = [raw for _, raw in written]
            contents = self.desk.archive.put_all(raws)
            self.desk.watch.gained()
            self._unsent.update(contents)
            yield [letter for letter, _ in written], raws, contents

    def _guarded(
        self, steps: Iterable[tuple[DueLetter, Callable[[], Product]]]
    ) -> Iterator[tuple[DueLetter, Product]]:
        """Letters with what each one's step makes; where it fails it is left out, and staff are told once."""
        for letter, step in steps:
            try:
                product = step()
            except (OperatorError, PermanentError, NotFoundError) as fault:
                self._not_written(letter, str(fault))
            except Exception as fault:  # noqa: BLE001 - one message: the others go out, staff are told
                self.desk.note(f"letter_not_written: {type(fault).__name__}")
                self._not_written(letter, "внутренняя ошибка программы, сообщите разработчику")
            else:
                yield letter, product

    def _not_written(self, letter: DueLetter, why: str) -> None:
        self.unwritten += 1
        self.spoiled.add(letter.template)
        trouble_began(self.desk, trouble_of(letter.template), f"Письмо не составлено: {why}")

    def _settled(self, letter: DueLetter, sending: Sending) -> LetterSettled:
        now, whole_server = self.desk.clock.now(), sending.whole_server
        result, again = sending.result, None
        record = self.desk.book.outbox.records[letter.key]
        if result is SendResult.RETRY and not whole_server:
            again = retry_at(letter, now)
            if record.refusals + 1 >= LAST_ATTEMPT:
                result, again = SendResult.REFUSED, None
        elif result is SendResult.RETRY and sending.was_offered and record.standstills >= PATIENCE:
            # A server that refuses everybody says nothing about this letter: its place in the order stays.
            # Where it is this letter that the server is angry at, it must not stand in the way for ever.
            again = now
        return LetterSettled(
            now, letter.key, letter.attempt, result, sending.words, again, whole_server=whole_server
        )

    def _drop_unsent(self) -> None:
        """The next attempt is written anew: a server that refuses for days must not fill the disk."""
        for content in self._unsent:
            try:
                self.desk.archive.erase(content)
            except LedgerError as fault:
                self.desk.note(f"unsent_letter_stays: {type(fault).__name__}")


def _at_hand(sendings: Iterable[Sending]) -> Iterator[list[Sending]]:
    """Results that are there at the same time, together; none waits for one that is not."""
    endings: list[Sending] = []
    for sending in sendings:
        endings.append(sending)
        if not sending.more_at_hand:
            yield endings
            endings = []
    if endings:
        yield endings


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
