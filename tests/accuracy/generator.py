"""A mailbox of any size from a seed: every kind of mail in fixed proportions."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.accuracy import machines, replies, special
from tests.accuracy.town import Town
from tests.accuracy.truth import Sample

Scenario = Callable[[Town, random.Random], Sample]
SCENARIOS: tuple[tuple[Scenario, int], ...] = (
    (replies.plain_answer, 50),
    (replies.namesake, 6),
    (special.district, 5),
    (special.with_settlements, 1),
    (special.two_requests, 2),
    (special.forwarded, 3),
    (special.robot, 3),
    (special.repeated, 1),
    (special.corrected, 2),
    (special.contradiction, 4),
    (special.unauthenticated, 1),
    (special.cloud, 2),
    (special.scanned, 1),
    (special.neighbour, 2),
    (special.village, 1),
    (special.unknown_request, 1),
    (machines.auto_reply, 8),
    (machines.registration, 3),
    (machines.advertising, 3),
    (machines.own_mail, 1),
    (machines.bounce_report, 4),
    (machines.bounce_plain, 4),
    (machines.delay, 1),
    (machines.receipt, 3),
)


def generate(town: Town, seed: int, count: int) -> list[Sample]:
    rng = random.Random(seed)
    scenarios = [each for each, _ in SCENARIOS]
    weights = [weight for _, weight in SCENARIOS]
    return [rng.choices(scenarios, weights)[0](town, rng) for _ in range(count)]
