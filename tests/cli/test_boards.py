"""status, plan, summary: shapes of JSON, words, exit statuses."""

from __future__ import annotations

from pathlib import Path

from mailflow.model.fact import SendResult
from mailflow.model.understanding import Decision, Outcome
from tests.cli.place import DUB, KLEN, Place, answer_of, local, sent_letter


def campaign(place: Place) -> None:
    """Two letters sent; one answered by report, the other asks for more time."""
    place.record(
        *sent_letter(DUB),
        *sent_letter(KLEN),
        answer_of(DUB, decision=Decision.RECORDED, outcome=Outcome.REPORT, at=local(9, 20)),
        answer_of(KLEN, decision=Decision.REVIEW, outcome=Outcome.EXTENSION, at=local(9, 21)),
    )


def test_status_as_json_has_the_shape_of_the_contract(place: Place) -> None:
    campaign(place)
    said = place.run("status", "--json")
    assert (said.status, said.err) == (0, "")
    evidence = {
        "signal": "reference_number",
        "detail": "на № 12 от 05.09.2024, текст письма",
        "strength": "strong",
    }
    assert said.json == {
        "as_of": "2024-09-24T10:00:00+03:00",
        "requests": [
            {
                "id": "12-2024",
                "number": "12",
                "date": "2024-09-05",
                "title": "О неделе «Открытый двор»",
                "deadline": "2024-09-30",
                "effective_deadline": "2024-09-30",
                "cases": [
                    {
                        "municipality": "99601401",
                        "name": "Дубовское сельское поселение Лесного района",
                        "state": "answered",
                        "delivery": "delivered",
                        "outcome": "report",
                        "answered_at": "2024-09-20T10:00:00+03:00",
                        "days_late": 0,
                        "due": "2024-09-30",
                        "figures": {"events": 3},
                        "items": [],
                        "sender_number": "01-15/7",
                        "sender_date": "2024-09-20",
                        "promised": None,
                        "sent_at": "2024-09-05T10:00:00+03:00",
                        "reminders": [],
                        "messages": ["5"],
                        "waiting": [],
                    },
                    {
                        "municipality": "99601402",
                        "name": "Кленовое сельское поселение Лесного района",
                        "state": "awaiting",
                        "delivery": "sent",
                        "outcome": None,
                        "answered_at": None,
                        "days_late": 0,
                        "due": "2024-09-30",
                        "figures": {},
                        "items": [],
                        "sender_number": None,
                        "sender_date": None,
                        "promised": None,
                        "sent_at": "2024-09-05T10:00:00+03:00",
                        "reminders": [],
                        "messages": ["6"],
                        "waiting": ["6"],
                    },
                ],
                "totals": {
                    "cases": 2,
                    "answered": 1,
                    "answered_late": 0,
                    "overdue": 0,
                    "awaiting": 1,
                    "in_progress": 0,
                    "extended": 0,
                    "refused": 0,
                    "excluded": 0,
                    "not_sent": 0,
                    "undeliverable": 0,
                    "nothing": 0,
                    "figures": {"events": 3},
                },
            }
        ],
        "review": [
            {
                "id": "6",
                "received_at": "2024-09-21T10:00:00+03:00",
                "from": "99601402@les.example",
                "subject": "О неделе",
                "reason": "просят продлить срок",
                "cases": [
                    {
                        "request": "12-2024",
                        "municipality": "99601402",
                        "outcome": "extension",
                        "decision": "review",
                        "figures": {"events": 3},
                        "items": [],
                        "evidence": [evidence],
                    }
                ],
                "candidates": [{"request": "12-2024", "municipality": "99601402", "why": "назван в тексте"}],
            }
        ],
        "health": {
            "last_poll": None,
            "last_message": "2024-09-21T10:00:00+03:00",
            "unread_failures": 0,
            "sends_in_doubt": 0,
            "calendar_until": said.json["health"]["calendar_until"],
            "troubles": [],
        },
    }


def test_an_earlier_moment_does_not_know_later_answers(place: Place) -> None:
    campaign(place)
    said = place.run("status", "--as-of", "2024-09-19T23:59", "--json")
    board = said.json["requests"][0]
    assert said.json["as_of"] == "2024-09-19T23:59:00+03:00"
    assert [case["state"] for case in board["cases"]] == ["awaiting", "awaiting"]
    assert said.json["review"] == []


def test_the_end_of_a_day_may_be_called_24_hours(place: Place) -> None:
    said = place.run("status", "--as-of", "2024-09-30T24:00", "--json")
    assert said.json["as_of"] == "2024-10-01T00:00:00+03:00"


def test_status_in_words_names_state_and_municipality(place: Place) -> None:
    campaign(place)
    said = place.run("status", "12-2024")
    assert said.status == 0
    assert "Срок 30.09.2024" in said.out
    assert "99601401  ответ в срок" in said.out
    assert "Ждут решения сотрудника: 1" in said.out


def test_status_before_the_first_start_shows_that_nothing_was_sent(place: Place) -> None:
    said = place.run("status", "--json")
    assert (said.status, said.json["requests"][0]["totals"]["not_sent"]) == (0, 2)
    assert not place.data.exists() or list(place.data.glob("*.json*")) == []


def test_an_unknown_request_is_named_with_those_there_are(place: Place) -> None:
    said = place.run("status", "99-2024", "--json")
    assert (said.status, said.out, said.err) == (1, "", "Запроса 99-2024 нет; есть: 12-2024\n")


def test_plan_as_json_lists_letters_and_what_is_held_back(place: Place) -> None:
    campaign(place)
    said = place.run("plan", "--until", "24.09.2024", "--json")
    assert said.status == 0
    assert set(said.json) == {"letters", "held"}
    kinds = {(each["kind"], each["recipient"]) for each in said.json["letters"]}
    assert ("acknowledgement", "dub@les.example") in kinds
    assert {each["code"] for each in said.json["held"]} <= {"waiting", "answered", "stage_passed"}


def test_plan_in_words_groups_what_is_held_by_its_reason(place: Place) -> None:
    place.record(
        *sent_letter(DUB), answer_of(DUB, decision=Decision.REVIEW, outcome=Outcome.QUESTION, at=local(9, 20))
    )
    said = place.run("plan", "--until", "2024-09-24")
    assert said.status == 0
    assert "напоминание, 1: возможный ответ ждёт решения сотрудника" in said.out
    assert "12-2024/99601401  Дубовское сельское поселение Лесного района" in said.out


def test_plan_sends_and_records_nothing(place: Place) -> None:
    campaign(place)
    before = sorted((path, path.read_bytes()) for path in place.data.rglob("*") if path.is_file())
    place.run("plan")
    assert sorted((path, path.read_bytes()) for path in place.data.rglob("*") if path.is_file()) == before


def test_summary_writes_its_files_before_the_deadline_too(place: Place, tmp_path: Path) -> None:
    campaign(place)
    said = place.run("summary", "12-2024", "--out", str(tmp_path / "out"), "--json")
    assert said.status == 0
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {Path(path).name for path in said.json} == written
    assert "Сводная информация" in (tmp_path / "out" / "summary.html").read_text("utf-8")


def test_a_refused_letter_is_undeliverable_on_the_board(place: Place) -> None:
    place.record(*sent_letter(DUB, result=SendResult.REFUSED))
    said = place.run("status", "--json")
    assert said.json["requests"][0]["cases"][0]["delivery"] == "undeliverable"


def test_a_bare_date_is_its_end(place: Place) -> None:
    """Staff ask what stood at 24:00 on the 30th."""
    for word in ("2024-09-30", "30.09.2024"):
        said = place.run("status", "--as-of", word, "--json")
        assert said.json["as_of"] == "2024-10-01T00:00:00+03:00"
