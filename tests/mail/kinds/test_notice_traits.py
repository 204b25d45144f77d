"""Notices told by what they are made of, in words no list has, and people who share a trait or two."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.mail.kinds.notice_traits import ENOUGH, find_traits
from mailflow.model.message import ParsedMessage
from mailflow.model.understanding import Kind
from tests.mail.sample_messages import OWN, message

ROADS = "Re: Исх. № 101 от 12.09.2024. О состоянии автомобильных дорог"
NOTICES = (
    "Поселковый совет собирается по четвергам, раньше конца недели не появимся. Телефон 2-15-33.",
    "Уехала в экспедицию, до 20 сентября не читаю почту. Текущее решает Зуева П.П.",
    "С 1 августа я не состою в штате района. Если срочно, звоните дежурному.",
    "Ящик обслуживается волонтёрами, до понедельника письма не читаются.",
    "Мы под Туапсе на слёте до 12 сентября! Вернёмся и ответим.",
    "Вы обратились в фонд помощи. Для консультации укажите телефон, обращения рассматриваются неделю.",
)
PEOPLE = (
    "Письмо у меня, отвечу до среды.",
    "Глава в командировке до 20 сентября, ему передадим, если успеет — подпишет.",
    "Мы на совещании до вечера, потом дополним ответ и отправим.",
    "Исполнитель на больничном до 16.09, пишите мне на les@lesnoe.example.",
    "Файлы не открываются, пишите на les@lesnoe.example до пятницы.",
    "Приглашаем Вас 20 сентября на сход граждан, тел. 2-15-33, Зуева П.П.",
    "Временно не асфальтируем: паводок до 20 октября. Звоните, если вопросы, 2-66-66.",
    "Письмо передано в управление транспорта, звоните туда: 2-44-44, Гриценко.",
    "Мост закрыт до 1 декабря, объезд через Лесной, телефон дорожников 2-15-33.",
    "Данные у Кравцовой, она на обучении до пятницы, звоните ей: 2-90-90.",
    "В кабинете горит статус «черновик», заявка не отправляется.",
    "Отчёт сдаём в понедельник, если не отключат интернет, тел. 2-15-33.",
)
SPEAKING_MACHINES = (
    "Вам отвечает автомат. Ольга Ильинична на планёрке.",
    "Автоинформатор. Сообщение поставлено на учёт.",
    "Электронная приёмная: ваше сообщение легло в лоток и ждёт утра.",
    "Вы написали в канцелярию округа. До обеда идёт приём граждан, ответы задерживаются.",
    "Ваша заявка № 318 закрыта. Если вопрос остался, напишите повторно.",
    "Статус Вашего обращения изменён на «Закрыто».",
    "Почту смотрят два раза в день.",
    "Обращения, пришедшие после 16:00, регистрируются утром.",
    "Подтвердите, что Вы человек: https://filter.example/7. Иначе письмо не будет показано.",
    "Ушёл в отпуск с 2 по 15 сентября.",
    "Меня не будет 12, 13 и 16 сентября.",
    "Библиотека возобновит работу 16 сентября.",
    "Адресат в отъезде и сможет ответить после 18 сентября.",
    "С 2 сентября в совете не работаю. Просьба использовать адрес les@lesnoe.example.",
    "Вы получили это сообщение, так как написали в совет. Мы уже читаем.",
    "Сообщение принято сервером округа и помещено в очередь.",
    "Прошу извинить: на повышении квалификации до 20 сентября, почту смотрю урывками.",
    "Этот ящик является техническим.",
    "Письма, отправленные на этот адрес, распечатываются раз в день.",
    "Мой рабочий день закончен.",
)
READERS = (
    "Отсутствую до среды, таблицу уже заполняет Лида, она и отправит.",
    "Галя, передай Вере, я без доступа к почте до понедельника.",
    "Специалист в отпуске, письмо попало ко мне, отвечу до пятницы.",
    "Ваше письмо до нас не дошло, только уведомление. Пишите на les@lesnoe.example.",
    "Мы на семинаре до среды, вернёмся и внесём всё на сайт.",
    "Ответ за меня подготовит Ильин, я в командировке до 20 сентября.",
    "Вы обратились в бухгалтерию, а нужно в отдел экономики.",
    "Не наш вопрос: этим ведает центр, пишите им на centr@lesnoe.example.",
)


def reaction(text: str, *, subject: str = ROADS) -> ParsedMessage:
    return message(text, subject=subject)


@pytest.mark.parametrize("text", NOTICES)
def test_what_is_made_like_a_notice_is_one(text: str) -> None:
    assert classify(reaction(text), OWN).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize("text", PEOPLE)
def test_a_person_shares_a_trait_or_two(text: str) -> None:
    assert classify(reaction(text), OWN).kind is Kind.REPLY


@pytest.mark.parametrize("text", SPEAKING_MACHINES)
def test_a_machine_says_what_it_is_or_what_is_done_with_all_letters(text: str) -> None:
    assert classify(reaction(text), OWN).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize("text", READERS)
def test_who_has_read_the_letter_is_a_person(text: str) -> None:
    assert classify(reaction(text), OWN).kind is Kind.REPLY


def test_out_of_the_blue_traits_tell_nothing() -> None:
    text = "Если хотите, приходите: сход собирается в четверг, телефон 2-15-33."

    assert len(find_traits(text.lower())) >= ENOUGH
    assert classify(reaction(text, subject="Объявление"), OWN).kind is Kind.REPLY


def test_traits_beside_the_matter_of_the_letter_are_a_persons() -> None:
    text = "По дорогам округа решает дорожный фонд, до 20 сентября не работает. Телефон 2-15-33."

    assert classify(reaction(text), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    "field",
    [
        ("X-POST-MessageClass", "9; Autoresponder"),
        ("X-FC-MachineGenerated", "true"),
        ("Preference", "auto_reply"),
        ("X-Mailer", "Vacation/1.2.6"),
    ],
)
def test_fields_of_programs_older_than_the_standard(field: tuple[str, str]) -> None:
    assert classify(message("Жду.", headers=(field,)), OWN).kind is Kind.AUTO_REPLY


def test_what_a_program_wrote_and_says_nothing_is_no_answer() -> None:
    field = ("Auto-Submitted", "auto-generated")

    assert classify(message("", headers=(field,)), OWN).kind is Kind.AUTO_REPLY
    assert classify(message("Принято.", headers=(field,)), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("RE: Invoice", "Kindly note I have moved to another office. Forward it to pay@les.example."),
        ("Re: minutes", "Ann retired in June. This mailbox is not read any longer."),
        ("Thank you for contacting us", "Your request has been received. This is an automated message."),
        ("Your message awaits moderator approval", "It is being held until a moderator can review it."),
        ("Re: minutes", "Please excuse me, I am off sick. Call the desk."),
        ("Re: minutes", "I check mail twice a week only while on a sabbatical."),
        ("Re: minutes", "Thank you for your e-mail. Replies may take a week."),
        ("Re: Termin", "Ihre Anfrage ist eingegangen und wird schnellstmöglich gelesen."),
        ("Re: Termin", "Ich bin ab März nicht mehr für das Amt tätig."),
        ("Re: rapport", "Je ne fais plus partie du service."),
        ("Re: consulta", "Gracias por escribir. El mensaje ha sido recibido."),
        ("Re: møte", "Jeg er ute av kontoret."),
        ("Re: minutes", "Back on 14 October, travelling until then."),
        ("Re: minutes", "I am in a meeting and will answer your letter shortly. Thanks for your patience!"),
        ("Re: minutes", "Your letter was delivered and I will read it soon. Kind regards, Ann"),
        ("Re: minutes", "Mr Stone has left the company. Please write to desk@les.example."),
        (
            "Re: Termin",
            "Vielen Dank. Ich bin bis zum 20.9. nicht im Haus, Ihre Post wird nicht weitergeleitet.",
        ),
        ("Re: rapport", "Merci de votre message. Je vous répondrai dès mon retour."),
        ("Re: consulta", "No estaré disponible hasta el lunes. Saludos"),
        ("Re: consulta", "Me reincorporo el lunes."),
        ("Re: proposta", "La casella di posta è stata disattivata. Scrivete a nuova@les.example."),
        ("Re: minutes", "Out through Friday."),
        ("Re: consulta", "He recibido su mensaje. No estoy aquí, contestaré cuando regrese."),
        ("Re: møte", "Har modtaget Deres e-mail. Jeg vil svare når jeg er tilbage."),
        ("Re: minutes", "This is an automatic message. The desk of the library has moved upstairs."),
    ],
)
def test_a_notice_in_another_language_under_a_subject_in_it(subject: str, text: str) -> None:
    assert classify(reaction(text, subject=subject), OWN).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "text",
    [
        "We received your letter but the table is missing.",
        "Sorry, I was on leave. Yes, we will take part.",
        "I no longer deal with roads; Ann does and will write on Friday.",
        "I am on leave from Monday, send it again in March.",
        "Thanks, I am away next week but let's talk after.",
        "I answer for Ann, who is out of the office. The bridge was mended in June.",
        "Why do you write to me? You were told that I am on leave.",
        "Back from holidays. Circle back in May.",
        "La ditta non è più attiva, cancellateci.",
        "Grazie per averci contattato ma non ci interessa.",
        "It is urgent, call the mayor.",
        "Veuillez m'excuser, j'ai oublié de répondre avant les vacances.",
        "Je souhaite une réponse même si je suis en congé.",
        "Sorry, I am on vacation and didn't get time to count the bridges.",
    ],
)
def test_an_answer_in_another_language_is_a_persons(text: str) -> None:
    assert classify(reaction(text, subject="Re: roads"), OWN).kind is Kind.REPLY
