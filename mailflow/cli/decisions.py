"""Commands for the queue: review, assign, dismiss, undo, exclude, extend, doubt."""

from __future__ import annotations

import getpass
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from mailflow.app import deciding
from mailflow.app.doubts import decide_doubt
from mailflow.app.records import Records
from mailflow.bootstrap import open_records
from mailflow.cases.review import waiting
from mailflow.cli.json_lines import dump, instant, review_json
from mailflow.cli.places import clock_of, configuration_of
from mailflow.cli.printing import show
from mailflow.errors import UsageError
from mailflow.model.fact import MessageRead


@contextmanager
def _records(arguments: Namespace, *, read_only: bool = False) -> Iterator[Records]:
    configuration = configuration_of(arguments)
    clock = clock_of(arguments, configuration)
    with open_records(configuration, clock, read_only=read_only) as records:
        yield records


def review(arguments: Namespace) -> int:
    """The queue, oldest first; status 0 also when something waits."""
    with _records(arguments, read_only=True) as records:
        timezone = records.configuration.association.timezone
        items = waiting(records.book, records.clock.now())
        if arguments.json:
            show(dump([review_json(item, timezone) for item in items]))
            return 0
        for item in items:
            fact = item.entry.fact
            assert isinstance(fact, MessageRead)
            understanding = fact.understanding
            show(f"№ {item.entry.number}  {understanding.from_address}  «{understanding.subject}»")
            show(f"    {item.reason}")
            for verdict in understanding.cases:
                show(f"    {verdict.case}: {verdict.outcome} ({verdict.decision})")
            for candidate in understanding.candidates:
                show(
                    f"    вариант {candidate.request or '?'}/{candidate.municipality or '?'}: {candidate.why}"
                )
        if not items:
            show("Решения сотрудника ничего не ждёт.")
    return 0


def assign(arguments: Namespace) -> int:
    with _records(arguments) as records:
        outcome = deciding.assign(
            records,
            arguments.message,
            deciding.parse_case(arguments.case),
            outcome=arguments.outcome,
            figures=dict(arguments.figures),
            until=arguments.until,
            who=_who(arguments),
            why=arguments.why,
        )
        _confirm(records, f"Письмо № {arguments.message} отнесено к делу {arguments.case}: {outcome}")
    return 0


def dismiss(arguments: Namespace) -> int:
    with _records(arguments) as records:
        deciding.dismiss(records, arguments.message, who=_who(arguments), why=arguments.why)
        _confirm(records, f"Письмо № {arguments.message} учёта не требует")
    return 0


def undo(arguments: Namespace) -> int:
    with _records(arguments) as records:
        entry = deciding.undo(records, arguments.number, who=_who(arguments), why=arguments.why)
        _confirm(records, f"Запись № {entry.number} отменена")
    return 0


def exclude(arguments: Namespace) -> int:
    with _records(arguments) as records:
        case = deciding.parse_case(arguments.case)
        deciding.exclude(records, case, who=_who(arguments), why=arguments.why)
        _confirm(records, f"Дело {case} выведено из рассылки")
    return 0


def extend(arguments: Namespace) -> int:
    with _records(arguments) as records:
        case = deciding.parse_case(arguments.case)
        deciding.extend(records, case, arguments.until, who=_who(arguments), why=arguments.why)
        _confirm(records, f"Срок дела {case} продлён до {arguments.until:%d.%m.%Y} включительно")
    return 0


def doubt(arguments: Namespace) -> int:
    """Without a key lists letters in doubt; with one settles it."""
    with _records(arguments, read_only=arguments.letter is None) as records:
        if arguments.letter is None:
            timezone = records.configuration.association.timezone
            for claimed in records.book.in_doubt():
                show(f"{claimed.letter}  {claimed.recipient}  {instant(claimed.at, timezone)}")
            return 0
        if not (arguments.sent or arguments.again):
            raise UsageError("Укажите --sent (письмо ушло) или --again (отправить ещё раз)")
        decide_doubt(records, arguments.letter, was_sent=arguments.sent, who=_who(arguments))
        _confirm(records, f"Письмо {arguments.letter}: {'ушло' if arguments.sent else 'будет отправлено'}")
    return 0


def _confirm(records: Records, text: str) -> None:
    """What was done, and the number by which it can be undone."""
    show(f"{text}. Запись № {records.seen}.")


def _who(arguments: Namespace) -> str:
    return str(arguments.who or getpass.getuser())
