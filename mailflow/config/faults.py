"""Pydantic's errors become faults of the operator's files: place, plain Russian, a suggestion."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from mailflow.config.yaml_positions import Document, Path
from mailflow.errors import Fault


class Section(BaseModel):
    """A section of an operator's file: unknown keys are faults, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def suggest(word: str, known: Iterable[str]) -> str:
    """«; может быть, «…»?» where something similar is known, else the list of a few known ones."""
    names = list(known)
    near = difflib.get_close_matches(word.lower(), [name.lower() for name in names], n=1, cutoff=0.6)
    if near:
        match = next(name for name in names if name.lower() == near[0])
        return f"; может быть, «{match}»?"
    # A dozen fits into one line of a terminal.
    return f"; возможны: {', '.join(names)}" if 0 < len(names) <= 12 else ""


def find_faults(
    error: ValidationError, document: Document, model: type[BaseModel], variables: Mapping[Path, str]
) -> Iterator[Fault]:
    """One fault for each of pydantic's errors; `variables` names environment variables by path."""
    for details in error.errors(include_url=False):
        path = tuple(details["loc"])
        text = _words(details, path, model)
        variable = variables.get(path) or (variables.get(path[:-1]) if path else None)
        if variable:
            yield Fault(f"переменная среды {variable}", text)
        else:
            yield fault_at(document, path, text, at_key=details["type"] == "extra_forbidden")


def fault_at(document: Document, path: Path, text: str, *, at_key: bool = False) -> Fault:
    """A fault at the value of that path, or at the nearest thing around it that is in the file."""
    if at_key and path in document.keys:
        return Fault(document.file, text, *document.keys[path])
    while path:
        for positions in (document.values, document.keys):
            if path in positions:
                is_section = positions is document.values and path in document.keys
                return Fault(
                    document.file,
                    text,
                    *(document.keys[path] if is_section and _holds(document, path) else positions[path]),
                )
        path = path[:-1]
    return Fault(document.file, text)


def _holds(document: Document, path: Path) -> bool:
    """Whether the value at the path is a section or a list: then its key is the better place to show."""
    return any(len(other) > len(path) and other[: len(path)] == path for other in document.values)


# Pydantic quotes the values it lists.
QUOTES = "' "

_WRONG_SHAPE = {
    "model_type": "здесь нужен раздел из строк «ключ: значение»",
    "model_attributes_type": "здесь нужен раздел из строк «ключ: значение»",
    "dict_type": "здесь нужен раздел из строк «ключ: значение»",
    "list_type": "здесь нужен список: каждое значение с новой строки и дефисом впереди",
    "tuple_type": "здесь нужен список: каждое значение с новой строки и дефисом впереди",
    "string_type": "здесь нужно одно значение",
}


def _words(details: ErrorDetails, path: Path, model: type[BaseModel]) -> str:
    key, given = str(path[-1]) if path else "", str(details["input"])
    match details["type"]:
        case "missing":
            return f"нет обязательного ключа «{key}»"
        case "extra_forbidden":
            return f"неизвестный ключ «{key}»{suggest(key, keys_at(model, path[:-1]))}"
        case "value_error":
            return str(details["ctx"]["error"])
        case "literal_error":
            expected = str(details["ctx"]["expected"]).replace(" or ", ",").split(",")
            return f"значение «{given}» неизвестно{suggest(given, [each.strip(QUOTES) for each in expected])}"
        case other:
            return _WRONG_SHAPE.get(other, f"значение не подходит: {details['msg']}")


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that a section's model knows at that path."""
    found: Any = model
    for step in path:
        if isinstance(step, str):
            fields = getattr(found, "model_fields", {})
            found = _section_of(fields[step].annotation) if step in fields else None
    return list(getattr(found, "model_fields", {}))


def _section_of(annotation: Any) -> Any:
    """The model inside `list[X]`, `X | None`, `tuple[X, ...]`; None where there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (None, Literal) and get_origin(annotation) is not Union:
        return None
    return next((found for each in get_args(annotation) if (found := _section_of(each))), None)
