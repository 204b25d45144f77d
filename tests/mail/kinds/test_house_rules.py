"""What offices say of all letters, their doors and mailboxes, and those who answer in the same words."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.model.message import Address
from mailflow.model.understanding import Kind
from tests.mail.sample_messages import OWN, message

ROADS = "Re: Исх. № 101 от 12.09.2024. О состоянии автомобильных дорог"
NOTICES = (
    "Библиотека закрыта на инвентаризацию по 20 сентября. Приносим извинения.",
    "В здании нет интернета, почта не просматривается.",
    "Поздравляем с Днём знаний! В праздничные дни мы не работаем.",
    "На письма отвечаем по мере поступления, в среднем за неделю.",
    "Этот ящик переполнен и работает с перебоями, звоните на сотовый.",
    "Каждое обращение в колледж рассматривается. Ответим всем!",
    "##- Напишите ответ над этой строкой -##\nЗапрос № 7731 открыт.",
    "Заявка #881 принята, приоритет: низкий. Следите за статусом.",
    "Робот: письмо сохранено. Специалисты его ещё не видели.",
    "Если вы получили это сообщение, я за рулём. Напишите в вотсап.",
    "Стал папой! Появлюсь после 1 октября.",
    "Сидорова Анна Павловна находится на больничном. Вопросы к Жуковой И.П., доб. 12.",
    "Адресат Петренко И.И. выбыл, переписку ведёт Орлова А.А.",
    "Сейчас прочитать письмо не смогу. Замена: Рябов С.С.",
    "Лицей на осенних каникулах. Секретарь принимает звонки с 9 до 13.",
    "Корреспонденция регистрируется в день поступления, ответы направляются в срок до 15 дней.",
    "Письмо поступило. Руководитель ознакомится с ним позже.",
    "Данный e-mail более не актуален. Новый: les@new.example",
    "Пройдите проверку: Вас нет в списке контактов получателя.",
    "Библиотека закрылась на переучёт. Приём писем возобновим позже.",
    "Обращение 88-1204 создано, категория: прочее. Ожидайте.",
    "Письмо получено. Сейчас в отделе переучёт.",
    "Приём обращений на этот адрес окончен.",
    "Почтовый сервер обслуживается, доставка письма займёт до суток.",
    "Письмо получено. Это лишь уведомление о получении.",
    "Ящик предназначен для показаний счётчиков, иные сообщения не обрабатываются.",
    "Это письмо подтверждает, что Ваше обращение дошло до приёмной. Создано системой.",
)
PEOPLE = (
    "У Лесного сменился адрес: les@new.example.",
    "Прошу присылать письма о дорогах на otdel@lesnoe.example.",
    "Видел Вашу бумагу. Я в отпуске, зам сделает.",
    "Мы только дом культуры, пишите в администрацию.",
    "Школа закрыта, поэтому автобус по дороге не ходит.",
    "Спасибо за письмо, но оно не по адресу.",
    "Почта у нас сломалась, ответ отправили факсом.",
    "Переезд у школы закрыт до 1 октября, подрядчик работает.",
    "На больничном я, поедет Лариса Сергеевна.",
    "Мария Петровна в отпуске, я за неё, вопрос изучаю.",
    "Инспектор один, сейчас на курсах до 15 октября. Проверки начнём после.",
    "Место сбора уточните. По телефону никто не отвечает.",
)


@pytest.mark.parametrize("text", NOTICES)
def test_rules_for_all_letters_are_a_notice(text: str) -> None:
    assert classify(message(text, subject=ROADS), OWN).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize("text", PEOPLE)
def test_who_speaks_of_our_letter_or_himself_is_a_person(text: str) -> None:
    assert classify(message(text, subject=ROADS), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Sono in malattia, rientrerò il 20.",
        "Ich arbeite nicht mehr bei der Gemeinde, Vertretung: Frau Roth.",
        "Je suis en arrêt maladie.",
        "Ya no trabajo en el ayuntamiento.",
        "Deixei o município, não trabalho mais aqui.",
        "The registry office is closed until Monday.",
        "I'm on sabbatical and not reading mail.",
        "Ваш ліст атрымана, адказ будзе.",
        "Мен қазір демалыстамын.",
        "ამჟამად შვებულებაში ვარ.",
        "Ես արձակուրդում եմ։",
        "Είμαι σε άδεια.",
        "أنا في إجازة",
        "外出中です。",
    ],
)
def test_a_notice_in_a_language_nobody_was_asked_in(text: str) -> None:
    assert classify(message(text, subject=ROADS), OWN).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Praktik net, otvet budet pozzhe.",
        "Our village has no roads of that kind.",
        "Dorogi v poryadke, spasibo.",
    ],
)
def test_russian_in_latin_letters_and_an_answer_in_english_are_people(text: str) -> None:
    assert classify(message(text, subject=ROADS), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Наш новый адрес почты adm@new.example, старый больше не используем.",
        "Режим работы 8-16, перерыв с 12 до 13, приёмная 2-11-22.",
        "Обращения регистрируются в день поступления, журнал бумажный.",
    ],
)
def test_asked_for_addresses_and_hours_people_answer_in_words_of_notices(text: str) -> None:
    asked = "Re: Исх. № 150 от 15.10.2024. О контактах и порядке рассмотрения обращений"

    assert classify(message(text, subject=asked), OWN).kind is Kind.REPLY
    assert classify(message(f"Это автоответ. {text}", subject=asked), OWN).kind is Kind.AUTO_REPLY


def test_who_is_named_does_nothing_by_his_name() -> None:
    text = "Это автоответчик Людмилы. Людмила на даче, вместо неё Михаил."

    assert classify(message(text, subject=ROADS), OWN).kind is Kind.AUTO_REPLY


def test_of_the_mailbox_s_owner_no_other_sign_is_wanted() -> None:
    owner = Address("Кравец Инна", "kravets@lesnoe.example")
    text = "Кравец И.П. находится на курсах с 2 по 21 сентября."

    assert classify(message(text, subject=ROADS, sender=owner), OWN).kind is Kind.AUTO_REPLY
    assert classify(message(text, subject=ROADS), OWN).kind is Kind.REPLY


def test_a_notice_of_one_sentence_that_begins_like_a_signature() -> None:
    text = "Специалист Белова Н.И., которой Вы написали, с 02.09.2024 переведена в другой отдел. Письмо " + (
        "автоматически перенаправлено Козловой."
    )
    assert classify(message(text, subject=ROADS), OWN).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Ваш ящик", "Хранилище заполнено на 98 %. Освободите место: https://x.example/in"),
        ("Подарок", "Вам 50 фриспинов, забери приз!"),
        ("Подписка", "Оформите подписку на «Вестник» и получите календарь в подарок."),
        ("Работа", "Вакансии дня. Откликнуться: https://x.example/?utm_source=mail"),
    ],
)
def test_full_mailboxes_games_and_gifts_are_bulk(subject: str, text: str) -> None:
    assert classify(message(text, subject=subject), OWN).kind is Kind.BULK


def test_who_asks_whether_a_link_is_safe_fishes_for_nothing() -> None:
    text = "Сайт просит войти по ссылке и подтвердить пароль почты, это не мошенники?"

    assert classify(message(text, subject=ROADS), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Зарегистрировали: вх-77 от 13.09", "77"),
        ("Входящий номер вашего письма - 3391 от 13.09.2024. Исполнитель - Зуева.", "3391"),
        ("Регистрация: № 4410 от 17.09.2024.", "4410"),
        ("Получено 13.09.2024, присвоен № 01-11/55", "01-11/55"),
        ("Вход. номер 91 от 13 сентября. Люда", "91"),
        ("Номер вашего письма у нас — 04-11/32", "04-11/32"),
    ],
)
def test_a_secretary_tells_a_number_in_her_own_words(text: str, number: str) -> None:
    verdict = classify(message(text, subject=ROADS), OWN)

    assert (verdict.kind, verdict.incoming_number) == (Kind.REGISTRATION, number)
