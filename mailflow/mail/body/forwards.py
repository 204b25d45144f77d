"""Letters within a letter: the chain that forwarding builds, and who wrote each."""

from __future__ import annotations

import re
from collections.abc import Callable

from mailflow.mail.body.attributions import attribution_length
from mailflow.mail.body.header_blocks import HeaderBlock, read_header_block
from mailflow.mail.body.quotes import Division, divide
from mailflow.mail.text_lines import Line, Mark
from mailflow.model.message import Address, ForwardedLetter, ParsedMessage

# Chains of a few offices are usual; more are a loop.
MAX_CHAIN = 10

_FORWARD_SUBJECT = re.compile(
    r"\s*(?:fwd?|fw|wg|tr|rv|enc|пер|перес\w*|пересл\w*|пересыл\w*|i)\s?(?:\[\d+\])?\s?:", re.I
)
_ANSWER_SUBJECT = re.compile(r"\s*(?:re|ha|на|отв|ответ|aw|sv)\s?(?:\[\d+\])?\s?:", re.I)
# «Коллеги, направляю ответ поселения.» and whoever signs it.
_COVERING_CHARS = 200
# «21.09.2024 10:21, Администрация Лесного с/п пишет:»
_NAMED_ALONE = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?,?\s(?P<name>[^<>:@\d]{3,80}?)\s(?:пишет|написал(?:а|и|\(а\))?)\s?:?\s*$", re.I
)
_PASSED_ON = re.compile(
    r"\b(?:пересыла|перенаправля|поступил|для\s(?:сведения|уч[её]та|информации)|(?:ответ|письмо|информаци\w)\s(?:от\s)?"
    r"(?:поселени|администраци|[а-я-]{3,30}ского\s))",
    re.I,
)
_ADDRESS = re.compile(r"[^\s<>()\[\]\",;:]{1,100}@[^\s<>()\[\]\",;:]{1,200}")
_END = re.compile(
    r"\s*[-_=*—–]{2,}\s*(?:конец|завершение|end of)\b.{0,40}(?:сообщени|письм|message|mail).{0,20}$", re.I
)
_SEPARATOR_LINE = re.compile(r"\s*[-_=*—–]{2,}")


def is_forward_subject(subject: str) -> bool:
    """The newest prefix is one of forwarding: «FW: Re: …» is a forward, «Re: FW: …» an answer."""
    return _FORWARD_SUBJECT.match(subject[:300]) is not None


def passes_on(message: ParsedMessage, tail: list[Line], above: str) -> bool:
    """Whether a letter is forwarded although nothing says so: web mail of Exchange writes no «FW:».

    Its header block names a writer this message does not go to, so it is no answer to him; above it stand a
    few words at most.
    """
    if message.in_reply_to or _ANSWER_SUBJECT.match(message.subject[:300]):
        return False
    if len(above) > _COVERING_CHARS or any(char.isdigit() for char in above):
        return False
    block, _ = _head(tail) if tail else (None, [])
    writer = _author(block.author) if block is not None else None
    if writer is None:
        return False
    readers = (*message.to, *message.cc)
    if writer.address:
        return writer.address.lower() not in {each.address.lower() for each in readers}
    if not writer.name or writer.name.lower() in {each.name.lower() for each in readers}:
        return False
    return _PASSED_ON.search(above) is not None


def read_chain(
    tail: list[Line], trim: Callable[[list[Line]], tuple[str, str]]
) -> tuple[ForwardedLetter, ...]:
    """Letters of a forwarded tail, outermost first; `trim` parts text and signature, without disclaimers."""
    letters: list[ForwardedLetter] = []
    lines = _lifted([line for line in tail if not _END.match(line.text[:200])])
    while lines and len(letters) < MAX_CHAIN:
        block, body = _head(lines)
        if block is None and letters:
            break
        division = divide(body)
        letters.append(_letter(block, *trim(division.new)))
        if not _goes_on(division, letters[-1]):
            break
        lines = division.tail
    return tuple(letters)


def _goes_on(division: Division, letter: ForwardedLetter) -> bool:
    """What stands below is forwarded too, and not merely the letter answered."""
    return division.is_forward or is_forward_subject(letter.subject) or not letter.text


def _letter(block: HeaderBlock | None, text: str, signature: str) -> ForwardedLetter:
    if block is None:
        return ForwardedLetter(None, "", "", text, signature)
    return ForwardedLetter(_author(block.author), block.subject, block.date_text, text, signature)


def _author(text: str) -> Address | None:
    found = _ADDRESS.search(text[:500])
    name = re.sub(
        r"\s+", " ", re.sub(r"[<\[(](?:mailto:)?[^<>\[\]()]*@[^<>\[\]()]*[>\])]", " ", text[:500])
    ).strip(" \"'«»<>[]")
    if not found:
        return Address(name, "") if name else None
    address = found.group(0).removeprefix("mailto:").strip(".")
    local, _, domain = address.rpartition("@")
    return Address("" if name == address else name, f"{local}@{domain.lower()}")


def _head(lines: list[Line]) -> tuple[HeaderBlock | None, list[Line]]:
    """The header block at the top, past separators and blank lines, and the body below, lifted."""
    position = 0
    while position < len(lines) and position < 8:
        line = lines[position]
        block = read_header_block(lines, position)
        if block:
            return block, _lifted(lines[position + block.length :])
        length = attribution_length(lines, position)
        if length:
            told = " ".join(one.text for one in lines[position : position + length])
            return HeaderBlock(length, _without_date(told), "", told), _lifted(lines[position + length :])
        if not (
            line.is_blank or line.mark is not Mark.NONE or _SEPARATOR_LINE.match(line.text) or position == 0
        ):
            break
        position += 1
    return None, _lifted(lines[1:])


def _without_date(attribution: str) -> str:
    """Name and address of «23.09.2024, 15:02, "Имя" <адрес>:»."""
    found = re.search(r"[\"«]?([^\"«»<>,:\d]*)[\"»]?\s*<?(" + _ADDRESS.pattern + r")>?", attribution[:400])
    if found:
        return f"{found.group(1).strip()} <{found.group(2)}>"
    named = _NAMED_ALONE.search(attribution[:400])
    return named["name"].strip() if named else ""


def _lifted(lines: list[Line]) -> list[Line]:
    """Where the whole letter is quoted, its quote marks are no quotes of its own."""
    written = [line.depth for line in lines if not line.is_blank]
    level = min(written, default=0)
    if not level:
        return lines
    return [Line(line.text, max(0, line.depth - level), line.mark) for line in lines]
