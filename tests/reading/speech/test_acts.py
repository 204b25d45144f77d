"""What sentences do, in wordings of many hands."""

import pytest

from mailflow.reading.normal import normalise
from mailflow.reading.speech.acts import Act, find_acts
from mailflow.reading.speech.words import sentences


def acts(text: str) -> list[Act]:
    return [each.act for each in find_acts(normalise(text).lower())]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ответ подготовим и вышлем до четверга.", Act.PROMISES),
        ("Информация в Ваш адрес будет представлена после сессии.", Act.PROMISES),
        ("О результатах доложим позднее.", Act.PROMISES),
        ("Сообщим дополнительно.", Act.ADDS),
        ("В настоящее время собираем данные со школ.", Act.GOES_ON),
        ("Намерены выложить две практики.", Act.GOES_ON),
        ("Практики ещё на согласовании.", Act.GOES_ON),
        ("Письмо зарегистрировано и передано на исполнение специалисту.", Act.TAKEN),
        ("Нами выложены две практики.", Act.DEED),
        ("Информируем о размещении двух практик.", Act.DEED),
        ("Предложения направляем: внести изменения в порядок.", Act.DEED),
        ("Ни одной заявки не подавали.", Act.DENIES),
        ("Опубликовать материалы так и не удалось.", Act.DENIES),
        ("Нельзя ли передвинуть срок, скажем, на неделю? Просим отложить отчёт.", Act.PUTS_OFF),
        ("Просим дать нам время до 4 октября.", Act.PUTS_OFF),
        ("Отчитаться к 30 сентября не сможем.", Act.MISSES),
        ("Данные пришлём только после 10 октября.", Act.MISSES),
        ("Будем признательны за пояснение, какие проекты считать практиками.", Act.ASKS),
        ("Уточните, кто заполняет раздел.", Act.ASKS),
        ("Просим направить в наш адрес образец.", Act.ASKS),
        ("Размещать что-либо не планируем.", Act.DECLINES),
        ("Предоставить сведения не можем.", Act.DECLINES),
        ("Решение вопроса выходит за рамки наших полномочий.", Act.DECLINES),
        ("Из ассоциации поселение вышло в прошлом году.", Act.DECLINES),
        ("Ваш запрос направлен в департамент внутренней политики.", Act.PASSES_ON),
        ("Письмо передали в администрацию района.", Act.PASSES_ON),
        ("За нас ответит район.", Act.PASSES_ON),
        ("Ответит администрация района, куда Ваше письмо передано по компетенции.", Act.PASSES_ON),
        ("Ответ Вам был направлен ранее, исх. 77.", Act.ANSWERED),
        ("Прежние цифры просим не использовать.", Act.CORRECTS),
        ("Предыдущее письмо считать недействительным.", Act.CORRECTS),
    ],
)
def test_a_sentence_does_one_thing(text: str, act: Act) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Информация о практиках будет размещена на площадке.",
        "Если модератор одобрит, разместим две практики.",
        "Письмо зарегистрировано.",
        "Заявка на регистрацию подана.",
        "Планируем провести два мероприятия.",
        "Не размещали.",
        "Направляем письмо администрации.",
    ],
)
def test_what_is_still_to_come_or_about_our_letter_is_no_deed(text: str) -> None:
    assert Act.DEED not in acts(text)


def test_a_covering_note_hands_our_letter_to_nobody() -> None:
    assert Act.PASSES_ON not in acts("Направляем письмо администрации района.")


@pytest.mark.parametrize(
    "text",
    [
        "Подтвердите, пожалуйста, получение.",
        "Получили ли Вы наш ответ?",
        "Направляем повторно, не уверены, что Вы получили первое письмо.",
        "На ? 96 размещено 2 практики.",
        'Проведена акция "Помоги ветерану".',
        "Маршруты и посты не открывались.",
    ],
)
def test_courtesies_and_a_lost_number_sign_ask_nothing(text: str) -> None:
    assert Act.ASKS not in acts(text)


def test_hostile_length_is_bounded() -> None:
    assert acts("не " * 50_000 + "размещено") == []
    assert len(find_acts("размещено. " * 20_000)) <= 150


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Будьте любезны, направьте форму.", Act.ASKS),
        ("Презентация до нас не дошла.", Act.ASKS),
        ("Форма не открывается.", Act.ASKS),
        ("Не получается выложить материалы на площадку.", Act.ASKS),
        ("Если инициатив нет, нам всё равно нужно отчитываться", Act.ASKS),
        ("Нам бы ещё пару недель.", Act.PUTS_OFF),
        ("Отчёт закроем не раньше 14 октября, просим пойти навстречу.", Act.PUTS_OFF),
        ("Прошу изменить дату представления отчёта.", Act.PUTS_OFF),
        ("Решено в марафоне не участвовать, такое принято решение.", Act.DECLINES),
        ("Средств для участия в форуме не имеется.", Act.DECLINES),
        ("Просим больше не присылать нам запросов.", Act.DECLINES),
        ("О передаче Вашего письма в департамент сообщаем.", Act.PASSES_ON),
        ("Письмо ушло в управление культуры района.", Act.PASSES_ON),
        ("Этими вопросами занимается районная администрация.", Act.PASSES_ON),
        ("Передали в работу бухгалтеру.", Act.TAKEN),
        ("Ждите от нас отчёт на неделе.", Act.PROMISES),
        ("Вносим предложение: открыть в районе школу старост.", Act.DEED),
    ],
)
def test_more_ways_of_saying_it(text: str, act: Act) -> None:
    assert act in acts(text)


def test_a_site_in_trouble_corrects_no_letter_of_ours() -> None:
    said = acts("На № 96 от 05.09.2024 сообщаем, что на сайте ошибка в данных, указать код не можем.")
    assert Act.CORRECTS not in said


def test_a_named_district_that_writes_answers_for_itself() -> None:
    said = acts("Лесной район (Дубовский район) сообщает, что по итогам ответ будет дан.")
    assert Act.PASSES_ON not in said


@pytest.mark.parametrize(
    "low",
    [
        "просим считать исполненным письмо № 96 от 05.09.2024 (размещено 8 практик)",
        "прошу принять к сведению, что по письму № 96 от 05.09.2024 загружены 3 практики",
    ],
)
def test_the_date_of_a_letter_is_no_term_to_be_moved(low: str) -> None:
    assert Act.PUTS_OFF not in {each.act for each in find_acts(low)}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Просили район помочь, обещали рассмотреть.", Act.ASKS),
        ("Администрация рапортует о двух практиках.", Act.GOES_ON),
        ("Включили сквер в программу на следующий год.", Act.DEED),
        ("Сведения мы подавали в штаб района.", Act.DEED),
    ],
)
def test_what_only_looks_like_an_act_is_none(text: str, act: Act) -> None:
    assert act not in acts(text)


def test_whoever_is_told_to_take_it_from_others_is_passed_on() -> None:
    assert acts("Возьмите, пожалуйста, у них.") == [Act.PASSES_ON]


def test_the_present_with_a_day_to_come_is_a_future() -> None:
    assert acts("К концу года реализуем один проект.") == [Act.GOES_ON]


def test_the_point_of_a_resort_town_ends_no_sentence() -> None:
    low = "администрация муниципального образования г.-к. анапа сообщает. размещено."

    assert len(sentences(low)) == 2
