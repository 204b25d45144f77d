"""IMAP and SMTP in any mood, seen from whole passes (A35, A42, A43, A45, A47, A18)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mailflow.adapters.imap import ImapMailbox
from mailflow.adapters.smtp import SmtpMailer
from mailflow.adapters.smtp.connection import Patience
from mailflow.model.fact import LetterSettled, SendResult
from mailflow.model.settings import Security, Server, SmtpSettings
from tests.faults.budget import Budget
from tests.faults.rig import ARRIVED, ASSOCIATION, LETTERS_LEAVE, MAILS, REMINDING, Rig, read_contents, rig
from tests.faults.town import Calm, calm_campaign, complaints, recover
from tests.servers.cutting_proxy import Cut, CuttingProxy, Direction, Ending
from tests.servers.scripted_smtp import DROP, HANG, ScriptedSmtp, SmtpScript

QUICK = Patience(answer=0.5, final_dot=0.5, letter=2.0)
LETTERS = {f"<req-12-2024.{code}@les.example>" for code in ("99601000", "99601401", "99601402")}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Rig, Calm]]:
    with rig(tmp_path_factory.mktemp("wire")) as built:
        yield built, calm_campaign(built)


def _cut_pass(
    stage: tuple[Rig, Calm], protocol: str, cut: Cut | None
) -> tuple[list[str], dict[Direction, int]]:
    """One pass through a proxy that cuts its first connection, then recovery without it."""
    rig, calm = stage
    rig.forget(calm.saved)
    target = rig.servers.imap_port if protocol == "imap" else rig.servers.smtp_port
    with CuttingProxy(target, *([cut] if cut else [])) as proxy:
        port = str(proxy.port)
        rig.tick(REMINDING, environment={f"MAILFLOW_{protocol.upper()}__PORT": port})
        passed = dict(proxy.passed)
    recover(rig)
    return [f"{protocol} {cut}: {each}" for each in complaints(rig, calm)], passed


def test_a_line_cut_in_a_pass_costs_nothing_in_the_end(stage: tuple[Rig, Calm]) -> None:
    assert _cut_pass(stage, "imap", Cut(Direction.TO_CLIENT, 1500, Ending.RESET))[0] == []
    assert _cut_pass(stage, "smtp", Cut(Direction.TO_SERVER, 3000, Ending.CLOSE))[0] == []


@pytest.mark.faults
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("direction", list(Direction))
@pytest.mark.parametrize("protocol", ["imap", "smtp"])
def test_a_line_cut_at_many_bytes_of_a_pass_costs_nothing_in_the_end(
    stage: tuple[Rig, Calm], budget: Callable[[float], Budget], protocol: str, direction: Direction
) -> None:
    """Each byte with each ending, as far as the time goes; on the adapters alone they are all tried
    (tests/adapters/*/test_cuts.py).
    """
    _, passed = _cut_pass(stage, protocol, None)
    octets = passed[direction]
    assert octets > 100
    cuts = [
        Cut(direction, after, ending) for after in range(octets) for ending in (Ending.CLOSE, Ending.RESET)
    ]
    assert [found for cut in budget(0.025).over(cuts) for found in _cut_pass(stage, protocol, cut)[0]] == []


STAGES = ("connect", "ehlo", "auth", "mail", "rcpt", "data", "dot")
WORDS = (HANG, DROP, "421 4.3.2 closing", "450 4.2.0 later", "550 5.1.1 no such user")
MATRIX = [(at, words) for at in STAGES for words in WORDS]


def _first_results(rig: Rig, at: str, words: str) -> tuple[dict[str, list[SendResult]], int]:
    """What the ledger says of each letter after one pass with the fault, and how many the server took."""
    with ScriptedSmtp(SmtpScript({at: [words]})) as server:
        settings = Server("127.0.0.1", server.port, Security.NONE, "u", "p", None, 0.5)
        mailer = SmtpMailer(SmtpSettings(settings, connections=1), patience=QUICK)
        rig.tick(LETTERS_LEAVE, mailer=mailer)
        settled: dict[str, list[SendResult]] = {}
        for entry in rig.entries():
            if isinstance(entry.fact, LetterSettled):
                settled.setdefault(entry.fact.letter, []).append(entry.fact.result)
        return settled, len(server.letters)


@pytest.mark.parametrize(("at", "words"), [*MATRIX[:: len(WORDS) + 1], ("dot", DROP)])
def test_each_fault_of_the_server_has_one_honest_record(tmp_path: Path, at: str, words: str) -> None:
    _has_one_honest_record(tmp_path, at, words)


@pytest.mark.faults
@pytest.mark.parametrize(("at", "words"), MATRIX)
def test_every_fault_of_the_server_has_one_honest_record(tmp_path: Path, at: str, words: str) -> None:
    _has_one_honest_record(tmp_path, at, words)


def _has_one_honest_record(folder: Path, at: str, words: str) -> None:
    with rig(folder) as built:
        settled, taken = _first_results(built, at, words)
        assert {len(results) for results in settled.values()} == {1}
        results = [result for (result,) in settled.values()]
        doubtful = results.count(SendResult.IN_DOUBT)
        assert results.count(SendResult.SENT) <= taken <= results.count(SendResult.SENT) + max(doubtful, 1)
        if at != "dot":
            assert doubtful == 0
        if at == "dot" and words in (HANG, DROP):
            assert doubtful == 1
            assert len(built.in_doubt(LETTERS_LEAVE)) == 1


def test_a_letter_in_doubt_is_never_sent_again_unasked(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        _first_results(built, "dot", DROP)
        doubtful = {claim.message_id for claim in built.in_doubt(LETTERS_LEAVE)}
        for hours in range(1, 8):
            built.tick(LETTERS_LEAVE + timedelta(hours=hours))
        assert len(doubtful) == 1
        assert not doubtful & set(built.copies())


def test_a_letter_in_doubt_is_settled_by_our_own_copy(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        with ScriptedSmtp(SmtpScript({"dot": [DROP]})) as server:
            settings = Server("127.0.0.1", server.port, Security.NONE, "u", "p", None, 0.5)
            built.tick(
                LETTERS_LEAVE, mailer=SmtpMailer(SmtpSettings(settings, connections=1), patience=QUICK)
            )
            raw = server.letters[0][2]
        built.servers.inject(ASSOCIATION, raw, folder="Sent")
        assert built.tick(LETTERS_LEAVE + timedelta(minutes=5)).settled_doubts == 1
        assert built.in_doubt(LETTERS_LEAVE + timedelta(minutes=6)) == ()


@pytest.mark.faults
def test_six_hours_of_greylisting_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    from mailflow.demo.servers.policy import Delay  # noqa: PLC0415 - the one test that needs it

    with rig(tmp_path) as built:
        for address in ("rayon@les-rayon.example", "adm@dubovskoe.example", "adm@klenovoe.example"):
            built.servers.policies[address] = Delay(times=6)
        tried = 0
        for minutes in range(0, 24 * 60, 10):
            now = LETTERS_LEAVE + timedelta(minutes=minutes)
            if not set(built.copies()) >= LETTERS:
                built.tick(now)
                tried = minutes
        assert {built.copies()[each] for each in LETTERS} == {1}
        assert tried >= 2 * 60


def test_a_changed_uidvalidity_takes_no_mail_twice_and_skips_none(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        built.post(MAILS[0], ARRIVED)
        built.tick(ARRIVED + timedelta(minutes=1))
        built.servers.change_uidvalidity(ASSOCIATION, 77)
        built.post(MAILS[1], ARRIVED + timedelta(hours=1))
        built.tick(ARRIVED + timedelta(hours=2))
        assert set(read_contents(built.entries()).values()) == {1}
        assert len(read_contents(built.entries())) == 2


def test_a_mail_a_person_removes_before_the_pass_costs_nothing(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        uids = [built.post(raw, ARRIVED) for raw in MAILS]
        built.servers.expunge(ASSOCIATION, uids[1:2])
        report = built.tick(ARRIVED + timedelta(minutes=5))
        assert report.mailbox_read
        assert report.taken.read == 2


def test_reading_leaves_every_flag_as_it_was(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        for raw in MAILS:
            built.post(raw, ARRIVED)
        before = built.servers.flags(ASSOCIATION)
        built.tick(ARRIVED + timedelta(minutes=5))
        assert built.servers.flags(ASSOCIATION) == before


def test_a_folder_full_of_moved_mail_is_told_by_content(tmp_path: Path) -> None:
    """A person moves an answer into a folder beneath INBOX: the same bytes under a new UID."""
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        built.post(MAILS[0], ARRIVED)
        built.tick(ARRIVED + timedelta(minutes=5))
        built.post(MAILS[0], ARRIVED, folder="INBOX/done")
        built.tick(ARRIVED + timedelta(minutes=10))
        assert read_contents(built.entries())["<answer@dubovskoe.example>"] == 1


@pytest.mark.faults
def test_a_silent_server_ends_the_pass_and_the_next_one_works(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        built.post(MAILS[0], ARRIVED)
        with CuttingProxy(
            built.servers.imap_port, *[Cut(Direction.TO_CLIENT, 200, Ending.STALL)] * 3
        ) as proxy:
            settings = built.configuration().imap
            server = replace(settings.server, port=proxy.port, timeout_seconds=0.7)
            mailbox = ImapMailbox(replace(settings, server=server))
            report = built.tick(ARRIVED + timedelta(minutes=1), mailbox=mailbox)
            mailbox.close()
        assert not report.mailbox_read
        assert built.tick(ARRIVED + timedelta(minutes=2)).taken.read == 1
