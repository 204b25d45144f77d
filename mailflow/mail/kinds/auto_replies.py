"""Automatic answers: vacation notices and «Ваше письмо получено», by header, subject and words.

Only a third of them carry the header of RFC 3834, so words count. A message with a document or with an
answer in substance is never one, nor is one in which somebody names a day for the answer.
"""

from __future__ import annotations

import re

from mailflow.mail.kinds.absences import find_absence
from mailflow.mail.kinds.auto_reply_headers import find_robot_field
from mailflow.mail.kinds.auto_reply_subjects import LOOSE_SUBJECT, SUBJECT
from mailflow.mail.kinds.auto_reply_words import DECLARED, MACHINE, RECEIVED
from mailflow.mail.kinds.bulk import lures
from mailflow.mail.kinds.door_notes import find_door_note
from mailflow.mail.kinds.foreign_words import find_foreign_notice, find_foreign_sign, is_foreign
from mailflow.mail.kinds.notice_sentences import (
    GREETING,
    find_signs,
    is_bare_receipt,
    is_explained,
    is_of_machine_alone,
    left_over,
    touches_matter,
)
from mailflow.mail.kinds.notice_traits import ENOUGH, find_traits
from mailflow.mail.kinds.office_promises import names_a_day, without_promises
from mailflow.mail.kinds.own_matter import (
    counts_something,
    is_about_mail,
    is_of_ours,
    tells_matter,
    tells_or_answers,
)
from mailflow.mail.kinds.personal_speech import speaks_as_a_reader, takes_a_deed_on
from mailflow.mail.kinds.substance import answers_in_substance, has_document
from mailflow.model.message import NewText, ParsedMessage
from mailflow.patterns import Gated

_MAX_TEXT = 4_000
# Notices are short; in a longer text the same words may stand by chance.
_SHORT = 1_200
_THRESHOLD = 2
# «Перезвоню» and the like stand in notices that somebody wrote for his machine.
_SAYING = 6
# A machine puts a word before our subject; a number in a subject of one's own is a person's.
_OF_A_PERSON = re.compile(r"(?:ответ |информация )?на (?:\w+ )?(?:исх\S* )?(?:№|n ?\d|\d)", re.I)
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_RUSSIAN = re.compile(r"[а-яё]{4}", re.I)
# A notice speaks to the sender, of a letter, a mailbox, an office or of who is gone; all else is own affairs.
_OF_MAIL = re.compile(
    r"\bва[шмс]|\bвы\b|\bнам\b|\bнас\b|письм|обращ|сообщен|запрос|заявк|почт|ящик|адрес|корреспонд|работ|"
    r"закрыт|mail|рабоч|"
    r"робот|автомат|"
    r"полномочи|отпуск|больнич|нетрудосп|увол|декрет|пенси|\bбот\b|замеща|ответ|отвеча|свяж|message|"
    r"office|request|inquiry|contact|retired|moderator|звонк|каникул|при[её]м"
)
# By name, as people sign.
_SIGNED = re.compile(
    r"[А-ЯЁ]\. ?[А-ЯЁ]\.|[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:ич|на)\b|специалист|делопроизвод|секретар"
)
# A heading of its own in the text is as good as one in the subject.
_HEADING = re.compile(r"\W*(?:автоответ(?:чик)?|автоматический ответ)\s?[:.—–\n]", re.I)
_OUR_SUBJECT = Gated(r"\bисх\. ?№.{10,300}$", re.I)
# A shorter subject may be a word of the text.
_TITLE_LENGTH = 12
_TITLE = re.compile(
    r"[«\"][^«»\"\n]{0,300}[»\"]+|^[^\w\n]{0,4}(?:тема|subject|re)\s?:[^\n]*|"
    r"копи[яию] ваш\w+ (?:\w+ )?(?:сообщени|обращени|письм|запрос|комментари)\w*\s?:[^\n]*",
    re.I | re.M,
)


def why_auto_reply(message: ParsedMessage, new: NewText) -> str | None:
    """Russian: why `message` is an automatic answer; None where it is not or where that is in doubt.

    A document or an answer in substance weighs more than any sign of a machine.
    """
    text = ("" if GREETING.match(new.text.lower()) else new.text) or _below(new)
    text = text[:_MAX_TEXT]
    if has_document(message):
        return None
    subject = message.subject.strip(" [(*")[:300]
    untitled = _without_titles(text, subject)
    header = find_robot_field(message)
    told = "тема говорит об автоответе" if SUBJECT.match(subject) else header
    told = told or ("текст озаглавлен как автоответ" if _HEADING.match(text) else None)
    # Under a mark only what is left over beside a notice's own sentences can be an answer.
    weighed = left_over(untitled, subject) if told else text
    if answers_in_substance(without_promises(weighed)):
        return None
    if told and touches_matter(weighed, subject) and tells_matter(weighed):
        return None
    if told != header and not tells_or_answers(weighed) and not _is_told_by_a_person(untitled, new):
        return told
    note = None if header else _by_note(message, subject, text)
    if note is not None:
        return note
    if header is not None or tells_matter(untitled):
        return header
    if names_a_day(text) or speaks_as_a_reader(text) or _OF_A_PERSON.match(subject) or lures(text):
        return None
    if _is_generated(message) and not f"{text}{new.signature}".strip():
        return "заголовок Auto-Submitted: auto-generated, и ничего не сказано"
    return _by_words(message, subject, text, f"{new.signature}\n{new.disclaimer}") or _by_traits(
        message, subject, text
    )


def _below(new: NewText) -> str:
    """What stands where a signature would, if it is a sentence: a notice may begin with a name."""
    sentence = len(_LONG_WORD.findall(new.signature)) >= _SAYING and "." in new.signature.strip()[:-1]
    return f"{new.signature}\n{new.disclaimer}".strip() if sentence else new.disclaimer


def _without_titles(text: str, subject: str) -> str:
    """Without our own subject and what stands in quotation marks, also one within the other."""
    ours = _OUR_SUBJECT.search(subject)
    title = ours.group(0) if ours else subject
    named = text.replace(title, " ") if len(title) >= _TITLE_LENGTH else text
    return _TITLE.sub(" ", _TITLE.sub(" ", named))


def _is_told_by_a_person(text: str, new: NewText) -> bool:
    """He tells something of the matter, and not one word of a notice: such subjects get stuck in threads."""
    if len(text.split()) < _SAYING or not tells_matter(text) or find_absence(text, "") is not None:
        return False
    low = f"{text}\n{new.signature}\n{new.disclaimer}"[:_MAX_TEXT].lower()
    abroad = find_foreign_sign(low) if is_foreign(text.lower()) else None
    return not find_signs(low) and abroad is None and MACHINE.search(low) is None


def _by_words(message: ParsedMessage, subject: str, text: str, foot: str) -> str | None:
    """Two signs are wanted, one of them in the words; to be away or to leave a mailbox counts for two."""
    low = text.lower()
    if is_foreign(low):
        # Those whom we ask write Russian, and only their machines do not; nor do our document systems.
        of_machine = _RUSSIAN.search(subject) or _is_generated(message)
        said = find_foreign_sign(low) if of_machine else find_foreign_notice(low)
        return said and f"слова автоответа: «{said.strip()}»"
    untitled = _without_titles(text, subject)
    absent = find_absence(text, message.from_.name if message.from_ else "")
    machine = MACHINE.search(low) or MACHINE.search(foot[:_MAX_TEXT].lower())
    received = RECEIVED.search(low) is not None
    # What is to be done with a letter that came, desks promise too.
    if not (machine or received) and takes_a_deed_on(text):
        return None
    words = [(2, absent)] if absent else []
    words += find_signs(low)
    words += [(1, machine.group(0))] if machine else []
    if received and is_bare_receipt(untitled) and not _SIGNED.search(foot):
        words.append((1, "и больше ничего"))
    if is_of_machine_alone(text):
        words.append((1, "и больше ничего"))
    # People thank too, and robots of document systems carry their letters.
    beside = int(LOOSE_SUBJECT.match(subject) is not None)
    if received or machine:
        beside += _machine_signs(message)
    wanted = _THRESHOLD + (len(text) > _SHORT)
    if not absent and _OF_MAIL.search(low) is None:
        return None
    if is_about_mail(subject) and not (absent or machine or received):
        return None
    if not words or sum(weight for weight, _ in words) + beside < wanted:
        return None
    plain = absent is not None or DECLARED.search(low) is not None
    if not is_explained(untitled, subject, absent=plain):
        return None
    return "слова автоответа: " + ", ".join(f"«{said.strip()}»" for _, said in words)


def _by_traits(message: ParsedMessage, subject: str, text: str) -> str | None:
    """In whatever words: made as notices are, in reaction to our letter and of nothing in its matter."""
    reacts = message.in_reply_to or message.references or is_of_ours(subject) or LOOSE_SUBJECT.match(subject)
    untitled = _without_titles(text, subject)
    if not reacts or is_about_mail(subject) or len(text) > _SHORT or touches_matter(untitled, subject):
        return None
    traits = find_traits(untitled.lower())
    if len(traits) + (len(traits) > 1) * _machine_signs(message) < ENOUGH:
        return None
    return "построено как автоответ: " + ", ".join(traits)


def _by_note(message: ParsedMessage, subject: str, text: str) -> str | None:
    """A note on the door, in reaction to our letter and of nothing in its matter."""
    untitled = _without_titles(text, subject)
    if not (message.in_reply_to or message.references or is_of_ours(subject)) or takes_a_deed_on(text):
        return None
    if is_about_mail(subject) or touches_matter(untitled, subject) or counts_something(untitled):
        return None
    note = find_door_note(untitled)
    return note and f"записка об отсутствии: «{note[:80]}»"


def _is_generated(message: ParsedMessage) -> bool:
    """RFC 3834, 5: written by a program, of its own or in reaction; so do document systems of answers."""
    return (message.header("Auto-Submitted") or "").strip().lower().startswith("auto-generated")


def _machine_signs(message: ParsedMessage) -> int:
    """Signs that a machine sent it, none of which tells an automatic answer from a document robot."""
    precedence = (message.header("Precedence") or "").strip().lower()
    submitted = (message.header("Auto-Submitted") or "no").strip().lower()
    suppressed = (message.header("X-Auto-Response-Suppress") or "").strip().lower() == "all"
    return int(message.return_path == "" or precedence == "junk" or submitted != "no" or suppressed)
