"""Fixtures for all tests: loopback only, and servers that live as long as the session."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator

import pytest
from pytest_socket import socket_allow_hosts

from mailflow.demo.servers import Account, EmbeddedServers
from tests.secret import FORMS
from tests.servers.certificate import Certificate, make_certificate
from tests.servers.dovecot import Dovecot
from tests.servers.dovecot import dovecot as running_dovecot
from tests.servers.postfix import Postfix
from tests.servers.postfix import postfix as running_postfix

ASSOCIATION = "sovet@mokk.example"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long fault runs wait for `-m` to name them; the short selection runs always."""
    if "faults" in str(config.getoption("markexpr")):
        return
    long = [item for item in items if item.get_closest_marker("faults")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that let a password be printed or logged has failed, whatever it was about (A56)."""
    report = yield
    # The embedded IMAP server runs in this process and logs what it hears; it is not the program.
    lines = (line for _, text in report.sections for line in text.splitlines() if " pymap." not in line)
    said = "\n".join(lines)
    if call.when == "call" and report.passed and any(form in said for form in FORMS):
        report.outcome = "failed"
        report.longrepr = "the password of tests/secret.py stands in the captured output"
    return report


@pytest.fixture(autouse=True)
def _loopback_only() -> None:
    """pytest-socket lifts its restrictions after each test."""
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def _own_umask() -> Iterator[None]:
    """The command line sets a strict umask; servers that start later run as other users and need theirs."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    with running_dovecot() as server:
        yield server


@pytest.fixture
def embedded() -> Iterator[EmbeddedServers]:
    """Fresh ones for each test: they start in some 15 ms."""
    with EmbeddedServers([Account(ASSOCIATION)]) as servers:
        yield servers


@pytest.fixture(scope="session")
def postfix(dovecot: Dovecot) -> Iterator[Postfix]:
    """Delivers to `dovecot`."""
    with running_postfix(dovecot) as server:
        yield server


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("certificate"))
