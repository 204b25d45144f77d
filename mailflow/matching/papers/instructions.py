"""Is the letter an order to others rather than an answer? A district passes our letter on «для исполнения».

We receive a copy. Such a letter names the request, its date and the district, and answers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from mailflow.matching.gathering import Gathered, plain
from mailflow.reading.outcomes.orders import gives_orders, is_order, reports
from mailflow.reading.passages import Place

PASSED_ON = "письмо похоже на поручение другим исполнить наш запрос, а не на ответ: решите, что это"

_PLACES = (Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
# Addressees, request and term of an order stand within its first page.
_READ_CHARS = 2500


def is_instruction(gathered: Gathered) -> bool:
    """Whether one of its texts is an order and none of them a report.

    Above our letter, forwarded, a single sentence is enough: «Прошу взять в работу и отчитаться».
    """
    texts = [text for text in _texts(gathered) if text.strip()]
    if any(reports(text) for text in texts):
        return False
    return any(is_order(text) or (gathered.passes_ours_on and gives_orders(text)) for text in texts)


def _texts(gathered: Gathered) -> Iterator[str]:
    for passage in gathered.at(*_PLACES):
        yield plain(passage).lower()[:_READ_CHARS]
