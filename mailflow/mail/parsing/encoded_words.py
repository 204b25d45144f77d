"""Encoded words of RFC 2047 in header text, as they should be and as they are found.

Found are: multibyte characters cut between two words (words of one charset are joined as bytes before
they are decoded), words without blanks between them or inside quotes, blanks inside words, unknown
charsets, Base64 without padding, raw 8-bit text beside words, raw Japanese in seven bits.
"""

from __future__ import annotations

import binascii
import re

from mailflow.mail.parsing.charsets import decode_text
from mailflow.mail.parsing.mojibake import repair_mojibake

# RFC 2047, 2; RFC 2231, 5 adds "*language". The text may hold blanks: some mailers forget to encode them.
_WORD = re.compile(
    r"=\?([A-Za-z0-9_.:()+-]{1,40})(?:\*[A-Za-z0-9-]{0,20})?\?([BbQq])\?([^?\r\n]{0,4000}(?:\?(?!=)[^?\r\n]{0,200}){0,20})\?="
)
# RFC 2047, 6.2 drops blanks between words; Python's serialiser puts the one it meant beside the fold's.
_LOST_BLANK = "  "
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
# RFC 1468: what switches to two bytes a character and nothing else begins with.
_JAPANESE = ("\x1b$B", "\x1b$@")


def decode_header_text(raw: str) -> str:
    """Decoded text of an unfolded header value, whose characters stand for bytes (latin-1)."""
    if "=?" not in raw:
        return _plain(raw)
    pieces: list[str] = []
    pending: list[tuple[str, bytes]] = []
    end = 0
    for word in _WORD.finditer(raw):
        between = raw[end : word.start()]
        if between.strip(" \t") or not pending:
            pieces += [_joined(pending), _plain(between)]
            pending = []
        if pending and between == _LOST_BLANK:
            pieces += [_joined(pending), " "]
            pending = []
        pending.append((word[1].lower(), _word_bytes(word[2], word[3])))
        end = word.end()
    return "".join([*pieces, _joined(pending), _plain(raw[end:])])


def _plain(raw: str) -> str:
    if raw.isascii():
        is_japanese = "\x1b" in raw and any(mark in raw for mark in _JAPANESE)
        return decode_text(raw.encode("ascii"), "iso-2022-jp")[0] if is_japanese else raw
    return repair_mojibake(decode_text(raw.encode("latin-1", "replace"))[0])


def _joined(words: list[tuple[str, bytes]]) -> str:
    """Adjacent words as one text; those of one charset are decoded together."""
    texts: list[str] = []
    position = 0
    while position < len(words):
        charset = words[position][0]
        end = position
        while end < len(words) and words[end][0] == charset:
            end += 1
        texts.append(_decoded([content for _, content in words[position:end]], charset))
        position = end
    return "".join(texts)


def _decoded(contents: list[bytes], charset: str) -> str:
    """Stateful charsets (ISO-2022) begin anew in every word, all others are decoded as one."""
    if charset.startswith("iso-2022"):
        return "".join(decode_text(content, charset)[0] for content in contents)
    return repair_mojibake(decode_text(b"".join(contents), charset)[0])


def _word_bytes(encoding: str, text: str) -> bytes:
    content = text.encode("latin-1", "replace")
    if encoding in "Qq":
        return binascii.a2b_qp(content.replace(b" ", b"_"), header=True)
    kept = _NOT_BASE64.sub(b"", content)
    # One letter more than whole bytes says nothing: it is a lost rest.
    kept = kept[: len(kept) - (len(kept) % 4 == 1)]
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))
