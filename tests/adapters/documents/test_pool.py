"""Children that die, hang or grow: the message comes back all the same, and so does the next."""

from __future__ import annotations

import os
import pickle
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from mailflow.adapters.documents import ChildDocuments, DocumentLimits
from mailflow.adapters.documents.folders import make_folder
from mailflow.adapters.documents.inprocess import InProcessDocuments
from mailflow.adapters.documents.opening import FATAL, NOT_OPENED
from mailflow.adapters.documents.pool import OCTETS_AHEAD, ahead
from mailflow.adapters.documents.reading import TOO_LONG
from mailflow.adapters.documents.wire import pack_opened, unpack_opened
from mailflow.errors import TransientError
from mailflow.mail.parsing.parse import parse_message
from mailflow.model.message import DocumentText, OpenedMessage
from tests.adapters.documents.failing_opener import OPENER
from tests.adapters.documents.mails import mail
from tests.adapters.documents.office_files import docx, paragraph

LETTER = ("letter.docx", docx(paragraph("На № 96")))
DIED = "процесс чтения завершился аварийно"
SLOW = "чтение заняло больше 2 с и прервано"
SHORT = DocumentLimits(message_seconds=2.0, document_seconds=0.5, parse_seconds=10.0)


@pytest.fixture(scope="module")
def failing() -> Iterator[ChildDocuments]:
    with ChildDocuments(2, SHORT, opener=OPENER) as documents:
        yield documents


def _outcome(opened: OpenedMessage) -> tuple[str, list[tuple[str, str, str | None]]]:
    documents = [(document.name, document.text, document.problem) for document in opened.documents]
    return opened.message.subject, documents


@pytest.mark.parametrize("fault", ["SEGFAULT", "HANG", "EXIT", "MEMORY", "CPU", "RAISE"])
def test_a_message_that_ends_its_child_is_parsed_and_the_others_are_served(
    failing: ChildDocuments, fault: str
) -> None:
    raws = [
        mail("before", LETTER),
        mail("poison", LETTER, extra=f"X-{fault}: 1\r\n"),
        mail("after", LETTER),
    ]

    opened = list(failing.open_all(raws))

    assert [message.message.defects[:1] for message in opened] == [
        (),
        (f"вложения не прочитаны: {SLOW if fault == 'HANG' else DIED}",),
        (),
    ]
    assert [_outcome(message) for message in opened] == [
        ("before", [("letter.docx", "На № 96", None)]),
        ("poison", [("letter.docx", "", NOT_OPENED)]),
        ("after", [("letter.docx", "На № 96", None)]),
    ]


@pytest.mark.parametrize(
    ("fault", "problem"),
    [("segfault", FATAL), ("hang", FATAL), ("slow", TOO_LONG)],
    ids=["segfault", "hang", "slow"],
)
def test_the_documents_beside_a_fatal_one_are_read(failing: ChildDocuments, fault: str, problem: str) -> None:
    raw = mail("a", LETTER, ("fatal.txt", fault.encode()), LETTER)

    [opened] = failing.open_all([raw])

    assert _outcome(opened)[1] == [
        ("letter.docx", "На № 96", None),
        ("fatal.txt", "", problem),
        ("letter.docx", "На № 96", None),
    ]


def test_two_fatal_documents_leave_the_message_alone(failing: ChildDocuments) -> None:
    [opened] = failing.open_all([mail("a", LETTER, *[("fatal.txt", b"segfault")] * 2)])

    assert [problem for _, _, problem in _outcome(opened)[1]] == [NOT_OPENED] * 3


def test_a_child_sees_no_secret_of_its_parents_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILFLOW_IMAP__PASSWORD", "secret")

    with ChildDocuments(1, opener="tests.adapters.documents.probing_opener:tell_surroundings") as documents:
        [opened] = documents.open_all([mail("a")])

    assert "MAILFLOW" not in opened.message.subject


def test_a_child_is_bounded_by_the_kernel() -> None:
    limits = DocumentLimits()
    with ChildDocuments(1, limits, opener="tests.adapters.documents.probing_opener:tell_limits") as documents:
        [opened] = documents.open_all([mail("a")])

    assert opened.message.subject == (
        f"AS={limits.address_space} DATA={limits.data} FSIZE={limits.file_octets} CORE=0"
    )


def test_folders_of_children_are_gone_when_they_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    with ChildDocuments(1, SHORT, opener=OPENER) as documents:
        list(documents.open_all([mail("a"), mail("b", extra="X-EXIT: 1\r\n"), mail("c")]))
        during = len(list(tmp_path.iterdir()))

    assert (during, list(tmp_path.iterdir())) == (1, [])


def test_folders_of_killed_parents_are_removed_and_no_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with subprocess.Popen(["true"]) as dead:
        pass
    for name in (f"mailflow-documents-{dead.pid}-x", f"mailflow-documents-{os.getpid()}-y", "other"):
        (tmp_path / name).mkdir()

    made = Path(make_folder())

    assert {entry.name for entry in tmp_path.iterdir()} == {
        f"mailflow-documents-{os.getpid()}-y",
        "other",
        made.name,
    }


def test_no_room_for_a_child_is_a_fault_that_passes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A full /tmp holds the reading up; it is told, and other mail goes on."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with ChildDocuments(1) as documents, pytest.raises(TransientError):
        list(documents.open_all([b"Subject: x\r\n\r\n"]))


def test_a_tired_child_is_replaced() -> None:
    limits = DocumentLimits(messages=1)
    with ChildDocuments(
        1, limits, opener="tests.adapters.documents.probing_opener:tell_process"
    ) as documents:
        processes = [
            next(iter(documents.open_all([mail("a")]))).message.subject,
            next(iter(documents.open_all([mail("b")]))).message.subject,
        ]

    assert len(set(processes)) == 2
    assert str(os.getpid()) not in processes


def test_order_is_kept_over_many_messages_of_all_sizes() -> None:
    raws = [mail(str(number), text="слово " * (number % 7) * 900) for number in range(100)]
    with ChildDocuments(2) as documents:
        subjects = [opened.message.subject for opened in documents.open_all(iter(raws))]

    assert subjects == [str(number) for number in range(100)]


@pytest.mark.parametrize(("octets", "at_once"), [(10, 4), (OCTETS_AHEAD // 2, 2), (OCTETS_AHEAD * 2, 1)])
def test_large_mail_is_not_handed_out_ahead(octets: int, at_once: int) -> None:
    """Each is in memory several times while it is on its way."""
    given: list[Future[int]] = []

    def submit(_chunk: list[bytes]) -> Future[int]:
        given.append(Future())
        return given[-1]

    results = ahead(([bytes(octets)] for _ in range(6)), submit, 4)
    next(results)
    assert len(given) == at_once
    results.close()
    assert all(each.cancelled() for each in given[1:])


def test_a_child_started_before_it_is_needed_opens_mail_in_a_process_forked_since() -> None:
    with ChildDocuments(1) as documents:
        documents.start()
        child = os.fork()
        if not child:
            with documents:
                [opened] = documents.open_all([mail("early", LETTER)])
            os._exit(0 if opened.message.subject == "early" else 1)
        assert os.waitpid(child, 0)[1] == 0


def test_an_abandoned_reading_leaves_the_pool_usable() -> None:
    with ChildDocuments(1) as documents:
        for opened in documents.open_all(mail(str(number)) for number in range(40)):
            if opened.message.subject == "3":
                break
        again = [opened.message.subject for opened in documents.open_all([mail("again")])]

    assert again == ["again"]


def test_closing_waits_for_one_message_and_not_for_all() -> None:
    documents = ChildDocuments(1, opener="tests.adapters.documents.probing_opener:tell_process")
    next(iter(documents.open_all(mail(str(number)) for number in range(1_000))))

    documents.close()
    documents.close()

    with pytest.raises(RuntimeError):
        list(documents.open_all([mail("late")]))


def test_what_a_child_sends_is_what_was_opened() -> None:
    [opened] = InProcessDocuments().open_all([mail("a", LETTER)])

    assert unpack_opened(pack_opened(opened)) == opened


@pytest.mark.parametrize("frame", [pickle.dumps(os.system), pickle.dumps("text"), b"", b"\x80\x05garbage"])
def test_a_child_taken_over_cannot_make_its_parent_call_anything(frame: bytes) -> None:
    with pytest.raises((pickle.UnpicklingError, EOFError)):
        unpack_opened(frame)


def test_a_parsed_message_survives_the_way_whole() -> None:
    raw = mail("a", LETTER, extra="Date: Fri, 27 Sep 2024 10:42:00 +0300\r\n")
    opened = OpenedMessage(parse_message(raw), (DocumentText("a", "b", 1, "c", confidence=0.5),))

    assert unpack_opened(pack_opened(opened)) == opened
