"""What the caller knows of our letters, numbers and recipients weighs against a machine's kinds."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.acquaintance import Acquaintance
from mailflow.mail.kinds.kind import classify
from mailflow.model.understanding import Kind
from tests.mail.sample_messages import CLERK, OWN, message

KNOWN = Acquaintance(
    is_own_letter=lambda each: each == "<letter-1@assoc.example>",
    is_known_address=lambda each: each == CLERK.address,
    is_own_number=lambda each: each == "96",
)
OFFER = "Прайс и каталог во вложении, доставка бесплатно. Успейте заказать."
BAIT = (
    "Ваш почтовый ящик будет заблокирован. Подтвердите пароль от почты по ссылке http://bait.example/login, "
    "войдите в учетную запись почты http://bait.example"
)


@pytest.mark.parametrize("sender_known", [True, False])
def test_an_offer_of_somebody_we_write_to_is_left_to_a_person(sender_known: bool) -> None:
    one = message(OFFER, subject="Скидки")
    known = KNOWN if sender_known else Acquaintance()

    assert classify(one, OWN, known).kind is (Kind.REPLY if sender_known else Kind.BULK)


def test_an_offer_in_a_thread_of_ours_is_left_to_a_person() -> None:
    one = message(OFFER, subject="Скидки", sender=None, in_reply_to=("<letter-1@assoc.example>",))

    assert classify(one, OWN, KNOWN).kind is Kind.REPLY


def test_bait_from_a_stolen_mailbox_of_the_directory_is_bulk_all_the_same() -> None:
    assert classify(message(BAIT, subject="Внимание"), OWN, KNOWN).kind is Kind.BULK


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Письмо", "Ваше письмо получено и передано специалисту на № 96."),
        ("на № 96", "Ваше письмо получено и будет рассмотрено."),
        ("Ответ на исх. № 96", "Ваше письмо получено и будет рассмотрено."),
        ("Письмо", "На Ваше письмо от 05.09.2024 № 96: ваше письмо принято, будет рассмотрено."),
    ],
)
def test_what_cites_our_number_is_no_automatic_answer(subject: str, text: str) -> None:
    one = message(text, subject=subject)

    assert classify(one, OWN, KNOWN).kind is Kind.REPLY


def test_a_number_of_ours_behind_a_machines_word_is_our_own_subject() -> None:
    one = message("Ваше письмо получено и будет рассмотрено.", subject="Автоответ: на № 96")

    assert classify(one, OWN, KNOWN).kind is Kind.AUTO_REPLY
