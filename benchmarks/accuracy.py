"""Measures extraction on annotated abstracts: ``make accuracy`` records it, ``make accuracy-check`` compares.

Run as ``python -m benchmarks.accuracy record|check [FOLDER]``. The folder holds pairs of ``X.nbib`` and
``X.claims.jsonl``; marked regions and participants stand beside it, in ``regions/`` and ``participants/``.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.cli.pipeline import read_annotations
from assistant.cli.rule_sets import open_extraction, open_region_words
from assistant.evaluate import RegionWords, Score, Scores, evaluate
from assistant.extract.pipeline import Extractor
from assistant.outputs import write_whole
from assistant.pack import DEFAULT_PACK, open_pack
from assistant.read import load_snapshot
from assistant.read.dates import read_epoch
from benchmarks.participants import measure_participants
from benchmarks.record import Figure, Measured, find_losses, recorded_f1, rewrite
from benchmarks.regions import measure_regions

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "accuracy.md"
CLAIMS, RECORDS = ".claims.jsonl", ".nbib"


def main(arguments: Sequence[str] | None = None, document: Path = DOCUMENT) -> int:
    """Measure, then record or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("task", choices=("record", "check"))
    parser.add_argument("folder", nargs="?", help="folder with the annotated abstracts")
    given = parser.parse_args(arguments)
    names = find_sets(Path(given.folder)) if given.folder else ()
    if not names:
        place = f"in {given.folder}" if given.folder else "beside this folder"
        print(f"no annotated abstracts {place}: nothing measured; name their folder with GOLD=FOLDER", file=sys.stderr)
        return int(given.task == "record")
    measured = measure(Path(given.folder), names, open_extraction(DEFAULT_PACK).extractor)
    return record(document, measured) if given.task == "record" else check(document, measured)


def find_sets(folder: Path) -> tuple[str, ...]:
    """Name the sets of a folder: records with annotated claims."""
    names = (path.name.removesuffix(CLAIMS) for path in folder.glob(f"*{CLAIMS}"))
    return tuple(sorted(name for name in names if (folder / f"{name}{RECORDS}").is_file()))


def measure(folder: Path, names: Sequence[str], extractor: Extractor) -> Measured:
    """Measure every set with one extractor."""
    words = open_region_words(DEFAULT_PACK)
    claims = {name: measure_claims(folder, name, extractor, words) for name in names}
    others: dict[Figure, Score] = {}
    for path in sorted((folder.parent / "regions").glob("*.jsonl")):
        for what, found in measure_regions(path, extractor).items():
            others[path.stem, f"regions, {what}"] = found
    for path in sorted((folder.parent / "participants").glob("*.jsonl")):
        others[path.stem, "participants, exact number"] = measure_participants(path, extractor)
    return Measured(claims, others)


def measure_claims(folder: Path, name: str, extractor: Extractor, words: RegionWords) -> Scores:
    """Score one set."""
    annotated, problems = read_annotations(folder / f"{name}{CLAIMS}")
    for problem in problems:
        print(problem, file=sys.stderr)
    snapshot, _ = load_snapshot([folder / f"{name}{RECORDS}"])
    claims = [claim for extraction in extractor.extract(snapshot.records) for claim in extraction.claims]
    return evaluate(annotated, claims, words).scores


def record(document: Path, measured: Measured) -> int:
    """Write the figures into the document."""
    rules = open_pack().content_hash("concepts", "grammar", "claims")[:12]
    sets = "; ".join(
        f"`{name}`: {s.records:,} abstracts, {s.annotated:,} annotated claims, {s.extracted:,} extracted"
        for name, s in measured.claims.items()
    )
    state = f"Measured with `make accuracy`, state of {find_date(os.environ)}, rules `{rules}`.\n{sets}."
    write_whole(document, rewrite(document.read_text(encoding="utf-8"), measured, state))
    print(f"{document.relative_to(ROOT) if document.is_relative_to(ROOT) else document}: figures written")
    return 0


def check(document: Path, measured: Measured) -> int:
    """Compare with the recorded figures; 1 if one is lost, or none is recorded."""
    recorded = recorded_f1(document.read_text(encoding="utf-8"))
    losses = find_losses(recorded, measured.headline()) if recorded else ("no figure is recorded; run make accuracy",)
    for loss in losses:
        print(f"{document.name}: {loss}", file=sys.stderr)
    if not losses:
        print(f"accuracy: {len(recorded)} recorded figures are reached")
    return int(bool(losses))


def find_date(environment: Mapping[str, str]) -> str:
    """Give the date that SOURCE_DATE_EPOCH sets, else that of the newest commit."""
    date, problems = read_epoch(environment)
    if not date and not problems:
        command = ["git", "log", "-1", "--format=%cs"]
        date = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True).stdout.strip()
    if not date:
        raise SystemExit(str(problems[0]) if problems else "no date: this is no git checkout; set SOURCE_DATE_EPOCH")
    return date


if __name__ == "__main__":
    sys.exit(main())
