"""Does a name in a text name the author of the letter? «Администрация X сообщает», letterhead, signature.

Addressees, third parties («по примеру Динского района»), project titles and postal addresses do not.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from mailflow.matching.authors.author_words import (
    ADDRESSED,
    DONE_BY_BEARER,
    REFERENCE_FIRST,
    REPORTED_AFTER,
    REPORTED_BEFORE,
)
from mailflow.matching.authors.bystanders import (
    is_body_beneath,
    is_foreign,
    is_named_after,
    is_other,
    is_proxy,
)
from mailflow.matching.authors.office_lines import (
    is_office_line,
    is_signed,
    leaves_name_unread,
    stands_above_office,
)
from mailflow.matching.authors.self_naming import (
    COLON,
    GREETED,
    OFFICE,
    OFFICE_HEAD,
    REST_OF_LINE,
    names_itself,
)
from mailflow.matching.authors.subject_lines import is_subject_of_author
from mailflow.reading.names.names import NameForm, NameMention
from mailflow.reading.passages import Passage, Place


class Role(StrEnum):
    """What a mention is in its text.

    `LISTED`: a line begins with it («Варнавинское с/п - 2 практики»): the author, or one of a list.
    `FOLLOWING`: so does a sentence within a line: one of a list, never the author by that alone.
    `FOREIGN`: a namesake in another region («Абинского района Ростовской области»).
    `PROXY`: somebody else writes at its request.
    `BENEATH`: another body of the place writes, its school or its council.
    `CONTENT`: the report is about it («в Варнавинском с/п размещено 2 практики»), the author is not named.
    """

    AUTHOR = "author"
    LISTED = "listed"
    FOLLOWING = "following"
    CONTENT = "content"
    NAMED = "named"
    OTHER = "other"
    FOREIGN = "foreign"
    PROXY = "proxy"
    BENEATH = "beneath"


OF_A_LIST = (Role.LISTED, Role.FOLLOWING)
_SPEAKING = (Place.BODY, Place.DOCUMENT, Place.DOCUMENT_HEAD, Place.FORWARDED)
# «Адм. X с/п сообщает» is one sentence.
_SENTENCE_END = re.compile(r"[.!?;](?=\s)(?<!\bадм.)(?<!\bадмин.)(?<!\bзам.)|\n\s*\n")
_OF_TABLE = re.compile(
    r"[ ]*[\t|]|\s{1,10}\d{1,3}(?=\s|$)"
    r"(?!\s{1,3}(?:янв|фев|март|апр|ма[йя]|июн|июл|авг|сент|окт|нояб|дек))"
)
# «Администрация Холмского с/п | 2 | 0 | А.А. Ткач»: a row that counts, whoever answers for it.
_COUNTED_ROW = re.compile(r"[ ]*[\t|]\s?(?:\d{1,4}|-|нет)\s?[\t|]")
# «Администрация Холмского с/п | ул. Мира, 1 | тел. …»: a letterhead of one line.
_BAR = re.compile(r"\s?\|\s?(?!\d{1,4}\s?(?:\||\n|$))")
# A letterhead within the letter's own text stands above its first sentence, after a greeting at most.
_TOP_CHARS = 250
# «МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ УЧРЕЖДЕНИЕ «Дом культуры»» before the name of the place.
_LETTERHEAD_CHARS = 160
# A date, the end of a sentence or a verb: no letterhead any more.
_SENTENCE = re.compile(r"\d\.\d\d\.\d|[а-я]{3}[.!?:]\s|размещ|сообща|провед|устро")
_SIGNATURES = (Place.SIGNATURE, Place.FORWARDED_SIGNATURE)
# «… школа № 4 / муниципального образования X район»: what stands above governs it.
_GOVERNED = ("муниципального образования", "образования")
_BY_BEARER = re.compile(
    r"[а-я-]+им\s(?:(?:сельск|городск)им\sпоселением|муниципальным|районом|округом|[сг]/?п\b)"
)
_PHRASE_END = re.compile(r"[!?;:]|\n\s*\n")


@lru_cache(maxsize=256)
def role_of(mention: NameMention, low: str, place: Place, regions: frozenset[str]) -> Role:
    """What the mention is; `low` is the whole passage in one spelling and lower case.

    `regions` are stems of those the name may lie in («краснодарск»): followed by another one it is none of
    ours; empty where nothing is known of it.
    """
    before, after = low[max(0, mention.start - 220) : mention.start], low[mention.end : mention.end + 220]
    if is_foreign(after, regions):
        return Role.FOREIGN
    if mention.form is NameForm.LOCALITY:
        return Role.NAMED
    if stands_above_office(mention.snippet.lower(), before, after):
        return Role.NAMED
    line = REFERENCE_FIRST.sub("", GREETED.sub("", before[before.rfind("\n") + 1 :]))
    sentence = _sentence(before, after, line)
    if ADDRESSED.match(low, mention.start, mention.end):
        return Role.OTHER
    if place is not Place.FILE_NAME and is_other(line, sentence, after):
        return Role.BENEATH if is_named_after(line) else Role.OTHER
    if is_proxy(sentence, after):
        return Role.PROXY
    if is_body_beneath(line, before, mention.snippet.lower()):
        return Role.BENEATH if _stands_as_author(before, after, place) else Role.NAMED
    if _is_author(line, before, after, sentence, place, mention):
        return Role.AUTHOR
    if place in _SPEAKING and COLON.match(after):
        if _opens_line_of_list(before, line, sentence):
            return Role.LISTED
        if not sentence.strip():
            return Role.FOLLOWING
    return Role.CONTENT if _is_content(mention, sentence, after, place) else Role.NAMED


def _sentence(before: str, after: str, line: str) -> str:
    """What stands before the name in its sentence; a line of a list («X с/п - 2 практики») begins one."""
    if not line.strip() and COLON.match(after):
        return ""
    sentence = GREETED.sub("", _SENTENCE_END.split(before)[-1].replace("\n", " "))
    return REFERENCE_FIRST.sub("", sentence.lstrip())


def _opens_line_of_list(before: str, line: str, sentence: str) -> bool:
    """«Администрация X: практик нет», at the beginning of its line or of its sentence."""
    return not line.strip() or OFFICE.fullmatch(sentence) is not None or _opens_block(before, lone=True)


def _is_author(line: str, before: str, after: str, sentence: str, place: Place, mention: NameMention) -> bool:
    match place:
        case Place.SYSTEM_FIELDS:
            return True
        case Place.SIGNATURE | Place.FORWARDED_SIGNATURE:
            return is_signed(before, mention.snippet.lower())
        case Place.SUBJECT:
            return is_subject_of_author(line, after, mention)
        case Place.DOCUMENT_HEAD:
            return _heads(before, after, mention) or _is_named_by_itself(
                line, before, after, sentence, mention
            )
        case Place.BODY | Place.FORWARDED | Place.DOCUMENT:
            named = _is_named_by_itself(line, before, after, sentence, mention)
            return named or (place is not Place.DOCUMENT and _tops(before, after, mention))
        case _:
            return False


def is_tail(mention: NameMention, low: str) -> bool:
    """Whether a district is only the end of a longer name that could not be read.

    «Глава Забойского сельск. округа Славянского района» is not the head of the district.
    """
    if mention.form is not NameForm.DISTRICT:
        return False
    phrase = _PHRASE_END.split(low[max(0, mention.start - 120) : mention.start])[-1]
    return leaves_name_unread(phrase.replace("\n", " "))


def is_surname(mention: NameMention, passage: Passage) -> bool:
    """«П.П. Кубанский», «ОКТЯБРЬСКИЙ» as the sender's name: a person, where no «район» stands beside it."""
    return (
        mention.form is NameForm.BARE
        and passage.place in (Place.DISPLAY_NAME, *_SIGNATURES)
        and mention.snippet.lower().endswith(("ий", "ой", "ая", "ого"))
    )


def _tops(before: str, after: str, mention: NameMention) -> bool:
    """«Администрация X поселения», a line above the text: the letterhead of a letter without a document."""
    if len(before) > _TOP_CHARS or _OF_TABLE.match(after) or REST_OF_LINE.match(after) is None:
        return False
    named = mention.form is NameForm.CITY and OFFICE_HEAD.match(mention.snippet.lower()) is not None
    office = OFFICE_HEAD.search(before, before.rfind("\n\n") + 1) is not None
    return (office or named) and _opens_block(before, lone=named)


def _heads(before: str, after: str, mention: NameMention) -> bool:
    if _OF_TABLE.match(after):
        line = before[before.rfind("\n") + 1 :]
        return _BAR.match(after) is not None and OFFICE_HEAD.search(line) is not None
    alone = _may_stand_alone(mention) and REST_OF_LINE.match(after) is not None
    return _opens_block(before, lone=alone)


def _opens_block(before: str, *, lone: bool) -> bool:
    """Nothing but offices stands between the name and the beginning of its line or of the lines above.

    A name that begins a line continues the line above unless that one is empty; `lone`: such a name may
    stand without any office.
    """
    lines = [" ".join(each.split()) for each in before.split("\n")]
    for count in range(1, min(4, len(lines)) + 1):
        if not is_office_line(lines[-count]):
            return False
        above = lines[-count - 1] if count < len(lines) else ""
        written = any(lines[-count:])
        if not above:
            return lone or written
        if written and not is_office_line(above):
            return not next(filter(None, lines[-count:])).startswith(_GOVERNED)
    return False


def _may_stand_alone(mention: NameMention) -> bool:
    """A district alone on a line may be the tail of a settlement's name that could not be read."""
    return mention.form in (NameForm.FULL, NameForm.NAME_AND_KIND, NameForm.CITY)


def _stands_as_author(before: str, after: str, place: Place) -> bool:
    """A letterhead's line at the very top, or a signature."""
    if REST_OF_LINE.match(after) is None:
        return False
    if place in _SIGNATURES:
        return True
    return place in _SPEAKING and len(before) < _LETTERHEAD_CHARS and _SENTENCE.search(before) is None


def _is_content(mention: NameMention, sentence: str, after: str, place: Place) -> bool:
    if place not in _SPEAKING:
        return False
    if not sentence.strip() and _BY_BEARER.match(mention.snippet.lower()):
        return DONE_BY_BEARER.match(after) is not None
    return REPORTED_BEFORE.search(sentence) is not None and REPORTED_AFTER.match(after) is not None


def _is_named_by_itself(line: str, before: str, after: str, sentence: str, mention: NameMention) -> bool:
    if _COUNTED_ROW.match(after):
        return False
    opening = _opens_block(before, lone=_may_stand_alone(mention))
    return names_itself(line, before, after, sentence, mention, opening=opening)
