"""«Площадь площадок»: the size of grounds begins like their name, and counts none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec

_GROUNDS = re.compile(r"площад(?:к|ок)", re.IGNORECASE)
_SIZE = re.compile(
    r"\bплощад(?:ь|и|ью)\s(?:[а-яё]{3,20}\s){0,2}площад(?:ок|ки|ка)\b|\bплощад(?:ь|ью)\b", re.IGNORECASE
)


def without_sizes_of_grounds(plain: str, specs: Sequence[FigureSpec]) -> str:
    """«размер 3400 кв. м» for «площадь площадок 3400 кв. м» where the grounds themselves are counted."""
    if "лощад" not in plain or not any(_GROUNDS.search(each.title) for each in specs):
        return plain
    return _SIZE.sub("размер", plain)
