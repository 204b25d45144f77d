"""Scans and mail programs damage texts: damage may send a letter to a person, never to a wrong case."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.matching.letters import (
    Letter,
    Writer,
    addressee_named,
    district_carries_document,
    document_system,
    namesake_with_district,
    stranger_with_letterhead,
)
from tests.matching.scoring import Score, read_letters
from tests.matching.town import town

_SEED = 3107
_SCENARIOS = (
    stranger_with_letterhead,
    namesake_with_district,
    district_carries_document,
    document_system,
    addressee_named,
)
_HEAD_CHARS = 160
_LATIN = dict(zip("аоесрхуАОЕСРКМТВН", "aoecpxyAOECPKMTBH", strict=True))

Damage = Callable[[str, random.Random], str]


def _changed(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(min(len(letters), _HEAD_CHARS))
        if letters[place].isalpha():
            letters[place] = chance.choice("абвгежзиклмнопрстуфхцчшщэюя")
    return "".join(letters)


def _dropped(text: str, chance: random.Random) -> str:
    place = chance.randrange(min(len(text), _HEAD_CHARS))
    return text[:place] + text[place + 1 :]


def _spaced(text: str, chance: random.Random) -> str:
    place = chance.randrange(min(len(text), _HEAD_CHARS))
    return f"{text[:place]} {text[place:]}"


def _mixed(text: str, chance: random.Random) -> str:
    return "".join(_LATIN.get(each, each) if chance.random() < 0.2 else each for each in text)


def _read(damage: Damage, count: int) -> Score:
    directory = town(_SEED)
    writer = Writer(directory, random.Random(_SEED))
    chance = random.Random(_SEED)
    letters = [_SCENARIOS[number % len(_SCENARIOS)](writer) for number in range(count)]
    return read_letters([_damaged(each, damage, chance) for each in letters], directory)


def _damaged(letter: Letter, damage: Damage, chance: random.Random) -> Letter:
    documents = tuple(
        replace(each, pages=tuple(damage(page, chance) for page in each.pages)) for each in letter.documents
    )
    return replace(letter, documents=documents)


@pytest.mark.parametrize("damage", [_changed, _dropped, _spaced], ids=["changed", "dropped", "spaced"])
def test_damaged_letterheads_credit_nobody_wrongly(damage: Damage) -> None:
    score = _read(damage, 100)

    assert score.by_scenario(score.wrong) == {}
    assert score.recorded > 0


def test_latin_letters_among_russian_ones_hardly_matter() -> None:
    score = _read(_mixed, 50)

    assert score.by_scenario(score.wrong) == {}
    assert score.recorded >= 0.8 * score.settled
