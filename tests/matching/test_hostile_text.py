"""Whatever a letter says, reading it ends, and no position lies outside the text."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailflow.mail.parsing.parse import parse_message
from mailflow.matching.context import Context, NoMemory
from mailflow.model.message import OpenedMessage
from mailflow.model.understanding import Decision
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import find_names
from tests.matching.desk import matcher_of, page, read
from tests.matching.town import ASSOCIATION, REQUESTS, example_directory

_WORDS = (
    "Варнавинского|с/п|Абинского|района| |-|администрация|глава|МО|«|г.|Усть|Лабинский|Кубань|№ 96|0|İ|ё"
    "|от 05.09.2024|сообщает|2 практики|;|,|\t|\n|Варнавинское и Ольгинское|сельские поселения|\u00ad"
    "|город Краснодар|Краснодарского края"
)
_PIECES = st.sampled_from(_WORDS.split("|"))


@cache
def _index() -> NameIndex:
    return NameIndex.build(example_directory())


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_names_lie_in_the_text_in_order(text: str) -> None:
    spans = [(each.start, each.end) for each in find_names(text, _index())]

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@given(st.lists(_PIECES, max_size=30).map("".join), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_text_stops_the_reading(body: str, subject: str) -> None:
    understood = read("См. вложение.", subject=" ".join(subject.splitlines()), documents=(page(body),))

    asked = any(each.decision is Decision.REVIEW for each in understood.cases)
    assert (understood.reason is not None) == bool(asked or understood.candidates or not understood.cases)


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_no_bytes_stop_the_reading(raw: bytes) -> None:
    context = Context(ASSOCIATION, example_directory(), REQUESTS, (), NoMemory())

    matcher_of(example_directory()).understand(OpenedMessage(parse_message(raw)), context)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        "отдел управление сектор " * 4000,
        "Варнавинское с/п, " * 4000,
        "администрация " * 6000 + "Абинского района",
        "Глава\n" * 8000 + "Абинского района",
        "сельское поселение " * 4000,
        "на № 96 от 05.09.2024 " * 3000,
        "на 1 л." + "x" * 60_000,
    ],
)
def test_long_repetitions_are_read_in_time(text: str) -> None:
    read(text, documents=(page(text),))


@pytest.mark.timeout(60)
def test_a_body_of_megabytes_in_long_lines_is_read_in_time() -> None:
    read(("слово и ещё слово, глава поселения " * 280 + "\n") * 800)
