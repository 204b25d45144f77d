"""The command `read`: saved messages understood, nothing touched."""

from __future__ import annotations

import hashlib
from argparse import Namespace
from collections import deque
from collections.abc import Iterator

from mailflow.bootstrap import SavedMessage, open_reader, read_saved
from mailflow.cli.json_lines import dump, understanding_json
from mailflow.cli.places import aware, configuration_of
from mailflow.cli.printing import say, show
from mailflow.cli.words_of_outcomes import KINDS_OF_MESSAGES, verdict_words
from mailflow.model.understanding import Kind, Understanding


def read(arguments: Namespace) -> int:
    """One line a message, in order; never stops at a bad one. Status 1 where a file could not be read."""
    configuration = configuration_of(arguments)
    timezone = configuration.association.timezone
    now = aware(arguments.now, timezone) if arguments.now else None
    unreadable = 0
    pending: deque[SavedMessage] = deque()

    def raws() -> Iterator[bytes]:
        for saved in read_saved(arguments.paths):
            pending.append(saved)
            yield saved.raw

    with open_reader(configuration, children=arguments.jobs, now=now) as reader:
        for understood in reader.read(raws()):
            saved = pending.popleft()
            if saved.problem:
                unreadable += 1
                say(f"{saved.name}: {saved.problem}")
            understanding = _lost(saved.problem) if saved.problem else understood
            line = understanding_json(saved.name, understanding, timezone)
            line["content"] = hashlib.sha256(saved.raw).hexdigest()
            show(dump(line) if arguments.json else _in_words(saved.name, understanding))
    return 1 if unreadable else 0


def _lost(problem: str) -> Understanding:
    return Understanding(kind=Kind.REPLY, reason=problem, defects=(problem,))


def _in_words(name: str, understanding: Understanding) -> str:
    cases = "; ".join(verdict_words(each) for each in understanding.cases)
    reason = f". Решает сотрудник: {understanding.reason}" if understanding.reason else ""
    return f"{name}: {KINDS_OF_MESSAGES[understanding.kind]}: {cases or 'к делам не относится'}{reason}"
