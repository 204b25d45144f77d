"""Whether the association's own mail server vouches for the sender's domain (RFC 8601, RFC 7489).

Only fields of the operator's `imap.authserv_ids` are believed, the topmost first; whatever else a
message says about itself was written by its sender.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import idna

from mailflow.mail.trust.authentication_results import (
    AuthenticationResults,
    MethodResult,
    parse_authentication_results,
)
from mailflow.model.message import ParsedMessage

# A message holds one or two such fields a server; more are an attack on the reader.
_MOST_FIELDS = 50
_SPF_FAILURES = frozenset({"fail", "softfail", "hardfail"})


@dataclass(frozen=True, slots=True)
class Authentication:
    """`pass`, `fail` or "" (no trusted statement) for the From `domain`; `detail` is Russian.

    `method` is what a pass rests on: "dmarc", "dkim" or "spf".
    """

    result: Literal["pass", "fail", ""]
    domain: str
    detail: str
    method: str = ""


def read_authentication(message: ParsedMessage, authserv_ids: Collection[str]) -> Authentication:
    """The trusted statement about the one From domain.

    `pass`: dmarc=pass with header.from equal to the From domain, or without any DMARC result a
    pass of DKIM or SPF for that domain or its parent. `fail`: dmarc=fail, or without DMARC both others
    failed. With no authserv-id configured nothing is believed as a pass, but a failure in the topmost
    field counts (contract, `imap.authserv_ids`). Fields that contradict each other give no pass.
    """
    domain = _domain_of(message.from_.address) if message.from_ else ""
    fields = [
        parse_authentication_results(value)
        for _, value in zip(range(_MOST_FIELDS), message.header_all("authentication-results"), strict=False)
    ]
    if not authserv_ids:
        if fields and _is_failure(fields[0], domain):
            return Authentication("fail", domain, _failure_words(fields[0]))
        return Authentication("", domain, "список доверенных серверов (imap.authserv_ids) пуст")
    trusted = [found for found in fields if _is_trusted(found.authserv_id, authserv_ids)]
    return _judge(trusted, domain)


def _judge(trusted: Sequence[AuthenticationResults], domain: str) -> Authentication:
    if not trusted:
        return Authentication("", domain, "свой почтовый сервер не оставил записи о проверке отправителя")
    failure = next((found for found in trusted if _is_failure(found, domain)), None)
    if failure is not None:
        return Authentication("fail", domain, _failure_words(failure))
    method = _vouching_method(trusted[0], domain)
    if not domain or not method:
        return Authentication("", domain, "сервер не подтвердил домен отправителя")
    if any(_contradicts(found, domain) for found in trusted[1:]):
        return Authentication("", domain, "записи о проверке отправителя противоречат друг другу")
    detail = f"{method}=pass для {domain}, по записи сервера {trusted[0].authserv_id}"
    return Authentication("pass", domain, detail, method)


def _is_trusted(authserv_id: str, authserv_ids: Collection[str]) -> bool:
    return bool(authserv_id) and any(authserv_id == name.strip().lower().rstrip(".") for name in authserv_ids)


def _vouching_method(found: AuthenticationResults, domain: str) -> str:
    """By which method the field vouches for the domain; "" where by none."""
    dmarc = found.of("dmarc")
    if any(result.result not in ("none", "pass") for result in dmarc):
        return ""
    if any(result.result == "pass" for result in dmarc):
        is_equal = all(_header_from(result) == domain for result in dmarc if result.result == "pass")
        return "dmarc" if is_equal else ""
    for method in ("dkim", "spf"):
        if any(result.result == "pass" and _is_aligned(result, domain) for result in found.of(method)):
            return method
    return ""


def _contradicts(found: AuthenticationResults, domain: str) -> bool:
    """Another trusted field with a DMARC result that is no pass of the same domain."""
    return any(result.result != "pass" or _header_from(result) != domain for result in found.of("dmarc"))


def _is_failure(found: AuthenticationResults, domain: str) -> bool:
    dmarc = found.of("dmarc")
    if any(result.result == "fail" for result in dmarc):
        return True
    if any(result.result == "pass" for result in dmarc):
        return False
    spf, dkim = found.of("spf"), found.of("dkim")
    if any(result.result == "pass" and _is_aligned(result, domain) for result in (*spf, *dkim)):
        return False
    has_bad_spf = any(result.result in _SPF_FAILURES for result in spf)
    # A hard failure of SPF without any signature: the domain's owner disowns the sending machine.
    is_disowned = any(result.result in ("fail", "hardfail") for result in spf) and not any(
        result.result == "pass" for result in dkim
    )
    return (has_bad_spf and any(result.result == "fail" for result in dkim)) or is_disowned


def _failure_words(found: AuthenticationResults) -> str:
    said = ", ".join(
        f"{result.method}={result.result}"
        for result in found.results
        if result.method in ("dmarc", "spf", "dkim")
    )
    return f"проверка отправителя не пройдена: {said[:200]}"


def _header_from(result: MethodResult) -> str:
    return _ascii_domain(result.properties.get("header.from", "").rpartition("@")[2])


def _is_aligned(result: MethodResult, domain: str) -> bool:
    """The authenticated domain is the From domain or its parent of two labels or more.

    RFC 7489, 3.1 compares organisational domains; without the list of public suffixes a child domain
    is not believed to speak for its parent, for on shared domains it belongs to somebody else.
    """
    names = ("header.d", "header.i") if result.method == "dkim" else ("smtp.mailfrom", "smtp.mail")
    value = next((result.properties[name] for name in names if name in result.properties), "")
    said = _ascii_domain(value.rpartition("@")[2])
    return bool(said) and "." in said and (domain == said or domain.endswith(f".{said}"))


def _domain_of(address: str) -> str:
    return _ascii_domain(address.rpartition("@")[2])


def _ascii_domain(domain: str) -> str:
    domain = domain.strip().strip("<>").rstrip(".").lower()
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        return ""
