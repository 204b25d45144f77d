"""What every reader of documents must hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailflow.adapters.documents import ChildDocuments
from mailflow.adapters.documents.inprocess import InProcessDocuments
from mailflow.app.ports import Documents
from mailflow.mail.body.new_text import find_new_text
from mailflow.mail.parsing.parse import parse_message
from mailflow.model.message import DocumentText, OpenedMessage, Table
from tests.adapters.documents.mails import mail
from tests.adapters.documents.office_files import docx, package, paragraph, xlsx


@pytest.fixture(scope="module", params=["in process", "children"])
def documents(request: pytest.FixtureRequest) -> Iterator[Documents]:
    if request.param == "in process":
        yield InProcessDocuments()
        return
    with ChildDocuments(2) as children:
        yield children


def test_a_message_comes_back_parsed_with_its_documents(documents: Documents) -> None:
    raw = mail("Ответ", ("a.docx", docx(paragraph("На № 96"))), ("b.xlsx", xlsx(("Л", [["Практик", 2]]))))

    [opened] = documents.open_all([raw])

    assert opened.message == parse_message(raw)
    assert [(document.name, document.pages, document.tables) for document in opened.documents] == [
        ("a.docx", ("На № 96",), ()),
        ("b.xlsx", ("Практик\t2",), (Table((("Практик", "2"),), "Л"),)),
    ]


def test_files_of_an_archive_name_it(documents: Documents) -> None:
    archive = package({"Ответ.txt": "две практики"})

    [opened] = documents.open_all([mail("a", ("b.zip", archive))])

    assert [(document.name, document.text, document.container) for document in opened.documents] == [
        ("b.zip", "", None),
        ("Ответ.txt", "две практики", "b.zip"),
    ]


def test_results_are_in_order(documents: Documents) -> None:
    raws = [mail(str(number)) for number in range(30)]

    assert [opened.message.subject for opened in documents.open_all(raws)] == list(map(str, range(30)))


@pytest.mark.parametrize(
    "raw", [b"", b"\x00", b"\xff" * 3_000, b"Subject", b"\r\n\r\n", b"From: " + b"." * 50_000]
)
def test_bad_mail_is_a_value(documents: Documents, raw: bytes) -> None:
    message = parse_message(raw)
    assert list(documents.open_all([raw])) == [OpenedMessage(message, new=find_new_text(message))]


def test_a_broken_document_has_a_problem_and_a_hash(documents: Documents) -> None:
    [opened] = documents.open_all([mail("a", ("x.pdf", b"%PDF-1.4\nbroken"))])

    assert opened.documents == (
        DocumentText(
            name="x.pdf",
            content_type="application/octet-stream",
            octets=15,
            sha256="66df0c616619d68a2a449c2ca2b477bbb8919cbcfaa1cd3ce61dc280c94197fe",
            problem="файл PDF повреждён",
        ),
    )


def test_nothing_in_nothing_out(documents: Documents) -> None:
    assert list(documents.open_all([])) == []
