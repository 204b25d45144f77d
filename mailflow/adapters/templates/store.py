"""The operator's templates as a Renderer: an edit is taken up when it is sound, else the last good stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mailflow.adapters.templates.engine import BASES, SUFFIX
from mailflow.adapters.templates.process import ChildGoneError, RenderProcess
from mailflow.app.ports import RenderedMail
from mailflow.errors import Fault, OperatorError

Sources = Mapping[str, str]
Samples = Callable[[str], Mapping[str, object]]
"""Sample values for the template of that name."""
_NEVER_ENDS = "шаблон выполняется слишком долго или требует слишком много памяти"


class TemplateStore:
    """Renders by name from the last good version of the folder's templates.

    `samples`, where given, are used to render each template once before a version is accepted: only so
    are misspelt variables found before the day the mail is due.
    """

    def __init__(self, folder: Path, samples: Samples | None = None) -> None:
        self._folder = folder
        self._samples = samples
        self._process = RenderProcess()
        self._loaded: Sources = {}
        self._good: Sources = {}
        self._seen: Sources | None = None
        self._faults: tuple[Fault, ...] = ()
        self._under_way: list[str] = []

    def render(self, template: str, values: Mapping[str, object]) -> RenderedMail:
        """Raises OperatorError with file and line where the template is broken or missing."""
        if self._seen is None:
            self.reload_if_changed()
        if template not in self._good:
            raise OperatorError([Fault(self._shown(template), "такого шаблона нет")])
        answer = self._ask(self._good, {"render": template, "values": values}, template)
        if "mail" not in answer:
            raise OperatorError([self._fault(answer)])
        return RenderedMail(*answer["mail"])

    def render_all(
        self, asked: Sequence[tuple[str, Mapping[str, object]]]
    ) -> Iterator[RenderedMail | OperatorError]:
        """As the port says: the child renders them all while the caller does other work."""
        if self._seen is None:
            self.reload_if_changed()
        under_way: list[str] = []
        if asked and all(template in self._good for template, _ in asked):
            try:
                self._ready(self._good)
                questions = [{"render": template, "values": values} for template, values in asked]
                self._process.put({"all": questions})
                under_way.extend(template for template, _ in asked)
                self._under_way = under_way
            except ChildGoneError:
                under_way.clear()
        return self._taken(asked, under_way)

    def _taken(
        self, asked: Sequence[tuple[str, Mapping[str, object]]], under_way: list[str]
    ) -> Iterator[RenderedMail | OperatorError]:
        """What is no longer under way, for its child died or was asked something else, is asked for alone."""
        for template, values in asked:
            try:
                if not under_way:
                    yield self.render(template, values)
                    continue
                answer = self._take(template)
                yield (
                    RenderedMail(*answer["mail"])
                    if "mail" in answer
                    else OperatorError([self._fault(answer)])
                )
            except OperatorError as fault:
                yield fault

    def _take(self, template: str) -> dict[str, Any]:
        """The next answer of many."""
        self._under_way.pop()
        try:
            return self._process.take()
        except ChildGoneError:
            self._under_way.clear()
            return _gone(template)

    def reload_if_changed(self) -> list[Fault]:
        """Take up edited files; the faults of a broken edit, once for each edit."""
        sources = self._read()
        if sources == self._seen:
            return []
        self._seen = sources
        faults = list(self._faults_of(sources))
        if not faults:
            self._good = sources
        elif not self._good:
            # A start with broken templates: the sound ones serve, a broken one says so when it is asked for.
            self._good = {name: source for name, source in sources.items() if source != _NOT_UTF8}
        self._faults = tuple(faults)
        return faults

    def current_faults(self) -> list[Fault]:
        """What is wrong with the templates as they lie there, again at every call."""
        self.reload_if_changed()
        return list(self._faults)

    def close(self) -> None:
        self._process.stop()

    def _read(self) -> Sources:
        found: dict[str, str] = {}
        for path in sorted(self._folder.glob(f"*{SUFFIX}")):
            try:
                found[path.name.removesuffix(SUFFIX)] = (
                    path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
                )
            except UnicodeDecodeError:
                found[path.name.removesuffix(SUFFIX)] = _NOT_UTF8
            except OSError:
                # An editor is just replacing it; the next look finds it whole.
                continue
        return found

    def _faults_of(self, sources: Sources) -> Iterator[Fault]:
        if not sources:
            yield Fault(str(self._folder), f"в папке нет шаблонов (*{SUFFIX})")
        broken: set[str] = set()
        for name, source in sources.items():
            if source == _NOT_UTF8:
                yield Fault(
                    self._shown(name), "файл сохранён не в UTF-8; выберите кодировку UTF-8 и сохраните снова"
                )
                broken.add(name)
                continue
            answer = self._ask(sources, {"check": name}, name)
            if answer:
                broken.add(answer["file"].removesuffix(SUFFIX))
                yield self._fault(answer)
        if self._samples is not None and not broken:
            yield from self._faults_of_samples(sources, self._samples)

    def _faults_of_samples(self, sources: Sources, samples: Samples) -> Iterator[Fault]:
        told: set[Fault] = set()
        for name in sources:
            values = samples(name) if name not in BASES else {}
            if not values:
                continue
            answer = self._ask(sources, {"render": name, "values": values}, name)
            if "mail" not in answer and self._fault(answer) not in told:
                told.add(self._fault(answer))
                yield self._fault(answer)

    def _ask(self, sources: Sources, question: Mapping[str, Any], template: str) -> dict[str, Any]:
        try:
            self._ready(sources)
            return self._process.ask(question)
        except ChildGoneError:
            return _gone(template)

    def _ready(self, sources: Sources) -> None:
        """A child that has these sources and owes no answer. Raises ChildGoneError."""
        self._drain()
        if not self._process.is_running:
            self._process.start(sources)
        elif sources is not self._loaded:
            self._process.load(sources)
        self._loaded = sources

    def _drain(self) -> None:
        """Answers nobody came for must not be taken for those to the next question."""
        try:
            while self._under_way:
                self._under_way.pop()
                self._process.take()
        except ChildGoneError:
            self._under_way.clear()

    def _fault(self, answer: Mapping[str, Any]) -> Fault:
        return Fault(str(self._folder / answer["file"]), answer["text"], answer["line"])

    def _shown(self, template: str) -> str:
        return str(self._folder / f"{template}{SUFFIX}")


def _gone(template: str) -> dict[str, Any]:
    return {"file": f"{template}{SUFFIX}", "line": None, "text": _NEVER_ENDS}


# No template contains it: it is not even text.
_NOT_UTF8 = "\ufffe\uffff"


def check_templates(folder: Path, samples: Samples | None = None) -> list[Fault]:
    """Every fault of the folder's templates, with file and line."""
    store = TemplateStore(folder, samples)
    try:
        return store.reload_if_changed()
    finally:
        store.close()
