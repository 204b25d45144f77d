"""Delivery reports of many dialects: who failed, who is delayed, and whether the address is good."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.mail.kinds.kind import classify
from mailflow.mail.reports.delivery_reports import DeliveryReport, read_delivery_report
from mailflow.mail.reports.delivery_status import RecipientStatus, parse_delivery_status, parse_typed_address
from mailflow.mail.reports.refusals import is_address_good
from mailflow.model.message import Address, BodyPart
from mailflow.model.understanding import FailedRecipient, Kind
from tests.mail.sample_messages import CLERK, DAEMON, OWN, message, report


def test_failed_delayed_and_relayed_are_told_apart_in_one_report() -> None:
    one = report(
        "Reporting-MTA: dns; mx.assoc.example\n\n"
        "Final-Recipient: rfc822; a@les.example\nAction: failed\nStatus: 5.1.1\n\n"
        "Final-Recipient: rfc822; b@les.example\nAction: delayed\nStatus: 4.4.1\n\n"
        "Final-Recipient: rfc822; c@les.example\nAction: relayed\nStatus: 2.0.0\n"
    )

    assert read_delivery_report(one) == DeliveryReport(
        failed=(FailedRecipient("a@les.example", "5.1.1"),),
        delayed=("b@les.example",),
        delivered=("c@les.example",),
        source="уведомление о доставке по RFC 3464",
    )


def test_groups_without_blank_lines_between_are_still_groups() -> None:
    groups = parse_delivery_status(
        "Final-Recipient: rfc822; a@les.example\nAction: failed\nStatus: 5.1.1\n"
        "Final-Recipient: rfc822; b@les.example\nAction: failed\nStatus: 5.2.2\n"
    )

    assert groups == (
        RecipientStatus("a@les.example", "failed", "5.1.1", ""),
        RecipientStatus("b@les.example", "failed", "5.2.2", ""),
    )


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("rfc822; a@les.example", "a@les.example"),
        ("RFC822;<A.B@Les.example>", "A.B@Les.example"),
        ("a@les.example", "a@les.example"),
        (r"utf-8; \x{43F}\x{43E}\x{447}\x{442}\x{430}@les.example", "почта@les.example"),
        ("rfc822; a+40les.example", "a@les.example"),
        ("rfc822; a+tag@les.example", "a+tag@les.example"),
        ("X500; /o=Org/ou=First/cn=Recipients/cn=les", ""),
        ("RFC822; IMCEAEX-_O=ORG_CN=les@les.example", ""),
    ],
)
def test_typed_addresses_are_read_in_every_spelling(written: str, address: str) -> None:
    assert parse_typed_address(written) == address


def test_an_x500_recipient_takes_the_address_the_words_name() -> None:
    one = report(
        "Final-Recipient: X500; /o=Org/cn=les\nAction: failed\nStatus: 5.1.1\n",
        words="Доставка не выполнена следующим получателям:\n\nles@les.example\nАдрес не найден.\n",
    )

    assert classify(one, OWN).failed == (FailedRecipient("les@les.example", "5.1.1"),)


def test_a_report_that_lost_its_structure_is_read_from_the_text() -> None:
    one = message(
        "--b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
        "Final-Recipient: rfc822; a@les.example\nAction: failed\nStatus: 5.1.1\n--b1--\n",
        subject="Undelivered Mail",
        sender=DAEMON,
        report_type="delivery-status",
    )

    assert [found.address for found in classify(one, OWN).failed] == ["a@les.example"]


@pytest.mark.parametrize(
    ("status", "words", "good"),
    [
        ("5.1.1", "550 user unknown", False),
        ("5.7.1", "550 5.7.1 User unknown", False),
        ("5.2.3", "552 message size exceeds fixed limit", True),
        ("", "550 spam message rejected", True),
        ("5.2.2", "552 mailbox is full", True),
        ("", "Почтовый ящик получателя переполнен", True),
        ("5.4.4", "Host or domain name not found", False),
        ("5.7.1", "Message rejected under suspicion of SPAM", True),
        ("", "пользователь не найден", False),
        ("5.7.1", "550 5.7.1 No mailbox found", False),
        ("", "User mailbox exceeds allowed size", True),
        ("", "the mail folder is full", True),
        ("", "has failed due to a full mailbox", True),
        ("", "error after MAIL FROM:<sovet@assoc.example>: 550 Unroutable sender address", True),
        ("", "554 no (in reply to MAIL FROM command)", True),
        ("", "550 Verification failed for <sovet@assoc.example>", True),
        ("5.0.0", "550 5.7.1 not accepted from here", True),
        ("5.0.0", "550 5.1.1 not accepted", False),
        ("", "552 Quota violation", True),
        ("", "Превышен лимит почтового ящика получателя", True),
        ("", "Почтовый ящик заполнен", True),
        ("5.5.0", "550 5.5.0 Sender domain not found", True),
        ("5.1.8", "550 5.1.8 Sender address rejected: Domain not found", True),
        ("5.7.1", "550 5.7.1 Client host rejected: cannot find your reverse hostname", True),
        ("5.2.1", "The user is receiving mail at a rate that prevents additional messages", True),
        ("5.4.6", "Hop count exceeded - possible mail loop", False),
        ("", "Адрес отправителя заблокирован", True),
        ("", "Письмо отклонено как нежелательное", True),
        ("", "Пользователь заблокирован", False),
    ],
)
def test_refusals_of_the_message_leave_the_address_good(status: str, words: str, good: bool) -> None:
    assert is_address_good(status, words) is good


QMAIL = (
    "Hi. This is the qmail-send program at mx.assoc.example.\n"
    "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
    "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
    "<nobody@les.example>:\nUser unknown.\n\n--- Below this line is a copy of the message.\n\n"
    "To: x@les.example\n"
)
SENDMAIL = (
    "   ----- The following addresses had permanent fatal errors -----\n<nobody@les.example>\n"
    "    (reason: 550 5.1.1 User unknown)\n\n   ----- Transcript of session follows -----\n"
    "... while talking to mx.les.example.:\n>>> DATA\n<<< 550 5.1.1 User unknown\n"
)
OLD_EXCHANGE = (
    "Your message did not reach some or all of the intended recipients.\n\n"
    "      Subject:  Об участии\n\n"
    "The following recipient(s) could not be reached:\n\n      nobody@les.example on 05.09.2024 15:01\n"
    "            The e-mail account does not exist at the organization.\n"
)
YANDEX = (
    "Это письмо отправлено почтовым сервером.\n\nК сожалению, мы вынуждены сообщить Вам, что "
    "Ваше письмо не может быть доставлено одному или нескольким получателям. Подробности ниже.\n\n"
    "<nobody@les.example>: host mx.les.example[192.0.2.1] said: 550 5.1.1 No such user!\n"
)
DOMINO = (
    "Your message\n\n  Subject: Об участии\n\nwas not delivered to:\n\n  nobody@les.example\n\nbecause:\n\n"
    "  User nobody (nobody@les.example) not listed in Domino Directory\n"
)
EXCHANGE_RUSSIAN = (
    "Сбой доставки следующим получателям или спискам рассылки:\n\nnobody@les.example\n"
    "Введенный адрес электронной почты не найден.\n\nДиагностические сведения для администраторов:\n\n"
    "#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n"
)
RAMBLER = (
    "Письмо не доставлено следующим адресатам:\n\n  nobody@les.example: пользователь не найден\n\n"
    "------ Копия исходного письма ------\n\nTo: other@les.example\n"
)


@pytest.mark.parametrize("words", [QMAIL, SENDMAIL, OLD_EXCHANGE, YANDEX, DOMINO, EXCHANGE_RUSSIAN, RAMBLER])
def test_a_report_in_words_names_its_recipient_and_a_dead_address(words: str) -> None:
    verdict = classify(message(words, subject="Недоставленное сообщение", sender=DAEMON), OWN)

    assert verdict.kind is Kind.BOUNCE
    assert [(found.address, found.address_good) for found in verdict.failed] == [
        ("nobody@les.example", False)
    ]


def test_a_warning_that_delivery_goes_on_is_a_delay() -> None:
    words = (
        "This is a warning message only. You do not need to resend your message.\n\n"
        "Delivery to the following recipients has been delayed:\n\n  a@les.example\n"
    )

    verdict = classify(message(words, subject="Delivery Status Notification (Delay)", sender=DAEMON), OWN)

    assert (verdict.kind, verdict.delayed, verdict.failed) == (Kind.DELAY, ("a@les.example",), ())


def test_a_persons_letter_about_a_failed_mail_is_a_reply() -> None:
    one = message(
        "Ваше письмо не доставлено на адрес les@les.example, ошибка 550 5.1.1. Направьте повторно.",
        subject="Не доставлено письмо № 96",
    )

    assert classify(one, OWN).kind is Kind.REPLY


def test_a_forwarded_report_is_a_reply() -> None:
    bounce = report("Final-Recipient: rfc822; a@les.example\nAction: failed\nStatus: 5.1.1\n")
    one = message("Коллеги, нам пришло вот это.", subject="FW: Undeliverable", embedded=(bounce,))

    assert classify(one, OWN).kind is Kind.REPLY


@pytest.mark.parametrize("local", ["mail", "admin", "administrator", "smtp", "postmaster"])
def test_an_official_address_of_a_machines_name_may_answer(local: str) -> None:
    one = message(
        "Администрация сообщает: практики отсутствуют, разместить не удалось. Тел. и почта: les@les.example",
        sender=Address("", f"{local}@les.example"),
    )

    assert classify(one, OWN).kind is Kind.REPLY


def test_a_refusal_sent_as_a_read_receipt_is_a_bounce() -> None:
    fields = (
        "Final-Recipient: rfc822; les@les.example\n"
        "Disposition: automatic-action/MDN-sent-automatically; deleted\n"
    )
    one = message(
        "Your message to <les@les.example> was automatically rejected:\nQuota exceeded",
        sender=DAEMON,
        report_type="disposition-notification",
        parts=(BodyPart("2", "message/disposition-notification", fields.encode(), fields),),
    )

    verdict = classify(one, OWN)

    assert verdict.kind is Kind.BOUNCE
    assert [(found.address, found.address_good) for found in verdict.failed] == [("les@les.example", True)]


def test_a_letter_deleted_unread_was_still_received() -> None:
    fields = (
        "Final-Recipient: rfc822; les@les.example\nOriginal-Message-ID: <our-1@assoc.example>\n"
        "Disposition: automatic-action/MDN-sent-automatically; deleted\n"
    )
    one = message(
        "Ваше сообщение удалено без прочтения.",
        sender=CLERK,
        report_type="disposition-notification",
        parts=(BodyPart("2", "message/disposition-notification", fields.encode(), fields),),
    )

    verdict = classify(one, OWN)

    assert (verdict.kind, verdict.delivered) == (Kind.RECEIPT, ("les@les.example",))
    assert verdict.about == ("<our-1@assoc.example>",)


def test_a_delay_names_whom_it_has_not_reached_and_the_servers_words() -> None:
    one = report(
        "Final-Recipient: rfc822; a@les.example\nAction: delayed\nStatus: 4.4.1\n"
        "Diagnostic-Code: smtp; 421 try later\n"
    )

    assert classify(one, OWN).unreached == (
        FailedRecipient("a@les.example", diagnostic="421 try later", address_good=True),
    )


@pytest.mark.parametrize(
    ("action", "status", "kind"),
    [
        ("deliverable", "2.1.5", Kind.RECEIPT),
        ("undeliverable", "5.1.1", Kind.BOUNCE),
        ("undeliverable", "4.4.1", Kind.DELAY),
    ],
)
def test_an_action_of_the_servers_own_making_goes_by_the_status(action: str, status: str, kind: Kind) -> None:
    one = report(f"Final-Recipient: rfc822; a@les.example\nAction: {action}\nStatus: {status}\n")

    assert classify(one, OWN).kind is kind


def test_an_address_of_an_inner_network_is_the_one_the_letter_went_to() -> None:
    letter = message("Просим сообщить.", sender=Address("", OWN[0]))
    letter = replace(letter, to=(Address("", "glava@les.example"),))
    one = report(
        "Final-Recipient: rfc822; glava@les.local\nAction: failed\nStatus: 5.1.1\n", embedded=(letter,)
    )

    assert [each.address for each in classify(one, OWN).failed] == ["glava@les.example"]


def test_an_original_recipient_left_in_the_encoding_of_the_envelope_is_decoded() -> None:
    groups = parse_delivery_status(
        "Original-Recipient: rfc822; a+2Bb@les.example\nFinal-Recipient: rfc822; a+b@les.example\n"
        "Action: failed\n"
    )

    assert groups == (RecipientStatus("a+b@les.example", "failed", "", ""),)


def test_indented_fields_in_the_text_are_fields() -> None:
    words = (
        "Delivery failed.\n\n   Reporting-MTA: dns; mx.les.example\n\n"
        "   Final-Recipient: rfc822; a@les.example\n   Action: failed\n   Status: 5.1.1\n"
    )

    verdict = classify(message(words, subject="Delivery failure", sender=DAEMON), OWN)

    assert verdict.failed == (FailedRecipient("a@les.example", "5.1.1"),)


def test_a_code_that_names_the_address_outweighs_a_gateways_footer() -> None:
    one = report(
        "Final-Recipient: rfc822; a@les.example\nAction: failed\nStatus: 5.1.1\n",
        words="Delivery failed.\n\na@les.example\n\nThis mail has been scanned for all viruses.",
    )

    assert [each.address_good for each in classify(one, OWN).failed] == [False]


@pytest.mark.parametrize(
    "words",
    [
        "Delivery failed: no such user here.\n\n----- Original message -----\nFrom: sovet@assoc.example\n"
        "To: glava@les.example\nSubject: 96\n\nText\n",
        "Problems with the following recipient:\n\n<glava@les.example>\n\nSender: <x@les.example>\n",
        "This report relates to a message you sent with the following header fields:\n\n"
        "  Message-id: <l96@assoc.example>\n\nYour message cannot be delivered to the following "
        "recipients:\n\n  Recipient address: glava@les.example\n  Reason: Rejected\n",
        "   ----- Transcript of session follows -----\n>>> MAIL From:<sovet@assoc.example>\n"
        "<<< 501 no access\n554 <glava@les.example>... Remote protocol error\n",
    ],
    ids=[
        "only in the copy",
        "right below the introduction",
        "below fields of our letter",
        "beside the reply code",
    ],
)
def test_a_recipient_is_found_where_old_systems_put_him(words: str) -> None:
    verdict = classify(message(words, subject="Returned mail", sender=DAEMON), OWN)

    assert (verdict.kind, [each.address for each in verdict.failed]) == (Kind.BOUNCE, ["glava@les.example"])


def test_a_gateway_that_answers_both_sides_writes_to_the_recipient_it_names() -> None:
    words = (
        "There were problems delivering your message to the following recipient:\n\n"
        "<sovet@assoc.example>\n\nSender: <x@les.example>\nSee <help@les.example>\n"
    )

    verdict = classify(message(words, subject="Message bounced", sender=DAEMON), OWN)

    assert [each.address for each in verdict.failed] == [OWN[0]]


def test_an_error_that_is_said_not_to_be_permanent_is_a_delay() -> None:
    words = (
        "I haven't been able to deliver your message yet. This is NOT a permanent error; I will keep "
        "trying.\n\n<glava@les.example>:\nConnection timed out\n"
    )

    assert classify(message(words, subject="delivery delayed", sender=DAEMON), OWN).kind is Kind.DELAY


def test_a_refusal_of_our_own_address_belongs_to_the_recipient_above_it() -> None:
    words = (
        "The following address(es) failed:\n\n  glava@les.example\n    SMTP error after RCPT TO:\n"
        "    550 5.1.8 <sovet@assoc.example>: Sender address rejected: Domain not found\n"
    )

    verdict = classify(message(words, subject="Mail delivery failed", sender=DAEMON), OWN)

    assert [(each.address, each.address_good) for each in verdict.failed] == [("glava@les.example", True)]


@pytest.mark.parametrize("cut", ["", "\n\nFinal-Rec", "\n\nFinal-Recipient: rfc"])
def test_fields_that_were_cut_off_leave_it_to_the_words(cut: str) -> None:
    words = "<glava@les.example>: host mx said:\n    550-glava@les.example is no active address\n"

    found = read_delivery_report(report(f"Reporting-MTA: dns; mx.assoc.example{cut}", words=words))

    assert found is not None
    assert [one.address for one in found.failed] == ["glava@les.example"]


def test_the_address_one_is_told_to_write_to_has_not_failed() -> None:
    words = (
        "Your message to glava@les.example could not be delivered: mailbox does not exist.\n"
        "For help write to hostmaster@les.example.\n"
    )

    verdict = classify(message(words, subject="Undeliverable mail", sender=DAEMON), OWN)

    assert [each.address for each in verdict.failed] == ["glava@les.example"]


def test_fields_in_an_attached_text_are_fields() -> None:
    fields = "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; glava@les.example\nAction: failed\n"
    words = BodyPart("1", "text/plain", b"", "Delivery has failed.")
    details = BodyPart("2", "text/plain", fields.encode(), disposition="attachment")

    one = message(words.text, subject="Undelivered Mail", sender=DAEMON, parts=(words, details))

    assert [each.address for each in classify(one, OWN).failed] == ["glava@les.example"]


def test_all_of_a_line_that_is_a_list_of_recipients_have_failed() -> None:
    words = "Your message could not be delivered to:\n\n  <a@les.example>, b@les.example\n\nNo such user\n"

    verdict = classify(message(words, subject="Undeliverable mail", sender=DAEMON), OWN)

    assert [each.address for each in verdict.failed] == ["a@les.example", "b@les.example"]


def test_the_alias_we_wrote_to_has_failed_and_not_where_it_leads() -> None:
    words = "<glava@old.example> (expanded from <adm@les.example>): host mx said: 554\n    Too many hops\n"

    verdict = classify(message(words, subject="Undelivered Mail", sender=DAEMON), OWN)

    assert [each.address for each in verdict.failed] == ["adm@les.example"]


def test_fields_that_name_no_recipient_leave_it_to_the_servers_words() -> None:
    fields = "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 <adm@les.example> unknown\n"

    found = read_delivery_report(report(fields))

    assert found is not None
    assert [(one.address, one.status) for one in found.failed] == [("adm@les.example", "5.1.1")]


@pytest.mark.parametrize(
    ("field", "failed"),
    [
        ("old@les.example", ["adm@les.example", "glava@les.example"]),
        ("adm@les.example", ["adm@les.example"]),
    ],
)
def test_a_field_that_the_words_know_nothing_of_names_nobody(field: str, failed: list[str]) -> None:
    words = "Failed addresses follow:\n <adm@les.example>\n  552 Quota\n <glava@les.example>\n  550 Unknown\n"
    one = message(
        words, subject="Mail delivery failed", sender=DAEMON, headers=(("X-Failed-Recipients", field),)
    )

    assert [each.address for each in classify(one, OWN).failed] == failed


def test_a_field_is_believed_where_the_words_name_nobody() -> None:
    words = "The address couldn't be found. Ask postmaster@mx.example\n"
    one = message(
        words, subject="Mail failed", sender=DAEMON, headers=(("X-Failed-Recipients", "adm@les.example"),)
    )

    assert [each.address for each in classify(one, OWN).failed] == ["adm@les.example"]


def test_links_of_a_list_that_fell_out_of_the_head_are_no_recipients() -> None:
    words = (
        "<mailto:sovet-request@list.example?subject=subscribe>\nList-Post: <mailto:sovet@list.example>\n\n"
        "------- Failure Reasons -------\n\nToo many hops\n\n"
        "------- Returned Message -------\nTo: adm@les.example\nSubject: s\n"
    )

    verdict = classify(message(words, subject="Undeliverable message", sender=DAEMON), OWN)

    assert [each.address for each in verdict.failed] == ["adm@les.example"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("<adm@les.example>  delivery failed; will not continue trying\n", Kind.BOUNCE),
        ("<adm@les.example>: mailbox is full. No further attempts will be made.\n", Kind.BOUNCE),
        ("<adm@les.example>: no route. No more attempts will be made.\n", Kind.BOUNCE),
        ("Undeliverable for 1 day:\n  adm@les.example\nWe will continue to try to deliver it.\n", Kind.DELAY),
        ("<adm@les.example>: no answer. Further messages follow; attempts will be made.\n", Kind.DELAY),
        ("adm@les.example: ошибка 421, больше не будем пытаться.\n", Kind.BOUNCE),
        ("adm@les.example: ошибка 421, завтра будем пытаться снова.\n", Kind.DELAY),
    ],
)
def test_a_promise_to_try_no_more_is_no_delay(words: str, kind: Kind) -> None:
    verdict = classify(message(words, subject="Delivery report", sender=DAEMON, return_path=""), OWN)

    assert verdict.kind is kind
    assert [*(one.address for one in verdict.failed), *verdict.delayed] == ["adm@les.example"]


def test_the_address_whose_mail_failed_is_told_from_one_the_server_cites() -> None:
    words = "The message to <adm@les.example> was undeliverable: 550 '<bounces-1@relay.example> denied'\n"

    verdict = classify(message(words, subject="Undeliverable", sender=DAEMON, return_path=""), OWN)

    assert [one.address for one in verdict.failed] == ["adm@les.example"]


def test_the_reports_own_addressee_is_not_the_one_who_failed() -> None:
    words = (
        "This message was created automatically by mail delivery software.\n\n"
        "A message that you sent could not be delivered to one or more of its\n"
        "recipients. This is a permanent error. The following address(es) failed:\n\n  adm@les.example\n"
        f"    SMTP error from remote mail server after MAIL FROM:<{OWN[0]}> SIZE=1543:\n"
        f"    host mx.les.example: 550 5.7.0 <{OWN[0]}>... Please use the server of your provider\n"
        "\n------ This is a copy of the message, including all the headers. ------\n\nTo: adm@les.example\n"
    )
    subject = "Mail delivery failed: returning message to sender"

    verdict = classify(message(words, subject=subject, sender=DAEMON, return_path=""), OWN)

    assert [one.address for one in verdict.failed] == ["adm@les.example"]


@given(st.text(max_size=400), st.text(max_size=400))
def test_no_report_whatever_it_says_stops_the_reader(words: str, fields: str) -> None:
    assert isinstance(classify(report(fields, words=words), OWN).kind, Kind)
