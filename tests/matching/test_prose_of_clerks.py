"""Whole answers in the prose of clerks, each with a sentence that looked like something else."""

from __future__ import annotations

import pytest

from mailflow.model.understanding import Outcome
from tests.matching.desk import REFERENCE, VARNAVINSKOE, read, recorded

_OURS = "Варнавинское сельское поселение Абинского района"


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("Загрузили практику. Больше ничего не загружали.", Outcome.REPORT),
        ("Размещены 4 практики. О размещении инициатив сообщить не можем, так как их нет.", Outcome.REPORT),
        ("Администрация сообщает, что ею размещена единственная практика.", Outcome.REPORT),
        ("Совет поселения внёс на площадку две инициативы.", Outcome.REPORT),
        ("Жители активно включились в работу, размещены 2 практики.", Outcome.REPORT),
        ("Информация для размещения на площадке муниципалитеты.рф отсутствует.", Outcome.NOTHING),
        ("Нам удалось разместить три практики, ещё одна не прошла модерацию.", Outcome.REPORT),
        ("Письмо поступило, расписано на специалиста Дробот Т.И. Соберём и отчитаемся.", Outcome.INTERIM),
        ("Модераторами одобрены две наши практики.", Outcome.REPORT),
        ("Количество практик/инициатив: 5/2.", Outcome.REPORT),
        ("Просим вместо «2 практики» читать «1 практика».", Outcome.CORRECTION),
        ("Практику разместили. Сейчас пишем вторую.", Outcome.REPORT),
        ("Отчёт: практик – 3 из 3 заявленных.", Outcome.REPORT),
        ("Приняли в работу, собираем практики. Как разместим – сразу отчитаемся.", Outcome.INTERIM),
        ("Письмо передано в отдел организационной работы, практики собираем.", Outcome.INTERIM),
    ],
)
def test_what_clerks_say_beside_their_answer_does_not_hold_it(told: str, outcome: Outcome) -> None:
    answer = read(f"{REFERENCE}. {told} {_OURS}", sender=VARNAVINSKOE)
    assert recorded(answer) == ["03601401"]
    assert [each.outcome for each in answer.cases] == [outcome]


@pytest.mark.parametrize(
    "told",
    [
        "Размещена практика. Честно говоря, ничего не загружали.",
        "Школа сообщает, что ею размещена единственная практика.",
        "Соседям удалось разместить три практики.",
        "Мы разместили две практики, но они ещё не опубликованы.",
        "Мы разместили две практики, но одна не прошла модерацию.",
        "Модератором сайта и школой размещены две практики.",
        "Практику разместили. Сейчас пишем вторую жалобу.",
        "Совет ветеранов внёс на площадку две инициативы.",
        "Письмо передано в отдел организационной работы администрации района, ответят они.",
        "О размещении практик сообщить не можем. Как разместить?",
    ],
)
def test_what_looks_alike_is_still_for_a_person(told: str) -> None:
    assert recorded(read(f"{REFERENCE}. {told} {_OURS}", sender=VARNAVINSKOE)) == []
