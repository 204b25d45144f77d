"""Which names of the directory stand at a place of a text, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mailflow.reading.names.name_index import NamedGroup, NameIndex
from mailflow.reading.names.name_words import Token

# «Ново Титаровское», «Верхне - Кубанское»: the beginning of a longer name, never a word before a shorter one.
_PREFIXES = frozenset(
    {"верхне", "нижне", "средне", "ново", "старо", "больше", "мало", "красно", "бело", "перво", "подгорно"}
    | {"усть", "юго", "южно", "северо", "западно", "восточно", "приморско", "отрадо", "алексее", "еремизино"}
    | {"черно", "прочно", "старонижне", "трех", "горько", "железно", "средне", "кубано", "ейско"}
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last token, both inclusive."""

    first: int
    last: int


class GroupsAt:
    """Looks names up at a place of one text."""

    def __init__(self, tokens: Sequence[Token], index: NameIndex) -> None:
        self._tokens = tokens
        self._index = index

    def may_begin(self, place: int) -> bool:
        """Whether it is worth looking here: nearly no word begins a name."""
        text = self._tokens[place].text
        return text in self._index.by_first or text in _PREFIXES or self._is_glued(place + 1)

    def _is_glued(self, place: int) -> bool:
        return place < len(self._tokens) and self._tokens[place].glued

    def __call__(self, place: int) -> tuple[tuple[NamedGroup, Bounds], ...]:
        """Groups whose words all stand here, longest first; a word divided at a line's end is read joined.

        A part of a hyphenated word is no name: «Лабинский» does not stand in «Усть-Лабинский».
        """
        tokens = self._tokens
        if place >= len(tokens) or (tokens[place].glued and not tokens[place].broken):
            return ()
        if place and tokens[place - 1].text in _PREFIXES and _is_apart(tokens[place].gap):
            return ()
        return (*self._joined(place), *self._whole(place))

    def _joined(self, place: int) -> Sequence[tuple[NamedGroup, Bounds]]:
        tokens = self._tokens
        if place + 1 >= len(tokens):
            return ()
        apart = tokens[place].text in _PREFIXES and _is_apart(tokens[place + 1].gap)
        if not (apart or tokens[place + 1].glued):
            return ()
        groups = self._index.by_first.get(tokens[place].text + tokens[place + 1].text, ())
        return [(group, Bounds(place, place + 1)) for group in groups if len(group.words) == 1]

    def _whole(self, place: int) -> Sequence[tuple[NamedGroup, Bounds]]:
        tokens = self._tokens
        groups = self._index.by_first.get(tokens[place].text)
        if groups is None:  # nearly every word
            return ()
        found = []
        for group in groups:
            last = place + len(group.words) - 1
            if last >= len(tokens) or (last + 1 < len(tokens) and tokens[last + 1].glued):
                continue
            if all(
                tokens[place + n].text in forms and (n == 0 or _within(tokens[place + n].gap))
                for n, forms in enumerate(group.words)
            ):
                found.append((group, Bounds(place, last)))
        return found


def _is_apart(gap: str) -> bool:
    """A blank, or a hyphen with blanks around it."""
    return len(gap) <= 3 and gap.strip(" -–\u00a0") == ""


def _within(gap: str) -> bool:
    """Between the words of one own name: a space, a hyphen, the point of «М. Горького»."""
    return len(gap) <= 5 and not set(gap) & set(",;:!?|()")
