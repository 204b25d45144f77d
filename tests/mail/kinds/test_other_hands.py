"""Machines and people in the words of an acceptance author who had seen neither rules nor examples."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.model.message import Address
from mailflow.model.understanding import Kind
from tests.mail.sample_messages import OWN, message

STRANGER = Address("", "info@office.example")


@pytest.mark.parametrize(
    "text",
    [
        "Учебный отпуск по 27.09.2024.",
        "Нахожусь на курсах повышения квалификации, связь вечером.",
        "Уважаемые коллеги, с 1 по 20 сентября прошу по всем вопросам обращаться к заместителю Рябову.",
        "Почта переехала на домен les.example, пожалуйста, обновите контакты.",
        "Здравствуйте, приёмная закрыта до понедельника.",
        "Буду после 20-го.",
        "На больничном, замены нет.",
        "Я ушёл на пенсию, всем спасибо за работу!",
        "Уведомляем о получении Вашего электронного письма.",
        "We acknowledge receipt of your message.",
        "С 2 сентября я больше не исполняю обязанности секретаря Совета.",
        "В моё отсутствие обращайтесь к Гром Елене.",
        "Письмо автоматически сохранено и будет передано специалисту.",
        "Лечусь, на работе с 23 сентября.",
        "Это неактивный адрес.",
        "Відповім після 20 вересня.",
        "Я ў водпуску.",
        "Глава поселения проводит приём по вторникам. Ваше сообщение принято.",
        "Мой последний рабочий день был 30 августа. Дела передала Ольге Викторовне.",
        "Я временно не работаю (операция). Обращайтесь к главе напрямую.",
        "Автоматическая отправка: получатель сейчас вне сети.",
        "Ваша корреспонденция доставлена на сервер администрации поселения.",
    ],
)
def test_absence_and_new_addresses_need_no_header(text: str) -> None:
    one = message(text, subject="Re: Исх. № 101 от 12.09.2024. О дорогах", in_reply_to=("<a@b>",))

    assert classify(one, OWN).kind is Kind.AUTO_REPLY


def test_a_program_may_say_so_in_the_subject() -> None:
    assert classify(message("Some thing.", subject="[AUTO GENERATED] Order"), OWN).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Просьба все письма по дорогам направлять на zam@les.example, этот ящик читаю не каждый день.",
        "Номер обращения на площадке 44521, статус «Опубликовано».",
        "Больничный закрыла, принялась за отчёт.",
        "Входящий мы ставим завтра, канцелярия сегодня не работает.",
        "Почта работает с перебоями, получили ваше письмо только 12-го.",
        "Наша почта не принимает файлы больше 20 МБ, положите презентацию в облако.",
        "Специалист в отпуске до 23.09, вернётся — ответит.",
        "До 30 сентября успеем. Если что, звоните 3-00-00 Ларисе.",
    ],
)
def test_who_asks_for_our_file_or_will_be_in_time_is_a_person(text: str) -> None:
    one = message(text, subject="Re: Исх. № 101 от 12.09.2024. О дорогах", in_reply_to=("<a@b>",))

    assert classify(one, OWN).kind is Kind.REPLY


def test_who_has_looked_at_our_list_is_a_person() -> None:
    text = (
        "В вашем списке рассылки указан старый адрес a@b.example, он удалён. Просим использовать c@b.example."
    )

    assert classify(message(text, subject="Ошибка в адресе"), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    ("subject", "text", "number"),
    [
        ("Документ принят", "Ваш исх.: 96 от 05.09.2024\nНаш вх.: 4410-24 от 06.09.2024", "4410-24"),
        ("Приём", "Ваше обращение внесено в журнал входящей корреспонденции за № 612.", "612"),
        ("Регистрация документа", "Зарегистрировано: 412 / 06.09.2024", "412"),
        ("Отчет о регистрации", "Статус: зарегистрирован. Регистрационный номер: 102-3-22.", "102-3-22"),
    ],
)
def test_systems_tell_registration_in_fields(subject: str, text: str, number: str) -> None:
    verdict = classify(message(text, subject=subject), OWN)

    assert (verdict.kind, verdict.incoming_number) == (Kind.REGISTRATION, number)


def test_delivery_may_be_confirmed() -> None:
    text = "Подтверждаем доставку Вашего письма на адрес adm@lesnoe.example."

    assert classify(message(text, subject="Доставлено (подтверждение)"), OWN).kind is Kind.RECEIPT


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Ваша посылка ожидает", "Посылка задержана на складе. Уплатите пошлину 96 руб. до 30.09.2024."),
        ("Опрос", "Примите участие в опросе и получите приз! Розыгрыш подарков до 30 сентября."),
        (
            "Сверка ЭЦП",
            "Срок действия подписи истекает 30 сентября. Продлите за 2 900 руб.: http://e.example",
        ),
        ("Акт сверки", "Пароль к архиву: 123. Ссылка: http://files.example/akt96.rar"),
        ("Конкурс", "Примите участие во всероссийском конкурсе. Взнос 350 руб. с работы. Диплом каждому!"),
        ("Кредит", "Одобрен лимит 5 млн руб. Действует до 30.09.2024: http://bank.example"),
        ("Congratulations", "You have been selected to receive $96,000. Contact agent before 30 September."),
        ("Проверка", "Оплатите лицензию до 30.09.2024 по реквизитам."),
        ("ФНС", "За Вами числится задолженность 9 600 руб. Погасите до 30.09.2024: http://nalog.example"),
        ("Ваша практика", "Опубликуем практику в журнале за 5 000 рублей. Договор № 96. Срок до 30.09.2024."),
        ("Счёт № 96", "Направляем счёт № 96 от 05.09.2024. Ссылка на счёт: http://schet.example/96.zip"),
        ("Документ № 96", "Вам направлен документ № 96. Открыть: http://d.example (вход по паролю почты)"),
        ("Voicemail", "Click here to listen: http://vm.example/96. Expires 30 September."),
        (
            "Топ практик",
            "Агентство оформит практику под ключ: фото, размещение. 19 000 рублей. Заявки до 30.09.",
        ),
    ],
)
def test_bait_and_offers_with_our_deadline_are_bulk(subject: str, text: str) -> None:
    assert classify(message(text, subject=subject, sender=STRANGER), OWN).kind is Kind.BULK


def test_the_way_out_of_a_list_counts_where_it_was_cut_off_as_a_footer() -> None:
    text = "Новое в законах о местном самоуправлении, выпуск № 96.\n\nВы получаете это письмо как подписчик."
    one = message(text, subject="Обновление", sender=STRANGER)

    assert classify(one, OWN).kind is Kind.BULK


@pytest.mark.parametrize(
    "text",
    [
        "Меня не будет в офисе до 27 сентября. Звоните по номеру +7 44 310 3033 8 или пишите.",
        "Здравствуйте! Я бот приёмной, учусь вместе с вами.",
        "I have only limited email access this week.",
        "Hello, I have recently left my post.",
    ],
)
def test_numbers_abroad_and_bots_are_of_notices(text: str) -> None:
    one = message(text, subject="Re: Исх. № 101 от 12.09.2024. О дорогах", in_reply_to=("<a@b>",))

    assert classify(one, OWN).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Thanks! I will review it after the holidays. Send the details.",
        "I was out of office last week, sorry.",
        "Thank you for your letter. We are interested.",
        "We're out of funds this year.",
        "Could you tell me who signs it? I am back on Monday.",
    ],
)
def test_a_reader_may_write_a_foreign_tongue(text: str) -> None:
    one = message(text, subject="Re: Исх. № 101 от 12.09.2024. О дорогах", in_reply_to=("<a@b>",))

    assert classify(one, OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Письмо доставлено. Работаем пн–чт с 8:00 до 17:00.",
        "Специалист, которому Вы пишете, уволен. Направляйте письма на priem@les.example.",
        "Извините, еду в поезде. Отвечу, как доеду.",
        "Сегодня на выезде, почту проверю вечером.",
        "Ваше письмо ожидает прочтения.",
        "Болею, отвечаю с опозданием.",
    ],
)
def test_the_state_of_a_letter_and_of_its_reader_need_no_header(text: str) -> None:
    one = message(text, subject="Re: Исх. № 101 от 12.09.2024. О дорогах", in_reply_to=("<a@b>",))

    assert classify(one, OWN).kind is Kind.AUTO_REPLY


def test_who_asks_to_be_borne_with_is_a_person() -> None:
    one = message(
        "Выйду с больничного 18-го и отвечу, прошу не считать нас должниками.", in_reply_to=("<a@b>",)
    )

    assert classify(one, OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Регистрационный номер: 01-22-81/24. Дата регистрации: 13.11.2024.", "01-22-81/24"),
        ("Зарегистрировано в СЭД: № 17-вх, 13.11.2024 10:14", "17-вх"),
    ],
)
def test_a_bare_number_with_its_day_is_a_registration(text: str, number: str) -> None:
    one = message(text, subject="Re: Исх. № 101 от 12.09.2024. О дорогах", in_reply_to=("<a@b>",))

    assert (classify(one, OWN).kind, classify(one, OWN).incoming_number) == (Kind.REGISTRATION, number)


@pytest.mark.parametrize(
    "text",
    [
        "Предлагаем качели и лавочки по ценам завода. Работаем по 44-ФЗ.",
        "По письму № 101 заведено дело. Перейдите по ссылке http://gosus1ugi.example для отмены.",
    ],
)
def test_shops_and_false_police_are_bulk(text: str) -> None:
    assert classify(message(text, subject="Важно", sender=STRANGER), OWN).kind is Kind.BULK
