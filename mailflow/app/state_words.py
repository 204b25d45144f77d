"""Russian words for states and deliveries, as the registry shows them."""

from __future__ import annotations

from mailflow.model.board import Delivery, State

STATES = {
    State.NOT_SENT: "письмо не отправлено",
    State.AWAITING: "ответ ожидается",
    State.IN_PROGRESS: "принято в работу",
    State.EXTENDED: "срок продлён",
    State.OVERDUE: "срок прошёл",
    State.ANSWERED: "ответ в срок",
    State.ANSWERED_LATE: "ответ позже срока",
    State.REFUSED: "отказ",
    State.EXCLUDED: "исключено",
}
DELIVERIES = {
    Delivery.UNSENT: "не отправлено",
    Delivery.SENT: "отправлено",
    Delivery.DELIVERED: "доставлено",
    Delivery.DELAYED: "задерживается",
    Delivery.UNDELIVERABLE: "не доставлено",
    Delivery.UNKNOWN: "неизвестно",
}
