"""From a planned letter to a mail, for each kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from typing import Any, cast

import pytest

from mailflow.model.fact import SendResult
from mailflow.model.request import AttachedFile
from tests.app.office import START, Office, answer
from tests.cases.town import CONFIGURATION, NORTH_A, REQUEST, STAFF, configuration, local

CHAIR = "chair@sovet.example"


def sent(office: Office, start: str) -> list[Message]:
    """Mails whose key begins so, parsed by the standard library.

    Its older policy: the newer one puts spaces into long display names (faults, fact 10).
    """
    raws = (each.raw for each in office.mailer.sent if each.letter.startswith(start))
    return [message_from_bytes(raw) for raw in raws]


def text_of(mail: Message, name: str) -> str:
    return str(make_header(decode_header(str(mail[name]))))


def fields(mail: Message) -> dict[str, str]:
    names = ("From", "To", "Subject", "Auto-Submitted", "In-Reply-To", "References", "X-Mailflow-Letter")
    return {name: text_of(mail, name) for name in names if mail[name]}


def files(mail: Message) -> list[str]:
    return [
        str(make_header(decode_header(part.get_filename() or "")))
        for part in mail.walk()
        if part.get_content_disposition() == "attachment"
    ]


@pytest.fixture(scope="module")
def campaign() -> Office:
    """From the letter to the correction; one municipality answers in time and one after the summary."""
    request = replace(REQUEST, attachments=(AttachedFile("Презентация.pdf", "application/pdf", b"%PDF-1.4"),))
    office = Office(configuration(requests=(request,), chair=CHAIR))
    office.tick_at(START)
    _answered(office, local(9, 12, 11), answer(NORTH_A, at=local(9, 12, 11)))
    for day in (23, 27, 30):
        for hour in (9, 10):
            office.tick_at(local(9, day, hour, 5))
    for day in (1, 3, 7):
        for hour in (9, 10, 12):
            office.tick_at(local(10, day, hour, 5))
    late = local(10, 8, 11)
    _answered(office, late, answer(sender="mo03703000@north.example", name="late", at=late))
    return office


def _answered(office: Office, moment: datetime, raw: bytes) -> None:
    office.mailbox.put(raw, internal_date=moment)
    office.tick_at(moment)


def test_the_letter_is_official_and_carries_its_attachments(campaign: Office) -> None:
    mail = next(each for each in sent(campaign, "letter/") if str(NORTH_A) in str(each["To"]))
    assert fields(mail) == {
        "From": "Совет <sovet@sovet.example>",
        "To": "Берёзовское сельское поселение <mo03701401@north.example>",
        "Subject": "тема letter",
        "X-Mailflow-Letter": f"letter/96-2024/{NORTH_A}/1",
    }
    assert files(mail) == ["Презентация.pdf"]
    assert str(mail["Date"]) == "Thu, 05 Sep 2024 09:00:00 +0300"


def test_a_reminder_stands_in_the_thread_of_its_letter_and_says_a_program_wrote_it(campaign: Office) -> None:
    mail = sent(campaign, "reminder/96-2024/soft/03701402")[0]
    letter = next(each for each in sent(campaign, "letter/") if "03701402" in str(each["To"]))
    assert fields(mail) == {
        "From": "Совет <sovet@sovet.example>",
        "To": "Липовское сельское поселение <mo03701402@north.example>",
        "Subject": "тема reminder_soft",
        "Auto-Submitted": "auto-generated",
        "References": str(letter["Message-ID"]),
        "X-Mailflow-Letter": "reminder/96-2024/soft/03701402",
    }


def test_an_acknowledgement_answers_the_answer(campaign: Office) -> None:
    mail = sent(campaign, "ack/")[0]
    assert str(mail["Auto-Submitted"]) == "auto-replied"
    assert str(mail["In-Reply-To"]) == f"<answer.{NORTH_A}@north.example>"
    assert str(mail["To"]) == "<mo03701401@north.example>"


def test_a_district_gets_one_letter_about_its_silent_settlements(campaign: Office) -> None:
    mails = sent(campaign, "district/")
    assert [text_of(mail, "To") for mail in mails] == [
        "Северный муниципальный район <mo03701000@north.example>",
        "Южный муниципальный район <mo03702000@north.example>",
    ]


def test_the_chairman_gets_one_note(campaign: Office) -> None:
    assert [str(mail["To"]) for mail in sent(campaign, "chair/")] == [f"<{CHAIR}>"]


def test_the_summary_carries_the_registry_and_shows_the_chart(campaign: Office) -> None:
    mail = sent(campaign, "summary/")[0]
    images = [part["Content-ID"] for part in mail.walk() if part.get_content_type() == "image/png"]
    assert files(mail) == ["Реестр ответов 96-2024.xlsx"]
    assert images == ["<chart@mailflow>"]


def test_a_late_answer_brings_a_correction_to_the_staff(campaign: Office) -> None:
    assert [str(mail["To"]) for mail in sent(campaign, "correction/")] == ["<staff@sovet.example>"]


def test_every_kind_of_mail_was_written(campaign: Office) -> None:
    kinds = {key.partition("/")[0] for key in campaign.sent_keys()}
    assert kinds == {
        "ack",
        "announcement",
        "chair",
        "correction",
        "digest",
        "district",
        "letter",
        "reminder",
        "summary",
    }


def test_a_week_without_anything_to_say_brings_a_sign_of_life() -> None:
    office = Office(replace(CONFIGURATION, requests=()))
    office.tick_at(local(9, 8, 12))
    office.tick_at(local(9, 9, 9, 5))
    assert office.renderer.templates == ["all_is_well"]


def test_no_mail_goes_to_anybody_but_directory_staff_and_chairman(campaign: Office) -> None:
    known = {each for row in CONFIGURATION.directory for each in row.emails}
    assert {each.recipient for each in campaign.mailer.sent} <= known | {"staff@sovet.example", CHAIR}


@pytest.mark.parametrize(
    ("result", "next_one"),
    [
        (SendResult.RETRY, local(9, 13, 9, 20)),
        (SendResult.REFUSED, local(9, 16, 9, 0)),
        (SendResult.IN_DOUBT, local(9, 16, 9, 0)),
    ],
)
def test_what_a_digest_that_did_not_arrive_would_have_told_is_in_the_next_one(
    result: SendResult, next_one: datetime
) -> None:
    """Its own first attempt, or one refused, counted as told: answers and troubles were in no digest (I7)."""
    office = Office()
    office.tick_at(START)
    office.tick_at(local(9, 12, 10))
    _answered(office, local(9, 12, 11), answer(NORTH_A, at=local(9, 12, 11)))
    office.mailer.answer(STAFF, result, 450, "4.2.0 later")
    office.tick_at(local(9, 13, 9, 0))
    office.tick_at(next_one)
    digests = [values for template, values in office.renderer.asked if template == "digest"]
    assert [len(cast(list[object], values["ответили"])) for values in digests[-2:]] == [1, 1]
    office.tick_at(local(9, 17, 9, 0))
    last = next(values for template, values in reversed(office.renderer.asked) if template == "digest")
    assert last["ответили"] == []


def test_an_acknowledgement_misses_no_point_that_an_earlier_letter_answered() -> None:
    asked = replace(REQUEST, items=("о размещении практик", "о субботниках"))
    office = Office(configuration(requests=(asked,)))
    office.tick_at(START)
    first, second = local(9, 12, 11), local(9, 13, 11)
    _answered(office, first, answer(NORTH_A, at=first, text="На № 96 от 05.09.2024: размещены 2 практики."))
    more = "На № 96 от 05.09.2024 в дополнение сообщаем: субботники пройдут в октябре."
    _answered(office, second, answer(NORTH_A, at=second, name="more", text=more))

    told: list[Any] = [
        values["ответы"] for name, values in office.renderer.asked if name == "acknowledgement"
    ]

    assert [each["не_хватает"] for rows in told for each in rows] == [["о субботниках"], []]
