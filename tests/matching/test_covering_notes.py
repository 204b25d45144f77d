"""Whoever passes an answer on says whence it comes, and nothing of its outcome."""

from __future__ import annotations

import pytest

from mailflow.model.understanding import Decision, Outcome
from tests.matching.desk import ABINSKY_DISTRICT, REFERENCE, VARNAVINSKOE, page, read, recorded

_ANSWER = (
    f"{REFERENCE} сообщаем, что практики и инициативы отсутствуют.\n\n"
    "Глава Варнавинского сельского поселения Абинского района И.И. Иванов"
)
_FORWARDED = (
    f"-----Original Message-----\nFrom: <{VARNAVINSKOE}>\nSent: Thursday, September 26, 2024 10:12 AM\n"
    f"To: {ABINSKY_DISTRICT}\nSubject: Ответ\n\n{_ANSWER}"
)


def _outcomes(note: str) -> list[tuple[Outcome, Decision]]:
    found = read(f"{note}\n\n{_FORWARDED}", subject="Fwd: Ответ", sender=ABINSKY_DISTRICT)
    return [(each.outcome, each.decision) for each in found.cases]


@pytest.mark.parametrize(
    "note",
    [
        "Добрый день, перенаправляю.",
        "Поступило на нашу почту, адресовано вам.",
        "Пришло к нам по ошибке, пересылаем Вам.",
    ],
)
def test_a_carriers_note_changes_no_outcome(note: str) -> None:
    assert _outcomes(note) == [(Outcome.NOTHING, Decision.RECORDED)]


@pytest.mark.parametrize(
    "note",
    [
        "Ваше письмо перенаправлено в администрацию района.",
        "Это не наш ответ, пришло нам ошибочно, не учитывайте.",
    ],
)
def test_a_note_that_says_more_is_heard(note: str) -> None:
    assert Decision.RECORDED not in [decision for _, decision in _outcomes(note)]


def test_a_note_above_a_wrapped_letter_is_no_strange_sentence() -> None:
    wrapped = page(_ANSWER, name="Вложенное письмо.eml", content_type="message/rfc822")
    note = "Поступило на нашу почту, адресовано вам."

    assert recorded(read(note, sender=ABINSKY_DISTRICT, documents=(wrapped,))) == ["03601401"]
