"""Warm processes: each runs one command of `worker.py` and may be traced from its first step.

Starting Python and importing everything takes longer than a pass; a zygote has done both once. Lines on
standard input and output: `fork JSON` -> pid of a child that waits; `go` -> the child's wait status.
"""

from __future__ import annotations

import gc
import json
import os
import sys

from mailflow.cli.main import main


def serve() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        ours, theirs = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(theirs)
            _child(order, ours)
        os.close(ours)
        print(pid, flush=True)
        assert sys.stdin.readline() == "go\n"
        os.write(theirs, b"g")
        os.close(theirs)
        _, status = os.waitpid(pid, 0)
        print(status, flush=True)


def _child(order: dict[str, list[str] | str], gate: int) -> None:
    os.read(gate, 1)
    os.close(gate)
    out = os.open(str(order["out"]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(out, 1)
    os.dup2(out, 2)
    status = 70
    try:
        status = main(list(order["words"]))
    finally:
        sys.stdout.flush()
        os._exit(status)


if __name__ == "__main__":
    gc.freeze()
    serve()
