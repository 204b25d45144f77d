"""What automatic answers say besides absence."""

from __future__ import annotations

from mailflow.mail.kinds.phrases import phrases

# Says by itself that nobody reads here.
UNATTENDED = phrases(
    r"^\W{0,3}(?:это )?(?:автоматический ответ|автоответ(?:чик)?)\W{0,3}(?=$|\n|[а-яёa-z])|"
    r"не (?:проверя|чита|смотр|просматрива)\w+ (?:\w+ ){0,2}(?:почт|ящик)|"
    r"(?<!ваш )(?<!ваш почтовый )(?:ящик|адрес)\w* (?:\S{1,80}@\S{1,80} )?(?:\w+ ){0,3}(?:не обслуживается|"
    r"(?:больше|более|уже) не (?:используется|обслуживается|действует|существует|актуал\w+)|"
    r"не используется|не проверяется|закрыт|не предназначен(?!\w* для (?:при[её]ма )?обращени)|"
    r"отключ[её]н|ликвидирован|удал[её]н|"
    r"изменил(?:ся|ась)|"
    r"временно не работает)|(?:не (?:пользуюсь|пользуемся)|(?:больше|уже) не (?:читаю|читаем|проверяю|"
    r"проверяем)) "
    r"(?:\w+ ){0,2}(?:ящик|адрес|почт)|(?:перешли|переехали|перешёл|перешла) на (?:новый|другой)|"
    r"нов(?:ый|ого) адрес\w* (?:электронн\w+ )?(?:почты|ящик)|"
    r"почта (?:\w+ ){0,2}(?:не (?:проверя|просматрива|чита)|проверяться не|будет недоступна|отключена)|"
    r"подтвердите,? что вы (?:не робот|не бот|человек|живой)|пройдите (?:проверку|верификаци)|"
    r"списк\w+ контактов получател|"
    r"впервые пишете (?:на|по)|подтвердит\w+ отправк|"
    r"(?:check|read)s? (?:my )?(?:e-?)?mails? (?:only )?(?:once|twice|irregularly|infrequently|sporadically)|"
    r"не имею (?:\w+ )?доступа к (?:\w+ )?(?:почте|ящику)|"
    r"почту (?:вижу|смотрю|читаю|открываю) (?:редко|урывками|нерегулярно|изредка|эпизодически|раз в)|"
    r"вы получили это (?:письмо|сообщение|уведомление),? (?:потому что|так как|поскольку) (?:вы )?"
    r"(?:написали|обратились|отправили)|"
    r"spam check|verify yourself|you have reached the (?:inbox|mailbox|e-?mail)|"
    r"(?:mailbox|address|account|inbox)(?: \S{1,80}@\S{1,80})? (?:is )?(?:not|no longer) (?:being )?"
    r"(?:monitored|in use|valid|attended|checked|read)|awaits moderator approval|"
    r"being held (?:until|for)|(?:account|address|mailbox) is protected|"
    r"confirm (?:that )?you are (?:not a robot|human)|(?:e-?mail )?address (?:has )?changed|no es atendido",
    "awaits held atendido account address inbox mailbox ящик адрес автоматический автоответ почт подтвердите",
    "отправк",
    "проверку верификаци контактов robot human впервые check read verify reached получили переш переехал",
)
# A machine that says it is one, in whatever words it goes on.
DECLARED = phrases(
    r"\b(?:это|здесь|(?:вам )?(?:пишет|отвечает)) (?:автоответ|автоматическ\w+ ответ|робот|бот\b|автомат\b)|"
    r"^\W*(?:робот|автоинформатор|автосекретарь)\b|"
    r"this is an? (?:auto\w*|automatic|vacation)[ -]?(?:reply|response|responder|message)",
    "автоответ автоматическ робот бот this автомат автоинформатор автосекретарь",
)
# Not «не доставлено»: that tells of a failure.
RECEIVED = phrases(
    r"(?:ваш\w* )?(?:электронн\w+ )?(?:письм\w+|обращени\w+|сообщени\w+|"
    r"корреспонденци\w+|заявк\w+|запрос\w*) "
    r"(?:(?!не )\w+ ){0,3}"
    r"(?:получено|принято|доставлено|поступил\w*|получена|принята|получен|принят|зарегистрировано|прочтут|"
    r"прочитают|"
    r"поставлено в очередь|добавлено в очередь|помещено|попало в|успешно отправлено|отправлено (?:через|в)|"
    r"направлено (?:\w+ ){0,2}(?:исполнител|специалист|ответственн|адресат|оператор))\b|мы получили ваше|"
    r"(?:письмо|сообщение|обращение),? (?:направленное|отправленное|поступившее)\b|"
    r"(?:получил|принял|зафиксировал)[аи]? ваш[еу]\w* (?:письм|сообщени|обращени|запрос|заявк)|"
    r"^\W*(?:\w+:? )?(?:сообщение|письмо|обращение|заявка) (?:получен|принят|доставлен)[оа]|"
    r"вы (?:отправили|направили) (?:обращени|письмо|сообщени)|"
    r"подтвержда\w+ получени\w+ ваш|"
    r"got your (?:request|message|e-?mail|letter)|"
    r"your (?:e-?mail|message|request|enquiry|inquiry|query|ticket|letter) has been (?:\w+ )?"
    r"(?:forwarded|logged|registered|assigned|queued|delivered|submitted|passed)|"
    r"(?:have|has been|was) (?:been )?(?:successfully )?received|foi recebid|sido (?:recibid|registrad)|"
    r"we (?:have )?received your|"
    r"(?:e-?mail|nachricht|anfrage) [^.]{0,60}(?:erhalten|eingegangen)|"
    r"bien été (?:enregistr|reçu)|ha llegado correctamente|avons bien reçu|accusons réception|"
    r"hemos recibido|abbiamo ricevuto|recebemos|stat[ao] ricevut|"
    r"potwierdzamy otrzymani|otrzymaliśmy|obdrželi jsme|potvrzujeme přijetí|bylo? přijat|已收到|收到您|"
    r"受け付け|"
    r"受信しました|mesaj\w* ald|ulaşm|(?:лист|звернення|повідомлення) (?:\w+ )?(?:отримано|прийнято|"
    r"зареєстровано)|"
    r"қабылданды|vastaanot(?:et|ta)|har (?:tagit emot|mottagit)|(?:hebben|is) [^.]{0,40}ontvangen",
    "ricevut otrzyma obdržel přij 收到 受け付け 受信 mesaj ulaşm отримано прийнято зареєстровано қабылданды",
    "bien llegado your foi got sido vastaanot mottagit emot ontvangen",
    "réception reçu recibido ingegangen recebemos received rhalten доставлен получен",
    "получили поступил принят зарегистрирован прочтут прочитают очередь помещен попало отправлен направлен",
    "поступивш направили отправили получил принял зафиксировал",
)
PROMISED = phrases(
    r"буд(?:ет|ут) (?:\w+ ){0,3}(?:рассмотрен|обработан|прочитан|прочтен|передан|доставлен|зарегистрирован|"
    r"перенаправлен|сообщено|проинформирован|направлен\w* (?:ответственн|исполнител|в соответств))\w*|"
    r"будете проинформированы|о (?:результат|регистраци)\w+ (?:\w+ ){0,3}(?:будет|будете|вам|вы)\b|"
    r"ожидайте(?: ответ| звонк|\W*$)|ждите (?:ответ|звонк)|(?:внимательно )?(?:изучим|рассмотрим|"
    r"прочита(?:ем|ют)|"
    r"обработаем) (?:ваш\w*|его|её|ее)\b|(?:обязательно|скоро|вскоре) (?:\w+ )?(?:ответим|отвечу|прочита|"
    r"свяж)|"
    r"переда(?:но|л[аи]?|м|дим) (?:его |её |ваш\w+ )?(?:\w+ )?(?:оператор|специалист|адресат|ответственн|"
    r"дежурн)|"
    r"врем(?:я|ени) ожидания|ответ (?:\w+ ){0,2}может (?:занять|задержаться)|"
    r"номер (?:\w+ )?(?:в очереди|обращения|заявки|тикета)|"
    r"в течение (?:\w+ |\d+ ){0,3}(?:дня|дней|часов|часа|суток)|"
    r"ответ\w* (?:на \w+ )?будет (?:\w+ )?(?:подготовлен|"
    r"направлен)\w* в|не меняйте тему|сохран\w+ (?:тему|его|номер)|личном кабинете|статус (?:обращени|"
    r"заявк|рассмотр)|"
    r"передан\w* на рассмотрени|"
    r"(?:мы )?(?:обязательно )?(?:ответим|свяжемся с) вам|свяж(?:ется|утся) с вами|"
    r"(?:ответим|свяжемся) (?:на него |с вами |вам )?(?:с вами|вам|в течение|в ближайш)|"
    r"в (?:установленн\w+|ближайш\w+) (?:срок|врем|порядк)|"
    r"в сроки, (?:установленн|предусмотренн)\w+|почта проверяется|в порядке очереди|срок рассмотрения|"
    r"отвечаем (?:\w+ ){0,3}в течение|ближайший рабочий день|(?:номер|"
    r"статус) (?:\w+ )?можно (?:узнать|уточнить|по)|"
    r"ответ (?:поступит|придет|придёт) на ваш|присвоен статус|ticket (?:#?\d+ )?(?:was|has been)|"
    r"respond within|"
    r"repl(?:y|ies) may take|response times?\b|(?:someone|a member) (?:from|of) our team|"
    r"our (?:team|agents?|staff) (?:is|are|will)\b|high volume of|reviendrons vers vous|aim to respond|"
    r"get back to you|ticket number|we're on it|shortly|look at it|"
    r"hamarosan|binnen [^.]{0,30}(?:dagen|uur)|"
    r"svarer|encaminhad|wieder (?:im|für|ab)|(?:will |shall )?be in touch|delayed (?:response|reply)|(?:will|"
    r"shall) (?:be )?(?:review|respond|repl(?:y|ied)|process|answered|"
    r"contact you)|endeavou?r to (?:reply|respond)|"
    r"as soon as possible|so schnell wie möglich|schnellstmöglich|dans les (?:plus brefs|"
    r"meilleurs) délais|lo antes posible|a la brevedad|al più presto|mais breve possível|"
    r"najszybciej jak|odpowiemy|skontaktujemy|odpovíme|ozveme se|尽快|及时|改めて|折り返し|ご連絡|"
    r"k[ıi]sa sürede|найближчим часом|буде (?:розглянут|надан)|жауап беріледі|vastaamme|otamme yhteyttä|"
    r"återkommer|så snart (?:som möjligt|vi kan)|zo (?:spoedig|snel) mogelijk|(?:le|les|os) responderemos|"
    r"pondremos en contacto|responderemos|entraremos em contact|presa? in carico",
    "odpowiemy skontakt odpovíme ozveme 尽快 及时 改めて 折り返し ご連絡 sürede найближчим буде жауап",
    "vastaamme",
    "otamme återkommer snart spoedig mogelijk responderemos pondremos entraremos carico",
    "presto possible possível brefs meilleurs endeavo back posible brevedad schnell shall will ближайш",
    "направлен обработан ответим передан прочитан рассмотрен свяж установленн предусмотренн",
    "проинформиров сообщено ожида ждите изучим рассмотрим прочита обработаем обязательно скоро переда",
    "занять задержаться течение меняйте сохран кабинете вскоре будет будут регистрац результат",
    "проверяется очереди рассмотрения отвечаем рабочий номер статус ответ ticket reviendrons aim shortly",
    "look we're may response team agent staff volume",
    "hamarosan",
    "binnen svarer encaminhad wieder touch delayed within",
    "najszybciej",
)
THANKS = phrases(
    r"(?:спасибо|благодарим(?: вас)?|благодарю)(?: вам)? за (?:ваше )?(?:обращени|письм|сообщени|интерес)|"
    r"(?:благодар|спасибо)\w* за проявленн|благодарит вас за|спасибо, что (?:написали|обратились|"
    r"связались)|спасибо, ваше письмо|вы написали на |"
    r"danke für|tak for|agradecemos|köszönjük|mulțumi|thank(?:s| you) for (?:you |your |contacting|"
    r"e-?mailing|writing|getting|reaching)|vielen dank für|"
    r"merci (?:de|pour) votre|gracias por|grazie per|obrigad[oa] pel|dzięku(?:ję|jemy) za|"
    r"дякуємо за|рахмет|bedankt voor|tack för|kiitos viestist|děkujeme za|teşekkür|ありがとうございま|"
    r"感谢您|谢谢",
    "danke tak agrade kösz mulț дякуємо рахмет bedankt tack kiitos děkujeme teşekkür ありがと 感谢 谢谢",
    "gracias grazie merci thank",
    "vielen obrigad dzięku благодар спасибо написали",
)
CROWD = phrases(
    r"уважаем\w+ (?:отправител|заявител|пользовател|корреспондент|клиент|абонент)|"
    r"уважаем\w+ граждан|dear (?:sender|customer|user|sir)|(?:важно|важен|важна|важны) для нас|"
    r"(?:письмо|обращение|сообщение) (?:очень )?важно|виртуальн\w+ (?:помощник|"
    r"ассистент)|чат-бот|почтовый робот",
    "dear уважаем важно важен важна важны виртуальн чат робот",
)
MACHINE = phrases(
    r"автоматическ\w+ (?:подтвержд|систем|служб|рассыл|ответ|сообщени|уведомлени|письм)|"
    r"(?:письмо|сообщение|ответ|уведомление) (?:было )?(?:создан|сформирован|отправлен|"
    r"сгенерирован)\w* (?:автоматически|роботом|почтовой системой)|не требует ответа|"
    r"автоматически (?:создан|сформирован|отправлен|сгенерирован)|это автоответ|автоответчик|"
    r"(?:создан|сформирован|отправлен|сгенерирован|направлен|принят|получен|доставлен)\w* (?:почтовым )?"
    r"(?:программой|системой|сервисом|сервером|ботом|роботом)|"
    r"(?:^|\n)\W*(?:робот|бот|автоинформатор|система)\s?:|автоматическ\w+ пересыл|"
    r"автоматически пере(?:направ|адрес|сыл)|"
    r"(?:лишь|только|просто) (?:уведомление|подтверждение)|"
    r"(?:это|данное|настоящее) (?:письмо|сообщение|уведомление) (?:является|подтвержда)\w*|"
    r"не (?:нужно|требуется|надо|следует) (?:на (?:него|это письмо) )?отвечать|не отвечайте|"
    r"(?:просим|прошу|просьба) не отвечать|"
    r"отвечать на (?:него|это письмо|данное письмо) не (?:нужно|надо|следует|требуется)|"
    r"do not (?:reply|respond)|auto(?:matically|mated|matic|-)?[ -]?(?:generated|reply|response|respond)|"
    r"this is an auto|automated (?:message|mail|e-?mail|notice|confirmation|acknowledge?ment|notification)|"
    r"automatisch (?:generiert|erstellt|erzeugt)|réponse automatique|respuesta automática|"
    r"message automatique|mensaje automático|generato automaticamente|non rispondere|nie odpowiada|"
    r"neodpovídejte|"
    r"(?:no|não) respond(?:a|er|as)|ne pas (?:y )?répondre|antworten sie nicht|niet (?:te )?beantwoorden|"
    r"yan[ıi]tlamay|не відповідайте|自动(?:回复|答复|发送)|自動(?:返信|送信|配信)",
    "уведомление подтверждение программой системой сервером сервисом ботом робот бот автоинформатор система",
    "является подтвержда автоматически",
    "this автоматическ автоответ отвеча роботом системой ответа reply respon generat generier",
    "erstellt erzeugt réponse",
    "respuesta automat auto-gen mensaje rispondere odpowiada neodpov responda responder répondre antworten",
    "beantwoorden tlamay відповідайте 自动 自動",
)
# The hours of an office and the ways to it, which every notice tells and few answers.
OFFICE_HOURS = phrases(
    r"(?:часы|режим|график) (?:\w+ )?(?:работы|при[её]ма)|рабочее время|по (?:рабочим|будним) дням|"
    r"контактн\w+ телефон|порядк\w+ рассмотрения|ознакомиться (?:\w+ )?на (?:\w+ )?сайте|на связи с|"
    r"\bс \d{1,2}(?:[:.]\d\d)? (?:до|по) \d{1,2}(?:[:.]\d\d)?\b,? (?:кроме|ежедневно|обед|пн)|"
    r"принима(?:ет|ем|ют) по|при[её]м граждан|(?:ящик|почта|адрес)\w* (?:\w+ ){0,3}(?:просматрива|проверя|"
    r"обрабатыва)\w+|"
    r"рабоч\w+ день (?:завершен|завершён|окончен|закончен)|(?:завершен|завершён|окончен|"
    r"закончен)\w* (?:рабоч|при[её]м)|"
    r"на (?:\w+ )?каникулах|санитарн\w+ день|(?:объявлен|у нас) (?:\w+ )?выходн|закончил\w* работу|"
    r"ежедневно с \d|перерыв|кроме выходных|производственн\w+ календар|"
    r"телефон (?:\w+ )?(?:для справок|приемной|приёмной|дежурн|горячей|доверия)|59-фз|"
    r"для экстренн\w+ (?:вызов|связ|случа)|срочной связи|контакты для связи|справочн\w+ телефон|"
    r"приносим извинения за (?:\w+ )?неудобства|спасибо за понимание|(?:это|данное) (?:письмо|"
    r"сообщение) вы получили|вы получили это (?:письмо|сообщение)",
    "контактн порядк ознакомиться связи кроме обед пн принима каникул санитарн выходн часы режим график",
    "рабоч",
    "будним прием приём",
    "просматрива проверя",
    "обрабатыва",
    "закончил ежедневно перерыв",
    "выходных календар телефон 59-фз экстренн срочной контакты справочн извинения понимание получили",
)
LEFT = phrases(
    r"(?:have|has|.ve) (?:moved to|transferred|left|retired|changed jobs)|retired (?:in|on|from|last)|"
    r"\bis retired|"
    r"больше не работает|не является сотрудник|увольнением|выш(?:ла|ел) на пенсию|больше не обслуживает|"
    r"уволил(?:ся|ась)|\bуволена?\b|no longer works",
    "moved transferred left retired changed longer больше уволил уволен является увольнением пенсию",
)
INSTEAD = phrases(
    r"по (?:всем |срочным |рабочим |неотложным |любым |прочим )+(?:вопросам|делам)|(?:меня )?замеща(?:ет|ющ)|"
    r"обязанности (?:\w+ )?(?:исполняет|возложены)|исполнение обязанностей|преемник|(?:за|вместо) меня\b|"
    r"(?:контактное|замещающее|ответственное) лицо|контактн\w+ данны|обновите (?:\w+ )?контакт|"
    r"(?:пишите|направляйте|присылайте|высылайте|отправляйте|пересылайте|звоните)[^.!\n]{0,60}(?:\S@\S|\d\d)|"
    r"(?:направлять|присылать|писать|обращаться|отправлять|адресовать)[^.!\n]{0,60}(?:\S@\S|\d\d|через сэд)|"
    r"обращайтесь (?:в|по|на|к)\b|если (?:\w+ ){0,3}(?:срочн|горит)|срочные (?:вопросы|дела)|"
    r"(?:resend|forward|direct|send|address|redirect)[^.\n]{0,60}\S@\S|please (?:contact|call|e-?mail|reach)|"
    r"нерабочий день|направляйте корреспонденцию|обращайтесь к |pour toute urgence|"
    r"в случае необходимости|for urgent|in urgent|in dringenden|en cas d.urgence|w pilnych",
    "нерабочий корреспонденцию обращайтесь urgence вопросам замещает исполняет необходимости urgent",
    "resend forward direct send address please dringenden urgence pilnych дел вопрос замещающ исполнение",
    "обязанност преемник меня лицо контакт",
    "пишите направля присыла высыла отправля пересыла звоните писать обраща адресовать срочн горит",
)
