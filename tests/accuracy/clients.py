"""How each mail client puts a reply together: quote, attribution, signature, markup."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import escape

OUR_NAME = "Совет муниципальных образований"
OUR_ADDRESS = "Sovet-MOKK23@rambler.example"
SUBJECT = "Исх. № 96 от 05.09.2024 «Об участии в марафоне «Муниципальный диалог»: срок 30.09.2024"
OUR_LETTER = (
    "Уважаемые коллеги!\n\nПрошу Вас активизировать работу по участию глав городских и сельских поселений в форуме "
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


def _quoted(mark: str = "> ") -> str:
    return "\n".join((mark + line).rstrip() for line in OUR_LETTER.split("\n"))


def _signed(draft: Draft) -> str:
    return draft.new + ("\n\n" + draft.signature if draft.signature else "")


def _top(draft: Draft, attribution: str, quote: str) -> str:
    return _signed(draft) + (f"\n\n{attribution}\n{quote}\n" if draft.quotes else "\n")


def _months(day: datetime) -> str:
    return f"{day.day} " + "янв фев мар апр мая июн июл авг сен окт ноя дек".split()[day.month - 1]


def _long_month(day: datetime) -> str:
    months = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
    return f"{day.day} {months[day.month - 1]}"


def _outlook_block(draft: Draft, *, english: bool) -> str:
    keys = ("From", "Sent", "To", "Subject") if english else ("От", "Отправлено", "Кому", "Тема")
    stamp = "Thursday, September 5, 2024 3:00 PM" if english else "5 сентября 2024 г. 15:00"
    return (
        f"{keys[0]}: {OUR_NAME} [mailto:{OUR_ADDRESS}]\n{keys[1]}: {stamp}\n{keys[2]}: {draft.to_address}\n"
        f"{keys[3]}: {SUBJECT}\n"
    )


def outlook_ru(draft: Draft, rng: random.Random) -> Body:
    rule = rng.choice(
        ("", "-----Исходное сообщение-----\n", "_____________________________________________\n")
    )
    return Body(_top(draft, rule + _outlook_block(draft, english=False), OUR_LETTER), None)


def outlook_en(draft: Draft, rng: random.Random) -> Body:
    rule = rng.choice(("", "-----Original Message-----\n"))
    return Body(_top(draft, rule + _outlook_block(draft, english=True), OUR_LETTER), None)


def outlook_html(draft: Draft, rng: random.Random) -> Body:
    paragraphs = "".join(
        f"<p class=MsoNormal>{_html(line) or '&nbsp;'}<o:p></o:p></p>" for line in draft.new.split("\n")
    )
    sign = "".join(f"<p class=MsoNormal>{_html(line)}<o:p></o:p></p>" for line in draft.signature.split("\n"))
    block = "<br>".join(
        f"<b>{_html(line.partition(':')[0])}:</b>{_html(line.partition(':')[2])}"
        for line in _outlook_block(draft, english=False).strip().split("\n")
    )
    quote = (
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>"
        f"{block}<o:p></o:p></p></div>"
        + "".join(f"<p class=MsoNormal>{_html(line)}</p>" for line in OUR_LETTER.split("\n"))
    )
    inner = paragraphs + "<p class=MsoNormal><o:p>&nbsp;</o:p></p>" + sign + (quote if draft.quotes else "")
    head = '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style></head>'
    return Body(None, f"{head}<body lang=RU><div class=WordSection1>{inner}</div></body></html>")


def owa(draft: Draft, rng: random.Random) -> Body:
    quote = (
        '<hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">'
        f"<b>От:</b> {OUR_NAME} &lt;{OUR_ADDRESS}&gt;<br><b>Отправлено:</b> 5 сентября 2024 г. 15:00<br>"
        f"<b>Кому:</b> {draft.to_address}<br><b>Тема:</b> {_html(SUBJECT)}</div><div>{_html(OUR_LETTER)}</div>"
    )
    return _divs(draft, quote, ident="divtagdefaultwrapper")


def mail_ru(draft: Draft, rng: random.Random) -> Body:
    line = f"Четверг, 5 сентября 2024, 15:00 +03:00 от {OUR_NAME} <{OUR_ADDRESS}>:"
    quote = (
        f'<br><br><br><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 10px;">{_html(line)}'
        f'<br><div id="">{_html(OUR_LETTER)}</div></blockquote>'
    )
    html = _divs(draft, quote).html
    return Body(_top(draft, line, _quoted(">")) if rng.random() < 0.5 else None, html)


def yandex(draft: Draft, rng: random.Random) -> Body:
    line = f'05.09.2024, 15:00, "{OUR_NAME}" <{OUR_ADDRESS}>:'
    quote = f"<div>{_html(line)}</div><blockquote>{_html(OUR_LETTER)}</blockquote>"
    if rng.random() < 0.5:
        return _divs(draft, quote)
    return Body(_top(draft, line, _quoted()), None)


def rambler(draft: Draft, rng: random.Random) -> Body:
    line = f"Четверг, 5 сентября 2024 г., 15:00 +03:00 от {OUR_NAME} <{OUR_ADDRESS}>:"
    return Body(_top(draft, line, _quoted()), None)


def gmail(draft: Draft, rng: random.Random) -> Body:
    line = f"чт, 5 сент. 2024 г. в 15:00, {OUR_NAME} <{OUR_ADDRESS}>:"
    quote = (
        f'<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{_html(line)}<br></div>'
        f'<blockquote class="gmail_quote" style="margin:0 0 0 .8ex">{_html(OUR_LETTER)}</blockquote></div>'
    )
    return Body(_top(draft, line, _quoted()), _divs(draft, quote).html)


def the_bat(draft: Draft, rng: random.Random) -> Body:
    line = "Вы писали 5 сентября 2024 г., 15:00:00:"
    sign = f"\n\n-- \n{draft.signature}" if draft.signature else ""
    return Body(draft.new + (f"\n\n{line}\n\n{_quoted('> ')}\n" if draft.quotes else "") + sign, None)


def thunderbird(draft: Draft, rng: random.Random) -> Body:
    line = f"05.09.2024 15:00, {OUR_NAME} пишет:"
    if rng.random() < 0.5 and draft.quotes:
        sign = f"\n\n-- \n{draft.signature}" if draft.signature else ""
        return Body(f"{line}\n{_quoted()}\n\n{draft.new}{sign}\n", None)
    return Body(_top(draft, line, _quoted()), None)


def apple(draft: Draft, rng: random.Random) -> Body:
    line = f"5 сент. 2024 г., в 15:00, {OUR_NAME} <{OUR_ADDRESS}> написал(а):"
    return Body(_top(draft, line + "\n", _quoted()), None)


def iphone(draft: Draft, rng: random.Random) -> Body:
    line = f"5 сент. 2024 г., в 15:00, {OUR_NAME} <{OUR_ADDRESS}> написал(а):"
    text = f"{_signed(draft)}\n\nОтправлено с iPhone\n"
    return Body(text + (f"\n> {line}\n> \n{_quoted('> ')}\n" if draft.quotes else ""), None)


def android(draft: Draft, rng: random.Random) -> Body:
    sent = rng.choice(
        (
            "Отправлено из мобильной Почты Mail",
            "Отправлено из мобильного приложения Яндекс Почты",
            "Отправлено с моего Samsung Galaxy",
        )
    )
    line = f"четверг, 05 сентября 2024г., 15:00 +03:00 от {OUR_NAME} {OUR_ADDRESS}:"
    return Body(
        f"{_signed(draft)}\n\n--\n{sent}\n" + (f"{line}\n\n{_quoted('>')}\n" if draft.quotes else ""), None
    )


def roundcube(draft: Draft, rng: random.Random) -> Body:
    line = f"{OUR_NAME} писал(а) 2024-09-05 15:00:"
    return Body(_top(draft, line, _quoted()), None)


def _divs(draft: Draft, quote: str, ident: str = "") -> Body:
    attribute = f' id="{ident}"' if ident else ""
    lines = "".join(f"<div>{_html(line) or '&nbsp;'}</div>" for line in draft.new.split("\n"))
    sign = ""
    if draft.signature:
        sign = "<div>&nbsp;</div><div>--&nbsp;</div>" + "".join(
            f"<div>{_html(line)}</div>" for line in draft.signature.split("\n")
        )
    return Body(
        None, f"<html><body><div{attribute}>{lines}{sign}</div>{quote if draft.quotes else ''}</body></html>"
    )


def _html(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


Client = Callable[[Draft, random.Random], Body]
CLIENTS: dict[str, Client] = {
    "Outlook ru": outlook_ru,
    "Outlook en": outlook_en,
    "Outlook html": outlook_html,
    "OWA": owa,
    "mail.ru": mail_ru,
    "Yandex": yandex,
    "Rambler": rambler,
    "Gmail": gmail,
    "The Bat!": the_bat,
    "Thunderbird": thunderbird,
    "Apple Mail": apple,
    "iPhone": iphone,
    "Android": android,
    "Roundcube": roundcube,
}
