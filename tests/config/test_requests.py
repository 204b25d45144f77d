"""Requests: four keys are enough, everything else has its default."""

from __future__ import annotations

import datetime as dt
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from mailflow.config.fields import parse_moment
from mailflow.config.requests import StageRecord, default_stages
from mailflow.model.request import (
    AttachedFile,
    DeadlineShift,
    FigureSpec,
    ReminderStage,
    Request,
    SiteFigure,
    SummarySpec,
)
from tests.config.operator_folder import faults_of, load_folder, make_folder


def test_four_keys_are_enough(tmp_path: Path) -> None:
    text = "number: 096\ndate: 05.09.2024\ntitle: О деле\ndeadline: 2024-09-30\n"

    assert load_folder(make_folder(tmp_path, request=text)).requests == (
        Request("096", dt.date(2024, 9, 5), "О деле", dt.date(2024, 9, 30), reminders=default_stages()),
    )


def test_every_key_is_read(tmp_path: Path) -> None:
    text = """\
number: 12/1
date: 2024-09-05
title: "О деле: подробно"
deadline: 30.09.2024
deadline_shift: backward
send_at: 2024-09-06T10:00
attachments: [дело.pdf]
recipients: [99601401, Сельское поселение]
figures: [{key: events, title: Мероприятия, unit: мероприятие, baseline: "4,5", words: [событи]}]
items: ["что сделано, и где"]
aliases: [Дело]
body: |
  Первый.

  Второй.
reminders: []
summary: {working_days_after: 2, at: "9:30"}
site_figures: [{figure: events, value: 1 250, as_of: 01.10.2024}]
"""
    folder = make_folder(tmp_path, request=text)
    (folder / "requests" / "дело.pdf").write_bytes(b"%PDF")

    (request,) = load_folder(folder).requests

    moscow = dt.timezone(dt.timedelta(hours=3))
    assert request == Request(
        number="12/1",
        date=dt.date(2024, 9, 5),
        title="О деле: подробно",
        deadline=dt.date(2024, 9, 30),
        deadline_shift=DeadlineShift.BACKWARD,
        send_at=dt.datetime(2024, 9, 6, 10, 0, tzinfo=moscow),
        attachments=(AttachedFile("дело.pdf", "application/pdf", b"%PDF"),),
        recipients=("99601401", "сельское поселение"),
        figures=(FigureSpec("events", "Мероприятия", "мероприятие", Decimal("4.5"), ("событи",)),),
        items=("что сделано, и где",),
        aliases=("Дело",),
        body="Первый.\n\nВторой.",
        reminders=(),
        summary=SummarySpec(2, dt.time(9, 30)),
        site_figures=(SiteFigure("events", Decimal(1250), dt.date(2024, 10, 1)),),
    )


def test_the_same_number_of_a_year_twice_is_refused(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    text = "number: 12\ndate: 06.09.2024\ntitle: О\ndeadline: 30.09.2024\n"
    (folder / "requests" / "second.yaml").write_text(text, encoding="utf-8")

    assert faults_of(folder) == [
        "requests/second.yaml:1:9: запрос 12-2024 уже описан в файле requests/12-2024.yaml"
    ]


def test_the_same_number_of_another_year_is_another_request(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    text = "number: 12\ndate: 06.09.2025\ntitle: О\ndeadline: 30.09.2025\n"
    (folder / "requests" / "second.yaml").write_text(text, encoding="utf-8")

    assert [each.id for each in load_folder(folder).requests] == ["12-2024", "12-2025"]


def test_reading_needs_no_templates_and_the_shipped_ones_stand_in(tmp_path: Path) -> None:
    folder = make_folder(tmp_path)
    shutil.rmtree(tmp_path / "templates")

    loaded = load_folder(folder)

    assert (Path(loaded.templates) / "reminder.j2").is_file()


def test_templates_stand_beside_the_configuration(tmp_path: Path) -> None:
    assert load_folder(make_folder(tmp_path)).templates == tmp_path / "templates"


def test_the_default_stages_are_the_custom_of_the_association() -> None:
    assert [
        (each.working_days_before, each.working_days_after, each.to.value) for each in default_stages()
    ] == [
        (5, None, "municipality"),
        (1, None, "municipality"),
        (0, None, "municipality"),
        (None, 1, "municipality"),
        (None, 3, "district"),
        (None, 5, "chair"),
    ]


def test_a_stage_needs_nothing_but_a_name_and_an_offset(tmp_path: Path) -> None:
    stages = "reminders:\n  - {name: a, working_days_after: 2}\n"
    text = f"number: 1\ndate: 05.09.2024\ntitle: О\ndeadline: 30.09.2024\n{stages}"

    assert load_folder(make_folder(tmp_path, request=text)).requests[0].reminders == (
        ReminderStage("a", dt.time(10, 0), "reminder", working_days_after=2),
    )


def test_a_bare_day_of_sending_is_its_beginning_and_a_stage_may_bear_a_russian_name() -> None:
    assert parse_moment("06.09.2024") == parse_moment("2024-09-06") == dt.datetime(2024, 9, 6)  # noqa: DTZ001
    stage = StageRecord.model_validate({"name": "за-неделю", "working_days_before": 5})
    assert stage.name == "за-неделю"
    for wrong in ("за неделю", "a/b", "-", "1день"):
        with pytest.raises(ValidationError, match="одним словом"):
            StageRecord.model_validate({"name": wrong, "working_days_before": 5})
