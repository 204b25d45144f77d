"""A renderer in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mailflow.app.ports import RenderedMail
from mailflow.errors import Fault, OperatorError


class FakeRenderer:
    """Keeps what it was asked for; a template named in `broken` raises as a broken one does."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Mapping[str, object]]] = []
        self.broken: set[str] = set()

    def render(self, template: str, values: Mapping[str, object]) -> RenderedMail:
        self.asked.append((template, values))
        if template in self.broken:
            raise OperatorError([Fault(f"templates/{template}.j2", "неизвестное имя «срк»", 3)])
        return RenderedMail(f"тема {template}", f"текст {template}", f"<p>{template}</p>")

    def render_all(
        self, asked: Sequence[tuple[str, Mapping[str, object]]]
    ) -> Iterator[RenderedMail | OperatorError]:
        rendered: list[RenderedMail | OperatorError] = []
        for template, values in asked:
            try:
                rendered.append(self.render(template, values))
            except OperatorError as fault:
                rendered.append(fault)
        return iter(rendered)

    @property
    def templates(self) -> list[str]:
        return [template for template, _ in self.asked]
