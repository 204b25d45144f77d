"""What machines and legal departments add, and sentences of clerks that only resemble it."""

from __future__ import annotations

import pytest

from mailflow.mail.body.new_text import find_new_text
from tests.mail.sample_messages import message

NOTICES = (
    "Настоящее сообщение и приложения к нему содержат конфиденциальную информацию и предназначены "
    "исключительно для адресата.",
    "ВНИМАНИЕ! Данное электронное письмо может содержать сведения ограниченного доступа. Копирование и "
    "распространение без согласия отправителя запрещено.",
    "Если вы получили это письмо по ошибке, пожалуйста, сообщите об этом отправителю и удалите его.",
    "Письмо может содержать персональные данные. Передача их третьим лицам допускается только в "
    "соответствии с Федеральным законом № 152-ФЗ.",
    "Настоящее письмо не является офертой. Мнение автора может не совпадать с позицией администрации.",
    "This message contains confidential information and is intended only for the individual named.",
    "Отправитель не несёт ответственности за возможное наличие вирусов в этом письме.",
    "Сохраните дерево! Не распечатывайте это письмо без необходимости.",
    "Проверено антивирусом Dr.Web",
    "Это письмо проверено на наличие вирусов.",
    "Отправленное письмо проверено антивирусной программой.",
    "__________ Информация от ESET Mail Security, версия базы 29911 __________",
    "Антивирус Avast: исходящее сообщение чисто.",
    "Virus-free.www.avast.com",
    "Ответственность за содержание письма лежит на его авторе.",
    "Приведённые в письме сведения не являются публичной офертой.",
    "Настоящее письмо не является официальным документом.",
    "Официальными документами электронные письма не являются.",
    "Отказ от ответственности: автор высказывает личное мнение.",
    "Эта служебная переписка не подлежит публикации.",
    "Если письмо попало к Вам случайно, известите нас и удалите его.",
    "Лес рубят для бумаги: не печатайте письмо зря.",
    "Письмо является конфиденциальным, третьим лицам его не передавать.",
    "Переписка по e-mail не имеет юридической силы.",
    "Вы получили это письмо, потому что состоите в списке рассылки администрации.",
    "Пересылать данное письмо третьим лицам можно с согласия автора.",
    "Disclaimer: opinions expressed here do not necessarily represent those of the administration.",
    "Version: 2020.0.1 / Virus Database: 1/1",
    "Проверка на вирусы: пройдена (ClamAV)",
    "Касперский: угроз не найдено",
    "Сообщение проверено средствами антивирусной защиты почтового сервера:\nDr.Web Mail Security Suite 11.1",
    "---\nПисьмо проверено на вирусы\nESET Endpoint Security",
    "[avg]\nБез вирусов. www.avg.com",
    "This e-mail has been scanned for viruses and other dangerous content by\nMailScanner, and is\nbelieved "
    "to be clean.",
)

BANNERS = (
    "ВНИМАНИЕ! Внешний отправитель. Не переходите по ссылкам и не открывайте вложения.",
    "ВНЕШНЯЯ ПОЧТА: если отправитель неизвестен, не переходите по ссылкам.",
    "*** Внимание: письмо из внешней сети ***",
    "[EXTERNAL EMAIL] This message came from outside the organization.",
    "Вы нечасто получаете письма от adm@lesnoe.example. Узнайте, почему это важно",
    "Осторожно! Не скачивайте файлы из писем, отправитель которых Вам незнаком.",
    "Письмо пришло из-за пределов администрации.",
)

SENTENCES = (
    "Практика «Компьютер без вирусов» проверена на площадке:\nKaspersky для школ, 12 классов.",
    "Письмо с конфиденциальной информацией (персональные данные жителей) направим почтой.",
    "Данные конфиденциальны, в открытый доступ просим не выкладывать.",
    "Просим удалить ошибочно размещённую практику и уведомить нас.",
    "Администрация не несёт ответственности за работу площадки, поэтому просим продлить срок.",
    "Данное сообщение направляем повторно, первое ушло с ошибкой.",
    "Адресат: Совет муниципальных образований. Данное письмо заменяет предыдущее.",
    "Внимание! Внешние участники марафона регистрируются отдельно.",
    "Без согласия авторов практики размещать не можем, ждём согласия.",
    "Переадресовано в управление культуры, ответ дадут они.",
    "Если ответ нужен на бланке, сообщите, пожалуйста.",
    "Данное письмо предназначено для включения в сводный отчёт.",
    "Не открывайте первый файл, в нём ошибка, верный второй.",
    "Касперский не пускает на площадку, пишет об угрозе, просим помочь.",
)


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_is_taken_off_below_text_signature_and_all(notice: str) -> None:
    found = find_new_text(message(f"Практик две.\n\nГлава поселения\nИ.И. Иванов\n\n{notice}\n"))

    assert (found.text, found.disclaimer) == ("Практик две.", notice)


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_is_taken_off_between_the_text_and_the_line_of_a_program(notice: str) -> None:
    assert find_new_text(message(f"Практик две.\n\n{notice}\n\nОтправлено с iPhone")).text == "Практик две."


@pytest.mark.parametrize("banner", BANNERS)
def test_a_banner_of_a_gateway_takes_no_line_of_the_answer_with_it(banner: str) -> None:
    found = find_new_text(message(f"{banner}\nВо вложении скан письма\nи таблица."))

    assert (found.text, found.disclaimer) == ("Во вложении скан письма\nи таблица.", banner)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_with_words_of_a_notice_stays(sentence: str) -> None:
    body = f"{sentence}\nПо существу: практик 1."

    assert find_new_text(message(body)).text == body


def test_a_notice_of_several_paragraphs_goes_as_a_whole() -> None:
    body = (
        "Да.\n\nЭто электронное сообщение может содержать служебную информацию ограниченного распространения."
        "\n\nПри ошибочном получении просим уведомить отправителя и уничтожить копии."
    )

    assert find_new_text(message(body)).text == "Да."


@pytest.mark.parametrize(
    "notice",
    [
        "Письмо сформировано на защищённом рабочем месте и проверено на\nвирусы.",
        "__________ Информация от ESET Mail Security, версия базы данных\nсигнатур вирусов 29911 __________",
    ],
)
def test_a_line_of_a_scanner_goes_with_its_wrapped_end(notice: str) -> None:
    found = find_new_text(message(f"Да.\n\n{notice}"))

    assert (found.text, found.disclaimer) == ("Да.", notice)


def test_a_file_said_to_be_free_of_viruses_is_no_line_of_a_scanner() -> None:
    body = "Файл проверен антивирусом, открывать можно.\nВ таблице 6 практик."

    assert find_new_text(message(body)).text == body
