"""Which branches of the program the tests take: ``python -m benchmarks.coverage REPORT --write DOCUMENT``.

REPORT is the JSON of coverage.py. It fails below a bar, so that code that nothing tests is seen.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.blocks import rewrite_block

BAR = 90  # per cent of all branches
_LEAVES = "(leaves)"


def count_branches(report: Mapping[str, Any]) -> tuple[Counter[str], Counter[str]]:
    """Count the branches of each part, all and those taken."""
    branches, taken = Counter[str](), Counter[str]()
    for name, file in report["files"].items():
        _, *folders = Path(name).parent.parts
        part = folders[0] if folders else _LEAVES
        branches[part] += file["summary"]["num_branches"]
        taken[part] += file["summary"]["covered_branches"]
    return branches, taken


def tabulate(branches: Counter[str], taken: Counter[str]) -> str:
    """Write a row for each part, and one for all."""
    rows = [(part, taken[part], branches[part]) for part in sorted(branches) if branches[part]]
    rows.append(("all", taken.total(), branches.total()))
    lines = (f"| {part} | {count:,} | {of:,} | {100 * count / of:.1f} |" for part, count, of in rows)
    return "\n".join(["| part | branches taken | of | % |", "|---|---:|---:|---:|", *lines])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print or write the table; 1 below the bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report", type=Path, metavar="REPORT")
    parser.add_argument("--write", type=Path, metavar="DOCUMENT", help="document with a place for the table")
    given = parser.parse_args(arguments)
    branches, taken = count_branches(json.loads(given.report.read_text(encoding="utf-8")))
    table = tabulate(branches, taken)
    print(table)
    if given.write:
        text = rewrite_block(given.write.read_text(encoding="utf-8"), "coverage", table)
        given.write.write_text(text, encoding="utf-8")
    below = 100 * taken.total() < BAR * branches.total()
    if below:
        print(f"fewer than {BAR} % of the branches are taken; out/coverage.json names the others", file=sys.stderr)
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
