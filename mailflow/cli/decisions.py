"""Commands for the queue: review, dismiss, undo, exclude, extend, doubt, resume; `assign` reads mail."""

from __future__ import annotations

import getpass
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from mailflow.app import deciding
from mailflow.app.doubts import decide_doubt
from mailflow.app.mails.declension import without_region
from mailflow.app.records import Records
from mailflow.bootstrap import open_records
from mailflow.cases.review import waiting
from mailflow.cli.json_lines import dump, instant, review_json
from mailflow.cli.places import clock_of, configuration_of
from mailflow.cli.printing import show
from mailflow.cli.words_of_outcomes import candidate_words, verdict_words
from mailflow.errors import UsageError
from mailflow.matching.explain import in_quotes
from mailflow.model.board import ReviewItem
from mailflow.model.fact import Entry, MessageRead
from mailflow.model.identifiers import Oktmo


@contextmanager
def decision_records(arguments: Namespace, *, read_only: bool = False) -> Iterator[Records]:
    """The ledger for one decision."""
    configuration = configuration_of(arguments)
    clock = clock_of(arguments, configuration)
    with open_records(configuration, clock, read_only=read_only) as records:
        yield records


def review(arguments: Namespace) -> int:
    """The queue, oldest first; status 0 also when something waits."""
    with decision_records(arguments, read_only=True) as records:
        timezone = records.configuration.association.timezone
        items = waiting(records.book, records.clock.now())
        if arguments.json:
            show(dump([review_json(item, timezone) for item in items]))
            return 0
        for item in items:
            show("\n".join(_waiting_lines(records, item)))
        if not items:
            show("Решения сотрудника ничего не ждёт.")
    return 0


def _waiting_lines(records: Records, item: ReviewItem) -> Iterator[str]:
    """A letter of the queue: whose it seems to be, and what else it may be."""
    number, fact = item.entry.number, item.entry.fact
    assert isinstance(fact, MessageRead)
    understanding = fact.understanding
    yield f"№ {number}  {understanding.from_address}  {in_quotes(understanding.subject)}"
    yield f"    {item.reason}"
    before = "прежде " if records.book.inbox.is_taken_back(number) else ""
    for verdict in understanding.cases:
        yield f"    {before}{verdict_words(verdict, _name(records, verdict.case.municipality))}"
    told = {(each.case.request, each.case.municipality) for each in understanding.cases}
    for candidate in understanding.candidates:
        if (candidate.request, candidate.municipality) not in told:
            yield f"    {candidate_words(candidate, _name(records, candidate.municipality))}"


def _name(records: Records, code: Oktmo | None) -> str:
    found = records.configuration.directory.get(code) if code is not None else None
    return without_region(found.name) if found is not None else ""


def dismiss(arguments: Namespace) -> int:
    with decision_records(arguments) as records:
        done = deciding.dismiss(records, arguments.message, who=who_of(arguments), why=arguments.why)
        confirm(arguments, done, f"Письмо № {arguments.message} учёта не требует")
    return 0


def undo(arguments: Namespace) -> int:
    with decision_records(arguments) as records:
        done = deciding.undo(records, arguments.number, who=who_of(arguments), why=arguments.why)
        also = " вместе с решениями по этому письму" if len(done) > 1 else ""
        confirm(arguments, done, f"Запись № {arguments.number} отменена{also}")
    return 0


def exclude(arguments: Namespace) -> int:
    with decision_records(arguments) as records:
        case = deciding.parse_case(arguments.case)
        done = deciding.exclude(records, case, who=who_of(arguments), why=arguments.why)
        confirm(arguments, done, f"Дело {case} выведено из рассылки")
    return 0


def extend(arguments: Namespace) -> int:
    with decision_records(arguments) as records:
        case = deciding.parse_case(arguments.case)
        done = deciding.extend(records, case, arguments.until, who=who_of(arguments), why=arguments.why)
        confirm(arguments, done, f"Срок дела {case} продлён до {arguments.until:%d.%m.%Y} включительно")
    return 0


def doubt(arguments: Namespace) -> int:
    """Without a key lists letters in doubt; with one, its beginning or `--all` settles them."""
    which = "" if arguments.all else arguments.letter or None
    with decision_records(arguments, read_only=which is None) as records:
        if which is None:
            _show_doubts(arguments, records)
            return 0
        if not (arguments.sent or arguments.again):
            raise UsageError("Укажите --sent (письмо ушло) или --again (отправить ещё раз)")
        if arguments.all and arguments.letter:
            raise UsageError("Укажите либо ключ письма, либо --all (все письма под сомнением)")
        done = decide_doubt(records, which, was_sent=arguments.sent, who=who_of(arguments))
        if len(done) == 1 and which and not which.endswith("/"):
            what = f"Письмо {which}: {'ушло' if arguments.sent else 'будет отправлено'}"
        else:
            what = f"Писем {len(done)}: {'ушли' if arguments.sent else 'будут отправлены'}"
        confirm(arguments, done, what)
    return 0


def resume(arguments: Namespace) -> int:
    """Without a word lists what waits for a person's leave; with one gives it."""
    with decision_records(arguments, read_only=arguments.what is None) as records:
        if arguments.what is None:
            _show_standstills(arguments, records)
            return 0
        doubtful = deciding.resume(records, arguments.what, who=who_of(arguments), why=arguments.why)
        words = f"Отправка, которую держало «{arguments.what}», разрешена"
        if doubtful:
            words += f"; писем под сомнением: {doubtful}, решите о них командой worker.py doubt"
        show(dump({"done": words}) if arguments.json else f"{words}.")
    return 0


def _show_standstills(arguments: Namespace, records: Records) -> None:
    timezone = records.configuration.association.timezone
    found = deciding.standstills(records)
    if arguments.json:
        show(
            dump(
                [
                    {"what": word, "since": instant(trouble.at, timezone), "text": trouble.text}
                    for word, trouble in found
                ]
            )
        )
        return
    for word, trouble in found:
        show(f"{word}  с {trouble.at.astimezone(timezone):%d.%m.%Y %H:%M}\n    {trouble.text}")
    if not found:
        show("Отправку ничего не держит.")


def _show_doubts(arguments: Namespace, records: Records) -> None:
    timezone = records.configuration.association.timezone
    doubts = records.book.in_doubt()
    if arguments.json:
        listed = [
            {"letter": each.letter, "recipient": each.recipient, "claimed_at": instant(each.at, timezone)}
            for each in doubts
        ]
        show(dump(listed))
        return
    for each in doubts:
        settlement = records.book.outbox.records[each.letter].settlement
        why = f"\n    {settlement.words}" if settlement is not None and settlement.words else ""
        show(f"{each.letter}  {each.recipient}  {each.at.astimezone(timezone):%d.%m.%Y %H:%M}{why}")
    if not doubts:
        show("Писем под сомнением нет.")


def confirm(arguments: Namespace, done: Sequence[Entry], text: str) -> None:
    """What was done, and the numbers by which it can be undone."""
    numbers = [entry.number for entry in done]
    if arguments.json:
        show(dump({"done": text, "entries": [str(number) for number in numbers]}))
    elif not numbers:
        show(f"{text}. Это уже записано, новой записи нет.")
    elif len(numbers) == 1:
        show(f"{text}. Запись № {numbers[0]}.")
    else:
        show(f"{text}. Записи №№ {', '.join(map(str, numbers))}.")


def who_of(arguments: Namespace) -> str:
    """Whose decision it is: the one named, else the user of this computer."""
    return str(arguments.who or getpass.getuser())
