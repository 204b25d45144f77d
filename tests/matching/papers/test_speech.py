"""Whose words are listened to."""

from mailflow.matching.papers.speech import without_quoted_speech


def test_quoted_speech_is_set_aside_and_titles_stay() -> None:
    assert "дайте" not in without_quoted_speech('нам пишут: "дайте ответ на № 96 от 05.09.2024"')
    assert "чистый берег" in without_quoted_speech('размещена практика "чистый берег"')
