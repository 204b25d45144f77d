"""No words cost more than a moment to tell what kind of message they make."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.model.message import Address
from tests.mail.sample_messages import CLERK, DAEMON, OWN, message, report
from tests.mail.test_hostile_bytes import LIMIT_SECONDS, no_longer_than

# Enough for a quadratic search to take minutes.
LENGTH = 300_000
PIECES = (
    ",",
    " ",
    "\n",
    "=\n",
    "a@b.example",
    "<a@b.example>: ",
    "Final-Recipient: rfc822; a@b.example\n",
    "Action: failed\n",
    "550 5.1.1 ",
    "could not be delivered to ",
    "ваше письмо ",
    "письмо получено ",
    "зарегистрирован ",
    "зарегистрирован\nномер ",
    "вх. № ",
    "регистрационный номер ",
    "ответ будет ",
    "информация будет ",
    "нахожусь в ",
    "отпуск ",
    "меня нет ",
    "will reply ",
    "подтвердите парол ",
    "вам одобрен ",
    "курс 10 часов ",
    "практика ",
    "mailing list ",
    "«",
    "«а",
    "1 ",
)


@pytest.mark.parametrize("sender", [CLERK, DAEMON, Address("", "postmaster@selo.example")])
@pytest.mark.parametrize("piece", PIECES)
def test_repeated_words_are_told_within_a_second(piece: str, sender: Address) -> None:
    text = (piece * (LENGTH // len(piece)))[:LENGTH]
    one = message(text, subject=f"Undelivered {text}", sender=sender, return_path="")

    with no_longer_than(LIMIT_SECONDS):
        verdict = classify(one, OWN)

    assert verdict.why


@pytest.mark.parametrize("piece", PIECES)
def test_repeated_words_in_a_report_are_told_within_a_second(piece: str) -> None:
    text = (piece * (LENGTH // len(piece)))[:LENGTH]

    with no_longer_than(LIMIT_SECONDS):
        verdict = classify(report(text, words=text), OWN)

    assert verdict.why
