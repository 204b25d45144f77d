"""Which points of a request a reply speaks about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mailflow.first_letters import compiled
from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.rivals import said
from mailflow.reading.clauses.stems import figure_stems, said_otherwise
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.words import is_noun, stem
from mailflow.reading.normal import normalise

_WORD = re.compile(r"[а-я]{4,40}")
_ABBREVIATION = re.compile(r"\b[А-Я]{3,6}\b")
_SITE = Gated(r"\S+\.(?:рф|ru|com|org)\b\S*|«[^»]{0,80}»")
_POINT = compiled(
    r"(?:^|\n|(?<=[а-я]{2}[.;:])[ \t])[ \t]{0,10}(?P<number>\d{1,2})[.):](?!\d)[ \t]{0,5}(?=\S)"
    r"|\b(?:по\s)?пункт\w{0,2}\s(?P<named>\d{1,2})\b"
    r"|\bп\.\s?(?P<short>\d{1,2})\b"
)
_SENTENCE = re.compile(r"(?<=[а-я\d»)])[.;!?]\s|\n")
_TO_POINT = r"\w{0,4}(?:\s[^\s:;,]{1,30}){0,8}?\s(?:об?|по)\s[^:;,.\n\d]{1,160}(?:[:,]|\sсообща)"
# «На Ваше письмо № 96 об участии в марафоне сообщаем»: our words, before theirs begin.
_OUR_LETTER = compiled(rf"\b(?:письм|запрос){_TO_POINT}")
# «Сообщаем об участии в марафоне: размещено …»: what the letter is about, before it says it.
_MATTER = Gated(rf"\b(?:сообща|информиру|информаци|сведени){_TO_POINT}")
_LEADING = re.compile(
    r"\W{0,3}(?:об?\s)?(?P<adjective>[а-я]{4,25}(?:ые|ых|ая|ой|ое|ого))\s(?P<noun>(?:вопрос|сведени|информаци)[а-я]{0,3})\b"
)
# Twenty pages: what is answered is said before, and pasted annexes cost time.
_READ_CHARS = 50_000
_COMMON_WORDS = (
    "информаци количеств размещени участи площадк муниципальн муниципалитет поселени городск сельск глав "
    "систем вопрос образовани край местн самоуправлени развити "
    "краснодарск администраци решени территори работ проведени сведени год месяц квартал период"
)
# «Глава Лесного поселения» below a letter, or in its first words, is who writes.
_OF_WRITERS = ("поселен", "район", "округ", "администраци")
_COMMON = tuple(_COMMON_WORDS.split())


# Of two points one proves no order.
_FEWEST_IN_ORDER = 3
_PART = "участ"
_TAKEN_PART = re.compile(
    r"\b(?:приня(?:ли|ла|л|то)|принимае[тм]|принимают)\s(?:[а-я]{3,14}\s){0,2}участие|\bучаству(?:ем|ет|ют)\b"
    r"|\bучаствовал|\b(?:за|пере)?регистрир[а-я]{2,8}\b|\bрегистраци[юя]\b"
)
"""Whoever takes part says so, or that he has registered."""


@dataclass(frozen=True, slots=True)
class _Item:
    """Its nouns, each with the stems by which it is known; `own` are those that tell it from the others.

    `lead` is the adjective of a noun that says nothing by itself: «проблемные вопросы».
    """

    nouns: tuple[tuple[str, ...], ...]
    own: tuple[tuple[str, ...], ...]
    titled: frozenset[str]
    lead: str = ""


def items_of_figures(
    items: Sequence[str], specs: Sequence[FigureSpec], keys: Iterable[str]
) -> tuple[int, ...]:
    """Points that the reported figures of these keys answer: each that says most of a figure's title.

    «сколько свалок ликвидировано» and «сколько свалок выявлено» both name the noun, each one deed.
    """
    return _items_of_figures(tuple(items), tuple(specs), tuple(keys))


@lru_cache(maxsize=256)  # most letters report the same figures of a request
def _items_of_figures(
    items: tuple[str, ...], specs: tuple[FigureSpec, ...], keys: tuple[str, ...]
) -> tuple[int, ...]:
    points = _points_of_figures(items, specs)
    alone = {key: each for key, each in points.items() if len(each) == 1}
    found: set[int] = set()
    for key in keys:
        others = {at for other, each in alone.items() if other != key for at in each}
        found |= points.get(key, frozenset()) - others or points.get(key, frozenset())
    return tuple(sorted(found))


@lru_cache(maxsize=64)
def _points_of_figures(items: tuple[str, ...], specs: tuple[FigureSpec, ...]) -> dict[str, frozenset[int]]:
    """«число ТОС» and «число ТОС с правами юридического лица» both name what «Количество ТОС» counts."""
    stems = stems_of(specs)
    points: dict[str, frozenset[int]] = {}
    for spec in specs:
        naming = (*stems[spec.key], *figure_stems(spec), *deed_stems(spec))
        told = {
            at: said(spec.title, low)
            for at, item in enumerate(items, 1)
            if _stands(low := normalise(item).lower(), naming)
        }
        best = [at for at, each in told.items() if each == max(told.values())]
        own = [at for at in best if _stands(normalise(items[at - 1]).lower(), stems[spec.key])]
        best = own if len(own) == 1 else best  # «свалки» stand in each, «выявленные» in one
        named = best if len(best) == 1 else _items_with_figures(items, stems[spec.key][:1])
        points[spec.key] = frozenset(named)
    return _in_order(points, len(items))


def _in_order(points: dict[str, frozenset[int]], length: int) -> dict[str, frozenset[int]]:
    """«результаты рассмотрения» for «Решено положительно»: what no words tie is tied by its place among the
    points, where all others stand in the order of the figures."""
    if len(points) != length or length < _FEWEST_IN_ORDER:
        return points
    places = {key: frozenset({at}) for at, key in enumerate(points, 1)}
    tied = [key for key, each in points.items() if each]
    if len(tied) < length - 1 or any(points[key] != places[key] for key in tied):
        return points
    return places


@lru_cache(maxsize=64)
def _items_with_figures(items: tuple[str, ...], stems: tuple[str, ...]) -> tuple[int, ...]:
    """Points that name one of the stems of figures, those before others whose first noun it is."""
    named = [_nouns(item) for item in items]
    found: set[int] = set()
    for part in stems:
        within = [at for at, nouns in enumerate(named, 1) if any(_same(part, each) for each in nouns)]
        heads = [at for at in within if _same(part, _head_noun(named[at - 1]))]
        found |= set(heads if len(within) > 1 and heads else within)
    return tuple(sorted(found))


def _same(part: str, noun: Sequence[str]) -> bool:
    """Whether a figure's stem is one of those of a noun; of several words the last tells."""
    return any(part.rsplit(maxsplit=1)[-1].startswith(each) or each.startswith(part) for each in noun)


def _head_noun(nouns: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What a point asks for: its first noun that says something."""
    return next((each for each in nouns if not _is_common(each[0])), ())


def matter_stems(items: Sequence[str], title: str, figures: Sequence[FigureSpec]) -> tuple[str, ...]:
    """Stems of the nouns a letter about this matter cannot do without: of title, points and figures."""
    return _matter_stems(tuple(items), title, tuple(figures))


@lru_cache(maxsize=64)
def _matter_stems(items: tuple[str, ...], title: str, figures: tuple[FigureSpec, ...]) -> tuple[str, ...]:
    named = [each for text in (title, *items) for noun in _nouns(text) for each in noun]
    quoted = [stem(word) for word in _WORD.findall(normalise(title).lower()) if is_noun(word)]
    counted = [part.split()[0] for each in stems_of(figures).values() for part in each]
    return tuple(each for each in dict.fromkeys((*named, *quoted, *counted)) if not _says_little(each))


# Nouns that letters on any matter hold.
_LITTLE_WORDS = (
    "информац количеств муниципал поселен городск сельск глав вопрос краснод край администрац размещен участ "
    "развит систем проведен представлен предоставлен направлен реализац организац территор решен"
)
_LITTLE = tuple(_LITTLE_WORDS.split())


def _says_little(each: str) -> bool:
    return len(each) < 3 or each.startswith(_LITTLE)


def find_items(text: str, items: Sequence[str], title: str = "") -> tuple[int, ...]:
    """Numbers (from 1) of the points that are answered, numbered alike or by their own words.

    Words of the request's `title` say nothing: every answer repeats them.
    """
    if not items:
        return ()
    low = normalise(text[:_READ_CHARS]).lower()
    said = _OUR_LETTER.sub(" ", low)
    by_words = {at for at, item in enumerate(_read(tuple(items), title), 1) if _speaks(said, item)}
    points = list(_POINT.finditer(low))
    named = {int(m["named"] or m["short"]) for m in points if m["named"] or m["short"]}
    numbered = [int(match["number"]) for match in points if match["number"]]
    if len(items) > 1 and numbered == list(range(1, len(items) + 1)):
        by_words |= set(numbered)
    return tuple(sorted(by_words | {each for each in named if each <= len(items)} - {0}))


def _speaks(low: str, item: _Item) -> bool:
    """Half of its own words anywhere; without such, half of all in one sentence, not the title's alone."""
    if item.lead:
        return item.lead in low
    if item.nouns and all(each[0] in item.titled for each in item.nouns):
        return _stands(_MATTER.sub(" ", low), item.nouns[0])  # the very matter of the request
    if item.own:
        return sum(_stands(low, each) for each in item.own) >= (len(item.own) + 1) // 2
    return any(_is_meant(sentence, item) for sentence in _SENTENCE.split(_MATTER.sub(" ", low)))


def _is_meant(sentence: str, item: _Item) -> bool:
    if any(each[0] == _PART for each in item.nouns) and _TAKEN_PART.search(sentence):
        return True
    found = [each for each in item.nouns if _stands(sentence, each)]
    enough = max(2, (len(item.nouns) + 1) // 2)
    return len(found) >= enough and any(each[0] not in item.titled for each in found)


def _stands(low: str, stems: Sequence[str]) -> bool:
    """Whether a word begins with one of the stems; most texts hold none of them at all."""
    return any(each in low and re.search(rf"\b{re.escape(each)}", low) for each in stems)


@lru_cache(maxsize=64)
def _read(items: tuple[str, ...], title: str) -> tuple[_Item, ...]:
    titled = frozenset(each[0] for each in _nouns(title))
    nouns = [_nouns(item) for item in items]
    found = []
    for at, own in enumerate(nouns):
        others = {each[0] for other, words in enumerate(nouns) if other != at for each in words} | titled
        kept = tuple(each for each in own if each[0] not in others and not _is_common(each[0]))
        said = tuple(each for each in own if not each[0].startswith(_OF_WRITERS))
        found.append(_Item(said if len(said) > 1 else own, kept, titled, _lead(items[at])))
    return tuple(found)


def _lead(item: str) -> str:
    found = _LEADING.match(normalise(item).lower())
    if found is None or not _is_common(stem(found["noun"])):
        return ""
    return stem(found["adjective"]).rstrip("н")


def _nouns(text: str) -> tuple[tuple[str, ...], ...]:
    """Nouns and abbreviations, without what stands in quotes and names of sites."""
    plain = normalise(_SITE.sub(" ", text))
    short = [each.lower() for each in _ABBREVIATION.findall(plain)]
    words = dict.fromkeys(word for word in _WORD.findall(plain.lower()) if is_noun(word))
    known = {stem(word): (stem(word), *said_otherwise(word)) for word in words}
    return (*known.values(), *((each, *said_otherwise(each)) for each in short if each not in words))


def _is_common(word: str) -> bool:
    return any(word.startswith(each) or each.startswith(word) for each in _COMMON)
