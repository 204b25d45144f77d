"""Compares what was read with what is true; every miss keeps a description."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.accuracy.truth import Truth

Line = Mapping[str, Any]
TARGETS = {
    "wrong credits": "0",
    "recorded of strong": ">= 97 %",
    "right candidate in first three": ">= 98 %",
    "kinds": ">= 98 %",
    "human answers kept": "100 %",
    "outcomes": "",
    "figures": ">= 96 %",
    "new text": ">= 95 %",
    "attachment names": "",
    "bounces found": ">= 97 %",
    "failed recipients": ">= 93 %",
    "auto-replies found": ">= 92 %",
}


@dataclass(slots=True)
class Measure:
    """Hits of a measure; `misses` are (message, description)."""

    right: int = 0
    total: int = 0
    misses: list[tuple[int, str]] = field(default_factory=list)

    def note(self, place: int, described: str, *, right: bool) -> None:
        self.total += 1
        self.right += right
        if not right:
            self.misses.append((place, described))


class Score:
    """All measures over a run."""

    def __init__(self) -> None:
        self.measures: dict[str, Measure] = defaultdict(Measure)
        self.clients: dict[str, Measure] = defaultdict(Measure)
        self.reviewed = 0
        self.messages = 0

    def add(self, place: int, line: Line, truth: Truth) -> None:
        self.messages += 1
        self._kinds(place, line, truth)
        self._credits(place, line, truth)
        if truth.kind == "reply" and line["kind"] == "reply":
            self._contents(place, line, truth)
        if truth.failed is not None:
            got = frozenset(each.lower() for each in line["failed_recipients"])
            want = frozenset(each.lower() for each in truth.failed)
            self._note(
                "failed recipients",
                place,
                f"{truth.variant}: {sorted(got)} for {sorted(want)}",
                right=got == want,
            )

    def _note(self, name: str, place: int, described: str, *, right: bool) -> None:
        self.measures[name].note(place, described, right=right)

    def _kinds(self, place: int, line: Line, truth: Truth) -> None:
        told = f"{truth.variant}: {line['kind']} for {truth.kind} ({line['why_kind']})"
        right = line["kind"] == truth.kind
        self._note("kinds", place, told, right=right)
        if truth.kind == "reply":
            self._note(
                "human answers kept",
                place,
                told,
                right=line["kind"] not in ("bounce", "receipt", "bulk", "auto_reply"),
            )
        if truth.kind in ("bounce", "auto_reply"):
            name = "bounces found" if truth.kind == "bounce" else "auto-replies found"
            self._note(name, place, told, right=right)

    def _credits(self, place: int, line: Line, truth: Truth) -> None:
        recorded = [case for case in line["cases"] if case["decision"] == "recorded"]
        allowed = {each.case for each in truth.cases} if truth.decision != "person" else set()
        wrong = [_case(each) for each in recorded if _case(each) not in allowed]
        signs = [e["detail"] for each in recorded for e in each["evidence"]][:4] if wrong else ""
        told = f"{truth.variant}: recorded {wrong}, true {[each.case for each in truth.cases]}; {signs}"
        self._note("wrong credits", place, told, right=not wrong)
        if truth.decision == "strong":
            done = {_case(each) for each in recorded}
            for each in truth.cases:
                told = f"{truth.variant}: {each.case} not recorded; {line['kind']}; {line['reason']}"
                self._note("recorded of strong", place, told, right=each.case in done)
        if line["reason"] is not None:
            self.reviewed += 1
            self._candidates(place, line, truth)

    def _candidates(self, place: int, line: Line, truth: Truth) -> None:
        wanted = truth.proposable or {each.case for each in truth.cases}
        if not wanted or ("*", "*") in wanted:
            return
        shown = [_case(each) for each in (*line["cases"], *line["candidates"])]
        if truth.decision != "person":
            # The rest of a letter whose rows are recorded may be what a person is shown.
            shown = list(dict.fromkeys(shown))[: max(3, len(truth.cases))]
        right = any(each in wanted for each in list(dict.fromkeys(shown))[:3])
        self._note(
            "right candidate in first three",
            place,
            f"{truth.variant}: {shown[:4]} for {sorted(wanted)[:4]}; {line['reason']}",
            right=right,
        )

    def _contents(self, place: int, line: Line, truth: Truth) -> None:
        read = {_case(each): each for each in line["cases"]}
        for each in truth.cases:
            got = read.get(each.case)
            if got is None:
                continue
            told = f"{truth.variant}: {got['outcome']} for {each.outcome}: {line['text'][:160]!r}"
            self._note("outcomes", place, told, right=got["outcome"] == each.outcome)
            if each.figures is not None:
                told = f"{truth.variant}: {got['figures']} for {dict(each.figures)}: {line['text'][:200]!r}"
                self._note("figures", place, told, right=got["figures"] == dict(each.figures))
        if truth.text is not None:
            got_text, want = " ".join(line["text"].split()), " ".join(truth.text.split())
            told = f"{truth.variant}: {got_text[-160:]!r} for {want[-160:]!r}"
            self._note("new text", place, told, right=got_text == want)
            self.clients[truth.client].note(place, told, right=got_text == want)
        if truth.attachments is not None:
            names = [each["name"] for each in line["attachments"]]
            right = all(each in names for each in truth.attachments)
            self._note(
                "attachment names", place, f"{truth.variant}: {names} for {truth.attachments}", right=right
            )


def _case(case: Mapping[str, str]) -> tuple[str, str]:
    return (case["request"], case["municipality"])


def failing(score: Score) -> set[int]:
    """Messages with any miss."""
    return {place for each in score.measures.values() for place, _ in each.misses}


def report(score: Score, seconds: float, examples: int = 5) -> Sequence[str]:
    """The figures beside their targets, each with a few misses."""
    lines = [
        f"{score.messages} messages, {score.reviewed} sent to review, {score.messages / seconds:.1f} "
        "messages/s"
    ]
    for name, target in TARGETS.items():
        measure = score.measures[name]
        share = f"{100 * measure.right / measure.total:.2f} %" if measure.total else "-"
        if name == "wrong credits":
            share = str(measure.total - measure.right)
        lines.append(f"{name:32} {share:>9}  ({measure.right}/{measure.total})  {target}")
        lines += [f"      #{place} {told}" for place, told in measure.misses[:examples]]
    for client, measure in sorted(score.clients.items()):
        lines.append(f"  new text, {client:20} {measure.right}/{measure.total}")
    return lines
