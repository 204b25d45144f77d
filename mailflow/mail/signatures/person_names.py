"""Names of people: initials and surname, name and patronymic, a given name alone."""

from __future__ import annotations

import re

# As long as a line of a signature may be.
_MAX_LINE = 160

# The usual ones among municipal clerks of the south.
_NAMES = frozenset(
    word
    for line in (
        "александр александра алексей алена алёна алина алиса алла альбина анастасия анатолий ангелина",
        "андрей анжела анна антон антонина арина артем артём богдан борис вадим валентин валентина валерий",
        "валерия варвара василий василиса вероника виктор виктория виталий владимир владислав вячеслав",
        "галина геннадий георгий григорий дарья денис диана дмитрий евгений евгения егор екатерина елена",
        "елизавета жанна зинаида зоя иван игорь илья инна ирина кирилл клавдия константин кристина ксения",
        "лариса леонид лидия лилия людмила маргарита марина мария марк матвей михаил надежда наталия",
        "наталья никита николай нина оксана олег олеся ольга павел полина петр пётр раиса регина римма",
        "руслан светлана сергей снежана софия софья станислав степан тамара татьяна тимофей ульяна федор",
        "фёдор эдуард элеонора эльвира эмма юлия юрий яна ярослав аня валя ваня галя даша дима женя ира",
        "катя костя ксюша лена леша лёша лида люда люба маша миша надя настя наташа оля паша рая рита саша",
        "света сережа серёжа соня таня толя тоня юля юра anna elena irina julia yulia olga maria marina",
        "natalia natalya svetlana tatiana tatyana sergey andrey alexander alexey dmitry ivan igor mikhail",
        "oleg pavel кира вера роман лев эльмира лейла рустам асият заур мурат аслан тимур милана злата",
        "эвелина нелли нонна майя инга илона карина камила любовь марьяна серафима таисия фаина эллина",
        "юлиана ярослава аркадий арсений вениамин всеволод герман глеб данил данила даниил захар игнат",
        "макар марат мирон назар родион ростислав савелий святослав семен семён тарас филипп эмиль яков",
        "армен ашот карен рубен самвел вика вова володя гена гриша зина лара лиля мила ника рома слава стас",
        "тома федя эля лиана эмилия амина дина инесса агния аделина аза азамат аида айгуль алевтина алим",
        "алсу альберт альфия анжелика анфиса анэля аполлинария ариадна арсен артур ася аурика ахмед белла",
        "бэлла валерьян василина венера виолетта виталина владислава владлена гаяне глафира гульнара давид",
        "дарина джамиля диля домна ева евдокия ефим заира залина зара зарема земфира зульфия ибрагим иветта",
        "ивета изабелла илларион иннокентий иосиф ираида казбек клара клим кондрат корней кузьма лаврентий",
        "ладислав лаура леся лианна лина лия луиза лукерья люся мадина максим мальвина мариана мариам",
        "марианна марта мартин матрёна мелания мелисса милена мирра модест нана наида натэлла нателла неля",
        "николь нинель олена пелагея платон прасковья прохор радмила раиля ревекка рената ринат роберт",
        "розалия роксана рузанна руслана сабина саида салават сания сатеник севастьян симон снежанна",
        "станислава стелла сусанна тагир тамерлан тая теймур тигран тихон устинья фарида фатима феликс",
        "фёкла франц хава хасан шамиль эдита эдгар элла элина эрик эсмира юлианна юнона яким аркаша валера",
        "витя влад коля лёня лёва наталка оксанка олюшка петя серёга танюша эдик юрик",
    )
    for word in line.split(" ")
)
_WORD = re.compile(r"[А-ЯЁA-Z][а-яёa-z]{1,12}")
_INITIALS = r"(?:[А-ЯЁA-Z]\.\s?(?:[А-ЯЁA-Z]\.)?)"
SURNAME = r"[А-ЯЁA-Z][а-яёa-z]+(?:-[А-ЯЁA-Z][а-яёa-z]+)?"
_CAPITALS = r"[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ]{3,20}|[А-ЯЁ]{3,20}\s[А-ЯЁ]\.\s?[А-ЯЁ]\."
SHORT_NAME = rf"(?:{_INITIALS}\s?{SURNAME}|{SURNAME}\s{_INITIALS}|{_CAPITALS})"
_NAME_AT_END = re.compile(SHORT_NAME + r"\s*[,.]?\s*$")
_NAME_ONLY = re.compile(
    rf"\s*(?:{SHORT_NAME}|[А-ЯЁ]\.\s?[А-ЯЁ]\.|{SURNAME}\s{SURNAME}(?:\s{SURNAME})?)\s*[,.]?\s*$"
)
_PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:[оеё]вич|ич|[оеё]вна|и?нична|ична)"
_NAME_FIRST = re.compile(
    rf"\s*(?:{SHORT_NAME}|{SURNAME}\s{SURNAME}\s{SURNAME}|{SURNAME}\s{_PATRONYMIC})\s*[,;–—-]\s"
)
_NAME_AND_PHONE = re.compile(
    rf"\s*(?:{SHORT_NAME}|{SURNAME}\s{SURNAME}(?:\s{SURNAME})?),?\s+(?:т\.?\s?|тел\.?\s?)?[\d(+][\d\s()–-]{{4,20}}$"
)
_STROKES = re.compile(r"\s*/[^/]{3,60}/\s*$")
_CAPITALISED = re.compile(SURNAME + "$")
# «АВ Зимина»; «СП Лесной» is a body.
_BARE_INITIALS = re.compile(r"\s*(?!МО|СП|ГП|РФ|КК|ДК|ОО|МУ)[А-ЯЁ]{2}\s(?P<surname>[А-ЯЁ][а-яё]+)\s*$")
_SURNAME_ONLY = re.compile(
    r"(?!(?:Один|Готов|Здоров|Легко|Редко|Только|Далеко|Близко)\b)"
    r"[А-ЯЁ][а-яё]{1,16}(?:[оеё]в|[иы]н|ский|цкий|ко|[ую]к|ич|[оеё]ва|[иы]на|ская|цкая|[иы]х|ян|ман),?$"
)


def is_name(text: str) -> bool:
    """A person's name and nothing else, also between strokes as beside a written signature."""
    text = text.strip()[1:-1] if _STROKES.match(text[:_MAX_LINE]) else text
    bare = _BARE_INITIALS.match(text[:_MAX_LINE])
    return _NAME_ONLY.match(text[:_MAX_LINE]) is not None or (
        bare is not None and is_surname(bare["surname"])
    )


def begins_with_name(text: str) -> bool:
    """A name, and something about its bearer behind a comma or dash at most."""
    return is_name(text) or _NAME_FIRST.match(text[:_MAX_LINE]) is not None


def is_name_with_phone(text: str) -> bool:
    """«Зимина А.В. 0-00-00»."""
    return _NAME_AND_PHONE.match(text[:_MAX_LINE]) is not None


def is_surname(text: str) -> bool:
    """One word in the form of a surname."""
    return _SURNAME_ONLY.match(text[:_MAX_LINE]) is not None


def ends_with_name(text: str) -> bool:
    """Initials and surname, or a given name with a surname, at the end of the line."""
    if _NAME_AT_END.search(text[-60:]):
        return True
    words = text[-60:].rstrip(" ,").split()[-3:]
    given = any(begins_with_given_name(word) for word in words[-2:])
    return given and all(_CAPITALISED.match(word) for word in words[-2:]) and len(words) > 1


def begins_with_given_name(text: str) -> bool:
    """The first word is a given name: «Анна», «Ирина, общий отдел»."""
    found = _WORD.match(text)
    return found is not None and found.group(0).lower() in _NAMES
