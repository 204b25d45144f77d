"""Who forwards, passes on or sends back is not the author."""

from __future__ import annotations

import pytest

from mailflow.model.understanding import Decision, Understanding
from tests.matching.desk import ABINSKY_DISTRICT, REFERENCE, STRANGER, VARNAVINSKOE, page, read, recorded

_REPORT = "Сообщаем, что размещено 2 практики."
_SIGNED = "Глава Варнавинского сельского поселения Абинского района И.И. Иванов"
_OURS = (
    "Ассоциация «СОВЕТ МУНИЦИПАЛЬНЫХ ОБРАЗОВАНИЙ КРАСНОДАРСКОГО КРАЯ»\nисх. № 96 от 05.09.2024\n"
    "Главам муниципальных образований\nОб участии в марафоне «Муниципальный диалог»\n"
    "Прошу письменно проинформировать ассоциацию."
)


def _forward(author: str, text: str) -> str:
    return (
        f"-----Original Message-----\nFrom: <{author}>\nSent: Thursday, September 26, 2024 10:12 AM\n"
        f"To: priemnaya@mail.ru\nSubject: Ответ\n\n{text}"
    )


def _proposed(understood: Understanding) -> set[str | None]:
    return {each.case.municipality for each in understood.cases} | {
        each.municipality for each in understood.candidates
    }


@pytest.mark.parametrize("carrier", [STRANGER, ABINSKY_DISTRICT, "mo03614000@mail-ru.example"])
@pytest.mark.parametrize("author", ["ivanov77@mail.ru", VARNAVINSKOE])
def test_a_forwarded_letter_is_its_authors(carrier: str, author: str) -> None:
    body = "Пересылаю.\n\n" + _forward(author, f"{REFERENCE} {_REPORT}\n\n{_SIGNED}")

    assert recorded(read(body, subject="Fwd: Ответ", sender=carrier)) == ["03601401"]


def test_an_unsigned_letter_passed_on_by_a_district_goes_to_a_person() -> None:
    body = _forward("ivanov77@mail.ru", f"{REFERENCE} {_REPORT}\n\nГлава поселения И.И. Иванов")
    understood = read(body, subject="FW: Ответ", sender=ABINSKY_DISTRICT)

    assert (recorded(understood), "03601000" in _proposed(understood)) == ([], True)


@pytest.mark.parametrize(
    "body",
    [
        "Главам поселений Абинского района\n\nНаправляем для исполнения письмо ассоциации от 05.09.2024 № 96."
        " Прошу представить информацию до 25.09.2024.",
        "Направляем письмо ассоциации № 96 от 05.09.2024 для работы.",
        "Уважаемые главы! Прошу до 28.09.2024 разместить практики на площадке «Муниципальный диалог»"
        " согласно письму от 05.09.2024 № 96.",
        "К сведению: письмо № 96 от 05.09.2024. Прошу организовать исполнение, направляю для работы.",
    ],
)
def test_an_order_to_the_settlements_is_no_answer(body: str) -> None:
    understood = read(body, subject="FW: исх. № 96 от 05.09.2024", sender=ABINSKY_DISTRICT)

    assert {each.decision for each in understood.cases} <= {Decision.REVIEW}
    assert understood.reason


def test_an_answer_with_courtesies_is_no_order() -> None:
    body = (
        f"{REFERENCE} направляем для учёта в работе информацию: размещено 2 практики."
        " Просим сообщить входящий номер."
    )

    assert recorded(read(body, sender=VARNAVINSKOE)) == ["03601401"]


def test_our_own_letter_sent_back_says_nothing_of_the_sender() -> None:
    body = f"{REFERENCE} {_REPORT}\n\n{_SIGNED}"
    letter = page(_OURS, name="исх 96.docx")

    understood = read(body, documents=(letter,))

    assert recorded(understood) == ["03601401"]
    assert not any("исх 96.docx" in each.detail for each in understood.cases[0].evidence)


def test_our_own_letter_alone_is_no_report() -> None:
    understood = read("", subject="", sender=VARNAVINSKOE, documents=(page(_OURS),))

    assert recorded(understood) == []


def test_an_order_beneath_the_forwarded_answer_is_not_its_author() -> None:
    order = _forward(
        ABINSKY_DISTRICT,
        "Главам поселений Абинского района\n\nНаправляем для исполнения письмо ассоциации № 96 от 05.09.2024."
        "\n\nГлава Абинского района П.П. Петров",
    )
    body = _forward(VARNAVINSKOE, f"{_REPORT}\n\n{_SIGNED}\n\n{order}")

    assert recorded(read(body, subject="FW: исх. № 96 от 05.09.2024", sender=ABINSKY_DISTRICT)) == [
        "03601401"
    ]


@pytest.mark.parametrize(
    ("said", "carrier", "codes"),
    [
        ("Наш ответ.", "mo03654000@mail-ru.example", []),
        ("Направляем свой ответ, администрация Тихорецкого района.", "mo03654000@mail-ru.example", []),
        ("Наш ответ с личной почты.", STRANGER, ["03601401"]),
        ("Пересылаю ответ поселения.", ABINSKY_DISTRICT, ["03601401"]),
    ],
)
def test_who_calls_a_letter_of_another_his_own_contradicts_it(
    said: str, carrier: str, codes: list[str]
) -> None:
    body = f"{said}\n\n" + _forward(VARNAVINSKOE, f"{REFERENCE} {_REPORT}\n\n{_SIGNED}")

    assert recorded(read(body, subject="Fwd: Ответ", sender=carrier)) == codes


def test_an_answer_of_another_that_is_quoted_asks_nobody() -> None:
    quoted = (
        f"17.09.2024 10:00, Администрация <a@b.example> пишет:\n> {REFERENCE} размещено 2 практики.\n> Глава"
    )
    understood = read(
        f"Спасибо, учтём.\n\n{quoted}", subject="Re: ответ", sender="mo03654000@mail-ru.example"
    )

    assert recorded(understood) == []
