"""One fact of each kind, with every field set."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from mailflow.model.fact import (
    CaseExcluded,
    ExtensionGranted,
    Fact,
    FactUndone,
    FolderBaseline,
    FolderRewound,
    LetterClaimed,
    LetterKind,
    LetterSettled,
    MessageAssigned,
    MessageDismissed,
    MessageRead,
    PositionMoved,
    SendResult,
    TroubleBegan,
    TroubleEnded,
)
from mailflow.model.identifiers import CaseId, ContentHash, EntryNumber, Oktmo, RequestId
from mailflow.model.understanding import (
    AttachmentFacts,
    Candidate,
    CaseVerdict,
    Decision,
    Evidence,
    FailedRecipient,
    Kind,
    Outcome,
    Signal,
    Strength,
    Understanding,
)

NOW = datetime(2024, 9, 24, 6, 15, tzinfo=UTC)
REQUEST = RequestId("96-2024")
CASE = CaseId(REQUEST, Oktmo("03601401"))
LATER = date(2024, 10, 7)

UNDERSTANDING = Understanding(
    kind=Kind.REPLY,
    message_id="<a@b.example>",
    sent_at=NOW,
    received_at=NOW,
    from_name="Администрация",
    from_address="adm@b.example",
    subject="Ответ на исх. № 96",
    text="Размещены 2 практики",
    attachments=(AttachmentFacts("Письмо.pdf", "application/pdf", 10, 5, True, None, "ab"),),
    cases=(
        CaseVerdict(
            CASE,
            Outcome.REPORT,
            Decision.RECORDED,
            {"practices": Decimal("2"), "money": Decimal("1234.50")},
            (Evidence(Signal.REFERENCE_NUMBER, "на № 96 от 05.09.2024", Strength.STRONG),),
            (1, 2),
        ),
    ),
    candidates=(Candidate(REQUEST, Oktmo("03610413"), "похожее имя"), Candidate(None, None, "неизвестно")),
    failed_recipients=(FailedRecipient("x@y.example", "5.1.1", "no such user", True),),
    sender_number="01-15/2341",
    sender_date=LATER,
    promised_date=LATER,
    reason="проверьте",
    defects=("нет даты",),
)


def position(uid: int) -> PositionMoved:
    return PositionMoved(NOW, "INBOX", 7, uid)


FACTS: list[Fact] = [
    FolderBaseline(NOW, "&BCEEPwQwBDw-", 7, 100),
    position(101),
    FolderRewound(NOW, "INBOX", 7, 90),
    MessageRead(NOW, ContentHash("a" * 64), UNDERSTANDING, "INBOX", 7, 101, 5000, quiet=True),
    MessageAssigned(
        NOW, "ivanova", EntryNumber(3), CASE, Outcome.REPORT, {"practices": Decimal(3)}, "позвонили"
    ),
    MessageDismissed(NOW, "ivanova", EntryNumber(3), "реклама"),
    FactUndone(NOW, "ivanova", EntryNumber(4), "ошибка"),
    ExtensionGranted(NOW, "ivanova", CASE, LATER, "просили"),
    CaseExcluded(NOW, "ivanova", CASE, "объединены"),
    LetterClaimed(
        NOW,
        "reminder/96-2024/soft/03601401",
        LetterKind.REMINDER,
        "adm@b.example",
        "<r@c.example>",
        ContentHash("b" * 64),
        2,
        REQUEST,
        "soft",
        (CASE,),
        Oktmo("03601000"),
    ),
    LetterSettled(NOW, "reminder/96-2024/soft/03601401", 2, SendResult.RETRY, "450 later", NOW, "ivanova"),
    TroubleBegan(NOW, "mailbox", "Ящик не читается"),
    TroubleEnded(NOW, "mailbox"),
]
