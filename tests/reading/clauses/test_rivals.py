"""Figures that one word of a clause may name: the one of whose title the clause says most counts."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

QUEUE = (
    FigureSpec("taken", "Принято на учёт нуждающихся в жилых помещениях", unit="семья"),
    FigureSpec("struck", "Снято с учёта", unit="семья"),
    FigureSpec("standing", "Состоит на учёте", unit="семья"),
)
VOTE = (
    FigureSpec("voters", "Число избирателей", unit="чел."),
    FigureSpec("stations", "Избирательные участки", unit="участок"),
    FigureSpec("came", "Приняли участие в голосовании", unit="чел."),
)
FIRES = (
    FigureSpec("fires", "Количество пожаров", unit="пожар"),
    FigureSpec("dead", "Погибло на пожарах", unit="чел."),
    FigureSpec("hydrants", "Действует пожарных гидрантов", unit="шт."),
)
PLOTS = (
    FigureSpec("plots", "Предоставлено земельных участков многодетным семьям", unit="участок"),
    FigureSpec("area", "Площадь предоставленных участков", unit="га"),
)
UNSAFE = (
    FigureSpec("doomed", "Подлежит сносу аварийных домов", unit="дом"),
    FigureSpec("vacated", "Расселено аварийных домов", unit="дом"),
    FigureSpec("area", "Площадь расселённого жилья", unit="кв. м"),
)
PURCHASES = (
    FigureSpec("contracts", "Заключено контрактов с единственным поставщиком", unit="контракт"),
    FigureSpec("saved", "Экономия по итогам торгов", unit="тыс. руб."),
)
GRAVES = (
    FigureSpec("registered", "Памятники и воинские захоронения на учете", unit="памятник"),
    FigureSpec("repaired", "Отремонтированные памятники", unit="памятник"),
)
BUSINESS = (
    FigureSpec("self", "Самозанятые граждане", unit="чел."),
    FigureSpec("jobs", "Создано рабочих мест", unit="место"),
)
SCHOOLS = (
    FigureSpec("schools", "Общеобразовательные организации", unit="школа"),
    FigureSpec("pupils", "Численность обучающихся", unit="чел."),
    FigureSpec("second", "Обучаются во вторую смену", unit="чел."),
)

BUDGET = (
    FigureSpec("income", "Доходы местного бюджета", unit="тыс. руб."),
    FigureSpec("own", "в том числе собственные доходы", unit="тыс. руб."),
    FigureSpec("spent", "Расходы местного бюджета", unit="тыс. руб."),
)
SERVICES = (
    FigureSpec("online", "Услуги, предоставленные в электронном виде", unit="услуга"),
    FigureSpec("office", "Услуги, предоставленные через МФЦ", unit="услуга"),
    FigureSpec("moved", "Переведено услуг в электронный вид", unit="ед."),
)
WATER = (
    FigureSpec("length", "Протяжённость водопроводных сетей", unit="км"),
    FigureSpec("renewed", "Заменено водопроводных сетей", unit="км"),
)
PROPERTY = (
    FigureSpec("listed", "Объекты муниципального имущества в реестре", unit="объект"),
    FigureSpec("sold", "Приватизировано", unit="объект"),
)
TOS = (
    FigureSpec("tos", "Территориальные общественные самоуправления", unit="ТОС"),
    FigureSpec("created", "Создано новых ТОС", unit="ТОС"),
)
CLUBS = (
    FigureSpec("clubs", "Число клубных формирований", unit="ед."),
    FigureSpec("people", "Участники клубных формирований", unit="чел."),
)
LIBRARY = (
    FigureSpec("books", "Книжный фонд", unit="тыс. экз."),
    FigureSpec("new", "Поступило новых изданий", unit="экз."),
)
BUSES = (
    FigureSpec("routes", "Количество автобусных маршрутов", unit="маршрут"),
    FigureSpec("riders", "Перевезено пассажиров", unit="тыс. чел."),
)
HARVEST = (
    FigureSpec("grain", "Валовой сбор зерна", unit="тыс. тонн"),
    FigureSpec("yield", "Урожайность", unit="ц/га"),
)
ORPHANS = (
    FigureSpec("orphans", "Дети-сироты", unit="чел."),
    FigureSpec("flats", "Предоставлено квартир детям-сиротам", unit="квартира"),
)
KINDER = (
    FigureSpec("gardens", "Детские сады", unit="ед."),
    FigureSpec("children", "Численность воспитанников", unit="чел."),
    FigureSpec("queue", "Очередь в детские сады", unit="чел."),
)
MONUMENTS = (
    FigureSpec("all", "Памятники и воинские захоронения", unit="объект"),
    FigureSpec("mended", "Отремонтировано памятников", unit="объект"),
)
COSSACKS = (
    FigureSpec("squads", "Казачьи дружины", unit="дружина"),
    FigureSpec("men", "Численность казачьих дружин", unit="чел."),
)
GRANTS = (
    FigureSpec("asked", "Подано заявок на гранты", unit="заявка"),
    FigureSpec("given", "Поддержано заявок", unit="заявка"),
    FigureSpec("sum", "Сумма грантов", unit="млн руб."),
)
ROADS = (FigureSpec("roads", "Отремонтировано дорог", unit="км"),)
SUITS = (
    FigureSpec("filed", "Подано исков", unit="иск"),
    FigureSpec("won", "Удовлетворено исков", unit="иск"),
    FigureSpec("paid", "Взыскано по решениям суда", unit="тыс. руб."),
)
MACHINES = (
    FigureSpec("bought", "Приобретено спецтехники", unit="ед."),
    FigureSpec("cost", "Стоимость приобретённой спецтехники", unit="млн руб."),
    FigureSpec("scrapped", "Списано спецтехники", unit="ед."),
)
ARREARS = (
    FigureSpec("arrears", "Недоимка по местным налогам", unit="тыс. руб."),
    FigureSpec("price", "Средняя стоимость 1 кв. м", unit="руб."),
)
FAMILIES = (
    FigureSpec("families", "Многодетные семьи", unit="семья"),
    FigureSpec("children", "Дети в многодетных семьях", unit="чел."),
)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        # a deed in the present or the past parts what shares a noun
        (
            QUEUE,
            "На учёт принято 14 семей, снято с учёта 9 семей, на учёте состоит 212 семей.",
            {"taken": "14", "struck": "9", "standing": "212"},
        ),
        (QUEUE, "Принято 5, снято 2, состоит 77 семей.", {"taken": "5", "struck": "2", "standing": "77"}),
        # «участие» and «участок» begin alike
        (VOTE, "Избирательных участков – 5, избирателей – 4012.", {"voters": "4012", "stations": "5"}),
        (VOTE, "Приняли участие в голосовании 1 211 человек.", {"came": "1211"}),
        (FIRES, "Пожаров – 3, погибших нет.", {"fires": "3", "dead": "0"}),
        (FIRES, "Произошло 11 пожаров. Действует 34 пожарных гидранта.", {"fires": "11", "hydrants": "34"}),
        # sums and sizes have their unit
        (PLOTS, "Участков предоставлено 6, площадь 9 000 кв. м.", {"plots": "6", "area": "0.9"}),
        (UNSAFE, "Подлежит сносу 23 аварийных дома, расселено 8.", {"doomed": "23", "vacated": "8"}),
        (PURCHASES, "Заключено 38 контрактов на сумму 2 340 тыс. рублей.", {"contracts": "38"}),
        # what stands now is denied, what was done is open
        (UNSAFE, "Аварийных домов нет.", {"doomed": "0"}),
        (BUSINESS, "Самозанятых 57 человек. Рабочие места не создавались.", {"self": "57", "jobs": "0"}),
        # a number of another noun counts no people
        (SCHOOLS, "Школ – 2. Обучение ведётся в одну смену.", {"schools": "2"}),
        (SCHOOLS, "В районе 14 школ, обучается 4 871 ученик.", {"schools": "14", "pupils": "4871"}),
        # one number is of one figure
        (VOTE, "В голосовании приняли участие 870 избирателей.", {"came": "870"}),
        (
            SERVICES,
            "В электронном виде предоставлено 24 услуги, через МФЦ – 653. Переведено в электронный вид: 5.",
            {"online": "24", "office": "653", "moved": "5"},
        ),
        (WATER, "Водопроводных сетей 18 км. Заменено 300 метров.", {"length": "18", "renewed": "0.3"}),
        (WATER, "Заменено 2,1 км сетей при общей протяжённости 44 км.", {"length": "44", "renewed": "2.1"}),
        # a title may say itself that it is a part
        (
            BUDGET,
            "Доходы – 15 230 тыс. руб., собственные доходы – 6 010 тыс. руб., расходы – 15 877 тыс. руб.",
            {"income": "15230", "own": "6010", "spent": "15877"},
        ),
        (BUDGET, "Доходы бюджета: план – 40 млн руб., факт – 41,3 млн руб.", {"income": "41300"}),
        # a deed is denied by its noun and by its other aspect
        (PROPERTY, "Объектов в реестре 58. Приватизация не проводилась.", {"listed": "58", "sold": "0"}),
        (TOS, "ТОС – 3; новых ТОС не создавалось.", {"tos": "3", "created": "0"}),
        (
            CLUBS,
            "Работают 12 клубных формирований, в них занимаются 164 человека.",
            {"clubs": "12", "people": "164"},
        ),
        # thousands, rates, paired nouns
        (LIBRARY, "Фонд – 9 870 экз., новых изданий не поступало.", {"books": "9.87", "new": "0"}),
        (BUSES, "Маршрутов – 2. Перевезено 5 600 пассажиров.", {"routes": "2", "riders": "5.6"}),
        (HARVEST, "Собрано 9 100 тонн зерна, урожайность – 43 ц/га.", {"grain": "9.1", "yield": "43"}),
        (ORPHANS, "Детей-сирот 5. Квартиры не предоставлялись.", {"orphans": "5", "flats": "0"}),
        # what a preposition leads to is not denied
        (KINDER, "Работает 9 детских садов. Очереди в детские сады нет.", {"gardens": "9", "queue": "0"}),
        (KINDER, "Воспитанников 143, в очереди 11 детей.", {"children": "143", "queue": "11"}),
        # the noun alone names what tells no deed and no size
        (MONUMENTS, "Памятников 5. Ремонт не требовался.", {"all": "5", "mended": "0"}),
        (MONUMENTS, "Памятников – 3, отремонтирован 1.", {"all": "3", "mended": "1"}),
        (COSSACKS, "Действуют 3 казачьи дружины численностью 41 человек.", {"squads": "3", "men": "41"}),
        (COSSACKS, "Казачьих дружин нет.", {"squads": "0"}),
        (GRANTS, "Заявок на гранты подано 2, ни одна не поддержана.", {"asked": "2", "given": "0"}),
        (ROADS, "Завершён ремонт 0,95 км дорог. Иные дороги не ремонтировались.", {"roads": "0.95"}),
        (SUITS, "Иски в 2024 году не подавались.", {"filed": "0"}),
        (MACHINES, "Спецтехника не приобреталась и не списывалась.", {"bought": "0", "scrapped": "0"}),
        (
            MACHINES,
            "Приобретено 3 единицы спецтехники стоимостью 18,4 млн рублей.",
            {"bought": "3", "cost": "18.4"},
        ),
        (ARREARS, "Недоимка снижена с 500 тыс. руб. до 420 тыс. руб.", {"arrears": "420"}),
        (
            GRAVES,
            "Памятников и воинских захоронений на учёте 9, отремонтированных памятников 4.",
            {"registered": "9", "repaired": "4"},
        ),
        (
            GRAVES,
            "отремонтированных памятников - 4, памятников на учёте - 9",
            {"registered": "9", "repaired": "4"},
        ),
        (ARREARS, "Средняя стоимость 1 кв. м – 78 450 рублей.", {"price": "78450"}),
        (
            FAMILIES,
            "Многодетные семьи – 19, детей в многодетных семьях – 61.",
            {"families": "19", "children": "61"},
        ),
    ],
)
def test_a_word_of_several_figures_speaks_of_the_one_told_most(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told
    assert not found.conflicts
