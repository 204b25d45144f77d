"""HTML bodies to lines: blocks, quotes and the markup by which mail clients set off what they quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from lxml import etree, html

from mailflow.mail.body.html_roles import BLOCKS, NO_ROLES, Roles, follows_quote, roles_of
from mailflow.mail.body.html_rows import Rows
from mailflow.mail.text_lines import (
    MAX_LINE,
    MAX_LINES,
    Line,
    Mark,
    quote_of,
    within_reach,
    without_invisible,
)

# Larger bodies are newsletters or attacks; the parser itself is linear.
_MAX_HTML = 3_000_000
_MAX_NODES = 200_000

_SKIPPED = frozenset(
    {"script", "style", "head", "title", "meta", "link", "template", "object", "svg", "noscript"}
)
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(r" {2,}")
# Previews for lists of letters and conditional pieces, which no reader sees.
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
# Between the cells of a row.
_TABS = re.compile(r" ?\t ?")


@dataclass(slots=True)
class _Writer:
    """Collects text into lines of one depth each."""

    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    depth: int = 0
    signature: int = 0
    attribution: int = 0
    pre: int = 0
    cell: int = 0
    """Within a cell of one paragraph: its row is one line."""
    tables: list[Rows] = field(default_factory=list)
    """Tables that are open, outermost first."""
    inherited: bool = False
    """The line begins below a cell that spans it."""
    open: list[Roles] = field(default_factory=list)
    """Roles of the elements that are open, outermost first."""

    def enter(self, roles: Roles, sign: int) -> None:
        """Counts an element of these roles in (`sign` 1) or out (-1)."""
        self.signature += sign * roles.signature
        self.attribution += sign * roles.attribution
        self.cell += sign * roles.cell
        self.pre += sign * roles.pre
        self.depth += sign * roles.quote

    def add(self, text: str | None) -> None:
        if not text:
            return
        if self.pre:
            first, *rest = text.split("\n")
            self.pieces.append(first)
            for line in rest:
                self.end_line(keep_blank=True)
                self.pieces.append(line)
            return
        self.pieces.append(_BLANKS.sub(" ", text))

    def end_line(self, *, keep_blank: bool = False, mark: Mark = Mark.NONE) -> None:
        text = "".join(self.pieces)[:MAX_LINE]
        self.pieces.clear()
        if not text.isascii():
            text = without_invisible(text)
        text = text.rstrip() if self.pre else _TABS.sub("\t", _SPACES.sub(" ", text))
        cells = self.inherited or len([each for each in text.split("\t") if each.strip()]) > 1
        text = text.rstrip().lstrip(" ") if cells else text.rstrip() if self.pre else text.strip()
        self.inherited = False
        if text or keep_blank:
            if mark is Mark.NONE and (self.signature or self.attribution):
                mark = Mark.ATTRIBUTION if self.attribution else Mark.SIGNATURE
            nearest = (one for one in self.lines[:-4:-1] if not one.is_blank)
            typed = quote_of(text, next(nearest, self.lines[-1] if self.lines else None))
            self.lines.append(Line(typed.text, self.depth + typed.depth, mark))

    def put_mark(self, mark: Mark) -> None:
        self.end_line()
        self.lines.append(Line("", self.depth, mark))


def split_html(source: str) -> list[Line]:
    """Lines of an HTML body with quote depth and the clients' marks; [] where it cannot be read."""
    try:
        root = html.document_fromstring(_clean(source), parser=html.HTMLParser(huge_tree=False, recover=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return []
    writer = _Writer()
    for number, (element, step) in enumerate(_walk(root)):
        if number > _MAX_NODES or len(writer.lines) > MAX_LINES:
            break
        if step is Step.OPENS:
            _open(writer, element)
        elif step is Step.CLOSES:
            _close(writer, element)
        else:
            writer.add(element.tail)
    writer.end_line()
    return within_reach(writer.lines)


class Step(Enum):
    """What a walk through the elements comes to."""

    OPENS = auto()
    CLOSES = auto()
    SKIPS = auto()


def _walk(root: etree._Element) -> Iterator[tuple[etree._Element, Step]]:
    """Elements opening and closing in document order, without recursion; skipped ones once."""
    stack = [(root, Step.OPENS)]
    while stack:
        element, step = stack.pop()
        if step is Step.CLOSES:
            yield element, step
        elif _is_skipped(element):
            yield element, Step.SKIPS
        else:
            yield element, step
            stack.append((element, Step.CLOSES))
            stack.extend((child, step) for child in reversed(element))


def _open(writer: _Writer, element: etree._Element) -> None:
    tag = element.tag
    if tag == "br":
        writer.end_line(keep_blank=True)
        writer.open.append(NO_ROLES)
        return
    if tag in BLOCKS and not writer.cell:
        writer.end_line()
    if follows_quote(element):
        writer.put_mark(Mark.QUOTE_FOLLOWS)
    _open_table(writer, tag)
    roles = roles_of(element, within=writer.depth)
    writer.open.append(roles)
    if roles is not NO_ROLES:
        writer.enter(roles, 1)
    writer.add(element.text)


def _open_table(writer: _Writer, tag: str) -> None:
    if tag == "table":
        writer.tables.append(Rows())
    elif tag == "tr" and writer.tables:
        writer.tables[-1].begin_row()
    elif tag in ("td", "th") and writer.tables:
        inherited = writer.tables[-1].begin_cell()
        writer.inherited = writer.inherited or (inherited > 0 and not writer.pieces)
        writer.pieces.append("\t" * inherited)


def _close(writer: _Writer, element: etree._Element) -> None:
    tag = element.tag
    if tag in ("td", "th"):
        writer.pieces.append("\t" * (writer.tables[-1].end_cell(element) if writer.tables else 1))
    elif tag in BLOCKS and not writer.cell:
        writer.end_line(keep_blank=bool(writer.pieces) or tag == "hr")
    if tag == "table" and writer.tables:
        writer.tables.pop()
    if tag in _PARAGRAPHS and not _is_tight(element) and not writer.cell:
        writer.lines.append(Line("", writer.depth))
    roles = writer.open.pop()
    if roles is not NO_ROLES:
        writer.enter(roles, -1)
    writer.add(element.tail)


def _is_skipped(element: etree._Element) -> bool:
    """Comments, scripts, and what the letter itself hides."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style[:1_000]) is not None


def _is_tight(element: etree._Element) -> bool:
    """Paragraphs that Word and clients write one a line."""
    return "mso" in (element.get("class") or "").lower() or "margin" in (element.get("style") or "").lower()


def _clean(source: str) -> str:
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source[:_MAX_HTML])
    return text.replace("\x00", "") or " "
