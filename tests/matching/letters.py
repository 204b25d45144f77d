"""Letters of known truth that try to mislead: namesakes, look-alikes, third parties, wrong districts.

Shares no code with the reader. Each scenario tells whom the letter may be credited to, or that nobody may
be; `settled`: it fixes request and municipality strongly, so it should be recorded.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime

from mailflow.model.identifiers import Oktmo
from mailflow.model.message import DocumentText
from mailflow.model.municipality import Directory, Municipality
from tests.matching.spelling import genitive, in_genitive, in_nominative, is_city, own_name

_MOSCOW = timezone(timedelta(hours=3))


@dataclass(frozen=True)
class Letter:
    """`credit` are (request, code) pairs that may be recorded; `right` the one a person would choose."""

    scenario: str
    raw: bytes
    credit: frozenset[tuple[str, str]]
    settled: bool
    right: tuple[str, str] | None
    documents: tuple[DocumentText, ...] = ()


class Writer:
    """Writes letters over one directory with one source of chance."""

    def __init__(self, directory: Directory, chance: random.Random) -> None:
        self.directory = directory
        self.chance = chance
        self.all = tuple(directory)
        self.settlements = tuple(each for each in self.all if each.parent)
        self.districts = tuple(each for each in self.all if not each.parent and not is_city(each))
        names: dict[str, list[Municipality]] = {}
        for each in self.settlements:
            names.setdefault(f"{own_name(each)} {each.kind}", []).append(each)
        self.namesakes = tuple(found for found in names.values() if len(found) > 1)
        self.unique = tuple(found[0] for found in names.values() if len(found) == 1)
        boxes: dict[str, list[Municipality]] = {}
        for each in self.all:
            boxes.setdefault(each.emails[0], []).append(each)
        self.shared = tuple(found for found in boxes.values() if len(found) > 1)
        self.alone = tuple(found[0] for found in boxes.values() if len(found) == 1)

    # pieces

    def anyone(self) -> Municipality:
        return self.chance.choice(self.alone)

    def settlement(self) -> Municipality:
        return self.chance.choice([each for each in self.alone if each.parent])

    def another(self, one: Municipality) -> Municipality:
        """Somebody neither above, below nor beside it."""
        while True:
            other = self.chance.choice(self.all)
            related = {other.oktmo, other.parent} & {one.oktmo, one.parent} - {None}
            if not related and own_name(other)[:5] != own_name(one)[:5]:
                return other

    def reference(self) -> str:
        return self.chance.choice(
            [
                "На № 96 от 05.09.2024",
                "на исх.№96 от 05.09.2024 г.",
                "Во исполнение исх. № 96 от 5 сентября 2024 г.",
                "В ответ на Ваше письмо от 05.09.2024 № 96",
                "на Ваш № 96 от 05.09.2024",
            ]
        )

    def answer(self) -> str:
        number = self.chance.randint(1, 9)
        return self.chance.choice(
            [
                f"на площадке размещено {number} практик.",
                f"размещена информация о {number} успешных практиках, подано 2 инициативы.",
                "успешные практики отсутствуют, инициатив не имеется.",
            ]
        )

    def person(self) -> str:
        return self.chance.choice(["П.К. Тестовый", "И.И. Вымышленный", "А.А. Примеров", "О.О. Образцова"])

    def stranger(self) -> str:
        name = self.chance.choice(["kanc", "obshiy.otdel", "ivanova", "adm-info"])
        return (
            f"{name}{self.chance.randint(10, 9999)}@{self.chance.choice(['mail.ru', 'yandex.ru', 'bk.ru'])}"
        )

    def name(self, one: Municipality, *, district: bool = True) -> str:
        return in_genitive(one, self.directory, self.chance, district=district)

    def self_naming(self, one: Municipality) -> str:
        words = in_nominative(one, self.directory, self.chance)
        verb = self.chance.choice(
            ["сообщает, что", "информирует:", "направляет информацию:", "доводит до сведения, что"]
        )
        return f"{words[0].upper()}{words[1:]} {verb} {self.answer()}"

    def signature(self, one: Municipality) -> str:
        office = self.chance.choice(["Глава", "Заместитель главы", "И.о. главы"])
        gap = " " * self.chance.randint(2, 20)
        return f"\n\n{office} {self.name(one)}{gap}{self.person()}"

    def letterhead(self, one: Municipality, *, district: bool = True) -> str:
        name = self.name(one, district=district)
        words = f"АДМИНИСТРАЦИЯ\n{name}" if self.chance.random() < 0.5 else f"Администрация {name}"
        return words.upper() if self.chance.random() < 0.6 else words

    def document(self, text: str, **changes: object) -> DocumentText:
        values: dict[str, object] = {
            "name": "Письмо.pdf",
            "content_type": "application/pdf",
            "octets": 80_000,
            "sha256": f"{self.chance.getrandbits(256):064x}",
            "pages": (text,),
        }
        return DocumentText(**{**values, **changes})  # type: ignore[arg-type]

    def official(self, one: Municipality, *, reference: str | None = None, district: bool = True) -> str:
        """A letter on letterhead with number, addressee, salutation and signature."""
        number = f"{self.chance.randint(10, 99)}-{self.chance.randint(100, 9999)}"
        return (
            f"{self.letterhead(one, district=district)}\n\nисх. № {number} от 26.09.2024\n"
            f"{self.reference() if reference is None else reference}\n\n"
            "Исполняющему полномочия Председателя Правления ассоциации «Совет муниципальных образований "
            "Краснодарского края»\nА.А. Перепелину\n\nУважаемый Александр Александрович!\n\n"
            f"В ответ на Ваше письмо сообщаем: {self.answer()}\n\n"
            f"{self.chance.choice(['Глава', 'Заместитель главы'])}          {self.person()}\n"
        )

    def mail(
        self,
        address: str,
        subject: str,
        body: str,
        *,
        name: str = "",
        headers: dict[str, str] | None = None,
        when: datetime | None = None,
    ) -> bytes:
        message = EmailMessage()
        message["From"] = f'"{name}" <{address}>' if name else address
        message["To"] = "sovet@sovet-mokk.example"
        message["Subject"] = subject
        message["Date"] = format_datetime(
            when or datetime(2024, 9, self.chance.randint(6, 29), 12, tzinfo=_MOSCOW)
        )
        message["Message-ID"] = f"<{self.chance.getrandbits(60):x}@{address.rpartition('@')[2]}>"
        for key, value in (headers or {}).items():
            message[key] = value
        message.set_content(body)
        return message.as_bytes()


Scenario = Callable[[Writer], Letter]


def _settled(scenario: str, one: Municipality, raw: bytes, *documents: DocumentText) -> Letter:
    pair = ("96-2024", one.oktmo)
    return Letter(scenario, raw, frozenset({pair}), True, pair, documents)


def _open(scenario: str, one: Municipality | None, raw: bytes, *documents: DocumentText) -> Letter:
    pair = ("96-2024", one.oktmo) if one else None
    return Letter(scenario, raw, frozenset(), False, pair, documents)


# Letters that fix both: they should be recorded.


def thread(w: Writer) -> Letter:
    one = w.anyone()
    headers = {"In-Reply-To": f"<req-96-2024.{one.oktmo}@sovet-mokk.example>"}
    body = w.answer().capitalize() + w.chance.choice(["", w.signature(one)])
    return _settled("thread", one, w.mail(one.emails[0], "Re: Письмо", body, headers=headers))


def thread_of_reminder(w: Writer) -> Letter:
    one = w.anyone()
    headers = {"References": f"<a@b.example> <req-96-2024.{one.oktmo}.soft@sovet-mokk.example>"}
    body = f"{w.self_naming(one)}"
    return _settled("thread_of_reminder", one, w.mail(w.stranger(), "Re: НАПОМИНАНИЕ", body, headers=headers))


def address_and_number(w: Writer) -> Letter:
    one = w.anyone()
    body = f"{w.reference()} сообщаем: {w.answer()}"
    return _settled("address_and_number", one, w.mail(one.emails[0], "О предоставлении информации", body))


def address_and_title(w: Writer) -> Letter:
    one = w.anyone()
    raw = w.mail(one.emails[0], "Муниципальный диалог", f"Добрый день! {w.answer().capitalize()}")
    return _settled("address_and_title", one, raw)


def number_in_subject(w: Writer) -> Letter:
    one = w.anyone()
    raw = w.mail(one.emails[0], w.chance.choice(["Ответ на исх. № 96", "инф. на 96"]), w.self_naming(one))
    return _settled("number_in_subject", one, raw)


def stranger_with_letterhead(w: Writer) -> Letter:
    one = w.anyone()
    raw = w.mail(w.stranger(), "Ответ", "Направляем ответ, см. вложение.")
    return _settled("stranger_with_letterhead", one, raw, w.document(w.official(one)))


def stranger_names_itself(w: Writer) -> Letter:
    one = w.anyone()
    body = f"{w.reference()} {w.self_naming(one)}"
    return _settled("stranger_names_itself", one, w.mail(w.stranger(), "Информация", body))


def stranger_signs(w: Writer) -> Letter:
    one = w.anyone()
    body = f"{w.reference()} сообщаем: {w.answer()}{w.signature(one)}"
    return _settled("stranger_signs", one, w.mail(w.stranger(), "Информация", body))


def unique_without_district(w: Writer) -> Letter:
    one = w.chance.choice(w.unique)
    raw = w.mail(w.stranger(), "Ответ", "Ответ во вложении.")
    return _settled("unique_without_district", one, raw, w.document(w.official(one, district=False)))


def namesake_with_district(w: Writer) -> Letter:
    one = w.chance.choice(w.chance.choice(w.namesakes))
    raw = w.mail(w.stranger(), "Ответ", "Ответ во вложении.")
    return _settled("namesake_with_district", one, raw, w.document(w.official(one)))


def district_carries_document(w: Writer) -> Letter:
    one = w.settlement()
    district = w.directory[Oktmo(one.parent or "")]
    body = f"Направляем ответ поселения.\n\nОбщий отдел администрации МО {own_name(district)} район"
    raw = w.mail(district.emails[0], "Направление информации", body)
    return _settled("district_carries_document", one, raw, w.document(w.official(one)))


def district_forwards(w: Writer) -> Letter:
    one = w.settlement()
    district = w.directory[Oktmo(one.parent or "")]
    body = (
        "Коллеги, пересылаю ответ поселения.\n\n-------- Перенаправленное сообщение --------\n"
        f"Тема: Муниципальный диалог\nДата: Wed, 25 Sep 2024 15:02:11 +0300\nОт: {one.emails[0]}\n"
        f"Кому: {district.emails[0]}\n\n{w.self_naming(one)}\n"
    )
    return _settled("district_forwards", one, w.mail(district.emails[0], "Fwd: Муниципальный диалог", body))


def third_party_mentioned(w: Writer) -> Letter:
    one = w.anyone()
    other = w.another(one)
    aside = w.chance.choice(
        [
            f"Работа ведется по примеру {w.name(other)}.",
            f"Мероприятие проведено совместно с администрацией {w.name(other)}.",
            f"Изучен опыт {w.name(other)}.",
            f"Практика {w.name(other)} принята за образец.",
        ]
    )
    body = (
        f"{w.reference()} сообщаем: {w.answer()} {aside}{w.signature(one) if w.chance.random() < 0.5 else ''}"
    )
    return _settled("third_party_mentioned", one, w.mail(one.emails[0], "Информация", body))


def shared_box_with_name(w: Writer) -> Letter:
    one = w.chance.choice(w.chance.choice(w.shared))
    body = f"{w.reference()} {w.self_naming(one)}{w.signature(one)}"
    return _settled("shared_box_with_name", one, w.mail(one.emails[0], "Информация", body))


def document_system(w: Writer) -> Letter:
    one = w.anyone()
    body = (
        "Вам направлен документ.\nРег. №: 29/8123-1\nДата: 25.09.2024\nКраткое содержание: О направлении "
        f"информации (Муниципальный диалог)\nКорреспондент: Администрация {w.name(one)}\n"
        "Сообщение сформировано автоматически системой электронного документооборота."
    )
    raw = w.mail("sed@dok.sedservice.example", "Исх. документ № 29/8123-1 от 25.09.2024", body)
    text = f"{w.official(one)}"
    return _settled("document_system", one, raw, w.document(text))


def our_letter_quoted(w: Writer) -> Letter:
    one = w.anyone()
    other = w.another(one)
    quoted = (
        f"> исх. № 96 от 05.09.2024\n> Главам муниципальных образований\n> Главе {w.name(other)}\n"
        "> Об участии в марафоне «Муниципальный диалог»\n> Уважаемые коллеги!\n"
    )
    body = f"{w.answer().capitalize()}\n\n05.09.2024 15:00, Совет МО пишет:\n{quoted}"
    headers = {"In-Reply-To": f"<req-96-2024.{one.oktmo}@sovet-mokk.example>"}
    return _settled("our_letter_quoted", one, w.mail(one.emails[0], "Re: письмо", body, headers=headers))


def district_itself(w: Writer) -> Letter:
    one = w.chance.choice(w.districts)
    body = f"{w.reference()} {w.self_naming(one)}"
    return _settled(
        "district_itself", one, w.mail(w.chance.choice([w.stranger(), one.emails[0]]), "Ответ", body)
    )


def addressee_named(w: Writer) -> Letter:
    one = w.anyone()
    other = w.another(one)
    text = w.official(one) + f"\nКопия: Главе {w.name(other)}\n"
    raw = w.mail(w.stranger(), "Ответ", "Во вложении.")
    return _settled("addressee_named", one, raw, w.document(text))


# Letters that a person must decide.


def namesake_alone(w: Writer) -> Letter:
    one = w.chance.choice(w.chance.choice(w.namesakes))
    raw = w.mail(w.stranger(), "Ответ", "Ответ во вложении.")
    return _open("namesake_alone", one, raw, w.document(w.official(one, district=False)))


def address_against_text(w: Writer) -> Letter:
    one = w.anyone()
    other = w.another(one)
    body = f"{w.reference()} {w.self_naming(other)}{w.signature(other)}"
    return _open("address_against_text", other, w.mail(one.emails[0], "Ответ", body))


def thread_against_address(w: Writer) -> Letter:
    one = w.anyone()
    other = w.another(one)
    headers = {"In-Reply-To": f"<req-96-2024.{other.oktmo}@sovet-mokk.example>"}
    return _open(
        "thread_against_address", one, w.mail(one.emails[0], "Re: Письмо", w.answer(), headers=headers)
    )


def wrong_district(w: Writer) -> Letter:
    one = w.chance.choice(w.unique)
    district = w.chance.choice(
        [each for each in w.districts if each.oktmo != one.parent and own_name(each)[:4] != own_name(one)[:4]]
    )
    name = f"{w.name(one, district=False)} {genitive(own_name(district))} района"
    body = f"{w.reference()} администрация {name} сообщает: {w.answer()}"
    return _open("wrong_district", one, w.mail(w.stranger(), "Ответ", body))


def shared_box_alone(w: Writer) -> Letter:
    one = w.chance.choice(w.chance.choice(w.shared))
    body = f"{w.reference()} сообщаем: {w.answer()}"
    return _open("shared_box_alone", one, w.mail(one.emails[0], "Ответ", body))


def look_alike_domain(w: Writer) -> Letter:
    one = w.chance.choice([each for each in w.alone if each.emails[0].startswith("adm@sp")])
    user, domain = one.emails[0].split("@")
    code = domain.removesuffix(".example")
    fake = w.chance.choice([f"{code}s.example", code.replace("0", "o") + ".example", f"{code[:-1]}.example"])
    body = f"{w.reference()} {w.self_naming(one)}{w.signature(one)}"
    return _open("look_alike_domain", one, w.mail(f"{user}@{fake}", "Ответ", body))


def authentication_failed(w: Writer) -> Letter:
    one = w.anyone()
    domain = one.emails[0].partition("@")[2]
    headers = {
        "Authentication-Results": f"mx.sovet.example; dmarc=fail header.from={domain}; spf=fail; dkim=none"
    }
    body = f"{w.reference()} {w.self_naming(one)}"
    return _open("authentication_failed", one, w.mail(one.emails[0], "Ответ", body, headers=headers))


def digits_swapped(w: Writer) -> Letter:
    one = w.anyone()
    body = f"На № 69 от 05.09.2024 {w.self_naming(one)}"
    return _open("digits_swapped", one, w.mail(one.emails[0], "Ответ", body))


def other_year(w: Writer) -> Letter:
    one = w.anyone()
    body = f"На № 96 от 05.09.2023 {w.self_naming(one)}"
    return _open("other_year", one, w.mail(one.emails[0], "Ответ", body))


def other_letter(w: Writer) -> Letter:
    """The matter's name stands in it, but the letter answered is not ours."""
    one = w.anyone()
    body = f"На № 70-1234/24 от 02.09.2024 о марафоне «Муниципальный диалог» {w.self_naming(one)}"
    return _open("other_letter", one, w.mail(one.emails[0], "Ответ", body))


def only_third_party(w: Writer) -> Letter:
    one = w.anyone()
    aside = f"Опыт {w.name(one)} изучен. Работаем по примеру {w.name(w.another(one))}."
    body = f"{w.reference()} сообщаем: {w.answer()} {aside}"
    return _open("only_third_party", None, w.mail(w.stranger(), "Ответ", body))


def addressee_only(w: Writer) -> Letter:
    other = w.anyone()
    body = f"Главе {w.name(other)}\n\n{w.reference()} сообщаем: {w.answer()}"
    return _open("addressee_only", None, w.mail(w.stranger(), "Ответ", body))


def postal_address_only(w: Writer) -> Letter:
    other = w.settlement()
    district = w.directory[Oktmo(other.parent or "")]
    body = (
        f"{w.reference()} сообщаем: {w.answer()}\n353000, Краснодарский край, {own_name(district)} район, "
        f"ст-ца Тестовая, ул. Красная, 1"
    )
    return _open("postal_address_only", None, w.mail(w.stranger(), "Ответ", body))


def poor_scan(w: Writer) -> Letter:
    one = w.anyone()
    document = w.document(w.official(one), ocr=True, confidence=48.0)
    return _open("poor_scan", one, w.mail(w.stranger(), "Ответ", "См. вложение."), document)


def unreadable_document(w: Writer) -> Letter:
    one = w.anyone()
    document = w.document("", pages=(), problem="файл защищён паролем")
    raw = w.mail(one.emails[0], "Ответ на исх. № 96 от 05.09.2024", "Направляем ответ.")
    return _open("unreadable_document", one, raw, document)


def bare_name(w: Writer) -> Letter:
    one = w.chance.choice([each for each in w.unique if own_name(each).endswith("ое")])
    body = f"{w.reference()}. {own_name(one)[:-2]}ая администрация. {w.answer()}"
    return _open("bare_name", None, w.mail(w.stranger(), "Ответ", body))


def foreign_region(w: Writer) -> Letter:
    one = w.chance.choice(w.districts)
    name = f"{genitive(own_name(one))} района Ростовской области"
    body = f"{w.reference()} администрация {name} сообщает: {w.answer()}"
    return _open("foreign_region", None, w.mail(w.stranger(), "Ответ", body))


def no_request_named(w: Writer) -> Letter:
    one = w.anyone()
    raw = w.mail(
        one.emails[0], "О направлении документов", "Направляем постановление о бюджете для сведения."
    )
    return _open("no_request_named", one, raw)


def sent_before_request(w: Writer) -> Letter:
    one = w.anyone()
    when = datetime(2024, 9, 2, 12, tzinfo=_MOSCOW)
    raw = w.mail(one.emails[0], "Муниципальный диалог", w.self_naming(one), when=when)
    return _open("sent_before_request", one, raw)


def extension(w: Writer) -> Letter:
    one = w.anyone()
    body = f"{w.reference()} просим продлить срок предоставления информации до 07.10.2024."
    return _open("extension", one, w.mail(one.emails[0], "О продлении срока", body))


def two_letterheads(w: Writer) -> Letter:
    """Settlements of one district share a mail; those of two districts do not."""
    one = w.settlement()
    other = w.chance.choice([each for each in w.directory if each.parent not in (None, one.parent)])
    raw = w.mail(w.stranger(), "Ответы", "Во вложении.")
    second = w.document(w.official(other), name="Письмо 2.pdf")
    return _open("two_letterheads", one, raw, w.document(w.official(one)), second)


def district_reports_settlement(w: Writer) -> Letter:
    """The district writes, the content is one settlement's: never the district's own credit."""
    one = w.settlement()
    district = w.directory[Oktmo(one.parent or "")]
    body = (
        f"{w.reference()} администрация муниципального образования {own_name(district)} район направляет "
        f"информацию администрации {w.name(one)}: {w.answer()}"
    )
    pair = ("96-2024", one.oktmo)
    raw = w.mail(district.emails[0], "Ответ", body)
    return Letter("district_reports_settlement", raw, frozenset({pair}), False, pair)


def one_letter_neighbour(w: Writer) -> Letter:
    """A misspelled name is nobody's, even where it resembles one."""
    one = w.chance.choice([each for each in w.unique if own_name(each).endswith("ское")])
    own = genitive(own_name(one))
    place = w.chance.randint(1, len(own) - 6)
    letter = w.chance.choice([each for each in "жщцъ" if each != own[place]])
    typo = own[:place] + letter + own[place + 1 :]
    body = f"{w.reference()} администрация {typo} сельского поселения сообщает: {w.answer()}"
    return _open("one_letter_neighbour", one, w.mail(w.stranger(), "Ответ", body))


SETTLED: tuple[Scenario, ...] = (
    thread,
    thread_of_reminder,
    address_and_number,
    address_and_title,
    number_in_subject,
    stranger_with_letterhead,
    stranger_names_itself,
    stranger_signs,
    unique_without_district,
    namesake_with_district,
    district_carries_document,
    district_forwards,
    third_party_mentioned,
    shared_box_with_name,
    document_system,
    our_letter_quoted,
    district_itself,
    addressee_named,
)
OPEN: tuple[Scenario, ...] = (
    namesake_alone,
    address_against_text,
    thread_against_address,
    wrong_district,
    shared_box_alone,
    look_alike_domain,
    authentication_failed,
    digits_swapped,
    other_year,
    other_letter,
    only_third_party,
    addressee_only,
    postal_address_only,
    poor_scan,
    unreadable_document,
    bare_name,
    foreign_region,
    no_request_named,
    sent_before_request,
    extension,
    two_letterheads,
    district_reports_settlement,
    one_letter_neighbour,
)


def write_letters(directory: Directory, seed: int, count: int) -> list[Letter]:
    """Letters of all scenarios in turn."""
    writer = Writer(directory, random.Random(seed))
    scenarios = (*SETTLED, *OPEN)
    return [scenarios[number % len(scenarios)](writer) for number in range(count)]
