"""What the sender wrote anew."""

from __future__ import annotations

import pytest

from mailflow.mail.body.new_text import find_new_text
from mailflow.model.message import Address, ForwardedLetter, NewText
from tests.mail.sample_messages import message
from tests.mail.test_hostile_bytes import LIMIT_SECONDS, no_longer_than


def test_an_answer_above_a_marked_quote_loses_quote_and_signature() -> None:
    one = message(
        "Практик нет.\n\nС уважением,\nИванова И.И.\n\n"
        "05.09.2024 14:02, Совет пишет:\n> Просим сообщить.\n> Спасибо.\n"
    )

    assert find_new_text(one) == NewText(
        text="Практик нет.",
        signature="С уважением,\nИванова И.И.",
        quoted="05.09.2024 14:02, Совет пишет:\nПросим сообщить.\nСпасибо.",
    )


def test_inline_answers_are_all_kept() -> None:
    one = message("> Сколько практик?\nДве.\n> Сколько инициатив?\nОдна.\n")

    assert find_new_text(one).text == "Две.\nОдна."


def test_a_hostile_body_costs_linear_time() -> None:
    repeated = (
        "вирус проверено\n",
        "по ошибке удалите это сообщение\n",
        "On x wrote:\n",
        "P.S. x\n",
        "От: a@b\n",
    )
    for hostile in ("On ", "<a", "> ", "От: ", "<tr><td><p>1</p></td><td>2</td></tr>", *repeated):
        body = hostile * (300_000 // len(hostile))
        with no_longer_than(3 * LIMIT_SECONDS):
            find_new_text(message(body, html=body))


@pytest.mark.parametrize(
    ("body", "text", "signature"),
    [
        ("Участники:\nИванов И.И.\nПетров П.П.", "Участники:\nИванов И.И.\nПетров П.П.", ""),
        ("От: администрации\nДата: 25.09.2024", "От: администрации\nДата: 25.09.2024", ""),
        ("С уважением к Вам сообщаем: практик нет.", "С уважением к Вам сообщаем: практик нет.", ""),
        ("Отправлено через МСЭД за № 5", "Отправлено через МСЭД за № 5", ""),
        (
            "Практик нет.\nГлава\nЛесного поселения\nП.К. Тестовый",
            "Практик нет.",
            "Глава\nЛесного поселения\nП.К. Тестовый",
        ),
        (
            "Нет\n\nПриемная администрации\nЛесного поселения",
            "Нет",
            "Приемная администрации\nЛесного поселения",
        ),
        ("Лесное - 2\nГлава района  И.И. Иванов", "Лесное - 2", "Глава района  И.И. Иванов"),
        ("Тел. ответственного: 8-900-000-00-00, звонить после обеда.",) * 2 + ("",),
        ("Нет.\nЗаранее благодарны,\nадминистрация", "Нет.", "Заранее благодарны,\nадминистрация"),
        (
            "Размещены:\nЛариса Павловна Зимина\nспециалист",
            "Размещены:",
            "Лариса Павловна Зимина\nспециалист",
        ),
        ("Да.\n---\nОтправлено с iPhone", "Да.", "---\nОтправлено с iPhone"),
        ("Глава сельского поселения ответил", "Глава сельского поселения ответил", ""),
    ],
)
def test_a_signature_is_told_from_text_that_resembles_it(body: str, text: str, signature: str) -> None:
    found = find_new_text(message(body))

    assert (found.text, found.signature) == (text, signature)


def test_a_banner_above_and_a_notice_below_the_answer_are_taken_off() -> None:
    one = message(
        "Внимание! Письмо получено от внешнего отправителя.\nПрактик 3.\n"
        "Данное сообщение предназначено только для адресата."
    )

    assert find_new_text(one).text == "Практик 3."


def test_the_innermost_letter_of_a_forwarded_chain_comes_last() -> None:
    one = message(
        "Пересылаю.\n\n-------- Перенаправленное сообщение --------\nТема: Fwd: Ответ\n"
        "От: Район <rayon@zarechny.example>\nКому: sovet@assoc.example\n\n"
        "> ---------- Пересылаемое сообщение ----------\n"
        '> 23.09.2024, 15:02, "Лесное" <les@lesnoe.example>:\n>\n'
        "> Практик две.\n",
        subject="Fwd: Fwd: Ответ",
    )

    found = find_new_text(one)

    assert found.text == "Пересылаю."
    assert found.author == Address("Лесное", "les@lesnoe.example")
    assert [letter.text for letter in found.forwarded] == ["", "Практик две."]


def test_an_attached_letter_is_a_forwarded_one() -> None:
    inner = message("Практик две.", subject="Ответ", sender=Address("Лесное", "les@lesnoe.example"))

    found = find_new_text(message("См. вложение", embedded=(inner,)))

    assert found.forwarded == (
        ForwardedLetter(Address("Лесное", "les@lesnoe.example"), "Ответ", "", "Практик две."),
    )


def test_a_placeholder_gives_way_to_the_html_body() -> None:
    one = message(
        "Ваш почтовый клиент не поддерживает HTML.",
        html="<p>Размещено <b>4</b> практики.</p><blockquote>Просим сообщить</blockquote>",
    )

    assert find_new_text(one).text == "Размещено 4 практики."
