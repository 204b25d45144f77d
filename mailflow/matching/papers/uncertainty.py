"""Does the writer know what he tells? Whoever is still finding out, or cannot vouch for it, does not."""

from __future__ import annotations

from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.words import Sentence, sentences

UNSURE = "пишущий сам ещё выясняет или не знает, как обстоит дело: решите, ответ ли это"

_FINDING_OUT_WORDS = (
    "выяснять выяснить выясняться узнавать узнать разбираться разобраться уточнять уточнить уточняться "
    "проверять проверить проверяться сверять сверить сверяться перепроверить перепроверять"
)
_FINDING_OUT = frozenset(_FINDING_OUT_WORDS.split())
_KNOWING_WORDS = "знать помнить понимать ведать утверждать подтвердить подтверждать ручаться"
_KNOWING = frozenset(_KNOWING_WORDS.split())


def is_unsure(low: str) -> bool:
    """«уточняем», «узнаю в понедельник», «подтвердить не могу» (normalised text in lower case)."""
    return any(
        _is_of_unsure(each) and not _tells_now(sentence, each)
        for sentence in sentences(low)
        for each in find_predicates(sentence)
    )


def _tells_now(sentence: Sentence, each: Predicate) -> bool:
    """«Уточняем: размещено 5» gives what has been found out."""
    behind = sentence.words[each.at + 1 : each.at + 3]
    return not each.denied and any(word.text in (":", "что") for word in behind)


def _is_of_unsure(each: Predicate) -> bool:
    """By the writer, or by nobody named."""
    if each.denied:
        return each.lemma in _KNOWING and each.time is not Time.DONE
    going_on = each.time in (Time.NOW, Time.TO_COME) and (each.person == 1 or each.lemma.endswith("ся"))
    return each.lemma in _FINDING_OUT and going_on
