"""One after another, each by its title: «Практика «Сад» размещена 19-го. Практика «Двор» размещена 23-го»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mailflow.reading.clauses.predicates import is_absent, is_done, is_planned
from mailflow.reading.normal import unwrapped

_TITLED = re.compile(r"(?P<words>(?:[а-я]{3,20}\s){1,3})(?:-\s)?\"(?P<title>[^\"\n]{2,90})\"")
# «инициативы «Свет» и «Вода»»: what follows a plural
_NEXT_TITLE = re.compile(r"(?:,\s|\sи\s|,\sа\sтакже\s)\"(?P<title>[^\"\n]{2,90})\"")
# «Размещено: 1. Практика «Сквер». 2. Инициатива «Отчёт».»
_OPENS_LIST = re.compile(r"\b(?:размещ|опубликов|выложен|загружен|внесен)[а-я]{0,3}[^.:\n]{0,80}:\s?1$")
_NUMBER = re.compile(r"\s*\d{1,2}\s*")
_TOLD = re.compile(r"\bо\s(?:размещении|публикации|опубликовании|направлении|внесении)\b")
# «размещена практика «Парк», вторая практика – «Двор»»: not all of them are told by title
_ANOTHER = re.compile(r"\b(?:втор|трет|друг)(?:ая|ое|ой|ий|ье)\b")
_SENTENCE_END = re.compile(r"(?<!\bг)(?<!\bим)[.!?;](?=\s|$)")


@dataclass(slots=True)
class Titled:
    """Titles of which a sentence says that they are done, and those of which it says something else.

    What is planned or denied is in neither.
    """

    done: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)


def titled_ones(texts: Sequence[str], stems: Mapping[str, tuple[str, ...]]) -> dict[str, Titled]:
    """For each figure the things named by noun and title in the normalised texts."""
    found = {key: Titled() for key in stems}
    for text in texts:
        listed = False
        for sentence in _SENTENCE_END.split(unwrapped(text).lower()) if '"' in text else ():
            listed = _goes_on(sentence) if listed else _OPENS_LIST.search(sentence) is not None
            if is_planned(sentence) or is_absent(sentence):
                continue
            another = _ANOTHER.search(sentence) is not None
            for match in _TITLED.finditer(sentence):
                for key, parts in stems.items():
                    heads = tuple(part.split()[0] for part in parts)
                    if any(word.startswith(heads) for word in match["words"].split()):
                        told = listed or is_done(sentence) or _TOLD.search(sentence) is not None
                        titles = found[key].done if told and not another else found[key].other
                        titles.update(_titles(sentence, match))
    for each in found.values():
        each.other -= each.done
    return found


def _goes_on(sentence: str) -> bool:
    """«… 2. Практика «Дорога». …»: an item, or its number."""
    return _NUMBER.fullmatch(sentence) is not None or _TITLED.search(sentence) is not None


def _titles(sentence: str, first: re.Match[str]) -> list[str]:
    """The title behind a noun; behind its plural all that are joined to it."""
    found, at = [first["title"]], first.end()
    last = first["words"].split()[-1]
    while last.endswith(("и", "ы", "ах", "ям", "ам")) and (more := _NEXT_TITLE.match(sentence, at)):
        found.append(more["title"])
        at = more.end()
    return found
