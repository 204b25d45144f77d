"""Does a sentence without a verb head or count in an answer? Its noun is of the matter, an office, a form."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.matching.authors.doer_words import MUNICIPALITIES, OFFICES, SPOKEN_OF
from mailflow.matching.papers.belonging_words import HEADS, SIZES
from mailflow.reading.speech.words import Sentence, Word

_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Abbr"})
_STATING = frozenset({"ADJS", "PRED", "VERB"})
_NEUTER_NAMES = ("ское", "цкое")
_WHERE = frozenset({"в", "во", "на", "при"})
_ACTS = frozenset({"распоряжение", "постановление", "приказ", "решение"})


def heads_answer(sentence: Sentence, topics: Sequence[str]) -> bool:
    """«Практик – 2», «Уважаемые коллеги!», «Глава Ткач»; not «Акт.», «Уважаемые жители!»."""
    words = sentence.words
    if not sentence.text.endswith((".", "!")) or any(mark in sentence.text for mark in ":()"):
        return True  # a line of a letterhead, of a list
    if any(each.part in _STATING for each in words):
        return True
    if any(each.text.startswith(tuple(topics)) or each.lemma in OFFICES for each in words):
        return True
    if words[0].text.endswith(_NEUTER_NAMES) or sentence.text.startswith("муниципальное образование"):
        return True
    if words[0].lemma in HEADS:
        return True  # «Ответственный - Колесник Ю.»
    if words[0].text in SPOKEN_OF:
        return True  # «она у нас и швец, и жнец»
    for at, each in enumerate(words):
        if each.part != "NOUN" or not each.has("nomn") or each.grammemes & _NAMES:
            continue
        if any(before.part == "PREP" for before in words[max(0, at - 3) : at]):
            continue
        if each.lemma in SIZES and any(word.text[0].isdigit() for word in words[at + 1 :]):
            return True  # «Протяженность сетей 12,4 км.»
        return each.lemma in HEADS | MUNICIPALITIES or _is_described(words, at) or _is_act(each, words)
    return True


def _is_described(words: Sequence[Word], at: int) -> bool:
    """«Дороги районные», «молодёжь вся в городе», «оригинал в архиве»: how, or where, something is."""
    behind = words[at + 1 : at + 2]
    if any(each.part in ("ADJF", "PRTF") and each.has("nomn") for each in words[at + 1 : at + 4]):
        return True
    return any(each.text in _WHERE for each in behind) and len(words) > at + 2 and words[at + 2].has("loct")


def _is_act(noun: Word, words: Sequence[Word]) -> bool:
    """«Распоряжение от 09.11.2026 № 44-р»: by which it was done."""
    return noun.lemma in _ACTS and any(each.text == "№" for each in words)
