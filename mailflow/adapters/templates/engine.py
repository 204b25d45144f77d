"""Templates compiled and rendered inside the sandbox; limits are the child process's business.

One file is one mail with three blocks, `subject`, `text` and `html`; its base asks for one of them by the
variable `part`. The html pass escapes every value, the other two do not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import css_inline
from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mailflow.adapters.templates.explain import explain
from mailflow.adapters.templates.filters import FILTERS, finalize
from mailflow.adapters.templates.layout import tidy_html, tidy_subject, tidy_text

SUFFIX = ".j2"
BASES = frozenset({"base", "staff", "pieces"})
"""Files that are not mails themselves."""
# The greatest digest of 425 municipalities is a tenth of it.
MAX_CHARACTERS = 5_000_000
_BLOCK = re.compile(r"{%-?\s*block\s+(\w+)")


class BrokenTemplateError(Exception):
    """A template that cannot be used: its file, line (None where unknown) and the reason in Russian."""

    def __init__(self, file: str, line: int | None, text: str) -> None:
        super().__init__(file, line, text)
        self.file, self.line, self.text = file, line, text


class Engine:
    """One set of template sources."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = {f"{name}{SUFFIX}": source for name, source in sources.items()}
        self._plain = self._environment(autoescape=False)
        self._html = self._environment(autoescape=True)
        self._inliner = css_inline.CSSInliner(
            keep_style_tags=True, load_remote_stylesheets=False, apply_width_attributes=False
        )

    def _environment(self, *, autoescape: bool) -> ImmutableSandboxedEnvironment:
        environment = ImmutableSandboxedEnvironment(
            loader=DictLoader(self._sources),
            autoescape=autoescape,
            undefined=StrictUndefined,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters.update(FILTERS)
        return environment

    def check(self, name: str) -> None:
        """Compile the template. Raises BrokenTemplateError."""
        file = f"{name}{SUFFIX}"
        try:
            self._plain.get_template(file)
            self._html.get_template(file)
        except Exception as error:  # noqa: BLE001 - a broken template is a value to the operator
            raise self._broken(file, error) from None
        if name not in BASES:
            missing = [b for b in ("subject", "text") if b not in _BLOCK.findall(self._sources[file])]
            if missing:
                raise BrokenTemplateError(file, 1, f"в шаблоне нет блока «{missing[0]}»")

    def render(self, name: str, values: Mapping[str, Any]) -> tuple[str, str, str]:
        """Subject, text and html of one mail. Raises BrokenTemplateError."""
        file = f"{name}{SUFFIX}"
        try:
            subject = tidy_subject(self._part(self._plain, file, values, "subject"))
            text = tidy_text(self._part(self._plain, file, values, "text"))
            html = self._part(self._html, file, values, "html").strip()
        except Exception as error:  # noqa: BLE001 - a broken template is a value to the operator
            raise self._broken(file, error) from None
        if not subject or not text:
            raise BrokenTemplateError(file, None, "тема или текст письма пусты")
        return subject, text, self._inliner.inline(tidy_html(html)) if html else ""

    def _part(
        self, environment: ImmutableSandboxedEnvironment, file: str, values: Mapping[str, Any], part: str
    ) -> str:
        pieces: list[str] = []
        length = 0
        for piece in environment.get_template(file).generate(values, part=part):
            length += len(piece)
            if length > MAX_CHARACTERS:
                raise MemoryError
            pieces.append(piece)
        return "".join(pieces)

    def _broken(self, file: str, error: Exception) -> BrokenTemplateError:
        if isinstance(error, TemplateSyntaxError):
            return BrokenTemplateError(error.name or file, error.lineno, explain(error))
        if isinstance(error, TemplateNotFound):
            return BrokenTemplateError(file, None, f"нет файла «{error.name}», на который ссылается шаблон")
        where, line = self._last_line(error, file)
        if line is None and isinstance(error, TemplateError):
            line = getattr(error, "lineno", None)
        return BrokenTemplateError(where, line, explain(error))

    def _last_line(self, error: Exception, file: str) -> tuple[str, int | None]:
        """The innermost line of a template in the traceback (jinja2 rewrites it to template lines)."""
        found: tuple[str, int | None] = (file, None)
        trace = error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if name in self._sources:
                found = (name, trace.tb_lineno)
            elif name == "<template>":
                found = (file, trace.tb_lineno)
            trace = trace.tb_next
        return found
