"""A mailbox of any size from a seed: every kind of mail in fixed proportions."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.accuracy import carried, districts, machines, packaged, replies, reports, special, traps
from tests.accuracy.town import Town
from tests.accuracy.truth import Sample

Scenario = Callable[[Town, random.Random], Sample]
SCENARIOS: tuple[tuple[Scenario, int], ...] = (
    (replies.plain_answer, 50),
    (replies.namesake, 6),
    (districts.district, 5),
    (districts.with_settlements, 1),
    (special.two_requests, 2),
    (special.forwarded, 3),
    (special.robot, 3),
    (special.repeated, 1),
    (special.corrected, 2),
    (traps.contradiction, 4),
    (traps.unauthenticated, 1),
    (traps.look_alike, 1),
    (traps.cloud, 2),
    (special.scanned, 1),
    (packaged.packaged, 4),
    (traps.neighbour, 2),
    (traps.village, 1),
    (traps.unknown_request, 1),
    (carried.headed_in_body, 3),
    (carried.relayed, 2),
    (carried.own_letter_back, 1),
    (carried.answered_before, 1),
    (carried.signed_by_another, 1),
    (carried.unread_name, 1),
    (carried.passed_on, 2),
    (carried.other_matter, 1),
    (carried.foreign_namesake, 1),
    (machines.auto_reply, 8),
    (machines.registration, 3),
    (machines.advertising, 3),
    (machines.own_mail, 1),
    (reports.bounce_report, 4),
    (reports.bounce_plain, 4),
    (reports.delay, 1),
    (reports.receipt, 3),
)


def generate(town: Town, seed: int, count: int) -> list[Sample]:
    rng = random.Random(seed)
    scenarios = [each for each, _ in SCENARIOS]
    weights = [weight for _, weight in SCENARIOS]
    return [rng.choices(scenarios, weights)[0](town, rng) for _ in range(count)]
