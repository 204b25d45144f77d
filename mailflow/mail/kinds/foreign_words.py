"""Notices in other languages than ours: those whom we ask write Russian, and only their machines do not.

One word of absence, of mailboxes or of receipt is enough there. Roots, language by language.
"""

from __future__ import annotations

import re

# No Russian at all, or Cyrillic with letters that Russian has not.
_NO_RUSSIAN = re.compile(r"[^а-яё]{4,}$")
_OTHER_CYRILLIC = re.compile(r"\bще\b|\bви\b|\bписмото\b|[іїєґўқңәөұүһҗғђјљњћџѓќ]")
_CERTAINLY = 3
_SAYS_SOMETHING = re.compile(r"[^\W\d_]{8}|(?:[^\W\d_]+\W+){2}|[^\W\d_a-z]{4}")
# Neither Latin nor Cyrillic: the alphabet alone tells that no clerk of ours wrote it.
_OTHER_ALPHABET = re.compile(r"(?:[^\W\d_a-z\u00c0-\u024f\u0400-\u052f][^\na-zа-я]{0,40}){4}")
# Russian in Latin letters is a person's who has no other keyboard.
_IN_LATIN_LETTERS = re.compile(
    r"\b(?:praktik|inic?iativ|pis'?m|vash|nash|otvet|soobsh|napravl|razmesh|spasibo|dobr(?:yj|iy|yi)|"
    r"zdravstv|"
    r"informac|glav[aeyu]\b|otsutstv|poselen|rajon|net\b|budet|srok\b|utochn)"
)
# Asked of foreign texts alone, so it needs no keys.
_ABROAD = re.compile(
    # English
    r"\bout (?:on|of|until|sick|today)\b|\b(?:on|parental|maternity|annual|sick|family|medical|"
    r"bereavement) leave\b|\boff (?:sick|work|today|until|from)\b|my return|reached us|in due course|urgent|"
    r"\b(?:away|back|unavailable|vacation|holidays?|sabbatical|retire[ds]?|no longer|closed|"
    r"on duty|duty officer|working hours|business hours|office hours)\b|(?:inbox|mailbox|account)\b|"
    r"\b(?:reply|respond|get back|get to|look into|look at|read|answer)\b[^.\n]{0,40}\b(?:soon|shortly|later|"
    r"when|once|upon|after|as soon|until)|bear with|(?:e-?mail|message|letter|request|enquiry|inquiry)s? "
    r"[^.\n]{0,40}\b(?:received|monitored|checked|forwarded|read)\b|not reading (?:e-?)?mail|"
    r"front desk|colleague|parental|deliver\w* your|"
    # German, Dutch
    r"rückkehr|vertretung|verlof|vakantie|urlaub|abwesen|abwesend|erreichbar|krank|nicht mehr|"
    r"wenden sie sich|anliegen|eingegangen|erhalten|dienstreise|elternzeit|mutterschutz|feiertag|"
    r"geschlossen|öffnungszeiten|zuständig|in kürze|bearbeite[nt]|niet (?:meer|aanwezig|bereikbaar)|"
    r"gesloten|ziek|werk niet|dagen|ontvangen|"
    # French
    r"pas disponible|congé|absen[tc]|vacances|fermé|ne travaille|répondr|réception de|retour|"
    r"ne fai[ts] plus partie|quitté|déplacement|arrêt maladie|courriel|messagerie|en arrêt|indisponible|"
    r"retraite|"
    # Spanish, Portuguese, Italian, Romanian, Catalan
    r"permiso|vacaciones|oficina|ausente|ausência|de baja|incorpora|regreso|jubila|ya no (?:trabaj|form)|"
    r"buzón|no admite|en breve|recibid|cerrad[oa]|no será leíd|férias|não trabalho|fora do|encerrad|"
    r"recebid|licença|retorn|"
    r"non sono|ferie\b|in ufficio|chius[oa]|rientr|assen[tz]|casella|contattat|risponder|quanto prima|"
    r"non è più|malattia|riceviment|"
    r"congedo|pension|concedi|lipsesc|birou|revin|nu mai lucrez|fora de l'oficina|"
    # Polish, Czech, Slovak, Slovene, Croatian, Serbian
    r"urlop|poza (?:urz|biur)|zwolnieni|nieczynn|nie pracuj|nieobec|powroc|delegacj|następc|wkrótce|"
    r"otrzyma|wpływ|wiadomoś|skrzynk|"
    r"dovolen|služební cest|nepřítom|neprítom|nemocensk|mimo kancel|zavřen|zatvoren|obdrž|odpov[ěi]|návrat|"
    r"dopust|odmor|odsut|bolovanj|porodilj|kontaktirajte|primljen|"
    # Nordic, Baltic, Finnish, Hungarian, Estonian
    r"semester|ledig|borta|sjuk|föräldra|tjänsteresa|stängt|ferie|syg|fravær|barsel|permisjon|lukket|"
    r"tilbage|tilbake|tillbaka|lomalla|poissa|loma|virkavapa|sairaus|suljettu|szabads|irodá|távol|vissza|"
    r"betegállomán|zárva|puhkus|haige|eemal|atvaļ|prombūtn|slimīb|atostog|nedarb|komandiruot|"
    # Turkish, Azerbaijani, Uzbek, Tatar, Bashkir, Kazakh, Kyrgyz
    r"\bizin|ofis|mesaj|rapor|dönüş|tatil|emekli|görev|ayrıl|məzuniyyət|ezamiyy|cavab|qaytar|ta'til|ta’til|"
    r"хабарлама|демалыс|іссапар|хатыңыз|жұмыста|келемін|тіркелді|жауап|қабылдан|алынды|\bял(?:да|га)\b|"
    r"кайта|отпускы|"
    r"эш сәяхәт|авырыйм|эргүү|"
    # Ukrainian, Belarusian, Bulgarian, Macedonian
    r"мене нема|на роботі|пишіть|відпуст|відрядж|лікарнян|запит|звернення|відповід|повернус|декрет|"
    r"зачинен|тимчасово|отриман|лист\b|"
    r"адпачын|адказ|адкажам|атрыман|адсутн|камандзіроў|бальнічн|вярнус|зварот|"
    r"отговор|отпуск|болничен|отсъств|връщам|получено|одмор|боловањ|одсут|"
    # Others by their alphabets
    r"休|出張|不在|外出|受信|收到|回复|办公室|自動|自动|出差|请联系|返信|부재|휴가|자리|άδεια|απουσ|γραφεί|إجاز|خارج|"
    r"בחופש|חופשה|לא במשרד|ლა|შვებულ|արձակուրդ|ลา|nghỉ|vắng|cuti|tidak di kantor",
)


def is_foreign(low: str) -> bool:
    """`low`, in lower case, is no Russian, nor Russian in Latin letters."""
    bare = low.strip()
    if _NO_RUSSIAN.match(bare):
        return _SAYS_SOMETHING.search(bare) is not None and _IN_LATIN_LETTERS.search(bare) is None
    letters = len(_OTHER_CYRILLIC.findall(bare[:1_000]))
    return letters >= _CERTAINLY or (letters > 0 and _ABROAD.search(bare) is not None)


def find_foreign_sign(low: str) -> str | None:
    """The word of a notice in `low`, a text in lower case that is no Russian, or that alphabet itself."""
    found = _ABROAD.search(low) or _OTHER_ALPHABET.search(low)
    return found.group(0) if found else None
