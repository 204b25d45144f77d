"""export and purge: what is held on one person, and its erasure."""

from __future__ import annotations

from pathlib import Path

from mailflow.bootstrap import worker_lock
from mailflow.model.understanding import Decision, Outcome
from tests.cli.place import DUB, Place, answer_of, local, sent_letter


def answered(place: Place) -> None:
    place.record(
        *sent_letter(DUB), answer_of(DUB, decision=Decision.RECORDED, outcome=Outcome.REPORT, at=local(9, 20))
    )


def test_what_is_held_on_an_address_is_written_to_files(place: Place, tmp_path: Path) -> None:
    answered(place)
    said = place.run("export", "99601401@les.example", "--out", str(tmp_path / "out"), "--json")
    assert (said.status, [Path(path).name for path in said.json]) == (0, ["facts.txt"])
    facts = (tmp_path / "out" / "facts.txt").read_text("utf-8")
    assert facts.startswith("3  20.09.2024 10:00  получено: «О неделе»  12-2024/99601401 report")


def test_an_address_nothing_is_held_on_is_said_so(place: Place, tmp_path: Path) -> None:
    said = place.run("export", "nobody@les.example", "--out", str(tmp_path / "out"))
    assert (said.status, said.err) == (1, "Об адресе nobody@les.example ничего не хранится\n")


def test_purge_erases_people_and_keeps_figures(place: Place) -> None:
    answered(place)
    said = place.run("purge", "01.10.2024", "--json")
    assert said.status == 0
    assert said.json["erased"] > 0
    journal = "".join(path.read_text("utf-8") for path in place.data.glob("*.journal"))
    assert "99601401@les.example" not in journal
    case = place.run("status", "--json").json["requests"][0]["cases"][0]
    assert (case["state"], case["figures"]) == ("answered", {"events": 3})


def test_purge_waits_for_the_service_to_stop(place: Place) -> None:
    answered(place)
    with worker_lock(place.data):
        said = place.run("purge", "01.10.2024")
    assert (said.status, said.out) == (1, "")
    assert "Другой экземпляр mailflow" in said.err
