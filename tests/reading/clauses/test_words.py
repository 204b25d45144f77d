"""Words that no dictionary can take for one."""

from mailflow.reading.clauses.words import is_noun, lemma


def test_a_sign_without_a_name_is_no_word() -> None:
    assert lemma("𗀀") == "?"
    assert not is_noun("0𗀀")
