"""Letters that a person must decide: contradictions, imitations, nothing readable, names all but right."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.accuracy import documents, people, wording
from tests.accuracy.answers import any_place, fill
from tests.accuracy.mime import Attached, write
from tests.accuracy.replies import finish, new_answer
from tests.accuracy.requests import DIALOGUE, reference
from tests.accuracy.sheets import ANY, clerk, new_mail, sure_answer, upper
from tests.accuracy.town import Town, named
from tests.accuracy.truth import Sample, Truth


def contradiction(town: Town, rng: random.Random) -> Sample:
    """Two strong signs that disagree: a person decides."""
    answer = sure_answer(town, rng)
    others = [
        each
        for each in town.places
        if each.base != answer.place.base
        and each.email != answer.place.email
        and each.parent != answer.place.oktmo
        and each.oktmo != answer.place.parent
    ]
    other = rng.choice(others)
    style = rng.choice(("thread", "address", "wrong district", "signature"))
    proposable = {("96-2024", answer.place.oktmo), ("96-2024", other.oktmo)}
    if style == "thread":
        answer.thread = f"req-96-2024.{other.oktmo}@sovet-mokk.example"
    elif style == "address":
        answer.sender = other.email
    elif style == "signature":
        answer.signature = f"Глава {named(town, other, 'gen', rng)}\n{people.person(rng)}"
    else:
        settlements = [
            each for each in town.places if each.is_settlement and each.oktmo not in town.namesakes
        ]
        answer.place = rng.choice(settlements)
        districts = [
            each
            for each in town.places
            if not each.is_settlement and not each.is_city and each.oktmo != answer.place.parent
        ]
        liar = replace(answer.place, parent=rng.choice(districts).oktmo)
        said, answer.figures = wording.report(rng)
        answer.body = (
            f"Администрация {named(town, liar, 'gen', rng)} {reference(DIALOGUE, rng)} сообщает: {said}"
        )
        proposable = {("96-2024", answer.place.oktmo)}
    answer.variant = f"contradiction by {style}"
    sample = finish(answer, town, rng, judged="person")
    return replace(sample, truth=replace(sample.truth, proposable=frozenset(proposable), cases=()))


def unauthenticated(town: Town, rng: random.Random) -> Sample:
    """The trusted server says DMARC failed, or the domain merely looks like the municipality's."""
    answer = sure_answer(town, rng)
    answer.sender = answer.place.email
    answer.extra = [
        "Authentication-Results: mail.rambler.example; spf=fail smtp.mailfrom=x@evil.example; "
        "dkim=none; dmarc=fail header.from=" + answer.sender.split("@")[1]
    ]
    answer.variant = "dmarc=fail"
    sample = finish(answer, town, rng, judged="person")
    return sample


def look_alike(town: Town, rng: random.Random) -> Sample:
    """A domain that merely resembles the municipality's own."""
    answer = sure_answer(town, rng)
    answer.place = rng.choice([each for each in town.places if each.second_email])
    fill(answer, town, rng)
    swaps = (("krd-gov", "krd-g0v"), ("krd-gov", "krd-gow"), ("krd-gov", "krcl-gov"), ("krd-gov", "krdgov"))
    answer.sender = answer.place.second_email.replace(*rng.choice(swaps))
    answer.variant = f"look-alike {answer.sender}"
    return finish(answer, town, rng, judged="person")


def cloud(town: Town, rng: random.Random) -> Sample:
    """The answer lies behind a link, in a locked archive or in a file that cannot be read."""
    place = any_place(town, rng)
    style = rng.choice(("link", "locked", "broken"))
    attached = []
    text = "Направляем ответ.\n"
    if style == "link":
        text = (
            "К письму прикреплены ссылки на следующие файлы:\n1. Ответ.zip (31.4 МБ) "
            "https://cloud.mail.ru/public/AbCd/demo\nФайлы будут храниться до 28.10.2024"
        )
    elif style == "locked":
        attached = [
            Attached(
                "Ответ.zip", "application/zip", documents.locked_archive(b"%PDF-1.4" + rng.randbytes(40))
            )
        ]
    else:
        attached = [Attached("Ответ.pdf", "application/pdf", b"%PDF-1.4 " + rng.randbytes(300))]
    mail = new_mail(rng, place.email, f"Ответ {reference(DIALOGUE, rng)}", text, attached)
    proposable = frozenset({("96-2024", place.oktmo)})
    return Sample(write(mail, rng), Truth(f"unreadable {style}", decision="person", proposable=proposable))


def neighbour(town: Town, rng: random.Random) -> Sample:
    """A name with one letter wrong, or only the village: similar is never enough."""
    settlements = [each for each in town.places if each.is_settlement and each.base.endswith("ское")]
    place = rng.choice(settlements)
    said, _ = wording.report(rng)
    letters = place.base
    at = rng.randint(1, min(4, len(letters) - 3))  # the ending is cut off below
    wrong = letters[:at] + rng.choice("аеиоуклмн") + letters[at + 1 :]
    genuine = {each.base.lower() for each in town.places}
    if wrong.lower() in genuine or wrong == letters:
        wrong = letters[:at] + letters[at + 1 :]
    if wrong.lower() in genuine:
        wrong = letters[:2] + letters[1:]
    text = f"Администрация {wrong[:-2]}ого сельского поселения {reference(DIALOGUE, rng)} сообщает: {said}"
    proposable = frozenset(("96-2024", each.oktmo) for each in town.same_name(place)) or ANY
    mail = new_mail(rng, clerk(rng), "Ответ", text)
    return Sample(
        write(mail, rng),
        Truth(f"one letter wrong: {wrong} for {place.base}", decision="person", proposable=proposable),
    )


def village(town: Town, rng: random.Random) -> Sample:
    """Only the village is named."""
    code = rng.choice(sorted(town.localities.keys() & town.by_code.keys()))
    kind, name = rng.choice(town.localities[code])
    said, _ = wording.report(rng)
    text = f"{upper(reference(DIALOGUE, rng))} сообщаем: {said}\n\n{kind}. {name}"
    owners = [each for each, places in town.localities.items() if any(n == name for _, n in places)]
    proposable = frozenset(("96-2024", each) for each in owners)
    return Sample(
        write(new_mail(rng, clerk(rng), "Ответ", text), rng),
        Truth(f"village {kind} {name}", decision="person", proposable=proposable),
    )


def unknown_request(town: Town, rng: random.Random) -> Sample:
    """An answer to a letter the association never sent."""
    answer = new_answer(town, rng)
    place = answer.place
    text = (
        f"На № {rng.randint(200, 900)} от 11.07.2024 администрация {named(town, place, 'gen', rng)} "
        "сообщает: предложения отсутствуют."
    )
    return Sample(
        write(new_mail(rng, place.email, "Ответ", text), rng),
        Truth("unknown request", decision="person", proposable=ANY),
    )
