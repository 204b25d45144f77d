"""Mails from templates: what is rendered, what is escaped, what ends a template that does harm."""

# ruff: noqa: E501 - a slip and what is told about it stand on one line

from __future__ import annotations

import resource
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from mailflow.adapters.templates import TemplateStore, check_templates
from mailflow.app.ports import RenderedMail
from mailflow.errors import OperatorError

BASE = """\
{% if part == "subject" %}{% block subject %}{% endblock %}
{% elif part == "text" %}{% block text %}{% endblock %}
{% else %}{% block html %}{% endblock %}{% endif %}
"""
MAIL = """\
{% extends "base.j2" %}
{% block subject %}О деле {{ x }}{% endblock %}
{% block text %}
Текст: {{ x }}
{% endblock %}
{% block html %}
<p>{{ x }}</p>
{% endblock %}
"""


def samples(_: str) -> Mapping[str, object]:
    return {"x": "проба", "запрос": {"номер": "12"}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "base.j2").write_text(BASE, encoding="utf-8")
    (tmp_path / "mail.j2").write_text(MAIL, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TemplateStore]:
    """One child for all tests that only render."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "base.j2").write_text(BASE, encoding="utf-8")
    (folder / "mail.j2").write_text(MAIL, encoding="utf-8")
    store = TemplateStore(folder)
    yield store
    store.close()


@pytest.fixture
def store(folder: Path) -> Iterator[TemplateStore]:
    store = TemplateStore(folder, samples)
    yield store
    store.close()


def faults_of(folder: Path, line: str) -> list[str]:
    """Faults of a mail whose fourth line is the given one."""
    (folder / "mail.j2").write_text(MAIL.replace("Текст: {{ x }}", line), encoding="utf-8")
    return [str(fault).replace(f"{folder}/", "") for fault in check_templates(folder, samples)]


def test_a_mail_has_a_subject_a_text_and_a_page(sound: TemplateStore) -> None:
    mail = sound.render("mail", {"x": "№ 12"})

    assert (mail.subject, mail.text) == ("О деле № 12", "Текст: № 12\n")
    assert "<p>№ 12</p>" in mail.html


@pytest.mark.parametrize(
    "received",
    [
        "<script>alert(1)</script>",
        '<img src="http://x.example/a.png">',
        "<a href='javascript:x'>нажми</a>",
        "a&b",
    ],
)
def test_received_text_is_escaped_in_the_page_and_plain_in_the_text(
    sound: TemplateStore, received: str
) -> None:
    """A23: also in `.html.j2`, for the extension decides nothing here."""
    mail = sound.render("mail", {"x": received})

    assert received in mail.text
    assert received in mail.subject
    assert received not in mail.html
    assert not any(f"<{tag}" in mail.html for tag in ("script", "img", "a ", "a\n"))


def test_received_braces_are_text(sound: TemplateStore) -> None:
    assert sound.render("mail", {"x": "{{ 7*7 }}{% raw %}"}).text == "Текст: {{ 7*7 }}{% raw %}\n"


@pytest.mark.parametrize(
    ("received", "shown"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u2066b", "a⟨U+2066⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("a\0b", "a⟨U+0000⟩b"),
        ("a\x1b[31mb", "a⟨U+001B⟩[31mb"),
        ("a\ud800b", "a⟨U+D800⟩b"),
        ("a\u2028b", "a⟨U+2028⟩b"),
    ],
)
def test_characters_that_rearrange_are_shown(sound: TemplateStore, received: str, shown: str) -> None:
    """A25."""
    mail = sound.render("mail", {"x": received})

    assert (mail.subject, mail.text) == (f"О деле {shown}", f"Текст: {shown}\n")
    assert shown in mail.html


def test_a_subject_is_one_line_whatever_is_put_into_it(sound: TemplateStore) -> None:
    subject = sound.render("mail", {"x": "а\r\nBcc: x@y.example\n\nтело"}).subject

    assert subject == "О деле а Bcc: x@y.example тело"


def test_a_long_line_is_wrapped_with_its_indent(folder: Path) -> None:
    (folder / "mail.j2").write_text(MAIL.replace("Текст: {{ x }}", "  - {{ x }}"), encoding="utf-8")
    store = TemplateStore(folder)

    lines = store.render("mail", {"x": "слово " * 30}).text.splitlines()
    store.close()

    assert [line[:4] for line in lines] == ["  - ", "    ", "    "]
    assert max(map(len, lines)) <= 76


@pytest.mark.parametrize(
    "harm",
    [
        "{{ 'a'*10**9 }}",
        "{{ ('a'*10**6)|replace('a', 'b'*1000) }}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% for i in range(99999) %}{{ 'y'*10000 }}{% endfor %}",
        "{{ 9**(9**9) }}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{{ 'x'.__class__.__mro__ }}",
        "{{ x.__init__.__globals__ }}",
        "{{ ''['__class__'] }}",
        "{{ x|attr('__class__') }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ self.__init__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(x) }}",
        "{{ x.format_map({}).__class__ }}",
        "{{ запрос.clear() }}",
        "{{ запрос.update(a=1) }}",
        "{% include '/etc/passwd' %}",
        "{% extends '../../etc/passwd' %}",
        "{% import 'os' as os %}{{ os }}",
        "{{ range(10**12) }}",
    ],
)
def test_a_harmful_template_is_refused_in_time_and_the_last_good_one_stays(
    folder: Path, store: TemplateStore, harm: str
) -> None:
    """A22."""
    good = store.render("mail", {"x": "1"})
    (folder / "mail.j2").write_text(MAIL.replace("Текст: {{ x }}", harm), encoding="utf-8")

    faults = store.reload_if_changed()

    assert [Path(fault.file).name for fault in faults] == ["mail.j2"]
    assert store.reload_if_changed() == []
    assert store.current_faults() == faults
    assert store.render("mail", {"x": "1"}) == good


def test_a_template_that_never_ends_is_ended_within_two_seconds_of_work(
    folder: Path, store: TemplateStore
) -> None:
    store.render("mail", {"x": "1"})
    (folder / "mail.j2").write_text(MAIL.replace("{{ x }}", "{{ 9**(9**9) }}"), encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    store.reload_if_changed()
    store.close()

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Two children have ended: their start costs something too.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2 + 2


def test_a_mended_template_is_taken_up(folder: Path, store: TemplateStore) -> None:
    store.render("mail", {"x": "1"})
    (folder / "mail.j2").write_text(MAIL.replace("Текст", "{% if %}"), encoding="utf-8")
    assert len(store.reload_if_changed()) == 1
    (folder / "mail.j2").write_text(MAIL.replace("Текст", "Слово"), encoding="utf-8")

    assert store.reload_if_changed() == []
    assert store.current_faults() == []
    assert store.render("mail", {"x": "1"}).text == "Слово: 1\n"


def test_a_child_that_died_is_replaced(store: TemplateStore) -> None:
    store.render("mail", {"x": "1"})
    store._process.stop()

    assert store.render("mail", {"x": "2"}).text == "Текст: 2\n"


def test_the_child_sees_no_secret_of_the_worker(
    monkeypatch: pytest.MonkeyPatch, store: TemplateStore
) -> None:
    monkeypatch.setenv("MAILFLOW_IMAP__PASSWORD", "тайна-4509")
    store.render("mail", {"x": "1"})
    child = store._process._child
    assert child is not None

    assert "тайна-4509".encode() not in Path(f"/proc/{child.pid}/environ").read_bytes()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ y }}", "mail.j2:4: переменной «y» в этом письме нет"),
        ("{{ запрос.номр }}", "mail.j2:4: у этой переменной нет поля «номр»"),
        ("{{ x|дат }}", "mail.j2:4: нет такого преобразования: «|дат»"),
        ("{% fro a in b %}", "mail.j2:4: неизвестная команда «{% fro %}»"),
        ("{% for a in b %}", "mail.j2:5: команда не закрыта: раньше нужно {% endfor %}"),
        ("{{ x ", "mail.j2:5: неожиданное «{»: проверьте скобки, кавычки и команды"),
        ("{{ x }", "mail.j2:4: неожиданный знак «}»: проверьте фигурные скобки"),
        ("{{ x|дата }}", "mail.j2:4: значение не подходит к месту, где оно стоит (например, |дата у того, что не дата)"),
        ("{# пояснение", "mail.j2:4: пояснение {# открыто, но не закрыто знаками #}"),
        ("{% include 'нет.j2' %}", "mail.j2: нет файла «нет.j2», на который ссылается шаблон"),
    ],
)  # fmt: skip
def test_a_slip_in_a_template_is_told_with_its_line(folder: Path, line: str, told: str) -> None:
    assert faults_of(folder, line) == [told]


def test_a_template_without_a_subject_is_told(folder: Path) -> None:
    (folder / "mail.j2").write_text(MAIL.replace("block subject", "block suject"), encoding="utf-8")

    assert [str(fault) for fault in check_templates(folder)] == [
        f"{folder}/mail.j2:1: в шаблоне нет блока «subject»"
    ]


def test_a_template_in_another_encoding_is_told(folder: Path) -> None:
    (folder / "mail.j2").write_bytes(MAIL.encode("cp1251"))

    assert [fault.text for fault in check_templates(folder)] == [
        "файл сохранён не в UTF-8; выберите кодировку UTF-8 и сохраните снова"
    ]


def test_a_template_with_a_bom_and_windows_line_ends_is_read(folder: Path, store: TemplateStore) -> None:
    (folder / "mail.j2").write_bytes(b"\xef\xbb\xbf" + MAIL.replace("\n", "\r\n").encode())

    assert store.render("mail", {"x": "1"}).text == "Текст: 1\n"


def test_a_template_that_is_not_there_is_an_operators_error(sound: TemplateStore) -> None:
    with pytest.raises(OperatorError, match=r"нет\.j2: такого шаблона нет"):
        sound.render("нет", {})


def test_a_value_that_is_missing_on_the_day_is_an_operators_error(folder: Path) -> None:
    store = TemplateStore(folder)

    with pytest.raises(OperatorError, match=r"mail\.j2:2: переменной «x» в этом письме нет"):
        store.render("mail", {})
    assert store.render("mail", {"x": "1"}) == RenderedMail(
        "О деле 1", "Текст: 1\n", store.render("mail", {"x": "1"}).html
    )
    store.close()
