"""What machines and legal departments put into a letter: notices, banners of gateways, antivirus lines."""

from __future__ import annotations

import re

from mailflow.mail.notices.banners import is_banner
from mailflow.mail.notices.list_footers import list_footer_length
from mailflow.mail.notices.machine_stems import has_stem
from mailflow.mail.notices.notices import begins_notice, is_notice
from mailflow.mail.notices.scanner_lines import is_scanner_line, names_product, reports_scan
from mailflow.mail.signatures.signature_lines import is_signature_line
from mailflow.mail.text_lines import Line

_MAX_LINE = 400
# Machines write above and below a letter; the middle of a very long one is not searched.
_HEAD, _TAIL = 100, 400
# Wrapped at 60 signs, the longest notices have fewer.
_MAX_NOTICE_LINES = 40
# A client wraps no sooner.
_WRAPPED = 45
# Words of a notice or a banner go on over a few wrapped lines.
_MAX_WRAPPED = 6
_SENTENCE_END = re.compile(r"[.!?\])»]\s*$")
_RULE = re.compile(r"\s*[-_=*—–]{2,}\s*$")


def split_disclaimers(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the rest, disclaimers). Judged by the paragraph; an antivirus line goes alone."""
    if len(lines) > _HEAD + _TAIL:
        top, over = split_disclaimers(lines[:_HEAD])
        bottom, under = split_disclaimers(lines[-_TAIL:])
        return top + lines[_HEAD:-_TAIL] + bottom, over + under
    if not has_stem("\n".join(line.text for line in lines)):
        return lines, []
    kept: list[Line] = []
    removed: list[Line] = []
    seen = 0  # lines kept when the last of the removed ones was found
    for paragraph in _paragraphs(lines):
        above = next((line.text.strip() for line in reversed(kept[seen:]) if not line.is_blank), "")
        goes_on = is_signature_line(above) if above else bool(removed and seen)
        keep, drop = _split(paragraph, goes_on=goes_on)
        if drop and kept and all(line.is_blank for line in keep):
            _move_rule(kept, removed)
        kept += keep
        removed += drop
        seen = len(kept) if drop else seen
    return _without_reports(kept, removed)


def _without_reports(kept: list[Line], removed: list[Line]) -> tuple[list[Line], list[Line]]:
    """Takes off the last line, wrapped once at most, where it reports of a scanner in whatever words."""
    end = len(kept)
    while end and kept[end - 1].is_blank:
        end -= 1
    start = end - 1
    if start > 1 and kept[start].text.strip()[:1].islower() and not kept[start - 1].is_blank:
        start -= 1
    text = _joined(kept[start:end])[:_MAX_LINE] if start > 0 else ""
    if not reports_scan(text):
        return kept, removed
    return kept[:start], kept[start:end] + removed


def _split(paragraph: list[Line], *, goes_on: bool) -> tuple[list[Line], list[Line]]:
    """A notice runs from the line where it begins to the end of its paragraph; a banner is one sentence."""
    whole = "\n".join(line.text for line in paragraph)
    if not has_stem(whole):
        return paragraph, []
    kept: list[Line] = []
    removed: list[Line] = []
    index = 0
    while index < len(paragraph):
        taken = _machine_lines(paragraph, index)
        if taken:
            _move_rule(kept, removed)
            removed += paragraph[index : index + taken]
        elif _begins_notice(paragraph, index, goes_on=goes_on):
            return kept, removed + paragraph[index:]
        else:
            kept.append(paragraph[index])
        index += max(1, taken)
    return kept, removed


def _machine_lines(paragraph: list[Line], index: int) -> int:
    """How many lines at `index` an antivirus program or a gateway wrote; 0 where none did."""
    text = paragraph[index].text.strip()[:_MAX_LINE]
    if not text:
        return 0
    below = paragraph[index : index + _MAX_WRAPPED]
    footer = list_footer_length([line.text.strip() for line in below]) if text.startswith("___") else 0
    if footer:
        return footer
    if is_scanner_line(text):
        return _scanner_lines(paragraph, index)
    end = index + _sentence_lines(paragraph, index)
    if is_banner(_joined(paragraph[index:end])[:_MAX_LINE]):
        return end - index
    return 0


def _scanner_lines(paragraph: list[Line], index: int) -> int:
    """The line of a scanner at `index`, its frame's end, and those on which its sentence goes on."""
    text = paragraph[index].text.strip()
    below = [line.text.strip() for line in paragraph[index + 1 : index + _MAX_WRAPPED]]
    if below and text.startswith("__") and not text.endswith("__") and below[0].endswith("__"):
        return 2
    count = 0
    while count < len(below) and below[count]:
        wrapped = not _SENTENCE_END.search(text[-4:]) and (len(text) >= _WRAPPED or names_product(text))
        if not (names_product(below[count]) or (wrapped and below[count][:1].islower())):
            break
        text = below[count]
        count += 1
    return 1 + count


def _begins_notice(paragraph: list[Line], index: int, *, goes_on: bool) -> bool:
    """A sentence of a notice begins in this line, and from here to the end of the paragraph it is one."""
    if not paragraph[index].text.strip() or len(paragraph) - index > _MAX_NOTICE_LINES:
        return False
    sentence = _joined(paragraph[index : index + _sentence_lines(paragraph, index)])
    return begins_notice(sentence) and is_notice(_joined(paragraph[index:]), goes_on=goes_on)


def _sentence_lines(paragraph: list[Line], index: int) -> int:
    """Lines until one ends a sentence."""
    for count, line in enumerate(paragraph[index : index + _MAX_WRAPPED], 1):
        if line.is_blank or (count > 1 and line.text.strip()[:1].isupper()):
            return count - 1
        if _SENTENCE_END.search(line.text[-4:]) or len(line.text) < _WRAPPED:
            return count
    return min(_MAX_WRAPPED, len(paragraph) - index)


def _joined(lines: list[Line]) -> str:
    return " ".join(line.text.strip()[:_MAX_LINE] if len(lines) > 1 else line.text.strip() for line in lines)


def _move_rule(kept: list[Line], removed: list[Line]) -> None:
    """A rule of dashes above a notice belongs to it."""
    index = len(kept)
    while index and kept[index - 1].is_blank:
        index -= 1
    if index and _RULE.match(kept[index - 1].text[:200]):
        removed.append(kept[index - 1])
        del kept[index - 1 :]


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    paragraphs: list[list[Line]] = [[]]
    for line in lines:
        paragraphs[-1].append(line)
        if line.is_blank:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]
