"""A writer of OLE compound files (MS-CFB), and the .doc, .xls and .msg made with it."""

from __future__ import annotations

import struct
from itertools import pairwise

SECTOR = 512
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5

Tree = dict[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """Streams are padded to the 4,096 octets below which they would live in the mini stream."""
    entries: list[list[int | str | bytes]] = []
    _add(entries, "Root Entry", tree, ROOT)
    sectors: list[bytes] = []
    chains: list[int] = []

    def store(data: bytes) -> int:
        start = len(sectors)
        pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        sectors.extend(pieces)
        chains.extend([*range(start + 1, start + len(pieces)), END])
        return start

    for entry in entries:
        content = entry[5]
        assert isinstance(content, bytes)
        entry[5] = store(content) if content else END
        entry.append(len(content))
    directory = b"".join(_directory_entry(*entry) for entry in entries)  # type: ignore[arg-type]
    directory_start = store(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    fat_sectors = -(-(len(chains) + 1) // (SECTOR // 4 - 1))
    fat_start = len(sectors)
    chains.extend([FAT_SECTOR] * fat_sectors)
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(fat_sectors * SECTOR, b"\xff")
    difat = [*range(fat_start, fat_start + fat_sectors)] + [FREE] * (109 - fat_sectors)
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_sectors, directory_start, 0, 4096, END, 0, END, 0, *difat,
    )  # fmt: skip
    return header + b"".join(sectors) + fat


def _add(entries: list[list[int | str | bytes]], name: str, node: bytes | Tree, kind: int) -> int:
    """Siblings hang on a chain of right pointers in the order CFB asks for: shorter names first."""
    number = len(entries)
    padded = node.ljust(4096, b"\0") if isinstance(node, bytes) else b""
    entries.append([name, kind, FREE, FREE, FREE, padded])
    if isinstance(node, dict):
        children = [
            _add(entries, child, node[child], STREAM if isinstance(node[child], bytes) else STORAGE)
            for child in sorted(node, key=lambda child: (len(child), child.upper()))
        ]
        for left, right in pairwise(children):
            entries[left][3] = right
        if children:
            entries[number][4] = children[0]
    return number


def _directory_entry(name: str, kind: int, left: int, right: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", encoded, len(encoded) + 2, kind, 1, left, right, child, start, size)


def doc(text: str, page_header: str = "") -> bytes:
    """Word 97 with its text in one piece as UTF-16 (MS-DOC, 2.5: the FIB), the page header behind it."""
    main, behind = (part.replace("\n", "\r") + "\r" if part else "" for part in (text, page_header))
    characters = (main + behind).encode("utf-16-le")
    fib = bytearray(1536)
    struct.pack_into("<HH", fib, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H28xH", fib, 0x20, 14, 22)
    struct.pack_into("<3i", fib, 0x4C, len(main), 0, len(behind))
    struct.pack_into("<H", fib, 10, 0x1000)  # fExtChar
    struct.pack_into("<II", fib, 24, len(fib), len(fib) + len(characters))
    return compound({"WordDocument": bytes(fib) + characters, "1Table": b"\0" * 4096})


def msg(subject: str, body: str, attachment: tuple[str, bytes]) -> bytes:
    """A message with one attachment (MS-OXMSG, 2.4)."""
    name, data = attachment
    return compound(
        {
            "__properties_version1.0": _properties(32, {0x0037: subject, 0x1000: body}),
            "__substg1.0_0037001F": subject.encode("utf-16-le"),
            "__substg1.0_1000001F": body.encode("utf-16-le"),
            "__attach_version1.0_#00000000": {
                "__properties_version1.0": _properties(8, {0x3707: name, 0x3701: data}),
                "__substg1.0_3707001F": name.encode("utf-16-le"),
                "__substg1.0_37010102": data,
            },
        }
    )


def _properties(header: int, values: dict[int, str | bytes]) -> bytes:
    """The property stream: 16 octets each, for variable ones the tag and the length."""
    head = bytearray(header)
    if header == 32:
        struct.pack_into("<4I", head, 8, 0, 1, 0, 1)
    rows = b"".join(
        struct.pack("<HHIII", 0x001F if isinstance(value, str) else 0x0102, number, 6,
                    2 * len(value) + 2 if isinstance(value, str) else len(value), 0)
        for number, value in values.items()
    )  # fmt: skip
    return bytes(head) + rows


def xls(rows: list[list[str | float]]) -> bytes:
    """A workbook of BIFF8 with one sheet (MS-XLS, 2.4)."""
    name = "Лист1"
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0x07CC, 0, 6))
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0x07CC, 0, 6))
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            sheet += _cell(row, column, value)
    end = _record(0x000A, b"")
    title = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    offset = len(start) + 4 + 6 + len(title) + len(end)
    bound = _record(0x0085, struct.pack("<IBB", offset, 0, 0) + title)
    return compound({"Workbook": start + bound + end + sheet + end})


def _cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return _record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return _record(0x0203, place + struct.pack("<d", value))


def _record(number: int, body: bytes) -> bytes:
    return struct.pack("<HH", number, len(body)) + body
