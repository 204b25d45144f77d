"""Writers of PDF files and of pictures of text, independent of the readers under test."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from zlib import compress, crc32

import matplotlib
from PIL import Image, ImageDraw, ImageFont

LETTER = """Администрация Абинского городского поселения
исх. № 01-15/2341 от 27.09.2024
На № 96 от 05.09.2024
Размещены две практики муниципального диалога.
Глава поселения И.И. Примеров"""


def text_pdf(*pages: str) -> bytes:
    """By typst, the letter writer of the product: real fonts and a real text layer."""
    import typst  # noqa: PLC0415 - a compiler; only some tests need it

    source = '#set page(width: 595pt, height: 842pt)\n#set text(lang: "ru", hyphenate: false)\n'
    source += "\n#pagebreak()\n".join("\n\n".join(page.splitlines()) for page in pages)
    compiled = typst.compile(source.encode())
    assert isinstance(compiled, bytes)
    return compiled


def turned_pdf(text: str, degrees: int) -> bytes:
    """Lines that run up or down on a page that is shown turned: landscape, as programs print it."""
    import pypdfium2  # noqa: PLC0415 - as above

    document = pypdfium2.PdfDocument(text_pdf(text))
    page = document[0]
    sideways = pypdfium2.PdfMatrix().translate(-297, -421).rotate(-degrees).translate(297, 421)
    for item in page.get_objects(max_depth=1):
        item.transform(sideways)
    page.gen_content()
    page.set_rotation(degrees)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def unmapped_pdf(text: str) -> bytes:
    """Without ToUnicode maps: what is drawn is the letter, what can be copied from it is not."""
    return text_pdf(text).replace(b"/ToUnicode", b"/ToNowhere")


def scan_with_layer(text: str, layer: str) -> bytes:
    """A scan with an invisible text behind it, as scanners that recognise make it."""
    import pypdfium2  # noqa: PLC0415 - as above
    from pypdfium2 import raw  # noqa: PLC0415 - as above

    document = pypdfium2.PdfDocument(text_pdf(layer))
    page = document[0]
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        raw.FPDFTextObj_SetTextRenderMode(item, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    scan = pypdfium2.PdfDocument(scan_pdf(text))[0]
    picture = next(iter(scan.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))).get_bitmap()
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(picture)
    image.set_matrix(pypdfium2.PdfMatrix().scale(595, 432).translate(0, 400))
    page.insert_obj(image)
    page.set_mediabox(0, 400, 595, 832)
    page.gen_content()
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def picture_of(text: str, *, size: tuple[int, int] = (1240, 900)) -> Image.Image:
    """Black on white, letters of about 150 dpi."""
    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    page = Image.new("L", size, "white")
    font = ImageFont.truetype(str(fonts / "DejaVuSans.ttf"), 30)
    ImageDraw.Draw(page).multiline_text((80, 80), text, fill="black", font=font, spacing=24)
    return page


def encoded(picture: Image.Image, form: str = "PNG", **options: object) -> bytes:
    target = BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()


def endless_png(side: int) -> bytes:
    """Claims to be so many pixels wide and high in a few octets."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", compress(b"\0" * 10_000)) + chunk(b"IEND", b"")


def scan_pdf(*texts: str) -> bytes:
    """Pages that are pictures, without a text layer, as an office scanner makes them."""
    first, *rest = [picture_of(text) for text in texts]
    return encoded(first, "PDF", resolution=150.0, save_all=True, append_images=rest)


def locked_pdf() -> bytes:
    """Encrypted with a user password (ISO 32000-1, 7.6): the hashes are made up and match none."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        b"<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + b"5a" * 32 + b">/U<" + b"a5" * 32 + b">>>",
    ]
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    identity = b"00" * 16
    trailer = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<%s><%s>]>>\n" % (identity, identity)
    return data + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(data)


def late_pdf() -> bytes:
    """A number put into its line after all lines were drawn."""
    import typst  # noqa: PLC0415 - as above

    source = """#set page(width: 595pt, height: 842pt, margin: 50pt)
#set text(lang: "ru", hyphenate: false, size: 12pt)
Размещено муниципальных практик:

Глава поселения И.И. Примеров
#place(top + left, dx: 210pt)[4]"""
    compiled = typst.compile(source.encode())
    assert isinstance(compiled, bytes)
    return compiled


def form_pdf() -> bytes:
    """A form (ISO 32000-1, 12.7) with one text field that is filled in."""
    text = b"(Praktik razmescheno administraciej poselenija vsego:) Tj 0 -40 Td (Glava) Tj"
    drawn = b"BT /F 12 Tf 50 700 Td %s ET" % text
    typed = b"BT /F 12 Tf 2 4 Td (4) Tj ET"
    font = b"<</Font<</F 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]/Resources%s>>" % font,
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(4)/F 4/Rect[345 696 365 712]/AP<</N 7 0 R>>/P 3 0 R>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 20 16]/Resources%s/Length %d>>stream\n%s\nendstream"
        % (font, len(typed), typed),
    ]
    data = b"%PDF-1.4\n"
    for number, content in enumerate(objects, start=1):
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return data + b"trailer<</Size 8/Root 1 0 R>>\n%%EOF\n"
