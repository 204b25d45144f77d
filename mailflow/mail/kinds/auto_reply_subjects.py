"""The subjects automatic answers bear: the machine's own, and those that people write too."""

from __future__ import annotations

import re

SUBJECT = re.compile(
    r"(?!\w+\s?\?)(?:majordomo results|отсутстви\w+ на (?:рабочем )?месте|отсутстви\w+\W|отсутствую|"
    r"нет на (?:(?:рабочем )?месте|работе)(?! (?:глав|руковод|специал|исполнит|начальн))|"
    r"не на (?:рабочем )?(?:месте|работе)\b(?! (?:глав|руковод|специал|исполнит|начальн))|автожауап|"
    r"вне офиса|не в офисе|меня нет|"
    r"я (?:сейчас |уже )?(?:нахожусь )?в отпуске|(?:я )?(?:сейчас |временно )?не могу (?:сейчас )?ответить|"
    r"уведомлени\w+ об отсутстви|отпуск\W{0,3}(?:re|отв|fw)\W{0,2}:|"
    r"(?:\w+ )?автоответ(?:чик)?|автоматическ\w+ (?:ответ|отклик)|авто-ответ|"
    r"автоматическ\w+ (?:уведомлени|сообщени)\w+\s*$|автоматическ\w+ уведомлени\w+ о (?:получении|"
    r"доставке|при[её]ме)|"
    r"auto(?:matic|mated|-)?\s?(?:e-?mail )?(?:reply|response|respond\w*|answer)\b|auto:|"
    r"auto[- ]?generated\b|autoreply|autoresponse|autorespons?\b|"
    r"out of (?:the )?office|out-of-office|ooo\b|vacation\b|away from (?:the |my )?(?:office|mail)|"
    r"on (?:vacation|leave|holiday)|i am (?:away|on|out|currently)|"
    r"abwesen|automatische? antwort|réponse automatique|absence du bureau|message d.absence|"
    r"absent|respuesta autom|fuera de la? oficina|risposta automatica|fuori (?:sede|ufficio)|resposta autom|"
    r"ausência|ausencia|automatisch antwoord|afwezig|autosvar|automatiskt svar|frånvaro|fravær|poissa|"
    r"automaattinen|odpowiedź automatyczna|nieobecn|automatyczna|автоматична відповідь|аўтаматычны адказ|"
    r"automatická odpov|automatikus válasz|otomatik yanıt|automātisk|automatinis|automaatvastus|"
    r"자동 ?응답|부재|自動応答|自动回复|自動返信|自动答复|不在)|"
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
    r"(?:ваш[еа]? )?(?:письмо|обращение|сообщение|запрос|заявка) (?:№ ?\S{1,20} )?(?!не )(?:\w+ )?"
    r"(?:получен|принят|доставлен)[оа]?\b|"
    r"мы получили ваше|(?:подтверждение|уведомление) о (?:получении|приеме|приёме)|confirmation of receipt|"
    r"we(?: have)? received|received:|"
    # a word or a ticket put before our subject
    r"\[(?:ticket|тикет|заявка|обращение|#|[a-z]{0,10}-?\d)[^\[\]]{0,38}\]|#\d|[a-z]{2,10}-\d{2,9}\b|"
    r"(?:принято|получено|зарегистрировано|доставлено)\s?:|"
    r"(?:заявка|обращение|запрос|тикет|инцидент) (?:№ ?|#)?(?:[a-zа-я]{1,10}-)?\d{3,12}\b|"
    r"статус (?:ваш\w+ )?\w+ (?:\w+ )?измен)",
    re.I,
)
