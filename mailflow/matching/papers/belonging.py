"""Does every sentence of a letter belong in an answer? What speaks of speaking, undoes or jests must fit.

`own_words` looks for one sentence that answers; here none may stand that no answer holds. What is done, built
and planted is told freely. Closed is speech about speech: whoever says, writes, thinks, feels or errs in an
answer does so in few frames («сообщаем», «просим учесть», «обсудили и разместили»). Closed, too, is the
sentence without a verb: its noun is of the matter, of an office or of a letter's form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.matching.authors.author_words import BODY
from mailflow.matching.authors.doer_words import MUNICIPALITIES, OFFICES, ORGANISATIONS
from mailflow.matching.authors.doers import Doer, doer_of
from mailflow.matching.authors.frames import is_relative, start_of_clause
from mailflow.matching.papers.belonging_words import (
    AMISS,
    ANNOUNCED,
    FINDING_OUT,
    FOREIGN,
    HEADS,
    HELD,
    INFORMED,
    SPEECH,
    UNDOING,
)
from mailflow.model.understanding import Outcome
from mailflow.reading.speech.correcting import corrects
from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.vocabulary import COURTESIES, DEEDS, REQUEST, TELL
from mailflow.reading.speech.words import Sentence, Word, sentences, told_of

_TITLES = re.compile(r"\"[^\"\n]{1,120}\"")
_MARKS = re.compile(r"_{3,}|(?:^|\s)#[а-яa-z]")
"""Blanks to be filled in, tags of a post."""
_MYSELF = frozenset({"мне", "меня", "себе"})
_PEOPLE = frozenset({"anim", "Orgn"})
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Abbr"})
_TOLD = TELL | ANNOUNCED
_STATING = frozenset({"ADJS", "PRED", "VERB"})
_NEAR = 4
_NOT_TO_YOU = "не вам"
_OF_OURS = frozenset({"совет", "дума", "объединение"})
_NEUTER_NAMES = ("ское", "цкое")
_NOTHING_TO = frozenset({"нечего", "нечем"})


def stranger(low: str, topics: Sequence[str], outcome: Outcome) -> str:
    """The first sentence that belongs in no answer on this matter (stems), or nothing.

    Whoever has nothing may tell what has ended; whoever corrects, what was amiss.
    """
    for sentence in sentences(_TITLES.sub('""', low)):
        if not _belongs(sentence, topics, outcome):
            return sentence.text
    return ""


def _belongs(sentence: Sentence, topics: Sequence[str], outcome: Outcome) -> bool:
    words = sentence.words
    may_end = outcome is Outcome.NOTHING
    if _MARKS.search(sentence.text) or _NOT_TO_YOU in sentence.text or _is_anothers_house(words, topics):
        return False
    if any(each.text in _MYSELF for each in words):
        return False
    if any(each.lemma in FOREIGN and not _is_asked(each, topics) for each in words):
        return False
    predicates = find_predicates(sentence)
    corrected = outcome is Outcome.CORRECTION or any(
        _is_announced(sentence, each, topics) for each in predicates
    )
    if not corrected and any(each.lemma in AMISS for each in words):
        return False
    if not predicates:
        return outcome is Outcome.INTERIM or _heads_answer(sentence, topics)
    if _is_unreal(sentence, predicates) or any(_forbids(each) for each in predicates):
        return False
    if outcome is not Outcome.INTERIM and any(_finds_out(sentence, each) for each in predicates):
        return False
    return all(
        _fits(sentence, each, predicates, topics) if _is_speech(each) else may_end or _stays(sentence, each)
        for each in predicates
    )


def _is_anothers_house(words: Sequence[Word], topics: Sequence[str]) -> bool:
    """«Наша фирма вывезет», «в нашей редакции»: who says «наш» of an organisation writes for it."""
    for at, each in enumerate(words):
        noun = next((word for word in words[at + 1 : at + 3] if word.part == "NOUN"), None)
        if each.lemma != "наш" or noun is None or _is_asked(noun, topics):
            continue
        if noun.lemma in ORGANISATIONS - _OF_OURS or BODY.match(noun.text):
            return True
    return False


def _is_asked(word: Word, topics: Sequence[str]) -> bool:
    return word.text.startswith(tuple(topics))


def _heads_answer(sentence: Sentence, topics: Sequence[str]) -> bool:
    """«Практик – 2», «Уважаемые коллеги!», «Глава Ткач»; not «Акт.», «Уважаемые жители!»."""
    words = sentence.words
    if not sentence.text.endswith((".", "!")) or any(mark in sentence.text for mark in ":()"):
        return True  # a line of a letterhead, of a list
    if any(each.part in _STATING for each in words):
        return True
    if any(_is_asked(each, topics) or each.lemma in OFFICES for each in words):
        return True
    if words[0].text.endswith(_NEUTER_NAMES):
        return True
    for at, each in enumerate(words):
        if each.part != "NOUN" or not each.has("nomn") or each.grammemes & _NAMES:
            continue
        if any(before.part == "PREP" for before in words[max(0, at - 3) : at]):
            continue
        return each.lemma in HEADS | MUNICIPALITIES
    return True


def _is_unreal(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Дали бы денег», «если разместим»; «если нужно, звоните» is a courtesy, a relative clause a remark."""
    for at, word in enumerate(sentence.words):
        if word.text == "бы" and not is_relative(sentence, at):
            return True
        if word.text == "если":
            return not any(_is_courtesy(each) or _is_planned(each) for each in predicates)
    return False


def _forbids(each: Predicate) -> bool:
    """«не учитывать», «не регистрировать»: said of the letter itself."""
    return each.time is Time.BARE and each.denied and each.lemma in COURTESIES


def _finds_out(sentence: Sentence, each: Predicate) -> bool:
    """«уточняем», «узнаю в понедельник»; «уточняем: размещено 5» gives what has been found out."""
    if each.lemma not in FINDING_OUT or each.denied or each.time not in (Time.NOW, Time.TO_COME):
        return False
    behind = sentence.words[each.at + 1 : each.at + 3]
    of_house = each.person == 1 or each.lemma.endswith("ся")
    return of_house and not any(word.text in (":", "что") for word in behind)


def _is_speech(each: Predicate) -> bool:
    return each.lemma in SPEECH or each.modal in SPEECH


def _is_courtesy(each: Predicate) -> bool:
    """What is asked of us is judged elsewhere (`speech`)."""
    return each.modal in REQUEST or (each.time is Time.ORDERED and each.lemma in COURTESIES)


def _is_planned(each: Predicate) -> bool:
    """Of «мы», or of nobody; whoever is to answer later is read elsewhere (`telling`)."""
    if each.denied:
        return False
    return each.time in (Time.TO_COME, Time.WISHED) and (each.person in (0, 1) or each.lemma in TELL)


def _fits(
    sentence: Sentence, each: Predicate, predicates: Sequence[Predicate], topics: Sequence[str]
) -> bool:
    """Whether a verb of speech stands in a frame of answers."""
    words = sentence.words
    reported = any(word.text in ("что", "как") for word in words[each.at + 1 : each.at + _NEAR])
    if _is_planned(each) or _is_announced(sentence, each, topics):
        return True
    if corrects(sentence, tuple(predicates)) or any(word.text in _NOTHING_TO for word in words):
        return True
    if _is_courtesy(each):
        return not (reported and each.time is Time.ORDERED)
    if reported:
        return False
    if is_relative(sentence, each.at) or _is_answered_for(sentence, each):
        return True
    if each.passive and any(_is_announced(sentence, other, topics) for other in predicates):
        return True  # «уточняем: размещено 5, ранее указано 4»
    return _is_step(sentence, each, predicates) or _is_of_matter(sentence, each, topics)


def _is_announced(sentence: Sentence, each: Predicate, topics: Sequence[str]) -> bool:
    """«сообщаем», «администрация сообщает», «рады сообщить», «считаем»; nobody else and no crowd says so."""
    if each.lemma == "считать" and each.time is Time.BARE:
        return True
    if each.lemma in HELD or each.modal in HELD:
        return each.time in (Time.NOW, Time.WISHED) and sentence.words[each.at].has("1per", "plur")
    if each.lemma not in _TOLD or each.denied or _is_for_others(sentence, each):
        return False
    if each.time is Time.BARE or each.person == 1:
        return each.time in (Time.BARE, Time.NOW)
    single = not sentence.words[each.at].has("plur")
    return each.time is Time.NOW and single and doer_of(sentence, each, topics=topics) is not Doer.OTHERS


def _is_for_others(sentence: Sentence, each: Predicate) -> bool:
    """«Извещаем жителей», «докладываю начальнику»"""
    behind = sentence.words[each.at + 1 : each.at + 2]
    return each.lemma in INFORMED and any(
        word.part == "NOUN" and word.has("anim") and word.lemma not in HEADS for word in behind
    )


def _is_answered_for(sentence: Sentence, each: Predicate) -> bool:
    """«за что отвечала Петрова»"""
    near = sentence.words[max(0, each.at - 2) : each.at + 2]
    return each.lemma == "отвечать" and any(word.text == "за" for word in near)


def _is_step(sentence: Sentence, each: Predicate, predicates: Sequence[Predicate]) -> bool:
    """«обсудили, выбрали и разместили»: on the way to the writers' own deed."""
    if each.time is not Time.DONE or not (each.passive or sentence.words[each.at].has("plur")):
        return False
    return any(
        other.lemma in DEEDS and other.time is Time.DONE and not other.denied and other is not each
        for other in predicates
    )


def _is_of_matter(sentence: Sentence, each: Predicate, topics: Sequence[str]) -> bool:
    """«проект закона обсуждён», «опрошено 9», «практика рассказывает о сквере»: the matter, or a thing."""
    noun = told_of(sentence, each.at)
    if noun is not None and _is_asked(noun, topics):
        return True
    if each.time is not Time.NOW or each.person != 3:
        return False
    clause = sentence.words[start_of_clause(sentence, each.at) : each.at]
    subjects = [word for word in clause if word.part in ("NOUN", "NUMR") or word.has("Anum")]
    return bool(subjects) and not any(
        word.grammemes & (_PEOPLE | _NAMES) or BODY.match(word.text) for word in subjects
    )


def _stays(sentence: Sentence, each: Predicate) -> bool:
    """«вопрос отложили», «практику удалили»; «отклонена одна» leaves the others."""
    if each.lemma not in UNDOING or each.denied or is_relative(sentence, each.at):
        return True
    return any(word.text.isdigit() or word.part == "NUMR" or word.has("Anum") for word in sentence.words)
