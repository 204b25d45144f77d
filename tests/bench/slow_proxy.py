"""A proxy that holds back each answer of the server: a submission server some way off.

Started as `python -m tests.bench.slow_proxy PORT SECONDS`; prints the port it listens on. It is a process of
its own, so that neither side of a comparison shares its interpreter with it.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def slow_proxy(port: int, seconds: float) -> Iterator[int]:
    """Its port."""
    command = [sys.executable, "-m", "tests.bench.slow_proxy", str(port), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


async def _main(port: int, seconds: float) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, commands = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_pass_on(reader, commands, 0.0), _pass_on(answers, writer, seconds))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def _pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter, seconds: float) -> None:
    with suppress(ConnectionError):
        while octets := await source.read(65_536):
            if seconds:
                await asyncio.sleep(seconds)
            target.write(octets)
            await target.drain()
    with suppress(ConnectionError):
        target.close()


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]), float(sys.argv[2])))
