"""Does a letter name ours only to tell of an answer given before: «на № 89 ответ был направлен ранее»?"""

from __future__ import annotations

import re

from mailflow.reading.passages import Passage
from mailflow.reading.references.reference import Reference
from mailflow.reading.scanned_spelling import readable

_EARLIER = re.compile(r"ранее|прежн|уже (?:направ|дан|отправ)|направлял|отвечал|отвечено")
# A point after a date, a bracket or a long word ends the sentence; one after «исх» does not.
_CLAUSE_END = re.compile(r"(?<=[\d)])\.\s|(?<=[а-я]{4})\.\s|\)\s|;\s")
_GIVEN = r"(?:направлен|дан|доставлен|отправлен|предоставлен|представлен)[аоы]?"
_ON_A_DAY = r"\d{1,2}[. ](?:\d|[а-я]{3,8} \d{4})"
_ANSWER_TO = re.compile(r"\bответ\s[^№:]{0,60}№")
_IS_GIVEN = re.compile(rf"[^.;\n]{{0,60}}?\b(?:{_GIVEN}|подготовлен)\b")
"""«Ответ на № 96 направлен»: of a letter at hand it is said that it is being sent."""
_GIVEN_BEFORE = re.compile(
    r"(?:\s?г\.|\s?года)?[^.;\n]{0,40}?"
    rf"(?:\b{_GIVEN}\s(?:вам\s|в ваш адрес\s)?(?:письмом\s)?(?:от\s)?(?:ранее|{_ON_A_DAY})"
    rf"|\bранее\s(?:был[аои]?\s)?{_GIVEN}\b"
    r"|\bбуд[еу]т?\s(?:направлен|дан|предоставлен|представлен|подготовлен)|\b(?:направим|представим|сообщим)\s"
    r"(?:позднее|позже|дополнительно))"
)
"""«На № 89 ответ был направлен ранее»: what stands behind a number that was answered before."""


def tells_of_earlier_answer(reference: Reference, passage: Passage) -> bool:
    """Whether the words around a number of ours speak of an answer given before, or to be given later."""
    after = readable(passage)[reference.end : reference.end + 90].lower()
    clause = _CLAUSE_END.split(reference.snippet.lower())[-1]
    told = _ANSWER_TO.search(clause) is not None and _IS_GIVEN.match(after) is not None
    return bool(_EARLIER.search(clause) or _GIVEN_BEFORE.match(after) or told)
