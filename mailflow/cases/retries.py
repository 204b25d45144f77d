"""When a letter that did not go out is tried again, and how long the whole server is left in peace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from mailflow.model.fact import LetterSettled, SendResult
from mailflow.model.plan import DueLetter

RETRY_STEPS = (5, 15, 30, 60, 120, 240)
"""Minutes until the next attempt at one recipient; the last one repeats."""

REST_STEPS = (5, 10, 20, 30)
"""Minutes in which nothing is sent after the whole server refused; short enough to see a mended password."""

LAST_ATTEMPT = 24
"""After three days and more of retries a letter is given up: staff see it as refused and call."""

_JITTER = 0.2


def retry_at(letter: DueLetter, now: datetime) -> datetime:
    """The next attempt, later each time.

    The jitter is drawn by request, stage and attempt: campaigns drift apart, and within one the letters
    keep their order.
    """
    minutes = RETRY_STEPS[min(letter.attempt, len(RETRY_STEPS)) - 1]
    return now + _jittered(minutes, f"{letter.request}/{letter.stage}/{letter.attempt}")


def not_before(retry: datetime | None, now: datetime) -> datetime | None:
    """Until when a retry is waited for; one further off than any step was set by a clock since corrected."""
    longest = timedelta(minutes=RETRY_STEPS[-1] * (1 + _JITTER))
    return None if retry is None or retry > now + longest else retry


def _jittered(minutes: int, salt: str) -> timedelta:
    """The step and up to a fifth more, the same for the same salt."""
    draw = int.from_bytes(sha256(salt.encode()).digest()[:4]) / 2**32
    return timedelta(minutes=minutes * (1 + _JITTER * draw))


@dataclass(slots=True)
class ServerRest:
    """The server or the account refused (connect, login, 421, limits): folded from settlements."""

    rounds: int = 0
    """Rounds that ended so since the server last took a letter."""
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""

    def take(self, fact: LetterSettled) -> None:
        if fact.result is SendResult.SENT:
            self.rounds, self.since, self.until, self.words = 0, None, None, ""
        elif fact.whole_server and (self.until is None or fact.at >= self.until):
            self.rounds += 1
            self.since = self.since or fact.at
            minutes = REST_STEPS[min(self.rounds, len(REST_STEPS)) - 1]
            self.until = fact.at + _jittered(minutes, fact.at.isoformat(timespec="minutes"))
            self.words = fact.words

    def rests(self, now: datetime) -> datetime | None:
        """Until when nothing is tried; None: now. A rest longer than any step was set by a clock since
        corrected."""
        if self.until is None or not now < self.until <= now + timedelta(minutes=2 * REST_STEPS[-1]):
            return None
        return self.until
