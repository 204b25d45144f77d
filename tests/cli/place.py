"""A place to work at: a small `config/` with the shipped templates, and a ledger filled by facts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mailflow.bootstrap import open_records, rehearsal_clock
from mailflow.cli.main import main
from mailflow.config import load
from mailflow.model.fact import Entry, Fact, LetterClaimed, LetterKind, LetterSettled, MessageRead, SendResult
from mailflow.model.identifiers import CaseId, ContentHash, Oktmo, RequestId
from mailflow.model.understanding import (
    Candidate,
    CaseVerdict,
    Decision,
    Evidence,
    Kind,
    Outcome,
    Signal,
    Strength,
    Understanding,
)
from tests.config.operator_folder import REQUEST, SETTINGS, make_folder

MOSCOW = ZoneInfo("Europe/Moscow")
TEMPLATES = Path(__file__).parents[2] / "templates"
DUB = CaseId(RequestId("12-2024"), Oktmo("99601401"))
KLEN = CaseId(RequestId("12-2024"), Oktmo("99601402"))
ADDRESSES = {DUB: "dub@les.example", KLEN: "klen@les.example"}
NOW = "2024-09-24T10:00:00+03:00"


def local(month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=MOSCOW)


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The whole of standard output as one JSON value."""
        return json.loads(self.out)


class Place:
    """A config folder, its data folder, and the command line over both."""

    def __init__(self, root: Path, capture: pytest.CaptureFixture[str]) -> None:
        settings = f"{SETTINGS}storage:\n  path: ../data\ntemplates: {TEMPLATES}\n"
        self.config = make_folder(root, settings=settings, request=REQUEST)
        self.data = root / "data"
        self._capture = capture

    @staticmethod
    def parse(line: str) -> Any:
        """One line of JSON."""
        return json.loads(line)

    def run(self, *words: str, now: str = NOW) -> Said:
        """Run one command at `now`; a wrong call ends as the process would."""
        self._capture.readouterr()
        try:
            status = main([words[0], "--config", str(self.config), "--now", now, *words[1:]])
        except SystemExit as ended:
            status = int(str(ended.code))
        out, err = self._capture.readouterr()
        return Said(status, out, err)

    def record(self, *facts: Fact) -> list[Entry]:
        configuration = load(self.config, {})
        with open_records(configuration, rehearsal_clock(local(9, 5)), read_only=False) as records:
            return list(records.record(*facts))


def sent_letter(
    case: CaseId, *, at: datetime | None = None, result: SendResult = SendResult.SENT
) -> list[Fact]:
    """The letter of a case, claimed and settled."""
    words = "250 OK" if result is SendResult.SENT else "550 5.1.1 No such user"
    at = at or local(9, 5)
    letter = f"letter/{case}/1"
    claim = LetterClaimed(
        at,
        letter,
        LetterKind.LETTER,
        ADDRESSES[case],
        f"<{case.municipality}@sovet.example>",
        ContentHash("c" * 64),
        request=case.request,
        cases=(case,),
    )
    return [claim, LetterSettled(at, letter, 1, result, words)]


def answer_of(
    case: CaseId, *, decision: Decision, outcome: Outcome, at: datetime, figure: int = 3
) -> MessageRead:
    """An answer read at `at`; for review it says why."""
    evidence = Evidence(Signal.REFERENCE_NUMBER, "на № 12 от 05.09.2024, текст письма", Strength.STRONG)
    verdict = CaseVerdict(case, outcome, decision, {"events": Decimal(figure)}, (evidence,))
    reason = "просят продлить срок" if decision is Decision.REVIEW else None
    understanding = Understanding(
        Kind.REPLY,
        message_id=f"<{case.municipality}@town.example>",
        sent_at=at,
        received_at=at,
        from_address=f"{case.municipality}@les.example",
        subject="О неделе",
        cases=(verdict,),
        candidates=() if reason is None else (Candidate(case.request, case.municipality, "назван в тексте"),),
        sender_number="01-15/7",
        sender_date=at.date(),
        reason=reason,
    )
    return MessageRead(at, ContentHash(f"{case.municipality:0>64}"), understanding, "INBOX", 1, 1, 900)
