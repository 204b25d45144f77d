"""What the sender's address says: exact addresses, own domains, look-alikes of either."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein

from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory

_PUBLIC = frozenset(
    {
        "mail.ru",
        "bk.ru",
        "list.ru",
        "inbox.ru",
        "internet.ru",
        "vk.com",
        "vk.ru",
        "yandex.ru",
        "ya.ru",
        "yandex.com",
        "yandex.by",
        "narod.ru",
        "rambler.ru",
        "lenta.ru",
        "ro.ru",
        "autorambler.ru",
        "myrambler.ru",
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "live.ru",
        "msn.com",
        "icloud.com",
        "me.com",
        "yahoo.com",
        "proton.me",
        "protonmail.com",
        "pochta.ru",
        "km.ru",
        "hotbox.ru",
        "hotmail.ru",
        "sibmail.com",
        "e-mail.ru",
        "nxt.ru",
        "qip.ru",
        "front.ru",
        "mail.kuban.ru",
        "kubannet.ru",
        "kuban.ru",
        "xmail.ru",
        "gosuslugi.ru",
        "sbis.ru",
        "tensor.ru",
    }
)
_TWINS = str.maketrans("015асеорхуіѕ", "olsaceopxyis")


@dataclass(frozen=True, slots=True)
class DomainName:
    """A domain with what is compared of it."""

    domain: str
    skeleton: str
    name: str
    zone: str

    @classmethod
    def of(cls, domain: str) -> DomainName:
        name, _, zone = domain.rpartition(".")
        return cls(domain, _skeleton(domain), name, zone)


@dataclass(frozen=True, slots=True)
class AddressBook:
    """Addresses and domains of the directory, built once."""

    by_address: Mapping[str, tuple[Oktmo, ...]] = field(repr=False)
    by_domain: Mapping[str, frozenset[Oktmo]] = field(repr=False)
    skeletons: Mapping[str, str] = field(repr=False)
    known_domains: tuple[DomainName, ...] = field(repr=False)

    @classmethod
    def build(cls, directory: Directory) -> AddressBook:
        addresses: dict[str, list[Oktmo]] = defaultdict(list)
        domains: dict[str, set[Oktmo]] = defaultdict(set)
        for municipality in directory:
            for email in municipality.emails:
                address = email.strip().lower()
                if municipality.oktmo not in addresses[address]:
                    addresses[address].append(municipality.oktmo)
                for domain in _with_parents(_domain(address)):
                    domains[domain].add(municipality.oktmo)
        return cls(
            {address: tuple(codes) for address, codes in addresses.items()},
            {domain: frozenset(codes) for domain, codes in domains.items()},
            {_skeleton(address): address for address in addresses},
            tuple(DomainName.of(domain) for domain in domains),
        )

    def of_address(self, address: str) -> tuple[Oktmo, ...]:
        """Municipalities that gave this very address; several share it, or none has it."""
        return self.by_address.get(address.lower(), ())

    def of_domain(self, address: str) -> Oktmo | None:
        """The one municipality whose own domain this is; free mail and shared domains are nobody's."""
        domain = _domain(address.lower())
        while "." in domain:
            owners = self.by_domain.get(domain)
            if owners is not None:
                return next(iter(owners)) if len(owners) == 1 and not is_public(domain) else None
            domain = domain.partition(".")[2]
        return None

    def look_alike(self, address: str) -> str | None:
        """The directory's address or domain that this unknown one imitates; None where it imitates none."""
        address = address.lower()
        if not address or address in self.by_address:
            return None
        twin = self.skeletons.get(_skeleton(address))
        if twin is not None:
            return twin
        domain = _domain(address)
        if is_public(domain) or domain in self.by_domain or self.of_domain(address) is not None:
            return None
        return _imitated(DomainName.of(domain), self.known_domains)


def is_public(domain: str) -> bool:
    """A provider's domain, where anybody may have a box."""
    dotted = domain.replace("-", ".")
    return any(each in (domain, dotted) or dotted.startswith(f"{each}.") for each in _PUBLIC)


def _imitated(domain: DomainName, known: Iterable[DomainName]) -> str | None:
    return next((each.domain for each in known if _imitates(domain, each)), None)


def _imitates(domain: DomainName, known: DomainName) -> bool:
    if domain.skeleton == known.skeleton:
        return True
    # One letter decides nothing in short names: «krd» and «krs» are simply two.
    if min(len(domain.name), len(known.name)) < 5 or abs(len(domain.name) - len(known.name)) > 1:
        return False
    if domain.name == known.name:
        return domain.zone != known.zone
    return (
        domain.zone == known.zone
        and DamerauLevenshtein.distance(domain.name, known.name, score_cutoff=1) == 1
    )


def _skeleton(text: str) -> str:
    """Confusable letters made one (in the manner of Unicode TS 39)."""
    plain = text.translate(_TWINS).replace("rn", "m").replace("vv", "w").replace("cl", "d")
    return (
        re.sub(r"[._-]", "", plain.partition("@")[0]) + "@" + plain.partition("@")[2]
        if "@" in plain
        else plain
    )


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def _with_parents(domain: str) -> tuple[str, ...]:
    """The domain and those above it with at least two labels."""
    labels = domain.split(".")
    return tuple(".".join(labels[n:]) for n in range(max(1, len(labels) - 1)))
