"""What an answer is taken to say once its outcome is known."""

from dataclasses import replace
from decimal import Decimal

import pytest

from mailflow.matching.reasons import GIVEN_BEFORE
from mailflow.model.message import Table
from mailflow.model.understanding import Decision, Outcome
from tests.matching.desk import ABINSKY_DISTRICT, REFERENCE, VARNAVINSKOE, page, read, recorded
from tests.matching.town import MARATHON


def _figures(body: str, subject: str = "Ответ") -> dict[str, Decimal]:
    (case,) = read(f"{REFERENCE}\n{body}", sender=VARNAVINSKOE, subject=subject).cases
    return dict(case.figures)


@pytest.mark.parametrize("body", ["Информации не имеется.", "Отчёт нулевой.", "По всем пунктам - нет."])
def test_nothing_at_all_is_zero_for_all_that_was_asked(body: str) -> None:
    assert _figures(body) == {"practices": Decimal(0), "initiatives": Decimal(0)}


def test_the_title_of_our_letter_names_no_figure_that_is_nothing() -> None:
    asked = replace(MARATHON, title="Об инициативах жителей")
    letter = f"{REFERENCE}\nОтчёт нулевой."
    (case,) = read(letter, sender=VARNAVINSKOE, subject="Re: Об инициативах жителей", requests=(asked,)).cases

    assert case.figures == {"practices": Decimal(0), "initiatives": Decimal(0)}


def test_nothing_of_one_figure_says_nothing_of_the_other() -> None:
    assert _figures("Успешные практики отсутствуют.") == {"practices": Decimal(0)}


def test_an_enclosure_that_is_not_there_leaves_the_answer_unclear() -> None:
    (case,) = read(f"{REFERENCE}\nСм. вложение.", sender=VARNAVINSKOE).cases

    assert (case.outcome, case.decision) == (Outcome.UNCLEAR, Decision.REVIEW)


def test_a_letterhead_of_others_above_our_name_is_theirs() -> None:
    letter = page(
        "АДМИНИСТРАЦИЯ ВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ\n"
        "АССОЦИАЦИЯ «СОВЕТ МУНИЦИПАЛЬНЫХ ОБРАЗОВАНИЙ КРАСНОДАРСКОГО КРАЯ»\n"
        "На № 96 от 05.09.2024\nРазмещено 3 практики."
    )
    (case,) = read("Ответ прилагаем.", sender=VARNAVINSKOE, documents=(letter,)).cases

    assert case.figures == {"practices": Decimal(3)}


def test_a_subject_speaks_where_the_letter_is_silent() -> None:
    assert _figures("Информация в теме письма.", "Практик 2, инициатив 5") == {
        "practices": Decimal(2),
        "initiatives": Decimal(5),
    }
    assert _figures("Спасибо за письмо.", "Re: размещено 252 практики") == {}


@pytest.mark.parametrize(
    "report",
    ["Размещено #1 практик. Работа находится на контроле.", "Размещено #1 практик, инициатив - 0 (ноль)."],
)
def test_a_scan_with_an_unread_figure_is_no_promise_and_no_nothing_without_a_person(report: str) -> None:
    scan = page(f"{REFERENCE}\n{report}", ocr=True, confidence=93.0)

    (case,) = read("", sender=VARNAVINSKOE, subject="ответ", documents=(scan,)).cases

    assert case.decision is not Decision.RECORDED
    assert "practices" not in case.figures


@pytest.mark.parametrize(
    "report",
    [
        "Размещено 2 практики, инициатив ~5.",
        "Размещено 2 практики. Инициативы:\n© =",
        "№ Показатель Количество\n1 Практики 2\n2 Инициативы НЙ",
    ],
)
def test_an_unread_figure_of_a_scan_is_named_to_a_person_beside_one_that_stands(report: str) -> None:
    scan = page(f"{REFERENCE}\n{report}", ocr=True, confidence=93.0)

    understood = read("", sender=VARNAVINSKOE, subject="ответ", documents=(scan,))

    (case,) = understood.cases
    assert (case.decision, dict(case.figures)) == (Decision.REVIEW, {"practices": Decimal(2)})
    assert "«инициатив»" in (understood.reason or "")


def test_a_zero_beside_an_unsure_count_of_a_scan_says_nothing_without_a_person() -> None:
    text = (
        f"{REFERENCE}\nПредставляем сведения.\n"
        "Показатель На 05.09.2024 На 25.09.2024\nПрактики 0 ~3\nИнициативы 0 ~5"
    )
    scan = page(text, ocr=True, confidence=92.0)

    (case,) = read("", sender=VARNAVINSKOE, subject="ответ", documents=(scan,)).cases

    assert dict(case.figures) == {}
    assert (case.decision, case.outcome) != (Decision.RECORDED, Outcome.NOTHING)


@pytest.mark.parametrize("padding", range(0, 260, 20))
def test_a_table_is_read_whole_wherever_the_head_of_the_letter_ends(padding: int) -> None:
    rows = (
        "Наименование показателя\tЕд. изм.\tЗначение\nРазмещено практик\tшт.\t18\nРазмещено инициатив\tшт.\t4"
    )
    text = (
        f"{REFERENCE}\nПредставляем сведения{' о марафоне' * 40}{'.' * padding}\n{rows}\nГлава И.И. Примеров"
    )

    (case,) = read("", sender=VARNAVINSKOE, subject="ответ", documents=(page(text),)).cases

    assert dict(case.figures) == {"practices": Decimal(18), "initiatives": Decimal(4)}


@pytest.mark.parametrize(
    "said",
    [
        "Ответ на указанное письмо направлен 20.09.2024 № 455.",
        "Информация по данному вопросу была направлена в Ваш адрес письмом от 20.09.2024.",
        "Сведения нами уже представлены ранее.",
    ],
)
def test_a_letter_that_points_to_an_answer_is_none(said: str) -> None:
    body = f"{REFERENCE}\nАдминистрация Варнавинского сельского поселения Абинского района сообщает. {said}"

    found = read(body)

    assert [each.decision for each in found.cases] == [Decision.REVIEW]
    assert GIVEN_BEFORE in (found.reason or "")


def test_nothing_of_one_figure_is_no_nothing_where_the_other_is_named_by_titles() -> None:
    body = f"{REFERENCE}\nПрактика «Сход онлайн».\nПрактика «Дружина».\nИнициатив нет."
    (case,) = read(body, sender=VARNAVINSKOE).cases

    assert (case.outcome, dict(case.figures)) == (Outcome.REPORT, {"initiatives": Decimal(0)})


def test_what_was_done_beside_a_zero_is_reported() -> None:
    body = f"{REFERENCE}\nИнформируем о размещении практики и отсутствии инициатив."
    (case,) = read(body, sender=VARNAVINSKOE).cases

    assert (case.outcome, dict(case.figures)) == (
        Outcome.REPORT,
        {"practices": Decimal(1), "initiatives": Decimal(0)},
    )


def test_some_that_were_taken_off_again_are_counted_by_a_person() -> None:
    assert recorded(read(f"{REFERENCE}: размещено 2 практики, одна из них снята.", sender=VARNAVINSKOE)) == []


def test_a_count_of_an_unread_word_beside_a_zero_is_looked_at() -> None:
    assert recorded(read(f"{REFERENCE}: пр-к 1, инициатив 0.", sender=VARNAVINSKOE)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Доводим до Вашего сведения, что на площадке имеется 2 практики.",
        "Дублируем ответ: практик - 2.",
    ],
)
def test_what_is_made_known_or_sent_again_is_told_now(said: str) -> None:
    (case,) = read(f"{REFERENCE} {said}", sender=VARNAVINSKOE).cases

    assert (case.outcome, dict(case.figures)) == (Outcome.REPORT, {"practices": Decimal(2)})


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Ранее ошибочно заявлено о 2 практиках, достоверные сведения сообщим позже.", []),
        ("Ранее ошибочно заявлено о 2 практиках, верно: 3 практики.", ["03601401"]),
    ],
)
def test_what_is_taken_back_without_the_right_figure_waits(body: str, codes: list[str]) -> None:
    assert recorded(read(f"{REFERENCE}. {body}", sender=VARNAVINSKOE)) == codes


@pytest.mark.parametrize(
    ("body", "sender", "outcome"),
    [
        ("Ответ будет дан управлением экономики района.", VARNAVINSKOE, Outcome.REDIRECT),
        ("Сведения будут представлены районом.", VARNAVINSKOE, Outcome.REDIRECT),
        ("Ответ будет дан администрацией Абинского района.", ABINSKY_DISTRICT, Outcome.INTERIM),
        (
            "Ответ будет дан администрацией Варнавинского сельского поселения Абинского района.",
            VARNAVINSKOE,
            Outcome.INTERIM,
        ),
    ],
)
def test_a_promise_that_the_district_is_to_keep_is_none_of_the_settlement(
    body: str, sender: str, outcome: Outcome
) -> None:
    (case,) = read(f"{REFERENCE}. {body}", sender=sender).cases

    assert case.outcome is outcome


@pytest.mark.parametrize("body", ["Пароль сообщим по телефону.", "Пароль направим отдельным письмом."])
def test_a_locked_answer_is_no_promise_of_one(body: str) -> None:
    locked = page("", pages=(), problem="защищён паролем")
    understood = read(f"{REFERENCE}\n{body}", sender=VARNAVINSKOE, documents=(locked,))

    assert recorded(understood) == []
    assert "вложение не читается" in (understood.reason or "")


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Документ направлен из системы. Отвечать на это письмо не нужно.", ["03601401"]),
        ("Ответ во вложении. Просим не отвечать на данное сообщение.", ["03601401"]),
        ("Отвечать на Ваш запрос администрация не обязана.", []),
    ],
)
def test_a_system_that_wants_no_reply_refuses_nothing(body: str, codes: list[str]) -> None:
    letter = page(f"{REFERENCE}\nРазмещено 2 практики.\nГлава Варнавинского с/п П.К. Тестовый")

    assert recorded(read(body, sender=VARNAVINSKOE, documents=(letter,))) == codes


def test_a_zero_beside_unread_numbers_of_its_row_is_no_nothing() -> None:
    rows = (("Показатель", "Мероприятий", "Практик"), ("Варнавинское с/п", "8", "0"))
    sheet = page("\n".join("\t".join(each) for each in rows), tables=(Table(rows),))

    understood = read(REFERENCE, sender=VARNAVINSKOE, documents=(sheet,))

    assert recorded(understood) == []
    assert "другие числа" in (understood.reason or "")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Практик нет, однако жителями предложена одна инициатива.", ["03601401"]),
        ("Практик нет. Жители предложили две инициативы.", ["03601401"]),
        ("Жителями размещены 2 практики.", []),
        ("Школой предложены две инициативы.", []),
    ],
)
def test_what_residents_proposed_the_municipality_reports(text: str, codes: list[str]) -> None:
    assert recorded(read(f"{REFERENCE} сообщаем: {text}", sender=VARNAVINSKOE)) == codes


@pytest.mark.parametrize("day", ["05.09.2024г.", "05.09.24г."])
def test_a_year_grown_together_with_its_mark_ends_no_sentence(day: str) -> None:
    text = f"Рассмотрев обращение Совета муниципальных образований от {day} № 96, сообщаем: практик 2."

    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


def test_the_deed_asked_for_beside_a_lone_zero_is_a_report() -> None:
    asked = replace(MARATHON, items=("о размещении информации об успешных практиках",))
    text = f"{REFERENCE}\nИнформация размещена на сайте: 1) Парк; 2) Школа старост. Инициатив не было."
    (case,) = read(text, sender=VARNAVINSKOE, requests=(asked,)).cases

    assert (case.outcome, case.figures) == (Outcome.REPORT, {"initiatives": Decimal(0)})


def test_items_of_a_numbered_list_belong() -> None:
    text = f"{REFERENCE}\nРазмещено две практики, а именно: 1. Ремонт клуба. 2. Субботник в парке."

    assert recorded(read(text, sender=VARNAVINSKOE)) == ["03601401"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Сообщаем, что поселение является дотационным, в штате 3 служащих. Практик нет.", Outcome.NOTHING),
        ("Сообщаем, что установили 9 знаков. Практик нет.", Outcome.REPORT),
    ],
)
def test_a_number_that_tells_of_the_place_is_no_deed(text: str, outcome: Outcome) -> None:
    (case,) = read(f"{REFERENCE}\n{text}", sender=VARNAVINSKOE).cases

    assert case.outcome is outcome


def test_the_matter_may_be_named_in_quotation_marks() -> None:
    text = "На портале зарегистрировались 14 сотрудников. В разделе «Практики» размещено 4 материала."

    assert recorded(read(f"{REFERENCE}\n{text}", sender=VARNAVINSKOE)) == ["03601401"]


@pytest.mark.parametrize(
    "text",
    [
        "Просим засчитать 3 практики, 1 инициативу.",
        "Практики ____3____ Инициативы ____1____",
        "Практик: 3, инициатив: 1",
    ],
)
def test_a_form_filled_in_and_a_count_to_be_accepted_are_answers(text: str) -> None:
    (case,) = read(f"{REFERENCE}\n{text}", sender=VARNAVINSKOE).cases

    assert case.decision is Decision.RECORDED
    assert case.figures == {"practices": Decimal(3), "initiatives": Decimal(1)}


def test_what_a_label_lists_is_no_nothing() -> None:
    text = "Практики: Сквер, Дорога, Клуб. Инициативы: нет."
    (case,) = read(f"{REFERENCE}\n{text}", sender=VARNAVINSKOE).cases

    assert (case.outcome, case.figures) == (Outcome.REPORT, {"initiatives": Decimal(0)})


@pytest.mark.parametrize(
    ("said", "outcome", "is_recorded"),
    [
        ("Я в декрете, но отвечу: 2 практики есть, инициативы нет ни одной.", Outcome.NOTHING, False),
        ("Голосовали всем селом. Разместили две. Инициатив ноль.", Outcome.REPORT, False),
        ("Разместить не удалось, инициатив ноль.", Outcome.NOTHING, True),
        ("Если коротко: практик 2.", Outcome.REPORT, True),
    ],
)
def test_a_count_beside_a_zero_is_no_nothing(said: str, outcome: Outcome, *, is_recorded: bool) -> None:
    understood = read(f"{said} {REFERENCE}", sender=VARNAVINSKOE)

    assert [each.outcome for each in understood.cases] == [outcome]
    assert bool(recorded(understood)) is is_recorded


@pytest.mark.parametrize(
    ("text", "outcome", "codes"),
    [
        ("Практик как было две, так и осталось. Инициатив тоже нет.", Outcome.REPORT, ["03601401"]),
        ("Отчитываться не о чем.", Outcome.NOTHING, ["03601401"]),
        ("Опубликована практика «Сад». Планируем опубликовать ещё две.", Outcome.REPORT, ["03601401"]),
        ("Практик 1, инициатив 1, прошу подтвердить получение.", Outcome.REPORT, ["03601401"]),
        ("Практики размещать не планируем, их нет.", Outcome.NOTHING, ["03601401"]),
        ("Сводка: практики 4, инициативы 0, отв. Ткач.", Outcome.REPORT, ["03601401"]),
    ],
)
def test_short_words_of_clerks_are_told_apart(text: str, outcome: Outcome, codes: list[str]) -> None:
    understood = read(f"{REFERENCE}\n{text}", sender=VARNAVINSKOE)

    assert [each.outcome for each in understood.cases] == [outcome]
    assert recorded(understood) == codes


@pytest.mark.parametrize(
    "body",
    [
        "Взамен ранее направленного: практик 3, инициатив 3. Просим извинить, одну забыли.",
        "Исправленный ответ: практик 3, инициатив 3. Предыдущий просим не учитывать.",
    ],
)
def test_who_corrects_may_say_what_was_amiss(body: str) -> None:
    (case,) = read(f"{REFERENCE}. {body}", sender=VARNAVINSKOE).cases

    assert (case.outcome, case.decision) == (Outcome.CORRECTION, Decision.RECORDED)


def test_three_smiles_without_a_number_are_shown() -> None:
    text = "Практики разместили целым вагоном, особенно на те деньги, что в бюджете )))"

    assert recorded(read(f"{REFERENCE}\n{text}", sender=VARNAVINSKOE)) == []
