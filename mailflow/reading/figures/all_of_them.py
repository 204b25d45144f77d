"""Deeds told of all that was counted before: «выявлено 3 свалки, все три убраны», «все они исправлены»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.deeds import done_alone
from mailflow.reading.clauses.figure_kinds import counts_people, is_flag, is_measure
from mailflow.reading.clauses.kin_words import says
from mailflow.reading.clauses.masking import MASK
from mailflow.reading.clauses.predicates import is_absent, is_planned
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.morphology import is_short_participle

# «подан 1 проект, он реализован», «…, который реализован»
_IT = re.compile(r"\s?-?\s?(?:он|она|оно|котор(?:ый|ая|ое))\b")
_ALL = re.compile(r"\s?-?\s?(?:из\sних\s|при\sэтом\s|но\s)?(?:все|оба|обе|которые)\b")


def all_done(
    clause: Sequence[Token],
    words: str,
    specs: Sequence[FigureSpec],
    stems: Mapping[str, Sequence[str]],
    told: Mapping[str, Decimal],
    wider: Mapping[str, str],
) -> list[Claim]:
    """As many as were told, for the figure whose deed a clause tells of «все»; `told` is in order of telling.

    «все неисправные гидранты отремонтированы»: as many as the figure that the clause names beside. Or for the
    figure that counts some of another (`wider`), as «все в рабочем состоянии» does.
    """
    it = _is_it(clause, words, specs)
    if not (it or _ALL.match(words)) or is_absent(words) or is_planned(words) or not told:
        return []
    counted = [each for each in specs if (counts_people(each) or not is_measure(each)) and not is_flag(each)]
    done = [each for each in counted if _is_told(clause, deed_stems(each))]
    # «все в рабочем состоянии»
    parts = [] if "без" in words.split() else [each for each in counted if each.key in wider]
    done = done or [each for each in parts if _is_told(clause, stems[each.key])]
    # «все три убраны»
    numbers = [each.value for each in clause[1:2] if each.value is not None]
    if len(done) != 1 or not _says_how(clause, done[0]):
        return []
    alike = {
        key: value for key, value in told.items() if key != done[0].key and _counts_alike(key, done[0], specs)
    }
    beside = [value for key, value in alike.items() if _is_told(clause, stems[key])]
    values = (beside or list(alike.values()))[-1:]
    if not values or numbers not in ([], values) or (it and values != [1]):
        return []
    return [Claim(done[0].key, values[0])]


def _is_it(clause: Sequence[Token], words: str, specs: Sequence[FigureSpec]) -> bool:
    """«1 проект, он реализован», «1 ветеран, поздравлен на дому»: the one spoken of, and no other noun."""
    if _IT.match(words) is not None:
        return True
    if not clause or MASK in words or not is_short_participle(clause[0].text):
        return False
    return done_alone([each.text for each in clause], specs) is not None


def _is_told(clause: Sequence[Token], stems: Sequence[str]) -> bool:
    parts = tuple(each.split()[0] for each in stems)
    return bool(parts) and any(each.text.startswith(parts) for each in clause)


def _says_how(clause: Sequence[Token], spec: FigureSpec) -> bool:
    """«Все рассмотрены в срок» is no «Рассмотрено с нарушением срока»."""
    how = re.search(r"[а-я]о\s(?:с|без)\s([а-я]{4,25})", spec.title.lower())
    return how is None or any(says(each.text, how[1]) for each in clause if each.text.isalpha())


def _counts_alike(key: str, done: FigureSpec, specs: Sequence[FigureSpec]) -> bool:
    return any(each.key == key and each.unit.lower() == done.unit.lower() for each in specs)
