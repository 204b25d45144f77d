"""Reports in memory."""

from __future__ import annotations

from mailflow.model.board import Board
from mailflow.model.settings import Configuration


class FakeReports:
    """Files that say whose they are."""

    def registry(self, board: Board, configuration: Configuration) -> bytes:
        return f"registry {board.request.id}".encode()

    def chart(self, board: Board, configuration: Configuration) -> bytes:
        return f"chart {board.request.id}".encode()
