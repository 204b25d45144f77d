"""One answer on its way: its signs, texts and document."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.accuracy import documents, people, wording
from tests.accuracy.mime import Attached
from tests.accuracy.requests import DIALOGUE, Asked, dated, reference, wrong_reference
from tests.accuracy.town import Place, Town, named

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
    joint = ": " if "\n" in said else rng.choice((", что ", ": "))
    return f"{lead}{joint}{said}"


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
