"""Two settlements share one mail: each document is its author's letter."""

from __future__ import annotations

from mailflow.model.message import DocumentText
from tests.matching.desk import ABINSKY_DISTRICT, REFERENCE, VARNAVINSKOE, page, read, recorded

_BODY = "Направляем ответы двух поселений."


def _letter(name: str, file: str, reference: str = REFERENCE) -> DocumentText:
    text = (
        f"АДМИНИСТРАЦИЯ\n{name.upper()} СЕЛЬСКОГО ПОСЕЛЕНИЯ\nАБИНСКОГО РАЙОНА\n{reference}\n\n"
        f"Уважаемые коллеги!\nСообщаем, что размещено 2 практики.\n\nГлава поселения    П.К. Тестовый"
    )
    return page(text, name=file, sha256=file.encode().hex())


_TWO = (_letter("Варнавинского", "1.docx"), _letter("Холмского", "2.docx"))


def test_two_letterheads_are_two_answers() -> None:
    assert sorted(recorded(read(_BODY, documents=_TWO))) == ["03601401", "03601408"]


def test_the_district_that_passes_them_on_answers_nothing() -> None:
    understood = read(_BODY, sender=ABINSKY_DISTRICT, documents=_TWO)

    assert sorted(recorded(understood)) == ["03601401", "03601408"]


def test_a_neighbours_letter_from_an_address_of_another_waits_for_a_person() -> None:
    assert recorded(read(_BODY, sender=VARNAVINSKOE, documents=_TWO)) == ["03601401"]


def test_a_letter_that_names_no_request_of_ours_is_not_carried_by_the_other() -> None:
    other = _letter("Холмского", "2.docx", "на № 7 от 01.02.2024")

    assert recorded(read(_BODY, documents=(_TWO[0], other))) == ["03601401"]


def test_a_document_nobody_signed_keeps_the_mail_whole() -> None:
    loose = page("Практики: парк, сквер, 2 площадки.", name="3.docx", sha256="ff" * 32)

    assert recorded(read(_BODY, documents=(*_TWO, loose))) == []


def test_letters_of_two_districts_in_one_mail_are_looked_at() -> None:
    text = (
        f"АДМИНИСТРАЦИЯ\nАЗОВСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ\nСЕВЕРСКОГО РАЙОНА\n{REFERENCE}\nРазмещена 1 практика."
    )

    assert recorded(read(_BODY, documents=(_TWO[0], page(text, name="2.docx", sha256="ee" * 32)))) == []


def test_two_attached_messages_are_two_answers() -> None:
    two = tuple(
        page(
            f"От: {name} <{at}@mail.example>\nДата: 2024-09-25\nТема: {name}\n\n"
            f"{name} сельское поселение Абинского района. {REFERENCE}: практик {at}.",
            name=f"{name}.eml",
            sha256=at * 32,
        )
        for name, at in (("Варнавинское", "1"), ("Холмское", "2"))
    )

    assert sorted(recorded(read(_BODY, documents=two))) == ["03601401", "03601408"]
