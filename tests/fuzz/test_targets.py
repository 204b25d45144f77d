"""The fuzz targets keep their promises on sound inputs and on damaged ones."""

from __future__ import annotations

import random

import pytest

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

_DAMAGES = 40


def damaged(raw: bytes, rng: random.Random) -> bytes:
    """One of: bytes changed, a piece cut out, a piece doubled, the end lost."""
    start = rng.randrange(len(raw) + 1)
    end = min(len(raw), start + rng.randrange(1, 200))
    noise = bytes(rng.randrange(256) for _ in range(end - start))
    return rng.choice(
        (
            raw[:start] + noise + raw[end:],
            raw[:start] + raw[end:],
            raw[:end] + raw[start:end] + raw[end:],
            raw[:start],
        )
    )


@pytest.mark.parametrize("name", TARGETS)
def test_sound_inputs_are_read(name: str) -> None:
    found = seeds(name, 20)
    assert found
    for raw in found:
        TARGETS[name](raw)


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_inputs_break_no_promise(name: str) -> None:
    rng = random.Random(name)
    sound = seeds(name, 20)
    for _ in range(_DAMAGES):
        TARGETS[name](damaged(rng.choice(sound), rng))


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize("raw", [b"", b"\x00", b"\xff" * 400, b"\r\n" * 400])
def test_bytes_without_sense_break_no_promise(name: str, raw: bytes) -> None:
    TARGETS[name](raw)
