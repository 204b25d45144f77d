"""`python -m tests.year [--messages N] [--seed S] [--kills K]`: play, judge, say; status 1 on a complaint."""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.year.judge import judge
from tests.year.play import play

MAX_RSS_MB = 300
MAX_SECONDS = 3600


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.year")
    parser.add_argument("--messages", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--kills", type=int, default=None, help="default: 200 for 30,000 messages, in proportion"
    )
    arguments = parser.parse_args()
    kills = arguments.kills
    if kills is None:
        kills = max(20, 200 * arguments.messages // 30_000)
    started = monotonic()
    with tempfile.TemporaryDirectory() as folder:
        year = play(Path(folder), messages=arguments.messages, seed=arguments.seed, kills=kills)
        complaints = judge(year)
    seconds = monotonic() - started
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if megabytes >= MAX_RSS_MB:
        complaints.append(f"{megabytes} MB of memory")
    if seconds >= MAX_SECONDS:
        complaints.append(f"{seconds:.0f} seconds")
    print(f"municipalities {len(year.configuration.directory)}, requests {len(year.configuration.requests)}")
    print(f"messages {len(year.arrived)}, mails out {len(year.gone)}, {seconds:.0f} s, {megabytes} MB")
    print("happened: " + ", ".join(f"{name} {count}" for name, count in sorted(year.chaos.happened.items())))
    print("clerk: " + ", ".join(f"{name} {count}" for name, count in sorted(year.clerk.items())))
    for reason, count in year.reasons.most_common(8):
        print(f"  {count} x {reason}")
    print(f"complaints: {len(complaints)}")
    for complaint in complaints[:40]:
        print(f"  {complaint}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
