"""Days asked for and promised in a clerk's own words; grounds on which nothing was posted."""

from __future__ import annotations

from datetime import date

import pytest

from mailflow.model.understanding import Outcome
from mailflow.reading.outcomes.outcomes import find_outcome
from mailflow.reading.outcomes.promises import find_promised_date

SENT = date(2024, 9, 25)


@pytest.mark.parametrize(
    ("text", "outcome", "day"),
    [
        ("Устроит ли Вас 7 октября? Раньше не соберём.", Outcome.EXTENSION, date(2024, 10, 7)),
        ("Не возражаете, если отчёт будет 11.10?", Outcome.EXTENSION, date(2024, 10, 11)),
        ("Устроит ли Вас наш ответ от 20 сентября?", Outcome.QUESTION, None),
        (
            "Письмо передано в общий отдел. Срок исполнения – 4 октября 2024 года.",
            Outcome.INTERIM,
            date(2024, 10, 4),
        ),
        ("К понедельнику, 30 сентября, будет.", Outcome.INTERIM, date(2024, 9, 30)),
        ("В октябре будет размещено 2 практики и подано 2 инициативы.", Outcome.INTERIM, None),
        ("К зиме будут размещены 3 практики, подано 2 инициативы.", Outcome.INTERIM, None),
        ("В августе было размещено 2 практики и подано 2 инициативы.", Outcome.REPORT, None),
        ("Подано 2 инициативы, в октябре будет подана третья.", Outcome.REPORT, None),
        ("Субботник будет 28 сентября.", Outcome.UNCLEAR, None),
        (
            "Рассмотрение запроса назначено на 8 октября, после чего Вы получите ответ.",
            Outcome.INTERIM,
            date(2024, 10, 8),
        ),
        ("Сможете принять нашу информацию третьего октября?", Outcome.EXTENSION, date(2024, 10, 3)),
        ("Раньше 14 октября ответить не получится.", Outcome.EXTENSION, date(2024, 10, 14)),
        ("Письмо у заместителя, он обещал закрыть вопрос к 1 октября.", Outcome.INTERIM, date(2024, 10, 1)),
        ("Сверяем реестр практик, по окончании сверки – сразу к вам.", Outcome.INTERIM, None),
        ("Показателей для отчёта нет, к сожалению.", Outcome.NOTHING, None),
        ("Отчёт пустой: мероприятие отменено из-за траура.", Outcome.NOTHING, None),
        ("Запрос отдали в районное управление ЖКХ.", Outcome.REDIRECT, None),
        ("Внимание, ошибка в первом письме! Практик 4.", Outcome.CORRECTION, None),
        ("Актуализируем ранее данный ответ: практик размещено 9.", Outcome.CORRECTION, None),
        ("Раньше пятницы, 4 октября, никак, поймите нас правильно.", Outcome.EXTENSION, date(2024, 10, 4)),
        ("Если это не критично, пришлём второго октября.", Outcome.EXTENSION, date(2024, 10, 2)),
        (
            "На сегодня ещё ничего не размещено, до конца месяца постараемся.",
            Outcome.INTERIM,
            None,
        ),
        ("Запрошенные сведения не предоставляются третьим лицам.", Outcome.REFUSAL, None),
        ("Направлено на исполнение в МБУ «Благоустройство», ответ дадут они.", Outcome.REDIRECT, None),
        ("Просим зачесть ответ, если он поступит до 9 октября.", Outcome.EXTENSION, date(2024, 10, 9)),
        ("Не успеваем. Ориентировочно 16 октября.", Outcome.EXTENSION, date(2024, 10, 16)),
        ("Не могу войти, пишет «доступ запрещён». Что делать?", Outcome.QUESTION, None),
        ("Поправка: в ответе количество практик читать как 5.", Outcome.CORRECTION, None),
        ("Прошлый ответ недействителен. Практик 2.", Outcome.CORRECTION, None),
        ("Итоги – в понедельник, 30 сентября.", Outcome.INTERIM, date(2024, 9, 30)),
        (
            "Ответственный исполнитель Гончарова, дата исполнения 1 октября.",
            Outcome.INTERIM,
            date(2024, 10, 1),
        ),
        ("В срок не укладываемся. Реальная дата – 18 октября.", Outcome.EXTENSION, date(2024, 10, 18)),
        ("Практик нет, поселения направят сведения самостоятельно.", Outcome.NOTHING, None),
        (
            "Ваша организация не является органом, уполномоченным запрашивать такие сведения.",
            Outcome.REFUSAL,
            None,
        ),
        ("Размещать не стали, так как таковых нет.", Outcome.NOTHING, None),
        ("Размещать не стали, так как людей нет.", Outcome.REFUSAL, None),
        ("Выставили 2 практики на площадку.", Outcome.REPORT, None),
        ("Марафон назначен на 28 сентября.", Outcome.UNCLEAR, None),
    ],
)
def test_what_is_said_of_days_and_grounds(text: str, outcome: Outcome, day: date | None) -> None:
    assert (find_outcome(text).outcome, find_promised_date(text, SENT)) == (outcome, day)
