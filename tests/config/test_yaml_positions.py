"""Any bytes give a document or faults, never an exception."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mailflow.config.yaml_positions import parse

YAMLISH = st.text(alphabet="abй:-[]{}\"'#&*!|>%@`,? \n\t\r\0\ufeff\\0", max_size=60)


@given(st.binary(max_size=80) | YAMLISH.map(str.encode))
def test_any_bytes_are_read_or_refused_in_russian(content: bytes) -> None:
    document, faults = parse("x.yaml", content)

    assert all(fault.file == "x.yaml" and fault.text for fault in faults)
    assert document.file == "x.yaml"


def test_every_scalar_stays_the_text_that_was_typed() -> None:
    document, faults = parse("x.yaml", b"a: 010\nb: 2024-09-30\nc: yes\nd: 1e3\ne: ~\nf: '~'\n")

    assert (document.tree, faults) == (
        {"a": "010", "b": "2024-09-30", "c": "yes", "d": "1e3", "f": "~"},
        [],
    )


def test_positions_count_from_one_and_a_bom_counts_for_nothing() -> None:
    document, _ = parse("x.yaml", b"\xef\xbb\xbfa:\n  b: [c, d]\n")

    assert document.values["a", "b", 1] == (2, 10)
    assert document.keys["a", "b"] == (2, 3)


def test_a_file_in_another_encoding_is_told_with_its_line() -> None:
    _, faults = parse("x.yaml", "a: 1\nb: да\n".encode("cp1251"))

    assert [str(fault) for fault in faults] == [
        "x.yaml:2: файл сохранён не в UTF-8; выберите кодировку UTF-8 и сохраните снова"
    ]


def test_a_tower_of_brackets_is_refused() -> None:
    _, faults = parse("x.yaml", b"a: " + b"[" * 50_000)

    assert [fault.text for fault in faults] == ["слишком глубокая вложенность"]
