"""One of a figure told by the singular alone: «размещена практика», «о практике «Двор»»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.words import is_plural, lemma, stem

_SINGULAR = re.compile(
    r"\b(?:размещен|направлен|отправлен|подан|опубликован|представлен|внесен|проведен|реализован|добавлен|выполнен"
    r"|выложен|загружен|занесен|заведен|выставлен|предложен|выдвинут|принят|создан|образован|сформирован|избран"
    r"|назначен)[аыо]?\b|\b(?:прош(?:ла|ло|ел)|состоял(?:ся|ась|ось))\b"
    r"|\b(?:действует|работает|функционирует)\b"
    r"|(?<!не\s)прошла\s(?:[а-я]{1,12}\s)?модераци"
)
_ALL = re.compile(r"\b(?:все|всех|всем|всеми|оба|обоих|обе|обеих|кажд[а-я]{2,3})\b")
# «размещена практика «Двор», вторая – «Парк»»
_ANOTHER = re.compile(r"\b(?:вторая|второе|второй|третья|третье|третий|другая|другое)\b")
# «размещена практика, оформляется вторая»: that one is still to come
_COMING = (
    r"(?:(?:оформля|готов|дорабатыва|разрабатыва|описыва|планиру|провер)[а-я]{2,5}"
    r"|на\s(?:модерации|проверке|рассмотрении|согласовании))"
)
_ORDINAL = r"(?:вторая|второе|второй|третья|третье|третий)"
_ANOTHER_TO_COME = re.compile(rf"\b{_COMING}\s{_ORDINAL}\b|\b{_ORDINAL}\s(?:-\s)?{_COMING}")
_ACTIVE = re.compile(
    r"\b(?:размести|опубликова|внес|направи|пода|загрузи|добави|представи|выложи|занес|заве|выстави|предложи"
    r"|выдвину)л[аио]?\b"
)
# «Запрос о практике направлен в район»: what is sent is the letter.
_OF_LETTER = re.compile(
    r"\b(?:запрос|письм|обращени|вопрос|поручени)[а-я]{0,2}\s(?:[а-я]{2,14}\s){0,2}(?:об?|по|про)\s"
    r"(?:[а-я]{2,14}\s)?$"
)
# «На площадке теперь есть наша практика»
_IS_THERE = re.compile(
    r"\b(?:есть|имеется|появил(?:ась|ся|ось)|прибавил(?:ась|ся|ось)|висит|видн[аоы]|находится)\b"
)
# «Практика «Сад» на сайте с 19 сентября»
_STANDS_THERE = re.compile(
    r"\s{0,100}(?:-\s)?(?:уже\s|теперь\s|давно\s)?на\s(?:[а-я-]{4,16}\s)?(?:сайте|площадке|портале|платформе)"
    r"(?:\s(?:с|от)\s[^,]{0,30})?\s?$"
)
_ON_SITE = re.compile(r"\bна\s(?:[а-я-]{4,16}\s){0,2}(?:сайте|площадке|портале|платформе)\b|\bразмещен")
# «разместили информацию о практике поселения»
_WORD_OF_ONE = re.compile(
    r"\b(?:информаци|сведени|материал|описани|карточк|заявк)[а-я]{1,3}\s(?:[а-я]{2,14}\s){0,2}?об?\s(?:[а-я]{3,16}(?:ой|ей)\s){0,3}$"
)
_POSTED = re.compile(r"(?<!не\s)\b(?:размест|размещ|опубликова|вылож|выклад|загру[зж]|добав)[а-я]{1,6}\b")
_ABOUT_ONE = re.compile(r"\b(?:размещени|публикаци)[а-я]{1,3}\s(?:[а-я-]{1,18}\s){0,5}(?:о|об)\s")
# «Сообщаем о размещении практики»: a genitive of one
_TOLD_OF = re.compile(
    r"(?:сообща|уведомля|информиру|докладыва|извеща)[а-я]{2,4}\s(?:[а-я]{2,14}\s){0,3}об?\s"
    r"(?:размещении|публикации|опубликовании|внесении|направлении|подаче|представлении)\s(?:[а-я.-]{1,18}\s){0,5}$"
)


def one_is_done(
    clause: Sequence[Token], words: str, mention: Mention, mentions: Sequence[Mention], low: str
) -> bool:
    """«размещена практика», «разместили практику»; «размещены» only where each of two figures has one."""
    another = _ANOTHER.search(low) and not _ANOTHER_TO_COME.search(low)
    if is_measure(mention.spec) or _are_many(clause, words, mention) or another:
        return False
    if _OF_LETTER.search(low[: clause[mention.at].start]):
        return False
    word = clause[mention.at].text
    if _is_titled(clause, mention, low) and (_ABOUT_ONE.search(words) or _SINGULAR.search(words)):
        return True
    if _is_word_of_one(clause, words, mention, low) or _is_there(clause, words, mention, low):
        return True
    if _TOLD_OF.search(low[: clause[mention.at].start]) and word.endswith(("и", "ы")):
        return lemma(word).endswith("а")
    if _ACTIVE.search(words):
        return word.endswith("у") and lemma(word).endswith("а")
    if lemma(word) != word:
        return False
    # «Пробурено скважин» in the singular: «пробурена скважина»
    done = _SINGULAR.search(words) or re.search(_of_title(mention), words)
    if done is not None and words[: done.start()].endswith("не "):
        return False  # «ремонт не завершен»
    return done is not None and (not done[0].endswith("ы") or len({each.spec.key for each in mentions}) > 1)


def _is_word_of_one(clause: Sequence[Token], words: str, mention: Mention, low: str) -> bool:
    """«разместили информацию о практике»: a locative of one; what is not posted is no answer."""
    word = clause[mention.at].text
    if not (word.endswith("е") and lemma(word).endswith("а")):
        return False
    posted = _POSTED.search(words)
    return posted is not None and _WORD_OF_ONE.search(low[: clause[mention.at].start]) is not None


def _is_there(clause: Sequence[Token], words: str, mention: Mention, low: str) -> bool:
    word = clause[mention.at].text
    if lemma(word) != word:
        return False
    behind = low[clause[mention.end - 1].end : clause[-1].end]
    return _STANDS_THERE.match(behind.rstrip(" .")) is not None or (
        _IS_THERE.search(words) is not None and _ON_SITE.search(low) is not None
    )


def _are_many(clause: Sequence[Token], words: str, mention: Mention) -> bool:
    """«Инвентаризация проведена на всех кладбищах», «инвентаризация кладбищ»: not one of what is counted."""
    if _ALL.search(words):
        return True
    counted = stem(mention.spec.unit.lower()) if mention.spec.unit.isalpha() else ""
    others = (each.text for at, each in enumerate(clause) if not mention.at <= at < mention.end)
    return bool(counted) and any(each.startswith(counted) and is_plural(each) for each in others)


def _of_title(mention: Mention) -> str:
    """A pattern for what the title says was done, in the singular; matches nothing where it says none."""
    return "|".join(rf"\b{each}а?\b" for each in deed_stems(mention.spec)) or r"(?!)"


def _is_titled(clause: Sequence[Token], mention: Mention, low: str) -> bool:
    """«о практике «Ветеран рядом»»: one, for a title stood right behind it (see `without_titles`)."""
    word, end = clause[mention.at].text, clause[mention.end - 1].end
    return word.endswith(("е", "у", "ой")) and lemma(word).endswith("а") and low[end : end + 5] == " " * 5
