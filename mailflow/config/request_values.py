"""A checked request file becomes a `Request`: attachments are read, codes and keys must exist."""

from __future__ import annotations

import difflib
import mimetypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from mailflow.config.directory import KINDS
from mailflow.config.faults import fault_at, find_faults, suggest
from mailflow.config.requests import RequestFile, StageRecord, default_stages
from mailflow.config.yaml_positions import Document, Tree, parse
from mailflow.config.yaml_positions import Path as Place
from mailflow.errors import Fault
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory
from mailflow.model.request import (
    AttachedFile,
    Benchmark,
    DeadlineShift,
    FigureSpec,
    ReminderStage,
    ReminderTarget,
    Request,
    SiteFigure,
    SummarySpec,
)

# Base64 makes it 27 MB; some servers refuse 25.
MAX_ATTACHMENT_OCTETS = 50_000_000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a request refers to outside its own file."""

    directory: Directory | None
    templates: Path
    timezone: ZoneInfo


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """A request with the document it stands in."""

    request: Request
    document: Document


def read_request(path: Path, around: Surroundings) -> tuple[ReadRequest | None, list[Fault]]:
    """The request, None where anything in its file is wrong."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return None, [Fault(str(path), f"файл не читается: {error.strerror}")]
    document, faults = parse(str(path), content)
    if faults:
        return None, faults
    try:
        form = RequestFile.model_validate(document.tree)
    except ValidationError as error:
        faults = list(find_faults(error, document, RequestFile, {}))
        rest = _without_faulty(document.tree, error)
        return None, [*faults, *_read_attachments(path, rest, document)[1], *_check(rest, document, around)]
    attachments, faults = _read_attachments(path, form, document)
    faults.extend(_check(form, document, around))
    return (None, faults) if faults else (ReadRequest(_request(form, attachments, around), document), [])


def _without_faulty(tree: dict[str, Tree], error: ValidationError) -> RequestFile:
    """What is sound in a faulty file, so that its further faults are told in the same breath."""
    placeholders = {"number": "0", "date": "01.01.2000", "title": "—", "deadline": "31.12.2099"}
    faulty = {details["loc"][0] for details in error.errors() if details["loc"]}
    return RequestFile.model_validate(placeholders | {k: v for k, v in tree.items() if k not in faulty})


def _request(form: RequestFile, attachments: tuple[AttachedFile, ...], around: Surroundings) -> Request:
    send_at = form.send_at
    if send_at is not None and send_at.tzinfo is None:
        send_at = send_at.replace(tzinfo=around.timezone)
    return Request(
        number=form.number,
        date=form.date,
        title=form.title,
        deadline=form.deadline,
        deadline_shift=DeadlineShift(form.deadline_shift),
        send_at=send_at,
        attachments=attachments,
        recipients=tuple(" ".join(each.lower().split()) for each in form.recipients),
        figures=tuple(FigureSpec(f.key, f.title, f.unit, f.baseline, tuple(f.words)) for f in form.figures),
        items=tuple(form.items),
        aliases=tuple(form.aliases),
        body=form.body,
        reminders=default_stages() if form.reminders is None else tuple(map(_stage, form.reminders)),
        summary=SummarySpec(form.summary.working_days_after, form.summary.at),
        benchmarks=tuple(Benchmark(b.figure, b.region, b.value, b.as_of, b.source) for b in form.benchmarks),
        site_figures=tuple(SiteFigure(s.figure, s.value, s.as_of, s.source) for s in form.site_figures),
    )


def _stage(record: StageRecord) -> ReminderStage:
    return ReminderStage(
        record.name,
        record.at,
        record.template,
        ReminderTarget(record.to),
        record.working_days_before,
        record.working_days_after,
    )


def _read_attachments(
    path: Path, form: RequestFile, document: Document
) -> tuple[tuple[AttachedFile, ...], list[Fault]]:
    files: list[AttachedFile] = []
    faults: list[Fault] = []
    for index, name in enumerate(form.attachments):
        found = path.parent / name
        try:
            content = found.read_bytes()
        except OSError:
            text = f"файла «{name}» нет{_similar_file(found)} (путь считается от папки {path.parent})"
            faults.append(fault_at(document, ("attachments", index), text))
            continue
        if not content or len(content) > MAX_ATTACHMENT_OCTETS:
            text = f"файл «{name}» пуст" if not content else f"файл «{name}» больше 50 МБ: его не примут"
            faults.append(fault_at(document, ("attachments", index), text))
        kind = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        files.append(AttachedFile(found.name, kind, content))
    return tuple(files), faults


def _similar_file(path: Path) -> str:
    names = sorted(each.name for each in path.parent.iterdir()) if path.parent.is_dir() else []
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"; может быть, «{near[0]}»?" if near else ""


def _check(form: RequestFile, document: Document, around: Surroundings) -> Iterator[Fault]:
    if form.deadline < form.date:
        yield fault_at(document, ("deadline",), "срок раньше даты письма")
    if around.directory is not None:
        yield from _check_recipients(form, document, around.directory)
    keys = [figure.key for figure in form.figures]
    yield from _repeated(document, "figures", "key", keys)
    yield from _check_figures(document, "benchmarks", [each.figure for each in form.benchmarks], keys)
    yield from _check_figures(document, "site_figures", [each.figure for each in form.site_figures], keys)
    yield from _repeated(document, "reminders", "name", [each.name for each in form.reminders or ()])
    yield from _check_templates(form, document, around.templates)


def _check_recipients(form: RequestFile, document: Document, directory: Directory) -> Iterator[Fault]:
    for index, text in enumerate(form.recipients):
        place: Place = ("recipients", index)
        wanted = " ".join(text.lower().split())
        if re.fullmatch(r"\d+", text):
            if Oktmo(text) not in directory:
                yield fault_at(document, place, f"муниципалитета с кодом {text} в справочнике нет")
        elif wanted not in KINDS:
            hint = suggest(wanted, KINDS)
            yield fault_at(document, place, f"«{text}» — не код ОКТМО и не вид муниципалитета{hint}")
        elif not any(each.kind == wanted for each in directory):
            yield fault_at(document, place, f"муниципалитетов вида «{text}» в справочнике нет")


def _repeated(document: Document, section: str, key: str, names: Iterable[str]) -> Iterator[Fault]:
    seen: Counter[str] = Counter()
    for index, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:
            yield fault_at(document, (section, index, key), f"«{name}» уже есть; имена не должны повторяться")


def _check_figures(document: Document, section: str, used: list[str], known: list[str]) -> Iterator[Fault]:
    for index, key in enumerate(used):
        if key not in known:
            text = f"показателя «{key}» нет в разделе «figures»{suggest(key, known)}"
            yield fault_at(document, (section, index, "figure"), text)


def _check_templates(form: RequestFile, document: Document, templates: Path) -> Iterator[Fault]:
    if not templates.is_dir():
        # That the folder is missing is told once, by the check of templates; reading mail needs none.
        return
    known = sorted(path.stem for path in templates.glob("*.j2") if path.is_file())
    for index, stage in enumerate(form.reminders or ()):
        if stage.template not in known:
            text = f"шаблона «{stage.template}.j2» нет в папке {templates}{suggest(stage.template, known)}"
            yield fault_at(document, ("reminders", index, "template"), text)
