"""What reads like an answer and must not count: drafts, answers taken back, other years, others' deeds."""

from __future__ import annotations

import pytest

from mailflow.model.understanding import Outcome
from tests.matching.desk import REFERENCE, VARNAVINSKOE, read, recorded

_OURS = "Варнавинское сельское поселение Абинского района"
_ANSWER = "На площадке размещено 4 практики."


def _credited(body: str, subject: str = "Ответ на исх. № 96 от 05.09.2024") -> list[str]:
    understood = read(f"{body} {_OURS}.", subject=subject, sender=VARNAVINSKOE)
    return [] if any(each.outcome is Outcome.INTERIM for each in understood.cases) else recorded(understood)


@pytest.mark.parametrize(
    "body",
    [
        f"Вот такой вариант набросала. Если всё верно, завтра отправим на бланке:\n{_ANSWER}",
        "Просим наш ответ от 20.09.2024 о 2 размещённых практиках не учитывать, направлен ошибочно.",
        "Осенью 2023 года размещено 3 практики, участвовало 100 жителей. В этом году ещё не размещали.",
        "В прошлом году нами размещено 3 практики, в этом ещё не размещали.",
        "По сведениям района, практик 3. Администрация эти сведения не подтверждает.",
        "В телеграм-канале района опубликовано: «Варнавинское с/п – 2 практики». Мы такого не размещали.",
        "Нам позвонили и попросили передать, что у них 5 практик. А мы свой ответ пришлём завтра.",
        "Весной размещено 3 практики. Новые практики впереди.",
        "У нас одна успешная практика – выживание без бюджета. Размещать её некуда.",
        "Ответ на № 96 от 05.09.2024, где указано 5 практик, считать неотправленным.",
        "Цифры по марафону (2 практики) не берите пока в сводку, глава их не утвердил.",
        "Сообщали об одной размещённой практике. Модератор её снял с публикации, будем исправлять.",
        "Вопрос о практиках пока открыт, решений нет.",
        "2 практики сегодня вечером дооформляю и кидаю на сайт.",
        "Тексты двух практик внесены на рассмотрение Совета, заседание 30 сентября.",
        "Одна практика лежит у методиста на вычитке, вторая – в голове у главы.",
        "На № 96 от 05.09.2024: размещено 3 практики (юрист: проверить!).",
        "Отправляю заготовку, цифры практик (5) условные, заменю после совещания.",
        "Сведения о 7 практиках отзываются до завершения сверки.",
        "Холмского с/п отчиталось о 2 практиках, а у нас доступа так и нет.",
    ],
)
def test_it_is_not_credited(body: str) -> None:
    assert _credited(body) == []


def test_a_subject_that_ends_in_draft_is_one() -> None:
    assert _credited(_ANSWER, "Ответ № 96 от 05.09.2024 (проект)") == []


@pytest.mark.parametrize(
    "body",
    [
        f"{_ANSWER} Если всё верно, направим оригинал почтой.",
        "Осенью 2024 года размещено 4 практики.",
        "В прошлом году нами размещено 3 практики, в этом году – 4 практики.",
        "Цель достигнута: размещено 4 практики.",
        "Вместе со школой разместили 4 практики.",
        "Размещено 4 практики. Трудности впереди, но мы не боимся.",
        "Размещено 4 практики, сведения проверены.",
        "В изменение ответа от 20.09.2024 сообщаем: размещено 4 практики.",
    ],
)
def test_its_honest_twin_is(body: str) -> None:
    assert _credited(body) == ["03601401"]


def test_last_year_s_number_is_none_of_this_year() -> None:
    body = f"{REFERENCE}. {_OURS}. В прошлом году размещено 3 практики, в этом году – 5 практик."

    assert read(body, sender=VARNAVINSKOE).cases[0].figures == {"practices": 5}


@pytest.mark.parametrize(
    "subject",
    [
        "На № 96 от 2023 года",
        "На Ваше прошлогоднее письмо № 96",
        "К письму № 96 за прошлый год",
        "Ответ на № 96 (осень 2023)",
        "По постановлению № 96 от 05.09.2024 администрации района",
    ],
)
def test_the_number_of_another_year_or_paper_fixes_nothing(subject: str) -> None:
    assert _credited(_ANSWER, subject) == []


@pytest.mark.parametrize("subject", ["На № 96 от 2024 года", "На Ваше недавнее письмо № 96"])
def test_the_number_without_a_day_does(subject: str) -> None:
    assert _credited(_ANSWER, subject) == ["03601401"]


def test_a_neighbours_letter_passed_on_is_not_the_neighbours_answer() -> None:
    body = (
        "Для сведения, № 96 от 05.09.2024.\n\n-----Original Message-----\nFrom: Холмское СП\n"
        "Sent: Tuesday, September 24, 2024 11:12 AM\nTo: Варнавинское СП\nSubject: ответ\n\n"
        "Холмское сельское поселение Абинского района сообщает о размещении 3 практик."
    )

    assert recorded(read(body, subject="FW: от соседей", sender=VARNAVINSKOE)) == []


def test_two_districts_in_one_letter_fix_nobody() -> None:
    body = (
        f"{REFERENCE}. Ольгинское сельское поселение Абинского района разместило 2 практики.\n\n"
        "Глава Ольгинского сельского поселения Приморско-Ахтарского района   П.К. Тестовый"
    )

    assert recorded(read(body)) == []


@pytest.mark.parametrize(
    "body",
    [
        "Простите, в прошлом письме напутала. Практик не 2, а 3.",
        "Корректируем сведения: размещено 3 практики (ранее указано 2).",
        "В ранее направленном письме опечатка: следует читать «размещено 3 практики» вместо «2 практики».",
        "Просим считать верными следующие цифры: практик 3. В прошлый раз ошиблись.",
        f"{_OURS} взамен ранее направленного ответа (2 практики) сообщает: размещены 3 практики.",
    ],
)
def test_a_correction_gives_the_new_number_alone(body: str) -> None:
    case = read(f"{REFERENCE}. {body}", sender=VARNAVINSKOE).cases[0]

    assert (case.outcome, case.figures, case.decision) == (Outcome.CORRECTION, {"practices": 3}, "recorded")
