"""Letters through the whole sending line into smtp-sink, beside a bare loop of aiosmtplib."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import aiosmtplib

from mailflow.adapters.smtp import SmtpMailer
from mailflow.app.mails.samples import sample_values
from mailflow.app.ports import Envelope, Sending
from mailflow.app.sending import send_due
from mailflow.bootstrap import open_desk, rehearsal_clock
from mailflow.demo.town.residents import Resident
from mailflow.model.settings import Security, Server
from tests.bench.slow_proxy import slow_proxy
from tests.bench.stopwatch import lap
from tests.bench.table import Row, at_least
from tests.bench.town import LETTER_DAY, configuration, settled
from tests.fakes.mailbox import FakeMailbox
from tests.servers.smtp_sink import smtp_sink

_ROUNDS = 3


@dataclass
class _NotedMailer:
    """The real mailer; remembers what it was given, so that the baseline sends the same bytes."""

    mailer: SmtpMailer
    envelopes: list[Envelope] = field(default_factory=list)

    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        def noted() -> Iterator[Envelope]:
            for envelope in envelopes:
                self.envelopes.append(envelope)
                yield envelope

        return self.mailer.send(noted())


def rows(letters: int) -> Iterator[Row]:
    """`letters` is rounded up to whole campaigns of the krai."""
    residents = settled()
    campaigns = max(1, round(letters / len(residents)))
    for delay, connections in ((0.0, 4), (0.02, 4), (0.02, 10)):
        with ExitStack() as stack:
            port = stack.enter_context(smtp_sink())
            if delay:
                port = stack.enter_context(slow_proxy(port, delay))
            yield _beside_bare_loop(residents, port, connections, campaigns, delay)


def _beside_bare_loop(
    residents: tuple[Resident, ...], port: int, connections: int, campaigns: int, delay: float
) -> Row:
    lines, bare = [], []
    for _ in range(_ROUNDS):
        speed, envelopes = _whole_line(residents, port, connections, campaigns)
        lines.append(speed)
        bare.append(_bare_loop(envelopes, port, connections))
    octets = sum(len(each.raw) for each in envelopes) // len(envelopes)
    pace = f"{delay * 1000:.0f} ms an answer" if delay else "no delay"
    return at_least(
        f"{len(envelopes)} letters of {octets / 1000:.0f} KB, {connections} connections, {pace}",
        median(lines),
        median(bare),
        0.8,
        "/s",
        "bare aiosmtplib",
    )


def _whole_line(
    residents: tuple[Resident, ...], port: int, connections: int, campaigns: int
) -> tuple[float, Sequence[Envelope]]:
    """Letters a second: planned, rendered, kept, claimed, sent, settled."""
    server = Server("127.0.0.1", port, Security.NONE, "", "")
    with tempfile.TemporaryDirectory(prefix="mailflow-bench-") as folder:
        numbers = tuple(str(96 + number) for number in range(campaigns))
        configured = configuration(
            residents, Path(folder), smtp=server, connections=connections, numbers=numbers
        )
        mailer = _NotedMailer(SmtpMailer(configured.smtp))
        with open_desk(configured, rehearsal_clock(LETTER_DAY), mailbox=FakeMailbox(), mailer=mailer) as desk:
            # The child that renders starts at the first letter of a service's life.
            desk.renderer.render("letter", sample_values("letter"))
            with lap() as measured:
                sent = send_due(desk)
            assert sent.sent == len(mailer.envelopes) >= len(residents) * campaigns, sent
        return sent.sent / measured.seconds, mailer.envelopes


def _bare_loop(envelopes: Sequence[Envelope], port: int, connections: int) -> float:
    """Letters a second: the same bytes, nothing planned, nothing written down."""

    async def deliver() -> None:
        waiting = iter(envelopes)

        async def work() -> None:
            async with aiosmtplib.SMTP(
                hostname="127.0.0.1", port=port, use_tls=False, start_tls=False
            ) as client:
                for each in waiting:
                    await client.sendmail(each.sender, [each.recipient], each.raw)

        await asyncio.gather(*(work() for _ in range(connections)))

    with lap() as measured:
        asyncio.run(deliver())
    return len(envelopes) / measured.seconds
