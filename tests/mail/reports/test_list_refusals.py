"""What a mailing list's office refuses; letters of its members and of clerks stay what they are."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.model.message import Address
from mailflow.model.understanding import Kind
from tests.mail.sample_messages import CLERK, OWN, message

OFFICE = Address("", "sovet-admin@list.example")
LOOP = "Duplicated Message-ID in <sovet@list.example>.\n\nOriginal mail as follows:\n\n   From x@y.example\n"


@pytest.mark.parametrize(
    "text",
    [
        LOOP,
        "You are not a member of this list <sovet@list.example>.\n\nWrite to\n\tsovet-ctl@list.example\n",
        "You are not allowed to post to sovet@list.example.\n",
    ],
)
def test_a_letter_the_list_refused_has_failed_for_the_list(text: str) -> None:
    verdict = classify(message(text, subject="Not posted", sender=OFFICE), OWN)

    assert verdict.kind is Kind.BOUNCE
    assert [(one.address, one.address_good) for one in verdict.failed] == [("sovet@list.example", True)]


@pytest.mark.parametrize(
    ("sender", "text"),
    [
        (CLERK, LOOP),
        (Address("", "adm@selo.example"), LOOP),
        (OFFICE, f"Практик нет, а список ответил так:\n{LOOP}"),
        (OFFICE, "You are not a member of this committee. Practices: none. Write to adm@selo.example."),
    ],
)
def test_who_tells_of_such_a_refusal_refuses_nothing(sender: Address, text: str) -> None:
    assert classify(message(text, subject="Ответ", sender=sender), OWN).kind is Kind.REPLY
