"""All that is known of a reply before anything is settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mailflow.mail.trust.authentication import Authentication
from mailflow.matching.gathering import Gathered
from mailflow.matching.signs.signs import MunicipalitySign, RequestSign
from mailflow.model.message import ParsedMessage
from mailflow.reading.references.requisites import Requisites


@dataclass(frozen=True, slots=True)
class Matter:
    """`day` is the local day on which the message was sent, None where nothing sane is known."""

    message: ParsedMessage
    gathered: Gathered
    requisites: Requisites
    authentication: Authentication
    day: date | None
    request_signs: tuple[RequestSign, ...]
    municipality_signs: tuple[MunicipalitySign, ...]
