"""Only the own server's statement about the one From domain is believed."""

from __future__ import annotations

import pytest

from mailflow.mail.parsing.parse import parse_message
from mailflow.mail.trust.authentication import Authentication, read_authentication

OWN = "mx.own.example"
PASS = f"{OWN}; dmarc=pass header.from=lesnoy.example"


def judged(*fields: str, ids: tuple[str, ...] = (OWN,), sender: str = "adm@lesnoy.example") -> str:
    return read(*fields, ids=ids, sender=sender).result


def read(*fields: str, ids: tuple[str, ...] = (OWN,), sender: str = "adm@lesnoy.example") -> Authentication:
    head = "".join(f"Authentication-Results: {value}\r\n" for value in fields)
    return read_authentication(parse_message(f"{head}From: {sender}\r\n\r\n".encode()), ids)


def test_a_dmarc_pass_of_the_own_server_for_the_from_domain_is_a_pass() -> None:
    detail = f"dmarc=pass для lesnoy.example, по записи сервера {OWN}"
    assert read(PASS) == Authentication("pass", "lesnoy.example", detail, "dmarc")


@pytest.mark.parametrize(
    "field",
    [
        f"{OWN} 1; dmarc=pass header.from=lesnoy.example",
        "MX.Own.Example; DMARC=Pass (p=reject) Header.From=LESNOY.example",
        f"{OWN} (a (nested; dmarc=fail) comment); spf=none; dmarc/1 = pass header.from = lesnoy.example",
        f'"{OWN}"; dmarc=pass reason="a; dmarc=fail" header.from="lesnoy.example"',
        f"{OWN};\r\n\tspf=softfail smtp.mailfrom=x.example;\r\n\tdkim=none;\r\n"
        "\tdmarc=pass policy.dmarc=none header.from=lesnoy.example",
        f"{OWN}; dmarc=pass (p=none dis=none) header.from=adm@lesnoy.example",
        f"{OWN}; dkim=pass header.d=lesnoy.example; spf=fail smtp.mailfrom=x.example",
        f"{OWN}; dkim=fail header.d=x.example; dkim=pass header.i=@lesnoy.example",
        f"{OWN}; spf=pass smtp.mailfrom=robot@lesnoy.example",
    ],
)
def test_forms_of_a_pass(field: str) -> None:
    assert judged(field) == "pass"


@pytest.mark.parametrize(
    "field",
    [
        "other.example; dmarc=pass header.from=lesnoy.example",
        "dmarc=pass header.from=lesnoy.example",
        f"{OWN}.evil.example; dmarc=pass header.from=lesnoy.example",
        f"evil.example ({OWN}); dmarc=pass header.from=lesnoy.example",
        f"{OWN}; dmarc=pass header.from=other.example",
        f"{OWN}; dmarc=pass header.from=evil-lesnoy.example",
        f"{OWN}; dmarc=pass",
        f"{OWN}; dmarc=none header.from=lesnoy.example",
        f"{OWN}; dmarc=temperror header.from=lesnoy.example",
        f"{OWN}; dmarc=permerror header.from=lesnoy.example; dkim=pass header.d=lesnoy.example",
        f"{OWN}; spf=pass smtp.mailfrom=x@other.example; dkim=pass header.d=other.example",
        f"{OWN}; dkim=pass header.d=child.lesnoy.example",
        f"{OWN}; dkim=pass header.d=example",
        f"{OWN}; none",
        f"{OWN}; dkim=neutral header.d=lesnoy.example; spf=none (dmarc=pass header.from=lesnoy.example)",
        f'{OWN}; spf=none smtp.mailfrom="; dmarc=pass header.from=lesnoy.example"',
        f'{OWN}; spf=none reason="a\\"; dmarc=pass header.from=lesnoy.example"',
        f"{OWN}; xdmarc=pass header.from=lesnoy.example; dmarc=passed header.from=lesnoy.example",
        "=?utf-8?q?mx=2Eown=2Eexample=3B_dmarc=3Dpass_header=2Efrom=3Dlesnoy=2Eexample?=",
        "",
    ],
)
def test_what_proves_nothing(field: str) -> None:
    assert judged(field) == ""


@pytest.mark.parametrize(
    "field",
    [
        f"{OWN}; dmarc=fail (p=none) header.from=lesnoy.example",
        f"{OWN}; dkim=pass header.d=lesnoy.example; dmarc=fail header.from=lesnoy.example",
        f"{OWN}; spf=softfail smtp.mailfrom=lesnoy.example; dkim=fail header.d=lesnoy.example",
        f"{OWN}; spf=fail smtp.mailfrom=lesnoy.example; dkim=none",
    ],
)
def test_forms_of_a_failure(field: str) -> None:
    assert judged(field) == "fail"


def test_a_field_forged_below_does_not_turn_a_failure() -> None:
    assert judged(f"{OWN}; dmarc=fail header.from=lesnoy.example", PASS) == "fail"


def test_a_field_forged_below_adds_nothing_to_silence() -> None:
    assert judged(f"{OWN}; spf=none", PASS) == ""


def test_a_field_forged_above_is_contradicted() -> None:
    assert judged(PASS, f"{OWN}; dmarc=none header.from=lesnoy.example") == ""
    assert judged(PASS, f"{OWN}; dmarc=fail header.from=lesnoy.example") == "fail"
    assert judged(PASS, f"{OWN}; dmarc=pass header.from=other.example") == ""


def test_fields_of_other_servers_around_the_trusted_one_do_not_count() -> None:
    assert judged("evil.example; dmarc=fail header.from=lesnoy.example", PASS) == "pass"


def test_a_server_may_write_its_findings_in_several_fields() -> None:
    assert judged(PASS, f"{OWN}; dkim=pass header.d=x.example", f"{OWN}; spf=softfail") == "pass"


def test_without_trusted_names_nothing_is_a_pass_and_the_topmost_failure_counts() -> None:
    failure = f"{OWN}; dmarc=fail header.from=lesnoy.example"
    assert judged(PASS, ids=()) == ""
    assert judged(failure, ids=()) == "fail"
    assert judged(PASS, failure, ids=()) == ""


@pytest.mark.parametrize("sender", ["a@lesnoy.example, b@lesnoy.example", "nobody", "<a@other.example>"])
def test_a_pass_is_for_the_one_from_domain(sender: str) -> None:
    assert judged(PASS, sender=sender) == ""


def test_domains_are_compared_as_punycode() -> None:
    assert (
        judged(f"{OWN}; dmarc=pass header.from=xn--e1afmkfd.example", sender="adm@пример.example") == "pass"
    )


@pytest.mark.parametrize("sign", ["(", ")", '"', "\\", ";", "dmarc=", "a.b=c ", "( ) "])
def test_a_long_field_is_read_in_linear_time(sign: str) -> None:
    assert judged(f"{OWN}; {sign * 30_000}") == ""
