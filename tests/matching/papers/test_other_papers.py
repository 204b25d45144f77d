"""Papers with our number and a municipality's name that are no answer of it to us."""

from __future__ import annotations

import pytest

from mailflow.matching.papers.addressees import TO_OTHERS
from mailflow.matching.papers.closing import STRANGE
from mailflow.matching.papers.drafts import DRAFT
from mailflow.matching.papers.other_papers import (
    COMPLAINT,
    MINUTES,
    RESIDENT,
    WITHDRAWN,
    WOUND_UP,
)
from tests.matching.desk import REFERENCE, VARNAVINSKOE, page, read, recorded
from tests.matching.town import ASSOCIATION

_NAME = "Варнавинского сельского поселения Абинского района"
_TO_US = "В Совет муниципальных образований Краснодарского края"
_REPORT = f"Администрация {_NAME} сообщает: размещено 2 практики."
_SIGNED = f"Глава {_NAME}    П.К. Тестовый"
_LETTER = f"АДМИНИСТРАЦИЯ\n{_NAME.upper()}\n{REFERENCE}\n\n{_TO_US}\n\n{_REPORT}\n\n{_SIGNED}"


@pytest.mark.parametrize(
    "said",
    [
        "Проект ответа, прошу согласовать.",
        "Коллеги, это черновик, подпишем завтра.",
        "На согласование. После подписания направим официально.",
        "Прилагаем для подписания.",
        "Главе для подписи:",
        "Прошу Вашей подписи.",
    ],
)
def test_a_draft_waits_for_a_person(said: str) -> None:
    understood = read(f"{said}\n\n{_LETTER}")

    assert recorded(understood) == []
    assert DRAFT in (understood.reason or "")


@pytest.mark.parametrize(
    "mark",
    [
        "ПРОЕКТ",
        "ПРОЕКТ. На согласование",
        "(проект)",
        "Проект письма, исп. Тестова",
        "Проект от 24.09.2024",
        "ЧЕРНОВИК! Цифры уточняются",
        "Проект для визирования",
    ],
)
def test_a_document_marked_as_a_draft_waits_for_a_person(mark: str) -> None:
    assert recorded(read("Направляем ответ.", documents=(page(f"{mark}\n{_LETTER}"),))) == []


@pytest.mark.parametrize("line", ["Проект «Парк у реки» реализован.", "Проект парка открыт для всех"])
def test_a_document_that_names_a_project_is_no_draft(line: str) -> None:
    letter = _LETTER.replace("размещено 2 практики.", f"размещено 2 практики.\n{line}")

    assert recorded(read("Направляем ответ.", documents=(page(letter),))) == ["03601401"]


def test_a_report_on_a_project_is_no_draft() -> None:
    letter = _LETTER.replace(
        "размещено", "реализован проект «Парк у реки», документы на согласовании, размещено"
    )

    assert recorded(read(letter)) == ["03601401"]


def test_minutes_are_no_answer_and_harm_none_as_an_enclosure() -> None:
    minutes = (
        f"ПРОТОКОЛ № 3\nсовещания при главе {_NAME}\n\nПрисутствовали: 5 человек\n"
        "СЛУШАЛИ: о письме № 96 от 05.09.2024\nРЕШИЛИ: разместить практики."
    )
    alone = read("Направляем.", subject=REFERENCE, documents=(page(minutes),))

    assert MINUTES in (alone.reason or "")
    assert recorded(alone) == []
    assert recorded(read(_LETTER, documents=(page(minutes),))) == ["03601401"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{_REPORT} {REFERENCE}.\n\nРедакция газеты. При перепечатке ссылка обязательна.", STRANGE),
        (f"Я житель {_NAME}. {REFERENCE}. Администрация {_NAME} сообщает: практик нет.", RESIDENT),
        (f"{REFERENCE}. {_REPORT} Просим принять меры к нарушителям.", COMPLAINT),
        (f"Ликвидационная комиссия.\n{_LETTER}", WOUND_UP),
        (f"{_LETTER} Администрация поселения находится в стадии ликвидации.", WOUND_UP),
    ],
)
def test_other_papers_are_shown_to_a_person(text: str, reason: str) -> None:
    understood = read(text)

    assert recorded(understood) == []
    assert reason in (understood.reason or "")


@pytest.mark.parametrize(
    "addressee",
    ["Главе Абинского района", "В прокуратуру района", "Главному врачу больницы"],
)
def test_a_letter_to_another_office_is_a_copy_for_us(addressee: str) -> None:
    understood = read(_LETTER.replace(_TO_US, addressee), sender=VARNAVINSKOE)

    assert recorded(understood) == []
    assert TO_OTHERS in (understood.reason or "")


def test_a_copy_for_another_office_leaves_the_answer_ours() -> None:
    letter = _LETTER.replace(_TO_US, f"{_TO_US}\nКопия: Главе Абинского района")

    assert recorded(read(letter)) == ["03601401"]


@pytest.mark.parametrize(
    "reference",
    [
        "на письмо министерства экономики Краснодарского края от 05.09.2024 № 96",
        "на № 96 от 05.09.2024 департамента внутренней политики",
        "на запрос прокуратуры района № 96 от 05.09.2024",
    ],
)
def test_a_letter_of_another_office_with_our_number_is_none_of_ours(reference: str) -> None:
    body = f"АДМИНИСТРАЦИЯ\n{_NAME.upper()}\n{reference}\n\n{_REPORT}\n\n{_SIGNED}"

    assert recorded(read(body)) == []


def test_whoever_signs_a_forwarding_note_is_not_the_author_of_what_is_forwarded() -> None:
    body = (
        f"Направляем для сведения.\n\nГлава {_NAME}\n\n-------- Пересылаемое сообщение --------\n"
        "От: директор <school@mail.example>\nКому: sp@mail.example\nТема: ответ\nДата: 24.09.2024 11:20\n\n"
        f"МБОУ СОШ № 4 {_NAME}\n{REFERENCE}\nСообщаем: размещено 2 практики.\n\nДиректор П.К. Тестовая"
    )

    assert recorded(read(body, subject=f"Fwd: {REFERENCE}")) == []


def test_an_order_that_cites_our_letter_and_a_date_is_an_order() -> None:
    body = (
        "АДМИНИСТРАЦИЯ МУНИЦИПАЛЬНОГО ОБРАЗОВАНИЯ АБИНСКИЙ РАЙОН\n\nГлавам городских и сельских поселений\n\n"
        "Во исполнение письма ассоциации «Совет муниципальных образований Краснодарского края» от 05.09.2024"
        " № 96 прошу в срок до 20.09.2024 представить информацию.\n\nЗаместитель главы П.К. Тестовый"
    )

    assert recorded(read(body)) == []


@pytest.mark.parametrize("name", ["Ответ_ПРОЕКТ.docx", "Ответ (проект).docx", "черновик ответа.docx"])
def test_a_file_called_a_draft_waits_for_a_person(name: str) -> None:
    assert recorded(read("Направляем ответ.", documents=(page(_LETTER, name=name),))) == []


@pytest.mark.parametrize(
    "title",
    ["РЕШЕНИЕ", "РАСПОРЯЖЕНИЕ", "ПОВЕСТКА ДНЯ", "ПЛАН МЕРОПРИЯТИЙ", "ОТЧЕТ общего отдела"],
)
def test_an_act_or_a_plan_alone_is_no_answer(title: str) -> None:
    act = f"{title}\nАдминистрация {_NAME}\n{REFERENCE}\nРазместить 2 практики.\n\n{_SIGNED}"

    assert recorded(read("Направляем.", documents=(page(act),))) == []


@pytest.mark.parametrize(
    "text",
    [
        f"Прошу подтвердить, получен ли ответ администрации {_NAME} {REFERENCE} (размещено 2 практики).",
        f"Узнали, что администрация {_NAME} сообщает о 2 практиках, {REFERENCE}.",
    ],
)
def test_whoever_is_asked_about_is_not_the_author(text: str) -> None:
    assert recorded(read(text)) == []


@pytest.mark.parametrize("said", ["Мы проверяем, доходит ли почта.", "Пробное письмо, не учитывать."])
def test_a_trial_of_the_mail_waits_for_a_person(said: str) -> None:
    understood = read(f"{said}\n{_REPORT} {REFERENCE}")

    assert recorded(understood) == []
    assert STRANGE in (understood.reason or "")


@pytest.mark.parametrize(
    ("said", "is_recorded"),
    [
        ("Глава просил передать Вам поклон и приглашение на уху.", True),
        ("Глава велел кланяться.", True),
        ("Просим напоминаний не присылать.", True),
        ("И не пишите, пожалуйста, больше на старый адрес.", True),
        ("Так и запишите.", True),
        ("Извините, если огорчили.", True),
        ("Извините, если это не наши цифры.", False),
        ("Подпишите и верните сами.", False),
        ("Просьба: если будет вебинар по площадке, пригласите нас.", True),
        ("Пригласите главу и подпишите у него.", False),
        ("Извиняюсь, что без бланка, секретарь в декрете.", True),
        ("Надеюсь, успели вовремя.", True),
        ("Дай Бог здоровья тому, кто придумал площадку.", True),
        ("Будьте любезны принять наш ответ.", True),
        ("Извините, что без бланка, это чужие данные.", False),
        ("Дай ответ району.", False),
        ("Будьте любезны прислать презентацию.", False),
        ("Просим поставить нам плюсик.", True),
        ("Глава просил передать сведения соседей.", False),
        ("Просим поставить подпись министра.", False),
    ],
)
def test_greetings_passed_on_are_no_errand(said: str, *, is_recorded: bool) -> None:
    understood = read(f"{_REPORT} {said} {REFERENCE}", sender=VARNAVINSKOE)

    assert bool(recorded(understood)) is is_recorded


def test_a_site_called_municipalities_does_nothing() -> None:
    said = "На портале муниципалитеты.рф поселением практики не размещались, инициатив нет."

    assert recorded(read(f"{said} {REFERENCE}", sender=VARNAVINSKOE)) == ["03601401"]


def test_a_settlement_that_writes_for_its_neighbour_is_asked_about() -> None:
    said = "За Холмское сельское поселение Абинского района сообщаем: размещена 1 практика."

    assert recorded(read(_LETTER.replace(_REPORT, said))) == []


def test_a_report_of_residents_initiatives_is_an_answer() -> None:
    letter = _LETTER.replace("2 практики.", "2 практики. Инициатива подана от жителей хутора.")

    assert recorded(read(letter)) == ["03601401"]


def test_a_district_that_presses_its_settlements_reports_nothing() -> None:
    body = (
        f"Уважаемые коллеги!\n\nДо 25 сентября ждём от поселений информацию. {REFERENCE}. Пока ответили"
        f" только двое.\n\nОрготдел администрации муниципального образования Абинский район"
    )

    assert recorded(read(body)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"Просим считать недействительным ответ администрации {_NAME} {REFERENCE}.",
        f"Администрация {_NAME} просит отозвать ранее направленный ответ {REFERENCE}, где 2 практики.",
        f"{_REPORT} {REFERENCE}\n\nОтзываем это письмо, отправлено по ошибке.",
    ],
)
def test_an_answer_taken_back_with_no_other_in_its_stead_is_for_a_person(text: str) -> None:
    understood = read(text)

    assert recorded(understood) == []
    assert WITHDRAWN in (understood.reason or "")


def test_an_answer_taken_back_with_new_figures_beside_is_a_correction() -> None:
    said = f"{REFERENCE} ранее направленный ответ просим отозвать, актуальные данные: практик 2, инициатив 1."

    assert recorded(read(_LETTER.replace(_REPORT, said))) == ["03601401"]


def test_a_letter_not_to_be_registered_is_taken_back() -> None:
    body = (
        "Наше письмо № 501 от 17.09.2024 (ответ на № 96 от 05.09.2024) просим не регистрировать, "
        "подписано не тем лицом. Новое направим позднее."
    )
    understood = read(body, sender=VARNAVINSKOE)

    assert recorded(understood) == []
    assert WITHDRAWN in (understood.reason or "")


def test_a_new_answer_instead_of_one_taken_back_is_recorded() -> None:
    said = f"Ранее направленный ответ просим считать недействительным. {_REPORT}"

    assert recorded(read(_LETTER.replace(_REPORT, said))) == ["03601401"]


def test_a_form_nobody_filled_in_is_no_answer() -> None:
    assert recorded(read(_LETTER.replace("2 практики", "___ практик, инициатив ____"))) == []


@pytest.mark.parametrize("asked", ["Куда отправлять?", "Подскажите, отвечать за все поселения?"])
def test_a_question_beside_figures_is_for_a_person(asked: str) -> None:
    assert recorded(read(_LETTER.replace(_REPORT, f"{_REPORT} {asked}"))) == []


def test_what_a_settlement_writes_for_its_districts_answer_is_no_answer_to_us() -> None:
    said = "Для подготовки сводного ответа сообщаем: размещено 2 практики."

    assert recorded(read(_LETTER.replace(_REPORT, said).replace(_TO_US, "Организационный отдел"))) == []


@pytest.mark.parametrize("region", ["Ставропольского кр.", "Ростовской обл.", "Донецкой Народной Республики"])
def test_a_namesake_in_a_shortened_region_is_not_credited(region: str) -> None:
    body = f"Администрация Белореченского района {region} сообщает: размещено 2 практики. {REFERENCE}"

    assert recorded(read(body)) == []


@pytest.mark.parametrize(
    "reference",
    ["На запрос Горводоканала № 96 от 05.09.2024", "По письму Лиги служащих от 05.09.2024 № 96"],
)
def test_a_letter_named_by_a_strangers_name_is_none_of_ours(reference: str) -> None:
    assert recorded(read(_LETTER.replace(REFERENCE, reference))) == []


@pytest.mark.parametrize(
    "reference",
    [
        "На письмо Совета муниципальных образований Краснодарского края от 05.09.2024 № 96",
        "На письмо исполняющего полномочия председателя правления ассоциации от 05.09.2024 № 96",
    ],
)
def test_a_letter_named_by_our_name_is_ours(reference: str) -> None:
    assert recorded(read(_LETTER.replace(REFERENCE, reference))) == ["03601401"]


@pytest.mark.parametrize(
    "note",
    [
        "Лена, глянь, всё верно? Потом отправим.",
        "Рабочий вариант, без подписи.",
        "Так пойдёт?",
        "Это набросок.",
    ],
)
def test_a_note_to_a_colleague_makes_the_letter_beneath_a_draft(note: str) -> None:
    assert recorded(read(f"{note}\n\n{_LETTER}")) == []


def test_a_courteous_question_above_the_letter_is_no_draft() -> None:
    assert recorded(read(f"Добрый день! Подтвердите, пожалуйста, получили ли ответ?\n\n{_LETTER}")) == [
        "03601401"
    ]


def test_a_district_that_writes_for_its_settlement_is_not_credited_itself() -> None:
    body = (
        f"АДМИНИСТРАЦИЯ МУНИЦИПАЛЬНОГО ОБРАЗОВАНИЯ АБИНСКИЙ РАЙОН\n{REFERENCE}\n\nПо Варнавинскому сельскому"
        " поселению сообщаем: размещено 2 практики."
    )

    assert recorded(read(body)) == []


@pytest.mark.parametrize("unit", ["ОТДЕЛ КУЛЬТУРЫ АБИНСКОГО РАЙОНА", "Финансовое управление Абинского р-на"])
def test_a_unit_with_a_seal_of_its_own_is_not_its_district(unit: str) -> None:
    text = f"{unit}\n\n{REFERENCE}\n\nСообщаем: размещено 2 практики.\n\nПредседатель П.К. Тестовый"

    assert recorded(read("Направляем ответ.", documents=(page(text),))) == []


@pytest.mark.parametrize(
    "said",
    [
        "Жители и депутаты поселения приняли участие в марафоне.",
        "Уважаемый корреспондент!\nВ Ваш адрес системой документооборота направлен документ.",
        "По всем вопросам просим обращаться в общий отдел администрации.",
    ],
)
def test_words_of_offices_are_no_strangers_paper(said: str) -> None:
    assert recorded(read(f"{said}\n\n{_LETTER}")) == ["03601401"]


@pytest.mark.parametrize(
    "said",
    ["Жители улицы Мира просят помощи.", "Наш корреспондент побывал в станице."],
)
def test_residents_and_newspapers_are_still_known(said: str) -> None:
    assert recorded(read(f"{said}\n\n{_LETTER}")) == []


_OURS_FORWARDED = (
    "-------- Перенаправленное сообщение --------\nТема: исх. № 96 от 05.09.2024\n"
    "Дата: Thu, 05 Sep 2024 15:02:11 +0300\nОт: Совет МО <{address}>\nКому: a@b.example\n\n"
    "Прошу проинформировать ассоциацию не позднее 30 сентября 2024 года."
)


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Коллеги, прошу взять в работу и отчитаться.", []),
        ("Прошу отработать.", []),
        ("Принято в работу, ответим до 25 сентября.", ["03601401"]),
    ],
)
def test_our_letter_forwarded_with_an_order_is_no_answer(said: str, codes: list[str]) -> None:
    ours = _OURS_FORWARDED.format(address=ASSOCIATION.email)
    understood = read(f"{said}\n\n{ours}", subject="Fwd: исх. № 96 от 05.09.2024", sender=VARNAVINSKOE)

    assert recorded(understood) == codes


def test_a_letter_to_deputies_is_not_to_us() -> None:
    letter = f"Депутатам Совета {_NAME}\n\n{REFERENCE}\n\n{_REPORT}\n\n{_SIGNED}"

    assert TO_OTHERS in (read(letter, sender=VARNAVINSKOE).reason or "")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"ОТЧЁТ\nглавы {_NAME} о работе за 2023 год\n\nПроведено 4 схода, размещено 2 практики.", []),
        (f"ОТЧЁТ\nадминистрации {_NAME} за 2024 год\n\nРазмещено 2 практики.", ["03601401"]),
        (f"Уважаемые жители!\n{_REPORT}", []),
        (
            "СПРАВКА\nоб исполнении письма ассоциации № 96 от 05.09.2024\n\nРазмещено 2 практики.",
            ["03601401"],
        ),
    ],
)
def test_a_paper_for_others_or_of_another_year_is_no_answer(text: str, codes: list[str]) -> None:
    paper = page(f"АДМИНИСТРАЦИЯ {_NAME.upper()}\n\n{text}\n\n{_SIGNED}")

    understood = read("", subject=REFERENCE, sender=VARNAVINSKOE, documents=(paper,))

    assert recorded(understood) == codes
