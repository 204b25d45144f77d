"""Words that close a letter: «С уважением», thanks beforehand, wishes."""

from __future__ import annotations

import re

from mailflow.mail.signatures.office_words import MAX_LINE, begins_with_body, has_verb, is_sentence
from mailflow.mail.signatures.person_names import is_name

_CLOSING = re.compile(
    r"\s*(?:[сc] (?:глубоким |большим |искренним |неизменным |наилучшим\w* |безграничным )?(?:и искренним )?"
    r"(?:ува?ж\w{0,3}ни(?:ем|е|ям)|почтением|пожеланиями)(?! к вам (?!и )\w| отн| обра)|уважением|"
    r"[сc] наилучшими пожеланиями|всего (?:вам )?(?:самого )?(?:доброго|хорошего|наилучшего)|"
    r"[сc] уваж?\.|[сc] ув\b|[сc] (?:благодарностью|признательностью)|искренне ваш\w*|"
    r"(?:with )?(?:best|kind|warm)? ?regards|(?:yours )?sincerely|best wishes|mit freundlichen grüßen|"
    r"cordialement)"
    r"(?:[\s,.!\-–—]|$)",
    re.I,
)
# Thanks beforehand close a letter where a name follows and no «С уважением» does.
_THANKS = re.compile(
    r"\s*(?:заранее (?:вам )?(?:благодар|спасибо|признател)\w*(?: за \w+(?: \w+)?)?|"
    r"(?:большое )?спасибо заранее)\s*,?\s*$",
    re.I,
)
# Wishes close a letter where only names stand below, or nothing.
_WISH = re.compile(
    r"\s*(?:(?:хорошего|удачного|приятного|доброго|продуктивного) (?:вам )?(?:рабочего )?(?:дня|вечера)|"
    r"(?:хороших|удачных|приятных) (?:вам )?(?:выходных|праздников)|(?:вам )?удачи|до свидания|"
    r"с (?:(?:самыми )?(?:добрыми |лучшими )?пожелани(?:ем|ями)|надеждой|верой) [а-яё ]{3,40}|"
    r"благодар(?:ю|им) за (?:внимание|понимание|сотрудничество|содействие))\s*[!.,]{0,3}\s*$",
    re.I,
)
# «Ваш Пётр Зимин», «Всегда Ваша А.В. Зимина»: a name follows in the line.
_YOURS = re.compile(r"\s*(?:всегда |искренне )?ваш[аи]?,? ", re.I)
_DEVICE_BEHIND = re.compile(r"[.,;]?\s+(?:отправлено (?:с|из)|sent from)\s.{1,40}$", re.I)


def is_closing(text: str) -> bool:
    """«С уважением», alone or before a name or office, and no sentence that begins with these words."""
    text = _DEVICE_BEHIND.sub("", text) if len(text) < MAX_LINE else text
    found = _CLOSING.match(text) if len(text) < MAX_LINE else None
    yours = _YOURS.match(text)
    if _is_signed_thanks(text) or (yours is not None and is_name(text[yours.end() :])):
        return True
    if not found or has_verb(text):
        return False
    rest = text[found.end() :].lstrip(" ,.!-–—")
    goes_on = found.group(0)[-1:] == " " and rest[:1].islower() and is_sentence(text)
    return not goes_on or begins_with_body(rest)


def _is_signed_thanks(text: str) -> bool:
    """«Заранее благодарны, общий отдел»."""
    thanks, _, rest = text.partition(",")
    return bool(rest.strip()) and is_thanks(thanks) and (begins_with_body(rest.strip()) or is_name(rest))


def is_thanks(text: str) -> bool:
    """«Заранее благодарны,»."""
    return _THANKS.match(text[:MAX_LINE]) is not None


def is_wish(text: str) -> bool:
    """«Хорошего дня!», «Благодарю за внимание,»."""
    return _WISH.match(text[:MAX_LINE]) is not None
