"""The example messages, read in order as `read` does: parse, documents, understanding, memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mailflow.adapters.documents.inprocess import InProcessDocuments
from mailflow.matching.context import Context
from mailflow.matching.memory import RunningMemory
from mailflow.matching.understand import Matcher
from mailflow.model.understanding import Understanding
from tests.matching.town import ASSOCIATION, REQUESTS, example_directory

_EXAMPLES = Path(__file__).parent / "examples"
_EXPECTED: list[dict[str, Any]] = [
    json.loads(line) for line in (_EXAMPLES / "expected.jsonl").read_text(encoding="utf-8").splitlines()
]


@dataclass(frozen=True)
class Reading:
    """All example messages, understood in order."""

    by_file: dict[str, Understanding]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading(dict(_read_all()))


def _read_all() -> Iterator[tuple[str, Understanding]]:
    memory = RunningMemory()
    directory = example_directory()
    association = ASSOCIATION.__class__(
        ASSOCIATION.name, "Sovet-MOKK23@rambler.example", ASSOCIATION.timezone
    )
    context = Context(association, directory, REQUESTS, (), memory)
    matcher = Matcher(directory, REQUESTS)
    raws = [(_EXAMPLES / each["file"]).read_bytes() for each in _EXPECTED]
    for each, opened in zip(_EXPECTED, InProcessDocuments(ocr=False).open_all(raws), strict=True):
        understood = matcher.understand(opened, context)
        memory.note(each["file"], understood)
        yield each["file"], understood


def _cases(understood: Understanding) -> list[dict[str, Any]]:
    cases = [
        {
            "request": each.case.request,
            "municipality": each.case.municipality,
            "outcome": str(each.outcome),
            "decision": str(each.decision),
            "figures": {key: int(value) for key, value in each.figures.items()},
        }
        for each in understood.cases
    ]
    return sorted(cases, key=lambda each: (each["request"], each["municipality"]))


@pytest.mark.parametrize("expected", _EXPECTED, ids=lambda each: Path(each["file"]).stem)
def test_kind_and_cases_are_as_expected(expected: dict[str, Any], reading: Reading) -> None:
    understood = reading.by_file[expected["file"]]
    wanted = sorted(expected["cases"], key=lambda each: (each["request"], each["municipality"]))

    assert (str(understood.kind), _cases(understood)) == (expected["kind"], wanted)


@pytest.mark.parametrize("expected", _EXPECTED, ids=lambda each: Path(each["file"]).stem)
def test_requisites_are_as_expected(expected: dict[str, Any], reading: Reading) -> None:
    understood = reading.by_file[expected["file"]]
    found = {
        "sender_number": understood.sender_number,
        "sender_date": str(understood.sender_date),
        "promised_date": str(understood.promised_date),
        "incoming_number": understood.incoming_number,
        "failed_recipients": [each.address for each in understood.failed_recipients],
        "candidates": list(dict.fromkeys(each.municipality for each in understood.candidates)),
    }

    assert {key: found[key] for key in found if key in expected} == {
        key: expected[key] for key in found if key in expected
    }


def test_recorded_examples_ask_nobody_and_the_others_say_why(reading: Reading) -> None:
    for understood in reading.by_file.values():
        asks = any(each.decision == "review" for each in understood.cases) or bool(understood.candidates)
        assert (understood.reason is not None) == asks
