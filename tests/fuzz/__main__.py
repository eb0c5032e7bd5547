"""Fuzz one reader, or all: ``python -m tests.fuzz NAME --minutes 10 --seed 1`` (``make fuzz``).

What is found stands afterwards in ``out/fuzz/NAME/``: the file, and beside it the traceback. The same seed makes the
same files in the same order.
"""

import argparse
import gc
import resource
import sys
import time
from random import Random

from tests.fuzz.harnesses import HARNESSES
from tests.fuzz.runs import Run

MEMORY = 4 << 30


def fuzz(name: str, minutes: float, seed: int) -> Run:
    """Fuzz a reader for some minutes."""
    run, dice, harness = Run(name), Random(f"{name} {seed}"), HARNESSES[name]
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        run.try_input(harness.check, harness.make_input(dice))
        if run.tried % 500 == 0:
            gc.collect()
    return run


def main() -> int:
    """Read the line, fuzz, and tell what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=(*HARNESSES, "all"), nargs="?", default="all")
    parser.add_argument("--minutes", type=float, default=1.0, help="for each reader")
    parser.add_argument("--seed", type=int, default=0)
    line = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    names = list(HARNESSES) if line.name == "all" else [line.name]
    failed = False
    for name in names:
        run = fuzz(name, line.minutes, line.seed)
        failed = failed or bool(run.found)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(
            f"{name}: seed {line.seed}, {run.tried:,} inputs in {line.minutes:g} min, {run.used:,.0f} s of processor "
            f"time, slowest {run.slowest:.1f} s, peak {memory:,} MB, {len(run.found)} findings",
            flush=True,
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
