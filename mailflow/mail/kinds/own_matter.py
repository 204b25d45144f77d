"""What no machine knows: something counted, something that is not there, and that somebody answers now.

Asked of notices of absence and of registration, whatever the letter was about. Numbers of telephones,
dates, hours, laws, tickets and documents are every machine's; the rest is a person's.

All patterns are for text in lower case: one for any case costs five times as much.
"""

from __future__ import annotations

import re

from mailflow.patterns import Gated

_MAX_TEXT = 4_000
_MONTH = (
    r"(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|"
    r"січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|қыркүйек|қазан|қараша|тамыз|верас|"
    r"кастрычн|септемвр|октомвр)\w*"
)
# Asked for only where the sign stands: looked for at every place of a text they cost more than all the rest.
_MAIL = re.compile(r"[^\s@]{1,80}@\S{1,80}")
_PAGE = Gated(r"https?://\S{1,200}")
# Numbers of the world of offices, taken away before anything is counted: what begins with a digit, with a
# word, with a mark.
_OF_OFFICES = re.compile(
    r"\b(?:(?:\d{1,2} ?[-–—] ?)?\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?(?!\d)|\d{4}[-/.]\d\d[-/.]\d\d|"
    r"\d{1,2}[:.]\d\d\b|"
    r"\d{1,2}(?:[ -](?:го|е|ого))?(?:(?: ?[-–—,] ?| и )\d{1,2}){0,4} (?:"
    + _MONTH
    + r"|числа)|(?:19|20)\d\d ?(?:г\b|год\w*)?|"
    r"8[ -]?\(\d{3,5}\)[ -]?\d[\d -]{2,12}|8[ -]?\d{3}[ -]?\d[\d -]{3,12}|"
    r"\d{1,5}-\d\d?-\d\d(?:-\d\d)?\b|\d+-фз|"
    r"\d{1,2} (?:утра|вечера|ночи)\b|\d{1,2}-?(?:го|ого|му|е)\b|\d категории|"
    r"\d+(?: ?[-–—] ?\d+)? ?(?:\([^)]{1,20}\) ?)?(?:рабоч\w+ |календарн\w+ |жұмыс )?"
    r"(?:дн\w+|день|күн\w*|дзён|дні\w*|час\w*|минут\w*|мин\b|сут\w+|месяц\w*|недел\w+|раз[а]?\b|"
    r"этаж\w*|[мкг]б\b)|"
    r"\d{6}\b|24/7\b|112\b|1[сc]\b)|"
    r"\b(?:(?:n|номер\w*(?: [а-яё]+){0,5}|(?:исх|вх)\w*(?:\. ?[а-яё]+)?|ticket)"
    r"\s?[:.]{0,2}\s{0,5}\S{0,40}\d\S{0,40}|"
    r"(?:каб(?:инет|\.)?|доб(?:авочный|\.)?|дежурн\w+|тел(?:ефон\w*|\.)?|ул\.?|д(?:ом|\.)|этаж|вн\.)"
    r"\s?[:.]?\s?[\d(]\S{0,20}|"
    r"(?:с|до|по|на) \d{1,2}(?:[-–]?(?:го|ого|е))?(?: (?:до|по) \d{1,2})?\b(?![:.]\d| [а-яё]{4})|"
    r"(?:документ|письм|обращени|сообщени|запрос|заявк|тикет)\w*:? \d{1,9}\b)|"
    r"(?:\+7)?[ -]?\(\d{3,5}\)[ -]?\d[\d -]{2,12}|\+7[ -]?\d{3}[ -]?\d[\d -]{3,12}|[#№]\s?\S{1,40}"
)
_ANSWERED = Gated(
    r"\b(?:отч[её]т|ответ|информаци|сведени|таблиц)\w* (?:(?!буд)\w+ )?(?:выслан|отправлен|направлен|сдан|"
    r"приложен|ушел|уш[её]л)|"
    r"(?<!вы )\b(?:ответили|отвечали|отправил[аи]?|отправляли|направили|направляли|дублируем|высылали|"
    r"выслали|доложу|отдам|отпишусь|"
    r"подпиш(?:ет|у|ем)|сдам|сдадим|решаем|расскажу|примет участие|будет учт[её]н\w*|"
    r"поэтому (?!буду|не |отвеч|ответ|прошу|все|доступ|письм|могу)[а-яё]+|"
    r"перезвоню|пришлю|пришл[её]м|вышлю|"
    r"передам|уточня(?:ем|ю)|готовим|оформляем|участву(?:ем|ет)|поддерживаем|не будем|"
    r"не успе(?:ва)?(?:ем|ю|л[аи]?)|возражени|"
    r"ознакомились|сделает|сделаем|сделаю(?! это)|дадим|(?:по|при)ед(?:ет|ут|у|ем)|прибуд(?:ет|ут|у|"
    r"ем)|подъед(?:ет|ут|"
    r"у|ем)|дошлю|дошл[её]м|доделаем|оформим|организуем|"
    r"(?<!не )(?:видел|прочитал|прочел|прочёл|прочл)[аи]?|(?:мы|я) (?:только|лишь|всего лишь|просто)|"
    r"не по адресу|не к нам|не имеет отношения|ошибл(?:ись|ся|ась) адресом|"
    r"учт[её]м|разместим)\b|"
    r"\b(?:надсила(?:ємо|ю)|повідомля(?:ємо|ю)|направля(?:ємо|ю)|інформу(?:ємо|ю)|дода(?:ємо|ється|ю)|"
    r"у (?:додатку|вкладенні))\b|уже подписан[оаы]?\b|\bподан[аоы]?\b|\bсоглас(?:ен|на|ны)\b|"
    r"(?:^|[.!?,\n]\W{0,3})(?:передала|отдала|переслала|отписала|распечатала|занесла|отнесла|доложила)\b|"
    r"\bпостара(?:емся|юсь) (?:до|к|за|успеть|завтра|сегодня)\b|"
    r"(?:^|[.!?\n]\W{0,3})(?:ответ|информация|сведения|отч[её]т|таблица) (?:по|об?|на|во?|за) "
    r"(?![^.!?\n]{0,90}\b(?:буд|поступ|прид|получ|мож|не |в течение|срок|ход))|"
    r"\b(?:practi[cs]es?|initiatives?|attached|enclosed|herewith|inform you|our (?:answer|municipality|"
    r"district|village)|"
    r"please (?:find|send us|resend))\b",
)
# What somebody did is told in the past; machines know few such words, most of them about leaving.
_DID = Gated(
    # first what tells a past by its look
    r"\b(?=[а-яё]+л(?:[аи](?:сь)?|ось)?\b)"
    r"(?<!вы )(?<!кто )(?<!ещё не )(?<!еще не )(?<!пока не )(?!\w*отдел|\w*тел[иа]\b|недел|дел[аоы]|"
    r"\w*портал|персонал|материал|канал|зал|"
    r"апрел|функционал|"
    r"журнал|квартал|начал|числ|был|автор|ушел|ушла|уехал|выш|взял|получил|принял|подтвердил|зафиксировал|"
    r"обнаружил|"
    r"(?:поставил|включил|настроил)[аи]? (?:\w+ )?автоответ|стал[аи]? (?:мамой|папой|отцом|пенсион)|выбыл|"
    r"людмил|волновал|беспокоил|наступил|закрыл|открыл|сохранил|михаил|даниил|камил|"
    r"написал|обратил|направил|отправил|связал|присл|передал|завершил|закончил|прекратил|сменил|перешл|"
    r"переехал|"
    r"изменил|заболел|уволил|покинул|послал|поступил|попал|создал|оставил|сил[аы]|статистик|правил|урал|"
    r"филиал|"
    r"терминал|генерал|оригинал|потенциал)[а-яё]{2,}(?:[аиыуея]л[аи](?:сь)?|[аиыуея]лось|[аияы]л)\b|"
    r"\b(?:жд[её]м(?! вас)|вед[её]м|сканируем|вышлем|готов[оаы]?)\b",
)
_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(
    r"(?<![\w.,/-])\d[\d\u00a0 ]{0,12}(?:[.,]\d{1,3})? ?(?:%|(?!(?:от|до|по|на|из|за|со|во)\b)[а-яё²]{2,}|"
    r"km\b|(?:good )?practi[cs]|"
    r"initiative)|"
    r"\b[а-яё]{4,}(?: ?[-–—:=] ?| )\d+(?:[.,]\d+)?(?![\w./:-]*\d)",
)
# «Доступа к почте нет», «меня нет»: of the writer and his mailbox.
_OF_ONESELF = (
    r"(?:сегодня|сейчас|завтра|пока|временно|уже|снова|доступ|связ|интернет|возможност|меня|мест|почт|"
    r"телефон|"
    r"офис|работ|срочн|необходимост)"
)
_NOTHING = Gated(
    r"\b(?!" + _OF_ONESELF + r")[а-яё]{4,} (?!" + _OF_ONESELF + r")(?:\w+ )?нет\b(?! (?:на|в|до|с|света|"
    r"связи|"
    r"интернет\w*|электр\w*|доступ\w*)\b)|"
    r"\bнет (?!" + _OF_ONESELF + r"|на\b|в\b|до\b|с\b|дома)[а-яё]{4,}|"
    r"\b(?:не (?:было|проводил|проводится|планиру|выявлен|поступал|ведется|ведётся|утвержд|принимал|"
    r"требуется "
    r"ремонт)|практик|(?<!по )инициатив|there (?:is|are) no\b|we have (?:no\b|\d)|no such\b|ошибочно|ноль\b|"
    r"нул[ьеи])",
)
_ANSWERING = Gated(
    r"(?<!почту )(?<!\bне )(?<!письма )(?<!звонки )(?<!обычно )(?<!всегда )\bотвеча(?:ю|ем)\b"
    r"(?! (?:нерегулярно|не всегда|эпизодически|"
    r"не сразу|с (?:задержк|опоздан)|только|по возможности|в течение|редко|"
    r"на (?:письма|"
    r"звонки|почту)|(?:обычно|всегда)\b))|\bпишу (?:с|из|за|вам|вместо)|\bдиктую|"
    r"\bdear colleagues?, our answer|\bour answer|"
    r"\b(?:коротко|кратко)\b|по делу\b|по поручению|но (?:сообщ|скаж|основн|цифр|сведени|данны)|"
    r"сказать могу|сообщить могу|"
    r"принимаем участие|участие принимаем|"
    r"извините за (?!\w* ?неудобств)|прошу прощения за (?:задержк|опоздан)|(?<!не ответ )по существу|"
    r"(?:уберите|исключите|удалите|вычеркните|убрать|исключить|удалить|вычеркнуть) [^.!\n]{0,40}(?:из|"
    r"адрес)\w*",
)
_ASKING = Gated(
    r"\?|\b(?:дайте|продлите|подождите|потерпите|разрешите|перенесите)\b|"
    r"\b(?!ес)[а-яё]{3,} ли\b|(?:номер\w*|дату) (?:\w+ )?(?:сообщите|подскажите)|"
    r"прошу не (?:учитывать|обращать)|\b(?:включите|добавьте|верните|внесите) (?:нас|меня)\b|"
    r"\b(?:передайте|скиньте|подскажите|напомните|разъясните|поясните|"
    r"уточните)\b|"
    r"\b(?:пришлите|вышлите|перешлите)\b(?![^.!\n]{0,60}\S@\S)|(?:перешлите|вышлите|пришлите|направьте|"
    r"продублируйте|повторите|отправьте)"
    r"(?![^.!\n]{0,60}\S@\S)[^.!\n]{0,60}(?:ещ[её] раз|повторно|снова|вложени|файл|презентаци|письмо|pdf|"
    r"формат)",
)


# A day and a body by name: «рассмотрено на Совете 27 сентября».
_BODY = r"на (?:совете|сессии|заседании|план[её]рке|комиссии|совещании)"
_HEARING = Gated(
    r"(?<!будут )рассмотрен[оаы]?\b[^.!?\n]{0,40}\b(?:" + _BODY + r"|\d{1,2}(?:\.\d| " + _MONTH + r"))|"
    r"\b" + _BODY + r"[^.!?\n]{0,40}\bрассмотр",
)


def tells_matter(text: str) -> bool:
    """Something is counted, is said not to be, is answered or asked: in doubt True is the safe side."""
    low = text[:_MAX_TEXT].lower()
    if _ANSWERING.search(low) or any(sign.search(low) for sign in (_ANSWERED, _DID, _HEARING, _ASKING)):
        return True
    bare = _without_offices(low)
    return _counts(bare) or _NOTHING.search(bare) is not None


def tells_or_answers(text: str) -> bool:
    """The same, less by what is asked: under a machine's own subject its quotes of us may ask."""
    low = text[:_MAX_TEXT].lower()
    return _ANSWERING.search(low) is not None or counts_something(low)


def counts_something(text: str) -> bool:
    """A number that belongs to no telephone, date, hour, law or document."""
    return _counts(_without_offices(text[:_MAX_TEXT].lower()))


def _counts(bare: str) -> bool:
    return _DIGIT.search(bare) is not None and _COUNTED.search(bare) is not None


def _without_offices(low: str) -> str:
    if "@" in low:
        low = _MAIL.sub(" ", low)
    if "http" in low:
        low = _PAGE.sub(" ", low)
    return _OF_OFFICES.sub(" ", low)


_STEM = 5
_ABOUT_MAIL = re.compile(r"контакт|адрес|обращени|почт[аеуы]\b|режим|график|при[её]м|телефон|справочник")
_OF_OURS = re.compile(r"\W*(?:re|aw|fwd?|отв|ответ)\b|.{0,60}(?:исх|№ ?\d|напоминан)", re.I)
_NO_MATTER = re.compile(
    r"исход|напом|письм|ответ|срок|автом|отсут|отпус|январ|февра|марта|апрел|июня|июля|авгус|сентя|октяб|"
    r"ноябр|декаб|"
    r"получ|сообщ|обращ|прочт|уведо|адрес|участ|состо|итога"
)


def is_of_ours(subject: str) -> bool:
    """The subject is one we wrote, behind «Re:» or by its number."""
    return _OF_OURS.match(subject) is not None


def is_about_mail(subject: str) -> bool:
    """We asked for addresses, hours or the way letters are dealt with: words of notices answer that."""
    return is_of_ours(subject) and _ABOUT_MAIL.search(subject.lower()) is not None


def subject_stems(subject: str) -> frozenset[str]:
    """Beginnings of the words that tell what our letter was about; none where the subject is the sender's."""
    if _OF_OURS.match(subject) is None:
        return frozenset()
    stems = (word[:_STEM] for word in re.findall(r"[а-яё]{5,}", subject.lower()[:300]))
    return frozenset(stem for stem in stems if not _NO_MATTER.match(stem))
