"""Regular expressions that are tried on every sentence and match in few: asked first for what they need.

An alternation of a hundred wordings costs `re` some microseconds a word, since each is tried at every
place. Whether the text holds a literal that a wording cannot do without is answered a hundred times sooner,
and only the wordings that may be there are searched for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from itertools import compress
from typing import Any
from weakref import WeakSet

from mailflow import re_parser
from mailflow.first_letters import compile_parsed, compiled
from mailflow.re_parser import parse, sequence_of, sre

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
# What stands at no place of its own is passed over: the letters before and after it touch.
_WIDTHLESS = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)

# More of them cost more than they spare.
_MOST_LITERALS = 120
# With so few and long ones an alternative is rare enough to be searched for whole.
_FEW_LITERALS = 3
_RARE_LETTERS = 4

Replacement = str | Callable[[re.Match[str]], str]
_Items = Sequence[tuple[Any, Any]]
"""A pattern as the parser of `re` has it: operations with their values, one behind the other."""


class Gated:
    """A pattern of `re` with the same answers, behind gates; nothing is parsed before it is needed.

    With `re.IGNORECASE` a gate compares lower case, which `re` does too but for letters such as «ſ».
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern
        self.flags = flags
        self._folds = bool(flags & re.IGNORECASE)
        _made.add(self)

    def prepare(self) -> None:
        """Work out the gates, which is else left to the first search."""
        _ = self._gates, self._literals, self._ungated

    def search(self, text: str) -> re.Match[str] | None:
        """The leftmost match; of several at one place that of the first alternative."""
        low = text.lower() if self._folds else text
        if not (self._ungated or any(map(low.__contains__, self._literals))):
            return None
        if len(self._ways) == 1:
            return self._whole.search(text)
        literals, ways = self._gates
        opened = set(compress(ways, map(low.__contains__, literals)))
        best = None
        for way in sorted(opened.union(self._ungated)):
            found = self._ways[way].compiled.search(text)
            if found and (best is None or found.start() < best.start()):
                best = found
        return best

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        first = self.search(text)
        return iter(()) if first is None else self._whole.finditer(text, first.start())

    def sub(self, replacement: Replacement, text: str) -> str:
        return text if self.search(text) is None else self._whole.sub(replacement, text)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return self._ways[0].compiled if len(self._ways) == 1 else compiled(self.pattern, self.flags)

    @cached_property
    def _ways(self) -> tuple[_Way, ...]:
        if not re_parser.KNOWS_PARSER:
            return (_Way(partial(re.compile, self.pattern, self.flags), frozenset()),)
        return tuple(_alternatives(parse(self.pattern, self.flags)))

    @cached_property
    def _gates(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Literals, and for each the number of the alternative that is searched for where a text holds it."""
        gates = [(literal, at) for at, way in enumerate(self._ways) for literal in sorted(way.literals)]
        return tuple(literal for literal, _ in gates), tuple(at for _, at in gates)

    @cached_property
    def _literals(self) -> tuple[str, ...]:
        return tuple(_shortest(frozenset().union(*(way.literals for way in self._ways))))

    @cached_property
    def _ungated(self) -> tuple[int, ...]:
        return tuple(at for at, way in enumerate(self._ways) if not way.literals)


_made: WeakSet[Gated] = WeakSet()


def prepare() -> None:
    """Work out the gates of all patterns, so that processes forked from now on need not do so each."""
    for each in tuple(_made):
        each.prepare()


def any_of(*alternatives: str) -> Gated:
    return Gated("|".join(alternatives))


class _Way:
    """One alternative, or several in a row that need nothing; each match holds one of the literals."""

    def __init__(self, make: Callable[[], re.Pattern[str]], literals: frozenset[str]) -> None:
        self._make = make
        self.literals = literals

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return self._make()


def needed_literals(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> frozenset[str]:
    """Literals (lower case with IGNORECASE) of which each match contains one; empty where none are known."""
    return _literals(parse(pattern, flags).data, flags)


def _literals(items: _Items, flags: int) -> frozenset[str]:
    literals = _of_sequence(items)
    if flags & re.IGNORECASE:
        literals = frozenset(each.lower() for each in literals)
    shortest = _shortest(literals)
    return shortest if len(shortest) <= _MOST_LITERALS else frozenset()


def _shortest(literals: frozenset[str]) -> frozenset[str]:
    """Those that hold no other: where one of the rest stands, one of these does."""
    return frozenset(
        each for each in literals if not any(other in each for other in literals if other != each)
    )


def _alternatives(parsed: Any) -> list[_Way]:
    """The alternatives in their order; the whole pattern where it has groups of its own.

    Those in a row that need nothing stay one: they are tried on every text.
    """
    flags = parsed.state.flags
    if parsed.state.groups > 1:
        return [_way(parsed, _literals(parsed.data, flags))]
    found: list[_Way] = []
    free: list[Any] = []
    for items in _multiplied(parsed.data, flags):
        each = sequence_of(parsed, items)
        literals = _literals(items, flags)
        if literals:
            found += [*_one_of(free), _way(each, literals)]
            free = []
        else:
            free.append(each)
    return [*found, *_one_of(free)]


def _one_of(free: list[Any]) -> list[_Way]:
    """One alternative of several that need nothing."""
    if len(free) > 1:
        free = [sequence_of(free[0], [(sre.BRANCH, (None, free))])]
    return [_way(each, frozenset()) for each in free]


def _way(parsed: Any, literals: frozenset[str]) -> _Way:
    return _Way(partial(compile_parsed, parsed), literals)


def _multiplied(items: list[tuple[Any, Any]], flags: int) -> Iterator[list[tuple[Any, Any]]]:
    """«\\b(?:один|два) раза» as «\\bодин раза» and «\\bдва раза»: the same in the same order.

    Not behind what can be read in several ways, as the order would be another.
    """
    lead = next((at for at, (each, _) in enumerate(items) if each not in _FIXED), len(items))
    if lead == len(items) or items[lead][0] is not sre.BRANCH or _is_rare(_literals(items, flags)):
        yield items
        return
    for each in items[lead][1][1]:
        yield from _multiplied([*items[:lead], *each.data, *items[lead + 1 :]], flags)


def _is_rare(literals: frozenset[str]) -> bool:
    return 0 < len(literals) <= _FEW_LITERALS and min(map(len, literals)) >= _RARE_LETTERS


_FIXED = (*_WIDTHLESS, sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)
"""Operations that match in one way only."""


def _of_sequence(items: _Items) -> frozenset[str]:
    """The best of what the items in a row need: one set, as every match passes all of them."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, value in items:
        if operation is sre.LITERAL:
            run += chr(value)
        elif operation not in _WIDTHLESS:
            found += (frozenset({run}), _of_item(operation, value))
            run = ""
    found.append(frozenset({run}))
    return max((each for each in found if each and "" not in each), key=_worth, default=frozenset())


def _of_item(operation: Any, value: Any) -> frozenset[str]:
    if operation is sre.SUBPATTERN:
        _, added, _, inner = value
        return frozenset() if added & re.IGNORECASE else _of_parsed(inner)
    if operation is sre.BRANCH:
        branches = [_of_parsed(each) for each in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if operation in _REPEATS and value[0] >= 1:
        return _of_parsed(value[2])
    return frozenset()


@lru_cache(maxsize=256)  # alternatives share what stands behind them
def _of_parsed(parsed: Any) -> frozenset[str]:
    return _of_sequence(parsed.data)


def _worth(literals: frozenset[str]) -> tuple[bool, int, int]:
    """Long ones are rare, few are quick: at least three letters where there is a choice."""
    shortest = min(map(len, literals))
    return shortest >= 3, -len(literals) if shortest >= 3 else shortest, shortest
