"""Mail that no human wrote as an answer: automatic replies, reports, registrations, advertising, own mail."""

from __future__ import annotations

import base64
import random
from datetime import datetime

from tests.accuracy import people
from tests.accuracy.clients import OUR_ADDRESS, OUR_LETTER, SUBJECT
from tests.accuracy.mime import Mail, write
from tests.accuracy.town import Town
from tests.accuracy.truth import Sample, Truth

_AWAY: tuple[tuple[str, str], ...] = (
    ("Автоответ: {s}", "Я в отпуске с 02.09.2024 по 20.09.2024. По срочным вопросам обращайтесь в приёмную."),
    ("Автоматический ответ: {s}", "Здравствуйте! Меня нет на рабочем месте до 30 сентября."),
    ("Re: {s}", "Ваше письмо получено. Спасибо за обращение! Это автоматическое сообщение, отвечать на него не нужно."),
    ("Re: {s}", "Нахожусь в ежегодном отпуске до 23.09.2024, вернусь 24 сентября. Письмо будет прочитано по возвращении."),
    ("Out of Office: {s}", "I am out of the office until September 20 with limited access to email."),
    ("Automatic reply: {s}", "Thank you for your email. I am currently on leave and will return on 23 September."),
    ("Abwesenheitsnotiz: {s}", "Ich bin bis zum 20.09.2024 nicht im Büro. Ihre Nachricht wird nicht weitergeleitet."),
    ("Réponse automatique : {s}", "Je suis absent du bureau jusqu'au 20 septembre."),
    ("Respuesta automática: {s}", "Estoy fuera de la oficina hasta el 20 de septiembre."),
    ("Автовідповідь: {s}", "Я у відпустці до 20.09.2024. Відповім після повернення."),
    ("Отсутствую на рабочем месте", "Нахожусь на больничном. Отвечу на Ваше письмо после выхода на работу."),
    ("Ваше обращение принято", "Благодарим за обращение! Ваше письмо получено и будет рассмотрено в ближайшее время. Письмо сформировано автоматически."),
    ("{s}", "Уведомляем, что данный почтовый ящик не обслуживается. Новый адрес администрации указан на сайте."),
    ("Auto: {s}", "Уважаемый отправитель! Ваше сообщение доставлено и находится в очереди на обработку."),
    ("Yanıt: otomatik: {s}", "Ofis dışındayım, 20 Eylül'e kadar e-postalara erişimim sınırlı."),
    ("Risposta automatica: {s}", "Sono fuori ufficio fino al 20 settembre."),
    ("Autosvar: {s}", "Jag är på semester till den 20 september."),
    ("Autoreply: {s}", "Я уволилась. По всем вопросам пишите на общий ящик администрации."),
    ("RE: {s}", "Добрый день! С 9 по 22 сентября нахожусь в командировке, доступ к почте ограничен."),
    ("Re: {s}", "Спасибо за письмо! Мы получили его и ответим в течение 30 дней. Не отвечайте на это сообщение, оно создано роботом."),
    ("Afwezig: {s}", "Ik ben afwezig tot 20 september."),
    ("Odpowiedź automatyczna: {s}", "Jestem na urlopie do 20 września."),
    ("自动回复: {s}", "您好，我正在休假。"),
    ("Ответ автоответчика: {s}", "Рабочее время администрации: 8:00-17:00. Ваше письмо будет рассмотрено в рабочее время."),
    ("Отпуск", "Нахожусь в отпуске по 25.09.2024 включительно. Замещает Пробная А.В."),
)  # fmt: skip
_AUTO_HEADERS: tuple[list[str], ...] = (
    ["Auto-Submitted: auto-replied"],
    ["X-Autoreply: yes", "Precedence: auto_reply"],
    ["X-Auto-Response-Suppress: All", "Auto-Submitted: auto-generated"],
    ["Precedence: bulk", "X-Autorespond: on"],
    [],
    [],
)


def _mail(
    rng: random.Random, name: str, address: str, subject: str, text: str, extra: list[str] | None = None
) -> Mail:
    day = people.moment(rng)
    return Mail(
        name, address, subject, day, f"{rng.getrandbits(60):x}@mx.example", text, extra=list(extra or [])
    )


def auto_reply(town: Town, rng: random.Random) -> Sample:
    place = rng.choice(town.places)
    subject, text = rng.choice(_AWAY)
    headers = rng.choice(_AUTO_HEADERS)
    mail = _mail(rng, people.person(rng), place.email, subject.format(s=SUBJECT), text, headers)
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
            f"Ваше обращение зарегистрировано за № {number} от {day}.\nИсходящий номер: 96 от 05.09.2024.\nСообщение сформировано автоматически.",
            f"Документ № 96 от 05.09.2024 зарегистрирован. Входящий номер: {number}, дата регистрации: {day}.",
            f"Уведомляем о регистрации Вашего письма. Вх. № {number} от {day}.",
            f"Ваше письмо исх. № 96 от 05.09.2024 поступило и зарегистрировано в СЭД под номером {number} от {day}.",
            f"Получен документ «Об участии в марафоне».\nРегистрационный номер: {number}\nДата регистрации: {day}",
        )
    )
    subject = rng.choice(
        ("Уведомление о регистрации документа", "Регистрация входящего", "СЭД: документ зарегистрирован")
    )
    mail = _mail(
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
    ("Повышение квалификации муниципальных служащих", "Приглашаем на курсы! № 96 часов, удостоверение. Стоимость 9 600 руб. Скидка до 30 сентября. Заявки по телефону. Отписаться от рассылки: http://kursy.example/u"),
    ("Вебинар для глав муниципалитетов 30 сентября", "Регистрация открыта! Успейте зарегистрироваться на вебинар по 44-ФЗ. Чтобы отписаться, перейдите по ссылке http://web.example/unsubscribe"),
    ("Дайджест новостей местного самоуправления № 96", "Читайте в выпуске № 96 от 05.09.2024: марафон «Муниципальный диалог», срок 30 сентября. Вы получили это письмо, так как подписаны на рассылку. Отписаться http://news.example/off"),
    ("Срочно: Ваш почтовый ящик будет заблокирован", "Уважаемый пользователь! Ваш ящик переполнен. Подтвердите пароль по ссылке http://login.example/verify в течение 24 часов, иначе доступ будет закрыт."),
    ("Коммерческое предложение", "Предлагаем картриджи и бумагу по ценам производителя. Скидка 20 % до конца месяца. Прайс-лист по запросу. Отписаться: http://cart.example/unsub"),
)  # fmt: skip


def advertising(town: Town, rng: random.Random) -> Sample:
    subject, text = rng.choice(_ADVERTS)
    headers = rng.choice(
        (
            ["List-Unsubscribe: <mailto:u@news.example>", "Precedence: bulk"],
            ["List-Unsubscribe: <http://u.example>"],
            [],
        )
    )
    mail = _mail(rng, "Учебный центр", f"info@promo{rng.randint(1, 99)}.example", subject, text, headers)
    return Sample(
        write(mail, rng), Truth(f"bulk «{subject}» {headers}", "bulk", proposable=frozenset({("*", "*")}))
    )


def own_mail(town: Town, rng: random.Random) -> Sample:
    mail = _mail(rng, "Совет", OUR_ADDRESS, SUBJECT, OUR_LETTER)
    mail.message_id = f"req-96-2024.{rng.choice(town.places).oktmo}@sovet-mokk.example"
    return Sample(write(mail, rng), Truth("own mail returned", "own", proposable=frozenset({("*", "*")})))


def _report(
    kind: str, rng: random.Random, sender: str, subject: str, text: str, status: str, original: str
) -> bytes:
    mark = f"b{rng.getrandbits(32):x}"
    day = people.moment(rng)
    subtype = "disposition-notification" if kind == "mdn" else "delivery-status"
    word = base64.b64encode(subject.encode()).decode()
    parts = [
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n",
        f"Content-Type: message/{subtype}\r\n\r\n{status}\r\n",
        f"Content-Type: text/rfc822-headers\r\n\r\n{original}\r\n",
    ]
    body = "".join(f"--{mark}\r\n{each}\r\n" for each in parts) + f"--{mark}--\r\n"
    head = (
        f"Return-Path: <>\r\nFrom: {sender}\r\nTo: {OUR_ADDRESS}\r\nSubject: =?utf-8?B?{word}?=\r\n{_stamp(day)}\r\n"
        f"Message-ID: <{mark}@mx.example>\r\nMIME-Version: 1.0\r\nAuto-Submitted: auto-replied\r\n"
        f'Content-Type: multipart/report; report-type={subtype}; boundary="{mark}"\r\n\r\n'
    )
    return (head + body).encode()


def _stamp(day: datetime) -> str:
    return f"Date: {day:%a, %d %b %Y %H:%M:%S} +0300"


def _original(code: str, to: str) -> str:
    return f"From: {OUR_ADDRESS}\r\nTo: {to}\r\nSubject: letter\r\nMessage-ID: <req-96-2024.{code}@sovet-mokk.example>"


_DEAD = (
    ("5.1.1", "550 5.1.1 <{a}>: Recipient address rejected: User unknown in virtual mailbox table"),
    ("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled"),
    ("5.4.4", "Host or domain name not found. Name service error for name={d} type=MX: Host not found"),
    ("5.2.2", "552 5.2.2 Mailbox full"),
    ("5.3.4", "552 5.3.4 message size 27612894 exceeds size limit 26214400"),
    ("5.7.1", "554 5.7.1 Message rejected as spam"),
    ("5.0.0", "550 No such user!"),
)


def _status(address: str, action: str, code: str, words: str) -> str:
    told = words.format(a=address, d=address.partition("@")[2])
    return f"Final-Recipient: rfc822; {address}\r\nAction: {action}\r\nStatus: {code}\r\nDiagnostic-Code: smtp; {told}\r\n"


def bounce_report(town: Town, rng: random.Random) -> Sample:
    """RFC 3464, one or several recipients, perhaps with a delayed one beside them."""
    failed = rng.sample(town.places, rng.choice((1, 1, 1, 2, 3)))
    code, words = rng.choice(_DEAD)
    blocks = [_status(each.email, "failed", code, words) for each in failed]
    if rng.random() < 0.25:
        late = rng.choice([each for each in town.places if each not in failed])
        blocks.append(_status(late.email, rng.choice(("delayed", "relayed")), "4.4.1", "451 4.4.1 timeout"))
        rng.shuffle(blocks)
    status = "Reporting-MTA: dns; mx.example\r\n\r\n" + "\r\n".join(blocks)
    sender, subject = rng.choice(
        (
            ("MAILER-DAEMON@mx.example", "Undelivered Mail Returned to Sender"),
            ("postmaster@mo-krd.example", f"Не удается доставить: {SUBJECT}"),
            ("mailer-daemon@yandex.example", "Недоставленное сообщение"),
            ("MAILER-DAEMON@mx.example", "Delivery Status Notification (Failure)"),
            (
                "Mail Delivery System <Mailer-Daemon@mx.example>",
                "Mail delivery failed: returning message to sender",
            ),
            ("postmaster@mx.example", "DELIVERY FAILURE: User not listed in Domino Directory"),
        )
    )
    text = "\r\n".join(
        ["This is the mail system. Your message could not be delivered.", *(each.email for each in failed)]
    )
    raw = _report("dsn", rng, sender, subject, text, status, _original(failed[0].oktmo, failed[0].email))
    dead = frozenset(each.email for each in failed)
    return Sample(
        raw,
        Truth(
            f"DSN {subject} {code}, {len(failed)}", "bounce", proposable=frozenset({("*", "*")}), failed=dead
        ),
    )


_PLAIN: tuple[tuple[str, str, str], ...] = (
    ("mailer-daemon@corp.mail.example", "Ваше сообщение не доставлено. Mail failure.", "Это письмо создано автоматически сервером Mail.Ru, отвечать на него не нужно.\n\nК сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n\n{a}\n    SMTP error from remote mail server after end of data:\n    550 Message was not accepted -- invalid mailbox\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <req-96-2024.{c}@sovet-mokk.example>"),
    ("MAILER-DAEMON@qmail.example", "failure notice", "Hi. This is the qmail-send program at qmail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<{a}>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nTo: {a}"),
    ("Mail Delivery System <Mailer-Daemon@exim.example>", "Mail delivery failed: returning message to sender", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  {a}\n    host mx.example [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<{a}>:\n    550 5.1.1 unknown user\n\n------ This is a copy of the message, including all the headers. ------\n\nTo: {a}"),
    ("mailer-daemon@yandex.example", "Недоставленное сообщение", "Это письмо отправлено почтовым сервером yandex.ru.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть отправлено одному или нескольким адресатам. Технические подробности можно найти ниже.\n\n<{a}>: host mx.example said: 550 5.1.1 No such user!"),
    ("mailer-daemon@rambler.example", "Undelivered Mail Returned to Sender", "This is the mail system at host mail.rambler.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<{a}>: host mx.example said: 550 5.1.1 user unknown (in reply to RCPT TO command)"),
    ("postmaster@ex.example", "Не удается доставить: письмо", "Доставка следующим получателям или группам рассылки не удалась:\n\n{a}\nНе удалось найти введенный адрес электронной почты. Проверьте адрес и повторите попытку.\n\nДиагностические сведения для администраторов:\n550 5.1.10 RESOLVER.ADR.RecipientNotFound"),
    ("Administrator <postmaster@nt.example>", "Undeliverable: letter", "Your message did not reach some or all of the intended recipients.\n\nThe following recipient(s) cannot be reached:\n\n      {a} on 05.09.2024 15:00\n            The e-mail account does not exist at the organization this message was sent to.\n            <mx.example #5.1.1>"),
    ("postmaster@lotus.example", "DELIVERY FAILURE: User test (test@lotus.example) not listed in Domino Directory", "Your message\n\n  Subject: letter\n\nwas not delivered to:\n\n  {a}\n\nbecause:\n\n  User not listed in Domino Directory"),
    ("MAILER-DAEMON@gw.example", "Returned mail: see transcript for details", "The original message was received at Thu, 5 Sep 2024 15:00:00 +0300\n\n   ----- The following addresses had permanent fatal errors -----\n<{a}>\n    (reason: 550 5.1.1 <{a}>... User unknown)\n\n   ----- Transcript of session follows -----\n550 5.1.1 <{a}>... User unknown"),
)  # fmt: skip


def bounce_plain(town: Town, rng: random.Random) -> Sample:
    """Dialects without a machine-readable part."""
    place = rng.choice(town.places)
    sender, subject, text = rng.choice(_PLAIN)
    mail = _mail(
        rng,
        "Mail Delivery",
        sender.split("<")[-1].rstrip(">"),
        subject,
        text.format(a=place.email, c=place.oktmo),
    )
    mail.extra = [
        "Return-Path: <>",
        *rng.choice(([], ["Auto-Submitted: auto-replied"], [f"X-Failed-Recipients: {place.email}"])),
    ]
    truth = Truth(
        f"plain bounce {subject[:40]} {sender}",
        "bounce",
        proposable=frozenset({("*", "*")}),
        failed=frozenset({place.email}),
    )
    return Sample(write(mail, rng), truth)


def delay(town: Town, rng: random.Random) -> Sample:
    place = rng.choice(town.places)
    status = "Reporting-MTA: dns; mx.example\r\n\r\n" + _status(
        place.email, "delayed", "4.4.1", "connect to mx: Connection timed out"
    )
    raw = _report(
        "dsn",
        rng,
        "MAILER-DAEMON@mx.example",
        "Delayed Mail (still being retried)",
        "Your message could not be delivered for 4 hours. It will be retried.",
        status,
        _original(place.oktmo, place.email),
    )
    return Sample(raw, Truth("delay", "delay", proposable=frozenset({("*", "*")}), failed=frozenset()))


def receipt(town: Town, rng: random.Random) -> Sample:
    """Read and delivery confirmations."""
    place = rng.choice(town.places)
    original = _original(place.oktmo, place.email)
    style = rng.random()
    if style < 0.6:
        status = f"Final-Recipient: rfc822; {place.email}\r\nOriginal-Message-ID: <req-96-2024.{place.oktmo}@sovet-mokk.example>\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n"
        raw = _report(
            "mdn",
            rng,
            place.email,
            f"Прочтено: {SUBJECT}",
            "Ваше сообщение было прочитано.",
            status,
            original,
        )
    elif style < 0.85:
        action = rng.choice(("delivered", "relayed"))
        status = "Reporting-MTA: dns; mx.example\r\n\r\n" + _status(place.email, action, "2.0.0", "250 ok")
        raw = _report(
            "dsn",
            rng,
            "MAILER-DAEMON@mx.example",
            "Successful Mail Delivery Report",
            "Your message was delivered.",
            status,
            original,
        )
    else:
        text = f"Ваше сообщение\n\nКому: {place.email}\nТема: {SUBJECT}\nОтправлено: 05.09.2024 15:00\n\nбыло прочитано 05.09.2024 15:22."
        raw = write(_mail(rng, "Приемная", place.email, f"Прочтено: {SUBJECT}", text), rng)
    return Sample(raw, Truth("receipt", "receipt", proposable=frozenset({("*", "*")}), failed=frozenset()))
