"""Several mails rendered while the caller does other work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mailflow.adapters.templates import TemplateStore
from mailflow.app.ports import RenderedMail
from mailflow.errors import OperatorError

FILES = {
    "base": "{% block subject %}{% endblock %}{% block text %}{% endblock %}{% block html %}{% endblock %}",
    "mail": '{% if part == "subject" %}О деле {{ x }}{% elif part == "text" %}Текст: {{ x }}{% endif %}'
    "{# {% block subject %}{% block text %} #}",
    "endless": "{% for a in range(99999) %}{% for b in range(99999) %}{% if a == x %}{% endif %}{% endfor %}"
    "{% endfor %}{# {% block subject %}{% block text %} #}",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TemplateStore]:
    folder: Path = tmp_path_factory.mktemp("templates")
    for name, source in FILES.items():
        (folder / f"{name}.j2").write_text(source, encoding="utf-8")
    store = TemplateStore(folder)
    yield store
    store.close()


def mail(x: object) -> RenderedMail:
    return RenderedMail(f"О деле {x}", f"Текст: {x}\n", "")


def test_mails_come_in_the_order_they_were_asked_for(store: TemplateStore) -> None:
    rendered = store.render_all([("mail", {"x": number}) for number in range(20)])

    assert list(rendered) == [mail(number) for number in range(20)]


def test_nothing_asked_for_gives_nothing(store: TemplateStore) -> None:
    assert list(store.render_all([])) == []


def test_values_that_do_not_fit_spoil_one_mail_alone(store: TemplateStore) -> None:
    first, second, third = store.render_all([("mail", {"x": 1}), ("mail", {}), ("mail", {"x": 3})])

    assert (first, third) == (mail(1), mail(3))
    assert isinstance(second, OperatorError)
    assert "переменной «x» в этом письме нет" in str(second)


def test_a_template_that_does_not_exist_spoils_its_mail_alone(store: TemplateStore) -> None:
    first, second = store.render_all([("letter", {"x": 1}), ("mail", {"x": 2})])

    assert isinstance(first, OperatorError)
    assert second == mail(2)


def test_a_template_that_ends_its_child_spoils_its_mail_alone(store: TemplateStore) -> None:
    asked = [("mail", {"x": 1}), ("endless", {"x": 2}), ("mail", {"x": 3}), ("mail", {"x": 4})]
    first, second, third, fourth = store.render_all(asked)

    assert (first, third, fourth) == (mail(1), mail(3), mail(4))
    assert isinstance(second, OperatorError)
    assert "выполняется слишком долго" in str(second)


def test_another_mail_may_be_asked_for_between(store: TemplateStore) -> None:
    rendered = store.render_all([("mail", {"x": number}) for number in range(3)])

    assert next(rendered) == mail(0)
    assert store.render("mail", {"x": "между"}) == mail("между")
    assert list(rendered) == [mail(1), mail(2)]


def test_mails_nobody_came_for_are_not_taken_for_others(store: TemplateStore) -> None:
    store.render_all([("mail", {"x": "прежнее"})] * 3)

    assert list(store.render_all([("mail", {"x": "новое"})])) == [mail("новое")]
    assert store.render("mail", {"x": "ещё"}) == mail("ещё")


def test_half_of_a_surrogate_pair_ends_no_child(store: TemplateStore) -> None:
    [rendered] = store.render_all([("mail", {"x": "\ud83d"})])

    assert rendered == mail("⟨U+D83D⟩")
