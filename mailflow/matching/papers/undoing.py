"""Sentences that undo what the letter tells: disowned, not confirmed, taken off, still ahead, left open."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.model.understanding import Outcome
from mailflow.patterns import Gated

_PAPERS = r"(?:сведени|данны|информаци|цифр|показател)[а-я]{1,3}"
_UNSETTLED = r"(?:подтвержда|подтвердил|соответству|утвержд|утвердил|согласовал|согласован|провере|проверил)"
_DISOWNED = Gated(
    r"\b(?:мы|нами)\s(?:такого|этого|подобного)\sне\s"
    r"|\b(?:такого|подобного)\s(?:[а-я]{2,10}\s){0,2}не\s(?:размещ|писа|сообща|направля|публикова)"
    rf"|\b(?:такой|этой|таких|этих|подобных)\s{_PAPERS}\s(?:[а-я]{{2,10}}\s){{0,2}}не\s(?:дава|сообща|направля|подава|называ)"
    r"|\b(?:в\sэтот\sраз|нынче|в\sэтом\sгоду)\s(?:[а-я]{2,12}\s){0,3}(?:еще|пока)\s(?:[а-я]{2,10}\s)?не\s"
    rf"|\b{_PAPERS}\s(?:[а-я]{{2,12}}\s){{0,3}}не\s{_UNSETTLED}"
    rf"|\bне\s{_UNSETTLED}[а-я]{{0,4}}\s(?:[а-я]{{2,12}}\s){{0,3}}{_PAPERS}\b"
    rf"|\b{_PAPERS}\s(?:[а-я()\d]{{1,14}}\s){{0,8}}(?:условн|прикидочн|приблизительн|взяты\sс\sпотолка)"
    r"|\b(?:их|ее|его)\s(?:[а-я]{2,12}\s)?не\s(?:утвердил|согласовал|подписал|проверил)[аи]?\b"
    r"|\bцифр[аы]\s(?:еще\s)?(?:мо[жг][а-я]{1,2})\s(?:[а-я]{3,10}\s)?(?:измениться|поменяться)"
    r"|\bсня(?:л[аи]?|ли|т[аоы]?)\sс\s(?:публикации|площадки|сайта|показа|портала|размещения)"
    r"|\b(?:размещать|публиковать|выкладывать|делиться)\s(?:[а-я]{2,8}\s){0,2}(?:некуда|негде|незачем|некогда|некому)\b"
    r"|\b(?:некуда|негде|незачем|некогда|некому)\s(?:[а-я]{2,8}\s){0,2}(?:размещать|публиковать|выкладывать|делиться)\b"
)
# «Вопрос о старостах пока открыт»: nothing has been decided yet.
_OPEN = Gated(
    r"\bвопросы?\s(?:[а-я]{1,14}\s){0,5}(?:открыт[ыо]?|не\sрешен[ыа]?|решается|решаются|обсуждается|обсуждаются)\b"
)
# «Глава предложил Совету кандидатуры двух старост»: nobody is appointed yet.
_PROPOSED = Gated(r"\bкандидатур[аыу]?\b(?!.*\b(?:назначен|утвержден|избран|поддержан)[аоы]?\b)")
# «Письмо с цифрой «4 практики» отправила племянница»: whoever sent it speaks for nobody. An apology
# alone is a courtesy: «практик нет, приносим извинения».
_SENT_BY = Gated(
    r"\b(?:письмо|ответ|отчет|цифр[аы])\b[^.!?]{0,60}\b(?:отправил|написал|послал|прислал|указал)[аи]?\s(?:[а-я]{2,10}\s)?"
    r"(?:племянни|сын|доч|внук|внуч|муж|жена|брат\b|сестра|ребенок|дети|практикант|кто-то|хакер|мошенник)"
)
# «До 2024 года на площадке было две»
_ENDED = Gated(
    r"^до\s20\d\d\sг|\b(?:упразднен|распущен|ликвидирован)[аоы]?\sв\s(?:20\d\d|прошл|этом|январ|феврал|март|апрел|ма[ей]|июн|июл|август)"
)
_AHEAD = Gated(r"\bвпереди\b|\bне\sза\sгорами\b|\bеще\s(?:предсто|не\sначин)")


def undoes(text: str, outcome: Outcome, topics: Sequence[str], *, on_matter: bool) -> bool:
    """Whether a lower-case sentence takes back what is told beside it, or says that it is still to come.

    «Осенний субботник впереди»: of the matter itself; «трудности впереди» is a remark.
    """
    if _DISOWNED.search(text) is not None or (on_matter and _AHEAD.search(text) is not None):
        return True
    if _SENT_BY.search(text) is not None:
        return True
    if on_matter and outcome is Outcome.REPORT and _ENDED.search(text) is not None:
        return True
    if on_matter and not any("кандидат".startswith(each) for each in topics) and _PROPOSED.search(text):
        return outcome is not Outcome.INTERIM
    return outcome is Outcome.NOTHING and _OPEN.search(text) is not None
