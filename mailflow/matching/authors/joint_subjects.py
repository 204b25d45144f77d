"""Names that stand together: «Варнавинское и Ольгинское с/п разместили 5 практик» has two authors or none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.matching.authors.authorship import Role
from mailflow.model.identifiers import Oktmo
from mailflow.reading.names.names import NameForm, NameMention

_JOINED = re.compile(
    r"\s?(?:,|и|,?\sа\sтакже)\s(?:(?:в|по|для|от)\s)?(?:администраци(?:я|ей|и)\s|глав(?:а|ой)\s)?"
)
_NOMINATIVE = re.compile(r"^[а-я-]+ое\b|^сельское\s|^городское\s")
_VERB = re.compile(
    r"\s(?:(?:также|дополнительно|своевременно)\s)?(?:размест|сообщ|информир|опубликов|направ|пода|предостав|представ"
    r"|приня|внес|загруз|имеет|не\s)"
)
_BEFORE_IN_LINE = re.compile(r"\W{0,6}(?:\d{1,3}\W{1,3})?(?:администрация\s)?")
_LABELLED = re.compile(r"\s?[:-]\s")
_PLACES = (NameForm.LOCALITY, NameForm.DISTRICT, NameForm.CITY)


def are_joined(first: NameMention, second: NameMention, low: str) -> bool:
    """Whether only «и» or a comma, and an office, stand between two settlements (text in lower case)."""
    if first.form in _PLACES or second.form in _PLACES or set(first.candidates) & set(second.candidates):
        return False
    return _JOINED.fullmatch(low, first.end, second.start) is not None


def acts(mention: NameMention, low: str) -> bool:
    """Whether a verb of reporting follows the name: «Холмское с/п разместило 2 практики»."""
    if mention.form in _PLACES or _NOMINATIVE.search(low[mention.start : mention.end]) is None:
        return False
    return _VERB.match(low, mention.end) is not None


def _heads_line(mention: NameMention, low: str) -> bool:
    """«Холмское с/п: практик - 2» at the beginning of its line."""
    if mention.form in _PLACES or _LABELLED.match(low, mention.end) is None:
        return False
    line = low[low.rfind("\n", 0, mention.start) + 1 : mention.start]
    return _BEFORE_IN_LINE.fullmatch(line) is not None


def shared_roles(mentions: Sequence[NameMention], roles: Sequence[Role], low: str) -> list[Role]:
    """The roles, none of several that stand together, or act in one sentence, being the author by itself."""
    found = list(roles)
    acting = [at for at, each in enumerate(mentions) if acts(each, low)]
    if len({mentions[at].candidates for at in acting}) > 1:
        for at in acting:
            if found[at] in (Role.AUTHOR, Role.LISTED, Role.NAMED):
                found[at] = Role.FOLLOWING
    lines = [at for at, each in enumerate(mentions) if _heads_line(each, low)]
    if len({mentions[at].candidates for at in lines}) > 1:  # «X с/п: не размещались.» is a line of a list
        for at in lines:
            found[at] = Role.LISTED if found[at] is Role.AUTHOR else found[at]
    for at in range(len(mentions) - 1):
        if not are_joined(mentions[at], mentions[at + 1], low):
            continue
        for place in (at, at + 1):
            if found[place] in (Role.AUTHOR, Role.LISTED):
                found[place] = Role.FOLLOWING
    return found


def settlements_named(
    mentions: Sequence[NameMention], roles: Sequence[Role], low: str
) -> set[tuple[Oktmo, ...]]:
    """Candidates of every settlement named, a third party alone aside: a list of one is its author's."""
    joined = {
        at + step
        for at in range(len(mentions) - 1)
        for step in (0, 1)
        if are_joined(mentions[at], mentions[at + 1], low)
    }
    return {
        each.candidates
        for at, (each, role) in enumerate(zip(mentions, roles, strict=True))
        if each.form not in _PLACES and (role is not Role.OTHER or at in joined)
    }
