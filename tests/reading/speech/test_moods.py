"""What the sentences of a letter do: tell, intend, ask."""

from __future__ import annotations

import pytest

from mailflow.reading.speech.moods import (
    asks_to_act,
    tells,
    tells_somebody,
    without_quoted_speech,
)


@pytest.mark.parametrize(
    "said",
    [
        "размещена одна практика",
        "практики: 2",
        "сообщаем, что практик нет",
        "практика одна.",
        "план - 12 практик, факт - 6. контактное лицо сообщит дополнительно",
        "просит считать верной следующую информацию: размещено 10 практик",
        "направляем сведения о проделанной работе",
    ],
)
def test_what_is_or_was_done_is_told(said: str) -> None:
    assert tells(said)


@pytest.mark.parametrize(
    "said",
    [
        "разместить 2 практики до 25.09.2024",
        "сообщаем, что практики будут размещены в октябре",
        "колосовой м.и. подготовить ответ на № 96 от 05.09.2024 до 20.09",
        "уведомляем, что ответственным назначена петрова, тел. 8-86150-3-11-22",
        "до 01.10 поселение ответит, две практики готовы, ждем фотографии",
        "просим дать доступ к площадке",
    ],
)
def test_plans_promises_and_requests_tell_nothing_yet(said: str) -> None:
    assert not tells(said)


@pytest.mark.parametrize(
    "said",
    [
        "глянь, пожалуйста",
        "ирина петровна, подпишите и верните скан",
        "скинь мне потом",
        "не знаем, ответьте",
    ],
)
def test_imperatives_speak_to_a_colleague(said: str) -> None:
    assert tells_somebody(said)


@pytest.mark.parametrize(
    "said",
    [
        "примите, пожалуйста, ответ",
        "извините за задержку",
        "сообщение создано автоматически, не отвечайте на него",
    ],
)
def test_courtesies_speak_to_whoever_asked(said: str) -> None:
    assert not tells_somebody(said)


def test_an_errand_is_told_from_a_courtesy() -> None:
    assert asks_to_act("прошу согласовать до конца дня")
    assert asks_to_act("просим вас в срок до 20.09.2024 представить сведения")
    assert not asks_to_act("просим принять и учесть нашу информацию")


def test_quoted_speech_is_set_aside_and_titles_stay() -> None:
    assert "дайте" not in without_quoted_speech('нам пишут: "дайте ответ на № 96 от 05.09.2024"')
    assert "чистый берег" in without_quoted_speech('размещена практика "чистый берег"')
