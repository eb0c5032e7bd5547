"""Fuzz one reader, or all: ``python -m tests.fuzz NAME --minutes 10 --seed 1`` (``make fuzz``).

What is found stands afterwards in ``out/fuzz/NAME/``: the file, and beside it the traceback. The same seed makes the
same files in the same order.
"""

import argparse
import gc
import hashlib
import resource
import signal
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.fuzz.harnesses import HARNESSES, Harness

MEMORY = 4 << 30
SECONDS = 20
OUT = Path("out") / "fuzz"


class TooSlowError(Exception):
    """A file of at most 200 kB that takes longer than any may."""


@dataclass
class Run:
    """What has been tried and found."""

    name: str
    tried: int = 0
    slowest: float = 0.0
    found: dict[str, int] = field(default_factory=dict)

    def try_input(self, harness: Harness, data: bytes) -> None:
        """Read one file, and keep it if that fails in a way that was not seen before."""
        started = time.process_time()
        try:
            signal.alarm(SECONDS)
            harness.check(data)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            signal.alarm(0)
            self.keep(data, error)
        finally:
            signal.alarm(0)
        self.tried += 1
        self.slowest = max(self.slowest, time.process_time() - started)

    def keep(self, data: bytes, error: BaseException) -> None:
        """Write a finding down, each of a place in the code once."""
        places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
        ours = [place for place in places if not place.startswith("<")][-2:]
        key = " ".join((type(error).__name__, *ours))
        self.found[key] = self.found.get(key, 0) + 1
        if self.found[key] == 1:
            folder = OUT / self.name
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / hashlib.sha256(data).hexdigest()[:12]
            path.write_bytes(data)
            path.with_suffix(".txt").write_text("".join(traceback.format_exception(error)), errors="backslashreplace")
            print(f"{self.name}: {key}: {path}", flush=True)


def fuzz(name: str, minutes: float, seed: int) -> Run:
    """Fuzz a reader for some minutes."""
    run, dice, harness = Run(name), Random(f"{name} {seed}"), HARNESSES[name]
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        run.try_input(harness, harness.make_input(dice))
        if run.tried % 500 == 0:
            gc.collect()
    return run


def _give_up(number: int, frame: object) -> None:
    raise TooSlowError


def main() -> int:
    """Read the line, fuzz, and tell what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=(*HARNESSES, "all"), nargs="?", default="all")
    parser.add_argument("--minutes", type=float, default=1.0, help="for each reader")
    parser.add_argument("--seed", type=int, default=0)
    line = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _give_up)
    names = list(HARNESSES) if line.name == "all" else [line.name]
    failed = False
    for name in names:
        run = fuzz(name, line.minutes, line.seed)
        failed = failed or bool(run.found)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(
            f"{name}: seed {line.seed}, {run.tried:,} inputs in {line.minutes:g} min, slowest {run.slowest:.1f} s, "
            f"peak {memory:,} MB, {len(run.found)} findings",
            flush=True,
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
