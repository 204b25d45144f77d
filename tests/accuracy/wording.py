"""What answers say: outcomes with their figures, in the phrases of offices."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

_FEMININE = "ноль одна две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать".split()
_ABOUT = "нуле одной двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати".split()
_GENITIVE = "нуля одной двух трех четырех пяти шести семи восьми девяти десяти одиннадцати двенадцати".split()


@dataclass(frozen=True, slots=True)
class Said:
    """One text with its outcome and figures; `{who}` and `{ref}` are already in place."""

    text: str
    outcome: str
    figures: Mapping[str, int] | None
    lines: tuple[str, ...] = ()


def counted(count: int, one: str, few: str, many: str) -> str:
    """The noun after a number."""
    if count % 10 == 1 and count % 100 != 11:
        return one
    return few if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else many


def practices(count: int, rng: random.Random) -> str:
    """«2 практики», «две практики», «2 (две) практики»."""
    noun = counted(count, "практика", "практики", "практик")
    return f"{_number(count, rng)} {noun}"


def initiatives(count: int, rng: random.Random) -> str:
    return f"{_number(count, rng)} {counted(count, 'инициатива', 'инициативы', 'инициатив')}"


def _number(count: int, rng: random.Random) -> str:
    return rng.choice((str(count), str(count), _FEMININE[count], f"{count} ({_FEMININE[count]})"))


def report(rng: random.Random, *, both: bool | None = None) -> tuple[str, dict[str, int]]:
    """What was done, with its figures."""
    p, i = rng.randint(1, 12), rng.randint(1, 12)
    two = rng.random() < 0.5 if both is None else both
    if two:
        text = rng.choice(
            (
                f"на площадке муниципалитеты.рф размещено {practices(p, rng)} и {initiatives(i, rng)}.",
                f"размещено практик – {p}, инициатив – {i}.",
                f"количество размещенных практик: {p}; количество инициатив: {i}.",
                f"размещена информация о {_about(p, rng)} успешных муниципальных {'практике' if p == 1 else 'практиках'}. "
                f"Также направлено {initiatives(i, rng)}.",
                f"нами размещено:\n1. Успешные муниципальные практики – {p};\n2. Инициативы – {i}.",
                f"в рамках марафона размещено {practices(p, rng)}, ещё {initiatives(i, rng)} направлено по "
                f"направлению «Кадры».",
            )
        )
        return text, {"practices": p, "initiatives": i}
    more = rng.randint(2, 5)
    text = rng.choice(
        (
            f"на площадке размещено {practices(p, rng)}.",
            f"размещена информация о {_about(p, rng)} успешных муниципальных {'практике' if p == 1 else 'практиках'}.",
            f"размещено {practices(p, rng)}, ещё {_FEMININE[more]} на модерации.",
            f"размещено {practices(p, rng)}; еще {more} находятся на проверке.",
            f"количество практик увеличилось с {_GENITIVE[1]} до {p + 1}."
            if p < 12
            else f"размещено {p} практик.",
            f"число успешных муниципальных практик, размещенных на площадке, составляет {p}.",
            f"по состоянию на 25.09.2024 размещено {practices(p, rng)}.",
        )
    )
    value = p + 1 if "увеличилось" in text else p
    return text, {"practices": value}


def _about(count: int, rng: random.Random) -> str:
    return rng.choice((str(count), f"{count} ({_ABOUT[count]})", _ABOUT[count]))


NOTHING = (
    "успешные муниципальные практики для размещения отсутствуют.",
    "информации по указанному вопросу не имеется.",
    "практик и инициатив нет.",
    "практики и инициативы на площадке не размещались.",
    "предложения отсутствуют.",
    "направить информацию не представляется возможным в связи с отсутствием практик.",
    "успешных практик, рекомендуемых к размещению, не имеется.",
)
INTERIM = (
    "письмо принято в работу, информация будет направлена в срок до {day}.",
    "Ваше обращение находится на исполнении. Ответ будет дан до {day}.",
    "письмо принято к исполнению, ответ будет представлен дополнительно.",
    "работа по размещению практик организована, о результатах проинформируем до {day}.",
)
EXTENSION = (
    "в связи с большим объемом работы просим продлить срок предоставления информации до {day}.",
    "просим перенести срок исполнения на {day}.",
    "просим Вас рассмотреть возможность продления срока представления информации до {day}.",
)
QUESTION = (
    "просим уточнить, в какой форме следует направить информацию.",
    "просим разъяснить порядок регистрации на площадке. Куда направлять заявку?",
    "не удаётся зарегистрироваться на сайте. Подскажите, пожалуйста, как получить доступ?",
)
REFUSAL = (
    "рассмотрение данного вопроса не входит в компетенцию администрации.",
    "администрация не является членом ассоциации, в связи с чем информация не предоставляется.",
    "решение указанных вопросов не относится к полномочиям поселения.",
)
REDIRECT = (
    "Ваше письмо направлено для рассмотрения в управление по взаимодействию с органами местного самоуправления.",
    "обращение перенаправлено по принадлежности в департамент внутренней политики.",
    "письмо переадресовано в отдел экономики для подготовки ответа.",
)
BY_OUTCOME: Mapping[str, tuple[str, ...]] = {
    "nothing": NOTHING,
    "interim": INTERIM,
    "extension": EXTENSION,
    "question": QUESTION,
    "refusal": REFUSAL,
    "redirect": REDIRECT,
}


def what_is_said(outcome: str, rng: random.Random) -> tuple[str, dict[str, int] | None]:
    """The words of an outcome with the figures they state."""
    if outcome == "report":
        return report(rng)
    day = f"{rng.randint(1, 20):02d}.10.2024"
    text = rng.choice(BY_OUTCOME[outcome]).format(day=day)
    return text, None


TRAPS = (
    "",
    "",
    "",
    " Опыт изучен на примере Динского района.",
    " По аналогии с Тихорецким районом работа будет продолжена.",
    " На обучение специалистов предусмотрено № 96 часов.",
    " Всего в крае размещено 4 практики.",
    " Контактное лицо сообщит дополнительно.",
    " Копия направлена в администрацию Краснодарского края.",
)
