"""Letters of unusual shape: districts for their settlements, two requests, chains, robots, repetitions, traps."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.accuracy import documents, people, wording
from tests.accuracy.mime import Attached, Mail, write
from tests.accuracy.replies import Answer, Signs, any_place, fill, finish, new_answer
from tests.accuracy.requests import CONGRESS, DIALOGUE, dated, reference
from tests.accuracy.town import Place, Town, named
from tests.accuracy.truth import CaseTruth, Sample, Truth

_ANY = frozenset({("*", "*")})


def _mail(
    rng: random.Random, sender: str, subject: str, plain: str, attached: list[Attached] | None = None
) -> Mail:
    return Mail(
        rng.choice(("Общий отдел", people.person(rng), "")),
        sender,
        subject,
        people.moment(rng),
        f"{rng.getrandbits(60):x}@mx.example",
        plain,
        attached=attached or [],
    )


def _clerk(rng: random.Random) -> str:
    return f"u{rng.randint(1000, 99999)}@mail-ru.example"


def district(town: Town, rng: random.Random) -> Sample:
    """A district answers for its settlements in a workbook, a document's table or a list in the body."""
    whole = rng.choice([each for each in town.places if len(town.settlements_of(each.oktmo)) > 2])
    settlements = town.settlements_of(whole.oktmo)
    if rng.random() < 0.4:
        settlements = rng.sample(settlements, rng.randint(2, len(settlements)))
    rows = [(each, rng.choice((0, 0, 1, 2, 3)), rng.choice((0, 1, 2))) for each in settlements]
    p, i = sum(row[1] for row in rows), sum(row[2] for row in rows)
    own = rng.random() < 0.7
    style = rng.choice(("xlsx", "docx", "list"))
    form = rng.choice(("short", "short", "slash", "full"))
    lead = f"Администрация {named(town, whole, 'gen', rng)} {reference(DIALOGUE, rng)} направляет сводную информацию по поселениям"
    attached, text = [], lead + "."
    if style == "list":
        lines = [f"{_short(town, each, form)} - {a} {wording.counted(a, 'практика', 'практики', 'практик')}, "
                 f"{b} {wording.counted(b, 'инициатива', 'инициативы', 'инициатив')};" for each, a, b in rows]  # fmt: skip
        text = lead + ":\n" + "\n".join(lines)
    else:
        head = ["№", "Наименование поселения", "Количество размещенных практик", "Количество инициатив"]
        table: list[list[str | int]] = [head]  # type: ignore[list-item]  # a list of str is one of str | int here
        table += [[n, _short(town, each, form), a, b] for n, (each, a, b) in enumerate(rows, 1)]
        if own:
            table.append(["", rng.choice(("Итого", "ИТОГО по району", "Всего")), p, i])
        name = rng.choice(("Свод", "Приложение", "Таблица по поселениям"))
        if style == "xlsx":
            attached = [Attached(f"{name}.xlsx", documents.XLSX, documents.xlsx(table))]
        else:
            attached = [
                Attached(
                    f"{name}.docx",
                    documents.DOCX,
                    documents.docx("Приложение", ["Сводная информация"], rng, table),
                )
            ]
    mail = _mail(
        rng, whole.email if rng.random() < 0.5 else _clerk(rng), "Сводная информация", text + "\n", attached
    )
    cases = [
        CaseTruth(
            "96-2024", each.oktmo, "report" if a or b else "nothing", {"practices": a, "initiatives": b}
        )
        for each, a, b in rows
    ]
    cases.append(CaseTruth("96-2024", whole.oktmo, "report", None))
    truth = Truth(
        f"district {style} {form} {len(rows)} rows",
        "reply",
        "strong",
        tuple(cases),
        attachments=tuple(a.name for a in attached),
    )
    return Sample(write(mail, rng), truth)


def _short(town: Town, place: Place, form: str) -> str:
    city = place.kind.startswith("город")
    adjectival = place.base.endswith(("ое", "ее"))
    if form == "full":
        noun = place.kind
    else:
        noun = {"short": ("СП", "ГП"), "slash": ("с/п", "г/п")}[form][city]
    return f"{place.base} {noun}" if adjectival else f"{noun} {place.base}"


def with_settlements(town: Town, rng: random.Random) -> Sample:
    """«С учётом поселений»: the district is answered, its settlements are proposed."""
    whole = rng.choice([each for each in town.places if town.settlements_of(each.oktmo)])
    said, figures = wording.report(rng, both=True)
    phrase = rng.choice(
        ("с учётом поселений", "с учетом городских и сельских поселений", "включая поселения района")
    )
    text = f"{reference(DIALOGUE, rng).capitalize()} администрация {named(town, whole, 'gen', rng)} сообщает ({phrase}): {said}\n"
    case = CaseTruth("96-2024", whole.oktmo, "report", figures)
    proposable = frozenset(("96-2024", each.oktmo) for each in [whole, *town.settlements_of(whole.oktmo)])
    return Sample(
        write(_mail(rng, whole.email, "Ответ", text), rng),
        Truth(f"with settlements «{phrase}»", decision="free", cases=(case,), proposable=proposable),
    )


def two_requests(town: Town, rng: random.Random) -> Sample:
    place = any_place(town, rng)
    p = rng.randint(1, 6)
    day89, day96 = dated(CONGRESS.date, rng), dated(DIALOGUE.date, rng)
    who = named(town, place, "gen", rng)
    text = rng.choice(
        (
            f"Администрация {who} сообщает:\n1) на № 89 от {day89} – предложений нет;\n2) на № 96 от {day96} – размещено {p} практик.",
            f"Администрация {who} сообщает.\nНа № 89 от {day89}: предложения отсутствуют.\nНа № 96 от {day96}: размещено практик – {p}.",
            f"Администрация {who} направляет ответы.\n\nНа исх. № 96 от {day96}: размещено {wording.practices(p, rng)}.\n\nНа исх. № 89 от {day89}: предложений не имеется.",
        )
    )
    cases = (
        CaseTruth("89-2024", place.oktmo, "nothing", None),
        CaseTruth("96-2024", place.oktmo, "report", {"practices": p}),
    )
    mail = _mail(rng, _clerk(rng), "Ответы на запросы", text)
    return Sample(write(mail, rng), Truth("two requests", decision="strong", cases=cases, text=text))


def forwarded(town: Town, rng: random.Random) -> Sample:
    """A district or a clerk forwards a settlement's letter: the inner text is the author's."""
    place = rng.choice([each for each in town.places if each.is_settlement])
    parent = town.by_code[place.parent]
    said, figures = wording.report(rng)
    inner = f"Администрация {named(town, place, 'gen', rng)} {reference(DIALOGUE, rng)} сообщает: {said}\n"
    sender = rng.choice((parent.email, _clerk(rng)))
    own = rng.choice(("Коллеги, пересылаю ответ поселения.", "Направляем ответ для сведения.", ""))
    header = rng.choice(
        (
            f"-------- Перенаправленное сообщение --------\nТема: Ответ\nДата: Wed, 25 Sep 2024 15:02:11 +0300\nОт: Приемная <{place.email}>\nКому: {parent.email}\n\n",
            f'-------- Пересылаемое сообщение --------\n25.09.2024, 15:02, "Приемная" <{place.email}>:\n\n',
            f"---------- Forwarded message ---------\nОт: Приемная <{place.email}>\nDate: ср, 25 сент. 2024 г. в 15:02\nSubject: Ответ\nTo: <{parent.email}>\n\n",
            f"-----Original Message-----\nFrom: Приемная [mailto:{place.email}]\nSent: Wednesday, September 25, 2024 3:02 PM\nTo: {parent.email}\nSubject: Ответ\n\n",
        )
    )
    case = CaseTruth("96-2024", place.oktmo, "report", figures)
    if rng.random() < 0.35:
        first = _mail(rng, place.email, "Ответ", inner)
        attached = [Attached("Ответ.eml", "message/rfc822", write(first, rng))]
        mail = _mail(rng, sender, "FW: Ответ", own + "\n", attached)
        return Sample(write(mail, rng), Truth("message/rfc822", decision="strong", cases=(case,)))
    mail = _mail(
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
        f"Вам направлен документ.\nРег. №: {number}\nДата: {day:%d.%m.%Y}\nКраткое содержание: О направлении информации\n"
        f"Корреспондент: {who}\nСообщение сформировано автоматически. Не отвечайте на него.\n"
    )
    passport = (
        f'<?xml version="1.0" encoding="windows-1251"?><c:passport xmlns:c="urn:sed"><c:num>{number}</c:num>'
        f'<c:date>{day:%Y-%m-%d}</c:date><c:reply num="96" date="2024-09-05"/></c:passport>'
    )
    head = f"АДМИНИСТРАЦИЯ\n{named(town, place, 'gen', rng).upper()}\n{day:%d.%m.%Y} № {number}\nНа № 96 от 05.09.2024"
    letter = documents.pdf(head, ["Уважаемые коллеги!", f"Сообщаем: {said}", f"Глава {people.person(rng)}"])
    file = f"{number.replace('/', '_')}.pdf"
    attached = [
        Attached(file, "application/pdf", letter),
        Attached("passport.xml", "application/xml", passport.encode("cp1251")),
        Attached(f"{file}.sig", "application/octet-stream", rng.randbytes(200)),
    ]
    mail = _mail(
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


def _sure_answer(town: Town, rng: random.Random, outcome: str = "report") -> Answer:
    answer = Answer(any_place(town, rng), DIALOGUE, outcome, Signs("body", "body"))
    fill(answer, town, rng)
    return answer


def repeated(town: Town, rng: random.Random) -> Sample:
    """The same letter again: same number and date of the sender."""
    answer = _sure_answer(town, rng)
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
    first = finish(_sure_answer(town, rng), town, rng)
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
    text = f"{reference(DIALOGUE, rng).capitalize()} администрация {named(town, place, 'gen', rng)} {phrase}: {said}"
    case = CaseTruth("96-2024", place.oktmo, "correction", figures)
    mail = _mail(rng, _clerk(rng), "Ответ", text)
    return Sample(
        write(mail, rng),
        Truth(f"correction «{phrase}»", decision="strong", cases=(case,), text=text),
        before=(first,),
    )


def contradiction(town: Town, rng: random.Random) -> Sample:
    """Two strong signs that disagree: a person decides."""
    answer = _sure_answer(town, rng)
    others = [
        each
        for each in town.places
        if each.base != answer.place.base
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
    answer = _sure_answer(town, rng)
    answer.sender = answer.place.email
    answer.extra = [
        "Authentication-Results: mail.rambler.example; spf=fail smtp.mailfrom=x@evil.example; "
        "dkim=none; dmarc=fail header.from=" + answer.sender.split("@")[1]
    ]
    answer.variant = "dmarc=fail"
    sample = finish(answer, town, rng, judged="person")
    return sample


def cloud(town: Town, rng: random.Random) -> Sample:
    """The answer lies behind a link, in a locked archive or in a file that cannot be read."""
    place = any_place(town, rng)
    style = rng.choice(("link", "locked", "broken"))
    attached = []
    text = "Направляем ответ.\n"
    if style == "link":
        text = "К письму прикреплены ссылки на следующие файлы:\n1. Ответ.zip (31.4 МБ) https://cloud.mail.ru/public/AbCd/demo\nФайлы будут храниться до 28.10.2024"
    elif style == "locked":
        attached = [Attached("Ответ.zip", "application/zip", documents.locked_archive(b"%PDF-1.4"))]
    else:
        attached = [Attached("Ответ.pdf", "application/pdf", b"%PDF-1.4 " + rng.randbytes(300))]
    mail = _mail(rng, place.email, f"Ответ {reference(DIALOGUE, rng)}", text, attached)
    proposable = frozenset({("96-2024", place.oktmo)})
    return Sample(write(mail, rng), Truth(f"unreadable {style}", decision="person", proposable=proposable))


def scanned(town: Town, rng: random.Random) -> Sample:
    """A clean scan: may be recorded where it is read well."""
    place = any_place(town, rng)
    said, figures = wording.report(rng)
    head = f"АДМИНИСТРАЦИЯ\n{named(town, place, 'gen', rng).upper()}\n20.09.2024 № {people.own_number(rng)}\nНа № 96 от 05.09.2024"
    page = documents.scan(head, ["Уважаемые коллеги!", f"Сообщаем: {said}", f"Глава {people.person(rng)}"])
    mail = _mail(rng, _clerk(rng), "Ответ", "", [Attached("Скан.pdf", "application/pdf", page)])
    return Sample(
        write(mail, rng),
        Truth("scan", decision="free", cases=(CaseTruth("96-2024", place.oktmo, "report", figures),)),
    )


def neighbour(town: Town, rng: random.Random) -> Sample:
    """A name with one letter wrong, or only the village: similar is never enough."""
    settlements = [each for each in town.places if each.is_settlement and each.base.endswith("ское")]
    place = rng.choice(settlements)
    said, _ = wording.report(rng)
    letters = place.base
    at = rng.randint(1, 4)
    wrong = letters[:at] + rng.choice("аеиоуклмн") + letters[at + 1 :]
    genuine = {each.base.lower() for each in town.places}
    if wrong.lower() in genuine or wrong == letters:
        wrong = letters[:at] + letters[at + 1 :]
    if wrong.lower() in genuine:
        wrong = letters[:2] + letters[1:]
    text = f"Администрация {wrong[:-2]}ого сельского поселения {reference(DIALOGUE, rng)} сообщает: {said}"
    proposable = frozenset(("96-2024", each.oktmo) for each in town.same_name(place)) or _ANY
    mail = _mail(rng, _clerk(rng), "Ответ", text)
    return Sample(
        write(mail, rng),
        Truth(f"one letter wrong: {wrong} for {place.base}", decision="person", proposable=proposable),
    )


def village(town: Town, rng: random.Random) -> Sample:
    """Only the village is named."""
    code = rng.choice(sorted(town.localities))
    kind, name = rng.choice(town.localities[code])
    said, _ = wording.report(rng)
    text = f"{reference(DIALOGUE, rng).capitalize()} сообщаем: {said}\n\n{kind}. {name}"
    owners = [each for each, places in town.localities.items() if any(n == name for _, n in places)]
    proposable = frozenset(("96-2024", each) for each in owners)
    return Sample(
        write(_mail(rng, _clerk(rng), "Ответ", text), rng),
        Truth(f"village {kind} {name}", decision="person", proposable=proposable),
    )


def unknown_request(town: Town, rng: random.Random) -> Sample:
    """An answer to a letter the association never sent."""
    answer = new_answer(town, rng)
    place = answer.place
    text = f"На № {rng.randint(200, 900)} от 11.07.2024 администрация {named(town, place, 'gen', rng)} сообщает: предложения отсутствуют."
    return Sample(
        write(_mail(rng, place.email, "Ответ", text), rng),
        Truth("unknown request", decision="person", proposable=_ANY),
    )
