"""The queue of messages that wait for a person."""

from __future__ import annotations

from datetime import datetime

from mailflow.cases.book import Book
from mailflow.model.board import ReviewItem
from mailflow.model.fact import MessageRead
from mailflow.model.identifiers import EntryNumber
from mailflow.model.understanding import Kind, Understanding

_UNDONE = "Прежнее решение отменено; нужно решить заново."
_UNCONFIRMED = (
    "Письмо учтено по адресу отправителя, а решение, которым адрес подтверждён, отменено; решите заново."
)
_LOST_REPORT = "Извещение о недоставке: не указано, какое письмо и кому не доставлено."
_DOUBTFUL_REPORT = (
    "Извещение о недоставке может быть поддельным: проверка его отправителя не пройдена, или оно прислано с "
    "обычного адреса, а не почтовой системой. Напоминания продолжаются; уточните адрес и, если он не "
    "работает, исправьте справочник."
)
_NOTHING_MATCHED = "Не удалось определить ни запрос, ни муниципальное образование."
_CANDIDATES = "Однозначно определить отправителя или запрос не удалось; варианты указаны."
_WANTS_AN_EYE = "Содержание ответа требует решения сотрудника."


def waiting(book: Book, as_of: datetime) -> tuple[ReviewItem, ...]:
    """Messages recorded up to `as_of` that a person has still to decide, in order of recording."""
    entries = (book.entries[number] for number in book.inbox.waiting())
    return tuple(
        ReviewItem(entry, _reason(entry.number, entry.fact, book))
        for entry in entries
        if isinstance(entry.fact, MessageRead) and entry.fact.at <= as_of
    )


def _reason(number: EntryNumber, fact: MessageRead, book: Book) -> str:
    if book.is_undone(number):
        return _UNDONE
    if book.inbox.is_unconfirmed(number):
        return _UNCONFIRMED
    understanding = fact.understanding
    reason = understanding.reason or _reason_by_content(understanding)
    named = understanding.promised_date
    return reason if named is None else f"{reason.rstrip('.')}; в письме назван день {named:%d.%m.%Y}"


def _reason_by_content(understanding: Understanding) -> str:
    if understanding.kind is Kind.BOUNCE:
        return _DOUBTFUL_REPORT if understanding.failed_recipients else _LOST_REPORT
    if understanding.cases:
        return _WANTS_AN_EYE
    return _CANDIDATES if understanding.candidates else _NOTHING_MATCHED
