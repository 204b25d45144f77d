"""What there is none of has no parts: where there are no clubs, nobody visits them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import is_flag, is_measure
from mailflow.reading.clauses.title_deeds import deed_stems, tells_deed, tells_what_stands
from mailflow.reading.clauses.title_words import is_generic, title_words
from mailflow.reading.clauses.words import is_noun, lemma
from mailflow.reading.morphology import is_adjectival, is_participle

# There is none left because it was done away with.
_AWAY = (
    "ликвид",
    "снес",
    "закры",
    "снят",
    "устран",
    "погаш",
    "расселе",
    "переселе",
    "списа",
    "прода",
    "удовлетв",
)


def without_whole(figures: Mapping[str, Decimal], specs: Sequence[FigureSpec]) -> Iterator[str]:
    """Keys of figures whose title names what another figure counts, and of which there is none.

    «Клубов нет»: nobody is of «Посещает клубы». Not where the whole is told by a deed («Создано клубов: 0»
    leaves those of before), nor what does away with it («Снесено домов»).
    """
    for whole in specs:
        if figures.get(whole.key) != 0 or is_measure(whole) or not _tells_what_is(whole):
            continue
        head = _head(whole)
        yield from (each.key for each in specs if each.key not in figures and head and _is_of(each, head))


def _is_of(part: FigureSpec, head: str) -> bool:
    """Whether a title tells what was done to a noun or counts what is of it; a kind of it is no part."""
    nouns = [lemma(word) for word in title_words(part.title) if is_noun(word) and not is_generic(word)]
    if is_flag(part) or head not in nouns or any(word.startswith(_AWAY) for word in title_words(part.title)):
        return False
    return bool(deed_stems(part)) or is_measure(part) or nouns[0] != head


def _tells_what_is(spec: FigureSpec) -> bool:
    return not deed_stems(spec) or tells_what_stands(spec)


def _head(spec: FigureSpec) -> str:
    """The noun that is counted, where no quality before it tells which of them are; else empty."""
    words = [word for word in title_words(spec.title) if not (is_generic(word) or tells_deed(word))]
    if not words or not is_noun(words[0]) or is_adjectival(words[0]):
        return ""
    return "" if any(is_participle(word) for word in words) else lemma(words[0])
