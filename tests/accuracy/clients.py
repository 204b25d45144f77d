"""How each mail client puts a reply together: quote, attribution, signature, markup."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.accuracy.drafts import (
    OUR_ADDRESS,
    OUR_LETTER,
    OUR_NAME,
    SUBJECT,
    Body,
    Draft,
    divs,
    html,
    outlook_block,
    quoted,
    signed,
    top,
)


def outlook_ru(draft: Draft, rng: random.Random) -> Body:
    rule = rng.choice(
        ("", "-----Исходное сообщение-----\n", "_____________________________________________\n")
    )
    return Body(top(draft, rule + outlook_block(draft, english=False), OUR_LETTER), None)


def outlook_en(draft: Draft, rng: random.Random) -> Body:
    rule = rng.choice(("", "-----Original Message-----\n"))
    return Body(top(draft, rule + outlook_block(draft, english=True), OUR_LETTER), None)


def outlook_html(draft: Draft, rng: random.Random) -> Body:
    paragraphs = "".join(
        f"<p class=MsoNormal>{html(line) or '&nbsp;'}<o:p></o:p></p>" for line in draft.new.split("\n")
    )
    sign = "".join(f"<p class=MsoNormal>{html(line)}<o:p></o:p></p>" for line in draft.signature.split("\n"))
    block = "<br>".join(
        f"<b>{html(line.partition(':')[0])}:</b>{html(line.partition(':')[2])}"
        for line in outlook_block(draft, english=False).strip().split("\n")
    )
    quote = (
        "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p "
        "class=MsoNormal>"
        f"{block}<o:p></o:p></p></div>"
        + "".join(f"<p class=MsoNormal>{html(line)}</p>" for line in OUR_LETTER.split("\n"))
    )
    inner = paragraphs + "<p class=MsoNormal><o:p>&nbsp;</o:p></p>" + sign + (quote if draft.quotes else "")
    head = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
        "<style>p.MsoNormal {margin:0cm}</style></head>"
    )
    return Body(None, f"{head}<body lang=RU><div class=WordSection1>{inner}</div></body></html>")


def owa(draft: Draft, rng: random.Random) -> Body:
    quote = (
        '<hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">'
        f"<b>От:</b> {OUR_NAME} &lt;{OUR_ADDRESS}&gt;<br><b>Отправлено:</b> 5 сентября 2024 г. 15:00<br>"
        f"<b>Кому:</b> {draft.to_address}<br><b>Тема:</b> "
        f"{html(SUBJECT)}</div><div>{html(OUR_LETTER)}</div>"
    )
    return divs(draft, quote, ident="divtagdefaultwrapper")


def mail_ru(draft: Draft, rng: random.Random) -> Body:
    line = f"Четверг, 5 сентября 2024, 15:00 +03:00 от {OUR_NAME} <{OUR_ADDRESS}>:"
    quote = (
        '<br><br><br><blockquote style="border-left:1px solid #0857A6;margin:10px;padding:0 0 0 '
        f'10px;">{html(line)}'
        f'<br><div id="">{html(OUR_LETTER)}</div></blockquote>'
    )
    page = divs(draft, quote).html
    return Body(top(draft, line, quoted(">")) if rng.random() < 0.5 else None, page)


def yandex(draft: Draft, rng: random.Random) -> Body:
    line = f'05.09.2024, 15:00, "{OUR_NAME}" <{OUR_ADDRESS}>:'
    quote = f"<div>{html(line)}</div><blockquote>{html(OUR_LETTER)}</blockquote>"
    if rng.random() < 0.5:
        return divs(draft, quote)
    return Body(top(draft, line, quoted()), None)


def rambler(draft: Draft, rng: random.Random) -> Body:
    line = f"Четверг, 5 сентября 2024 г., 15:00 +03:00 от {OUR_NAME} <{OUR_ADDRESS}>:"
    return Body(top(draft, line, quoted()), None)


def gmail(draft: Draft, rng: random.Random) -> Body:
    line = f"чт, 5 сент. 2024 г. в 15:00, {OUR_NAME} <{OUR_ADDRESS}>:"
    quote = (
        f'<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{html(line)}<br></div>'
        f'<blockquote class="gmail_quote" style="margin:0 0 0 .8ex">{html(OUR_LETTER)}</blockquote></div>'
    )
    return Body(top(draft, line, quoted()), divs(draft, quote).html)


def the_bat(draft: Draft, rng: random.Random) -> Body:
    line = "Вы писали 5 сентября 2024 г., 15:00:00:"
    sign = f"\n\n-- \n{draft.signature}" if draft.signature else ""
    return Body(draft.new + (f"\n\n{line}\n\n{quoted('> ')}\n" if draft.quotes else "") + sign, None)


def thunderbird(draft: Draft, rng: random.Random) -> Body:
    line = f"05.09.2024 15:00, {OUR_NAME} пишет:"
    if rng.random() < 0.5 and draft.quotes:
        sign = f"\n\n-- \n{draft.signature}" if draft.signature else ""
        return Body(f"{line}\n{quoted()}\n\n{draft.new}{sign}\n", None)
    return Body(top(draft, line, quoted()), None)


def inline(draft: Draft, rng: random.Random) -> Body:
    """Answers between the lines of the quoted letter."""
    if not draft.quotes or "\n\n" not in draft.new:
        return Body(top(draft, "05.09.2024 15:00, Совет пишет:", quoted()), None)
    first, rest = draft.new.split("\n\n", 1)
    shown = quoted().split("\n>\n")
    parts = [f"05.09.2024 15:00, {OUR_NAME} пишет:\n{shown[0]}", first, "\n>\n".join(shown[1:]), rest]
    return Body("\n\n".join(parts) + "\n", None)


def apple(draft: Draft, rng: random.Random) -> Body:
    line = f"5 сент. 2024 г., в 15:00, {OUR_NAME} <{OUR_ADDRESS}> написал(а):"
    return Body(top(draft, line + "\n", quoted()), None)


def iphone(draft: Draft, rng: random.Random) -> Body:
    line = f"5 сент. 2024 г., в 15:00, {OUR_NAME} <{OUR_ADDRESS}> написал(а):"
    text = f"{signed(draft)}\n\nОтправлено с iPhone\n"
    return Body(text + (f"\n> {line}\n> \n{quoted('> ')}\n" if draft.quotes else ""), None)


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
        f"{signed(draft)}\n\n--\n{sent}\n" + (f"{line}\n\n{quoted('>')}\n" if draft.quotes else ""), None
    )


def roundcube(draft: Draft, rng: random.Random) -> Body:
    line = f"{OUR_NAME} писал(а) 2024-09-05 15:00:"
    return Body(top(draft, line, quoted()), None)


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
    "inline": inline,
}
