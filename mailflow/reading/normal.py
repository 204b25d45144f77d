"""One spelling for what people, mail programs and scanners spell in many ways.

The result is still readable (case and line breaks stay), so it can be quoted as evidence. Lower-casing it
never changes its length, so positions in `normalise(text).lower()` are positions in `normalise(text)`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mailflow.first_letters import compiled
from mailflow.patterns import Gated

# Letters that look alike; the numeral three stands for З only inside words and is left alone.
_LATIN = "ABCEHKMOPTXYaceopxyiI"
_CYRILLIC = "АВСЕНКМОРТХУасеорхуіІ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)

_PLAIN = r"\n\t -~А-Яа-я№"
_ODD = re.compile(rf"[^{_PLAIN}]")
_BREVE = Gated("([Ии])\u0306|([Ее])\u0308")
_MIXED = re.compile(r"[A-Za-z](?:(?=[А-Яа-яІі])|(?<=[А-Яа-яІі][A-Za-z]))")
_WORD = re.compile(r"[A-Za-zА-Яа-яІі]{2,}")
_HYPHENATION = re.compile(r"-(?<=[а-я]-)[ \t]{0,3}\n[ \t]{0,20}(?=[а-я])")
# A blank before a line's end, as PDF readers leave it, would part words by two.
_LINE_END = Gated(r"(?<! ) {1,400}\n")
_NUMBER_SIGN = re.compile(
    r"N(?<![A-Za-zА-Яа-я0-9.@_/-]N)[o0°?]?\.?(?=[ _]{0,4}[\d_])"
    r"|N(?<=[исхв]х\.N)(?=[ _]{0,4}\d)|№[ ]?[.:°](?=[ _]{0,4}\d)"
)
_LONE_HOMOGLYPHS = compiled(r"(?<![A-Za-z0-9.@_/-])(?:Ha|HA|ha|OT|Ot|BX|CMO)(?=[ ]{0,3}(?:№|[\"_]{0,3}\d))")
# «Об участии в марафоне «Муниципальный диалог»», with an end of its own or with one for both.
_BEGIN = r"(?<![А-Яа-яA-Za-z\d])\"(?=[А-Яа-яA-Za-z\d№])"
_END = r"(?<=[А-Яа-яA-Za-z\d.!?)])\""
_WITHIN = r"(?:[^\"\n]|\n(?!\s*\n))"
# «Не прошло и года) Практик 2»: a smile ends the sentence
_SMILE = re.compile(r"(?<=[А-Яа-я]{2})\s?\){1,5}(?=\s+[А-Я]|\s*(?:\n|$))")
# «одна-единственная практика» is one
_ONLY = Gated(r"\b(?P<one>[Оо]д(?:ин|на|но|ну|ной|ного|ним|ному))-единственн[а-я]{2,3}\b")
_NESTED = re.compile(
    rf"{_BEGIN}({_WITHIN}{{1,200}}){_BEGIN}({_WITHIN}{{1,150}}){_END}(?:\"|({_WITHIN}{{1,120}}){_END})?"
)


class _Spelling(dict[str, str]):
    """Replacement of one unusual character, worked out once."""

    def __missing__(self, char: str) -> str:
        self[char] = plain = _plain(char)
        return plain


def _plain(char: str) -> str:
    """The usual spelling of a character; empty for what nobody sees."""
    category = unicodedata.category(char)
    if category in ("Cf", "Cs", "Co") or category == "Cc":
        return "\n" if char in "\r\v\f\x85" else ""
    if category in ("Zs", "Zl", "Zp"):
        return "\n" if category != "Zs" else " "
    if category == "Pd" or char == "−":
        return "-"
    if char in "«»„“”‟❝❞〝〞":
        return '"'
    if char in "‘’‚‛`´":
        return "'"
    plain = unicodedata.normalize("NFKC", char)
    if plain != char:
        plain = "".join(_plain(each) if not each.isascii() else each for each in plain)
    return {"ё": "е", "Ё": "Е", "İ": "I"}.get(plain, plain)


_SPELLING = _Spelling()


def _one_script(match: re.Match[str]) -> str:
    """A word that mixes scripts, in the script its unmistakable letters belong to."""
    word = match[0]
    if word.isascii():
        return word
    cyrillic = word.translate(_TO_CYRILLIC)
    if not re.search("[A-Za-z]", cyrillic):
        return cyrillic
    latin = word.translate(_TO_LATIN)
    return latin if latin.isascii() else word


@lru_cache(maxsize=48)
def normalise(text: str) -> str:
    """The text with one spelling of spaces, dashes, quotes, «ё», «№» and look-alike letters.

    Unicode compatibility forms become plain ones, soft hyphens and invisible characters vanish, a word
    hyphenated at a line break is joined, words mixing Latin and Cyrillic get one script.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\u0306" in text or "\u0308" in text:
        text = _BREVE.sub(lambda m: {"И": "Й", "и": "й"}.get(m[1], "") if m[1] else m[2], text)
    text = _ODD.sub(lambda m: _SPELLING[m[0]], text)
    if " \n" in text:
        text = _LINE_END.sub("\n", text)
    if "-" in text and "\n" in text:
        text = _HYPHENATION.sub("", text)
    if _MIXED.search(text):
        text = _WORD.sub(_one_script, text)
    text = _NUMBER_SIGN.sub("№", text)
    if text.count(")") > text.count("("):
        text = _SMILE.sub(".", text)
    if "-единственн" in text:
        text = _ONLY.sub(r"\g<one>", text)
    if text.count('"') > 2:  # in one spelling nobody could tell beginnings from ends
        text = _NESTED.sub(lambda m: f'"{m[1]}{m[2]}{m[3] or ""}"', text)
    return _LONE_HOMOGLYPHS.sub(lambda m: m[0].translate(_TO_CYRILLIC), text)


def squeeze(text: str) -> str:
    """One space for any run of white space: for snippets."""
    return " ".join(text.split())


_GLUED = compiled(
    r"\bне(?=(?:име[ею]|размещ|проводил|участвов|участвуе|поступал|поступил|выявлен|будет\b|будем\b|мож[ею]т|можем|планиру|успева|было\b|хотим|хочет|сможе|смогли|удал|удае|получ[аи]|понима|знае))"
)


# A line that goes on in lower case, or with the name of a place in the genitive, is the same sentence.
_WRAPPED = re.compile(
    r"(?:[ \t](?<=[^\n.!?;:][ \t])[ \t]{0,4}\n|\n(?<=[^\n.!?;:]\n))"
    r"(?=[а-яa-z\d(\"-]|[А-Я][а-я-]{3,24}ого\s(?:сельск|городск|муниципальн|район|округ|края))"
)


@lru_cache(maxsize=48)
def unwrapped(text: str) -> str:
    """Text in one spelling with the lines joined that are one sentence."""
    return _WRAPPED.sub(" ", text)


def apart(low: str) -> str:
    """Lower-case text with «не» parted from the verb it denies: «неимеется» is «не имеется»."""
    low = low.replace("учавств", "участв")
    return _GLUED.sub("не ", low) if "не" in low else low
