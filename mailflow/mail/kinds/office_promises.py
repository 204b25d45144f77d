"""Promises in notices: what any office's machine promises, and the day that only a person names."""

from __future__ import annotations

import re

from mailflow.patterns import Gated

# «Ответ будет направлен в установленный срок»: no answer, and no promise of one.
_ROUTINE = Gated(
    r"(?:ответ|информация о [^.\n]{0,40}рассмотрения)\w* (?:(?:вам|заявителю) )?(?:будет|буд\w+) "
    r"(?:(?:вам|заявителю) )?(?:направлен|дан|предоставлен|подготовлен|отправлен)\w*[^.\n]{0,40}? (?:в|по|"
    r"не позднее|не более) "
    r"(?:\d{1,2} (?:\w+ )?дн|установленн|порядк|срок|законодательств|соответстви|течение|результат|"
    r"ближайш|почт|электронн|адрес)"
    r"[^.\n]{0,120}|"
    # «Ответ направляется в течение 30 дней»: the law's words, no answer
    r"ответ\w* (?:на (?:\w+ )?обращени\w+ |заявителю )?(?:направля|да[её]|предоставля|готови)\w*тся "
    r"[^.\n]{0,60}?(?:в течение|в срок до) (?:\d{1,2}|тридцати)[^.\n]{0,60}",
)
# Answers to letters in the plural are nobody's to ours.
_WHAT = (
    r"(?:ответ(?!ы на (?:\w+ )?(?:письм|обращ|запрос|сообщ))|информаци|сведени|отч[её]т|данны|материал)\w*"
)
_WHEN = (
    r"[^.!?\n]{0,60}?\b(?:(?:до|к|после|не позднее|не ранее) "
    r"(?:\d(?!\d?:\d)|срок|конц|понедельник|вторник|сред|четверг|пятниц)|"
    r"в срок\b|завтра|сегодня|на (?:этой|следующей) неделе)"
)
_DAY = re.compile(
    _WHAT
    + r" [^.!?\n]{0,40}?\b(?!\w*тся\b)(?:подготов|направ|предостав|представ|пришл|сообщ|дад|будет|буд)\w*"
    + _WHEN
    + r"|"
    r"\b(?:отправим|вышлем|подготовим|направим|пришл[её]м|сообщим|дадим|предоставим|представим|отпишемся|"
    r"сделаем|подпишет|ответит)\b"
    + _WHEN
    + r"|\b(?:подготов|направ|пришл|предостав|представ|сообщ|да)(?:[ия]т|[её]т|ут|ст|дут) (?:\w+ ){0,3}?"
    + _WHAT
    + _WHEN
    # By the day of the week machines too tell when the office opens again.
    + r"|\bв (?:понедельник|вторник|среду|четверг|пятницу) (?:же )?(?:отправим|вышлем|направим|пришл[её]м)\b",
    re.I,
)


def without_promises(text: str) -> str:
    """The text, in lower case, without routine promises, whose words are those of an answer."""
    return _ROUTINE.sub(" ", text.lower())


def names_a_day(text: str) -> bool:
    """Somebody takes it upon himself to answer by a day: «Информация будет подготовлена до 25.09.2024»."""
    return _DAY.search(text) is not None
