"""Bombs and broken files in real children: bounded, never an exception, the next message served."""

from __future__ import annotations

import os
import random
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mailflow.adapters.documents import ChildDocuments
from tests.adapters.documents import compound_files, containers, office_files, page_files
from tests.adapters.documents.mails import mail
from tests.adapters.documents.office_files import docx, odt, package, paragraph, rtf, xlsx

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(12))
    + b"]><l>&m;</l>"
)


def _nested_archives() -> bytes:
    data = package({f"{number}.txt": b"0" * 5_000_000 for number in range(4)})
    for _ in range(5):
        data = package({f"{number}.zip": data for number in range(16)})
    return data


def _endless_ods() -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"))
    )
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<office:document-content {names}><office:body><office:spreadsheet>"
            '<table:table table:name="L"><table:table-row table:number-rows-repeated="1048576">'
            '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
            "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


BOMBS: dict[str, Callable[[], bytes]] = {
    "nested.zip": _nested_archives,
    "many.zip": lambda: package(dict.fromkeys(map(str, range(2_000)), "x")),
    "large.zip": lambda: package({"a.txt": b"0" * 200_000_000}),
    "lying.zip": lambda: containers.lying_zip(10**9, b"0" * 70_000_000),
    "overlapping.zip": lambda: containers.overlapping_zip(b"0" * 1_000_000, 5_000),
    "laughs.xml": lambda: LAUGHS,
    "laughs.docx": lambda: package({"[Content_Types].xml": "<Types/>", "word/document.xml": LAUGHS}),
    "long.docx": lambda: docx(paragraph("A" * 30_000_000)),
    "sparse.xlsx": office_files.sparse_xlsx,
    "endless.ods": _endless_ods,
    "deep.rtf": lambda: b"{\\rtf1" + b"{" * 2_000_000,
    "deep.html": lambda: b"<div>" * 200_000,
    "large.png": lambda: page_files.endless_png(30_000),
    "loop.pdf": lambda: (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 99999999>>endobj\ntrailer<</Root 1 0 R>>"
    ),
}


@pytest.fixture(scope="module")
def documents() -> Iterator[ChildDocuments]:
    with ChildDocuments(2, ocr=False) as children:
        yield children


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_has_a_problem_and_the_next_mail_is_served(documents: ChildDocuments, name: str) -> None:
    opened = list(documents.open_all([mail("bomb", (name, BOMBS[name]())), mail("next")]))

    assert [message.message.subject for message in opened] == ["bomb", "next"]
    assert opened[0].documents[0].name == name
    assert opened[0].documents[0].problem


SEEDS: dict[str, Callable[[], bytes]] = {
    "a.pdf": lambda: page_files.text_pdf(page_files.LETTER),
    "scan.pdf": lambda: page_files.scan_pdf("x"),
    "a.docx": lambda: docx(paragraph("На № 96") * 20, {"header1.xml": office_files.header_part("x")}),
    "a.xlsx": lambda: xlsx(("Л", [["a", 1.5]] * 30)),
    "a.odt": lambda: odt("<text:p>x</text:p>" * 20),
    "a.rtf": lambda: rtf("Ответ " * 50),
    "a.doc": lambda: compound_files.doc("Ответ\n" * 50),
    "a.msg": lambda: compound_files.msg("a", "b", ("c.txt", b"d" * 100)),
    "a.xls": lambda: compound_files.xls([["Абинское", 2.0]] * 40),
    "a.pptx": lambda: package({"[Content_Types].xml": "<Types/>", "ppt/slides/slide1.xml": "<a>x</a>"}),
    "a.zip": lambda: package({"a.docx": docx(paragraph("x")), "b.txt": "y"}),
    "a.7z": lambda: containers.seven_zip({"a.txt": b"x" * 100}),
    "a.tar.gz": lambda: containers.tar_gz({"a.txt": b"x" * 100}, {}),
    "a.rar": lambda: containers.stored_rar("a.txt", b"x" * 100),
    "winmail.dat": lambda: containers.winmail("a.txt", b"x" * 100),
    "a.p7m": lambda: containers.signed(b"x" * 300, indefinite=True),
    "a.png": lambda: page_files.encoded(page_files.picture_of("x", size=(300, 200))),
    "a.eml": lambda: mail("inner", ("a.docx", docx(paragraph("x")))),
    "a.html": lambda: b"<html><table><tr><td>x</td></tr></table></html>" * 5,
}


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """Octets changed, pieces cut, doubled, moved."""
    mutant = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at, size = chance.randrange(len(mutant)), chance.randint(1, 40)
        match chance.randrange(5):
            case 0:
                mutant[at] = chance.randrange(256)
            case 1:
                mutant[at : at + size] = chance.randbytes(size)
            case 2:
                mutant[at:at] = mutant[at : at + size]
            case 3:
                del mutant[at : at + size]
            case _:
                mutant = mutant[: max(20, at)] if chance.random() < 0.2 else mutant
        if len(mutant) < 20:
            break
    return bytes(mutant)


def _fuzz(documents: ChildDocuments, count: int, seed: int) -> None:
    chance = random.Random(seed)
    seeds = {name: make() for name, make in SEEDS.items()}
    names = [chance.choice(list(seeds)) for _ in range(count)]
    raws = [mail(name, (name, _mutated(seeds[name], chance))) for name in names]

    opened = list(documents.open_all(raws))

    assert [message.message.subject for message in opened] == names
    assert all(
        document.text.strip() or document.problem or index + 1 < len(message.documents)
        for message in opened
        for index, document in enumerate(message.documents)
    )
    assert all(message.documents for message in opened)


def test_mutated_files_have_a_text_or_a_reason(documents: ChildDocuments) -> None:
    _fuzz(documents, 150, seed=96)


@pytest.mark.faults
def test_sixty_thousand_files_in_an_archive_take_no_time(documents: ChildDocuments) -> None:
    data = package(dict.fromkeys(map(str, range(60_000)), "x"))

    [opened] = documents.open_all([mail("bomb", ("a.zip", data))])

    assert len(opened.documents) == 201


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(10))
def test_many_mutated_files_have_a_text_or_a_reason(documents: ChildDocuments, seed: int) -> None:
    _fuzz(documents, 1_000, seed)


ORPHAN = """
import os, sys
from mailflow.adapters.documents import ChildDocuments
documents = ChildDocuments(1, opener="tests.adapters.documents.probing_opener:tell_process")
[opened] = documents.open_all([b"Subject: x\\r\\n\\r\\n"])
print(opened.message.subject, flush=True)
sys.stdin.readline()
os._exit(1)
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="processes can be waited for on Linux alone")
def test_a_child_does_not_outlive_its_parent() -> None:
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", ORPHAN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as parent:
        assert parent.stdout
        assert parent.stdin
        child = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()
        ended, _, _ = select.select([child], [], [], 20)
        os.close(child)

    assert ended == [child]
