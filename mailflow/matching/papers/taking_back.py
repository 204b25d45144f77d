"""Does a sentence take back what the letter tells: not ours, not so, not yet, not to be counted?

Such a sentence often has neither noun nor object: what it takes back stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.understanding import Outcome
from mailflow.patterns import Gated
from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.vocabulary import DEEDS, REQUEST
from mailflow.reading.speech.words import Sentence, Word

_ALONE = r"(?:пока|это|все|только|лишь|у\sнас|увы|но|правда|конечно|а|и)"
_NOT_SO = re.compile(
    rf"^(?:{_ALONE},?\s){{0,2}}(?:в\s(?:план|мечт|проект|перспектив|теори)[а-я]{{1,3}}|на\s(?:бумаге|словах|подпис[ьи]|согласовани[ие]|утверждени[ие]|проверк[уе])"
    r"|с\sпотолка|по\s(?:слухам|памяти)|во\sсне|в\s(?:прошл|будущ|следующ)[а-я]{2}\sгоду"
    r"|(?:не\s)?для\s(?:отчета|печати|свода|внутреннего\sпользования|примера|вида|галочки)|срочно\sв\sномер"
    r"|ориентировочно|примерно|навскидку|предварительно|неофициально|условно|теоретически|возможно|может\sбыть|вероятно"
    r"|наверное?|скорее\sвсего|как-то\sтак|плюс-минус|видимо|без\s(?:гарантий|подтверждения|согласования|подписи)"
    r"|не\s(?:факт|совсем|точно|сейчас|окончательно|провер[а-я]{2,4}|утвержд[а-я]{2,4}|подписан[оаы]|согласован[оаы]|у\sнас|наш[аие]?)"
    r"|(?:главе|начальнику|шефу|директору|заму)\sна\s(?:стол|подпись|согласование|визу)"
    r"|(?:работа|труд|дело\sрук|заслуга|подарок|идея)\s(?:[а-я]{4,14}\s)?(?:школы|библиотеки|клуба|района|соседей|жителей|детей)"
    r"|(?:еще|уже|пока)\sнет|ничего\sподобного|никакой\sправды|мимо|проехали|отмена|стоп|забудьте|удалите)"
    rf"(?:,?\s{_ALONE})?[\s.!]*$"
)
"""A qualification alone in its sentence: «в планах.», «на бумаге.», «в прошлом году.»"""
_NOT_OURS = Gated(
    r"\b(?:они|район|соседи),?\s(?:а\s)?не\sмы\b|\bне\sмы,?\s(?:а\s)?(?:они|район|соседи)\b|\b(?:это|то)\sне\sмы\b"
    r"|\b(?:отвечаем|пишем|что|сделали|разместили)\sне\sмы\b(?!\sодни)"
    r"|\bне\s(?:наш[аи]?|мои)\s(?:данны|сведени|цифр|информаци|практик|ответ|письм)[а-я]{0,2}\b"
    r"|^(?:ой|упс|ох|но|только)[\s,]{1,2}это\s(?:данны|цифр|сведени|отчет|письм|ответ|не\b|за\b|по\b|для\b|чуж)"
    r"|\b(?:это|но)\b[^.!?]{0,40}\bдругого\s(?:поселени|муниципал|район)"
    r"|\bне\s(?:то|тот|та)\s(?:письмо|файл|ответ|таблиц|документ)[а-я]?\b"
    r"|\b(?:здесь|тут|там|уже|больше|давно)\sне\sработаю\b|\bя\sне\s(?:из\sадминистрации|сотрудни)"
)
_LEARNT = Gated(
    r"\b(?:прочита|прочла|вычита|узна|услыша|увиде)[а-я]{0,4}\s(?:об?\sэтом\s)?(?:из|в|на|от|по)\s(?:[а-я]{4,14}\s)?"
    r"(?:газет|новост|интернет|сми\b|соцсет|телевиз|радио|сосед|чат)"
)
"""Whoever writes knows it from others."""
_OF_LAST_YEAR = re.compile(
    r"(?:^|\b(?:ответ|отчет|данные|сведения|информация|цифры)\s)"
    r"за\s(?:прошл|предыдущ|минувш|истекш)[а-я]{2,3}\sгод(?:\s?[:-]|[.!]?$)"
)
_AGAINST = Gated(
    r"^(?:(?:все\s)?это\s)?(?:обман|вранье|ерунда|чушь|глупость|неправда|выдумк[аи]|приписк[аи])(?:\s[а-я-]{4,10})?[\s.!]*$"
    r"|^(?:уже\s|давно\s)?(?:не\s?актуальн|недостоверн|неверн|недействительн|устарел)[а-я]{1,3}[\s.!]*$"
    r"|^(?:это\s)?за\s(?:прошл|позапрошл|предыдущ|минувш)[а-я]{2,3}\s(?:квартал|месяц|полугодие|период)[\s.!]*$"
    r"|^(?:это\s)?(?:(?:по|от|из|для)\s)?(?:другого|другому|другой|чужого|чужому|соседнего|соседнему)\s"
    r"(?:район|поселени|округ|город|муниципал)[а-я]{1,6}[\s.!]*$"
    r"|\bверить\s(?:[а-я]{2,8}\s)?не\s?обязательно\b|\bбез\s(?:согласования|ведома|разрешения|подписи)\s(?:с\s)?(?:глав|начальств|руководств|администрац)"
    r"|\b(?:глава|начальство|руководство)\s(?:[а-я]{2,8}\s)?не\s(?:в\sкурсе|знает|давал|разрешал)"
    r"|\b(?:снимаем|снимем|удалим|уберем|удаляем|убираем|исправим|переделаем)\b(?:\s(?:их|ее|все|с\s(?:сайта|площадки|публикации)|потом|завтра)){0,2}[\s.!]*$"
    r"|\(\?{1,3}\)|\b(?:их|ее)\s(?:так\s|пока\s|почему-то\s)?не\s(?:сохранил|принял|пропустил|опубликовал|отобразил|засчитал|зарегистрировал|утвердил)"
    r"|\b(?:я|мы|глава|он|она|они|совет|депутаты)\s(?:лично\s)?против\b(?!\s[а-я]{3,})"
    r"|\b(?:отправил|направил|послал|написал)[аи]?\s(?:вам\s)?не\s(?:туда|тому|тем)\b"
)
"""«практик 2 (?)», «площадка их не сохранила», «я против»"""
_FOR_SHOW = Gated(
    r"\b(?:тренируемся|тренируюсь|пробуем|пробую|учимся|учусь|репетируем)\s(?:заполнять|отправлять|писать|отвечать|отчитываться)\b|"
    r"\b(?:пишу|пишем|отправляю|отправляем|шлю|посылаю)\s(?:вам\s)?(?:для\s(?:пример|проб|провер|тест|себя|галочк|вид|смех)|себе\b|сам[аи]?\sсебе\b)"
)
_ACCEPTING = frozenset(
    {
        "учитывать",
        "учесть",
        "зачесть",
        "засчитать",
        "засчитывать",
        "считать",
        "принимать",
        "верить",
        "поверить",
    }
)
_WRITING = frozenset({"написать", "указать", "поставить", "вписать", "писать", "ставить", "отписаться"})
_DICTATING = frozenset({"сказать", "велеть", "приказать", "заставить", "вынудить"})
_SIGNING = frozenset({"подписать", "согласовать", "утвердить", "завизировать", "одобрить"})
_OURS = frozenset({"председатель", "правление", "ассоциация", "совет", "вы", "коллега", "друг"})
_THERE_ARE_NONE = re.compile(r"\b(?:их|ее|таковых)\s(?:[а-я]{2,6}\s){0,2}нет\b")
_NONE = re.compile(r"\bни\sодн(?:ой|ого)\b")

_POINT = re.compile(r"\d{1,2}[.)]\s")


def takes_back(sentence: Sentence, outcome: Outcome) -> bool:
    """Whether what is told beside it may not stand."""
    text = sentence.text
    if _OF_LAST_YEAR.search(text) or _AGAINST.search(text):
        return True
    if _NOT_SO.match(text) or _NOT_OURS.search(text) or _LEARNT.search(text) or _FOR_SHOW.search(text):
        return True
    predicates = find_predicates(sentence)
    if any(
        _forbids(sentence, each) or _is_to_be_signed(each) or _is_dictated(sentence, each)
        for each in predicates
    ):
        return True
    if not predicates and _is_for_others(sentence):
        return True
    if _is_decided_elsewhere(sentence, predicates):
        return True
    of_point = _POINT.match(text) is not None  # «3) не зарегистрировано» denies its point alone
    return outcome is Outcome.REPORT and not of_point and _denies_all(sentence, predicates)


def _is_for_others(sentence: Sentence) -> bool:
    """«Главе на стол.», «Читателям.», «Родителям школы.»: to whom it is written, alone."""
    word = sentence.words[0]
    named = word.part == "NOUN" and word.has("anim", "datv") and not word.has("nomn")
    return named and not word.grammemes & {"Name", "Surn", "Patr"} and sentence.lemmas().isdisjoint(_OURS)


def _forbids(sentence: Sentence, each: Predicate) -> bool:
    """«Просим не учитывать», «не верьте»; «не считать это отказом» says what it is not."""
    asked = each.time is Time.ORDERED or each.modal in REQUEST
    if not (asked and each.denied and each.lemma in _ACCEPTING):
        return False
    return not any(word.part == "NOUN" and word.has("ablt") for word in sentence.words[each.at + 1 :])


def _is_to_be_signed(each: Predicate) -> bool:
    """«Глава обещал подписать завтра»"""
    return each.lemma in _SIGNING and each.modal in ("обещать", "пообещать")


def _is_dictated(sentence: Sentence, each: Predicate) -> bool:
    """«Глава сказал написать две практики»: what one was told to write is not what is."""
    before = sentence.words[max(0, each.at - 2) : each.at]
    return each.lemma in _WRITING and any(word.lemma in _DICTATING and word.has("past") for word in before)


def _is_decided_elsewhere(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Так решил район»: whoever decided so is not the writer."""
    if not sentence.text.startswith("так ") or not any(
        each.lemma in ("решить", "велеть", "сказать") for each in predicates
    ):
        return False
    return not sentence.lemmas().isdisjoint(
        {"район", "край", "начальство", "сосед", "министерство", "департамент"}
    )


def _denies_all(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Честно говоря, не разместили», «ни одной»: what names nothing denies what is told beside it."""
    if any(_names(each) for each in sentence.words):
        return False
    if _THERE_ARE_NONE.search(sentence.text):
        return True
    if _NONE.search(sentence.text) and not any(each.text.isdigit() for each in sentence.words):
        return True
    return any(each.denied and each.lemma in DEEDS and each.time is Time.DONE for each in predicates)


def _names(word: Word) -> bool:
    """«Больше ничего не загружали» leaves what was told."""
    return (
        word.text in ("больше", "более")
        or word.part == "NOUN"
        or word.lemma in ("больше", "еще", "остальной", "другой", "второй", "третий")
    )
