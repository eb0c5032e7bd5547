"""Peak memory of reading texts: of the modules and rules alone, and of what comes on top of them."""

import argparse
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_MEBI = 1 << 10  # kibibytes, in which Linux counts


def main(arguments: Sequence[str] | None = None) -> int:
    """Be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("task", choices=("tokenize", "load", "extract"))
    parser.add_argument("file", type=Path)
    given = parser.parse_args(arguments)
    _run(given.task, given.file)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEBI)
    return 0


def measure_peaks(path: Path) -> dict[str, float]:
    """Give the mebibytes that each task took at most, in a process of its own."""
    return {name: _measure(task, path) for task, name in _NAMES.items()}


_NAMES = {
    "tokenize": "spaCy's bare tokenizer",
    "load": "draftreview with its rules loaded",
    "extract": "draftreview when all is read",
}


def _measure(task: str, path: Path) -> float:
    command = [sys.executable, "-m", "benchmarks.memory", task, str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _run(task: str, path: Path) -> None:
    from benchmarks.extraction import extract, normal_text, open_extractor, read_records
    from benchmarks.peers import prepare_tokenizer

    records = read_records(path)
    if task == "tokenize":
        prepare_tokenizer([normal_text(record) for record in records])()
        return
    extractor, _ = open_extractor()
    if task == "extract":
        extract(extractor, records)


if __name__ == "__main__":
    sys.exit(main())
