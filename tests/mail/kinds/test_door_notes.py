"""Notes on a closed door in nobody's turn of phrase, and people who answer in the same words."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.model.understanding import Kind
from tests.mail.sample_messages import OWN, message

OURS = "Re: исх. № 96 от 05.09.2024"


@pytest.mark.parametrize(
    "text",
    [
        "Атаман на сборах. Связь через писаря.",
        "болею, температура. всё потом",
        "На обучении в Краснодаре до пятницы. Отвечу, как приеду.",
        "На уборке. Раньше октября не ждите",
        "Ремонт в здании, почту заберём в понедельник",
        "Уехал на рыбалку. Клюёт хорошо, вернусь нескоро",
        "У меня операция, отвечу когда смогу",
        "Председатель в поле. Председателя не будет до вечера",
        "Сегодня банный день :) всё завтра",
        "Отъехал. Буду после обеда.",
        "Мобилизован. За меня Ткаченко А.А.",
        "Хутор без света вторые сутки. Почта по возможности.",
        "Сдаю отчётность, отвечу на письма после 1-го числа.",
        "Уже не работаю. Всем спасибо за совместный труд!",
        "Меняем сервер, письма доходят с опозданием на сутки.",
        "Ваше письмо поставлено в очередь. Номер заявки в службе поддержки 48213. Не изменяйте тему письма.",
        "Служба технической поддержки: обращение №5561 создано.",
    ],
)
def test_a_few_words_of_absence_and_nothing_else_are_a_machine_s(text: str) -> None:
    assert classify(message(text, subject=OURS), OWN).kind is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "text",
    [
        "На пенсии я уже, девочки. Пишите в администрацию.",
        "Рабочий день у нас до 15:00, звоните раньше.",
        "Автоответчик у меня включён, не обращайте внимания. Читаю, работаю, отвечу до конца недели.",
        "Глава в отпуске. Отвечу после 5-го.",
        "На подписи у главы.",
        "На этой неделе.",
        "В командировке, вечером скину.",
        "У меня ремонт, комп в коробке. Через неделю пришлю.",
        "Мы на семинаре до среды, вернёмся и внесём всё на сайт.",
        "За нас район ответит.",
        "У нас переезд, документы в коробках, дайте недельку",
    ],
)
def test_who_says_anything_beside_it_is_a_person(text: str) -> None:
    assert classify(message(text, subject=OURS), OWN).kind is Kind.REPLY


def test_absence_told_out_of_the_blue_is_read_by_a_person() -> None:
    assert (
        classify(message("Атаман на сборах. Связь через писаря.", subject="Казаки"), OWN).kind is Kind.REPLY
    )


def test_a_list_of_contests_is_told_by_its_foot() -> None:
    foot = "Если вы больше не хотите получать рассылку, пройдите по ссылке."
    text = f"Подборка недели: 96 конкурсов для ТОС и НКО.\n\n--\n{foot}"

    assert classify(message(text, subject="96 грантов для ТОС"), OWN).kind is Kind.BULK
