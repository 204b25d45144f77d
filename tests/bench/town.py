"""The town of the bench: the shipped configuration with invented addresses, on a set day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from mailflow.cases.message_ids import domain_of, letter_message_id
from mailflow.demo.setting import shipped
from mailflow.demo.town.residents import Resident, settle_town
from mailflow.model.fact import Fact, LetterClaimed, LetterKind, LetterSettled, SendResult
from mailflow.model.identifiers import CaseId, ContentHash
from mailflow.model.municipality import Directory, Municipality
from mailflow.model.request import Request
from mailflow.model.settings import Configuration, ImapSettings, Security, Server, SmtpSettings

CONFIG = Path(__file__).parents[2] / "config"
ASSOCIATION = "sovet@mokk.example"
MOSCOW = ZoneInfo("Europe/Moscow")
LETTER_DAY = datetime(2024, 9, 5, 11, 0, tzinfo=MOSCOW)
ANSWER_DAY = datetime(2024, 9, 26, 12, 0, tzinfo=MOSCOW)
NOWHERE = Server("127.0.0.1", 9, Security.NONE, "", "")

_REGIONS = ("Донской", "Приморской", "Заречной", "Степной", "Озёрной", "Лесной", "Горной", "Полевой")


def settled(municipalities: int | None = None) -> tuple[Resident, ...]:
    """All 425 of the krai, or so many of a country of invented regions."""
    rows = shipped(CONFIG).directory.municipalities
    return settle_town(rows if municipalities is None else tuple(_country(rows, municipalities)), Random(1))


def _country(rows: tuple[Municipality, ...], wanted: int) -> Iterator[Municipality]:
    """The krai again and again under other codes and in other regions; kinds and namesakes stay."""
    for number in range(wanted):
        turn, place = divmod(number, len(rows))
        row = rows[place]
        yield row if turn == 0 else _elsewhere(row, turn)


def _elsewhere(row: Municipality, turn: int) -> Municipality:
    region = f"{_REGIONS[turn % len(_REGIONS)]}-{turn} области"
    return replace(
        row,
        oktmo=type(row.oktmo)(f"{turn + 10:02d}{row.oktmo[2:]}"),
        name=row.name.replace("Краснодарского края", region),
        parent=None if row.parent is None else type(row.oktmo)(f"{turn + 10:02d}{row.parent[2:]}"),
    )


def configuration(
    residents: tuple[Resident, ...],
    storage: Path,
    *,
    imap: Server = NOWHERE,
    smtp: Server = NOWHERE,
    connections: int = 4,
    numbers: tuple[str, ...] = ("96",),
) -> Configuration:
    """Letter 96 (or letters of these numbers) to everybody, due since the morning, without caps."""
    base = shipped(CONFIG)
    request = replace(base.requests[0], send_at=LETTER_DAY.replace(hour=10))
    return replace(
        base,
        association=replace(base.association, email=ASSOCIATION, own_addresses=()),
        imap=ImapSettings(imap, sent_copy=False),
        smtp=SmtpSettings(smtp, connections=connections),
        staff=replace(base.staff, digest_to=("otdel@staff.example",), operators=("otdel@staff.example",)),
        service=replace(base.service, max_per_address_per_day=1_000),
        storage=storage,
        directory=Directory(tuple(each.municipality for each in residents), base.directory.localities),
        requests=tuple(replace(request, number=number) for number in numbers),
    )


def letters_sent(configuration: Configuration, request: Request) -> Iterator[Fact]:
    """The facts of a campaign whose letters all went out."""
    domain = domain_of(configuration.association.email)
    for municipality in configuration.directory:
        case = CaseId(request.id, municipality.oktmo)
        key = f"letter/{case}/1"
        yield LetterClaimed(
            at=LETTER_DAY,
            letter=key,
            kind=LetterKind.LETTER,
            recipient=municipality.emails[0],
            message_id=letter_message_id(case, 1, domain),
            content=ContentHash("0" * 64),
            attempt=1,
            request=request.id,
            cases=(case,),
        )
        yield LetterSettled(LETTER_DAY, key, 1, SendResult.SENT, "250 2.0.0 Ok")
