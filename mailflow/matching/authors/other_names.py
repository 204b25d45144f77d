"""Does the text report about another municipality than the one that its sender's address belongs to?

«Камышеватское поселение уже разместило две практики» from a neighbour's box; «Красносельское поселение
разместило …» beneath the letterhead of Краснострельское: a person sees whose answer it is.
"""

from __future__ import annotations

import re

from mailflow.matching.authors.author_words import CONTRASTED
from mailflow.matching.authors.authorship import Role, role_of
from mailflow.matching.authors.regions import regions_of
from mailflow.matching.gathering import Gathered, plain
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory
from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameForm, NameMention, find_names
from mailflow.reading.passages import Place

_TEXTS = (Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
_READ_CHARS = 3_000
_WHOLE = (NameForm.FULL, NameForm.NAME_AND_KIND)
_MENTIONED = (Role.NAMED, Role.CONTENT, Role.LISTED)
# What the bearer of a name did, in the nominative right before its verb.
_DOES = re.compile(
    r"(?:[ ][а-я-]{4,20}ского края)?[ ](?:уже |также |тоже )?"
    r"(?:размест|опубликов|подготов|зарегистрир|прове|реализов|не име|сообща|информир|направ|ответил|отчит"
    r"|подал)"
)
_WITHIN = re.compile(
    r"(?:^|\s)(?:я|наш[а-я]{0,3}|жив[уе][а-я]{0,2}|прожива[а-я]{2,3}|работа[а-я]{1,4}|жител[а-я]{1,3}|служ[а-я]{1,3})\s"
    r"(?:[а-я-]{2,20}\s){0,3}(?:во?|из)\s$|(?:школа|клуб|библиотека|тос|фап|двор|музей|хор)\s\($"
)
_OPENS_THERE = re.compile(r"(?:^|[.;:!\n]\s{0,3}|\bчто\s)(?:во?|у|на территории)\s$")
_CLAUSE = re.compile(r"[^.;,\n]{1,160}")
_NUMBER = re.compile(r"\d|\b(?:один|одна|две?|три|четыре|пять|шесть|семь|восемь|девять|десять)\b")
_OURS = re.compile(
    r"\b(?:мы|нами|наш[а-я]{0,3}|нас)\b|\b(?:разместили|провели|участвовали|привели|установили)\b"
)
# «Куликовского с/п отчиталось»: the neuter of its verb makes the name its subject, whatever its case.
_DID_ITSELF = re.compile(r"[ ](?:уже |также |тоже )?[а-я]{4,16}(?:ло|лось)\b")
_NOMINATIVE = re.compile(r"(?:[а-я-]+(?:ое|ее)|сельское|городское)\b")


def reports_about_another(gathered: Gathered, fixed: Oktmo, directory: Directory, index: NameIndex) -> bool:
    """Whether another one is the subject of what is told, or alone is named while the sender is not."""
    own = {fixed, directory[fixed].parent}
    own |= {each.oktmo for each in directory.settlements_of(fixed)}
    if gathered.tables:
        return False
    named_itself = False
    aside: list[bool] = []
    others: list[bool] = []
    for passage in gathered.own:
        text = plain(passage)[:_READ_CHARS]
        low = text.lower()
        for mention in find_names(text, index):
            if mention.form is NameForm.LOCALITY:
                continue
            if set(mention.candidates) & own:
                named_itself = True
                if fixed in mention.candidates:
                    aside.append(
                        passage.place in _TEXTS and _stands_aside(mention, low, passage.place, index)
                    )
                others += [True] * _stands_in_brackets(mention, low, fixed)
            elif passage.place in _TEXTS and _acts_alone(mention, low):
                others.append(True)
            elif passage.place in _TEXTS and _is_mentioned(mention, low, passage.place, index):
                others.append(_acts(mention, low) or _is_counted_in(mention, low))
    if aside and all(aside):
        return True
    return any(others) or (bool(others) and not named_itself)


def _stands_aside(mention: NameMention, low: str, place: Place, index: NameIndex) -> bool:
    """«Живу в X поселении», «наша школа (X поселение)»: somebody there writes, and is not it itself."""
    if role_of(mention, low, place, regions_of(mention, index)) is not Role.NAMED:
        return False
    return _WITHIN.search(low[max(0, mention.start - 40) : mention.start]) is not None


def _stands_in_brackets(mention: NameMention, low: str, fixed: Oktmo) -> bool:
    """«Администрация Павловского района (Павловское сельское поселение)»: which of the two writes?"""
    return (
        fixed not in mention.candidates
        and mention.form in _WHOLE
        and low[: mention.start].endswith("(")
        and low[mention.end : mention.end + 1] == ")"
    )


def _is_mentioned(mention: NameMention, low: str, place: Place, index: NameIndex) -> bool:
    if mention.form not in _WHOLE or not mention.candidates:
        return False
    return role_of(mention, low, place, regions_of(mention, index)) in _MENTIONED


def _is_counted_in(mention: NameMention, low: str) -> bool:
    """«В Фастовецком поселении 4 отряда»: what there is, in the place that opens the sentence, is theirs."""
    if _OPENS_THERE.search(low[max(0, mention.start - 20) : mention.start]) is None:
        return False
    told = _CLAUSE.match(low, mention.end)
    return told is not None and _NUMBER.search(told[0]) is not None and _OURS.search(told[0]) is None


def _acts_alone(mention: NameMention, low: str) -> bool:
    """«X поселение разместило две, а у нас совещание завтра»: the number is theirs; «…, а мы одну» is not."""
    contrast = CONTRASTED.match(low, mention.end)
    if contrast is None or mention.form not in _WHOLE or not mention.candidates or not _acts(mention, low):
        return False
    rest = _CLAUSE.match(low, contrast.end())
    return rest is None or _NUMBER.search(rest[0]) is None


def _acts(mention: NameMention, low: str) -> bool:
    if _DID_ITSELF.match(low, mention.end) is not None:
        return True
    nominative = _NOMINATIVE.match(mention.snippet.lower()) is not None
    return nominative and _DOES.match(low, mention.end) is not None
