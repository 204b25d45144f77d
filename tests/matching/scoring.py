"""Letters read and compared with their truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from mailflow.mail.parsing.parse import parse_message
from mailflow.matching.context import Context, NoMemory
from mailflow.matching.understand import Matcher
from mailflow.model.message import OpenedMessage
from mailflow.model.municipality import Directory
from mailflow.model.understanding import Decision, Kind, Understanding
from tests.matching.letters import Letter
from tests.matching.town import ASSOCIATION, REQUESTS


@dataclass
class Score:
    """Counts and the failing letters, for a person to look at."""

    letters: int = 0
    settled: int = 0
    recorded: int = 0
    asked: int = 0
    among_three: int = 0
    wrong: list[tuple[Letter, Understanding]] = field(default_factory=list)
    missed: list[tuple[Letter, Understanding]] = field(default_factory=list)
    unranked: list[tuple[Letter, Understanding]] = field(default_factory=list)

    def by_scenario(self, failures: list[tuple[Letter, Understanding]]) -> dict[str, int]:
        return dict(Counter(letter.scenario for letter, _ in failures))


def read_letters(letters: Iterable[Letter], directory: Directory) -> Score:
    """Every letter understood on its own, without memory."""
    matcher = Matcher(directory, REQUESTS)
    context = Context(ASSOCIATION, directory, REQUESTS, (), NoMemory())
    score = Score()
    for letter in letters:
        opened = OpenedMessage(parse_message(letter.raw), letter.documents)
        _count(score, letter, matcher.understand(opened, context))
    return score


def _count(score: Score, letter: Letter, understood: Understanding) -> None:
    score.letters += 1
    recorded = {
        (each.case.request, each.case.municipality)
        for each in understood.cases
        if each.decision is Decision.RECORDED
    }
    if recorded - letter.credit or understood.kind is not Kind.REPLY:
        score.wrong.append((letter, understood))
    if letter.settled:
        score.settled += 1
        score.recorded += recorded == letter.credit
        if recorded != letter.credit:
            score.missed.append((letter, understood))
    if letter.right and not recorded:
        score.asked += 1
        proposed: list[tuple[str | None, str | None]] = [
            (each.case.request, each.case.municipality) for each in understood.cases
        ]
        proposed += [(each.request, each.municipality) for each in understood.candidates]
        first = list(dict.fromkeys(proposed))[:3]
        score.among_three += letter.right in first
        if letter.right not in first:
            score.unranked.append((letter, understood))
