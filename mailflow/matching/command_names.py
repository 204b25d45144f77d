"""The municipality that a command names (faults.md, row A08): an identifier, so nothing is guessed.

Spellings that Unicode calls compatible are the same name. Letters of two scripts in one word, and characters
that are not seen, are refused with what was perhaps meant; several namesakes are asked back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from unicodedata import category, normalize

from mailflow.model.identifiers import Oktmo
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import find_names
from mailflow.reading.names.similar_names import find_similar_names

MAX_NAME_CHARS = 200
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class Naming(StrEnum):
    """What became of a name in a command."""

    CLEAR = "clear"
    AMBIGUOUS = "ambiguous"
    DISGUISED = "disguised"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CommandName:
    """`candidates`: the one meant, those to choose from, or those perhaps meant. `reason` is Russian."""

    naming: Naming
    candidates: tuple[Oktmo, ...] = ()
    reason: str = ""


def resolve_command_name(written: str, index: NameIndex) -> CommandName:
    """Whom the words of a command name; only CLEAR may be acted upon."""
    text = normalize("NFKC", written[:MAX_NAME_CHARS]).strip()
    if len(written) > MAX_NAME_CHARS:
        return CommandName(Naming.UNKNOWN, reason="слишком длинное название")
    seen = "".join(char for char in text if category(char) not in _UNSEEN)
    if why := _disguise(text, seen):
        return CommandName(Naming.DISGUISED, _named(seen, index) or _similar(seen, index), why)
    found = _named(text, index)
    if len(found) == 1:
        return CommandName(Naming.CLEAR, found)
    if found:
        reason = "так называются несколько муниципалитетов: добавьте район или укажите код ОКТМО"
        return CommandName(Naming.AMBIGUOUS, found, reason)
    return CommandName(Naming.UNKNOWN, _similar(text, index), "такого муниципалитета в справочнике нет")


def _disguise(text: str, seen: str) -> str:
    if text != seen:
        return "в названии есть невидимые или управляющие знаки"
    if any(_LATIN.search(word) and _CYRILLIC.search(word) for word in _WORD.findall(text)):
        return "в названии смешаны русские и латинские буквы"
    return ""


def _named(text: str, index: NameIndex) -> tuple[Oktmo, ...]:
    """Candidates of the one name that the text consists of; none where it names two."""
    mentions = find_names(text, index)
    return mentions[0].candidates if len(mentions) == 1 else ()


def _similar(text: str, index: NameIndex) -> tuple[Oktmo, ...]:
    found = (each for similar in find_similar_names(text, index) for each in similar.candidates)
    return tuple(dict.fromkeys(found))
