"""Whether the rules of a figure's noun saw its number and did not take it.

Where the noun stands beside the number, a plan, a step before the deed or a denial may be why nothing was
told; where more of the title is said, or nothing of that kind, they only did not know the wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import counts_people
from mailflow.reading.clauses.kin_words import are_kin, is_of, words_said
from mailflow.reading.clauses.predicates import is_absent, is_planned, stands
from mailflow.reading.clauses.roles import is_prepared, is_published
from mailflow.reading.clauses.title_deeds import deed_stems, is_support, tells_what_stands
from mailflow.reading.clauses.title_words import OF_ALL, title_words
from mailflow.reading.clauses.words import lemma
from mailflow.reading.figures.postings import speaks_of_no_answer
from mailflow.reading.morphology import is_adjectival, is_short_participle, is_substantive

# Words of a title by which its number is known although its noun did not tell it.
_ENOUGH = 2
_TOOK_PART = ("охвачен", "вовлечен", "задействован", "привлечен")
# «Ожидают места 12 детей» is no plan of a figure that counts a queue.
_WAITS = r"|\b(?:ожида[а-я]{2,4}|жд[уе]т)\b"
# «Все 5 котельных готовы к пуску» is no plan of «Подготовлено котельных».
_READY = r"|\bподготовк[а-я]{1,3}|\bготов(?:[аоы]|ность[юи]?)?\sк\b"
# Of whatever is counted.
_ANY_QUALITY = frozenset(
    {"данный", "указанный", "этот", "наш", "свой", "каждый", "текущий", "который", "все"}
)

# «Построили 4 площадки» is told by «построено 4 площадки» too
_MADE = ("построил", "возвел", "установил", "приобрел", "закупил", "купил", "снесли", "демонтировал")


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
    done = bool(deed_stems(spec)) and not tells_what_stands(spec)
    if done and (not labelled or stands(low)):
        return True
    if is_planned(without_deeds(low, spec)) or is_absent(low):
        return True
    return (is_prepared(low) and not is_published(low)) or speaks_of_no_answer(low)


def tells_other_deed(around: tuple[str, ...], spec: FigureSpec, specs: Sequence[FigureSpec]) -> bool:
    """«Подарков закуплено 60» is no «Получили подарки», «построено 3 км газовых сетей» no «Тепловые сети».

    Where little of the title is said, another deed or another quality than its own tells something else.
    """
    said = words_said(spec, around)
    others = [each for each in specs if each is not spec]
    own = [told for told in said if not any(is_of(told, each) for each in others)]
    saying = sum(is_of(word, spec) for word in set(around))  # «водопровода» alone says «водопроводных сетей»
    if min(len(said), saying) >= _ENOUGH or (own and not deed_stems(spec)):
        return False
    deeds = [
        word
        for word in around
        if (is_short_participle(word) and not is_support(word)) or word.startswith(_MADE)
    ]
    if counts_people(spec):  # «движением охвачено 64 человека»
        deeds = [word for word in deeds if not word.startswith(_TOOK_PART)]
    alien = any(not is_of(word, spec) for word in deeds)
    return alien or (not own and any(_is_other_quality(word, spec) for word in around))


def _is_other_quality(word: str, spec: FigureSpec) -> bool:
    return (
        is_adjectival(word)
        and not is_substantive(word)
        and not is_of(word, spec)
        and lemma(word) not in OF_ALL | _ANY_QUALITY
    )


def without_deeds(words: str, spec: FigureSpec) -> str:
    """Lower-case words without what the title asks for: «сняты с учёта 4» is no plan where that is asked."""
    deeds = deed_stems(spec)
    title = spec.title.lower()
    waits = _WAITS if "очеред" in title else _READY if "подготовлен" in title else ""
    return re.sub(rf"\b(?:{'|'.join(deeds) or '-'})[а-я]*{waits}", " ", words) if deeds or waits else words


def _is_denied(word: str, spec: FigureSpec) -> bool:
    """«недействующих» is the opposite of «Действующие ТОС»."""
    told = title_words(spec.title)
    return word.startswith("не") and word not in told and any(are_kin(word[2:], each) for each in told)
