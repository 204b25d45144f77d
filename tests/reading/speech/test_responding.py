"""What a request asks for decides what an answer is: a name, people who come, a proposal, an opinion."""

import pytest

from mailflow.reading.speech.responding import given_kinds
from mailflow.reading.speech.responses import find_response
from mailflow.reading.speech.wants import Want, Wanted, wants_of
from mailflow.reading.speech.wishes import without_wishes
from mailflow.reading.speech.words import sentences

_TOPICS = ("форум", "устав", "закон", "видеоконференц", "ссыл", "совет", "молодеж")


def _wanted(*kinds: Want) -> Wanted:
    return Wanted(frozenset(kinds), _TOPICS)


@pytest.mark.parametrize(
    ("item", "kinds"),
    [
        ("фамилия и телефон ответственного лица", {Want.PERSON}),
        ("список участников форума", {Want.PEOPLE}),
        ("предложения в план работы", {Want.PROPOSALS}),
        ("мнение о проекте закона", {Want.OPINION}),
        ("действующая редакция устава", {Want.DOCUMENT}),
        ("подтвердить получение ссылки", {Want.READINESS}),
        ("имеется ли молодежный совет", {Want.EXISTENCE}),
        ("о числе участников ярмарок", set()),
        ("о количестве ликвидированных свалок", set()),
    ],
)
def test_a_point_names_what_is_wanted(item: str, kinds: set[Want]) -> None:
    assert wants_of("о форуме", [item], []) == kinds


@pytest.mark.parametrize(
    ("want", "text"),
    [
        (Want.PERSON, "ответственное лицо - сыроежкин петр ильич, специалист."),
        (Want.PERSON, "ответственным определен глава поселения."),
        (Want.PERSON, "работа с молодежью возложена на специалиста дождикова а.п."),
        (Want.PERSON, "ответственным буду я сам."),
        (Want.PERSON, "по вопросам молодежи просим обращаться к дождикову а.п."),
        (Want.PEOPLE, "на форум поедут 4 участника."),
        (Want.PEOPLE, "считаем достойным дождикова а.п., участника форума."),
        (Want.PEOPLE, "просим записать двоих: дождикова т.в. и сыроежкин о.а."),
        (Want.PEOPLE, "делегат один, дождиков в.в., прибудет 20 ноября."),
        (Want.PROPOSALS, "просим включить в план обучение старост."),
        (Want.PROPOSALS, "хотелось бы послушать лекции о публичных слушаниях."),
        (Want.PROPOSALS, "хотелось бы, чтобы в 2025 году рассмотрели проблему дорог."),
        (Want.PROPOSALS, "направляю одно предложение - организовать конкурс старост."),
        (Want.OPINION, "депутаты проект закона поддерживают."),
        (Want.OPINION, "проект не поддерживаем."),
        (Want.OPINION, "возражений не имеется."),
        (Want.DOCUMENT, "направляем устав в действующей редакции."),
        (Want.READINESS, "к видеоконференции готовы, ссылка получена."),
        (Want.EXISTENCE, "молодежный совет имеется."),
    ],
)
def test_it_is_given_in_its_own_way(want: Want, text: str) -> None:
    assert given_kinds(sentences(text)[0], _wanted(want)) == {want}


@pytest.mark.parametrize(
    ("want", "text"),
    [
        (Want.PERSON, "прошу назначить ответственным дождикова а.п."),
        (Want.PERSON, "исп. сыроежкин а.в., тел. 8 (86145) 7-00-00"),
        (Want.PERSON, "кто теперь отвечает за молодежь?"),
        (Want.PEOPLE, "желаем, чтобы на форум приехали двое участников."),
        (Want.PROPOSALS, "пересылаем его предложения (4) - наши еще в работе."),
        (Want.READINESS, "ссылку не получили."),
        (Want.READINESS, "к видеоконференции не готовы."),
        (Want.EXISTENCE, "молодежный совет не создан."),
    ],
)
def test_what_gives_it_not(want: Want, text: str) -> None:
    assert given_kinds(sentences(text)[0], _wanted(want)) == set()


@pytest.mark.parametrize(
    ("want", "text"),
    [
        (Want.PEOPLE, "участников от нас не будет."),
        (Want.PEOPLE, "к сожалению, направить участников не имеем возможности."),
        (Want.PROPOSALS, "предложений в план не имеем."),
        (Want.EXISTENCE, "молодежный совет в поселении отсутствует."),
    ],
)
def test_there_may_be_none(want: Want, text: str) -> None:
    found = find_response(text, _wanted(want))
    assert found is not None
    assert found.none


def test_names_below_their_title_are_listed() -> None:
    low = "направляем список участников форума. 1. сыроежкин петр ильич. 2. дождиков а.а. питание не нужно."
    found = find_response(low, _wanted(Want.PEOPLE))
    assert found is not None
    assert "питание" in found.rest
    assert "сыроежкин" not in found.rest


@pytest.mark.parametrize(
    "wish",
    [
        "просим забронировать место на стоянке",
        "просим все письма дублировать на этот адрес",
        "если нужны пояснения, звоните",
        "просим разместить делегатов в одной гостинице",
        "просим сообщить, если файл не откроется",
        "просим проверить, все ли отображается",
    ],
)
def test_practical_wishes_are_left_out(wish: str) -> None:
    assert without_wishes(f"делегат один. {wish}.").split() == ["делегат", "один.", "."]


def test_a_question_is_no_wish() -> None:
    asked = "просим сообщить, будет ли краевая субсидия."
    assert without_wishes(asked) == asked


_LAW = Wanted(frozenset({Want.PROPOSALS, Want.OPINION}), _TOPICS)


@pytest.mark.parametrize(
    "text",
    [
        "предложения и замечания рассмотрены и будут направлены после подписания.",
        "предложения направим после сессии.",
    ],
)
def test_what_is_yet_to_be_sent_is_not_given(text: str) -> None:
    assert find_response(text, _LAW) is None


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("замечаний и предложений к законопроекту не имеем.", True),
        ("предложений и замечаний не поступило.", True),
        ("возражений не возникло, дополнить нечем.", True),
        ("замечаний нет, проект поддерживаем.", False),
        ("замечание одно, неясно, кто платит. просим уточнить это в тексте.", False),
    ],
)
def test_no_remarks_are_nothing_unless_the_draft_is_backed(text: str, none: bool) -> None:
    found = find_response(text, _LAW)

    assert found is not None
    assert found.none is none


@pytest.mark.parametrize(
    "text",
    ["контактировать с вами будет ярош илья петрович.", "ф.и.о.: зимина раиса павловна."],
)
def test_a_person_is_named_by_what_he_will_do_or_by_a_label(text: str) -> None:
    assert find_response(text, _wanted(Want.PERSON)) is not None


def test_an_opinion_may_be_told_by_its_colour() -> None:
    assert find_response("мнение положительное, за округ.", _LAW) is not None


def test_who_led_once_leads_no_more() -> None:
    person = _wanted(Want.PERSON)

    assert find_response("страницу вела зимина полина андреевна, она увольняется.", person) is None
    assert find_response("страницу ведет зимина полина андреевна.", person) is not None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("просим прислать проект, без него ни предложений, ни замечаний дать не можем.", _LAW),
        ("скорее всего поедет зимина а.п.", _wanted(Want.PEOPLE)),
    ],
)
def test_what_is_withheld_or_unsure_is_not_given(text: str, wanted: Wanted) -> None:
    assert given_kinds(sentences(text)[0], wanted) == frozenset()
