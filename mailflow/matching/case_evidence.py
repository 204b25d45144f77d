"""What stands beside a decision: the signs of the request and of the municipality, in a clerk's words."""

from __future__ import annotations

from mailflow.matching.matter import Matter
from mailflow.matching.signs.signs import weak
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Municipality
from mailflow.model.request import Request
from mailflow.model.understanding import Evidence, Signal

_SHOWN_OF_REQUEST = 4
_SHOWN_OF_MUNICIPALITY = 6


class CaseEvidence:
    """Evidence of one letter for the cases of one request; `sure`: only strong signs of the request count."""

    def __init__(self, matter: Matter, request: Request, *, sure: bool) -> None:
        self._matter = matter
        self._request = request
        self._sure = sure

    def of(self, code: Oktmo | None) -> tuple[Evidence, ...]:
        """For the case of this municipality; None for all that the letter names."""
        asked = [
            each.evidence
            for each in self._matter.request_signs
            if each.request == self._request.id and (each.is_strong or not self._sure)
        ]
        named = [
            each.evidence
            for each in self._matter.municipality_signs
            if code is None or code in each.candidates
        ]
        shown = [*asked[:_SHOWN_OF_REQUEST], *self._others_answered(), *named[:_SHOWN_OF_MUNICIPALITY]]
        return tuple(dict.fromkeys(shown))

    def of_heir(self, heir: Municipality | None) -> tuple[Evidence, ...]:
        """For the case of one that has been merged into `heir`, who answers for it."""
        name = heir.name if heir is not None else ""
        words = f"преобразован, за него отвечает правопреемник: {name}"
        return (*self.of(heir.oktmo if heir is not None else None), weak(Signal.NAME, words))

    def _others_answered(self) -> list[Evidence]:
        """Letters answered beside ours that are none of ours: shown, and nothing against this answer."""
        strangers = [each for each in self._matter.request_signs if each.request is None and each.in_reply]
        return [weak(each.evidence.signal, each.evidence.detail) for each in strangers[:2] if self._sure]
