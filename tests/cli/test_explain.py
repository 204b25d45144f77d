"""explain: the story of a message or of a municipality, as a clerk would tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailflow.model.fact import MessageRead, SendResult
from mailflow.model.identifiers import ContentHash
from mailflow.model.understanding import Candidate, Decision, Kind, Outcome, Understanding
from tests.cli.place import DUB, KLEN, Place, answer_of, local, sent_letter
from tests.cli.test_boards import campaign


@pytest.mark.parametrize("what", ["5", "<99601401@town.example>"])
def test_explain_says_why_a_message_counts(place: Place, what: str) -> None:
    campaign(place)
    said = place.run("explain", what)
    assert said.status == 0
    assert "на № 12 от 05.09.2024, текст письма" in said.out


def test_explain_tells_the_story_of_a_municipality(place: Place) -> None:
    campaign(place)
    said = place.run("explain", "99601402", "12-2024")
    assert said.status == 0
    assert "ответ ожидается" in said.out
    assert "Письмо № 6" in said.out


def test_explain_of_what_is_not_there_says_so(place: Place) -> None:
    said = place.run("explain", "777")
    assert (said.status, said.err) == (1, "Ни письма, ни муниципального образования «777» нет: журнал пуст\n")


def test_the_story_of_a_case_is_told_whole(place: Place) -> None:
    place.record(
        *sent_letter(DUB), answer_of(DUB, decision=Decision.RECORDED, outcome=Outcome.REPORT, at=local(9, 20))
    )
    assert place.run("explain", "99601401", "12-2024").out == (
        "Дубовское сельское поселение Лесного района (99601401)\n"
        "\n"
        "Исх. № 12 от 05.09.2024 «О неделе „Открытый двор“»\n"
        "Состояние: ответ в срок. Срок: 30.09.2024.\n"
        "Ответ дан 20.09.2024 10:00, их исх. № 01-15/7 от 20.09.2024.\n"
        "Показатели: мероприятия — 3.\n"
        "Наше письмо 05.09.2024 10:00 на адрес dub@les.example: доставлено.\n"
        "\n"
        "Письмо № 3\n"
        "От: 99601401@les.example, 20.09.2024 10:00; тема «О неделе».\n"
        "Что это: ответ.\n"
        "Исходящий № 01-15/7 от 20.09.2024.\n"
        "Дубовское сельское поселение Лесного района, исх. № 12 от 05.09.2024: ответ по существу (учтено).\n"
        "  Показатели: мероприятия — 3.\n"
        "  Надёжные признаки:\n"
        "  — на № 12 от 05.09.2024, текст письма\n"
    )


def test_a_decision_is_told_with_who_when_and_why_and_so_is_its_undoing(place: Place) -> None:
    campaign(place)
    place.run("assign", "6", "12-2024/99601402", "--outcome", "report", "--who", "Иванова", "--why", "звонок")
    decided = (
        "Решение № 7 (24.09.2024 10:00, Иванова, звонок): отнесено к делу 12-2024/99601402, ответ по существу"
    )
    assert f"{decided}, мероприятия — 3.\n" in place.run("explain", "6").out
    assert "Почему спрашивали сотрудника: просят продлить срок." in place.run("explain", "6").out

    place.run("undo", "7", "--who", "Петрова", "--why", "ошибка")
    said = place.run("explain", "99601402").out
    assert f"{decided}, мероприятия — 3 — отменено записью № 8 (24.09.2024 10:00, Петрова, ошибка).\n" in said
    assert "Почему нужен сотрудник: просят продлить срок." in said


def test_a_decision_on_a_case_is_told(place: Place) -> None:
    place.record(*sent_letter(DUB))
    place.run("extend", "12-2024/99601401", "07.10.2024", "--who", "Иванова")
    assert (
        "Решение № 3 (24.09.2024 10:00, Иванова): срок продлён до 07.10.2024 включительно.\n"
        in place.run("explain", "99601401").out
    )


def test_a_letter_in_doubt_is_told_with_what_settles_it(place: Place) -> None:
    place.record(*sent_letter(DUB, result=SendResult.IN_DOUBT))
    assert (
        "Неизвестно, ушло ли: письмо на адрес dub@les.example: 550 5.1.1 No such user. "
        "Решите командой worker.py doubt letter/12-2024/99601401/1\n"
    ) in place.run("explain", "99601401").out
    place.run("doubt", "--all", "--sent")
    assert "Неизвестно, ушло ли" not in place.run("explain", "99601401").out


def test_a_letter_that_may_be_the_answer_is_told_with_the_case(place: Place) -> None:
    """Proposed only, so it touches no case yet."""
    maybe = answer_of(KLEN, decision=Decision.REVIEW, outcome=Outcome.REPORT, at=local(9, 21))
    place.record(*sent_letter(KLEN), _proposed(maybe))
    said = place.run("explain", "99601402").out
    assert "Письмо № 3\n" in said
    assert "Писем по этому делу нет" not in said


def test_variants_of_one_reason_stand_in_one_line(place: Place) -> None:
    message = answer_of(KLEN, decision=Decision.REVIEW, outcome=Outcome.REPORT, at=local(9, 21))
    both = tuple(Candidate(KLEN.request, each.municipality, "район отвечает за всех") for each in (DUB, KLEN))
    place.record(replace(message, understanding=replace(message.understanding, cases=(), candidates=both)))
    assert (
        "  — Дубовское сельское поселение Лесного района; Кленовое сельское поселение Лесного района, "
        "исх. № 12 от 05.09.2024: район отвечает за всех\n" in place.run("explain", "1").out
    )


def test_a_letter_for_many_is_told_of_this_case_alone(place: Place) -> None:
    both = answer_of(DUB, decision=Decision.RECORDED, outcome=Outcome.REPORT, at=local(9, 20))
    more = answer_of(KLEN, decision=Decision.RECORDED, outcome=Outcome.REPORT, at=local(9, 20))
    cases = (*both.understanding.cases, *more.understanding.cases)
    place.record(*sent_letter(DUB), replace(both, understanding=replace(both.understanding, cases=cases)))
    said = place.run("explain", "99601401").out
    assert "Кленовое" not in said
    assert "Этим же письмом отвечают по другим делам: 1.\n" in said


def _proposed(message: MessageRead) -> MessageRead:
    return replace(message, understanding=replace(message.understanding, cases=()))


def test_what_proves_delivery_is_told(place: Place) -> None:
    notice = Understanding(
        Kind.REGISTRATION,
        from_address="dub@les.example",
        received_at=local(9, 6),
        incoming_number="1234-вх",
    )
    place.record(*sent_letter(DUB), MessageRead(local(9, 6), ContentHash("d" * 64), notice))
    assert (
        "Извещение № 3 (06.09.2024 10:00): уведомление о регистрации, вх. № 1234-вх.\n"
        in place.run("explain", "99601401").out
    )


def test_a_letter_is_told_where_it_lies(place: Place) -> None:
    answer = answer_of(DUB, decision=Decision.RECORDED, outcome=Outcome.REPORT, at=local(9, 20))
    place.record(*sent_letter(DUB), replace(answer, folder="&BCEEPwQwBDw-"))
    file = place.data / "mail" / "00" / f"{answer.content}.eml"
    assert "Где лежит" not in place.run("explain", "3").out

    file.parent.mkdir(parents=True)
    file.write_bytes(b"Subject: x")

    assert place.run("explain", "3").out.endswith(f"Где лежит: папка ящика «Спам», копия {file}.\n")
