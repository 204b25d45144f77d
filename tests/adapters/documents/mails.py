"""Mails with attachments, written by hand."""

from __future__ import annotations

from base64 import encodebytes


def mail(subject: str, *files: tuple[str, bytes], text: str = "Ответ во вложении.", extra: str = "") -> bytes:
    """A multipart/mixed mail; `extra` are further header lines, each with its line end."""
    head = (
        f"From: otvet@abinsk.example\r\nTo: sovet@association.example\r\nSubject: {subject}\r\n{extra}"
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    )
    parts = [b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode()]
    parts += [_attachment(name, data) for name, data in files]
    return head.encode() + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n"


def _attachment(name: str, data: bytes) -> bytes:
    head = (
        f'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="{name}"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode() + encodebytes(data)
