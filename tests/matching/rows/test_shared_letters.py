"""Two settlements share one letter; one statement holds for several."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mailflow.model.request import FigureSpec
from mailflow.model.understanding import Signal
from tests.matching.desk import ABINSKY_DISTRICT, REFERENCE, STRANGER, VARNAVINSKOE, read, recorded
from tests.matching.town import MARATHON

_BOTH = ["03601401", "03601402"]


def _figures(body: str, sender: str = ABINSKY_DISTRICT) -> dict[str, dict[str, Decimal]]:
    found = read(f"{REFERENCE}\n\n{body}", sender=sender)
    return {each.case.municipality: dict(each.figures) for each in found.cases}


@pytest.mark.parametrize(
    "body",
    [
        "Администрация Варнавинского сельского поселения Абинского района сообщает: размещена 1 практика.\n"
        "Администрация Ольгинского сельского поселения Абинского района сообщает: практик нет.",
        "Варнавинское с/п Абинского р-на - 2 практики, Ольгинское с/п Абинского р-на: 1 практика.".replace(
            ", О", "; О"
        ),
        "Сообщаем, что администрациями Варнавинского с/п и Ольгинского с/п Абинского района размещено "
        "по две практики.",
        "Информируем, что в Варнавинском сельском поселении и в Ольгинском сельском поселении "
        "Абинского района практик не имеется.",
    ],
)
def test_two_settlements_of_a_district_share_a_letter(body: str) -> None:
    assert recorded(read(f"{REFERENCE}\n\n{body}", subject="Ответ")) == _BOTH


@pytest.mark.parametrize(
    "body",
    [
        "Администрациями Варнавинского с/п и Ольгинского с/п Абинского района размещено 5 практик.",
        "Варнавинское с/п Абинского района: 2 практики. По примеру Ольгинского с/п готовим ещё.",
        "Варнавинское с/п Абинского района: 2 практики. Роговское с/п Тимашевского района: 1 практика.",
        "В Варнавинском с/п и в Ольгинском с/п Абинского района практики будут размещены позднее.",
    ],
)
def test_a_sum_over_several_and_strangers_are_no_shared_letter(body: str) -> None:
    assert len(recorded(read(f"{REFERENCE}\n\n{body}"))) < 2


_TWO_DISTRICTS = (
    "Варнавинское сельское поселение Абинского района: практик 2\n"
    "Роговское сельское поселение Тимашевского района: практик 1"
)


@pytest.mark.parametrize(
    ("opening", "sender", "expected"),
    [
        ("Ответ за два поселения.", STRANGER, ["03601401", "03653428"]),
        ("Направляем сведения двух поселений.", VARNAVINSKOE, ["03601401", "03653428"]),
        ("Направляем сведения двух поселений.", ABINSKY_DISTRICT, []),
        ("Опыт двух поселений.", STRANGER, []),
        ("Сообщаем.", STRANGER, []),
    ],
)
def test_settlements_of_two_districts_say_that_the_letter_is_of_several(
    opening: str, sender: str, expected: list[str]
) -> None:
    assert recorded(read(f"{REFERENCE} {opening}\n{_TWO_DISTRICTS}", sender=sender)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ответ за два поселения.\n{lines}", _BOTH),
        (
            "Администрация Варнавинского сельского поселения Абинского района сообщает: практик 2.\n"
            "Администрация Ольгинского сельского поселения Абинского района сообщает: практик 1.",
            _BOTH,
        ),
        ("План размещения:\n{lines}", []),
        ("В вашей сводке указано:\n{lines}\nПросим исправить данные.", []),
    ],
)
def test_one_of_those_who_share_a_letter_may_send_it(body: str, expected: list[str]) -> None:
    lines = (
        "Варнавинское сельское поселение Абинского района: практик 2\n"
        "Ольгинское сельское поселение Абинского района: практик 1"
    )
    found = read(f"{REFERENCE} {body.format(lines=lines)}", sender=VARNAVINSKOE)

    assert recorded(found) == expected


def test_who_asks_for_time_beside_the_lines_of_several_is_heard() -> None:
    body = f"{REFERENCE} Ответ за два поселения.\n{_TWO_DISTRICTS}\nПросим продлить срок до 10 октября."

    assert recorded(read(body)) == []


def test_a_third_settlements_address_contradicts_a_shared_letter() -> None:
    body = f"{REFERENCE}\n\nХолмское с/п Абинского района: 2 практики. Ольгинское с/п: 1 практика."

    assert recorded(read(body, sender=VARNAVINSKOE)) == []


@pytest.mark.parametrize(
    "body",
    [
        "Практик и инициатив не имеют: Варнавинское с/п, Ольгинское с/п, Холмское с/п.",
        "Практики и инициативы отсутствуют в следующих поселениях:\n- Варнавинское с/п;\n- Ольгинское с/п;\n"
        "- Холмское с/п.",
        "В Варнавинском, Ольгинском и Холмском сельских поселениях Абинского района практик и инициатив нет.",
    ],
)
def test_what_is_denied_of_several_is_denied_of_each(body: str) -> None:
    found = _figures(f"{body}\n\nЗаместитель главы Абинского района И.И. Иванов")

    none = {"practices": Decimal(0), "initiatives": Decimal(0)}
    assert {code: found.get(code) for code in (*_BOTH, "03601408")} == dict.fromkeys(
        (*_BOTH, "03601408"), none
    )


def test_so_many_of_each_is_shared_out() -> None:
    found = _figures(
        "По 2 практики разместили Варнавинское с/п и Ольгинское с/п.\nХолмское с/п: практик нет."
    )

    assert [found[code]["practices"] for code in _BOTH] == [Decimal(2), Decimal(2)]


@pytest.mark.parametrize(
    "body",
    [
        "Практики отсутствуют во всех поселениях, кроме Варнавинского с/п и Ольгинского с/п.",
        "Информация не поступила от Варнавинского с/п и Ольгинского с/п.",
        "Варнавинское с/п и Ольгинское с/п сведения о практиках не представили.",
        "Варнавинское с/п и Ольгинское с/п разместили 5 практик.",
    ],
)
def test_an_exception_a_silence_and_a_sum_are_nobodys_figures(body: str) -> None:
    assert not set(_figures(body)) & set(_BOTH)
    assert not set(recorded(read(f"{REFERENCE}\n\n{body}", subject=""))) & set(_BOTH)


def test_a_number_behind_every_name_is_its_own() -> None:
    found = _figures(
        "Размещены практики: Варнавинское с/п (1), Ольгинское с/п (0), Холмское с/п (2).\nВсего 3."
    )

    assert [found[code]["practices"] for code in (*_BOTH, "03601408")] == [Decimal(1), Decimal(0), Decimal(2)]


def test_a_quantity_behind_a_name_is_known_by_its_unit() -> None:
    roads = FigureSpec("roads", "Отремонтировано дорог местного значения", unit="км")
    request = replace(MARATHON, figures=(roads,))
    body = f"{REFERENCE} отремонтировано: Варнавинское с/п - 3,5 км; Ольгинское с/п - 2 км."

    found = read(body, sender=ABINSKY_DISTRICT, requests=(request,))

    told = {str(each.case.municipality): each.figures.get("roads") for each in found.cases}
    assert [told[code] for code in _BOTH] == [Decimal("3.5"), Decimal(2)]


def test_one_name_without_a_number_leaves_the_list_unread() -> None:
    body = "Размещены практики: Варнавинское с/п (1), Ольгинское с/п, Холмское с/п (2)."

    assert not set(_figures(body)) & set(_BOTH)


def test_a_numbered_list_shares_what_is_said_above_it() -> None:
    found = _figures(
        "По представленной информации у следующих поселений практики отсутствуют:\n"
        "1. Варнавинское сельское поселение\n2. Ольгинское сельское поселение"
    )

    assert [found[code]["practices"] for code in _BOTH] == [Decimal(0), Decimal(0)]


def test_two_that_act_in_one_sentence_have_each_their_figures() -> None:
    body = (
        f"{REFERENCE} Варнавинское сельское поселение Абинского района разместило 2 практики, "
        "Ольгинское сельское поселение разместило 1 практику."
    )

    found = read(body)

    assert recorded(found) == _BOTH
    assert [each.figures["practices"] for each in found.cases] == [Decimal(2), Decimal(1)]


@pytest.mark.parametrize(
    "body",
    [
        "Практики, размещённые в прошлом году: Варнавинское с/п - 2, Ольгинское с/п - 1. В этом году нет.",
        "Размещено практик в 2023 году: Варнавинское с/п (2), Ольгинское с/п (1). В 2024 году нет.",
        "Количество участников: Варнавинское с/п - 12, Ольгинское с/п - 8. Практики размещает район.",
        "Планируемые к размещению практики: Варнавинское с/п - 2, Ольгинское с/п - 1.",
    ],
)
def test_numbers_of_another_time_or_thing_are_nobodys(body: str) -> None:
    assert not set(_figures(body)) & set(_BOTH)
    assert not set(recorded(read(f"{REFERENCE}\n\n{body}", subject=""))) & set(_BOTH)


def test_one_who_answers_later_is_not_credited_with_his_neighbours_zero() -> None:
    body = "Варнавинское с/п: информация будет представлена позднее. Ольгинское с/п: практик нет."

    assert "03601401" not in recorded(read(f"{REFERENCE}\n\n{body}", sender=ABINSKY_DISTRICT))


@pytest.mark.parametrize(
    "body",
    [
        "Отчитались Варнавинское с/п (практик 2, инициатив 1) и Ольгинское с/п (практик нет, инициатив 4).",
        "Варнавинское с/п\n- практик: 2\n- инициатив: 1\nОльгинское с/п:\n- практик: 0\n- инициатив: 4",
        "Варнавинское с/п (практик 2; инициатив 1)\nОльгинское с/п (практик нет; инициатив 4)",
    ],
)
def test_figures_in_brackets_or_in_points_below_a_name_are_its_own(body: str) -> None:
    found = _figures(f"{body}\n\nЗаместитель главы Абинского района И.И. Иванов")

    assert [[int(value) for value in found[code].values()] for code in _BOTH] == [[2, 1], [0, 4]]


def test_a_neighbour_named_for_comparison_is_nobodys_answer() -> None:
    name = "Варнавинского сельского поселения Абинского района"
    body = (
        f"{REFERENCE}\nАдминистрация {name} сообщает: практик 1, инициатив 0. "
        f"Для сравнения: Ольгинское с/п - 3 практики.\n\nГлава {name} И.И. Иванов"
    )

    assert "03601402" not in recorded(read(body))


@pytest.mark.parametrize(
    "body",
    [
        "Практик нет у Варнавинского с/п, инициатив нет у Ольгинского с/п.",
        "По одной практике - Варнавинское с/п; по две - Ольгинское с/п.",
    ],
)
def test_names_parted_by_words_share_no_statement(body: str) -> None:
    assert not set(_figures(body)) & set(_BOTH)


def test_each_of_them_is_shown_with_his_own_name() -> None:
    said = "Варнавинское с/п Абинского р-на - 2 практики; Ольгинское с/п Абинского р-на - одна практика."

    found = read(f"{REFERENCE}\n\n{said}")

    named = [" ".join(e.detail for e in each.evidence if e.signal is Signal.NAME) for each in found.cases]
    assert ["Ольгинское" in words for words in named] == [False, True]


def test_whoever_writes_for_a_neighbour_unannounced_shows_both_to_a_person() -> None:
    body = (
        f"{REFERENCE}\nВарнавинское сельское поселение Абинского района: практик 2, инициатив 0.\n"
        "Ольгинское сельское поселение Абинского района: практик 1, инициатив 1."
    )
    understood = read(body, sender="varnavinskoe@mail-ru.example")

    assert recorded(understood) == []
    assert [
        (each.case.municipality, {key: int(value) for key, value in each.figures.items()})
        for each in understood.cases
    ] == [
        ("03601401", {"practices": 2, "initiatives": 0}),
        ("03601402", {"practices": 1, "initiatives": 1}),
    ]
