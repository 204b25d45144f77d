"""Who speaks, of whose place, and of what time: what looks like an answer by its numbers alone."""

from __future__ import annotations

import pytest

from tests.matching.desk import REFERENCE, VARNAVINSKOE, read, recorded

_OURS = "Варнавинское сельское поселение Абинского района"


@pytest.mark.parametrize(
    "said",
    [
        "В Холмском поселении 4 практики, мы у них учимся.",
        "Как депутат Совета, считаю одну практику достойной, размещено 2 практики.",
        "Размещено 2 практики. Это моё личное мнение.",
        "Размещено 2 практики, администрация ответит отдельно.",
        "Практик 2. Будем рады вас видеть.",
        "Благодарим за высокую оценку наших двух практик.",
        "Сведения о двух практиках мы подавали в управление района, возьмите у них.",
        "В 2025 году планируется разместить 2 практики, включили в программу.",
        "К концу года реализуем 2 практики.",
        "Ходатайствуем о выделении компьютера, практик у нас 2.",
        "Мы, работники культуры, предлагаем: практик 2.",
        "Я, Зимин Иван, предприниматель, разместил 2 практики.",
        "В 2022 году были размещены две практики. Сведения собирает отдел культуры.",
    ],
)
def test_it_waits_for_a_person(said: str) -> None:
    understood = read(f"{REFERENCE}. {_OURS}. {said}", sender=VARNAVINSKOE)

    assert [each for each in recorded(understood) if understood.cases[0].outcome != "interim"] == []


@pytest.mark.parametrize(
    "said",
    [
        "В Холмском поселении мы разместили вместе две практики, сами ещё одну: практик 2.",
        "Практик 2. На вопросы ответит специалист Зимина.",
        "Размещено 2 практики. Надеемся, что наш опыт пригодится соседям.",
        "Размещено 2 практики. Хотелось бы, чтобы клубу купили компьютер.",
        "Пишу из дома, отключили свет. Размещено 2 практики, завтра продублирую на бланке.",
        "Размещено 2 практики. Дороги районные.",
        "Ваш запрос получили, спасибо, что интересуетесь. Размещено 2 практики.",
        "Уважаемые дамы и господа! Размещено 2 практики. Горжусь своими!",
        "Размещено 2 практики. Спасибо краю, без него пили бы из лужи.",
        "Размещено 2 практики, занималась Зимина. Она у нас и швец, и жнец.",
        "Уважаемые организаторы! Размещено 2 практики. Оригинал в архиве.",
        "Размещено 2 практики. Молодежь не идет, оклад 19 тысяч.",
        "Мы, работники администрации, разместили 2 практики.",
    ],
)
def test_an_honest_remark_beside_the_answer_holds_nothing_back(said: str) -> None:
    assert recorded(read(f"{REFERENCE}. {_OURS}. {said}", sender=VARNAVINSKOE)) == ["03601401"]


@pytest.mark.parametrize(
    "opening",
    [
        "Добрый день! По № 96 от 05.09.2024: ",
        "По существу вопросов письма № 96 от 05.09.2024: ",
        "По вопросу, изложенному в письме № 96 от 05.09.2024: ",
        "Добрый день, по запросу № 96 от 05.09.2024 ",
    ],
)
def test_an_answer_may_open_by_the_number_alone(opening: str) -> None:
    text = f"{_OURS}. {opening}практик две."

    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


@pytest.mark.parametrize(
    "signature",
    [
        "Инженер ЖКХ Зимин А.В.",
        "Директор МКУ по поручению главы Зимин А.В.",
        "Зав. ДК и спец. администрации Мороз",
    ],
)
def test_whoever_signs_by_order_of_the_head_speaks_for_it(signature: str) -> None:
    text = f"{REFERENCE}. {_OURS}: размещено 2 практики.\n\n{signature}"

    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


def test_a_matter_within_the_writers_place_is_its_own() -> None:
    text = f"{REFERENCE}. Две практики в Варнавинском сельском поселении Абинского района размещены."

    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]
