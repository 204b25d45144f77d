"""How people say that they are away, or have left, in the languages of Europe and beyond."""

from __future__ import annotations

from mailflow.patterns import Gated

# Each says by itself that nobody has read the letter.
ABSENCE: tuple[Gated, ...] = (
    Gated(
        r"\bза рул[её]м\b|\bне (?:у|за) компьютер|\bстал[аи]? (?:мамой|папой|отцом)|отгулива(?:ю|ем)|"
        r"больничн\w+ (?:лист\w* )?(?:открыт|продл[её]н)|листк?\w* нетрудоспособности|"
        r"(?:на работе|в офисе|на месте|на связи) (?:появлюсь|буду)|появлюсь (?:на|в|не раньше|после|\d)|"
        r"увидимся (?:\d|после|в|осенью|весной|летом|зимой)|"
        r"(?:в|на) (?:отпуск\w*|больничн\w+) по (?:уходу|беременност)|отпуск\w? по уходу за реб|"
        r"(?:уехал|улетел|уш[её]?л|выш[её]?л)[аи]? (?:\w+ )?(?:на|в) (?:сборы|море|отпуск|командировк|"
        r"больничн|"
        r"декрет|"
        r"соревновани|сессию|обучение|уч[её]бу)",
    ),
    Gated(
        r"\bя (?:сейчас |в настоящее время |временно |уже )?(?:нахожусь |отсутствую )?(?:в |на )(?:\w+ом )?"
        r"(?:отпуск|командировк|больничн|отъезд|уч[её]б|поездк|пути\b)|"
        r"(?:нахожусь|буду|буду находиться|уш[её]?ла?|ухожу|уехала?) (?:в |на )(?:\w+ ){0,3}(?:отпуск|"
        r"командировк|"
        r"больничн|отъезд|уч[её]б|сесси|поездк|обучени)|в связи с (?:\w+ )?отпуском|"
        r"до конца (?:недели|месяца) (?:я )?(?:в|на) (?:отпуск|командировк|больничн)|"
        r"(?:сегодня|завтра|на этой неделе)[^.\n]{0,20} меня нет\b|(?:нахожусь|буду находиться) вне офиса|"
        r"(?:адресат|получател|владел)\w*[^.!?\n]{0,60}(?:отсутствует|в отпуске|недоступ|не на месте|"
        r"командировк|на больничном|на обучении|в отъезде)|мой рабочий день (?:окончен|закончен|завершен)|"
        r"котор\w+ (?:вы )?(?:пишете|написали|адресован)\w*[^.!?\n]{0,40}(?:отсутствует|в отпуске|недоступ)|"
        r"буду отсутствовать|меня (?:\w+ ){0,2}(?:нет (?:на|в|до)|не будет)|отсутствую (?:на|в|до|с|по)\b|"
        r"отсутствую\.|\bя (?:временно )?отсутствую\b|в (?:период )?моего отсутствия|"
        r"на время моего отсутствия|"
        r"^\W{0,4}(?:(?:я )?в )?отпуск\w?[.,!]? (?:(?:с|до|по) \d|буду\b|вернусь\b)|"
        r"\bя (?:сейчас |сегодня )?не (?:в офисе|на работе|на рабочем месте)|сейчас (?:я )?не на работе|"
        r"вернусь (?:\d|из |в |после |к )|у меня выходной|"
        r"не в офисе (?:до|с|по)\b|отвечу (?:вам )?(?:сразу )?(?:после|по) (?:возвращени|выход)|"
        r"выйду (?:на работу )?(?:из отпуска )?\d|"
        r"доступ\w* к (?:\w+ )?почте [^.!?\n]{0,30}(?:ограничен|отсутству|нет)|почту проверяю|"
        r"\bя больше не работаю (?:в|на|у)\b|"
        r"(?:съм|сум) в отпуск|излязох в отпуск|сам на (?:годишњ|одмор)|"
        r"не на роботі|не в офісі|у відпустці|у відрядженні|на лікарняному|відсутн(?:я|ій)\b|"
        r"у адпачынку|адсутнічаю|демалыста|демалыс|іссапар|\bял(?:да|га)\b",
    ),
    Gated(
        r"(?:am|'m|be|is|are|currently) (?:currently )?(?:out of|away from) (?:the |my |our )?(?:office|desk|"
        r"e-?mail|town|country)|out of (?:the )?office|"
        r"\b(?:am|will be) (?:currently )?away (?:until|till|from|on)|"
        r"(?:am|be|is|'m|are|currently) (?:currently )?(?:on|away on) (?:\w+ ){0,3}(?:vacation|leave|"
        r"holidays?|business trip|maternity)|(?:am|be) (?:currently )?travell?ing|"
        r"(?:limited|intermittent|no|sporadic) (?:access to (?:my )?e-?mail|e-?mail access)|"
        r"\booo\b|attending (?:a|an|the) (?:\w+ )?(?:conference|training|course|meeting)|"
        r"(?:will|shall) (?:reply|respond|return|get back|be back|answer)[^.]{0,60}(?:return|when i)|"
        r"back in the office|(?:will|shall) not (?:return|be back) until|no longer (?:work|employ|with|at)\b|"
        r"have left the (?:company|organi[sz]ation)|\b(?:am|'m|be) (?:out|off) sick\b|"
        r"\bon (?:a )?sabbatical\b|\bi (?:have |.ve )?(?:now )?retired\b|"
        r"\bat (?:a|an|the) (?:\w+ )?(?:conference|training|course|workshop)[^.]{0,80}(?:slow|delay|limited)|"
        r"(?:our|the) office (?:is|will be) closed\b|\bwe (?:are|will be) closed (?:for|until|from|on)\b|"
        r"\bon (?:\w+ )?(?:leave|vacation|"
        r"holidays?) (?:until|till|from)",
    ),
    Gated(
        r"bin (?:ich )?[^.]{0,60}(?:nicht (?:im|am|in)|außer haus|abwesend|urlaub)|nicht im (?:büro|hause)|"
        r"im urlaub|wieder (?:\w+ ){0,2}erreichbar|(?:zurzeit|derzeit|momentan) nicht erreichbar|"
        r"(?:ben|is) (?:ik )?(?:niet aanwezig|afwezig)|afwezig tot|met vakantie|"
        r"på kursus|på kurs\b|på semester|inte på kontoret|ikke på kontoret|på ferie|på barselorlov|"
        r"föräldraledig|"
        r"na (?:l4|zwolnieniu)|zastępuje mnie|wegens vakantie|op vakantie|weer bereikbaar|"
        r"befinde mich (?:\w+ )?im urlaub|"
        r"olen poissa|jestem nieobecn|nie ma mnie|poza biurem|na urlopie|mimo kancelář|na dovolen(?:é|ke)|"
        r"čerpám dovolenou|nejsem (?:v kanceláři|přítom)|szabadságon|"
        r"nicht mehr (?:für|bei|in|im) [^.]{0,40}(?:tätig|beschäftigt|angestellt)|"
        r"wegen (?:urlaub|betriebsferien|feiertag|krankheit)\w*[^.]{0,20}geschlossen|ute av kontoret|"
        r"lomalla|puhkusel|atvaļinājum|atostog|godišnj\w+ (?:sam )?odmor|na dopustu",
    ),
    Gated(
        r"(?:suis|serai) (?:actuellement )?(?:en formation|en mission|absent|en congé|en vacances)|"
        r"absente? (?:du bureau|jusqu)|"
        r"absence jusqu|en déplacement|de retour (?:au |le |lundi|mardi|mercredi|jeudi|vendredi)|"
        r"fuera de (?:la )?oficina|de vacaciones|de viaje hasta|ausente d[eo]|estou ausente|"
        r"encontro-me ausente|a mi regreso|"
        r"ne fai[ts] plus partie|ne travaille plus|"
        r"in ferie|fuori (?:ufficio|sede)|sono assente|al mio rientro|"
        r"(?:estou|estarei) (?:ausente|fora|de férias)|în concediu|plecat\w? din birou",
    ),
    Gated(
        r"съм в отпуск|в отпуск съм|με άδεια|izindeyim|izinde ol|yan[ıi]t verem|ofis dışında|izinliyim|"
        r"εκτός γραφείου|σε άδεια|不在办公室|"
        r"休假|出差|休暇|不在に|出張|"
        r"お休み|"
        r"부재중|휴가|خارج المكتب|מחוץ למשרד",
    ),
)
