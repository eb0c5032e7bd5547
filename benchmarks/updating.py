"""Measures whether drafts of many studies are compared and updated in a time that grows as they do.

Run as ``python -m benchmarks.updating [COUNT...]``, or ``make bench-updating``. For each count of studies two drafts
are built of an invented literature as it is and as it stands a while later; the second is then merged into the first:
as it was built, as somebody edited it, and as edited without its bookmarks. Prints Markdown tables of processor
seconds, so that other work on the machine counts little.
"""

import argparse
import io
import math
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from lxml.etree import _Element as Element

from assistant.cli.drafting import load_style, make_document, tell_changes, to_word
from assistant.cli.pipeline import Reviewed, gather_claims, group_claims
from assistant.cli.review_files import name_studies
from assistant.cli.rule_sets import Rules, load_rules
from assistant.diff import compare
from assistant.pack import DEFAULT_PACK
from assistant.redline import Merged, Remarks, merge_drafts, open_draft
from assistant.wordprocessing import w
from benchmarks.invented import InventedStudy, open_inventor, write_records
from benchmarks.timing import Times, take_time, write_table

COUNTS = (250, 500, 1000, 2000)
RUNS = 3
EDITED = 10  # one paragraph in so many is edited
TITLE = "Invented review"
_REMARKS = ("New version:", "No longer supported.", "Deleted text would now say:")


@dataclass(frozen=True, slots=True)
class Built:
    """A draft of an invented literature.

    Attributes
    ----------
    reviewed
        What it was made of.
    word
        The Word file.
    times
        Step -> processor seconds.
    """

    reviewed: Reviewed
    word: bytes
    times: Times


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS, metavar="COUNT", help="how many studies")
    given = parser.parse_args(arguments)
    rules = load_rules(DEFAULT_PACK)
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(given.counts, rules, Path(folder))
    print("\n".join(write_table(measured)))
    return 0


def measure(counts: Sequence[int], rules: Rules, folder: Path) -> dict[int, Times]:
    """Build the drafts of each number of studies and merge them, and give the seconds of each step.

    Merging is done several times and the shortest time kept; all take turns, as the machine may be busy for a while.
    """
    cases = {count: prepare(count, rules, folder) for count in counts}
    for _ in range(RUNS):
        for times, tasks in cases.values():
            for name, task in tasks.items():
                times[name] = min(take_time(task)[1], times.get(name, math.inf))
    return {count: times for count, (times, _) in cases.items()}


def prepare(count: int, rules: Rules, folder: Path) -> tuple[Times, dict[str, Callable[[], object]]]:
    """Build the drafts of a number of studies, and give the seconds this took and what is to be done with them."""
    inventor = open_inventor(rules.concepts)
    old = build(inventor.invent(count), rules, folder)
    new = build(inventor.invent_later(count), rules, folder)
    edited = save_again(edit(old.word), folder)
    bare = strip_bookmarks(edited)
    remarks = Remarks(*_REMARKS, _tell_causes(old.reviewed, new.reviewed, rules))

    def merge(draft: bytes, *, looks: bool = False) -> Merged:
        return merge_drafts(open_draft("the draft", draft), new.word, remarks, looks=looks)

    return old.times, {
        "comparing two reviews": partial(_tell_causes, old.reviewed, new.reviewed, rules),
        "merging into the draft as built": partial(merge, old.word, looks=True),
        "merging into an edited draft": partial(merge, edited),
        "the same without bookmarks": partial(merge, bare),
    }


def build(studies: Sequence[InventedStudy], rules: Rules, folder: Path) -> Built:
    """Draft studies as ``draftreview build`` does."""
    reviewed, times = review(studies, rules, folder)
    style = load_style(rules.phrases.style)
    document, composing = take_time(lambda: make_document(reviewed, rules, style, TITLE))
    word, writing = take_time(lambda: to_word(document))
    return Built(reviewed, word, times | {"composing": composing, "writing Word": writing})


def review(studies: Sequence[InventedStudy], rules: Rules, folder: Path) -> tuple[Reviewed, Times]:
    """Read studies and group what they claim, and give the seconds of either."""
    path = write_records(studies, folder)
    gathered, reading = take_time(lambda: gather_claims([path], rules))
    reviewed, grouping = take_time(lambda: group_claims(gathered, rules))
    return reviewed, {"reading and extracting": reading, "grouping": grouping}


def _tell_causes(before: Reviewed, after: Reviewed, rules: Rules) -> Mapping[str, str]:
    studies = name_studies((*before.snapshot.records, *after.snapshot.records))
    return tell_changes(after, rules, compare(before.review, after.review), studies)


def edit(content: bytes) -> bytes:
    """Edit one in ten paragraphs of a draft: words added, words rewritten, and the whole deleted, in turn."""
    word = docx.Document(io.BytesIO(content))
    said = [paragraph for paragraph in word.paragraphs if paragraph.runs]
    chosen = sorted(random.Random(0).sample(range(len(said)), len(said) // EDITED))
    for turn, index in enumerate(chosen):
        paragraph = said[index]
        if turn % 3 == 0:
            paragraph.add_run(" This needs another look.")
        elif turn % 3 == 1:
            paragraph.runs[0].text = f"As others found before us, {paragraph.runs[0].text}"
        else:
            _remove(paragraph._p)
    return _save(word)


def strip_bookmarks(content: bytes) -> bytes:
    """Take all bookmarks out of a Word file, as some programs do."""
    word = docx.Document(io.BytesIO(content))
    for mark in list(word.element.body.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        _remove(mark)
    return _save(word)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def save_again(content: bytes, folder: Path) -> bytes:
    """Have LibreOffice open and save a Word file; without LibreOffice it stays as it is."""
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is missing: edited drafts are as python-docx writes them", file=sys.stderr)
        return content
    source, saved = folder / "edited.docx", folder / "saved"
    source.write_bytes(content)
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", saved, source], check=True, capture_output=True)
    return (saved / source.name).read_bytes()


def _save(word: WordDocument) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
