"""Mail that no human wrote as an answer: automatic replies, registrations, advertising, own mail."""

from __future__ import annotations

import random

from tests.accuracy import people
from tests.accuracy.drafts import OUR_ADDRESS, OUR_LETTER, SUBJECT
from tests.accuracy.mime import Mail, write
from tests.accuracy.town import Town
from tests.accuracy.truth import Sample, Truth


def new_mail(
    rng: random.Random, name: str, address: str, subject: str, text: str, extra: list[str] | None = None
) -> Mail:
    day = people.moment(rng)
    return Mail(
        name, address, subject, day, f"{rng.getrandbits(60):x}@mx.example", text, extra=list(extra or [])
    )


_AWAY: tuple[tuple[str, str], ...] = (
    ("Автоответ: {s}", "Я в отпуске с 02.09.2024 по 20.09.2024. По срочным вопросам обращайтесь в приёмную."),
    ("Автоматический ответ: {s}", "Здравствуйте! Меня нет на рабочем месте до 30 сентября."),
    (
        "Re: {s}",
        "Ваше письмо получено. Спасибо за обращение! Это автоматическое сообщение, отвечать на "
        "него не нужно.",
    ),
    (
        "Re: {s}",
        "Нахожусь в ежегодном отпуске до 23.09.2024, вернусь 24 сентября. Письмо будет прочитано "
        "по возвращении.",
    ),
    ("Out of Office: {s}", "I am out of the office until September 20 with limited access to email."),
    (
        "Automatic reply: {s}",
        "Thank you for your email. I am currently on leave and will return on 23 September.",
    ),
    (
        "Abwesenheitsnotiz: {s}",
        "Ich bin bis zum 20.09.2024 nicht im Büro. Ihre Nachricht wird nicht weitergeleitet.",
    ),
    ("Réponse automatique : {s}", "Je suis absent du bureau jusqu'au 20 septembre."),
    ("Respuesta automática: {s}", "Estoy fuera de la oficina hasta el 20 de septiembre."),
    ("Автовідповідь: {s}", "Я у відпустці до 20.09.2024. Відповім після повернення."),
    ("Отсутствую на рабочем месте", "Нахожусь на больничном. Отвечу на Ваше письмо после выхода на работу."),
    (
        "Ваше обращение принято",
        "Благодарим за обращение! Ваше письмо получено и будет рассмотрено в "
        "ближайшее время. Письмо сформировано автоматически.",
    ),
    (
        "{s}",
        "Уведомляем, что данный почтовый ящик не обслуживается. Новый адрес администрации указан на сайте.",
    ),
    ("Auto: {s}", "Уважаемый отправитель! Ваше сообщение доставлено и находится в очереди на обработку."),
    ("Otomatik Yanıt: {s}", "Ofis dışındayım, 20 Eylül'e kadar e-postalara erişimim sınırlı."),
    ("Risposta automatica: {s}", "Sono fuori ufficio fino al 20 settembre."),
    ("Autosvar: {s}", "Jag är på semester till den 20 september."),
    ("Autoreply: {s}", "Я уволилась. По всем вопросам пишите на общий ящик администрации."),
    ("RE: {s}", "Добрый день! С 9 по 22 сентября нахожусь в командировке, доступ к почте ограничен."),
    (
        "Re: {s}",
        "Спасибо за письмо! Мы получили его и ответим в течение 30 дней. Не отвечайте на это "
        "сообщение, оно создано роботом.",
    ),
    ("Afwezig: {s}", "Ik ben afwezig tot 20 september."),
    ("Odpowiedź automatyczna: {s}", "Jestem na urlopie do 20 września."),
    ("自动回复: {s}", "您好，我正在休假。"),
    (
        "Ответ автоответчика: {s}",
        "Рабочее время администрации: 8:00-17:00. Ваше письмо будет рассмотрено в рабочее время.",
    ),
    ("Отпуск", "Нахожусь в отпуске по 25.09.2024 включительно. Замещает Пробная А.В."),
)


_AUTO_HEADERS: tuple[list[str], ...] = (
    ["Auto-Submitted: auto-replied"],
    ["X-Autoreply: yes", "Precedence: auto_reply"],
    ["X-Auto-Response-Suppress: All", "Auto-Submitted: auto-generated"],
    ["Precedence: bulk", "X-Autorespond: on"],
    [],
    [],
)


def auto_reply(town: Town, rng: random.Random) -> Sample:
    place = rng.choice(town.places)
    subject, text = rng.choice(_AWAY)
    headers = rng.choice(_AUTO_HEADERS)
    mail = new_mail(rng, people.person(rng), place.email, subject.format(s=SUBJECT), text, headers)
    if rng.random() < 0.7:
        mail.in_reply_to = f"req-96-2024.{place.oktmo}@sovet-mokk.example"
    if rng.random() < 0.4:
        mail.plain = f"{text}\n\n{people.person(rng)}\n"
    told = f"auto-reply «{subject}», headers {headers}"
    return Sample(write(mail, rng), Truth(told, "auto_reply", "person", proposable=frozenset({("*", "*")})))


def registration(town: Town, rng: random.Random) -> Sample:
    number, day = people.own_number(rng), "06.09.2024"
    text = rng.choice(
        (
            f"Ваше обращение зарегистрировано за № {number} от {day}.\nИсходящий номер: 96 от 05.09.2024.\n"
            "Сообщение сформировано автоматически.",
            f"Документ № 96 от 05.09.2024 зарегистрирован. Входящий номер: {number}, дата регистрации: "
            f"{day}.",
            f"Уведомляем о регистрации Вашего письма. Вх. № {number} от {day}.",
            f"Ваше письмо исх. № 96 от 05.09.2024 поступило и зарегистрировано в СЭД под номером {number} "
            f"от {day}.",
            f"Получен документ «Об участии в марафоне».\nРегистрационный номер: {number}\nДата "
            f"регистрации: {day}",
        )
    )
    subject = rng.choice(
        ("Уведомление о регистрации документа", "Регистрация входящего", "СЭД: документ зарегистрирован")
    )
    mail = new_mail(
        rng,
        "СЭД",
        f"noreply@sed{rng.randint(1, 99)}.example",
        subject,
        text,
        rng.choice((["Auto-Submitted: auto-generated"], [])),
    )
    return Sample(
        write(mail, rng),
        Truth(f"registration: {text[:60]}", "registration", proposable=frozenset({("*", "*")})),
    )


_ADVERTS: tuple[tuple[str, str], ...] = (
    (
        "Повышение квалификации муниципальных служащих",
        "Приглашаем на курсы! № 96 часов, удостоверение. "
        "Стоимость 9 600 руб. Скидка до 30 сентября. Заявки по телефону. Отписаться от рассылки: "
        "http://kursy.example/u",
    ),
    (
        "Вебинар для глав муниципалитетов 30 сентября",
        "Регистрация открыта! Успейте зарегистрироваться на "
        "вебинар по 44-ФЗ. Чтобы отписаться, перейдите по ссылке http://web.example/unsubscribe",
    ),
    (
        "Дайджест новостей местного самоуправления № 96",
        "Читайте в выпуске № 96 от 05.09.2024: марафон "
        "«Муниципальный диалог», срок 30 сентября. Вы получили это письмо, так как подписаны на рассылку. "
        "Отписаться http://news.example/off",
    ),
    (
        "Срочно: Ваш почтовый ящик будет заблокирован",
        "Уважаемый пользователь! Ваш ящик переполнен. "
        "Подтвердите пароль по ссылке http://login.example/verify в течение 24 часов, иначе доступ будет "
        "закрыт.",
    ),
    (
        "Коммерческое предложение",
        "Предлагаем картриджи и бумагу по ценам производителя. Скидка 20 % до "
        "конца месяца. Прайс-лист по запросу. Отписаться: http://cart.example/unsub",
    ),
)


def advertising(town: Town, rng: random.Random) -> Sample:
    subject, text = rng.choice(_ADVERTS)
    headers = rng.choice(
        (
            ["List-Unsubscribe: <mailto:u@news.example>", "Precedence: bulk"],
            ["List-Unsubscribe: <http://u.example>"],
            [],
        )
    )
    mail = new_mail(rng, "Учебный центр", f"info@promo{rng.randint(1, 99)}.example", subject, text, headers)
    return Sample(
        write(mail, rng), Truth(f"bulk «{subject}» {headers}", "bulk", proposable=frozenset({("*", "*")}))
    )


def own_mail(town: Town, rng: random.Random) -> Sample:
    mail = new_mail(rng, "Совет", OUR_ADDRESS, SUBJECT, OUR_LETTER)
    mail.message_id = f"req-96-2024.{rng.choice(town.places).oktmo}@sovet-mokk.example"
    return Sample(write(mail, rng), Truth("own mail returned", "own", proposable=frozenset({("*", "*")})))
