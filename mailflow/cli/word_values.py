"""Values of the command line's words: days, instants, figures. What is no such value is told in Russian.

Each function raises `argparse.ArgumentTypeError`, which the parser turns into its message.
"""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from mailflow.model.understanding import Outcome


def positive(text: str) -> int:
    """A whole number from 1."""
    try:
        number = int(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"нужно целое число, а получено «{text}»") from fault
    if number < 1:
        raise argparse.ArgumentTypeError("нужно целое число от 1")
    return number


def day(text: str) -> date:
    """ISO 8601, or as Russians write it."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"дата пишется как 2024-09-30 или 30.09.2024, а получено «{text}»")


def instant(text: str) -> datetime:
    """ISO 8601, 24:00 included; without an offset it is the association's local time (made aware by the
    command)."""
    try:
        # The end of a day has two names (ISO 8601), and a deadline is spoken of as 24:00.
        midnight = text.replace("T24:00", "T00:00")
        return datetime.fromisoformat(midnight) + timedelta(days=midnight != text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(
            f"момент пишется как 2024-09-30T10:00:00+03:00, а получено «{text}»"
        ) from fault


def as_of(text: str) -> datetime:
    """As `instant`; a bare date is its end: who asks for the 30th wants what stood at 24:00."""
    try:
        last = day(text)
    except argparse.ArgumentTypeError:
        return instant(text)
    return datetime.combine(last + timedelta(days=1), time.min)


def outcome(text: str) -> Outcome:
    """An outcome of the contract by its name."""
    try:
        return Outcome(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"исхода «{text}» нет; есть: {', '.join(Outcome)}") from fault


def figure(text: str) -> tuple[str, Decimal]:
    """Key and value of `practices=2`; a comma may stand for the point."""
    key, mark, number = text.partition("=")
    try:
        value = Decimal(number.replace(",", "."))
    except InvalidOperation as fault:
        raise argparse.ArgumentTypeError(
            f"показатель пишется как practices=2, а получено «{text}»"
        ) from fault
    if not mark or not key or not value.is_finite():
        raise argparse.ArgumentTypeError(f"показатель пишется как practices=2, а получено «{text}»")
    return key, value
