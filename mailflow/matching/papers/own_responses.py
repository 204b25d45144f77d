"""What was asked for, given by the writer itself: its own names, proposals and opinion, in its own voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mailflow.matching.authors.doers import Doer, doer_of
from mailflow.matching.authors.frames import is_plain
from mailflow.reading.speech.predicates import Predicate, find_predicates
from mailflow.reading.speech.responding import given_kinds, has_none
from mailflow.reading.speech.wants import Want, Wanted
from mailflow.reading.speech.words import Sentence

_NAMED = frozenset({Want.PERSON, Want.PEOPLE})
"""Whoever is named is the subject of the sentence, and speaks for nobody."""
_OFFERING = frozenset({"предлагать", "рекомендовать", "ходатайствовать", "выдвигать", "просить"})
"""What the writer does by saying it."""
_COUNCIL = frozenset({"депутат", "совет", "дума", "комиссия", "сессия"})
"""Their opinion is that of the municipality."""


def responds_itself(sentence: Sentence, wanted: Wanted) -> bool:
    """Whether it gives what was wanted, or says there is none, and nobody else's is told."""
    given = given_kinds(sentence, wanted)
    if not is_plain(sentence) or not (given or has_none(sentence, wanted)):
        return False
    spoken = [each for each in find_predicates(sentence) if {each.lemma, each.modal} & _OFFERING]
    if any(_doer(sentence, each, ()) is Doer.OTHERS for each in spoken):
        return False  # «староста предлагает», whoever is asked about
    if given & _NAMED or (Want.OPINION in given and sentence.lemmas() & _COUNCIL):
        return True
    doers = {_doer(sentence, each, wanted.topics) for each in find_predicates(sentence)}
    return Doer.OTHERS not in doers


def _doer(sentence: Sentence, each: Predicate, topics: Sequence[str]) -> Doer:
    """«Учебный центр предлагает включить»: whoever is the subject of the governing word."""
    governing = (at for at, word in enumerate(sentence.words) if each.modal and word.lemma == each.modal)
    return doer_of(sentence, replace(each, at=next(governing, each.at)), topics=topics)
