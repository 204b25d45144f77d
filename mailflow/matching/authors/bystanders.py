"""Those whom a letter names and who did not write it: addressees, neighbours, other bodies and regions."""

from __future__ import annotations

import re

from mailflow.matching.authors.author_words import (
    ADDRESSEE,
    ADMINISTRATION,
    AGREED,
    AT_REQUEST,
    BY_AUTHOR,
    CONTRASTED,
    COUNCIL,
    FOREIGN_REGION,
    OTHER_BODY,
    POSTAL_AFTER,
    POSTAL_BEFORE,
    SENDING,
    THIRD_PARTY,
)
from mailflow.matching.authors.office_lines import is_office_line

_BLOCK_END = re.compile(r"\n\s*\n|\d{4}|№(?=[^\n]*\n)")
"""Lines that belong together; the date and number of a letterhead part them too."""
# «Отдел культуры X района», not «отдел культуры администрации X района»: a body with a seal of its own.
_UNIT = re.compile(
    r"^\s*(?:[а-я-]{5,20}ое\s)?(?:отдел|управление)(?:\s(?!администраци|по\b)[а-я-]+){0,4}\s\"?$"
)
# «Отдел ЖКХ администрации X»: its department, whatever houses it looks after
_DEPARTMENT = re.compile(
    r"^\s*(?:[а-я-]{5,20}\s)?(?:отдел|управление|сектор)\s(?:[а-я-]+\s){0,5}администрации\s"
    r"(?:мо\s|муниципального образования\s)?$"
)
# «Муниципальное бюджетное учреждение культуры» is as long.
_BODY_CHARS = 60
_SPEAKS = re.compile(r"\b(?:администраци|глав[аы]\b(?! кфх| крестьян)|мэри)")


def is_foreign(after: str, regions: frozenset[str]) -> bool:
    found = FOREIGN_REGION.match(after)
    if found is None or not regions:
        return False
    return not (found["region"] or found["republic"] or "\0").startswith(tuple(regions))


def is_other(line: str, sentence: str, after: str) -> bool:
    if line.count('"') % 2 == 1 and not (
        is_office_line(line) or ADMINISTRATION.search(line) or BY_AUTHOR.search(line)
    ):
        return True
    return bool(
        ADDRESSEE.search(sentence)
        or (THIRD_PARTY.search(sentence) and not _is_office(line))
        or AGREED.search(sentence)
        or POSTAL_BEFORE.search(line)
        or (POSTAL_AFTER.match(after) and not ADMINISTRATION.fullmatch(line))
        or CONTRASTED.match(after)
    )


def is_named_after(line: str) -> bool:
    """«МБУК «Дом культуры X поселения» …»: within a body's own name, at the beginning of its line."""
    body, _, inside = line.rpartition('"')
    return len(body) < _BODY_CHARS and OTHER_BODY.search(f"{body} {inside}") is not None


def _is_office(line: str) -> bool:
    """«Отдел по взаимодействию с поселениями администрации X» is an office and no third party."""
    return bool(line.strip()) and is_office_line(line.strip())


def is_proxy(sentence: str, after: str) -> bool:
    """«По просьбе X сообщаю …»: not X but somebody beside it writes."""
    return AT_REQUEST.search(sentence) is not None and bool(SENDING.match(after) or SENDING.search(sentence))


def is_body_beneath(line: str, before: str, name: str) -> bool:
    """«МБУК «Дом культуры» X поселения», on one line or several: a person will ask there.

    A department «администрации города X» is the municipality itself; its `name` begins with the office.
    """
    if COUNCIL.search(before):
        return True
    if ADMINISTRATION.search(line) or _DEPARTMENT.search(line):
        return False
    if _UNIT.search(line):
        return not name.startswith("администрац")
    block = _BLOCK_END.split(before)[-1].replace("\n", " ")
    body = OTHER_BODY.search(line) or OTHER_BODY.search(block)
    return body is not None and (body.string is line or _SPEAKS.search(body[0]) is None)
