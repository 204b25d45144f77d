"""Letters of the corpus: short documents, covers and reports as they came, with invented people."""

from __future__ import annotations

from mailflow.mail.kinds.kind import KindVerdict, classify
from mailflow.mail.parsing.parse import parse_message
from mailflow.model.message import DocumentText
from tests.matching.desk import page

_OURS = "sovet@sovet-mokk.example"
COVER = "Направляем информацию согласно приложению."
HEAD = "АДМИНИСТРАЦИЯ\nВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ АБИНСКОГО РАЙОНА"


def short_letter(sentence: str, *, day: str = "20.09.2024", **changes: object) -> DocumentText:
    """A letter without salutation: letterhead, one sentence, signature."""
    text = f"{HEAD}\n{day} № 01-15/234\nНа № 96 от 05.09.2024\n{sentence}\nГлава П.К. Тестовый"
    return page(text, **changes)


def kind_of(sender: str, subject: str, text: str) -> KindVerdict:
    """What a message without any telling header is."""
    head = f"From: {sender}\nTo: {_OURS}\nSubject: {subject}\nMessage-ID: <a@mx.example>"
    return classify(parse_message(f"{head}\n\n{text}".encode()), (_OURS,))
