"""What sending services tell programs of letters, as JSON in a mail."""

from __future__ import annotations

import json

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.mail.reports.delivery_reports import DeliveryReport, read_delivery_report
from mailflow.model.message import Address, ParsedMessage
from mailflow.model.understanding import FailedRecipient, Kind
from tests.mail.sample_messages import OWN, message

_SERVICE = Address("Notices", "no-reply@notices.example")


def _notice(text: str) -> ParsedMessage:
    return message(sender=_SERVICE, subject="Notification Message", plain=text)


def _bounce(kind: str, *recipients: dict[str, str]) -> dict[str, object]:
    bounce = {"bounceType": kind, "bouncedRecipients": list(recipients)}
    return {"notificationType": "Bounce", "bounce": bounce, "mail": {"destination": ["x@les.example"]}}


def test_the_bounced_recipients_of_a_services_notice_have_failed() -> None:
    told = _bounce(
        "Permanent",
        {"emailAddress": "a@les.example", "status": "5.1.1", "diagnosticCode": "smtp; 550 user unknown"},
        {"emailAddress": '"B" <b@les.example>', "status": "5.2.2"},
    )

    report = read_delivery_report(_notice(json.dumps(told) + "\n\n--\nTo stop these notices, click here."))

    assert report is not None
    assert report.failed == (
        FailedRecipient("a@les.example", "5.1.1", "smtp; 550 user unknown"),
        FailedRecipient("b@les.example", "5.2.2", "", address_good=True),
    )


def test_a_notice_within_an_envelope_and_with_a_line_cut_is_read() -> None:
    inner = json.dumps(_bounce("Transient", {"emailAddress": "a@les.example"}))
    text = json.dumps({"Type": "Notification", "Message": inner}).replace("Transient", "Trans!\n ient")

    verdict = classify(_notice(text), OWN)

    assert verdict.kind is Kind.BOUNCE
    assert verdict.failed == (FailedRecipient("a@les.example", "", "", address_good=True),)


def test_a_notice_of_delivery_is_a_receipt() -> None:
    told = {"notificationType": "Delivery", "delivery": {"recipients": ["a@les.example"]}}

    assert classify(_notice(json.dumps(told)), OWN).kind is Kind.RECEIPT


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[1]",
        '{"a": ' * 5_000,
        '{"Message": "no more JSON"}',
        '{"notificationType": "Bounce", "bounce": 5}',
        '{"notificationType": "Invitation", "invitation": {}}',
        '{"notificationType": ["Bounce"]}',
    ],
)
def test_other_texts_in_braces_are_no_notices(text: str) -> None:
    assert read_delivery_report(_notice(text)) is None


@pytest.mark.parametrize("recipients", ["a@les.example", [None, 7, {"emailAddress": 1}], None])
def test_a_notice_with_odd_recipients_names_nobody(recipients: object) -> None:
    told = {"notificationType": "Bounce", "bounce": {"bouncedRecipients": recipients}}

    report = read_delivery_report(_notice(json.dumps(told)))

    assert report == DeliveryReport(source="уведомление службы рассылки")
