"""What a zygote is asked for, and how a thread or a child of its copies comes under the tracer."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Order:
    """One command of `worker.py`, its output in the file `out`.

    `children`: read and render in real child processes. `thread`: the first thread whose name begins so
    tells its number through the pipe `gate` and waits there. `child`: the first child process with this in
    its command line is started under `tracer`.
    """

    words: list[str]
    out: str
    children: bool = False
    thread: str = ""
    gate: str = ""
    child: str = ""
    tracer: tuple[str, ...] = ()

    def written(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, line: str) -> Order:
        fields: dict[str, Any] = json.loads(line)
        return cls(**fields | {"tracer": tuple(fields["tracer"])})


def make_gate(gate: Path) -> None:
    """Two named pipes: one tells the number of the thread, the other lets it go."""
    for each in (gate.with_suffix(".number"), gate.with_suffix(".open")):
        each.unlink(missing_ok=True)
        os.mkfifo(each)


def gate_threads(name: str, gate: str) -> None:
    """The first thread of that name waits until it is traced."""
    run = threading.Thread.run
    waited: list[threading.Thread] = []

    def gated(thread: threading.Thread) -> None:
        if thread.name.startswith(name) and not waited:
            waited.append(thread)
            Path(gate).with_suffix(".number").write_text(str(threading.get_native_id()))
            Path(gate).with_suffix(".open").read_text()
        run(thread)

    setattr(threading.Thread, "run", gated)  # noqa: B010 - in a process made for this


def trace_child(marked: str, tracer: Sequence[str]) -> None:
    """The first child with this in its command line runs under the tracer, as our own child all the same."""
    traced: list[int] = []

    class Traced(subprocess.Popen[bytes]):
        def __init__(self, words: Sequence[str], **options: Any) -> None:
            if marked in words and not traced:
                traced.append(1)
                words = [*tracer, *words]
            super().__init__(words, **options)

    setattr(subprocess, "Popen", Traced)  # noqa: B010 - in a process made for this
