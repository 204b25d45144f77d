"""One statement for several settlements: «Практик не имеют: Холмское с/п, Ольгинское с/п».

It is shared out only where it holds for each of them: nothing at all, or «по одной практике». Of a sum
over several nobody knows whose share is what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mailflow.model.identifiers import Oktmo
from mailflow.model.request import FigureSpec
from mailflow.model.understanding import Figures
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.predicates import is_absent, is_planned
from mailflow.reading.clauses.roles import is_earlier
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameForm, find_names
from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage, Place

_UNIT = re.compile(r"(?<=[а-яА-Я)\"\d])[.;]\s+(?=[А-Я\"\d«-])|\n+")
_EACH = re.compile(
    r"\bпо\s(?=(?:\d{1,3}\s|одной|одному|одну|две\b|два\b|двум|три\b|трем|четыре|пять)[^.;]{1,60}[а-я])"
)
# «… во всех поселениях, кроме …», «информация не поступила от …»: no statement about those named.
_ABOUT_OTHERS = re.compile(
    r"\b(?:кроме|за исключением|исключая|помимо|в отличие|из них|ранее|будут|будет|планиру|ожида|уточня"
    r"|прос[ия]м|прошу)"
    r"|\bне\s(?:представи|предостави|ответи|отчита|направи|прислал|сда)"
    r"|\bне\s(?:поступ)[а-я]{2,6}\s(?:[а-я]{1,12}\s){0,2}(?:информаци|ответ|сведени|отчет)"
    r"|(?:информаци|ответ|сведени|отчет)[а-я]{0,3}\s(?:[а-я]{1,12}\s){0,3}(?:не\s(?:поступ|представл|предоставл|получ)|отсутству)"
)
_ORDINAL = re.compile(r"(?m)^[ \t]{0,10}\d{1,3}[.)][ \t]{1,5}(?=[А-Яа-я])")
_ANNOUNCED = re.compile(
    r"(?P<heading>[^.;:\n]{5,150}):\s{0,4}"
    r"(?=(?P<list>(?:[^.:\n]|\.(?=[\s,]{0,2}[пр(\d-])|\.п\.|\n(?=\W{0,4}[А-Я])){10,3000}))"
)
_NUMBER_BEHIND = re.compile(
    r"\s?(?:\((?P<number>\d{1,3})(?:\s(?:шт|ед)\.?)?\)|[-:]\s?(?P<bare>\d{1,3})(?:\s(?:шт|ед)\.?)?\s?(?=[,;.\n(]|$))"
)
_OF_ALL = re.compile(
    r"^\s?(?:сведени|информаци|данные|из них|в том числе|в разрезе|по)[а-я ]{0,30}(?:\bпоселени[а-я]{1,2})?$"
)
_ENTRY_END = re.compile(r"[,;]\s?(?=[А-Я])|\n")
_ENTRY = re.compile(
    r"(?P<name>[А-Я][а-яА-Я/. -]{3,60}?)\s?[-:]\s?(?:(?P<number>\d{1,3})|нет|не\s[а-я]{5,14}"
    r"|отсутству[а-я]{1,4}|ни\sодной)(?:\s[а-я]{3,14}){0,2}"
)
_LIST_END = re.compile(r",|;|\sи\s")
_PLACES = (NameForm.LOCALITY, NameForm.DISTRICT, NameForm.CITY)
_ASIDE = re.compile(r"\([^()]{0,80}\)")
_BETWEEN = re.compile(
    r"[\s,;\"/•*-]*"
    r"(?:(?:и|а также|также|у|в|во|по|от|для|администраци[а-я]{1,3}|глав[а-я]{1,3})\b[\s,;\"/-]*){0,4}"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_MARKS = re.compile(r"^\W{0,6}(?:\d{1,3}[.)]\s?)?|\W{1,4}$")
_MOST_ITEMS = 60


def shared_figures(
    passage: Passage, specs: Sequence[FigureSpec], index: NameIndex, own: frozenset[Oktmo]
) -> Iterator[tuple[Oktmo, Figures, str]]:
    """Each settlement of `own` with the figures of the statement about it, and that statement."""
    text = _ORDINAL.sub("", normalise(passage.text))
    for statement, codes, said in _statements(text, index, own):
        figures = _of_each(statement, specs)
        if figures:
            yield from ((code, figures, said) for code in codes)
    yield from _counted(text, specs, index, own)


def _counted(
    text: str, specs: Sequence[FigureSpec], index: NameIndex, own: frozenset[Oktmo]
) -> Iterator[tuple[Oktmo, Figures, str]]:
    """«Размещены практики: Холмское с/п (2), Ольгинское с/п - 1»: a bare number behind every name."""
    for match in _ANNOUNCED.finditer(text):
        heading = match["heading"].lower()
        if _OF_ALL.search(heading):  # what is counted stands in the sentence before
            heading = f"{_sentence_before(text, match.start())} {heading}"
        named = [
            each
            for each in specs
            if any(part.split()[0] in heading for part in stems_of(tuple(specs))[each.key])
        ]
        if len(named) != 1 or is_absent(heading) or _is_of_another_time(heading, text):
            continue
        found = dict(_numbered(match["list"], index, own))
        if len(found) > 1:
            for code, number in found.items():
                yield code, {named[0].key: Decimal(number)}, f"{match['heading']}: {number}"


def _is_of_another_time(words: str, text: str) -> bool:
    """Whether plans, others or an earlier time are spoken of: «размещённые в прошлом году», «в 2023 году»."""
    if _ABOUT_OTHERS.search(words) or is_planned(words) or is_earlier(words):
        return True
    years = _YEAR.findall(words)
    return bool(years) and max(years) < max(_YEAR.findall(text))


def _sentence_before(text: str, at: int) -> str:
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip(" .").lower()
    return line[line.rfind(". ") + 1 :]


def _numbered(listed: str, index: NameIndex, own: frozenset[Oktmo]) -> Sequence[tuple[Oktmo, str]]:
    """Names with the number behind each; none at all where one of them has none."""
    return _numbered_names(listed, index, own) or _numbered_entries(listed, index, own)


def _numbered_entries(listed: str, index: NameIndex, own: frozenset[Oktmo]) -> Sequence[tuple[Oktmo, str]]:
    """«Варнавинское - 2, Холмское - не размещало»: names without a kind are known by standing alone."""
    pairs = []
    for each in _ENTRY_END.split(listed.strip(" ;,")):
        entry = _ENTRY.fullmatch(each.strip())
        inside = {
            code
            for mention in (find_names(entry["name"], index) if entry else ())
            for code in mention.candidates
            if code in own
        }
        if entry is None or len(inside) != 1:
            return []
        pairs.append((inside.pop(), entry["number"] or "0"))
    return pairs


def _numbered_names(listed: str, index: NameIndex, own: frozenset[Oktmo]) -> Sequence[tuple[Oktmo, str]]:
    mentions = [each for each in find_names(listed, index) if each.form not in _PLACES]
    pairs = []
    for mention in mentions:
        inside = [code for code in mention.candidates if code in own]
        number = _NUMBER_BEHIND.match(listed, mention.end)
        if len(inside) != 1 or number is None:
            return []
        pairs.append((inside[0], number["number"] or number["bare"]))
    return pairs


def _statements(text: str, index: NameIndex, own: frozenset[Oktmo]) -> Iterator[tuple[str, list[Oktmo], str]]:
    """Sentences that name two settlements at least, with the items of the list below a colon.

    Each without the names, whom it is about, and as it is written. Beside such a one «Практик нет: Холмское
    с/п» is a list of one.
    """
    units = [each.strip() for each in _UNIT.split(text) if each.strip()]
    lone: list[tuple[str, list[Oktmo], str]] = []
    several = False
    at = 0
    while at < len(units):
        said = units[at]
        rest, codes = _parted(said, index, own)
        if not codes:
            rest, codes = _listed_bare(said, index, own)
        if units[at].endswith(":") and not codes:
            items = _items(units[at + 1 :], index, own)
            codes, at = [code for _, code in items], at + len(items)
        if len(codes) > 1:
            several = True
            yield rest, codes, said
        elif codes and rest.rstrip(" .;").endswith(":"):
            lone.append((rest, codes, said))
        at += 1
    if several:
        yield from lone


def _listed_bare(unit: str, index: NameIndex, own: frozenset[Oktmo]) -> tuple[str, list[Oktmo]]:
    """«Практик нет: Губское, Шедокское»: behind the colon nothing but names, which tell no kind."""
    heading, colon, listed = unit.rpartition(":")
    names = [each.strip(" .;") for each in _LIST_END.split(listed)] if colon else []
    codes = []
    for name in names:
        mentions = [each for each in find_names(name, index) if each.form is NameForm.BARE]
        inside = [code for each in mentions for code in each.candidates if code in own]
        if len(inside) != 1:
            return unit, []
        codes.append(inside[0])
    return (f"{heading}:", codes) if codes else (unit, [])


def _items(units: Sequence[str], index: NameIndex, own: frozenset[Oktmo]) -> list[tuple[str, Oktmo]]:
    """The lines of a list that hold a settlement's name and nothing else."""
    items: list[tuple[str, Oktmo]] = []
    for unit in units[:_MOST_ITEMS]:
        rest, codes = _parted(unit, index, own)
        if len(codes) != 1 or re.search("[а-я]{2}|\\d", _MARKS.sub("", rest)):
            break
        items.append((unit, codes[0]))
    return items


def _parted(unit: str, index: NameIndex, own: frozenset[Oktmo]) -> tuple[str, list[Oktmo]]:
    """The words of a sentence without the names in it, and the settlements of the district it names.

    None where words part the names: «практик нет у X, инициатив нет у Y» says of each something else.
    """
    rest: list[str] = []
    codes: list[Oktmo] = []
    end = 0
    for mention in find_names(unit, index):
        inside = [code for code in mention.candidates if code in own]
        if mention.form is NameForm.LOCALITY or len(inside) != 1:
            continue
        if codes and _BETWEEN.fullmatch(_ASIDE.sub("", unit[end : mention.start].lower())) is None:
            return unit, []
        codes.append(inside[0])
        rest.append(unit[end : mention.start])
        end = mention.end
    rest.append(unit[end:])
    return " ".join(rest), list(dict.fromkeys(codes))


def _of_each(statement: str, specs: Sequence[FigureSpec]) -> Figures:
    """What holds for every one that is named; nothing where it is a sum or speaks of others."""
    low = statement.lower()
    if _is_of_another_time(low, low):
        return {}
    shared = _EACH.sub("", low)
    reading = find_figures([Passage(Place.BODY, shared)], specs)
    figures = {} if reading.conflicts else reading.figures
    if shared != low or not any(figures.values()):
        return figures
    return {}
