"""The demo on the screen: a progress bar, a dozen lines of story, the comparison, the folder."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from mailflow.bootstrap import missing_tools
from mailflow.demo.album import write_album
from mailflow.demo.comparison import Comparison, compare
from mailflow.demo.story import Told, tell_story
from mailflow.errors import UsageError

MARK = ".mailflow-demo"
"""Lies in every folder a demo has written; only such a folder is emptied before the next one."""

STORY_LINES = 12


def show_story(config: Path, out: Path, *, municipalities: int, seed: int) -> int:
    """Play, compare, write the album. 0 where the board equals the truth and nothing went out twice."""
    console = Console()
    _prepare(out)
    for missing in missing_tools():
        console.print(f"[yellow]{missing}[/]")
    started = time.monotonic()
    told = _play(console, config, out, municipalities, seed)
    comparison = compare(told)
    page = write_album(out, told, comparison)
    _print_comparison(console, told, comparison)
    console.print(f"Время: {time.monotonic() - started:.0f} с. Откройте [bold]{page}[/] и {out / 'summary'}.")
    return 0 if comparison.is_perfect else 1


def _play(console: Console, config: Path, out: Path, municipalities: int, seed: int) -> Told:
    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("начинаем", total=None)

        def progress(done: int, total: int, headline: str) -> None:
            bar.update(task, completed=done, total=total, description=headline)
            if done in (1, total) or done % max(1, total // STORY_LINES) == 0:
                bar.console.print(headline)

        return tell_story(config, out / "data", municipalities=municipalities, seed=seed, progress=progress)


def _prepare(out: Path) -> None:
    if out.exists() and any(out.iterdir()):
        if not (out / MARK).exists():
            raise UsageError(f"Папка {out} не пуста и не от прежнего demo: укажите другую (--out)")
        shutil.rmtree(out)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARK).touch()


def _print_comparison(console: Console, told: Told, comparison: Comparison) -> None:
    table = Table("Как отвечали", "всего", "состояние верно", "числа верны")
    for line in comparison.lines:
        table.add_row(
            str(line.habit), str(line.municipalities), str(line.state_right), str(line.figures_right)
        )
    console.print(table)
    console.print(
        f"Отправлено писем: {len(told.outgoing)}, пришло: {len(told.incoming)}, учтено без человека: "
        f"{told.recorded}, решал сотрудник: {len(told.clerk.decided)}. "
        f"Ответ приписан молчавшим: {comparison.wrong_credits}. Пришло дважды: {comparison.doubled}."
    )
    for difference in comparison.wrong:
        console.print(f"[red]{difference}[/]")
