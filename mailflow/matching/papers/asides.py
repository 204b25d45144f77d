"""Is a sentence an aside: a greeting, a wish, a word on the writer's desk, weather or health?

An aside bears on nothing: it names neither the matter nor letter, figure or answer, points at nothing said
before, counts nothing, asks nothing and sets no condition. What points back may undo an answer («это шутка»),
so whatever does not fit one of these frames is no aside, however harmless it sounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mailflow.matching.papers.aside_words import (
    AT_HEART,
    DECIDING,
    DEVICES,
    EVERYDAY,
    GREETING_VERBS,
    GREETINGS,
    HANDS,
    MANNERS,
    OWN_BODIES,
    PLACES_OF_WRITING,
    VOCATIVES,
    WELL,
    WISHED_FOR,
    WRITING_NOW,
)
from mailflow.matching.papers.belonging_words import (
    AMISS,
    DECEIVED,
    FINDING_OUT,
    FOREIGN,
    LETTERS,
    SPEECH,
    UNDOING,
)
from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.vocabulary import ANSWER, DEEDS, OTHERS, PASS_ON, PREPARED, REQUEST, SOCIAL, TELL
from mailflow.reading.speech.words import Sentence, Word

_MOST_WORDS = 12
_POINTING = frozenset(
    {"это", "этот", "такой", "тот", "то", "он", "она", "оно", "они", "сей", "данный", "все", "ничто", "никто"}
)
_CONDITIONS = frozenset(
    {"если", "бы", "чтобы", "что", "якобы", "будто", "вроде", "против", "пока", "хотя", "ли"}
)
_UNSAID = frozenset(
    {"план", "проект", "черновик", "тест", "проба", "учение", "тренировка", "проверка", "бумага"}
)
_HANDING = frozenset({"передать", "передавать"})
_TELLING = DEEDS | TELL | PASS_ON | PREPARED | REQUEST | FINDING_OUT
_MARKS = frozenset({",", "-", "(", ")", ".", "!", ";", ":", '"'})
_FILLERS = re.compile(
    r"^(?:ну\s)?(?:и\s)?(?:что\s(?:тут\s|я\s|мне\s|еще\s|ж\s)?(?:сказать|скажешь|скажу)|вот\sи\sвс[её]|на\sэтом\sвс[её]"
    r"|(?:у\s(?:меня|нас)|пока|это)\sвс[её]|так\sвот|такие\sдела|вот\sтак(?:\s(?:вот|и\sживем))?|как\sговорится|в\sобщем|значит\sтак"
    r"|рады\sстараться|аминь|ура|с\sбогом|бог\sв\sпомощь|христос\sвоскрес\w?|воистину\sвоскрес\w?|слава\sбогу"
    r"|(?:в\sобщем,?\s)?вс[её]\sкак\s(?:у\sлюдей|всегда|обычно))[\s.!)(:]*$"
)
"""Said for the sake of saying it, as a whole sentence."""
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
    return any(frame(sentence, predicates) for frame in _FRAMES)


def _bears(word: Word, topics: Sequence[str]) -> bool:
    """On the matter, on letters, on what was said before; a number, a condition, a deceit."""
    return (
        word.text.startswith(tuple(topics))
        or word.text[0].isdigit()
        or word.part == "NUMR"
        or word.lemma in _BEARING
    )


_BEARING = _POINTING | _CONDITIONS | _UNSAID | LETTERS | ANSWER | DECEIVED | AMISS


def _greets(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Здравия желаю!», «низкий поклон из станицы», «хорошей недели», «Ирина Олеговна, приветствую!»"""
    words = [each for each in sentence.words if each.text not in _MARKS]
    if not 0 < len(words) <= _MOST_WORDS or any(not _is_greeting_verb(each) for each in predicates):
        return False
    lemmas = {each.lemma for each in words}
    if lemmas & (FOREIGN | {"не", "ни", "нет", "без"}):
        return False
    called = words[0].has("Name") and words[1:2] != [] and words[1].has("Patr")
    wished = bool(lemmas & WELL) and bool(lemmas & WISHED_FOR) and not any(_is_told(each) for each in words)
    return bool(lemmas & GREETINGS) or wished or bool(predicates and called)


def _is_told(word: Word) -> bool:
    """A noun in the nominative alone: «добрый год» tells, «доброго года» wishes."""
    return word.part == "NOUN" and word.has("nomn") and not word.has("gent")


def _is_greeting_verb(each: Predicate) -> bool:
    return each.lemma in GREETING_VERBS and each.person == 1 and not each.denied


def _calls(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Товарищи!», «дорогие мои девочки,»: whom one writes to, and nothing else."""
    words = [each for each in sentence.words if each.text not in _MARKS]
    return (
        not predicates
        and 0 < len(words) <= 4
        and all(
            (each.part in ("NOUN", "ADJF", "CONJ") and each.has("nomn")) or each.part == "CONJ"
            for each in words
        )
        and any(each.lemma in VOCATIVES and each.has("plur") for each in words)
    )


def _bids(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Берегите себя», «не судите строго», «позвоните мне»: nobody is set to work on an answer."""
    others = (OTHERS | FOREIGN | {"сосед"}) & sentence.lemmas()
    return (
        bool(predicates)
        and not others
        and all(each.time is Time.ORDERED and _is_social(sentence, each) for each in predicates)
    )


def _is_social(sentence: Sentence, each: Predicate) -> bool:
    """«Передавайте привет»: of what is handed on only a greeting is no answer."""
    return each.lemma in SOCIAL or (each.lemma in _HANDING and bool(sentence.lemmas() & GREETINGS))


def _is_at_desk(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Пишу с ящика главы, мой заблокировали», «принтер сломался»: of what one writes with."""
    lemmas = sentence.lemmas()
    if lemmas.isdisjoint(DEVICES) or lemmas & (FOREIGN | {"себя"}):
        return False
    return all(_writes(each) or each.lemma not in SPEECH | _TELLING for each in predicates)


def _is_daily(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Вода у нас по часам», «погода радует», «у меня гипс»: of the daily round."""
    lemmas = sentence.lemmas()
    if lemmas.isdisjoint(EVERYDAY) or lemmas & (FOREIGN | OTHERS):
        return False
    return all(
        _writes(each) or each.lemma not in (SPEECH - {"радовать"}) | _TELLING | UNDOING for each in predicates
    )


def _closes_subject(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Больше писать не о чем», «добавить нечего»"""
    none = re.search(r"\b(?:не\s(?:о|про|над)\s(?:чем|что)|нечего|нечем)\b", sentence.text)
    return none is not None and bool(predicates) and all(each.time is Time.BARE for each in predicates)


def _speaks_its_mind(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Глава просил передать Вам поклон», «мечтаем о новом клубе»: said of something that is named.

    A verb of speech without what it speaks of speaks of the answer: «сами не верим», «велели так».
    """
    lemmas = sentence.lemmas()
    if not predicates or lemmas & (FOREIGN | OTHERS | {"не"}):
        return False
    return all(_is_of_a_thing(sentence, each) for each in predicates)


def _is_of_a_thing(sentence: Sentence, each: Predicate) -> bool:
    if each.lemma in _HANDING:
        return bool(sentence.lemmas() & GREETINGS)
    if each.lemma not in AT_HEART or each.time not in (Time.NOW, Time.DONE, Time.TO_COME):
        return False
    behind = sentence.words[each.at + 1 : each.at + 6]
    return any(
        word.part == "NOUN" and not word.has("anim") and (not word.has("nomn") or word.has("accs"))
        for word in behind
    )


_Frame = Callable[[Sentence, Sequence[Predicate]], bool]
_FRAMES: tuple[_Frame, ...] = (
    _greets,
    _calls,
    _bids,
    _is_at_desk,
    _is_daily,
    _closes_subject,
    _speaks_its_mind,
)


def _writes(each: Predicate) -> bool:
    return each.lemma in WRITING_NOW and each.person == 1 and each.time is Time.NOW and not each.denied


def tells_how_written(sentence: Sentence, each: Predicate) -> bool:
    """«Пишу стоя», «печатаю одной рукой», «отвечаю с домашнего»: how and by what, never what."""
    if not _writes(each):
        return False
    words = sentence.words[each.at + 1 : each.at + 5]
    clause = words[: next((at for at, word in enumerate(words) if word.text in _MARKS), len(words))]
    if not clause or any(word.lemma in FOREIGN for word in clause):
        return False
    return (
        clause[0].part == "GRND"
        or clause[0].text in MANNERS
        or any(word.lemma in HANDS and word.has("ablt") for word in clause)
        or (clause[0].text in ("с", "со", "из", "на", "через", "в") and _is_placed(clause[1:]))
    )


def _is_placed(words: Sequence[Word]) -> bool:
    return any(each.lemma in PLACES_OF_WRITING or each.text == "домашнего" for each in words)


def is_own_decision(sentence: Sentence, each: Predicate, predicates: Sequence[Predicate]) -> bool:
    """«Так решил сход, так думаю и я»: whoever decides for the municipality stands by what was told."""
    lemmas = sentence.lemmas()
    if not sentence.text.startswith("так ") or lemmas & (FOREIGN | {"район", "край", "против", "знать"}):
        return False
    deciding = [other for other in predicates if {other.lemma, other.modal} & DECIDING and not other.denied]
    return bool(deciding) and bool(lemmas & OWN_BODIES) and (each in deciding or each.denied)


def is_bidden(each: Predicate, predicates: Sequence[Predicate]) -> bool:
    """«не ругайтесь», «звоните»: a courtesy in the imperative; «приезжайте, выложим» is none."""
    if each.time is not Time.ORDERED or each.lemma not in SOCIAL:
        return False
    return all(other.time in (Time.DONE, Time.NOW, Time.ORDERED) for other in predicates) or each.denied
