"""Measures rendering a draft beside what pandoc alone needs to cite the same references.

Run as ``python -m benchmarks.rendering [COUNT...]``, or ``make bench-rendering``. For each count of studies an invented
literature is read and grouped; then its review is rendered to the bytes of a Word draft, figures included, and pandoc
makes a Word file of the citations of that draft alone, each group of studies that is cited together once, and of the
reference list. All take turns, so that what else the machine does falls on all of them. Prints Markdown tables of
processor seconds.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from assistant.cli.drafting import load_style, make_document, to_word
from assistant.cli.rule_sets import Rules, load_rules
from assistant.draft import Document, Style, write_bibliography
from assistant.draft.citations import list_clusters
from assistant.draft.citeproc import find_pandoc
from assistant.pack import DEFAULT_PACK
from benchmarks.invented import open_inventor
from benchmarks.timing import Times, take_time, write_table
from benchmarks.updating import COUNTS, TITLE, review

ROUNDS = 5
RENDERING, PANDOC = "draftreview: review to .docx", "pandoc alone: citations to .docx"
Rounds = dict[str, list[float]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS, metavar="COUNT", help="how many studies")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often everything is done")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(given.counts, given.rounds, load_rules(DEFAULT_PACK), Path(folder))
    print("\n".join(write_tables(measured)))
    return 0


def measure(counts: Sequence[int], rounds: int, rules: Rules, folder: Path) -> dict[int, Rounds]:
    """Render drafts of each number of studies, and cite as much with pandoc, and give the seconds of every round."""
    cases = {count: prepare(count, rules, folder) for count in counts}
    measured: dict[int, Rounds] = {count: {name: [] for name in tasks} for count, tasks in cases.items()}
    for _ in range(rounds):
        for count, tasks in cases.items():
            for name, task in tasks.items():
                measured[count][name].append(take_time(task)[1])
    return measured


def prepare(count: int, rules: Rules, folder: Path) -> dict[str, Callable[[], object]]:
    """Group an invented literature, and say what is to be done with it."""
    reviewed, _ = review(open_inventor(rules.concepts).invent(count), rules, folder)
    style = load_style(rules.phrases.style)
    document = make_document(reviewed, rules, style, TITLE)
    return {
        RENDERING: lambda: to_word(make_document(reviewed, rules, style, TITLE)),
        PANDOC: partial(subprocess.run, write_citations(document, style, folder / str(count)), check=True),
    }


def write_citations(document: Document, style: Style, folder: Path) -> list[str]:
    """Write what a draft cites as files for pandoc, and give the command that makes a Word file of them."""
    if document.sources is None:
        raise ValueError("a draft that cites nothing has nothing to compare")
    folder.mkdir()
    references, source, made = (folder / name for name in ("references.json", "citations.md", "citations.docx"))
    references.write_text(write_bibliography(document.sources), encoding="utf-8")
    cited = ("; ".join(f"@{record_id}" for record_id in cluster) for cluster in list_clusters(document.blocks))
    source.write_text("\n\n".join(f"[{keys}]" for keys in cited) + "\n", encoding="utf-8")
    options = ["--from=markdown", "--citeproc", f"--bibliography={references}", f"--csl={style.path}"]
    return [find_pandoc(), *options, f"--output={made}", str(source)]


def write_tables(measured: Mapping[int, Rounds]) -> Iterator[str]:
    """Write the shortest and the median times of all rounds, and how both tasks compare."""
    yield from _write(measured, min, "shortest")
    yield ""
    yield from _write(measured, median, "median")


def _write(measured: Mapping[int, Rounds], choose: Callable[[list[float]], float], name: str) -> Iterator[str]:
    chosen: dict[int, Times] = {
        c: {f"{n}, {name}": choose(t) for n, t in rounds.items()} for c, rounds in measured.items()
    }
    yield from write_table(chosen)
    ratios = (render / pandoc for render, pandoc in (times.values() for times in chosen.values()))
    yield f"| times pandoc alone | {' | '.join(f'{ratio:.2f}' for ratio in ratios)} | |"


if __name__ == "__main__":
    sys.exit(main())
