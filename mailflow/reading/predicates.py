"""What a clause says of its subject: done, absent, or only planned."""

from __future__ import annotations

import re

_PLANNED = re.compile(
    r"модерац|планир|\bплан[еаы]?\b|\bбудет\b|\bбудут\b|готов(?:ит|ят)ся|подготавлива|подготовк"
    r"|на\sрассмотрении|рассматрива"
    r"|предстоит|намечен|предполага|ожида(?:ет|ют)ся|на\sпроверке|на\sсогласовани|в\sпроцессе"
    r"|в\sстадии|ведется\sработа"
    r"|черновик|проект\w{0,2}\sпрактик|прос(?:им|ьба|ят)\s(?:разместить|помочь|оказать|разъясн"
    r"|подсказ|уточнить)|прошу\sвас"
    r"|необходимо|(?:подготовлен\w?|готов\w?)\sк\s|поручени\w{0,2}\sпрезидента|кемеровск"
    r"|новгородск|от\sкрая\b|по\s(?:всему\s)?краю\b|\b(?:в|всего)\s{1,3}(?:[а-я]{4,14}\s{1,3}){0,2}кра[ею]\b|отклонен|не\sпрош[ел]|снят\w?\sс|просите"
)
_DONE = re.compile(
    r"размещ[ае]н|размещали|разместил|направлен|направил|подан[аоы]|подал[аи]?\b|опубликован"
    r"|внесен|представлен|зарегистрирован"
    r"|загружен|имеется|имеются|реализован|проведен|выполнен|отсутств|\bнет\b|\bне\b|составля"
    r"|составил|\bесть\b|добавлен|выложен"
    r"|предложен[аоы]\b|сформирован|подготовлен[аоы]?\b"
)
_ABSENT = re.compile(
    r"отсутств|\bнет(?:у)?\b|\bни\sод\w{2,4}\b|\bне\s(?:име[еюл]|размещ[ае]|разместил|выявлен"
    r"|зарегистрирован|поступ|пода[нвл]|направ"
    r"|провод|проведен|представл|реализ|вносил|внесен|выдвигал|выдвинут|предлагал|публиковал"
    r"|опубликован|осуществл|сформирован"
    r"|было|были|был[оаи]?\b|располага|предусмотрен|выполнял|выполнен|добавл|загру)"
)
_NOT_ABSENT = re.compile(
    r"не\sтолько|замечани|возражени|сомнени|возможност|необходимост|претензи|препятств"
    r"|вопросов\sнет|нет\sвопрос|не\sменее"
    r"|не\sболее|в\sсвязи\sс\sотсутстви|несмотря|более\sнет|больше\sнет|нет\sпроблем|(?:новых"
    r"|дополнительных|других|иных)\s\w+\s(?:нет|не)\b"
)
_TOTAL = re.compile(r"\bвсего\b|\bитого\b|\bобщее\s(?:количество|число)|\bв\sцелом\sпо\b")


def is_planned(words: str) -> bool:
    """Whether lower-case words speak of what is yet to come, waits for a moderator or concerns others."""
    return _PLANNED.search(words) is not None


def is_done(words: str) -> bool:
    """Whether lower-case words hold a predicate of their own, affirmative or negative."""
    return _DONE.search(words) is not None


def is_absent(words: str) -> bool:
    """Whether lower-case words deny that something exists or was done; «не только» and the like do not."""
    return _ABSENT.search(words) is not None and _NOT_ABSENT.search(words) is None


def speaks_of_total(words: str) -> bool:
    """Whether a sum over everything is named: «всего», «итого»."""
    return _TOTAL.search(words) is not None
