"""The shipped templates: every mail is rendered with invented values and says what the contract wants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from mailflow.adapters.templates import TemplateStore, check_templates
from mailflow.app.mails.samples import sample_names, sample_values
from mailflow.app.ports import RenderedMail
from mailflow.model.fact import LetterKind

TEMPLATES = Path(__file__).parent.parent.parent / "templates"
REMINDERS = ("reminder", "reminder_last_day", "reminder_overdue", "district_reminder")
NAMES = sample_names()


def read_page(html: str) -> str:
    """What a reader sees of a page, in one line."""
    without_style = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", without_style)).split())


@pytest.fixture(scope="module")
def store() -> Iterator[TemplateStore]:
    store = TemplateStore(TEMPLATES, sample_values)
    yield store
    store.close()


@pytest.fixture
def mail(store: TemplateStore, name: str) -> RenderedMail:
    return store.render(name, sample_values(name))


def test_nothing_is_wrong_with_them() -> None:
    assert check_templates(TEMPLATES, sample_values) == []


def test_every_kind_of_letter_has_its_template() -> None:
    assert {kind.value for kind in LetterKind} <= {path.stem for path in TEMPLATES.glob("*.j2")} & set(NAMES)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("all_is_well", "trouble")])
def test_every_subject_about_a_request_names_it(mail: RenderedMail) -> None:
    assert "исх. № 12 от 05.09.2024" in mail.subject


@pytest.mark.parametrize(
    ("name", "word"),
    [
        *((name, "НАПОМИНАНИЕ") for name in REMINDERS),
        ("digest", "Справка"),
        ("summary", "Сводная информация"),
    ],
)
def test_subjects_tell_what_the_mail_is(mail: RenderedMail, word: str) -> None:
    assert mail.subject.startswith(word)


@pytest.mark.parametrize("name", REMINDERS)
def test_a_reminder_is_fair(mail: RenderedMail) -> None:
    """It says as of which minute, that an answer may have crossed, that nothing is an answer, and quotes."""
    for text in (" ".join(mail.text.split()), read_page(mail.html)):
        assert re.search(r"[Пп]о состоянию на \d+ \w+ 2024 г\. \d\d час\. \d\d мин\.", text)
        assert "Если ответ уже направлен, просим сообщить его исходящий номер и дату" in text
        assert "При отсутствии сведений" in text
        assert "какие мероприятия проведены и сколько человек в них участвовало" in text


@pytest.mark.parametrize("name", ["letter", "reminder", "district_reminder"])
def test_a_letter_is_addressed_and_signed(mail: RenderedMail, name: str) -> None:
    addressee, greeting = {
        "letter": ("Главе городского округа город Солнечный", "Уважаемый Игорь Маратович!"),
        "reminder": ("Главе городского округа город Солнечный", "Уважаемый Игорь Маратович!"),
        "district_reminder": ("Главе Лесного муниципального района", "Уважаемая Анна Павловна!"),
    }[name]
    for text in (mail.text, mail.html):
        assert all(each in text for each in (addressee, greeting, "Председатель Правления", "С.С. Соснов"))


@pytest.mark.parametrize("name", NAMES)
def test_plain_text_fits_a_narrow_window(mail: RenderedMail) -> None:
    assert all(len(line) <= 76 for line in mail.text.splitlines())
    assert "\n\n\n" not in mail.text


@pytest.mark.parametrize("name", NAMES)
def test_a_page_asks_for_nothing_from_outside(mail: RenderedMail) -> None:
    assert re.findall(r"(?:src|href|url)\s*[=(]", mail.html) == []
    assert "http" not in mail.html


@pytest.mark.parametrize("name", NAMES)
def test_nothing_raw_is_left_over(mail: RenderedMail) -> None:
    for text in (mail.subject, mail.text, read_page(mail.html)):
        assert not re.search(r"\{[{%#]|[%#}]\}|None|Decimal|datetime|undefined|<p|г\.\.|  ,|\(\)|»»", text)


def test_the_digest_answers_the_questions_in_their_order(store: TemplateStore) -> None:
    text = store.render("digest", sample_values("digest")).text
    headings = re.findall(r"^\d\. (.+)$", text, re.MULTILINE)

    assert headings == [
        "ЖДУТ ВАШЕГО РЕШЕНИЯ",
        "НЕ ОТВЕТИЛИ",
        "КОМУ ПОЗВОНИТЬ",
        "ОТВЕТИЛИ С ПРОШЛОЙ СПРАВКИ",
        "ОТСРОЧКИ И ОБЕЩАНИЯ",
        "ОТВЕТИЛИ ПОЗЖЕ СРОКА",
        "ОТПРАВКА",
        "СЛУЖБА",
    ]


def test_the_summary_keeps_claimed_figures_apart_from_the_sites(store: TemplateStore) -> None:
    text = store.render("summary", sample_values("summary")).text

    assert "Проведённые мероприятия: было 4, заявлено 5" in text
    assert "Проведённые мероприятия: 9 на 01.10.2024 (сайт недели)" in text
    assert re.search(r"2\. Лесной край \(по данным сайта\) +9", text)


def test_the_acknowledgement_says_what_was_counted_and_what_is_missing(store: TemplateStore) -> None:
    text = store.render("acknowledgement", sample_values("acknowledgement")).text

    assert "ответ № 01-15/234 от 20.09.2024" in text
    assert "Проведённые мероприятия: 3" in text
    assert "не нашли ответа на вопросы: какие предложения поступили от жителей" in text
