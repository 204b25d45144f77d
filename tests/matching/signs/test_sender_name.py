"""The name a mailbox sends under, beside what the letter itself names."""

from __future__ import annotations

import pytest

from tests.matching.desk import REFERENCE, read, recorded

_TOLD = "размещено 2 практики"


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("Переправненское", "Переправненское с/п Мостовского района, {r}: {t}", "03633449"),
        ("Адм-ция Рязанского с/п", "Извините. {r} Рязанское сельское поселение, {t}", "03608413"),
        ("Пос. Агроном", "{r} Мичуринское сельское поселение Динского района, {t}", "03614412"),
        ("Отрадненское СП Тихорецкого района", "{r} Отрадненское сельское поселение, {t}", "03654413"),
        ("Некрасовское сельское поселение", "{r} от Некрасовсекого сельского поселения: {t}", "03657425"),
    ],
)
def test_the_sender_whom_the_letter_names_too_writes(name: str, body: str, code: str) -> None:
    assert recorded(read(body.format(r=REFERENCE, t=_TOLD), name=name)) == [code]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Динское СП", "{r} {t}."),
        ("Динское СП", "{r} По Динскому и Васюринскому сельским поселениям {t}."),
        ("Совет Динского сельского поселения", "{r} Динское сельское поселение, {t}."),
        ("Раздольненское СП", "{r} Раздольненское с/п Кореновского района Кущевского района, {t}"),
        ("Н. Динская", "{r} Динское сельское поселение, {t}."),
        ("Абинское г/п", "{r} Лабинское городское поселение разместило 2 практики."),
        ("Октябрьское СП Красноармейского района", "{r} Октябрьское с/п Курганинского района, {t}."),
    ],
)
def test_alone_against_another_name_or_of_another_body_it_settles_nothing(name: str, body: str) -> None:
    assert recorded(read(body.format(r=REFERENCE, t=_TOLD), name=name)) == []


@pytest.mark.parametrize("name", ["Школа № 5", "Газета «Нива»", "Депутат Тестова О.П.", "МБУК СДК"])
def test_another_body_speaks_for_nobody_where_no_office_signs(name: str) -> None:
    told = f"{REFERENCE}: в Варнавинском сельском поселении Абинского района размещено 2 практики."

    assert recorded(read(told, name=name)) == []
    assert recorded(read(told, name="О.П. Тестова")) == ["03601401"]
    assert recorded(read(f"{told}\n\nГлава Варнавинского с/п И.И. Иванов", name=name)) == ["03601401"]
