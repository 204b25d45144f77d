"""The clerk of the association: decides what waits for a person, as the truth has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from mailflow.app import deciding
from mailflow.app.desk import Desk
from mailflow.cases.review import waiting
from mailflow.demo.town.deeds import EXTENDED_TO
from mailflow.demo.town.town import Arrival
from mailflow.model.board import ReviewItem
from mailflow.model.fact import MessageRead
from mailflow.model.identifiers import CaseId
from mailflow.model.request import Request
from mailflow.model.understanding import Outcome

WHO = "сотрудник"
REACTION = timedelta(hours=3)
"""A message waits so long until the clerk comes to it."""


@dataclass(slots=True)
class Clerk:
    """Knows which mail came from whom (he can read), and what it meant."""

    request: Request
    arrivals: Mapping[str, Arrival]
    decided: list[str] = field(default_factory=list)
    """Reasons why the program had asked, one for each decision."""

    def work_through(self, desk: Desk) -> None:
        """Decide everything that has waited long enough."""
        now = desk.clock.now()
        for item in waiting(desk.book, now):
            fact = item.entry.fact
            assert isinstance(fact, MessageRead)
            if fact.at <= now - REACTION:
                self._decide(desk, item, fact)

    def _decide(self, desk: Desk, item: ReviewItem, fact: MessageRead) -> None:
        arrival = self.arrivals.get(fact.understanding.message_id)
        number = int(item.entry.number)
        self.decided.append(item.reason)
        if arrival is None or arrival.resident is None:
            deciding.dismiss(desk, number, who=WHO, why="не относится к запросам")
            return
        case = CaseId(self.request.id, arrival.resident.oktmo)
        match arrival.what:
            case "просьба о продлении":
                until = self.request.deadline + EXTENDED_TO
                deciding.assign(
                    desk,
                    number,
                    case,
                    outcome=Outcome.EXTENSION,
                    figures={},
                    until=until,
                    who=WHO,
                    why="срок продлён",
                )
            case "вопрос":
                deciding.assign(
                    desk,
                    number,
                    case,
                    outcome=Outcome.QUESTION,
                    figures={},
                    until=None,
                    who=WHO,
                    why="ответили по телефону",
                )
            case "ответ" | "повтор" | "исправление":
                self._credit(desk, number, case, arrival)
            case _:
                deciding.dismiss(desk, number, who=WHO, why="ответа не содержит")

    def _credit(self, desk: Desk, number: int, case: CaseId, arrival: Arrival) -> None:
        assert arrival.resident is not None
        truth = arrival.resident.truth
        outcomes = {"повтор": Outcome.DUPLICATE, "исправление": Outcome.CORRECTION}
        deciding.assign(
            desk,
            number,
            case,
            outcome=outcomes.get(arrival.what, truth.outcome or Outcome.REPORT),
            figures=truth.figures,
            until=None,
            who=WHO,
            why="прочитано сотрудником",
        )


def reasons(decided: Sequence[str]) -> Mapping[str, int]:
    """How often each reason was given, most frequent first."""
    counted = {reason: decided.count(reason) for reason in dict.fromkeys(decided)}
    return dict(sorted(counted.items(), key=lambda pair: -pair[1]))
