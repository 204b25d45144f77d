"""Answers in full sentences, in other words than the titles: near deeds, nobody, two-step numbers."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

LIGHTS = (
    FigureSpec("lamps", "Установлено светильников", unit="шт."),
    FigureSpec("lines", "Протяженность линий освещения", unit="км"),
)
QUEUE = (
    FigureSpec("gardens", "Количество детских садов", unit="ед."),
    FigureSpec("queue", "Детей в очереди", unit="чел."),
    FigureSpec("places", "Создано новых мест", unit="место"),
)
READERS = (
    FigureSpec("libs", "Число библиотек", unit="ед."),
    FigureSpec("readers", "Число читателей", unit="чел."),
)
GRAVES = (
    FigureSpec("cemeteries", "Количество кладбищ", unit="ед."),
    FigureSpec("area", "Площадь кладбищ", unit="га"),
)
ROADS = (
    FigureSpec("roads", "Отремонтировано дорог", unit="км"),
    FigureSpec("money", "Израсходовано средств", unit="тыс. руб."),
)
WATER = (
    FigureSpec("net", "Заменено водопроводных сетей", unit="км"),
    FigureSpec("wells", "Отремонтировано скважин", unit="ед."),
)
DUMPS = (
    FigureSpec("dumps", "Ликвидировано свалок", unit="ед."),
    FigureSpec("waste", "Вывезено мусора", unit="т"),
)
COUNCILS = (
    FigureSpec("councils", "Создано молодёжных советов", unit="совет"),
    FigureSpec("members", "Состоит в советах", unit="чел."),
)
STAFF = (
    FigureSpec("staff", "Численность муниципальных служащих", unit="чел."),
    FigureSpec("trained", "Прошли обучение", unit="чел."),
)
TENDERS = (
    FigureSpec("contracts", "Заключено контрактов", unit="контракт"),
    FigureSpec("saving", "Экономия средств", unit="тыс. руб."),
)
CLAIMS = (
    FigureSpec("claims", "Направлено претензий", unit="претензия"),
    FigureSpec("paid", "Взыскано задолженности", unit="тыс. руб."),
)
TOS = (
    FigureSpec("tos", "Зарегистрировано ТОС", unit="ед."),
    FigureSpec("people", "Численность жителей в границах ТОС", unit="чел."),
)
GROUNDS = (
    FigureSpec("new", "Построено детских площадок", unit="площадка"),
    FigureSpec("removed", "Демонтировано опасного оборудования", unit="ед."),
)
ELDERS = (
    FigureSpec("elders", "Избрано старост", unit="чел."),
    FigureSpec("paid", "Старост, получающих компенсацию", unit="чел."),
)
LETTERS = (
    FigureSpec("received", "Поступило обращений", unit="обращение"),
    FigureSpec("late", "Рассмотрено с нарушением срока", unit="обращение"),
)
MONUMENTS = (
    FigureSpec("all", "Количество памятников", unit="ед."),
    FigureSpec("repaired", "Отремонтировано памятников", unit="ед."),
    FigureSpec("need", "Требуют ремонта", unit="ед."),
)
DOGS = (
    FigureSpec("caught", "Отловлено собак", unit="голова"),
    FigureSpec("spent", "Расходы на отлов", unit="тыс. руб."),
)
BOILERS = (
    FigureSpec("boilers", "Подготовлено котельных", unit="котельная"),
    FigureSpec("pipes", "Заменено тепловых сетей", unit="км"),
)
PAPERS = (
    FigureSpec("issues", "Выпущено номеров", unit="номер"),
    FigureSpec("copies", "Общий тираж", unit="экз."),
)
MEETINGS = (
    FigureSpec("meetings", "Количество проведённых сходов граждан", unit="сход"),
    FigureSpec("people", "Число участников сходов", unit="чел."),
)
FIRMS = (
    FigureSpec("support", "Получили финансовую поддержку", unit="субъект"),
    FigureSpec("sum", "Сумма поддержки", unit="тыс. руб."),
)
CLUBS = (
    FigureSpec("clubs", "Действует клубов для пожилых", unit="клуб"),
    FigureSpec("visitors", "Посещает клубы", unit="чел."),
)
SQUADS = (
    FigureSpec("squads", "Создано народных дружин", unit="дружина"),
    FigureSpec("members", "Численность дружинников", unit="чел."),
)
BINS = (
    FigureSpec("bins", "Установлено контейнеров", unit="шт."),
    FigureSpec("complaints", "Поступило жалоб", unit="жалоба"),
)
HOUSES = (
    FigureSpec("all", "Количество аварийных домов", unit="дом"),
    FigureSpec("razed", "Снесено домов", unit="дом"),
)
LARGE = (
    FigureSpec("families", "Состоит на учёте многодетных семей", unit="семья"),
    FigureSpec("plots", "Предоставлено земельных участков", unit="участок"),
)
VETERANS = (
    FigureSpec("veterans", "Проживает ветеранов", unit="чел."),
    FigureSpec("helped", "Оказана помощь ветеранам", unit="чел."),
)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (LIGHTS, "Смонтировано 48 новых светильников.", {"lamps": "48"}),
        (LIGHTS, "Новых фонарей в этом году не ставили.", {"lamps": "0"}),
        (WATER, "Поменяли 600 метров водопровода, починили одну скважину.", {"net": "0.6", "wells": "1"}),
        (DUMPS, "Убрана одна свалка, вывоз составил 850 кг отходов.", {"dumps": "1", "waste": "0.85"}),
        (
            TENDERS,
            "Подписано 39 контрактов. Сэкономлено 5,2 млн рублей.",
            {"contracts": "39", "saving": "5200"},
        ),
        (VETERANS, "Волонтёры помогли пятерым.", {"helped": "5"}),
        (
            COUNCILS,
            "Молодёжный совет создан и насчитывает 15 активистов.",
            {"councils": "1", "members": "15"},
        ),
        (COUNCILS, "Советов – 2, членов советов – 19.", {"councils": "2", "members": "19"}),
        (QUEUE, "Ожидают места в садах 12 детей.", {"queue": "12"}),
        (LETTERS, "В администрацию обратились 148 раз.", {"received": "148"}),
        (MONUMENTS, "Памятников 15. Ремонт выполнен на 4.", {"all": "15", "repaired": "4"}),
        (BOILERS, "Подготовка завершена на 8 котельных.", {"boilers": "8"}),
        (MEETINGS, "Сход – 1; людей – 80.", {"meetings": "1", "people": "80"}),
        (FIRMS, "Грант на 300 тыс. руб. получил один субъект.", {"support": "1", "sum": "300"}),
        (ROADS, "Денег ушло 2100 тысяч.", {"money": "2100"}),
        (CLUBS, "Работает 7 клубов, занимается 160 человек.", {"clubs": "7", "visitors": "160"}),
        (SQUADS, "Создана народная дружина из 14 человек.", {"squads": "1", "members": "14"}),
        (
            LARGE,
            "На учёте стоит 83 семьи. Участки получили 11 семей, предоставлено 11 участков.",
            {"families": "83", "plots": "11"},
        ),
        # other deeds, and other people, are of none
        (TOS, "Действует 34 ТОС, из них зарегистрировано как юридические лица 6.", {"tos": "34"}),
        (CLUBS, "Клубов для пожилых – 7.", {"clubs": "7"}),
        (BOILERS, "Подготовка 8 котельных к зиме планируется.", {}),
        (ELDERS, "Староста избран один, работает без компенсации.", {"elders": "1", "paid": "0"}),
        (LETTERS, "Обращений поступило 27. Все рассмотрены.", {"received": "27"}),
        (PAPERS, "Номеров – 12, тираж одного номера 300 экз.", {"issues": "12"}),
        (WATER, "Обследовано 600 метров водопровода.", {}),
        (QUEUE, "Работают 14 детских садов, которые посещают 1830 детей.", {"gardens": "14"}),
        (QUEUE, "В очереди 96 детей, сады посещают 1830 детей.", {"queue": "96"}),
        (TENDERS, "Заключён один контракт на сумму 2 400 тыс. руб.", {"contracts": "1"}),
        (TOS, "Действует 7 территориальных общественных самоуправлений.", {"tos": "7"}),
    ],
)
def test_near_deeds_tell_a_figure(specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]) -> None:
    assert _figures(specs, text) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (DUMPS, "Выявлено 5 свалок, пока ни одна не ликвидирована.", {"dumps": "0"}),
        (STAFF, "Служащих 5, в этом году никто не обучался.", {"staff": "5", "trained": "0"}),
        (GROUNDS, "Площадки не строились, демонтировать нечего.", {"new": "0", "removed": "0"}),
        (QUEUE, "Очередь в детские сады ликвидирована полностью.", {"queue": "0"}),
        (CLAIMS, "Претензии не направлялись. Задолженность не взыскивалась.", {"claims": "0", "paid": "0"}),
        (DOGS, "Отлов не производился, средств не израсходовано.", {"caught": "0", "spent": "0"}),
        (BOILERS, "Замена тепловых сетей не требовалась.", {"pipes": "0"}),
        (LETTERS, "Обращений поступило 27. Все рассмотрены в срок.", {"received": "27", "late": "0"}),
        (BINS, "Контейнеров поставили 20, никто не жаловался.", {"bins": "20", "complaints": "0"}),
        (CLUBS, "Клубов для пожилых нет.", {"clubs": "0", "visitors": "0"}),
        (GRAVES, "Кладбищ на территории нет.", {"cemeteries": "0", "area": "0"}),
        # another deed, and an earlier year, deny nothing
        (SQUADS, "Новых народных дружин не создавали.", {"squads": "0"}),
        (HOUSES, "Аварийных домов нет.", {"all": "0"}),
        (DOGS, "Средства бюджета не выделены.", {}),
        (STAFF, "Служащих 5, никто не увольнялся.", {"staff": "5"}),
        (STAFF, "В 2023 году никто не обучался.", {}),
        (DUMPS, "Очередь ликвидирована полностью.", {}),
    ],
)
def test_nobody_and_nothing_are_zero(specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]) -> None:
    assert _figures(specs, text) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (READERS, "В библиотеки записано 5 тыс. 200 читателей.", {"readers": "5200"}),
        (GRAVES, "Площадь кладбищ 6 га 30 соток.", {"area": "6.3"}),
        (LIGHTS, "Протяженность линий – 12 км 300 м.", {"lines": "12.3"}),
        (ROADS, "В прошлом году было отремонтировано 2 км дорог, в этом – 2,7 км.", {"roads": "2.7"}),
        (ROADS, "В прошлом году было отремонтировано 2 км дорог, в этом – 850 м.", {"roads": "0.85"}),
        (DUMPS, "За прошлый год ликвидировано 8 свалок, за текущий – 10.", {"dumps": "10"}),
        (QUEUE, "Создано 105 новых мест против 88 в прошлом году.", {"places": "105"}),
        (DUMPS, "За прошлый сезон вывезли 500 т мусора, за этот – 615.", {"waste": "615"}),
        # a debt and a price beside are none of what was got
        (CLAIMS, "Взыскание задолженности – 230 тыс. руб. при общем долге 900 тыс. руб.", {"paid": "230"}),
        (ROADS, "Сумма контракта 3,9 млн рублей, работы ещё не оплачены.", {}),
    ],
)
def test_a_number_is_read_to_its_end(specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]) -> None:
    assert _figures(specs, text) == told


def _figures(specs: tuple[FigureSpec, ...], text: str) -> dict[str, str]:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024)
    return {key: f"{value:f}" for key, value in found.figures.items()}
