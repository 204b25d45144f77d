"""Counts of a board under the operator's names."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.app.mails.values import Values, share
from mailflow.cases.totals import count
from mailflow.model.board import Board, Totals
from mailflow.model.request import FigureSpec


def totals_values(board: Board) -> Values:
    """Excluded cases count neither as asked nor as silent."""
    totals = count(board.cases, board.request)
    asked = totals.cases - totals.excluded
    answered = totals.answered + totals.answered_late
    return {
        "всего": asked,
        "ответили": answered,
        "в_срок": totals.answered,
        "позже": totals.answered_late,
        "молчат": totals.overdue + totals.awaiting + totals.not_sent,
        "в_работе": totals.in_progress + totals.extended,
        "отказ": totals.refused,
        "исключены": totals.excluded,
        "нечего": totals.nothing,
        "не_доставлено": totals.undeliverable,
        "доля": share(answered, asked),
        "доля_в_срок": share(totals.answered, asked),
    }


def claimed_values(specs: Sequence[FigureSpec], totals: Totals) -> list[Values]:
    """What letters claim, beside what was before the letter; never what the site shows."""
    return [
        {
            "название": each.title,
            "коротко": each.title.split()[-1].lower(),
            "было": each.baseline,
            "стало": totals.figures[each.key],
            "значение": totals.figures[each.key],
        }
        for each in specs
        if each.key in totals.figures
    ]
