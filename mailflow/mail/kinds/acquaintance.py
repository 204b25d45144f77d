"""What the caller knows of our own mail and of those we write to, told to the reading of kinds as predicates.

Nothing here knows a directory: whoever asks for a kind says how to ask it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mailflow.first_letters import compiled
from mailflow.model.message import ParsedMessage

_MAX_TEXT = 4_000
# «На № 96», «на Ваш исх. № 96», «на письмо от 05.09.2024 № 96»: by this a letter names what it answers.
_CITED = compiled(
    r"\b(?:на|к) (?:ваш\w* )?(?:письм\w+ |запрос\w* |обращени\w+ )?(?:исх\w*\.? ?)?"
    r"(?:от [\d.]{6,10} ?(?:г\. ?)?)?"
    r"(?:№|n) ?([\w/-]{1,20})"
)
_HEAD = re.compile(r"(?:ответ\w*|информация|сведения)? ?", re.I)


def _never(_value: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """`is_own_letter` of a Message-ID, `is_known_address` of an address we write to, `is_own_number` of the
    number of a letter that asks for an answer."""

    is_own_letter: Callable[[str], bool] = _never
    is_known_address: Callable[[str], bool] = _never
    is_own_number: Callable[[str], bool] = _never

    def knows(self, message: ParsedMessage) -> bool:
        """From somebody we write to, or in the thread of a letter of ours: no stranger's offer."""
        if message.from_ is not None and self.is_known_address(message.from_.address):
            return True
        return any(self.is_own_letter(each) for each in (*message.in_reply_to, *message.references))

    def is_cited(self, message: ParsedMessage, new_text: str) -> bool:
        """The letter says that it answers a number of ours: in its words, or at the head of its subject.

        Behind «Re:» or a machine's word the subject is one we wrote.
        """
        subject = message.subject.strip()[:300].lower()
        begun = _CITED.match(subject, _end_of_head(subject))
        if begun is not None and self.is_own_number(begun.group(1)):
            return True
        return any(
            self.is_own_number(found.group(1)) for found in _CITED.finditer(new_text[:_MAX_TEXT].lower())
        )


def _end_of_head(subject: str) -> int:
    found = _HEAD.match(subject)
    return found.end() if found else 0
