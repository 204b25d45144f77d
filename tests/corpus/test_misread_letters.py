"""Replies once read wrongly: what was recorded as a report and was none, names and figures once lost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mailflow.matching.memory import RunningMemory
from mailflow.model.understanding import Decision, Kind, Outcome
from tests.corpus.letters import COVER, HEAD, kind_of, short_letter
from tests.matching.desk import REFERENCE, VARNAVINSKOE, page, read, recorded

VARNAVINSKOE_CODE = "03601401"


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Администрация не является членом ассоциации, информация не предоставляется.", Outcome.REFUSAL),
        ("Просим продлить срок предоставления информации до 10.10.2024.", Outcome.EXTENSION),
        ("Просим уточнить, в какой форме следует направить информацию.", Outcome.QUESTION),
        ("Обращение перенаправлено по принадлежности в департамент.", Outcome.REDIRECT),
    ],
)
def test_what_a_one_sentence_document_says_wants_a_person(sentence: str, outcome: Outcome) -> None:
    understood = read(COVER, documents=(short_letter(sentence),))
    assert [(each.outcome, each.decision) for each in understood.cases] == [(outcome, Decision.REVIEW)]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Письмо принято к исполнению, ответ будет представлен дополнительно.", Outcome.INTERIM),
        ("Успешных практик, рекомендуемых к размещению, не имеется.", Outcome.NOTHING),
        (
            "Направить информацию не представляется возможным в связи с отсутствием практик.",
            Outcome.NOTHING,
        ),
    ],
)
def test_a_cover_that_encloses_does_not_make_a_report_of_its_document(
    sentence: str, outcome: Outcome
) -> None:
    understood = read(COVER, documents=(short_letter(sentence),))
    assert [each.outcome for each in understood.cases] == [outcome]


def test_a_date_in_words_below_the_letterhead_is_no_line_of_a_table() -> None:
    letter = short_letter("Сообщаем: размещено практик – 2.", day="16 сентября 2024 г.")
    assert recorded(read(COVER, documents=(letter,))) == [VARNAVINSKOE_CODE]


def test_an_archive_is_its_members() -> None:
    archive = page("", name="Ответ.zip", content_type="application/zip", sha256="cd" * 32, pages=())
    letter = short_letter("Предложения направляем, просим учесть.", container="Ответ.zip")
    assert read(COVER, documents=(archive, letter)).reason is None


def test_a_reference_between_name_and_verb_hides_no_author() -> None:
    body = (
        "Администрация Варнавинского сельского поселения Абинского района во исполнение исх. № 96 "
        "от 05.09.2024 г. сообщает, что размещено 2 практики."
    )
    assert recorded(read(body)) == [VARNAVINSKOE_CODE]


def test_a_title_in_quotes_before_the_office_hides_no_author() -> None:
    body = (
        "По письму «Муниципальный диалог» администрация МО «Абинский район» сообщает следующее: "
        f"{REFERENCE.lower()} практик и инициатив нет."
    )
    assert recorded(read(body)) == ["03601000"]


def test_an_office_in_the_dative_is_written_to() -> None:
    body = f"Главе города Анапа\n\n{REFERENCE} сообщаем: успешные практики отсутствуют."
    assert recorded(read(body)) == []


def test_another_document_beneath_the_same_cover_is_no_repetition() -> None:
    memory = RunningMemory()
    first = short_letter("Сообщаем: размещено практик – 2.")
    memory.note("one", read(COVER, documents=(first,), memory=memory))
    text = f"{HEAD}\n25.09.2024 № 01-15/300\n{REFERENCE}\nСообщаем: размещено практик – 5."
    second = page(text, sha256="ef" * 32)
    understood = read(COVER, documents=(second,), memory=memory)
    assert understood.cases[0].figures == {"practices": Decimal(5)}


def test_a_letter_that_repeats_one_waiting_for_a_person_waits_too() -> None:
    memory = RunningMemory()
    body = (
        f"{REFERENCE} направляем файлы: https://cloud.mail.ru/public/AbCd/demo\nФайлы хранятся до 28.10.2024"
    )
    memory.note("one", read(body, sender=VARNAVINSKOE, memory=memory))
    assert recorded(read(body, sender=VARNAVINSKOE, memory=memory)) == []


@pytest.mark.parametrize(
    ("said", "practices"),
    [
        ("количество практик увеличилось с одной до 7.", 7),
        ("было размещено 4 практики, стало – 10.", 10),
        ("размещено 5 практик из 15 запланированных.", 5),
        ("количество размещённых практик:\n3. Контактное лицо сообщим.", 3),
        ("количество размещённых практик: \n1. Контактное лицо сообщим.", 1),
        ("размещено 5 практик из 15 \nзапланированных.", 5),
        ("было размещено 5 \nпрактик, стало – 16.", 16),
        ("всего размещено 14 материалов, из них практик \n– 6.", 6),
        ("размещено 5 практик. Всего в крае размещено 4 практики.", 5),
    ],
)
def test_figures_of_before_of_plans_and_of_the_krai_are_not_reported(said: str, practices: int) -> None:
    understood = read(f"{REFERENCE} сообщаем: {said}", sender=VARNAVINSKOE)
    assert understood.cases[0].figures == {"practices": Decimal(practices)}


def test_a_unit_before_a_new_sentence_ends_its_own() -> None:
    said = "практики: 8 шт., инициативы: 1 шт. Всего в крае размещено 4 практики."
    understood = read(f"{REFERENCE} сообщаем: {said}", sender=VARNAVINSKOE)
    assert understood.cases[0].figures == {"practices": Decimal(8), "initiatives": Decimal(1)}


def test_the_sign_may_touch_its_abbreviation_where_the_charset_has_none() -> None:
    understood = read(
        "Сообщаем, что практик нет.", subject="Ответ на исх.N96 от 05.09.2024", sender=VARNAVINSKOE
    )
    assert recorded(understood) == [VARNAVINSKOE_CODE]


def test_a_transcript_names_whom_a_letter_did_not_reach() -> None:
    text = (
        "The original message was received at Thu, 5 Sep 2024 15:00:00 +0300\n\n"
        "   ----- The following addresses had permanent fatal errors -----\n"
        "<dead@mail-ru.example>\n    (reason: 550 5.1.1 User unknown)\n"
    )
    verdict = kind_of("MAILER-DAEMON@gw.example", "Returned mail: see transcript for details", text)
    assert [each.address for each in verdict.failed] == ["dead@mail-ru.example"]


def test_a_notice_of_a_received_document_is_a_registration() -> None:
    text = "Получен документ «Об участии».\nРегистрационный номер: 57-03/22\nДата регистрации: 06.09.2024"
    assert kind_of("noreply@sed.example", "СЭД", text).kind is Kind.REGISTRATION
