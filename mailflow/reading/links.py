"""Addresses on the web: those that lead to a cloud store (noticed, never followed) and those of sites."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from mailflow.patterns import Gated

_LINK = Gated(r"(?:https?://|www\.)[^\s<>\"'«»\]]{3,2000}", re.IGNORECASE)
# «муниципалитеты.рф/practices/12»: a page told without a scheme; a bare host is no link.
_PAGE = Gated(r"\.(?:рф|ru|su|sk|org|com)/[^\s<>\"'«»\]]{1,500}", re.IGNORECASE)
_HOST_END = re.compile(r"[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}$")
# A host is no longer than this; what stands before it does not matter.
_MAX_HOST = 120
_CLOUDS = re.compile(
    r"(?:^|\.)(?:cloud\.|disk\.(?:yandex|360)|yadi\.sk$|drive\.google|docs\.google|dropbox"
    r"|wetransfer|we\.tl$|onedrive|1drv"
    r"|sharepoint|mega\.|fex\.net|dropmefiles|files?\.(?:mail|fm|io)|transfer\.|file\.|sendspace"
    r"|terabox|box\.com|icloud|nextcloud|owncloud|share\.|obmen)"
)
_CLOUD_KEYS = ("облак", "облачн", "диск", "drive", "wetransfer", "файлы", "ссылк", "файлообмен")
_WORDING = re.compile(
    r"облако\sm|облак[оеа]\b|облачн\w{2,3}\s(?:хранилищ|сервис|ссылк|диск)|яндекс[ .]?диск"
    r"|гугл[ -]?диск|google\sdrive|wetransfer"
    r"|файлы\sбудут\s(?:храниться|доступны)|ссылк[иау]\sна\s(?:следующие\s)?файл|скачать\s(?:файл"
    r"|вложени|архив)\w{0,3}\sпо\sссылке|файлообменник"
    r"|(?:ответ|письмо|архив|документы?|файлы?|вложени[ея]|скан\w?)\sпо\sссылке|\bссылкой\b",
    re.IGNORECASE,
)


def find_links(text: str) -> tuple[str, ...]:
    """Every web address in a text or HTML source, each once: first those with a scheme, both in order."""
    written = [match[0] for match in _LINK.finditer(text)]
    found = [each.rstrip(".,;:!?)»\"'&") for each in (*written, *_pages(text))]
    return tuple(dict.fromkeys(found))


def is_cloud_link(url: str) -> bool:
    """Whether the address leads to a store of files by its host name."""
    return _CLOUDS.search(_host(url)) is not None


def speaks_of_cloud(text: str) -> bool:
    """Whether the wording tells that the answer lies in a cloud store: «Файлы: Облако Mail.ru»."""
    low = text.lower()
    return any(key in low for key in _CLOUD_KEYS) and _WORDING.search(low) is not None


def _pages(text: str) -> list[str]:
    """Pages written without a scheme; the part after @ of a mail address is none."""
    found: list[str] = []
    for match in _PAGE.finditer(text):
        before = text[max(0, match.start() - _MAX_HOST) : match.start()]
        host = _HOST_END.search(before)
        if host is not None and before[: host.start()][-1:] not in ("@", ".", "-", "/"):
            found.append(host[0] + match[0])
    return found


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "://" in url else f"https://{url}").hostname or "").lower()
    except ValueError:
        return ""
