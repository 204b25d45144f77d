"""HTML bodies to lines: blocks, quotes and the markup by which mail clients set off what they quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree, html

from mailflow.mail.text_lines import MAX_LINES, Line, Mark, quote_of

# Larger bodies are newsletters or attacks; the parser itself is linear.
_MAX_HTML = 3_000_000
_MAX_NODES = 200_000
# Nobody quotes deeper; markup that does is an attack.
_MAX_DEPTH = 50

# What holds more is no cell of figures.
_MAX_CELL_NODES = 60

_SKIPPED = frozenset(
    {"script", "style", "head", "title", "meta", "link", "template", "object", "svg", "noscript"}
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "footer",
    }
    | {"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre"}
    | {"section", "table", "tbody", "tfoot", "thead", "tr", "ul", "caption"}
)
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_QUOTE_IDS = re.compile(
    r"(?:x_)*(?:appendonsend|divRplyFwdMsg|mailruQuote|OLK_SRC_BODY_SECTION|replyBlock|zwchr|"
    r"mail-editor-reference-message-container|ms-outlook-mobile-reference-message|stopSpelling)",
    re.I,
)
_QUOTE_CLASSES = re.compile(
    r"(?:^|\s)(?:x_)*(?:moz-email-headers-table|yahoo_quoted|protonmail_quote|zmail_extra|"
    r"OutlookMessageHeader)(?:\s|$)"
)
_ATTRIBUTIONS = re.compile(r"(?:^|\s)(?:x_)*(?:moz-cite-prefix|gmail_attr|reply-intro)(?:\s|$)")
_HEADER_WORD = re.compile(r"\W{0,3}(?:От|From|Von|De|Date|Дата|Кому)\s?:", re.I)
_SIGNATURES = re.compile(
    r"(?:^|\s)(?:x_)*(?:gmail_signature|moz-signature|mailru-signature|js-helper-signature|signature|"
    r"Signature|mobile_signature|ms-outlook-mobile-signature|SignatureContainer|"
    r"yandex-signature|mail-signature|bloop_sign|AppleMailSignature|data-smartmail)(?:\s|$)",
    re.I,
)
_BORDER_TOP = re.compile(
    r"border(?:-top)?\s*:\s*(?:none\s*;\s*border-top\s*:\s*)?(?:solid\s+#?[\w()]+\s+1(?:\.0)?pt|"
    r"1(?:\.0)?pt\s+solid|solid #(?:B5C4DF|E1E1E1) 1\.0pt)",
    re.I,
)


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
        self.pieces.append(re.sub(r"[ \t\r\n\f]+", " ", text))

    def end_line(self, *, keep_blank: bool = False, mark: Mark = Mark.NONE) -> None:
        text = "".join(self.pieces).replace("\u00a0", " ")
        text = re.sub("[\u200b\u200c\u200d\u2060\ufeff\u00ad]", "", text)
        text = text.rstrip() if self.pre else re.sub(r" {2,}", " ", text).strip()
        self.pieces.clear()
        if text or keep_blank:
            if mark is Mark.NONE and (self.signature or self.attribution):
                mark = Mark.ATTRIBUTION if self.attribution else Mark.SIGNATURE
            typed = quote_of(text, next((one for one in self.lines[:-4:-1] if not one.is_blank), None))
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
    for number, (element, closes) in enumerate(_walk(root)):
        if number > _MAX_NODES or len(writer.lines) > MAX_LINES:
            break
        (_close if closes else _open)(writer, element)
    writer.end_line()
    return writer.lines


def _walk(root: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Elements opening and closing in document order, without recursion; skipped ones only close."""
    stack = [(root, False)]
    while stack:
        element, closes = stack.pop()
        yield element, closes
        if closes:
            continue
        stack.append((element, True))
        if isinstance(element.tag, str) and element.tag not in _SKIPPED:
            stack.extend((child, False) for child in reversed(element))


def _open(writer: _Writer, element: etree._Element) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _SKIPPED:
        return
    if tag == "br":
        writer.end_line(keep_blank=True)
        return
    if tag in ("td", "th"):
        writer.cell += _is_plain_cell(element)
    if tag in _BLOCKS and not writer.cell:
        writer.end_line()
    if _follows_quote(element):
        writer.put_mark(Mark.QUOTE_FOLLOWS)
    writer.signature += _is_signature(element)
    writer.attribution += _is_attribution(element)
    writer.pre += tag == "pre"
    writer.depth += _is_quote(element) and writer.depth < _MAX_DEPTH
    writer.add(element.text)


def _close(writer: _Writer, element: etree._Element) -> None:
    tag = element.tag
    if isinstance(tag, str) and tag not in _SKIPPED:
        if tag in ("td", "th"):
            writer.pieces.append(" ")
            writer.cell -= _is_plain_cell(element)
        elif tag in _BLOCKS and not writer.cell:
            writer.end_line(keep_blank=bool(writer.pieces) or tag == "hr")
        if tag in _PARAGRAPHS and not _is_tight(element) and not writer.cell:
            writer.lines.append(Line("", writer.depth))
        writer.signature -= _is_signature(element)
        writer.attribution -= _is_attribution(element)
        writer.pre -= tag == "pre"
        writer.depth -= _is_quote(element) and writer.depth > 0
    writer.add(element.tail)


def _is_plain_cell(element: etree._Element) -> bool:
    """A cell beside others whose text is one paragraph, as word processors write it."""
    row = element.getparent()
    if row is None or len(row) < 2:
        return False
    blocks = 0
    for inner in islice(element.iterdescendants(), _MAX_CELL_NODES + 1):
        if inner.tag in ("br", "table", "blockquote", "li", "hr", "pre"):
            return False
        blocks += inner.tag in _BLOCKS
    return blocks <= 1


def _names(element: etree._Element) -> str:
    return f"{element.get('class') or ''} {element.get('data-smartmail') or ''} {element.get('id') or ''}"[
        :300
    ]


def _is_signature(element: etree._Element) -> bool:
    return _SIGNATURES.search(_names(element)) is not None


def _is_attribution(element: etree._Element) -> bool:
    return _ATTRIBUTIONS.search(_names(element)) is not None


def _is_quote(element: etree._Element) -> bool:
    """A blockquote; one that only indents (Gmail's, without a border) is none."""
    if element.tag != "blockquote":
        return False
    style = (element.get("style") or "").replace(" ", "").lower()
    return not ("border:none" in style and "40px" in style)


def _follows_quote(element: etree._Element) -> bool:
    if _QUOTE_IDS.match((element.get("id") or element.get("name") or "")[:100]):
        return True
    if _QUOTE_CLASSES.search(_names(element)):
        return True
    return bool(
        _BORDER_TOP.search((element.get("style") or "")[:300]) and _HEADER_WORD.match(_beginning(element))
    )


def _beginning(element: etree._Element) -> str:
    """First characters of the element's text, without reading all of it."""
    text = ""
    for piece in element.itertext():
        text += str(piece)
        if len(text.strip()) > 40:
            break
    return text.strip()


def _is_tight(element: etree._Element) -> bool:
    """Paragraphs that Word and clients write one a line."""
    return "mso" in (element.get("class") or "").lower() or "margin" in (element.get("style") or "").lower()


def _clean(source: str) -> str:
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source[:_MAX_HTML])
    return text.replace("\x00", "") or " "
