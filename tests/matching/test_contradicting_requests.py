"""Number, date and matter speak of one letter, or a person decides."""

from __future__ import annotations

import pytest

from mailflow.model.understanding import Decision, Strength, Understanding
from mailflow.reading.quotations import quoted, quoted_reference
from tests.matching.desk import VARNAVINSKOE, page, read


def _recorded(understood: Understanding) -> list[str]:
    return [each.case.request for each in understood.cases if each.decision is Decision.RECORDED]


@pytest.mark.parametrize(
    "body",
    [
        "На № 96 от 05.09.2024\n\nО предложениях в план работы Палаты\n\nПредложений нет.",
        "На Ваше письмо от 05.09.2024 о предложениях в план работы Палаты сообщаем: предложений нет.",
        "На Ваше письмо от 01.08.2024 о марафоне «Муниципальный диалог»: размещено 2 практики.",
        "на № 96 (05.09.2023): размещено 2 практики.",
    ],
)
def test_what_contradicts_goes_to_a_person(body: str) -> None:
    understood = read(body, sender=VARNAVINSKOE)

    assert _recorded(understood) == []
    assert (understood.reason or "").startswith("указанные номер и дата не сходятся с нашими запросами")


@pytest.mark.parametrize(
    "name", ["Ответ на исх. № 96 от 05.09.2024.pdf", "Лесное на №96 от 05.09.2024 (2).pdf"]
)
def test_a_file_named_after_one_letter_with_the_answer_to_another_goes_to_a_person(name: str) -> None:
    text = "На № 89 от 20.08.2024\n\nО предложениях в план работы Палаты\n\nПредложений нет."

    understood = read("См. вложение.", sender=VARNAVINSKOE, documents=(page(text, name=name),))

    assert _recorded(understood) == []
    assert "говорит о другом нашем письме" in (understood.reason or "")


def test_a_file_named_after_two_letters_agrees_with_the_one_it_answers() -> None:
    text = "На № 96 от 05.09.2024 сообщаем: размещено 2 практики."
    name = "На № 96 от 05.09.2024 и на № 89 от 20.08.2024.pdf"

    understood = read("См. вложение.", sender=VARNAVINSKOE, documents=(page(text, name=name),))

    assert "96-2024" in _recorded(understood)


def test_an_answer_to_a_letter_that_is_not_ours_is_proposed_and_settled_for_none_of_ours() -> None:
    understood = read("На № 77 от 01.08.2024 сообщаем: проведено 2 субботника.", sender=VARNAVINSKOE)

    assert understood.cases == ()
    assert {each.municipality for each in understood.candidates} == {"03601401"}
    assert understood.reason == (
        "указанные номер и дата не сходятся с нашими запросами — «На № 77 от 01.08.2024», текст письма: "
        "такого письма ассоциация не направляла"
    )


def test_an_answer_to_a_stranger_beside_ours_is_shown_and_ours_recorded() -> None:
    body = "На № 96 от 05.09.2024: размещено 2 практики.\nНа № 77 от 01.08.2024: проведено 5 субботников."

    understood = read(body, sender=VARNAVINSKOE)

    assert _recorded(understood) == ["96-2024"]
    shown = [each for each in understood.cases[0].evidence if "№ 77 от 01.08.2024" in each.detail]
    assert [each.strength for each in shown] == [Strength.WEAK]


@pytest.mark.parametrize(
    "body",
    [
        "На Ваше письмо от 05.09.2024 об участии в марафоне «Муниципальный диалог»: размещено 2 практики.",
        "на № 96 (05.09.2024): размещено 2 практики.",
        "На ? 96 от 05.09.2024: размещено 2 практики.",
        "На N? 96 от 05.09.2024: размещено 2 практики.",
        "Ответ на № 89 от 20.08.2024 был направлен ранее (исх. № 7 от 01.09.2024). На № 96 от 05.09.2024:"
        " размещено 2 практики.",
        "Ответ на № 89 от 20.08.2024 был направлен ранее. На № 96 от 05.09.2024: направлено 12 практик.",
        "Ваш исх. № 96 от 05.09.2024: размещено 2 практики.",
        "Администрация муниципального округа\n\nНа 96 от 05.09.2024: размещено 2 практики.",
        "О марафоне. На 96 от 05.09.2024: размещено 2 практики.",
    ],
)
def test_what_agrees_is_recorded(body: str) -> None:
    assert _recorded(read(body, sender=VARNAVINSKOE)) == ["96-2024"]


def test_two_letters_answered_at_once_stay_two() -> None:
    body = "Ваш исх. № 89 от 20.08.2024: предложений нет.\n\nНа № 96 от 05.09.2024: размещено 2 практики."

    assert sorted(_recorded(read(body, sender=VARNAVINSKOE))) == ["89-2024", "96-2024"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("(на №96 от 5 сентября 2024", "«на №96 от 5 сентября 2024»"),
        ("Каневского района на № 96 от 05.09.2024", "«на № 96 от 05.09.2024»"),
        ('образований края" от 05.09.2024 № 96', "«от 05.09.2024 № 96»"),
        ('На № 96 от "05" сентября 2024', "«На № 96 от „05“ сентября 2024»"),
    ],
)
def test_a_reference_is_quoted_whole(written: str, shown: str) -> None:
    assert quoted_reference(written) == shown


def test_a_name_is_quoted_with_its_bracket() -> None:
    assert quoted("Холмского с/п (Абинский район") == "«Холмского с/п (Абинский район)»"


@pytest.mark.parametrize(
    ("subject", "requests"),
    [
        ("Ответ на № 89 от 20.08.2024", []),
        ("Ответ на № 96 от 05.09.2024", ["96-2024"]),
        ("Ответы на № 89 от 20.08.2024, на № 96 от 05.09.2024", ["96-2024"]),
        ("Re: исх. № 89 от 20.08.2024", ["96-2024"]),
    ],
)
def test_a_subject_that_answers_another_letter_than_the_text_contradicts_it(
    subject: str, requests: list[str]
) -> None:
    text = "На № 96 от 05.09.2024 сообщаем: размещено 2 практики."

    assert sorted(_recorded(read(text, subject=subject, sender=VARNAVINSKOE))) == requests
