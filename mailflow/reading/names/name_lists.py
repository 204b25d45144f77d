"""Names in a row share what is written once: «Варнавинское и Ольгинское с/п Абинского района»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mailflow.reading.names.name_grammar import Found
from mailflow.reading.names.name_words import Token


def share_in_lists(found: list[Found], tokens: Sequence[Token]) -> list[Found]:
    """Loose names take kind and district of the row they stand in; those in no row stay loose."""
    result = list(found)
    for place in range(len(result) - 2, -1, -1):
        if _lends(result[place + 1]) and result[place].loose and _in_row(result, place, tokens):
            result[place] = _lent(result[place], result[place + 1])
    for place in range(1, len(result)):
        lender = result[place - 1]
        if result[place].loose and lender.kind_first and lender.plural and _in_row(result, place - 1, tokens):
            result[place] = replace(_lent(result[place], lender), kind_first=True, plural=True)
    return result


def _lends(found: Found) -> bool:
    return found.kind is not None and not found.kind_first


def _lent(found: Found, lender: Found) -> Found:
    return replace(found, kind=lender.kind, districts=lender.districts, loose=False)


def _in_row(found: list[Found], place: int, tokens: Sequence[Token]) -> bool:
    """Only a comma or «и» stands between this name and the next."""
    following = found[place + 1].bounds.first
    between = tokens[found[place].bounds.last + 1 : following]
    if not between:
        return tokens[following].gap.strip(' \n"') == ","
    return len(between) == 1 and between[0].text == "и"
