"""The process that renders: bounded memory, no secrets, no files; asked and answered over pipes.

A question is a length-prefixed pickle from the parent (who is trusted), an answer a length-prefixed JSON
object: what a template may have corrupted is never unpickled. A question of many (`all`) has as many answers.
"""

from __future__ import annotations

import json
import pickle
import resource
import signal
import struct
import sys
from typing import Any, BinaryIO

from mailflow.adapters.templates.engine import BrokenTemplateError, Engine

# The interpreter with jinja2 takes 60 MB of address space; a digest of 425 rows some 30 more.
MEMORY_OCTETS = 256 * 1024 * 1024
# A22 wants an end within 2 s; CPU time, so that a busy machine does not break a sound template.
CPU_SECONDS = 1.5
LENGTH = struct.Struct("!I")


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_OCTETS, MEMORY_OCTETS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    engine = Engine({})
    while (question := _read(sys.stdin.buffer)) is not None:
        if "sources" in question:
            engine = Engine(question["sources"])
            _write(sys.stdout.buffer, {})
        else:
            for each in question.get("all", [question]):
                _write(sys.stdout.buffer, _timed(engine, each))


def _timed(engine: Engine, question: dict[str, Any]) -> dict[str, Any]:
    # Nothing catches SIGPROF: even a computation that never returns to the interpreter ends.
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
    answer = _answer(engine, question)
    signal.setitimer(signal.ITIMER_PROF, 0)
    return answer


def _answer(engine: Engine, question: dict[str, Any]) -> dict[str, Any]:
    try:
        if "check" in question:
            engine.check(question["check"])
            return {}
        return {"mail": engine.render(question["render"], question["values"])}
    except BrokenTemplateError as broken:
        return {"file": broken.file, "line": broken.line, "text": broken.text}


def _read(stream: BinaryIO) -> dict[str, Any] | None:
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    question: dict[str, Any] = pickle.loads(stream.read(LENGTH.unpack(head)[0]))  # noqa: S301 - from the parent
    return question


def _write(stream: BinaryIO, answer: dict[str, Any]) -> None:
    # A template may hold half of a surrogate pair; json.loads reads it back the same way.
    content = json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(LENGTH.pack(len(content)) + content)
    stream.flush()


if __name__ == "__main__":
    main()
