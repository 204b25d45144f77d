"""A proxy that cuts a connection after so many bytes in one direction."""

from __future__ import annotations

import select
import socket
import struct
from dataclasses import dataclass
from enum import Enum

from tests.servers.loopback import LoopbackServer, close


class Direction(Enum):
    TO_SERVER = "to server"
    TO_CLIENT = "to client"


class Ending(Enum):
    """How both sides learn of it: FIN, RST, or never."""

    CLOSE = "close"
    RESET = "reset"
    STALL = "stall"


@dataclass(frozen=True, slots=True)
class Cut:
    """Byte number `after` still passes, the next does not."""

    direction: Direction
    after: int
    ending: Ending


class CuttingProxy(LoopbackServer):
    """The first `cuts` connections are cut one each, all later ones pass whole.

    `passed` counts the bytes of the last connection by direction. `chop` passes them in pieces of at most
    so many bytes, which shakes out readers that believe in segments.
    """

    def __init__(self, port: int, *cuts: Cut, chop: int = 65_536) -> None:
        super().__init__()
        self._target = port
        self._cuts = list(cuts)
        self._chop = chop
        self.passed = dict.fromkeys(Direction, 0)

    def serve(self, connection: socket.socket) -> None:
        cut = self._cuts.pop(0) if self._cuts else None
        self.passed = dict.fromkeys(Direction, 0)
        server = socket.create_connection(("127.0.0.1", self._target), timeout=10)
        self.remember(server)
        pairs = {
            connection: (server, Direction.TO_SERVER),
            server: (connection, Direction.TO_CLIENT),
        }
        while not self.ended.is_set():
            for source in select.select(list(pairs), [], [], 0.2)[0]:
                target, direction = pairs[source]
                if not self._relay(source, target, direction, cut):
                    close(server)
                    return

    def _relay(
        self, source: socket.socket, target: socket.socket, direction: Direction, cut: Cut | None
    ) -> bool:
        octets = self._chop
        if cut is not None and cut.direction is direction:
            octets = min(octets, cut.after - self.passed[direction])
            if octets <= 0:
                self._end(source, target, cut.ending)
                return False
        data = source.recv(octets)
        if not data:
            return False
        target.sendall(data)
        self.passed[direction] += len(data)
        return True

    def _end(self, source: socket.socket, target: socket.socket, ending: Ending) -> None:
        if ending is Ending.STALL:
            self.hang()
        if ending is Ending.RESET:
            for each in (source, target):
                # Linger of zero seconds: close() sends RST (socket(7)).
                each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                each.close()
