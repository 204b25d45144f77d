"""Sentences that give what a request asks for in its own way (`wants`), or say that there is none.

A name answers who, a future who comes, «просим включить» what is proposed, «поддерживаем» what is thought.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.responding_words import (
    ADDRESSED,
    AMENDED,
    CHARGED,
    CHARGES,
    COMERS,
    COMING,
    CONFIRMING,
    CONNECTING,
    DRAFT,
    ENTERED,
    GOT,
    IN_CHARGE,
    IS,
    ITEMISED,
    JUDGED,
    JUDGING,
    MOST_DIGITS,
    NAMED,
    NEEDED,
    NONE,
    OFFICES,
    PAPERS,
    PLANNED,
    PROPOSING,
    READY,
    SENDING,
    SENT_TO_US,
    SIGNED,
    UNABLE,
    UNREAL,
    UNSURE,
    VERDICT,
    WISHED,
    WORTHY,
)
from mailflow.reading.speech.vocabulary import ABLE, REQUEST, TELL
from mailflow.reading.speech.wants import Want, Wanted
from mailflow.reading.speech.words import Sentence, Word

Predicates = tuple[Predicate, ...]


def responds(sentence: Sentence, wanted: Wanted) -> bool:
    """Whether it gives what was asked for, or says that there is none."""
    return gives(sentence, wanted) or has_none(sentence, wanted)


def gives(sentence: Sentence, wanted: Wanted) -> bool:
    """Whether it names, proposes, thinks, encloses or confirms what was asked for."""
    return bool(given_kinds(sentence, wanted))


def given_kinds(sentence: Sentence, wanted: Wanted) -> frozenset[Want]:
    """Which of what was asked for it gives."""
    if sentence.asks:
        return frozenset()
    if UNREAL & sentence.vocabulary:
        wished = Want.PROPOSALS in wanted.kinds and WISHED.match(sentence.text)
        return frozenset({Want.PROPOSALS}) if wished else frozenset()
    predicates = find_predicates(sentence)
    given = frozenset(kind for kind in wanted.kinds if _GIVES[kind](sentence, predicates, wanted.topics))
    if _comes_later(predicates) or _is_withheld(predicates):
        given -= _IN_WORDS
    return given - _NAMING if UNSURE.search(sentence.text) else given


_IN_WORDS = frozenset({Want.PROPOSALS, Want.OPINION})
"""Given by saying them."""


_NAMING = frozenset({Want.PERSON, Want.PEOPLE})


def _is_withheld(predicates: Predicates) -> bool:
    """«без проекта ни предложений, ни замечаний дать не можем», «просим прислать проект»"""
    return any((each.denied and each.modal in ABLE) or _is_asked(each, SENT_TO_US) for each in predicates)


def _comes_later(predicates: Predicates) -> bool:
    """«предложения рассмотрены и будут направлены»: what is yet to be sent is not given."""
    told = [each for each in predicates if each.lemma in TELL and not each.denied]
    return bool(told) and all(each.time is Time.TO_COME for each in told)


def has_none(sentence: Sentence, wanted: Wanted) -> bool:
    """«участников не будет», «направить делегатов не можем», «молодёжного совета нет», «предложений нет»."""
    if sentence.asks or UNREAL & sentence.vocabulary:
        return False
    text = sentence.text
    if Want.PROPOSALS in wanted.kinds and JUDGED.search(text) and NONE.search(text):
        return True
    sought = {Want.EXISTENCE, Want.DOCUMENT} & wanted.kinds
    if sought and is_on(text, wanted.topics) and (text.startswith("нет,") or NONE.search(text)):
        return True
    if Want.PEOPLE not in wanted.kinds or not any(each in text for each in COMERS):
        return False
    return NONE.search(text) is not None or any(
        each.denied and (each.modal in UNABLE or each.time is Time.TO_COME) and each.lemma in COMING
        for each in find_predicates(sentence)
    )


def gives_beside(sentence: Sentence, wanted: Wanted) -> bool:
    """«замечаний нет, поддерживаем», «предложений нет, просим включить …»: one thing is given beside none."""
    predicates = find_predicates(sentence)
    if any(each.lemma in JUDGING and not each.denied for each in predicates) or VERDICT.search(sentence.text):
        return True
    kinds = wanted.kinds - {Want.OPINION}
    return any(_GIVES[kind](sentence, predicates, wanted.topics) for kind in kinds)


def _names_person(sentence: Sentence) -> bool:
    """«Грабко Илья Сергеевич», «Бойко К.А.»"""
    return NAMED.search(sentence.text) is not None or any(
        word.has("Patr") and at and (sentence.words[at - 1].has("Name") or at > 1)
        for at, word in enumerate(sentence.words)
    )


def _counts_people(sentence: Sentence) -> bool:
    """«4 участника», «поедут двое», «глава»; not «20 номеров»."""
    words = sentence.words
    for at, each in enumerate(words):
        if (each.text.isdigit() and len(each.text) <= MOST_DIGITS) or each.part == "NUMR" or _is_pair(each):
            noun = next((word for word in words[at + 1 : at + 3] if word.part == "NOUN"), None)
            if noun is None or noun.has("anim"):
                return True
    return bool(sentence.lemmas() & OFFICES)


def _is_pair(each: Word) -> bool:
    return each.text.startswith(("двои", "трои"))


def is_on(text: str, topics: Sequence[str]) -> bool:
    return any(each in text for each in topics)


def _is_said(each: Predicate) -> bool:
    return not each.denied and not each.modal and each.time in (Time.DONE, Time.NOW, Time.TO_COME)


def _is_asked(each: Predicate, deeds: frozenset[str]) -> bool:
    """«просим включить», «просьба записать»"""
    return not each.denied and each.modal in REQUEST and each.lemma in deeds


def _names_one(sentence: Sentence, predicates: Predicates, topics: Sequence[str]) -> bool:
    """«Ответственный: Грабко И.С.», «назначена Швец О.Н.», «вопросы ведёт сам глава»."""
    named = _names_person(sentence)
    if named and any(_is_asked(each, ADDRESSED) for each in predicates):
        return True
    charged = [each for each in predicates if _is_said(each) and each.lemma in CHARGED]
    charged = [each for each in charged if each.time is not Time.DONE or each.lemma not in IN_CHARGE]
    if charged:
        known = sentence.lemmas() & OFFICES or any(each.person == 1 for each in charged)
        return named or (bool(known) and is_on(sentence.text, (*topics, *CHARGES)))
    stated = [each for each in predicates if each.lemma not in TELL]
    if stated or not named or SIGNED.match(sentence.text):
        return False
    return bool(predicates) or is_on(sentence.text, (*topics, *CHARGES))


def _names_some(sentence: Sentence, predicates: Predicates, topics: Sequence[str]) -> bool:
    """«в форуме примут участие двое», «поедет Лагута С.И.», «просим записать Клименко Т.В.»."""
    people = _names_person(sentence) or _counts_people(sentence)
    for each in predicates:
        ready = each.modal in ("готовый", "готов", "решить") and not each.denied
        if people and each.lemma in COMING and (_is_said(each) or ready or each.modal == each.lemma):
            return each.lemma != "принять" or "участие" in sentence.text
        if people and (_is_asked(each, ENTERED) or (each.modal in REQUEST and each.lemma in REQUEST)):
            return True
    if people and WORTHY.search(sentence.text):
        return True
    stated = [each for each in predicates if each.lemma not in TELL]
    return (
        not stated
        and not SIGNED.match(sentence.text)
        and _names_person(sentence)
        and is_on(sentence.text, (*topics, *COMERS))
    )


def _proposes(sentence: Sentence, predicates: Predicates, _: Sequence[str]) -> bool:
    """«предлагаем …», «просим включить», «считаем необходимым», «наши предложения: …»."""
    if NEEDED.search(sentence.text) or (ITEMISED.search(sentence.text) and not NONE.search(sentence.text)):
        return True
    return any(
        (each.time in (Time.NOW, Time.WISHED) and not each.denied and {each.lemma, each.modal} & PROPOSING)
        or _is_asked(each, PLANNED)
        or (_is_asked(each, AMENDED) and DRAFT.search(sentence.text))
        for each in predicates
    )


def _judges(sentence: Sentence, predicates: Predicates, topics: Sequence[str]) -> bool:
    """«поддерживаем», «возражений нет», «согласны», «высказались «за»», «одно предложение: …»."""
    if any(each.lemma in JUDGING and each.time in (Time.DONE, Time.NOW) for each in predicates):
        return True
    if VERDICT.search(sentence.text):
        return True
    return JUDGED.search(sentence.text) is not None or _proposes(sentence, predicates, topics)


def _encloses(sentence: Sentence, _: Predicates, topics: Sequence[str]) -> bool:
    """«направляем устав», «текст во вложении», «устав размещён на сайте»."""
    return SENDING.search(sentence.text) is not None and is_on(sentence.text, (*topics, *PAPERS))


def _confirms(sentence: Sentence, predicates: Predicates, topics: Sequence[str]) -> bool:
    """«к конференции готовы», «ссылка получена, связь проверена», «получение подтверждаем»."""
    said = [each for each in predicates if not each.denied and each.time is not Time.ORDERED]
    if (
        any(each.denied and each.lemma in GOT | CONFIRMING | CONNECTING for each in predicates)
        or "не готов" in sentence.text
    ):
        return False
    confirmed = any(
        (each.lemma in CONFIRMING and each.time in (Time.DONE, Time.NOW))
        or (each.lemma in CONNECTING and not each.modal)
        for each in said
    )
    if confirmed or "готовност" in sentence.text:
        return True
    got = any(each.lemma in GOT and each.time is Time.DONE for each in said)
    on_matter = is_on(sentence.text, topics) or sentence.words[0].text == "все"
    return on_matter and (got or READY.search(sentence.text) is not None)


def _there_is(sentence: Sentence, _: Predicates, topics: Sequence[str]) -> bool:
    """«молодёжный совет имеется», «да, создан в 2022 году»."""
    if sentence.text.startswith("да,"):
        return True
    return IS.search(sentence.text) is not None and is_on(sentence.text, topics)


_GIVES: dict[Want, Callable[[Sentence, Predicates, Sequence[str]], bool]] = {
    Want.PERSON: _names_one,
    Want.PEOPLE: _names_some,
    Want.PROPOSALS: _proposes,
    Want.OPINION: _judges,
    Want.DOCUMENT: _encloses,
    Want.READINESS: _confirms,
    Want.EXISTENCE: _there_is,
}


def is_listed(sentence: Sentence, wanted: Wanted) -> bool:
    """«Мищук Игорь Олегович.»: a name without a verb, as it stands in a list."""
    if not {Want.PERSON, Want.PEOPLE} & wanted.kinds or find_predicates(sentence):
        return False
    return _names_person(sentence) and not SIGNED.match(sentence.text)
