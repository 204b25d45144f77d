"""A credit needs one sentence on the matter that is the municipality's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mailflow.matching.authors.signers import OTHER_SIGNS
from mailflow.matching.authors.tellers import ANOTHER_TELLS
from mailflow.matching.papers.addressees import TO_OTHERS
from mailflow.matching.papers.mentions import MERELY_NAMED
from mailflow.matching.papers.own_words import NOT_OWN
from mailflow.matching.papers.speech import DELAYED, ERRAND
from mailflow.matching.reasons import OUTCOMES
from mailflow.model.request import FigureSpec
from mailflow.model.understanding import Outcome
from tests.matching.desk import REFERENCE, VARNAVINSKOE, read, recorded
from tests.matching.town import MARATHON

_OURS = "Варнавинское сельское поселение Абинского района"


@pytest.mark.parametrize(
    "told",
    [
        "Если на 1 сентября практик не было, то на 26 сентября размещено 4.",
        "Выложена практика по благоустройству набережной.",
        "На площадке числится 10 практик поселения, инициатив не числится.",
        "Вами указано, что практик мало. Нами добавлено 5 практик.",
    ],
)
def test_what_the_writer_did_is_its_own(told: str) -> None:
    assert recorded(read(f"{REFERENCE}. {told} {_OURS}", sender=VARNAVINSKOE)) == ["03601401"]


def test_what_was_shared_is_something_beside_a_zero() -> None:
    told = "Практиками поделились на площадке. Инициатив нет."

    [case] = read(f"{REFERENCE}. {told} {_OURS}", sender=VARNAVINSKOE).cases

    assert case.outcome is Outcome.REPORT


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{REFERENCE}. ТОС «Нива» разместил одну практику. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. Подрядчик отчитался о размещении двух практик. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. Прежний глава утверждал, что две практики размещены. {_OURS}", NOT_OWN),
        (
            f"{REFERENCE}. Разместили бы практику, да связи третий день нет. {_OURS}",
            OUTCOMES[Outcome.UNCLEAR],
        ),
        (f"{REFERENCE}. Нас обманули: сказали, что практика размещена. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. В 2023 году нами была размещена практика. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. В 2019 году было две практики. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. В 1910 году здесь было две практики. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. Практика размещена, но отклонена модератором. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. {_OURS} разместило объявление о сборе двух практик.", NOT_OWN),
        (f"{REFERENCE}. Из 9 поселений практики разместили 4. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. Две практики разместил совет ветеранов. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. Практика размещена, прошу освободить меня от этой работы. {_OURS}", ERRAND),
        (f"{REFERENCE}: две практики. Отправим, как только поставят печать. {_OURS}", DELAYED),
        (f"Для сведения. Главе Абинского района. {REFERENCE}: размещена практика. {_OURS}", TO_OTHERS),
        (f"{REFERENCE}. Практику разместил район. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. Глава уехал, вместо него учитель, он и разместил практику. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. Программист ответил: «практика размещена». {_OURS}", NOT_OWN),
        (f"{REFERENCE}. Сообщаю о переводе специалиста, разместившего две практики. {_OURS}", NOT_OWN),
        (f"{REFERENCE}. Холмское и Мингрельское разместили по практике. {_OURS}", NOT_OWN),
        (
            f"Администрация города Абинска и Абинского района сообщает: {REFERENCE}, размещено 2.",
            ANOTHER_TELLS,
        ),
        (f"ТОС «Нива» хутора на № 96 от 05.09.2024: нами размещена практика. {_OURS}", ANOTHER_TELLS),
        (f"{_OURS} и дом культуры {REFERENCE.lower()} сообщают: размещено 2 практики.", ANOTHER_TELLS),
        (f"{REFERENCE}: размещена практика. {_OURS}\n\nДиректор школы О.П. Тестовая", OTHER_SIGNS),
        (f"{REFERENCE}: размещена практика. {_OURS}\n\nПредседатель ТОС Лидия Тестова", OTHER_SIGNS),
        (f"Справка о практиках. Письмо подшито, № 96 от 05.09.2024, размещено 2. {_OURS}", MERELY_NAMED),
    ],
)
def test_the_words_and_deeds_of_others_wait_for_a_person(text: str, reason: str) -> None:
    understood = read(text, sender=VARNAVINSKOE)

    assert recorded(understood) == []
    assert reason in (understood.reason or "")


@pytest.mark.parametrize(
    "text",
    [
        f"{REFERENCE}. ТОС поддержали нашу идею, и мы разместили две практики. {_OURS}",
        f"{REFERENCE}. Сход одобрил практику, она размещена. {_OURS}",
        f"{REFERENCE}. Практику разместила Тестова О.П. {_OURS}",
        f"{REFERENCE}. Размещено практик 1, ещё одну разместим позже. {_OURS}",
        f"{REFERENCE}. В 2023 году была одна практика, в 2024 году размещено 2. {_OURS}",
        f"{REFERENCE}. Размещено 2 практики, отклонена одна. {_OURS}",
        f"{REFERENCE}. Практика «Казачий курень» прошла проверку и размещена. {_OURS}",
        f"{REFERENCE}: практика размещена.\n\nИ.о. главы поселения П.К. Тестовый\n{_OURS}",
        f"{REFERENCE}: практика размещена.\n\nНачальник отдела ЖКХ администрации О.П. Тестовая\n{_OURS}",
    ],
)
def test_own_words_beside_those_of_others_answer(text: str) -> None:
    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("Создано ТОС", "ТОС: 2, собраний: 5."),
        ("Создано ТОС", "Создан 1 ТОС. Собраний – 3."),
        ("Проекты молодёжных советов", "Советом реализовано 3 проекта."),
        ("Молодёжные советы", "Сообщаем, что молодёжные советы в поселении отсутствуют."),
        ("Проверки муниципального контроля", "Органами муниципального контроля проведено 18 проверок."),
        (
            "Личные приёмы граждан",
            "Руководством проведено 96 личных приёмов, на которых принято 310 человек.",
        ),
        ("Проведено концертов", "Проведено 12 концертов, которые собрали 1,5 тыс. зрителей."),
        ("Обучено служащих", "Обучение прошли 5 муниципальных служащих администрации поселения."),
        ("Проведено концертов", "Доводим до сведения, что в поселении проведено 2 концерта."),
        ("Сельские библиотеки", "Библиотеки: 2, читателей стало больше."),
        ("Сельские библиотеки", "Библиотеки в поселении нет, жители ездят в город."),
        ("Места захоронения", "Инвентаризация не проводилась, мест захоронения 2."),
        ("Поступило обращений граждан", "Поступило 90 обращений, что на 12 % больше, чем год назад."),
        ("Скважины", "Имеется 2 скважины, ремонта не требуют."),
        ("Создано отрядов", "Создано 2 отряда общей численностью 30 человек."),
        ("Награждено семей", "Благодарностями и грамотами награждены 19 семей."),
        ("Поступило протестов прокурора", "Поступило 2 протеста прокурора, оба рассмотрены."),
        ("Подано заявок", "Подано 33 заявки, из них отклонено 2."),
        ("Отправлено посылок", "Отправлено 75 посылок общим весом 1,2 тонны."),
        ("Сельские населённые пункты", "Населённых пунктов – 1, хуторов – нет."),
        ("Ликвидировано свалок", "Ликвидировано 2 свалки, одна находится в стадии ликвидации."),
        ("Проведено концертов", "Уточняем: проведено 5 концертов, ранее ошибочно указано 4."),
    ],
)
def test_what_a_request_asks_about_is_no_stranger(figure: str, text: str) -> None:
    """Beside practices: whoever or whatever a request asks about is reported on, not reporting."""
    request = replace(
        MARATHON,
        title=f"О предоставлении сведений: {figure.lower()}",
        figures=(FigureSpec("asked", figure),),
        items=(),
    )

    understood = read(f"{REFERENCE}\n\n{text}\n\n{_OURS}", sender=VARNAVINSKOE, requests=(request,))

    assert recorded(understood) == ["03601401"], understood.reason


@pytest.mark.parametrize("name", ["Атаманского сельского поселения", "Школьненского с/п", "Школьненского СП"])
def test_a_settlement_named_like_a_body_is_none(name: str) -> None:
    text = f"{REFERENCE}: размещена практика.\n\nГлава {name} И.П. Тестовая"

    assert OTHER_SIGNS not in (read(text, sender=VARNAVINSKOE).reason or "")


def test_one_of_something_is_counted_beside_what_was_not_done() -> None:
    figures = (FigureSpec("a", "Субботники"), FigureSpec("b", "Высаженные деревья"))
    request = replace(MARATHON, title="О субботниках", figures=figures, items=())
    text = f"{REFERENCE}\n\nСубботник один, деревья не сажали.\n\n{_OURS}"

    assert recorded(read(text, sender=VARNAVINSKOE, requests=(request,))) == ["03601401"]


def test_what_was_done_in_a_year_that_the_request_names_is_its_matter() -> None:
    figures = (FigureSpec("asked", "Отремонтировано памятников в 2023 году"),)
    request = replace(MARATHON, title="О памятниках", figures=figures, items=())
    text = f"{REFERENCE}\n\nВ 2023 году отремонтирован 1 памятник.\n\n{_OURS}"

    assert recorded(read(text, sender=VARNAVINSKOE, requests=(request,))) == ["03601401"]


def test_early_in_a_year_the_one_that_has_ended_is_asked_about() -> None:
    figures = (FigureSpec("asked", "Проведённые сходы"),)
    january = replace(MARATHON, date=date(2024, 1, 15), title="О сходах", figures=figures, items=())
    text = f"На № 96 от 15.01.2024\n\nЗа 2023 год проведено 6 сходов.\n\n{_OURS}"

    assert recorded(read(text, sender=VARNAVINSKOE, requests=(january,))) == ["03601401"]
    october = replace(january, date=date(2024, 10, 15))
    assert recorded(read(text.replace("01.2024", "10.2024"), sender=VARNAVINSKOE, requests=(october,))) == []


def test_what_was_studied_before_is_not_what_was_posted() -> None:
    text = f"{REFERENCE} администрация изучила презентацию и разместила 2 практики. {_OURS}"

    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


@pytest.mark.parametrize(
    ("title", "figures", "text"),
    [
        # a decimal is a number
        (
            "О дорогах",
            (FigureSpec("roads", "Протяжённость дорог", unit="км"),),
            "Дорог местного значения всего 33,4 км. Ремонт дорог не проводился.",
        ),
        # the title of our letter, quoted, names nothing
        (
            "О собственных доходах местных бюджетов",
            (
                FigureSpec("income", "Собственные доходы бюджета", unit="тыс. рублей"),
                FigureSpec("sittings", "Проведено заседаний комиссии"),
            ),
            "На письмо «О собственных доходах местных бюджетов»:\n\nЗаседания комиссии не проводились.",
        ),
        # what grows is no doer
        (
            "О туризме",
            (FigureSpec("tourists", "Турпоток", unit="тыс. человек"),),
            "В 2024 году турпоток вырос на 10 % и достиг 18 тыс. человек.",
        ),
        # a plan is the answer where plans are asked for
        (
            "О праздниках",
            (
                FigureSpec("mended", "Отремонтировано памятников"),
                FigureSpec("planned", "Запланировано мероприятий"),
            ),
            "Памятники не ремонтировались. Мероприятий запланировано 11.",
        ),
    ],
)
def test_what_is_asked_in_figures_is_answered_in_them(
    title: str, figures: tuple[FigureSpec, ...], text: str
) -> None:
    request = replace(MARATHON, title=title, figures=figures, items=())

    understood = read(f"{REFERENCE}\n\n{text}\n\n{_OURS}", sender=VARNAVINSKOE, requests=(request,))

    assert recorded(understood) == ["03601401"], understood.reason


def test_to_take_a_matter_off_the_list_undoes_no_deed() -> None:
    assert recorded(
        read(f"{REFERENCE}. Снимите с контроля: 2 практики размещены. {_OURS}", sender=VARNAVINSKOE)
    )
    assert not recorded(read(f"{REFERENCE}. Две практики сняли: размещены были с ошибкой. {_OURS}"))


def test_then_and_now_are_compared() -> None:
    text = f"{REFERENCE}. В 2023 году имелось 2 практики, в 2024 году размещено 3. {_OURS}"

    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Холмское сельское поселение отчиталось о 2 практиках, а у нас совещание завтра.", []),
        ("Холмское сельское поселение уже разместило 3 практики, а мы 2.", ["03601401"]),
        ("Рады сообщить о размещении двух практик.", ["03601401"]),
    ],
)
def test_what_neighbours_did_is_not_ours_and_gladness_is(text: str, codes: list[str]) -> None:
    assert recorded(read(f"{REFERENCE}. {text}", sender=VARNAVINSKOE)) == codes


def test_what_is_to_come_in_brackets_hides_no_answer() -> None:
    said = "Практик - 2, инициатив - 0 (сажать будем весной)."

    assert recorded(read(f"{said} {REFERENCE}", sender=VARNAVINSKOE)) == ["03601401"]
    promised = read(f"Разместим практики (2) весной. {REFERENCE}", sender=VARNAVINSKOE)
    assert [each.outcome for each in promised.cases] == [Outcome.INTERIM]
