"""One spelling for what is spelled in many ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage, Place


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("нa № 96", "на № 96"),
        ("Нa N 96 от", "На № 96 от"),
        ("исх. Nº 96", "исх. № 96"),
        ("исх. No. 96", "исх. № 96"),
        ("Ha № 96", "На № 96"),
        ("пред\u00adложений\u00a0нет — вовсе", "предложений нет - вовсе"),
        ("инициа-\n  тивы", "инициативы"),
        ("«её»", '"ее"'),
        ("«О марафоне «Диалог» – «Сквер»", '"О марафоне Диалог" - "Сквер"'),
        ("«О марафоне «Диалог»»", '"О марафоне Диалог"'),
        ("и\u0306од", "йод"),
        ("раз\r\nдва", "раз\nдва"),
        ("Не прошло и года)) Практик 2", "Не прошло и года. Практик 2"),
        ("практик 2)", "практик 2)"),
        ("а) Двор\nб) Сад", "а) Двор\nб) Сад"),
        ("две (одна новая) Практики", "две (одна новая) Практики"),
        ("практика одна-единственная", "практика одна"),
        ("единственная практика", "единственная практика"),
        ("file-No@example", "file-No@example"),
        ("Администрация ГOPOДА", "Администрация ГОРОДА"),
        ("«О марафоне «Диалог», сообщаем: «Двор»", '"О марафоне Диалог", сообщаем: "Двор"'),
        ("«О марафоне «Диалог»», сообщаем: «Двор»", '"О марафоне Диалог", сообщаем: "Двор"'),
        ('«О марафоне "Диалог"» и "О "Дворе" нашем"', '"О марафоне Диалог" и "О Дворе нашем"'),
        ('«Двор», «Сквер» и "Парк"', '"Двор", "Сквер" и "Парк"'),
    ],
)
def test_spellings_become_one(written: str, plain: str) -> None:
    assert normalise(written) == plain


@given(st.text())
def test_lower_case_keeps_positions(text: str) -> None:
    plain = normalise(text)
    assert len(plain.lower()) == len(plain)


def test_a_passage_says_where_it_stands() -> None:
    page = Passage(Place.DOCUMENT, "", name="Письмо.pdf", page=1, ocr=True)
    assert page.where == "вложение «Письмо.pdf», страница 1 (распознано)"
    assert Passage(Place.SUBJECT, "").where == "тема письма"
    assert Passage(Place.FILE_NAME, "а.pdf").where == "имя файла «а.pdf»"
