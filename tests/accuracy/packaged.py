"""Letters in every file format an office has: old Word, RTF, ODT, winmail.dat, envelopes, photos."""

from __future__ import annotations

import random
from base64 import encodebytes
from collections.abc import Callable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from PIL import Image

from tests.accuracy import documents, people, wording
from tests.accuracy.answers import any_place
from tests.accuracy.mime import Attached, Mail, write
from tests.accuracy.sheets import clerk, new_mail
from tests.accuracy.town import Town, named
from tests.accuracy.truth import CaseTruth, Sample, Truth
from tests.adapters.documents import compound_files, containers, office_files

Lines = Sequence[str]
_OCTETS = "application/octet-stream"


def packaged(town: Town, rng: random.Random) -> Sample:
    """A letter on letterhead in one of the formats; a photo may be recorded where it is read well."""
    place = any_place(town, rng)
    said, figures = wording.report(rng)
    lines = [
        "АДМИНИСТРАЦИЯ",
        named(town, place, "gen", rng).upper(),
        f"20.09.2024 № {people.own_number(rng)}",
        "На № 96 от 05.09.2024",
        "Уважаемые коллеги!",
        *f"Сообщаем: {said}".split("\n"),
        f"Глава {people.person(rng)}",
    ]
    form = rng.choice(sorted(_FORMS))
    mail = new_mail(rng, clerk(rng), "Ответ", "", _FORMS[form](lines, rng))
    seal = rng.random() < 0.15 and form != "photo"
    return Sample(
        _sealed(mail, rng) if seal else write(mail, rng),
        Truth(
            f"{form}{' in S/MIME' if seal else ''}",
            decision="free" if form == "photo" else "strong",
            cases=(CaseTruth("96-2024", place.oktmo, "report", figures),),
            attachments=None if form == "winmail" else tuple(each.name for each in mail.attached),
        ),
    )


def _doc(lines: Lines, _rng: random.Random) -> list[Attached]:
    return [Attached("Ответ.doc", "application/msword", compound_files.doc("\n".join(lines)))]


def _rtf(lines: Lines, rng: random.Random) -> list[Attached]:
    """Escapes of windows-1251, or numbers of Unicode characters with a substitute behind each."""
    text = "\n".join(lines)
    if rng.random() < 0.5:
        source = office_files.rtf(text.replace("\n", "\\par "))
    else:
        pieces = (char if char.isascii() else f"\\u{ord(char)}?" for char in text.replace("\n", "\\par\n"))
        source = f"{{\\rtf1\\ansi\\uc1 \\pard {''.join(pieces)}\\par}}".encode("ascii")
    return [Attached(rng.choice(("Ответ.rtf", "Ответ.doc")), "application/rtf", source)]


def _odt(lines: Lines, _rng: random.Random) -> list[Attached]:
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines[2:])
    packed = office_files.odt(body, header=escape(" ".join(lines[:2])))
    return [Attached("Ответ.odt", "application/vnd.oasis.opendocument.text", packed)]


def _winmail(lines: Lines, rng: random.Random) -> list[Attached]:
    inner = documents.docx("\n".join(lines[:2]), lines[2:], rng)
    packed = containers.winmail("Ответ.docx", inner)
    return [Attached("winmail.dat", rng.choice(("application/ms-tnef", _OCTETS)), packed)]


def _detached(lines: Lines, _rng: random.Random) -> list[Attached]:
    """The letter, its signature and the picture of the signature."""
    letter = documents.pdf("\n".join(lines[:2]), lines[2:])
    return [
        Attached("Ответ.pdf", "application/pdf", letter),
        Attached("Ответ.pdf.sig", _OCTETS, containers.signed(b"")),
    ]


def _enveloped(lines: Lines, _rng: random.Random) -> list[Attached]:
    letter = documents.pdf("\n".join(lines[:2]), lines[2:])
    return [Attached("Ответ.pdf.p7m", "application/pkcs7-mime", containers.signed(letter, indefinite=True))]


def _misnamed(lines: Lines, rng: random.Random) -> list[Attached]:
    letter = documents.docx("\n".join(lines[:2]), lines[2:], rng)
    return [Attached(rng.choice(("Ответ.doc", "Ответ", "Ответ.pdf")), _OCTETS, letter)]


def _photo(lines: Lines, rng: random.Random) -> list[Attached]:
    """Taken by a telephone that was held upright, sideways or upside down."""
    page = documents.page_picture("\n".join(lines[:4]), lines[4:])
    turned = page.rotate(rng.choice((0, 0, 90, 180, 270)), expand=True)
    shade = Image.linear_gradient("L").rotate(90).resize(turned.size).point(lambda grey: 90 + grey // 2)
    target = BytesIO()
    Image.composite(turned, Image.new("L", turned.size, 60), shade).save(target, "JPEG", quality=70)
    return [Attached(f"IMG_{rng.randint(1000, 9999)}.jpg", "image/jpeg", target.getvalue())]


_FORMS: dict[str, Callable[[Lines, random.Random], list[Attached]]] = {
    "doc": _doc,
    "rtf": _rtf,
    "odt": _odt,
    "winmail": _winmail,
    "detached signature": _detached,
    "envelope": _enveloped,
    "wrong name": _misnamed,
    "photo": _photo,
}


def _sealed(mail: Mail, rng: random.Random) -> bytes:
    """The whole letter in one signed envelope (RFC 8551, 3.5.2)."""
    head, _, body = write(mail, rng).partition(b"\r\n\r\n")
    fields = head.split(b"\r\nMIME-Version: 1.0\r\n", 1)
    entity = containers.signed(fields[1] + b"\r\n\r\n" + body, indefinite=True)
    kind = "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"
    file = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()
    return fields[0] + b"\r\nMIME-Version: 1.0\r\n" + file + encodebytes(entity)
