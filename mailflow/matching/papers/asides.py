"""Is a sentence an aside: a greeting, a wish, a word on the writer's desk, weather or health?

An aside bears on nothing: it names neither the matter nor letter, figure or answer, points at nothing said
before, counts nothing, asks nothing and sets no condition. What points back may undo an answer («это шутка»),
so whatever does not fit one of these frames is no aside, however harmless it sounds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.matching.authors.author_words import BODY
from mailflow.matching.papers.aside_frames import FRAMES, TELLING
from mailflow.matching.papers.aside_words import GENRES, LIGHT
from mailflow.matching.papers.belonging_words import AMISS, DECEIVED, FOREIGN, LETTERS, SPEECH, UNDOING
from mailflow.reading.speech.predicates import Time, find_predicates
from mailflow.reading.speech.vocabulary import ANSWER, MODALS, OTHERS
from mailflow.reading.speech.words import Sentence, Word

_POINTING = frozenset(
    {"это", "этот", "такой", "тот", "то", "он", "она", "оно", "они", "сей", "данный", "все", "ничто", "никто"}
)
_CONDITIONS = frozenset(
    {"если", "бы", "чтобы", "что", "якобы", "будто", "вроде", "против", "пока", "хотя", "ли"}
)
_UNSAID = frozenset(
    {"план", "проект", "черновик", "тест", "проба", "учение", "тренировка", "проверка", "бумага"}
)
_FILLERS = re.compile(
    r"^(?:ну\s)?(?:и\s)?(?:что\s(?:тут\s|я\s|мне\s|еще\s|ж\s)?(?:сказать|скажешь|скажу)|вот\sи\sвс[её]|на\sэтом\sвс[её]"
    r"|(?:у\s(?:меня|нас)|пока|это)\sвс[её]|так\sвот|такие\sдела|вот\sтак(?:\s(?:вот|и\sживем))?|как\sговорится|в\sобщем|значит\sтак"
    r"|(?:у\sнас\s)?вс[её]\s(?:хорошо|в\sпорядке|нормально|отлично|путем)(?:,\sчего\sи\sвам\sжелаем)?|тут\sтакое\sдело"
    r"|рады\sстараться|аминь|ура|с\sбогом|бог\sв\sпомощь|христос\sвоскрес\w?|воистину\sвоскрес\w?|слава\sбогу"
    r"|(?:в\sобщем,?\s)?вс[её]\sкак\s(?:у\sлюдей|всегда|обычно))[\s.!)(:]*$"
)
"""Said for the sake of saying it, as a whole sentence."""
_SAYING = re.compile(
    r"^(?:как\s(?:говорит|говорят|говорил|говорила|говаривал)\s(?:[а-я]{2,10}\s)?[а-я]{3,14},|как\sговорится,"
    r"|(?:наш|наша|мой|моя)?\s?(?:глава|атаман|дед|бабушка|мать|отец|муж|жена|народ)\s(?:говорит|говорил|говорила|говаривал):)"
)
"""«Наш глава говорит: лучше меньше, да лучше»: a saying and whose it is."""
_LEADS = re.compile(
    r"^(?:(?:вы\s)?(?:только\s)?не\s(?:обижайтесь|сердитесь|ругайтесь|серчайте|гневайтесь|взыщите|судите(?:\sстрого)?)"
    r"|(?:ой|ох|эх|ну)|(?:сразу\s)?скажу\s(?:как\sесть|прямо|честно|сразу|кратко|просто)|(?:честно|прямо|коротко)\s(?:говоря|скажу)"
    r"|(?:и\s)?кстати(?:\sсказать)?|к\sслову(?:\sсказать)?|не\sскрою|что\sтут\sскажешь)\s?[,:!-]\s?(?:но\s)?"
)
"""Said before what is said: «скажу как есть: …», «не обижайтесь, но …»."""


def without_leads(text: str) -> str:
    """A sentence less the courtesy it opens with."""
    return _LEADS.sub("", text)


def is_aside(sentence: Sentence, topics: Sequence[str]) -> bool:
    """Whether nothing of an answer hangs on the sentence."""
    if _FILLERS.match(sentence.text):
        return True
    if sentence.asks or any(_bears(each, topics) for each in sentence.words):
        return False
    predicates = find_predicates(sentence)
    return any(frame(sentence, predicates) for frame in FRAMES)


def is_light(sentence: Sentence, topics: Sequence[str]) -> bool:
    """Whether a sentence of a writer we know bears on nothing, in whatever words: «отбой тревоги».

    Without a verb it may name any thing but a kind of paper, its truth, another body or time; of verbs it may
    have those of courtesy and feeling. What denies, doubts, counts or points back is not light.
    """
    words = (each for at, each in enumerate(sentence.words) if not _is_everybody(sentence, at))
    if sentence.asks or any(_bears(each, topics) for each in words):
        return False
    lemmas = sentence.lemmas()
    if lemmas & _WEIGHTY or any(BODY.match(each.text) for each in sentence.words):
        return False
    predicates = find_predicates(sentence)
    if _SAYING.match(sentence.text) and (len(predicates) == 1 or sentence.text.startswith("как говор")):
        return True
    if not predicates:
        return any(each.part == "NOUN" for each in sentence.words)
    return all(
        (each.lemma in LIGHT and each.time in (Time.NOW, Time.ORDERED)) or each.lemma not in _GRAVE
        for each in predicates
    ) and not any(each.denied for each in predicates)


def _is_everybody(sentence: Sentence, at: int) -> bool:
    """«все поздравляют», «поздравляем всех»: people, and nothing said before."""
    if sentence.words[at].text not in ("все", "всех", "всем"):
        return False
    near = sentence.words[max(0, at - 1) : at + 2]
    return any(each.lemma in LIGHT for each in near)


def _bears(word: Word, topics: Sequence[str]) -> bool:
    """On the matter, on letters, on what was said before; a number, a condition, a deceit."""
    return (
        word.text.startswith(tuple(topics))
        or word.text[0].isdigit()
        or word.part == "NUMR"
        or word.lemma in _BEARING
    )


_WEIGHTY = GENRES | FOREIGN | OTHERS | {"не", "ни", "нет", "без", "так", "уже", "еще", "или", "может"}
_GRAVE = SPEECH | TELLING | UNDOING | MODALS
_BEARING = _POINTING | _CONDITIONS | _UNSAID | LETTERS | ANSWER | DECEIVED | AMISS
