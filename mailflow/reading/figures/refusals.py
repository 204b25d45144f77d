"""Whether the rules of a figure's noun saw its number and did not take it.

Where the noun stands beside the number, a plan, a step before the deed or a denial may be why nothing was
told; where more of the title is said, or nothing of that kind, they only did not know the wording.
"""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.predicates import is_absent, is_planned, stands
from mailflow.reading.clauses.roles import is_prepared, is_published
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.figures.kin_words import are_kin, words_said
from mailflow.reading.figures.postings import speaks_of_no_answer

# Words of a title by which its number is known although its noun did not tell it.
_ENOUGH = 2


def is_refused(
    around: tuple[str, ...], spec: FigureSpec, stems: Sequence[str], low: str, *, labelled: bool = False
) -> bool:
    """Whether the figure's own noun, and little more of its title, stands in words that put the number off.

    `low` is the sentence; `labelled`: a dash or a colon leads to the number. «Накопилось 2 свалки» is no
    «Ликвидировано свалок», «отправлено 4 практики, все на модерации» no «Размещено практик».
    """
    nouns = tuple(each.split()[0] for each in stems if not each.startswith(deed_stems(spec) or "\0"))
    if any(_is_denied(word, spec) for word in around):
        return True
    named = bool(nouns) and any(word.startswith(nouns) for word in around)
    if not named or len(words_said(spec, around)) >= _ENOUGH:
        return False
    if deed_stems(spec) and (not labelled or stands(low)):
        return True
    if is_planned(low) or is_absent(low):
        return True
    return (is_prepared(low) and not is_published(low)) or speaks_of_no_answer(low)


def _is_denied(word: str, spec: FigureSpec) -> bool:
    """«недействующих» is the opposite of «Действующие ТОС»."""
    told = title_words(spec.title)
    return word.startswith("не") and word not in told and any(are_kin(word[2:], each) for each in told)
