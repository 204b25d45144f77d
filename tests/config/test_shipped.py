"""What is shipped: the association's own files."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from mailflow.config import find_warnings, load
from mailflow.model.settings import Configuration

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def shipped() -> Configuration:
    return load(ROOT / "config", {}, need_secrets=False)


def test_all_425_municipalities_are_there(shipped: Configuration) -> None:
    assert Counter(each.kind for each in shipped.directory) == {
        "сельское поселение": 351,
        "муниципальный район": 34,
        "городское поселение": 30,
        "муниципальный округ": 5,
        "городской округ": 5,
    }


def test_every_settlement_has_its_district(shipped: Configuration) -> None:
    beneath = [each for each in shipped.directory if "поселение" in each.kind]

    assert all(each.parent in shipped.directory for each in beneath)


def test_letter_96_says_what_the_letter_said(shipped: Configuration) -> None:
    (request,) = shipped.requests

    assert (request.id, request.date, request.deadline) == (
        "96-2024",
        dt.date(2024, 9, 5),
        dt.date(2024, 9, 30),
    )
    assert [(each.key, each.baseline) for each in request.figures] == [
        ("practices", Decimal(4)),
        ("initiatives", None),
    ]
    assert [(each.region, each.value) for each in request.benchmarks] == [
        ("Кемеровская область", Decimal(252)),
        ("Новгородская область", Decimal(104)),
    ]
    assert "не позднее 30 сентября 2024 года" in request.body
    assert [each.content[:5] for each in request.attachments] == [b"%PDF-"]


def test_check_says_that_addresses_are_missing(shipped: Configuration) -> None:
    (warning,) = find_warnings(shipped, dt.date(2024, 9, 6))

    assert (Path(warning.file).name, warning.line, warning.column_name) == ("municipalities.csv", 2, "emails")
    assert warning.text.startswith("нет адреса в 425 строках")
