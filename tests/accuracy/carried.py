"""Letters whose bearer is not their author, letterheads without a document, and numbers that lead astray."""

from __future__ import annotations

import random

from tests.accuracy import documents, people, wording
from tests.accuracy.drafts import OUR_LETTER
from tests.accuracy.mime import Attached, write
from tests.accuracy.requests import CONGRESS, DIALOGUE, reference
from tests.accuracy.sheets import ANY, clerk, new_mail, upper
from tests.accuracy.town import Place, Town, district_words, named
from tests.accuracy.truth import CaseTruth, Sample, Truth

_OUR_HEAD = "Ассоциация «СОВЕТ МУНИЦИПАЛЬНЫХ ОБРАЗОВАНИЙ КРАСНОДАРСКОГО КРАЯ»"


def headed_in_body(town: Town, rng: random.Random) -> Sample:
    """No document and an unknown address: the letterhead stands above the text."""
    place = rng.choice(town.places)
    said, figures = wording.report(rng)
    office = rng.choice(("Администрация ", "АДМИНИСТРАЦИЯ\n", "Глава ", "Администрация\n"))
    head = office + named(town, place, "gen", rng)
    head = head.upper() if rng.random() < 0.3 else head
    between = rng.choice(("\n", "\n\n", f"\nул. Мира, {rng.randint(1, 90)}\n\n{people.own_number(rng)}\n"))
    text = f"{head}{between}{upper(reference(DIALOGUE, rng))} сообщаем: {said}\n\nИ.И. Иванов"
    return _answered(place, text, clerk(rng), figures, "letterhead in the body", rng)


def signed_by_another(town: Town, rng: random.Random) -> Sample:
    """A letterhead in the body, a signature of somebody else."""
    place, other = rng.sample([each for each in town.places if each.is_settlement], 2)
    said, _ = wording.report(rng)
    text = (
        f"Администрация {named(town, place, 'gen', rng)}\n\n{upper(reference(DIALOGUE, rng))}\n\n"
        f"Сообщаем: {said}\n\nГлава {named(town, other, 'gen', rng)} {people.person(rng)}"
    )
    return _held((place, other), text, clerk(rng), "signed by another", rng)


def unread_name(town: Town, rng: random.Random) -> Sample:
    """A settlement that is not in the directory: its district is not the author."""
    district = _district(town, rng)
    said, _ = wording.report(rng)
    name = rng.choice(("Новозаречного", "Верхнелесного", "Светлодолинского", "станицы Новозаречной"))
    kind = rng.choice(("сельск. пос-я ", "сельского округа, ", "", "с/о "))
    text = (
        f"{upper(reference(DIALOGUE, rng))} сообщаем: {said}\n\n"
        f"Глава {name} {kind}{district_words(district, 'gen', rng)} {people.person(rng)}"
    )
    mail = new_mail(rng, clerk(rng), "Ответ", text)
    return Sample(write(mail, rng), Truth("unread name in a district", proposable=ANY))


def relayed(town: Town, rng: random.Random) -> Sample:
    """Another municipality or a clerk forwards a signed letter, without a word of its own."""
    place = rng.choice([each for each in town.places if each.is_settlement])
    carrier = rng.choice([clerk(rng), rng.choice(town.places).email])
    said, figures = wording.report(rng)
    inner = (
        f"{upper(reference(DIALOGUE, rng))} сообщаем: {said}\n\n"
        f"Глава\n{named(town, place, 'gen', rng)}\n{people.person(rng)}"
    )
    header = (
        f"-----Original Message-----\nFrom: <{rng.choice((place.email, clerk(rng)))}>\n"
        "Sent: Wednesday, September 25, 2024 3:02 PM\nTo: priemnaya@mail-ru.example\nSubject: Ответ\n\n"
    )
    text = rng.choice(("", "Пересылаю.\n\n")) + header + inner
    return _answered(place, text, carrier, figures, "relayed", rng, subject="FW: Ответ")


def passed_on(town: Town, rng: random.Random) -> Sample:
    """A district passes our letter on to its settlements, with a copy to us."""
    district = _district(town, rng)
    text = rng.choice(
        (
            f"Главам поселений {district_words(district, 'gen', rng)}\n\nНаправляем для исполнения письмо "
            "ассоциации от 05.09.2024 № 96. Прошу представить информацию до 25.09.2024.",
            "Направляю письмо ассоциации № 96 от 05.09.2024 для организации работы.",
            "Уважаемые главы! Прошу Вас до 28.09.2024 разместить практики на площадке марафона "
            "«Муниципальный диалог» согласно письму от 05.09.2024 № 96.",
        )
    )
    text += f"\n\nГлава {district_words(district, 'gen', rng)} {people.person(rng)}"
    return _held(
        (district,), text, district.email, "an order passed on", rng, subject="исх. № 96 от 05.09.2024"
    )


def own_letter_back(town: Town, rng: random.Random) -> Sample:
    """The answer with our own letter attached to it."""
    place = rng.choice(town.places)
    said, figures = wording.report(rng)
    ours = documents.docx(_OUR_HEAD, ["исх. № 96 от 05.09.2024", *OUR_LETTER.split("\n\n")], rng)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    text = (
        f"{upper(reference(DIALOGUE, rng))} сообщаем: {said}\n\n"
        f"Глава {named(town, place, 'gen', rng)} {people.person(rng)}"
    )
    attached = [Attached("96.docx", kind, ours)]
    return _answered(place, text, clerk(rng), figures, "our letter back", rng, attached=attached)


def other_matter(town: Town, rng: random.Random) -> Sample:
    """Our number and date with the matter of another letter of ours."""
    place = rng.choice(town.places)
    text = (
        f"На № 96 от 05.09.2024\n\n{CONGRESS.title}\n\nПредложений не имеется.\n\n"
        f"Глава {named(town, place, 'gen', rng)} {people.person(rng)}"
    )
    proposable = frozenset({(DIALOGUE.id, place.oktmo), (CONGRESS.id, place.oktmo)})
    mail = new_mail(rng, clerk(rng), "Ответ", text)
    return Sample(write(mail, rng), Truth("another matter", proposable=proposable))


def answered_before(town: Town, rng: random.Random) -> Sample:
    """Another letter of ours is named only as answered before."""
    place = rng.choice(town.places)
    said, figures = wording.report(rng)
    text = (
        f"Ответ на № 89 от 20.08.2024 был направлен ранее (исх. № {rng.randint(100, 900)} от 30.08.2024). "
        f"{upper(reference(DIALOGUE, rng))} сообщаем: {said}\n\n"
        f"Глава {named(town, place, 'gen', rng)} {people.person(rng)}"
    )
    return _answered(place, text, clerk(rng), figures, "answered before", rng)


def foreign_namesake(town: Town, rng: random.Random) -> Sample:
    """A district of that name in another region."""
    name = district_words(_district(town, rng), "gen", rng)
    said, _ = wording.report(rng)
    region = rng.choice(("Волгоградской области", "Ставропольского края", "Республики Адыгея"))
    text = (
        f"Администрация {name} {region}\n\nНа № 96 от 05.09.2024 сообщаем: {said}\n\n"
        f"Глава {name} {people.person(rng)}"
    )
    mail = new_mail(rng, clerk(rng), "Ответ", text)
    return Sample(write(mail, rng), Truth("a namesake elsewhere", proposable=ANY))


def _district(town: Town, rng: random.Random) -> Place:
    return rng.choice([each for each in town.places if town.settlements_of(each.oktmo)])


def _answered(
    place: Place,
    text: str,
    sender: str,
    figures: dict[str, int],
    variant: str,
    rng: random.Random,
    *,
    subject: str = "",
    attached: list[Attached] | None = None,
) -> Sample:
    case = CaseTruth(DIALOGUE.id, place.oktmo, "report", figures)
    mail = new_mail(rng, sender, subject, text, attached)
    return Sample(write(mail, rng), Truth(variant, decision="strong", cases=(case,)))


def _held(
    places: tuple[Place, ...], text: str, sender: str, variant: str, rng: random.Random, *, subject: str = ""
) -> Sample:
    proposable = frozenset((DIALOGUE.id, each.oktmo) for each in places)
    mail = new_mail(rng, sender, subject, text)
    return Sample(write(mail, rng), Truth(variant, proposable=proposable))
