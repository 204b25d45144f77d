"""The command `plan`: what would be sent, and what is held back and why."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, time, timedelta

from mailflow.app.planning import plan_now
from mailflow.app.records import Records
from mailflow.cli.boards import records_of
from mailflow.cli.json_lines import Json, dump, instant
from mailflow.cli.printing import show
from mailflow.cli.words_of_letters import KINDS, stage_words
from mailflow.model.fact import LetterKind
from mailflow.model.plan import HeldLetter, Plan

PLAN_DAYS = 30
"""How far `plan` looks without `--until`."""


def plan(arguments: Namespace) -> int:
    """What would be sent until the day's end; the mailbox is taken as read just now."""
    with records_of(arguments) as (records, clock):
        timezone = records.configuration.association.timezone
        now = clock.now()
        last = arguments.until or (now + timedelta(days=PLAN_DAYS)).astimezone(timezone).date()
        horizon = datetime.combine(last + timedelta(days=1), time.min, timezone)
        planned = plan_now(records, now, horizon=horizon)
        show(dump(_plan_json(planned, records)) if arguments.json else _plan_in_words(planned, records))
    return 0


def _plan_json(planned: Plan, records: Records) -> Json:
    timezone = records.configuration.association.timezone
    letters = [
        {
            **asdict(letter),
            "due_at": instant(letter.due_at, timezone),
            "cases": [str(case) for case in letter.cases],
        }
        for letter in planned.letters
    ]
    held = [
        {
            **asdict(each),
            "case": str(each.case) if each.case else None,
            "until": instant(each.until, timezone),
        }
        for each in planned.held
    ]
    return {"letters": letters, "held": held}


def _plan_in_words(planned: Plan, records: Records) -> str:
    timezone = records.configuration.association.timezone
    requests = {each.id: each for each in records.configuration.requests}
    lines = ["Будет отправлено:"]
    for letter in planned.letters:
        due = letter.due_at.astimezone(timezone).strftime("%d.%m.%Y %H:%M")
        stage = stage_words(requests.get(letter.request), letter.stage) if letter.request else ""
        lines.append(f"  {due}  {KINDS[letter.kind]:<28} {letter.recipient}  {stage}".rstrip())
    if not planned.letters:
        lines.append("  ничего")
    if planned.held:
        lines.append("Задержано:")
        lines.extend(_held_in_words(planned, records))
    return "\n".join(lines)


def _held_in_words(planned: Plan, records: Records) -> Iterator[str]:
    """One heading for each kind and reason, beneath it the cases."""
    groups: dict[tuple[LetterKind, str], list[str]] = {}
    for each in planned.held:
        groups.setdefault((each.kind, each.reason), []).append(_place(each, records))
    for (kind, reason), places in groups.items():
        yield f"  {KINDS[kind]}, {len(places)}: {reason}"
        yield from (f"      {place}" for place in places)


def _place(held: HeldLetter, records: Records) -> str:
    """The case with its name, else the letter's key, with the time where it is known."""
    timezone = records.configuration.association.timezone
    until = f" (до {held.until.astimezone(timezone):%d.%m.%Y %H:%M})" if held.until else ""
    if held.case is None:
        return f"{held.key}{until}"
    municipality = records.configuration.directory.get(held.case.municipality)
    return f"{held.case}  {municipality.name if municipality else ''}".rstrip() + until
