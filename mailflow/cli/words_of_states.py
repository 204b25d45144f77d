"""Russian words for states, deliveries and kinds of letters, as tables on the screen show them."""

from __future__ import annotations

from mailflow.model.board import Delivery, State
from mailflow.model.fact import LetterKind

STATES = {
    State.NOT_SENT: "письмо не отправлено",
    State.AWAITING: "ответ ожидается",
    State.IN_PROGRESS: "принято в работу",
    State.EXTENDED: "срок продлён",
    State.OVERDUE: "срок прошёл",
    State.ANSWERED: "ответ получен",
    State.ANSWERED_LATE: "ответ с опозданием",
    State.REFUSED: "отказ",
    State.EXCLUDED: "выведено",
}

DELIVERIES = {
    Delivery.UNSENT: "не отправлено",
    Delivery.SENT: "отправлено",
    Delivery.DELIVERED: "доставлено",
    Delivery.DELAYED: "задержано",
    Delivery.UNDELIVERABLE: "не доставлено",
    Delivery.UNKNOWN: "неизвестно",
}

KINDS = {
    LetterKind.LETTER: "письмо",
    LetterKind.REMINDER: "напоминание",
    LetterKind.DISTRICT_REMINDER: "напоминание району",
    LetterKind.CHAIR_NOTE: "записка председателю",
    LetterKind.ACKNOWLEDGEMENT: "подтверждение ответа",
    LetterKind.ANNOUNCEMENT: "извещение о рассылке",
    LetterKind.DIGEST: "справка",
    LetterKind.ALL_IS_WELL: "всё в порядке",
    LetterKind.SUMMARY: "сводная информация",
    LetterKind.CORRECTION: "поправка к сводке",
    LetterKind.TROUBLE: "неполадка",
}
