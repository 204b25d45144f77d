"""Mailboxes of RFC 5322, 3.4, read from the raw header value.

Encoded words are decoded after the structure is known, so that nothing inside a name can pose as an
address, and the name is taken from the raw text. Any text is read in linear time; what is odd about a
value is a defect in Russian.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mailflow.mail.parsing.encoded_words import decode_header_text
from mailflow.mail.visible_text import hides_direction, one_line
from mailflow.model.message import Address

# A field with more than this holds no list that a person wrote; RFC 5321 allows 100 recipients.
_MOST = 64_000
_MOST_MAILBOXES = 1_000
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|[^"(<>,;:]+|[(<>,;:]', re.DOTALL)
_COMMENT_END = re.compile(r"[()\\]")
_UNQUOTED = re.compile(r"\\(.)", re.DOTALL)
_ADDRESS = re.compile(
    r'(?:[^\s@<>()\[\]",;:\\]{1,128}|"[^"\r\n\0]{1,128}")@(?:[^\s@<>()\[\]",;:\\]{1,255}|\[[0-9A-Fa-f:.IPv]{2,64}\])'
)
_BLANKS = re.compile(r"\s*([@.])\s*")
# RFC 5321, 4.5.3.1.3: 254 characters; with a route before it twice as many.
_LONGEST = 500
_LOOKS_LIKE_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


@dataclass(frozen=True, slots=True)
class AddressList:
    """Usable mailboxes in order; `count` counts the others too."""

    mailboxes: tuple[Address, ...] = ()
    count: int = 0
    defects: tuple[str, ...] = ()


@dataclass(slots=True)
class _Scan:
    """What has been read of one mailbox so far."""

    words: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    angle: str | None = None
    after: bool = False
    has_text: bool = False
    has_sign: bool = False

    def add(self, word: str) -> None:
        """Keeps what is asked at each comma beside the words, so that long lists are read in linear time."""
        self.words.append(word)
        self.has_text = self.has_text or bool(word.strip())
        self.has_sign = self.has_sign or "@" in word


def parse_addresses(raw: str) -> AddressList:
    """The mailboxes of a From, To, Cc, Sender or Reply-To value (characters stand for bytes)."""
    defects: list[str] = []
    if len(raw) > _MOST:
        raw = raw[:_MOST]
        defects.append("список адресов слишком длинный и прочитан не до конца")
    found: list[Address] = []
    count = 0
    for scan in _mailboxes(raw, defects):
        count += 1
        mailbox = _mailbox(scan, defects)
        if mailbox is not None:
            found.append(mailbox)
        if count >= _MOST_MAILBOXES:
            defects.append("слишком много адресов в одном поле")
            break
    return AddressList(tuple(found), count, tuple(dict.fromkeys(defects)))


def _mailboxes(raw: str, defects: list[str]) -> Sequence[_Scan]:
    """Cuts the value at its commas; the separators of groups (RFC 5322, 3.4) count as commas."""
    done: list[_Scan] = []
    scan = _Scan()
    position = 0
    while token := _TOKEN.match(raw, position):
        text = token[0]
        position = token.end()
        if text == "(":
            position = _comment_end(raw, position)
            scan.comments.append(raw[token.end() : position - 1])
        elif text == "<":
            position = _read_angle(raw, position, scan, defects)
        elif text == ":":
            defects.append("группа адресов вместо одного адреса")
            scan = _Scan()
        elif text in ",;":
            scan = _next(scan, done, defects)
        elif text != ">":
            scan.add(text)
            scan.after = scan.angle is not None and bool(text.strip())
    _next(scan, done, defects)
    return done


def _comment_end(raw: str, position: int) -> int:
    depth = 1
    while depth and (found := _COMMENT_END.search(raw, position)):
        position = found.end() + (found[0] == "\\")
        depth += {"(": 1, ")": -1}.get(found[0], 0)
    return len(raw) + 1 if depth else position


def _read_angle(raw: str, position: int, scan: _Scan, defects: list[str]) -> int:
    """Reads `addr>`; a second pair of angle brackets in one mailbox is a disguise, the last one counts."""
    end = raw.find(">", position, position + 1_000)
    again = raw.find("<", position, position + 1_000)
    if scan.angle is not None:
        defects.append("два адреса в угловых скобках подряд")
    if end < 0 or 0 <= again < end:
        defects.append("незакрытая угловая скобка в адресе")
        end = again if again >= 0 else min(len(raw), position + 1_000)
        scan.angle = raw[position:end]
        return end
    scan.angle = raw[position:end]
    return end + 1


def _next(scan: _Scan, done: list[_Scan], defects: list[str]) -> _Scan:
    """Closes a mailbox. A name cut by an unquoted comma goes on: words without any address are kept."""
    if scan.angle is None and not scan.has_text:
        return _Scan() if not scan.comments else scan
    if scan.angle is None and not scan.has_sign:
        scan.words.append(", ")
        return scan
    if "," in "".join(word for word in scan.words if not word.startswith('"')) and scan.angle is not None:
        defects.append("имя отправителя с запятой не взято в кавычки")
    done.append(scan)
    return _Scan()


def _mailbox(scan: _Scan, defects: list[str]) -> Address | None:
    if scan.angle is None:
        return _bare(scan, defects)
    if scan.after:
        defects.append("текст после адреса в угловых скобках")
    address = _clean_address(scan.angle, defects)
    if address is None:
        defects.append("адрес записан неверно")
        return None
    name = _name(scan.words, defects) or _decoded(" ".join(scan.comments), defects)
    _look_at_name(name, address, defects)
    return Address(name, address)


def _bare(scan: _Scan, defects: list[str]) -> Address | None:
    """An address without angle brackets; its comment is the old place of a name."""
    text = "".join(scan.words).strip(" \t,")
    address = _clean_address(text, defects)
    if address is None:
        defects.append("адрес записан неверно")
        found = _LOOKS_LIKE_ADDRESS.search(text) if text.count("@") == 1 else None
        return Address(_decoded(text[: found.start()], defects), _lower_domain(found[0])) if found else None
    name = _decoded(" ".join(scan.comments), defects)
    _look_at_name(name, address, defects)
    return Address(name, address)


def _clean_address(raw: str, defects: list[str]) -> str | None:
    text = raw.strip()
    if len(text) > _LONGEST:
        return None
    if '"' not in text:
        # RFC 5322, 4.4: blanks around dots and the sign are obsolete and harmless.
        text = _BLANKS.sub(r"\1", text)
    if text.startswith("@") and ":" in text:
        # RFC 5322, 4.4: an obsolete route before the address is skipped; nobody writes one any more.
        defects.append("устаревший маршрут перед адресом")
        text = text.rpartition(":")[2]
    text = text.removeprefix("mailto:").strip("'")
    if "=?" in text or not text.isascii():
        defects.append("адрес записан не латиницей")
        text = _decoded(text, defects)
    return _lower_domain(text) if _ADDRESS.fullmatch(text) else None


def _lower_domain(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.lower().rstrip('.')}"


def _name(words: Sequence[str], defects: list[str]) -> str:
    raw = "".join(_unquoted(word) if word.startswith('"') else word for word in words)
    return _decoded(raw, defects).strip(" ,")


def _unquoted(word: str) -> str:
    return _UNQUOTED.sub(r"\1", word[1:].removesuffix('"'))


def _decoded(raw: str, defects: list[str]) -> str:
    text = decode_header_text(raw)
    if hides_direction(text):
        defects.append("знаки направления письма в имени")
    return one_line(text)


def _look_at_name(name: str, address: str, defects: list[str]) -> None:
    """A name that shows another address is how a stranger poses as somebody known."""
    shown = _LOOKS_LIKE_ADDRESS.findall(name)
    if any(other.lower() != address.lower() for other in shown):
        defects.append("имя отправителя выдаёт себя за другой адрес")
