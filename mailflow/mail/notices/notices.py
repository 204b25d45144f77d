"""Confidentiality notices and legal reservations, told by how many of their usual statements they make."""

from __future__ import annotations

import re

# A notice is a paragraph; what is longer is a document that somebody pasted.
_MAX_NOTICE = 4_000

_SECRECY = (
    r"конфиденц|ограниченн\w+ (?:доступ|распростран)|(?:коммерческ|служебн|банковск|адвокатск|охраняем)\w+ "
    r"(?:законом )?тайн|персональн\w+ данн|служебн\w+ (?:пользован|информац|переписк|характер)|"
    r"не подлеж\w+ (?:разглаш|"
    r"распростр)|confidential|privileged|proprietary"
)
_ADDRESSEE = r"предназнач|адресат|(?<!\w)адресован|получател|intended|addressee|recipient"
_MISTAKE = (
    r"по ошибке|ошибочно|ошибочн\w+ получени|случайно|не явля\w+ (?:\w+ ){0,3}(?:получател|адресат)|in error|"
    r"by mistake|mistakenly|not the (?:named |intended )"
)
_DEED = (
    r"уничтож|удалит|удалени|уведом(?:ит|л)|известит|"
    r"(?:сообщ|информир)\w+ (?:\w+ ){0,5}отправител|delete|notify|destroy|"
    r"inform the sender"
)
_BAN = (
    r"запрещ|не допуска|недопустим|без (?:\w+ ){0,4}(?:согласия|разрешения)|не имеете права|не вправе|"
    r"не подлеж\w+ (?:размещ|публикац|передач|копир)|"
    r"треть\w+ лиц|несанкционированн|копирован|распространени|разглаш|раскрыти|prohibited|"
    r"unauthori[sz]ed|disclos|dissemin|unlawful|copying"
)
_OBJECT = (
    r"(?:эт(?:о|а|ой|им|ого|ому?|ом)|данн\w{0,4}|настоящ\w{0,4}|электронн\w{0,4})"
    r"(?: электронн\w+| служебн\w+)? "
    r"(?:сообщени|письм|послани|отправлени|почтов|переписк)|"
    r"(?:письмо|сообщение) (?:\w+ ){0,3}(?:может содержать|содержит (?:\w+ ){0,2}информаци)|"
    r"информаци\w+,? (?:содержащ\w+ )?в (?:\w+ )?(?:письме|сообщении)|"
    r"электронн\w+ переписк|переписк\w+ по (?:электронн|e-?mail)|"
    r"(?:письмо|сообщение) (?:не )?(?:явля|влеч|предназнач|содерж)|"
    r"(?:изложенн|указанн|привед[её]нн)\w+ в (?:\w+ )?(?:письме|сообщении)|"
    r"(?:содержани\w+|текст\w?|автор\w?) (?:этого |данного |настоящего )?(?:письма|сообщения)|"
    r"(?:письм|сообщени)\w*,? (?:и|включая|а также|с) (?:\w+ ){0,4}(?:вложен|приложен|прикрепл)|"
    r"this (?:e-?mail|message|communication|transmission)|information (?:contained|in this)|"
    r"содержащ\w+ (?:в (?:н[её]м|этом|данном|настоящем|письме|сообщении)|здесь)"
)
_RESERVATION = (
    r"оферт|акцепт|не нес[её]т (?:\w+ )?ответственност|ответственност\w+ за содержание|не влеч[её]т|"
    r"не име\w+ юридическ|"
    r"официальн\w+ (?:документ|письм|ответ)\w* (?:\w+ ){0,3}не явля|(?:views|opinions) expressed|"
    r"do(?:es)? not necessarily|не явля\w+ (?:\w+ ){0,3}(?:обязательств|предложени|"
    r"официальн)|(?:мнени|точк\w+ зрения)\w* (?:\w+ ){0,4}(?:не совпада|автора|отправителя)|liabilit|"
    r"does not constitute|no responsibility|legally binding"
)
_STATEMENTS = tuple(
    re.compile(pattern, re.I)
    for pattern in (_SECRECY, _ADDRESSEE, _BAN, _RESERVATION, _OBJECT, _MISTAKE, _DEED)
)
# The first four make a notice; about an object, a mistake or a deletion clerks write too.
_TELLING = 4
_OBJECT_INDEX = 4
# What a clerk's own sentence about secret or misdirected letters has, and a notice has not.
_MATTER = re.compile(
    r"практик|инициатив|№ ?\d+(?!\d|-фз)|(?<!подлежит )(?<!подлежат )размещ|сообщаем|"
    r"направ(?:ля(?:ем|ю)\b|им\b|лен[аоы] ?\d)|\bисх\b",
    re.I,
)
_PLAIN_STATEMENT = re.compile(
    r"предназнач\w* (?:\w+ )?(?:только|исключительно|лишь|адресат|лиц|указанн|конкретн|получател|то[мй]у?\b|"
    r"те[мх]\b|вам|"
    r"для (?:\w+ ){0,2}(?:использован|адресат|лиц|получател|служебн|указанн|внутренн|ознакомлен))|"
    r"intended|конфиденц|confidential|privileged|оферт|constitute|ответственност|юридическ|"
    r"официальн\w+ документ|мнени\w* автора|не влеч[её]т|информационных цел|обязательств|views expressed|"
    r"треть\w+ лиц|152-?фз|интеллектуальн\w+ собственност",
    re.I,
)
# «Письмо сформировано автоматически», «… в системе документооборота, отвечать на него не нужно».
_MADE = (
    r"\W{0,6}(?:(?:это|данное|настоящее) )?(?:электронное )?(?:письмо|сообщение|уведомление) (?:было )?"
    r"(?:с?формирован|создан|сгенерирован|отправлен)\w{1,2} "
)
_BY_MACHINE = re.compile(_MADE + r"(?:автоматически|[^.!?]{0,80}(?:систем|робот|сэд\b))", re.I)
_MADE_BY_MACHINE = re.compile(
    _MADE + r"(?:автоматически|[^.!?]{0,80}(?:систем|робот|сэд\b).{0,80}(?:не отвечайте|не требует ответа|"
    r"не (?:нужно|надо|требуется|следует) (?:\w+ ){0,3}отвечать|"
    r"отвечать (?:\w+ ){0,3}не (?:нужно|надо|требуется|следует)))",
    re.I | re.S,
)
_VIRUSES = re.compile(r"не нес[её]т (?:\w+ )?ответственност[^.!?]{0,80}вирус", re.I)
# No clerk makes one by mail.
_OFFER = re.compile(r"не явля\w+ (?:\w+ )?(?:публичн\w+ )?оферт", re.I)
_TITLE = re.compile(
    r"\W{0,6}(?:(?:уведомление|предупреждение|оговорка|заявление|примечание) о конфиденциальности\b|"
    r"confidentiality (?:notice|note|warning|statement)\b|(?:legal )?disclaimer\W{0,3}(?:$|:\s)|"
    r"(?:отказ от|ограничение) ответственности\b|"
    r"вы получили (?:это|данное) (?:письмо|сообщение),? (?:потому|так как|поскольку)|"
    r"(?:строго )?конфиденциально\W{0,3}$)",
    re.I,
)
# «Если Вы получили это письмо по ошибке»: a machine allows for it, a clerk knows.
_IN_CASE = re.compile(
    r"(?:если|в случае,? если|при) (?:вы )?(?:\w+ ){0,3}получ\w+ (?:\w+ ){0,4}"
    r"(?:по ошибке|ошибочно|случайно)|"
    r"(?:если|при|в случае) (?:вы )?(?:\w+ ){0,2}(?:ошибочн\w+|случайн\w+) (?:\w+ )?получ|"
    r"(?:если|в случае,? если) .{0,40}(?:попал|пришл|адресован|направлен)\w* .{0,20}"
    r"(?:по ошибке|ошибочно|случайно)|"
    r"if you (?:\w+ ){0,3}(?:received|are not)\b",
    re.I,
)
_PAPER = re.compile(
    r"не (?:печатайте|распечатывайте) без |"
    r"не (?:печатайте|распечатывайте) (?:(?:это|данное|электронное) )?(?:письмо|сообщение)|"
    r"(?:\bлес\w?|дерев\w+|бумаг\w+|природ\w+)\b.{0,40}не (?:рас)?печата|"
    r"(?:подумайте|думайте|позаботьтесь|берегите|прежде чем|перед тем,? как|перед печатью).{0,60}"
    r"(?:печат|распеч|природ|окружающ)|(?:consider|think of) the environment",
    re.I | re.S,
)


def is_notice(text: str, *, goes_on: bool = False) -> bool:
    """Three of a notice's statements, or two where one is about «this message» and nothing else is said.

    `goes_on`: a notice or a signature stands right above, and two of any are enough.
    """
    text = text[:_MAX_NOTICE]
    if (
        _TITLE.match(text)
        or _MADE_BY_MACHINE.match(text)
        or (_VIRUSES.search(text) and not _MATTER.search(text))
        or (_OFFER.search(text) and not _MATTER.search(text))
        or (_PAPER.search(text) and not _MATTER.search(text))
    ):
        return True
    made = [pattern.search(text) is not None for pattern in _STATEMENTS]
    matter = _MATTER.search(text) is not None
    if _IN_CASE.search(text) and sum(made) >= 2 and not matter:
        return True
    if goes_on and not matter and sum(made) >= 2:
        return True
    if not any(made[:_TELLING]):
        return False
    if sum(made) >= (4 if matter else 3):
        return True
    return bool(sum(made) == 2 and made[_OBJECT_INDEX] and not matter and _PLAIN_STATEMENT.search(text))


def begins_notice(text: str) -> bool:
    """The sentence makes one statement of a notice at least."""
    text = text[:_MAX_NOTICE]
    if _TITLE.match(text) or _PAPER.search(text) or _BY_MACHINE.match(text):
        return True
    return any(one.search(text) for one in _STATEMENTS)
