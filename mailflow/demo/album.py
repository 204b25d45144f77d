"""The folder the demo leaves: every mail, the digests, the summary, and a page that leads to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from mailflow.app.mails.staff import describe_stage
from mailflow.bootstrap import write_files, write_summary
from mailflow.demo.comparison import Comparison
from mailflow.demo.story import Told
from mailflow.mail.parsing.parse import parse_message
from mailflow.model.message import ParsedMessage
from mailflow.model.request import Request

_TITLES = {
    "letter": "Письмо",
    "ack": "Подтверждение ответа",
    "reminder": "Напоминание",
    "district": "Напоминание главе района",
    "chair": "Записка Председателю",
    "announcement": "Извещение о рассылке",
    "summary": "Сводная информация",
    "correction": "Поправка к сводке",
    "well": "Всё в порядке",
    "trouble": "Неполадка",
}
"""By the first part of a letter's key."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One mail in the album."""

    name: str
    message: ParsedMessage
    raw: bytes


def write_album(out: Path, told: Told, comparison: Comparison) -> Path:
    """Write everything; returns the page to open first."""
    sent = [_sheet(number, raw) for number, (_, raw) in enumerate(told.outgoing, start=1)]
    files: dict[str, bytes | str] = {f"sent/{sheet.name}.eml": sheet.raw for sheet in sent}
    for number, raw in enumerate(told.incoming, start=1):
        files[f"received/{number:04}.eml"] = raw
    shown = list(_worth_showing(sent))
    for title, sheet in shown:
        files[f"pages/{title}.html"] = _page_of(sheet)
    files["index.html"] = _index(told, comparison, [title for title, _ in shown])
    files["comparison.txt"] = "\n".join(comparison_lines(comparison)) + "\n"
    write_files(out, files)
    last = told.board.as_of
    write_summary(told.configuration, told.board, last, out / "summary")
    return out / "index.html"


def _sheet(number: int, raw: bytes) -> Sheet:
    message = parse_message(raw)
    kind = (message.header("X-Mailflow-Letter") or "mail").split("/")[0]
    return Sheet(f"{number:04}-{kind}", message, raw)


def _worth_showing(sent: list[Sheet]) -> Iterator[tuple[str, Sheet]]:
    """The first mail of every kind and stage, and all digests."""
    seen: set[str] = set()
    for sheet in sent:
        key = (sheet.message.header("X-Mailflow-Letter") or "").split("/")
        kind = "-".join(key[:1] if key[0] not in ("reminder", "district", "chair") else key[:3:2])
        title = f"digest-{key[1]}" if kind == "digest" else kind
        if title not in seen:
            seen.add(title)
            yield title, sheet


def _title(page: str, request: Request) -> str:
    """«Напоминание за 5 рабочих дней до срока», «Справка 24.09.2024»: the page's name for a reader."""
    kind, _, rest = page.partition("-")
    if kind == "digest":
        return f"Справка {date.fromisoformat(rest):%d.%m.%Y}"
    stage = next((each for each in request.reminders if each.name == rest), None)
    when = describe_stage(stage).partition(",")[0] if stage is not None else rest
    return f"{_TITLES.get(kind, kind)} {when}".rstrip()


def _page_of(sheet: Sheet) -> str:
    """The HTML of a mail, its pictures put in."""
    page = sheet.message.html or f"<pre>{escape(sheet.message.plain)}</pre>"
    for part in sheet.message.parts:
        identity = part.content_id.strip("<>")
        if identity and f"cid:{identity}" in page:
            page = page.replace(f"cid:{identity}", "../summary/territories.png")
    return page


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """The table of truth against findings, as text."""
    yield f"{'Как отвечали':<50} {'всего':>6} {'состояние верно':>16} {'числа верны':>12}"
    for line in comparison.lines:
        yield f"{line.habit:<50} {line.municipalities:>6} {line.state_right:>16} {line.figures_right:>12}"
    yield f"Ответ приписан молчавшим: {comparison.wrong_credits}."
    yield f"Писем, пришедших дважды: {comparison.doubled}."
    yield from comparison.wrong


def _index(told: Told, comparison: Comparison, pages: list[str]) -> str:
    rows = "".join(
        f"<tr><td>{escape(line.habit)}</td><td>{line.municipalities}</td>"
        f"<td>{line.state_right}</td><td>{line.figures_right}</td></tr>"
        for line in comparison.lines
    )
    links = "".join(
        f'<li><a href="pages/{escape(page)}.html">{escape(_title(page, told.board.request))}</a></li>'
        for page in pages
    )
    wrong = "".join(f"<li>{escape(line)}</li>" for line in comparison.wrong) or "<li>расхождений нет</li>"
    return _INDEX.format_map(
        {
            "municipalities": len(told.town.residents),
            "sent": len(told.outgoing),
            "received": len(told.incoming),
            "by_person": len(told.clerk.decided),
            "doubled": comparison.doubled,
            "credits": comparison.wrong_credits,
            "rows": rows,
            "links": links,
            "wrong": wrong,
        }
    )


_INDEX = """<!doctype html>
<html lang="ru"><meta charset="utf-8"><title>mailflow: письмо № 96</title>
<meta name="viewport" content="width=device-width">
<style>
body {{ font: 16px/1.5 Georgia, serif; max-width: 900px; margin: 2em auto; padding: 0 1em; color: #222 }}
table {{ border-collapse: collapse; width: 100% }} td, th {{ border-bottom: 1px solid #ccc; padding: 4px 8px;
text-align: right }} td:first-child, th:first-child {{ text-align: left }}
ul.pages {{ columns: 3 }} .big a {{ font-size: 1.2em }}
</style>
<h1>Письмо № 96: месяц на встроенных почтовых серверах</h1>
<p>Муниципальных образований: {municipalities}. Отправлено писем: {sent}, пришло: {received}.
Сотрудник решал сам: {by_person}. Ответ приписан молчавшим: {credits}. Писем, пришедших дважды: {doubled}.</p>
<ul class="big"><li><a href="summary/summary.html">Сводная информация</a></li>
<li><a href="summary/registry.xlsx">Реестр всех дел (XLSX)</a></li></ul>
<h2>Что было на самом деле и что нашла программа</h2>
<table><tr><th>Как отвечали</th><th>всего</th><th>состояние верно</th><th>числа верны</th></tr>{rows}</table>
<h2>Расхождения</h2><ul>{wrong}</ul>
<h2>Письма</h2><ul class="pages">{links}</ul>
<p>Все письма целиком: папки <a href="sent/">sent</a> и <a href="received/">received</a>.</p>
</html>
"""
