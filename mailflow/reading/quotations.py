"""Words of a letter as evidence shows them: whole brackets, inner quotes told from the outer ones."""

from __future__ import annotations

import re

from mailflow.patterns import Gated

_INNER = Gated(r'"([^"]*)"')
_REPLY = re.compile(
    r"(?:^|[\s(,;])(?P<from>(?:в ответ на|во исполнение|в соответствии с|в связи с|на основании|согласно"
    r"|рассмотрев|на|по|ваш\w{0,2})\s[^№]{0,60}№.*)",
    re.IGNORECASE | re.DOTALL,
)


def quoted(text: str) -> str:
    """The words in «», fit to stand in a sentence: no bracket or quote is left open."""
    inner = _INNER.sub(r"„\1“", text)
    before, quote, after = inner.partition('"')
    if quote and re.search(r"\d\s*$", before):
        inner = f"{before}{after}"
    elif quote:
        # The beginning of a title was cut off with its quote: what follows it is enough.
        inner = after.strip() or before.strip()
    return f"«{_with_brackets(inner.strip())}»"


def quoted_reference(text: str) -> str:
    """As `quoted`, from the words of answering on: «На Ваш № 96 от 05.09.2024», without what stood before."""
    found = _REPLY.search(text)
    return quoted(found["from"] if found else text)


def _with_brackets(text: str) -> str:
    missing = text.count("(") - text.count(")")
    if missing == 0:
        return text
    if missing > 0:
        return text.replace("(", "", missing) if text.startswith("(") else text + ")" * missing
    return text.replace(")", "", -missing)
