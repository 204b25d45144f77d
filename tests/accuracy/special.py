"""Letters of unusual shape: two requests, chains, robots, repetitions."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.accuracy import documents, people, wording
from tests.accuracy.answers import any_place
from tests.accuracy.mime import Attached, write
from tests.accuracy.replies import finish
from tests.accuracy.requests import CONGRESS, DIALOGUE, dated, reference
from tests.accuracy.sheets import clerk, new_mail, sure_answer, upper
from tests.accuracy.town import Town, named
from tests.accuracy.truth import CaseTruth, Sample, Truth


def two_requests(town: Town, rng: random.Random) -> Sample:
    place = any_place(town, rng)
    p = rng.randint(1, 6)
    day89, day96 = dated(CONGRESS.date, rng), dated(DIALOGUE.date, rng)
    who = named(town, place, "gen", rng)
    text = rng.choice(
        (
            f"Администрация {who} сообщает:\n1) на № 89 от {day89} – предложений нет;\n2) на № 96 от "
            f"{day96} – размещено {p} практик.",
            f"Администрация {who} сообщает.\nНа № 89 от {day89}: предложения отсутствуют.\nНа № 96 от "
            f"{day96}: размещено практик – {p}.",
            f"Администрация {who} направляет ответы.\n\nНа исх. № 96 от {day96}: размещено "
            f"{wording.practices(p, rng)}.\n\nНа исх. № 89 от {day89}: предложений не имеется.",
        )
    )
    cases = (
        CaseTruth("89-2024", place.oktmo, "nothing", None),
        CaseTruth("96-2024", place.oktmo, "report", {"practices": p}),
    )
    mail = new_mail(rng, clerk(rng), "Ответы на запросы", text)
    return Sample(write(mail, rng), Truth("two requests", decision="strong", cases=cases, text=text))


def forwarded(town: Town, rng: random.Random) -> Sample:
    """A district or a clerk forwards a settlement's letter: the inner text is the author's."""
    place = rng.choice([each for each in town.places if each.is_settlement])
    parent = town.by_code[place.parent]
    said, figures = wording.report(rng)
    inner = f"Администрация {named(town, place, 'gen', rng)} {reference(DIALOGUE, rng)} сообщает: {said}\n"
    sender = rng.choice((parent.email, clerk(rng)))
    own = rng.choice(("Коллеги, пересылаю ответ поселения.", "Направляем ответ для сведения.", ""))
    header = rng.choice(
        (
            "-------- Перенаправленное сообщение --------\nТема: Ответ\nДата: Wed, 25 Sep 2024 15:02:11 "
            f"+0300\nОт: Приемная <{place.email}>\nКому: {parent.email}\n\n",
            f'-------- Пересылаемое сообщение --------\n25.09.2024, 15:02, "Приемная" <{place.email}>:\n\n',
            f"---------- Forwarded message ---------\nОт: Приемная <{place.email}>\nDate: ср, 25 сент. "
            f"2024 г. в 15:02\nSubject: Ответ\nTo: <{parent.email}>\n\n",
            f"-----Original Message-----\nFrom: Приемная [mailto:{place.email}]\nSent: Wednesday, "
            f"September 25, 2024 3:02 PM\nTo: {parent.email}\nSubject: Ответ\n\n",
        )
    )
    case = CaseTruth("96-2024", place.oktmo, "report", figures)
    if rng.random() < 0.35:
        first = new_mail(rng, place.email, "Ответ", inner)
        attached = [Attached("Ответ.eml", "message/rfc822", write(first, rng))]
        mail = new_mail(rng, sender, "FW: Ответ", own + "\n", attached)
        return Sample(write(mail, rng), Truth("message/rfc822", decision="strong", cases=(case,)))
    mail = new_mail(
        rng, sender, rng.choice(("FW: Ответ", "Fwd: Ответ", "Fwd: FW: Ответ")), f"{own}\n\n{header}{inner}"
    )
    return Sample(write(mail, rng), Truth(f"forwarded {header[:30]!r}", decision="strong", cases=(case,)))


def robot(town: Town, rng: random.Random) -> Sample:
    """A document-flow system: organisation line, passport.xml, companions."""
    place = any_place(town, rng)
    said, figures = wording.report(rng)
    number, day = people.own_number(rng), people.moment(rng)
    who = (
        named(town, place, "nom", rng) if place.is_city else "Администрация " + named(town, place, "gen", rng)
    )
    text = (
        f"Вам направлен документ.\nРег. №: {number}\nДата: {day:%d.%m.%Y}\nКраткое содержание: О "
        "направлении информации\n"
        f"Корреспондент: {who}\nСообщение сформировано автоматически. Не отвечайте на него.\n"
    )
    passport = (
        f'<?xml version="1.0" encoding="windows-1251"?><c:passport xmlns:c="urn:sed"><c:num>{number}</c:num>'
        f'<c:date>{day:%Y-%m-%d}</c:date><c:reply num="96" date="2024-09-05"/></c:passport>'
    )
    head = (
        f"АДМИНИСТРАЦИЯ\n{named(town, place, 'gen', rng).upper()}\n{day:%d.%m.%Y} № {number}\nНа № 96 от "
        "05.09.2024"
    )
    letter = documents.pdf(head, ["Уважаемые коллеги!", f"Сообщаем: {said}", f"Глава {people.person(rng)}"])
    file = f"{number.replace('/', '_')}.pdf"
    attached = [
        Attached(file, "application/pdf", letter),
        Attached("passport.xml", "application/xml", passport.encode("cp1251")),
        Attached(f"{file}.sig", "application/octet-stream", rng.randbytes(200)),
    ]
    mail = new_mail(
        rng,
        f"sed-robot{rng.randint(1, 99)}@sed.example",
        f"Исх. документ № {number} от {day:%d.%m.%Y}: О направлении информации",
        text,
        attached,
    )
    mail.from_name = "СЭД «Дело» (не отвечать)"
    mail.extra = ["Auto-Submitted: auto-generated", "X-Mailer: EOS DELO"]
    case = CaseTruth("96-2024", place.oktmo, "report", figures)
    return Sample(
        write(mail, rng),
        Truth("robot", decision="strong", cases=(case,), attachments=tuple(each.name for each in attached)),
    )


def repeated(town: Town, rng: random.Random) -> Sample:
    """The same letter again: same number and date of the sender."""
    answer = sure_answer(town, rng)
    answer.body += f"\nИсх. № {people.own_number(rng)} от 20.09.2024"
    first = finish(answer, town, rng)
    second = finish(answer, town, rng)
    case = replace(second.truth.cases[0], outcome="duplicate", figures=None)
    return replace(
        second,
        truth=replace(second.truth, variant=f"duplicate {second.truth.variant}", cases=(case,)),
        before=(first,),
    )


def corrected(town: Town, rng: random.Random) -> Sample:
    first = finish(sure_answer(town, rng), town, rng)
    place = town.by_code[first.truth.cases[0].municipality]
    said, figures = wording.report(rng)
    phrase = rng.choice(
        (
            "взамен ранее направленной информации сообщает",
            "в связи с технической ошибкой просит считать верной следующую информацию",
            "направляет уточненную информацию взамен ранее направленной",
            "просит ранее направленный ответ считать недействительным и сообщает",
        )
    )
    text = (
        f"{upper(reference(DIALOGUE, rng))} администрация {named(town, place, 'gen', rng)} {phrase}: {said}"
    )
    case = CaseTruth("96-2024", place.oktmo, "correction", figures)
    mail = new_mail(rng, clerk(rng), "Ответ", text)
    return Sample(
        write(mail, rng),
        Truth(f"correction «{phrase}»", decision="strong", cases=(case,), text=text),
        before=(first,),
    )


def scanned(town: Town, rng: random.Random) -> Sample:
    """A clean scan: may be recorded where it is read well."""
    place = any_place(town, rng)
    said, figures = wording.report(rng)
    office = f"АДМИНИСТРАЦИЯ\n{named(town, place, 'gen', rng).upper()}"
    head = f"{office}\n20.09.2024 № {people.own_number(rng)}\nНа № 96 от 05.09.2024"
    page = documents.scan(head, ["Уважаемые коллеги!", f"Сообщаем: {said}", f"Глава {people.person(rng)}"])
    mail = new_mail(rng, clerk(rng), "Ответ", "", [Attached("Скан.pdf", "application/pdf", page)])
    return Sample(
        write(mail, rng),
        Truth("scan", decision="free", cases=(CaseTruth("96-2024", place.oktmo, "report", figures),)),
    )
