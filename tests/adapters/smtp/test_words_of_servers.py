"""What servers say decides whom a refusal concerns."""

from __future__ import annotations

import pytest

from mailflow.adapters.smtp.verdicts import Stage, Verdict, judge_answer
from mailflow.adapters.smtp.words import server_words
from mailflow.model.fact import SendResult

LIMIT = Verdict(SendResult.RETRY, whole_server=True)

ABOUT_US = [
    (Stage.RCPT, 450, "4.5.3 Too many recipients"),
    (Stage.RCPT, 550, "5.7.1 Too many messages from your account today, try again tomorrow"),
    (Stage.RCPT, 451, "Ratelimit exceeded for mailbox sovet@mokk.example. Try again later."),
    (Stage.RCPT, 452, "4.2.1 Rate limit exceeded for your account"),
    (Stage.FINAL_DOT, 554, "5.7.1 [2] Message rejected under suspicion of SPAM; see policy"),
    (Stage.FINAL_DOT, 550, "spam message rejected. Please visit the help page"),
    (Stage.FINAL_DOT, 550, "5.4.5 Daily user sending limit exceeded"),
    (Stage.RCPT, 554, "5.7.1 <head@abinsk.example>: Relay access denied"),
    (Stage.RCPT, 553, "5.7.1 Sender address rejected: not owned by auth user."),
    (Stage.FINAL_DOT, 550, "Превышен лимит отправки писем"),
    (Stage.MAIL, 550, "5.1.0 Sender unknown"),
    (Stage.MAIL, 451, "4.7.1 later"),
    (Stage.RCPT, 421, "closing"),
]

ABOUT_THE_RECIPIENT = [
    (Stage.RCPT, 550, "5.1.1 No such user!", SendResult.REFUSED),
    (Stage.RCPT, 550, "5.7.1 No such user!", SendResult.REFUSED),
    (Stage.RCPT, 552, "5.2.2 Mailbox limit exceeded: over quota", SendResult.REFUSED),
    (Stage.RCPT, 452, "4.2.2 The recipient's mailbox is over its storage limit", SendResult.RETRY),
    (Stage.RCPT, 450, "4.7.1 Greylisted, please try again later", SendResult.RETRY),
    (Stage.RCPT, 550, "Пользователь не найден", SendResult.REFUSED),
    (Stage.FINAL_DOT, 552, "5.3.4 Message size exceeds fixed limit", SendResult.REFUSED),
    (Stage.MAIL, 552, "5.3.4 Message size exceeds fixed limit", SendResult.REFUSED),
    (Stage.FINAL_DOT, 554, "5.6.0 Message content is not acceptable here", SendResult.REFUSED),
]


@pytest.mark.parametrize(("stage", "code", "words"), ABOUT_US)
def test_words_about_us_stop_the_batch_and_spare_the_address(stage: Stage, code: int, words: str) -> None:
    assert judge_answer(stage, code, words) == LIMIT


@pytest.mark.parametrize(("stage", "code", "words", "result"), ABOUT_THE_RECIPIENT)
def test_words_about_the_recipient_concern_one_letter(
    stage: Stage, code: int, words: str, result: SendResult
) -> None:
    assert judge_answer(stage, code, words) == Verdict(result)


def test_words_become_one_clean_line_without_the_password() -> None:
    said = "535 no\r\nAUTH PLAIN AHNvdmV0AHRvcC1zZWNyZXQ= \x1b[31mtop-secret\x00" + "x" * 999
    words = server_words(said, ["top-secret"])
    assert words.startswith("535 no AUTH PLAIN")
    assert "top-secret" not in words
    assert words.isprintable()
    assert len(words) == 300
