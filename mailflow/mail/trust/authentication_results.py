"""The field Authentication-Results of RFC 8601 as values. Whom to believe is for others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# Own servers write a few hundred characters.
_MOST = 16_000
_MARK = re.compile(r'\\.|"|\(|\)', re.DOTALL)
_METHOD = re.compile(r"\s*([A-Za-z][\w-]{0,40})\s*(?:/\s*\d+)?\s*=\s*([A-Za-z]{1,20})(?![\w-])")
_PROPERTY = re.compile(r'([A-Za-z]{1,20})\s*\.\s*([\w-]{1,40})\s*=\s*("(?:[^"\\]|\\.)*"|[^\s;"]+)')
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"?|;', re.DOTALL)


@dataclass(frozen=True, slots=True)
class MethodResult:
    """One statement, e.g. `dmarc=pass header.from=krd.example`; names and values in lower case."""

    method: str
    result: str
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuthenticationResults:
    """What one server found; `authserv_id` is "" where the field names none (Microsoft 365)."""

    authserv_id: str
    results: tuple[MethodResult, ...] = ()

    def of(self, method: str) -> tuple[MethodResult, ...]:
        return tuple(result for result in self.results if result.method == method)


def parse_authentication_results(value: str) -> AuthenticationResults:
    """RFC 8601, 2.2: comments and versions are skipped, anything that is no statement is ignored."""
    segments = list(_segments(_without_comments(value[:_MOST])))
    head = segments[0].split() if segments else []
    first = head[0].strip('"').lower() if head else ""
    if "=" in first:
        return AuthenticationResults("", tuple(_results(segments)))
    return AuthenticationResults(first.rstrip("."), tuple(_results(segments[1:])))


def _without_comments(value: str) -> str:
    """RFC 5322, 3.2.2: comments nest; parentheses inside quotes are none."""
    kept: list[str] = []
    depth, position, is_quoted = 0, 0, False
    for mark in _MARK.finditer(value):
        if depth == 0:
            kept.append(value[position : mark.start()])
            kept.append(" " if mark[0] == "(" and not is_quoted else mark[0])
        position = mark.end()
        if mark[0] == '"' and depth == 0:
            is_quoted = not is_quoted
        elif mark[0] == "(" and not is_quoted:
            depth += 1
        elif mark[0] == ")" and not is_quoted:
            depth = max(0, depth - 1)
    return "".join(kept) + (value[position:] if depth == 0 else "")


def _segments(value: str) -> Iterator[str]:
    """Cut at semicolons outside quotes."""
    start = 0
    for found in _QUOTED.finditer(value):
        if found[0] == ";":
            yield value[start : found.start()]
            start = found.end()
    yield value[start:]


def _results(segments: list[str]) -> Iterator[MethodResult]:
    for segment in segments:
        if found := _METHOD.match(segment):
            properties = {
                f"{part[1]}.{part[2]}".lower(): part[3].strip('"').strip().lower()
                for part in reversed(list(_PROPERTY.finditer(segment, found.end())))
            }
            yield MethodResult(found[1].lower(), found[2].lower(), properties)
