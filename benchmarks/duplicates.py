"""How well duplicates are found: records of a file beside damaged copies of themselves.

    python -m benchmarks.duplicates FILE...

Counted as ASySD does (Hair et al. 2023, BMC Biology, https://doi.org/10.1186/s12915-023-01686-z): sensitivity is
the share of copies merged with their original, specificity the share of originals not merged with another one.
"""

import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.errors import Location, Problem
from assistant.model import Author, Record, Source
from assistant.pack import open_pack
from assistant.read import load_snapshot
from assistant.read.duplicate_rules import DuplicateRules, load_duplicate_rules
from assistant.read.duplicates import merge_duplicates
from assistant.read.entries import Entry
from assistant.read.identity import identify

SEED = 20260301
ORIGINAL, COPY = "original", "copy"
MANY = 10_000
Damage = Callable[[Record, random.Random], Record]


@dataclass(frozen=True, slots=True)
class Found:
    """What became of the copies.

    Attributes
    ----------
    copies
        How many there were, one an original.
    merged
        Copies merged with their original.
    mixed
        Originals merged with another original or its copy.
    reported
        Copies that were not merged and that a note names as perhaps a duplicate.
    """

    copies: int
    merged: int
    mixed: int
    reported: int

    @property
    def sensitivity(self) -> float:
        return self.merged / self.copies if self.copies else 0.0

    @property
    def specificity(self) -> float:
        return 1 - self.mixed / self.copies if self.copies else 0.0


def _upper(record: Record, rng: random.Random) -> Record:
    return replace(record, title=record.title.upper() if rng.random() < 0.5 else record.title.title())


def _without_accents(record: Record, _: random.Random) -> Record:
    authors = tuple(Author(_plain(a.family), _plain(a.given)) for a in record.authors)
    return replace(record, title=_plain(record.title), abstract=_plain(record.abstract), authors=authors)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


def _truncated(record: Record, rng: random.Random) -> Record:
    """Cut the title anywhere behind its first half, as fixed-width exports do."""
    length = len(record.title)
    return replace(record, title=f"{record.title[: rng.randint(length // 2, max(length // 2, length - 5))]}...")


def _without_subtitle(record: Record, _: random.Random) -> Record:
    head, mark, _rest = record.title.partition(": ")
    return replace(record, title=head) if mark else record


def _without_punctuation(record: Record, rng: random.Random) -> Record:
    filler = rng.choice(("", " "))
    return replace(record, title="".join(c if c.isalnum() or c == " " else filler for c in record.title))


def _misspelt(record: Record, rng: random.Random) -> Record:
    """Drop one letter and swap two, as typing does."""
    letters = list(record.title)
    if len(letters) > 20:
        del letters[rng.randrange(len(letters))]
        place = rng.randrange(len(letters) - 1)
        letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return replace(record, title="".join(letters))


def _swapped_names(record: Record, _: random.Random) -> Record:
    return replace(record, authors=tuple(Author(a.given, a.family) if a.given else a for a in record.authors))


def _initials(record: Record, _: random.Random) -> Record:
    authors = (Author(a.family, "".join(word[0] for word in a.given.split())) for a in record.authors)
    return replace(record, authors=tuple(authors))


def _other_year(record: Record, rng: random.Random) -> Record:
    return replace(record, year=str(int(record.year) + rng.choice((-1, 1)))) if record.year else record


def _without_abstract(record: Record, _: random.Random) -> Record:
    return replace(record, abstract="")


def _without_ids(record: Record, _: random.Random) -> Record:
    return replace(record, doi="", pmid="")


DAMAGES: Mapping[str, Damage] = {
    "case of the title": _upper,
    "accents dropped": _without_accents,
    "title truncated": _truncated,
    "subtitle dropped": _without_subtitle,
    "punctuation dropped": _without_punctuation,
    "two typing errors in the title": _misspelt,
    "family and given names swapped": _swapped_names,
    "given names as initials": _initials,
    "year one off": _other_year,
}


def damage_some(record: Record, rng: random.Random) -> Record:
    """Apply one to four kinds of damage; the copy lacks its PMID mostly and its DOI often."""
    for name in rng.sample(sorted(DAMAGES), rng.randint(1, 4)):
        record = DAMAGES[name](record, rng)
    record = replace(record, pmid="") if rng.random() < 0.7 else record
    return replace(record, doi="") if rng.random() < 0.5 else record


def damage_all_ids(record: Record, rng: random.Random) -> Record:
    """Apply one to four kinds of damage and drop both ids."""
    return _without_ids(damage_some(record, rng), rng)


def damage_bare(record: Record, rng: random.Random) -> Record:
    """Apply one to four kinds of damage and drop ids and abstract: the poorest of exports."""
    return _without_abstract(damage_all_ids(record, rng), rng)


def count_found(records: Sequence[Record], damage: Damage, rules: DuplicateRules) -> Found:
    """Merge records with a damaged copy of each, and count."""
    rng = random.Random(SEED)
    originals = [_entry(record, ORIGINAL, line) for line, record in enumerate(records, start=1)]
    copies = [_entry(damage(record, rng), COPY, line) for line, record in enumerate(records, start=1)]
    merged, notes = merge_duplicates([*originals, *copies], rules)
    clusters = [entry.record.sources for entry in merged]
    right = {line for sources in clusters for line in _lines(sources, COPY) & _lines(sources, ORIGINAL)}
    mixed = sum(len(_lines(sources, COPY) | _lines(sources, ORIGINAL)) - 1 for sources in clusters)
    doubted = set(_doubted(notes)) - right
    return Found(len(records), len(right), mixed, len(doubted))


def _entry(record: Record, path: str, line: int) -> Entry:
    placed = replace(record, sources=(Source(path, line, "medline" if path == ORIGINAL else "ris"),))
    return Entry(replace(placed, record_id=identify(placed)), Location(path, line))


def _lines(sources: Sequence[Source], path: str) -> set[int]:
    return {source.line for source in sources if source.path == path and source.line}


def _doubted(notes: Sequence[Problem]) -> Iterator[int]:
    for note in notes:
        if note.code == "perhaps-duplicate" and note.location.line:
            yield note.location.line


def scatter(records: Sequence[Record], count: int) -> list[Record]:
    """Make many different records out of few: the words of titles and abstracts in another order, no PMID."""
    rng = random.Random(SEED)
    made = []
    for number in range(count):
        record = records[number % len(records)]
        title, abstract = (" ".join(_shuffled(text.split(), rng)) for text in (record.title, record.abstract))
        made.append(replace(record, title=title, abstract=abstract, pmid="", doi=""))
    return made


def _shuffled(words: list[str], rng: random.Random) -> list[str]:
    rng.shuffle(words)
    return words


def time_merging(records: Sequence[Record], rules: DuplicateRules) -> tuple[float, float]:
    """Time the merging of 10,000 records that all have a PMID, and of 10,000 of which half are copies without ids."""
    apart = scatter(records, MANY)
    numbered = [_entry(replace(r, pmid=str(n)), ORIGINAL, n) for n, r in enumerate(apart, start=1)]
    rng = random.Random(SEED)
    doubled = [_entry(r, ORIGINAL, n) for n, r in enumerate(apart[: MANY // 2], start=1)]
    doubled += [_entry(damage_all_ids(r, rng), COPY, n) for n, r in enumerate(apart[: MANY // 2], start=1)]
    return _time(numbered, rules), _time(doubled, rules)


def _time(entries: Sequence[Entry], rules: DuplicateRules) -> float:
    start = time.process_time()
    merge_duplicates(entries, rules)
    return time.process_time() - start


def write_table(records: Sequence[Record], rules: DuplicateRules) -> Iterator[str]:
    """Write the figures of a file as a Markdown table."""
    mixtures: dict[str, Damage] = {
        "mixed, ids often missing": damage_some,
        "mixed, no ids": damage_all_ids,
        "mixed, no ids, no abstract": damage_bare,
    }
    alone: dict[str, Damage] = {f"{name}, no ids": _and_no_ids(damage) for name, damage in DAMAGES.items()}
    yield "| damage | sensitivity | specificity | of the missed, reported |"
    yield "|---|---|---|---|"
    for name, damage in {**mixtures, **alone}.items():
        found = count_found(records, damage, rules)
        missed = found.copies - found.merged
        yield f"| {name} | {found.sensitivity:.3f} | {found.specificity:.4f} | {found.reported} of {missed} |"


def _and_no_ids(damage: Damage) -> Damage:
    return lambda record, rng: _without_ids(damage(record, rng), rng)


def main(paths: Sequence[str]) -> None:
    """Measure the files named together."""
    snapshot, _ = load_snapshot([Path(path) for path in paths])
    rules = load_duplicate_rules(open_pack())
    print(f"{len(snapshot.records):,} records\n")
    print(*write_table(snapshot.records, rules), sep="\n")
    with_pmid, doubled = time_merging(snapshot.records, rules)
    print(f"\n{MANY:,} records with a PMID: {with_pmid:.2f} s; half of them copies without ids: {doubled:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
