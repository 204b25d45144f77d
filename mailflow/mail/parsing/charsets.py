"""Bytes of a text to characters, whatever charset they claim.

The order is: the declared charset, utf-8, a guess among the Cyrillic ones, windows-1251; and a declared
charset whose reading does not look like Russian while another one does, is not believed. Nothing here
raises, and no text contains lone surrogates.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from charset_normalizer import from_bytes

from mailflow.mail.parsing.plausible import looks_russian, plausibility

# Names seen in the wild that Python does not know or understands otherwise.
_ALIASES = {
    "cp-1251": "cp1251",
    "x-cp1251": "cp1251",
    "x-cp-1251": "cp1251",
    "win-1251": "cp1251",
    "win1251": "cp1251",
    "windows1251": "cp1251",
    "window-1251": "cp1251",
    "ansi": "cp1251",
    "ansi-1251": "cp1251",
    "1251": "cp1251",
    "cyrillic-windows": "cp1251",
    "koi8": "koi8-r",
    "koi8r": "koi8-r",
    "koi-8": "koi8-r",
    "koi8-ru": "koi8-u",
    "cskoi8r": "koi8-r",
    "dos-866": "cp866",
    "ibm-866": "cp866",
    "x-cp866": "cp866",
    "866": "cp866",
    "alt": "cp866",
    "oem": "cp866",
    "x-mac-cyrillic": "mac-cyrillic",
    "utf": "utf-8",
    "utf8mb4": "utf-8",
    "x-utf-8": "utf-8",
    "unicode": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "utf-8bom": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    # WHATWG reads latin-1 as windows-1252, and so do the mailers that declare it.
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
}
# Codecs that are text encodings to Python and none to mail; some take quadratic time.
_NOT_FOR_MAIL = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
)
_ESCAPED = ("utf-7", "utf-16", "utf-32", "iso2022", "hz")
_SAYS_NOTHING = frozenset({"", "ascii", "cp1252", "iso8859-1", "iso8859-15"})
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5")
# A reading must be better by this much than the declared one to overrule it.
_MARGIN = 1.0
_FEW_LETTERS = 8
# Bytes that no text of a non-UTF-16 charset has many of.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Enough to judge by; a character cut in two at its end is forgiven.
_SAMPLE_OCTETS = 8_000


@lru_cache(maxsize=256)
def codec_name(charset: str) -> str:
    """Python's name of the codec meant by a charset label; "" where there is none fit for mail."""
    label = charset.strip().strip("\"'").lower().replace("_", "-")
    try:
        info = codecs.lookup(_ALIASES.get(label, label))
    except (LookupError, ValueError, UnicodeError):
        return ""
    if not info._is_text_encoding or info.name.replace("_", "-") in _NOT_FOR_MAIL:
        return ""
    return info.name


def decode_text(content: bytes, charset: str = "") -> tuple[str, str]:
    """The text of `content`, and the codec name it was read with.

    `charset` is the label declared for it, "" when none was.
    """
    if content.isascii():
        # UTF-7, UTF-16 and ISO-2022 write other characters in ASCII octets.
        name = codec_name(charset) if charset else ""
        name = name if name.startswith(_ESCAPED) else "ascii"
        return _strict_or_replaced(content, name), name
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _strict_or_replaced(content, name).removeprefix("\ufeff"), name
    name = _chosen(content, codec_name(charset) if charset else "")
    return _strict_or_replaced(content, name), name


def _chosen(content: bytes, declared: str) -> str:
    sample = content if len(content) <= _SAMPLE_OCTETS else _around_first_non_ascii(content)
    if _is_utf8(sample):
        return "utf-8"
    if declared and declared not in _SAYS_NOTHING and declared not in _CYRILLIC and declared != "utf-8":
        return _declared_unless_russian(sample, declared)
    if declared in _CYRILLIC and looks_russian(sample.decode(declared, "replace")):
        return declared
    return _best_cyrillic(sample, declared)


def _around_first_non_ascii(content: bytes) -> bytes:
    """A sample that begins where there is something to judge."""
    found = re.search(rb"[^\x00-\x7f]", content)
    start = found.start() if found else 0
    return content[start : start + _SAMPLE_OCTETS]


def _is_utf8(sample: bytes) -> bool:
    """Russian of a single-byte charset is practically never valid UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample, final=len(sample) < _SAMPLE_OCTETS)
    except UnicodeDecodeError:
        return _is_damaged_utf8(sample)
    return True


_UTF8_CYRILLIC = re.compile(rb"[\xd0\xd1][\x80-\xbf]")
_HIGH = bytes(range(128, 256))


def _is_damaged_utf8(sample: bytes) -> bool:
    """Cyrillic UTF-8 with a few broken characters: cut in two, or one foreign byte among them."""
    high = len(sample) - len(sample.translate(None, _HIGH))
    leads = sample.count(b"\xd0") + sample.count(b"\xd1")
    return 2 * leads > 0.8 * high and 2 * len(_UTF8_CYRILLIC.findall(sample)) > 0.8 * high


def _declared_unless_russian(sample: bytes, declared: str) -> str:
    """Another declared charset stands unless it fails and a Cyrillic one reads as Russian."""
    try:
        text = sample.decode(declared)
    except (UnicodeError, ValueError):
        return _best_cyrillic(sample, "")
    best = _best_cyrillic(sample, "")
    return best if looks_russian(sample.decode(best, "replace")) and not looks_russian(text) else declared


def _best_cyrillic(sample: bytes, declared: str) -> str:
    """The Cyrillic charset that reads best; the declared one where none is clearly better."""
    names = [name for name in _CYRILLIC if name != "iso8859-5" or name == declared]
    scores = {name: plausibility(sample.decode(name, "replace")) for name in names}
    best = max(scores, key=lambda name: scores[name])
    if declared in scores and not _overrules(sample, scores[best], scores[declared]):
        return declared
    if scores[best] > 2 * _MARGIN:
        return best
    if declared in _SAYS_NOTHING - {"", "ascii"}:
        return declared
    return _guess(sample)


def _overrules(sample: bytes, best: float, declared: float) -> bool:
    """Abbreviations («ЖКХ», «ООО») read badly in any charset: few letters overrule only plain nonsense."""
    is_short = len(sample) - len(sample.translate(None, _HIGH)) < _FEW_LETTERS
    return best >= declared + _MARGIN and (not is_short or declared < 0)


def _guess(sample: bytes) -> str:
    found = from_bytes(sample[:2_000], cp_isolation=["utf_8", "cp1251", "koi8_r", "cp866"]).best()
    return codec_name(found.encoding) if found and found.encoding != "ascii" else "cp1251"


def _strict_or_replaced(content: bytes, name: str) -> str:
    try:
        text = content.decode(name, "replace")
    except (UnicodeError, ValueError, LookupError):
        text = content.decode("cp1251", "replace")
    # Only UTF-7 can write half a pair.
    return _SURROGATE.sub("\ufffd", text) if name == "utf-7" else text
