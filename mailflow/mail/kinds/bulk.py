"""Newsletters, advertising, spam and phishing, by weight of signs; an answer to us weighs against them."""

from __future__ import annotations

import re

from mailflow.mail.kinds.bulk_words import OFFERS, UNSUBSCRIBE
from mailflow.mail.kinds.fraud_words import FRAUD
from mailflow.mail.kinds.office_promises import without_promises
from mailflow.mail.kinds.substance import answers_in_substance, sounds_like_answer
from mailflow.model.message import ParsedMessage
from mailflow.patterns import Gated

_MAX_TEXT = 12_000
# Below this sum a message stays a reply: a letter too many for a person costs a minute.
THRESHOLD = 5
# Of those who are asked, few send anything but answers: bait from a stolen mailbox has more than this.
_THRESHOLD_KNOWN = 8
# What neither answers a letter nor touches its matter needs less to be told.
_THRESHOLD_UNRELATED = 4
# A list's marks and a way out suffice from here on, in a letter with links.
_CAMPAIGN = 6
# What a server adds to the mail of its own people counts no more than this.
_BARE_LIST = 1
# Two kinds of an offer's words, in a letter that answers none.
_SEVERAL = 3
# A bulletin that can be unsubscribed from reports what others did, with figures, and answers nobody.
_EDITION = 4
# From this weight on a sign threatens or lures, whatever else is said.
_LURE = 5

# These five are for text in lower case.
_OFFICE = Gated(
    r"\bглав[аы] .{0,60}(?:поселени|район|округ|образовани)|наше\w* (?:поселени|"
    r"район|муниципал)",
)
_MATTER = Gated(
    r"практик|инициатив|марафон|\bисх\b|№ ?\d{1,5} от|(?<!по )запрос|(?:нашего|наше|в) поселени|"
    r"наш\w* администраци|бюджет проекта|планируем",
)
# What was done with practices; who sells tells how to do it.
_DONE = Gated(
    r"(?:практик|инициатив)\w*[^!?\n]{0,120}?(?:опубликован|размещен|размещён|выложен|загружен|"
    r"на модерации)(?!и[еюя])|(?:выложил|разместил|опубликовал|загрузил)[аи]?\b|"
    r"\b(?:проведен[ыо]?|проведён|состоял(?:ся|ась|ось|ись)|обучен[оы]?|отремонтирован\w*|построен\w*|"
    r"выполнен\w* (?:работ|ремонт|мероприят|план|поручен)|"
    r"подрядчик\w*|\bк (?:(?:нашему|вашему) )?(?:ответу|запросу|письму)|"
    r"на балансе|из бюджета|подтвержда(?:ем|ю)\b|произведен[ао]|оплатили|перечислили|"
    r"прошли (?:обучени|курс)|(?:обучени|"
    r"курсы)\w* прошли|(?:удостоверени|сертификат)\w+ получены|"
    r"утвержд[её]н\w*|провели|приняли участие|"
    r"(?:получен|закуплен|приобрет[её]н|отсыпан|собран)[оы]\b|(?<!вы )оформил[аи]?|"
    r"(?:стоимость|цена|скидка|экономия|сумма)[^.!?\n]{0,40} составил[аи]?|это к (?:\w+ )?вопросу|"
    r"официальн\w+ ответ|участвовали|завершили|закончили|подали заявку)\b",
)
_SUBSCRIBED = Gated(
    r"\b(?:вы|ваш\w*) (?:\w+ )?подписан[ыа]? на\b|"
    r"\bподписан[ыа]? на (?:наш\w* )?(?:рассылк|новост|обновлени|дайджест)|"
    r"отказаться от (?:подписки|рассылки)|отписаться от (?:рассылки|подписки|новост|писем)"
)
# Bait has something to click: without it a word of passwords and links is a complaint.
_HELP_UNLINKED = 9
# «Пришло письмо якобы от вас»: who reports bait does not lay it.
_REPORTED = Gated(r"якобы|от вашего имени|это (?:точно )?вы\?|поддельн|фишинг|мошенни|взлома|не вы ли")
# Who asks us for help threatens nobody's mailbox.
_HELP = Gated(
    r"\bне (?:подходит|работает|открыва(?:ет|ют)ся|можем|могу|могли|смогли|получается|удалось|"
    r"удается|удаётся|приход[ия]т|пришло|пускает|отправляется|понимаем|понятно|видим)\b|помогите|"
    r"подскажите|забыли|"
    r"мошенник|это не (?:спам|вирус|развод)|безопасно ли|можно (?:ли )?(?:переходить|открывать|верить)|"
    r"куда обра|что делать|это (?:точно )?(?:вы\b|ваше|от вас)|содействи|"
    r"\bнам (?:\w+ )?(?:звон[ия]т|выстав|приш|присыла|присла|предлага|приход)",
)
# What is sent along with an offer informs of nothing.
_OFFERED = Gated(
    r"(?:направля|высыла|прилага|представля)\w+ (?:вам |вашему вниманию )?(?:приглашени|программ|"
    r"коммерческ|прайс|каталог|сч[её]т(?: на оплату)?\b)|вам направлен документ|"
    r"(?:прайс|каталог|кп)\S{0,10} (?:прилага|высыла|направля)\w+|"
    r"бланк \w+ прилага\w+",
)
# More than all signs of fishing together.
_REPORT = 20
_TITLE = Gated(r"«[^«»\n]{0,150}»")
_LINK = Gated(r"https?://|www\.|по ссылке|href\s?=", re.I)
_COUNTED_LINK = Gated(r"[?&;]utm_(?:source|campaign|medium)=", re.I)
_CAMPAIGN_MARK = (2, "признаки службы рассылок")
_OUR_NUMBER = Gated(r"\bна (?:ваш\w* )?(?:исх\.? ?|письмо )?№ ?\d+ от \d")
_DISCUSSION = ("List-Post", "X-BeenThere", "X-Mailman-Version", "X-Loop")
_TALK = Gated(r"listinfo/|majordomo@|^[^\n]{1,60} mailing list[ \t]*$", re.I | re.M)
_ROBOT_SENDER = re.compile(r"owner-|.*-(?:bounces|owner|request)(?:\+.*)?$", re.I)


def why_bulk(message: ParsedMessage, new_text: str, *, foot: str = "", known: bool = False) -> str | None:
    """Russian: the signs that outweigh; None below the threshold or where the text answers us.

    `foot` is what was cut off below the text as a list's or a lawyer's.
    `known`: from somebody we write to, or in a thread of ours, which asks for more.
    """
    text = new_text[:_MAX_TEXT]
    links = _has_link(message)
    content = _content_reasons(f"{message.subject[:300]}\n{text}")
    marks = _marks(message, f"{text}\n{foot[:_MAX_TEXT]}", links=links)
    if not known and _is_to_subscribers(message, text):
        return _told(content, marks)
    said = sum(weight for weight, _ in content)
    marked = sum(weight for weight, _ in marks)
    way_out = (UNSUBSCRIBE.weight, UNSUBSCRIBE.words) in marks or _CAMPAIGN_MARK in marks
    if not _is_told(said, marked, links=links, leaves=way_out):
        return None
    is_edition = said >= _EDITION and way_out and not known
    if is_edition and not (_answers_a_letter(message) or _OFFICE.search(text.lower())):
        return _told(content, marks)
    wanted = _THRESHOLD_KNOWN if known else _wanted(message, text, said)
    if said + marked - _against(message, text) < wanted:
        return None
    return _told(content, marks)


def _is_to_subscribers(message: ParsedMessage, text: str) -> bool:
    """A list's mark above and a subscription spoken of below; «просим отписаться» asks for an answer.

    Two marks and a way to leave the list are as much, unless a letter with its number is answered.
    """
    marks = _list_marks(message)
    if not marks or _answers_a_letter(message) or _is_discussion(message):
        return False
    low = text.lower()
    leaves = len(marks) > 1 and UNSUBSCRIBE.phrases.search(low) is not None
    return _SUBSCRIBED.search(low) is not None or (leaves and _OUR_NUMBER.search(low) is None)


def _told(content: list[tuple[int, str]], marks: list[tuple[int, str]]) -> str:
    return "рассылка: " + ", ".join(words for _, words in (*content, *marks))


def _wanted(message: ParsedMessage, text: str, said: int) -> int:
    """Less where nothing is answered, less again where the letter comes out of the blue."""
    if _is_related(message, text):
        return THRESHOLD
    return _THRESHOLD_UNRELATED - (said >= _SEVERAL and _is_out_of_the_blue(message))


def lures(text: str) -> bool:
    """Words that fish for a password or money: no notice of absence or of receipt has them."""
    return any(weight >= _LURE for weight, _ in _content_reasons(text[:_MAX_TEXT]))


def _is_told(said: int, marked: int, *, links: bool, leaves: bool) -> bool:
    """Two words, or one in a letter with links that can be unsubscribed from; one word alone is chance."""
    if said >= 2:
        return True
    return links and leaves and (said > 0 or marked >= _CAMPAIGN)


_CREDENTIAL = (
    r"(?:парол|ящик|аккаунт|уч[её]тн\w+ запис|mailbox|account|password|your e-?mails?\b|почт[ыу]\b|"
    r"под своей почтой)"
)
_HAND_OVER = (
    r"(?:подтверд(?:ите|ить)|войдите|войдя|авторизуйтесь|активируйте|обновите|смените|используйте|log ?in\b|"
    r"sign.?in\b|"
    r"verify|validate|confirm)"
)
_FISHING = re.compile(
    _HAND_OVER + r"[^\n]{0,60}" + _CREDENTIAL + r"|" + _CREDENTIAL + r"[^\n]{0,80}" + _HAND_OVER, re.I
)
_ADDRESS_OF_PAGE = re.compile(r"https?:\S*")


def _fishes(seen: str) -> bool:
    """A mailbox, a demand to prove that it is yours, and a link to do so."""
    if "http" not in seen or _HELP.search(seen.lower()):
        return False
    return _FISHING.search(_ADDRESS_OF_PAGE.sub(" ", seen)) is not None


def _content_reasons(seen: str) -> list[tuple[int, str]]:
    """A title in quotes names the matter of somebody's practice as often as goods."""
    untitled = _TITLE.sub(" ", seen)
    low = untitled.lower()
    said = [(sign.weight, sign.words) for sign in (*OFFERS, *FRAUD) if sign.phrases.search(low)]
    return [*said, (_LURE, "требование войти по ссылке")] if _fishes(seen) else said


def _has_link(message: ParsedMessage) -> bool:
    return (
        _LINK.search(message.plain[:_MAX_TEXT]) is not None
        or _LINK.search(message.html[:100_000]) is not None
    )


def _is_related(message: ParsedMessage, text: str) -> bool:
    return bool(message.in_reply_to or message.references or _MATTER.search(text.lower()))


def _answers_a_letter(message: ParsedMessage) -> bool:
    """In a thread or by its subject; a number alone may be that of an issue."""
    if message.in_reply_to or message.references:
        return True
    return re.match(r"\W*(?:re|fwd?|отв|на)\b|.{0,40}(?:исх|ответ)", message.subject, re.I) is not None


def _is_out_of_the_blue(message: ParsedMessage) -> bool:
    """Neither a reply by its subject nor about a letter with a number."""
    return re.match(r"\W*(?:re|fwd?|отв|ответ|на)\b|.{0,40}(?:№|исх|ответ)", message.subject, re.I) is None


def _marks(message: ParsedMessage, text: str, *, links: bool) -> list[tuple[int, str]]:
    """Marks of mailing software. In a list in which people talk they tell nothing."""
    reasons: list[tuple[int, str]] = []
    if (message.header("X-Spam-Flag") or "").strip().lower() == "yes":
        reasons.append((1, "отметка о спаме"))
    if _is_discussion(message):
        return reasons
    marks = _list_marks(message)
    leaves = UNSUBSCRIBE.phrases.search(text.lower()) is not None
    if marks and not (leaves or (links and _CAMPAIGN_MARK in marks)):
        campaign = links and (message.header("List-Unsubscribe") is not None or _CAMPAIGN_MARK in marks)
        marks = [(_BARE_LIST + campaign, ", ".join(words for _, words in marks))]
    if leaves:
        reasons.append((UNSUBSCRIBE.weight, UNSUBSCRIBE.words))
    return reasons + marks


def _list_marks(message: ParsedMessage) -> list[tuple[int, str]]:
    marks: list[tuple[int, str]] = []
    if message.header("List-Unsubscribe") is not None:
        marks.append((3, "заголовок List-Unsubscribe"))
    if message.header("List-Id") is not None:
        marks.append((2, "заголовок List-Id"))
    if (message.header("Precedence") or "").strip().lower() in ("bulk", "list", "junk"):
        marks.append((1, "заголовок Precedence"))
    counted = _COUNTED_LINK.search(f"{message.plain[:_MAX_TEXT]}{message.html[:100_000]}") is not None
    if counted or message.header("Feedback-ID") is not None or message.header("X-Campaign-ID") is not None:
        marks.append(_CAMPAIGN_MARK)
    return marks


def _is_discussion(message: ParsedMessage) -> bool:
    """RFC 2369, 3.4: one may post there; or a list's manager sends for somebody else."""
    if any(message.header(name) is not None for name in _DISCUSSION) or _TALK.search(message.plain[-2_000:]):
        return True
    sender = message.sender.address.partition("@")[0] if message.sender else ""
    return _ROBOT_SENDER.match(sender[:100]) is not None


def _against(message: ParsedMessage, text: str) -> int:
    """Signs of an answer: it hangs on a thread, informs, names an administration."""
    low = text.lower()
    weight = 0
    if message.in_reply_to or message.references:
        weight += 3
    informing = _OFFERED.sub(" ", low)
    if _DONE.search(low) or answers_in_substance(without_promises(informing)):
        weight += 5
    elif sounds_like_answer(informing):
        weight += 1
    if _OFFICE.search(low):
        weight += 2
    if _REPORTED.search(low):
        weight += _REPORT
    if _HELP.search(low):
        weight += 3 if "http" in f"{message.plain[:_MAX_TEXT]}{message.html[:100_000]}" else _HELP_UNLINKED
    return weight
