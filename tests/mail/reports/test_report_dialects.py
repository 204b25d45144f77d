"""Reports, refusals and receipts as mail systems write them: invented, one file each, with what they say.

`expected.tsv` tells of each failed address whether it is dead, good, or untold («-»).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mailflow.mail.kinds.kind import KindVerdict, classify
from mailflow.mail.parsing.parse import parse_message
from tests.mail.sample_messages import OWN

DIALECTS = Path(__file__).with_name("dialects")
ROWS = [line.split("\t") for line in (DIALECTS / "expected.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def verdict_on(name: str) -> KindVerdict:
    return classify(parse_message((DIALECTS / f"{name}.eml").read_bytes()), OWN)


def words(cell: str) -> set[str]:
    return set() if cell == "-" else set(cell.split())


@pytest.mark.parametrize(("name", "kind", "failed", "delayed", "delivered"), ROWS)
def test_a_dialect_tells_its_kind_and_recipients(
    name: str, kind: str, failed: str, delayed: str, delivered: str
) -> None:
    verdict = verdict_on(name)

    assert verdict.kind.value == kind
    assert {one.address for one in verdict.failed} == {each.rpartition(":")[0] for each in words(failed)}
    assert set(verdict.delayed) == words(delayed)
    assert words(delivered) <= set(verdict.delivered)


@pytest.mark.parametrize(("name", "failed"), [(row[0], row[2]) for row in ROWS if ":" in row[2]])
def test_a_dead_address_is_told_from_a_refusal_of_this_letter(name: str, failed: str) -> None:
    told = {f"{one.address}:{'good' if one.address_good else 'dead'}" for one in verdict_on(name).failed}

    assert {each for each in words(failed) if not each.endswith(":-")} <= told


def test_every_message_of_the_folder_is_expected() -> None:
    assert {path.stem for path in DIALECTS.glob("*.eml")} == {row[0] for row in ROWS}
