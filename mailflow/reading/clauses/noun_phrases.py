"""The phrase a figure's noun stands in: its adjectives, and whether it only qualifies another noun.

What a word alone is, noun or adjective, is left to `words` and `morphology`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people, is_measure
from mailflow.reading.clauses.masking import MASK
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_words import ANYBODY, OF_STANDING, is_size
from mailflow.reading.clauses.words import is_known, is_noun, is_person, lemma, qualifies
from mailflow.reading.morphology import is_adjective, is_participle, is_short_participle

ADJECTIVE = re.compile(
    r".{2,}(?:ых|их|ые|ие|[чжш]ьи|ая|яя|ую|юю|ой|ей|ого|его|ым|им|ыми|ими|ое|ее|ый|ий|ом|ему|ому)(?:ся)?$"
)
_OURS = ("ваш", "настоящ", "данн", "указанн")
_ACTIVE = re.compile(r"(?:[уюая]щ|вш)(?:ие|их|ий|его|ая|ей|ими|им)$")
_PERSON_AND_PARTICIPLE = 2
_BECAUSE = frozenset({"с", "из-за", "ввиду", "причине", "вследствие"})
# «авторы практик», «участники мероприятий» are people, «бюджет практик» is money: no practices.
# «просмотров практики – 134» counts no practices, nor does their register.
# «вопросы деятельности ТОС отсутствуют»: neither are what they do and what troubles them.
_OF_OTHERS = re.compile(
    r"текст|устав|ревизи|проект(?!н)|черновик|иде[яийю]|концепци|макет|ролик|видео|фото|заготовк|вариант"
    r"|документ|границ|анкет|"
    r"участи|охват|бюджет|стоимост|объем|сумм|доля|процент|час[аов]{0,2}$|дн(?:я|ей)$"
    r"|просмотр|отклик|лайк|комментари|голосов|балл|репост|скриншот|ссыл|страниц|слайд|реестр|каталог|рейтинг"
    r"|деятельност|работ[аыеу]$|функционирован|проблем|вопрос"
)


# «Котельные, ед.»: a unit is no noun that is qualified
_PIECES = frozenset({"шт", "ед", "чел", "экз", "гол"})


def is_attribute(clause: Sequence[Token], at: int, part: str, spec: FigureSpec, *, deed: bool) -> bool:
    """«волонтёрский отряд», «населённых пунктов»: what qualifies another noun counts something else."""
    if at + 1 >= len(clause) or is_adjective(part):
        return False
    word, following = clause[at].text, clause[at + 1].text
    if following in _PIECES or not following.isalpha() or not is_noun(following) or is_size(following):
        return False
    if following.startswith(figure_stems(spec)[:1]) and not word.startswith(figure_stems(spec)[:1]):
        return False  # «неисправных гидрантов»
    if lemma(following) in ANYBODY | OF_STANDING:
        return False  # «самозанятых граждан», «в рабочем состоянии»
    if is_adjective(word) or (is_participle(word) and not deed):
        return True
    return is_noun(word) and qualifies(word, following)  # «пожарных извещателей»


def is_absorbed(clause: Sequence[Token], mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether only adjectives part it from another figure's noun before it."""
    if is_size(clause[mention.at].text):
        return False
    if mention.at and clause[mention.at].start - clause[mention.at - 1].end > 1:
        return False  # a bracket stood between: «практик (инициатив)»
    named = is_noun(clause[mention.at].text) or not is_known(clause[mention.at].text)  # «советов МКД»
    before = _noun_before(clause, mention) if named else None
    return before is not None and any(
        each.end - 1 == before and each.spec is not mention.spec for each in others
    )


def is_governed(clause: Sequence[Token], mention: Mention) -> bool:
    """«участников мероприятий», «из резерва»: the noun only tells more of another, or of where from."""
    before = _noun_before(clause, mention)
    if is_short_participle(clause[mention.at].text):
        return False  # «вопрос решен»
    if mention.at > 1 and clause[mention.at - 1].text.startswith("отсутстви"):
        return clause[mention.at - 2].text in _BECAUSE  # «из-за отсутствия финансирования»
    if mention.at and clause[mention.at - 1].text == "из":
        return True  # «из резерва назначено 2»
    if _is_object(clause, mention.at):
        return True
    if before is None or (is_measure(mention.spec) and not counts_people(mention.spec)):
        return False
    word = clause[before].text
    if word == "с" and before and counts_people(mention.spec) and not is_person(clause[mention.at].text):
        noun = clause[before - 1].text
        return noun.isalpha() and is_noun(noun)  # «школ с горячим питанием – 9» counts schools
    return word.isalpha() and (_OF_OTHERS.match(word) is not None or is_person(word))


def _is_object(clause: Sequence[Token], at: int) -> bool:
    """«граждан, посещающих клубы, – 83» counts the people, and what they come to is the participle's object.

    «действующих клубов – 5» counts clubs: there the participle goes with the noun.
    """
    if at < _PERSON_AND_PARTICIPLE or _ACTIVE.search(clause[at - 1].text) is None:
        return False
    if not is_participle(clause[at - 1].text) or is_person(clause[at].text):
        return False
    before = [each for each in clause[: at - 1] if each.value is not None or each.text.isalpha()]
    people = any(is_noun(each.text) and is_person(each.text) for each in before)
    return people and all(each.value is None for each in before)


_LETTERS = ("письм", "запрос", "обращени")


def is_letter_answered(clause: Sequence[Token], mention: Mention) -> bool:
    """«Ваше письмо передано», «обращение от 05.09.2024 рассмотрено»: ours, whatever letters are counted."""
    if not clause[mention.at].text.startswith(_LETTERS):
        return False
    before, behind = clause[max(0, mention.at - 1) : mention.at], clause[mention.at + 1 : mention.at + 2]
    ours = any(each.text.startswith(_OURS) for each in before)
    return ours or any(each.text in ("от", "исх") or each.text[0] == MASK for each in behind)


def is_for(clause: Sequence[Token], mention: Mention, others: Sequence[Mention]) -> bool:
    """«компьютеров для читателей – 2» counts no readers."""
    behind = mention.at > 1 and clause[mention.at - 1].text == "для"
    return behind and any(each.end == mention.at - 1 and each.spec is not mention.spec for each in others)


def _noun_before(clause: Sequence[Token], mention: Mention) -> int | None:
    at = mention.at - 1
    following = clause[mention.at].text
    while at >= 0 and clause[at].value is None and _qualifies(clause[at].text, following):
        at -= 1
    return at if at >= 0 and clause[at].value is None else None


def _qualifies(word: str, noun: str) -> bool:
    """Whether a word is an adjective; «пожарных» of «пожарных гидрантов» is one."""
    return (
        word.isalpha() and ADJECTIVE.match(word) is not None and (not is_noun(word) or qualifies(word, noun))
    )
