"""Answers of one municipality to one request, by any client, with or without a document."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.accuracy import documents, people, wording
from tests.accuracy.clients import CLIENTS, Draft
from tests.accuracy.mime import Attached, Mail, in_charset, write
from tests.accuracy.requests import CONGRESS, CONTEST, DIALOGUE, Asked, dated, reference, wrong_reference
from tests.accuracy.town import Place, Town, named
from tests.accuracy.truth import CaseTruth, Sample, Truth

OUTCOMES = (
    ("report",) * 9 + ("nothing",) * 4 + ("interim",) * 2 + ("extension", "question", "refusal", "redirect")
)
FOR_A_PERSON = ("extension", "question", "refusal", "redirect")
_VERBS = ("сообщает", "информирует", "сообщает следующее", "направляет информацию")


@dataclass(slots=True)
class Signs:
    """Which signs an answer carries; `who` and `ref` are where they stand."""

    who: str
    """`body`, `signature`, `letterhead`, `address`, `thread`, `subject`, `nothing`, `namesake`"""
    ref: str
    """`body`, `subject`, `thread`, `title`, `document`, `wrong`, `nothing`"""


@dataclass(slots=True)
class Answer:
    """An answer on its way: what it says and in which clothes."""

    place: Place
    asked: Asked
    outcome: str
    signs: Signs
    figures: Mapping[str, int] | None = None
    body: str = ""
    signature: str = ""
    subject: str = "Ответ"
    sender: str = ""
    sender_name: str = ""
    thread: str = ""
    attached: list[Attached] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    variant: str = ""
    extra: list[str] = field(default_factory=list)


def any_place(town: Town, rng: random.Random) -> Place:
    """Hard names more often than their share."""
    if rng.random() < 0.25:
        return town.by_code[rng.choice(sorted(town.namesakes))]
    return rng.choice(town.places)


def random_signs(rng: random.Random) -> Signs:
    who = rng.choice(
        ("body",) * 6
        + ("signature",) * 3
        + ("letterhead",) * 3
        + ("address",) * 4
        + ("thread",) * 2
        + ("subject", "nothing")
    )
    ref = rng.choice(
        ("body",) * 6
        + ("subject",) * 3
        + ("thread",) * 2
        + ("title", "title", "document", "wrong", "nothing")
    )
    if who == "thread":
        ref = rng.choice(("thread", "thread", "body", "title"))
    if who == "letterhead" and ref in ("body", "title"):
        ref = "document"
    if ref == "document" and who in ("body", "signature"):
        who = "letterhead"
    return Signs(who, ref)


def new_answer(town: Town, rng: random.Random) -> Answer:
    signs = random_signs(rng)
    asked = rng.choice((DIALOGUE,) * 8 + (CONGRESS, CONTEST))
    if signs.ref in ("wrong", "nothing"):
        asked = DIALOGUE
    answer = Answer(any_place(town, rng), asked, rng.choice(OUTCOMES), signs)
    fill(answer, town, rng)
    return answer


def fill(answer: Answer, town: Town, rng: random.Random) -> None:
    """Texts, sender, thread and document of the answer."""
    place, signs, asked = answer.place, answer.signs, answer.asked
    said, answer.figures = wording.what_is_said(answer.outcome, rng)
    if asked is not DIALOGUE:
        answer.figures = None
        if answer.outcome == "report":
            said = "предложения направляем: внести изменения в порядок проведения мероприятий."
    said += rng.choice(wording.TRAPS) if answer.outcome == "report" else ""
    answer.sender = place.email if signs.who == "address" else f"u{rng.randint(1000, 9999)}@mail-ru.example"
    answer.sender_name = rng.choice(("Общий отдел", "Приемная", people.person(rng), ""))
    if "thread" in (signs.who, signs.ref):
        code = place.oktmo
        answer.thread = f"req-{asked.id}.{code}@sovet-mokk.example"
    ref = _reference(answer, rng)
    document = signs.who == "letterhead" or signs.ref == "document"
    clause = _clause(answer, town, rng, ref, said)
    answer.subject = _subject(answer, town, rng)
    answer.signature = _signature(answer, town, rng)
    if document:
        _add_document(answer, town, rng, clause)
        answer.body = rng.choice(
            (
                "",
                "Добрый день! Направляем ответ.",
                "Ответ во вложении.",
                "Направляем информацию согласно приложению.",
            )
        )
    else:
        answer.body = rng.choice(("", "Добрый день!\n\n", "Уважаемые коллеги!\n", "Здравствуйте!\n")) + clause
    answer.variant = f"{signs.who}/{signs.ref}/{answer.outcome}"


def _reference(answer: Answer, rng: random.Random) -> str:
    match answer.signs.ref:
        case "body" | "document":
            return reference(answer.asked, rng)
        case "wrong":
            return wrong_reference(rng)
        case "title":
            return rng.choice(("по вопросу участия в марафоне", "по письму")) + f" «{answer.asked.alias}»"
    return ""


def _clause(answer: Answer, town: Town, rng: random.Random, ref: str, said: str) -> str:
    who = ""
    if answer.signs.who in ("body", "namesake"):
        district = answer.signs.who == "body"
        office = rng.choice(("администрация", "администрация", "Администрация"))
        who = f"{office} {named(town, answer.place, 'gen', rng, district=district)} {rng.choice(_VERBS)}"
        who = who.upper() if rng.random() < 0.04 and not ref else who
    lead = f"{ref} {who}".strip() if who else f"{ref} {rng.choice(('сообщаем', 'информируем'))}".strip()
    lead = lead[0].upper() + lead[1:]
    return f"{lead}{rng.choice((', что ', ': ')) if answer.outcome != 'report' or chr(10) not in said else ': '}{said}"


def _subject(answer: Answer, town: Town, rng: random.Random) -> str:
    signs = answer.signs
    if signs.who == "subject":
        whose = named(town, answer.place, "gen", rng)
        tail = f" {reference(answer.asked, rng)}" if signs.ref == "subject" else ""
        return f"Ответ администрации {whose}{tail}"
    if signs.ref == "subject":
        return rng.choice(("Ответ ", "", "Информация ")) + reference(answer.asked, rng)
    if signs.ref == "thread" or answer.thread:
        return f"Re: {answer.asked.title}"
    return rng.choice(("Ответ", "Информация", "Письмо", "О направлении информации", ""))


def _signature(answer: Answer, town: Town, rng: random.Random) -> str:
    name = people.person(rng)
    if answer.signs.who == "signature":
        return f"Глава {named(town, answer.place, 'gen', rng)}\n{name}"
    if rng.random() < 0.3:
        return ""
    return rng.choice(
        (
            f"{people.office(rng)}\n{name}\n{people.phone(rng)}",
            f"С уважением,\n{name}\nтел. {people.phone(rng)}",
            f"Исп. {name}\n{people.phone(rng)}",
        )
    )


def _add_document(answer: Answer, town: Town, rng: random.Random, clause: str) -> None:
    number, day = people.own_number(rng), dated(people.moment(rng).date(), rng)
    head = ""
    if answer.signs.who == "letterhead":
        head = f"АДМИНИСТРАЦИЯ\n{named(town, answer.place, 'gen', rng).upper()}\n"
    head += f"{day} № {number}"
    if answer.signs.ref == "document" and rng.random() < 0.5:
        head += f"\nНа № {answer.asked.number} от {answer.asked.date:%d.%m.%Y}"
    lines = [*clause.split("\n"), f"Глава {people.person(rng)}"]
    style = rng.random()
    name = rng.choice(("Письмо", "Ответ", "Исх", "Скан_001", "Ответ на запрос (1)", "doc01234"))
    if style < 0.5:
        file = Attached(f"{name}.docx", documents.DOCX, documents.docx(head, lines, rng))
    elif style < 0.85:
        file = Attached(f"{name}.pdf", "application/pdf", documents.pdf(head, lines))
    else:
        inner = documents.docx(head, lines, rng)
        file = Attached(f"{name}.zip", "application/zip", documents.archive("Ответ.docx", inner))
    answer.attached.append(file)
    if file.name.endswith(".zip"):
        answer.names = [file.name]


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
    declared = {"cp1251": "windows-1251"}.get(charset, charset)
    mail = Mail(
        answer.sender_name, answer.sender, answer.subject, day, f"{rng.getrandbits(60):x}@mx.example", body.plain, body.html,
        answer.attached, answer.thread, charset, declared, answer.extra,
    )  # fmt: skip
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
    if rng.random() < 0.3:
        answer.sender = answer.place.email
    return finish(answer, town, rng)
