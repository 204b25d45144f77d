"""Russian text is readable whatever charset it claims, and right text is never touched."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.mail.parsing.charsets import codec_name, decode_text
from mailflow.mail.parsing.mojibake import repair_mojibake
from mailflow.mail.parsing.plausible import looks_russian

TEXTS = [
    "Администрация Лесного района: размещено 2 практики. На N 96 от 05.09.2024.",
    "АДМИНИСТРАЦИЯ МУНИЦИПАЛЬНОГО ОБРАЗОВАНИЯ ЛЕСНОЙ РАЙОН",
    "Практики отсутствуют",
    "Письмо главы поселения.pdf",
    "Отчёт за сентябрь.docx",
    "исполняющий обязанности главы Е.Щукина, тел. 5-12-34",
    "Во исполнение Вашего письма сообщаем, что объявленный съезд прошёл успешно.",
]
ENCODINGS = ["cp1251", "koi8-r", "cp866", "utf-8"]
DECLARED = [*ENCODINGS, "", "us-ascii", "iso-8859-1", "x-unknown", "windows-1252"]


@pytest.mark.parametrize(("encoding", "declared"), list(product(ENCODINGS, DECLARED)))
def test_a_wrong_label_does_not_spoil_russian(encoding: str, declared: str) -> None:
    read = [decode_text(text.encode(encoding), declared)[0] for text in TEXTS]
    assert read == TEXTS


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-8"])
@pytest.mark.parametrize(
    "text", ["ЖКХ", "ООО", "КБК", "ЦБ", "Юг", "ФИО", "СМО", "МБУ", "на", "исх", "ЕДДС", "Щ"]
)
def test_a_true_label_on_a_few_letters_is_believed(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding), encoding)[0] == text


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Windows-1251", "cp1251"),
        ('"cp-1251"', "cp1251"),
        ("win-1251", "cp1251"),
        ("KOI8R", "koi8-r"),
        ("utf8", "utf-8"),
        ("x-mac-cyrillic", "mac-cyrillic"),
        ("ISO-8859-5", "iso8859-5"),
        ("latin1", "cp1252"),
        ("base64", ""),
        ("punycode", ""),
        ("rot13", ""),
        ("unicode_escape", ""),
        ("no such charset", ""),
        ("a\0b", ""),
        ("", ""),
    ],
)
def test_labels_mean_codecs_of_text(label: str, name: str) -> None:
    assert codec_name(label) == name


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        ("Straße über Köln".encode("latin-1"), "iso-8859-1", "Straße über Köln"),
        ("Zażółć gęślą jaźń".encode("iso-8859-2"), "iso-8859-2", "Zażółć gęślą jaźń"),
        ("テスト".encode("iso-2022-jp"), "iso-2022-jp", "テスト"),
        ("Ответ".encode("utf-16"), "", "Ответ"),
        (b"\xef\xbb\xbf" + "Ответ".encode(), "windows-1251", "Ответ"),
        ("Отв".encode() + b"\xd0" + " принят в работу".encode(), "utf-8", "Отв\ufffd принят в работу"),
        (b"plain", "no such charset", "plain"),
        ("Звіт за вересень".encode("koi8-u"), "koi8-u", "Звіт за вересень"),
    ],
)
def test_other_texts_are_read_as_declared(content: bytes, charset: str, text: str) -> None:
    assert decode_text(content, charset)[0] == text


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252", "cp1251", "koi8-r", "cp866"])
def test_utf8_read_as_something_else_is_repaired_once_and_twice(wrong: str) -> None:
    spoilt = [text.encode().decode(wrong, "replace") for text in TEXTS]
    whole = [(text, once) for text, once in zip(TEXTS, spoilt, strict=True) if "\ufffd" not in once]
    twice = [once.encode().decode("latin-1") for _, once in whole]
    assert [repair_mojibake(once) for _, once in whole] == [text for text, _ in whole]
    assert [repair_mojibake(text) for text in twice] == [text for text, _ in whole]
    assert wrong == "cp1252" or len(whole) > 1


@pytest.mark.parametrize("name", ["Сведения о практиках.docx", "Отчёт.xls"])
@pytest.mark.parametrize(("right", "wrong"), [("cp1251", "koi8-r"), ("koi8-r", "cp1251")])
def test_of_two_repairs_that_give_letters_the_better_russian_is_taken(
    name: str, right: str, wrong: str
) -> None:
    assert repair_mojibake(name.encode(right).decode(wrong)) == name


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_cyrillic_read_as_latin_is_repaired(encoding: str) -> None:
    assert [repair_mojibake(text.encode(encoding).decode("latin-1")) for text in TEXTS] == TEXTS


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS,
        "«Муниципальный диалог» — № 96 от 05.09.2024…",
        "Straße über Köln, façade, Ångström",
        "La casella di posta è stata disattivata",
        "ООО «Рога & Копыта», г.-к. Анапа, ул. Мира, 1®",
        "СМО, РСО, АМО ГО г. Краснодар, МКУ «ЦБ»",
        "iPhone Анны, MacBook, Wi-Fi в ДК",
        "температура −5 °C, 100 €, ™",
        "Ѓорѓи, Ђурђевдан, Їжак",
        "日本語のテスト",
        "тел.: +7 (861) 275-10-50",
        "аИСТ, бЕЛКА",
    ],
)
def test_what_is_right_stays_as_it_is(text: str) -> None:
    assert repair_mojibake(text) == text


@given(st.binary(max_size=300), st.sampled_from([*DECLARED, "utf-7", "utf-16", "iso-2022-jp", "hz", "big5"]))
def test_any_bytes_under_any_label_become_storable_text(content: bytes, charset: str) -> None:
    repair_mojibake(decode_text(content, charset)[0]).encode("utf-8")


def test_latin_text_says_nothing_about_russian() -> None:
    assert not looks_russian("plain text 2024")
    assert not looks_russian("юДЛХМХЯРПЮЖХЪ пЮИНМЮ")
    assert looks_russian("Администрация района")
