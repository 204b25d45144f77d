"""Large mail through whole passes: its size is asked for first, and nothing is downloaded twice (A33)."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from mailflow.model.fact import MessageRead
from tests.faults.rig import ARRIVED, ASSOCIATION, LETTERS_LEAVE, STAFF, read_contents, rig
from tests.servers.cutting_proxy import CuttingProxy, Direction

MEGA = 1_000_000
MINUTE = timedelta(minutes=1)
WORDS = "На № 12 от 05.09.2024: {} сельское поселение Лесного района, 3 успешные муниципальные практики."


def _answer(sender: str, name: str, octets: int) -> bytes:
    """An answer with something large attached; about so many octets on the wire."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, ASSOCIATION, "Ответ"
    mail["Message-ID"], mail["Date"] = f"<{octets}@{sender.rpartition('@')[2]}>", ARRIVED
    mail.set_content(WORDS.format(name))
    content = bytes(octets * 57 // 78)  # base64: 57 octets to a line of 78
    mail.add_attachment(content, maintype="application", subtype="octet-stream", filename="видео.bin")
    return mail.as_bytes(policy=mail.policy.clone(linesep="\r\n"))


@pytest.mark.parametrize("unit", [MEGA // 100, pytest.param(MEGA, marks=pytest.mark.faults)])
def test_large_mails_are_taken_once_and_what_is_over_the_limit_not_at_all(tmp_path: Path, unit: int) -> None:
    """5, 25 and 59 MB are read, 61 MB goes to a person by its header; nobody is answered twice."""
    mails = (
        _answer("adm@dubovskoe.example", "Дубовское", 5 * unit),
        _answer("adm@klenovoe.example", "Кленовое", 25 * unit),
        _answer("rayon@les-rayon.example", "Дубовское", 59 * unit),
        _answer("adm@dubovskoe.example", "Дубовское", 61 * unit),
    )
    with rig(tmp_path) as built:
        settings = built.config / "mailflow.yaml"
        limit = f"imap:\n  {{max_message_octets: {60 * unit}, "
        settings.write_text(settings.read_text("utf-8").replace("imap:\n  {", limit), "utf-8")
        built.tick(LETTERS_LEAVE)
        built.delivered.clear()
        for raw in mails:
            built.post(raw, ARRIVED)
        passed = []
        with CuttingProxy(built.servers.imap_port) as proxy:
            port = {"MAILFLOW_IMAP__PORT": str(proxy.port)}
            for minutes in range(1, 4):
                built.tick(ARRIVED + minutes * MINUTE, environment=port)
                passed.append(proxy.passed[Direction.TO_CLIENT])
        assert sum(map(len, mails[:3])) < passed[0] < sum(map(len, mails[:3])) + 100_000
        assert passed[2] - passed[0] < 100_000
        assert sum(read_contents(built.entries()).values()) == 4
        reads = [each.fact for each in built.entries() if isinstance(each.fact, MessageRead)]
        assert ["слишком велико" in str(each.understanding.defects) for each in reads] == [False] * 3 + [True]
        assert [bool(each.understanding.reason) for each in reads][3]
        answered = [each.recipient for each in built.delivered if each.recipient != STAFF]
        assert len(answered) == len(set(answered)) >= 2
