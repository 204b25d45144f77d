"""`python -m tests.fuzz TARGET [--seconds N]`: libFuzzer drives one target; needs `pip install atheris`."""

from __future__ import annotations

import argparse
import importlib
import tempfile
from pathlib import Path

_TARGETS = ("message", "words", "document", "configuration", "command")
# Longer than this on one input is a hang; the machine may be busy with other things.
_SECONDS_AN_INPUT = 10


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=_TARGETS)
    parser.add_argument("--seconds", type=int, default=720)
    parser.add_argument("--corpus", type=Path, help="kept between runs; default: a new one")
    parser.add_argument("--findings", type=Path, default=Path("build/fuzz"))
    options = parser.parse_args()
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["mailflow"]):
        targets = importlib.import_module("tests.fuzz.targets").TARGETS
    seeds = importlib.import_module("tests.fuzz.seeds").seeds
    corpus = options.corpus or Path(tempfile.mkdtemp(prefix="mailflow-fuzz-"))
    corpus.mkdir(parents=True, exist_ok=True)
    options.findings.mkdir(parents=True, exist_ok=True)
    for place, seed in enumerate(seeds(options.target, 200)):
        (corpus / f"seed-{place:04d}").write_bytes(seed)
    arguments = (
        "tests.fuzz",
        str(corpus),
        f"-max_total_time={options.seconds}",
        f"-timeout={_SECONDS_AN_INPUT}",
        "-max_len=20000",
        # Whole messages from the start: short ones reach nothing.
        "-len_control=0",
        "-rss_limit_mb=2048",
        f"-artifact_prefix={options.findings}/{options.target}-",
    )
    atheris.Setup(list(arguments), targets[options.target])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
