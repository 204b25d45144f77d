"""Days to come: with «к концу года», «завтра», «в следующем году» the present of «мы» is a future."""

from __future__ import annotations

from mailflow.patterns import Gated

_AHEAD = Gated(
    r"\bсегодня\s(?:вечером|после|к\s|до\s)|\bк\sвечеру\b|\bзавтра\b|\bпослезавтра\b|\b(?:к|до)\s(?:концу|конца|окончани[юя])\s(?:[а-я]{3,10}\s)?(?:год|месяц|недел|квартал)"
    r"|\bв\s(?:следующ|будущ|ближайш)[а-я]{2,3}\s(?:год|месяц|квартал|врем|дн)|\bна\s(?:днях|следующей\sнеделе)\b"
    r"|\b(?:весной|летом|осенью|зимой)\sбудущ"
)


def is_ahead(clause: str) -> bool:
    """Whether a lower-case clause names a day or a term that is yet to come."""
    return _AHEAD.search(clause) is not None
