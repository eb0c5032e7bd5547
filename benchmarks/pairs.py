"""Measures reading beside what another program makes of the same files: ``make bench-pairs PAIRS=FOLDER``.

Run as ``python -m benchmarks.pairs FOLDER``. The folder holds pairs of one stem, such as those of JabRef's importer
tests: an export, and the BibTeX that the other program makes of it. BibTeX is parsed by bibtexparser alone, without
what draftreview reads BibTeX with. Prints how many records and fields agree, and each field that does not.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock, Entry
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

from assistant.errors import UnreadableInputError
from assistant.model import Record
from assistant.read.files import read_file

# Where JabRef's importers put a DOI and a corporate author, besides the fields that BibTeX has for them.
DOI_FIELDS = ("doi", "article-doi", "location-id", "url")
AUTHOR_FIELDS = ("author", "corporate")
_YEAR = re.compile(r"[12][0-9]{3}")
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\]]+")
_SIGN = re.compile(r"[\W_]+")
_AND = re.compile(r"\s+and\s+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of a record: letters and figures of its title, DOI, year, number of authors."""

    title: str
    doi: str
    year: str
    authors: int


_NOTHING = Facts("", "", "", 0)  # an entry without any of these is no record for draftreview either


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of one pair.

    Attributes
    ----------
    name
        The export.
    counts
        Number of records read, and number expected.
    fields
        How many fields were compared.
    differences
        Those that do not agree, as read and as expected, in words.
    """

    name: str
    counts: tuple[int, int]
    fields: int
    differences: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare every pair of a folder and print what was found."""
    (folder,) = arguments if arguments is not None else sys.argv[1:]
    print("\n".join(report(list(compare_folder(Path(folder))))))
    return 0


def report(compared: Sequence[Compared]) -> Iterator[str]:
    """Say how much agrees, and what does not."""
    same = sum(pair.counts[0] == pair.counts[1] for pair in compared)
    fields = sum(pair.fields for pair in compared)
    agreed = fields - sum(len(pair.differences) for pair in compared)
    share = f" ({100 * agreed / fields:.1f} %)" if fields else ""
    yield f"{len(compared)} pairs; number of records the same in {same}; {agreed} of {fields} fields agree{share}"
    for pair in compared:
        yield from (f"- {pair.name}: {difference}" for difference in pair.differences)


def compare_folder(folder: Path) -> Iterator[Compared]:
    """Compare the pairs whose export is of a format that is read and holds a record."""
    for expected in sorted(folder.glob("*.bib")):
        for export in sorted(folder.glob(f"{expected.stem}.*")):
            if export != expected and (pair := compare_pair(export, expected)) is not None:
                yield pair


def compare_pair(export: Path, expected: Path) -> Compared | None:
    """Compare one pair, record by record in their order; ``None`` if the export cannot be read at all."""
    try:
        read = [facts_of_record(entry.record) for entry in read_file(export, {}).entries]
    except UnreadableInputError:
        return None
    stated = (facts_of_bibtex(fields) for fields in parse_bibtex(expected.read_text(encoding="utf-8-sig")))
    known = [facts for facts in stated if facts != _NOTHING]
    names = Facts.__dataclass_fields__
    differences = [
        f"{name} is {getattr(ours, name, None)!r}, expected {getattr(theirs, name, None)!r}"
        for ours, theirs in zip_longest(read, known)
        for name in names
        if getattr(ours, name, None) != getattr(theirs, name, None)
    ]
    fields = len(names) * max(len(read), len(known))
    return Compared(export.name, (len(read), len(known)), fields, tuple(differences))


def parse_bibtex(text: str) -> Iterator[dict[str, str]]:
    """Go through the entries of a BibTeX file, those whose key stands there twice included: field -> its text."""
    for block in parse_string(text).blocks:
        entry = block.ignore_error_block if isinstance(block, DuplicateBlockKeyBlock) else block
        if isinstance(entry, Entry):
            yield {name.lower(): str(field.value) for name, field in entry.fields_dict.items()}


def facts_of_record(record: Record) -> Facts:
    """Take the facts from a record as read."""
    return Facts(_letters(record.title), record.doi.lower(), record.year, len(record.authors))


def facts_of_bibtex(fields: Mapping[str, str]) -> Facts:
    """Take the facts from the fields of a BibTeX entry."""
    title = LatexNodes2Text().latex_to_text(fields.get("title", ""))
    dois = (found[0].lower() for name in DOI_FIELDS if (found := _DOI.search(fields.get(name, ""))))
    year = _YEAR.search(fields.get("year") or fields.get("date", ""))
    people = [name for field in AUTHOR_FIELDS if field in fields for name in _AND.split(fields[field])]
    return Facts(_letters(title), next(dois, ""), year[0] if year else "", len(people))


def _letters(text: str) -> str:
    return _SIGN.sub(" ", text).strip().casefold()


if __name__ == "__main__":
    sys.exit(main())
