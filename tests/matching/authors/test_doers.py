"""Whose deed a verb tells, and whether the writer says so himself."""

from __future__ import annotations

import pytest

from mailflow.matching.authors.doers import Doer, doer_of
from mailflow.matching.authors.frames import is_told
from mailflow.reading.speech.predicates import Predicate, find_predicates
from mailflow.reading.speech.words import Sentence, sentences


def _last_verb(text: str) -> tuple[Sentence, Predicate, tuple[Predicate, ...]]:
    sentence = sentences(text.lower())[0]
    predicates = find_predicates(sentence)
    return sentence, predicates[-1], predicates


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Мы разместили две практики", Doer.OURS),
        ("Поселение разместило две практики", Doer.OURS),
        ("Практику разместил специалист администрации", Doer.OURS),
        ("Нами размещены две практики", Doer.OURS),
        ("Администрацией поселения размещена практика", Doer.OURS),
        ("Муниципальным образованием размещена практика", Doer.OURS),
        ("Размещены две практики", Doer.UNNAMED),
        ("Численность резерва составляет 11 человек", Doer.UNNAMED),
        ("В резерве состоит 19 человек", Doer.UNNAMED),
        ("Практику вчера разместили", Doer.UNNAMED),
        ("Практику разместила Иванова", Doer.UNNAMED),
        ("Работниками администрации поселения размещена практика", Doer.OURS),
        ("Совет депутатов назначил двух старост", Doer.OURS),
        ("Сход граждан избрал старосту", Doer.OURS),
        ("Совет ветеранов назначил двух старост", Doer.OTHERS),
        ("Совет района назначил двух старост", Doer.OTHERS),
        ("Все поселения района разместили по практике", Doer.OTHERS),
        ("Поселениями района размещено пять практик", Doer.OTHERS),
        ("Школами района размещено 12 практик", Doer.OTHERS),
        ("Соседнее поселение разместило практику", Doer.OTHERS),
        ("Бывший глава разместил практику", Doer.OTHERS),
        ("ТОС разместил одну практику", Doer.OTHERS),
        ("Компания разместила две практики", Doer.OTHERS),
        ("Жители разместили практику", Doer.OTHERS),
        ("Большинство уже разместило практики", Doer.OTHERS),
        ("Она разместила три практики", Doer.OTHERS),
    ],
)
def test_the_doer_is_the_subject_or_the_agent(text: str, doer: Doer) -> None:
    sentence, verb, _ = _last_verb(text)

    assert doer_of(sentence, verb) is doer


@pytest.mark.parametrize(
    "text",
    [
        "Сообщаем, что практика размещена",
        "Рады сообщить, что практика размещена",
        "Глава поселения докладывает, что практика размещена",
        "На сходе одобрена практика, которая размещена",
        "По данным администрации, практика размещена",
        "Практика размещена, но инициативы не поступали",
    ],
)
def test_what_the_writer_says_is_told(text: str) -> None:
    sentence = sentences(text.lower())[0]
    predicates = find_predicates(sentence)
    posted = next(each for each in predicates if each.lemma == "разместить")

    assert is_told(sentence, posted, predicates)


@pytest.mark.parametrize(
    "text",
    [
        "Прежний глава утверждал, что практика размещена",
        "Школа сообщает, что практика размещена",
        "Просим сообщить, что практика размещена",
        "Сведений о том, что практика размещена, нет",
        "Уволена сотрудница, которая разместила практику",
        "По словам депутата, практика размещена",
        "Практика вроде размещена",
        "Разместили бы и мы",
        "Если площадка открыта, практика размещена",
        "Спрашивают, размещена ли практика",
        "Практика размещена, но на площадке не отображается",
        "Практика размещена, однако модератором отклонена",
    ],
)
def test_what_is_reported_supposed_or_undone_is_not_told(text: str) -> None:
    sentence = sentences(text.lower())[0]
    predicates = find_predicates(sentence)
    posted = next(each for each in predicates if each.lemma == "разместить")

    assert not is_told(sentence, posted, predicates)


def test_what_citizens_did_with_what_is_asked_about_is_reported() -> None:
    sentence = sentences("гражданами подано 340 заявок.")[0]
    predicate = find_predicates(sentence)[0]

    assert doer_of(sentence, predicate, topics=("заяв",)) is Doer.UNNAMED
    assert doer_of(sentence, predicate, topics=("практик",)) is Doer.OTHERS


def test_what_citizens_posted_is_theirs() -> None:
    sentence = sentences("жителями размещено 3 практики.")[0]
    predicate = find_predicates(sentence)[0]

    assert doer_of(sentence, predicate, topics=("практик",)) is Doer.OTHERS
