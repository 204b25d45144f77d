"""When a message was sent, for the question whether an answer came in time.

An answer is in time when it was handed over before 24:00 of the deadline (Civil Code, art. 194). Only the
stamp of the association's own mail server is trusted; the sender's clock is believed for a day at most.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from mailflow.model.message import ParsedMessage

# Longer than a mail server queues a letter to a living neighbour, and long enough for a night's delay.
_BELIEVED = timedelta(hours=24)
# Clocks that were never set say 1970 or 1980; forged ones 2099 and 9999. E-mail of this program lies between.
_FIRST_YEAR = 2000
_LAST_YEAR = 2090


def judge_sent_at(
    message: ParsedMessage, internal_date: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """(sent_at, received_at): the judged moment of sending and the first trusted stamp.

    The stamp is the newest `Received`, else INTERNALDATE. The sender's `Date` counts where it is not
    later than the stamp and at most 24 h earlier; else the stamp does. Without any stamp (a saved file)
    the `Date` stands alone. None where nothing sane is known.
    """
    stamp = _stamp(_sane(message.received_stamp), _sane(internal_date))
    date = _sane(message.date)
    if stamp is None:
        return date, None
    is_believed = date is not None and stamp - _BELIEVED <= date <= stamp
    return (date if is_believed else stamp), stamp


def _stamp(received: datetime | None, internal: datetime | None) -> datetime | None:
    """INTERNALDATE may be later than the stamp (the message was moved), but hardly earlier."""
    if received is None or (internal is not None and received > internal + _BELIEVED):
        return internal
    return received


def _sane(moment: datetime | None) -> datetime | None:
    return moment if moment is not None and _FIRST_YEAR <= moment.year < _LAST_YEAR else None
