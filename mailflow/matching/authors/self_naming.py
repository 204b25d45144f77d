"""Does a name speak of itself: «Администрация X сообщает», «С уважением, X», «Глава X И.О. Фамилия»?"""

from __future__ import annotations

import re

from mailflow.matching.authors.author_words import (
    ANSWERING,
    BY_AUTHOR,
    CLOSING,
    CLOSING_BLOCK,
    CORRESPONDENT,
    ENTRUSTED,
    FROM_OFFICE,
    FROM_OFFICE_TOLD,
    HERE,
    I_THE_HEAD,
    OFFICE_BEFORE,
    REPORTED_AFTER,
    SENDING,
    SIGNED_AT_END,
    VERB_AFTER,
)
from mailflow.matching.authors.office_lines import is_office_line
from mailflow.matching.authors.subject_lines import CENTRE, WHAT_IT_IS
from mailflow.reading.names.names import NameForm, NameMention

# «И.И. Иванов», but neither «с.п. Практик …» nor «п. Мирный».
_SIGNED = re.compile(
    r"[^\n]{0,60}\n?[^\n]{0,80}?(?<![а-я/.-])(?![сг]\. ?п\.|[гсхпдр]\. ?[а-я]{3})"
    r"[а-я]\. ?(?:[а-я]\. ?)?[а-я]{3,}"
)
COLON = re.compile(r"\s?[:-]\s(?!это\b)")
# Behind the name of a letterhead nothing follows but its region; «Ольгинское с/п 2 1» is a line of a table.
REST_OF_LINE = re.compile(
    rf"{CENTRE}?[\s\",.)]*(?:[а-я-]+\s(?:края|области)|республик\w\s[а-я]+)?[\s\",.]*?(?:\n|$)"
)
OFFICE_HEAD = re.compile(r"\b(?:администрация|глава|заместитель главы|мэрия|мо|муниципальное образование)\b")
OFFICE = re.compile(
    r"\s*(?:администрация|адм\.?|админ\.?|дума|совет|глава|мо|муниципальное образование)"
    r"\s\"?(?:мо\s|муниципального образования\s|города\s)?\"?"
)
# «… Администрация X», the last words of a letter: its signature.
_ENDS_TEXT = re.compile(r"[\s\",.)]*(?:[а-я-]+\s(?:края|области)|республик\w\s[а-я]+)?[\s\",.]*$")
# «… X поселение Y района, глава И.О. Фамилия», the last words of a letter.
_SIGNS_BEHIND = re.compile(
    r",\s(?:глава|врио главы|и\. ?о\. ?главы|заместитель главы|специалист)"
    r"\s(?:[а-я]\. ?){1,2}[а-я-]{3,30}[\s.]*$"
)
# «Мостовский район. На 96 от …», but not «Динской район на № 96 уже ответил, а мы …».
_FULL_STOP = re.compile(rf"{CENTRE}?\s?\.\s+(?=[а-я\d№\"])")
# «К исх. № 96 от 05.09.2024. Администрация X района.», «(X с/п Y района)»: a sentence of a name alone.
_ENDS_SENTENCE = re.compile(r"(?:\s[а-я-]{4,20}ского края)?[\s\")]{0,3}(?:\.(?=\s|$)|$)")
_PRESENTED = re.compile(
    r"[\s\")]{0,3}(?:\.\s{1,3}|[,:]\s{1,3}(?:на|по|в\sответ|ответ|отвеча|сообща|направля|исх|№|наш|у\sнас|мы)\b)"
    r"(?!(?:он[аои]?|там|их|а|но|не)\b)"
)
# «X с/п Y р-на на № 96 от 05.09.2024», a line of its own on top
_HEADS_REFERENCE = re.compile(
    r"\s(?:на|ответ\sна)\s(?:ваш[а-я]{0,2}\s)?(?:исх\.?\s?)?№\s?\d{1,5}\s{0,2}от\s[\d.]{6,10}(?:\s?г(?:ода|\.)?)?[\s.:]*(?:\n|$)"
)
_LEAD_CHARS = 200
_SENTENCES = re.compile(r"[.!?](?=\s)(?<!\bисх\.)(?<!\bг\.)|\n\s*\n")
# «X поселение Y района, проведён 1 сход»
_DONE_BEHIND = re.compile(rf"{CENTRE}?,\s(?:[а-я]{{4,20}}(?:ен|ан|ят)[аоы]?\b|\d)")
_NAMED_IN_FULL = re.compile(r"[а-я-]+ое\s(?:сельское|городское)\sпоселение|сельское\sпоселение\s")
_NAMED_WITH_KIND = re.compile(rf"{_NAMED_IN_FULL.pattern}|[а-я-]+ое\s[сг]/?п\b")
GREETED = re.compile(
    r"^\W*(?:(?:здравствуйте|приветствую(?:\sвас)?|добр\w{2,3} (?:день|дня|утра?|вечера?)|уважаем(?:ый|ая)"
    r"|(?:уважаемые )?коллеги)"
    r"(?:(?:,?\s[а-я]+){0,2}?\s?[!.]+|,?)\s*)+"
)
"""«Здравствуйте, Олег Иванович! », «Уважаемые коллеги, »."""
# A cell of a table beside the name: «Дата ответа» above it is a heading.
_VERB_FIRST = re.compile(
    r"(?:вам\s)?(?:отвечает|сообщает|докладывает|информирует|отчитывается)(?:\sвам)?(?:\sадминистрация)?"
    r"|(?:отвечаем|сообщаем|докладываем|отчитываемся|наш\sответ)\s?:(?:\sадминистрация)?"
)
"""«Отвечает X поселение: …», «Отвечаем: X поселение, …»"""
_TOLD_BEHIND = re.compile(r"\s?[:,-]\s(?!это\b)")
_CELL = re.compile(r"[ ]*[\t|]")
_APART = re.compile(r"(?: ?\([^()\n]{3,30}\))?\s?[.,:/(\n-]")


def names_itself(
    line: str, before: str, after: str, sentence: str, mention: NameMention, *, opening: bool
) -> bool:
    """Whether the words around the name make it the one who writes; `opening`: it opens a block of lines."""
    return bool(
        (_ends_in_office(sentence, mention) and VERB_AFTER.match(_told_of(after)))
        or (_is_office(sentence, mention) and not COLON.match(after) and REPORTED_AFTER.match(after))
        or (_is_first(before, mention) and _is_apart(after, mention) and WHAT_IT_IS.match(after))
        or (_is_heading(before, mention) and (_FULL_STOP.match(after) or _DONE_BEHIND.match(after)))
        or _is_whole_sentence(before, after, sentence, mention)
        or (_presents_itself(before) and _PRESENTED.match(after))
        or (_is_heading(before, mention) and _HEADS_REFERENCE.match(after))
        or (CLOSING.search(sentence) and REST_OF_LINE.match(after))
        or (opening and _SIGNED.match(after) and not COLON.match(after))
        or (is_office_line(sentence.strip()) and sentence.strip() and SIGNED_AT_END.match(after))
        or (_is_office(sentence, mention) and _ENDS_TEXT.match(after))
        or (not sentence.strip() and _SIGNS_BEHIND.match(after))
        or (_stands_last(before, mention) and _ENDS_TEXT.match(after))
        or (_closes(line, before) and _ENDS_TEXT.match(after))
        or (I_THE_HEAD.search(sentence) and SENDING.match(after))
        or (CLOSING_BLOCK.search(before) and REST_OF_LINE.match(after))
        or (_is_from_office(line, mention) and REST_OF_LINE.match(after))
        or (BY_AUTHOR.search(sentence) and _CELL.match(after) is None)
        or (COLON.match(after) and FROM_OFFICE_TOLD.search(before.rpartition("\n")[2]))
        or HERE.search(sentence)
        or (ENTRUSTED.search(sentence) and (SENDING.match(after) or SENDING.search(sentence)))
        or ((_is_office(sentence, mention) or _is_heading(before, mention)) and ANSWERING.match(after))
        or CORRESPONDENT.match(line)
        or (_VERB_FIRST.fullmatch(sentence.strip()) and _TOLD_BEHIND.match(after))
    )


def _presents_itself(before: str) -> bool:
    """«Добрый день, это X поселение Y района. На № 96 …»"""
    return GREETED.sub("", before).strip(" ,") in ("это", "пишет вам", "вас приветствует", "беспокоит")


def _told_of(after: str) -> str:
    """Where the name heads a line («X с/п - практик 2»), the next line may tell of the next one."""
    return after.partition("\n")[0] if COLON.match(after) else after


def _ends_in_office(sentence: str, mention: NameMention) -> bool:
    """«..., администрация X сообщает»: the office in the nominative, or the municipality itself."""
    if not sentence or OFFICE_BEFORE.search(sentence):
        return True
    return mention.form is NameForm.CITY and mention.snippet.lower().startswith("администрация")


def _is_office(sentence: str, mention: NameMention) -> bool:
    """«Администрация X размещает ...»: nothing but the office stands before the name in its sentence."""
    named = mention.form is NameForm.CITY and OFFICE_HEAD.match(mention.snippet.lower()) is not None
    return OFFICE.fullmatch(sentence) is not None or (named and not sentence.strip())


def _stands_last(before: str, mention: NameMention) -> bool:
    """«с.п. X Y района», a last paragraph of its own; below a colon it is a list's only line."""
    above = before.rstrip()
    alone = before.endswith("\n\n") and not above.endswith((":", ","))
    return alone and bool(above) and mention.form is NameForm.FULL


def _closes(line: str, before: str) -> bool:
    """«Специалист отдела … администрации X», a paragraph of its own: a signature without a name."""
    return bool(line.strip()) and is_office_line(line.strip()) and before.endswith(f"\n\n{line}")


def _is_first(before: str, mention: NameMention) -> bool:
    """Nothing but an office stands before the name in the whole text."""
    return OFFICE.fullmatch(before) is not None or (not before.strip() and mention.form is not NameForm.BARE)


def _is_heading(before: str, mention: NameMention) -> bool:
    """«Администрация X района. На площадке …»: in the nominative, a sentence of its own on top."""
    named = mention.form in (NameForm.FULL, NameForm.NAME_AND_KIND, NameForm.DISTRICT)
    lead = GREETED.sub("", before)
    if named and lead.strip().startswith("администрация"):
        return _is_first(lead, mention)
    if not named or lead.strip():
        return False
    pattern = _NAMED_WITH_KIND if mention.form is NameForm.FULL else _NAMED_IN_FULL
    return pattern.match(mention.snippet.lower()) is not None


def _is_whole_sentence(before: str, after: str, sentence: str, mention: NameMention) -> bool:
    """The first sentence behind the number of our letter is an office, or a name in the nominative, alone."""
    lead = before[: len(before) - len(sentence)].rstrip()
    if len(before) > _LEAD_CHARS or "№" not in lead or lead.endswith((":", ",")):
        return False
    if not (_ENDS_SENTENCE.match(after) or (mention.snippet.endswith(".") and after[:1].isspace())):
        return False
    told = (each for each in _SENTENCES.split(GREETED.sub("", lead)) if re.search(r"[а-я]{3}", each))
    if not all("№" in each for each in told):
        return False
    named = _NAMED_WITH_KIND.match(mention.snippet.lower()) is not None
    return _is_office(sentence.lstrip(" (\n"), mention) or (named and not sentence.strip(" (\n"))


def _is_apart(after: str, mention: NameMention) -> bool:
    """A point may belong to the name: «Губское с/п Мостовского р-на. На № 96 …»."""
    return _APART.match(after) is not None or mention.snippet.endswith(".")


def _is_from_office(line: str, mention: NameMention) -> bool:
    if mention.form is NameForm.CITY and mention.snippet.lower().startswith("администрац"):
        return line.strip() == "от"
    return FROM_OFFICE.fullmatch(line) is not None
