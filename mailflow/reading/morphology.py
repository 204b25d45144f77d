"""The dictionary of Russian words: one for all readers of a process, for it takes twenty megabytes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

# A reading below it is a curiosity of the dictionary.
LIKELY = 0.1


@lru_cache(maxsize=1)
def analyzer() -> Any:
    """pymorphy3's analyzer, loaded at first use: a third of a second that most commands never need."""
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415 - loaded at first use

    class Tolerant(MorphAnalyzer):  # type: ignore[misc] # the library has no types
        """Looks up the Unicode name of every sign, and of «𗀀» raises, for it has none: no word at all."""

        def parse(self, word: str) -> Any:
            try:
                return super().parse(word)
            except ValueError:
                return super().parse("?")

    return Tolerant(lang="ru")


@lru_cache(maxsize=20_000)
def likely_readings(word: str) -> tuple[tuple[str, str], ...]:
    """Grammemes and dictionary form of each likely reading of a lower-case word, the likeliest first."""
    return tuple((str(each.tag), each.normal_form) for each in analyzer().parse(word) if each.score > LIKELY)


@lru_cache(maxsize=5_000)
def is_adjective(word: str) -> bool:
    """Whether the likeliest reading of a lower-case word is an adjective that cannot stand for a noun."""
    tag = analyzer().parse(word)[0].tag
    return tag.POS == "ADJF" and "Subx" not in tag


@lru_cache(maxsize=5_000)
def is_participle(word: str) -> bool:
    """Whether a full participle, and no noun, is as likely a reading of a lower-case word as any.

    «установленные» is as much an adjective for the dictionary.
    """
    every = analyzer().parse(word)
    likeliest = (each.tag for each in every if each.score >= every[0].score)
    return any(tag.POS == "PRTF" and "Subx" not in tag for tag in likeliest)


@lru_cache(maxsize=5_000)
def is_short_participle(word: str) -> bool:
    """«завершен», «обеспечены»: what was done, as a predicate."""
    return bool(analyzer().parse(word)[0].tag.POS == "PRTS")


@lru_cache(maxsize=5_000)
def has_short_form(word: str) -> bool:
    """«исправные», for «исправны»: an adjective that can be a predicate; «деревянные» cannot."""
    likeliest = analyzer().parse(word)[0]
    return any(each.tag.POS == "ADJS" for each in likeliest.lexeme)


def is_substantive(word: str) -> bool:
    """«служащие», «пострадавшие»: a participle or adjective used as a noun."""
    return "Subx" in analyzer().parse(word)[0].tag


def is_adverb(word: str) -> bool:
    return bool(analyzer().parse(word)[0].tag.POS == "ADVB")


def is_adjectival(word: str) -> bool:
    """Any full adjective, also one that may stand for a noun."""
    return bool(analyzer().parse(word)[0].tag.POS == "ADJF")


def is_genitive(word: str) -> bool:
    """Whether a genitive is a likely reading of a lower-case noun or adjective: «уличного освещения»."""
    return any("gent" in tag and tag.startswith(("NOUN", "ADJF")) for tag, _ in likely_readings(word))
