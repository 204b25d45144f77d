"""What automatic answers say besides absence, and the subjects they bear."""

from __future__ import annotations

import re

from mailflow.mail.phrases import phrases

SUBJECT = re.compile(
    r"(?:отсутстви\w+ на (?:рабочем )?месте|отсутстви\w+\W|отсутствую|нет на (?:месте|работе)|"
    r"вне офиса|не в офисе|меня нет|"
    r"я (?:сейчас |уже )?(?:нахожусь )?в отпуске|отпуск\W{0,3}(?:re|отв|fw)\W{0,2}:|"
    r"(?:\w+ )?автоответ(?:чик)?|автоматическ\w+ (?:ответ|отклик)|авто-ответ|"
    r"автоматическ\w+ уведомлени\w+ о (?:получении|доставке|при[её]ме)|"
    r"auto(?:matic|mated|-)?\s?(?:e-?mail )?(?:reply|response|respond\w*|answer)\b|auto:|"
    r"autoreply|autoresponse|autorespons?\b|"
    r"out of (?:the )?office|out-of-office|ooo\b|vacation\b|away from (?:the |my )?(?:office|mail)|"
    r"on (?:vacation|leave|holiday)|i am (?:away|on|out|currently)|"
    r"abwesen|automatische? antwort|réponse automatique|absence du bureau|message d.absence|"
    r"absent|respuesta autom|fuera de la? oficina|risposta automatica|fuori (?:sede|ufficio)|resposta autom|"
    r"ausência|ausencia|automatisch antwoord|afwezig|autosvar|automatiskt svar|frånvaro|fravær|poissa|"
    r"automaattinen|odpowiedź automatyczna|nieobecn|automatyczna|автоматична відповідь|аўтаматычны адказ|"
    r"automatická odpov|automatikus válasz|otomatik yanıt|automātisk|automatinis|automaatvastus|"
    r"자동 응답|自動応答|自动回复|自動返信|自动答复|不在)|"
    r"[^\[\]]{1,80}\]\s?(?:auto-?reply|auto-?response|automatic reply|автоответ)\s?:|"
    r".{0,200}[\[(](?:auto[a-z]{0,8}[ -]?(?:reply|response|respond\w*)|авто[- ]?ответ\w*)[^\])]{0,20}"
    r"[\])]?\s*$",
    re.I,
)
# Written by people too: needs something in the text beside it.
LOOSE_SUBJECT = re.compile(
    r"(?:(?:re|отв|ответ)\W{0,2}:\s*)?"
    r"(?:в отпуске|отпуск|нахожусь в|отсутств\w+|urlaub|vacances|away|thank(?:s| you) for (?:contacting|"
    r"your)|спасибо за (?:ваше )?(?:письмо|обращени\w+)|"
    r"(?:ваше )?(?:письмо|обращение|сообщение) (?:\w+ )?(?:получено|принято|доставлено)|"
    r"мы получили ваше|(?:подтверждение|уведомление) о (?:получении|приеме|приёме)|confirmation of receipt|"
    r"we(?: have)? received|received:)",
    re.I,
)
# Says by itself that nobody reads here.
UNATTENDED = phrases(
    r"^\W{0,3}(?:это )?(?:автоматический ответ|автоответ)\w*|"
    r"(?:ящик|адрес)\w* (?:\S{1,80}@\S{1,80} )?(?:\w+ ){0,3}(?:не обслуживается|"
    r"больше не используется|более не используется|"
    r"не используется|не проверяется|закрыт|не предназначен)|"
    r"(?:mailbox|address|account|inbox)(?: \S{1,80}@\S{1,80})? (?:is )?(?:not|no longer) (?:being )?"
    r"(?:monitored|in use|valid|attended|checked)|(?:e-?mail )?address (?:has )?changed|no es atendido",
    "atendido account address inbox mailbox ящик адрес автоматический автоответ",
)
# Not «не доставлено»: that tells of a failure.
RECEIVED = phrases(
    r"(?:ваш\w* )?(?:электронн\w+ )?(?:письм\w+|обращени\w+|сообщени\w+|"
    r"корреспонденци\w+|заявк\w+|запрос\w*) "
    r"(?:(?!не )\w+ ){0,3}"
    r"(?:получено|принято|доставлено|поступил\w*|получена|принята|получен|принят)\b|мы получили ваше|"
    r"подтвержда\w+ получени\w+ ваш|"
    r"(?:have|has been|was) (?:been )?(?:successfully )?received|we (?:have )?received your|"
    r"(?:e-?mail|nachricht|anfrage) [^.]{0,60}(?:erhalten|eingegangen)|"
    r"avons bien reçu|accusons réception|hemos recibido|abbiamo ricevuto|recebemos",
    "ricevuto réception reçu recibido ingegangen recebemos received rhalten доставлено получен",
    "получили поступил принят",
)
PROMISED = phrases(
    r"буд(?:ет|ут) (?:рассмотрен|обработан|прочитан|передан|направлен\w* (?:ответственн|исполнител))\w*|"
    r"передан\w* на рассмотрени|"
    r"(?:мы )?(?:обязательно )?(?:ответим|свяжемся с) вам|свяж(?:ется|утся) с вами|"
    r"(?:ответим|свяжемся) (?:на него |с вами |вам )?(?:с вами|вам|в течение|в ближайш)|"
    r"в (?:установленн\w+|ближайш\w+) (?:срок|врем|порядк)|"
    r"в сроки, (?:установленн|предусмотренн)\w+|почта проверяется|в порядке очереди|срок рассмотрения|"
    r"отвечаем (?:\w+ ){0,3}в течение|ближайший рабочий день|(?:номер|"
    r"статус) (?:\w+ )?можно (?:узнать|уточнить|по)|"
    r"ответ (?:поступит|придет|придёт) на ваш|присвоен статус|ticket (?:#?\d+ )?(?:was|has been)|"
    r"respond within|"
    r"get back to you|(?:will|shall) (?:be )?(?:review|respond|repl(?:y|ied)|process|answered|"
    r"contact you)|endeavou?r to (?:reply|respond)|"
    r"as soon as possible|so schnell wie möglich|schnellstmöglich|dans les (?:plus brefs|"
    r"meilleurs) délais|lo antes posible|a la brevedad|al più presto|mais breve possível|"
    r"najszybciej jak",
    "presto possible possível brefs meilleurs endeavo back posible brevedad schnell shall will ближайш",
    "направлен обработан ответим передан прочитан рассмотрен свяж установленн предусмотренн",
    "проверяется очереди рассмотрения отвечаем рабочий номер статус ответ ticket within najszybciej",
)
THANKS = phrases(
    r"(?:спасибо|благодарим(?: вас)?|благодарю)(?: вам)? за (?:ваше )?(?:обращени|письм|сообщени|интерес)|"
    r"спасибо, что (?:написали|обратились|связались)|спасибо, ваше письмо|вы написали на |"
    r"thank(?:s| you) for (?:you |your |contacting|e-?mailing|writing|getting|reaching)|vielen dank für|"
    r"merci (?:de|pour) votre|gracias por|grazie per|obrigad[oa] pel|dzięku(?:ję|jemy) za",
    "gracias grazie merci thank vielen obrigad dzięku благодар спасибо написали",
)
CROWD = phrases(
    r"уважаем\w+ (?:отправител|заявител|пользовател|корреспондент|клиент|абонент)|"
    r"dear (?:sender|customer|user|sir)|очень важно для нас",
    "dear уважаем важно",
)
MACHINE = phrases(
    r"автоматическ\w+ (?:ответ|сообщени|уведомлени|письм)|"
    r"(?:письмо|сообщение|ответ|уведомление) (?:было )?(?:создан|сформирован|отправлен|"
    r"сгенерирован)\w* (?:автоматически|роботом|почтовой системой)|не требует ответа|"
    r"автоматически (?:создан|сформирован|отправлен|сгенерирован)|это автоответ|автоответчик|"
    r"не (?:нужно|требуется|надо|следует) (?:на (?:него|это письмо) )?отвечать|не отвечайте|"
    r"просим не отвечать|"
    r"отвечать на (?:него|это письмо|данное письмо) не (?:нужно|надо|следует|требуется)|"
    r"do not (?:reply|respond)|auto(?:matically|mated|matic|-)?[ -]?(?:generated|reply|response|respond)|"
    r"this is an auto|"
    r"automatisch (?:generiert|erstellt|erzeugt)|réponse automatique|respuesta automática|"
    r"message automatique|mensaje automático",
    "this автоматическ автоответ отвеча роботом системой ответа reply respon generat generier",
    "erstellt erzeugt réponse",
    "respuesta automat auto-gen mensaje",
)
LEFT = phrases(
    r"больше не работает|уволил(?:ся|ась)|\bуволена?\b|no longer works",
    "longer больше уволил уволен",
)
INSTEAD = phrases(
    r"по (?:всем |срочным |рабочим |неотложным )+вопросам|(?:меня )?замещает|обязанности исполняет|"
    r"нерабочий день|направляйте корреспонденцию|обращайтесь к |pour toute urgence|"
    r"в случае необходимости|for urgent|in urgent|in dringenden|en cas d.urgence|w pilnych",
    "нерабочий корреспонденцию обращайтесь urgence вопросам замещает исполняет необходимости urgent",
    "dringenden urgence pilnych",
)
