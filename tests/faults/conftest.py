"""Children kept warm between passes, and what the long runs covered, told at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.budget import COVERED, budget
from tests.faults.lean import kept_children
from tests.faults.strace import Zygote, zygote

__all__ = ["budget"]


@pytest.fixture(scope="session", autouse=True)
def _warm_children() -> Iterator[None]:
    with kept_children():
        yield


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zygote]:
    """One for all tests of a process: it takes seconds to start."""
    with zygote(tmp_path_factory.mktemp("zygote")) as running:
        yield running


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line a long run: how many of its points were tried."""
    lines = [
        f"{report.nodeid.rpartition('::')[2]}: {value}"
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == COVERED and report.when == "teardown"
    ]
    if lines:
        terminalreporter.section("points covered")
        for line in sorted(lines):
            terminalreporter.line(line)
