"""A letter of ours answered, and one merely spoken of; who tells, and for whom."""

from __future__ import annotations

from datetime import date

import pytest

from mailflow.matching.authors.tellers import ANOTHER_TELLS
from mailflow.matching.papers.addressees import TO_OTHERS
from mailflow.matching.papers.drafts import DRAFT
from mailflow.matching.papers.mentions import MERELY_NAMED
from mailflow.matching.papers.other_papers import ON_BEHALF, WITHDRAWN
from mailflow.matching.papers.speech import ASKED, DELAYED
from mailflow.model.request import FigureSpec, Request
from tests.matching.desk import ABINSKY_DISTRICT, REFERENCE, VARNAVINSKOE, read, recorded

_NAME = "Варнавинского сельского поселения Абинского района"
_OURS = "Варнавинское сельское поселение Абинского района"


@pytest.mark.parametrize(
    "text",
    [
        f"За неисполнение письма № 96 от 05.09.2024 объявлен выговор, практики не размещены. {_OURS}",
        f"Анекдот к письму № 96 от 05.09.2024: {_OURS} разместило миллион практик.",
        f"Коллеги из района просили копию ответа на № 96 от 05.09.2024. {_OURS}, практики размещены две.",
        f"Эфир: 10:00 - практики (письмо № 96 от 05.09.2024), размещено 12. {_OURS}",
    ],
)
def test_a_letter_spoken_of_is_not_answered(text: str) -> None:
    understood = read(text, sender=VARNAVINSKOE)

    assert recorded(understood) == []
    assert MERELY_NAMED in (understood.reason or "")


@pytest.mark.parametrize(
    "text",
    [
        f"{_OURS} по письму № 96 от 05.09.2024 провело сход, практика размещена.",
        f"Уважаемые коллеги! Глава выступил на форуме (письмо № 96 от 05.09.2024), размещено 2. {_OURS}",
        f"{_OURS}: по письму № 96 от 05.09.2024 сообщить нечего, практик нет.",
        f"Во исполнение письма № 96 от 05.09.2024 размещено 2 практики. {_OURS}",
        f"{_OURS}: у нас две практики по вашему № 96 от 05.09.2024, можете посмотреть на площадке.",
        f"{_OURS}\n{REFERENCE}\nПрактика: «Чистая степь»",
        f"На исх. № 96 от 5 сентября 2024 г.\n\nпрактика одна, инициатива одна\n\n{_OURS}",
        f"По письму от 05.09.2024 № 96: размещены две практики.\n\n{_OURS}",
        f"{_OURS} (№ 96 от 05.09.2024). Практик не имеем.",
        f"{_OURS}\nна вх. письмо ассоциации от 05.09.2024 № 96\nЗагружены 3 практики.",
        f"Добрый день, {REFERENCE} администрация поселения сообщает, что практика одна. {_OURS}",
        f"Приложение к письму № 96 от 05.09.2024\n{_OURS}\nпрактик - 2",
        f"По № 96 от 05.09.2024. Загрузили две практики. {_OURS}",
        f"{_OURS} (письмо № 96 от 05.09.2024) поясняет: практик - 0, инициатив - 0.",
    ],
)
def test_deeds_and_words_to_us_answer(text: str) -> None:
    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


def test_who_tells_is_the_subject_of_the_verb() -> None:
    told = f"на № 96 от 05.09.2024 сообщает о размещении практики. Передаёт {_OURS}"

    assert ANOTHER_TELLS in (read(f"Школа села {told}", sender=VARNAVINSKOE).reason or "")
    assert recorded(read(f"Глава поселения {told}", sender=VARNAVINSKOE)) == ["03601401"]


@pytest.mark.parametrize(
    "first", ["рассмотрев Ваше", "рассмотрев полученное 5 сентября на бумажном носителе Ваше"]
)
def test_a_line_that_a_page_wraps_opens_no_sentence(first: str) -> None:
    text = (
        f"{REFERENCE}\nАдминистрация {_NAME}, {first}\nобращение о практиках, сообщает: размещено 2 практики."
    )

    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


def test_what_others_posted_is_their_answer() -> None:
    understood = read(f"{REFERENCE}: практика размещена не нами, а округом. {_OURS}", sender=VARNAVINSKOE)

    assert recorded(understood) == []
    assert ON_BEHALF in (understood.reason or "")


@pytest.mark.parametrize(
    "head", ["В Арбитражный суд", "Для доклада главы района на совещании.", "В контрольно-счётную палату"]
)
def test_another_office_in_the_accusative_or_its_purpose_is_an_addressee(head: str) -> None:
    understood = read(f"{head}\n\n{_OURS} {REFERENCE.lower()} сообщает: размещено 2.", sender=VARNAVINSKOE)

    assert recorded(understood) == []
    assert TO_OTHERS in (understood.reason or "")


def test_a_district_that_tells_of_a_settlement_is_not_credited_itself() -> None:
    text = f"{REFERENCE}. Варнавинское сельское поселение - практик 1, готовим общий ответ."

    assert "03601000" not in recorded(read(text, sender=ABINSKY_DISTRICT))


@pytest.mark.parametrize(
    "text",
    [
        f"Совет Варнавинского сельского поселения информирует: {REFERENCE.lower()} размещена 1 практика.",
        f"Депутаты {_NAME} обращаются в ассоциацию: {REFERENCE.lower()} практики не размещены.",
        f"Управление образованием {_NAME} {REFERENCE.lower()} сообщает: размещено 5 практик.",
    ],
)
def test_councils_deputies_and_trades_are_no_administration(text: str) -> None:
    understood = read(text, sender=VARNAVINSKOE)

    assert recorded(understood) == []
    assert ANOTHER_TELLS in (understood.reason or "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"Ответ по состоянию на март, обновлённый пришлём. {REFERENCE}: практик 1. {_OURS}", DELAYED),
        (f"В какой форме отвечать {REFERENCE.lower()}? {_OURS} разместило 1 практику.", ASKED),
        (f"Это тестовое письмо. {REFERENCE}: размещена 1 практика. {_OURS}", DRAFT),
        (f"Глава отказался подписывать ответ {REFERENCE.lower()}, размещена 1 практика. {_OURS}", DRAFT),
        (f"Секретарь просила передать: {REFERENCE.lower()} размещена 1 практика. {_OURS}", ON_BEHALF),
        (f"{_OURS} просит считать ответ {REFERENCE.lower()} несостоявшимся.", WITHDRAWN),
    ],
)
def test_an_answer_spoken_of_is_not_the_answer(text: str, reason: str) -> None:
    understood = read(text, sender=VARNAVINSKOE)

    assert recorded(understood) == []
    assert reason in (understood.reason or "")


@pytest.mark.parametrize(
    "text",
    [
        f"{_OURS} {REFERENCE.lower()}. К сожалению, размещать нам нечего.",
        f"{_OURS} {REFERENCE.lower()}. Все показатели равны нулю.",
        f"{_OURS} {REFERENCE.lower()}: мы в марафоне! Практика «Музей станицы».",
    ],
)
def test_short_answers_need_no_usual_verb(text: str) -> None:
    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


@pytest.mark.parametrize(
    "text",
    [
        f"Местное отделение партии {_NAME} сообщает: {REFERENCE.lower()} размещена инициатива.",
        f"Это не ответ, а просто к сведению: {REFERENCE.lower()}, размещена 1 практика. {_OURS}",
        f"{_OURS} {REFERENCE.lower()}: практика на площадке! #диалог #станица",
        f"О практике ({REFERENCE.lower()}) размещено 2, о чём сообщаем местному радио. {_OURS}",
        f"Для Марины Сергеевны. {_OURS} {REFERENCE.lower()} - размещена 1 практика.",
        f"{_OURS} письма № 96 от 05.09.2024 не получало, практика размещена по своей воле.",
        f"Предлагаем ассоциации разместить у себя нашу практику, {REFERENCE.lower()}. {_OURS}",
        f"{REFERENCE}: ответ направит район, размещены 2 практики. {_OURS}",
    ],
)
def test_other_words_of_others_wait_for_a_person(text: str) -> None:
    assert recorded(read(text, sender=VARNAVINSKOE)) == []


def test_a_practice_that_is_there_and_none_at_all_are_answers() -> None:
    there = f"{_OURS} {REFERENCE.lower()}: практика «Крепость» есть на площадке."
    none = f"{_OURS} {REFERENCE.lower()} - без практик."

    assert recorded(read(there, sender=VARNAVINSKOE)) == ["03601401"]
    assert recorded(read(none, sender=VARNAVINSKOE)) == ["03601401"]


@pytest.mark.parametrize(
    "text",
    [
        f"Живу в Варнавинском сельском поселении Абинского района, {REFERENCE.lower()} практик не размещено.",
        f"Во исполнение № 96 от 05.09.2024 наша школа ({_OURS}) разместила практику.",
        f"{_OURS}, вам надлежит до 20.09 ответить {REFERENCE.lower()}, у соседей размещено 2.",
        f"{_OURS}, копия СМО: {REFERENCE.lower()} практик нет.",
        f"В контрольно-счётную палату района. {_OURS} сообщает, что {REFERENCE.lower()} размещено 2.",
        f"Заключение юриста: ответ {_NAME} {REFERENCE.lower()} законен, практика размещена.",
    ],
)
def test_whoever_writes_from_aside_waits_for_a_person(text: str) -> None:
    assert recorded(read(text, sender=VARNAVINSKOE)) == []


def test_a_report_on_our_letter_answers_it() -> None:
    text = f"{_OURS}, отчёт к письму № 96 от 05.09.2024: практик 1, инициатив 3."

    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


def test_an_archive_that_papers_lie_in_is_no_writer() -> None:
    assert recorded(read(f"Документы в архиве. {REFERENCE}: практик 2.", sender=VARNAVINSKOE)) == ["03601401"]


def test_the_title_of_our_letter_before_its_number_makes_it_no_letter_spoken_of() -> None:
    asked = Request(
        "112",
        date(2024, 9, 10),
        "О работе с обращениями граждан",
        date(2024, 10, 10),
        figures=(FigureSpec("appeals", "Поступило обращений граждан", unit="обращение"),),
    )
    subject = "Re: О работе с обращениями граждан (исх. № 112 от 10.09.2024)"

    understood = read("Обращений - 50.", subject=subject, sender=VARNAVINSKOE, requests=(asked,))

    assert recorded(understood) == ["03601401"], understood.reason
