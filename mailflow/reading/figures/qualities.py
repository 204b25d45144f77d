"""The quality a title asks for, told of a part: «10 гидрантов, из них исправны 7».

The total without it stands aside as soon as the part is told; where only those are told that lack it, the
rest have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import DEED, Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.contrasts import participle_stem
from mailflow.reading.clauses.deeds import stands_beside
from mailflow.reading.clauses.figure_kinds import is_flag, is_measure
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.synonyms import QUALITIES_ALIKE
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.clauses.words import past_of_participle, stem
from mailflow.reading.morphology import has_short_form, is_adjectival, is_participle

# «из которых 8 действующие», «в исправном состоянии находятся 7», «3 требуют ремонта» is another matter
_AROUND = ("котор", "том", "них", "наход", "числ", "явля", "призна", "счита", "тольк", "лишь")
_NEAR = 2
_NONE = frozenset({"нет", "отсутствуют", "нету"})


@lru_cache(maxsize=256)
def qualities(spec: FigureSpec) -> tuple[str, ...]:
    """Stems of the words by which the title asks for some of its noun; () for none, or for what was done."""
    if spec.words or is_measure(spec) or is_flag(spec) or deed_stems(spec):
        return ()
    words, head = title_words(spec.title), figure_stems(spec)[:1] or ("\0",)
    at = next((at for at, word in enumerate(words) if word.startswith(head)), 0)
    before, behind = words[:at][:1], words[at + 1 : at + 2]
    found = [word for word in before if is_adjectival(word) or is_participle(word)]
    found += [word for word in behind if is_participle(word)]
    return tuple(dict.fromkeys(form for word in found for form in _forms(word)))


@lru_cache(maxsize=256)
def is_state(spec: FigureSpec) -> bool:
    """Whether the quality is one that things come to have and lose: «исправные», no «деревянные»."""
    known = qualities(spec)
    return any(
        word.startswith(known) and (is_participle(word) or has_short_form(word))
        for word in title_words(spec.title)
    )


def tells_quality(words: Sequence[str], known: Sequence[str]) -> bool:
    """Whether one of lower-case words is of the quality, and not denied: «неисправны», «не действуют»."""
    return any(word.startswith(tuple(known)) and before != "не" for before, word in pairwise(("", *words)))


def lacks_quality(clause: Sequence[Token], mention: Mention, known: Sequence[str]) -> bool:
    """«3 неисправных гидранта», «гидрантов неисправных 3», «недействующие ТОС»: none of those asked for."""
    near = [each.text for each in clause[max(0, mention.at - _NEAR) : mention.end + 1]]
    return bool(known) and _denied(near, known) and not tells_quality(near, known)


def part_claims(
    clause: Sequence[Token], spec: FigureSpec, known: Sequence[str], told: Decimal | None
) -> list[Claim]:
    """The only number of a clause that names nothing but the quality, or the rest of what was `told`."""
    numbers = [each.value for each in clause if each.value is not None]
    words = [each.text for each in clause if each.value is None and each.text[0].isalpha()]
    lacking = _denied(words, known)
    if not (lacking or tells_quality(words, known)) or not _names_it_alone(words, spec, known):
        return []
    if not numbers and _NONE & set(words) and not lacking:
        return [Claim(spec.key, Decimal(0))]
    if len(numbers) != 1 or numbers[0] is None or numbers[0] != numbers[0].to_integral_value():
        return []
    if not lacking:
        return [Claim(spec.key, numbers[0])]
    rest = None if told is None or not numbers[0] else told - numbers[0]
    return [] if rest is None or rest < 0 else [Claim(spec.key, rest, DEED, certain=False)]


def _names_it_alone(words: Sequence[str], spec: FigureSpec, known: Sequence[str]) -> bool:
    own = {stem(word) for word in title_words(spec.title)} | {stem(word) for word in title_words(spec.unit)}
    quality = (*known, *(f"не{each}" for each in known))
    return all(
        word.startswith((*quality, *_AROUND)) or word == "не" or stands_beside(word, own) for word in words
    )


def _denied(words: Sequence[str], known: Sequence[str]) -> bool:
    lacking = tuple(f"не{each}" for each in known)
    return any(
        word.startswith(lacking) or (before == "не" and word.startswith(tuple(known)))
        for before, word in pairwise(("", *words))
    )


def _forms(word: str) -> tuple[str, ...]:
    """«действующие» -> «действу», «исправные» -> «исправн», «прошедшие» -> «прошедш», «прош»."""
    own = participle_stem(word) if is_participle(word) else stem(word)
    active = own[:-1] if own.endswith(("ющ", "ящ")) else own
    past = past_of_participle(word)
    alike = [each for first, others in QUALITIES_ALIKE.items() if word.startswith(first) for each in others]
    return tuple(each for each in (active, past, *alike) if each)
