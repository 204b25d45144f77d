"""Ordinary requests as operators write them, and how clerks answer them."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

GROUNDS = (
    FigureSpec("yards", "Благоустроенные дворовые территории", unit="дворовая территория"),
    FigureSpec("public", "Благоустроенные общественные территории", unit="общественная территория"),
    FigureSpec("playgrounds", "Установленные детские площадки", unit="площадка"),
)
TOS = (
    FigureSpec("tos", "Количество действующих ТОС", unit="ТОС"),
    FigureSpec("legal", "ТОС, зарегистрированные в качестве юридического лица", unit="ТОС"),
    FigureSpec("projects", "Реализованные проекты ТОС", unit="проект"),
)
STAFF = (
    FigureSpec("staff", "Численность муниципальных служащих", unit="человек"),
    FigureSpec("trained", "Прошли повышение квалификации в 2024 году", unit="человек"),
)
VACANCIES = (
    FigureSpec("staff", "Численность муниципальных служащих", unit="человек"),
    FigureSpec("vacancies", "Вакантные должности", unit="должность"),
)
CONTEST = (
    FigureSpec("filed", "Подано проектов на краевой конкурс", unit="проект"),
    FigureSpec("won", "Проекты-победители", unit="проект"),
)
CLEANUPS = (
    FigureSpec("cleanups", "Проведено субботников", unit="субботник"),
    FigureSpec("waste", "Вывезено мусора", unit="куб. м"),
)
FIRES = (
    FigureSpec("strips", "Протяженность минерализованных полос", unit="км"),
    FigureSpec("rounds", "Проведено подворовых обходов", unit="обход"),
)
ROADS = (
    FigureSpec("roads", "Протяженность автомобильных дорог местного значения", unit="км"),
    FigureSpec("paved", "в том числе с твердым покрытием", unit="км"),
    FigureSpec("mended", "Отремонтировано дорог в 2024 году", unit="км"),
)
YOUTH = (
    FigureSpec("youth", "Численность молодежи в возрасте от 14 до 35 лет", unit="человек"),
    FigureSpec("events", "Проведено мероприятий для молодежи", unit="мероприятие"),
)
STRAYS = (
    FigureSpec("caught", "Отловлено животных", unit="голова"),
    FigureSpec("sterilised", "Стерилизовано", unit="голова"),
    FigureSpec("homed", "Передано новым владельцам", unit="животное"),
)
PAGES = (FigureSpec("followers", "Число подписчиков", unit="человек"),)
WELLS = (
    FigureSpec("wells", "Количество артезианских скважин", unit="скважина"),
    FigureSpec("broken", "Скважины, требующие ремонта", unit="скважина"),
)
SQUADS = (FigureSpec("squads", "Волонтерские отряды", unit="отряд"),)
LIBRARIES = (FigureSpec("libs", "Библиотеки", unit="библиотека"),)
CASES = (
    FigureSpec("sittings", "Проведено заседаний", unit="заседание"),
    FigureSpec("cases", "Рассмотрено дел", unit="дело"),
)
HEATING = (
    FigureSpec("houses", "Многоквартирные дома, готовые к зиме", unit="дом"),
    FigureSpec("coal", "Запас угля", unit="тонна"),
)
OWNERS = (
    FigureSpec("objects", "Выявлено объектов без правообладателей", unit="объект"),
    FigureSpec("owners", "Установлено правообладателей", unit="человек"),
)
SPORT = (
    FigureSpec("people", "Систематически занимаются спортом", unit="человек"),
    FigureSpec("grounds", "Спортивные площадки", unit="площадка"),
)
LAMPS = (
    FigureSpec("lamps", "Установлено светильников", unit="светильник"),
    FigureSpec("total", "Общее количество светильников", unit="светильник"),
)
PATROLS = (
    FigureSpec("members", "Численность дружинников", unit="человек"),
    FigureSpec("patrols", "Проведено дежурств", unit="дежурство"),
)
LETTERS = (FigureSpec("letters", "Вручено благодарственных писем", unit="письмо"),)
OWNERLESS = (
    FigureSpec("found", "Выявлено бесхозяйных объектов", unit="объект"),
    FigureSpec("listed", "Поставлено на учет", unit="объект"),
    FigureSpec("owned", "Признано право собственности", unit="объект"),
)
DRAINS = (FigureSpec("drains", "Очищено ливневых каналов", unit="м"),)
PROPERTY = (
    FigureSpec("objects", "Объектов в реестре муниципального имущества", unit="ед."),
    FigureSpec("rented", "Сдано в аренду", unit="ед."),
    FigureSpec("sold", "Продано", unit="ед."),
    FigureSpec("income", "Доход от использования имущества", unit="тыс. руб."),
)
AGREEMENTS = (FigureSpec("agreements", "Заключено соглашений о сотрудничестве", unit="соглашение"),)
FARMS = (FigureSpec("farms", "Крестьянские (фермерские) хозяйства", unit="хозяйство"),)
SHARE = (FigureSpec("collected", "Собираемость взносов", unit="%"),)
ADAPTED = (FigureSpec("adapted", "Доступные для инвалидов объекты", unit="объект"),)
SITES = (
    FigureSpec("sites", "Количество контейнерных площадок", unit="площадка"),
    FigureSpec("newsites", "Обустроено новых площадок", unit="площадка"),
)
BIRTHS = (
    FigureSpec("births", "Родилось детей", unit="человек"),
    FigureSpec("large", "Многодетные семьи", unit="семья"),
)
BUSES = (
    FigureSpec("buses", "Школьные автобусы", unit="автобус"),
    FigureSpec("kids", "Подвозится детей", unit="человек"),
)
PAPERS = (
    FigureSpec("papers", "Выпущено номеров газеты", unit="номер"),
    FigureSpec("copies", "Тираж одного номера", unit="экземпляр"),
)
FAMILIES = (FigureSpec("queue", "Молодые семьи в очереди", unit="семья"),)
VETERANS = (
    FigureSpec("orgs", "Первичные ветеранские организации", unit="организация"),
    FigureSpec("veterans", "Члены ветеранских организаций", unit="человек"),
    FigureSpec("visits", "Посещено ветеранов на дому", unit="человек"),
)
HOUSES = (FigureSpec("houses", "Аварийные дома", unit="дом"),)
_PROPERTY_TOLD = {"objects": "214", "rented": "18", "sold": "2"}


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        # titles and units that share their noun
        (
            GROUNDS,
            "Благоустроено 4 дворовые территории и 2 общественные территории.",
            {"yards": "4", "public": "2"},
        ),
        (GROUNDS, "Благоустроены 3 дворовые и 2 общественные территории.", {"yards": "3", "public": "2"}),
        (
            GROUNDS,
            "Благоустроено 8 территорий, в том числе 5 дворовых и 3 общественных.",
            {"yards": "5", "public": "3"},
        ),
        (GROUNDS, "Показатель\t2023 год\t2024 год\nДворовые территории\t10\t12", {"yards": "12"}),
        # an adjective cut short
        (TOS, "ТОС, являющихся юр. лицами, - 1 ед.", {"legal": "1"}),
        (TOS, "Кол-во ТОС\tТОС - юр. лица\n21\t3", {"tos": "21", "legal": "3"}),
        # an adverb before the adjective
        (TOS, "Реализовано четырнадцать социально значимых проектов.", {"projects": "14"}),
        # who did not do it is there
        (STAFF, "Повышение квалификации муниципальные служащие не проходили.", {"trained": "0"}),
        (VACANCIES, "Одна должность вакантна.", {"vacancies": "1"}),
        # hours are no people
        (STAFF, "4 муниципальных служащих прошли повышение квалификации в объёме 72 часа.", {"trained": "4"}),
        # a pair of nouns, the second of which tells which
        (
            CONTEST,
            "Подано 4 проекта, победителем признан 1 проект.",
            {"filed": "4", "won": "1"},
        ),
        (CONTEST, "Подано проектов – 2, проектов-победителей – 2.", {"filed": "2", "won": "2"}),
        (CONTEST, "Представлено 3 проекта, победил 1.", {"filed": "3", "won": "1"}),
        (CONTEST, "Подано 3 проекта, победителей нет.", {"filed": "3", "won": "0"}),
        # days of a month, units in words
        (CLEANUPS, "Субботники проведены 5, 12 и 19 апреля 2025 года.", {}),
        (CLEANUPS, "Вывезено 120 кубических метров мусора.", {"waste": "120"}),
        # an adjective and its noun grown together
        (FIRES, "Создано 3,2 км минполос.", {"strips": "3.2"}),
        # a part by its title, beside another part that nobody asked for
        (
            ROADS,
            "Протяжённость дорог – 60,5 км, из них с твёрдым покрытием – 41,2 км, грунтовых – 19,3 км.",
            {"roads": "60.5", "paved": "41.2"},
        ),
        (
            ROADS,
            "Протяжённость дорог 14,5 км. Дорог с твёрдым покрытием нет.",
            {"roads": "14.5", "paved": "0"},
        ),
        # the noun of another figure's deed
        (ROADS, "За год выполнен ремонт 2,9 км дорог.", {"mended": "2.9"}),
        (ROADS, "Ремонт автомобильных дорог не осуществлялся.", {"mended": "0"}),
        (ROADS, "Ремонта требуют 5 км дорог.", {}),
        # ages of the title
        (YOUTH, "Молодёжь от 14 до 35 лет – 340 чел.", {"youth": "340"}),
        (YOUTH, "Численность молодежи в возрасте от 14 до 35 лет (человек): 18", {"youth": "18"}),
        # whom an event is for is not spoken of
        (YOUTH, "За 2023 год проведено 16 мероприятий для молодёжи, за 2024 год – 20.", {"events": "20"}),
        # a bare deed in the unit of the figure before
        (STRAYS, "Отловлено 10 животных, стерилизовано 9 животных.", {"caught": "10", "sterilised": "9"}),
        (STRAYS, "Отловлено – 8 голов.", {"caught": "8"}),
        (
            STRAYS,
            "2. Стерилизовано (голова): 16\n3. Передано новым владельцам (животное): 13",
            {"sterilised": "16", "homed": "13"},
        ),
        (PAGES, "На страницу подписано 312 человек.", {"followers": "312"}),
        # what becomes of some, denied or labelled
        (WELLS, "Скважин, требующих ремонта, – 2.", {"broken": "2"}),
        (WELLS, "Требующих ремонта скважин нет.", {"broken": "0"}),
        # bodies that were formed are there
        (SQUADS, "Сформировано семь волонтёрских отрядов.", {"squads": "7"}),
        # a number of what belongs to the things counted
        (LIBRARIES, "Работает 5 библиотек, фонд которых составляет 43 тыс. экземпляров.", {"libs": "5"}),
        # not looked into is no plan
        (CASES, "Дела не рассматривались.", {"cases": "0"}),
        # a quality with its preposition
        (HEATING, "Многоквартирные дома, готовые к зиме – 6;", {"houses": "6"}),
        (HEATING, "МКД – готовы 33.", {"houses": "33"}),
        # what is needed is told, and what there is
        (HEATING, "Потребность в угле – 300 тонн, запас угля на складах – 120 тонн.", {"coal": "120"}),
        # the deed says whose objects
        (OWNERS, "Выявлено 98 объектов, установлено 60 правообладателей.", {"objects": "98", "owners": "60"}),
        # «спортивных площадок» is no sport, and a ground no size
        (SPORT, "На территории поселения 5 спортивных площадок.", {"grounds": "5"}),
        # a deed of both years
        (LAMPS, "За 2023 год установлено 10 светильников, за 2024 год – 16 светильников.", {"lamps": "16"}),
        (
            LAMPS,
            "За 2024 год установлено 10 светильников, на 01.01.2025 всего 160 светильников.",
            {"lamps": "10", "total": "160"},
        ),
        # money for one of them
        (PATROLS, "Дружинников – 12, им платят 500 рублей за одно дежурство.", {"members": "12"}),
        (
            OWNERLESS,
            "В 2023 году признано право собственности на 1 объект, в 2024 году – на 3 объекта.",
            {"owned": "3"},
        ),
        # lines that name more than the heading
        (
            OWNERLESS,
            "Показатель\tКоличество объектов\nВыявлено бесхозяйных объектов\t120\nПоставлено на учет\t88",
            {"found": "120", "listed": "88"},
        ),
        # our own letter is none of those counted
        (LETTERS, "Ответ даст администрация района, куда направлено Ваше письмо.", {}),
        (LETTERS, "Благодарственные письма в 2024 году не вручались.", {"letters": "0"}),
        (DRAINS, "Очищено 450 погонных метров ливневых каналов.", {"drains": "450"}),
        # bare deeds, one behind the other
        (PROPERTY, "Сдано в аренду 6 объектов.", {"rented": "6"}),
        (PROPERTY, "В реестре 214 объектов, сдано в аренду 18, продано 2.", _PROPERTY_TOLD),
        (PROPERTY, "Имущество не приобреталось.", {}),
        # whoever they are concluded with
        (
            AGREEMENTS,
            "Заключено 2 соглашения о сотрудничестве с муниципалитетами других регионов.",
            {"agreements": "2"},
        ),
        (AGREEMENTS, "Заключено соглашений о сотрудничестве – 10.", {"agreements": "10"}),
        (FARMS, "КФХ – 14.", {"farms": "14"}),
        (SHARE, "Собираемость выросла с 81 % в 2023 году до 86 % в 2024 году.", {"collected": "86"}),
        (ADAPTED, "Объектов, доступных для инвалидов, – 5.", {"adapted": "5"}),
        # «новых» has no stem of one letter
        (SITES, "Поселение отчётности не имеет.", {}),
        (SITES, "Контейнерных площадок 8, обустроено 3 новые площадки.", {"sites": "8", "newsites": "3"}),
        # who grows up there was not born there this year
        (BIRTHS, "Проживает 57 многодетных семей, в них воспитывается 184 ребёнка.", {"large": "57"}),
        # the title of our letter is no heading of a table
        (
            BUSES,
            "На письмо «О школьных автобусах и подвозе детей» сообщаем:\nАвтобусов – 1\nДетей – 23",
            {"buses": "1", "kids": "23"},
        ),
        (BUSES, "Школьных автобусов 4, дополнительно требуется 1 автобус.", {"buses": "4"}),
        # a numeral of the title
        (PAPERS, "Номеров газеты – 24, тираж одного номера – 1500 экз.", {"papers": "24", "copies": "1500"}),
        # ages count nothing
        (FAMILIES, "Молодых семей (возраст супругов до 35 лет) в очереди 15.", {"queue": "15"}),
        # those who are in them, beside others who were visited
        (
            VETERANS,
            "Действует 6 организаций, в которых состоит 410 человек.",
            {"orgs": "6", "veterans": "410"},
        ),
        (HOUSES, "Аварийными признаны 2 многоквартирных дома.", {"houses": "2"}),
    ],
)
def test_each_number_goes_to_its_own_figure(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told
