"""Does the writer tell of itself? A credit needs one sentence on the matter that is its own.

Own is what «мы», the office or nobody by name did, is or has not, said in the writer's voice. A letter in
which all that is told on the matter is somebody else's deed or somebody else's word answers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mailflow.matching.authors.doer_words import BEING
from mailflow.matching.authors.doers import Doer, doer_of
from mailflow.matching.authors.frames import UNDONE, is_plain, is_relative, is_told
from mailflow.matching.gathering import Gathered, plain
from mailflow.matching.papers.earlier_years import is_history, is_of_another_year, sums_up_another_year
from mailflow.matching.papers.own_responses import responds_itself
from mailflow.matching.papers.speech import without_quoted_speech
from mailflow.reading.normal import unwrapped
from mailflow.reading.passages import Passage, Place
from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.vocabulary import ANSWER, AT_WORK, DEEDS, PASS_ON, REQUEST, TELL
from mailflow.reading.speech.wants import Wanted
from mailflow.reading.speech.words import Sentence, Word, sentences, told_of

NOT_OWN = (
    "о деле говорится с чужих слов или о чужой работе, не от имени муниципалитета: решите, чей это ответ"
)

_TEXTS = (Place.SUBJECT, Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
_MARKS = frozenset({",", ";", ":", "(", ")"})
_READ_CHARS = 4_000
_TITLES = re.compile(r"\"[^\"\n]{1,120}\"")
_IS_YEAR = re.compile(r"(?:19|20)\d\d$")
_ABOVE = frozenset({"район", "край"})
_NEAR = 4
_NONE = frozenset({"нет", "нету"})
_ONES = frozenset({"один", "единственный"})
_NOTICE_WORDS = "объявление новость баннер анонс статья пост приглашение заметка обращение презентация"
_COURTEOUS = frozenset({"благодарить", "поблагодарить", "поздравлять", "поздравить", "желать", "приглашать"})
_NOTICES = frozenset(_NOTICE_WORDS.split())
"""Posted, they are no answer, unless asked about: «разместило объявление о сборе практик»."""
_AS_FOR = frozenset({"касаться"})
_NO_STATEMENTS = (TELL | REQUEST | PASS_ON | _AS_FOR) - DEEDS


@dataclass(frozen=True, slots=True)
class Asked:
    """What is listened for: what is wanted, the request's year, years it names, whether a deed is reported.

    What was done in an earlier year that it does not name was not done at its wish; a denial reports no deed.
    `beneath`: a settlement writes, and what its district did is another's.
    """

    wanted: Wanted
    year: int
    years: tuple[str, ...]
    reported: bool
    beneath: bool

    @property
    def topics(self) -> tuple[str, ...]:
        return self.wanted.topics


# «попросили передать, что у них 5 практик»
_SAY_THEY_HAVE = re.compile(r"(?:\bчто|:|\bмол,?)\sу\s(?:них|него|нее)\b(?!.*\b(?:у\sнас|нами|мы)\b)")


def tells_of_itself(gathered: Gathered, matter: Asked) -> bool:
    """Whether some sentence on the matter is the writer's own; true where no sentence is on the matter."""
    passages = gathered.at(*_TEXTS)
    said = [each for passage in passages for each in sentences(_untitled(_text(passage), matter.topics))]
    if any(responds_itself(each, matter.wanted) for each in said):
        return True
    on_matter = [each for each in said if _is_on(each.text, matter.topics)]
    told = [each for each in on_matter or said if _tells(each, matter.topics)]
    if not told:
        return not any(_statements(each, matter.topics) for each in _quoted(passages))
    return any(_is_own(each, matter) for each in told)


def _untitled(text: str, topics: Sequence[str]) -> str:
    """Titles of things taken out; «в разделе «Практики»» names the matter."""
    return _TITLES.sub(
        lambda found: found[0].strip('"') if found[0][1:].startswith(tuple(topics)) else '""', text
    )


def _quoted(passages: Sequence[Passage]) -> Iterator[Sentence]:
    """What stands in quotation marks: «ответил: «практика размещена»»."""
    for passage in passages:
        for found in _TITLES.finditer(_text(passage)):
            yield from sentences(found[0])


def _text(passage: Passage) -> str:
    return without_quoted_speech(unwrapped(plain(passage)[:_READ_CHARS]).lower())


def _is_on(text: str, topics: Sequence[str]) -> bool:
    return any(each in text for each in topics)


def _tells(sentence: Sentence, topics: Sequence[str]) -> bool:
    return bool(_statements(sentence, topics)) or _counts(sentence.words)


def _is_own(sentence: Sentence, matter: Asked) -> bool:
    if is_history(sentence, matter.year):
        return False
    predicates = find_predicates(sentence)
    statements = _statements(sentence, matter.topics)
    if matter.reported and _is_there(sentence, beneath=matter.beneath):
        return False
    if matter.reported and sums_up_another_year(sentence, matter.year, matter.years):
        return False
    if _is_courteous(sentence, predicates):
        return False
    if all(_is_beside_noun(sentence, each) for each in statements):
        return not sentence.asks and _counts_itself(sentence, predicates)
    if _says_by_itself(sentence, predicates, matter):
        return True
    return any(
        each.lemma not in UNDONE
        and not (each.denied and matter.reported)
        and is_told(sentence, each, predicates)
        and doer_of(sentence, each, topics=matter.topics, beneath=matter.beneath) is not Doer.OTHERS
        and not _posts_notice(sentence, each, matter.topics)
        and not is_of_another_year(sentence, each, (str(matter.year), *matter.years))
        for each in statements
    )


def _is_there(sentence: Sentence, *, beneath: bool) -> bool:
    """«У них захоронений пять»; from a settlement «в районе 860 волонтёров»."""
    words = sentence.words
    if [each.text for each in words[:2]] == ["у", "них"] or _SAY_THEY_HAVE.search(sentence.text):
        return True
    place = next((each for each in words[1:_NEAR] if each.part == "NOUN"), None)
    return beneath and words[0].text in ("в", "по") and place is not None and place.lemma in _ABOVE


def _is_courteous(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Благодарим за оценку наших практик»: thanks and wishes tell nothing; what a colon parts does."""
    if not predicates or any(each.text in (":", ";") for each in sentence.words):
        return False
    return all(each.lemma in _COURTEOUS for each in predicates)


def _says_by_itself(sentence: Sentence, predicates: Sequence[Predicate], matter: Asked) -> bool:
    """«Имеется 2 кладбища, инвентаризация не проводилась», «библиотеки нет, жители ездят в город»: a clause
    without a deed gives a number of the matter, or none, beside whatever others do."""
    if sentence.asks or not is_plain(sentence):
        return False
    verbs = {each.at for each in predicates if each.lemma not in BEING | _AS_FOR}
    for start, end in _clauses(sentence):
        words = sentence.words[start:end]
        on_matter = any(each.text.startswith(matter.topics) for each in words)
        if not on_matter or not verbs.isdisjoint(range(start, end)):
            continue
        if _counts(words) if matter.reported else any(each.text in _NONE for each in words):
            return True
    return False


def _is_beside_noun(sentence: Sentence, predicate: Predicate) -> bool:
    """«Дано 12 концертов, которые собрали …»: what is told of a noun tells nothing of the writer."""
    return not predicate.passive and is_relative(sentence, predicate.at)


def _counts_itself(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Практик – 2», «сообщаем о размещении двух»: nobody else tells it, and no plan holds the number."""
    telling = [each for each in predicates if each.lemma in TELL]
    if telling and all(doer_of(sentence, each) is Doer.OTHERS for each in telling):
        return False
    stated = [each for each in predicates if each.lemma not in TELL and each.time in (Time.DONE, Time.NOW)]
    if stated and all(doer_of(sentence, each) is Doer.OTHERS for each in stated):
        return False  # «гостиница «Юг» предлагает 20 мест»
    if not any(_counts(sentence.words[start:end]) for start, end in _clauses(sentence)):
        return not _counts(sentence.words)
    planned = [each.at for each in predicates if each.lemma not in TELL and each.time is Time.TO_COME]
    return not planned or any(
        _counts(sentence.words[start:end]) and not any(start <= at < end for at in planned)
        for start, end in _clauses(sentence)
    )


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Places between marks, those beside a noun left out: «разместившей две практики» tells of another."""
    ends = [at for at, word in enumerate(sentence.words) if word.text in _MARKS]
    start = 0
    for end in (*ends, len(sentence.words)):
        # «населенных пунктов – 4» begins a sentence and hangs on no noun
        if start < end and (start == 0 or not _hangs_on_noun(sentence.words[start:end])):
            yield start, end
        start = end + 1


def _hangs_on_noun(clause: Sequence[Word]) -> bool:
    return clause[0].part == "PRTF" or any(each.lemma == "который" for each in clause[:_NEAR])


def _statements(sentence: Sentence, topics: Sequence[str]) -> list[Predicate]:
    """Verbs that say what was done or is, beside those that announce, send or ask.

    Those that stand on the matter come before others, deeds and denials before the rest.
    """
    found = [
        each
        for each in find_predicates(sentence)
        if each.time in (Time.DONE, Time.NOW)
        and each.lemma not in _NO_STATEMENTS
        and (not each.modal or _managed(sentence, each))
        and not _frames(sentence, each)
        and not _works_on_answer(sentence, each)
    ]
    found = [each for each in found if _is_on(_part(sentence, each), topics)] or found
    deeds = [each for each in found if each.lemma in DEEDS or _is_done_to(sentence, each, topics)]
    # «числится 10 практик, инициатив не числится»: a denial alone hides no count
    return [each for each in found if each in deeds or each.denied] if deeds else found


def _managed(sentence: Sentence, each: Predicate) -> bool:
    """«Нам удалось разместить три», «смогли разместить»; «соседям удалось» tells of them."""
    if each.time is not Time.DONE or each.denied:
        return False
    return any(word.text in ("нам", "мы") for word in sentence.words[max(0, each.at - _NEAR) : each.at])


def _is_done_to(sentence: Sentence, each: Predicate, topics: Sequence[str]) -> bool:
    """«пробурили две скважины»: whatever verb does it to what is asked about."""
    behind = sentence.words[each.at + 1 : each.at + _NEAR]
    return each.time is Time.DONE and any(word.text.startswith(tuple(topics)) for word in behind)


def _works_on_answer(sentence: Sentence, each: Predicate) -> bool:
    """«Сведения собирает отдел»: work on the answer tells nothing of the matter."""
    return each.time is Time.NOW and each.lemma in AT_WORK and not sentence.lemmas().isdisjoint(ANSWER)


def _part(sentence: Sentence, predicate: Predicate) -> str:
    """What stands around a verb between colons and semicolons."""
    words = [each.text for each in sentence.words]
    stops = [at for at, each in enumerate(words) if each in (":", ";")]
    start = max((at for at in stops if at < predicate.at), default=-1)
    end = min((at for at in stops if at > predicate.at), default=len(words))
    return " ".join(words[start + 1 : end])


def _frames(sentence: Sentence, predicate: Predicate) -> bool:
    """«Утверждал, что …»: what is said stands behind it."""
    behind = sentence.words[predicate.at + 1 : predicate.at + 4]
    return any(each.text == "что" for each in behind)


def _posts_notice(sentence: Sentence, predicate: Predicate, topics: Sequence[str]) -> bool:
    """What is asked about is none: «поступило 90 обращений»."""
    joined = sentence.words[max(0, predicate.at - 1)].text == "и"  # «изучила презентацию и разместила две»
    noun = None if joined else told_of(sentence, predicate.at)
    near = (noun, *sentence.words[predicate.at + 1 : predicate.at + 3])
    return any(each is not None and each.lemma in _NOTICES and not _is_on(each.text, topics) for each in near)


def _counts(words: Sequence[Word]) -> bool:
    """A number that is neither of a letter («№ 96», «131 от 16.09.2024») nor a year."""
    for at, each in enumerate(words):
        behind = [word.text for word in words[at + 1 : at + 3]]
        numbered = (at > 0 and words[at - 1].text == "№") or (
            behind[:1] == ["от"] and behind[-1][:1].isdigit()
        )
        digits = each.text.replace(",", "").isdigit() and not _IS_YEAR.match(each.text)
        if (digits and not numbered) or each.part == "NUMR" or each.lemma in _ONES:
            return True
    return False
