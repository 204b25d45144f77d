"""Automatic answers: vacation notices and «Ваше письмо получено», by header, subject and words.

Only a third of them carry the header of RFC 3834, so words count. A message with a document or with an
answer in substance is never one.
"""

from __future__ import annotations

import re

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
    r"(?:автоответ(?:чик)?|автоматическ\w+ ответ|авто-ответ|"
    r"auto(?:matic|mated|-|\s)?(?:mated )?(?:e-?mail )?(?:reply|response|respond\w*|answer)\b|auto:|"
    r"autoreply|autoresponse|"
    r"out of (?:the )?office|out-of-office|ooo\b|vacation\b|away from (?:the |my )?(?:office|mail)|"
    r"on (?:vacation|leave|holiday)|i am (?:away|on|out|currently)|"
    r"abwesen|automatische? antwort|abwesenheit|réponse automatique|absence du bureau|message d.absence|"
    r"absent|"
    r"respuesta autom|fuera de la? oficina|risposta automatica|fuori (?:sede|ufficio)|resposta autom|"
    r"ausência|ausencia|"
    r"automatisch antwoord|afwezig|autosvar|automatiskt svar|frånvaro|fravær|poissa|automaattinen|"
    r"odpowiedź automatyczna|nieobecn|"
    r"автоматична відповідь|automatická odpov|automatikus válasz|otomatik yanıt|"
    r"自動応答|自动回复|不在|自動返信)",
    re.I,
)
_LOOSE_SUBJECT = re.compile(
    r"(?:в отпуске|отпуск|нахожусь в|отсутств\w+|urlaub|vacances|away|thank you for (?:contacting|your)|"
    r"спасибо за (?:ваше )?(?:письмо|обращени\w+))",
    re.I,
)
_ABSENT = re.compile(
    r"я (?:сейчас |в настоящее время |временно )?(?:нахожусь )?(?:в |на )(?:ежегодном |очередном |"
    r"учебном |декретном )?(?:отпуск|командировк|больничн)|"
    r"(?:нахожусь|буду|буду находиться|находится|ушла?|ухожу) (?:в |на )(?:\w+ ){0,3}(?:отпуск|"
    r"командировк|больничн)|"
    r"(?:буду|меня не будет|меня нет|отсутствую) (?:отсутствовать|на рабочем месте|в офисе|на работе|"
    r"с \d)|отсутствую (?:в |на )|"
    r"временно отсутству|в (?:период )?моего отсутствия|на время моего отсутствия|"
    r"по (?:всем )?(?:срочным|неотложным|возникающим|рабочим) вопросам .{0,40}(?:обращ|звон|связ|пиш|"
    r"тел)|отвечу (?:вам )?(?:после|по) (?:возвращени|выход)|"
    r"выйду (?:на работу )?(?:из отпуска )?\d|"
    r"(?:am|be|is|are|will be|currently|'m) (?:currently )?(?:out of|away from) (?:the |my |"
    r"our )?(?:office|desk|e-?mail|town|country)|out of (?:the )?office|"
    r"(?:am|be|is|'m|are|currently|will be) (?:currently )?(?:on|away on) (?:\w+ ){0,3}(?:vacation|leave|"
    r"holidays?|business trip|maternity)|"
    r"limited access to (?:my )?e-?mail|(?:will|shall) (?:reply|respond|return|get back|be back|"
    r"answer) .{0,60}(?:return|when|on|after|as soon as)|"
    r"no longer (?:work|employ|with|at)|больше не работа|не работа\w+ в (?:организации|администрации)|"
    r"bin (?:ich )?.{0,60}(?:nicht (?:im|am|in)|außer haus|abwesend|urlaub)|nicht im (?:büro|hause)|"
    r"im urlaub|"
    r"(?:absent|en congés?|en vacances) .{0,40}(?:jusqu|du|le|bureau)|de retour le|fuera de la oficina|"
    r"de vacaciones|in ferie|fuori (?:ufficio|sede)|estarei (?:ausente|fora)|"
    r"ben ik (?:niet|afwezig)|åter|semester|jestem nieobecn|poza biurem|na urlopie|"
    r"знаходжусь у відпустці|у відпустці",
    re.I,
)
_RECEIVED = re.compile(
    r"(?:ваш\w* )?(?:электронн\w+ )?(?:письм\w+|обращени\w+|сообщени\w+|заявк\w+|"
    r"запрос\w*) (?:\w+ ){0,3}(?:получен|принят|доставлен|поступил|будет (?:рассмотрен|обработан))\w*"
    r"|спасибо за (?:ваше )?(?:обращени|письм|сообщени)|благодарим (?:вас )?за (?:ваше )?(?:обращени|"
    r"письм|сообщени)|мы получили ваше"
    r"|(?:this is an? )?(?:automat(?:ed|ic(?:ally)?)|auto)[- ]?(?:generated )?(?:reply|response|message|"
    r"e-?mail|answer)|"
    r"thank you for (?:your |contacting|e-?mailing|writing|the)|(?:have|has been) (?:been )?received|"
    r"we (?:have )?received your|will (?:be )?(?:review|respond|process|answered)"
    r"|ihre (?:e-?mail|nachricht|anfrage) .{0,60}(?:erhalten|eingegangen)|vielen dank für ihre|"
    r"nous avons bien reçu|accusons réception|hemos recibido|abbiamo ricevuto",
    re.I,
)
_MACHINE = re.compile(
    r"автоматическ\w+ (?:ответ|сообщени|уведомлени|письм)|(?:письмо|сообщение|ответ|"
    r"уведомление) (?:создан|сформирован|отправлен|сгенерирован)\w* автоматически"
    r"|это автоответ|автоответчик|не (?:нужно|требуется|надо|следует) (?:на него )?отвечать|"
    r"(?:пожалуйста,? )?не отвечайте на|не отвечайте|отвечать на (?:него|это письмо) не (?:нужно|надо)|"
    r"без участия"
    r"|do not (?:reply|respond)|auto(?:matically|mated|matic|-)?[ -]?(?:generated|reply|response|respond)|"
    r"automatisch (?:generiert|erstellt|erzeugt)|réponse automatique|respuesta automática",
    re.I,
)
_PERSONAL_MOVE = re.compile(
    r"адрес .{0,40}(?:изменился|изменен|изменён|больше не используется|не обслуживается)|"
    r"e-?mail (?:address )?(?:has )?changed|new (?:e-?mail )?address is|no longer (?:in use|monitored|"
    r"valid)",
    re.I,
)


def why_auto_reply(message: ParsedMessage, new_text: str) -> str | None:
    """Russian: why `message` is an automatic answer; None where it is not or where that is in doubt."""
    if has_document(message):
        return None
    text = new_text[:_MAX_TEXT]
    subject = message.subject.strip()[:300]
    if _SUBJECT.match(subject):
        return "тема начинается как у автоответа"
    header = _header(message)
    if header and not answers_in_substance(text):
        return header
    if answers_in_substance(text):
        return None
    return _by_words(subject, text)


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


def _by_words(subject: str, text: str) -> str | None:
    absent = _ABSENT.search(text)
    if absent:
        return f"слова об отсутствии: «{absent.group(0)}»"
    received, machine = _RECEIVED.search(text), _MACHINE.search(text)
    if received and machine:
        return f"слова автоответа: «{received.group(0)}», «{machine.group(0)}»"
    if received and _LOOSE_SUBJECT.match(subject):
        return f"слова автоответа: «{received.group(0)}»"
    moved = _PERSONAL_MOVE.search(text)
    if moved and machine:
        return f"слова о смене адреса: «{moved.group(0)}»"
    return None
