"""Measures how much of a first build a later one takes: with nothing changed, or a rule edited.

Run as ``python -m benchmarks.building [FILE...] [--write DOCUMENT]``, or ``make bench-building``. Each build is the
command in a process of its own; its processor seconds and those of the programs that it calls are counted. Its modules
are compiled before, as those of an installed program are, whatever the environment says. In every round the builds of
a file follow each other, so that what else the machine does falls on all of them, and all of a round begin with what
its first one kept. The concept that is edited is the one that most claims of the file are about: many abstracts have to
be read again once it is renamed, and after a synonym more those alone that may hold it, here none. Prints a Markdown
table of medians, or puts it into its place in a document.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from assistant.cli.messages import count
from assistant.cli.rule_sets import Rules, load_rules
from assistant.pack import DEFAULT_PACK
from benchmarks.blocks import rewrite_block

BLOCK = "building"
SEED = Path("seeds/cancer-imaging-2026-03.nbib")
ROUNDS = 3
COLD, WARM, GROUPING = "first build", "nothing changed", "a grouping rule edited"
SYNONYM, CONCEPT = "a synonym added", "a concept renamed"
GOALS = {WARM: 0.4, GROUPING: 0.3, SYNONYM: 0.5, CONCEPT: 0.5}
_COMMAND = "from assistant.cli import main; main()"
_CLEAN = (0, 1)

Seconds = dict[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, default=[SEED], metavar="FILE", help="files of records")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often everything is done")
    parser.add_argument("--write", type=Path, metavar="DOCUMENT", help="document with a place for the table")
    given = parser.parse_args(arguments)
    rules = load_rules(DEFAULT_PACK)
    with compiled_modules():
        rows = [row for file in given.files for row in tabulate(*measure(file, rules, given.rounds))]
    table = "\n".join([f"| seconds | {COLD} | {' | '.join(GOALS)} |", f"|---|{'---:|' * (len(GOALS) + 1)}", *rows])
    if given.write is None:
        print(table)
    else:
        given.write.write_text(rewrite_block(given.write.read_text(encoding="utf-8"), BLOCK, table), encoding="utf-8")
    return 0


@contextmanager
def compiled_modules() -> Iterator[None]:
    """Have builds meanwhile find their modules compiled, as those of an installed program are."""
    with tempfile.TemporaryDirectory() as place:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = place
        build(SEED, Path(place))
        yield
        del os.environ["PYTHONPYCACHEPREFIX"]


def measure(file: Path, rules: Rules, rounds: int) -> tuple[str, Seconds]:
    """Build drafts of a file again and again, and give what it is and the median of each way."""
    taken: dict[str, list[float]] = {way: [] for way in (COLD, *GOALS)}
    name = ""
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as place:
            name, seconds = go_through(file, rules, Path(place))
        for way, spent in seconds.items():
            taken[way].append(spent)
    return name, {way: median(spent) for way, spent in taken.items()}


def go_through(file: Path, rules: Rules, place: Path) -> tuple[str, Seconds]:
    """Build first, and then in every way that a later build can come about."""
    seconds = {COLD: build(file, place), WARM: build(file, place)}
    review = json.loads((place / "draft.review.json").read_text(encoding="utf-8"))
    regions = Counter(row["claim"]["region"]["concept"] for row in review["claims"])
    del regions[None]
    seconds[GROUPING] = build(file, place, edit_grouping(rules, place / "grouping"))
    concept = regions.most_common(1)[0][0]
    for way, change in ((SYNONYM, "add: {synonyms: [an invented name of it]}"), (CONCEPT, "name: An invented name")):
        seconds[way] = build(file, place, edit_concept(rules, concept, change, place / way.replace(" ", "-")))
    return f"{file.stem}, {count(len(review['records']), 'record')}", seconds


def build(file: Path, place: Path, edited: Path | None = None) -> float:
    """Build a Word draft and give the processor seconds that it took."""
    line = ["build", str(file), "-o", str(place / "draft.docx"), "--cache", str(place / "cache")]
    line += ["--rules", str(edited)] if edited else []
    before = os.times()
    done = subprocess.run([sys.executable, "-c", _COMMAND, *line], capture_output=True, text=True, check=False)
    after = os.times()
    if done.returncode not in _CLEAN:
        raise RuntimeError(done.stderr)
    return sum(after[2:4]) - sum(before[2:4])


def edit_grouping(rules: Rules, folder: Path) -> Path:
    """Write rules that lie over those of the pack, in which a section asks more of a consensus."""
    section = rules.grouping.sections[0]
    cohorts, agreement = section.consensus.min_cohorts + 1, section.consensus.agreement
    consensus = f"{{min_cohorts: {cohorts}, agreement: {agreement}}}"
    return _write(folder, "grouping", f"sections:\n  - id: {section.id}\n    consensus: {consensus}\n")


def edit_concept(rules: Rules, concept: str, change: str, folder: Path) -> Path:
    """Write rules that lie over those of the pack, in which a concept is changed."""
    label = next(f.value.label for f in rules.concepts.files if concept in {c.id for c in f.value.concepts})
    entry = f"  - id: {concept}\n    {change}\n"
    text = f"label: {label}\ndescription: An edit that is measured.\nconcepts:\n{entry}"
    return _write(folder, "concepts", text)


def tabulate(name: str, seconds: Seconds) -> Iterator[str]:
    """Write the rows of a file: seconds, and the share of the first build beside its goal."""
    yield f"| {name} | {' | '.join(f'{spent:.2f}' for spent in seconds.values())} |"
    shares = (f"{seconds[way] / seconds[COLD]:.2f} (goal {goal})" for way, goal in GOALS.items())
    yield f"| of the first build | 1 | {' | '.join(shares)} |"


def _write(folder: Path, kind: str, text: str) -> Path:
    (folder / kind).mkdir(parents=True)
    (folder / kind / "edited.yaml").write_text(text, encoding="utf-8")
    return folder


if __name__ == "__main__":
    sys.exit(main())
