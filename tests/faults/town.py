"""Invariants I1 to I4 of one campaign, against a pass that nothing disturbed."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from mailflow.model.fact import LetterClaimed, MessageRead
from tests.faults.rig import MAILS, REMINDING, STAFF, Rig, begin_campaign, read_contents

AFTERWARDS = tuple(REMINDING + timedelta(minutes=minutes) for minutes in (1, 12, 60))
"""Passes after the fault: the second one is behind the first step of a retry."""

_DIGEST = "<digest."

ON_FILE = {"rayon@les-rayon.example", "adm@dubovskoe.example", "adm@klenovoe.example", STAFF}


@dataclass(frozen=True, slots=True)
class Calm:
    """What a campaign without faults does at REMINDING; `saved` is the data just before."""

    saved: Path
    mails: Counter[str]
    states: Mapping[str, str]


def calm_campaign(rig: Rig) -> Calm:
    """Begin the campaign, save its data, and see what an undisturbed pass does."""
    begin_campaign(rig)
    saved = rig.folder / "saved"
    shutil.copytree(rig.data, saved)
    rig.delivered.clear()
    for moment in (REMINDING, *AFTERWARDS):
        rig.tick(moment)
    calm = Calm(saved, rig.copies(), rig.states(REMINDING))
    assert len(calm.mails) >= 5
    assert "answered" in calm.states.values()
    return calm


def recover(rig: Rig) -> None:
    for moment in AFTERWARDS:
        rig.tick(moment)


def ever(rig: Rig) -> list[str]:
    """What may never be otherwise, at whatever moment one looks."""
    entries = rig.entries()
    found = []
    if [entry.number for entry in entries] != list(range(1, len(entries) + 1)):
        found.append("I3: numbers are not 1, 2, 3 ...")
    if len({entry.fact.key for entry in entries}) != len(entries):
        found.append("I3: a key stands twice in the ledger")
    contents = Counter(entry.fact.content for entry in entries if isinstance(entry.fact, MessageRead))
    found.extend(f"I1: read twice: {each}" for each, count in contents.items() if count > 1)
    found.extend(f"I2: delivered twice: {each}" for each, count in rig.copies().items() if count > 1)
    found.extend(f"I4: {each}" for each in {each.recipient for each in rig.delivered} - ON_FILE)
    claimed = {entry.fact.message_id for entry in entries if isinstance(entry.fact, LetterClaimed)}
    found.extend(f"no durable intent for {each}" for each in rig.copies() if each not in claimed)
    return found


def complaints(rig: Rig, calm: Calm, *, whole: bool = True, now: datetime = AFTERWARDS[-1]) -> list[str]:
    """What is not as it must be, after recovery; `whole` is False where reading children died too."""
    entries = rig.entries()
    found = ever(rig)
    if read_contents(entries) != Counter({_id(raw): 1 for raw in MAILS}):
        found.append(f"I1: read {read_contents(entries)}")
    found.extend(_about_letters(rig, calm, now, whole=whole))
    if whole and rig.states(now) != calm.states:
        found.append(f"states differ: {rig.states(now)}")
    return found


def _about_letters(rig: Rig, calm: Calm, now: datetime, *, whole: bool) -> list[str]:
    copies = rig.copies()
    doubtful = {claim.message_id for claim in rig.in_doubt(now)}
    # Staff may hear of a trouble besides.
    outside = {each.message_id for each in rig.delivered if each.recipient != STAFF}
    found = [f"I4: unplanned {each}" for each in outside if whole and each not in calm.mails]
    # Where Sent could not be read at first, the day's digest goes out under another name.
    digests = _count_digests(copies) >= _count_digests(calm.mails)
    for message_id in calm.mails:
        if digests and message_id.startswith(_DIGEST):
            continue
        if not copies[message_id] and message_id not in doubtful and whole:
            found.append(f"I2: {message_id} never left and nobody is told")
    return found


def _count_digests(names: Iterable[str]) -> int:
    return sum(each.startswith(_DIGEST) for each in names)


def _id(raw: bytes) -> str:
    return raw.split(b"Message-ID: ", 1)[1].split(b"\r\n", 1)[0].decode()
