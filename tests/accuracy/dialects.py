"""Sender, subject and text of reports without a machine-readable part."""

from __future__ import annotations

PLAIN: tuple[tuple[str, str, str], ...] = (
    (
        "mailer-daemon@corp.mail.example",
        "Ваше сообщение не доставлено. Mail failure.",
        "Это письмо создано "
        "автоматически сервером Mail.Ru, отвечать на него не нужно.\n\nК сожалению, Ваше письмо не может "
        "быть доставлено одному или нескольким получателям:\n\n{a}\n    SMTP error from remote mail server "
        "after end of data:\n    550 Message was not accepted -- invalid mailbox\n\n------ This is a copy "
        "of the message, including all the headers. ------\n\nMessage-ID: "
        "<req-96-2024.{c}@sovet-mokk.example>",
    ),
    (
        "MAILER-DAEMON@qmail.example",
        "failure notice",
        "Hi. This is the qmail-send program at "
        "qmail.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n"
        "This is a permanent error; I've given up. Sorry it didn't work out.\n\n<{a}>:\nSorry, no mailbox "
        "here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nTo: {a}",
    ),
    (
        "Mail Delivery System <Mailer-Daemon@exim.example>",
        "Mail delivery failed: returning message to sender",
        "This message was created "
        "automatically by mail delivery software.\n\nA message that you sent could not be delivered to one "
        "or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  {a}\n"
        "    host mx.example [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<{a}>:\n    "
        "550 5.1.1 unknown user\n\n------ This is a copy of the message, including all the headers. ------\n"
        "\nTo: {a}",
    ),
    (
        "mailer-daemon@yandex.example",
        "Недоставленное сообщение",
        "Это письмо отправлено почтовым сервером "
        "yandex.ru.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может быть "
        "отправлено одному или нескольким адресатам. Технические подробности можно найти ниже.\n\n<{a}>: "
        "host mx.example said: 550 5.1.1 No such user!",
    ),
    (
        "mailer-daemon@rambler.example",
        "Undelivered Mail Returned to Sender",
        "This is the mail system at "
        "host mail.rambler.example.\n\nI'm sorry to have to inform you that your message could not\nbe "
        "delivered to one or more recipients.\n\n<{a}>: host mx.example said: 550 5.1.1 user unknown (in "
        "reply to RCPT TO command)",
    ),
    (
        "postmaster@ex.example",
        "Не удается доставить: письмо",
        "Доставка следующим получателям или группам "
        "рассылки не удалась:\n\n{a}\nНе удалось найти введенный адрес электронной почты. Проверьте адрес "
        "и повторите попытку.\n\nДиагностические сведения для администраторов:\n550 5.1.10 "
        "RESOLVER.ADR.RecipientNotFound",
    ),
    (
        "Administrator <postmaster@nt.example>",
        "Undeliverable: letter",
        "Your message did not reach some or "
        "all of the intended recipients.\n\nThe following recipient(s) cannot be reached:\n\n      {a} on "
        "05.09.2024 15:00\n            The e-mail account does not exist at the organization this message "
        "was sent to.\n            <mx.example #5.1.1>",
    ),
    (
        "postmaster@lotus.example",
        "DELIVERY FAILURE: User test (test@lotus.example) not listed in Domino Directory",
        "Your message\n\n  Subject: "
        "letter\n\nwas not delivered to:\n\n  {a}\n\nbecause:\n\n  User not listed in Domino Directory",
    ),
    (
        "MAILER-DAEMON@gw.example",
        "Returned mail: see transcript for details",
        "The original message was "
        "received at Thu, 5 Sep 2024 15:00:00 +0300\n\n   ----- The following addresses had permanent "
        "fatal errors -----\n<{a}>\n    (reason: 550 5.1.1 <{a}>... User unknown)\n\n   ----- Transcript "
        "of session follows -----\n550 5.1.1 <{a}>... User unknown",
    ),
)
