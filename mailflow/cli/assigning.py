"""The command `assign`: a person says what a letter is."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from mailflow.app import deciding
from mailflow.bootstrap import open_rereader
from mailflow.cli.decisions import confirm, decision_records, who_of
from mailflow.cli.words_of_outcomes import OUTCOMES
from mailflow.matching.explain import figures_words
from mailflow.model.fact import Entry, ExtensionGranted, MessageAssigned
from mailflow.model.request import Request
from mailflow.model.understanding import ANSWERS


def assign(arguments: Namespace) -> int:
    """What was settled on nobody is read once more for the case named."""
    with decision_records(arguments) as records, open_rereader(records.configuration) as rereader:
        case = deciding.parse_case(arguments.case)
        done = deciding.assign(
            records,
            arguments.message,
            case,
            outcome=arguments.outcome,
            figures=dict(arguments.figures),
            until=arguments.until,
            who=who_of(arguments),
            why=arguments.why,
            rereader=rereader,
        )
        what = _what(done, records.configuration.requests)
        confirm(arguments, done, f"Письмо № {arguments.message} отнесено к делу {case}{what}")
    return 0


def _what(done: Sequence[Entry], requests: Sequence[Request]) -> str:
    """What was settled: the outcome, the figures, and the new date where there is one."""
    words = ""
    for entry in done:
        match entry.fact:
            case MessageAssigned(case=case, outcome=outcome, figures=figures):
                words += f": {OUTCOMES[outcome]} ({outcome})"
                request = next((each for each in requests if each.id == case.request), None)
                words += f", {figures_words(figures, request)}" if figures and outcome in ANSWERS else ""
            case ExtensionGranted(until=until):
                words += f", срок продлён до {until:%d.%m.%Y} включительно"
            case _:
                pass
    return words
