"""Whose answer a request awaits, and whose predecessors an answer closes."""

from __future__ import annotations

from datetime import date

from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory, Municipality
from mailflow.model.request import Request


def is_asked(municipality: Municipality, request: Request) -> bool:
    """Whether the letter went to it: a member that was there on its day, and one of those named."""
    return municipality.exists_on(request.date) and _is_meant(municipality, request)


def heirs_duties(code: Oktmo, directory: Directory, request: Request, day: date | None) -> tuple[Oktmo, ...]:
    """Those asked that have been merged into this one by `day`; its answer closes their cases."""
    merged = predecessors_of(code, directory, day)
    return tuple(each.oktmo for each in merged if _is_meant(each, request))


def _is_meant(municipality: Municipality, request: Request) -> bool:
    """Members alone are asked; `recipients` narrows them by code or kind."""
    if not request.recipients:
        return municipality.member
    wanted = {each.strip().lower() for each in request.recipients}
    return municipality.oktmo in wanted or municipality.kind.lower() in wanted


def predecessors_of(code: Oktmo, directory: Directory, day: date | None) -> tuple[Municipality, ...]:
    """Municipalities that have ended and for which this one now answers, through chains as well."""
    found: list[Municipality] = []
    waiting = [code]
    while waiting:
        heir = waiting.pop()
        for each in directory:
            if each.successor == heir and each not in found and each.oktmo != code and has_ended(each, day):
                found.append(each)
                waiting.append(each.oktmo)
    return tuple(found)


def has_ended(municipality: Municipality, day: date | None) -> bool:
    return municipality.valid_to is not None and day is not None and municipality.valid_to < day
