"""Where a clause names the figures of a request."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.deeds import denies_deed, is_carried_out
from mailflow.reading.clauses.figure_kinds import counts_people, is_flag, is_measure
from mailflow.reading.clauses.rivals import (
    of_one_number,
    of_one_word,
    title_parts,
    told_by_deed,
    with_their_units,
)
from mailflow.reading.clauses.stems import figure_stems
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.clauses.title_words import ANYBODY, OF_STANDING, SIZES, title_words
from mailflow.reading.clauses.words import is_known, is_noun, is_person, lemma, qualifies
from mailflow.reading.morphology import is_adjective, is_participle, is_short_participle

# A clause of more words than this is no clause of a letter.
_MAX_TOKENS = 150
ADJECTIVE = re.compile(
    r".{2,}(?:ых|их|ые|ие|[чжш]ьи|ая|яя|ую|юю|ой|ей|ого|его|ым|им|ыми|ими|ое|ее|ый|ий|ом|ему|ому)(?:ся)?$"
)
_APART = frozenset({"и", "из", "при", "от"})
_BECAUSE = frozenset({"с", "из-за", "ввиду", "причине", "вследствие"})
_MAX_MENTIONS = 24
_WITHIN_TITLES = frozenset({"и", "на", "в", "по"})
# «авторы практик», «участники мероприятий» are people, «бюджет практик» is money: no practices.
# «вопросы деятельности ТОС отсутствуют»: neither are what they do and what troubles them.
_OF_OTHERS = re.compile(
    r"текст|устав|ревизи|проект(?!н)|черновик|иде[яийю]|концепци|макет|ролик|видео|фото|заготовк|вариант"
    r"|документ|границ|анкет|"
    r"участи|охват|бюджет|стоимост|объем|сумм|доля|процент|час[аов]{0,2}$|дн(?:я|ей)$"
    r"|деятельност|работ[аыеу]$|функционирован|проблем|вопрос"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `at` to `end` (exclusive) name the figure; `governed`: they only qualify a noun before them.

    `whole`: other figures count some of it, so that «из 9 пунктов» tells it.
    """

    spec: FigureSpec
    at: int
    end: int
    governed: bool = False
    whole: bool = False


def _places(clause: Sequence[Token], parts: Sequence[str]) -> list[int]:
    """Where words begin with these stems, one behind the other."""
    places = [at for at, token in enumerate(clause) if token.text.startswith(parts[0])]
    for offset, part in enumerate(parts[1:], start=1):
        behind = clause[offset:]
        places = [at for at in places if at < len(behind) and behind[at].text.startswith(part)]
    return places


def find_mentions(
    clause: Sequence[Token],
    specs: Sequence[FigureSpec],
    stems: Mapping[str, tuple[str, ...]],
    wider: Mapping[str, str] | None = None,
) -> list[Mention]:
    """In order; «мероприятий» in «участников мероприятий» speaks of the participants alone.

    `wider` gives to a narrower figure the one it is counted in: «5 ТОС со статусом юридического лица» speaks
    of the narrower one.
    """
    found: list[tuple[int, Mention]] = []
    by_deed: list[Mention] = []
    sure: list[Mention] = []
    clause = clause[:_MAX_TOKENS]
    words = [each.text for each in clause]
    for spec in specs:
        told = (
            _at_noun(clause, spec)
            if deed_stems(spec) and stems[spec.key][:1] == deed_stems(spec)[:1]
            else None
        )
        if told is not None and (is_carried_out(words, spec, told.at) or denies_deed(words, spec)):
            by_deed.append(told)
            sure.append(told)
        for phrase in stems[spec.key]:
            parts = phrase.split()
            for at in _places(clause, parts):
                deed = parts[0] in deed_stems(spec)
                if deed and not _divides(clause, at) and (noun := _at_noun(clause, spec)) is not None:
                    by_deed += [noun] if noun not in by_deed else []
                elif wider and spec.key in wider and _narrows_noun(clause, at, spec):
                    found.append((len(parts[0]), Mention(spec, at, at + 2)))
                elif len(parts) > 1 or not _is_attribute(clause, at, parts[0], spec, deed=deed):
                    found.append((len(parts[0]), Mention(spec, at, at + len(parts))))
    named = [
        each for each in _of_longest(found) if all(each.at != one.at or each.spec is one.spec for one in sure)
    ]
    ordered = sorted([*named, *by_deed], key=lambda each: (each.at, -each.end))[:_MAX_MENTIONS]
    ordered = of_one_word(clause, with_their_units(clause, _without_sizes_of_others(clause, ordered)))
    ordered = of_one_number(clause, ordered, wider or {})
    if wider:
        ordered = _narrowed(clause, [each for each in ordered if not _is_lacked(clause, each, wider)], wider)
    if not _divides(clause, 0):
        ordered = [replace(each, spec=told_by_deed(clause, specs, each.spec)) for each in ordered]
    if any(is_flag(each) for each in specs):
        ordered = _flags_apart(clause, ordered)
    return [
        Mention(
            each.spec,
            each.at,
            _end_of_title(clause, each, ordered),
            _is_governed(clause, each) or _is_for(clause, each, ordered),
            _is_whole(each.spec, specs, wider or {}),
        )
        for each in ordered
        if not _absorbed(clause, each, ordered)
    ]


def _without_sizes_of_others(clause: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """«вовлечено в оборот 2 участка площадью 9 га»: the size is of what stands before it."""
    return [
        each
        for at, each in enumerate(mentions)
        if not (clause[each.at].text.startswith(SIZES) and clause[each.at].text.endswith(("ью", "ом")))
        or all(one.spec is each.spec or one.spec.unit != each.spec.unit for one in mentions[:at])
    ]


def _is_whole(spec: FigureSpec, specs: Sequence[FigureSpec], wider: Mapping[str, str]) -> bool:
    """Whether others count some of it, or what was done to some."""
    if deed_stems(spec) or is_measure(spec):
        return False
    head = figure_stems(spec)[:1]
    done = any(deed_stems(each) and figure_stems(each)[:1] == head for each in specs if each is not spec)
    return spec.key in wider.values() or done


def _divides(clause: Sequence[Token], at: int) -> bool:
    """«Из 8 захоронений отремонтированы 5»: the noun has its number, and the deed its own."""
    numbers = [place for place, each in enumerate(clause) if each.value is not None]
    return clause[0].text == "из" and numbers[:1] == [1] and any(place > max(1, at) for place in numbers)


def _at_noun(clause: Sequence[Token], spec: FigureSpec) -> Mention | None:
    """«выявлено 3 свалки» names «Выявлено свалок» by its noun, where a deed parts it from other figures."""
    nouns = figure_stems(spec)
    if is_measure(spec):
        nouns = (
            nouns[:1]
            if counts_people(spec) and any(is_person(word) for word in title_words(spec.title)[1:2])
            else ()
        )
    places = (at for noun in nouns for at, token in enumerate(clause) if token.text.startswith(noun))
    at = next(places, None)
    return None if at is None else Mention(spec, at, at + 1)


def _is_attribute(clause: Sequence[Token], at: int, part: str, spec: FigureSpec, *, deed: bool) -> bool:
    """«волонтёрский отряд», «населённых пунктов»: what qualifies another noun counts something else."""
    if at + 1 >= len(clause) or is_adjective(part):
        return False
    word, following = clause[at].text, clause[at + 1].text
    if not following.isalpha() or not is_noun(following) or following.startswith(SIZES):
        return False
    if following.startswith(figure_stems(spec)[:1]) and not word.startswith(figure_stems(spec)[:1]):
        return False  # «неисправных гидрантов»
    if lemma(following) in ANYBODY | OF_STANDING:
        return False  # «самозанятых граждан», «в рабочем состоянии»
    if is_adjective(word) or (is_participle(word) and not deed):
        return True
    return is_noun(word) and qualifies(word, following)  # «пожарных извещателей»


def _narrows_noun(clause: Sequence[Token], at: int, spec: FigureSpec) -> bool:
    """«отремонтированных памятников – 4» beside «Памятники»: the word right before the noun they share."""
    return at + 1 < len(clause) and clause[at + 1].text.startswith(figure_stems(spec)[0])


def _end_of_title(clause: Sequence[Token], mention: Mention, others: Sequence[Mention]) -> int:
    """«памятников и захоронений на учёте – 9»: its title goes on, no other figure named behind."""
    end = mention.end
    if any(each.at >= end for each in others):
        return end
    for at in range(end, len(clause)):
        word = clause[at].text
        if word.isalpha() and word.startswith(title_parts(mention.spec.title)):
            end = at + 1
        elif word not in _WITHIN_TITLES:
            break
    return end


def _of_longest(found: Sequence[tuple[int, Mention]]) -> list[Mention]:
    """«дружинников» names «Дружинники» and not «Дружины»: of stems that fit one word the longest counts."""
    longest: dict[int, int] = {}
    for length, mention in found:
        longest[mention.at] = max(length, longest.get(mention.at, 0))
    return [mention for length, mention in found if length == longest[mention.at]]


def _narrowed(
    clause: Sequence[Token], mentions: Sequence[Mention], wider: Mapping[str, str]
) -> list[Mention]:
    """A noun and what narrows it, no number between, are one mention; so are both around a single number.

    «Из 64 гидрантов неисправны 4»: each has its number.
    """
    numbers = sum(token.value is not None for token in clause)
    if numbers == len(mentions) > 1 and clause[0].text == "из" and clause[1].value is not None:
        return list(mentions)
    if numbers == 1:
        mentions = _around_number(mentions, wider)
    mentions = _around_each_number(clause, mentions, wider)
    found: list[Mention] = []
    for each in mentions:
        before = found[-1] if found else None
        if (
            before is not None
            and before.spec.key in (wider.get(each.spec.key), each.spec.key)
            and each.spec.key in wider
            and all(token.value is None for token in clause[before.end : each.at])
        ):
            found[-1] = Mention(each.spec, before.at, each.end)
        else:
            found.append(each)
    return found


def _is_lacked(clause: Sequence[Token], mention: Mention, wider: Mapping[str, str]) -> bool:
    """«3 ТОС без образования юридического лица» are none with it."""
    if mention.spec.key not in wider:
        return False
    return any(each.text == "без" for each in clause[max(0, mention.at - 3) : mention.at])


def _around_number(mentions: Sequence[Mention], wider: Mapping[str, str]) -> list[Mention]:
    """«обеспечено жильём 6 семей»: the narrower figure, counted by the noun of the wider."""
    narrow = {wider[each.spec.key]: each for each in mentions if each.spec.key in wider}
    found = []
    for each in mentions:
        better = narrow.get(each.spec.key)
        if better is None or each.at < better.at:
            found.append(each)
        else:
            found = [one for one in found if one is not better]
            found.append(Mention(better.spec, each.at, each.end))
    return found


def _around_each_number(
    clause: Sequence[Token], mentions: Sequence[Mention], wider: Mapping[str, str]
) -> list[Mention]:
    """«поддержку получили 4 субъекта на сумму 350 тыс.»: the narrower, its number, the wider's noun."""
    found: list[Mention] = []
    for each in mentions:
        before = found[-1] if found else None
        between = clause[before.end : each.at] if before is not None else ()
        if (
            before is not None
            and wider.get(before.spec.key) == each.spec.key
            and sum(token.value is not None for token in between) == 1
            and between[-1].text != ","
            and not any(token.text in _APART for token in between)
        ):
            found[-1] = Mention(before.spec, each.at, each.end)
        else:
            found.append(each)
    return found


def _flags_apart(clause: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """Of «Утверждена программа (да/нет)» and «Количество программ» a clause with a number counts."""
    counts = any(token.value is not None for token in clause)
    places = {each.at for each in mentions if is_flag(each.spec) is not counts}
    return [each for each in mentions if is_flag(each.spec) is not counts or each.at not in places]


def _absorbed(clause: Sequence[Token], mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether only adjectives part it from another figure's noun before it."""
    if clause[mention.at].text.startswith(SIZES):
        return False
    if mention.at and clause[mention.at].start - clause[mention.at - 1].end > 1:
        return False  # a bracket stood between: «практик (инициатив)»
    named = is_noun(clause[mention.at].text) or not is_known(clause[mention.at].text)  # «советов МКД»
    before = _noun_before(clause, mention) if named else None
    return before is not None and any(
        each.end - 1 == before and each.spec is not mention.spec for each in others
    )


def _is_governed(clause: Sequence[Token], mention: Mention) -> bool:
    before = _noun_before(clause, mention)
    if is_short_participle(clause[mention.at].text):
        return False  # «вопрос решен»
    if mention.at > 1 and clause[mention.at - 1].text.startswith("отсутстви"):
        return clause[mention.at - 2].text in _BECAUSE  # «из-за отсутствия финансирования»
    if mention.at and clause[mention.at - 1].text == "из":
        return True  # «из резерва назначено 2»
    if before is None or (is_measure(mention.spec) and not counts_people(mention.spec)):
        return False
    word = clause[before].text
    return word.isalpha() and (_OF_OTHERS.match(word) is not None or is_person(word))


def _is_for(clause: Sequence[Token], mention: Mention, others: Sequence[Mention]) -> bool:
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
