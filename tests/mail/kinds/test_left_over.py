"""Under a mark of automatic answers only what a notice would not say can be an answer."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.mail.kinds.notice_sentences import left_over
from mailflow.model.message import BodyPart
from mailflow.model.understanding import Kind
from tests.mail.sample_messages import OWN, message

MARKED = "Автоматический ответ: Исх. № 101 от 12.09.2024. О состоянии автомобильных дорог"
RFC_3834 = (("Auto-Submitted", "auto-replied"),)


@pytest.mark.parametrize(
    "text",
    [
        "Сообщаем, что с 2 по 15 сентября сотрудники отдела находятся в отпуске.",
        "Информирую, что нахожусь на больничном. Распоряжение № 14-р от 06.09.2024.",
        "Направляем Вам график работы приёмной: пн-чт 8-17. Приём граждан осуществляется по средам.",
        "Я в отпуске. За меня 2 человека: Оля и Коля.",
    ],
)
def test_telling_of_oneself_is_no_answer(text: str) -> None:
    assert classify(message(text, subject=MARKED), OWN).kind is Kind.AUTO_REPLY
    assert classify(message(text, headers=RFC_3834, subject=MARKED), OWN).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Сообщаем, что дороги отремонтированы.",
        "Я в отпуске. Сообщаем: отсыпано 3 км.",
        "Направляем сведения в работу, ответ получите. На № 101 от 12.09.2024: нарушений нет.",
        "В период отпуска главы дороги не ремонтировались.",
    ],
)
def test_what_is_told_beside_is_an_answer(text: str) -> None:
    assert classify(message(text, subject=MARKED), OWN).kind is Kind.REPLY
    assert classify(message(text, headers=RFC_3834, subject=MARKED), OWN).kind is Kind.REPLY


def test_what_is_left_over_of_a_notice() -> None:
    text = "Я в отпуске до 20 сентября. Мост построен. По срочным вопросам звоните 2-11-11."

    assert left_over(text, MARKED) == "Мост построен"


@pytest.mark.parametrize(("name", "kind"), [("logo.png", Kind.AUTO_REPLY), ("Письмо.png", Kind.REPLY)])
def test_a_logo_is_no_document(name: str, kind: Kind) -> None:
    picture = BodyPart("2", "image/png", b"x", "", file_name=name, disposition="attachment")
    words = BodyPart("1", "text/plain", b"", "Спасибо за письмо! Мы на каникулах.")
    one = message(words.text, subject=MARKED, parts=(words, picture))

    assert classify(one, OWN).kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Пришло якобы от вас: подтвердите пароль почты http://x.example/in. Это вы?", Kind.REPLY),
        ("Подтвердите пароль почты http://x.example/in", Kind.BULK),
        ("Разработаем документы за 2 дня, 9 800 руб., образцы по запросу.", Kind.BULK),
    ],
)
def test_who_reports_bait_does_not_lay_it(text: str, kind: Kind) -> None:
    assert classify(message(text, subject="Проверка"), OWN).kind is kind
