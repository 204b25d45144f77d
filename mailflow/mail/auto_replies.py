"""Automatic answers: vacation notices and «Ваше письмо получено», by header, subject and words.

Only a third of them carry the header of RFC 3834, so words count. A message with a document or with an
answer in substance is never one.
"""

from __future__ import annotations

import re

from mailflow.mail.phrases import phrases
from mailflow.mail.substance import answers_in_substance, has_document
from mailflow.model.message import ParsedMessage

_MAX_TEXT = 4_000
_HEADERS = (
    "X-Autoreply",
    "X-Auto-Reply",
    "X-AutoReply-From",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Auto-Responder",
    "X-Mail-Autoreply",
    "X-AutoReplied",
    "X-Vacation",
    "X-MDaemon-Autoresponder",
    "X-Amazon-Auto-Reply",
    "X-FC-MachineGenerated",
    "X-Cron-Env",
)
_SUBJECT = re.compile(
    r"(?:отсутстви\w+ на (?:рабочем )?месте|нет на месте|вне офиса|не в офисе|меня нет|"
    r"(?:ответ )?автоответ(?:чик)?|автоматическ\w+ ответ|авто-ответ|"
    r"auto(?:matic|mated|-)?\s?(?:e-?mail )?(?:reply|response|respond\w*|answer)\b|auto:|"
    r"autoreply|autoresponse|"
    r"out of (?:the )?office|out-of-office|ooo\b|vacation\b|away from (?:the |my )?(?:office|mail)|"
    r"on (?:vacation|leave|holiday)|i am (?:away|on|out|currently)|"
    r"abwesen|automatische? antwort|abwesenheit|réponse automatique|absence du bureau|message d.absence|"
    r"absent|"
    r"respuesta autom|fuera de la? oficina|risposta automatica|fuori (?:sede|ufficio)|resposta autom|"
    r"ausência|ausencia|"
    r"automatisch antwoord|afwezig|autosvar|automatiskt svar|frånvaro|fravær|poissa|automaattinen|"
    r"odpowiedź automatyczna|nieobecn|"
    r"automatyczna|автоматична відповідь|automatická odpov|automatikus válasz|otomatik yanıt|"
    r"自動応答|自动回复|不在|自動返信)",
    re.I,
)
_LOOSE_SUBJECT = re.compile(
    r"(?:в отпуске|отпуск|нахожусь в|отсутств\w+|urlaub|vacances|away|thank(?:s| you) for (?:contacting|"
    r"your)|"
    r"спасибо за (?:ваше )?(?:письмо|обращени\w+)|ваше (?:письмо|обращение|сообщение) (?:получено|"
    r"принято|доставлено)|"
    r"(?:подтверждение|уведомление) о (?:получении|приеме|приёме)|confirmation of receipt|"
    r"we(?: have)? received|received:)",
    re.I,
)
_ABSENT = phrases(
    r"\bя (?:сейчас |в настоящее время |временно |уже )?(?:нахожусь |отсутствую )?(?:в |на )(?:\w+ом )?"
    r"(?:отпуск|командировк|больничн)|"
    r"(?:нахожусь|буду|буду находиться|ушла?|ухожу|уехала?) (?:в |на )(?:\w+ ){0,3}(?:отпуск|командировк|"
    r"больничн)|"
    r"буду отсутствовать|меня не будет|меня нет (?:на|в)|отсутствую (?:на|в|до|с)\b|отсутствую\.|"
    r"я (?:временно )?отсутствую|"
    r"в (?:период )?моего отсутствия|на время моего отсутствия|^\W{0,4}(?:(?:я )?в )?отпуск\w? (?:с|до|"
    r"по) \d|"
    r"\bя (?:сейчас |сегодня )?не (?:в офисе|на работе|на рабочем месте)|вернусь (?:\d|из |в |после )|"
    r"у меня выходной|"
    r"отвечу (?:вам )?(?:после|по) (?:возвращени|выход)|выйду (?:на работу )?(?:из отпуска )?\d|"
    r"(?:am|'m|be|is|are|currently) (?:currently )?(?:out of|away from) (?:the |my |our )?(?:office|desk|"
    r"e-?mail|town|country)|"
    r"out of (?:the )?office|"
    r"(?:am|be|is|'m|are|currently) (?:currently )?(?:on|away on) (?:\w+ ){0,3}(?:vacation|leave|"
    r"holidays?|business trip|maternity)|"
    r"limited access to (?:my )?e-?mail|(?:will|shall) (?:reply|respond|return|get back|be back|"
    r"answer)[^.]{0,60}(?:return|when i)|"
    r"no longer (?:work|employ|with|at)|"
    r"bin (?:ich )?[^.]{0,60}(?:nicht (?:im|am|in)|außer haus|abwesend|urlaub)|nicht im (?:büro|hause)|"
    r"im urlaub|"
    r"(?:suis|serai) (?:actuellement )?(?:absent|en congé|en vacances)|absente? (?:du bureau|jusqu)|"
    r"de retour le|fuera de la oficina|de vacaciones|"
    r"in ferie|fuori (?:ufficio|sede)|(?:estou|estarei) (?:ausente|fora|de férias)|(?:ben|"
    r"is) (?:ik )?(?:niet aanwezig|afwezig)|afwezig tot|"
    r"på semester|inte på kontoret|ikke på kontoret|lomalla|jestem nieobecn|poza biurem|na urlopie|"
    r"у відпустці|mimo kancelář|szabadságon",
    "absen abwesen afwezi ausent außer away férias retour vacaciones congé vacances estou estarei",
    "fuera fuori",
    "holiday ikke inte urlaub ferie nieobecn leave access lomalla maternity kancelář nicht niet longer",
    "out poza semester",
    "return when trip szabadságon vacation больничн отсутств офисе вернусь выйду командировк меня",
    "работе рабочем отвечу",
    "отпуск відпустці urlopie",
)
_RECEIVED = phrases(
    r"(?:ваш\w* )?(?:электронн\w+ )?(?:письм\w+|обращени\w+|сообщени\w+|заявк\w+|запрос\w*) (?:\w+ ){0,3}"
    r"(?:получено|принято|доставлено|поступил\w*|получена|принята|получен|принят)\b|мы получили ваше|"
    r"(?:have|has been|was) (?:been )?(?:successfully )?received|we (?:have )?received your|"
    r"(?:e-?mail|nachricht|anfrage) [^.]{0,60}(?:erhalten|eingegangen)|avons bien reçu|accusons réception|"
    r"hemos recibido|abbiamo ricevuto|recebemos",
    "ricevuto réception reçu recibido ingegangen recebemos received rhalten доставлено получен",
    "получили поступил принят",
)
_PROMISED = phrases(
    r"буд(?:ет|ут) (?:рассмотрен|обработан|прочитан|передан|направлен\w* (?:ответственн|исполнител))\w*|"
    r"(?:мы )?(?:ответим|свяжемся с) вам|"
    r"(?:ответим|свяжемся) (?:с вами|вам|в течение|в ближайш)|в (?:установленн\w+|ближайш\w+) (?:срок|врем)|"
    r"get back to you|(?:will|shall) (?:be )?(?:review|respond|repl(?:y|ied)|process|answered|"
    r"contact you)|endeavou?r to (?:reply|respond)|"
    r"as soon as possible|so schnell wie möglich|schnellstmöglich|dans les (?:plus brefs|"
    r"meilleurs) délais|lo antes posible|al più presto",
    "presto possible brefs meilleurs endeavo back posible schnell shall will ближайш направлен",
    "обработан ответим",
    "передан прочитан рассмотрен свяжемся установленн",
)
_THANKS = phrases(
    r"(?:спасибо|благодарим(?: вас)?|благодарю) за (?:ваше )?(?:обращени|письм|сообщени|интерес)|"
    r"thank(?:s| you) for (?:you |your |contacting|e-?mailing|writing|getting)|vielen dank für|"
    r"merci (?:de|pour) votre|gracias por|grazie per",
    "gracias grazie merci thank vielen благодар спасибо",
)
_CROWD = phrases(
    r"уважаем\w+ (?:отправител|заявител|пользовател|корреспондент|клиент|абонент)|"
    r"dear (?:sender|customer|user|sir)",
    "dear уважаем",
)
_MACHINE = phrases(
    r"автоматическ\w+ (?:ответ|сообщени|уведомлени|письм)|"
    r"(?:письмо|сообщение|ответ|уведомление) (?:было )?(?:создан|сформирован|отправлен|"
    r"сгенерирован)\w* автоматически|"
    r"автоматически (?:создан|сформирован|отправлен|сгенерирован)|это автоответ|автоответчик|"
    r"не (?:нужно|требуется|надо|следует) (?:на (?:него|это письмо) )?отвечать|не отвечайте|"
    r"просим не отвечать|"
    r"отвечать на (?:него|это письмо|данное письмо) не (?:нужно|надо|следует|требуется)|"
    r"do not (?:reply|respond)|auto(?:matically|mated|matic|-)?[ -]?(?:generated|reply|response|respond)|"
    r"this is an auto|"
    r"automatisch (?:generiert|erstellt|erzeugt)|réponse automatique|respuesta automática|"
    r"message automatique",
    "this автоматическ автоответ отвеча reply respon generat generier erstellt erzeugt réponse",
    "respuesta automat auto-gen",
)
_UNATTENDED = phrases(
    r"(?:ящик|адрес)\w* (?:\w+ ){0,3}(?:не обслуживается|больше не используется|не используется|"
    r"не проверяется|закрыт)|"
    r"(?:mailbox|address|account|inbox) (?:is )?(?:not|no longer) (?:being )?(?:monitored|in use|valid|"
    r"attended|checked)|"
    r"(?:e-?mail )?address (?:has )?changed",
    "account address inbox mailbox ящик адрес",
)
_LEFT = phrases(
    r"больше не работает|уволил(?:ся|ась)|no longer works",
    "longer больше уволил",
)
_THRESHOLD = 2


def why_auto_reply(message: ParsedMessage, new_text: str) -> str | None:
    """Russian: why `message` is an automatic answer; None where it is not or where that is in doubt.

    A document or an answer in substance weighs more than any sign of a machine.
    """
    text = new_text[:_MAX_TEXT]
    if has_document(message) or answers_in_substance(text):
        return None
    subject = message.subject.strip(" [(*")[:300]
    if _SUBJECT.match(subject):
        return "тема начинается как у автоответа"
    return _header(message) or _by_words(message, subject, text)


def _header(message: ParsedMessage) -> str | None:
    submitted = (message.header("Auto-Submitted") or "").strip().lower()
    if submitted.startswith("auto-replied"):
        return "заголовок Auto-Submitted: auto-replied (RFC 3834)"
    for name in _HEADERS:
        value = message.header(name)
        if value is not None and value.strip().lower() not in ("no", "0", "false"):
            return f"заголовок {name}"
    precedence = (message.header("Precedence") or "").strip().lower()
    return "заголовок Precedence: auto_reply" if precedence in ("auto_reply", "auto-reply") else None


def _by_words(message: ParsedMessage, subject: str, text: str) -> str | None:
    """Two signs are wanted, one of them in the words; to be away or to leave a mailbox counts for two."""
    low = text.lower()
    words = [
        (weight, found.group(0))
        for weight, pattern in (
            (2, _ABSENT),
            (2, _UNATTENDED),
            (1, _RECEIVED),
            (1, _PROMISED),
            (1, _THANKS),
            (1, _CROWD),
            (1, _MACHINE),
            (1, _LEFT),
        )
        if (found := pattern.search(text, low))
    ]
    spoken = sum(weight for weight, _ in words)
    loose = _LOOSE_SUBJECT.match(subject) is not None
    if not spoken or spoken + loose + _machine_signs(message) < _THRESHOLD:
        return None
    return "слова автоответа: " + ", ".join(f"«{said.strip()}»" for _, said in words)


def _machine_signs(message: ParsedMessage) -> int:
    """Signs that a machine sent it, none of which tells an automatic answer from a document robot."""
    precedence = (message.header("Precedence") or "").strip().lower()
    submitted = (message.header("Auto-Submitted") or "no").strip().lower()
    signs = (
        message.return_path == "",
        precedence == "junk",
        message.header("X-Auto-Response-Suppress") is not None,
        submitted != "no",
    )
    return min(1, sum(signs))
