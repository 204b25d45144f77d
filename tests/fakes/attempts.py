"""Attempts in memory: the program never dies."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.model.identifiers import ContentHash


class FakeAttempts:
    """Remembers what is under way; `died` makes all of it suspect, as a restart would."""

    def __init__(self) -> None:
        self.under_way: tuple[ContentHash, ...] = ()
        self._deaths: dict[ContentHash, int] = {}

    @property
    def has_suspects(self) -> bool:
        return bool(self._deaths)

    def died(self) -> None:
        for content in self.under_way:
            self._deaths[content] = self._deaths.get(content, 0) + 1
        self.under_way = ()

    def deaths(self, content: ContentHash) -> int:
        return self._deaths.get(content, 0)

    def begin(self, contents: Sequence[ContentHash]) -> None:
        self.under_way = tuple(contents)

    def end(self, contents: Sequence[ContentHash]) -> None:
        for content in contents:
            self._deaths.pop(content, None)
        self.under_way = ()

    def forget(self) -> None:
        self._deaths.clear()

    def abandon(self) -> None:
        self.under_way = ()
