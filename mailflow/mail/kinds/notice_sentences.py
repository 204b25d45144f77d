"""Signs of a notice in a text, and whether every sentence of it is one that a notice has."""

from __future__ import annotations

import re

from mailflow.mail.kinds.auto_reply_words import (
    CROWD,
    INSTEAD,
    LEFT,
    MACHINE,
    OFFICE_HOURS,
    PROMISED,
    RECEIVED,
    THANKS,
    UNATTENDED,
)
from mailflow.mail.kinds.house_rules import (
    ALL_LETTERS,
    CLOSED_DOORS,
    MEANWHILE,
    OF_MAILBOX,
    OPENING,
    SUPPORT,
    TICKET,
    TICKET_DONE,
)
from mailflow.mail.kinds.machine_words import (
    GONE,
    MAIL_SYSTEM,
    MAILBOX_DENIED,
    STATE_OF_LETTER,
    STEPS,
    TERM,
    UNREAD,
    WAY_ROUND,
)
from mailflow.mail.kinds.own_matter import subject_stems
from mailflow.mail.kinds.substance import answers_in_substance

_SIGNS = (
    (2, UNATTENDED),
    (2, MAILBOX_DENIED),
    (2, UNREAD),
    (1, RECEIVED),
    (1, PROMISED),
    (1, THANKS),
    (1, CROWD),
    (1, OFFICE_HOURS),
    (1, LEFT),
    (1, INSTEAD),
    (2, ALL_LETTERS),
    (2, CLOSED_DOORS),
    (2, OPENING),
    (2, TICKET_DONE),
    (1, TICKET),
    (1, SUPPORT),
    (1, MEANWHILE),
)
# The same by roots: each stands in for the turns of phrase of its kind and is not counted beside them.
_ROOTS = (
    ((RECEIVED,), STATE_OF_LETTER),
    ((PROMISED,), STEPS),
    ((PROMISED,), TERM),
    ((MACHINE, TICKET), MAIL_SYSTEM),
    ((LEFT,), GONE),
    ((INSTEAD,), WAY_ROUND),
    ((UNATTENDED,), OF_MAILBOX),
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\S| [а-яё])[^.!?\n]+)*")
_CLAUSES = re.compile(r"[,;:—–]| - ")
_REACHED_BY = re.compile(r"\S@\S|\d-\d\d")
_ASKS_US = re.compile(r"\b(?:прошу|просим|просьба)\b")
_TO_SOMEBODY = re.compile(r"вопрос|тема\b|обращ|замещ|пишите|присыла|направля|звон|сайт|порядк")
_OF_LETTER = (RECEIVED, STATE_OF_LETTER, INSTEAD, WAY_ROUND)
_TELLING = re.compile(
    r"\b(?:сообща|информиру|уведомля|извеща|направля|прилага|напомина)(?:ю|ем|ет)\b(?: вам| вас| также)*,?"
    r"(?: о том,?)?(?: что)?"
)
_AWAY = re.compile(r"\b(?:отпуск|больничн|командировк|каникул|отсутству[юе]|нахожусь|находимся|находятся)")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
# Shorter ones are greetings, names and «Спасибо».
_SAYING = 3
# Greetings, closings, whereabouts and numbers of telephones say nothing of the matter.
_OF_COURSE = re.compile(
    r"здравствуй|добр(?:ый|ое|ого|ая|ой) |привет|уважаем|коллеги|с уважением|благодар|спасибо|извин|"
    r"к сожалению|"
    r"телефон|тел\.|"
    r"\S@\S|https?:|\d-\d\d|вопрос|до свидания|(?:хорошего|доброго|удачного) (?:вам )?дня|"
    r"всего (?:\w+ )?(?:добр|хорош|наилучш)|администраци|дата\b|"
    r"закрыт[аоы]? (?:до|на)\b|ликвидирован|реорганизован|упраздн|переехал|переезж|обновите|"
    r"^[^а-яё]*$|ориентировочно|подробн|карточк|не назначен|присвоен|надеюсь|увидимся|ждём вас|ждем вас|"
    r"(?:заработаем|откроемся|верн[её]мся|возобновим|появлюсь|вернусь)\b|"
    r"[а-яё]{3,30} [а-яё]\. ?[а-яё](?:\.|$)|"
    r"(?:сотрудник|работник) (?:\w+ ){0,2}(?:в отпуске|на больничном|в командировке|отсутствует)|"
    r"(?:приносим|приношу) (?:\w+ )?извинения|задержк|поддержк|прошу прощения|приёмн|приемн|предназначен",
    re.I,
)
# «Ваше письмо получено администрацией» and no more; whoever passes it on or takes it up says to whom.
_BARE_RECEIPT = re.compile(
    r"\W*мы получили ваш\w* (?:обращени|сообщени|запрос|заявк)\w*\W*$|"
    # An office speaks of itself: «Администрация района подтверждает получение Вашего письма».
    r"\W*(?:уведомля|извеща|сообща|информиру)\w+ (?:вас )?о (?:получении|поступлении) ваш\w* (?:\w+ )?"
    r"(?:письм|обращени|сообщени|запрос)\w*\W*$|"
    r"\W*(?:[^,.!?\n]{0,60} )?подтверждает получение ваш\w* (?:письм|обращени|сообщени|запрос)\w*\W*$|"
    r"\W*(?:(?:здравствуйте|спасибо|добрый \w+), )?"
    r"(?:(?:уведомля|сообща|информиру|извеща|подтвержда)\w+[^,]{0,20}, что )?"
    r"(?:ваш\w*|(?:направленн|отправленн|присланн)\w+ вами) (?:\w+ ){0,2}"
    r"(?:письм|обращени|сообщени|запрос|заявк|корреспонденци)\w*(?: \w+){0,2}? "
    r"(?:получен|принят|доставлен|зарегистрирован|поступил)[оа]?\b"
    r"(?: (?:администраци|при[её]мн|канцеляри|сервер|систем|почт|нами\b|в\b|на (?:электронн|почт|сервер)|"
    r"и (?:находится|ожида|жд[её]т|поставлен|передан\w* (?:администратор|оператор|модератор|дежурн|"
    r"на регистраци|в (?:служб|канцеляри|общий))))[^,]*)?\W*$"
)
GREETING = re.compile(r"\W*(?:здравствуйте|добр(?:ый|ого|ое|ой) \w+)\W*$")
_ALL_SIGNS = (
    *(sign for _, sign in _SIGNS),
    *(root for _, root in _ROOTS),
    MACHINE,
)


def find_signs(low: str) -> list[tuple[int, str]]:
    """Weights and words of the signs in `low`, a text in lower case."""
    turns = [(weight, found.group(0)) for weight, sign in _SIGNS if (found := sign.search(low))]
    roots = [
        (1, found.group(0))
        for said, root in _ROOTS
        if not any(one.search(low) for one in said) and (found := root.search(low))
    ]
    return [*turns, *roots]


def is_explained(text: str, subject: str, *, absent: bool) -> bool:
    """No sentence is left over that a notice would not have, and none touches the matter of the letter.

    Beside an absence people add a word about their laptop; «поэтому» is a person's who answers.
    """
    matter = subject_stems(subject)
    for sentence in _SENTENCE.findall(text):
        if _touches(sentence, matter):
            return False
        low = sentence.lower()
        if absent or len(_LONG_WORD.findall(low)) < _SAYING:
            continue
        if "поэтому" in low:
            return False
        if not _OF_COURSE.search(sentence) and not any(sign.search(low) for sign in _ALL_SIGNS):
            return False
    return True


def is_bare_receipt(text: str) -> bool:
    """That our letter has come is all it says, in the passive; a person says what he does with it."""
    said = [
        low
        for one in _SENTENCE.findall(text)
        if len(_LONG_WORD.findall(low := one.lower().strip())) >= _SAYING
    ]
    return any(map(_BARE_RECEIPT.match, said)) and all(
        _BARE_RECEIPT.match(one) or _OF_COURSE.search(one) for one in said
    )


def is_of_machine_alone(text: str) -> bool:
    """That a machine made it and wants no answer, and after a greeting not one sentence more."""
    said = [
        low for one in _SENTENCE.findall(text) if (low := one.lower().strip()) and not GREETING.match(low)
    ]
    return bool(said) and all(map(MACHINE.search, said))


def left_over(text: str, subject: str) -> str:
    """What a text tells beside a notice's own sentences: «Сообщаем, что находимся в отпуске» tells",
    "nothing."""
    return "\n".join(one.strip() for one in _SENTENCE.findall(text) if not _is_of_notice(one, subject))


def _is_of_notice(sentence: str, subject: str) -> bool:
    low = _TELLING.sub(" ", sentence.lower())
    if _touches(sentence, subject_stems(subject)) or answers_in_substance(low):
        return False
    return _AWAY.search(low) is not None or any(sign.search(low) for sign in _ALL_SIGNS)


def touches_matter(text: str, subject: str) -> bool:
    """Some sentence is about the matter of our letter, and no direction to somebody."""
    matter = subject_stems(subject)
    return any(_touches(sentence, matter) for sentence in _SENTENCE.findall(text))


_SALUTATION = re.compile(r"\W*(?:дорог(?:ие|ой|ая) |уважаем)", re.I)


def _touches(sentence: str, matter: frozenset[str]) -> bool:
    """A clause about the matter that neither sends us to somebody nor tells what became of our letter.

    Who asks us for something of the matter is a person, whatever address he names.
    """
    if _SALUTATION.match(sentence):
        return False
    for clause in _CLAUSES.split(sentence):
        low = clause.lower()
        if not any(stem in low for stem in matter):
            continue
        if _ASKS_US.search(low):
            return True
        sends = _REACHED_BY.search(sentence) is not None or _TO_SOMEBODY.search(low) is not None
        if not sends and not any(sign.search(low) for sign in _OF_LETTER):
            return True
    return False
