"""The command line's words, all in Russian, on argparse.

argparse was chosen over richer libraries because every text it prints can be Russian
(docs/decisions/0001-argparse.md).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from mailflow.cli.word_values import as_of, day, figure, instant, outcome, positive
from mailflow.cli.words_of_outcomes import OUTCOMES
from mailflow.model.understanding import Outcome

AS_OF_HELP = "на какой момент: дата (тогда на её конец, 24:00) или дата и время"

_RUSSIAN = {
    "usage: ": "Вызов: ",
    "positional arguments": "Что указать",
    "options": "Ключи",
    "show this help message and exit": "показать эту подсказку",
    "the following arguments are required: %s": "не указано: %s",
    "unrecognized arguments: %s": "непонятно: %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "нет такого: %(value)r, есть: %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "нет такого: %(value)r, может быть, %(closest)r? Есть: %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "не подходит: %(value)r",
    "expected one argument": "нужно одно значение",
    "not allowed with argument %s": "нельзя вместе с %s",
    "ignored explicit argument %r": "значение %r здесь лишнее",
    "expected at least one argument": "нужно хотя бы одно значение",
    "%(prog)s: error: %(message)s\n": "%(prog)s: ошибка: %(message)s\n",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s можно понять как %(matches)s",
}


_QUOTED = re.compile(r"'([^']*)'")


def speak_russian() -> None:
    """Make argparse's own texts Russian; called once at the program's door."""
    setattr(argparse, "_", lambda text: _RUSSIAN.get(text, text))  # noqa: B010 - a name mypy cannot see


class RussianParser(argparse.ArgumentParser):
    """Python's quotes around a word give way to Russian ones."""

    def error(self, message: str) -> NoReturn:
        super().error(_QUOTED.sub(r"«\1»", message))


def build_parser() -> argparse.ArgumentParser:
    """All commands of the contract, each with its words."""
    parser: argparse.ArgumentParser = RussianParser(
        prog="worker.py",
        description="mailflow: официальные письма ассоциации и учёт ответов муниципальных образований",
    )
    parser.set_defaults(config=None, now=None, json=False)
    _add_common(parser)
    commands = parser.add_subparsers(dest="command", metavar="КОМАНДА", required=True)
    _add_service(commands)
    _add_boards(commands)
    _add_decisions(commands)
    _add_operator(commands)
    for command in commands.choices.values():
        _add_common(command)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    """Words understood before and after the command; left out, they leave the default in place."""
    parser.add_argument(
        "--config",
        metavar="ПАПКА",
        type=Path,
        default=argparse.SUPPRESS,
        help="папка настроек (иначе MAILFLOW_CONFIG, иначе config рядом с worker.py)",
    )
    parser.add_argument(
        "--now",
        type=instant,
        metavar="КОГДА",
        default=argparse.SUPPRESS,
        help="часы на этот вызов, например 2024-09-27T10:00",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="только JSON на стандартном выводе",
    )


Commands = argparse._SubParsersAction


def _add_service(commands: Commands[argparse.ArgumentParser]) -> None:
    commands.add_parser("run", help="служба: ждёт писем, ведёт расписание, пока её не остановят")
    tick = commands.add_parser("tick", help="один проход: прочитать новое, учесть, отправить положенное")
    tick.add_argument(
        "--since", type=day, metavar="ДАТА", help="принять и историю ящика с этого дня, без писем в ответ"
    )
    read = commands.add_parser("read", help="разобрать сохранённые письма, ничего не трогая")
    read.add_argument("paths", nargs="+", type=Path, metavar="ПУТЬ", help="файл .eml, mbox, Maildir, папка")
    read.add_argument("--jobs", type=positive, default=2, metavar="N", help="сколько процессов (2)")
    health = commands.add_parser("health", help="здорова ли служба (для наблюдения за ней)")
    health.add_argument(
        "--max-age",
        type=positive,
        metavar="СЕКУНД",
        help="сколько ящик может быть не прочитан (900, при редких проходах больше)",
    )


def _add_boards(commands: Commands[argparse.ArgumentParser]) -> None:
    status = commands.add_parser("status", help="где что стоит: каждое дело с состоянием и показателями")
    status.add_argument("request", nargs="?", metavar="ЗАПРОС", help="например 96-2024; иначе все")
    status.add_argument("--as-of", type=as_of, metavar="КОГДА", help=AS_OF_HELP)
    planned = commands.add_parser("plan", help="что, когда и кому будет отправлено, что задержано и почему")
    planned.add_argument("--until", type=day, metavar="ДАТА", help="до какого дня включительно")
    explain = commands.add_parser("explain", help="почему письмо учтено так, а дело стоит так")
    explain.add_argument("what", metavar="ПИСЬМО|ОКТМО", help="номер письма или код муниципалитета")
    explain.add_argument("request", nargs="?", metavar="ЗАПРОС", help="например 96-2024; иначе все")
    summary = commands.add_parser("summary", help="сводная информация файлами, можно и до срока")
    summary.add_argument("request", metavar="ЗАПРОС", help="например 96-2024")
    summary.add_argument("--as-of", type=as_of, metavar="КОГДА", help=AS_OF_HELP)
    summary.add_argument("--out", type=Path, metavar="ПАПКА", help="куда (иначе data/reports)")


def _add_decisions(commands: Commands[argparse.ArgumentParser]) -> None:
    commands.add_parser("review", help="письма, которые ждут решения сотрудника")
    assign = commands.add_parser("assign", help="отнести письмо к делу")
    assign.add_argument("message", type=positive, metavar="ПИСЬМО", help="номер письма")
    assign.add_argument("case", metavar="ДЕЛО", help="например 96-2024/03601401")
    assign.add_argument(
        "--outcome",
        type=outcome,
        metavar="ИСХОД",
        help=", ".join(f"{each} — {OUTCOMES[each]}" for each in Outcome),
    )
    assign.add_argument(
        "--set",
        dest="figures",
        action="append",
        default=[],
        type=figure,
        metavar="КЛЮЧ=ЧИСЛО",
        help="показатель, например practices=2; можно повторять",
    )
    assign.add_argument("--until", type=day, metavar="ДАТА", help="новый срок дела (продление)")
    dismiss = commands.add_parser("dismiss", help="письмо не требует учёта")
    dismiss.add_argument("message", type=positive, metavar="ПИСЬМО", help="номер письма")
    undo = commands.add_parser("undo", help="отменить решение или автоматический учёт по номеру записи")
    undo.add_argument(
        "number",
        type=positive,
        metavar="N",
        help="номер записи: его называют assign, dismiss, extend и другие",
    )
    exclude = commands.add_parser("exclude", help="вывести дело из рассылки")
    exclude.add_argument("case", metavar="ДЕЛО", help="например 96-2024/03601401")
    extend = commands.add_parser("extend", help="продлить срок дела")
    extend.add_argument("case", metavar="ДЕЛО", help="например 96-2024/03601401")
    extend.add_argument("until", type=day, metavar="ДАТА", help="последний день нового срока, включительно")
    doubt = commands.add_parser("doubt", help="письмо под сомнением: ушло оно или нет")
    doubt.add_argument(
        "letter",
        nargs="?",
        metavar="КЛЮЧ",
        help="или его начало с косой чертой на конце (ack/); без ключа: показать все",
    )
    doubt.add_argument("--all", action="store_true", help="решить обо всех сразу")
    answer = doubt.add_mutually_exclusive_group()
    answer.add_argument("--sent", action="store_true", help="ушло")
    answer.add_argument("--again", action="store_true", help="не ушло, отправить ещё раз")
    resume = commands.add_parser("resume", help="разрешить отправку, остановленную до решения сотрудника")
    resume.add_argument(
        "what",
        nargs="?",
        metavar="ЧТО",
        help="restored (журнал из копии), clock (часы) или адрес; без слова: показать все",
    )
    for each in (assign, dismiss, undo, exclude, extend, doubt, resume):
        each.add_argument("--why", default="", metavar="ПРИЧИНА", help="почему так решено")
        each.add_argument("--who", default="", metavar="КТО", help="кто решил (иначе имя пользователя)")


def _add_operator(commands: Commands[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="проверить настройки, справочник и шаблоны")
    check.add_argument("--connect", action="store_true", help="проверить и оба сервера, и проход письма")
    preview = commands.add_parser("preview", help="посмотреть, как выглядят письма")
    preview.add_argument("template", nargs="?", metavar="ШАБЛОН", help="иначе все")
    preview.add_argument("--out", type=Path, metavar="ПАПКА", help="куда (иначе data/preview)")
    export = commands.add_parser("export", help="всё, что хранится об одном адресе (152-ФЗ)")
    export.add_argument("address", metavar="АДРЕС")
    export.add_argument("--out", type=Path, default=Path("export"), metavar="ПАПКА")
    purge = commands.add_parser("purge", help="стереть личные данные старше дня, числа остаются (152-ФЗ)")
    purge.add_argument("before", type=day, metavar="ДАТА", help="что старше этого дня")
    commands.add_parser(
        "repair", help="исправить повреждённый журнал по его второй копии (служба остановлена)"
    )
    demo = commands.add_parser("demo", help="вся история письма № 96 на встроенных почтовых серверах")
    demo.add_argument("--out", type=Path, default=Path("demo-out"), metavar="ПАПКА", help="куда (demo-out)")
    demo.add_argument(
        "--municipalities", type=positive, default=425, metavar="N", help="сколько муниципалитетов (425)"
    )
    demo.add_argument("--seed", type=int, default=96, metavar="N", help="другое число — другая история (96)")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Parsed words; wrong usage ends the process with status 2 and a Russian message."""
    speak_russian()
    return build_parser().parse_args(words)
