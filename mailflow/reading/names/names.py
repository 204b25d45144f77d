"""Names of municipalities in a text: whole words in any case, with the kind and district stated there.

Nothing is settled by similarity here; `similar_names` only proposes. A name is found where its words stand
whole, after inflection is taken away; what it may stand for is narrowed by the kind («с/п», «район») and
by the district written beside it. A kind or district that none of the namesakes has leaves no candidate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Municipality
from mailflow.reading.names.name_grammar import DISTRICT_WORDS, Found, find_district, find_kind
from mailflow.reading.names.name_groups import Bounds, GroupsAt
from mailflow.reading.names.name_index import NamedGroup, NameIndex
from mailflow.reading.names.name_lists import share_in_lists
from mailflow.reading.names.name_words import Token, Word, scan_words
from mailflow.reading.normal import squeeze


class NameForm(StrEnum):
    """How fully a municipality is named."""

    FULL = "full"
    NAME_AND_KIND = "name_and_kind"
    DISTRICT = "district"
    CITY = "city"
    BARE = "bare"
    LOCALITY = "locality"


@dataclass(frozen=True, slots=True)
class NameMention:
    """One name at [start, end) of the text.

    `candidates` are those left after kind and district stated right there; `contradicted` are namesakes
    that the stated kind or district rules out where nobody is left.
    """

    candidates: tuple[Oktmo, ...]
    start: int
    end: int
    form: NameForm
    stated_kind: str = ""
    stated_district: Oktmo | None = None
    snippet: str = ""
    contradicted: tuple[Oktmo, ...] = ()
    tail: bool = False
    """A district written behind a settlement that could not be read: it does not name the district."""
    unread_district: str = ""
    """The word written as its district, where the directory has no such district."""


@lru_cache(maxsize=64)
def find_names(text: str, index: NameIndex) -> tuple[NameMention, ...]:
    """All names in order of appearance, not overlapping; a longer name wins over one within it."""
    tokens = scan_words(text)
    found = share_in_lists(list(_find_all(tokens, index)), tokens)
    return tuple(_mention(place, tokens, text) for each in found if (place := _or_place(each)) is not None)


def _or_place(found: Found) -> Found | None:
    """«Голубая Нива», «Сочи» with nothing around are places at least; «Кубань» may be any word."""
    if not found.loose or found.group is None:
        return found
    if len(found.group.words) == 1 and not any("город" in each.name for each in found.group.districts()):
        return None
    return replace(found, group=None, localities=tuple(each.oktmo for each in found.group.members))


def _find_all(tokens: Sequence[Token], index: NameIndex) -> Iterator[Found]:
    taken = 0
    groups_at = GroupsAt(tokens, index)
    before: Found | None = None
    for place, token in enumerate(tokens):
        if place < taken or not (token.word in _OF_PLACES or groups_at.may_begin(place)):
            continue
        found = _find_here(tokens, place, taken, index, groups_at)
        if found is not None:
            found = _under_district_before(found, before, tokens)
            yield found
            before = found
            taken = found.bounds.last + 1


_OF_PLACES = (Word.PLACE, Word.CITY)


def _find_here(
    tokens: Sequence[Token], place: int, taken: int, index: NameIndex, groups_at: GroupsAt
) -> Found | None:
    if tokens[place].word in _OF_PLACES:
        length, owners = index.localities.find(tokens, place)
        if length and not _city_behind(tokens, place, taken, groups_at):
            bounds = Bounds(place, place + length)
            return Found(None, bounds, bounds, localities=owners)
        return None
    groups = groups_at(place)
    for group, name in groups:
        found = find_kind(tokens, group, name, taken)
        if found is not None:
            return find_district(tokens, found, groups_at)
    for group, name in groups:
        bare = _stands_alone(tokens, name) or _is_introduced(tokens, name.first, taken)
        return Found(group, name, name, loose=not bare)
    return None


def _city_behind(tokens: Sequence[Token], place: int, taken: int, groups_at: GroupsAt) -> bool:
    """«администрация города Краснодара»: the town is the municipality, not a mere place."""
    for group, name in groups_at(place + 1):
        found = find_kind(tokens, group, name, taken)
        if found is not None:
            return True
    return False


def _stands_alone(tokens: Sequence[Token], name: Bounds) -> bool:
    """The whole text, a table's cell for instance, is this name and perhaps «администрация» or «МО»."""
    others = (*tokens[: name.first], *tokens[name.last + 1 :])
    return len(others) <= 2 and all(
        token.word in (Word.FORMATION, Word.REGION) or _is_office(token.text) for token in others
    )


def _is_introduced(tokens: Sequence[Token], place: int, taken: int) -> bool:
    """A bare name right after «администрация» or «глава» is one, not just any word of the language."""
    return place - 1 >= taken and _is_office(tokens[place - 1].text) and tokens[place].gap.strip() == ""


def _is_office(word: str) -> bool:
    return word in _OFFICES


_OFFICES = frozenset(
    {
        *("администрация", "администрации", "администрацию", "администрацией", "админ", "адм"),
        *("глава", "главы", "главе", "главой", "муниципальное", "муниципального"),
    }
)


def _under_district_before(found: Found, before: Found | None, tokens: Sequence[Token]) -> Found:
    """«Абинский район, Ольгинское с/п»: the district right before tells namesakes apart.

    In a letterhead («КРЫМСКИЙ РАЙОН / АДМИНИСТРАЦИЯ ХОЛМСКОГО С/П») it contradicts a settlement of another.
    """
    if before is None or found.group is None or found.districts or before.kind not in DISTRICT_WORDS:
        return found
    between = tokens[before.bounds.last + 1 : found.bounds.first]
    if any(not _is_office(token.text) for token in between) or before.group is None:
        return found
    districts = before.group.districts()
    under = replace(found, districts=districts)
    left, alone = _narrowed(under), _narrowed(found)
    tells = len(left) == 1 < len(alone) or (not left and _heads(before, between, tokens))
    return under if districts and tells else found


def _heads(district: Found, offices: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether the district stands in the nominative right above an office, on a line of its own."""
    words = (tokens[district.name.last], tokens[district.bounds.last], *offices)
    nominative = words[0].text.endswith(("ий", "ой")) and words[1].text in ("район", "округ", "р-н")
    return nominative and bool(offices) and "\n" in offices[0].gap and not offices[0].gap.strip()


def _narrowed(found: Found) -> list[Municipality]:
    if found.group is None:
        return []
    return [each for each in _of_kind(found.group, found) if _in_district(each, found)]


def _of_kind(group: NamedGroup, found: Found) -> tuple[Municipality, ...]:
    match found.kind:
        case Word.RURAL:
            return tuple(each for each in group.settlements() if not each.kind.startswith("городск"))
        case Word.URBAN:
            return tuple(each for each in group.settlements() if each.kind.startswith("городск"))
        case Word.SETTLEMENT:
            return group.settlements()
        case Word.DISTRICT | Word.OKRUG | Word.CITY_OKRUG:
            return group.districts()
        case _:
            return group.members


def _in_district(municipality: Municipality, found: Found) -> bool:
    return not found.districts or any(municipality.parent == each.oktmo for each in found.districts)


def _mention(found: Found, tokens: Sequence[Token], text: str) -> NameMention:
    start, end = tokens[found.bounds.first].start, tokens[found.bounds.last].end
    snippet = squeeze(text[start:end])
    if found.group is None or (found.localities and not found.city):
        return NameMention(found.localities, start, end, NameForm.LOCALITY, snippet=snippet)
    if found.city:
        return NameMention(found.localities, start, end, NameForm.CITY, snippet=snippet)
    left = _by_gender(_narrowed(found), tokens[found.name.last].text, found)
    codes = tuple(each.oktmo for each in left)
    return NameMention(
        candidates=codes,
        start=start,
        end=end,
        form=_form(found),
        stated_kind=found.kind.value if found.kind else "",
        stated_district=_stated_district(left, found),
        snippet=snippet,
        contradicted=() if codes else tuple(each.oktmo for each in found.group.members),
        tail=found.tail,
        unread_district=found.unread_district,
    )


def _stated_district(left: list[Municipality], found: Found) -> Oktmo | None:
    parents = {each.parent for each in left} & {each.oktmo for each in found.districts}
    codes = parents or {each.oktmo for each in found.districts}
    return next(iter(codes)) if len(codes) == 1 else None


def _by_gender(left: list[Municipality], word: str, found: Found) -> list[Municipality]:
    """«Абинское» is a settlement, «Абинский» a district, where no kind stands beside it."""
    if found.kind is not None or not word.endswith(("ое", "ее", "ий", "ый")):
        return left
    neuter = word.endswith(("ое", "ее"))
    kept = [each for each in left if ("поселени" in each.kind) == neuter]
    return kept or left


def _form(found: Found) -> NameForm:
    if found.kind is None or found.unread_district or found.tail:
        return NameForm.BARE
    if found.kind in DISTRICT_WORDS:
        return NameForm.DISTRICT
    return NameForm.FULL if found.districts else NameForm.NAME_AND_KIND
