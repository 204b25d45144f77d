"""What stands below a signature and is text all the same: «P.S.», «Приложение:»."""

from __future__ import annotations

import re

from mailflow.mail.signatures.person_names import begins_with_name
from mailflow.mail.signatures.program_lines import is_delimiter, is_device
from mailflow.mail.text_lines import Line

_POSTSCRIPT = re.compile(
    r"\s*(?:(?:p\. ?(?:p\. ?)?s\.?|п\. ?с\.|ps|пс|з\.? ?ы\.?)[\s:.,—–-]|постскриптум\b|"
    r"приложени[ея]\s?(?:[:.]|на \d)|прил\.\s?:|вложени[ея]\s?:)",
    re.I,
)
_ITEM = re.compile(r"\s*\d{1,2}[.)]\s")


def is_postscript(text: str) -> bool:
    """«П.С. Условная» are a person's initials and surname."""
    return _POSTSCRIPT.match(text) is not None and not begins_with_name(text.strip())


def last_paragraph(lines: list[Line]) -> int:
    """Where the last paragraph begins; 0 where it is the first."""
    end = len(lines)
    while end and lines[end - 1].is_blank:
        end -= 1
    while end and not lines[end - 1].is_blank and not is_postscript(lines[end - 1].text):
        end -= 1
    return max(0, end - 1) if end and not lines[end - 1].is_blank else end


def with_postscripts(text: list[Line], signature: list[Line]) -> tuple[list[Line], list[Line]]:
    """Gives back the paragraphs below a signature that begin with «P.S.» or «Приложение:»."""
    kept: list[Line] = []
    within = follows = False
    for line in signature:
        within = within or (follows and _ITEM.match(line.text) is not None)
        follows = within or (follows and line.is_blank)
        if within and (line.is_blank or is_delimiter(line.text) or is_device(line.text)):
            within = False
        elif is_postscript(line.text) and line is not signature[0]:
            within = True
            text = [*text, Line("")]
        if within:
            text.append(line)
        else:
            kept.append(line)
    return text, kept
