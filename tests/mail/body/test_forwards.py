"""Forwarded letters as mail clients write them in HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailflow.mail.body.new_text import find_new_text
from mailflow.model.message import Address
from tests.mail.sample_messages import message

FORWARDS = {
    "Gmail": (
        '<div dir="ltr">Пересылаю ответ<br><br><div class="gmail_quote">'
        '<div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>От: '
        '<b class="gmail_sendername" dir="auto">Лесное</b> <span dir="auto">&lt;'
        '<a href="mailto:les@les.example">les@les.example</a>&gt;</span><br>'
        "Date: чт, 5 сент. 2024 г. в 14:02<br>Subject: Ответ<br>To: &lt;<a>r@r.example</a>&gt;<br></div>"
        '<br><br><div dir="ltr">Практик две.<div><br></div>-- <br><div class="gmail_signature">Глава'
        "</div></div></div></div>"
    ),
    "Outlook": (
        '<div class="WordSection1"><p class="MsoNormal">Для сведения</p><p class="MsoNormal">&nbsp;</p>'
        '<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        '<p class="MsoNormal"><b>From:</b> Лесное &lt;les@les.example&gt; <br><b>Sent:</b>'
        " Thursday, September 5, 2024 2:02 PM<br><b>To:</b> r@r.example<br><b>Subject:</b> Ответ</p>"
        '</div></div><p class="MsoNormal">Практик две.</p></div>'
    ),
    "Thunderbird": (
        '<p>См. ниже</p><div class="moz-forward-container">-------- Перенаправленное сообщение --------'
        '<table class="moz-email-headers-table"><tbody><tr><th>Тема: </th><td>Ответ</td></tr><tr><th>'
        "Дата: </th><td>Thu, 5 Sep 2024 14:02:11 +0300</td></tr><tr><th>От: </th><td>"
        "Лесное &lt;les@les.example&gt;</td></tr><tr><th>Кому: </th><td>r@r.example</td></tr></tbody>"
        "</table><br><br>Практик две.</div>"
    ),
    "Yandex": (
        "<div>Направляю</div><div><br></div><div>-------- Пересылаемое сообщение --------</div><div>"
        '05.09.2024, 14:02, "Лесное" &lt;les@les.example&gt;:</div><div><br></div><div>Практик две.'
        "</div><div>-------- Завершение пересылаемого сообщения --------</div>"
    ),
    "mail.ru": (
        "<HTML><BODY>Направляю<br><br><br>-------- Пересылаемое сообщение --------<br>"
        "От кого: Лесное &lt;les@les.example&gt;<br>Кому: r@r.example<br>"
        "Дата: Четверг, 5 сентября 2024, 14:02 +03:00<br>Тема: Ответ<br><br><div>Практик две.</div>"
        "</BODY></HTML>"
    ),
    "Apple Mail": (
        '<div>Направляю<br><br><blockquote type="cite"><div>Начало переадресованного сообщения:</div>'
        "<br><div><b>От: </b>Лесное &lt;les@les.example&gt;<br></div><div><b>Тема: </b>Ответ<br></div>"
        "<div><b>Дата: </b>5 сентября 2024 г. в 14:02<br></div><div><b>Кому: </b>r@r.example<br></div>"
        "<br><div>Практик две.</div></blockquote></div>"
    ),
    "OWA": (
        '<div>Направляю</div><div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg">'
        "<font><b>От:</b> Лесное &lt;les@les.example&gt;<br><b>Отправлено:</b> 5 сентября 2024 г. 14:02"
        "<br><b>Кому:</b> r@r.example<br><b>Тема:</b> Ответ</font></div><div>Практик две.</div>"
    ),
}


@pytest.mark.parametrize("body", FORWARDS.values(), ids=FORWARDS.keys())
def test_a_forwarded_letter_is_told_from_its_carrier(body: str) -> None:
    found = find_new_text(message(html=body, subject="Fwd: Ответ"))

    assert found.author == Address("Лесное", "les@les.example")
    assert found.text in ("Пересылаю ответ", "Для сведения", "См. ниже", "Направляю")
    assert [letter.text for letter in found.forwarded] == ["Практик две."]


def test_a_letter_forwarded_as_a_quote_is_a_forwarded_letter() -> None:
    body = "> 5 сент. 2024 г., в 14:02, Лесное <les@les.example> написал(а):\n>\n> Практик две.\n"

    found = find_new_text(message(body, subject="Fwd: Ответ"))

    assert (found.text, found.author) == ("", Address("Лесное", "les@les.example"))
    assert [letter.text for letter in found.forwarded] == ["Практик две."]


_WEB_MAIL = """Коллеги, направляю.

От: Администрация Лесного сельского поселения <les@les.example>
Отправлено: 17 сентября 2024 г. 15:28
Кому: Приемная
Тема: Муниципальный диалог

Практик две."""


def test_a_letter_to_somebody_else_is_forwarded_though_no_prefix_says_so() -> None:
    found = find_new_text(message(_WEB_MAIL, subject="Муниципальный диалог"))

    assert [each.text for each in found.forwarded] == ["Практик две."]
    assert found.author == Address("Администрация Лесного сельского поселения", "les@les.example")


@pytest.mark.parametrize("subject", ["Re: Муниципальный диалог", "Отв: Муниципальный диалог"])
def test_beneath_an_answer_stands_what_was_answered(subject: str) -> None:
    assert find_new_text(message(_WEB_MAIL, subject=subject)).forwarded == ()


def test_beneath_words_of_substance_stands_what_was_answered() -> None:
    body = _WEB_MAIL.replace("Коллеги, направляю.", "Размещено 4 практики.")

    assert find_new_text(message(body, subject="Муниципальный диалог")).forwarded == ()


def test_a_named_writer_above_a_quote_is_forwarded_where_words_say_so() -> None:
    body = (
        "Коллеги, ответ поселения поступил сегодня, направляем.\n\n"
        "21.09.2024 10:21, Администрация Лесного с/п пишет:\n\n> Практик две."
    )

    found = find_new_text(message(body, subject="ответ"))

    assert [each.text for each in found.forwarded] == ["Практик две."]


def test_of_several_attached_messages_none_is_the_letter_passed_on() -> None:
    inner = [message(f"Практик {at}.", subject="Ответ") for at in (1, 2)]

    assert find_new_text(replace(message("Два ответа."), embedded=tuple(inner))).forwarded == ()
    assert len(find_new_text(replace(message("Ответ."), embedded=(inner[0],))).forwarded) == 1
