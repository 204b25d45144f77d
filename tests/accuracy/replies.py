"""Answers of one municipality to one request, by any client, with or without a document."""

from __future__ import annotations

import random

from tests.accuracy import people
from tests.accuracy.answers import FOR_A_PERSON, OUTCOMES, Answer, Signs, any_place, fill, random_signs
from tests.accuracy.clients import CLIENTS
from tests.accuracy.drafts import Draft, footed
from tests.accuracy.mime import Mail, in_charset, write
from tests.accuracy.requests import CONGRESS, CONTEST, DIALOGUE
from tests.accuracy.town import Town, named
from tests.accuracy.truth import CaseTruth, Sample, Truth


def new_answer(town: Town, rng: random.Random) -> Answer:
    signs = random_signs(rng)
    asked = rng.choice((DIALOGUE,) * 8 + (CONGRESS, CONTEST))
    if signs.ref in ("wrong", "nothing"):
        asked = DIALOGUE
    answer = Answer(any_place(town, rng), asked, rng.choice(OUTCOMES), signs)
    fill(answer, town, rng)
    return answer


def decision(answer: Answer, town: Town) -> str:
    """Whether its signs fix request and municipality."""
    signs = answer.signs
    known = answer.sender in (answer.place.email, answer.place.second_email) or bool(answer.thread)
    if signs.ref in ("wrong", "nothing"):
        return "person"
    if answer.outcome in FOR_A_PERSON:
        return "person"
    if signs.who == "nothing" and not known:
        return "person"
    if signs.who == "address" and answer.place.oktmo in town.shared and not answer.thread:
        return "person"
    if signs.who == "namesake" and answer.place.oktmo in town.namesakes and not known:
        return "person"
    return "strong"


def finish(answer: Answer, town: Town, rng: random.Random, *, judged: str = "") -> Sample:
    """The message and its truth."""
    client, charset = rng.choice(sorted(CLIENTS)), rng.choice(("utf-8",) * 6 + ("cp1251",) * 3 + ("koi8-r",))
    day = people.moment(rng)
    quotes = bool(answer.thread) and rng.random() < 0.8
    draft = Draft(
        in_charset(answer.body, charset), answer.signature, answer.place.name, answer.place.email, day, quotes
    )
    body = CLIENTS[client](draft, rng)
    if rng.random() < 0.12:
        body = footed(body, rng)
    declared = {"cp1251": "windows-1251"}.get(charset, charset)
    if charset == "koi8-r" and rng.random() < 0.2:
        declared = "windows-1251"  # a wrong label
    mail = Mail(
        answer.sender_name,
        answer.sender,
        answer.subject,
        day,
        f"{rng.getrandbits(60):x}@mx.example",
        body.plain,
        body.html,
        answer.attached,
        answer.thread,
        charset,
        declared,
        answer.extra,
    )
    verdict = judged or decision(answer, town)
    case = CaseTruth(answer.asked.id, answer.place.oktmo, answer.outcome, answer.figures)
    return Sample(
        write(mail, rng),
        Truth(
            variant=f"{answer.variant} [{client}, {charset}]",
            decision=verdict,
            cases=(case,),
            proposable=_proposable(answer, town, verdict),
            text=draft.new,
            client=client,
            attachments=tuple(each.name for each in answer.attached),
        ),
    )


def _proposable(answer: Answer, town: Town, verdict: str) -> frozenset[tuple[str, str]]:
    if verdict != "person":
        return frozenset()
    meant = [answer.place]
    if answer.signs.who == "address":
        meant = [each for each in town.places if each.email == answer.place.email]
    if answer.signs.who == "namesake":
        meant = town.same_name(answer.place)
    if answer.signs.who == "nothing":
        return (
            frozenset({("*", "*")})
            if not answer.thread
            else frozenset({(answer.asked.id, answer.place.oktmo)})
        )
    return frozenset((answer.asked.id, each.oktmo) for each in meant)


def plain_answer(town: Town, rng: random.Random) -> Sample:
    """Any answer of one municipality to one request."""
    answer = new_answer(town, rng)
    if answer.signs.who == "subject" and answer.signs.ref == "thread":
        answer.subject = f"Ответ администрации {named(town, answer.place, 'gen', rng)}"
    return finish(answer, town, rng)


def namesake(town: Town, rng: random.Random) -> Sample:
    """A name that several bear, without its district."""
    answer = Answer(
        town.by_code[rng.choice(sorted(town.namesakes))],
        DIALOGUE,
        rng.choice(("report", "nothing")),
        Signs("namesake", "body"),
    )
    fill(answer, town, rng)
    if rng.random() < 0.3 and answer.place.oktmo not in town.shared:
        answer.sender = answer.place.email
    return finish(answer, town, rng)
