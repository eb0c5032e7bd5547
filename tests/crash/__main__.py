"""Kill commands at every step in the file system and at random moments, and run some at once: ``make crash-trials``."""

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path
from random import Random

from tests.crash.commands import NAMES, import_stages, keep_rules, open_trial
from tests.crash.together import ON_ONE_CACHE, ON_ONE_OUTPUT, run_alone, share_cache, share_output

TOGETHER = {"one-cache": (ON_ONE_CACHE, share_cache), "one-output": (ON_ONE_OUTPUT, share_output)}


def try_command(name: str, folder: Path, most: int | None, moments: int, seed: int) -> tuple[int, list[str]]:
    """Kill a command at its steps, some if they are more than wanted, and at random moments; give what went wrong."""
    with open_trial(name, folder) as trial:
        dice, killed, faults = Random(f"{name} {seed}"), 0, []
        steps = list(range(1, trial.whole.steps + 1))
        if most is not None and most < len(steps):
            steps = sorted(dice.sample(steps, most))
        kills = [partial(trial.kill_at, step) for step in steps]
        for kill in (*kills, *[partial(trial.kill_after, dice)] * moments):
            try:
                killed += kill()
            except AssertionError as fault:
                faults.append(str(fault))
        told = f"{len(steps)} of {trial.whole.steps} steps and {moments} moments, {killed} killed"
        print(f"{name}: {told}, {len(faults)} failed", flush=True)
    return len(steps) + moments, faults


def try_together(name: str, folder: Path, times: int) -> tuple[int, list[str]]:
    """Run commands at once several times; give what went wrong."""
    lines, share = TOGETHER[name]
    alone, faults = run_alone(lines, folder / "alone"), []
    for number in range(times):
        try:
            share(alone, folder / str(number))
        except AssertionError as fault:
            faults.append(str(fault))
    print(f"{name}: {times} times, {len(faults)} failed", flush=True)
    return times, faults


def main() -> int:
    """Read the line, try, and count what was survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join((*NAMES, *TOGETHER))}; all by default")
    text = "kills at random moments of each command, and times that commands run at once"
    parser.add_argument("--random", type=int, default=20, help=text)
    parser.add_argument("--steps", type=int, help="steps of each command to kill it at, drawn by lot; all by default")
    parser.add_argument("--seed", type=int, default=0)
    line = parser.parse_args()
    total = failed = 0
    import_stages()
    keep_rules(setattr)
    for name in line.names or (*NAMES, *TOGETHER):
        with tempfile.TemporaryDirectory(prefix="draftreview-crash.") as folder:
            if name in TOGETHER:
                tried, faults = try_together(name, Path(folder), line.random)
            else:
                tried, faults = try_command(name, Path(folder), line.steps, line.random, line.seed)
        total, failed = total + tried, failed + len(faults)
        for fault in faults[:5]:
            print(f"  {fault}", flush=True)
    print(f"{total - failed} of {total} trials survived")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
