"""Fuzz one reader, or all: ``python -m tests.fuzz NAME --minutes 10 --seed 1`` (``make fuzz``).

What is found stands afterwards in ``out/fuzz/NAME/``: the file, and beside it the traceback. The same seed makes the
same files in the same order, unless Atheris chooses them.
"""

import argparse
import gc
import resource
import subprocess
import sys
from contextlib import nullcontext
from random import Random
from typing import TYPE_CHECKING

from tests.fuzz.guided import fuzz_guided, watch_imports
from tests.fuzz.runs import Run

if TYPE_CHECKING:
    from tests.fuzz.harnesses import Harness

MEMORY = 4 << 30


def fuzz(run: Run, harness: "Harness") -> int:
    """Fuzz a reader until the run is over."""
    dice = Random(f"{run.name} {run.seed}")
    while not run.is_over():
        run.try_input(harness.check, harness.make_input(dice))
        if run.tried % 500 == 0:
            gc.collect()
    return run.tell()


def main() -> int:
    """Read the line and fuzz, each reader of several in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", default="all")
    parser.add_argument("--minutes", type=float, default=1.0, help="for each reader")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--guided", action="store_true", help="let Atheris choose files by the code that they reach")
    line = parser.parse_args()
    with watch_imports() if line.guided and line.name != "all" else nullcontext():
        from tests.fuzz.harnesses import HARNESSES
    if line.name == "all":
        options = [option for option in sys.argv[1:] if option != "all"]
        return max(subprocess.call([sys.executable, "-m", "tests.fuzz", name, *options]) for name in HARNESSES)
    if line.name not in HARNESSES:
        parser.error(f"no reader {line.name!r}; choose all, {', '.join(HARNESSES)}")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    run = Run(line.name, line.minutes, line.seed)
    return (fuzz_guided if line.guided else fuzz)(run, HARNESSES[line.name])


if __name__ == "__main__":
    sys.exit(main())
