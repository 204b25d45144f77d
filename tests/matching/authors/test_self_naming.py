"""Ways in which offices name themselves without a letterhead."""

from __future__ import annotations

import pytest

from mailflow.model.understanding import Decision
from tests.matching.desk import ABINSKY_DISTRICT, REFERENCE, VARNAVINSKOE, page, read, recorded
from tests.matching.town import example_directory

_REPORT = "размещено 2 практики."


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Администрация Варнавинского с/п {r}: {t}", "03601401"),
        ("В Совет муниципальных образований\nот администрации Варнавинского с/п\n\n{r}\n{t}", "03601401"),
        ("В Совет муниципальных образований\nот администрации города Армавира\n\n{r}\n{t}", "03705000"),
        ("Я, глава Варнавинского с/п П.К. Тестовый, {r} сообщаю: {t}", "03601401"),
        ("{r} докладываю: {t} Глава Варнавинского с/п П.К. Тестовый", "03601401"),
        ("{r}: {t} Администрация Варнавинского с/п Абинского м.р-на", "03601401"),
        ("Админ. муниципального образования Динской р-н {r} сообщает: {t}", "03614000"),
        ("{r}\n{t}\n\nЗам. главы МР «Динской район» П.К. Тестовый", "03614000"),
        ("Варнавинское с/п Абинского р-на. {r}: {t}", "03601401"),
        ("Добрый день, это глава Варнавинского с/п. {r} {t}", "03601401"),
        ("Коллеги, {r} от администрации Варнавинского с/п: {t}", "03601401"),
        ("{r} админ. г.-к. Анапа сообщает: {t}", "03703000"),
        ("Варнавинское с/п Абинского района на № 96 от 05.09.2024 - {t}", "03601401"),
        ("Варнавинское с/п Абинского р-на на № 96 от 05.09.2024\nпрактики - 2", "03601401"),
        ("Добрый день, это Варнавинское сельское поселение Абинского района. Практик 2. {r}", "03601401"),
        ("Пишу вам по поручению главы нашего Варнавинского с/п Абинского района. {r} {t}", "03601401"),
        ("на ваш 96 от 05.09.2024 Варнавинское с/п Абинского района сообщает: {t}", "03601401"),
        ("Здравствуйте, Олег Петрович! Варнавинское с/п Абинского района. {r} {t}", "03601401"),
        ("Коллеги, Варнавинское с/п Абинского района. {r} {t}", "03601401"),
        ("Варнавинское сельское поселение (с. Варнавинское). {r} {t}", "03601401"),
        ("{r} Варнавинское сельское поселение Абинского района поясняет: {t}", "03601401"),
        ("Варнавинское с/п Абинского района, проведён сход, {t} {r}", "03601401"),
        ("Добрый день! Варнавинское с/п Абинского района: {t} {r}", "03601401"),
        ("{r} Варнавинским сельским поселением Абинского района {t}", "03601401"),
        ("{r} {t}\n\nГлава Варнавинского с/п Абинского района Краснодарского края Тестовый П.К.", "03601401"),
    ],
)
def test_an_office_names_itself(body: str, code: str) -> None:
    assert recorded(read(body.format(r=REFERENCE, t=_REPORT))) == [code]


def test_the_signature_of_a_document_names_its_office() -> None:
    signature = "С уважением,\nТестовая А.А.\nспециалист\nадминистрации Варнавинского с/п\nтел. 1"
    text = f"{REFERENCE}\n\n{_REPORT}\n\n{signature}"

    assert recorded(read("", documents=(page(text),))) == ["03601401"]


def test_a_number_of_their_own_that_happens_to_be_ours_is_looked_at() -> None:
    body = "№ 96 от 05.09.2024\n\nНаправляем решение о бюджете на 3 л."

    assert recorded(read(body, subject="О направлении решения", sender=VARNAVINSKOE)) == []


def test_a_request_to_be_answered_later_is_not_answered_with_the_other() -> None:
    body = f"{REFERENCE} {_REPORT} Ответ на № 89 от 20.08.2024 будет направлен позднее."
    understood = read(body, sender=VARNAVINSKOE)

    assert [each.case.request for each in understood.cases if each.decision is Decision.RECORDED] == [
        "96-2024"
    ]


def test_swapped_digits_offer_the_letter_of_that_date_too() -> None:
    body = "На № 89 от 05.09.2024 сообщаем, что сведения направлены."
    understood = read(body, sender=VARNAVINSKOE)
    offered = {each.case.request for each in understood.cases}
    offered |= {each.request for each in understood.candidates[:3] if each.request}

    assert offered >= {"89-2024", "96-2024"}


def test_who_asks_for_our_letter_again_has_not_answered() -> None:
    body = "Администрация Варнавинского с/п просит выслать письмо № 96 от 05.09.2024, к нам оно не поступало."

    assert recorded(read(body, sender=VARNAVINSKOE)) == []


def test_a_name_with_its_head_behind_it_signs_the_last_line() -> None:
    name = "Варнавинское сельское поселение Абинского района"
    body = f"{REFERENCE} сообщаю: практик 3. {name}, глава Т.Т. Тестовая"

    assert recorded(read(body)) == ["03601401"]


_ALONE = (
    "К исх. № 96 от 05.09.2024. Администрация {name}.\nРазмещено 2 практики.",
    "Отвечаем на письмо (исх. № 96 от 05.09.2024). Администрация {name}.\nРазмещено 2 практики.",
)


@pytest.mark.parametrize("body", [*_ALONE, "На № 96 от 05.09.2024. Варнавинское СП.\nРазмещено 2 практики."])
def test_a_sentence_of_a_name_alone_behind_the_number_of_our_letter_is_who_writes(body: str) -> None:
    written = body.format(name="Варнавинского сельского поселения Абинского района")

    assert recorded(read(written)) == ["03601401"]
    # from the mailbox of the district, and of another
    assert recorded(read(written, sender=ABINSKY_DISTRICT, name="Абинский район")) == ["03601401"]
    neighbour = next(each for each in example_directory() if each.name.startswith("Холмское"))
    assert recorded(read(written, sender=neighbour.emails[0], name="Холмское СП")) == []
