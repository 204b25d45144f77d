"""Time between two points."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter


@dataclass(slots=True)
class Lap:
    seconds: float = 0.0


@contextmanager
def lap() -> Iterator[Lap]:
    """`seconds` is right after the block."""
    begun, measured = perf_counter(), Lap()
    try:
        yield measured
    finally:
        measured.seconds = perf_counter() - begun
