"""A worker's desk in a process of its own takes in a mailbox; says when it is ready and what it did.

Started as `python -m tests.bench.take_in PORT CA_FILE USER STORAGE`; begins at a line on standard input.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from mailflow.app.taking_in import take_in
from mailflow.bootstrap import open_desk, rehearsal_clock
from mailflow.model.settings import Security, Server
from tests.bench.town import ANSWER_DAY, configuration, letters_sent, settled
from tests.servers.dovecot import PASSWORD


def main(port: str, ca_file: str, user: str, storage: str) -> None:
    server = Server("127.0.0.1", int(port), Security.TLS, user, PASSWORD, ca_file)
    configured = configuration(settled(), Path(storage), imap=server)
    with open_desk(configured, rehearsal_clock(ANSWER_DAY)) as desk:
        desk.record(*letters_sent(configured, configured.requests[0]))
        take_in(desk)  # the first start: the baseline of an empty mailbox
        print("ready", flush=True)
        sys.stdin.readline()
        begun = perf_counter()
        taken = take_in(desk)
        print(
            json.dumps(
                {
                    "seconds": perf_counter() - begun,
                    "read": taken.read,
                    "recorded": taken.recorded,
                    "review": taken.review,
                }
            ),
            flush=True,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
