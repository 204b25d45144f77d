"""Whose deed does a verb tell? The writer's own, or that of a body, a person or a crowd beside it.

In Russian the doer is the subject of an active verb («поселение разместило», «разместили») and the
instrumental of a passive one («нами размещено», «школами размещено»). A municipality posts as «мы», as an
office in the singular, or unnamed; whoever else is named posts for himself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from mailflow.matching.authors.author_words import BODY
from mailflow.matching.authors.doer_words import (
    BEING,
    BESIDE,
    CITIZENS,
    COUNCILLORS,
    COUNCILS,
    CROWDS,
    DECIDING,
    GATEKEEPERS,
    MEANS,
    MUNICIPALITIES,
    OFFICES,
    ORGANISATIONS,
    POSTING,
    PROPOSALS,
    PROPOSING,
    PUTTING,
    SPOKEN_OF,
)
from mailflow.reading.morphology import analyzer, is_substantive
from mailflow.reading.speech.predicates import Predicate
from mailflow.reading.speech.words import Sentence, Word


class Doer(StrEnum):
    """`OURS`: the writer, by pronoun, office or person of the verb; `UNNAMED`: nobody is named."""

    OURS = "ours"
    UNNAMED = "unnamed"
    OTHERS = "others"


_OURSELVES = frozenset({"мы", "я"})
_STOPS = frozenset({";", ":", "что", "который"})
_NAMES = ("Name", "Surn", "Patr", "Geox")
_GENDERS = ("masc", "femn", "neut")
# Words between a verb and its doer: the name of a settlement with its district takes eight.
_REACH = 18
# «ул», «км»: no agent.
_SHORTEST = 2
_BESIDE_VERB = 3
_ABOVE = frozenset({"район", "округ", "р-н"})
_NEUTER_NAMES = ("ское", "цкое")
_COUNTED = 2


def doer_of(
    sentence: Sentence, predicate: Predicate, *, topics: Sequence[str] = (), beneath: bool = False
) -> Doer:
    """Who did it, as subject or agent of the verb tell; `beneath` a district, the district is another.

    What the request asks about (stems, `topics`) is reported on, and nobody else: «ТОС провели 5 собраний».
    """
    if predicate.person == 1:
        return Doer.OURS
    if predicate.lemma in BEING or _is_of_citizens(sentence, predicate, topics):
        return Doer.UNNAMED
    if predicate.passive:
        return _most_telling(_agents(sentence, predicate.at, topics, beneath=beneath))
    if _is_spoken_of(sentence, predicate.at):
        return Doer.OTHERS
    return _most_telling(_subjects(sentence, predicate.at, topics, beneath=beneath))


def _is_of_citizens(sentence: Sentence, predicate: Predicate, topics: Sequence[str]) -> bool:
    """«Жителями предложена инициатива», «гражданами подано 340 заявок»: the municipality reports it.

    What citizens did with what is asked about is asked for, but posting is the municipality's own.
    """
    lemmas = {each.lemma for each in sentence.words}
    if lemmas.isdisjoint(CITIZENS):
        return False
    if predicate.lemma in PROPOSING and not lemmas.isdisjoint(PROPOSALS):
        return True
    asked = any(
        word.part == "NOUN" and word.lemma not in CITIZENS and word.text.startswith(tuple(topics))
        for word in sentence.words
    )
    counted = any(word.text.isdigit() or word.part == "NUMR" for word in sentence.words)
    return asked and counted and predicate.lemma not in PUTTING


def _is_spoken_of(sentence: Sentence, at: int) -> bool:
    """«Вместо него учитель, он и разместил»: the pronoun beside the verb, whoever was named before."""
    near = sentence.words[max(0, at - _BESIDE_VERB) : at]
    return any(each.text in SPOKEN_OF for each in near)


def _most_telling(found: Iterator[Doer]) -> Doer:
    """The writer himself outweighs whoever is named beside him."""
    doers = set(found)
    if Doer.OURS in doers:
        return Doer.OURS
    return Doer.OTHERS if Doer.OTHERS in doers else Doer.UNNAMED


def _agents(sentence: Sentence, at: int, topics: Sequence[str], *, beneath: bool) -> Iterator[Doer]:
    for place in _clause(sentence, at):
        if _is_asked_about(sentence.words[place], topics):
            continue
        forms = [each for each in _nouns(sentence.words[place]) if "ablt" in each]
        # «по благоустройству набережной»: a genitive that looks like an agent
        if forms and not _is_governed(sentence, place) and not _depends(sentence, place):
            yield from _of_noun(sentence, place, forms, beneath=beneath) or _unknown_agent(
                sentence.words[place]
            )


def _unknown_agent(word: Word) -> list[Doer]:
    """«Обществами размещено»: by whom, where it does not tell how."""
    known = _noun_forms(word.text)
    if word.lemma in MEANS or _is_name(word) or any(each & {"Fixd", "Abbr"} for each in known):
        return []
    return [Doer.OTHERS] if len(word.text) > _SHORTEST else []


def _is_asked_about(word: Word, topics: Sequence[str]) -> bool:
    """What the request asks about, or who lets it through: «модераторами одобрены две практики»."""
    named = word.lemma not in MUNICIPALITIES | OFFICES and word.text.startswith(tuple(topics))
    return named or word.lemma in GATEKEEPERS


def _subjects(sentence: Sentence, at: int, topics: Sequence[str], *, beneath: bool) -> Iterator[Doer]:
    verb = sentence.words[at]
    for place in _clause(sentence, at):
        word = sentence.words[place]
        if _is_asked_about(word, topics):
            continue
        if (word.lemma in CROWDS and place < at) or _are_many(sentence, place):
            yield Doer.OTHERS
        if BODY.match(word.text) and not word.part:
            yield Doer.OTHERS  # «ТОС», «МКУ»: no dictionary knows their cases
        forms = [each for each in _nouns(word) if "nomn" in each and _agrees(each, verb)]
        if not forms or _is_governed(sentence, place) or _depends(sentence, place):
            continue
        if _decides(sentence, place, verb):
            yield Doer.OURS
            continue
        found = _of_noun(sentence, place, forms, beneath=beneath)
        if not found and _is_doer_alone(word, forms, verb.lemma):
            found = [Doer.OTHERS]
        yield from found


def _decides(sentence: Sentence, at: int, verb: Word) -> bool:
    """«Совет назначил двух старост»: the municipality's own; «совет ветеранов», «сход района» are others'."""
    behind = next((each for each in sentence.words[at + 1 : at + 3] if each.part == "NOUN"), None)
    ours = behind is None or behind.lemma in COUNCILLORS or not behind.has("gent")
    return ours and verb.lemma in DECIDING and sentence.words[at].lemma in COUNCILS


def _are_many(sentence: Sentence, at: int) -> bool:
    """«Из 11 поселений … разместили четыре», «Глебовское и Ильинское разместили»: not one."""
    words = sentence.words[max(0, at - _COUNTED) : at + 1]
    if len(words) <= _COUNTED:
        return False
    first, between, last = words
    if last.lemma in MUNICIPALITIES:
        return first.text == "из" and between.text[0].isdigit()
    named = first.text.endswith(_NEUTER_NAMES) and last.text.endswith(_NEUTER_NAMES)
    return named and between.text in ("и", ",")


def _nouns(word: Word) -> tuple[frozenset[str], ...]:
    if word.part not in ("NOUN", "NPRO") or not word.text[0].isalpha():
        return ()
    return _noun_forms(word.text)


@lru_cache(maxsize=10_000)
def _noun_forms(text: str) -> tuple[frozenset[str], ...]:
    tags = (each.tag for each in analyzer().parse(text) if each.tag.POS in ("NOUN", "NPRO"))
    return tuple(frozenset(str(each) for each in tag.grammemes) for tag in tags)


def _of_noun(sentence: Sentence, at: int, forms: list[frozenset[str]], *, beneath: bool) -> list[Doer]:
    """Whose the noun is; nothing for things and for names of people and places."""
    word = sentence.words[at]
    if [each.text for each in sentence.words[at + 1 : at + 3]] == [".", "рф"]:
        return []  # «муниципалитеты.рф» is a site
    office = word.lemma in OFFICES
    municipality = word.lemma in MUNICIPALITIES or _is_municipality(sentence, at)
    if word.lemma in _OURSELVES:
        return [Doer.OURS]
    if _means_teller(sentence, at):
        return [Doer.OURS]
    if office or municipality:
        several = municipality and all("plur" in each for each in forms)
        above = beneath and word.lemma in _ABOVE
        return [Doer.OTHERS if several or above or _stands_beside(sentence, at) else Doer.OURS]
    if BODY.match(word.text) or word.lemma in SPOKEN_OF | ORGANISATIONS or _is_person(word):
        return [Doer.OTHERS]
    return []


def _means_teller(sentence: Sentence, at: int) -> bool:
    """«Администрация сообщает, что ею размещена одна»: the pronoun means the office that tells."""
    words = sentence.words
    if words[at].text not in ("ею", "ей", "им") or at < _COUNTED or words[at - 1].text != "что":
        return False
    told = [each for each in words[:at] if each.part == "NOUN" and each.has("nomn")]
    return bool(told) and all(each.lemma in OFFICES | MUNICIPALITIES for each in told)


def _is_person(word: Word) -> bool:
    """A person or an organisation by what it is; a name alone may be that of a clerk."""
    return not _is_name(word) and all(each & {"anim", "Orgn"} for each in _nouns(word))


def _stands_beside(sentence: Sentence, at: int) -> bool:
    before = sentence.words[max(0, at - 3) : at]
    return any(each.lemma.startswith(BESIDE) for each in before)


def _is_municipality(sentence: Sentence, at: int) -> bool:
    """«Муниципальным образованием», not «образованием»."""
    before = sentence.words[at - 1].lemma if at else ""
    return sentence.words[at].lemma == "образование" and before.startswith("муниципальн")


def _is_name(word: Word) -> bool:
    return any(each in word.grammemes for each in _NAMES)


def _is_doer_alone(word: Word, forms: list[frozenset[str]], verb_lemma: str) -> bool:
    """«Компания разместила»: a form that can be no object, before a verb that wants one."""
    if _is_name(word) or verb_lemma not in POSTING:
        return False
    numbers = {number for each in forms for number in ("sing", "plur") if number in each}
    return not any("accs" in each and numbers & each for each in _noun_forms(word.text))


def _agrees(noun: frozenset[str], verb: Word) -> bool:
    """In number, and in the singular past in gender too."""
    if verb.has("plur"):
        return "plur" in noun
    if "plur" in noun:
        return False
    return bool(noun & {"NPRO", "ms-f", "Ms-f"}) or not any(
        verb.has(each) and each not in noun for each in _GENDERS
    )


def _depends(sentence: Sentence, at: int) -> bool:
    """«Служащих администрации прошли»: a genitive behind a noun, whatever else its form may be."""
    if not any("gent" in each for each in _nouns(sentence.words[at])):
        return False
    place = at - 1
    while place >= 0 and sentence.words[place].part in ("ADJF", "PRTF"):
        if not sentence.words[place].has("gent"):
            return False
        if is_substantive(sentence.words[place].text):
            return True
        place -= 1
    return place >= 0 and sentence.words[place].part == "NOUN"


def _clause(sentence: Sentence, at: int) -> Iterator[int]:
    """Places of the words around a verb: back to a stop or a conjunction, ahead to the first mark."""
    for place in range(at - 1, max(-1, at - _REACH), -1):
        if sentence.words[place].text in _STOPS:
            break
        yield place
    for place in range(at + 1, min(len(sentence.words), at + _REACH)):
        if sentence.words[place].text in _STOPS or sentence.words[place].text == ",":
            break
        yield place


def _is_governed(sentence: Sentence, at: int) -> bool:
    """Whether a preposition stands before the noun, adjectives between them at most."""
    for place in range(at - 1, max(-1, at - 4), -1):
        word = sentence.words[place]
        if word.part == "PREP":
            return True
        if word.part not in ("ADJF", "PRTF", "NUMR") and not word.text.isdigit():
            return False
    return False
