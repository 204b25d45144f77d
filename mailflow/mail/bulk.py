"""Newsletters, advertising, spam and phishing, by weight of signs; an answer to us weighs against them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mailflow.mail.phrases import Phrases, phrases
from mailflow.mail.substance import answers_in_substance, sounds_like_answer
from mailflow.model.message import ParsedMessage

_MAX_TEXT = 12_000
# Below this sum a message stays a reply: a letter too many for a person costs a minute.
THRESHOLD = 5
# What neither answers a letter nor touches its matter needs less to be told.
_THRESHOLD_UNRELATED = 4


@dataclass(frozen=True, slots=True)
class _Sign:
    weight: int
    words: str
    phrases: Phrases


def _sign(weight: int, words: str, pattern: str, *keys: str) -> _Sign:
    return _Sign(weight, words, phrases(pattern, *keys))


_OFFICE = re.compile(
    r"\bглав[аы] .{0,60}(?:поселени|район|округ|образовани)|наше\w* (?:поселени|"
    r"район|муниципал)",
    re.I,
)
_MATTER = re.compile(
    r"практик|инициатив|марафон|\bисх\b|№ ?\d{1,5} от|запрос|(?:нашего|наше|в) поселени|"
    r"наш\w* администраци|бюджет проекта|планируем",
    re.I,
)
_SIGNS = (
    _sign(
        2,
        "скидки и акции",
        r"скидк\w+|\bакци(?:я|и)\b|распродаж|спецпредложени|промокод|выгодн\w+ (?:цен|предложени)|"
        r"бесплатн\w+ (?:вебинар|доступ|консультац)|специальн\w+ цен|gift card|discount",
        "скидк акци распродаж спецпредложени промокод выгодн бесплатн специальн gift discount",
    ),
    _sign(
        2,
        "курсы и семинары",
        r"повышени\w+ квалификации|курс(?:ы|ов|е|ах)\b|семинар|вебинар|удостоверени\w+|обучени\w+ по|"
        r"учебн\w+ центр|переподготовк|тренинг|форум\w* «|конференци",
        "квалификации курс семинар вебинар удостоверени обучени центр переподготовк тренинг форум конференци",
    ),
    _sign(
        2,
        "цены и оплата",
        r"\d[\d  ]{0,9}(?:[.,]\d\d)? ?(?:руб|₽|р\.)|стоимость (?:участия|обучения|услуг)|участие платное|"
        r"оплат\w+ по (?:счету|счёту)|цена от|\$ ?\d|\d ?(?:usd|eur|€)",
        "руб ₽ р. стоимость участие оплат цена $ usd eur €",
    ),
    _sign(
        3,
        "коммерческое предложение",
        r"коммерческ\w+ предложени|\bпрайс|наш менеджер|от производителя|"
        r"предлагаем (?:вам )?(?:рассмотреть|приобрести|услуги|сотрудничеств|поставк|купить)|"
        r"компания .{0,60}предлагает|manufacturer|best price|под ключ|изготовление (?:вывес|табличек|"
        r"флаг|мебел)",
        "коммерческ прайс менеджер производителя предлага manufacturer price ключ изготовление",
    ),
    _sign(
        1,
        "призыв купить или записаться",
        r"заказать|купи(?:те|ть)|оформи(?:те|ть) заявку|успейте|только до|количество мест|оставьте заявку|"
        r"заявки (?:до|принимаются)|зарегистрируйтесь|регистрация по ссылке|звоните!|"
        r"приглашаем (?:вас )?(?:на|принять участие|к участию)|"
        r"click here|buy now|order now",
        "заказать купит оформит успейте только количество оставьте заявки зарегистрируйтесь ссылке звоните",
        "приглашаем click buy order",
    ),
    _sign(1, "цена «от»", r"\bот \d[\d  ]{0,9}(?:тыс\.? ?)? ?(?:руб|₽|р\.)", "руб ₽ р."),
    _sign(
        3,
        "отписка от рассылки",
        r"отписа\w+ от|отписаться\b|отказаться от (?:рассылки|получения|подписки)|"
        r"вы получили это письмо,? (?:потому что|так как)|unsubscribe|opt[ -]?out|"
        r"view .{0,20}in (?:your )?browser|"
        r"посмотреть .{0,20}в браузере|если (?:вы )?не хотите получать",
        "отписа отказаться получили unsubscribe opt browser браузере хотите",
    ),
    _sign(
        5,
        "выманивание пароля",
        r"(?:подтвердите|верифицируйте|восстановите|актуализируйте|обновите|введите) .{0,40}"
        r"(?:учетн|учётн|аккаунт|парол|почтов\w+ ящик|личност|данны\w+ карт|доступ)|"
        r"ваш\w* (?:\w+ )?(?:учетн|учётн|почтов)\w+ .{0,40}(?:заблокирован|будет (?:заблокирован|удален|"
        r"удалён|отключен)"
        r"|приостановлен|превысил)|срок действия .{0,20}пароля? .{0,20}ист[её]к|"
        r"verify your (?:account|mailbox|identity|email)|"
        r"your (?:account|mailbox|password) .{0,40}(?:suspend|expire|limit|block|full)|"
        r"password .{0,20}expire",
        "подтвердите верифицируйте восстановите актуализируйте обновите введите заблокирован удал отключен",
        "приостановлен превысил парол verify account mailbox password",
    ),
    _sign(
        11,
        "выманивание пароля по ссылке",
        r"по ссылке .{0,60}(?:парол|почтов\w+ ящик|учетн\w+ запис|учётн\w+ запис)|"
        r"(?:подтвердите|подтвердить) .{0,30}парол\w*.{0,80}(?:ссылк|http)",
        "парол почтов учетн учётн",
    ),
    _sign(
        5,
        "выигрыш, наследство, заём",
        r"вы выиграли|выигрыш|наследств\w+ .{0,60}(?:долл|евро|млн)|миллион\w* долларов|lottery|inheritance|"
        r"million (?:usd|dollars)|(?:кредит|займ|заём)\w*[^.\n]{0,30}одобрен|одобрен\w* (?:кредит|займ|"
        r"заём)|bitcoin|"
        r"биткоин|криптовалют|казино|пассивн\w+ доход|viagra",
        "выиграли выигрыш наследств долларов lottery inheritance million одобрен bitcoin биткоин криптовалют",
        "казино пассивн viagra",
    ),
    _sign(
        5,
        "ложный счёт",
        r"(?:неоплаченн|просроченн)\w+ (?:счет|счёт|задолженност|штраф)|invoice attached|outstanding invoice|"
        r"оплатите[^.\n]{0,80}(?:ссылк|http)",
        "неоплаченн просроченн invoice оплатите",
    ),
    _sign(
        1,
        "обращение к толпе",
        r"дорог(?:ой|ие) (?:друг|клиент|подписчик|пользовател)|"
        r"уважаем(?:ый|ые) (?:клиент|подписчик|пользовател|абонент|партн)|dear (?:customer|user|friend|"
        r"client|sir)",
        "дорог уважаемы dear",
    ),
    _sign(
        2,
        "дайджест",
        r"дайджест|новости (?:недели|месяца)|в этом выпуске|newsletter|телеграм-канал|подпи(?:шитесь|"
        r"сывайтесь)",
        "дайджест новости выпуске newsletter телеграм подпи",
    ),
)


def why_bulk(message: ParsedMessage, new_text: str) -> str | None:
    """Russian: the signs that outweigh; None below the threshold or where the text answers us."""
    text = new_text[:_MAX_TEXT]
    seen = f"{message.subject[:300]}\n{text}"
    low = seen.lower()
    reasons = [(sign.weight, sign.words) for sign in _SIGNS if sign.phrases.search(seen, low)]
    content = sum(weight for weight, _ in reasons)
    reasons += _header_reasons(message)
    total = sum(weight for weight, _ in reasons) - _against(message, text)
    threshold = THRESHOLD if _is_related(message, text) else _THRESHOLD_UNRELATED
    if total < threshold or content < (1 if _is_list(message) else 2):
        return None
    return "рассылка: " + ", ".join(words for _, words in reasons)


def _is_related(message: ParsedMessage, text: str) -> bool:
    return bool(message.in_reply_to or message.references or _MATTER.search(text))


def _is_list(message: ParsedMessage) -> bool:
    return message.header("List-Id") is not None or message.header("List-Unsubscribe") is not None


def _header_reasons(message: ParsedMessage) -> list[tuple[int, str]]:
    reasons: list[tuple[int, str]] = []
    if message.header("List-Unsubscribe") is not None:
        reasons.append((3, "заголовок List-Unsubscribe"))
    if message.header("List-Id") is not None:
        reasons.append((2, "заголовок List-Id"))
    if (message.header("Precedence") or "").strip().lower() in ("bulk", "list", "junk"):
        reasons.append((1, "заголовок Precedence"))
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
    if _OFFICE.search(text):
        weight += 2
    return weight
