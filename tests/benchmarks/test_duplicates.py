import random

import pytest

from assistant.model import Author, Record
from assistant.pack import open_pack
from assistant.read.duplicate_rules import load_duplicate_rules
from benchmarks.duplicates import DAMAGES, Found, count_found, damage_all_ids, scatter

RULES = load_duplicate_rules(open_pack())
WORDS = "stones lenses harbours tides colours ports dust ships winds lamps"


def records() -> list[Record]:
    made = scatter([Record("", f"Of {WORDS}: an invented survey", abstract=f"{WORDS} were counted. " * 9)], 12)
    authors = (Author(f"Štone{chr(97 + n)}", "Ada") for n in range(12))
    return [
        Record("", r.title, r.abstract, (author,), year="2020", pmid=str(n), doi=f"10.1000/{n}")
        for n, (r, author) in enumerate(zip(made, authors, strict=True), start=1)
    ]


@pytest.mark.parametrize("name", sorted(set(DAMAGES) - {"given names as initials", "subtitle dropped"}))
def test_each_damage_does_what_it_says(name: str) -> None:
    (record, *_) = records()
    damaged = DAMAGES[name](record, random.Random(1))
    assert damaged != record
    assert (damaged.pmid, damaged.doi) == (record.pmid, record.doi)


def test_copies_are_counted_as_found() -> None:
    found = count_found(records(), damage_all_ids, RULES)
    assert (found.copies, found.merged, found.mixed) == (12, 12, 0)
    assert (found.sensitivity, found.specificity) == (1.0, 1.0)


def test_copies_of_other_records_are_counted_as_mixed_up() -> None:
    first, *rest = records()
    found = count_found([first, *rest], lambda record, _: first, RULES)
    assert (found.merged, found.mixed) == (1, 11)


def test_missed_copies_that_are_reported() -> None:
    def other_year(record: Record, _: random.Random) -> Record:
        return Record("", record.title, authors=record.authors, year="2010")

    found = count_found(records(), other_year, RULES)
    assert (found.merged, found.reported) == (0, 12)


def test_shares() -> None:
    assert (Found(200, 190, 1, 4).sensitivity, Found(200, 190, 1, 4).specificity) == (0.95, 0.995)
    assert Found(0, 0, 0, 0).sensitivity == 0.0
