"""Who speaks to whom, and whether anything is told: papers that answer us only by their looks."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage

import pytest

from mailflow.mail.parsing.parse import parse_message
from mailflow.matching.context import Context, NoMemory
from mailflow.matching.papers.addressees import TO_OTHERS
from mailflow.matching.papers.enclosed_papers import ANSWERS_OTHER, STALE
from mailflow.matching.papers.other_papers import MINUTES
from mailflow.matching.papers.own_words import NOT_OWN
from mailflow.matching.papers.speech import (
    ASKED,
    ERRAND,
    IN_QUOTES,
    TO_COLLEAGUE,
)
from mailflow.matching.reasons import GIVEN_BEFORE
from mailflow.model.message import OpenedMessage
from mailflow.model.understanding import Decision, Outcome
from tests.matching.desk import REFERENCE, VARNAVINSKOE, matcher_of, page, read, recorded
from tests.matching.town import ASSOCIATION, REQUESTS, example_directory

_NAME = "Варнавинского сельского поселения Абинского района"
_OURS = "Варнавинское сельское поселение Абинского района"
_REPORT = f"Администрация {_NAME} на № 96 от 05.09.2024 сообщает: размещено 2 практики."
_SIGNED = f"Глава {_NAME}    П.К. Тестовый"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"Оля, посмотри и скажи, годится ли.\n\n{_REPORT}", TO_COLLEAGUE),
        (f"Прошу завизировать.\n\n{_REPORT}", ERRAND),
        (f"{_OURS}, № 96 от 05.09.2024: две практики размещены. Учтены ли они у вас в сводке?", ASKED),
        (f"Из района пришло: «{_OURS}, дайте ответ на № 96 от 05.09.2024, у всех размещено 2»", IN_QUOTES),
        (
            f"Как рассказали в администрации, по письму № 96 от 05.09.2024 размещено 2 практики. {_OURS}",
            NOT_OWN,
        ),
        (f"ПЛАН мероприятий по исполнению письма № 96 от 05.09.2024\n{_OURS}\nРазмещено 2 практики", MINUTES),
    ],
)
def test_what_is_no_act_of_answering_waits_for_a_person(text: str, reason: str) -> None:
    understood = read(text, sender=VARNAVINSKOE)

    assert recorded(understood) == []
    assert reason in (understood.reason or "")


@pytest.mark.parametrize(
    "text",
    [
        f"Кравченко Игнату Олеговичу\nс. Варнавинское\n\n{_REPORT}",
        f"Министерство экономики Краснодарского края\n\n{_REPORT}",
        f"Для сведения направляем копию письма {_NAME} в адрес управления о практиках, № 96 от 05.09.2024.",
        f"Губернатору\n\nпо письму Совета муниципальных образований {REFERENCE} размещено 2.\n{_SIGNED}",
    ],
)
def test_a_letter_to_somebody_else_is_no_answer_to_us(text: str) -> None:
    understood = read(text, sender=VARNAVINSKOE)

    assert recorded(understood) == []
    assert TO_OTHERS in (understood.reason or "")


@pytest.mark.parametrize(
    "text",
    [
        f"По № 96 от 05.09.2024 {_OURS} до 30.09 разместит две практики.",
        f"Степановой О.Г. подготовить ответ на № 96 от 05.09.2024 до 20.09.\n{_SIGNED}",
        f"Ответ на № 96 от 05.09.2024 задерживается, одна практика подготовлена. {_OURS}",
        f"{_OURS} на № 96 от 05.09.2024 направляет платёжное поручение об оплате.",
        f"{_OURS} на № 96 от 05.09.2024: практику назвали по телефону, ответ оформляем.",
    ],
)
def test_what_is_still_to_come_or_sent_beside_closes_no_case(text: str) -> None:
    said = [each for each in read(text, sender=VARNAVINSKOE).cases if each.decision is Decision.RECORDED]

    assert [each for each in said if each.outcome is not Outcome.INTERIM] == []


@pytest.mark.parametrize(
    "text",
    [
        f"Примите, пожалуйста, наш ответ. {_REPORT} Если что-то не так, звоните.",
        f"Прошу считать письмо ответом на № 96 от 05.09.2024. {_OURS}: размещено 2 практики.",
        f"{_OURS} на № 96 от 05.09.2024 сообщает: жители просили «Поставьте лавочки!», практика размещена.",
        f"{_REPORT} Проект письма в Госдуму не готовили.",
        f"{_OURS} на № 96 от 05.09.2024: практика «Двор» выложена на площадку, черновик второй готов.",
        f"Председателю Правления\nассоциации\n\nКопия: главе района\n\n{_REPORT}",
    ],
)
def test_courtesies_and_side_remarks_leave_an_answer_an_answer(text: str) -> None:
    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


def test_an_answer_said_to_be_given_is_looked_for() -> None:
    understood = read(
        f"{_OURS}: ответ на № 96 от 05.09.2024 дан своевременно, исх. 711.", sender=VARNAVINSKOE
    )

    assert recorded(understood) == []
    assert GIVEN_BEFORE in (understood.reason or "")


def test_a_reply_to_another_office_enclosed_by_mistake_is_seen() -> None:
    paper = page(
        f"Администрация {_NAME}\n21.09.2024 № 5\nНа № 3310 от 02.09.2024\n\nКотельные готовы.\n{_SIGNED}"
    )
    understood = read(f"Направляем ответ {REFERENCE.lower()}.", sender=VARNAVINSKOE, documents=(paper,))

    assert recorded(understood) == []
    assert ANSWERS_OTHER in (understood.reason or "")


def test_an_old_letter_sent_along_answers_nothing_of_today() -> None:
    paper = page(f"Администрация {_NAME}\n28.03.2024 № 456\n\nСообщаем: размещено 2 практики.\n{_SIGNED}")
    understood = read(f"Направляем {REFERENCE.lower()}.", sender=VARNAVINSKOE, documents=(paper,))

    assert recorded(understood) == []
    assert STALE in (understood.reason or "")


def test_a_neighbour_praised_from_our_own_box_is_not_credited_to_us() -> None:
    text = "По № 96 от 05.09.2024: Мингрельское сельское поселение Абинского района разместило 2 практики."

    assert recorded(read(text, sender=VARNAVINSKOE)) == []


def test_number_and_date_in_a_subject_need_no_sign() -> None:
    understood = read("Размещена 1 практика.", subject="Варнавинское 96 от 05.09.2024", sender=VARNAVINSKOE)

    assert recorded(understood) == ["03601401"]


def test_a_number_dated_otherwise_below_is_not_proven_by_the_subject() -> None:
    text = f"{_OURS} на № 89 от 05.09.2024 предложений не имеет."

    assert recorded(read(text, subject="на № 89", sender=VARNAVINSKOE)) == []


@pytest.mark.parametrize(
    "told",
    [
        f"Направляю ответ {_NAME} на письмо ассоциации № 96 от 05.09.2024: размещено 2 практики.",
        f"На Ваше обращение: размещено 2 практики. {_OURS}. На запрос Ассоциации № 96 от 05.09.2024.",
    ],
)
def test_a_person_of_another_office_is_greeted(told: str) -> None:
    association = replace(ASSOCIATION, signatory="А.А. Примеров", executor="О.В. Образцов")

    def greeted(whom: str) -> list[str]:
        message = parse_message(_mail(f"Уважаемый {whom}!\n{told}"))
        context = Context(association, example_directory(), REQUESTS, (), NoMemory(), ())
        return recorded(matcher_of(example_directory()).understand(OpenedMessage(message, ()), context))

    assert greeted("Семён Ильич") == []
    assert greeted("Олег Викторович") == ["03601401"]


def _mail(body: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = VARNAVINSKOE, ASSOCIATION.email
    message["Subject"] = "Ответ"
    message.set_content(body)
    return message.as_bytes()
