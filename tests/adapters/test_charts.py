"""The chart: a picture of the right kind and a size that fits a mail."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from mailflow.adapters.charts import territory_chart
from mailflow.app.mails.sample_town import SAMPLE_CONFIGURATION
from mailflow.app.mails.samples import sample_board
from mailflow.model.board import State
from mailflow.model.identifiers import Oktmo

SILENT = (201, 72, 63)


def colours(content: bytes) -> set[tuple[int, ...]]:
    """Colours of whole bars; the squares of the legend are smaller."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    return {
        colour
        for count, colour in picture.getcolors(1 << 24) or ()
        if count > 2_000 and isinstance(colour, tuple)
    }


def test_the_silent_are_red_and_vanish_when_they_answer() -> None:
    board = sample_board()
    answered = replace(board, cases=tuple(replace(each, state=State.ANSWERED) for each in board.cases))

    assert SILENT in colours(territory_chart(board, SAMPLE_CONFIGURATION))
    assert SILENT not in colours(territory_chart(answered, SAMPLE_CONFIGURATION))


def test_forty_four_territories_stay_readable_and_light() -> None:
    city = sample_board().cases[-1]
    many = tuple(
        replace(city, municipality=replace(city.municipality, oktmo=Oktmo(f"99{n:03}000"))) for n in range(44)
    )

    content = territory_chart(replace(sample_board(), cases=many), SAMPLE_CONFIGURATION)

    width, height = Image.open(io.BytesIO(content)).size
    # At 566 pixels of width in the mail every bar still has twelve pixels of height.
    assert height * 566 / width / 44 >= 12
    assert len(content) < 500_000


def test_a_board_without_cases_gives_a_picture_too() -> None:
    assert territory_chart(replace(sample_board(), cases=()), SAMPLE_CONFIGURATION).startswith(b"\x89PNG")
