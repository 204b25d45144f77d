"""Numbers that the rules of nouns gave to no figure, and figures of which nothing was told."""

from collections.abc import Sequence

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

GRAVES = (
    FigureSpec("all", "Количество кладбищ на территории муниципального образования", unit="единица"),
    FigureSpec("counted", "Проведена инвентаризация кладбищ", unit="единица"),
    FigureSpec("lost", "Выявлено бесхозяйных захоронений", unit="единица"),
)
FAIRS = (
    FigureSpec("fairs", "Проведено фестивалей и конкурсов", unit="мероприятие"),
    FigureSpec("visitors", "Количество посетителей", unit="человек"),
)
FIRMS = (
    FigureSpec("firms", "Субъектов МСП, получивших поддержку", unit="единица"),
    FigureSpec("self", "Зарегистрировано самозанятых граждан", unit="человек"),
)
LAMPS = (
    FigureSpec("lamps", "Количество установленных светильников", unit="шт."),
    FigureSpec("led", "Заменено на светодиодные", unit="шт."),
)
DOGS = (
    FigureSpec("caught", "Отловлено животных без владельцев", unit="голов"),
    FigureSpec("bites", "Зарегистрировано случаев нападения на людей", unit="случай"),
)
TESTS = (
    FigureSpec("wells", "Количество водозаборных скважин", unit="ед."),
    FigureSpec("tests", "Отобрано проб воды", unit="проба"),
    FigureSpec("failed", "Проб, не соответствующих нормативам", unit="проба"),
)
DEBTS = (
    FigureSpec("sittings", "Проведено заседаний межведомственной комиссии", unit="заседание"),
    FigureSpec("paid", "Погашено задолженности", unit="тыс. рублей"),
)
NURSERIES = (
    FigureSpec("queue", "Численность детей, состоящих в очереди в детский сад", unit="человек"),
    FigureSpec("groups", "Открыто дополнительных групп", unit="группа"),
)
NETWORK = (
    FigureSpec("places", "Населённых пунктов без доступа к сети Интернет", unit="населённый пункт"),
    FigureSpec("points", "Установлено точек доступа", unit="точка"),
)
BUSES = (
    FigureSpec("buses", "Количество школьных автобусов", unit="ед."),
    FigureSpec("pupils", "Численность подвозимых учащихся", unit="человек"),
)
CLUBS = (
    FigureSpec("circles", "Действует кружков", unit="кружок"),
    FigureSpec("members", "Занимается в кружках", unit="человек"),
)
TOURS = (FigureSpec("tourists", "Туристский поток", unit="тыс. человек"),)
ACCESS = (
    FigureSpec("adapted", "Количество объектов, доступных для инвалидов", unit="объект"),
    FigureSpec("people", "Численность инвалидов", unit="человек"),
)
GROUNDS = (
    FigureSpec("play", "Количество детских игровых площадок", unit="единица"),
    FigureSpec("sport", "Количество спортивных площадок", unit="единица"),
    FigureSpec("repair", "Требуют ремонта", unit="единица"),
)
SQUADS_OF_ORDER = (
    FigureSpec("squads", "Количество народных дружин", unit="дружина"),
    FigureSpec("members", "Численность дружинников", unit="человек"),
    FigureSpec("rounds", "Проведено рейдов", unit="рейд"),
)
FAMILIES = (
    FigureSpec("families", "Состоит на учёте неблагополучных семей", unit="семья"),
    FigureSpec("removed", "Снято с учёта семей", unit="семья"),
)
HEAT = (
    FigureSpec("networks", "Протяжённость тепловых сетей", unit="км"),
    FigureSpec("replaced", "Заменено ветхих сетей", unit="км"),
)
GIFTS = (
    FigureSpec("trees", "Установлено новогодних ёлок", unit="шт."),
    FigureSpec("children", "Получили подарки", unit="ребёнок"),
)
SHOPS = (
    FigureSpec("shops", "Количество стационарных магазинов", unit="магазин"),
    FigureSpec("without", "Населённых пунктов без магазинов", unit="населённый пункт"),
)
PLANTED = (
    FigureSpec("planted", "Посажено деревьев и кустарников", unit="шт."),
    FigureSpec("felled", "Спилено аварийных деревьев", unit="шт."),
)
MEALS = (
    FigureSpec("schools", "Количество школ, обеспеченных горячим питанием", unit="школа"),
    FigureSpec("pupils", "Получают горячее питание", unit="человек"),
)
BEACHES = (
    FigureSpec("beaches", "Количество оборудованных пляжей", unit="пляж"),
    FigureSpec("guards", "Численность спасателей на пляжах", unit="человек"),
)
DOCTORS = (
    FigureSpec("doctors", "Численность врачей", unit="человек"),
    FigureSpec("posts", "Вакантных ставок", unit="ставка"),
)
MENDED = (FigureSpec("mended", "Отремонтировано школьных спортзалов", unit="единица"),)
SQUADS = (FigureSpec("squads", "Создано волонтёрских отрядов", unit="отряд"),)


def _read(text: str, specs: Sequence[FigureSpec], year: int = 2024) -> dict[str, str]:
    reading = find_figures([Passage(Place.BODY, text)], specs, year)
    return {key: f"{value:f}" for key, value in reading.figures.items()}


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        # another part of speech
        (GRAVES, "Кладбищ – 2, проинвентаризировано одно.", {"all": "2", "counted": "1"}),
        (FAIRS, "Проведено 14 фестивалей и конкурсов, их посетили 25 600 человек.",
         {"fairs": "14", "visitors": "25600"}),
        (LAMPS, "Светильников – 75, замена на светодиодные – 6.", {"lamps": "75", "led": "6"}),
        (DOGS, "Отловлено 33 собаки. На людей собаки нападали четыре раза.", {"caught": "33", "bites": "4"}),
        # the thing itself instead of the title's noun
        (FIRMS, "Два предпринимателя получили поддержку. Самозанятых 145.", {"firms": "2", "self": "145"}),
        (GRAVES, "Кладбищ 4. Выявлено 17 бесхозяйных могил.", {"all": "4", "lost": "17"}),
        # the part of another figure
        (TESTS, "Отобрано 20 проб, одна проба не соответствует нормативам.", {"tests": "20", "failed": "1"}),
        (TESTS, "Водоснабжение осуществляется из 9 скважин.", {"wells": "9"}),
        (BUSES, "Автобусов: 4. Учеников, доставляемых в школы: 96.", {"buses": "4", "pupils": "96"}),
        (BUSES, "автобус один, возим 28 детей", {"buses": "1", "pupils": "28"}),
        (TOURS, "Территорию посетили 3,2 тыс. туристов.", {"tourists": "3.2"}),
        # people, where one figure alone counts them
        (CLUBS, "кружков пять, участников кружков 48", {"circles": "5", "members": "48"}),
        (CLUBS, "18 кружков посещают 230 детей и взрослых", {"circles": "18", "members": "230"}),
        (SQUADS_OF_ORDER, "Народных дружин – 19, задействовано 405 человек, рейды с полицией – 30.",
         {"squads": "19", "members": "405", "rounds": "30"}),
        # what stands, where no deed is told
        (FAMILIES, "Семей на учёте пять. Снята с учёта одна.", {"families": "5", "removed": "1"}),
        (FAMILIES, "На учёте 11 семей, 4 сняты с учёта.", {"families": "11", "removed": "4"}),
        (FAMILIES, "На учёте две семьи. С учёта семьи не снимались.", {"families": "2", "removed": "0"}),
        (HEAT, "Сети – 0,8 км. Замена ветхих сетей не производилась.", {"networks": "0.8", "replaced": "0"}),
        (GIFTS, "Ёлка одна, подарков детям вручено 60.", {"trees": "1", "children": "60"}),
        (SHOPS, "Магазинов 24. В трёх населённых пунктах магазинов нет.", {"shops": "24", "without": "3"}),
        # the place of others, and a sum
        (BEACHES, "К сезону открыли 21 пляж. Спасателей – 96 чел.", {"beaches": "21", "guards": "96"}),
        (PLANTED, "Посажено 150 деревьев и 80 кустарников, всего 230.", {"planted": "230"}),
        # denied by its root
        (DOGS, "Отловлено: 12. Нападения: нет.", {"caught": "12", "bites": "0"}),
    ],
)  # fmt: skip
def test_a_number_of_nobody_is_of_the_figure_most_spoken_of(
    specs: Sequence[FigureSpec], text: str, told: dict[str, str]
) -> None:
    assert _read(text, specs) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (MENDED, "Отремонтировано 3 школьных автобуса.", {}),  # another noun of its own
        (MENDED, "Отремонтировано автобусов – 3.", {}),
        (LAMPS, "Светильников – 75. На замену выделено 6 млн рублей.", {"lamps": "75"}),
        (LAMPS, "Светильников – 75. В 2025 году на светодиодные будет заменено 6.", {"lamps": "75"}),
        (LAMPS, "Светильников – 75. В 2023 году замена на светодиодные – 6.", {"lamps": "75"}),
        (LAMPS, "Светильников – 75, замена на светодиодные – около 6.", {"lamps": "75"}),
        (FAIRS, "Проведено 14 фестивалей и конкурсов. Посетили 6 и 8 школ.", {"fairs": "14"}),
        (DOGS, "Отловлено: 12. Заявлений о нападении нет.", {"caught": "12"}),
        (NURSERIES, "Открыта дополнительная группа на 20 детей.", {}),
        (ACCESS, "объект, доступный для инвалидов, – 1", {"adapted": "1"}),
        (
            GROUNDS,
            "Имеем 7 детских и 3 спортивные площадки, отремонтированы 2 из них.",
            {"play": "7", "sport": "3"},
        ),
        (
            SQUADS_OF_ORDER,
            "Дружина одна. Дружинники 75 раз выходили в рейды.",
            {"squads": "1", "rounds": "75"},
        ),
        (DOCTORS, "Амбулатория обслуживает 2 300 человек, в ней трудятся 2 врача.", {"doctors": "2"}),
        (BUSES, "Автобус один. Для водителей закуплено 28 комплектов одежды.", {"buses": "1"}),
        (HEAT, "Построено 3 км газовых сетей.", {}),
        (MEALS, "Школ с горячим питанием 9.", {"schools": "9"}),
        (MEALS, "В школе на 900 мест горячее питание получают 640 человек.", {"pupils": "640"}),
        (
            PLANTED,
            "Посажено 120 деревьев и 30 кустарников, всего потрачено 150 тыс. рублей.",
            {"planted": "120"},
        ),
        # two numbers would fit
        (FAIRS, "Фестивалей 2. Первый посетили 300 человек. Второй посетили 400 человек.", {"fairs": "2"}),
    ],
)
def test_what_counts_something_else_stays_nobodys(
    specs: Sequence[FigureSpec], text: str, told: dict[str, str]
) -> None:
    assert _read(text, specs) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (GRAVES, "Из 15 кладбищ района инвентаризированы 9.", {"all": "15", "counted": "9"}),
        (TESTS, "Из 16 отобранных проб воды нормативам не соответствуют 2.", {"tests": "16", "failed": "2"}),
        (NETWORK, "Из 6 населённых пунктов без интернета один.", {"places": "1"}),
        (GROUNDS, "Всего площадок 45, из них детских 33, спортивных 12.", {"play": "33", "sport": "12"}),
        (FIRMS, "Из 120 зарегистрированных субъектов МСП поддержку получили 9. Самозанятых 87.",
         {"firms": "9", "self": "87"}),
    ],
)  # fmt: skip
def test_a_whole_and_its_part_are_of_two_figures(
    specs: Sequence[FigureSpec], text: str, told: dict[str, str]
) -> None:
    assert _read(text, specs) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (DEBTS, "Комиссия заседала трижды, погашено 300 т.р.", {"sittings": "3", "paid": "300"}),
        (SQUADS, "Создана пара отрядов.", {"squads": "2"}),
        (SQUADS, "Отрядов – пара.", {"squads": "2"}),
        (SQUADS, "Через пару дней создадим отряд.", {}),
        (SQUADS, "Семейная пара состоит в отряде.", {}),
        (SQUADS, "К 80-летию Победы создано 3 отряда.", {"squads": "3"}),
    ],
)
def test_numbers_are_said_by_other_words(
    specs: Sequence[FigureSpec], text: str, told: dict[str, str]
) -> None:
    assert _read(text, specs) == told
