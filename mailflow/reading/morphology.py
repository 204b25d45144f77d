"""The dictionary of Russian words: one for all readers of a process, for it takes twenty megabytes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def analyzer() -> Any:
    """pymorphy3's analyzer, loaded at first use: a third of a second that most commands never need."""
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - loaded at first use

    return MorphAnalyzer(lang="ru")


def is_substantive(word: str) -> bool:
    """«служащие», «пострадавшие»: a participle or adjective used as a noun."""
    return "Subx" in analyzer().parse(word)[0].tag
