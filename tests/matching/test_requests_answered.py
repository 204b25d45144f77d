"""Which request is answered: number and date, thread, title; what is near is proposed only."""

from __future__ import annotations

import pytest

from mailflow.model.understanding import Decision, Outcome, Understanding
from tests.matching.desk import REFERENCE, VARNAVINSKOE, page, read


def _requests(understood: Understanding) -> list[str]:
    return [each.case.request for each in understood.cases if each.decision is Decision.RECORDED]


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("На № 96 от 05.09.2024 размещено 2 практики.", "Ответ"),
        ("Размещено 2 практики.", "инф. на 96"),
        ("Размещено 2 практики.", "МУНИЦИПАЛЬНЫЙ ДИАЛОГ"),
        ("Нa N 96 от 5 сентября 2024 г. размещено 2 практики.", "Ответ"),
        ("Ранее направляли ответ на № 89 от 20.08.2024. На № 96 от 05.09.2024: 2 практики.", "Ответ"),
    ],
)
def test_the_request_is_fixed(body: str, subject: str) -> None:
    assert _requests(read(body, subject=subject, sender=VARNAVINSKOE)) == ["96-2024"]


@pytest.mark.parametrize(
    "body",
    [
        "На № 69 от 05.09.2024 размещено 2 практики.",
        "На № 96 от 05.09.2023 размещено 2 практики.",
        "На № 96 от 09.05.2024 размещено 2 практики.",
        "На № 70-1234/24 от 02.09.2024 о марафоне «Муниципальный диалог»: размещено 2 практики.",
        "Направляем информацию.",
    ],
)
def test_a_near_or_missing_number_goes_to_a_person_with_the_request_proposed(body: str) -> None:
    understood = read(body, sender=VARNAVINSKOE)

    assert _requests(understood) == []
    assert ("96-2024", "03601401") in [
        (each.request, each.municipality) for each in understood.candidates[:3]
    ]
    assert understood.reason is not None


def test_what_belongs_to_one_of_two_answers_belongs_to_the_letter() -> None:
    body = (
        "1) На № 89 от 20.08.2024. Предложений нет. 2) На № 96 от 05.09.2024. Успешные практики – 4 единицы."
    )

    assert _requests(read(body, sender=VARNAVINSKOE)) == ["89-2024", "96-2024"]


def test_one_letter_answers_two_requests() -> None:
    body = "1) на № 89 от 20.08.2024 предложений нет. 2) на № 96 от 05.09.2024 размещено 2 практики."

    assert _requests(read(body, sender=VARNAVINSKOE)) == ["89-2024", "96-2024"]


def test_a_poorly_recognised_scan_proves_nothing() -> None:
    text = "АДМИНИСТРАЦИЯ ВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ\nна № 96 от 05.09.2024\n\nРазмещено 2 практики."

    assert _requests(read("См. вложение.", documents=(page(text, ocr=True, confidence=91.0),))) == ["96-2024"]
    assert _requests(read("См. вложение.", documents=(page(text, ocr=True, confidence=48.0),))) == []


@pytest.mark.parametrize(
    ("confidence", "matter", "requests"),
    [
        (95.0, "об участии в марафоне", ["96-2024"]),
        (85.0, "об участии в марафоне", []),
        (95.0, "", []),
        (None, "об участии в марафоне", []),
    ],
)
def test_a_scanned_number_without_its_date_is_believed_on_a_clear_page_about_the_matter(
    confidence: float | None, matter: str, requests: list[str]
) -> None:
    text = f"АДМИНИСТРАЦИЯ ВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ\nна № 96\n{matter}\n\nРазмещено 2 практики."

    assert (
        _requests(read("См. вложение.", documents=(page(text, ocr=True, confidence=confidence),))) == requests
    )
    assert _requests(read("См. вложение.", documents=(page(text),))) == ["96-2024"]


def test_an_unreadable_attachment_is_no_answer_unless_the_body_says_all() -> None:
    scan = page("", pages=(), problem="файл защищён паролем")

    assert _requests(read(REFERENCE, sender=VARNAVINSKOE, documents=(scan,))) == []
    body = f"{REFERENCE} размещено 2 практики."
    assert _requests(read(body, sender=VARNAVINSKOE, documents=(scan,))) == ["96-2024"]


def test_a_failed_authentication_keeps_the_reply_from_being_recorded() -> None:
    headers = {"Authentication-Results": "mx.example; dmarc=fail header.from=mail-ru.example; spf=fail"}

    understood = read(f"{REFERENCE} размещено 2 практики.", sender=VARNAVINSKOE, headers=headers)

    assert _requests(understood) == []
    assert "подлинности" in (understood.reason or "")


def test_a_number_without_its_date_is_called_so_and_no_contradiction() -> None:
    text = "АДМИНИСТРАЦИЯ ВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ\n\nРазмещено 2 практики."

    understood = read("", sender=VARNAVINSKOE, documents=(page(text, name="исх_ответ на 96.pdf"),))

    assert _requests(understood) == []
    assert understood.reason == "номер нашего письма назван без даты, проверьте, на какой запрос отвечают"


def test_a_promised_day_is_told_though_nobody_knows_who_promised() -> None:
    understood = read(f"{REFERENCE} просим продлить срок до 10.10.2024.")

    assert understood.cases == ()
    assert str(understood.promised_date) == "2024-10-10"


def test_the_signature_of_a_head_makes_no_order_of_a_request() -> None:
    body = f"{REFERENCE} просим сообщить контакт поддержки.\n\nГлава Варнавинского сельского поселения"

    understood = read(body, sender=VARNAVINSKOE)

    assert understood.reason == "задают вопрос, ответьте, пожалуйста"


def test_a_letter_of_the_association_misread_by_a_scanner_is_ours() -> None:
    text = "В ответ на письмо ассоциапии от 05.09.2024 № 96 сообщаем: размещено две практики."

    scan = page(text, ocr=True, confidence=91.0)

    assert _requests(read("", sender=VARNAVINSKOE, documents=(scan,))) == ["96-2024"]


@pytest.mark.parametrize(
    "body",
    [
        "По исх. № 89 от 20.08.2024 сообщаем: предложений нет.\nИсх. № 96 от 05.09.2024 принято в работу.",
        "Исх. № 89 от 20.08.2024 - предложений нет.\nИсх. № 96 от 05.09.2024 – запрос принят в работу.",
    ],
)
def test_a_letter_taken_up_beside_one_answered_is_told_too(body: str) -> None:
    understood = read(body, sender=VARNAVINSKOE)

    assert {each.case.request: each.outcome for each in understood.cases} == {
        "89-2024": Outcome.NOTHING,
        "96-2024": Outcome.INTERIM,
    }


def test_a_number_within_a_sentence_heads_no_part() -> None:
    body = "На № 96 от 05.09.2024 размещено 2 практики. Как и в исх. № 89 от 20.08.2024, приложение на 1 л."

    assert _requests(read(body, sender=VARNAVINSKOE)) == ["96-2024"]
