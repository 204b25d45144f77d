"""Stems of notices in other languages than ours, language by language, and whether a text is in one.

What a notice does is said by few stems: one is away, a letter has come, it will be read, nobody reads here.
Thanks, greetings and whom to turn to stand beside them and in letters of people as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# No Russian at all, or Cyrillic with letters that Russian has not.
_NO_RUSSIAN = re.compile(r"[^а-яё]{4,}$")
_OTHER_CYRILLIC = re.compile(r"\bще\b|\bсъм\b|\bви\b|\bписмото\b|[іїєґўқңәөұүһҗғђјљњћџѓќ]")
_CERTAINLY = 3
_SAYS_SOMETHING = re.compile(r"[^\W\d_]{8}|[^\W\d_]{4}.{0,80}[^\W\d_]{4}|(?:[^\W\d_]+\W+){2}|[^\W\d_a-z]{4}")
# Neither Latin nor Cyrillic: the alphabet alone tells that no clerk of ours wrote it.
_OTHER_ALPHABET = re.compile(r"(?:[^\W\d_a-z\u00c0-\u024f\u0400-\u052f][^\na-zа-я]{0,40}){4}")
# Russian in Latin letters is a person's who has no other keyboard.
_IN_LATIN_LETTERS = re.compile(
    r"\b(?:praktik|inic?iativ|pis'?m|vash|nash|otvet|soobsh|napravl|razmesh|spasibo|dobr(?:yj|iy|yi)|"
    r"zdravstv|"
    r"informac|glav[aeyu]\b|otsutstv|poselen|rajon|net\b|budet|srok\b|utochn)"
)
# Asked of foreign texts alone, so it needs no keys.
_ACTS = re.compile(
    # English
    r"\bout (?:on|of(?! (?:budget|stock|date|scope|funds|money))|until|till|from|through|sick|today)\b|"
    r"\b(?:on|parental|maternity|annual|sick|"
    r"family|medical|bereavement) leave\b|\boff (?:sick|work|today|until|from)\b|my return|reached us|"
    r"in due course|acknowledge receipt|"
    r"\b(?:away|back|unavailable|vacation|holidays?|sabbatical|retire[ds]?|no\w? longer|closed|"
    r"on duty|duty officer|working hours|business hours|office hours)\b|(?:inbox|mailbox)\b|account is|"
    r"\b(?:reply|respond|get back|get to|look into|look at|read|answer)\b[^.\n]{0,40}\b(?:soon|shortly|later|"
    r"when|once|upon|after|as soon|until)|bear with|(?:e-?mail|message|letter|request|enquiry|inquiry|"
    r"application|comment)s? "
    r"[^.\n]{0,40}\b(?:received|under review|monitored|checked|forwarded|read)\b|not reading (?:e-?)?mail|"
    r"front desk|parental|deliver\w* your|(?:limited|no) (?:\w+ ){1,2}access|"
    r"\b(?:ooo|pto)\b|\bnot (?:here|in (?:the |my )?office|at my desk)\b|\btravel?ling\b|\breturn(?:ing)?\b|"
    r"(?:limited|no) access|expect (?:\w+ ){0,2}delay|(?:responses?|repl\w+) (?:\w+ ){0,3}delay|"
    r"slower response|may not respond|being served|unable to (?:check|read|access|answer|reply)|"
    r"in a meeting|\battending\b|"
    r"\bat (?:a|an|the) (?:\w+ ){0,2}(?:conference|training|course|meeting|workshop)|\breopen|"
    r"\bauto(?:mat\w+|-?generated|-?reply|-?response)|do not (?:reply|respond)\b(?!-)|\bmoved to\b|"
    r"\bleft the \w+|\bi(?: have|.ve) (?:\w+ )?left\b|reduced hours|"
    r"\bdirect (?:\w+ )?(?:enquir|inquir|quer|mail|"
    r"correspond|e-?mail|question)\w* to\b|(?:e-?mail|message|letter|mail|request|enquiry|"
    r"case)s? [^.\n]{0,40}\b"
    r"(?:delivered|registered|logged|created|opened|raised|reviewed|assigned|processed|queued)|\b(?:ticket|incident)\b|honeymoon|\boffline\b|(?:case|"
    r"reference) number|expect to re|"
    r"\b(?:reply|respond\w*|get back)\b[^.\n]{0,40}\b(?:within|shortly|in order|on my)|"
    r"\bwill (?:\w+ )?(?:read|answer|reply|respond|review|follow up|be in touch|get back)\b|high volume|"
    r"repl(?:y|ies) may|responses? (?:times?|may)|business days?|new (?:e-?mail )?address|"
    r"address has changed|spam check|verify yourself|moderator|have received|got your|look at it|"
    r"check\w* (?:my )?e-?mail|"
    # German, Dutch
    r"rückkehr|vertretung|verlof|vakantie|urlaub|abwesen|abwesend|erreichbar|krank|nicht mehr|"
    r"wenden sie sich|anliegen|eingegangen|erhalten|dienstreise|elternzeit|mutterschutz|feiertag|"
    r"geschlossen|öffnungszeiten|zuständig|in kürze|bearbeite[nt]|niet (?:meer|aanwezig|bereikbaar)|"
    r"gesloten|ziek|werk niet|dagen|ontvangen|nicht (?:im|am|in)\b|außer haus|\bwieder\b|innerhalb|"
    r"werktag|weitergeleitet|automatis|zugriff|afwezig|\bterug (?:op|in|van)|reageer|doorgestuurd|"
    # French
    r"pas disponible|congé|absen[tc]|vacances|fermé|ne travaille|répondr|réception de|retour|"
    r"recevoir votre|bien (?:été )?(?:re[çc]u|enregistr)|dès (?:que possible|mon)|brefs délais|automatique|"
    r"en (?:formation|mission)\b|ne fai[ts] plus partie|quitté|déplacement|arrêt maladie|courriel|"
    r"messagerie|pris\w* en compte|contactera|en arrêt|indisponible|"
    r"retraite|"
    # Spanish, Portuguese, Italian, Romanian, Catalan
    r"permiso|vacaciones|oficina|ausente|ausência|de baja|incorpor|regres|jubila|ya no (?:trabaj|form)|"
    r"buzón|no admite|en breve|recibid|cerrad[oa]|no será leíd|férias|não trabalho|fora do|encerrad|"
    r"recebid|licença|retorn|\bfuera\b|viaje|no est(?:oy|ar[ée])|contestar|volver[ée]|automátic|"
    r"responder|registrad|"
    r"atendid|fuori|non sono|ferie\b|in ufficio|chius[oa]|rientr|assen[tz]|casella|rispond|quanto prima|"
    r"prima possibile|disattivat|presa in carico|nuov\w+ indirizz|uffici\b|ricev|ricezion|riscontro|"
    r"(?:mail|indirizzo)\b[^.\n]{0,30}\bnon (?:è|sarà)|malattia|"
    r"congedo|pension|concedi|lipsesc|am primit|r[ăa]spund|nu sunt|birou|revin|nu mai lucrez|"
    r"fora de l'oficina|"
    # Polish, Czech, Slovak, Slovene, Croatian, Serbian
    r"urlop|poza (?:urz|biur)|zwolnieni|nieczynn|nie pracuj|nieobec|powroc|delegacj|następc|wkrótce|"
    r"otrzyma|wpływ|wiadomoś|skrzynk|nie ma mnie|automatyczn|odpowie|skontaktuj|přijet|přijat|"
    r"dovolen|služební cest|nepřítom|neprítom|nemocensk|mimo kancel|zavřen|zatvoren|obdrž|odpov[ěi]|návrat|"
    r"dopust|odmor|odsut|bolovanj|porodilj|kontaktirajte|primljen|"
    # Nordic, Baltic, Finnish, Hungarian, Estonian
    r"semester|ledig|borta|sjuk|föräldra|tjänsteresa|stängt|ferie|syg|fravær|barsel|permisjon|lukket|"
    r"\bute av\b|modtag|\bsvare[rn]?\b|på kurs|tilbage|tilbake|tillbaka|lomalla|poissa|loma|"
    r"virkavapa|sairaus|suljettu|"
    r"szabads|irodá|távol|vissza|"
    r"betegállomán|zárva|puhkus|haige|eemal|atvaļ|prombūtn|slimīb|atostog|nedarb|komandiruot|"
    # Turkish, Azerbaijani, Uzbek, Tatar, Bashkir, Kazakh, Kyrgyz
    r"\bizin|ofis|mesaj|rapor|dönüş|tatil|emekli|görev|ayrıl|məzuniyyət|ezamiyy|cavab|qaytar|ta'til|ta’til|"
    r"хабарлама|демалыс|іссапар|хатыңыз|жұмыста|келемін|тіркелді|жауап|қабылдан|алынды|\bял(?:да|га)\b|"
    r"кайта|отпускы|"
    r"эш сәяхәт|авырыйм|эргүү|"
    # Ukrainian, Belarusian, Bulgarian, Macedonian
    r"мене нема|на роботі|пишіть|відпуст|відрядж|лікарнян|запит|звернення|відпові[дм]|водпуск|повернус|"
    r"декрет|"
    r"зачинен|тимчасово|отриман|лист\b|"
    r"адпачын|адказ|адкажам|атрыман|адсутн|камандзіроў|бальнічн|вярнус|зварот|"
    r"отговор|отпуск|болничен|отсъств|връщам|получено|одмор|боловањ|одсут|"
    # Others by their alphabets
    r"休|出張|不在|外出|受信|收到|回复|办公室|自動|自动|出差|请联系|返信|折り返し|ご連絡|부재|휴가|자리|회신|받았|άδεια|απουσ|γραφεί|إجاز|خارج|"
    r"בחופש|חופשה|לא במשרד|ლა|შვებულ|արձակուրդ|ลา|nghỉ|vắng|cuti|tidak di kantor",
)
# Beside the acts of a notice, and beside whatever else people write.
_COURTESY = re.compile(
    r"\b(?:thank|hello|hi\b|dear\b|regards|sorry|apolog|patience|understanding|great day|good day|"
    r"inconvenien|contact|track\b|progress|portal|subject line|reply to this|call\b|reach out|urgent|"
    r"emergenc|immediate|assistance|time.sensitive|colleague|"
    r"help\b|phone|ignore|records|best\b|if (?:you|this)|otherwise|while i|sincerely|yours)|\S@\S|"
    r"\d{3}[ -]\d|\bdank|danke|gr[uü](?:ß|ss)e|freundlich|dringend|kontakt|telefon|\bbitte\b|geehrte|hallo|"
    r"guten tag|bei fragen|zwischenzeit|gerne|bedankt|groet|tak for|tack|kiitos|"
    r"merci|bonjour|cordialement|urgen|gracias|saludos|hola|grazie|ringrazia|saluti|contatt|scriver|"
    r"obrigad|agradec|"
    r"dzięku|pozdraw|pilnych|děkuj|naléhav|kiireel|yhteyttä|acil\b|hitn[eoi]|köszön|mulțum|teşekkür|"
    r"дяку|рахмет|ありがとう|感谢|谢谢|연락|전화|문의"
)
# For having written, as notices thank.
_THANKS = re.compile(
    r"thank(?:s| you) for|dank\w* (?:für|voor)|merci (?:de|pour)|gracias por|grazie per|bedankt voor|"
    r"tack för|tak for|dzięku|děkujeme za|дякуємо за|рахмет|köszön|mulțum|teşekkür|"
    r"agradecemos|obrigad|kiitos|ありがとう|感谢|谢谢"
)
# To ask, to propose, to bid somebody do other things than turn elsewhere and to tell what one did, no
# machine does; that a letter failed is no automatic answer either.
_OF_A_PERSON = re.compile(
    r"[?？]|\blet(?:.s| us)\b|\binterest(?:ed|ing)\b|\bint[eé]res(?:s[ae]|a\b)|"
    r"\bcan we\b|\bsend\b(?![^.\n]*@)|\btalk\b|\bchat\b|"
    r"\bdemo\b|(?<!if )\byou (?:were|are)\b|\bdidn.t\b|\bi(?: have|.ve)? (?:told|asked|passed|spoke)|"
    r"rückfrag|"
    r"souhait|oubli|excusez|m.excuser|j.étais|attente de|"
    r"\bso (?:i|we)\b|"
    # Whoever answers or sends now, or names the day he will.
    r"\bhere (?:is|are)\b|\bich antworte|"
    r"(?:(?:^|[.!,\n])\s*|\b(?:i|we) )(?:will |.ll )?(?:reply|answer|respond|send)\b[^.\n]{0,20}\bby \w|"
    r"\bje (?:vous |t.)?(?:envoie|réponds|transmets)|\b(?:le|les) (?:contesto|env[ií]o|respondo)\b|"
    r"\b(?:prześl|przesyła|wyśl|odpowiadam|załącza)|\bнада(?:мо|ємо|ю)\b|"
    r"(?:^|[.!,\n]\s*)(?:reach|circle|loop|ping|try me|follow|remove|stop|take|add|delete|book)\b|"
    r"\b(?:fail\w*|undeliver\w*|blocked|does not exist|is full)\b"
)
# The same where one word of a notice is enough: what only a person writes who read the letter.
_OF_A_READER = re.compile(
    r"\b(?:i.m|i am|we.re|we are|am) (?:not |very |always )?interested\b|(?:^|[.!]\s*)interested\b|"
    r"\bsend (?:me |us )?(?:the |your |over |some )?(?:pricing|prices|details|it\b|over)|"
    r"\b(?:can|could|would) you (?!reach|contact)[^.!?\n]{1,80}\?|\bwho are you\b|\bhow did you\b|"
    r"\bi was (?:out|away|on)\b|\b(?:deal|speak) with me\b|\bgoes ahead\b|out of (?:budget|funds|money)"
)
# Somebody says of himself that he is away: what else he says explains itself, but for an answer.
_ABSENT = re.compile(
    r"\bi(?:.m| am|.ll be| will be|.m going to be| am going to be) (?:\w+ ){0,2}?"
    r"(?:out (?:of|on|until|till|sick)|away\b|on (?:\w+ )?(?:leave|vacation|holidays?|(?:business )?trip|"
    r"break\b|"
    r"training|sabbatical)|overseas|unavailable|off (?:work|sick|until|till))|"
    r"(?:^|[.!\n]\s*)(?:currently )?(?:out of (?:the )?office|away (?:from|for|until|till)|"
    r"on (?:\w+ )?leave)\b|"
    r"\bich (?:bin|befinde mich) (?:\w+ ){0,4}?(?:nicht (?:im|am|in)|im urlaub|in elternzeit|abwesend|krank)|"
    r"\bje (?:suis|serai) (?:\w+ )?(?:absente?|en (?:congé|vacances|arrêt|déplacement))|"
    r"\b(?:estoy|estar[ée]|me encuentro) (?:\w+ )?(?:ausente|fuera|de (?:vacaciones|baja))|"
    r"\b(?:estou|estarei|encontro-me) (?:\w+ )?(?:ausente|fora|de férias)|"
    r"\b(?:sono|sarò) (?:\w+ )?(?:assente|fuori|in (?:ferie|malattia))"
)
_TELLS = re.compile(
    r"\b(?:but|however|aber|mais|pero|mas)\b(?! (?:will|i will|i.ll|get|ich werde|je))|"
    r"\b(?:we|they) (?!will|may|can|remain|are (?:closed|migrating))|\bi(?: have|.ve)? (?:post|sent|attach|"
    r"agree|accept|confirm|pass|answer)|"
    r"\b(?:attached|enclosed|herewith|as requested|you asked|i(?:.m| am) covering|on (?:his|her) behalf)\b|"
    r"\d+ (?:practi|initiat|project|people|person)"
)
# Says that it is a machine, in whatever words it goes on.
_DECLARED = re.compile(
    r"\bthis (?:e-?mail |message |letter )?(?:is an?|is|was) auto|account is protected|"
    r"\b(?:dies(?:e[rs]?)?|dit|ceci|ce|est[ea]|quest[oa]|detta|dett?e|den(?:ne)?|tämä|toto|tato|"
    r"to jest|bu|ez|це|ця|цей|гэта|ова|това) [^.\n]{0,30}(?:\bautom|\botomatik|\bавтоматич|\bаўтаматыч)"
)
_FOLDED = re.compile(r"(?<=[^\n]{55})\n(?=\S)")
_SENTENCE = re.compile(r"(?:[^.;!。\n]|\.(?=\S)|(?<=\d)\.)+")
_WORD = re.compile(r"[^\W\d_]{3,}|[^\W\d_a-z\u00c0-\u024f\u0400-\u052f]{4,}")
_SAYING = 3


def is_foreign(low: str) -> bool:
    """`low`, in lower case, is no Russian, nor Russian in Latin letters."""
    bare = low.strip()
    if _NO_RUSSIAN.match(bare):
        return _SAYS_SOMETHING.search(bare) is not None and _IN_LATIN_LETTERS.search(bare) is None
    letters = len(_OTHER_CYRILLIC.findall(bare[:1_000]))
    return letters >= _CERTAINLY or (letters > 0 and _ACTS.search(bare) is not None)


def find_foreign_sign(low: str) -> str | None:
    """The word of a notice in `low`, a text in lower case that is no Russian, or that alphabet itself.

    Enough where we asked in Russian: those whom we ask write Russian, and only their machines do not.
    """
    if _OF_A_READER.search(low) and _DECLARED.search(low) is None:
        return None
    found = _ACTS.search(low) or _THANKS.search(low) or _OTHER_ALPHABET.search(low)
    return found.group(0) if found else None


def find_foreign_notice(low: str) -> str | None:
    """Its word where `low`, in lower case and no Russian, does what notices do and nothing else."""
    declared = _DECLARED.search(low)
    if declared is not None:
        return declared.group(0)
    if _OF_A_PERSON.search(low):
        return None
    absent = _ABSENT.search(low)
    if absent is not None:
        return None if _TELLS.search(low) else absent.group(0)
    said = None
    for sentence in _sayings(low):
        act = _ACTS.search(sentence)
        if act is None and _COURTESY.search(sentence) is None:
            return None
        said = said or (act.group(0) if act else None)
    return said


def _sayings(low: str) -> Iterator[str]:
    """The sentences, less names, greetings and other scraps."""
    for sentence in _SENTENCE.findall(_FOLDED.sub(" ", low)):
        if len(_WORD.findall(sentence)) >= _SAYING or _ACTS.search(sentence):
            yield sentence
