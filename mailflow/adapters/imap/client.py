"""imapclient on our wire: no logs of its own, raw folder names, FETCH answers one by one."""

from __future__ import annotations

import re
import ssl
from imaplib import IMAP4
from typing import cast

from imapclient import IMAPClient

from mailflow.adapters.imap.fetch_answers import MAX_UID, FetchAnswers, read_answers
from mailflow.adapters.imap.wire import Allowance, Wire

_STATUS_ITEM = re.compile(rb"(UIDVALIDITY|UIDNEXT) (\d+)")


class Client(IMAPClient):  # type: ignore[misc] # imapclient ships no types
    """An IMAPClient whose every byte passes through `Wire`."""

    def __init__(self, host: str, port: int, context: ssl.SSLContext | None, allowance: Allowance) -> None:
        self._allowance = allowance
        super().__init__(host, port, ssl=context is not None, ssl_context=context)
        self.normalise_times = False
        self.folder_encode = False
        # imaplib would hand every line, passwords and addresses too, to the debug log.
        self._imap.debug = 0
        self.is_idling = False

    def _create_IMAP4(self) -> Wire:  # noqa: N802 - imapclient's name
        return Wire(self.host, self.port, self.ssl_context, self._allowance)

    def _set_read_timeout(self) -> None:
        """The wire keeps the time itself."""

    @property
    def wire(self) -> Wire:
        return cast(Wire, self._imap)

    @property
    def is_preauthenticated(self) -> bool:
        return bool(self._imap.state == "AUTH")

    def fetch_answers(self, uids: str, items: str) -> FetchAnswers:
        """UID FETCH of a sequence set.

        imapclient's own `fetch` merges answers by sequence number: an unsolicited one that comes after
        an EXPUNGE would give a body to the wrong UID, and one broken answer loses the whole batch.
        """
        self._imap.untagged_responses.pop("FETCH", None)
        typ, _ = self._imap._command_complete("FETCH", self._imap._command("UID", "FETCH", uids, items))
        records = self._imap.untagged_responses.pop("FETCH", [])
        return read_answers(records, said_ok=typ == "OK")

    def folder_state(self, raw_name: str) -> tuple[int, int] | None:
        """UIDVALIDITY and UIDNEXT by STATUS, or EXAMINE where STATUS leaves one out; None: not readable."""
        typ, data = self._imap.status(self._normalise_folder(raw_name), "(UIDVALIDITY UIDNEXT)")
        if typ != "OK":
            return None
        told = b" ".join(part for record in data for part in _parts(record))
        state = dict(_STATUS_ITEM.findall(told.upper()))
        if state.keys() >= {b"UIDVALIDITY", b"UIDNEXT"}:
            return _number(state[b"UIDVALIDITY"]), _number(state[b"UIDNEXT"])
        selected = self.select_folder(raw_name, readonly=True)
        return _number(selected[b"UIDVALIDITY"]), _number(selected[b"UIDNEXT"])

    def leave_folder(self) -> None:
        """Before STATUS (RFC 9051, 6.3.11: not for a selected folder).

        CLOSE after EXAMINE removes nothing; a server that refuses it answers STATUS all the same.
        """
        if self._imap.state != "SELECTED":
            return
        try:
            if self.has_capability("UNSELECT"):
                self.unselect_folder()
            else:
                self.close_folder()
        except IMAP4.abort:
            raise
        except IMAP4.error:
            self._imap.state = "AUTH"

    def begin_idle(self) -> list[bytes]:
        """Enter IDLE; what the server said before it agreed. imapclient takes any such word for a fault."""
        self._idle_tag = self._imap._command("IDLE")
        said = []
        while (line := self._imap._get_response()) is not None:
            said.append(bytes(line))
            if self._imap.tagged_commands.get(self._idle_tag):
                raise self._imap.abort("IDLE refused")
        self.is_idling = True
        return said

    def end_idle(self) -> list[bytes]:
        """Leave IDLE; what the server said before it was done."""
        self.is_idling = False
        self._imap.send(b"DONE\r\n")
        said = []
        while not self._imap.tagged_commands.get(self._idle_tag):
            said.append(bytes(self._imap._get_response() or b""))
        typ, data = self._imap.tagged_commands.pop(self._idle_tag)
        self._checkok("idle", typ, data)
        return said[:-1]

    def idle_line(self) -> bytes:
        """The next line the server says during IDLE, without its CRLF."""
        return bytes(self._imap._get_line())


def _number(said: object) -> int:
    """Raises ValueError beyond 32 bits; such a number could not be recorded either."""
    number = int(str(said, "ascii") if isinstance(said, bytes) else str(said))
    if not 0 < number <= MAX_UID:
        raise ValueError("a UIDVALIDITY or UIDNEXT beyond 32 bits")
    return number


def _parts(record: object) -> tuple[bytes, ...]:
    """A record's texts; the name of a folder given as a literal says nothing here."""
    match record:
        case bytes():
            return (record,)
        case (bytes() as text, _):
            return (text,)
    return ()
