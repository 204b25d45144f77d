"""What was asked for counts where the writer itself gives it."""

import pytest

from mailflow.matching.papers.own_responses import responds_itself
from mailflow.reading.speech.wants import Want, Wanted
from mailflow.reading.speech.words import sentences


@pytest.mark.parametrize(
    ("want", "text", "own"),
    [
        (Want.PROPOSALS, "просим включить в план обучение старост.", True),
        (Want.PROPOSALS, "учебный центр предлагает включить в план наши курсы.", False),
        (Want.PROPOSALS, "делегат хутора предлагает ввести форму.", False),
        (Want.OPINION, "депутаты проект закона поддерживают.", True),
        (Want.OPINION, "по словам депутата, проект закона поддерживаем.", False),
        (Want.PEOPLE, "совет поселения избрал делегатом дождикова петра ильича.", True),
        (Want.PEOPLE, "редакция предлагает делегатам 20 журналов.", False),
    ],
)
def test_only_what_the_writer_gives_is_its_own(want: Want, text: str, *, own: bool) -> None:
    wanted = Wanted(frozenset({want}), ("план", "закон", "делегат"))
    assert responds_itself(sentences(text)[0], wanted) is own
