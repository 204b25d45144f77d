"""Strong signs weighed: exactly one municipality, or a reason why a person must decide."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mailflow.matching.signs.carriers import OUTER, without_carriers, without_forwarder
from mailflow.matching.signs.municipality_signs import weigh
from mailflow.matching.signs.request_ranking import likeliest
from mailflow.matching.signs.signs import DEPTH, MunicipalitySign, RequestSign
from mailflow.model.identifiers import Oktmo, RequestId
from mailflow.model.municipality import Directory
from mailflow.model.understanding import Signal, Strength
from mailflow.reading.passages import Place


class Doubt(StrEnum):
    """Why something is not fixed."""

    NO_SIGN = "no_sign"
    SEVERAL = "several"
    CONTRADICTION = "contradiction"
    UNDATED = "undated"
    """Our number without its date, in a place that proves nothing."""


_OWN_TEXT = DEPTH[Place.BODY]
_TITLES = (Place.SUBJECT, Place.FILE_NAME, Place.DISPLAY_NAME)


@dataclass(frozen=True, slots=True)
class Municipalities:
    """The one fixed municipality, or None with the doubt; `ranked` are all candidates, likeliest first."""

    fixed: Oktmo | None
    doubt: Doubt | None
    ranked: tuple[Oktmo, ...]
    likely: Oktmo | None = None
    """The only candidate that weaker signs leave, for a person to confirm."""


@dataclass(frozen=True, slots=True)
class Requests:
    """The fixed requests (a letter may answer two), or none with the doubt; `ranked` as above."""

    fixed: tuple[RequestId, ...]
    doubt: Doubt | None
    ranked: tuple[RequestId, ...]


def settle_requests(signs: Sequence[RequestSign]) -> Requests:
    """Requests fixed by strong signs that nothing contradicts.

    Two are answered at once only where each is named as answered; a thread beside another named number
    contradicts it. A title yields to a number that is not ours.
    """
    ranked = likeliest(signs)
    now = [each for each in signs if not each.earlier]
    exact = (
        _codes(now, Signal.REFERENCE_NUMBER, in_reply=True)
        or _codes(now, Signal.REFERENCE_NUMBER)
        or _codes(signs, Signal.REFERENCE_NUMBER)
    )
    threads = _codes(signs, Signal.THREAD)
    titles = _codes(signs, Signal.TITLE)
    excluded = {each.request for each in signs if each.contradicts}
    named_otherwise = _other_number_named(signs)
    if exact:
        clash = (
            set(exact) & excluded
            or _names_others(threads, exact)
            or _names_others(titles, exact)
            or _dated_otherwise(signs, exact)
            or _titled_otherwise_than_told(signs, exact)
        )
        return Requests((), Doubt.CONTRADICTION, ranked) if clash else Requests(exact, None, ranked)
    fixed = threads or titles
    if not fixed:
        return Requests((), _doubt(signs, contradicted=bool(excluded)), ranked)
    if len(fixed) > 1:
        return Requests((), Doubt.SEVERAL, ranked)
    if set(fixed) & excluded or named_otherwise - set(fixed) or (None in excluded and not threads):
        return Requests((), Doubt.CONTRADICTION, ranked)
    dated = {each.request for each in signs if each.by_date}
    if (titles and set(titles) - set(fixed)) or (dated and not dated & set(fixed)):
        return Requests((), Doubt.CONTRADICTION, ranked)
    if _doubtful_number(signs):
        return Requests((), _of_number(signs), ranked)
    return Requests(fixed, None, ranked)


def _names_others(named: Collection[RequestId], exact: Collection[RequestId]) -> bool:
    """Whether a thread or a matter's name speaks of other requests than the number does."""
    return bool(named) and not set(named) & set(exact)


def _titled_otherwise_than_told(signs: Sequence[RequestSign], exact: Collection[RequestId]) -> bool:
    """The subject answers one letter and the text another: which is meant?"""
    named = [each for each in signs if each.request in exact and each.is_strong and each.in_reply]
    titled = {each.request for each in named if each.titling}
    inner = {each.request for each in named if not each.titling}
    return bool(titled and inner) and not titled & inner


def _dated_otherwise(signs: Sequence[RequestSign], exact: Collection[RequestId]) -> bool:
    """«На № 89» in the subject and «на № 89 от 05.09.2024» below, which is not its date."""
    numbered = [
        each for each in signs if each.request in exact and each.evidence.signal is Signal.REFERENCE_NUMBER
    ]
    proven = any(each.is_strong and not each.undated for each in numbered)
    return not proven and any(each.in_reply and not each.is_strong and not each.undated for each in numbered)


def _doubt(signs: Sequence[RequestSign], *, contradicted: bool) -> Doubt:
    """Why nothing is fixed: number and date not quite ours, a number of several years, or no sign."""
    if contradicted:
        return Doubt.CONTRADICTION
    if _doubtful_number(signs):
        return _of_number(signs)
    numbered = {each.request for each in signs if each.evidence.signal is Signal.REFERENCE_NUMBER}
    return Doubt.SEVERAL if len(numbered) > 1 else Doubt.NO_SIGN


def _codes(signs: Sequence[RequestSign], signal: Signal, *, in_reply: bool = False) -> tuple[RequestId, ...]:
    return tuple(
        dict.fromkeys(
            each.request
            for each in signs
            if each.request is not None
            and each.is_strong
            and each.evidence.signal is signal
            and (each.in_reply or not in_reply)
        )
    )


def _other_number_named(signs: Sequence[RequestSign]) -> set[RequestId]:
    return {
        each.request
        for each in signs
        if each.request is not None and each.in_reply and each.evidence.signal is Signal.REFERENCE_NUMBER
    }


def _doubtful_number(signs: Sequence[RequestSign]) -> bool:
    """«На № 69 от 05.09.2024»: near ours, yet not ours; a person looks."""
    return any(
        each.in_reply
        and each.evidence.signal is Signal.REFERENCE_NUMBER
        and each.evidence.strength is Strength.WEAK
        for each in signs
    )


def _of_number(signs: Sequence[RequestSign]) -> Doubt:
    """A number that bears no date contradicts nothing; one with another date does."""
    numbered = [each for each in signs if each.evidence.signal is Signal.REFERENCE_NUMBER]
    undated = all(each.undated for each in numbered if each.evidence.strength is Strength.WEAK)
    return Doubt.UNDATED if undated else Doubt.CONTRADICTION


def settle_municipality(signs: Sequence[MunicipalitySign], directory: Directory) -> Municipalities:
    """The one municipality that every strong sign allows.

    A district that merely carries its settlement's letter is set aside: an inner sign of a settlement
    outweighs an outer one of its own district, and the district narrows namesakes down.
    """
    weights = weigh(signs)
    strong_signs = without_carriers(
        without_forwarder([each for each in signs if each.is_strong and each.candidates]), directory
    )
    ranked = _ranked(weights, strong_signs)
    if not strong_signs:
        return Municipalities(None, Doubt.NO_SIGN, ranked, _likely(signs))
    left = frozenset.intersection(*(each.candidates for each in strong_signs))
    excluded = {code for each in signs if each.contradicts for code in each.candidates}
    if not left or left <= excluded:
        return Municipalities(None, Doubt.CONTRADICTION, ranked)
    if len(left) > 1:
        return Municipalities(None, Doubt.SEVERAL, ranked, _likely([_restrict(each, left) for each in signs]))
    fixed = next(iter(left))
    if _vetoed(signs, fixed, directory) or _titled_otherwise(signs, strong_signs, fixed, directory):
        return Municipalities(None, Doubt.CONTRADICTION, ranked)
    return Municipalities(fixed, None, ranked)


def _vetoed(signs: Sequence[MunicipalitySign], fixed: Oktmo, directory: Directory) -> bool:
    """A name beside a district in which there is none such speaks of somebody else than the address does.

    What is only the district of an unread name agrees with every settlement of that district.
    """
    allowed = {fixed, directory[fixed].parent}
    return any(each.contradicts and each.candidates and not each.candidates & allowed for each in signs)


def _restrict(sign: MunicipalitySign, left: frozenset[Oktmo]) -> MunicipalitySign:
    return MunicipalitySign(sign.candidates & left, sign.evidence, sign.depth, sign.place)


def _likely(signs: Sequence[MunicipalitySign]) -> Oktmo | None:
    """The one candidate whom every weaker sign allows that names few."""
    telling = [
        each.candidates
        for each in signs
        if each.candidates and not each.contradicts and each.evidence.signal is not Signal.SIMILAR_NAME
    ]
    if not telling:
        return None
    left = frozenset.intersection(*telling)
    return next(iter(left)) if len(left) == 1 else None


def _titled_otherwise(
    signs: Sequence[MunicipalitySign],
    strong_signs: Sequence[MunicipalitySign],
    fixed: Oktmo,
    directory: Directory,
) -> bool:
    """Only address or thread fix it, while subject, file or display name speak of somebody else.

    A settlement may be titled by its district, not a district by its settlement: it may carry its letter.
    Where the mail's own text fixes it, only the sender's name contradicts: of «Лабинское г/п <…>» and
    «Абинское г/п» in the text one is a slip; papers and letters within the mail may be carried by anybody.
    Where nobody knows the sender, the subject contradicts as well.
    """
    places: tuple[Place, ...] = _TITLES
    if any(each.depth > OUTER for each in strong_signs):
        if any(each.depth > _OWN_TEXT for each in strong_signs):
            return False
        known = any(each.depth <= OUTER for each in strong_signs)
        places = (Place.DISPLAY_NAME,) if known else (Place.DISPLAY_NAME, Place.SUBJECT)
    allowed = {fixed, directory[fixed].parent}
    titles = [
        each
        for each in signs
        if each.place in places and each.candidates and each.evidence.signal is not Signal.LOCALITY
    ]
    return any(not each.candidates & allowed for each in titles)


def _ranked(weights: dict[Oktmo, float], strong_signs: Sequence[MunicipalitySign]) -> tuple[Oktmo, ...]:
    """Best first: by weight, then those a strong sign of the author allows, then by code."""
    favoured = {code for each in strong_signs for code in each.candidates}
    return tuple(sorted(weights, key=lambda code: (-weights[code], code not in favoured, code)))
