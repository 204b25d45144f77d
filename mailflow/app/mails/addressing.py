"""To whom an official letter is addressed (GOST R 7.0.97, 5.15): office and name in the dative."""

from __future__ import annotations

from dataclasses import dataclass

from mailflow.app.mails.declension import genitive, split_district
from mailflow.app.mails.people import dative, parse_person, salutation
from mailflow.model.municipality import Municipality


@dataclass(frozen=True, slots=True)
class Addressee:
    """`lines` stand above the letter, `greeting` opens it."""

    lines: tuple[str, ...]
    greeting: str


def address(municipality: Municipality) -> Addressee:
    """«Главе Варнавинского сельского поселения / Абинского муниципального района / И.И. Иванову»."""
    person = parse_person(municipality.head)
    name = genitive(municipality.name)
    own, district = split_district(name)
    office = "Исполняющему обязанности главы" if person is not None and person.acting else "Главе"
    name_line = dative(person) if person is not None else ""
    lines = tuple(line for line in (f"{office} {own}", district, name_line) if line)
    return Addressee(lines, salutation(person))
