"""`python -m tests.accuracy`: generate, read, compare."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

from tests.accuracy.generator import generate
from tests.accuracy.reading import read_all, write_config
from tests.accuracy.scoring import Score, failing, report
from tests.accuracy.town import read_town
from tests.accuracy.truth import Sample

_ROOT = Path(__file__).parents[2]


def main() -> int:
    options = _options()
    town = read_town(_ROOT / "config")
    samples = flattened(generate(town, options.seed, options.messages))
    with tempfile.TemporaryDirectory() as folder:
        config = write_config(Path(folder), _ROOT / "config", town)
        started = time.monotonic()
        lines = read_all(Path(folder), config, [each.raw for each in samples], options.jobs)
        seconds = time.monotonic() - started
    score = Score()
    for place, (line, sample) in enumerate(zip(lines, samples, strict=True)):
        score.add(place, line, sample.truth)
    print("\n".join(report(score, seconds, options.examples)))
    if options.keep:
        keep(options.keep, samples, score)
    if options.json:
        figures = {name: [each.right, each.total] for name, each in score.measures.items()}
        options.json.write_text(
            json.dumps({"seed": options.seed, "seconds": seconds, "measures": figures}, indent=1)
        )
    return int(bool(score.measures["wrong credits"].misses))


def flattened(samples: list[Sample]) -> list[Sample]:
    """Each sample after those it must be read after."""
    return [each for sample in samples for each in (*sample.before, sample)]


def keep(folder: Path, samples: list[Sample], score: Score) -> None:
    """Failing messages as files, to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    for place in failing(score):
        (folder / f"{place:05d}.eml").write_bytes(samples[place].raw)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--examples", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
