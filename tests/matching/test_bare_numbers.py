"""A number without its date, where two of our letters bear it; other ways of hardly naming the request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email.message import EmailMessage

import pytest

from mailflow.mail.parsing.parse import parse_message
from mailflow.matching.context import Context, NoMemory
from mailflow.matching.understand import Matcher
from mailflow.model.message import OpenedMessage
from mailflow.model.request import Request
from mailflow.model.understanding import Decision, Understanding
from tests.matching.desk import STRANGER, VARNAVINSKOE, recorded
from tests.matching.desk import read as read_this_year
from tests.matching.town import ASSOCIATION, MARATHON, PROPOSALS, example_directory

LAST_YEAR = Request("96", date(2023, 9, 11), "О проведении Дня села", date(2023, 10, 2))
SAME_MATTER = replace(LAST_YEAR, title=MARATHON.title, figures=MARATHON.figures)


def _read(
    body: str, subject: str = "Ответ", others: tuple[Request, ...] = (LAST_YEAR, PROPOSALS)
) -> Understanding:
    message = EmailMessage()
    message["From"] = VARNAVINSKOE
    message["To"] = "sovet@sovet-mokk.example"
    message["Subject"] = subject
    message["Date"] = "Thu, 26 Sep 2024 12:00:00 +0300"
    message.set_content(body)
    requests = (*others, MARATHON)
    context = Context(ASSOCIATION, example_directory(), requests, (), NoMemory())
    matcher = Matcher(example_directory(), requests)
    return matcher.understand(OpenedMessage(parse_message(message.as_bytes())), context)


def _requests(understood: Understanding) -> list[str]:
    return [each.case.request for each in understood.cases if each.decision is Decision.RECORDED]


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("На Ваш № 96: практик нет.", "Ответ"),
        ("По письму № 96 докладываем: размещены две практики.", "О марафоне"),
        ("Практика одна.", "96"),
        ("Инициатив нет, практик 3.", "инф. на 96"),
        ("Размещена 1 практика.", "Re: письмо № 96"),
    ],
)
def test_number_and_matter_agree_on_one_of_two_years(body: str, subject: str) -> None:
    assert _requests(_read(body, subject)) == ["96-2024"]


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("На № 96 сообщаем: предложений нет.", "Ответ"),
        ("Направляем документы. № 96, практика работы с молодёжью.", "Документы"),
        ("96 практик собрано в нашем сборнике.", "Сборник"),
    ],
)
def test_a_bare_number_alone_is_settled_by_a_person(body: str, subject: str) -> None:
    understood = _read(body, subject)

    assert _requests(understood) == []
    offered = [each.case.request for each in understood.cases] + [
        each.request for each in understood.candidates[:3] if each.request
    ]
    assert "96-2024" in offered


def test_two_letters_of_one_number_and_matter_are_told_by_nobody() -> None:
    assert _requests(_read("На № 96: практик нет.", others=(SAME_MATTER,))) == []


@pytest.mark.parametrize(
    "subject",
    ["96 от 05.09.2024", "Варнавинское, ответ 96 от 05.09.24", "инф. по 96 от 5 сентября 2024 г."],
)
def test_number_and_date_need_no_sign_in_a_subject(subject: str) -> None:
    understood = read_this_year("Размещено 2 практики.", subject=subject, sender=VARNAVINSKOE)

    assert _requests(understood) == ["96-2024"]


def test_a_bill_with_our_number_and_date_is_no_answer() -> None:
    understood = read_this_year("К оплате 300 рублей.", subject="Счёт 96 от 05.09.2024", sender=VARNAVINSKOE)

    assert recorded(understood) == []


def test_the_request_whose_day_is_near_is_offered_first() -> None:
    youngest = Request("97", date(2024, 9, 25), "О субботниках", date(2024, 11, 1))
    understood = _read("Направляем документ.", others=(PROPOSALS, youngest))
    offered = [each.case.request for each in understood.cases]

    assert offered[:1] == ["96-2024"]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Администрация Варнавинского с/п Абинского района. На площадке размещены 2 практики.", ["03601401"]),
        ("Добрый день!\nАдминистрация Варнавинского сельского поселения. Практик нет.", ["03601401"]),
        ("Варнавинское сельское поселение Абинского района. Извините, почта новая. Практик 1.", ["03601401"]),
        ("Варнавинскому сельскому поселению Абинского района. Практик 1.", []),
        ("Администрации Варнавинского с/п. На площадке размещены 2 практики.", []),
        ("Звонила администрация Варнавинского с/п. Их 2 практики размещены.", []),
    ],
)
def test_an_office_that_opens_the_letter_as_a_sentence_writes_it(body: str, codes: list[str]) -> None:
    assert recorded(read_this_year(body, subject="на № 96 от 05.09.2024", sender=STRANGER)) == codes


def test_an_answer_sent_as_a_link_is_unclear() -> None:
    body = "На № 96 от 05.09.2024 https://storage.example/d/1 (большой объём, ссылкой)"

    assert recorded(read_this_year(body, sender=VARNAVINSKOE)) == []


def test_zeros_beside_a_promise_are_no_figures() -> None:
    body = "На № 96 от 05.09.2024: загрузить практику пока не смогли, до пятницы сделаем."
    case = read_this_year(body, sender=VARNAVINSKOE).cases[0]

    assert (str(case.outcome), case.figures) == ("interim", {})
