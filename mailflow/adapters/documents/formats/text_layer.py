"""Whether the text layer of a page can be believed, and two ways of making it readable again."""

from __future__ import annotations

from mailflow.mail.parsing.plausible import looks_russian

# Fewer letters than this beside a picture is a stamp, a page number, a watermark.
FEW_LETTERS = 40

# Under a picture of the whole page so few are the mark of an electronic signature, not the letter.
LETTERS_OF_A_STAMP = 400

# Beyond this share of letters of no language written here, a layer is garbage.
MOST_FOREIGN = 0.3

# Programs that subset fonts without a ToUnicode map leave Cyrillic glyph numbers shifted by so much:
# U+0410 А appears as U+023A, U+044F я as U+0279.
SHIFT = 0x410 - 0x23A
SHIFTED = range(0x410 - SHIFT, 0x452 - SHIFT)

BREAKS = "\t\n\f\r"


def count_letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def is_garbled(text: str) -> bool:
    """Much is drawn and little of it can be read: neither Russian letters nor the digits of a table."""
    drawn = "".join(text.split())
    plain = sum(char.isdigit() or "\u0400" <= char <= "\u04ff" for char in drawn)
    return len(drawn) >= FEW_LETTERS and plain < len(drawn) / 2


def better(recognised: str, layer: str) -> str:
    """The one of two texts of a page that tells more: Russian before what is not, then the longer."""
    return max((recognised, layer), key=lambda text: (looks_russian(text), count_letters(text)))


def is_believable(text: str) -> bool:
    """Enough letters, nearly all of them Russian or Latin."""
    letters = count_letters(text)
    return letters >= FEW_LETTERS and _foreign(text) <= MOST_FOREIGN * letters


def repair(text: str) -> str:
    """Cyrillic that was shifted, or windows-1251 shown as Western, put right; other text as it is."""
    if text.isascii() or _foreign(text) <= MOST_FOREIGN * count_letters(text):
        return text
    shifted = sum(ord(char) in SHIFTED for char in text)
    if shifted > _foreign(text) / 2:
        return "".join(chr(ord(char) + SHIFT) if ord(char) in SHIFTED else char for char in text)
    western = "".join(map(_from_western, text))
    return western if looks_russian(western) else text


def _from_western(char: str) -> str:
    if not "\xa8" <= char <= "\xff":
        return char
    return char.encode("latin-1").decode("cp1251", "replace")


def _foreign(text: str) -> int:
    """Letters that are neither Latin of ASCII nor Cyrillic, and signs that stand for unknown glyphs.

    Among these are controls: a font of a few glyphs may number them from one.
    """
    return sum(
        char < " " if char.isascii() else char.isalpha() or char == "\ufffd" or "\ue000" <= char <= "\uf8ff"
        for char in text
        if char not in BREAKS and not "\u0400" <= char <= "\u04ff"
    )
