"""What the template language complains of, in words for somebody who edits a letter."""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

_SAYINGS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"No filter named '(.+)'", lambda m: f"нет такого преобразования: «|{m[1]}»"),
    (r"No test named '(.+)'", lambda m: f"нет такой проверки: «is {m[1]}»"),
    (
        r"nesting mistake.*?looking for.*?'(end\w+)'",
        lambda m: f"команда не закрыта: раньше нужно {{% {m[1]} %}}",
    ),
    (r"[Uu]nknown tag '(.+?)'", lambda m: f"неизвестная команда «{{% {m[1]} %}}»"),
    (
        r"[Uu]nexpected end of template",
        lambda _: "шаблон кончился, а команда не закрыта (нет {% endif %}, {% endfor %} или {% endblock %})",
    ),
    (r"block '(.+)' defined twice", lambda m: f"блок «{m[1]}» записан дважды"),
    (r"Missing end of comment tag", lambda _: "пояснение {# открыто, но не закрыто знаками #}"),
    (r"unexpected char '(.+)'", lambda m: f"неожиданный знак «{m[1]}» внутри фигурных скобок"),
    (r"unexpected '(.+)'", lambda m: f"неожиданный знак «{m[1]}»: проверьте фигурные скобки"),
    (r"got 'end of (?:print )?statement", lambda _: "команда или вставка не дописана"),
    (r"got '(.+)'", lambda m: f"неожиданное «{m[1]}»: проверьте скобки, кавычки и команды"),
    (r"unexpected|expected", lambda _: "ошибка разметки: проверьте скобки, кавычки и команды"),
    (r"^'(\w+)' is undefined", lambda m: f"переменной «{m[1]}» в этом письме нет"),
    (r"has no attribute '(\w+)'", lambda m: f"у этой переменной нет поля «{m[1]}»"),
)


def explain(error: Exception) -> str:
    """One line in Russian; the library's own words only where no better ones are known."""
    if isinstance(error, SecurityError):
        return "запрещённое действие: шаблон может только вставлять значения"
    if isinstance(error, MemoryError):
        return "шаблон порождает слишком длинный текст"
    if isinstance(error, RecursionError):
        return "шаблон вложен сам в себя"
    if isinstance(error, OverflowError):
        return "слишком длинный перебор в шаблоне"
    said = str(error.message if isinstance(error, TemplateSyntaxError) else error)
    if isinstance(error, TemplateSyntaxError | UndefinedError):
        for pattern, words in _SAYINGS:
            match = re.search(pattern, said)
            if match:
                return words(match)
    return "значение не подходит к месту, где оно стоит (например, |дата у того, что не дата)"
