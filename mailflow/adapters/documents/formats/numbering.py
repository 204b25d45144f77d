"""Numbers that Word puts before paragraphs by itself (ECMA-376 part 1, 17.9): they are in no run.

Answers «1. … 2. …» to the items of a request lose their numbers without this.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from mailflow.adapters.documents.formats.package import attribute, local_name

PLACEHOLDER = re.compile(r"%([1-9])")
LETTERS = {"lowerLetter": "abcdefghijklmnopqrstuvwxyz", "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя"}


@dataclass(frozen=True, slots=True)
class _Level:
    template: str
    form: str
    start: int


class Numbering:
    """Counts the lists of one part as Word does; styles that imply a list are not followed."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        for node in root if root is not None else ():
            if local_name(node) == "abstractNum":
                self._levels[attribute(node, "abstractNumId")] = dict(map(_level, node.iter("{*}lvl")))
            elif local_name(node) == "num":
                self._abstract_of[attribute(node, "numId")] = _value(node, "abstractNumId")

    def label(self, paragraph: etree._Element) -> str:
        """What stands before the paragraph, with a blank behind it; "" where it is in no numbered list."""
        properties = next(paragraph.iterchildren("{*}pPr"), None)
        place = next(properties.iterchildren("{*}numPr"), None) if properties is not None else None
        if place is None:
            return ""
        name = self._abstract_of.get(_value(place, "numId"), "")
        depth = _number(_value(place, "ilvl"), 0)
        levels = self._levels.get(name, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts = self._counts[name]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [known for known in counts if known > depth]:
            del counts[deeper]
        return PLACEHOLDER.sub(lambda found: _shown(levels, counts, int(found[1]) - 1), level.template) + " "


def _level(node: etree._Element) -> tuple[int, _Level]:
    depth = _number(attribute(node, "ilvl"), 0)
    start = _number(_value(node, "start"), 1)
    return depth, _Level(_value(node, "lvlText"), _value(node, "numFmt"), start)


def _shown(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    count = counts.get(depth, level.start)
    letters = LETTERS.get(level.form, "")
    return letters[count - 1] if 0 < count <= len(letters) else str(count)


def _value(node: etree._Element, child: str) -> str:
    """The `val` of a child element, "" where there is none."""
    found = next(node.iterchildren("{*}" + child), None)
    return "" if found is None else attribute(found, "val")


def _number(text: str, otherwise: int) -> int:
    # Nine digits hold every real number; int() of a million digits takes minutes.
    return int(text) if text.isdecimal() and len(text) < 10 else otherwise
