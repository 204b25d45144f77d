"""Addresses as the operator types them: checked by form, never looked up (no DNS at load)."""

from __future__ import annotations

import re
import unicodedata

from email_validator import EmailNotValidError, validate_email

# RFC 5321, 4.5.3.1.3: a path is at most 256 octets, two of them the angle brackets.
MAX_OCTETS = 254


def parse_address(text: str) -> str:
    """The address with its domain in lower case. Raises ValueError in Russian.

    Quoted local parts, domain literals and mixed alphabets are refused; `.example` and `.test` are allowed.
    """
    text = text.strip()
    shown = text if len(text) <= 60 else f"{text[:57]}…"
    reason = _wrong_at_sight(text)
    if reason:
        raise ValueError(f"адрес «{_visible(shown)}» записан неверно: {reason}")
    try:
        checked = validate_email(text, check_deliverability=False, globally_deliverable=False)
    except EmailNotValidError:
        raise ValueError(f"адрес «{_visible(shown)}» записан неверно") from None
    if "." not in checked.domain and checked.domain != "localhost":
        raise ValueError(f"адрес «{shown}» записан неверно: после @ нужно имя с точкой, например mail.ru")
    return checked.normalized


def has_non_ascii_mailbox(address: str) -> bool:
    """Whether the part before @ needs SMTPUTF8 (RFC 6531), which few servers offer."""
    return not address.rpartition("@")[0].isascii()


def _wrong_at_sight(text: str) -> str:
    local, _, domain = text.rpartition("@")
    checks = (
        (any(unicodedata.category(each)[0] == "C" for each in text), "в нём есть невидимый символ"),
        ("@" not in text, "нет знака @"),
        (text.count("@") > 1, "знак @ стоит больше одного раза"),
        (re.search(r"\s", text), "внутри пробел"),
        (re.search(r'[<>"()\[\]\\,;:]', text), "скобки, кавычки и запятые в адресе не нужны"),
        (len(text.encode()) > MAX_OCTETS, "он длиннее 254 знаков"),
        (not local, "пусто перед @"),
        (not domain, "пусто после @"),
        (".." in text, "две точки подряд"),
        (domain.startswith(".") or domain.endswith("."), "лишняя точка в имени после @"),
        (_is_mixed(local) or any(map(_is_mixed, domain.split("."))), "русские и латинские буквы вперемешку"),
    )
    return next((reason for wrong, reason in checks if wrong), "")


def _is_mixed(word: str) -> bool:
    return bool(re.search(r"[А-Яа-яЁё]", word) and re.search(r"[A-Za-z]", word))


def _visible(text: str) -> str:
    return "".join(f"\\u{ord(each):04x}" if unicodedata.category(each)[0] == "C" else each for each in text)
