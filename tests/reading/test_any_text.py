"""Whatever stands in a text, reading it ends in a value, soon."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow.model.message import Table
from mailflow.model.request import FigureSpec, Request
from mailflow.reading.dates import find_dates
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.links import find_links, is_cloud_link, speaks_of_cloud
from mailflow.reading.outcomes.items import find_items
from mailflow.reading.outcomes.outcomes import find_outcome
from mailflow.reading.outcomes.promises import find_promised_date
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.references import find_references
from mailflow.reading.references.request_match import match_request
from mailflow.reading.references.requisites import find_requisites
from mailflow.reading.references.segments import find_split
from mailflow.reading.references.titles import find_titles
from mailflow.reading.tables.tables import read_table
from mailflow.reading.tables.text_tables import find_text_tables

SPECS = (
    FigureSpec("practices", "Практики", unit="практика"),
    FigureSpec("money", "Освоено", unit="тыс. руб."),
)
REQUESTS = (
    Request("96", date(2024, 9, 5), "Об участии в марафоне «Муниципальный диалог»", date(2024, 9, 30)),
    Request("89", date(2024, 8, 20), "О предложениях", date(2024, 9, 10)),
)
FRAGMENTS = (
    "на № 96 от 05.09.2024",
    "исх. ",
    "практик ",
    "нет ",
    "5 ",
    "две ",
    "99.99.9999 ",
    "до 31 февраля ",
    "\n",
    " - ",
    "(",
    ")",
    ":",
    "1. ",
    "\t",
    "|",
    "итого ",
    "0000 ",
    "№№ 89, 96 ",
    "руб. ",
    "тыс. ",
    "http://[",
    "Глава А.А. Образцов",
    "в течение 999 дней ",
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))


def _read_all(text: str, day: date) -> None:
    for place in (Place.BODY, Place.FILE_NAME):
        passage = Passage(place, text, ocr=place is Place.BODY)
        for reference in find_references(passage):
            match_request(reference, REQUESTS)
        find_titles(passage, REQUESTS)
    passages = [Passage(Place.DOCUMENT, text)]
    find_outcome(text, figures=find_figures(passages, SPECS).figures)
    find_requisites(passages, ["96"])
    find_dates(text, day)
    find_promised_date(text, day)
    find_items(text, ("о практиках", "о предложениях"))
    find_split(text, REQUESTS)
    for link in find_links(text):
        is_cloud_link(link)
    speaks_of_cloud(text)
    for table in find_text_tables(text, SPECS):
        read_table(table, SPECS)


@settings(deadline=None)
@given(TEXTS, st.dates())
def test_any_text_is_read_without_an_exception(text: str, day: date) -> None:
    _read_all(text, day)


@settings(deadline=None)
@given(st.lists(st.lists(TEXTS, max_size=4), max_size=6))
def test_any_table_is_read_without_an_exception(rows: list[list[str]]) -> None:
    head = ("№", "Поселение", "Практик", "Освоено")
    read_table(Table(tuple(map(tuple, rows))), SPECS)
    read_table(Table((head, *map(tuple, rows))), SPECS)


@pytest.mark.parametrize(
    "piece",
    [
        "\n",
        " ",
        "_",
        "1",
        "№ ",
        "на № ",
        "05.09.",
        "1 практик, ",
        "практик ",
        "не ",
        "А.А. ",
        "Глава ",
        "двадцать ",
        "будет ",
    ],
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begun = process_time()
    _read_all(text, date(2024, 9, 26))
    # A hundredth of what any quadratic pattern takes, with room for a slow machine.
    assert process_time() - begun < 20
