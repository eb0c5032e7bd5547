"""How time and memory of extraction grow with the number of abstracts, processes and machines.

    python -m benchmarks.scaling [FILE] [--counts 1000 10000 100000] [--json F.json] [--record]

The records of FILE, by default those of the seeds, are repeated with other ids and titles until there are enough.
Each figure comes from a process of its own. Processor seconds are counted, as these hold on a busy machine; those of
worker processes apart, so that it can be told what they would gain with a core for each. With ``--record`` the tables
go into the marked part of docs/scaling.md.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.blocks import rewrite_block

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "scaling.md"
SEEDS = tuple(sorted((ROOT / "seeds").glob("*-2026-03.nbib")))
BLOCK = "measured"
COUNTS = (1_000, 10_000, 100_000)
MANY = 10_000  # abstracts on which several processes are tried
FILES = 8
GROWTH = "growth"
CORES = 64
PUBMED_RECORDS, PUBMED_FILES = 38_000_000, 1_300
_MEBI = 1024  # KiB
_FIRST_ID = 10_000_000
_DOI = re.compile(r"^((?:LID|AID) +- 10\.\S+)( \[doi\])", re.M)
_PMID = re.compile(r"^PMID- .*$", re.M)
_TITLE = re.compile(r"^TI {2}- ", re.M)


@dataclass(frozen=True, slots=True)
class Figure:
    """What one run took.

    Attributes
    ----------
    task, abstracts, jobs
        What was done.
    processor, workers
        Seconds of the processor in the process itself, and in all its workers together; loading the rules left out.
    wall
        Seconds by the clock.
    peak, peak_worker
        Most memory of the process, and of the largest worker, in MiB.
    claims
        Number of claims, or of whatever was found.
    """

    task: str
    abstracts: int
    jobs: int
    processor: float
    workers: float
    wall: float
    peak: float
    peak_worker: float
    claims: int

    @property
    def per_abstract(self) -> float:
        """Milliseconds of the processor for one abstract, all processes together."""
        return 1000 * self.seconds / self.abstracts

    @property
    def seconds(self) -> float:
        """Seconds of the processor, all processes together."""
        return self.processor + self.workers

    @property
    def memory(self) -> str:
        """Most memory of the process and, if there are any, of the largest worker."""
        return f"{self.peak:.0f}, {self.peak_worker:.0f}" if self.workers else f"{self.peak:.0f}"

    @property
    def path(self) -> float:
        """Seconds that the work takes where each process has a core: as long as the busiest of them."""
        return max(self.processor, self.workers / self.jobs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print, or be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, help="MEDLINE file whose records are repeated")
    parser.add_argument("--counts", nargs="+", type=int, default=list(COUNTS), help="numbers of abstracts")
    parser.add_argument("--many", type=int, default=MANY, help="abstracts for several processes, cluster and store")
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--record", action="store_true", help="write the tables into docs/scaling.md")
    parser.add_argument("--task", choices=sorted(TASKS), help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, default=1, help="processes for the growing numbers")
    given = parser.parse_args(arguments)
    if given.task:
        print(json.dumps(run_task(given.task, given.file, given.jobs)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        seeds = [given.file] if given.file else SEEDS
        figures = measure_all(Path(folder), seeds, given.counts, given.many, given.jobs)
    report = write_report(figures)
    print(report)
    if given.json:
        given.json.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n", encoding="utf-8")
    if given.record:
        text = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(rewrite_block(text, BLOCK, report), encoding="utf-8")
    return 0


def measure_all(folder: Path, seeds: Sequence[Path], counts: Sequence[int], many: int, jobs: int) -> list[Figure]:
    """Run every task, each in a process of its own, the largest last."""
    files = {count: write_records(folder / f"{count}.nbib", seeds, count) for count in {*counts, many}}
    parts = write_parts(folder / "files", seeds, many)
    figures = [measure("extract", files[many], many, number) for number in (1, 2)]
    figures += [measure(name, parts, many, number) for name, number in (("store", 1), ("store", 2), ("cluster", 2))]
    figures += [measure(name, parts / "claims", many, 1) for name in ("select", "all")]
    return figures + [measure(GROWTH, files[count], count, jobs) for count in sorted(counts)]


def measure(task: str, path: Path, abstracts: int, jobs: int) -> Figure:
    """Run a task in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scaling", str(path), "--task", task, "--jobs", str(jobs)]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout
    return Figure(task=task, abstracts=abstracts, jobs=jobs, **json.loads(printed.splitlines()[-1]))


def run_task(name: str, path: Path, jobs: int) -> dict[str, float | int]:
    """Do one task and say what it took."""
    work = TASKS[name](path, jobs)
    own, workers, clock = _seconds(resource.RUSAGE_SELF), _seconds(resource.RUSAGE_CHILDREN), time.perf_counter()
    claims = work()
    return {
        "processor": _seconds(resource.RUSAGE_SELF) - own,
        "workers": _seconds(resource.RUSAGE_CHILDREN) - workers,
        "wall": time.perf_counter() - clock,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEBI,
        "peak_worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MEBI,
        "claims": claims,
    }


def _seconds(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def prepare_extract(path: Path, jobs: int) -> Callable[[], int]:
    """Give what ``draftreview extract FILE -o claims.jsonl`` does."""
    from assistant.cli.claim_lines import write_claims
    from assistant.cli.extracting import extract_records
    from assistant.cli.results import open_result
    from assistant.cli.rule_sets import open_extraction
    from assistant.correct import FiledCorrections
    from assistant.read import open_stream

    rules = open_extraction("neuroimaging")
    assert rules.extractor

    def extract() -> int:
        with open_stream([path]) as records, open_result(path.with_suffix(".jsonl")) as stream:
            extractions = extract_records(records, rules, jobs=jobs)
            return write_claims(stream, records, extractions, FiledCorrections(), rules).number

    return extract


def prepare_store(engine: str) -> Callable[[Path, int], Callable[[], int]]:
    """Give the way to what ``draftreview extract FILES -o claims/`` does."""

    def prepare(folder: Path, jobs: int) -> Callable[[], int]:
        from assistant.cli.rule_sets import load_rules
        from assistant.cli.storing import Engine, make_store, prepare_store
        from assistant.read import ReadingOptions

        rules = load_rules("neuroimaging")
        assert rules.extraction.extractor

        def make() -> int:
            store = folder / "claims"
            for part in store.glob("*.parquet"):
                part.unlink()
            making = prepare_store(store, rules, ReadingOptions())
            report = make_store(making, sorted(folder.glob("*.nbib")), Engine(engine), jobs)
            return sum(made.facts.claims for made in report.made)

        return make

    return prepare


def prepare_select(*conditions: str) -> Callable[[Path, int], Callable[[], int]]:
    """Give the way to what ``draftreview build claims/ --where`` reads."""

    def prepare(store: Path, _: int) -> Callable[[], int]:
        from assistant.scale.conditions import parse_condition
        from assistant.scale.selection import open_store

        wanted = [parse_condition(text) for text in conditions]

        def select() -> int:
            return sum(len(rows) for _, rows in open_store(store).select(wanted, lambda value: (value,)))

        return select

    return prepare


TASKS: dict[str, Callable[[Path, int], Callable[[], int]]] = {
    GROWTH: prepare_extract,
    "extract": prepare_extract,
    "store": prepare_store("processes"),
    "cluster": prepare_store("dask"),
    "select": prepare_select("year=2020", "region=insula"),
    "all": prepare_select(),
}


def write_records(path: Path, seeds: Sequence[Path], count: int, first: int = 0) -> Path:
    """Repeat the records of files with ids and titles of their own."""
    texts = (seed.read_text(encoding="utf-8") for seed in seeds)
    records = [part.strip("\n") for text in texts for part in text.split("\n\n") if "TI  - " in part]
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(_vary(records[n % len(records)], n) for n in range(first, first + count))
    return path


def write_parts(folder: Path, seeds: Sequence[Path], count: int) -> Path:
    """Write the same records into several files."""
    folder.mkdir()
    size = count // FILES
    for number in range(FILES):
        write_records(folder / f"part{number}.nbib", seeds, size, number * size)
    return folder


def _vary(record: str, number: int) -> str:
    record = _PMID.sub(f"PMID- {_FIRST_ID + number}", record, count=1)
    record = _DOI.sub(rf"\g<1>.{number}\2", record)
    return _TITLE.sub(f"TI  - Report {number}: ", record, count=1) + "\n\n"


def write_report(figures: Sequence[Figure]) -> str:
    """Write the tables."""
    growth = [figure for figure in figures if figure.task == GROWTH]
    lines = [*_write_growth(growth), "", *_write_gain(figures), "", *_write_selection(figures), ""]
    return "\n".join([*lines, *_extrapolate(growth[-1])])


def _write_growth(figures: Sequence[Figure]) -> Iterator[str]:
    yield f"More abstracts, `extract --jobs {figures[0].jobs}` to a file:"
    yield ""
    yield "| abstracts | processor seconds | ms an abstract | against the first | peak memory, MiB | claims |"
    yield "|---:|---:|---:|---:|---:|---:|"
    for figure in figures:
        ratio = figure.per_abstract / figures[0].per_abstract
        yield (
            f"| {figure.abstracts:,} | {figure.seconds:,.1f} | {figure.per_abstract:.2f} | {ratio:.2f} | "
            f"{figure.memory} | {figure.claims:,} |"
        )


def _write_gain(figures: Sequence[Figure]) -> Iterator[str]:
    yield "Several processes and a cluster on this machine:"
    yield ""
    head = ("abstracts", "processor seconds, all", "of the main process", "ms an abstract", "gain with a core each")
    yield f"| | {' | '.join(head)} | peak memory of main process and largest worker, MiB |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    names = {"extract": "to a file", "store": "to a store", "cluster": "dask, to a store"}
    listed = [figure for figure in figures if figure.task in names]
    alone = {(figure.task, figure.abstracts): figure for figure in listed if figure.jobs == 1}
    for figure in listed:
        base = alone.get(("store" if figure.task == "cluster" else figure.task, figure.abstracts))
        gain = f"{base.path / figure.path:.2f}" if base and figure.jobs > 1 else ""
        yield (
            f"| {names[figure.task]}, `--jobs {figure.jobs}` | {figure.abstracts:,} | {figure.seconds:,.1f} | "
            f"{figure.processor:,.1f} | {figure.per_abstract:.2f} | {gain} | {figure.memory} |"
        )


def _write_selection(figures: Iterable[Figure]) -> Iterator[str]:
    yield "Reading from a store:"
    yield ""
    yield "| | records in the store | read | processor seconds | peak memory, MiB |"
    yield "|---|---:|---:|---:|---:|"
    names = {"select": "`--where year=2020 --where region=insula`", "all": "everything"}
    for figure in figures:
        if figure.task in names:
            yield (
                f"| {names[figure.task]} | {figure.abstracts:,} | {figure.claims:,} | {figure.processor:.2f} | "
                f"{figure.peak:.0f} |"
            )


def _extrapolate(largest: Figure) -> Iterator[str]:
    """Say what more would cost, and that nobody has measured it."""
    hours = largest.per_abstract * 1_000_000 / 1000 / 3600
    every = hours * PUBMED_RECORDS / 1_000_000
    pubmed = f"PubMed, {PUBMED_RECORDS / 1e6:.0f} million records in {PUBMED_FILES:,} files"
    yield f"Measured at {largest.abstracts:,} abstracts, a million costs {hours:.2f} hours of one core."
    yield ""
    yield (
        f"Extrapolated, not measured: {pubmed}, would take {every:,.0f} hours of one core if all records had such an "
        f"abstract, so {every / CORES:.1f} hours on {CORES} cores. Many have none, and most abstracts state no finding "
        "that these rules know."
    )


if __name__ == "__main__":
    sys.exit(main())
