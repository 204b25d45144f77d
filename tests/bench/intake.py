"""A mailbox of mixed mail to recorded facts, beside bare download and parsing."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.mailbox import Box, download_and_parse, download_by_getmail, getmail
from tests.bench.mails import MixedMail
from tests.bench.memory import watched
from tests.bench.table import Row, at_most, skipped
from tests.bench.town import ANSWER_DAY, configuration, settled
from tests.servers.dovecot import dovecot

_MEMORY_AIM = 250_000_000


def rows(messages: int) -> Iterator[Row]:
    residents = settled()
    with tempfile.TemporaryDirectory(prefix="mailflow-bench-") as storage, dovecot() as server:
        folder = Path(storage)
        mail = MixedMail(configuration(residents, folder), residents, ANSWER_DAY)
        box = Box(server, "bench@mokk.example")
        command = [sys.executable, "-m", "tests.bench.take_in", str(server.imaps_port)]
        command += [str(server.certificate.ca_file), box.user, storage]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
            assert worker.stdin is not None
            assert worker.stdout is not None
            assert worker.stdout.readline() == "ready\n"
            octets = box.fill(mail.messages(messages))
            before = download_and_parse(box)
            with watched(worker.pid) as peak:
                worker.stdin.write("go\n")
                worker.stdin.flush()
                told = json.loads(worker.stdout.readline())
        after = download_and_parse(box)
        assert told["read"] == messages, told
        plain = (before + after) / 2
        yield Row("messages", f"{messages}", f"{octets / messages / 1000:.1f} KB each, half with PDF or DOCX")
        yield Row("recorded / for a person", f"{told['recorded']} / {told['review']}")
        seconds = told["seconds"]
        yield Row("messages a second", f"{messages / seconds:.4g} /s")
        yield at_most("mailbox to recorded facts", seconds, plain, 2.0, "s", "imaplib + email, one core")
        yield _beside_getmail(box, seconds)
        yield _memory("peak memory, worker process (RSS)", peak.parent)
        yield Row("peak memory, largest reading child (RSS)", f"{peak.child / 1e6:.0f} MB")
        yield _memory("peak memory, worker and children at once (PSS)", peak.together)


def _beside_getmail(box: Box, seconds: float) -> Row:
    with getmail() as program:
        if program is None:
            return skipped("beside getmail6", "getmail6 cannot be installed here")
        try:
            bare = download_by_getmail(box, program)
        except (OSError, RuntimeError) as fault:
            return skipped("beside getmail6", str(fault)[:120])
    return at_most("mailbox to recorded facts", seconds, bare, 1.0, "s", "getmail6, download alone")


def _memory(what: str, octets: int) -> Row:
    aim = f"< {_MEMORY_AIM / 1e6:.0f} MB"
    return Row(what, f"{octets / 1e6:.0f} MB", aim=aim, is_met=octets < _MEMORY_AIM)
