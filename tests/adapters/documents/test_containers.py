"""Archives, saved mails and envelopes: what is inside, by its right name, and never too much of it."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import struct
import zipfile
from base64 import encodebytes
from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest

from mailflow.adapters.documents import DocumentLimits
from mailflow.adapters.documents.formats.signature import SEALED, SIGNATURE
from mailflow.adapters.documents.formats.zip import BROKEN, LOCKED
from mailflow.adapters.documents.reading import EMPTY_ARCHIVE, TOO_DEEP
from mailflow.model.message import DocumentText
from tests.adapters.documents import compound_files, containers
from tests.adapters.documents.conftest import Read
from tests.adapters.documents.mails import mail
from tests.adapters.documents.office_files import docx, package, paragraph

TEXT = "На № 96 от 05.09.2024"
BOMB = "распакованный файл слишком велик, похоже на «бомбу»"


def _told(documents: list[DocumentText]) -> list[tuple[str, str, str | None, str | None]]:
    return [(found.name, found.text, found.container, found.problem) for found in documents]


@pytest.mark.parametrize(
    ("raw_name", "flags"),
    [
        ("Письмо от 05.09.txt".encode("cp866"), 0),
        ("Письмо от 05.09.txt".encode("cp1251"), 0),
        ("Письмо от 05.09.txt".encode(), 0),
        ("Письмо от 05.09.txt".encode(), 0x800),
        ("папка\\Письмо от 05.09.txt".encode("cp866"), 0),
        ("../../etc/Письмо от 05.09.txt".encode("cp866"), 0),
    ],
)
def test_names_in_zip_are_right_whatever_their_charset(read: Read, raw_name: bytes, flags: int) -> None:
    archive = containers.named_zip(raw_name, TEXT.encode(), flags=flags)

    assert _told(read("a.zip", archive)) == [
        ("a.zip", "", None, None),
        ("Письмо от 05.09.txt", TEXT, "a.zip", None),
    ]


def test_hostile_names_write_nothing(read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    names = ("../../x", "/etc/x", "a\\..\\b", "CON", "a" * 255, "x")

    documents = read("a.zip", package(dict.fromkeys(names, TEXT)))

    assert [found.name for found in documents[1:]] == ["x", "x", "b", "CON", "a" * 255, "x"]
    assert list(tmp_path.iterdir()) == []


def test_a_tar_gives_its_files_and_follows_no_link(read: Read) -> None:
    archive = containers.tar_gz({"Ответ.txt": TEXT.encode()}, {"passwd": "/etc/passwd"})

    assert _told(read("a.tar.gz", archive)) == [
        ("a.tar.gz", "", None, None),
        ("Ответ.txt", TEXT, "a.tar.gz", None),
    ]


def test_a_seven_zip_gives_its_files(read: Read) -> None:
    data = docx(paragraph(TEXT))

    documents = read("a.7z", containers.seven_zip({"Ответ.docx": data, "пусто.txt": b""}))

    assert _told(documents) == [
        ("a.7z", "", None, None),
        ("Ответ.docx", TEXT, "a.7z", None),
        ("пусто.txt", "", "a.7z", "пустой файл"),
    ]


@pytest.mark.parametrize(
    ("suffix", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)]
)
def test_a_single_packed_file_bears_the_name_without_the_ending(read: Read, suffix: str, pack: type) -> None:
    documents = read(f"Ответ.txt.{suffix}", pack(TEXT.encode()))

    assert _told(documents)[1:] == [("Ответ.txt", TEXT, f"Ответ.txt.{suffix}", None)]


def test_a_zip_name_kept_in_unicode_beside_the_code_page_is_taken(read: Read) -> None:
    spoilt, name = b"______ _____.txt", "Письмо главы.txt"
    info = zipfile.ZipInfo(spoilt.decode())
    info.extra = struct.pack("<HHBI", 0x7075, 5 + len(name.encode()), 1, crc32(spoilt)) + name.encode()
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(info, TEXT)

    documents = read("a.zip", target.getvalue())

    assert [document.name for document in documents] == ["a.zip", name]


def test_a_name_in_an_old_rar_is_read_in_its_code_page(read: Read) -> None:
    packed = containers.old_rar("Письмо главы.txt".encode("cp866"), TEXT.encode())

    documents = read("a.rar", packed)

    assert [document.name for document in documents] == ["a.rar", "Письмо главы.txt"]


def test_a_rar_gives_its_files(read: Read) -> None:
    documents = read("a.rar", containers.stored_rar("папка/Ответ.txt", TEXT.encode()))

    assert _told(documents) == [("a.rar", "", None, None), ("Ответ.txt", TEXT, "a.rar", None)]


def test_winmail_dat_gives_its_files(read: Read) -> None:
    documents = read("winmail.dat", containers.winmail("Ответ.txt", TEXT.encode()), "application/ms-tnef")

    assert _told(documents)[1:] == [("Ответ.txt", TEXT, "winmail.dat", None)]
    assert documents[0].companion


def test_a_saved_outlook_message_gives_text_and_files(read: Read) -> None:
    data = compound_files.msg("Ответ", "Две практики", ("Ответ.docx", docx(paragraph(TEXT))))

    assert _told(read("Ответ.msg", data)) == [
        ("Ответ.msg", "Тема: Ответ\n\nДве практики", None, None),
        ("Ответ.docx", TEXT, "Ответ.msg", None),
    ]


def test_an_attached_mail_gives_text_and_files(read: Read) -> None:
    inner = mail("Ответ", ("Otvet.docx", docx(paragraph(TEXT))), text="Две практики")

    documents = read("Ответ.eml", inner, "message/rfc822")

    assert documents[0].text.splitlines() == ["От: <otvet@abinsk.example>", "Тема: Ответ", "", "Две практики"]
    assert _told(documents)[1:] == [("Otvet.docx", TEXT, "Ответ.eml", None)]


@pytest.mark.parametrize("indefinite", [False, True])
@pytest.mark.parametrize("name", ["Ответ.txt.p7m", "Ответ.txt.sig"])
def test_a_signed_envelope_gives_the_document(read: Read, name: str, *, indefinite: bool) -> None:
    data = containers.signed(TEXT.encode() * 20, indefinite=indefinite)

    for form in (data, encodebytes(data)):
        envelope, document = read(name, form)
        assert (envelope.companion, envelope.problem) == (True, None)
        assert (document.name, document.text, document.container) == ("Ответ.txt", TEXT * 20, name)


def test_a_detached_signature_is_a_companion_without_a_document(read: Read) -> None:
    [signature] = read("Ответ.pdf.sig", os.urandom(1_500))

    assert (signature.companion, signature.problem) == (True, SIGNATURE)


def test_an_envelope_that_does_not_open_is_a_missing_document(read: Read) -> None:
    [envelope] = read("Ответ.pdf.p7m", os.urandom(1_500))

    assert (envelope.companion, envelope.problem) == (False, SEALED)


def test_locked_broken_and_empty_archives_say_so(read: Read) -> None:
    locked = containers.named_zip(b"a.txt", b"x" * 12, flags=1)

    assert [read("a.zip", data)[0].problem for data in (locked, b"PK\3\4garbage", package({}))] == [
        LOCKED,
        BROKEN,
        EMPTY_ARCHIVE,
    ]


def test_the_third_archive_within_another_is_not_opened(read: Read) -> None:
    data = package({"a.txt": TEXT})
    for name in ("one.zip", "two.zip", "three.zip"):
        data = package({name: data})

    documents = read("all.zip", data)

    assert _told(documents)[-1] == ("two.zip", "", "three.zip", TOO_DEEP)


def test_an_archive_of_too_many_files_gives_the_first(read: Read) -> None:
    documents = read("a.zip", package({f"{number}.txt": "x" for number in range(400)}))

    assert len(documents) == 201
    assert documents[0].problem == "в архиве слишком много файлов, прочитаны первые 200"


@pytest.mark.parametrize(
    "data",
    [
        package({"a.txt": b"0" * 70_000_000}),
        gzip.compress(b"0" * 70_000_000),
        containers.lying_zip(10**9, b"0" * 70_000_000),
    ],
)
def test_what_unpacks_to_too_much_is_given_up(read: Read, data: bytes) -> None:
    assert read("a.zip", data)[0].problem == BOMB


def test_a_file_that_unpacks_to_more_than_it_declares_is_broken(read: Read) -> None:
    assert read("a.zip", containers.lying_zip(10, b"0" * 70_000_000))[0].problem == BROKEN


def test_overlapping_files_count_each_time(read: Read) -> None:
    limits = DocumentLimits(unpacked_octets=1_000_000)

    documents = read("a.zip", containers.overlapping_zip(b"0" * 100_000, 500), limits=limits)

    assert len(documents) <= 11
    assert documents[0].problem in (BOMB, BROKEN)  # later Pythons refuse overlapping at once
