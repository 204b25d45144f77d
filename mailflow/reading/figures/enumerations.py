"""Lists that are announced and then counted by nobody: «Размещены следующие практики: 1. … 2. …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from mailflow.reading.clauses.claims import INFERRED, TOTAL, Claim
from mailflow.reading.clauses.predicates import is_absent, is_planned

_ANNOUNCED = re.compile(
    r"(?P<before>[^.;:!?\n]{0,120})\bследующ(?:ие|их)\s(?P<named>[^.;:!?\n\d]{3,100}):\s{0,4}(?=\(?1[.)]\s|(?<=\n)-\s)"
    r"|(?:^|(?<=[\n.])|(?<=\d\s))(?P<bare>[^.;:!?\n\d]{8,160}):\s{0,4}(?=\(?1[.)]\s|(?<=\n)-\s)"
    r"|(?:^|(?<=[\n.])|(?<=\d\s))(?P<titled>(?:[^.;:!?\n\d\"]|\d|(?<=\d)\.(?=\d)){8,160}):\s{0,4}(?=\")"
    # «Размещены практики "Парк" и "Двор"»
    r"|(?:^|(?<=[\n.])|(?<=\d\s))(?P<listed>[^.;:!?\n\d\"]{6,160}[иы])\s(?=\"[^\"\n]{2,90}\"(?:\s\([^()\n]{2,160}\))?\s?(?:,|;|и\s))"
)
# How a list begins wherever one is announced: asked for first, as it is rare.
_BEGINS = re.compile(r":\s{0,4}(?:\(?1[.)]\s|\"|(?<=\n)-\s)|[иы]\s\"[^\"\n]{2,90}\"(?:\s\(|\s?(?:,|;|и\s))")
_DONE_APART = r"(?:размещен|опубликован|выложен|загружен)[аоы]"
_TITLE = re.compile(
    r'\s{0,3}"[^"\n]{2,90}"(?:\s\([^()\n]{2,160}\))?'
    rf"(?:\s-\s(?:уже\s)?{_DONE_APART}\s\d{{1,2}}(?:\.\d\d(?:\.\d{{2,4}})?|\s[а-я]{{3,8}})(?:\s\d{{4}})?(?:\sг\b\.?|\sгода)?)?"
)
_JOIN = re.compile(r"\s{0,3}(?:,(?:\s(?:а\sтакже|и))?|;|\bи\b|\bа\sтакже\b)\s{0,3}")
_PLACED = re.compile(
    r"\bнаш[иа]\s(?:[а-я]{4,20}\s){1,3}на\s(?:сайте|площадке|портале|платформе)\b|(?:размещенн|опубликованн|выложенн)(?:ых|ые)\b|(?:размещ|опубликов|реализов|вылож|загруж|добавл|представл)(?:ен|ан)[аыо]\b|разместил[аио]?\b|реализовал[аио]?\b"
)
# «… – размещены на площадке»
_PLACED_BEHIND = re.compile(
    r"\s?-?\s(?:все\s)?(?:уже\s)?(?:размещен|опубликован|выложен|загружен)[аоы](?:\s(?:на|в)\s[а-я.-]{4,30})?"
)
_ALL_PLACED = re.compile(
    r"[.;\n]\s{0,3}(?:все|(?:перечисленные|указанные|названные|данные)\sматериалы)\s(?:[а-я]{2,12}\s){0,2}(?:уже\s)?(?:размещен|опубликован|выложен|загружен)[оы]\b"
)
_NEXT_LABEL = re.compile(r"(?:[а-я]{4,20}\s){0,2}[а-я]{4,20}:?\s(?=\")")
_FIRST = re.compile(r"\(?1[.)]\s")
_DASHES = re.compile(r"(?:[ ]{0,6}-\s[^\n]{3,160}(?:\n|$)){1,40}")
_TOTAL = re.compile(r"\s{0,4}(?:всего|итого)\s?[-:]?\s?(?P<count>\d{1,3})\b")
_COUNTS = re.compile(r"(?:[-:]\s?|\s)\d{1,4}$")
# «Практики: «Родник», «Дружина»»: the figure's own name is all of the heading
_ALL_TO_COME = re.compile(
    r"\b(?:вс[её]|они|обе|оба)\s(?:[а-я]{2,12}\s){0,2}(?:готов(?:ится|ятся|им)|планиру|будут|на\sмодерации|в\sработе|оформля)"
)
_LABEL = re.compile(r"\s{0,3}(?:[а-я]{4,20}[иыео][е]?\s){0,2}[а-я]{4,20}:\s{0,4}")
_MARKER = re.compile(r"(?:(?<=[\n;.,:] )|(?<=\n)|(?<=[\n;.,:] \())(?P<number>\d{1,2})[.)]\s(?=\D)")
_OTHERS = re.compile(r"посел|район|округ")
# A point of a list is a title with its link; what is longer is a text of its own.
_MAX_POINT = 400
_MAX_LIST = 8_000
_SHORT_HEADING = 2


def listed_claims(plain: str, stems: Mapping[str, tuple[str, ...]]) -> Iterator[Claim]:
    """How many points follow where the sentence says that they are placed and names one figure alone.

    `plain` is normalised. Lists of plans, of settlements, or whose numbers do not count on, tell nothing;
    a number written out weighs more.
    """
    low = plain.lower()
    if _BEGINS.search(low) is None:
        return
    announced = ""
    for match in _ANNOUNCED.finditer(low):
        words = match[0]
        goes_on = (
            bool(announced) and len(words.split()) <= _SHORT_HEADING
        )  # «Практики: 1. … Инициативы: 1. …»
        named = match["named"] or match["bare"] or match["titled"] or match["listed"]
        keys = _keys_in(named, stems)
        if not keys and match["before"]:  # «В разделе практик представлены следующие наработки: 1. …»
            keys = _keys_in(match["before"], stems)
        placed = (
            goes_on
            or _titles_behind(low, match.end(), words)
            or _PLACED.search(words) is not None
            or _placed_behind(low, match.end())
        )
        if len(words.split()) <= _SHORT_HEADING:
            placed = placed or _placed_above(low[: match.start()]) or _all_placed_below(low[match.end() :])
            others = [each for key, parts in stems.items() if key not in keys for each in parts]
            placed = placed or _is_form(low[match.end() :], others)
        if len(keys) != 1 or not placed or is_planned(words) or is_absent(words):
            announced = ""
            continue
        rest = low[match.end() : match.end() + _MAX_LIST]
        counted = _titled(rest, keys[0], stems) if rest.startswith('"') else {keys[0]: _in_list(rest)}
        for key, count in counted.items():
            if count and key != announced:
                announced = key
                yield Claim(key, Decimal(count), INFERRED, certain=False)


def numbered_claims(low: str, stems: Mapping[str, tuple[str, ...]]) -> Iterator[Claim]:
    """«Практика 1: сквер. Практика 2: ТОС»: as many as the labels count on; their numbers are no counts."""
    for key, parts in stems.items():
        heads = "|".join(re.escape(part.split()[0]) for part in parts)
        labels = re.findall(
            rf"(?:^|[\n.;,:]\s{{0,4}})(?:{heads})[а-я]{{0,2}}\s(?:№\s?)?(\d{{1,2}})\s?[:.-]\s?[а-я\"]", low
        )
        if len(labels) > 1 and [int(each) for each in labels] == list(range(1, len(labels) + 1)):
            yield Claim(key, Decimal(len(labels)), TOTAL, certain=False)


def _keys_in(words: str, stems: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [key for key, parts in stems.items() if any(each in words for each in parts)]


def _titled(rest: str, key: str, stems: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """How many quoted titles the sentence lists of each figure and nothing else.

    «Память», «Родник» и «Двор», а также инициативы «Свет» и «Вода».
    """
    counted: dict[str, int] = {}
    at = 0
    while (title := _TITLE.match(rest, at)) is not None:
        counted[key] = counted.get(key, 0) + 1
        at = title.end()
        if (join := _JOIN.match(rest, at)) is None:
            break
        at = join.end()
        if (label := _NEXT_LABEL.match(rest, at)) is not None:
            keys = _keys_in(label[0], stems)
            if len(keys) != 1 or keys[0] in counted:
                return {}
            key, at = keys[0], label.end()
    if (placed := _PLACED_BEHIND.match(rest, at)) is not None:
        at = placed.end()
    return counted if rest[at : at + 1] in ("", ".", "\n") else {}


def _titles_behind(low: str, at: int, words: str) -> bool:
    """«Практики: «Родник», «Дружина»»: the figure's own name is all of the heading, and titles follow."""
    titled = low.startswith('"', at) and _LABEL.fullmatch(words) is not None
    return titled and _ALL_TO_COME.search(low, at, at + _MAX_POINT) is None


def _placed_behind(low: str, at: int) -> bool:
    """«Практики: «Двор», «Сад» – размещены»."""
    line = low[at : at + _MAX_POINT].partition("\n")[0].partition(".")[0]
    return line.startswith('"') and _PLACED_BEHIND.search(line) is not None


def _placed_above(before: str) -> bool:
    """«Перечень размещённых материалов:», then «Практики:» with its list: the last sentence above it."""
    last = re.split(r"[.:\n]", before[-_MAX_POINT:].rstrip(" .:\n"))[-1]
    return _PLACED.search(last) is not None and not (is_planned(last) or is_absent(last))


def _all_placed_below(behind: str) -> bool:
    """«Практики: «Двор», «Сад». Инициатива: «Свет». Всё размещено.»: said of the whole list at its end."""
    return _ALL_PLACED.search(behind[:_MAX_POINT]) is not None


def _is_form(behind: str, others: Sequence[str]) -> bool:
    """«Практики: 1. «Дом». 2. «Двор». Инициативы: нет.»: what is asked, answered label by label."""
    behind = behind[:_MAX_POINT]
    return any(each in behind and _answer_of(each).search(behind) is not None for each in others)


@lru_cache(maxsize=64)
def _answer_of(stem: str) -> re.Pattern[str]:
    return re.compile(rf"[.;\n]\s{{0,3}}{re.escape(stem)}[а-я]{{0,3}}\s?[:-]\s?(?:нет\b|отсутств|не\s|0\b)")


def _in_list(rest: str) -> int:
    return _points(" " + rest) if _FIRST.match(rest) else _dashed(rest)


def _dashed(rest: str) -> int:
    """Lines that begin with a dash and count nothing themselves; 0 where a total below them differs."""
    lines = _DASHES.match(rest)
    if lines is None:
        return 0
    points = [each.strip(" -;.,") for each in lines[0].splitlines() if each.strip()]
    total = _TOTAL.match(rest, lines.end())
    if any(
        is_planned(each) or is_absent(each) or _OTHERS.match(each) or _COUNTS.search(each) for each in points
    ):
        return 0
    return 0 if total is not None and int(total["count"]) != len(points) else len(points)


def _points(rest: str) -> int:
    """Points 1, 2, 3 … up to the next list; 0 where one is missing, planned or about somebody else."""
    text = "\n" + rest.lstrip("\n: ")
    found = list(_MARKER.finditer(text))
    count = 0
    for at, marker in enumerate(found):
        number = int(marker["number"])
        if number == 1 and count:
            break
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        point = text[marker.end() : end].partition("\n\n")[0]
        last = at + 1 == len(found) or found[at + 1]["number"] == "1"
        if number != count + 1 or is_planned(point.partition(".")[0]) or _OTHERS.match(point):
            return 0
        if len(point) > _MAX_POINT and not last:
            return 0
        if last and re.search(rf"\s{number + 1}[.)]\s[а-я\"]", point.partition("\n")[0]):
            return 0  # «1. Двор 2. Сад» in one line: how many is for the whole sentence to tell
        count = number
    return count
