"""A mailbox of any size from a seed: every kind of mail in fixed proportions."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.accuracy import replies
from tests.accuracy.town import Town
from tests.accuracy.truth import Sample

Scenario = Callable[[Town, random.Random], Sample]
SCENARIOS: tuple[tuple[Scenario, int], ...] = (
    (replies.plain_answer, 50),
    (replies.namesake, 6),
)


def generate(town: Town, seed: int, count: int) -> list[Sample]:
    rng = random.Random(seed)
    scenarios = [each for each, _ in SCENARIOS]
    weights = [weight for _, weight in SCENARIOS]
    return [rng.choices(scenarios, weights)[0](town, rng) for _ in range(count)]
