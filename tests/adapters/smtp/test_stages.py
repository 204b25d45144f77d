"""Each stage of SMTP x each fault ends in exactly one of sent, retry, refused, in doubt (A45 to A47)."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from math import inf

import pytest

from mailflow.adapters.smtp import SmtpMailer
from mailflow.adapters.smtp.connection import Patience
from mailflow.app.ports import Envelope, Sending
from mailflow.model.fact import SendResult
from mailflow.model.settings import Security, Server, SmtpSettings
from tests.servers.certificate import Certificate
from tests.servers.scripted_smtp import DROP, HANG, ScriptedSmtp, SmtpScript

QUICK = Patience(answer=0.5, final_dot=0.5, letter=2.0)
CALM = Patience(answer=10.0, final_dot=10.0, letter=20.0)
RETRY, REFUSED, IN_DOUBT, SENT = SendResult.RETRY, SendResult.REFUSED, SendResult.IN_DOUBT, SendResult.SENT
RAW = b"From: sovet@mokk.example\r\nSubject: x\r\n\r\nText.\r\n"

TEMPORARY, PERMANENT, CLOSING = "451 4.3.0 local error", "550 5.0.0 no", "421 4.3.2 shutting down"
FAULTS = (HANG, DROP, CLOSING, TEMPORARY, PERMANENT)
WHOLE = dict.fromkeys(FAULTS, (RETRY, True))
# Stage -> fault -> (result, whole_server)
MATRIX = {
    "connect": WHOLE,
    "ehlo": WHOLE,
    "starttls": WHOLE,
    "auth": WHOLE,
    # MAIL names the sender alone: a refusal there says nothing about the recipient.
    "mail": {**WHOLE, HANG: (RETRY, False), DROP: (RETRY, False)},
    "rcpt": {
        HANG: (RETRY, False),
        DROP: (RETRY, False),
        CLOSING: (RETRY, True),
        TEMPORARY: (RETRY, False),
        PERMANENT: (REFUSED, False),
    },
    "data": {
        HANG: (RETRY, False),
        DROP: (RETRY, False),
        CLOSING: (RETRY, True),
        TEMPORARY: (RETRY, False),
        PERMANENT: (REFUSED, False),
    },
    "dot": {
        HANG: (IN_DOUBT, False),
        DROP: (IN_DOUBT, False),
        CLOSING: (RETRY, True),
        TEMPORARY: (RETRY, False),
        PERMANENT: (REFUSED, False),
    },
}


def mailer(
    server: ScriptedSmtp,
    certificate: Certificate,
    *,
    connections: int = 1,
    patience: Patience = CALM,
    seconds_left: Callable[[], float] = lambda: inf,
    told_late: Callable[[Sending], None] | None = None,
) -> SmtpMailer:
    settings = Server(
        "127.0.0.1", server.port, Security.STARTTLS, "sovet", "top-secret", str(certificate.ca_file), 0.3
    )
    return SmtpMailer(
        SmtpSettings(settings, connections=connections),
        patience=patience,
        seconds_left=seconds_left,
        told_late=told_late,
    )


def letter(name: str, recipient: str = "head@abinsk.example") -> Envelope:
    return Envelope(name, "sovet@mokk.example", recipient, RAW)


def ends(sendings: list[Sending]) -> list[tuple[str, SendResult, bool]]:
    return sorted((each.letter, each.result, each.whole_server) for each in sendings)


@pytest.mark.parametrize(
    ("stage", "fault"), [(stage, fault) for stage, faults in MATRIX.items() for fault in faults]
)
def test_a_fault_is_judged_by_its_stage(stage: str, fault: str, certificate: Certificate) -> None:
    script = SmtpScript({stage: [fault]})
    with ScriptedSmtp(script, certificate.server_context()) as server:
        patience = QUICK if fault == HANG else CALM
        (sending,) = mailer(server, certificate, patience=patience).send([letter("a")])
    assert (sending.result, sending.whole_server) == MATRIX[stage][fault]
    assert sending.code == (int(fault[:3]) if fault[:1].isdigit() else 0)


@pytest.mark.parametrize(("stage", "was_offered"), [("auth", False), ("mail", True), ("dot", True)])
def test_whether_the_server_had_heard_of_the_letter_is_told(
    stage: str, was_offered: bool, certificate: Certificate
) -> None:
    with ScriptedSmtp(SmtpScript({stage: [CLOSING]}), certificate.server_context()) as server:
        first, second = mailer(server, certificate).send([letter("a"), letter("b")])
    assert [(each.whole_server, each.was_offered) for each in (first, second)] == [
        (True, was_offered),
        (True, False),
    ]


@pytest.mark.parametrize("stage", ["connect", "ehlo", "starttls", "auth", "mail"])
def test_after_a_fault_of_the_whole_server_nothing_else_is_tried(
    stage: str, certificate: Certificate
) -> None:
    with ScriptedSmtp(SmtpScript({stage: [PERMANENT] * 9}), certificate.server_context()) as server:
        sendings = list(
            mailer(server, certificate, connections=2).send([letter("a"), letter("b"), letter("c")])
        )
        tried = server.connections
    assert ends(sendings) == [("a", RETRY, True), ("b", RETRY, True), ("c", RETRY, True)]
    assert {each.words for each in sendings} == {"5.0.0 no"}
    assert tried == 1


@pytest.mark.parametrize("fault", [TEMPORARY, PERMANENT, HANG, DROP])
def test_a_fault_of_one_letter_leaves_the_next_alone(fault: str, certificate: Certificate) -> None:
    with ScriptedSmtp(SmtpScript({"rcpt": [fault]}), certificate.server_context()) as server:
        patience = QUICK if fault == HANG else CALM
        sendings = list(mailer(server, certificate, patience=patience).send([letter("a"), letter("b")]))
        opened = server.connections
    assert ends(sendings)[1] == ("b", SENT, False)
    assert opened == 2, "a connection is never used again after a fault"


def test_silence_three_times_in_a_row_is_the_servers(certificate: Certificate) -> None:
    with ScriptedSmtp(SmtpScript({"rcpt": [DROP] * 9}), certificate.server_context()) as server:
        sendings = list(mailer(server, certificate).send([letter(name) for name in "abcde"]))
        tried = server.connections
    assert [each.whole_server for each in sendings] == [False, False, True, True, True]
    assert tried == 3


@pytest.mark.parametrize("fault", [CLOSING, DROP])
def test_a_worn_out_connection_is_renewed_without_a_word(fault: str, certificate: Certificate) -> None:
    with ScriptedSmtp(SmtpScript({"mail": ["250 ok", fault]}), certificate.server_context()) as server:
        sendings = list(mailer(server, certificate).send([letter("a"), letter("b")]))
        opened = server.connections
    assert (ends(sendings), opened) == ([("a", SENT, False), ("b", SENT, False)], 2)


def test_one_connection_carries_many_letters(certificate: Certificate) -> None:
    with ScriptedSmtp(SmtpScript(), certificate.server_context()) as server:
        sendings = list(mailer(server, certificate).send([letter(str(number)) for number in range(9)]))
        taken, opened = len(server.letters), server.connections
    assert ([each.result for each in sendings], taken, opened) == ([SENT] * 9, 9, 1)


def test_garbage_after_the_final_dot_leaves_the_letter_in_doubt(certificate: Certificate) -> None:
    with ScriptedSmtp(SmtpScript({"dot": ["what?"]}), certificate.server_context()) as server:
        (sending,) = mailer(server, certificate).send([letter("a")])
    assert (sending.result, sending.whole_server) == (IN_DOUBT, False)


@pytest.mark.parametrize(("stage", "result"), [("mail", RETRY), ("data", RETRY), ("dot", IN_DOUBT)])
def test_a_pass_without_time_ends_every_letter_under_way_as_after_silence(
    stage: str, result: SendResult, certificate: Certificate
) -> None:
    with ScriptedSmtp(SmtpScript({stage: [HANG] * 9}), certificate.server_context()) as server:
        impatient = mailer(server, certificate, connections=2, seconds_left=lambda: 0.1)
        sendings = list(impatient.send([letter(name) for name in "abcd"]))
    under_way = [each for each in sendings if each.result is result and each.was_offered]
    assert len(under_way) in (1, 2)
    assert all(each.whole_server for each in sendings)
    assert {each.result for each in sendings} <= {result, RETRY}


@pytest.mark.parametrize(
    ("answer", "result"), [("250 2.0.0 taken", SENT), (TEMPORARY, RETRY), (PERMANENT, REFUSED)]
)
def test_an_answer_to_the_final_dot_that_comes_after_the_pass_is_told_late(
    answer: str, result: SendResult, certificate: Certificate
) -> None:
    """RFC 5321, 4.5.3.2.6: ten minutes. The pass ends long before, the line stays."""
    late: queue.SimpleQueue[Sending] = queue.SimpleQueue()
    go_on = threading.Event()
    with ScriptedSmtp(SmtpScript({"dot": [answer]}), certificate.server_context()) as server:
        server.before_dot = go_on.wait
        patient = mailer(server, certificate, seconds_left=lambda: 0.1, told_late=late.put)
        (sending,) = patient.send([letter("a")])
        assert (sending.letter, sending.result, sending.whole_server) == ("a", IN_DOUBT, True)
        assert late.empty()
        go_on.set()
        told = late.get(timeout=20)
    assert (told.letter, told.result) == ("a", result)


def test_a_letter_that_was_taken_is_not_in_doubt_because_another_one_hangs(certificate: Certificate) -> None:
    """Its connection rests with the dot behind it while the pass runs out of time at the other one."""
    late: queue.SimpleQueue[Sending] = queue.SimpleQueue()
    script = SmtpScript({"rcpt": ["250 2.1.5 ok", HANG]})
    with ScriptedSmtp(script, certificate.server_context()) as server:
        patient = mailer(server, certificate, connections=2, seconds_left=lambda: 0.1, told_late=late.put)
        sendings = list(patient.send([letter(name) for name in "abc"]))
    assert sorted(each.letter for each in sendings) == ["a", "b", "c"]
    assert sorted(each.result for each in sendings) == [RETRY, SENT, SENT]
    assert late.empty()


@pytest.mark.parametrize("words", ["251 2.1.5 forwarded", "252 2.1.5 will be tried"])
def test_a_recipient_taken_in_other_words_is_taken(words: str, certificate: Certificate) -> None:
    with ScriptedSmtp(SmtpScript({"rcpt": [words]}), certificate.server_context()) as server:
        (sending,) = mailer(server, certificate).send([letter("a")])
    assert sending.result is SENT


def test_letter_after_letter_refused_for_what_it_is_is_tried_again_later(certificate: Certificate) -> None:
    """A provider that has taken against us must not make a whole campaign undeliverable."""
    with ScriptedSmtp(
        SmtpScript({"dot": ["550 5.7.1 content policy"] * 9}), certificate.server_context()
    ) as server:
        sendings = list(mailer(server, certificate).send([letter(name) for name in "abcde"]))
    assert ends(sendings) == [
        ("a", REFUSED, False),
        ("b", REFUSED, False),
        *((name, RETRY, True) for name in "cde"),
    ]


def test_dead_addresses_in_a_row_are_dead_addresses(certificate: Certificate) -> None:
    with ScriptedSmtp(
        SmtpScript({"rcpt": ["550 5.1.1 no such user"] * 5}), certificate.server_context()
    ) as server:
        sendings = list(mailer(server, certificate).send([letter(name) for name in "abcde"]))
    assert {each.result for each in sendings} == {REFUSED}


def test_three_recipients_have_three_outcomes(certificate: Certificate) -> None:
    script = SmtpScript({"rcpt": ["250 ok", PERMANENT, "450 4.2.0 greylisted"]})
    with ScriptedSmtp(script, certificate.server_context()) as server:
        sendings = list(mailer(server, certificate).send([letter("a"), letter("b"), letter("c")]))
        recipients = [command for command in server.commands if command.startswith("RCPT")]
    assert ends(sendings) == [("a", SENT, False), ("b", REFUSED, False), ("c", RETRY, False)]
    assert len(recipients) == 3


def test_a_caller_that_stops_lets_the_letter_under_way_end_and_begins_no_further(
    certificate: Certificate,
) -> None:
    with ScriptedSmtp(SmtpScript(), certificate.server_context()) as server:
        sendings = mailer(server, certificate).send([letter(str(number)) for number in range(500)])
        next(sendings)
        sendings.close()  # type: ignore[attr-defined] # an iterator to the port, a generator in truth
        assert 1 <= len(server.letters) < 30


def test_envelopes_are_asked_for_shortly_before_they_are_needed(certificate: Certificate) -> None:
    asked: list[str] = []

    def made() -> Iterator[Envelope]:
        for number in range(100):
            asked.append(str(number))
            yield letter(str(number))

    ahead = []
    with ScriptedSmtp(SmtpScript(), certificate.server_context()) as server:
        for settled, _ in enumerate(mailer(server, certificate, connections=2).send(made())):
            ahead.append(len(asked) - settled)
    assert len(ahead) == 100
    assert max(ahead) <= 2 + 12


def test_a_fault_while_making_an_envelope_is_the_callers(certificate: Certificate) -> None:
    def made() -> Iterator[Envelope]:
        yield letter("a")
        raise LookupError("the caller's own")

    with (
        ScriptedSmtp(SmtpScript(), certificate.server_context()) as server,
        pytest.raises(LookupError, match="the caller's own"),
    ):
        list(mailer(server, certificate).send(made()))
