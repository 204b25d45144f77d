"""What is registered in the matter itself makes no notice of registration."""

from __future__ import annotations

from mailflow.mail.kinds.registrations import read_registration
from mailflow.mail.parsing.parse import parse_message


def test_bodies_registered_in_answer_to_our_letter_register_no_letter() -> None:
    message = parse_message("From: adm@sp.example\nSubject: Ответ\n\n.".encode())

    assert (
        read_registration(message, "Создано 3 ТОС, все зарегистрированы (на Ваш № 112 от 16.09.2024).")
        is None
    )
