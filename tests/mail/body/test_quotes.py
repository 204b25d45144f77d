"""Where the letter answered begins, in forms of clients that few use, and in no sentence of an answer."""

from __future__ import annotations

import pytest

from mailflow.mail.body.new_text import find_new_text
from tests.mail.sample_messages import message

ANSWER = "Практик две.\nИнициатив нет."

QUOTES = {
    "webmail, no hour": "Совет <s@assoc.example> писал(а) 5 сентября 2024 г.:\n> Просим ответить.",
    "Horde": 'Цитирую "Совет" <sovet@assoc.example>:\n\n> Просим ответить.',
    "bars": "Thu, 5 Sep 2024 14:02:11 +0300\nСовет <s@assoc.example> пишет:\n| Добрый день!\n|\n"
    "| Просим ответить.",
    "webmail, in another word": "Оригинальное сообщение:\n> Просим ответить.",
    "phones, date in brackets": "Совет <s@assoc.example> пишет (5 сент. 2024 г. 14:02):\n\nПросим ответить.",
    "SquirrelMail": "Исходное сообщение:\n> Просим ответить.",
    "The Bat!, initials alone": "Вы писали 5 сентября 2024 г., 14:02:11:\n\nСМ> Добрый день!\nСМ>\n"
    "СМ> Просим ответить.",
    "nameless webmail": "Совет пишет:\n> Просим ответить.",
    "Nextcloud": '"Совет" sovet@assoc.example – 5 сентября 2024 г., 14:02\n> Просим ответить.',
    "Lotus, dashes": "Совет <s@assoc.example> ---05.09.2024 14:02:11---Добрый день!\n\n"
    "From: Совет <s@assoc.example>\nTo: adm@les.example\nDate: 05.09.2024 14:02\nSubject: О дорогах\n\n"
    "Просим ответить.",
    "Xiaomi": "Совет <sovet@assoc.example>, 5 сентября 2024 г., 14:02:\n> Просим ответить.",
    "Zoho": "---- Вкл Чт, 5 сент. 2024 14:02:11 +0300 Совет <s@assoc.example> написал(а) ----\n\n"
    "Просим ответить.",
    "Lotus frame": "-----Совет <s@assoc.example> написал(а): -----\nКому: adm@les.example\n"
    "От: Совет <s@assoc.example>\nДата: 05.09.2024 14:02\nТема: О марафоне\n\nПросим ответить.",
    "GroupWise": ">>> Совет <s@assoc.example> 05.09.2024 14:02 >>>\nПросим ответить.",
    "Yandex, one line": "----------------Кому: Лесное (adm@les.example);\nТема: О марафоне;\n"
    '05.09.2024, 14:02, "Совет" <s@assoc.example>:\n> Просим ответить.',
    "Zimbra without separator": 'От: "Совет" <s@assoc.example>\nКому: adm@les.example\n'
    "Отправленные: Четверг, 5 Сентябрь 2024 г 14:02:00\nТема: О марафоне\n\nПросим ответить.",
    "names without addresses": "От: Совет муниципальных образований\nОтправлено: 5 сентября 2024 г. 14:02\n"
    "Кому: Лесное\nТема: О марафоне\n\nПросим ответить.",
    "Windows Mail, with marks of direction": "От: Совет\nОтправлено: \u200eчетверг\u200e, \u200e5\u200e "
    "\u200eсентября\u200e \u200e2024\u200e г. \u200e14\u200e:\u200e02\nКому: Лесное\n\nПросим ответить.",
    "Yandex, time first": '14:02, 5 сентября 2024 г., "Совет" <s@assoc.example>:\n\nПросим ответить.',
    "Gmail of 2012": "2024-09-05 14:02 GMT+03:00 Совет <s@assoc.example>:\n\nПросим ответить.",
    "mail.ru, address alone": "Четверг,  5 сентября 2024, 14:02 +03:00 от s@assoc.example:\n\n"
    "Просим ответить.",
    "The Bat!, date alone": "Вы писали в четверг, 5 сентября 2024 г.:\n\nПросим ответить.",
    "Notes in Russian": "-----Совет <s@assoc.example> написано: -----\nКому: adm@les.example\n"
    "От: Совет <s@assoc.example>\nДата: 05.09.2024 14:02\nТема: О марафоне\n\nПросим ответить.",
    "phones, lines joined on the way": "-------- Исходное сообщение --------От: Совет <s@assoc.example> "
    "Дата: 05.09.2024  14:02  (GMT+03:00) Кому: adm@les.example Тема: О марафоне\nПросим ответить.",
    "Kerio": "От: Совет <s@assoc.example>\nДля: adm@les.example\nПослано: 05.09.2024 14:02\n\nПросим "
    "ответить.",
    "webmail without a colon": "05.09.2024, 14:02, Совет <s@assoc.example>\n\nПросим ответить.",
    "Outlook calendar": "-----Original Appointment-----\nFrom: Совет\nSent: 05.09.2024 14:02\n"
    "To: Лесное\nSubject: О марафоне\n\nПросим ответить.",
    "Notes forward": "-----Переслано: Лесное/Район дата 05.09.2024 14:02 -----\n\n"
    "От: Совет <s@assoc.example>\nДата: 05.09.2024 14:02\n\nПросим ответить.",
    "The Bat! forward": "Это пересылаемое сообщение\nОт: Совет <s@assoc.example>\nТема: О марафоне\n\n"
    "Просим ответить.",
}

SENTENCES = (
    "Сведения поселений на 25.09.2024 10:00:\n| Лесное | 2 |\n| Горное | 0 |",
    "От: Администрации района\nКому: Ассоциации\nТема: Ответ на № 96\n\nРазмещено 7 практик.",
    "Кому: Совет МО\nОт кого: Лесное с/п\nДата: 25.09.2024\n\nПрактик нет.",
    "Сообщаем, что 12.09.2024 в 10:15 наш специалист написал в поддержку следующее:\n«Просим помочь».\n"
    "Ответа нет.",
    "Вы писали 5 сентября о марафоне и просили ответить письменно.\nОтвечаем: практик нет.",
    "На письмо от 05.09.2024 № 96 (отправлено 06.09.2024 09:14) сообщаем:\nпрактик нет.",
    "Написала Вам вчера, 24.09.2024 в 15:20, ответа нет:\nдошло ли письмо?",
    "05.09.2024 в 14:02 от Вас пришло письмо, отвечаем:\nпрактик нет.",
    "05.09.2024 в 14:02 секретарь совета пишет:\n«Практик не размещали».\nТак и сообщаем.",
    "Дата регистрации: 12.09.2024 10:15\nТема практики: дороги\nКому поручено: Лесное с/п",
    "Направляем перечень:\n> родник\n> клуб\nБольше практик нет.",
    "Всего по поселению:\n> 3 практик планируется,\n1 размещена.",
    "Согласно письму («Иванов <ii@assoc.example> писал 05.09.2024 14:00») срок - 30 сентября.\nУспеваем.",
)

LOTUS_TABLE = (
    "Практик две.<br>Инициатив нет.<br><br><table><tr valign=top><td><b>Совет &lt;s@assoc.example&gt;</b>"
    "<p>05.09.2024 14:02</p><td><table><tr><td><div>Кому</div><td>adm@les.example<tr><td><div>Копия</div><td>"
    "<tr><td><div>Тема</div><td>О марафоне</table></table><br>Просим ответить."
)


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES.keys())
def test_a_quote_of_a_rare_client_is_no_new_text(quote: str) -> None:
    found = find_new_text(message(f"{ANSWER}\n\n{quote}"))

    assert (found.text, found.quoted.splitlines()[-1]) == (ANSWER, "Просим ответить.")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_about_letters_begins_no_quote(sentence: str) -> None:
    assert find_new_text(message(sentence)).text == sentence


@pytest.mark.parametrize("sentence", SENTENCES[2:])
def test_a_sentence_right_above_a_marked_quote_stays(sentence: str) -> None:
    assert find_new_text(message(f"{sentence}\n> Просим ответить.\n")).text == sentence


@pytest.mark.parametrize("text", ["Направляем перечень:\n\n> родник\n\n> клуб", ">40 жителей голосовали."])
def test_marks_of_the_writer_himself_quote_nothing(text: str) -> None:
    assert find_new_text(message(text)).text == text


def test_a_quoted_line_wrapped_without_its_mark_is_no_answer() -> None:
    long = "> Просим в срок до 30 сентября 2024 года направить в адрес ассоциации сведения\nо практиках\n> и"
    body = f"{ANSWER}\n\n05.09.2024 14:02, Совет пишет:\n{long} инициативах.\n"

    assert find_new_text(message(body)).text == ANSWER


def test_a_title_wrapped_out_of_a_quoted_line_is_no_answer() -> None:
    above = "> Напоминаем о письме исх. № 96 от 05.09.2024 «Об участии в марафоне"
    quoted = f"{above}\n«Муниципальный диалог».\n> Ждём."

    assert find_new_text(message(f"{ANSWER}\n\nСовет пишет:\n{quoted}")).text == ANSWER


def test_an_office_answers_a_quoted_question_and_signs_nothing() -> None:
    body = "05.09.2024 14:02, Совет пишет:\n> Кто ответственный?\n\nЗаместитель главы Зимина А.В.\n"

    assert find_new_text(message(body)).text == "Заместитель главы Зимина А.В."


def test_what_a_letter_hides_is_no_text() -> None:
    html = "<div style='font-size:1px; display: none'>Ответ</div><p>Практик две.</p>"

    assert find_new_text(message("", html=html)).text == "Практик две."


def test_headers_in_a_table_of_lotus_begin_a_quote() -> None:
    assert find_new_text(message("", html=LOTUS_TABLE)).text == ANSWER


def test_a_spanning_cell_keeps_the_columns_below_it() -> None:
    head = "<tr><td rowspan=2>Поселение</td><td colspan=2>Размещено</td></tr>"
    head += "<tr><td>практик</td><td>идей</td></tr>"
    table = f"<table>{head}<tr><td>Лесное</td><td></td><td>3</td></tr></table>"

    assert find_new_text(message("", html=table)).text == "Поселение\tРазмещено\n\tпрактик\tидей\nЛесное\t\t3"


def test_rows_are_read_from_the_markup_where_the_plain_body_tears_them() -> None:
    rows = "<tr><td>Практики</td><td>4</td></tr><tr><td>Инициативы</td><td>2</td></tr>"
    torn = message("Практики\n\n4\n\nИнициативы\n\n2\n", html=f"<table>{rows}</table>")

    assert find_new_text(torn).text == "Практики\t4\nИнициативы\t2"


def test_a_row_of_figures_stays_one_line() -> None:
    cell = "<td><p class=MsoNormal>{}</p></td>"
    rows = "".join(f"<tr>{cell.format(a)}{cell.format(b)}</tr>" for a, b in (("Лесное", 2), ("Мирное", 0)))

    assert (
        find_new_text(message("", html=f"<p>Итого:</p><table>{rows}</table>")).text
        == "Итого:\n\nЛесное\t2\nМирное\t0"
    )


def test_an_answer_below_a_quote_with_bars_is_new() -> None:
    found = find_new_text(message(f"{QUOTES['bars']}\n\n{ANSWER}"))

    assert (found.text, found.quoted.splitlines()[-1]) == (ANSWER, "Просим ответить.")
