"""The file name of a part: decoded, and cleaned so that it is a base name and nothing more."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mailflow.mail.parsing.parameters import Parameter, parameter_text
from mailflow.mail.visible_text import hides_direction, one_line

_PATH = re.compile(r"[/\\]")
# «Исх. 01-15/2341.pdf»: the slash of a number is no path; file names spell it with an underscore.
_OF_A_NUMBER = re.compile(r"(?<=\d)/(?=\d)")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
# Windows keeps these for devices, with any extension.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)", re.IGNORECASE)
# The longest name that Windows can give a file. Nothing is stored under it: files are kept by their hash.
_MOST_CHARACTERS = 255


def file_name(disposition: Mapping[str, Parameter], content_type: Mapping[str, Parameter]) -> tuple[str, str]:
    """The name, "" when the part has none, and a defect in Russian or "".

    RFC 2183, 2.3: `filename` of Content-Disposition goes before `name` of Content-Type.
    """
    for parameter in (disposition.get("filename"), content_type.get("name"), disposition.get("name")):
        if parameter is not None:
            text = parameter_text(parameter)
            if name := clean_file_name(text):
                return name, "знаки направления письма в имени файла" if hides_direction(text) else ""
    return "", ""


def clean_file_name(text: str) -> str:
    """Base name without path, control, direction and reserved characters, at most 255 characters."""
    path = _OF_A_NUMBER.sub("_", one_line(text)).rstrip("/\\")
    name = one_line(_PATH.split(path)[-1])
    name = _FORBIDDEN.sub("_", name).strip(". ") if name.strip(". ") else ""
    if _DEVICE.match(name):
        name = f"_{name}"
    return _shortened(name)


def _shortened(name: str) -> str:
    """Cut in the middle: the extension tells what the file is."""
    if len(name) <= _MOST_CHARACTERS:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        stem, dot, extension = name, "", ""
    return stem[: _MOST_CHARACTERS - len(dot + extension)].rstrip() + dot + extension
