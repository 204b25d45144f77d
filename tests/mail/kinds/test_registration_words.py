"""What is registered in the matter itself makes no notice of registration."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.mail.kinds.registrations import read_registration
from mailflow.mail.parsing.parse import parse_message
from mailflow.model.understanding import Kind


def test_bodies_registered_in_answer_to_our_letter_register_no_letter() -> None:
    message = parse_message("From: adm@sp.example\nSubject: Ответ\n\n.".encode())

    assert (
        read_registration(message, "Создано 3 ТОС, все зарегистрированы (на Ваш № 112 от 16.09.2024).")
        is None
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Информируем: Ваше обращение зарегистрировано 10.09.2024 за номером 44-ОГ.", "44-ОГ"),
        ("Ваше письмо зарегистрировано в отделе под номером #12345.", "12345"),
    ],
)
def test_a_number_may_bear_two_marks_and_a_notice_may_begin_with_a_colon(text: str, number: str) -> None:
    message = parse_message("From: adm@sp.example\nSubject: Re: Письмо\n\n.".encode())

    assert read_registration(message, text) == number


def test_a_letter_passed_on_with_its_numbers_in_the_subject_is_an_answer() -> None:
    raw = """From: rayon@abinsk.example
Subject: Fwd: На вх. № 1187 (Ваш исх. № 96 от 05.09.2024)

Для сведения.

-------- Пересылаемое сообщение --------
Тема: На вх. № 1187 (Ваш исх. № 96 от 05.09.2024)
Дата: Thu, 26 Sep 2024 10:00:00 +0300
От: Варнавинское с/п <adm@varnavinskoe.example>
Кому: rayon@abinsk.example

Администрация Варнавинского сельского поселения сообщает: размещены 2 практики.
"""
    assert classify(parse_message(raw.encode()), ()).kind is Kind.REPLY
