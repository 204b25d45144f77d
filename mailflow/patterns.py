"""Regular expressions that are tried on every sentence and match in few: asked first for what they need.

An alternation of a hundred wordings costs `re` some microseconds a word, since each is tried at every
place. Whether the text holds a literal that a wording cannot do without is answered a hundred times sooner,
and only the wordings that may be there are searched for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
# What stands at no place of its own is passed over: the letters before and after it touch.
_WIDTHLESS = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)

# More of them cost more than they spare.
_MOST_LITERALS = 120

_SPECIAL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)

Replacement = str | Callable[[re.Match[str]], str]


class Gated:
    """A pattern of `re` with the same answers, behind gates; each part is compiled when its gate first opens.

    With `re.IGNORECASE` a gate compares lower case, which `re` does too but for letters such as «ſ».
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern
        self.flags = flags
        self._folds = bool(flags & re.IGNORECASE)
        self._ways = tuple(_Way(each, flags) for each in _alternatives(pattern, flags))

    def search(self, text: str) -> re.Match[str] | None:
        """The leftmost match; of several at one place that of the first alternative."""
        low = text.lower() if self._folds else text
        best = None
        for way in self._ways:
            if way.may_match(low):
                found = way.compiled.search(text)
                if found and (best is None or found.start() < best.start()):
                    best = found
        return best

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text) if self._may_match(text) else iter(())

    def sub(self, replacement: Replacement, text: str) -> str:
        return self._compiled.sub(replacement, text) if self._may_match(text) else text

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    def _may_match(self, text: str) -> bool:
        low = text.lower() if self._folds else text
        return any(way.may_match(low) for way in self._ways)


class _Way:
    """One alternative (or several in a row that need nothing): what it needs, and itself."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._pattern = pattern
        self._flags = flags
        self._literals = tuple(sorted(needed_literals(pattern, flags)))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)

    def may_match(self, low: str) -> bool:
        for literal in self._literals:
            if literal in low:
                return True
        return not self._literals


def needed_literals(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> frozenset[str]:
    """Literals (lower case with IGNORECASE) of which each match contains one; empty where none are known."""
    literals = _of_sequence(_parser.parse(pattern, flags))
    if flags & re.IGNORECASE:
        literals = frozenset(each.lower() for each in literals)
    shortest = {each for each in literals if not any(other in each for other in literals if other != each)}
    return frozenset(shortest) if len(shortest) <= _MOST_LITERALS else frozenset()


def _alternatives(pattern: str, flags: re.RegexFlag) -> list[str]:
    """The alternatives at the top; the whole pattern where it has groups or settings of its own."""
    parsed = _parser.parse(pattern, flags)
    if parsed.state.groups > 1 or re.RegexFlag(parsed.state.flags) & ~re.UNICODE != flags & ~re.UNICODE:
        return [pattern]
    found, depth, start = [], 0, 0
    for special in _SPECIAL.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(special[0], 0)
        if special[0] == "|" and not depth:
            found.append(pattern[start : special.start()])
            start = special.end()
    return _joined([*found, pattern[start:]], flags)


def _joined(alternatives: Sequence[str], flags: re.RegexFlag) -> list[str]:
    """Those in a row that need nothing, as one: they are tried on every text, in their order."""
    joined: list[str] = []
    gated = True
    for each in alternatives:
        needs = bool(needed_literals(each, flags))
        if joined and not needs and not gated:
            joined[-1] += f"|{each}"
        else:
            joined.append(each)
        gated = needs
    return joined


def _of_sequence(items: Sequence[tuple[Any, Any]]) -> frozenset[str]:
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
        return frozenset() if added & re.IGNORECASE else _of_sequence(inner)
    if operation is sre.BRANCH:
        branches = [_of_sequence(each) for each in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if operation in _REPEATS and value[0] >= 1:
        return _of_sequence(value[2])
    return frozenset()


def _worth(literals: frozenset[str]) -> tuple[bool, int, int]:
    """Long ones are rare, few are quick: at least three letters where there is a choice."""
    shortest = min(map(len, literals))
    return shortest >= 3, -len(literals) if shortest >= 3 else shortest, shortest
