"""Does every sentence of a letter belong in an answer? What speaks of speaking, undoes or jests must fit.

`own_words` looks for one sentence that answers; here none may stand that no answer holds. What is done, built
and planted is told freely. Closed is speech about speech: whoever says, writes, thinks, feels or errs in an
answer does so in few frames («сообщаем», «просим учесть», «обсудили и разместили»). Closed, too, is the
sentence without a verb: its noun is of the matter, of an office or of a letter's form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.matching.authors.doer_words import OFFICES
from mailflow.matching.authors.frames import is_relative
from mailflow.matching.papers.answer_frames import fits, hopes, is_announced, is_courtesy, is_planned
from mailflow.matching.papers.asides import is_aside, is_light, without_leads
from mailflow.matching.papers.belonging_words import (
    AMISS,
    FINDING_OUT,
    FOREIGN,
    SPEECH,
    UNDOING,
)
from mailflow.matching.papers.headings import heads_answer
from mailflow.matching.papers.item_numbers import ends_in_second, number_of_item
from mailflow.matching.papers.other_houses import is_anothers_house, is_headed_by_another, is_surname
from mailflow.matching.papers.own_responses import responds_itself
from mailflow.matching.papers.taking_back import takes_back
from mailflow.matching.papers.undoing import undoes
from mailflow.model.understanding import Outcome
from mailflow.reading.speech.correcting import corrects
from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.responding import is_listed
from mailflow.reading.speech.vocabulary import COURTESIES, DEEDS
from mailflow.reading.speech.wants import Wanted
from mailflow.reading.speech.words import Sentence, Word, sentences

_TITLES = re.compile(r"\"[^\"\n]{1,120}\"")
_MARKS = re.compile(
    r"(?<![\d_])_{3,}(?!_{0,9}[ ]?\d)"
    r"|(?:^|\s)#[а-яa-z]|\b(?:честь|рады?|хотим|хотели\sбы)\s(?:вас\s)?пригласить\b"
    r"|\bтестов\w{2}\s(?:сообщение|письмо|ответ)\b"
)
"""Blanks to be filled in, tags of a post, an invitation, a trial."""
_NO_NUMBER = re.compile(
    r"(?:\"?_{1,12}\"?[\s_]{0,30}(?:20\d\d\s?(?:г(?:ода|\.)?)?)?\s{0,4})?№\s?_{2,30}(?:\sот\s[\"_\s]{2,40})?"
)
"""A letterhead whose number was never filled in: «от ______ 2024 г. № ____»."""
_OF_FORMER = re.compile(
    r"\b(?:предыдущ|прежн|перв|прошл|старо|ранее\s(?:направленн|отправленн|присланн))[а-я]{0,4}\s(?:[а-я]{4,12}\s){0,2}"
    r"(?:не\s(?:учитывать|считать|принимать|смотреть)|недействительн|отменя|отзыва|удалите)"
    r"|\b(?:забыли|пропустили|упустили|перепутали|ошиблись|не\sучли|не\sпосчитали)\b"
)
"""Who corrects says what becomes of the first answer, and what was amiss in it."""
_SOURCES = re.compile(
    r"^источник\s?[:-]|^(?:на|в)\s(?:[а-я-]{3,20}\s){1,5}(?:опубликовано|написано|указано|сообщается|пишут)\s?:\s?\""
    r"|^(?:взято\s)?(?:из|с\sсайта)\s(?:википеди|газет|интернет|сми\b|соцсет)"
    r"|\b(?:прикладыва|прилага|высыла|пересыла|направля)[а-я]{1,3}\s(?:[а-я]{4,20}\s){0,2}письм[оа]\s(?:района|края|министерства)\b"
    r"|\b(?:сообща|пиш)[а-я]{2,3}\s(?:[а-я]{3,15}\s)?(?:газет|портал|телеканал|агентств|радио|телеграм|паблик|сми\b)"
)
"""Where others' words were taken from."""
_LEAVING = frozenset({"уволиться", "умереть", "скончаться"})
_CARRIED_OUT = frozenset({"исполнить", "выполнить", "сделать", "разместить"})
_MYSELF = frozenset({"мне", "меня", "себе"})
_EARLIER = frozenset({"прошлый", "предыдущий", "минувший"})
_NOT_TO_YOU = re.compile(
    r"\bне вам\b|\bне по адресу\b"
    r"|\bотношени[яй]\s(?:[а-я]{2,12}\s){0,2}не\sиме|\bне\sиме[а-я]{2}\s(?:[а-я]{2,12}\s)?отношени"
    r"|\bпришло\s(?:к\s)?нам\b|\bадресован[оа]?\s(?!нам\b|ваш)"
)
_BY_MACHINE = re.compile(
    r"^(?:(?:это|данное|настоящее)\s)?(?:электронное\s)?(?:письмо|сообщение|уведомление)\s(?:было\s)?"
    r"(?:с?формирован|создан|сгенерирован|отправлен|направлен)[а-я]{1,2}\s[^.!?]{0,60}(?:автоматически|систем|робот|сэд\b)"
    r"|^система\s(?:электронного\sдокументооборота|управления\sдокументами)(?:\s[\"a-zа-я-]{1,30}){0,3}\.?$"
    r"|^(?:пожалуйста,?\s|просьба\s)?не\sотвеча(?:йте|ть)\sна\s(?:него|это|данное)\b"
)
"""A document system's own line within the paragraph of the clerk."""
_UNSURE = re.compile(
    r"\b(?:якобы|будто|вроде|наверное|наверно|видимо|кажется|предположительно|похоже|скорее\sвсего|то\sли)\b"
    r"|\bне\sподтвержда(?:ем|ю|ет)\b|\bопроверга(?:ем|ю|ет)\b|\bне\sнаш[аи]\s(?:данные|сведения|цифры|информация)\b"
    r"|\bпо\s(?:другим|иным|разным)\s(?:данным|сведениям)\b"
)
"""What is counted so is no answer yet."""
_SLIPPED = frozenset({"ошибиться", "перепутать", "спутать", "напутать", "опечататься"})
"""«Извините, в прошлый раз ошиблись в цифрах»: whoever corrects says so."""
_WISHING = frozenset({"хотеть", "хотеться"})
_MEANT_OTHERWISE = {
    "редакция": re.compile(
        r"\b(?:в|к)\s(?:[а-я]{3,14}\s)?редакци(?:и|ей|ю)\b|\bредакци[яию]\s(?:стать|закон|част|пункт|абзац|проект|норм)"
    ),
    "бланк": re.compile(r"\bна\sбланке\b"),
}
"""«Изложить в новой редакции», «продублирую на бланке»: no newspaper, no empty form."""


def stranger(low: str, wanted: Wanted, outcome: Outcome, *, known: bool = False) -> str:
    """The first sentence that belongs in no answer to what is wanted, or nothing.

    Whoever has nothing may tell what has ended; whoever corrects, what was amiss. `known`: the letter comes
    from an address on file, whose asides may be in any words that bear on nothing.
    """
    listed, number = False, 0
    said = sentences(_TITLES.sub(lambda found: _untitled(found[0], wanted.topics), low))
    goes_on = any(ends_in_second(each.text) for each in said)
    for sentence in said:
        if not _belongs_or_is_beside(sentence, wanted, outcome, listed=listed, known=known):
            return sentence.text
        number = number_of_item(sentence.text, number, () if goes_on else wanted.topics)
        listed = number > 0 or sentence.text.endswith(";")
    return ""


def _untitled(quoted: str, topics: Sequence[str]) -> str:
    """A title taken out; «вместо «2 практики» читать «1 практика»» quotes what was counted."""
    count, _, noun = quoted.strip('"').partition(" ")
    counted = count.isdigit() and noun.startswith(tuple(topics))
    return f"{count} {noun}" if counted else '""'


def _belongs_or_is_beside(
    sentence: Sentence, wanted: Wanted, outcome: Outcome, *, listed: bool, known: bool
) -> bool:
    if outcome is Outcome.CORRECTION and _OF_FORMER.search(sentence.text):
        return True
    if takes_back(sentence, outcome) or _is_undone(sentence, wanted.topics, outcome):
        return False
    named = (*wanted.topics, *wanted.named)
    if (
        _BY_MACHINE.search(sentence.text)
        or is_aside(sentence, named)
        or (known and is_light(sentence, named))
    ):
        return True
    said = sentences(without_leads(sentence.text))
    return all(_belongs(each, wanted, outcome, listed=listed) for each in said)


def _belongs(sentence: Sentence, wanted: Wanted, outcome: Outcome, *, listed: bool) -> bool:
    """`listed`: the sentence before ended in a semicolon or the number of an item, so this one is an item."""
    topics = wanted.topics
    words = sentence.words
    may_end = outcome is Outcome.NOTHING
    if (
        _MARKS.search(_NO_NUMBER.sub("", sentence.text))
        or _SOURCES.search(sentence.text)
        or _NOT_TO_YOU.search(sentence.text)
    ):
        return False
    if is_anothers_house(words, topics) or is_headed_by_another(sentence, topics):
        return False
    if _UNSURE.search(sentence.text) and any(_is_asked(each, topics) for each in words):
        return False
    if any(each.text in _MYSELF for each in words) and not _is_carried_out(sentence):
        return False
    if any(_is_earlier(words, at, topics) for at in range(len(words))):
        return False
    predicates = find_predicates(sentence)
    slipped = any(each.lemma in _SLIPPED for each in predicates)
    replaced = outcome is Outcome.CORRECTION and (slipped or corrects(sentence, tuple(predicates)))
    if replaced or any(hopes(each, predicates) or _wishes(sentence, each) for each in predicates):
        return True
    named = (*topics, *wanted.named)
    foreign = [
        each.lemma
        for at, each in enumerate(words)
        if each.lemma in FOREIGN and not _is_asked(each, named) and not is_surname(words, at)
    ]
    if any(
        each not in _MEANT_OTHERWISE or not _MEANT_OTHERWISE[each].search(sentence.text) for each in foreign
    ):
        return False
    if responds_itself(sentence, wanted) or is_listed(sentence, wanted):
        return True
    corrected = outcome is Outcome.CORRECTION or any(
        is_announced(sentence, each, topics) for each in predicates
    )
    if not corrected and any(each.lemma in AMISS for each in words):
        return False
    if not predicates or (listed and all(each.time is Time.BARE for each in predicates)):
        return listed or outcome is Outcome.INTERIM or heads_answer(sentence, topics)
    if _is_unreal(sentence, predicates, topics) or any(_forbids(each) for each in predicates):
        return False
    if outcome is not Outcome.INTERIM and any(_finds_out(sentence, each) for each in predicates):
        return False
    return all(
        fits(sentence, each, predicates, topics) or _owns_up(each, outcome)
        if _is_speech(each)
        else may_end or _stays(sentence, each)
        for each in predicates
    )


def _is_undone(sentence: Sentence, topics: Sequence[str], outcome: Outcome) -> bool:
    on_matter = any(_is_asked(each, topics) for each in sentence.words)
    return undoes(sentence.text, outcome, topics, on_matter=on_matter)


def _is_carried_out(sentence: Sentence) -> bool:
    """«Глава расписал мне, я исполнил»: what was given to the writer is done."""
    own = any(each.text == "я" for each in sentence.words)
    done = (each for each in find_predicates(sentence) if each.time is Time.DONE and not each.denied)
    return own and any(each.lemma in _CARRIED_OUT for each in done)


def _is_earlier(words: Sequence[Word], at: int, topics: Sequence[str]) -> bool:
    """«Прошлый вебинар», «предыдущий форум»: another one than that asked about."""
    behind = words[at + 1 : at + 2]
    return words[at].lemma in _EARLIER and any(_is_asked(each, topics) for each in behind)


def _is_asked(word: Word, topics: Sequence[str]) -> bool:
    return word.text.startswith(tuple(topics))


def _wishes(sentence: Sentence, each: Predicate) -> bool:
    """«Хотелось бы, чтобы отряду купили форму»: what is wished for claims nothing."""
    return (
        each.modal in _WISHING
        and sentence.words[each.at + 1 : each.at + 2] != ()
        and any(word.text == "бы" for word in sentence.words[each.at : each.at + 3])
    )


def _is_unreal(sentence: Sentence, predicates: Sequence[Predicate], topics: Sequence[str]) -> bool:
    """«Дали бы денег, разместили бы», «если разместим»; «если нужно, звоните» is a courtesy.

    A relative clause is a remark, and so is «пили бы из лужи», of no deed and not on the matter.
    """
    for at, word in enumerate(sentence.words):
        if word.text == "бы" and not is_relative(sentence, at):
            deeds = any(each.lemma in DEEDS for each in predicates)
            return deeds or any(_is_asked(each, topics) for each in sentence.words)
        if word.text == "если":
            return not any(is_courtesy(each) or is_planned(each) for each in predicates)
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


_ERRING = frozenset({"ошибиться", "ошибаться", "перепутать", "спутать", "описаться", "опечататься"})


def _owns_up(each: Predicate, outcome: Outcome) -> bool:
    """«В прошлый раз ошиблись»: said beside what is right."""
    return outcome is Outcome.CORRECTION and each.lemma in _ERRING and each.time is Time.DONE


def _is_speech(each: Predicate) -> bool:
    return each.lemma in SPEECH or each.modal in SPEECH


def _stays(sentence: Sentence, each: Predicate) -> bool:
    """«вопрос отложили», «практику удалили»; «отклонена одна» leaves the others."""
    if each.lemma not in UNDOING or each.denied or is_relative(sentence, each.at):
        return True
    if each.lemma in _LEAVING and not sentence.lemmas().isdisjoint(OFFICES):
        return True  # «специалист уволился»
    return any(word.text.isdigit() or word.part == "NUMR" or word.has("Anum") for word in sentence.words)
