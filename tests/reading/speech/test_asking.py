"""What asks us, and what only tells of a trouble that is over."""

import pytest

from mailflow.reading.speech.acts import Act, find_acts


def _asks(text: str) -> bool:
    return any(each.act is Act.ASKS for each in find_acts(text.lower()))


@pytest.mark.parametrize(
    "text",
    [
        "Снова не можем войти на сайт.",
        "Второй день не можем войти на сайт, но практики готовы.",
        "Вы не приложили презентацию.",
        "Презентация не поступила.",
    ],
)
def test_who_cannot_come_in_asks_for_help(text: str) -> None:
    assert _asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Долго не могли войти в личный кабинет, но теперь все получилось.",
        "Отправляю повторно, вчера не прикрепился файл.",
        "Рассмотрев ваше письмо, сообщаем, что инициативы от жителей не поступали.",
    ],
)
def test_a_trouble_that_is_over_asks_nothing(text: str) -> None:
    assert not _asks(text)
