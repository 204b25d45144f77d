"""An IMAP server that says what a test wants, for what real servers never do."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.servers.loopback import Lines, LoopbackServer


@dataclass(frozen=True, slots=True)
class Say:
    """Bytes with `$TAG` for the command's tag, written as they stand; then the connection goes on."""

    words: bytes


@dataclass(frozen=True, slots=True)
class SayAndClose:
    words: bytes = b""


@dataclass(frozen=True, slots=True)
class Hang:
    """Some bytes and then silence."""

    words: bytes = b""


@dataclass(frozen=True, slots=True)
class Drip:
    """One byte after another, with a pause, for ever."""

    words: bytes = b"* OK still "
    pause_seconds: float = 0.05


@dataclass(frozen=True, slots=True)
class AsUsual:
    """The default answer, for a place in the middle of a list."""


Reply = Say | SayAndClose | Hang | Drip | AsUsual


@dataclass
class Script:
    """What is answered by command («UID FETCH», «LOGIN», «greeting»), in turn; then as usual.

    `messages` by UID are what the usual answers show in INBOX.
    """

    replies: dict[str, list[Reply]] = field(default_factory=dict)
    messages: dict[int, bytes] = field(default_factory=dict)
    capabilities: bytes = b"IMAP4rev1 IDLE AUTH=PLAIN"
    uidvalidity: int = 7
    folders: Sequence[bytes] = (b'* LIST (\\HasNoChildren) "/" INBOX',)


class ScriptedImap(LoopbackServer):
    """`heard` is every byte that came in clear, `commands` every command line without its tag."""

    def __init__(self, script: Script, context: ssl.SSLContext | None = None) -> None:
        super().__init__()
        self.script = script
        self._context = context
        self.heard = bytearray()
        self.commands: list[str] = []
        self.poison: int | None = None
        """Asking for the body of this UID ends the connection."""
        self.poisons_header = False
        """Asking for its header does so too."""
        self._idle_tag = b""

    def serve(self, connection: socket.socket) -> None:
        self._reply(connection, "greeting", b"", b"* OK ready\r\n")
        secured = False
        lines = Lines(connection)
        while line := self._line(lines, secured):
            tag, _, command = line.rstrip(b"\r\n").partition(b" ")
            if tag == b"DONE":
                tag, command = self._idle_tag, tag
            self.commands.append(command.decode("latin-1"))
            name = _name(command)
            self._reply(connection, name, tag, self._usual(name, tag, command))
            if name == "STARTTLS" and self._context is not None and not secured:
                connection = self._context.wrap_socket(connection, server_side=True)
                self.remember(connection)
                lines = Lines(connection)
                secured = True
            if name == "LOGOUT":
                return

    def _line(self, lines: Lines, secured: bool) -> bytes:
        line = lines.read()
        if not secured:
            self.heard += line
        return line

    def _reply(self, connection: socket.socket, name: str, tag: bytes, usual: bytes) -> None:
        planned = self.script.replies.get(name)
        match planned.pop(0) if planned else AsUsual():
            case AsUsual():
                connection.sendall(usual)
            case Say(words):
                connection.sendall(words.replace(b"$TAG", tag))
            case SayAndClose(words):
                connection.sendall(words.replace(b"$TAG", tag))
                raise ConnectionError("as scripted")
            case Hang(words):
                connection.sendall(words.replace(b"$TAG", tag))
                self.hang()
            case Drip(words, pause_seconds):
                connection.sendall(words)
                while not self.ended.wait(pause_seconds):
                    connection.sendall(b".")

    def _usual(self, name: str, tag: bytes, command: bytes) -> bytes:
        script = self.script
        last = max(script.messages, default=0)
        state = b"UIDVALIDITY %d UIDNEXT %d" % (script.uidvalidity, last + 1)
        answers = {
            "CAPABILITY": b"* CAPABILITY " + script.capabilities + b"\r\n",
            "LIST": b"".join(folder + b"\r\n" for folder in script.folders),
            "STATUS": b"* STATUS x (" + state + b")\r\n",
            "EXAMINE": b"* %d EXISTS\r\n* OK [UIDVALIDITY %d] x\r\n* OK [UIDNEXT %d] x\r\n"
            % (len(script.messages), script.uidvalidity, last + 1),
            "UID FETCH": self._fetch(command),
            "UID SEARCH": b"* SEARCH\r\n",
            "LOGOUT": b"* BYE\r\n",
        }
        if name == "IDLE":
            self._idle_tag = tag
            return b"+ idling\r\n"
        return answers.get(name, b"") + tag + b" OK done\r\n"

    def _fetch(self, command: bytes) -> bytes:
        if not command.upper().startswith(b"UID FETCH"):
            return b""
        _, _, wanted, items = command.split(b" ", 3)
        poisonous = b"BODY.PEEK[" if self.poisons_header else b"BODY.PEEK[]"
        if self.poison is not None and poisonous in items and _is_in(self.poison, wanted):
            raise ConnectionError("as scripted")
        answers = []
        for number, uid in enumerate(sorted(self.script.messages), start=1):
            if _is_in(uid, wanted):
                answers.append(fetch_answer(number, uid, self.script.messages[uid], items))
        return b"".join(answers)


def fetch_answer(number: int, uid: int, raw: bytes, items: bytes = b"BODY.PEEK[]") -> bytes:
    """One FETCH answer, as a well-behaved server writes it."""
    if b"RFC822.SIZE" in items:
        return b"* %d FETCH (UID %d RFC822.SIZE %d)\r\n" % (number, uid, len(raw))
    section, body = b"BODY[]", raw
    if b"HEADER" in items:
        section, body = b"BODY[HEADER]", raw[: raw.find(b"\r\n\r\n") + 4]
    date = b'INTERNALDATE "26-Sep-2024 10:42:00 +0300"'
    return b"* %d FETCH (UID %d %s %s {%d}\r\n%s)\r\n" % (number, uid, date, section, len(body), body)


def _name(command: bytes) -> str:
    words = command.decode("latin-1").upper().split(" ")
    return " ".join(words[:2]) if words[0] == "UID" else words[0]


def _is_in(uid: int, wanted: bytes) -> bool:
    ranges = re.findall(rb"(\d+)(?::(\d+))?", wanted)
    return any(int(low) <= uid <= int(high or low) for low, high in ranges)
