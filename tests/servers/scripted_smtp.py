"""An SMTP server that fails where a test wants it to."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.servers.loopback import Lines, LoopbackServer

HANG = "hang"
DROP = "drop"


@dataclass
class SmtpScript:
    """What happens at a stage, in turn, then as usual: HANG, DROP or an answer such as «550 5.1.1 no».

    Stages: connect, ehlo, starttls, auth, mail, rcpt, data, dot (the letter is taken before that fault).
    """

    faults: dict[str, list[str]] = field(default_factory=dict)
    extensions: tuple[str, ...] = ("AUTH PLAIN LOGIN", "SIZE 60000000", "8BITMIME")


class ScriptedSmtp(LoopbackServer):
    """`heard` is every byte that came in clear, `letters` what was taken: (sender, recipient, raw)."""

    def __init__(self, script: SmtpScript | None = None, context: ssl.SSLContext | None = None) -> None:
        super().__init__()
        self._script = script or SmtpScript()
        self._context = context
        self.heard = bytearray()
        self.commands: list[str] = []
        self.letters: list[tuple[str, str, bytes]] = []
        self.before_dot: Callable[[], object] = lambda: None

    def serve(self, connection: socket.socket) -> None:
        self._answer(connection, "connect", "220 mx ESMTP")
        sender = recipient = ""
        secured = False
        lines = Lines(connection)
        while line := self._line(lines, secured):
            command = line.decode("latin-1").rstrip("\r\n")
            self.commands.append(command)
            match command.split(" ")[0].upper():
                case "EHLO":
                    self._answer(connection, "ehlo", self._greeting(secured))
                case "STARTTLS":
                    self._answer(connection, "starttls", "220 go ahead")
                    assert self._context is not None
                    connection = self._context.wrap_socket(connection, server_side=True)
                    self.remember(connection)
                    lines = Lines(connection)
                    secured = True
                case "AUTH":
                    self._answer(connection, "auth", "235 2.7.0 welcome")
                case "MAIL":
                    sender = _path(command)
                    self._answer(connection, "mail", "250 2.1.0 ok")
                case "RCPT":
                    recipient = _path(command)
                    self._answer(connection, "rcpt", "250 2.1.5 ok")
                case "DATA":
                    if self._answer(connection, "data", "354 go on") == "354 go on":
                        raw = self._data(lines, secured)
                        self.letters.append((sender, recipient, raw))
                        self.before_dot()
                        self._answer(connection, "dot", "250 2.0.0 taken")
                case "QUIT":
                    connection.sendall(b"221 bye\r\n")
                    return
                case _:
                    connection.sendall(b"250 ok\r\n")

    def _greeting(self, secured: bool) -> str:
        offered = self._script.extensions
        if self._context is not None and not secured:
            offered = ("STARTTLS",)
        lines = ("mx", *offered)
        return "\r\n".join(
            f"250{' ' if number == len(lines) else '-'}{line}" for number, line in enumerate(lines, start=1)
        )

    def _answer(self, connection: socket.socket, stage: str, usual: str) -> str:
        planned = self._script.faults.get(stage)
        answer = planned.pop(0) if planned else usual
        if answer == HANG:
            self.hang()
        if answer == DROP:
            raise ConnectionError("as scripted")
        connection.sendall(answer.encode() + b"\r\n")
        if answer.startswith("421"):
            raise ConnectionError("as RFC 5321 wants it")
        return answer

    def _data(self, lines: Lines, secured: bool) -> bytes:
        taken = []
        while (line := self._line(lines, secured)) != b".\r\n":
            if not line:
                raise ConnectionError("no final dot")
            taken.append(line.removeprefix(b".") if line.startswith(b".") else line)
        return b"".join(taken)

    def _line(self, lines: Lines, secured: bool) -> bytes:
        line = lines.read()
        if not secured:
            self.heard += line
        return line


def _path(command: str) -> str:
    return command[command.find("<") + 1 : command.find(">")]
