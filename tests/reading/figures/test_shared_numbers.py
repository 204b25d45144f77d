"""Numbers that figures share, figures that share a noun, and numbers known by their unit or deed alone."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

PRACTICES = (
    FigureSpec("p", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("i", "Инициативы", unit="инициатива"),
)
CLUBS = (
    FigureSpec("c", "Клубы", unit="клуб"),
    FigureSpec("f", "Клубы, получившие финансовую поддержку", unit="клуб"),
)
WORKS = (
    FigureSpec("w", "Отремонтировано тротуаров", unit="км"),
    FigureSpec("m", "Израсходовано средств", unit="тыс. руб."),
)
DEALS = (
    FigureSpec("d", "Количество договоров", unit="договор"),
    FigureSpec("s", "Сумма договоров", unit="тыс. руб."),
)
PATROLS = (
    FigureSpec("g", "Казачьи дружины", unit="дружина"),
    FigureSpec("v", "Численность дружинников", unit="человек"),
)
CLEANUPS = (
    FigureSpec("c", "Проведенные субботники", unit="субботник"),
    FigureSpec("u", "Участники субботников", unit="человек"),
)
BOOKS = (
    FigureSpec("l", "Муниципальные библиотеки", unit="библиотека"),
    FigureSpec("n", "Новые книги", unit="экземпляр"),
)
CHILDREN = (
    FigureSpec("k", "Количество детей, посещающих кружки", unit="чел."),
    FigureSpec("s", "Доля детей, посещающих кружки", unit="%"),
)


def _read(text: str, specs: tuple[FigureSpec, ...]) -> dict[str, str]:
    figures = find_figures([Passage(Place.BODY, text)], specs, year=2024).figures
    return {key: f"{value:f}" for key, value in figures.items()}


def _told(words: str) -> dict[str, str]:
    return dict(each.split("=") for each in words.split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Опубликовано по три практики и инициативы.", "p=3 i=3"),
        ("Практик и инициатив на сайте по 6.", "p=6 i=6"),
        ("Число практик и инициатив достигло 8 и 3 соответственно.", "p=8 i=3"),
        ("Практики/инициативы: 9/0", "p=9 i=0"),
        ("Выложены шесть практик и столько же инициатив.", "p=6 i=6"),
        ("1 - да; 2 - 7 практик; 3 - 2 инициативы.", "p=7 i=2"),
        ("По 5 практик и инициатив в каждом поселении.", ""),
    ],
)
def test_figures_joined_share_a_number_or_take_theirs_in_order(text: str, told: str) -> None:
    assert _read(text, PRACTICES) == _told(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Опубликована практика «Пять колодцев» (1 шт.).", "p=1"),
        ("Практики опубликованы, 4 шт.", "p=4"),
        ("Опубликованы практики «Мост» и «Причал» (2 шт.).", "p=2"),
        ("Опубликованы практики:\n- «Мост»;\n- «Причал».\nВсего: 2.", "p=2"),
        ("Количество практик, ед. – 3\nКоличество инициатив, ед. – нет", "p=3 i=0"),
        ("Практики у нас две, инициатива тоже одна.", "p=2 i=1"),
        ("Выложили обе практики.", "p=2"),
        ("Подали практику и инициативу.", "p=1 i=1"),
        ("Итого: практик – 5, инициатив – 1.\nПарк – 2 практики.", "p=5 i=1"),
        ("Из 7 практик, размещённых поселением, 3 посвящены школам.", "p=7"),
        ("Всего подготовлено 9 практик, из них размещено 4.", "p=4"),
        ("На начало месяца было 3 практики, добавили ещё 2, стало 5.", "p=5"),
        ("Ждём одобрения ещё двух практик, размещено 3 практики.", "p=3"),
        ("Готовим к публикации 6 практик.", ""),
        ("Практик от нашего поселения – 3.", "p=3"),
        ("Практики, размещённые нами: 4", "p=4"),
        ("Практики ........ 2\nИнициативы __0__", "p=2 i=0"),
        ("Практик, увы, не подготовили, инициатив подали 3.", "p=0 i=3"),
        ("Отправлено 6 практик, опубликовано 4.", "p=4"),
        ("Практики: да, 2.", "p=2"),
        ("По исполнению пункта 2 письма выложены 7 практик, пункта 3 – 2 инициативы.", "p=7 i=2"),
        ("С учётом ранее опубликованных 5 практик всего выложено 8 практик.", "p=8"),
        ("В 2023 году разместили 2 практики, в 2024 – 5.", "p=5"),
        ("Как разместить инициативу, если практик нет?", ""),
        ("Выложено два материала с описанием практик.", "p=2"),
        ("Среднее число просмотров одной практики 50.", ""),
        ("Размещено 3 прaктики и 2 инциативы.", "p=3 i=2"),
    ],
)
def test_a_number_is_found_past_titles_lists_and_slips_of_the_pen(text: str, told: str) -> None:
    assert _read(text, PRACTICES) == _told(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("В районе 14 клубов, из них финансовую поддержку получили 5.", "c=14 f=5"),
        ("Клубов – 6, клубов, получивших финансовую поддержку, – нет.", "c=6 f=0"),
        ("Работают 3 клуба.", "c=3"),
        ("Клубы отсутствуют.", "c=0 f=0"),
        ("В районе 9 клубов, финансовая поддержка оказана 3 клубам.", "c=9 f=3"),
        ("Клубов работает 8, все 8 получили финансовую поддержку.", "c=8 f=8"),
    ],
)
def test_a_figure_counted_in_another_is_known_by_what_its_title_adds(text: str, told: str) -> None:
    assert _read(text, CLUBS) == _told(told)


@pytest.mark.parametrize(
    ("text", "specs", "told"),
    [
        ("Отремонтировано 2,5 км, израсходовано 940 тыс. руб.", WORKS, "w=2.5 m=940"),
        ("Тротуаров в городе 60 км, отремонтировано 4 км на сумму 1,2 млн руб.", WORKS, "w=4 m=1200"),
        ("Отвечаем: 3 км, 700 тыс. руб.", WORKS, "w=3 m=700"),
        ("Отремонтировано 3 км тротуаров, экономия 80 тыс. руб.", WORKS, "w=3"),
        ("Договоров – 9, общая сумма 310 тыс. руб.", DEALS, "d=9 s=310"),
        ("Казачьих дружин – 2, дружинников – 31.", PATROLS, "g=2 v=31"),
        ("Создана одна дружина численностью 11 человек.", PATROLS, "g=1 v=11"),
        ("Кружки посещают 48 детей (30 % от общего числа).", CHILDREN, "k=48 s=30"),
        ("Кружки посещают 48 детей.", CHILDREN, "k=48"),
        ("Библиотек 2, новых книг не поступало.", BOOKS, "l=2 n=0"),
        ("Прошло 8 субботников. Вышло 1250 человек.", CLEANUPS, "c=8 u=1250"),
    ],
)
def test_a_measure_is_known_by_its_unit_and_by_what_was_done(
    text: str, specs: tuple[FigureSpec, ...], told: str
) -> None:
    assert _read(text, specs) == _told(told)


def test_rows_that_a_mail_program_tore_into_lines_are_read() -> None:
    assert _read("Показатель\n\nКоличество\n\nПрактики\n\n6\n\nИнициативы\n\n1\n", PRACTICES) == _told(
        "p=6 i=1"
    )


def test_an_empty_cell_keeps_the_next_one_in_its_column() -> None:
    led = "№\tПоселение\tПрактики\tИнициативы\tСсылка\n1\tЛесное с/п\t4\t1\tlesnoe.example\n\tИтого\t4\t1"
    table = "Поселение\tПлан\tПрактики\tИнициативы\nЛесное с/п\t\t4\t1\nИтого по всем\t\t4\t1"

    assert _read(led, PRACTICES) == _read(table, PRACTICES) == _told("p=4 i=1")
