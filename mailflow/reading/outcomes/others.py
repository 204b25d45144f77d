"""What is told of neighbours or of the whole region is no answer: «соседи провели уже три семинара»."""

from __future__ import annotations

import re
from functools import lru_cache

from mailflow.reading.clauses.predicates import concerns_others

_CLAUSE_END = re.compile(r"([,;:.!?\n]\s?|\s(?:а|но|однако)\s)")
# «по примеру соседей разместили мы», «по опыту других районов»
_OURS = re.compile(r"\bпример|\bопыт|\bнами\b|\bмы\b|\bу\sнас\b|\bнаш|\bвместе\b|\bсовместно\b")
# «в марафоне в Краснодарском крае глава участвовал»
_ACTING = re.compile(r"\b(?:глав[аоы]|администраци|поселени[ея]м?\b|специалист)")
_NEIGHBOURS = re.compile(r"\bсосед|\bдруги[хе]\b")


@lru_cache(maxsize=64)
def without_others(low: str) -> str:
    """Lower-case text without the clauses that tell what others did."""
    parts = _CLAUSE_END.split(low)
    return "".join("" if at % 2 == 0 and _is_of_others(part) else part for at, part in enumerate(parts))


def _is_of_others(clause: str) -> bool:
    if not concerns_others(clause) or _OURS.search(clause):
        return False
    return _NEIGHBOURS.search(clause) is not None or _ACTING.search(clause) is None
