"""Environment variables `MAILFLOW_<SECTION>__<KEY>`: they win over the file.

An empty variable counts as absent, for compose files set them so. Lists are parted by commas.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from mailflow.config.faults import keys_at, suggest
from mailflow.config.yaml_positions import Path
from mailflow.errors import Fault

PREFIX = "MAILFLOW_"


def apply_environment(
    tree: dict[str, Any], environment: Mapping[str, str], model: type[BaseModel]
) -> tuple[dict[str, Any], dict[Path, str], list[Fault]]:
    """The tree with the variables set into it, which path each set, and faults of unknown names."""
    changed = {key: dict(value) if isinstance(value, dict) else value for key, value in tree.items()}
    variables: dict[Path, str] = {}
    faults: list[Fault] = []
    for variable, value in sorted(environment.items()):
        if not variable.startswith(PREFIX) or "__" not in variable or not value.strip():
            continue
        section, _, key = variable.removeprefix(PREFIX).lower().partition("__")
        fault = _unknown(variable, section, key, model)
        if fault:
            faults.append(fault)
            continue
        inside = changed.setdefault(section, {})
        if isinstance(inside, dict):
            inside[key] = value
            variables[section, key] = variable
    _prefer_given_password(changed, variables)
    return changed, variables, faults


def _unknown(variable: str, section: str, key: str, model: type[BaseModel]) -> Fault | None:
    sections = [name for name in model.model_fields if keys_at(model, (name,))]
    place = f"переменная среды {variable}"
    if section not in sections:
        return Fault(place, f"неизвестный раздел «{section}»{suggest(section, sections)}")
    keys = keys_at(model, (section,))
    if key not in keys:
        return Fault(place, f"неизвестный ключ «{key}»{suggest(key, keys)}")
    return None


def _prefer_given_password(tree: dict[str, Any], variables: Mapping[Path, str]) -> None:
    """A password from the environment wins over a `password_file` of the file, and the other way round."""
    for section in ("imap", "smtp"):
        inside = tree.get(section)
        if not isinstance(inside, dict):
            continue
        if (section, "password") in variables:
            inside.pop("password_file", None)
        elif (section, "password_file") in variables:
            inside.pop("password", None)
