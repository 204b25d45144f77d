"""What the sender wrote anew."""

from __future__ import annotations

from mailflow.mail.new_text import NewText, find_new_text
from tests.mail.sample_messages import message


def test_an_answer_above_a_marked_quote_loses_quote_and_signature() -> None:
    one = message(
        "Практик нет.\n\nС уважением,\nИванова И.И.\n\n"
        "05.09.2024 14:02, Совет пишет:\n> Просим сообщить.\n> Спасибо.\n"
    )

    assert find_new_text(one) == NewText(
        text="Практик нет.",
        signature="С уважением,\nИванова И.И.",
        quoted="05.09.2024 14:02, Совет пишет:\nПросим сообщить.\nСпасибо.",
    )


def test_inline_answers_are_all_kept() -> None:
    one = message("> Сколько практик?\nДве.\n> Сколько инициатив?\nОдна.\n")

    assert find_new_text(one).text == "Две.\nОдна."


def test_a_hostile_body_costs_linear_time() -> None:
    for hostile in ("On " * 100_000, "<a" * 150_000, "> " * 100_000, "От: " * 70_000):
        find_new_text(message(hostile, html=hostile))
