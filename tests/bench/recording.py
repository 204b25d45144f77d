"""What it costs to record one answer while the campaign grows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median

from mailflow.app.desk import Desk
from mailflow.app.taking_in import take_in
from mailflow.bootstrap import open_desk, rehearsal_clock
from mailflow.model.fact import Fact, MessageRead
from mailflow.model.identifiers import CaseId, ContentHash
from mailflow.model.understanding import CaseVerdict, Decision, Kind, Outcome, Understanding
from tests.bench.mails import MixedMail
from tests.bench.stopwatch import lap
from tests.bench.table import Row, at_most
from tests.bench.town import ANSWER_DAY, configuration, letters_sent, settled
from tests.fakes.mailbox import FakeMailbox

_FEW, _MANY = 440, 18_000
_WARM_UP = 10


@dataclass(frozen=True, slots=True)
class _Cost:
    """Median milliseconds of one answer: its fact alone; from the mailbox on, understanding included."""

    fact: float
    message: float


def rows(answers: int) -> Iterator[Row]:
    few, many = _cost(_FEW, answers), _cost(_MANY, answers)
    what = f"at {_MANY:,} cases"
    against = f"at {_FEW} cases"
    yield at_most(f"fact recorded, {what}", many.fact, few.fact, 2.0, "ms", against)
    yield at_most(f"message to fact, {what}", many.message, few.message, 2.0, "ms", against)


def _cost(cases: int, answers: int) -> _Cost:
    """With half of the cases answered before."""
    residents = settled(cases)
    with tempfile.TemporaryDirectory(prefix="mailflow-bench-") as folder:
        configured = configuration(residents, Path(folder))
        mailbox = FakeMailbox()
        with open_desk(configured, rehearsal_clock(ANSWER_DAY), mailbox=mailbox) as desk:
            [request] = configured.requests
            desk.record(*letters_sent(configured, request))
            given = _answers(desk, cases // 2 + answers)
            desk.record(*islice(given, cases // 2))
            take_in(desk)
            facts = []
            for fact in given:
                with lap() as measured:
                    desk.record(fact)
                facts.append(measured.seconds)
            messages = []
            mail = MixedMail(configured, residents, ANSWER_DAY)
            for number in range(_WARM_UP + answers):
                # Odd numbers carry a paper: an answer each.
                mailbox.put(mail.message(2 * number + 1), internal_date=ANSWER_DAY)
                with lap() as measured:
                    taken = take_in(desk)
                assert taken.read == 1, taken
                messages.append(measured.seconds)
    return _Cost(1000 * median(facts), 1000 * median(messages[_WARM_UP:]))


def _answers(desk: Desk, wanted: int) -> Iterator[Fact]:
    [request] = desk.configuration.requests
    for number, municipality in enumerate(islice(desk.configuration.directory, wanted)):
        verdict = CaseVerdict(CaseId(request.id, municipality.oktmo), Outcome.REPORT, Decision.RECORDED, {})
        understanding = Understanding(
            kind=Kind.REPLY,
            message_id=f"<answer{number}@mail.example>",
            sent_at=ANSWER_DAY,
            received_at=ANSWER_DAY,
            from_address=municipality.emails[0],
            subject="Ответ",
            text="Сообщаем, что размещены две практики.",
            cases=(verdict,),
        )
        yield MessageRead(ANSWER_DAY, ContentHash(f"{number:064x}"), understanding, "INBOX", 1, number)
