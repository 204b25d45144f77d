"""What recognition takes for letters where only digits can stand: the number of a letter before its date."""

from __future__ import annotations

import re

LOOK_ALIKES = str.maketrans("бЗзОоOoІIl|В", "633000011118")

# In a column of numbers recognition gives these for 3, 0 and 6 and no other sign.
ALONE = frozenset("ЗзОоб")

# «№ 9б от 05.09.2024»: digits and signs that look like digits, then «от» and a digit.
NUMBER = re.compile(r"(№ ?)([\dбЗзОоOoІIl|В]{1,6})(?= от \d)")


def as_number(cell: str) -> str:
    """A cell of numbers as digits: alone in it, «З» is a three. Other words stay."""
    bare = cell.strip(".,")
    return bare.translate(LOOK_ALIKES) if bare in ALONE else bare if bare.isdigit() else cell


def put_digits_right(line: str) -> str:
    """The line with the numbers before «от» and a date in digits; one without any digit stays."""
    return NUMBER.sub(_number, line)


def _number(found: re.Match[str]) -> str:
    if not any(map(str.isdigit, found[2])):
        return found[0]
    return found[1] + found[2].translate(LOOK_ALIKES)
