"""A wording is searched only where one of its fragments stands: every match must hold one."""

from __future__ import annotations

import random
from re import _parser  # type: ignore[attr-defined]  # the standard library has no public one
from typing import Any

import pytest

from mailflow.reading.outcomes import answer_wordings, delay_wordings
from mailflow.reading.outcomes.wordings import Wording

_WORDINGS = {
    name: value
    for module in (answer_wordings, delay_wordings)
    for name, value in vars(module).items()
    if isinstance(value, Wording) and value.keys
}
_CLASSES = {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "7", "CATEGORY_NOT_WORD": "."}


@pytest.mark.parametrize("name", _WORDINGS)
def test_whatever_a_wording_says_holds_one_of_its_fragments(name: str) -> None:
    wording, chance = _WORDINGS[name], random.Random(name)
    parsed = list(_parser.parse(wording.pattern.pattern))
    alternatives = parsed[0][1][1] if len(parsed) == 1 else [parsed]
    said = [_said(each, chance) for each in alternatives for _ in range(200)]

    assert [each for each in said if not any(key in each for key in wording.keys)] == []


def _said(parsed: Any, chance: random.Random) -> str:
    """The shortest text of the pattern, by chance where it has alternatives."""
    return "".join(_piece(str(kind), value, chance) for kind, value in parsed)


def _piece(kind: str, value: Any, chance: random.Random) -> str:
    match kind:
        case "LITERAL":
            return chr(value)
        case "IN":
            return _one_of(value, chance)
        case "MAX_REPEAT" | "MIN_REPEAT":
            return "".join(_said(value[2], chance) for _ in range(value[0]))
        case "SUBPATTERN":
            return _said(value[3], chance)
        case "BRANCH":
            return _said(chance.choice(value[1]), chance)
        case "NOT_LITERAL" | "ANY":
            return "ж"
        case _:
            return ""


def _one_of(members: Any, chance: random.Random) -> str:
    if str(members[0][0]) == "NEGATE":
        return "ж"
    kind, value = chance.choice(members)
    if str(kind) == "RANGE":
        return chr(chance.randint(*value))
    return chr(value) if str(kind) == "LITERAL" else _CLASSES.get(str(value), "ж")
