"""review, assign, dismiss, undo, exclude, extend, doubt."""

from __future__ import annotations

import pytest

from mailflow.model.fact import SendResult
from mailflow.model.understanding import Decision, Outcome
from tests.cli.place import DUB, KLEN, Place, answer_of, local, sent_letter


@pytest.fixture
def waiting(place: Place) -> Place:
    """Two letters sent; message 5 of Кленовое asks for more time."""
    place.record(
        *sent_letter(DUB),
        *sent_letter(KLEN),
        answer_of(KLEN, decision=Decision.REVIEW, outcome=Outcome.EXTENSION, at=local(9, 21)),
    )
    return place


def case_of(place: Place, code: str) -> dict[str, object]:
    cases = place.run("status", "--json").json["requests"][0]["cases"]
    return next(each for each in cases if each["municipality"] == code)


def test_review_as_json_is_a_list_of_what_waits(waiting: Place) -> None:
    said = waiting.run("review", "--json")
    assert said.status == 0
    assert [(each["id"], each["reason"], each["from"]) for each in said.json] == [
        ("5", "просят продлить срок", "99601402@les.example")
    ]
    assert set(said.json[0]) == {"id", "received_at", "from", "subject", "reason", "cases", "candidates"}


def test_review_in_words_shows_each_case_once_with_its_name_as_assign_takes_it(waiting: Place) -> None:
    said = waiting.run("review")
    assert said.out == (
        "№ 5  99601402@les.example  «О неделе»\n"
        "    просят продлить срок\n"
        "    12-2024/99601402 (Кленовое сельское поселение Лесного района): "
        "просьба продлить срок (extension), ждёт решения\n"
    )


def test_an_empty_queue_is_said_in_words_and_as_an_empty_list(place: Place) -> None:
    assert place.run("review").out == "Решения сотрудника ничего не ждёт.\n"
    assert place.run("review", "--json").json == []


def test_assign_settles_a_message_with_outcome_and_figures(waiting: Place) -> None:
    said = waiting.run(
        "assign", "5", "12-2024/99601402", "--outcome", "report", "--set", "events=7", "--who", "Иванова"
    )
    assert said.status == 0
    assert said.out == (
        "Письмо № 5 отнесено к делу 12-2024/99601402: ответ по существу (report), мероприятия — 7. "
        "Запись № 6.\n"
    )
    case = case_of(waiting, "99601402")
    assert (case["state"], case["figures"]) == ("answered", {"events": 7})
    assert waiting.run("review", "--json").json == []


def test_a_decision_given_twice_is_recorded_once_and_says_so(waiting: Place) -> None:
    waiting.run("assign", "5", "12-2024/99601402", "--outcome", "report")
    said = waiting.run("assign", "5", "12-2024/99601402", "--outcome", "report")
    assert said.status == 0
    assert said.out == "Письмо № 5 отнесено к делу 12-2024/99601402. Это уже записано, новой записи нет.\n"


def test_assign_as_json_prints_json_alone(waiting: Place) -> None:
    said = waiting.run("assign", "5", "12-2024/99601402", "--outcome", "nothing", "--json")
    assert (said.status, said.json["entries"]) == (0, ["6"])


def test_an_extension_granted_with_assign_names_both_records(waiting: Place) -> None:
    said = waiting.run("assign", "5", "12-2024/99601402", "--until", "07.10.2024")
    assert said.out == (
        "Письмо № 5 отнесено к делу 12-2024/99601402: просьба продлить срок (extension), "
        "срок продлён до 07.10.2024 включительно. Записи №№ 6, 7.\n"
    )
    case = case_of(waiting, "99601402")
    assert (case["state"], case["due"]) == ("extended", "2024-10-07")


def test_dismiss_takes_a_message_off_the_queue_and_undo_brings_it_back(waiting: Place) -> None:
    assert waiting.run("dismiss", "5").out == "Письмо № 5 учёта не требует. Запись № 6.\n"
    assert waiting.run("review", "--json").json == []
    assert waiting.run("undo", "6", "--why", "ошибка").out == "Запись № 6 отменена. Запись № 7.\n"
    assert [each["id"] for each in waiting.run("review", "--json").json] == ["5"]


def test_what_was_undone_twice_says_how_to_go_on(waiting: Place) -> None:
    waiting.run("dismiss", "5")
    waiting.run("undo", "6")
    assert waiting.run("undo", "6").err == "Запись № 6 уже отменяли: она не действует\n"
    waiting.run("undo", "7")
    said = waiting.run("undo", "6")
    assert (said.status, said.err) == (2, "Запись № 6 уже отменяли: отмените запись № 8\n")
    assert waiting.run("undo", "8").status == 0
    assert [each["id"] for each in waiting.run("review", "--json").json] == ["5"]


def test_an_automatic_recording_undone_waits_for_a_person(place: Place) -> None:
    place.record(
        *sent_letter(DUB), answer_of(DUB, decision=Decision.RECORDED, outcome=Outcome.REPORT, at=local(9, 20))
    )
    assert place.run("undo", "3").status == 0
    assert case_of(place, "99601401")["state"] == "awaiting"
    assert [each["id"] for each in place.run("review", "--json").json] == ["3"]
    before = "    прежде 12-2024/99601401 (Дубовское сельское поселение Лесного района): "
    assert f"{before}ответ по существу (report), учтено\n" in place.run("review").out


def test_an_excluded_case_is_out_of_the_campaign(waiting: Place) -> None:
    said = waiting.run("exclude", "12-2024/99601401", "--why", "объединено")
    assert said.out == "Дело 12-2024/99601401 выведено из рассылки. Запись № 6.\n"
    assert case_of(waiting, "99601401")["state"] == "excluded"


def test_an_extension_moves_the_date_of_one_case(waiting: Place) -> None:
    said = waiting.run("extend", "12-2024/99601401", "2024-10-07")
    assert said.out == "Срок дела 12-2024/99601401 продлён до 07.10.2024 включительно. Запись № 6.\n"
    assert [case_of(waiting, code)["due"] for code in ("99601401", "99601402")] == [
        "2024-10-07",
        "2024-09-30",
    ]


@pytest.mark.parametrize(
    ("words", "status", "err"),
    [
        (("assign", "99", "12-2024/99601401"), 1, "Письма № 99 нет: последняя запись — № 5"),
        (("assign", "1", "12-2024/99601401"), 1, "Письма № 1 нет: под этим номером записано не письмо"),
        (("assign", "5", "99-2024/99601401"), 1, "Запроса 99-2024 нет в config/requests"),
        (
            ("assign", "5", "12-2024/11111111"),
            1,
            "Муниципального образования с кодом 11111111 нет в справочнике",
        ),
        (
            ("assign", "5", "12-2024/99601000"),
            1,
            "Запрос 12-2024 не обращён к муниципальному образованию 99601000",
        ),
        (("assign", "5", "дело"), 2, "Дело записывается как 96-2024/03601401, а получено «дело»"),
        (
            ("assign", "5", "12-2024/99601402", "--set", "людей=3"),
            2,
            "Показателя «людей» у запроса 12-2024 нет; есть: events",
        ),
        (("dismiss", "99"), 1, "Письма № 99 нет: последняя запись — № 5"),
        (("undo", "99"), 1, "Записи № 99 нет"),
        (("undo", "1"), 2, "Запись № 1 нельзя отменить: это не решение"),
        (
            ("extend", "12-2024/99601401", "20.09.2024"),
            2,
            "Срок продлевают на день позже 30.09.2024, а указано 20.09.2024",
        ),
        (("doubt", "letter/x"), 2, "Укажите --sent (письмо ушло) или --again (отправить ещё раз)"),
        (("doubt", "letter/x", "--sent"), 1, "Письма под сомнением с ключом letter/x нет"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused_in_words(
    waiting: Place, words: tuple[str, ...], status: int, err: str
) -> None:
    said = waiting.run(*words)
    assert (said.status, said.out, said.err) == (status, "", f"{err}\n")


def test_a_letter_in_doubt_is_listed_and_settled_by_a_person(place: Place) -> None:
    place.record(*sent_letter(DUB, result=SendResult.IN_DOUBT))
    assert place.run("doubt").out == (
        "letter/12-2024/99601401/1  dub@les.example  05.09.2024 10:00\n    550 5.1.1 No such user\n"
    )
    said = place.run("doubt", "letter/12-2024/99601401/1", "--sent")
    assert said.out == "Письмо letter/12-2024/99601401/1: ушло. Запись № 3.\n"
    assert case_of(place, "99601401")["delivery"] == "sent"
    assert place.run("doubt").out == "Писем под сомнением нет.\n"
    assert place.run("doubt", "--json").json == []


def test_a_letter_in_doubt_that_did_not_leave_is_planned_again(place: Place) -> None:
    place.record(*sent_letter(DUB, result=SendResult.IN_DOUBT))
    place.run("doubt", "letter/12-2024/99601401/1", "--again")
    planned = place.run("plan", "--until", "2024-09-24", "--json").json["letters"]
    assert [each["attempt"] for each in planned if each["key"] == "letter/12-2024/99601401/1"] == [2]


def test_all_letters_in_doubt_are_settled_at_once(place: Place) -> None:
    place.record(*sent_letter(DUB, result=SendResult.IN_DOUBT))
    assert place.run("doubt", "letter/x", "--all", "--sent").status == 2
    assert place.run("doubt", "--all").status == 2
    assert place.run("doubt", "--all", "--sent").out == "Писем 1: ушли. Запись № 3.\n"
    assert place.run("doubt", "--all", "--sent").err == "Писем под сомнением нет\n"


def test_who_and_why_are_kept_in_the_ledger(waiting: Place) -> None:
    waiting.run("dismiss", "5", "--who", "Иванова", "--why", "реклама")
    journal = "".join(path.read_text("utf-8") for path in waiting.data.glob("*") if path.is_file())
    assert "Иванова" in journal
    assert "реклама" in journal
