"""The command that repairs a damaged journal."""

from __future__ import annotations

from argparse import Namespace

from mailflow.bootstrap import Repair, repair_ledger
from mailflow.cli.json_lines import dump
from mailflow.cli.places import clock_of, configuration_of
from mailflow.cli.printing import show


def repair(arguments: Namespace) -> int:
    """0: nothing was wrong, or nothing is lost; 1: the last facts may be."""
    configuration = configuration_of(arguments)
    done = repair_ledger(configuration, clock_of(arguments, configuration))
    saved = str(done.saved) if done.saved else None
    told = {
        "kept": done.kept,
        "damaged_line": done.damaged_line,
        "from_mirror": done.from_mirror,
        "left_out": done.left_out,
        "complete": done.complete,
        "saved": saved,
    }
    show(dump(told) if arguments.json else "\n".join(_explain(done)))
    return 0 if done.complete else 1


def _explain(done: Repair) -> list[str]:
    if done.damaged_line is None:
        return [f"Журнал цел: записей {done.kept}."]
    words = [f"Журнал был повреждён в строке {done.damaged_line}. Теперь он читается: записей {done.kept}."]
    if done.from_mirror:
        words.append(f"Из второй копии возвращено строк: {done.from_mirror}.")
    if done.saved:
        words.append(f"Повреждённый файл сохранён: {done.saved}. Когда он станет не нужен, удалите его.")
    if done.complete:
        return [*words, "Ничего не пропало, запускайте службу."]
    return [
        *words,
        f"Вернуть не удалось строк: {done.left_out}; последние решения и отметки об отправке могли пропасть.",
        "Запустите службу: она прочтёт письма заново и посмотрит в «Отправленные», но ничего, кроме справок, "
        "не отправит. Затем повторите свои решения (worker.py review), посмотрите план (worker.py plan) и "
        "разрешите отправку (worker.py resume restored). О письмах под сомнением: worker.py doubt.",
    ]
