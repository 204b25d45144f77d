"""Mails that are meant to harm: bombs, injections, forged commands and reports. None may leave a trace on the
board, and the next mail is read all the same."""

from __future__ import annotations

import io
import zipfile
from base64 import encodebytes
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime

NESTED, PARTS = 300, 1500
OCTETS = 3_000_000
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ха-ха-ха">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><x>&i;</x>"
)


def bomb(number: int, sender: str, staff: str, victim: str, at: datetime, message_id: str) -> bytes:
    """One of them, in turn. `staff` may command, `victim` is who is said not to be reached."""
    make = _KINDS[number % len(_KINDS)]
    if make in _FORGED:
        sender = staff if make is not _report else "mailer-daemon@mx.year.example"
    head = f"Message-ID: {message_id}\r\nDate: {format_datetime(at)}\r\n"
    return make(head, sender, victim)


def _plain(head: str, sender: str, text: str) -> bytes:
    return (
        f"{head}From: {sender}\r\nSubject: {'x' * 20}\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    ).encode()


def _attached(head: str, sender: str, name: str, content: bytes) -> bytes:
    return (
        f'{head}From: {sender}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        f'--b\r\nContent-Type: application/octet-stream; name="{name}"\r\n'
        f'Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n'
    ).encode() + b"%b\r\n--b--\r\n" % encodebytes(content)


def _packed(**files: bytes) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return found.getvalue()


def _nesting(head: str, sender: str, _: str) -> bytes:
    inner = "".join(
        f'Content-Type: multipart/mixed; boundary="b{depth}"\r\n\r\n--b{depth}\r\n' for depth in range(NESTED)
    )
    return f"{head}From: {sender}\r\nMIME-Version: 1.0\r\n{inner}\r\nx".encode()


def _many_parts(head: str, sender: str, _: str) -> bytes:
    parts = "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * PARTS
    return f'{head}From: {sender}\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n{parts}--b--'.encode()


def _dots(head: str, sender: str, _: str) -> bytes:
    return f"{head}From: {'.' * 20_000} <{sender}>\r\n\r\nx".encode()


def _endless_attribution(head: str, sender: str, _: str) -> bytes:
    return _plain(head, sender, "On " * 30_000)


def _injection(head: str, sender: str, _: str) -> bytes:
    subject = "=?utf-8?q?x=0D=0ABcc=3A_all=40evil=2Eexample=0D=0A?="
    thread = '=?utf-8?q?=3Cx=40y=3E=22=0D=0AZZ9_DELETE_INBOX=0D=0A?="'
    return f"{head}From: {sender}\r\nSubject: {subject}\r\nIn-Reply-To: {thread}\r\n\r\n{{{{7*7}}}}".encode()


def _far_date(head: str, sender: str, _: str) -> bytes:
    date = "Date: Fri, 31 Dec 9999 23:59:59 -1200\r\n"
    return _plain(head.partition("\r\n")[0] + "\r\n" + date, sender, "=1+1")


def _zip(head: str, sender: str, _: str) -> bytes:
    inner = _packed(zeros=bytes(OCTETS))
    return _attached(head, sender, "../../x.zip", _packed(a=inner, b=inner, c=_packed(d=inner)))


def _sheet(head: str, sender: str, _: str) -> bytes:
    files = {"xl__worksheets__sheet1.xml": SHEET.encode(), "xl__workbook.xml": b"<workbook/>"}
    return _attached(head, sender, "Отчёт.xlsx", _packed(**files))


def _laughs(head: str, sender: str, _: str) -> bytes:
    return _attached(head, sender, "Письмо.docx", _packed(**{"word__document.xml": LAUGHS.encode()}))


def _command(head: str, sender: str, victim: str) -> bytes:
    return _plain(head, sender, f"exclude 101-2024 {victim}\r\nextend 101-2024 {victim} 2024-12-31")


def _failed_command(head: str, sender: str, victim: str) -> bytes:
    failed = f"Authentication-Results: mx.year.example; dmarc=fail header.from={sender.partition('@')[2]}\r\n"
    return failed.encode() + _command(head, sender, victim)


def _report(head: str, sender: str, victim: str) -> bytes:
    failed = "Authentication-Results: mx.year.example; dmarc=fail header.from=mx.year.example\r\n"
    return (
        f"{failed}Return-Path: <>\r\n{head}From: {sender}\r\nSubject: Undelivered Mail\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/report; boundary="b"; '
        "report-type=delivery-status\r\n\r\n"
        f"--b\r\nContent-Type: text/plain\r\n\r\n<{victim}>: 550 5.1.1 User unknown\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.year.example\r\n\r\n"
        f"Final-Recipient: rfc822; {victim}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
    ).encode()


_FORGED = (_command, _failed_command, _report)
_KINDS: tuple[Callable[[str, str, str], bytes], ...] = (
    *(_nesting, _many_parts, _dots, _endless_attribution, _injection, _far_date, _zip, _sheet, _laughs),
    *_FORGED,
)
