"""Notices in words no list has as a whole, and people who begin like one, whatever the letter was about."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.model.message import Address
from mailflow.model.understanding import Kind
from tests.mail.sample_messages import OWN, message

ROADS = "Re: Исх. № 101 от 12.09.2024. О состоянии автомобильных дорог"
NOTICES = (
    "Коллеги, по 14 октября на реабилитации в санатории, за меня Рябова Инна (доб. 31).",
    "Рабочая поездка до пятницы, связь плохая.",
    "Обращение поступило на почту администрации. Обращаем внимание, ответ даётся в течение 30 дней.",
    "Лежу в госпитале, почту не смотрю.",
    "Ваш вопрос поступил в канцелярию, после регистрации его увидит исполнитель.",
    "Электронное обращение, поступившее на этот адрес, рассматривается в порядке очереди. Работаем 8-17.",
    "Ящик общего отдела закрыт, пишите на otdel@lesnoe.example.",
    "Письма с этого адреса никто не читает. Воспользуйтесь формой на сайте.",
    "Мы перешли на новый адрес: lesnoe@new.example. Обновите, пожалуйста, контакты.",
    "Смирнова О.В. уволена, корреспонденция поступает Орловой.",
    "Создана заявка 55812. Оператор подключится в течение 2 часов.",
    "Уведомляю Вас, что до 30.09 я нахожусь на больничном.",
    "Ответить на Ваше письмо смогу по возвращении из командировки.",
    "Спасибо за проявленный интерес! Ваше сообщение прочитает дежурный специалист.",
    "Adresse fermée jusqu'au 20 septembre, je serai de retour le 23.",
    "Moje nepřítomnost: jsem na dovolené.",
    "Зараз у відпустці, відповім після 20 вересня, вибачте за незручності.",
)
PEOPLE = (
    "Я в отпуске, но сведения есть: сеть дорог 418 км, твёрдое покрытие на двух третях.",
    "В связи с отпуском ответственного информация о дорогах будет представлена после 1 октября.",
    "На больничном, пишу с телефона: дорог с нарушениями нет.",
    "Наш ящик проверяется раз в день, звоните. Дороги отсыпаны щебнем.",
    "Ваше письмо рассмотрено. Грейдирование окончено, асфальт уложат весной.",
    "Ваш запрос передан в дорожный департамент, они и ответят.",
    "Ваше письмо получено, на сессии 27 сентября оно будет рассмотрено.",
    "Письмо прочитаем на планёрке, потом перезвоню.",
    "Я в отъезде. Передайте, пожалуйста, Ольге Петровне, что мы согласны.",
    "Специалист уволился, почту его никто не читает, перешлите мне ещё раз.",
    "Сельское поселение упразднено, пишите в округ.",
    "Ремонт дороги будет выполнен в следующем году, заявка принята министерством.",
    "По возвращении из отпуска отвечу подробно, коротко: дорог на балансе нет.",
)


@pytest.mark.parametrize("text", NOTICES)
def test_a_notice_is_told_by_what_it_speaks_of(text: str) -> None:
    assert classify(message(text, subject=ROADS), OWN).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize("text", PEOPLE)
def test_who_touches_the_matter_of_any_letter_is_a_person(text: str) -> None:
    assert classify(message(text, subject=ROADS), OWN).kind is Kind.REPLY


def test_the_sender_away_by_surname_is_a_machine_and_a_colleague_away_is_none() -> None:
    text = "Лосева И.П. отсутствует.\nНачало: 16.09.2024\nОкончание: 04.10.2024"

    own = classify(message(text, sender=Address("Лосева Ирина", "loseva@lesnoe.example")), OWN).kind
    other = classify(message(text, sender=Address("Приёмная", "priemnaya@lesnoe.example")), OWN).kind

    assert (own, other) == (Kind.AUTO_REPLY, Kind.REPLY)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Рег. карточка: № 24/881\nВид: письмо\nВаш № 101 от 12.09.2024", "24/881"),
        ("Ваш исходящий: 101 от 12.09.2024\nНаш входящий: 7-55/24", "7-55/24"),
        ("Квитанция о регистрации\nНомер: 01-2/771\nДата: 2024-09-13", "01-2/771"),
        ("Письмо занесено в журнал регистрации под № 512.", "512"),
        ("Документ принят к исполнению. Рег. № 77-вх. Сообщение создано автоматически.", "77-вх"),
        ("По Вашему письму заведена карточка № 3-18/24.", "3-18/24"),
        (
            "Сообщаем о регистрации поступившего документа: № 101 от 12.09.2024, рег. номер 55-Вх/24.",
            "55-Вх/24",
        ),
    ],
)
def test_a_notice_of_registration_needs_no_sentence(text: str, number: str) -> None:
    verdict = classify(message(text, subject=ROADS), OWN)

    assert (verdict.kind, verdict.incoming_number) == (Kind.REGISTRATION, number)


@pytest.mark.parametrize(
    "text",
    [
        "Исходящий документ № 12-7 от 02.10.2024 зарегистрирован и направлен Вам.",
        "Дороги зарегистрированы в ЕГРН за № 23:11:77.",
        "Отправили вчера через СЭД, у них зарегистрировано за № 771.",
        "Ваше письмо зарегистрировано за № 455. Протяжённость 12,4 км, все грунтовые.",
    ],
)
def test_a_number_beside_an_answer_is_no_notice(text: str) -> None:
    assert classify(message(text, subject=ROADS), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Прочитано: О дорогах", "Сообщение прочитано: 13.09.2024 9:14"),
        ("Открыто: О дорогах", "Элемент открыл получатель 13.09.2024 в 10:02."),
        ("Letto: О дорогах", "Il messaggio è stato letto il 13/09/2024 alle 10:00."),
        ("Доставлено: О дорогах", "Сообщение доставлено адресату 12.09.2024 16:00:14"),
    ],
)
def test_a_mark_and_a_moment_make_a_receipt(subject: str, text: str) -> None:
    assert classify(message(text, subject=subject), OWN).kind is Kind.RECEIPT


@pytest.mark.parametrize(
    "text",
    ["Прочитано, глава ознакомлен 13.09.2024", "Доставлено нарочно 24.09.2024, расписалась секретарь"],
)
def test_a_persons_word_under_such_a_mark_is_a_reply(text: str) -> None:
    assert classify(message(text, subject="Прочитано: О дорогах"), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Асфальт с доставкой", "Асфальт, отсев со склада, 4 800 руб/т. Звоните, договоримся!"),
        ("Вход с нового устройства", "Выполнен вход в Ваш аккаунт. Смените пароль: http://x.example"),
        ("Уведомление", "На Ваш ящик пришёл документ. Войдите под своей почтой: http://x.example/doc"),
        ("Подписка", "Открыта подписка на 2025 год, цена комплекта 8 400 руб. Бланк-заказ на сайте."),
        ("Медосмотры", "Проводим диспансеризацию, от 1 200 руб. Выезд бригады, запишитесь на удобное время."),
        (
            "Бюллетень «Лес» № 9",
            "В номере: 252 практики. Подробнее http://v.example Вы подписаны на рассылку.",
        ),
        ("Посылка", "Оплатите доставку 49 руб. по ссылке http://p.example/pay"),
        ("Вестник № 36", "Дайджест. Марафон собрал 900 инициатив. Читать далее. Чтобы отписаться, нажмите."),
        ("Счёт", "Ваш счёт за услуги связи. К оплате: 812,40 руб. Оплатить онлайн: http://x.example"),
    ],
)
def test_goods_accounts_and_bills_out_of_the_blue_are_bulk(subject: str, text: str) -> None:
    assert classify(message(text, subject=subject), OWN).kind is Kind.BULK


@pytest.mark.parametrize(
    "text",
    [
        "Предлагаем рассмотреть софинансирование: смета 4,8 млн руб., подрядчик готов.",
        "Подтверждаем участие в семинаре двух специалистов, оплата по счёту произведена.",
        "Обучение прошли 14 человек, стоимость курса 5 500 руб., удостоверения получены.",
        "Заключён контракт на 12 000 000 руб., аванс 30 %, отремонтировано 3 км.",
    ],
)
def test_money_and_courses_of_an_office_are_no_offer(text: str) -> None:
    assert classify(message(text, subject="Справка"), OWN).kind is Kind.REPLY
