"""RTF as Outlook packs it into winmail.dat (MS-OXRTFCP)."""

from __future__ import annotations

import struct

from mailflow.adapters.documents.content import UnreadableError

COMPRESSED, UNCOMPRESSED = 0x75465A4C, 0x414C454D  # "LZFu" and "MELA"

HEADER = struct.Struct("<4I")
WINDOW = 4_096

# What the window holds before the first octet (2.1.2.1).
DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)

BROKEN = "текст письма в файле winmail.dat повреждён"


def unpack_rtf(packed: bytes) -> bytes:
    """The RTF source; what is cut short gives what is there. UnreadableError where it is nothing of it."""
    if packed.startswith(b"{\\rtf"):
        return packed
    if len(packed) < HEADER.size:
        raise UnreadableError(BROKEN)
    _, size, form, _ = HEADER.unpack_from(packed)
    if form == UNCOMPRESSED:
        return packed[HEADER.size : HEADER.size + size]
    if form != COMPRESSED:
        raise UnreadableError(BROKEN)
    return _unpacked(packed[HEADER.size :])[:size]


def _unpacked(stream: bytes) -> bytes:
    """Runs of eight tokens, each an octet or a reference into the window (2.1.3.1)."""
    window = bytearray(DICTIONARY.ljust(WINDOW, b"\0"))
    place, write = 0, len(DICTIONARY)
    text = bytearray()
    while place < len(stream):
        flags = stream[place]
        place += 1
        for bit in range(8):
            if not flags >> bit & 1:
                piece = stream[place : place + 1]
                place += 1
            else:
                token = int.from_bytes(stream[place : place + 2].ljust(2, b"\0"))
                place += 2
                start, length = token >> 4, (token & 15) + 2
                if start == write or place > len(stream):
                    return bytes(text)
                piece = _repeated(window, start, length, write)
            for octet in piece:
                window[write] = octet
                write = (write + 1) % WINDOW
            text += piece
    return bytes(text)


def _repeated(window: bytearray, start: int, length: int, write: int) -> bytes:
    """A reference may reach into what it is just writing."""
    piece = bytearray()
    for step in range(length):
        place = (start + step) % WINDOW
        behind = (place - write) % WINDOW
        piece.append(piece[behind] if behind < len(piece) else window[place])
    return bytes(piece)
