"""Newsletters, advertising, spam and phishing, by weight of signs; an answer to us weighs against them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailflow.mail.substance import answers_in_substance, sounds_like_answer
from mailflow.model.message import ParsedMessage

_MAX_TEXT = 12_000
# Below this sum a message stays a reply: a letter too many for a person costs a minute.
THRESHOLD = 4


@dataclass(frozen=True, slots=True)
class _Sign:
    weight: int
    words: str
    pattern: re.Pattern[str]


def _sign(weight: int, words: str, pattern: str) -> _Sign:
    return _Sign(weight, words, re.compile(pattern, re.I))


_SIGNS = (
    _sign(
        2,
        "скидки и акции",
        r"скидк\w+|\bакци(?:я|и)\b|распродаж|спецпредложени|промокод|выгодн\w+ (?:цен|предложени)|"
        r"бесплатн\w+ (?:вебинар|доступ|консультац)|специальн\w+ цен",
    ),
    _sign(
        2,
        "курсы и семинары",
        r"повышени\w+ квалификации|курс(?:ы|ов|е)\b|семинар|вебинар|удостоверени\w+|обучени\w+ по|"
        r"учебн\w+ центр|переподготовк|тренинг|зарегистрируйтесь на",
    ),
    _sign(
        2,
        "цены и оплата",
        r"\d[\d  ]{0,9}(?:[.,]\d\d)? ?(?:руб|₽|р\.)|стоимость (?:участия|обучения|услуг)|"
        r"оплат\w+ по (?:счету|счёту)|прайс|коммерческ\w+ предложени|оплатите|цена от",
    ),
    _sign(
        2,
        "призыв купить",
        r"заказать|купи(?:те|ть)|оформи(?:те|ть) заявку|успейте|только до|количество мест|"
        r"оставьте заявку|наш менеджер|поставк\w+ .{0,30}оборудовани|предлагаем (?:вам )?(?:рассмотреть|"
        r"приобрести|услуги|сотрудничеств)|приглашаем (?:вас )?(?:на|принять участие|к участию)",
    ),
    _sign(
        3,
        "отписка от рассылки",
        r"отписа\w+ от|отказаться от (?:рассылки|получения|подписки)|"
        r"вы получили это письмо,? (?:потому что|так как)|unsubscribe|opt[ -]out|view (?:this|"
        r"in) (?:email )?(?:in )?(?:your )?browser|посмотреть .{0,20}в браузере|"
        r"если (?:вы )?не хотите получать",
    ),
    _sign(
        4,
        "выманивание пароля",
        r"(?:подтверд|верифи|восстанов|актуализир|обнов)\w+ .{0,40}(?:учетн|учётн|аккаунт|парол|"
        r"почтов\w+ ящик|личност|данны\w+ карт|доступ)|(?:ваш\w* )?(?:учетн|учётн|"
        r"почтов)\w+ .{0,40}(?:заблокирован|будет (?:заблокирован|удален|удалён|отключен)|приостановлен|"
        r"превысил)|срок действия .{0,20}парол|verify your (?:account|mailbox|identity|email)|"
        r"your (?:account|mailbox|password) .{0,40}(?:suspend|expire|limit|block|full)|"
        r"password .{0,20}expire",
    ),
    _sign(
        3,
        "выигрыш, наследство, заём",
        r"вы выиграли|выигрыш|наследств\w+|миллион\w* (?:долларов|евро|рублей)|lottery|inheritance|"
        r"million (?:usd|dollars)|одобрен\w* (?:кредит|займ|заём)|bitcoin|биткоин|криптовалют|казино|"
        r"инвестици\w+ от|пассивн\w+ доход",
    ),
    _sign(
        2,
        "ложный счёт",
        r"(?:неоплаченн|просроченн)\w+ (?:счет|счёт|задолженност|штраф)|invoice attached|"
        r"outstanding invoice|платежн\w+ поручени|счет на оплату|счёт на оплату|перейдите по ссылке",
    ),
    _sign(
        1,
        "обращение к толпе",
        r"дорог(?:ой|ие) (?:друг|клиент|подписчик|пользовател)|уважаем(?:ый|ые) (?:клиент|подписчик|"
        r"пользовател|абонент|партн)|dear (?:customer|user|friend|client|sir)",
    ),
    _sign(
        1,
        "дайджест",
        r"дайджест|новости (?:недели|месяца)|в этом выпуске|newsletter|подпи(?:шитесь|сывайтесь)",
    ),
)


def why_bulk(message: ParsedMessage, new_text: str) -> str | None:
    """Russian: the signs that outweigh; None below the threshold or where the text answers us."""
    text = new_text[:_MAX_TEXT]
    seen = f"{message.subject[:300]}\n{text}"
    reasons = [(sign.weight, sign.words) for sign in _SIGNS if sign.pattern.search(seen)]
    content = sum(weight for weight, _ in reasons)
    reasons += _header_reasons(message)
    total = sum(weight for weight, _ in reasons) - _against(message, text)
    if total < THRESHOLD or (content < 2 and not _is_list(message)):
        return None
    return "рассылка: " + ", ".join(words for _, words in reasons)


def _is_list(message: ParsedMessage) -> bool:
    return message.header("List-Id") is not None or message.header("List-Unsubscribe") is not None


def _header_reasons(message: ParsedMessage) -> list[tuple[int, str]]:
    reasons: list[tuple[int, str]] = []
    if message.header("List-Unsubscribe") is not None:
        reasons.append((3, "заголовок List-Unsubscribe"))
    if message.header("List-Id") is not None:
        reasons.append((3, "заголовок List-Id"))
    if (message.header("Precedence") or "").strip().lower() in ("bulk", "list", "junk"):
        reasons.append((2, "заголовок Precedence"))
    if (message.header("X-Spam-Flag") or "").strip().lower() == "yes":
        reasons.append((2, "отметка о спаме"))
    if message.header("Feedback-ID") is not None or message.header("X-Campaign-ID") is not None:
        reasons.append((2, "признаки службы рассылок"))
    return reasons


def _against(message: ParsedMessage, text: str) -> int:
    """Signs of an answer: it hangs on a thread, informs, names an administration."""
    weight = 0
    if message.in_reply_to or message.references:
        weight += 3
    if answers_in_substance(text):
        weight += 5
    elif sounds_like_answer(text):
        weight += 1
    if re.search(
        r"администраци\w+|глава .{0,60}(?:поселени|район|округ|образовани)|совет\w* .{0,40}поселени",
        text,
        re.I,
    ):
        weight += 3
    return weight
