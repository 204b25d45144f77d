"""Greetings, wishes and words on the writer's desk hold no answer back; what sounds like them may."""

import pytest

from mailflow.matching.papers.belonging import stranger
from mailflow.model.understanding import Outcome
from mailflow.reading.speech.wants import Wanted

_TOPICS = ("практик", "инициатив", "диалог")
_TOLD = "практик размещено 2, инициатив 1."


@pytest.mark.parametrize(
    "said",
    [
        "здравия желаю!",
        "мир вашему дому!",
        "низкий поклон из станицы!",
        "христос воскресе!",
        "товарищи!",
        "ирина олеговна, приветствую!",
        "хорошей недели!",
        "мирного неба и крепкого здоровья вам всем.",
        "берегите себя!",
        "не ругайтесь, размещали с телефона.",
        "позвоните мне завтра после обеда.",
        "передавайте привет олегу борисовичу.",
        "пишу стоя, стулья увезли на выборы.",
        "прошу прощения за краткость, печатаю одной рукой (гипс).",
        "пишу с ящика главы, мой заблокировали.",
        "принтер сломался, сканер украли.",
        "так решил сход, так думаю и я.",
        "так решил совет, возражать не могу.",
        "больше писать не о чем.",
        "прошу прощения, что пишу капслоком.",
        "не благодарите.",
        "ваше письмо глава расписал мне, я исполнил.",
        "специалист, отвечавший за марафон, уволился, пишу за него.",
        "пишу повторно, так как первое письмо вернулось.",
        "извините, забыла прикрепить файл, поэтому пишу здесь.",
        "ну что сказать.",
        "вода у нас, кстати, по часам.",
        "у главы болит спина.",
        "мечтаем о новом клубе.",
    ],
)
def test_an_aside_holds_no_answer_back(said: str) -> None:
    wanted = Wanted(topics=_TOPICS)
    assert stranger(f"{said} {_TOLD}", wanted, Outcome.REPORT) == ""
    assert stranger(f"{_TOLD} {said}", wanted, Outcome.REPORT) == ""


@pytest.mark.parametrize(
    "said",
    [
        "привет, это цифры соседей.",
        "соседи!",
        "уважаемые жители!",
        "хорошей шутки!",
        "позвоните соседям.",
        "пишу за соседнее поселение.",
        "пишу с почты соседей.",
        "отправляю себе на почту.",
        "мы проверяем, доходит ли почта.",
        "пишу из школы, учимся тоже.",
        "так решил район, а мы против.",
        "так думаю я, а глава против.",
        "больше врать не о чем.",
        "пишу отказом.",
        "глава поручил мне разместить практику.",
        "практика уволилась, нет ее.",
        "забыла указать, что они чужие.",
        "вода у соседей по часам, как и цифры.",
        "велели написать.",
    ],
)
def test_what_sounds_like_an_aside_and_bears_on_the_answer_is_shown(said: str) -> None:
    assert stranger(f"{_TOLD} {said}", Wanted(topics=_TOPICS), Outcome.REPORT) == said


@pytest.mark.parametrize(
    "said",
    [
        "приятного чаепития!",
        "отбой тревоги.",
        "подпись - глава.",
        "ваши вечные должники.",
        "рабочий телефон не отвечает, звоните на сотовый.",
        "печать у главы, глава в поле, поэтому без печати.",
        "наш глава говорит: лучше меньше, да лучше.",
        "главный бухгалтер родила двойню, все поздравляют.",
        "как говорится, сделал дело - гуляй смело.",
        "у нас все хорошо, чего и вам желаем.",
    ],
)
def test_a_writer_whom_we_know_may_say_it_in_any_words(said: str) -> None:
    wanted = Wanted(topics=_TOPICS)
    assert stranger(f"{said} {_TOLD}", wanted, Outcome.REPORT, known=True) == ""
    assert stranger(f"{_TOLD} {said}", wanted, Outcome.REPORT, known=True) == ""


@pytest.mark.parametrize(
    "said",
    [
        "вариант второй.",
        "полная чушь.",
        "учебная тревога по гражданской обороне, репетиция.",
        "работа школы.",
        "глава велел.",
        "мне сказали.",
        "волнуемся, что не успеем.",
        "наш глава говорит: пишите больше цифр.",
        "главе на стол.",
    ],
)
def test_even_of_a_writer_whom_we_know_what_bears_on_the_answer_is_shown(said: str) -> None:
    assert stranger(f"{said} {_TOLD}", Wanted(topics=_TOPICS), Outcome.REPORT, known=True) == said
