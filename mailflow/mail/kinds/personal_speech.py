"""What only somebody who has read our letter says to us, whatever words of a notice stand beside it.

He speaks to one of us by name and «ты», has the letter on his own desk, tells what became of it on its way
or what somebody is doing about it now. Machines say what is done always and with every letter.
"""

from __future__ import annotations

import re

# «Света, перешли Вере»: an imperative to one person; machines do not say «ты». «Перешли» is a past tense too.
_TO_ONE = (
    r"\b(?:пере|при|вы)шли,? (?:пожалуйста|мне|ей|ему|им|его|её|ее|это)\b|\b(?:передай|скинь|отправь|"
    r"позвони|посмотри|сделай|ответь|напиши|распечатай|"
    r"зарегистрируй|подготовь|забери|проверь|узнай|скажи|дай|возьми|поставь)\b"
)
# «Письмо попало ко мне», «передали мне»: it lies on his own desk.
_WITH_ME = (
    r"\b(?:попал|переш[её]?л|приш[её]?л)[оаи]? (?:\w+ )?ко мне\b|\b(?:передали|поручили|отписали|расписали) "
    r"мне\b|\bмне (?:\w+ )?(?:переда|поруч|отпис|распис)\w+|"
    r"\bпишите (?:\w+ )?мне\s{0,3}(?:[.!\n]|$)"
)
# Notices tell that a letter has come; that one has not come is noticed by people.
_WENT_ASTRAY = (
    r"\b(?:письм|сообщени|вложени|файл|ответ|обращени)\w*[^.!?\n]{0,40}\bне (?:\w+ )?(?:дош|доход|"
    r"доставл(?!я[ею]т)|"
    r"получ|приш|видно|открыва)\w*"
)
# «В вашей рассылке указан старый адрес»: he has looked at what we sent him.
_OUR_LIST = (
    r"\b(?:в|из) ваш\w{1,3} (?:\w+ )?(?:списк|рассылк|баз|справочник|реестр)\w*[^.!?\n]{0,30}"
    r"\b(?:указан|значит|стоит|числит|вкрал|ошиб|неверн|стар)"
)
# «Она уже готовит таблицу»: what is being done about our matter now, by somebody.
_DOES = r"\b(?:готов|собира|заполня|составля|свод|дополня|дела|оформля)(?:ит|ет|ят|ют)\b"
_PAPER = r"\b(?:таблиц|отч[её]т|ответ|сведени|информаци|данны|письм|материал|справк)"
_UNDER_WAY = (
    # passed on to somebody by name
    r"\bпередан\w* [^.!?\n]{0,40}\b[а-яё]{3,} [а-яё]\. ?[а-яё]\.|"
    # or to another body: a machine hands over within its own house
    r"\bпередан\w* (?:\w+ ){0,4}(?:район[ау]?|кра[йя]|министерств[оау]|департамент[ау]?)\b|"
    + _DOES
    + r" [^.!?\n]{0,30}?"
    + _PAPER
    + "|"
    + _PAPER
    + r"(?!а\b)\w* (?:\w+ )?"
    + _DOES
    + "|"
    r"\bна (?:исполнении|рассмотрении|подписи) у [а-яё]{4,}|"
    r"\b(?:начали|приступили) (?:\w+ )?(?:к )?(?:работ|подготовк|сбор|исполнени)|"
    r"\bответ (?:за меня )?(?:даст|дадут|подготовит|отправит|пришл[её]т|подпишет)\b"
)
# «Не наш вопрос», «не работаем по этому направлению»: he has understood what was asked.
_DECLINES = (
    r"\bне (?:наш|мой|моя)\w* (?:вопрос|компетенц|полномоч|ведени|тем|дел|профил)\w*|"
    r"\bне (?:к нам|по адресу|в нашем ведении|по нашей части)\b|"
    r"\bк этому\b(?! (?:времени|моменту|числу|дню|сроку|письму|адресу|ящику))|\bэт(?:от|им|ому|ой|ого|у|"
    r"ом) (?:вопрос|направлени|тем|марафон|форум)(?:а|ом?|у|е|ой|ем|ю|я)?\b"
)
# «Положите презентацию в облако»: asked of us about what we sent, and no address is named for it.
_ASKS_FOR = (
    r"\b(?:пришлите|вышлите|перешлите|положите|выложите|продублируйте|скиньте|загрузите|отправьте)\b"
    r"[^.!?\n@]{0,40}\b(?:презентаци|вложени|файл|ссылк|приложени|форм)"
)
# «Получили ваше письмо только 12-го», «на площадке»: of our letter's way, and of what it is about.
_NOTICED = (
    r"\b(?:получил|увидел|прочитал|наш|пришл|дошл)[аиоё]?л?[аио]?\b[^.!?\n]{0,40}\bтолько\b|\bна площадке\b"
)
# «Вернётся — ответит», «до 30 сентября успеем»: he knows that somebody will answer in time.
_WILL_DO = (
    r"\b(?:верн[её]тся|выйдет|приедет)\b[^.!?\n]{0,20}\b(?:ответит|сделает|подготовит|пришл[её]т|напишет|"
    r"отправит|займ[её]тся|разбер[её]тся)\b|"
    r"\b(?:входящ\w+|номер|зарегистрируем)\b[^.!?\n]{0,20}\b(?:ставим|присвоим|дадим|проставим|завтра)\b|"
    r"\bуспе(?:ем|ю|ваем|ваю)\b(?! (?:\w+ )?(?:ответить|прочитать))"
)
# «Могу поискать сама»: an offer. What machines can or cannot do is to answer, late or not at all.
_OFFERS = (
    r"(?<!не )\bмогу (?:\w+ )?(?!ответ|отвеч|быть|не\b|чита|прочит|проверя|увид|задерж|отсутств|опазд)"
    r"[а-яё]{3,}(?:ть|ти|чь)(?:ся|сь)?\b"
)
# «Я буду заниматься Вашим вопросом», «сегодня всё и отправлю»: he takes it upon himself, and does not wait
# for his return.
_TAKES_ON = (
    r"\bбуд(?:у|ем) (?:\w+ )?(?:заниматься|вести|готовить|собирать|делать|оформлять|"
    r"заполнять)\b(?! при[её]м)|"
    r"\b(?:[а-яё]{2,}[ыи]ваю|веду|делаю|готовлю) я\b|"
    r"\bно (?:\w+ ){0,3}(?!прочит|просматр|отсылаю|проверя)[а-яё]{3,}(?:[ыи]ваю|даю|ляю|няю|рую)\b|"
    r"\b(?:сегодня|завтра|сейчас|скоро|тогда|уже|потом)\b (?:\w+ ){0,3}"
    r"(?:под|при|на|до|пере|вы|от|за|с|по)(?:готов|прав|став|полн|дел|груз|смотр|общ)"
    r"(?:лю|им|ю|аю|аем|жу)\b(?![^.!?\n]*\b(?:возвращ|верн|выйд|выход))"
)
# «На пенсии я уже, девочки», «звоните раньше», «автоответчик у меня включён, не обращайте внимания»: said to
# people one knows, of the hours in which one can be asked, of one's own machine.
_FAMILIAR = (
    r"\bдев(?:очки|чата|оньки|чонки)\b|\bребят(?:а|ки)\b|\bмилые мои\b|\bдорогие мои\b|\bголубушк|\bбратцы\b|"
    r"\bзвоните (?:\w+ )?раньше\b|"
    r"\bавтоответ\w* (?:у (?:меня|нас) )?(?:\w+ )?(?:включ[её]н|стоит|настроен)[^.!?\n]{0,40}\bне обраща"
)
# «Здесь и обсудим»: a deed of his own, for which he need not come back first.
_DEED = re.compile(
    r"\b(?:под|при|на|до|пере|вы|в|от|за|раз|рас|об|по|с|со)(?:делаем|делаю|готовим|готовлю|шл[её]м|шлю|"
    r"правим|правлю|дадим|дам|ставим|ставлю|грузим|гружу|местим|мещу|полним|полню|ложим|ложу|судим|"
    r"ясним|ясню|точним|точню|скажем|скажу|кину|кинем|лью|льем|льём)\b"
)
_LATER = re.compile(r"\b(?:возвращ|верн|выйд|выход|приез|приед|когда|как|после|позже|позднее|при|потом)")
_SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\S))+")
_PERSONAL = re.compile(
    "|".join(
        (
            *(_TO_ONE, _WITH_ME, _WENT_ASTRAY, _UNDER_WAY, _DECLINES, _OFFERS, _TAKES_ON, _OUR_LIST),
            *(_ASKS_FOR, _WILL_DO, _NOTICED, _FAMILIAR),
        )
    )
)
_MAX_TEXT = 4_000


def speaks_as_a_reader(text: str) -> bool:
    """Somebody who has read our letter speaks: to one of us, or of what is being done about it."""
    return _PERSONAL.search(text[:_MAX_TEXT].lower()) is not None


def takes_a_deed_on(text: str) -> bool:
    """He will do something in the matter himself and does not put it off till he is back."""
    low = text[:_MAX_TEXT].lower()
    if _DEED.search(low) is None:
        return False
    return any(_DEED.search(one) and not _LATER.search(one) for one in _SENTENCE.findall(low))
