"""Letters that mail programs wrap whole: signed, or sealed in winmail.dat."""

from __future__ import annotations

from base64 import encodebytes

import pytest

from mailflow.adapters.documents.content import UnreadableError
from mailflow.adapters.documents.formats.compressed_rtf import unpack_rtf
from mailflow.adapters.documents.inprocess import InProcessDocuments
from mailflow.model.message import OpenedMessage
from tests.adapters.documents.conftest import Read
from tests.adapters.documents.containers import rich_winmail, signed, winmail
from tests.adapters.documents.mails import mail
from tests.adapters.documents.office_files import docx, paragraph, rtf

TEXT = "На № 96 от 05.09.2024"


def _opened(raw: bytes) -> OpenedMessage:
    [opened] = InProcessDocuments(ocr=False).open_all([raw])
    return opened


def _text(opened: OpenedMessage) -> str:
    assert opened.new is not None
    return opened.new.text


def _sealed(entity: bytes, kind: str = "application/pkcs7-mime; smime-type=signed-data") -> bytes:
    """An opaque-signed mail (RFC 8551, 3.5.2): the whole message is one envelope."""
    head = (
        f"From: otvet@abinsk.example\r\nSubject: Re\r\nContent-Type: {kind}; name=smime.p7m\r\n"
        "Content-Disposition: attachment; filename=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode() + encodebytes(signed(entity, indefinite=True))


@pytest.mark.parametrize(
    "kind", ["application/pkcs7-mime", "application/x-pkcs7-mime", "application/octet-stream"]
)
def test_a_signed_mail_reads_as_if_nobody_had_signed_it(kind: str) -> None:
    whole = mail("inner", ("Otvet.docx", docx(paragraph(TEXT))), text="Две практики")
    entity = whole[whole.index(b"MIME-Version") :]

    opened = _opened(_sealed(entity, kind))

    assert (opened.message.subject, _text(opened)) == ("Re", "Две практики")
    assert [(each.name, each.text) for each in opened.documents] == [("Otvet.docx", TEXT)]
    assert opened.message.defects == ()


def test_a_signed_mail_within_another_gives_its_files(read: Read) -> None:
    whole = mail("inner", ("Otvet.docx", docx(paragraph(TEXT))), text="Две практики")

    documents = read("smime.p7m", signed(whole[whole.index(b"MIME-Version") :]))

    assert [each.name for each in documents] == ["smime.p7m", "Подписанное письмо.eml", "Otvet.docx"]
    assert documents[2].text == TEXT


def test_text_that_stands_in_winmail_dat_alone_is_the_text_of_the_message() -> None:
    raw = mail("a", ("winmail.dat", rich_winmail(rtf(TEXT))), text="")

    assert _text(_opened(raw)) == TEXT


def test_text_of_winmail_dat_is_not_said_twice() -> None:
    raw = mail("a", ("winmail.dat", rich_winmail(rtf(TEXT))), text="Две практики")

    assert _text(_opened(raw)) == "Две практики"


def test_a_winmail_dat_without_text_leaves_the_body_as_it_is() -> None:
    opened = _opened(mail("a", ("winmail.dat", winmail("Otvet.txt", TEXT.encode())), text=""))

    assert _text(opened) == ""
    assert [each.text for each in opened.documents] == ["", TEXT]


@pytest.mark.parametrize(
    ("packed", "source"),
    [  # the examples of MS-OXRTFCP, 4.1
        (
            "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
            b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
        ),
        ("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0", b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"),
        ("2d0000002b0000004c5a4675f1c5c7a703000a0072637067", b"{\\rtf1\\ansi\\ansicpg"),  # cut short
    ],
)
def test_packed_rtf_is_unpacked(packed: str, source: bytes) -> None:
    assert unpack_rtf(bytes.fromhex(packed)) == source


@pytest.mark.parametrize("packed", [b"", b"short", bytes(40)])
def test_what_is_no_packed_rtf_says_so(packed: bytes) -> None:
    with pytest.raises(UnreadableError):
        unpack_rtf(packed)


@pytest.mark.parametrize("name", ["Иванов.vcf", "invite.ics"])
def test_cards_and_invitations_stand_beside_the_letter(read: Read, name: str) -> None:
    [card] = read(name, b"BEGIN:VCARD\r\nFN: 77\r\nEND:VCARD\r\n")

    assert card.companion
