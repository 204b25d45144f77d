"""Titles, points, split letters, links and dates."""

from datetime import date

import pytest

from mailflow.model.request import FigureSpec, Request
from mailflow.model.understanding import Strength
from mailflow.reading.dates import find_dates
from mailflow.reading.links import find_links, is_cloud_link, speaks_of_cloud
from mailflow.reading.outcomes.items import find_items, items_of_figures
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.segments import find_split
from mailflow.reading.references.titles import find_titles

DIALOGUE = Request("96", date(2024, 9, 5), "Об участии в марафоне «Муниципальный диалог»", date(2024, 9, 30))
TRAINING = Request(
    "89", date(2024, 8, 20), "О предложениях в план обучения муниципальных служащих", date(2024, 9, 10)
)
ITEMS = (
    "об участии глав поселений в марафоне",
    "о размещении информации об успешных муниципальных практиках",
    "о размещении инициатив",
)


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("МУНИЦИПАЛЬНЫЙ ДИАЛОГ", Strength.STRONG),
        ("о форуме «Муниципального диалога»", Strength.STRONG),
        ("Свод р-н мун.диалог (2).xlsx", Strength.STRONG),
        ("муницпальный диалог", Strength.STRONG),
        ("о марафоне", Strength.WEAK),
    ],
)
def test_the_title_is_known_in_any_dress(text: str, strength: Strength) -> None:
    found = find_titles(Passage(Place.SUBJECT, text), (DIALOGUE, TRAINING))
    assert [(each.request, each.strength) for each in found] == [(DIALOGUE, strength)]


def test_general_words_are_no_title() -> None:
    assert find_titles(Passage(Place.BODY, "О муниципальных образованиях"), (DIALOGUE, TRAINING)) == ()


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Направляем информацию о предложениях в план обучения муниципальных служащих.", Strength.STRONG),
        ("По вопросу «О предложениях в план обучения муниципальных служащих»", Strength.STRONG),
        ("Готовим три предложения в план обучения муниципальных служащих района.", Strength.WEAK),
    ],
)
def test_common_words_are_a_title_only_where_they_name_something(text: str, strength: Strength) -> None:
    found = find_titles(Passage(Place.BODY, text), (TRAINING,))

    assert [(each.request, each.strength) for each in found] == [(TRAINING, strength)]


def test_a_letter_to_two_requests_is_cut_in_two() -> None:
    text = "1) на № 89 от 20.08.2024 — предложений нет. 2) на № 96 от 05.09.2024 — размещена одна практика."
    assert [(each.request, each.text) for each in find_split(text, (DIALOGUE, TRAINING))] == [
        (TRAINING, "1) на № 89 от 20.08.2024 - предложений нет."),
        (DIALOGUE, "2) на № 96 от 05.09.2024 - размещена одна практика."),
    ]


def test_one_answered_request_is_not_cut() -> None:
    assert find_split("На № 96 от 05.09.2024 сообщаем: практик 89.", (DIALOGUE, TRAINING)) == ()


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("размещено 2 практики", (2,)),
        ("Размещены практики, направлена инициатива", (2, 3)),
        ("1. Приняли участие.\n2. Две.\n3. Нет.", (1, 2, 3)),
        ("Всего доброго", ()),
    ],
)
def test_points_are_ticked_by_number_or_words(text: str, points: tuple[int, ...]) -> None:
    assert find_items(text, ITEMS) == points


ASKED = (
    "об участии глав городских и сельских поселений в марафоне «Муниципальный диалог»",
    "о размещении на площадке муниципалитеты.рф информации об успешных муниципальных практиках",
    "о размещении инициатив по развитию системы местного самоуправления",
)
TREES = ("о датах проведения субботников", "о числе высаженных деревьев", "о количестве участников")


@pytest.mark.parametrize(
    ("items", "text", "points"),
    [
        (ASKED, "Глава поселения принял участие в марафоне 20 сентября.", (1,)),
        (ASKED, "размещено 2 практики", (2,)),
        (ASKED, "Глава прошёл регистрацию на площадке, размещена практика.", (1, 2)),
        (ASKED, "Администрация приняла участие в марафоне.", (1,)),
        (ASKED, "Инициатив не поступало.", (3,)),
        (ASKED, "По пункту 1: глава зарегистрирован. По пункту 3: инициатив нет.", (1, 3)),
        (TREES, "Сообщаем о проведении субботника, собрания граждан. Высажено 40 деревьев.", (1, 2)),
        (TREES, "Субботники прошли 5 и 12 октября, приняли участие 30 человек.", (1, 3)),
    ],
)
def test_points_are_ticked_by_words_of_their_own(
    items: tuple[str, ...], text: str, points: tuple[int, ...]
) -> None:
    assert find_items(text, items, DIALOGUE.title) == points


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (ASKED, "Во исполнение письма о марафоне «Муниципальный диалог» сообщаем, что размещено 2 практики."),
        (
            ASKED,
            "На Ваше письмо об участии в марафоне «Муниципальный диалог» сообщаем: размещено 2 практики.",
        ),
        (ASKED, "Администрация сельского поселения сообщает об участии в марафоне: размещены 2 практики."),
        (TREES, "На Ваш запрос о датах субботников и числе участников сообщаем: высажено 40 деревьев."),
    ],
)
def test_our_own_words_repeated_tick_nothing(items: tuple[str, ...], text: str) -> None:
    assert find_items(text, items, DIALOGUE.title) == (2,)


def test_cloud_links_are_noticed() -> None:
    text = "Файлы: https://cloud.example/public/AbCd/demo, сайт муниципалитеты.рф, почта a@mail.ru"
    assert find_links(text) == ("https://cloud.example/public/AbCd/demo",)
    assert is_cloud_link(*find_links("Ответ лежит на yadi.sk/d/AbCd."))
    assert is_cloud_link("https://disk.yandex.ru/d/x")
    assert not is_cloud_link("https://abinsk.ru/disk")
    assert speaks_of_cloud("Файлы: Облако Mail.ru")
    assert find_links("размещена: муниципалитеты.рф/practices/12, www.les.example") == (
        "www.les.example",
        "муниципалитеты.рф/practices/12",
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("до 7 октября", date(2024, 10, 7)),
        ("к 15.10", date(2024, 10, 15)),
        ("«05» сентября 2024 года", date(2024, 9, 5)),
        ("05.09.24", date(2024, 9, 5)),
        ("двадцать пятого сентября", date(2024, 9, 25)),
        ("в течение 5 (пяти) рабочих дней", date(2024, 10, 3)),
        ("до конца недели", date(2024, 9, 27)),
        ("до конца октября", date(2024, 10, 31)),
    ],
)
def test_dates_are_read_in_any_spelling(text: str, day: date) -> None:
    assert [each.day for each in find_dates(text, date(2024, 9, 26))] == [day]


def test_phones_and_versions_are_no_dates() -> None:
    assert find_dates("8-800-100-20-30, 1.2.3.4, 32.13.2024", date(2024, 9, 26)) == ()


def test_the_writers_office_speaks_of_no_point() -> None:
    said = "Лесным поселением в марафоне размещено 2 практики.\n\nГлава Лесного поселения А.Б. Полевой"

    assert find_items(said, ITEMS, DIALOGUE.title) == (2,)
    assert find_items("Глава поселения участвует в марафоне.", ITEMS, DIALOGUE.title) == (1,)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("ТОС нет. Собраний проведено 4.", ()),
        ("ТОС осуществляют деятельность.", ()),
        ("Получено 2 гранта.", (2,)),
        ("Проблемных вопросов нет.", (3,)),
        ("Информация: 1. Есть. 2. Нет. 3. Отсутствуют.", (1, 2, 3)),
    ],
)
def test_a_point_is_told_by_its_own_words(text: str, points: tuple[int, ...]) -> None:
    items = (
        "количество территориальных общественных самоуправлений (ТОС)",
        "сведения о грантах, полученных ТОС в 2024 году",
        "проблемные вопросы деятельности ТОС",
    )

    assert find_items(text, items, "О территориальном общественном самоуправлении") == points


def test_a_figure_ticks_the_point_that_asks_for_it() -> None:
    items = ("количество ТОС", "сведения о грантах, полученных ТОС", "вопросы деятельности ТОС")

    assert items_of_figures(items, (FigureSpec("tos", "Действующие ТОС", unit="ТОС"),), ["tos"]) == (1,)


@pytest.mark.parametrize(
    ("titles", "items"),
    [
        (
            ("Исправные пожарные гидранты", "Пожарные водоёмы", "Добровольные пожарные"),
            (
                "о количестве исправных пожарных гидрантов",
                "о количестве пожарных водоёмов",
                "о численности добровольных пожарных",
            ),
        ),
        (
            ("Выявленные свалки", "Ликвидированные свалки", "Обустроенные площадки"),
            ("сколько свалок выявлено", "сколько свалок ликвидировано", "сколько площадок обустроено"),
        ),
        (
            ("Деревянные опоры", "Железобетонные опоры", "Работающие светильники"),
            ("число деревянных опор", "число железобетонных опор", "сколько светильников работает"),
        ),
    ],
)
def test_a_figure_ticks_the_point_that_says_most_of_its_title(
    titles: tuple[str, ...], items: tuple[str, ...]
) -> None:
    specs = tuple(FigureSpec(title, title) for title in titles)

    assert [items_of_figures(items, specs, [each]) for each in titles] == [(1,), (2,), (3,)]
