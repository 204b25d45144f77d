"""The text of a leaf: charset, line ends, format=flowed (RFC 3676), HTML's own charset, uuencoded blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mailflow.mail.parsing.charsets import codec_name, decode_text
from mailflow.mail.parsing.mojibake import repair_mojibake
from mailflow.mail.parsing.parameters import Parameter
from mailflow.mail.parsing.transfer_encoding import uudecode
from mailflow.mail.visible_text import many_lines

_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,200})\r?\n(?=[!-`])", re.MULTILINE)
_UU_END = re.compile(rb"^end[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
# A charset statement stands in the head.
_HEAD = 4_096


def body_text(content: bytes, content_type: str, parameters: Mapping[str, Parameter]) -> tuple[str, str]:
    """Decoded text with LF line ends, and a defect in Russian or ""."""
    declared = parameters["charset"].raw.strip() if "charset" in parameters else ""
    if not codec_name(declared) and content_type.endswith(("html", "xml")):
        declared = _own_charset(content) or declared
    text, used = decode_text(content, declared)
    is_repaired = False
    if used != "ascii":
        repaired = repair_mojibake(text)
        is_repaired, text = repaired != text, repaired
    text = _clean(text, content, used)
    if content_type == "text/plain" and _says(parameters, "format", "flowed"):
        text = join_flowed(text, del_sp=_says(parameters, "delsp", "yes"))
    return text, _defect(declared, used, is_repaired=is_repaired)


def _says(parameters: Mapping[str, Parameter], name: str, value: str) -> bool:
    return name in parameters and parameters[name].raw.lower() == value


# C0 without tab and line ends, and DEL.
_CONTROL = bytes((*range(9), 11, 12, *range(14, 32), 127))
_WITHOUT_C1 = frozenset({"ascii", "cp1251", "koi8-r", "cp866"})


def _clean(text: str, content: bytes, used: str) -> str:
    """As `many_lines`; the octets tell quickly that there is no control character to look for."""
    has_c0 = len(content.translate(None, _CONTROL)) != len(content)
    has_c1 = used not in _WITHOUT_C1 and (used != "utf-8" or b"\xc2" in content)
    if has_c0 or has_c1:
        return many_lines(text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _own_charset(content: bytes) -> str:
    head = content[:_HEAD].replace(b"\0", b"")
    found = _META.search(head) or _XML.search(head)
    return found[1].decode("ascii", "replace") if found else ""


def _defect(declared: str, used: str, *, is_repaired: bool) -> str:
    if is_repaired or (declared and used not in ("ascii", codec_name(declared))):
        return f"кодировка текста объявлена неверно: {declared[:40]}, прочитано как {used}"
    return ""


def join_flowed(text: str, *, del_sp: bool) -> str:
    """RFC 3676, 4: lines that end in a blank go on in the next line of the same quote depth."""
    joined: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        is_signature = content == "-- "
        if depth == open_depth and not is_signature:
            joined[-1] += content
        else:
            joined.append(f"{'>' * depth} {content}" if depth else content)
        flows = content.endswith(" ") and not is_signature
        open_depth = depth if flows else -1
        if flows and del_sp:
            joined[-1] = joined[-1][:-1]
    return "\n".join(joined)


def cut_uuencoded(content: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    """A plain text without its uuencoded blocks, and the blocks as (raw name, content)."""
    files: list[tuple[str, bytes]] = []
    kept: list[bytes] = []
    position = 0
    while begin := _UU_BEGIN.search(content, position):
        end = _UU_END.search(content, begin.end())
        if end is None:
            break
        kept.append(content[position : begin.start()])
        files.append((begin[1].decode("latin-1"), uudecode(content[begin.end() : end.end()])))
        position = end.end()
    kept.append(content[position:])
    return b"".join(kept), files
