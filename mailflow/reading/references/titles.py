"""The matter of a request named by its title or another name of it, in any inflection and with slips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mailflow.model.request import Request
from mailflow.model.understanding import Strength
from mailflow.patterns import Gated
from mailflow.reading.clauses.words import is_noun, lemma, stem
from mailflow.reading.normal import normalise, squeeze
from mailflow.reading.passages import Passage, Place


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A request whose matter is named; strong where its own proper title stands. `why` is Russian."""

    request: Request
    strength: Strength
    snippet: str
    why: str


_HEADINGS = frozenset({Place.SUBJECT, Place.FILE_NAME, Place.DISPLAY_NAME})
# «… инициатив по развитию территориального общественного самоуправления» speaks of one's own matter.
_NAMING = re.compile(
    r"(?:(?:^|[^а-я])(?:об?|по|касательно|относительно|насчет|тема|тему|теме|запрос\w?|письм\w{1,2}"
    r"|вопрос\w{0,3}|в части)|[\"(:\n])[\s\":-]{0,5}$"
)
_WORD = re.compile(r"[а-яa-z]{2,60}")
_QUOTED = re.compile(r'"([^"\n]{3,120})"?')
_FUNCTION_WORDS = "о об обо в во на по и с со к ко для от до за при из не под над или"
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_GENERAL_WORDS = (
    "муниципальный участие информация предоставление представление направление проведение "
    "организация реализация "
    "вопрос работа мероприятие сведение данные отчет письмо запрос ответ администрация поселение "
    "район край год совет глава "
    "образование местный самоуправление предложение развитие рассмотрение исполнение срок "
    "отдельный дополнительный"
)
_GENERAL = frozenset(_GENERAL_WORDS.split())


def find_titles(passage: Passage, requests: Sequence[Request]) -> tuple[TitleMatch, ...]:
    """Requests whose matter the passage names, each once, strong before weak."""
    plain = normalise(passage.text)
    low = plain.lower().replace("_", " ")
    found = [match for request in requests if (match := _match(low, plain, request, passage)) is not None]
    return tuple(sorted(found, key=lambda each: each.strength is not Strength.STRONG))


def _match(low: str, plain: str, request: Request, passage: Passage) -> TitleMatch | None:
    for name in _names(request.title, request.aliases):
        match = name.search(low)
        if match is not None:
            return _made(request, Strength.STRONG, plain[match.start() : match.end()], passage)
    whole = _whole(request.title)
    match = whole.search(low) if whole is not None else None
    if match is not None:
        named = passage.place in _HEADINGS or _NAMING.search(low[max(0, match.start() - 40) : match.start()])
        strength = Strength.STRONG if named else Strength.WEAK
        return _made(request, strength, plain[match.start() : match.end()], passage)
    for word in _hints(request.title, request.aliases):
        match = re.search(rf"\b{re.escape(word)}\w{{0,4}}\b", low) if word in low else None
        if match is not None:
            return _made(request, Strength.WEAK, plain[match.start() : match.end()], passage)
    return None


def _made(request: Request, strength: Strength, written: str, passage: Passage) -> TitleMatch:
    what = "название дела" if strength is Strength.STRONG else "слово из названия дела"
    snippet = squeeze(written)
    return TitleMatch(
        request, strength, snippet, f"«{snippet}», {passage.where}: {what} (№ {request.number})"
    )


@lru_cache(maxsize=256)
def _names(title: str, aliases: tuple[str, ...]) -> tuple[Gated, ...]:
    """Patterns of the proper names: aliases and names in quotes within the title."""
    plain = normalise(title).lower()
    proper = [*(normalise(each).lower() for each in aliases), *_QUOTED.findall(plain)]
    return tuple(_pattern(each) for each in dict.fromkeys(proper) if _telling(each))


@lru_cache(maxsize=256)
def _whole(title: str) -> Gated | None:
    """The whole title; its words may stand in any letter, so it is a name only where it is used as one."""
    plain = normalise(title).lower()
    return _pattern(plain) if len(_words(plain)) > 2 and _telling(plain) else None


def _words(text: str) -> list[str]:
    return [each for each in _WORD.findall(text) if each not in _FUNCTION]


def _telling(name: str) -> bool:
    """Whether a name is distinctive: two words at least, or one that is not a general one."""
    words = _words(name)
    return len(words) > 1 or any(lemma(each) not in _GENERAL for each in words)


def _pattern(name: str) -> Gated:
    """The words in order in any inflection, abbreviated with a point («мун. диалог») or with "
    "one wrong letter."""
    parts = [_inflected(word) for word in _words(name)]
    return Gated(
        r"\b" + r"[\s\".,:()-]{0,6}(?:(?:о|об|в|на|по|и|с|к|для|от)\s)?".join(parts) + r"(?![а-яa-z])"
    )


def _inflected(word: str) -> str:
    root = stem(word)
    forms = [rf"{re.escape(root)}[а-я]{{0,5}}"]
    if len(root) > 5:
        forms += [_slip(root, at) for at in range(1, len(root))]
        forms.append(rf"{root[:3]}[а-я]{{0,3}}\.")
    elif len(word) > 5:
        forms.append(rf"{root[:3]}\.")
    return f"(?:{'|'.join(forms)})"


def _slip(root: str, at: int) -> str:
    """One letter wrong, missing or doubled at a position."""
    return rf"{re.escape(root[:at])}[а-я]{{0,2}}{re.escape(root[at + 1 :])}[а-я]{{0,5}}"


@lru_cache(maxsize=256)
def _hints(title: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """Stems of telling nouns of the title: alone they are weak."""
    words = [word for text in (title, *aliases) for word in _words(normalise(text).lower())]
    telling = [word for word in words if len(word) > 4 and is_noun(word) and lemma(word) not in _GENERAL]
    return tuple(dict.fromkeys(stem(word) for word in telling))
