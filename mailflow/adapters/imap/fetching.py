"""Fetching messages: sizes first, then bodies in bounded batches, stubborn ones alone.

Everything is asked by explicit UIDs, for `n:*` names the last message even where n lies beyond it
(RFC 9051, 6.4.9), and by BODY.PEEK, which leaves \\Seen alone (6.4.5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import structlog

from mailflow.adapters.imap.client import Client
from mailflow.adapters.imap.fetch_answers import MAX_UID, FetchAnswer
from mailflow.adapters.imap.session import Session
from mailflow.adapters.imap.stubborn import Key, Stubborn
from mailflow.app.ports import FetchedMessage, FolderStatus
from mailflow.errors import TransientError

_BATCH_MESSAGES = 100
_BATCH_OCTETS = 4_000_000
# UIDs of one listing: 5,000 answers of some 50 octets; sparse folders widen it.
_WINDOW = 5_000
# A slower line than 64 KB/s is taken for a server that drips.
_MIN_OCTETS_PER_SECOND = 64_000
_HEADER_OCTETS = 1_000_000
# A message that broke the connection so often is given up and shown by its header alone.
_ATTEMPTS = 5
# One of which not even the header can be had without a break, by its place in the folder.
_HEADER_ATTEMPTS = 8
_BODY = "(UID INTERNALDATE BODY.PEEK[])"
_HEADER = "(UID INTERNALDATE BODY.PEEK[HEADER])"

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Sized:
    """A message known by its listing."""

    uid: int
    octets: int


class Fetcher:
    """Fetches from one folder at a time through a session, and remembers which messages break it."""

    def __init__(self, session: Session, max_message_octets: int, stubborn: Stubborn) -> None:
        self._session = session
        self._max = max_message_octets
        self._stubborn = stubborn

    def examine(self, folder: FolderStatus) -> FolderStatus:
        """As EXAMINE tells it; an UIDNEXT that it leaves out stays."""
        self._session.forget_selection()
        with self._session.operation(f"папка {folder.name}") as client:
            told = self._examine(client, folder)
        uidnext = told.get(b"UIDNEXT")
        if isinstance(uidnext, int) and 0 < uidnext <= MAX_UID:
            return replace(folder, uidnext=uidnext)
        return folder

    def is_confused(self, folder: FolderStatus) -> bool:
        """Whether its listing was believed although it contradicted itself, and has not been right since."""
        return self._stubborn.failures(_listing_key(folder)) >= _ATTEMPTS

    def after(self, folder: FolderStatus, uid: int) -> Iterator[FetchedMessage]:
        for listing in self._listings(folder, uid + 1):
            yield from self._messages(folder, listing)

    def since(self, folder: FolderStatus, since: datetime, after: int = 0) -> Iterator[FetchedMessage]:
        uids = [uid for uid in self._search(folder, ["SINCE", since.date()]) if uid > after]
        for start in range(0, len(uids), _WINDOW):
            wanted = uids[start : start + _WINDOW]
            listing = self._list(folder, _sequence_set(wanted), frozenset(wanted))
            yield from self._messages(folder, listing)

    def _listings(self, folder: FolderStatus, first: int) -> Iterator[list[Sized]]:
        """Windows of UIDs up to the folder's present UIDNEXT; empty ones widen the next fourfold."""
        last = self.examine(folder).uidnext - 1
        window = _WINDOW
        while first <= last:
            end = min(first + window - 1, last)
            listing = self._list(folder, f"{first}:{end}", range(first, end + 1))
            window = window * 4 if len(listing) < _WINDOW // 8 else _WINDOW
            yield listing
            first = end + 1

    def _examine(self, client: Client, folder: FolderStatus) -> dict[bytes, object]:
        told = self._session.examine(client, folder.name)
        if told.get(b"UIDVALIDITY", folder.uidvalidity) != folder.uidvalidity:
            raise TransientError(f"Папка {folder.name} создана заново (UIDVALIDITY), чтение повторится")
        return told

    def _list(self, folder: FolderStatus, uids: str, wanted: range | frozenset[int]) -> list[Sized]:
        with self._session.operation(f"список писем {folder.name}", octets=len(wanted) * 200) as client:
            self._examine(client, folder)
            listed = client.fetch_answers(uids, "(UID RFC822.SIZE)")
        if not listed.is_complete:
            raise TransientError(f"Папка {folder.name}: сервер не дал списка писем")
        sizes = {each.uid: each.octets or 0 for each in listed.answers if each.uid in wanted}
        if self._is_contradictory(folder, listed.answers, wanted):
            # A second witness: what the list passes over is asked for by itself, of unknown size.
            sizes = {uid: 0 for uid in self._search(folder, ["UID", uids]) if uid in wanted} | sizes
        return [Sized(uid, sizes[uid]) for uid in sorted(sizes)]

    def _is_contradictory(
        self, folder: FolderStatus, answers: Sequence[FetchAnswer], wanted: range | frozenset[int]
    ) -> bool:
        """A size told twice for a UID or for one nobody asked for belongs to another message, which would be
        missing from the list and never be read: the look is repeated, and only at last made do with."""
        told = [each.uid for each in answers if each.octets is not None]
        key = _listing_key(folder)
        if len(told) == len(set(told)) and all(uid in wanted for uid in told):
            self._stubborn.mended(key)
            return False
        self._stubborn.failed([key])
        if self._stubborn.failures(key) < _ATTEMPTS:
            raise TransientError(f"Папка {folder.name}: сервер путает номера писем (UID)")
        _log.warning("listing_contradicts_itself", folder=folder.name)
        return True

    def _search(self, folder: FolderStatus, criteria: Sequence[str | date]) -> list[int]:
        with self._session.operation(f"поиск в {folder.name}") as client:
            self._examine(client, folder)
            return sorted(set(client.search(criteria)))

    def _messages(self, folder: FolderStatus, listing: Sequence[Sized]) -> Iterator[FetchedMessage]:
        for batch in self._batches(folder, listing):
            yield from self._fetch(folder, batch)

    def _batches(self, folder: FolderStatus, listing: Sequence[Sized]) -> Iterator[list[Sized]]:
        """At most so many messages and octets; what is too large or broke a batch before goes alone."""
        batch: list[Sized] = []
        octets = 0
        for each in listing:
            alone = each.octets > self._max or self._stubborn.failures(_key(folder, each)) > 0
            if batch and (alone or len(batch) == _BATCH_MESSAGES or octets + each.octets > _BATCH_OCTETS):
                yield batch
                batch, octets = [], 0
            batch.append(each)
            octets += each.octets
            if alone:
                yield batch
                batch, octets = [], 0
        if batch:
            yield batch

    def _fetch(self, folder: FolderStatus, batch: list[Sized]) -> Iterator[FetchedMessage]:
        if len(batch) == 1:
            found = self._fetch_alone(folder, batch[0])
            yield from () if found is None else (found,)
            return
        bodies = self._bodies(folder, batch)
        for each in batch:
            answer = bodies.get(each.uid)
            message = _message(folder, each, answer) if answer else self._fetch_alone(folder, each)
            if message is not None:
                yield message

    def _bodies(self, folder: FolderStatus, batch: Sequence[Sized]) -> dict[int, FetchAnswer]:
        """Bodies by UID; a UID answered twice or unasked is left out: whose body it is nobody knows."""
        octets = sum(each.octets for each in batch)
        uids = _sequence_set([each.uid for each in batch])
        try:
            answers = self._ask(folder, uids, _BODY, octets)
        except TransientError:
            self._stubborn.failed(_key(folder, each) for each in batch)
            raise
        counted = Counter(answer.uid for answer in answers if answer.body is not None)
        return {each.uid: each for each in answers if each.body is not None and counted[each.uid] == 1}

    def _ask(self, folder: FolderStatus, uids: str, items: str, octets: int) -> Sequence[FetchAnswer]:
        seconds, room = octets / _MIN_OCTETS_PER_SECOND, octets + self._max
        with self._session.operation(f"чтение {folder.name}", seconds=seconds, octets=room) as client:
            self._examine(client, folder)
            return client.fetch_answers(uids, items).answers

    def _fetch_alone(self, folder: FolderStatus, sized: Sized) -> FetchedMessage | None:
        """The message by itself, or its header alone where it is too large or cannot be had; None: gone."""
        if sized.octets <= self._max and self._stubborn.failures(_key(folder, sized)) < _ATTEMPTS:
            answer = self._bodies(folder, [sized]).get(sized.uid)
            if answer is not None:
                self._stubborn.mended(_key(folder, sized))
                return _message(folder, sized, answer)
        return self._head(folder, sized)

    def _head(self, folder: FolderStatus, sized: Sized) -> FetchedMessage | None:
        if self._stubborn.failures(_key(folder, sized)) >= _HEADER_ATTEMPTS:
            return self._place(folder, sized)
        try:
            answers = self._ask(folder, str(sized.uid), _HEADER, _HEADER_OCTETS)
        except TransientError:
            self._stubborn.failed([_key(folder, sized)])
            raise
        answer = next((each for each in answers if each.uid == sized.uid and each.header), None)
        if answer is not None:
            return _message(folder, sized, answer)
        if self._list(folder, str(sized.uid), frozenset({sized.uid})):
            return self._given_up(folder, sized)
        _log.info("message_vanished", folder=folder.name, uid=sized.uid)
        return None

    def _given_up(self, folder: FolderStatus, sized: Sized) -> FetchedMessage:
        """It is listed and yet not given: tried again some times, then shown empty, for a person."""
        key = _key(folder, sized)
        self._stubborn.failed([key])
        if self._stubborn.failures(key) < _ATTEMPTS:
            raise TransientError(f"Папка {folder.name}: сервер не отдаёт письмо UID {sized.uid}")
        return self._place(folder, sized)

    def _place(self, folder: FolderStatus, sized: Sized) -> FetchedMessage:
        _log.warning("message_not_given", folder=folder.name, uid=sized.uid)
        # Its place stands for it: two letters without a single octet would be the same letter.
        place = f"X-Mailflow-Not-Given: {folder.name}; {folder.uidvalidity}; {sized.uid}\r\n\r\n"
        return _message(folder, sized, FetchAnswer(sized.uid, header=place.encode()))


def _message(folder: FolderStatus, sized: Sized, answer: FetchAnswer) -> FetchedMessage:
    return FetchedMessage(
        folder=folder.name,
        uidvalidity=folder.uidvalidity,
        uid=sized.uid,
        internal_date=answer.internal_date,
        octets=sized.octets if answer.body is None else len(answer.body),
        raw=answer.body,
        head=b"" if answer.body is not None else (answer.header or b""),
    )


def _listing_key(folder: FolderStatus) -> Key:
    return folder.name, folder.uidvalidity, 0


def _key(folder: FolderStatus, sized: Sized) -> Key:
    return folder.name, folder.uidvalidity, sized.uid


def _sequence_set(uids: Sequence[int]) -> str:
    """Runs written as ranges, so that a line stays short."""
    runs: list[list[int]] = []
    for uid in uids:
        if runs and uid == runs[-1][1] + 1:
            runs[-1][1] = uid
        else:
            runs.append([uid, uid])
    return ",".join(str(low) if low == high else f"{low}:{high}" for low, high in runs)
