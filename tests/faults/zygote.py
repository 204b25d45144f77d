"""Warm processes: each runs one command of `worker.py` and may be traced from its first step.

Starting Python and importing everything takes longer than a pass; a zygote has done both once, and has made
a whole pass besides. On standard input an order (`tests.faults.orders`), on output the pid of a child that
waits; then `go` or `go SECONDS` (killed after so long) -> the child's wait status.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import tempfile
import threading
from contextlib import ExitStack
from pathlib import Path

from mailflow.cli.main import COMMANDS, _command, main
from tests.faults.lean import without_children
from tests.faults.orders import Order, gate_threads, trace_child
from tests.faults.rig import REMINDING, begin_campaign, rig


def serve(lean: ExitStack) -> None:
    for line in sys.stdin:
        order = Order.read(line)
        ours, theirs = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(theirs)
            if order.children:
                lean.close()
            _child(order, ours)
        os.close(ours)
        print(pid, flush=True)
        _, _, seconds = sys.stdin.readline().strip().partition(" ")
        os.write(theirs, b"g")
        os.close(theirs)
        # Asked before the child is waited for, so that its number cannot be another's yet.
        if seconds and signal.sigtimedwait({signal.SIGCHLD}, float(seconds)) is None:
            os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        signal.sigtimedwait({signal.SIGCHLD}, 0)
        print(status, flush=True)


def _child(order: Order, gate: int) -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    os.read(gate, 1)
    os.close(gate)
    out = os.open(order.out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(out, 1)
    os.dup2(out, 2)
    if order.thread:
        gate_threads(order.thread, order.gate)
    if order.child:
        trace_child(order.child, order.tracer)
    status = 70
    try:
        status = main(order.words)
    finally:
        sys.stdout.flush()
        os._exit(status)


def warm_up() -> None:
    """Everything that is loaded at its first use is loaded."""
    for command in COMMANDS:
        _command(command)
    with tempfile.TemporaryDirectory() as folder, rig(Path(folder)) as built:
        begin_campaign(built)
        built.tick(REMINDING)
    assert threading.active_count() == 1, "a process with threads is not to be forked"


if __name__ == "__main__":
    with ExitStack() as lean:
        lean.enter_context(without_children())
        warm_up()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
        gc.collect()
        gc.freeze()
        print("warm", flush=True)
        serve(lean)
