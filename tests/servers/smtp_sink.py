"""Postfix's smtp-sink: swallows mail, in clear, as fast as it comes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.servers.availability import program
from tests.servers.ports import unused_port, wait_until_listening


@contextmanager
def smtp_sink(*options: str) -> Iterator[int]:
    """Its port; `options` as in smtp-sink(1), e.g. `-r RCPT` for 4xx at RCPT."""
    port = unused_port()
    user = ("-u", "nobody") if os.geteuid() == 0 else ()
    command = [program("smtp-sink"), *user, *options, f"127.0.0.1:{port}", "100"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_listening(port)
        yield port
    finally:
        process.kill()
        process.wait()
