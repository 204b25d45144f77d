"""Addresses on the web: those that lead to a cloud store (noticed, never followed) and those of sites."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'«»\]]{3,2000}", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]{1,60}\.){1,4}(?:рф|ru|su|org|com)(?:/[^\s<>\"'«»\]]{0,500})?(?![\w@-])|(?<![\w@.-])[а-я0-9-]{1,60}\.рф(?:/[^\s<>\"'«»\]]{0,500})?(?![\w@-])",
    re.IGNORECASE,
)
_CLOUDS = re.compile(
    r"(?:^|\.)(?:cloud\.|disk\.(?:yandex|360)|yadi\.sk$|drive\.google|docs\.google|dropbox|wetransfer|we\.tl$|onedrive|1drv"
    r"|sharepoint|mega\.|fex\.net|dropmefiles|files?\.(?:mail|fm|io)|transfer\.|file\.|sendspace|terabox|box\.com|icloud|nextcloud|owncloud|share\.|obmen)"
)
_WORDING = re.compile(
    r"облако\sm|облак[оеа]\b|облачн\w{2,3}\s(?:хранилищ|сервис|ссылк|диск)|яндекс[ .]?диск|гугл[ -]?диск|google\sdrive|wetransfer"
    r"|файлы\sбудут\s(?:храниться|доступны)|ссылк[иау]\sна\s(?:следующие\s)?файл|скачать\s(?:файл|вложени|архив)\w{0,3}\sпо\sссылке|файлообменник",
    re.IGNORECASE,
)


def find_links(text: str) -> tuple[str, ...]:
    """Every web address in a text or HTML source, in order, each once."""
    found = [match[0].rstrip(".,;:!?)»\"'&") for match in _LINK.finditer(text)]
    return tuple(dict.fromkeys(found))


def is_cloud_link(url: str) -> bool:
    """Whether the address leads to a store of files by its host name."""
    return _CLOUDS.search(_host(url)) is not None


def speaks_of_cloud(text: str) -> bool:
    """Whether the wording tells that the answer lies in a cloud store: «Файлы: Облако Mail.ru»."""
    return _WORDING.search(text) is not None


def site_links(text: str) -> tuple[str, ...]:
    """Addresses of sites (also without a scheme: «муниципалитеты.рф»), cloud stores left out."""
    found = [match[0].rstrip(".,;:!?)»\"'") for match in _BARE.finditer(_LINK.sub(" ", text))]
    every = (*find_links(text), *found)
    return tuple(dict.fromkeys(each for each in every if not is_cloud_link(each)))


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "://" in url else f"https://{url}").hostname or "").lower()
    except ValueError:
        return ""
