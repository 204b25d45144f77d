"""«На № 96 от 05.09.2024» in all its spellings, and what only looks like it."""

from datetime import date

import pytest

from mailflow.model.request import Request
from mailflow.model.understanding import Strength
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.issuers import is_of_another_office
from mailflow.reading.references.reference import ReferenceForm
from mailflow.reading.references.references import find_references
from mailflow.reading.references.request_match import MatchGrade, match_request, placed_in

REQUESTS = (
    Request("96", date(2024, 9, 5), "Об участии в марафоне «Муниципальный диалог»", date(2024, 9, 30)),
    Request("89", date(2024, 8, 20), "О предложениях", date(2024, 9, 10)),
    Request("01-12/107", date(2024, 9, 12), "О сведениях", date(2024, 9, 30)),
)
EXACT = """
На № 96 от 05.09.2024
на исх.№96 от 5.9.2024
нa № 96 oт 05.09.2024
Ha N 96 от 05.09.2024г.
На Nº 96 от 05/09/2024
во исполнение исх. № 96 от 5 сентября 2024 г.
на Ваш № 96-СМО от 05.09.2024
на письмо № 96/С от 05.09.2024
На № ____96____ от ___05.09.2024___
от 27.09.2024 № 01-15/2341 на № 96 от 05.09.2024
на 96 от 05.09.2024
В ответ на письмо «Совета муниципальных образований Краснодарского края» от «05» сентября 2024 года № 96
в соответствии с Вашим запросом от 05.09.2024 г. № 96
письмом номер 96 от 2024-09-05
На №: 96 от: 05.09.2024
на ваше письмо (исх. № 96 от 05.09.2024)
НА ИСХ. № 96 ОТ 05.09.2024
Ваш № 96/2024 от 05.09.2024
в ответ на обращение 96 от 05.09.2024
№ вашего письма: 96, дата: 05.09.2024
На №96от05.09.2024
на № 096 от 05.09.2024
Исходящий номер: 96 от 05.09.2024.
на № 89 от 20.08.2024 и № 96 от 05.09.2024
исполнение запроса 96 от 05.09.2024
"""
SCANNED = """
На Ne 96 от 05.09.2024
На М 96 от 05.09.2024
Ha No 96 or 05.09.2024
На № 96 от О5.09.2О24
На Jfe 96 от 05.09.2024
На № 96 от 05,09.2024
На № 96 0т 05.09.2024
Ha Nе 96 oт 05.09.2024
На Хе 96 от 05.09.2024r.
"""
TRAPS = """
№ 96 часов – 9 600 руб.
марафон № 96
школа № 96
на базе школы № 96
МБДОУ д/с № 96
детский сад № 96 «Ромашка»
постановление от 05.09.2024 № 96
постановлением администрации № 96 от 05.09.2024
приказ № 96 от 05.09.2024
ул. Ленина, 96
Федеральный закон от 05.09.2024 № 96-ФЗ
44-ФЗ
на участке № 96
по договору № 96 от 05.09.2024
на маршруте № 96
ИНН 2312096096
8 (86168) 0-00-96
№ 96 ч.
на 96 % выполнено
на курсы № 96 от 05.09.2024
по форме № 96
вх. № 96
"""


def _grades(text: str, *, ocr: bool = False) -> list[tuple[str, MatchGrade]]:
    found = find_references(Passage(Place.DOCUMENT, text, ocr=ocr))
    matches = (match_request(each, REQUESTS) for each in found)
    return [(each.request.id, each.grade) for each in matches if each is not None]


def _each(block: str) -> list[str]:
    return block.strip().splitlines()


@pytest.mark.parametrize("text", _each(EXACT))
def test_number_and_date_are_read_in_every_spelling(text: str) -> None:
    assert ("96-2024", MatchGrade.EXACT) in _grades(text)


def test_a_heading_above_is_not_the_letter_that_is_numbered() -> None:
    ours = "ответ на запрос рассмотрев письмо совета муниципальных образований краснодарского края "
    theirs = "ответ на запрос рассмотрев письмо горводоканала "

    assert not is_of_another_office(ours, len(ours), len(ours))
    assert is_of_another_office(theirs, len(theirs), len(theirs))


@pytest.mark.parametrize("text", _each(SCANNED))
def test_confusions_of_the_scanner_are_read(text: str) -> None:
    assert ("96-2024", MatchGrade.EXACT) in _grades(text, ocr=True)


@pytest.mark.parametrize("text", _each(TRAPS))
def test_other_numbers_are_no_reference(text: str) -> None:
    assert _grades(text) == []


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("на № 96", MatchGrade.NUMBER_ONLY),
        ("на исх. № 96 от 5 сентября", MatchGrade.NUMBER_AND_DAY),
        ("на № 96 от 09.05.2024", MatchGrade.DAY_MONTH_SWAPPED),
        ("на № 96 от 06.09.2024", MatchGrade.NUMBER_OTHER_DAY),
        ("на № 69 от 05.09.2024", MatchGrade.DIGITS_SWAPPED),
        ("на № 95 от 05.09.2024", MatchGrade.DATE_ONLY),
        ("на № 96 от 05.09.2023", MatchGrade.YEAR_CONFLICT),
    ],
)
def test_agreement_is_graded(text: str, grade: MatchGrade) -> None:
    assert _grades(text) == [("96-2024", grade)]


def test_the_form_tells_theirs_from_ours() -> None:
    letterhead = "27.09.2024 № 01-15/2341\nНа № 96 от 05.09.2024\nвх. № 5123/24 от 06.09.2024"
    found = find_references(Passage(Place.DOCUMENT, letterhead))
    assert [(each.number, each.form) for each in found] == [
        ("01-15/2341", ReferenceForm.OWN),
        ("96", ReferenceForm.IN_REPLY),
        ("5123/24", ReferenceForm.INCOMING),
    ]


def test_several_numbers_stand_behind_one_sign() -> None:
    assert [each for each, _ in _grades("на №№ 89, 96")] == ["89-2024", "96-2024"]


def test_a_number_with_a_slash_is_ours_too() -> None:
    assert _grades("На 01-12/107 от 12.09.2024") == [("01-12/107-2024", MatchGrade.EXACT)]


def test_a_file_name_writes_blanks_points_and_slashes_as_underscores() -> None:
    found = find_references(Passage(Place.FILE_NAME, "Исх. 01-15_2341 от 27_09_2024 на_№_96.pdf"))
    assert [(each.number, each.date) for each in found] == [("01-15/2341", date(2024, 9, 27)), ("96", None)]


def test_a_subject_may_name_the_bare_number() -> None:
    found = find_references(Passage(Place.SUBJECT, "инф. на 96"))
    assert [(each.number, each.form, each.certain) for each in found] == [
        ("96", ReferenceForm.IN_REPLY, False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "На Ваше письмо от 5 сентября этого года № 96",
        "на письмо ассоциации от 5 сентября т.г. исх. № 96",
        "в ответ на № 96 от 5 сентября с. г.",
        "На № 96 от пятого сентября 2024 года",
        "На Ваш запрос от пятого сентября текущего года № 96",
        "На исх. № 96 от 05.09.",
        "на письмо от 05.09 № 96",
    ],
)
def test_a_year_in_words_or_none_still_names_the_day(text: str) -> None:
    (reference,) = find_references(Passage(Place.BODY, text))
    found = match_request(reference, (*REQUESTS, _YEAR_BEFORE))

    assert reference.form is ReferenceForm.IN_REPLY
    assert found is not None
    assert (found.request.id, found.strength) == ("96-2024", Strength.STRONG)


_YEAR_BEFORE = Request("96", date(2023, 9, 11), "О награждении", date(2023, 9, 30))


@pytest.mark.parametrize(
    ("sent", "grade"), [(date(2024, 9, 20), MatchGrade.YEAR_CONFLICT), (date(2025, 2, 1), MatchGrade.EXACT)]
)
def test_last_year_is_counted_from_the_day_of_the_letter(sent: date, grade: MatchGrade) -> None:
    (reference,) = find_references(Passage(Place.BODY, "На № 96 от 5 сентября прошлого года сообщаем"))
    found = match_request(placed_in(reference, sent), REQUESTS)

    assert match_request(reference, REQUESTS) is None
    assert found is not None
    assert found.grade is grade


@pytest.mark.parametrize(
    "text",
    [
        "постановление администрации Лесного сельского поселения Лесного района № 96 от 05.09.2024",
        "распоряжением главы муниципального образования Лесной район от 05.09.2024 № 96",
        "решение Совета депутатов Речного с/п от 05.09.2024 № 96",
    ],
)
def test_the_number_of_somebodys_act_is_no_reference(text: str) -> None:
    assert find_references(Passage(Place.BODY, text)) == ()


def test_two_letters_named_date_first_are_both_answered() -> None:
    text = "На Ваши письма от 20.08.2024 № 89 и от 05.09.2024 № 96 сообщаем"

    found = find_references(Passage(Place.BODY, text))

    assert [(each.number, each.form) for each in found] == [
        ("89", ReferenceForm.IN_REPLY),
        ("96", ReferenceForm.IN_REPLY),
    ]


def test_as_many_dates_as_numbers_stand_behind_them() -> None:
    found = find_references(Passage(Place.BODY, "На №№ 89, 96 от 20.08.2024 и 05.09.2024 сообщаем"))

    assert [(each.number, each.date) for each in found] == [
        ("89", date(2024, 8, 20)),
        ("96", date(2024, 9, 5)),
    ]


def test_the_act_of_a_governor_in_brackets_is_no_reference() -> None:
    text = "Во исполнение распоряжения главы администрации (губернатора) края от 05.09.2024 № 96-р сообщаем"

    assert find_references(Passage(Place.BODY, text)) == ()
