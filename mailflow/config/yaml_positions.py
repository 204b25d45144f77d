"""YAML as the operator writes it: mappings, lists and texts, each with its line and column.

Every scalar is a string (so that `number: 096` and `deadline: 2024-09-30` stay what was typed); anchors,
aliases, tags and duplicate keys are refused. What the values mean is left to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from mailflow.errors import Fault

Tree = str | list["Tree"] | dict[str, "Tree"]
Path = tuple[str | int, ...]
Position = tuple[int, int]

# A file of the operator has three levels; more is a mistake or an attack on the recursion.
MAX_DEPTH = 12
# Comments and a long letter need a hundredth of it.
MAX_CHARACTERS = 1_000_000

_PROBLEMS = (
    (
        r"cannot start any token.*\\t|\\t.*cannot start any token",
        "табуляция в отступе; замените её пробелами",
    ),
    (
        r"mapping values are not allowed",
        "двоеточие там, где его не ждали: проверьте отступ, а текст с двоеточием возьмите в кавычки",
    ),
    (r"could not find expected ':'", "после имени ключа нет двоеточия с пробелом"),
    (
        r"while scanning a quoted scalar|found unexpected end of stream",
        "кавычка открыта, но не закрыта",
    ),
    (r"expected ',' or '\]'", "квадратная скобка открыта, но не закрыта"),
    (r"expected ',' or '\}'", "фигурная скобка открыта, но не закрыта"),
    (
        r"expected <block end>|did not find expected",
        "нарушены отступы: строки одного раздела должны начинаться ровно",
    ),
    (
        r"unknown escape character",
        "обратная косая черта в двойных кавычках; возьмите текст в одинарные кавычки",
    ),
    (r"special characters are not allowed", "в файле есть недопустимый управляющий символ"),
    (r"expected a single document", "в файле несколько документов (строка «---»); оставьте один"),
    (r"cannot start any token", "значение начинается с особого знака; возьмите его в кавычки"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's tree with the positions of its values and of its keys (both by path, from 1)."""

    file: str
    tree: dict[str, Tree]
    values: Mapping[Path, Position] = field(default_factory=dict)
    keys: Mapping[Path, Position] = field(default_factory=dict)


def parse(file: str, content: bytes) -> tuple[Document, list[Fault]]:
    """The document and all faults of its form; a document with faults may be incomplete or empty."""
    text, faults = _decode(file, content)
    if faults:
        return Document(file, {}), faults
    try:
        faults = list(_forbidden(file, text))
        if faults:
            return Document(file, {}), faults
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return Document(file, {}), [_syntax_fault(file, text, error)]
    return _Reader(file).read(node)


def _decode(file: str, content: bytes) -> tuple[str, list[Fault]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return "", [Fault(file, "файл сохранён не в UTF-8; выберите кодировку UTF-8 и сохраните снова", line)]
    if len(text) > MAX_CHARACTERS:
        return "", [Fault(file, "файл слишком велик для настроек (больше миллиона знаков)")]
    return text, []


def _forbidden(file: str, text: str) -> Iterator[Fault]:
    """What YAML allows and an operator's file does not need."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, yaml.AliasEvent):
            yield Fault(
                file, "ссылки «*имя» не поддерживаются; текст со звёздочкой возьмите в кавычки", line, column
            )
            continue
        if getattr(event, "anchor", None):
            yield Fault(file, "метки «&имя» не поддерживаются; текст с «&» возьмите в кавычки", line, column)
        if getattr(event, "tag", None):
            yield Fault(file, "теги «!имя» не поддерживаются; текст с «!» возьмите в кавычки", line, column)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                yield Fault(file, "слишком глубокая вложенность", line, column)
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _syntax_fault(file: str, text: str, error: yaml.YAMLError) -> Fault:
    words = next((russian for pattern, russian in _PROBLEMS if re.search(pattern, str(error), re.S)), None)
    words = words or "файл не читается как YAML: проверьте отступы, двоеточия и кавычки"
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position]
        return Fault(file, words, before.count("\n") + 1, error.position - before.rfind("\n"))
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None)
    if context is not None and "не закрыта" in words:
        mark = context
    return Fault(file, words, mark.line + 1, mark.column + 1) if mark else Fault(file, words)


class _Reader:
    """Turns the composed nodes into a tree, remembering positions."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._values: dict[Path, Position] = {}
        self._keys: dict[Path, Position] = {}
        self._faults: list[Fault] = []

    def read(self, node: yaml.Node | None) -> tuple[Document, list[Fault]]:
        tree: dict[str, Tree] = {}
        if isinstance(node, yaml.MappingNode):
            tree = self._mapping(node, ())
        elif node is not None and not _is_empty(node):
            self._fault(node, "файл должен состоять из строк «ключ: значение»")
        return Document(self._file, tree, self._values, self._keys), self._faults

    def _fault(self, node: yaml.Node, text: str) -> None:
        self._faults.append(Fault(self._file, text, *_position(node)))

    def _tree(self, node: yaml.Node, path: Path) -> Tree:
        self._values[path] = _position(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            items = [each for each in node.value if not _is_empty(each)]
            return [self._tree(each, (*path, index)) for index, each in enumerate(items)]
        return str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(key_node, "имя ключа должно быть словом")
                continue
            key = str(key_node.value)
            if (*path, key) in self._keys:
                first = self._keys[*path, key][0]
                self._fault(key_node, f"ключ «{key}» уже стоит в строке {first}; оставьте один")
                continue
            self._keys[*path, key] = _position(key_node)
            if not _is_empty(value_node):
                tree[key] = self._tree(value_node, (*path, key))
        return tree


def _is_empty(node: yaml.Node) -> bool:
    """A key without a value means the default, as if it were not there."""
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~", "null")


def _position(node: yaml.Node) -> Position:
    return node.start_mark.line + 1, node.start_mark.column + 1
