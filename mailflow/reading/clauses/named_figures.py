"""The figures of a request that a clause names, by their stems, by their deed or by what both share.

How a noun stands in its phrase is left to `noun_phrases`, a figure beside its wider one to
`narrower_mentions`, one beside its rivals to `rivals`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.deeds import denies_deed, is_carried_out, roots_of_deed
from mailflow.reading.clauses.figure_kinds import counts_people, is_flag, is_measure
from mailflow.reading.clauses.mentions import Mention, flags_apart, of_longest, without_sizes_of_others
from mailflow.reading.clauses.narrower_mentions import is_lacked, narrowed, narrows_noun
from mailflow.reading.clauses.noun_phrases import (
    is_absorbed,
    is_attribute,
    is_for,
    is_governed,
    is_letter_answered,
)
from mailflow.reading.clauses.rivals import (
    of_one_number,
    of_one_word,
    title_parts,
    told_by_deed,
    with_their_units,
)
from mailflow.reading.clauses.shared_nouns import of_shared_noun
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.clauses.words import is_noun, is_person

# A clause of more words than this is no clause of a letter.
_MAX_TOKENS = 150
_MAX_MENTIONS = 24
_WITHIN_TITLES = frozenset({"и", "на", "в", "по"})


def find_mentions(
    clause: Sequence[Token],
    specs: Sequence[FigureSpec],
    stems: Mapping[str, tuple[str, ...]],
    wider: Mapping[str, str],
) -> list[Mention]:
    """In order; «мероприятий» in «участников мероприятий» speaks of the participants alone.

    `wider` gives to a narrower figure the one it is counted in: «5 ТОС со статусом юридического лица» speaks
    of the narrower one.
    """
    clause = clause[:_MAX_TOKENS]
    named = _meant(clause, _named(clause, specs, stems, wider), specs, wider)
    ordered = [one for each in named for one in _of_deed_named(clause, each, specs)]
    return [
        Mention(
            each.spec,
            each.at,
            _end_of_title(clause, each, ordered),
            is_governed(clause, each) or is_for(clause, each, ordered),
            _is_whole(each.spec, specs, wider),
        )
        for each in ordered
        if not (is_absorbed(clause, each, ordered) or is_letter_answered(clause, each))
    ]


def _named(
    clause: Sequence[Token],
    specs: Sequence[FigureSpec],
    stems: Mapping[str, tuple[str, ...]],
    wider: Mapping[str, str],
) -> list[Mention]:
    """Every figure at each of its places, in order."""
    found: list[tuple[int, Mention]] = []
    by_deed: list[Mention] = []
    sure: list[Mention] = []
    words = [each.text for each in clause]
    for spec in specs:
        deeds = deed_stems(spec)
        told = _at_noun(clause, spec) if deeds and stems[spec.key][:1] == deeds[:1] else None
        if told is not None and (is_carried_out(words, spec, told.at) or denies_deed(words, spec)):
            by_deed.append(told)
            sure.append(told)
        counted = next((each for each in specs if each.key == wider.get(spec.key)), spec)
        for length, mention in _by_stems(clause, spec, stems[spec.key], counted):
            if length:
                found.append((length, mention))
            elif mention not in by_deed:
                by_deed.append(mention)
    named = [
        each for each in of_longest(found) if all(each.at != one.at or each.spec is one.spec for one in sure)
    ]
    return sorted([*named, *by_deed], key=lambda each: (each.at, -each.end))[:_MAX_MENTIONS]


def _by_stems(
    clause: Sequence[Token], spec: FigureSpec, phrases: Sequence[str], counted: FigureSpec
) -> Iterator[tuple[int, Mention]]:
    """Where a figure's stems stand, with the length of the stem; 0 for a deed, which its noun names.

    `counted`: the wider figure it is counted in, else itself.
    """
    for phrase in phrases:
        parts = phrase.split()
        for at in _places(clause, parts):
            deed = parts[0] in deed_stems(spec)
            if deed and not _divides(clause, at) and (noun := _at_noun(clause, spec)) is not None:
                yield 0, noun
            elif counted is not spec and (
                narrows_noun(clause, at, spec) or narrows_noun(clause, at, counted)
            ):
                yield len(parts[0]), Mention(spec, at, at + 2)
            elif len(parts) > 1 or not is_attribute(clause, at, parts[0], spec, deed=deed):
                yield len(parts[0]), Mention(spec, at, at + len(parts))


def _meant(
    clause: Sequence[Token],
    named: Sequence[Mention],
    specs: Sequence[FigureSpec],
    wider: Mapping[str, str],
) -> list[Mention]:
    """Those of the named figures the clause means: none by the way, none that another names better."""
    named = of_shared_noun(clause, without_sizes_of_others(clause, named))
    mentions = of_one_word(clause, with_their_units(clause, named))
    mentions = of_one_number(clause, mentions, wider)
    if wider:
        mentions = narrowed(clause, [each for each in mentions if not is_lacked(clause, each, wider)], wider)
    if not _divides(clause, 0):
        mentions = [replace(each, spec=told_by_deed(clause, specs, each.spec)) for each in mentions]
    return flags_apart(clause, mentions) if any(is_flag(each) for each in specs) else mentions


def _of_deed_named(clause: Sequence[Token], mention: Mention, specs: Sequence[FigureSpec]) -> list[Mention]:
    """«выполнен ремонт 2,9 км дорог» is of «Отремонтировано дорог»; what «ремонта требует» is of neither."""
    if deed_stems(mention.spec):
        return [mention]
    words = [each.text for each in clause]
    for other in specs:
        named = words[mention.at].startswith(figure_stems(other)) and roots_of_deed(other)
        if other is mention.spec or not named:
            continue
        if any(word.startswith(roots_of_deed(other)) and is_noun(word) for word in words[: mention.at]):
            return [replace(mention, spec=other)] if is_carried_out(words, other, mention.at) else []
    return [mention]


def _places(clause: Sequence[Token], parts: Sequence[str]) -> list[int]:
    """Where words begin with these stems, one behind the other."""
    places = [at for at, token in enumerate(clause) if token.text.startswith(parts[0])]
    for offset, part in enumerate(parts[1:], start=1):
        behind = clause[offset:]
        places = [at for at in places if at < len(behind) and behind[at].text.startswith(part)]
    return places


def _is_whole(spec: FigureSpec, specs: Sequence[FigureSpec], wider: Mapping[str, str]) -> bool:
    """Whether others count some of it, or what was done to some."""
    if deed_stems(spec) or is_measure(spec):
        return False
    head = figure_stems(spec)[:1]
    done = any(deed_stems(each) and figure_stems(each)[:1] == head for each in specs if each is not spec)
    return spec.key in wider.values() or done


def _divides(clause: Sequence[Token], at: int) -> bool:
    """«Из 8 захоронений отремонтированы 5»: the noun has its number, and the deed its own."""
    numbers = [place for place, each in enumerate(clause) if each.value is not None]
    return clause[0].text == "из" and numbers[:1] == [1] and any(place > max(1, at) for place in numbers)


def _at_noun(clause: Sequence[Token], spec: FigureSpec) -> Mention | None:
    """«выявлено 3 свалки» names «Выявлено свалок» by its noun, where a deed parts it from other figures."""
    nouns = figure_stems(spec)
    if is_measure(spec):
        nouns = (
            nouns[:1]
            if counts_people(spec) and any(is_person(word) for word in title_words(spec.title)[1:2])
            else ()
        )
    places = (at for noun in nouns for at, token in enumerate(clause) if token.text.startswith(noun))
    at = next(places, None)
    return None if at is None else Mention(spec, at, at + 1)


def _end_of_title(clause: Sequence[Token], mention: Mention, others: Sequence[Mention]) -> int:
    """«памятников и захоронений на учёте – 9»: its title goes on, no other figure named behind."""
    end = mention.end
    if any(each.at >= end for each in others):
        return end
    for at in range(end, len(clause)):
        word = clause[at].text
        if word.isalpha() and word.startswith(title_parts(mention.spec.title)):
            end = at + 1
        elif word not in _WITHIN_TITLES:
            break
    return end
