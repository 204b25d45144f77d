"""Why a person should look at what an answer says: unread papers and cells, lone zeros, void corrections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.matching.gathering import Gathered
from mailflow.model.message import DocumentText
from mailflow.model.request import Request
from mailflow.model.understanding import Figures
from mailflow.reading.clauses.families import stems_of
from mailflow.reading.clauses.masking import mask
from mailflow.reading.clauses.numerals import COUNT
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.normal import normalise
from mailflow.reading.outcomes.answer_wordings import NOTHING
from mailflow.reading.speech.acts import Act, does_at_once, find_acts
from mailflow.reading.speech.words import sentences
from mailflow.reading.tables.table_cells import cell_value, is_number

_TITLES = re.compile(r"\"[^\"\n]{1,120}\"")
_FILED = ("подан", "направлен", "поступи", "заявлен", "внесен")
# A number behind a word and before the end of its clause; neither an address nor a page.
_BARE_COUNT = re.compile(
    r"(?:^|[\s(])(?!№|ул|дом|кв|стр|л\b|тел)[а-я]{2,}(?:-[а-я]+)?\s?[-:]?\s[1-9]\d?(?=\s?(?:[,;\n]|\.(?:\s|$)|$))"
    r"|[а-я]{3}\s?[-:]\s(?:один|одна|две?|два|три|четыре|пять|шесть|семь|восемь|девять|десять)\b"
)
ASKS_BESIDE = "отвечают и задают вопрос: решите, что ответить"
ZEROS_ALONE = "прочитаны только нули, а сделанное чем-то сочтено: прочитайте числа сами"
UNREAD = "вложение не читается (скан без текста, пароль или повреждение), откройте его сами"


def counts_filed(figures: Figures, request: Request) -> bool:
    """«Подано 33 заявки, из них отклонено 2» where those that were filed are asked for."""
    told = [each for each in request.figures if figures.get(each.key)]
    return all(any(deed.startswith(_FILED) for deed in deed_stems(each)) for each in told)


def unsure(keys: Sequence[str], request: Request) -> str:
    """A digit of a scan that may be another one: a figure left out without a word would look unreported."""
    titles = ", ".join(f"«{each.title}»" for each in request.figures if each.key in keys)
    return f"цифры скана прочитаны ненадёжно ({titles}), прочитайте их сами"


def counts_unread(text: str) -> str | None:
    """«Пр-к 1, иниц. 0»: something is counted by a word that was not read."""
    found = _BARE_COUNT.search(normalise(text).lower())
    return (
        None
        if found is None
        else f"прочитан только ноль, а что значит «{found[0].strip()}», неясно: прочитайте сами"
    )


def named_count_unread(text: str, request: Request, figures: Figures) -> str | None:
    """«2 практики есть, инициатив нет», «практик как было две, так и осталось»: what is named beside a count,
    and was not read, is no nothing.
    """
    stems = stems_of(tuple(request.figures))
    heads = [
        each.split()[0]
        for spec in request.figures
        if spec.key not in figures
        for each in stems.get(spec.key, ())
    ]
    if not heads:
        return None
    low = normalise(text).lower().replace(normalise(request.title).lower(), " ")
    named = "|".join(re.escape(each) for each in dict.fromkeys(heads))
    found = re.search(rf"(?<![\d№.,/а-я-]){COUNT}\s(?:[а-я]{{3,16}}\s)?(?:{named})", mask(low))
    if found is not None and not found[0].startswith(("0", "ноль", "ноля")):
        return f"прочитан только ноль, а сказано и «{found[0].strip()}»: прочитайте сами"
    for sentence in sentences(_TITLES.sub(" ", low)):
        counted = any(word.part == "NUMR" or word.lemma == "один" for word in sentence.words)
        if counted and any(word.text.startswith(tuple(heads)) for word in sentence.words):
            return f"прочитан только ноль, а сказано и «{sentence.text[:120]}»: прочитайте сами"
    return None


def cells_unread(documents: Sequence[DocumentText]) -> str | None:
    """«Калужское с/п | 8 | 1 | 0»: a zero was read, and the numbers of the same row were not."""
    for document in documents:
        for row in (row for table in document.tables for row in table.rows):
            values = [
                value for each in row[1:] if is_number(each) and (value := cell_value(each)) is not None
            ]
            if any(values) and not all(values):
                told = " | ".join(each.strip() for each in row if each.strip())
                return (
                    f"прочитан только ноль, а в таблице есть и другие числа («{told[:80]}»): прочитайте сами"
                )
    return None


def corrects_nothing(text: str, figures: Figures) -> str | None:
    """Taken for a correction by one word, while nothing is said in place of the first answer."""
    low = normalise(text).lower()
    if does_at_once(low, Act.CORRECTS, Act.ADDS):
        return "прежние сведения отзывают, а верные обещают позже: дождитесь их"
    told = figures or NOTHING.search(low) or any(each.act is Act.DEED for each in find_acts(low))
    return None if told else "исправляют ранее направленное, но нового не сообщают: решите, что это"


def unread_documents(documents: Sequence[DocumentText]) -> list[DocumentText]:
    """Documents without text; an archive is its members and has none of its own."""
    opened = {each.container for each in documents}
    return [each for each in documents if each.problem or not (each.text.strip() or each.name in opened)]


def doubt_of_reading(
    gathered: Gathered, conflicts: Sequence[str], *, unread: bool, cloud: bool, plain: bool
) -> str | None:
    """A body that says all needs no document; otherwise what could not be read may be the answer."""
    if conflicts:
        return "в письме разные значения одного показателя"
    empty = not gathered.documents and not re.search(r"\w{4,}", gathered.text)
    doubts = (
        (bool(gathered.poor), "скан распознан плохо, прочитайте его сами"),
        (unread, UNREAD),
        (cloud, "ответ лежит по ссылке в облачном хранилище, программа по ссылкам не ходит"),
        (empty and not gathered.forwards, "в письме нет текста"),
    )
    return None if plain else next((words for holds, words in doubts if holds), None)
