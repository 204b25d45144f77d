"""Whether somebody is set to work: an errand, an order to a colleague."""

from __future__ import annotations

import pytest

from mailflow.reading.speech.acts import Act, does


@pytest.mark.parametrize(
    "said",
    [
        "глянь, пожалуйста",
        "ирина петровна, подпишите и верните скан",
        "скинь мне потом",
        "не знаем, ответьте",
        "вера, проверь цифры",
        "приезжайте с отчетом в пятницу",
        "приезжайте проверять, тогда и выложим",
        "передайте главе, пусть подпишет",
    ],
)
def test_imperatives_speak_to_a_colleague(said: str) -> None:
    assert does(said, Act.ORDERS)


@pytest.mark.parametrize(
    "said",
    [
        "примите, пожалуйста, ответ",
        "извините за задержку",
        "сообщение создано автоматически, не отвечайте на него",
        "две практики нашли и разместили",
        "проведена акция подари дерево",
        "практику найдете на площадке",
        "сообщим, что размещено две практики",
        "см. вложение",
        "берегите себя",
        "хотели позже, но вы торопите",
        "раз просите, отвечаем",
        "как говорится, сделал дело - гуляй смело",
        "кланяйтесь краснодару",
        "приезжайте на уху",
        "передавайте привет олегу борисовичу",
    ],
)
def test_courtesies_speak_to_whoever_asked(said: str) -> None:
    assert not does(said, Act.ORDERS)


@pytest.mark.parametrize(
    "said",
    [
        "прошу согласовать до конца дня",
        "просим вас в срок до 20.09.2024 представить сведения",
        "просьба завизировать письмо",
        "вам следует доложить об исполнении",
        "предлагаем ассоциации разместить нашу практику",
    ],
)
def test_an_errand_is_set_to_whoever_reads(said: str) -> None:
    assert does(said, Act.SETS_TASK)


@pytest.mark.parametrize(
    "said",
    [
        "просим принять и учесть нашу информацию",
        "жители просили помочь с дорогой, практика размещена",
        "по просьбе жителей удалось открыть сквер",
        "просим уточнить сведения в сводке",
    ],
)
def test_a_courtesy_and_a_request_of_others_are_no_errand(said: str) -> None:
    assert not does(said, Act.SETS_TASK)
