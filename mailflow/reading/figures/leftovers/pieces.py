"""A sentence in pieces, one number each as far as marks part them: what stands around a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.words import is_noun
from mailflow.reading.figures.leftovers.counted_nouns import end_of_group
from mailflow.reading.morphology import is_participle

_MARKS = frozenset(",;:")
_JOINTS = frozenset({"и", "а", "но"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens between marks; `start` and `end` are their places in the sentence."""

    tokens: list[Token]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def numbers(self) -> list[int]:
        return [at for at, each in enumerate(self.tokens) if each.value is not None]

    def words_around(self, at: int) -> tuple[str, ...]:
        """Words that stand nearer to the number at a token than to any other.

        Those before it reach back to the noun of the number before, those behind it to the next number.
        """
        numbers = self.numbers
        place = numbers.index(at)
        first = end_of_group(self.tokens, numbers[place - 1]) if place else 0
        last = self._until(numbers[place + 1]) if place + 1 < len(numbers) else len(self.tokens)
        return tuple(
            each.text for each in self.tokens[first:last] if each.value is None and each.text[0].isalpha()
        )

    def _until(self, following: int) -> int:
        """Where the words of the next number begin: at its preposition."""
        return following - 1 if self.tokens[following - 1].text in ("из", "на", "в", "по") else following


def pieces_of(words: Sequence[Token]) -> Iterator[Piece]:
    """Without what stands in brackets; a label and its number stay together: «Проб воды: 210»."""
    piece: list[Token] = []
    depth = 0
    for at, token in enumerate(words):
        if token.text in "()":
            depth += 1 if token.text == "(" else -1
            continue
        if depth > 0:
            continue
        if _parts(words, at, piece):
            if piece:
                yield Piece(piece)
            piece = []
            continue
        piece.append(token)
    if piece:
        yield Piece(piece)


def _parts(words: Sequence[Token], at: int, piece: Sequence[Token]) -> bool:
    text = words[at].text
    has_number = any(each.value is not None for each in piece)
    if text == ":":
        return has_number
    if text in _MARKS:
        return has_number or not _is_titled(words, at)
    if words[at - 1].value is not None and words[at + 1 : at + 2] and words[at + 1].value is not None:
        return False  # «6 и 8 школ»
    return text in _JOINTS and has_number and any(each.value is not None for each in words[at:])


def _is_titled(words: Sequence[Token], at: int) -> bool:
    """«Домовладений, не имеющих водоснабжения, - 870»: the label goes on to its number."""
    following = next((each for each in words[at + 1 :] if each.text in ",;:" or each.value is not None), None)
    before = words[at - 1].text if at else ""
    behind = words[at + 1].text if at + 1 < len(words) else ""
    if behind in ("-", "=") or before == "":
        return True
    if following is not None and following.text == ":" and is_participle(behind):
        return True  # «Учеников, доставляемых в школы: 96»
    return following is not None and following.text == "," and is_noun(before)
