"""What the law calls by a long name, as the title calls it: «места размещения отходов»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec

_DUMPS = re.compile(
    r"\bмест(?:о|а|ах)?\s(?:несанкционированн[а-я]{2,3}\s)(?:размещени|складировани|скоплени|накоплени)[яю]"
    r"(?:\s(?:тверд[а-я]{2}\s)?(?:коммунальн[а-я]{2}\s|бытов[а-я]{2}\s)?(?:отход|мусор)[а-я]{1,2}|\sтко)?",
    re.IGNORECASE,
)


def with_official_names(plain: str, specs: Sequence[FigureSpec]) -> str:
    """«6 свалок» for «6 мест несанкционированного размещения отходов» where dumps are asked for."""
    if "несанкционир" not in plain.lower() or not any("свал" in each.title.lower() for each in specs):
        return plain
    return _DUMPS.sub("свалок", plain)
