"""The signature of a letter, and what its sender wrote below it."""

from __future__ import annotations

import re

from mailflow.mail.signatures.closings import is_closing, is_thanks, is_wish
from mailflow.mail.signatures.listed_lines import below_list
from mailflow.mail.signatures.office_words import (
    MAX_LINE,
    begins_with_office,
    has_verb,
    is_municipality,
    is_plain_name,
    names_body,
)
from mailflow.mail.signatures.person_names import ends_with_name, is_name, is_surname
from mailflow.mail.signatures.postscripts import is_postscript, last_paragraph, with_postscripts
from mailflow.mail.signatures.program_lines import is_delimiter, is_device, is_picture, is_rule
from mailflow.mail.signatures.run_on_closing import part_closing
from mailflow.mail.signatures.signature_lines import (
    is_bare_address,
    is_signature_line,
    is_titled_name,
    names_somebody,
    tells_figures,
)
from mailflow.mail.text_lines import Line, Mark

# A signature of an office is rarely longer, bank details aside.
_MAX_LINES = 20
# «26 сентября 2024 г.» below the name of who signed.
_DATE = re.compile(r"[«\"]?\d{1,2}[»\"]?(?:\.\d{2}\.\d{2,4}| [а-я]{3,8} \d{4})(?: ?г\.?| года)?$")
# «Лесного муниципального округа» goes on with the office in the line above.
_OF = re.compile(r"[А-ЯЁ][\w-]+(?:ого|ой) [а-яё ]{0,40}(?:района|округа|поселения|края|образования)$")
_PLACE = re.compile(r"[А-ЯЁ][а-яё-]{3,20}$")
_SENTENCE_END = re.compile(r"(?<![ .(][а-яёА-ЯЁ])[.!?]\s*$")
# A longer line of dashes is a rule.
_LONGEST_DASH = 4
_POINT = re.compile(r"\s*(?:\d{1,2}[.)]|[-–—•*])\s?\S")
_COUNTED = re.compile(r"(?:практик|инициатив|участник)\w{0,4}\W{1,4}(?:\d{1,4}\b(?!\.\d)|нет\b)", re.I)


def split_signature(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """(the text, its signature). The signature stands at the end; a postscript below it is text."""
    lines = part_closing(lines)
    start = _start(lines)
    text, signature = lines[:start], lines[start:]
    below = last_paragraph(text)
    if below and is_postscript(text[below].text) and not _is_signed(signature):
        upper = _start(text[:below])
        text, signature = text[:upper] + text[below:], text[upper:below] + signature
    return with_postscripts(text, signature)


def _is_signed(lines: list[Line]) -> bool:
    """More than a rule and the line of a program."""
    return any(not (line.is_blank or is_delimiter(line.text) or is_device(line.text)) for line in lines)


def _start(lines: list[Line]) -> int:
    """Where the signature begins; nothing is lost between it and the text."""
    end = len(lines)
    start = min(_marked(lines), _by_delimiter(lines), _by_closing(lines))
    return _backwards(lines, min(start, end))


def _marked(lines: list[Line]) -> int:
    """The client's own markup, where only signature follows it."""
    marked = [index for index, line in enumerate(lines) if line.mark is Mark.SIGNATURE]
    if not marked:
        return len(lines)
    foreign = any(not line.is_blank and line.mark is not Mark.SIGNATURE for line in lines[marked[0] :])
    return len(lines) if foreign and len(lines) - marked[0] > _MAX_LINES else marked[0]


def _by_delimiter(lines: list[Line]) -> int:
    for index in range(max(0, len(lines) - 3 * _MAX_LINES), len(lines)):
        below = lines[index + 1 :]
        framed = _closes_frame(lines, index) and not _is_signed_below(lines, index + 1)
        if is_delimiter(lines[index].text) and not framed and _is_short(below) and not _tells(below):
            return index
        if is_rule(lines[index].text) and _is_signed_below(lines, index + 1):
            return index
    return len(lines)


def _closes_frame(lines: list[Line], index: int) -> bool:
    """The same rule stands above: what is between them is framed, and the answer may go on below."""
    rule = lines[index].text.strip()
    return len(rule) > _LONGEST_DASH and any(line.text.strip() == rule for line in lines[:index])


def _tells(lines: list[Line]) -> bool:
    """Headed lists and counted practices go on below a rule: it parts the answer and no signature."""
    written = [line.text.strip() for line in lines if not line.is_blank]
    listed = len(written) > 1 and written[0].endswith(":") and _POINT.match(written[1]) is not None
    return listed or any(_COUNTED.search(text) for text in written)


def _by_closing(lines: list[Line]) -> int:
    """The last «С уважением» after which only short lines stand; thanks where nothing else closes."""
    thanks = len(lines)
    for index in range(len(lines) - 1, max(-1, len(lines) - 3 * _MAX_LINES), -1):
        text = lines[index].text
        if is_closing(text) and _is_short(lines[index + 1 :]):
            return index
        if (is_thanks(text) or is_wish(text)) and thanks == len(lines) and _is_signed_below(lines, index + 1):
            thanks = index
    return thanks


def _is_signed_below(lines: list[Line], position: int) -> bool:
    """Only a name, office or body stands below, at least one of them; a rule may close the frame."""
    written = [line.text.strip() for line in lines[position:] if not line.is_blank]
    written = written[:-1] if written and is_rule(written[-1]) else written
    return bool(written) and all(
        is_signature_line(text) or names_body(text) or is_surname(text) for text in written
    )


def _is_short(lines: list[Line]) -> bool:
    written = [line for line in lines if not line.is_blank and not is_postscript(line.text)]
    return len(written) <= _MAX_LINES and all(len(line.text.strip()) <= MAX_LINE for line in written)


def _backwards(lines: list[Line], end: int) -> int:
    """Takes lines from the end upwards while they look like office, name, executor, telephone or place."""
    start, index, steps = end, end - 1, 0
    while index >= 0 and steps < 2 * _MAX_LINES:
        steps += 1
        text = lines[index].text.strip()
        if not text:
            index -= 1
            continue
        if lines[index].mark is Mark.ANSWER or (is_bare_address(text) and _is_told_above(lines, index)):
            break
        if is_bare_address(text) and index and is_device(lines[index - 1].text):
            start, index = index - 1, index - 2
            continue
        if is_signature_line(text) or _signs(lines, index, is_last=start == end):
            start = index
            index -= 1
            continue
        upper = _office_above(lines, index) if start < end or ends_with_name(text) else None
        if upper is None:
            upper = _organisation(lines, index)
        if upper is None:
            break
        start, index = upper, upper - 1
    if not start and not _names_somebody(lines[:end]):
        return end
    return below_list(lines, start, end)


def _signs(lines: list[Line], index: int, *, is_last: bool) -> bool:
    """A surname or body among others of a signature; a surname or titled name that is all of a paragraph."""
    text = lines[index].text.strip()
    alone = index > 0 and lines[index - 1].is_blank
    if _DATE.match(text):
        return _is_signed_above(lines[:index])
    if is_last:
        surname, _, place = text.partition(", ")
        signed = is_surname(surname) and (not place or _PLACE.match(place) is not None)
        return alone and (signed or is_titled_name(text))
    within = index > 0 and is_signature_line(lines[index - 1].text.strip())
    return is_surname(text) or (alone and is_titled_name(text)) or (within and names_body(text.rstrip(",")))


def _is_signed_above(lines: list[Line]) -> bool:
    above = next((line.text.strip() for line in reversed(lines) if not line.is_blank), "")
    return ends_with_name(above) and not has_verb(above)


def _is_told_above(lines: list[Line], index: int) -> bool:
    """The line right above names what this address is of: «сайт:», «размещены на сайте администрации»."""
    above = lines[index - 1].text.rstrip() if index else ""
    return above.endswith(":") or (has_verb(above) and not _SENTENCE_END.search(above[-4:]))


def _names_somebody(lines: list[Line]) -> bool:
    return any(names_somebody(line.text.strip()) for line in lines)


def _office_above(lines: list[Line], index: int) -> int | None:
    """An office over two to four lines, blanks apart: its first line begins with the office's name."""
    written = 0
    for upper in range(index, max(-1, index - 8), -1):
        text = lines[upper].text.strip()
        if not text:
            continue
        written += 1
        ends = text.endswith((".", ":", ";")) and not ends_with_name(text)
        if written > 4 or len(text) > MAX_LINE or has_verb(text) or tells_figures(text) or ends:
            return None
        if begins_with_office(text) or (names_body(text) and _is_paragraph(lines, upper, index)):
            return upper
    return None


def _is_paragraph(lines: list[Line], upper: int, lower: int) -> bool:
    """These lines begin a paragraph and no blank parts them."""
    begins = upper > 0 and lines[upper - 1].is_blank
    return begins and not any(line.is_blank for line in lines[upper : lower + 1])


def _parts(above: Line) -> bool:
    """A blank, a picture or the end of a sentence: what stands below is something else."""
    return above.is_blank or is_picture(above.text) or _SENTENCE_END.search(above.text[-4:]) is not None


def _organisation(lines: list[Line], index: int) -> int | None:
    """A few last lines that only name an office or a body, below a blank or the end of a sentence."""
    upper = index
    while upper and not _parts(lines[upper - 1]):
        upper -= 1
    if _OF.match(lines[upper].text.strip()):
        upper = max((place for place in range(upper) if not lines[place].is_blank), default=upper)
    texts = [line.text.strip() for line in lines[upper : index + 1] if not line.is_blank]
    personal = is_signature_line(texts[0]) or is_surname(texts[0])
    placed = len(texts) == 2 and is_name(texts[0]) and _PLACE.match(texts[1])
    headed = names_body(texts[0]) or (personal and names_body(texts[-1])) or placed
    is_named = headed and len(texts) <= 5 and all(is_plain_name(text) for text in texts)
    if not upper or not is_named:
        return None
    above = next((line.text.rstrip() for line in reversed(lines[:upper]) if not line.is_blank), "")
    is_list = (
        above.endswith(":") or sum(is_municipality(text) for text in texts) > 1 or is_municipality(above)
    )
    return None if is_list else upper
