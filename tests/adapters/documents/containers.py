"""Writers of archives and envelopes, independent of the readers under test."""

from __future__ import annotations

import struct
import tarfile
import zlib
from binascii import crc32
from io import BytesIO

import libarchive


def named_zip(raw_name: bytes, data: bytes, *, flags: int = 0) -> bytes:
    """One stored file whose name is these very octets, in no declared charset unless flagged."""
    crc, size = crc32(data), len(data)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, flags, 0, 0, 0, crc, size, size, len(raw_name), 0)
    central = struct.pack(
        "<4sHHHHHHIIIHHHHHII",
        b"PK\1\2", 20, 20, flags, 0, 0, 0, crc, size, size, len(raw_name), 0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    head = local + raw_name + data
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, len(central) + len(raw_name), len(head), 0)
    return head + central + raw_name + end


def lying_zip(claimed: int, data: bytes) -> bytes:
    """Declares another size than the file unpacks to."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    crc = crc32(data)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(packed), claimed, 5, 0)
    central = struct.pack(
        "<4sHHHHHHIIIHHHHHII",
        b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(packed), claimed, 5, 0, 0, 0, 0, 0, 0,
    )  # fmt: skip
    head = local + b"a.txt" + packed
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, len(central) + 5, len(head), 0)
    return head + central + b"a.txt" + end


def overlapping_zip(data: bytes, times: int) -> bytes:
    """A directory whose entries all point at one file."""
    archive = named_zip(b"a.txt", data)
    start, end = archive.rfind(b"PK\1\2"), archive.rfind(b"PK\5\6")
    entries = archive[start:end] * times
    tail = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, times, times, len(entries), start, 0)
    return archive[:start] + entries + tail


def tar_gz(files: dict[str, bytes], links: dict[str, str]) -> bytes:
    target = BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, BytesIO(data))
        for name, aim in links.items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, aim
            archive.addfile(entry)
    return target.getvalue()


def seven_zip(files: dict[str, bytes]) -> bytes:
    pieces: list[bytes] = []

    def write(block: bytes) -> int:
        pieces.append(bytes(block))
        return len(block)

    with libarchive.custom_writer(write, "7zip") as archive:
        for name, data in files.items():
            archive.add_file_from_memory(name, len(data), data)
    return b"".join(pieces)


def stored_rar(name: str, data: bytes) -> bytes:
    """RAR 5 with one file that is not compressed."""
    encoded = name.encode()
    described = _number(0x4) + _number(len(data)) + _number(0o644) + struct.pack("<I", crc32(data))
    stored_on_unix = _number(0) + _number(1)
    return (
        b"Rar!\x1a\x07\x01\x00"
        + _block(_number(1) + _number(0) + _number(0))
        + _block(
            _number(2)
            + _number(0x2)
            + _number(len(data))
            + described
            + stored_on_unix
            + _number(len(encoded))
            + encoded
        )
        + data
        + _block(_number(5) + _number(0) + _number(0))
    )


def old_rar(name: bytes, data: bytes) -> bytes:
    """RAR 4 with one file that is not compressed and a name in the code page of whoever packed it."""
    described = struct.pack("<IIBIIBBHI", len(data), len(data), 0, crc32(data), 0, 20, 0x30, len(name), 0x20)
    return (
        b"Rar!\x1a\x07\x00"
        + _old_block(0x73, 0, b"\0" * 6)
        + _old_block(0x74, 0x8000, described + name)
        + data
        + _old_block(0x7B, 0x4000, b"")
    )


def _old_block(kind: int, flags: int, body: bytes) -> bytes:
    summed = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", crc32(summed) & 0xFFFF) + summed


def _block(body: bytes) -> bytes:
    sized = _number(len(body)) + body
    return struct.pack("<I", crc32(sized)) + sized


def _number(value: int) -> bytes:
    """RAR 5's variable-length integer: seven bits an octet, the lowest first."""
    octets = b""
    while value >= 0x80:
        octets += bytes([value & 0x7F | 0x80])
        value >>= 7
    return octets + bytes([value])


def winmail(name: str, data: bytes) -> bytes:
    """TNEF with one attachment (MS-OXTNEF, 2.1)."""
    encoded = name.encode("cp1251") + b"\0"
    return (
        struct.pack("<IH", 0x223E9F78, 1)
        + _attribute(1, 0x00089006, struct.pack("<I", 0x00010000))  # version
        + _attribute(1, 0x00069007, struct.pack("<II", 1251, 0))  # code page
        + _attribute(2, 0x00069002, b"\x01\x00\xff\xff\xff\xff" + b"\0" * 8)  # attachment begins
        + _attribute(2, 0x00018010, encoded)  # its title
        + _attribute(2, 0x0006800F, data)  # its octets
    )


def rich_winmail(source: bytes) -> bytes:
    """TNEF whose text is RTF and nothing else, stored and not packed (MS-OXRTFCP, 2.1.3.1)."""
    stored = struct.pack("<4I", len(source) + 12, len(source), 0x414C454D, 0) + source
    value = struct.pack("<II", 1, len(stored)) + stored + b"\0" * (-len(stored) % 4)
    properties = struct.pack("<IHH", 1, 0x0102, 0x1009) + value
    return struct.pack("<IH", 0x223E9F78, 1) + _attribute(1, 0x00069003, properties)


def _attribute(level: int, number: int, data: bytes) -> bytes:
    return struct.pack("<BII", level, number, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def signed(data: bytes, *, indefinite: bool = False) -> bytes:
    """CMS SignedData around a document, without any signer."""
    oid_data = bytes.fromhex("06092a864886f70d010701")
    oid_signed = bytes.fromhex("06092a864886f70d010702")
    wrap = _indefinite if indefinite else _definite
    pieces = (
        b"\x24\x80" + b"".join(_definite(4, data[at : at + 100]) for at in range(0, len(data), 100)) + b"\0\0"
        if indefinite
        else _definite(4, data)
    )
    content = wrap(0x30, oid_data + wrap(0xA0, pieces))
    signed_data = wrap(0x30, b"\x02\x01\x01" + b"\x31\x00" + content + b"\x31\x00")
    return wrap(0x30, oid_signed + wrap(0xA0, signed_data))


def _definite(tag: int, body: bytes) -> bytes:
    size = len(body)
    if size < 0x80:
        return bytes([tag, size]) + body
    octets = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([tag, 0x80 | len(octets)]) + octets + body


def _indefinite(tag: int, body: bytes) -> bytes:
    return bytes([tag, 0x80]) + body + b"\0\0"
