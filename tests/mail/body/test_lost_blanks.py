"""Python's own serialiser folds between words and loses the blank: readers put it back."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from mailflow.mail.parsing.parse import parse_message


@pytest.mark.parametrize(
    "subject",
    [
        "Информация от Губского сельского поселения Мостовского р-на на №96 от 05.09.2024",
        "Ковалевское сельское поселение МО Новокубанский район - ответ на исх. № 96 от 05.09.2024",
        "Ответ администрации Еремизино-Борисовского сельского поселения на № 96 от 05.09.2024",
    ],
)
def test_a_long_subject_keeps_its_blanks(subject: str) -> None:
    message = EmailMessage()
    message["Subject"] = subject
    message.set_content("Ответ.")

    assert parse_message(message.as_bytes()).subject == subject


def test_a_word_divided_between_encoded_words_stays_whole() -> None:
    raw = "Subject: =?utf-8?b?{}?=\r\n =?utf-8?b?{}?=\r\n\r\n".format("0J7RgtCy", "0LXRgg==")

    assert parse_message(raw.encode()).subject == "Ответ"
