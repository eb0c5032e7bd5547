"""Measures reading beside the bare parse of Bio.Medline: ``make bench-reading``.

Run as ``python -m benchmarks.reading [FILE.nbib] [--records N]``. Without a file, records are made of the seed
snapshot: new ids, and titles and names of words drawn from its texts; once with the few fields that the snapshot
has, once with those that PubMed adds to them. Prints Markdown tables; each row is a process of its own, the figures
are the best of several runs that take turns.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import escape

SEED = Path(__file__).parent.parent / "seeds" / "cancer-imaging-2026-03.nbib"
RUNS = 5
MORE = 5  # how many times as many records show whether memory grows with the file
_MEBI = 1 << 20
_FIELD = re.compile(r"^([A-Z]+) *- (.*(?:\n      .*)*)$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_DOI = re.compile(r"(10\.\S+)( \[doi\])")
FIRST_ID = 10_000_000
# What PubMed writes besides the fields of the seed, with invented values; affiliations follow the authors.
_AFFILIATION = "Department of Invented Studies, University of Nowhere, 1 Example Road, Nowhere,\n      Erewhon."
_ADDED = (
    ("DCOM", "20240314"), ("LR", "20240801"), ("IS", "0000-0019 (Electronic)"), ("IS", "0000-0027 (Linking)"),
    ("GR", "EX 0001/Example Foundation/Erewhon"), ("DEP", "20240113"), ("PL", "Erewhon"), ("JT", "Journal of examples"),
    ("JID", "000000001"), ("SB", "IM"), *(("MH", f"Example heading/number {number}") for number in range(12)),
    ("OTO", "NOTNLM"), *(("OT", f"keyword {number}") for number in range(5)),
    ("COIS", "The authors declare that they have no competing interests and that this\n      sentence is invented."),
    ("EDAT", "2024/01/13 09:00"), ("MHDA", "2024/03/15 09:00"), ("CRDT", "2024/01/13 06:00"),
    ("PHST", "2023/06/17 00:00 [received]"), ("PHST", "2024/01/10 00:00 [accepted]"),
    ("PHST", "2024/01/13 00:00 [entrez]"), ("PST", "epublish"), ("SO", "J Examples. 2024 Jan 13;7:10."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """Seconds and bytes (above what the modules take) of one run."""

    seconds: float
    peak: int
    records: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print, or be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, help="MEDLINE file to read instead of made records")
    parser.add_argument("--records", type=int, default=10_000, help="how many records to make")
    parser.add_argument("--task", choices=sorted(TASKS), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.task:
        print(json.dumps(run_task(given.task, given.file)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        print(report(Path(folder), given.file, given.records), end="")
    return 0


def report(folder: Path, file: Path | None, count: int) -> str:
    """Measure every row and write the tables."""
    if file is not None:
        return write_lines(compare_speed(file))
    short = write_text(folder / "fields-of-the-seed.nbib", make_records(SEED, count))
    full = write_text(folder / "fields-of-pubmed.nbib", make_records(SEED, count, full=True))
    return write_lines([*compare_speed(full), "", *compare_speed(short), "", *compare_sizes(folder, count)])


def write_lines(lines: Iterable[str]) -> str:
    """End each line."""
    return "".join(f"{line}\n" for line in lines)


def compare_speed(path: Path) -> Iterator[str]:
    """Measure what reading takes beside the bare parse."""
    found = measure(("bio", "medline", "snapshot"), path)
    yield f"{path.name}: {found['bio'].records:,} records, {path.stat().st_size / _MEBI:.1f} MiB"
    yield ""
    yield "| | seconds | ratio | peak memory, MiB |"
    yield "|---|---:|---:|---:|"
    yield from (row(name, found[task], found["bio"]) for task, name in NAMES.items() if task in found)


def row(name: str, figure: Figure, bare: Figure) -> str:
    """Write a row of the first table."""
    return f"| {name} | {figure.seconds:.2f} | {figure.seconds / bare.seconds:.2f} | {figure.peak / _MEBI:.1f} |"


def compare_sizes(folder: Path, count: int) -> Iterator[str]:
    """Measure the peak memory of parsing alone, of a file and of one that is several times as long."""
    yield f"| peak memory of parsing alone, MiB | {count:,} records | {count * MORE:,} records |"
    yield "|---|---:|---:|"
    for task, suffix, make in (("medline", "nbib", make_records), ("pubmed-xml", "xml", make_articles)):
        peaks = []
        for number in (count, count * MORE):
            path = write_text(folder / f"{number}.{suffix}", make(SEED, number))
            peaks.append(f"{measure([task], path, runs=1)[task].peak / _MEBI:.1f}")
        yield f"| {NAMES[task]} | {' | '.join(peaks)} |"


def measure(tasks: Sequence[str], path: Path, runs: int = RUNS) -> dict[str, Figure]:
    """Run tasks in turn, each in a process of its own, and keep the best figures of each."""
    found: dict[str, list[Figure]] = {task: [] for task in tasks}
    for _ in range(runs):
        for task in tasks:
            command = [sys.executable, "-m", "benchmarks.reading", "--task", task, str(path)]
            printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            found[task].append(Figure(**json.loads(printed)))
    return {
        task: Figure(min(f.seconds for f in figures), min(f.peak for f in figures), figures[0].records)
        for task, figures in found.items()
    }


def run_task(name: str, path: Path) -> dict[str, float | int]:
    """Do one task and say what it took."""
    task = TASKS[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    records = task(path)
    seconds = time.process_time() - start
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    return {"seconds": seconds, "peak": peak, "records": records}


def prepare_bio() -> Callable[[Path], int]:
    """Import Bio.Medline and give its bare parse."""
    from Bio import Medline

    def parse(path: Path) -> int:
        with path.open(encoding="utf-8") as stream:
            return sum(1 for _ in Medline.parse(stream))  # type: ignore[no-untyped-call,misc]

    return parse


def prepare_parser(form: str) -> Callable[[], Callable[[Path], int]]:
    """Give the way to a parser's citations, which are counted and forgotten."""

    def prepare() -> Callable[[Path], int]:
        from assistant.read.detection import Format
        from assistant.read.encoding import inspect_file
        from assistant.read.formats import is_xml, parse_text, parse_xml

        def parse(path: Path) -> int:
            known = Format(form)
            citations = parse_xml(known, path) if is_xml(known) else parse_text(known, inspect_file(path), {})
            return sum(1 for _ in citations)

        return parse

    return prepare


def prepare_snapshot() -> Callable[[Path], int]:
    """Give what ``draftreview snapshot`` does before it writes: read, merge, freeze."""
    from assistant.pack import open_pack
    from assistant.read import ReadingOptions, load_duplicate_rules, load_snapshot

    options = ReadingOptions(duplicates=load_duplicate_rules(open_pack()))
    return lambda path: load_snapshot([path], options)[0].counts["read"]


TASKS: dict[str, Callable[[], Callable[[Path], int]]] = {
    "bio": prepare_bio,
    "medline": prepare_parser("medline"),
    "pubmed-xml": prepare_parser("pubmed-xml"),
    "snapshot": prepare_snapshot,
}
NAMES = {
    "bio": "Bio.Medline, parsed and forgotten",
    "medline": "MEDLINE, parsed and forgotten",
    "pubmed-xml": "PubMed XML, parsed and forgotten",
    "snapshot": "read, merged and frozen",
}


def make_records(seed: Path, count: int, *, full: bool = False) -> Iterator[str]:
    """Make records of those of a file, the same ones for the same number."""
    for pmid, fields in make_fields(seed, count):
        if full:
            fields = [*chain.from_iterable(map(_describe_author, fields)), *_ADDED]
        lines = (f"{tag:<4}- {value}\n" for tag, value in fields if tag != "PMID")
        yield f"PMID- {pmid}\n{''.join(lines)}\n"


def make_articles(seed: Path, count: int) -> Iterator[str]:
    """Make the same records as PubMed XML."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n'
    for pmid, fields in make_fields(seed, count):
        texts = {tag: escape(" ".join(value.split())) for tag, value in fields}
        yield (
            f'<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>'
            f"<ArticleTitle>{texts['TI']}</ArticleTitle><Abstract><AbstractText>{texts.get('AB', '')}</AbstractText>"
            "</Abstract></Article></MedlineCitation></PubmedArticle>\n"
        )
    yield "</PubmedArticleSet>\n"


def make_fields(seed: Path, count: int) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield ids with fields; titles and names are of words of the file, because equal ones would be one record."""
    text = seed.read_text(encoding="utf-8")
    words = sorted(set(_WORD.findall(text)))
    records = [_FIELD.findall(part) for part in text.split("\n\n") if "TI  - " in part]
    draw = random.Random(count)
    for number in range(count):
        yield (
            FIRST_ID + number,
            [(tag, _vary(tag, value, number, words, draw)) for tag, value in records[number % len(records)]],
        )


def _vary(tag: str, value: str, number: int, words: Sequence[str], draw: random.Random) -> str:
    if tag == "TI":
        return " ".join(draw.sample(words, len(value.split()))) + "."
    if tag in ("AU", "FAU"):
        return value.replace(value.partition(" ")[0].rstrip(","), draw.choice(words).title(), 1)
    return _DOI.sub(rf"\g<1>.{number}\2", value)


def _describe_author(field: tuple[str, str]) -> list[tuple[str, str]]:
    """Put the full name before an author, and an affiliation behind."""
    tag, value = field
    if tag != "AU":
        return [field]
    family, _, initials = value.rpartition(" ")
    return [("FAU", f"{family}, {' '.join(initials)}"), field, ("AD", _AFFILIATION)]


def write_text(path: Path, parts: Iterator[str]) -> Path:
    """Write a file piece by piece."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(parts)
    return path


if __name__ == "__main__":
    sys.exit(main())
