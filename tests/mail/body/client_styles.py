"""Mail clients: how each dresses an answer in plain text and HTML. Knows nothing of the code under test."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from mailflow.model.message import ParsedMessage
from tests.mail.body.client_material import Answer
from tests.mail.sample_messages import message

MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября"]
MONTHS += ["ноября", "декабря"]
SHORT = ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."]
DAYS = ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"]
DAYS_SHORT = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]
ADDRESS = "sovet@assoc.example"


@dataclass(frozen=True, slots=True)
class Style:
    """A client: its line above the quote, whether it marks the quote, and its HTML."""

    name: str
    attribution: Callable[[Answer], str]
    marked: bool
    html: Callable[[Answer, Style], str]
    mark: str = "> "
    joint: str = " "

    @property
    def layouts(self) -> tuple[str, ...]:
        return ("top", "bottom", "inline") if self.marked else ("top",)


def dress(answer: Answer, style: Style, form: str) -> ParsedMessage:
    """The answer as the client would send it: `form` is plain, html or both."""
    plain = _plain(answer, style) if form != "html" else ""
    html = style.html(answer, style) if form != "plain" else ""
    return message(plain, html=html, subject="Re: Об участии в марафоне")


def _plain(answer: Answer, style: Style) -> str:
    quote = [f"{style.mark}{line}".rstrip() if style.marked else line for line in answer.question]
    intro = style.attribution(answer).split("\n")
    closing = ["", *answer.signature] if answer.signature else []
    notice = ["", *answer.notice] if answer.notice else []
    if answer.layout == "top":
        return "\n".join([*answer.chunks[0], *closing, *notice, "", *intro, *quote])
    if answer.layout == "bottom":
        return "\n".join([*intro, *quote, "", *answer.chunks[0], *closing, *notice])
    body = [*intro]
    for number, chunk in enumerate(answer.chunks):
        body += [quote[number], "", *chunk, ""]
    return "\n".join([*body, *quote[len(answer.chunks) :], *closing, *notice])


def _lines(lines: tuple[str, ...] | list[str], tag: str = "div") -> str:
    return "".join(f"<{tag}>{escape(line) or '<br>'}</{tag}>" for line in lines)


def _around(answer: Answer, quote: Callable[[str], str], tag: str = "div", intro: str = "") -> str:
    """Answer, signature and notice about a quote that `quote` wraps."""
    closing = _lines(["", *answer.signature], tag) if answer.signature else ""
    notice = f"<hr>{_lines(answer.notice, tag)}" if answer.notice else ""
    if answer.layout == "top":
        return f"{_lines(answer.chunks[0], tag)}{closing}{notice}{intro}{quote(_lines(answer.question, tag))}"
    if answer.layout == "bottom":
        return f"{intro}{quote(_lines(answer.question, tag))}{_lines(answer.chunks[0], tag)}{closing}{notice}"
    body = intro
    for number, chunk in enumerate(answer.chunks):
        body += quote(_lines([answer.question[number]], tag)) + _lines(chunk, tag)
    return f"{body}{closing}{notice}"


def _page(body: str) -> str:
    return f"<html><head><style>p {{margin: 0}}</style></head><body>{body}</body></html>"


def _blockquote(
    attributes: str, *, before: str = '<div class="moz-cite-prefix">{}</div>'
) -> Callable[[Answer, Style], str]:
    def render(answer: Answer, style: Style) -> str:
        intro = before.format(escape(style.attribution(answer)).replace("\n", style.joint))
        return _page(
            _around(answer, lambda text: f"<blockquote {attributes}>{text}</blockquote>", intro=intro)
        )

    return render


def _inside(attributes: str) -> Callable[[Answer, Style], str]:
    """Mail.ru and Apple write the attribution inside the quote."""

    def render(answer: Answer, style: Style) -> str:
        intro = escape(style.attribution(answer).replace("\n", " "))
        return _page(_around(answer, lambda text: f"<blockquote {attributes}>{intro}<br>{text}</blockquote>"))

    return render


def _gmail(answer: Answer, style: Style) -> str:
    intro = escape(style.attribution(answer).replace("\n", " "))
    attr = f'<div dir="ltr" class="gmail_attr">{intro}<br></div>'
    quote = '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex">{}</blockquote>'
    return f'<div dir="ltr">{_around(answer, quote.format, intro=attr)}</div>'


def _outlook(answer: Answer, style: Style) -> str:
    head = "".join(
        f"<b>{escape(line)}</b><br>" for line in style.attribution(answer).split("\n") if ":" in line
    )
    top = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"
    border = f'<div><div style="{top}"><p class="MsoNormal">{head}</p></div></div>'
    return _page(f'<div class="WordSection1">{_around(answer, lambda text: border + text, "p")}</div>')


def _owa(answer: Answer, style: Style) -> str:
    head = "<br>".join(escape(line) for line in style.attribution(answer).split("\n") if ":" in line)
    divider = '<div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font>'
    divider += f"{head}</font></div>"
    return _page(_around(answer, lambda text: divider + text))


def _zimbra(answer: Answer, style: Style) -> str:
    head = "<br>".join(escape(line) for line in style.attribution(answer).split("\n"))
    divider = f'<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__">{head}</div>'
    return _page(_around(answer, lambda text: divider + text))


def _flat(answer: Answer, style: Style) -> str:
    """Clients without markup of their own: lines and breaks."""
    body = _plain(answer, style)
    return _page("<br>\n".join(escape(line) for line in body.split("\n")))


def _head(answer: Answer, names: tuple[str, str, str, str], when: str, rule: str = "") -> str:
    sender, sent, to, subject = names
    lines = [rule] if rule else []
    lines += [
        f"{sender}: {answer.asker} <{ADDRESS}>",
        f"{sent}: {when}",
        f"{to}: Лесное <les@lesnoe.example>",
    ]
    return "\n".join([*lines, f"{subject}: Об участии в марафоне", ""])


def _long(answer: Answer) -> str:
    at = answer.asked_at
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def _day(answer: Answer) -> str:
    return DAYS[answer.asked_at.weekday()].capitalize()


def _short(answer: Answer) -> str:
    at = answer.asked_at
    return f"{at.day} {SHORT[at.month - 1]} {at.year} г."


def _who(answer: Answer) -> str:
    return f"{answer.asker} <{ADDRESS}>"


RUSSIAN = ("От", "Отправлено", "Кому", "Тема")
ENGLISH = ("From", "Sent", "To", "Subject")

STYLES = (
    Style(
        "Outlook, Russian",
        lambda a: _head(a, RUSSIAN, f"{DAYS[a.asked_at.weekday()]}, {_long(a)} г. {a.asked_at:%H:%M}"),
        False,
        _outlook,
    ),
    Style(
        "Outlook, English",
        lambda a: _head(a, ENGLISH, f"{a.asked_at:%A, %B %d, %Y %I:%M %p}"),
        False,
        _outlook,
    ),
    Style(
        "Outlook 2007, plain",
        lambda a: _head(a, RUSSIAN, f"{a.asked_at:%d.%m.%Y %H:%M}", "-----Исходное сообщение-----"),
        False,
        _flat,
    ),
    Style(
        "Outlook Express",
        lambda a: _head(a, ENGLISH, f"{a.asked_at:%d.%m.%Y %H:%M}", "----- Original Message -----"),
        True,
        _flat,
    ),
    Style(
        "OWA",
        lambda a: _head(a, RUSSIAN, f"{_long(a)} г. {a.asked_at:%H:%M:%S}", "_" * 32),
        False,
        _owa,
    ),
    Style(
        "mail.ru",
        lambda a: f"{_day(a)}, {_long(a)}, {a.asked_at:%H:%M} +03:00 от {_who(a)}:",
        True,
        _inside('style="border-left:1px solid #0857A6; margin:10px; padding:0 0 0 10px;"'),
        ">",
    ),
    Style(
        "VK WorkMail",
        lambda a: f"{_day(a)}, {_long(a)}, {a.asked_at:%H:%M} от {_who(a)}:",
        True,
        _inside('style="border-left:1px solid #07F"'),
    ),
    Style(
        "Yandex",
        lambda a: f'{a.asked_at:%d.%m.%Y, %H:%M}, "{a.asker}" <{ADDRESS}>:',
        True,
        _blockquote("", before="<div>{}</div>"),
    ),
    Style(
        "Yandex, new",
        lambda a: (
            "Кому: Лесное (les@lesnoe.example);\nТема: Об участии в марафоне;\n"
            f"{a.asked_at:%d.%m.%Y, %H:%M}, {_who(a)}:"
        ),
        True,
        _blockquote("", before="<div>----------------</div><div>{}</div>"),
        joint="</div><div>",
    ),
    Style(
        "Rambler",
        lambda a: f"{_who(a)} писал(а) {a.asked_at:%d.%m.%Y} в {a.asked_at:%H:%M}:",
        True,
        _blockquote('class="quote"', before="<div>{}</div>"),
    ),
    Style(
        "Gmail, Russian",
        lambda a: "\n".join(
            textwrap.wrap(
                f"{DAYS_SHORT[a.asked_at.weekday()]}, {_short(a)} в {a.asked_at:%H:%M}, {_who(a)}:", 60
            )
        ),
        True,
        _gmail,
    ),
    Style(
        "Gmail, older",
        lambda a: f"{_long(a)} г., {a.asked_at:%H:%M} пользователь {_who(a)}\nнаписал:",
        True,
        _gmail,
    ),
    Style(
        "Gmail, English",
        lambda a: f"On {a.asked_at:%a, %b %d, %Y} at {a.asked_at:%I:%M %p} {a.asker} <\n{ADDRESS}> wrote:",
        True,
        _gmail,
    ),
    Style(
        "The Bat!",
        lambda a: f"Вы писали {_long(a)} г., {a.asked_at:%H:%M:%S}:\n",
        True,
        _flat,
        "СМ> ",
    ),
    Style(
        "Thunderbird",
        lambda a: f"{a.asked_at:%d.%m.%Y %H:%M}, {a.asker} пишет:",
        True,
        _blockquote('type="cite" cite="mid:1@assoc.example"'),
    ),
    Style(
        "Thunderbird, English",
        lambda a: f"On {a.asked_at:%d/%m/%Y %H:%M}, {a.asker} wrote:",
        True,
        _blockquote('type="cite"'),
    ),
    Style(
        "Apple Mail",
        lambda a: f"{_short(a)}, в {a.asked_at:%H:%M}, {_who(a)} написал(а):",
        True,
        _inside('type="cite"'),
    ),
    Style(
        "Roundcube",
        lambda a: f"{a.asker} писал(а) {a.asked_at:%Y-%m-%d %H:%M}:",
        True,
        _blockquote('type="cite"', before='<p id="reply-intro">{}</p>'),
    ),
    Style(
        "Zimbra",
        lambda a: _head(
            a,
            ("От", "Отправленные", "Кому", "Тема"),
            f"{_day(a)}, {_long(a)} г {a.asked_at:%H:%M:%S}",
        ),
        False,
        _zimbra,
    ),
    Style(
        "Lotus Notes",
        lambda a: _head(a, ("От", "Дата", "Кому", "Тема"), f"{a.asked_at:%d.%m.%Y %H:%M}").replace(
            ": ", ":\t"
        ),
        False,
        _flat,
    ),
    Style(
        "iPhone",
        lambda a: f"> {_short(a)}, в {a.asked_at:%H:%M}, {a.asker} <{ADDRESS}> написал(а):\n> ",
        True,
        _inside('type="cite"'),
    ),
    Style(
        "Outlook mobile",
        lambda a: _head(a, ENGLISH, f"{a.asked_at:%A, %B %d, %Y %I:%M:%S %p}", "_" * 32),
        False,
        _owa,
    ),
    Style(
        "Samsung",
        lambda a: _head(
            a,
            ("От", "Дата", "Кому", "Тема"),
            f"{a.asked_at:%d.%m.%Y %H:%M} (GMT+03:00)",
            "-------- Исходное сообщение --------",
        ),
        False,
        _flat,
    ),
    Style(
        "Evolution",
        lambda a: (
            f"В {DAYS_SHORT[a.asked_at.weekday()].capitalize()}, "
            f"{a.asked_at:%d/%m/%Y} в {a.asked_at:%H:%M} +0300, "
            f"{a.asker} пишет:"
        ),
        True,
        _blockquote('type="cite"', before="<div>{}</div>"),
    ),
    Style(
        "SOGo",
        lambda a: f"{_day(a)}, {_long(a)} г. {a.asked_at:%H:%M} MSK, {_who(a)} написал:",
        True,
        _blockquote('type="cite"', before="{}<br>"),
    ),
)
