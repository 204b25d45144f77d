"""What a writer typed and our letter beneath it: the pieces every client puts together."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime
from html import escape

OUR_NAME = "Совет муниципальных образований"


OUR_ADDRESS = "Sovet-MOKK23@rambler.example"


SUBJECT = "Исх. № 96 от 05.09.2024 «Об участии в марафоне «Муниципальный диалог»: срок 30.09.2024"


OUR_LETTER = (
    "Уважаемые коллеги!\n\nПрошу Вас активизировать работу по участию глав городских и сельских поселений "
    "в форуме "
    "«Муниципальный диалог». От края размещена информация только о 4 успешных муниципальных практиках.\n\n"
    "О проделанной работе прошу письменно проинформировать ассоциацию не позднее 30 сентября 2024 года.\n\n"
    "Исполняющий полномочия Председателя Правления\nА.А. Перепелин"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the writer typed: `new` alone is the new text."""

    new: str
    signature: str
    to_name: str
    to_address: str
    day: datetime
    quotes: bool = True


@dataclass(frozen=True, slots=True)
class Body:
    plain: str | None
    html: str | None


def signed(draft: Draft) -> str:
    return draft.new + ("\n\n" + draft.signature if draft.signature else "")


def top(draft: Draft, attribution: str, quote: str) -> str:
    return signed(draft) + (f"\n\n{attribution}\n{quote}\n" if draft.quotes else "\n")


def quoted(mark: str = "> ") -> str:
    return "\n".join((mark + line).rstrip() for line in OUR_LETTER.split("\n"))


def outlook_block(draft: Draft, *, english: bool) -> str:
    keys = ("From", "Sent", "To", "Subject") if english else ("От", "Отправлено", "Кому", "Тема")
    stamp = "Thursday, September 5, 2024 3:00 PM" if english else "5 сентября 2024 г. 15:00"
    return (
        f"{keys[0]}: {OUR_NAME} [mailto:{OUR_ADDRESS}]\n{keys[1]}: {stamp}\n{keys[2]}: {draft.to_address}\n"
        f"{keys[3]}: {SUBJECT}\n"
    )


def divs(draft: Draft, quote: str, ident: str = "") -> Body:
    attribute = f' id="{ident}"' if ident else ""
    lines = "".join(f"<div>{html(line) or '&nbsp;'}</div>" for line in draft.new.split("\n"))
    sign = ""
    if draft.signature:
        sign = "<div>&nbsp;</div><div>--&nbsp;</div>" + "".join(
            f"<div>{html(line)}</div>" for line in draft.signature.split("\n")
        )
    return Body(
        None, f"<html><body><div{attribute}>{lines}{sign}</div>{quote if draft.quotes else ''}</body></html>"
    )


def html(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


_FOOTERS = (
    "Это сообщение и любые вложения конфиденциальны и предназначены исключительно для адресата.",
    "--\nЭто сообщение проверено на вирусы антивирусом Avast.\nhttps://www.avast.com/antivirus",
    "Настоящее электронное письмо содержит конфиденциальную информацию. Если Вы получили его по ошибке, "
    "просим уничтожить его и сообщить отправителю.",
    "-----\nБез вирусов. www.avast.ru",
)


def footed(body: Body, rng: random.Random) -> Body:
    """A disclaimer or an antivirus line at the very end."""
    if body.plain is None or body.html is not None:
        return body
    return Body(f"{body.plain.rstrip()}\n\n{rng.choice(_FOOTERS)}\n", None)
