"""Addresses: exact ones identify, free mail and shared domains never, look-alikes are suspicious."""

from __future__ import annotations

import pytest

from mailflow.matching.signs.senders import AddressBook, is_public
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory, Municipality


def _book() -> AddressBook:
    rows = (
        ("1", "adm@labinsk-rayon.example"),
        ("2", "dinskoi@mo-region.example"),
        ("3", "priem@gulkevichi.mo-region.example"),
        ("4", "selo4@mail-ru.example"),
        ("5", "common@bk.ru"),
        ("6", "common@bk.ru"),
    )
    return AddressBook.build(
        Directory(
            tuple(Municipality(Oktmo(code), code, "сельское поселение", emails=(box,)) for code, box in rows)
        )
    )


def test_an_exact_address_names_all_that_share_it() -> None:
    assert _book().of_address("COMMON@bk.ru") == ("5", "6")


@pytest.mark.parametrize(
    ("address", "owner"),
    [
        ("ivanov@labinsk-rayon.example", "1"),
        ("it@gulkevichi.mo-region.example", "3"),
        ("x@dept.gulkevichi.mo-region.example", "3"),
        ("other@mo-region.example", None),
        ("other@mail-ru.example", None),
        ("other@bk.ru", None),
        ("nobody@elsewhere.example", None),
    ],
)
def test_only_a_domain_of_one_municipality_is_its_own(address: str, owner: str | None) -> None:
    assert _book().of_domain(address) == owner


@pytest.mark.parametrize(
    "address",
    [
        "adm@labinsk-rayom.example",
        "adm@1abinsk-rayon.example",
        "adm@labinskrayon.example",
        "adm@labinsk-rayon.test",
        "priem@gulkevich.mo-region.example",
        "se1o4@mail-ru.example",
    ],
)
def test_a_look_alike_is_told(address: str) -> None:
    assert _book().look_alike(address) is not None


@pytest.mark.parametrize("address", ["adm@labinsk-rayon.example", "petrova@mail.ru", "a@kush.example", ""])
def test_known_public_and_plainly_other_addresses_imitate_nobody(address: str) -> None:
    assert _book().look_alike(address) is None


def test_providers_are_public_whatever_their_spelling() -> None:
    assert [is_public(each) for each in ("mail.ru", "yandex-ru.example", "labinsk.example")] == [
        True,
        True,
        False,
    ]
