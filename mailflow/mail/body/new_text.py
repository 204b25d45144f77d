"""What the sender wrote anew: no quote, no signature, no disclaimer; and the letters he forwards."""

from __future__ import annotations

import re
from dataclasses import replace

from mailflow.mail.body.forwards import MAX_CHAIN, is_forward_subject, passes_on, read_chain
from mailflow.mail.body.html_text import split_html
from mailflow.mail.body.quotes import Division, divide
from mailflow.mail.notices.disclaimers import split_disclaimers
from mailflow.mail.signatures.signatures import split_signature
from mailflow.mail.text_lines import Line, join_lines, split_plain
from mailflow.model.message import ForwardedLetter, NewText, ParsedMessage

_PLACEHOLDER = re.compile(
    r"не поддерживает (?:\w+ ){0,3}html|does not support html|html.{0,30}(?:viewer|capable|compatible|"
    r"enabled)|в формате html|to view (?:this|the) (?:message|email)|"
    r"view (?:this|it) in (?:a|your) browser",
    re.I,
)


# A form has no more questions.
_MOST_ANSWERS = 40
_SIGNS = re.compile(r"\W+")
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,3})?")


def find_new_text(message: ParsedMessage) -> NewText:
    """The new text of a message; never raises. HTML is read where plain is a placeholder or poorer."""
    return _find(message, depth=0)


def _find(message: ParsedMessage, *, depth: int) -> NewText:
    found = _told(_divided(message), message)
    forwarded = found.forwarded
    if depth < MAX_CHAIN and len(message.embedded) == 1:  # several are a bundle, each read as a document
        forwarded += _embedded(message.embedded[0], depth=depth + 1)
    author = next((letter.author for letter in reversed(forwarded) if letter.author), None)
    return replace(found, forwarded=forwarded[:MAX_CHAIN], author=author)


def _embedded(inner: ParsedMessage, *, depth: int) -> tuple[ForwardedLetter, ...]:
    found = _find(inner, depth=depth)
    date_text = inner.header("Date") or ""
    letter = ForwardedLetter(inner.from_, inner.subject, date_text, found.text, found.signature)
    return (letter, *found.forwarded)


def _told(division: Division, message: ParsedMessage) -> NewText:
    kept, signature, disclaimer = _parted(division.new)
    chain: tuple[ForwardedLetter, ...] = ()
    forwards = division.is_forward or is_forward_subject(message.subject)
    if forwards or passes_on(message, division.tail or division.quoted, join_lines(kept)):
        chain = read_chain(division.tail or division.quoted, _trimmed)
    return NewText(
        text=join_lines(kept),
        signature=join_lines(signature),
        quoted=join_lines(division.quoted + division.tail),
        disclaimer=join_lines(disclaimer),
        forwarded=chain,
        answers=tuple(division.answers[:_MOST_ANSWERS]),
    )


def _parted(lines: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """(text, signature, disclaimers); a program's line may stand between two parts of a signature."""
    kept, disclaimer = split_disclaimers(lines)
    kept, signature = split_signature(kept)
    kept, within = split_disclaimers(kept) if signature else (kept, [])
    if within:
        kept, above = split_signature(kept)
        signature = above + signature
    return kept, signature, within + disclaimer


def _trimmed(lines: list[Line]) -> tuple[str, str]:
    kept, signature, _ = _parted(lines)
    return join_lines(kept), join_lines(signature)


def _divided(message: ParsedMessage) -> Division:
    """The body that tells more, plain or HTML, divided."""
    if not message.html.strip():
        return divide(split_plain(message.plain))
    if not message.plain.strip() or _is_placeholder(message.plain):
        return divide(split_html(message.html))
    plain, rich = split_plain(message.plain), split_html(message.html)
    if _weight(rich) > 1.5 * _weight(plain) + 20 or _shows_rows(rich, plain):
        return divide(rich)
    told = divide(plain)
    if _is_divided(told):
        return told
    marked = divide(rich)
    return marked if _is_divided(marked) else told


def _is_placeholder(plain: str) -> bool:
    return len(plain) < 400 and _PLACEHOLDER.search(plain) is not None


def _weight(lines: list[Line]) -> int:
    """Letters and digits outside quotes."""
    return len(_SIGNS.sub("", "".join(line.text for line in lines)))


def _shows_rows(rich: list[Line], plain: list[Line]) -> bool:
    """The markup keeps rows of figures that the plain body tears into lines of one cell each."""
    rows = [line.text.split("\t") for line in rich if not line.depth and "\t" in line.text]
    row = next((cells for cells in rows if any(map(_NUMBER.fullmatch, cells[1:]))), None)
    if row is None:
        return False
    torn = {line.text.strip() for line in plain if not line.depth}
    return all(cell.strip() in torn for cell in row if cell.strip())


def _is_divided(division: Division) -> bool:
    """Whether it tells a quote."""
    return bool(division.quoted or division.tail)
