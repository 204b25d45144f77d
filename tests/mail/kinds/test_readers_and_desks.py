"""Who has read our letter offers, takes it upon himself or answers for somebody; a desk does its routine."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.model.understanding import Kind
from tests.mail.sample_messages import OWN, message

BRIDGES = "Re: Исх. № 101 от 12.09.2024. О мостах"


def kind_of(text: str, subject: str = BRIDGES) -> Kind:
    return classify(message(text, subject=subject), OWN).kind


@pytest.mark.parametrize(
    "text",
    [
        "Инженер на больничном до среды. Если горит, могу посмотреть сам.",
        "Отдел по этому вопросу не работает, обращайтесь в дорожный фонд: fond@les.example.",
        "Добрый день! Я Нина, буду вести эту переписку. Телефон 8-900-000-00-00.",
        "В отпуске я с пятницы, поэтому завтра всё подготовлю.",
        "Добавьте нас, пожалуйста, в список, письма идут на прежний адрес, которым мы не пользуемся.",
        "Анкета на участие подана 2 октября, номер заявки 118.",
    ],
)
def test_who_offers_or_takes_it_upon_himself_is_a_person(text: str) -> None:
    assert kind_of(text) is Kind.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Сообщаю, что с 30.09.2024 нахожусь на лечении. По срочным вопросам звонить 2-17-40.",
        "Лежу в больнице, доступа к почте нет. Отвечу всем, когда выпишут.",
        "Учреждение сменило адрес. Пишите на les@new.example, на старый письма не доставляются.",
        "Это автоматическое уведомление. Письмо доставлено, дополнительных действий не предпринимайте.",
        "Запрос зарегистрирован. Диспетчер ответит в порядке очереди. Для отмены запроса ответьте «нет».",
        "Бухгалтерия закрывает квартал, на письма отвечать не сможем до 7 октября.",
        "Ваше обращение принято в работу службой поддержки. Плановое время решения: 8 часов.",
        "Автоответчик: на объекте, перезвоню вечером.",
    ],
)
def test_a_desk_and_a_mailbox_speak_of_routine(text: str) -> None:
    assert kind_of(text) is Kind.AUTO_REPLY


def test_a_subject_that_asks_is_no_machines() -> None:
    assert kind_of("Пришло два раза. Мы отвечали в пятницу.", "Автоответ?") is Kind.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Here is what you asked for while Ann is on leave: two bridges.",
        "Thanks, received. I will reply by Tuesday.",
        "Frau Lang ist im Urlaub, ich antworte für sie: keine Brücken.",
    ],
)
def test_who_answers_in_another_language_is_a_person(text: str) -> None:
    assert kind_of(text, "Re: bridges") is Kind.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Your ticket has been opened. Track its progress in our portal.",
        "I have left the District. Please write to clerk@les.example.",
        "Votre message a été pris en compte. Un agent vous contactera.",
    ],
)
def test_desks_of_other_countries_are_automatic(text: str) -> None:
    assert kind_of(text, "bridges") is Kind.AUTO_REPLY


def test_where_one_may_follow_a_letter_it_was_not_registered() -> None:
    text = "Ваше письмо зарегистрировано. Номер: 24-7781. Узнать статус можно на портале."

    verdict = classify(message(text, subject=BRIDGES), OWN)

    assert (verdict.kind, verdict.incoming_number) == (Kind.REGISTRATION, "24-7781")


def test_who_has_clients_sells() -> None:
    text = "Компания предлагает услуги по описанию практик под ключ. Более 90 довольных клиентов."

    assert kind_of(text, "Помощь с практиками") is Kind.BULK


@pytest.mark.parametrize(
    "text",
    [
        "I'm on sick leave until Monday. The duty desk knows the roads better than I do.",
        "Estarei ausente até sexta-feira. As mensagens ficam guardadas na minha caixa.",
        "I am overseas this week. Please expect some delay in my response.",
    ],
)
def test_who_says_of_himself_that_he_is_away_needs_no_more_words(text: str) -> None:
    assert kind_of(text, "bridges") is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "text",
    [
        "I'm on leave, but both bridges are open.",
        "I will be away in May so I cannot join the inspection.",
        "I am out of the office and we closed the bridge yesterday.",
    ],
)
def test_who_is_away_and_tells_something_all_the_same_is_a_person(text: str) -> None:
    assert kind_of(text, "Re: bridges") is Kind.REPLY


def test_the_number_of_a_ticket_is_no_incoming_number() -> None:
    assert kind_of("Ваша заявка зарегистрирована под № 55. Менеджер свяжется с Вами.") is Kind.AUTO_REPLY


def test_urgent_assistance_offered_by_a_desk_is_no_bait() -> None:
    text = "We have received your message. Should you require urgent assistance, please call 555-1234."

    assert kind_of(text, "bridges") is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Я в дороге, позвоните завхозу, он знает. Бумаги везу сам.",
        "До среды меня нет, но коллеги в курсе и всё подготовят.",
        "Лежу с температурой, отвечу: мостов нет.",
        "Уведомляю, что письмо зарегистрировано мною в журнале, номер 44. Ответит заместитель.",
        "Мы на форуме в Сочи, там и обсудим. До встречи!",
        "На время отпуска мастера сводки подписываю я, Крот.",
        "Срочные письма шлите мне на телефон. Получила, делаем.",
        "Временно недоступен портал, вернёмся к этому в октябре.",
        "Нина Петровна на пенсии, ей не пишите. Пишите мне.",
        "Адресат уволен, новый выйдет в октябре. Запросите тогда ещё раз.",
        "Ваше письмо получено и передано инженеру Крот Н.В., она позвонит.",
        "Прохожу обследование, но письма подписываю. Присылайте бланк.",
    ],
)
def test_who_is_away_and_has_it_in_hand_is_a_person(text: str) -> None:
    assert kind_of(text) is Kind.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Прохожу реабилитацию в санатории. По договорам обращайтесь к юристу.",
        "Сообщаю, что мой последний рабочий день - пятница. Все вопросы прошу адресовать Нине Крот.",
        "Запросы граждан исполняются в течение 30 дней. Просим не направлять запросы повторно.",
        "Временно нетрудоспособна, замещает Крот Н.В.",
        "Спасибо за письмо. Мы отвечаем по будням с 8 до 17.",
        "Уехала за дочкой, буду на работе 19-го.",
        "Мой рабочий день завершился. Завтра с 8:00 я снова на связи.",
        "Нахожусь в дороге, всё прочту вечером.",
        "Отправлю всё, когда вернусь из отпуска. Сейчас меня нет на работе.",
        "Мы получили вашу заявку и скоро вернёмся с ответом.",
        "Из-за технических работ на сервере ответы могут задерживаться.",
        "Отпускной режим. Отвечаю после 23-го.",
        "Управление образования подтверждает получение Вашего сообщения.",
        "Ваша заявка 12-24 принята. Время реакции - 2 часа. Отправлено роботом.",
        "На этом адресе переписка не ведётся.",
        "Ваш запрос важен для нас! Номер в очереди - 8.",
        "С 2 сентября перешла на работу в суд. Дела приняла Нина Крот, телефон 2-17-40.",
        "Сотрудники отдела заняты на выборах. Ответы на письма - после праздников.",
    ],
)
def test_farewells_queues_and_rules_for_all_letters_are_a_machines(text: str) -> None:
    assert kind_of(text) is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Письмо отправлено через МЭДО. Регистрационный номер документа 7/12. Ответ на № 101 от 12.09.2024.",
        "Документ № 12-33 доступен по ссылке https://sed.example/12-33. Сформировано системой «Дело».",
    ],
)
def test_a_document_system_that_sends_an_answer_registers_and_excuses_nothing(text: str) -> None:
    robot = message(text, subject="Исходящий документ", headers=(("Auto-Submitted", "auto-generated"),))

    assert classify(robot, OWN).kind is Kind.REPLY
