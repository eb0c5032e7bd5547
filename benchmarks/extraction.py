"""Measures extraction beside spaCy's bare tokenizer and beside medSpaCy: ``make bench``.

Run as ``python -m benchmarks.extraction [FILE]``. Without a file the snapshot in ``seeds/`` is read. Tokenizer and
extraction take turns over the same texts, title and abstract of each record, in several processes one after the other:
in the first pass of each every text is new, in the others all have been seen. medSpaCy matches the phrases of all
concepts and reads their context, and takes turns with extraction over a few texts. All times are processor seconds.
Writes the figures as JSON to ``out/`` and as a table into ``docs/scaling.md``.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from assistant.concepts import Concepts, load_concepts
from assistant.extract import load_extraction_rules
from assistant.extract.pipeline import Extractor
from assistant.extract.words import normalise, text_of
from assistant.model import Record
from assistant.outputs import write_whole
from assistant.pack import open_pack
from assistant.read import load_snapshot
from benchmarks.accuracy import find_date
from benchmarks.blocks import rewrite_block
from benchmarks.memory import measure_peaks
from benchmarks.peers import make_environment, open_medspacy, prepare_tokenizer

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "cancer-imaging-2026-03.nbib"
DOCUMENT = ROOT / "docs" / "scaling.md"
OUT = ROOT / "out"
BLOCK = "extraction"
PROCESSES, PASSES = 5, 3
FEW = 60  # texts that medSpaCy reads in some seconds
BARE, OWN, MEDSPACY = "spaCy's bare tokenizer", "draftreview", "medSpaCy"


@dataclass(frozen=True, slots=True)
class Figure:
    """Texts a second of two programs that took turns, and the share of the first that the second reaches; per round."""

    name: str
    peer: str
    texts: int
    peer_speeds: tuple[float, ...]
    speeds: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        return tuple(own / peer for own, peer in zip(self.speeds, self.peer_speeds, strict=True))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and record, or be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=SEED, help="bibliographic file to read")
    parser.add_argument("--processes", type=int, default=PROCESSES, help="how many processes measure one after another")
    parser.add_argument("--without-medspacy", action="store_true", help="install nothing, and leave its row out")
    parser.add_argument("--passes", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.passes:
        print(json.dumps(take_turns(given.file, given.passes)))
        return 0
    figures = list(measure_tokenizer(given.file, given.processes))
    if not given.without_medspacy:
        figures.append(measure_medspacy(given.file, given.processes))
    record(given.file.name, figures, measure_peaks(given.file), DOCUMENT, OUT / "bench-extraction.json")
    return 0


def measure_tokenizer(path: Path, processes: int) -> tuple[Figure, Figure]:
    """Measure the first pass and the later ones in several processes."""
    first: list[Mapping[str, float]] = []
    later: list[Mapping[str, float]] = []
    texts = len(read_records(path))
    for _ in range(processes):
        command = [sys.executable, "-m", "benchmarks.extraction", str(path), "--passes", str(PASSES)]
        printed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        first.append(printed[0])
        later += printed[1:]
    names = ("every text new", "texts seen before")
    figures = (_figure(name, BARE, texts, rounds) for name, rounds in zip(names, (first, later), strict=True))
    return next(figures), next(figures)


def take_turns(path: Path, passes: int) -> list[dict[str, float]]:
    """Tokenize and extract all records in turn, and give the seconds of each pass."""
    records = read_records(path)
    extractor, _ = open_extractor()
    tokenize = prepare_tokenizer([normal_text(record) for record in records])
    tasks: dict[str, Callable[[], object]] = {BARE: tokenize, OWN: lambda: extract(extractor, records)}
    return [{name: _seconds(task) for name, task in tasks.items()} for _ in range(passes)]


def _seconds(task: Callable[[], object]) -> float:
    """Say how long the processor works on a task, more finely than ``benchmarks.timing`` does."""
    gc.collect()
    start = time.process_time()
    task()
    return time.process_time() - start


def measure_medspacy(path: Path, rounds: int) -> Figure:
    """Let medSpaCy and extraction read a few texts in turn, after a round that does not count."""
    records = read_records(path)[:FEW]
    extractor, concepts = open_extractor()
    texts = [normal_text(record) for record in records]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_medspacy(make_environment(OUT / "medspacy"), texts, concepts, Path(folder)) as take_round,
    ):
        taken = [
            {MEDSPACY: take_round(), OWN: _seconds(lambda: extract(extractor, records))} for _ in range(rounds + 1)
        ]
    return _figure("a few texts", MEDSPACY, len(texts), taken[1:])


def _figure(name: str, peer: str, texts: int, rounds: Sequence[Mapping[str, float]]) -> Figure:
    peer_speeds, speeds = (tuple(texts / seconds[who] for seconds in rounds) for who in (peer, OWN))
    return Figure(name, peer, texts, peer_speeds, speeds)


def read_records(path: Path) -> tuple[Record, ...]:
    """Read the records that have an abstract."""
    return tuple(record for record in load_snapshot([path])[0].records if record.abstract)


def normal_text(record: Record) -> str:
    """Give what the cascade cuts into words; the bare tokenizer is faster on it than on the text as it came."""
    return normalise(text_of(record))


def open_extractor() -> tuple[Extractor, Concepts]:
    """Make the extractor of the pack that comes with the package."""
    pack = open_pack()
    concepts = load_concepts(pack)
    return load_extraction_rules(pack, concepts).extractor, concepts


def extract(extractor: Extractor, records: Sequence[Record]) -> int:
    """Extract from all records, and forget what was found."""
    return sum(len(extraction.claims) for extraction in extractor.extract(records))


def record(name: str, figures: Sequence[Figure], peaks: Mapping[str, float], document: Path, results: Path) -> None:
    """Print the figures, and write them as JSON and into the document."""
    table = write_table(name, figures, peaks)
    print(table)
    results.parent.mkdir(exist_ok=True)
    rows = [{**asdict(figure), "ratios": figure.ratios} for figure in figures]
    told = {"file": name, "figures": rows, "peak_mebibytes": dict(peaks)}
    write_whole(results, json.dumps(told, indent=2) + "\n")
    write_whole(document, rewrite_block(document.read_text(encoding="utf-8"), BLOCK, table))


def write_table(name: str, figures: Sequence[Figure], peaks: Mapping[str, float]) -> str:
    """Write the medians as Markdown, each with the lowest and the highest figure."""
    lines = [
        f"Measured with `make bench`, state of {find_date(os.environ)}, on `{name}` in one process.",
        "",
        "| beside | texts | texts a second, it | texts a second, draftreview | draftreview times as fast |",
        "|---|---:|---:|---:|---:|",
    ]
    for f in figures:
        cells = (_spread(f.peer_speeds, ",.0f"), _spread(f.speeds, ",.0f"), _spread(f.ratios, ".3f"))
        lines.append(f"| {f.peer}, {f.name} | {f.texts:,} | {' | '.join(cells)} |")
    told = (f"{what} {peak:.0f} MiB" for what, peak in peaks.items())
    return "\n".join([*lines, "", f"Peak memory: {', '.join(told)}."])


def _spread(values: Sequence[float], form: str) -> str:
    return f"{median(values):{form}} ({min(values):{form}}–{max(values):{form}})"


if __name__ == "__main__":
    sys.exit(main())
