"""Whatever stands in a value, the message has exactly the fields and the recipient that were meant."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow.errors import PermanentError
from mailflow.mail.composing.compose import Automatic, OutgoingMail, compose, self_test
from mailflow.mail.composing.composed_check import check_composed
from mailflow.mail.composing.mime_body import Attachment
from mailflow.mail.composing.safe_headers import ascii_address
from mailflow.mail.parsing.parse import parse_message
from mailflow.mail.visible_text import many_lines, one_line
from mailflow.model.message import Address

MOSCOW = timezone(timedelta(hours=3))
MAIL = OutgoingMail(
    letter="96-2024/03601401/letter",
    message_id="<96-2024.03601401@council.example>",
    date=datetime(2024, 9, 5, 15, 0, tzinfo=MOSCOW),
    from_=Address("Ассоциация «Совет»", "council@council.example"),
    to=Address("Администрация Лесного района", "adm@lesnoy.example"),
    subject="НАПОМИНАНИЕ. Исх. № 96 от 05.09.2024 «Муниципальный диалог»: срок 30.09.2024",
    text="Уважаемые коллеги!\n",
)
NAMES = ["Date", "From", "To", "Message-ID", "Subject", "X-Mailflow-Letter", "MIME-Version"]
LEAF = ["Content-Type", "Content-Transfer-Encoding"]

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=120)


def field_names(raw: bytes) -> list[str]:
    """An independent reading: the standard parser's."""
    return email.message_from_bytes(raw, policy=email.policy.compat32).keys()


def test_a_plain_letter_reads_back_as_it_was_meant() -> None:
    message = parse_message(compose(MAIL))
    assert (message.from_, message.to, message.subject) == (MAIL.from_, (MAIL.to,), MAIL.subject)
    assert (message.message_id, message.date, message.plain) == (MAIL.message_id, MAIL.date, MAIL.text)
    assert message.header("X-Mailflow-Letter") == MAIL.letter
    assert message.defects == ()


def test_a_person_is_behind_a_letter_and_a_machine_behind_a_reminder() -> None:
    assert field_names(compose(MAIL)) == [*NAMES, *LEAF]
    reminder = parse_message(compose(replace(MAIL, automatic=Automatic.GENERATED)))
    assert reminder.header("Auto-Submitted") == "auto-generated"
    assert reminder.header("X-Auto-Response-Suppress") == "All"


def test_files_and_images_stand_where_readers_look_for_them() -> None:
    pdf = Attachment("Презентация марафона, разъясняющая порядок участия.pdf", "application/pdf", b"%PDF-")
    logo = Attachment("logo.png", "image/png", b"PNG", content_id="logo")
    raw = compose(replace(MAIL, html="<p>Коллеги!</p>", attachments=(pdf,), images=(logo,)))
    message = parse_message(raw)
    assert [(part.path, part.content_type, part.file_name, part.content_id) for part in message.parts] == [
        ("1.1.1", "text/plain", "", ""),
        ("1.1.2", "text/html", "", ""),
        ("1.2", "image/png", logo.name, "logo"),
        ("2", "application/pdf", pdf.name, ""),
    ]
    assert [part.content for part in message.parts][2:] == [b"PNG", b"%PDF-"]
    names = [
        part.get_filename() for part in email.message_from_bytes(raw, policy=email.policy.default).walk()
    ]
    assert names[-1] == pdf.name


def test_the_same_value_gives_the_same_bytes() -> None:
    mail = replace(MAIL, html="<p>a</p>")
    assert compose(mail) == compose(mail)
    assert compose(mail) != compose(replace(mail, message_id="<other@council.example>"))


@given(anything, anything, anything, anything)
@settings(max_examples=200, deadline=None)
def test_no_value_makes_a_header_of_its_own(subject: str, name: str, file: str, reference: str) -> None:
    mail = replace(
        MAIL,
        subject=subject,
        letter=name,
        to=Address(name, MAIL.to.address),
        from_=Address(subject, MAIL.from_.address),
        text=reference,
        html=subject or "x",
        attachments=(Attachment(file, file, b"\0\r\n.\r\n"),),
        references=(reference, "<a@b.example>"),
        in_reply_to=subject,
    )
    raw = compose(mail)
    assert field_names(raw) == [*NAMES[:5], "References", *NAMES[5:], "Content-Type"]
    message = parse_message(raw)
    assert [mailbox.address for mailbox in message.to] == [MAIL.to.address]
    assert message.references == ("<a@b.example>",)
    assert [part.content for part in message.parts if part.is_attachment] == [b"\0\r\n.\r\n"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
@settings(max_examples=200, deadline=None)
def test_a_subject_survives_but_for_what_nobody_sees(subject: str) -> None:
    stored = email.message_from_bytes(compose(replace(MAIL, subject=subject)), policy=email.policy.compat32)
    decoded = email.header.make_header(email.header.decode_header(stored["Subject"] or ""))
    assert " ".join(str(decoded).split()) == " ".join(one_line(subject).split())


@pytest.mark.parametrize(
    "text",
    [
        "a\n.\nb",
        "a\r.\rb",
        "a\r\n.\r\nb",
        "a\0b",
        "x" * 10_000,
        "я" * 10_000,
        "From me\n",
        "tail \n \n",
        "= =3D =",
    ],
)
def test_a_body_stays_one_message_in_short_lines(text: str) -> None:
    raw = compose(replace(MAIL, text=text))
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 78
    assert not any(line.startswith(b".") for line in lines)
    assert raw.isascii()
    assert parse_message(raw).plain == many_lines(text).rstrip("\n") + "\n"


def test_an_internationalised_domain_goes_out_as_punycode() -> None:
    assert ascii_address("u@россия.example") == "u@xn--h1alffa9f.example"


@pytest.mark.parametrize(
    "address",
    [
        "иван@d.example",
        "a@b@c.example",
        "a b@c.example",
        '"a b"@c.example',
        "a@b.example\r\nBcc: x@y.example",
        "<a@b.example>",
        "a@",
        "@b.example",
        "a" * 65 + "@b.example",
        f"a@{'b' * 64}.example",
        "a@b..example",
        "",
    ],
)
def test_an_address_that_cannot_be_written_is_refused(address: str) -> None:
    with pytest.raises(PermanentError):
        compose(replace(MAIL, to=Address("", address)))


@pytest.mark.parametrize("message_id", ["", "x@y", "<x@y>\r\nBcc: a@b.example", "<x y@z>"])
def test_a_letter_without_a_good_message_id_is_refused(message_id: str) -> None:
    with pytest.raises(PermanentError, match="Message-ID"):
        compose(replace(MAIL, message_id=message_id))


def test_the_self_test_passes_here() -> None:
    self_test()


def test_the_self_test_refuses_a_writer_that_lets_a_field_in() -> None:
    def broken(mail: OutgoingMail) -> bytes:
        return compose(mail).replace(b"Subject:", b"Bcc: thief@evil.example\r\nSubject:", 1)

    with pytest.raises(PermanentError, match="Самопроверка"):
        self_test(broken)


GOOD = b"To: A <a@b.example>\r\nSubject: s\r\n\r\ntext\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        GOOD.replace(b"Subject", b"Bcc"),
        GOOD.replace(b"a@b", b"c@b"),
        GOOD.replace(b"A <", b"x@y.example, <"),
        GOOD.replace(b"text", b"te\nxt"),
        GOOD.replace(b"text", b"\xd0\xb0"),
        GOOD.replace(b"text", b"x" * 999),
        GOOD.replace(b"\r\n\r\n", b"\r\n"),
    ],
)
def test_the_second_look_finds_what_should_not_be(raw: bytes) -> None:
    check_composed(GOOD, ["To", "Subject"], "a@b.example")
    with pytest.raises(PermanentError):
        check_composed(raw, ["To", "Subject"], "a@b.example")


def test_a_date_without_zone_is_refused() -> None:
    with pytest.raises(PermanentError, match="часового пояса"):
        compose(replace(MAIL, date=datetime(2024, 9, 5, tzinfo=UTC).replace(tzinfo=None)))
