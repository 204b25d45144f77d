"""How kind and district stand around an own name: «X сельского поселения Y района», «МО город Z»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Municipality
from mailflow.reading.names.name_groups import Bounds, GroupsAt
from mailflow.reading.names.name_index import NamedGroup
from mailflow.reading.names.name_words import Token, Word

SETTLEMENT_WORDS = frozenset({Word.RURAL, Word.URBAN, Word.SETTLEMENT})
DISTRICT_WORDS = frozenset({Word.DISTRICT, Word.OKRUG, Word.CITY_OKRUG})
_KIND_WORDS = SETTLEMENT_WORDS | DISTRICT_WORDS
# «Холмское с/п - 2 (Абинский район)»: a number stands between.
_PARTS = frozenset(";:!?|.0123456789")
_NO_JOIN = frozenset(",;:!?|.")


@dataclass(frozen=True, slots=True)
class Found:
    """A name with what was read around it; `loose`: nothing around it says that it is one."""

    group: NamedGroup | None
    name: Bounds
    bounds: Bounds
    kind: Word | None = None
    kind_first: bool = False
    plural: bool = False
    city: bool = False
    loose: bool = False
    districts: tuple[Municipality, ...] = ()
    """Those of the name written behind it; more than one only where the directory has namesakes."""
    unread_district: str = ""
    """What is written as the district behind it and is none of the directory."""
    tail: bool = False
    """A district written behind a settlement that is not known: «Неведомского с/п Абинского района»."""
    localities: tuple[Oktmo, ...] = ()


def find_kind(tokens: Sequence[Token], group: NamedGroup, name: Bounds, taken: int) -> Found | None:
    """The name with the kind written after it, else before it; None where neither stands there."""
    word, last, plural = kind_after(tokens, name.last + 1)
    if word is not None:
        tail = word in DISTRICT_WORDS and _follows_settlement(tokens, name.first, taken)
        first = _with_kind_before(tokens, name.first, taken) if word in DISTRICT_WORDS else name.first
        return Found(group, name, Bounds(first, last), word, plural=plural, tail=tail)
    return _city(tokens, group, name, taken) or _kind_before(tokens, group, name, taken)


def _with_kind_before(tokens: Sequence[Token], place: int, taken: int) -> int:
    """«МР Абинский район»: the abbreviation before the name belongs to it."""
    before = tokens[place - 1] if place > taken else None
    if before is None or not joins(tokens[place].gap):
        return place
    return place - 1 if before.word is Word.DISTRICT and before.text.startswith("м") else place


def _follows_settlement(tokens: Sequence[Token], place: int, taken: int) -> bool:
    """A settlement's kind stands within the three words before, in the same phrase and in no name found.

    «Сведения поселений Абинского района» are of many, and the district is named itself.
    """
    for back in range(place - 1, max(taken, place - 4) - 1, -1):
        if not joins(tokens[back + 1].gap):
            return False
        if tokens[back].word in SETTLEMENT_WORDS:
            return not tokens[back].plural
    return False


def kind_after(tokens: Sequence[Token], place: int) -> tuple[Word | None, int, bool]:
    """The kind that begins at `place`, its last token and whether it is plural."""
    if place >= len(tokens) or not joins(tokens[place].gap):
        return None, place, False
    token = tokens[place]
    if token.word in _KIND_WORDS:
        return token.word, place, token.plural
    if token.word is not Word.PLAIN or place + 1 >= len(tokens) or not joins(tokens[place + 1].gap):
        return None, place, False
    return _two_words(token, tokens[place + 1], place + 1)


def _two_words(adjective: Token, noun: Token, place: int) -> tuple[Word | None, int, bool]:
    rural = adjective.text.startswith("сельск")
    if not rural and not adjective.text.startswith(("городск", "муниципальн")):
        return None, place, False
    if noun.word is Word.SETTLEMENT:
        urban = adjective.text.startswith("городск")
        word = Word.RURAL if rural else Word.URBAN if urban else Word.SETTLEMENT
        return word, place, noun.plural and adjective.text.endswith(("ие", "их", "им", "ими"))
    if noun.word in DISTRICT_WORDS:
        return (Word.RURAL if rural else noun.word), place, noun.plural
    return None, place, False


def _kind_before(tokens: Sequence[Token], group: NamedGroup, name: Bounds, taken: int) -> Found | None:
    place = name.first - 1
    if place > taken and tokens[place].text in ("им", "имени"):
        place -= 1
    elif not joins(tokens[name.first].gap):
        return None
    if place < taken:
        return None
    token = tokens[place]
    if token.word not in SETTLEMENT_WORDS or not group.settlements():
        return None
    first, word = place, token.word
    if word is Word.SETTLEMENT and place > taken:
        paired, _, _ = _two_words(tokens[place - 1], token, place)
        if paired is not None:
            first, word = place - 1, paired
    return Found(group, name, Bounds(first, name.last), word, kind_first=True, plural=token.plural)


def _city(tokens: Sequence[Token], group: NamedGroup, name: Bounds, taken: int) -> Found | None:
    """A city that is a municipality: the office, «МО» or «округ» must stand before it.

    «г. Краснодар» alone is a place in an address, not the author of anything.
    """
    if not any(is_city(each) for each in group.districts()):
        return None
    place, resort, formation = name.first - 1, False, False
    while place >= taken and (joins(tokens[place + 1].gap) or _is_shortened(tokens, place)):
        token = tokens[place]
        if token.word is Word.OKRUG and _is_part_of_city(tokens, place, taken):
            return None
        if token.word is Word.RESORT:
            resort = True
        elif token.word in (Word.OKRUG, Word.CITY_OKRUG, Word.FORMATION) or _is_office(token.text):
            formation = True
        elif token.text.startswith(("муниципальн", "городск")):
            pass
        elif formation or token.word is not Word.CITY:
            break
        place -= 1
    if not (formation or resort):
        return None
    if place >= taken and joins(tokens[place + 1].gap) and tokens[place].word is Word.DISTRICT:
        return None  # «Адлерского района муниципального образования город-курорт Сочи»
    return Found(group, name, Bounds(place + 1, name.last), None, city=formation, localities=_codes(group))


def _is_part_of_city(tokens: Sequence[Token], place: int, taken: int) -> bool:
    """«Прикубанского внутригородского округа города Краснодара»: a part that is no municipality of ours."""
    before = tokens[place - 1] if place > taken else None
    if before is None or before.word is not Word.PLAIN or not joins(tokens[place].gap):
        return False
    return before.text.endswith(("ого", "ий", "ый", "ом")) and not before.text.startswith(
        ("муниципальн", "городск")
    )


def _is_shortened(tokens: Sequence[Token], place: int) -> bool:
    """«Админ. г.-к. Анапа»: the point belongs to the office."""
    return tokens[place].text in ("адм", "админ") and tokens[place + 1].gap.strip() == "."


def _codes(group: NamedGroup) -> tuple[Oktmo, ...]:
    return tuple(each.oktmo for each in group.districts())


def _is_office(word: str) -> bool:
    return word.startswith(("администрац", "админ", "глав", "мэри")) and not word.startswith("главн")


def is_city(municipality: Municipality) -> bool:
    """An upper-level municipality that is a town: its charter name says «город»."""
    return "город " in municipality.name or "город-курорт" in municipality.name


def find_district(tokens: Sequence[Token], found: Found, groups_at: GroupsAt) -> Found:
    """The found settlement with the district that stands behind it.

    After a comma a district may be the next item of a list: it counts only where it agrees.
    """
    if found.kind not in SETTLEMENT_WORDS:
        return found
    place = _past_locality(tokens, found.bounds.last + 1, groups_at)
    listed = False
    while place < len(tokens):
        token = tokens[place]
        if set(token.gap) & _PARTS or token.gap.count("\n") > 1:
            return found
        listed = listed or "," in token.gap
        if token.word is Word.FORMATION or token.text.startswith("муниципальн"):
            place += 1
            continue
        break
    return _with_district(tokens, found, place, groups_at, listed=listed)


def _past_locality(tokens: Sequence[Token], place: int, groups_at: GroupsAt) -> int:
    """«X сельского поселения, п. Октябрьский, Y район», «… (п. Глубокий) Y района»: it tells neither."""
    if place + 2 >= len(tokens) or tokens[place].word is not Word.PLACE or "\n" in tokens[place].gap:
        return place
    for behind in (place + 2, place + 3):
        if behind < len(tokens) and (
            tokens[behind].gap.strip() in (",", ")", "),") or _is_district_at(tokens, behind, groups_at)
        ):
            return behind
    return place


def _is_district_at(tokens: Sequence[Token], place: int, groups_at: GroupsAt) -> bool:
    """«х. Александровский Усть-Лабинского района»: the district's name begins here, no mark before it."""
    return joins(tokens[place].gap) and any(
        group.districts() and kind_after(tokens, name.last + 1)[0] in DISTRICT_WORDS
        for group, name in groups_at(place)
    )


def _with_district(
    tokens: Sequence[Token], found: Found, place: int, groups_at: GroupsAt, *, listed: bool
) -> Found:
    for group, name in groups_at(place):
        word, last, _ = kind_after(tokens, name.last + 1)
        districts = group.districts()
        if word in DISTRICT_WORDS and districts:
            if listed and found.group and not _has(found.group, districts):
                return found
            return replace(found, bounds=Bounds(found.bounds.first, last), districts=districts)
    if not listed and _is_unknown_district(tokens, place):
        return replace(found, unread_district=tokens[place].text)
    return found


def _has(group: NamedGroup, districts: tuple[Municipality, ...]) -> bool:
    codes = {each.oktmo for each in districts}
    return any(each.parent in codes for each in group.members)


def _is_unknown_district(tokens: Sequence[Token], place: int) -> bool:
    if place >= len(tokens) or tokens[place].word is not Word.PLAIN:
        return False
    if not tokens[place].text.endswith(("ого", "ом", "ий", "ой")):
        return False
    return kind_after(tokens, place + 1)[0] in DISTRICT_WORDS


def joins(gap: str) -> bool:
    """Whether two words with this between them may belong to one name."""
    return len(gap) <= 8 and not (_NO_JOIN & set(gap)) and gap.count("\n") <= 1
