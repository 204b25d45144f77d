"""Whose words are listened to."""

from mailflow.matching.papers.speech import without_quoted_speech


def test_quoted_speech_is_set_aside_and_titles_stay() -> None:
    assert "дайте" not in without_quoted_speech('нам пишут: "дайте ответ на № 96 от 05.09.2024"')
    assert "чистый берег" in without_quoted_speech('размещена практика "чистый берег"')


def test_the_words_of_the_writer_stay_in_quotation_marks() -> None:
    own = 'администрация холмского с/п сообщает: "в марафоне "диалог" размещены 2 практики".'
    relayed = 'пересылаю ответ главы: "сообщаем, что размещено 2 практики".'
    neighbours = 'администрация соседнего района сообщает: "на площадке размещено 12 практик".'

    assert "размещены 2" in without_quoted_speech(own)
    assert "размещено 2" in without_quoted_speech(relayed)
    assert "размещено 12" not in without_quoted_speech(neighbours)
