"""Given names, in full and short: one of them alone below a letter signs it."""

from __future__ import annotations

import re

# The usual ones among municipal clerks; one that is also a common noun is left out («Роман», «Вера»).
_NAMES = frozenset(
    word
    for line in (
        "александр александра алексей алена алёна алина алиса алла альбина анастасия анатолий ангелина",
        "андрей анжела анна антон антонина арина артем артём богдан борис вадим валентин валентина",
        "валерий валерия варвара василий василиса вероника виктор виктория виталий владимир владислав",
        "вячеслав галина геннадий георгий григорий дарья денис диана дмитрий евгений евгения егор",
        "екатерина елена елизавета жанна зинаида зоя иван игорь илья инна ирина кирилл клавдия",
        "константин кристина ксения лариса леонид лидия лилия людмила маргарита марина мария марк матвей",
        "михаил надежда наталия наталья никита николай нина оксана олег олеся ольга павел полина петр",
        "пётр раиса регина римма руслан светлана сергей снежана софия софья станислав степан тамара",
        "татьяна тимофей ульяна федор фёдор эдуард элеонора эльвира эмма юлия юрий яна ярослав аня валя",
        "ваня галя даша дима женя ира катя костя ксюша лена леша лёша лида люда люба маша миша надя",
        "настя наташа оля паша рая рита саша света сережа серёжа соня таня толя тоня юля юра anna elena",
        "irina julia yulia olga maria marina natalia natalya svetlana tatiana tatyana sergey andrey",
        "alexander alexey dmitry ivan igor mikhail oleg pavel",
    )
    for word in line.split(" ")
)
_WORD = re.compile(r"[А-ЯЁA-Z][а-яёa-z]{1,12}")


def begins_with_given_name(text: str) -> bool:
    """The first word is a given name: «Анна», «Ирина, общий отдел»."""
    found = _WORD.match(text)
    return found is not None and found.group(0).lower() in _NAMES
