"""A sentence that takes back what is told beside it shows the letter to a person."""

import pytest

from mailflow.matching.papers.belonging import stranger
from mailflow.model.understanding import Outcome
from mailflow.reading.speech.wants import Wanted

_TOPICS = ("практик", "инициатив", "диалог")
_TOLD = "практик размещено 2, инициатив 1."


@pytest.mark.parametrize(
    "said",
    [
        "в планах.",
        "на бумаге.",
        "в прошлом году.",
        "не для отчета.",
        "прошу не считать.",
        "просим не учитывать.",
        "не верьте ни единому слову.",
        "это не то письмо.",
        "я здесь больше не работаю.",
        "я не из администрации.",
        "прочитала в газете.",
        "узнали об этом из новостей.",
        "пишу для примера.",
        "размещали соседи, не мы.",
        "так решил район.",
        "честно говоря, не разместили.",
        "скажу как есть: ни одной.",
        "все это неточно.",
        "глава обещал подписать завтра.",
        "на подпись.",
        "ориентировочно.",
        "возможно.",
        "еще нет.",
        "отвечаем не мы.",
        "читателям.",
    ],
)
def test_what_takes_an_answer_back_is_shown(said: str) -> None:
    assert stranger(f"{_TOLD} {said}", Wanted(topics=_TOPICS), Outcome.REPORT) == said


@pytest.mark.parametrize(
    "said",
    [
        "в прошлом году построен парк.",
        "на портале муниципалитеты.рф.",
        "по состоянию на 20.09.2024.",
        "узнали о марафоне из новостей района и разместили.",
        "одну практику просим не считать нарушением срока.",
        "инициатив ни одной.",
        "остальных не размещали.",
        "глава подписал ответ.",
        "председателю правления ассоциации.",
        "отвечаем не мы одни.",
        "на площадке возможно голосование.",
    ],
)
def test_what_adds_to_an_answer_belongs(said: str) -> None:
    assert stranger(f"{_TOLD} {said}", Wanted(topics=_TOPICS), Outcome.REPORT) == ""
