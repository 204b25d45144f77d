"""The MIME tree of a message, by the standard parser under guard.

The standard feed parser splits headers and bodies; this module decides what it may take for a multipart,
so that depth, number of parts and the time spent on parameters are bounded. Characters stand for bytes
(latin-1) throughout. Embedded messages stay whole: whoever wants them parses their content.
"""

from __future__ import annotations

import re
from email.errors import MissingHeaderBodySeparatorDefect
from email.feedparser import FeedParser
from email.message import Message
from email.policy import compat32
from typing import TYPE_CHECKING

from mailflow.mail.parsing.parameters import Parameter, parse_parameters

if TYPE_CHECKING:
    _Message = Message[str, str]
else:
    _Message = Message

# Real mail nests five deep and holds a few dozen parts.
MAX_DEPTH = 20
MAX_PARTS = 500
_LONGEST_HEAD = 256_000
_DEFECTS = {
    "NoBoundaryInMultipartDefect": "составное письмо без границы частей",
    "StartBoundaryNotFoundDefect": "граница частей письма не найдена",
    "CloseBoundaryNotFoundDefect": "письмо обрывается: нет конца составной части",
    "MissingHeaderBodySeparatorDefect": "посторонняя строка среди заголовков",
    "FirstHeaderLineIsContinuationDefect": "первая строка заголовков начинается с пробела",
    "MultipartInvariantViolationDefect": "составная часть без частей",
    "InvalidMultipartContentTransferEncodingDefect": "недопустимая кодировка составной части",
    "MisplacedEnvelopeHeaderDefect": "строка конверта не на месте",
}


class Part(_Message):
    """A node of the tree: a multipart with children, or a leaf with its content as written."""

    depth = 0

    def __init__(self) -> None:
        super().__init__(compat32)
        self.counter = [0]
        self.is_cut = False
        self._type: tuple[str, dict[str, Parameter]] | None = None

    def declared_type(self) -> tuple[str, dict[str, Parameter]]:
        """Content type as declared (RFC 2045, 5.2: text/plain in doubt) and its parameters."""
        if self._type is None:
            value = self.field("content-type")
            head, parameters = parse_parameters(value)
            if not re.fullmatch(r"[\w.+-]{1,100}/[\w.+-]{1,100}", head):
                # A part of a digest is a message unless it says otherwise (RFC 2046, 5.1.5).
                head = "text/html" if head == "html" else self.get_default_type()
            self._type = head, dict(parameters)
        return self._type

    def field(self, name: str) -> str:
        """First field of that lower-case name, "" when absent."""
        return next((str(value) for key, value in self.raw_items() if key.lower() == name), "")

    def get_content_type(self) -> str:
        """What the feed parser is to believe: only multiparts that may be opened are multiparts."""
        declared = self.declared_type()[0]
        return declared if declared.startswith("multipart/") and self.depth < MAX_DEPTH else "text/plain"

    def get_content_maintype(self) -> str:
        return self.get_content_type().partition("/")[0]

    def get_boundary(self, failobj: object = None) -> str | None:  # type: ignore[override]  # noqa: ARG002 - the parser passes none
        """RFC 2046, 5.1.1; trailing blanks do not belong to it."""
        boundary = self.declared_type()[1].get("boundary")
        return boundary.raw.rstrip() or None if boundary else None

    def attach(self, payload: object) -> None:
        """Called by the feed parser for each part as it begins; parts beyond the limit are dropped."""
        assert isinstance(payload, Part)
        payload.depth = self.depth + 1
        payload.counter = self.counter
        self.counter[0] += 1
        if self.counter[0] <= MAX_PARTS:
            super().attach(payload)
        elif not self.is_multipart():
            self._payload: list[Part] | str | None = []

    def adopt(self, other: Part) -> None:
        """Takes over the children of a second reading of the same content."""
        self._payload = other._payload

    @property
    def children(self) -> list[Part]:
        payload = self._payload
        return [part for part in payload if isinstance(part, Part)] if isinstance(payload, list) else []

    @property
    def written(self) -> str:
        """The content of a leaf as written; a multipart gives the text around its parts."""
        payload = self._payload
        if isinstance(payload, list):
            return f"{self.preamble or ''}\n{self.epilogue or ''}".strip()
        return payload or ""

    @property
    def faults(self) -> list[str]:
        """What the standard parser found wrong with this node, in Russian."""
        return [_DEFECTS.get(type(defect).__name__, "письмо составлено с ошибкой") for defect in self.defects]


def read_tree(raw: bytes, depth: int = 0) -> Part:
    """The tree of a message or part; `depth` is where it stands in the outermost one."""
    root = _read(raw, depth)
    if any(isinstance(defect, MissingHeaderBodySeparatorDefect) for defect in root.defects):
        cleaned = _without_stray_lines(raw)
        if cleaned != raw:
            root = _read(cleaned, depth)
            root.defects.insert(0, MissingHeaderBodySeparatorDefect())
    return root


def _read(raw: bytes, depth: int) -> Part:
    def node() -> Part:
        part = Part()
        part.depth = depth
        return part

    parser = FeedParser(node)
    parser.feed(raw.decode("latin-1"))
    return parser.close()


# A line of the header section that is no field, with a field of everyday mail right after it.
_STRAY = re.compile(
    rb"^(?![ \t]|[!-9;-~]{1,100}:|From )[^\r\n]{1,998}(?:\r\n|\r|\n)"
    rb"(?=(?:from|to|cc|date|subject|message-id|received|mime-version|content-[a-z-]{1,30}|reply-to|x-[a-z-]{1,50}):)",
    re.IGNORECASE | re.MULTILINE,
)
_SECTION_END = re.compile(rb"\r?\n\r?\n|\r\r")


def _without_stray_lines(raw: bytes) -> bytes:
    """The standard parser ends the header section at a stray line; here the section goes on after it."""
    end = _SECTION_END.search(raw)
    head = raw[: end.start() if end else len(raw)]
    return _STRAY.sub(b"", head[:_LONGEST_HEAD]) + raw[len(head[:_LONGEST_HEAD]) :]
