"""Back-off with jitter for one recipient, and a rest for the whole server (A18)."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from mailflow.cases.retries import REST_STEPS, RETRY_STEPS, ServerRest, retry_at
from mailflow.model.fact import LetterKind, LetterSettled, SendResult
from mailflow.model.identifiers import RequestId
from mailflow.model.plan import DueLetter
from tests.cases.town import local

NOW = local(9, 5)
MINUTE = timedelta(minutes=1)


def _letter(key: str, attempt: int, request: str = "96-2024") -> DueLetter:
    kind = LetterKind.LETTER
    return DueLetter(
        key, kind, "letter", "a@b.example", "<x@y>", NOW, request=RequestId(request), attempt=attempt
    )


def _refused(at: datetime, *, whole: bool = True) -> LetterSettled:
    return LetterSettled(at, "letter/1", 1, SendResult.RETRY, "421 slow down", whole_server=whole)


def test_each_attempt_waits_longer_and_never_exactly_as_long_as_said() -> None:
    waits = [retry_at(_letter("a", attempt), NOW) - NOW for attempt in range(1, 9)]
    for attempt, wait in enumerate(waits, start=1):
        step = RETRY_STEPS[min(attempt, len(RETRY_STEPS)) - 1] * MINUTE
        assert step < wait < 1.2 * step
    assert all(first < second for first, second in pairwise(waits[: len(RETRY_STEPS)]))


def test_letters_of_one_campaign_keep_their_order_and_two_campaigns_drift_apart() -> None:
    assert retry_at(_letter("a", 2), NOW) == retry_at(_letter("b", 2), NOW)
    assert retry_at(_letter("a", 2), NOW) != retry_at(_letter("a", 2, "97-2024"), NOW)


def test_a_server_that_refuses_rests_longer_each_round_until_it_takes_a_letter() -> None:
    rest, now, waits = ServerRest(), NOW, []
    for _ in range(6):
        rest.take(_refused(now))
        rest.take(_refused(now + timedelta(seconds=3)))
        until = rest.rests(now)
        assert until is not None
        waits.append((until - now) / MINUTE)
        now = until
    for number, wait in enumerate(waits):
        step = REST_STEPS[min(number, len(REST_STEPS) - 1)]
        assert step <= wait <= 1.2 * step
    assert rest.since == NOW
    rest.take(LetterSettled(now, "letter/2", 1, SendResult.SENT, "250 ok"))
    assert rest == ServerRest()


def test_one_recipient_put_off_does_not_rest_the_server() -> None:
    rest = ServerRest()
    rest.take(_refused(NOW, whole=False))
    assert rest.rests(NOW + MINUTE) is None


def test_a_clock_set_back_does_not_silence_the_service() -> None:
    rest = ServerRest()
    rest.take(_refused(NOW))
    assert rest.rests(NOW - timedelta(days=10)) is None
