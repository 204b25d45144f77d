"""What an element of an HTML body is to mail clients: quote, attribution, signature, cell of figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from lxml import etree

# Nobody quotes deeper; markup that does is an attack.
_MAX_DEPTH = 50
# What holds more is no cell of figures.
_MAX_CELL_NODES = 60

BLOCKS = frozenset(
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


@dataclass(frozen=True, slots=True)
class Roles:
    """What an element is beside its tag."""

    signature: bool = False
    attribution: bool = False
    quote: bool = False
    cell: bool = False
    pre: bool = False


NO_ROLES = Roles()


def roles_of(element: etree._Element, *, within: int) -> Roles:
    """The roles of an element; `within` is the quote depth around it."""
    tag = element.tag
    cell = tag in ("td", "th") and _is_plain_cell(element)
    quote = tag == "blockquote" and within < _MAX_DEPTH and _is_quote(element)
    names = _names(element) if element.keys() else ""
    signature = bool(names) and _SIGNATURES.search(names) is not None
    attribution = bool(names) and _ATTRIBUTIONS.search(names) is not None
    if signature or attribution or quote or cell or tag == "pre":
        return Roles(signature, attribution, quote, cell, tag == "pre")
    return NO_ROLES


def follows_quote(element: etree._Element) -> bool:
    """Whether everything from this element on is the letter answered or forwarded."""
    if not element.keys():
        return False
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


def _is_quote(element: etree._Element) -> bool:
    """A blockquote; one that only indents (Gmail's, without a border) is none."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return not ("border:none" in style and "40px" in style)


def _is_plain_cell(element: etree._Element) -> bool:
    """A cell beside others whose text is one paragraph, as word processors write it."""
    row = element.getparent()
    if row is None or len(row) < 2:
        return False
    blocks = 0
    for inner in islice(element.iterdescendants(), _MAX_CELL_NODES + 1):
        if inner.tag in ("br", "table", "blockquote", "li", "hr", "pre"):
            return False
        blocks += inner.tag in BLOCKS
    return blocks <= 1


def _names(element: etree._Element) -> str:
    named = (element.get(name) for name in ("class", "data-smartmail", "id"))
    return " ".join(one for one in named if one)[:300]
