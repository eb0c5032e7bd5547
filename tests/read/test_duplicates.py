from itertools import permutations

import pytest

from assistant.errors import Location, Severity
from assistant.model import Author, Record, Source
from assistant.read.duplicates import merge_duplicates
from assistant.read.entries import Entry
from assistant.read.identity import identify


def entry(line: int, title: str = "A title", **fields: str) -> Entry:
    record = Record("", title, sources=(Source("a.nbib", line, "medline"),), **fields)  # type: ignore[arg-type]
    return Entry(
        Record(identify(record), title, sources=record.sources, **fields),  # type: ignore[arg-type]
        Location("a.nbib", line),
    )


SAME = [
    ("pmid", {"pmid": "1"}, {"pmid": "1", "title": "Another"}),
    ("doi", {"doi": "10.1000/a"}, {"doi": "10.1000/a", "title": "Another"}),
    ("pmid, two DOIs", {"pmid": "1", "doi": "10.1000/a"}, {"pmid": "1", "doi": "10.1000/b"}),
    ("title and year", {"year": "2020"}, {"year": "2020", "title": "a TITLE."}),
    ("title, one known by PMID", {"year": "2020", "pmid": "1"}, {"year": "2020", "doi": "10.1000/a"}),
    ("title, no year in either", {}, {}),
]
DIFFERENT = [
    ("two PMIDs with one DOI", {"pmid": "1", "doi": "10.1000/a"}, {"pmid": "2", "doi": "10.1000/a"}),
    ("two PMIDs with one title", {"pmid": "1", "year": "2020"}, {"pmid": "2", "year": "2020"}),
    ("two DOIs with one title", {"doi": "10.1000/a", "year": "2020"}, {"doi": "10.1000/b", "year": "2020"}),
    ("two years", {"year": "2020"}, {"year": "2021"}),
    ("year known in one", {"year": "2020"}, {}),
    ("two titles", {"year": "2020"}, {"year": "2020", "title": "Another"}),
]


@pytest.mark.parametrize(("why", "one", "other"), SAME)
def test_same_publication_is_merged(why: str, one: dict[str, str], other: dict[str, str]) -> None:
    merged, notes = merge_duplicates([entry(1, **one), entry(9, **other)])
    assert [source.line for source in merged[0].record.sources] == [1, 9]
    assert [(note.code, note.severity) for note in notes] == [("duplicate", Severity.NOTE)]


@pytest.mark.parametrize(("why", "one", "other"), DIFFERENT)
def test_different_publications_stay_apart(why: str, one: dict[str, str], other: dict[str, str]) -> None:
    merged, notes = merge_duplicates([entry(1, **one), entry(9, **other)])
    assert (len(merged), notes) == (2, ())


def test_fuller_record_wins_and_the_other_fills_its_gaps() -> None:
    full = entry(9, pmid="1", abstract="Long text.", year="2020", volume="3")
    short = entry(1, "Title as shortened", pmid="1", doi="10.1000/a", abstract="Text.")
    (merged,), (note,) = merge_duplicates([short, full])
    record = merged.record
    assert (record.title, record.abstract, record.doi, record.volume) == ("A title", "Long text.", "10.1000/a", "3")
    assert str(note) == ("a.nbib:1: duplicate: the same publication as a.nbib:9 (PMID 1); merged, nothing to do")


def test_id_is_that_of_the_merged_record() -> None:
    (merged,), _ = merge_duplicates([entry(1, doi="10.1000/a", abstract="A"), entry(2, doi="10.1000/a", pmid="5")])
    assert merged.record.record_id == "pmid:5"


def test_a_retraction_known_to_one_file_counts() -> None:
    retracted = Entry(Record("pmid:1", "T", pmid="1", retracted=True), Location("b.nbib", 1))
    (merged,), _ = merge_duplicates([entry(1, pmid="1", abstract="Long."), retracted])
    assert merged.record.retracted


def test_authors_of_either_record_are_kept() -> None:
    named = Entry(Record("pmid:1", "T", authors=(Author("Doe", "J"),), pmid="1"), Location("b.nbib", 1))
    (merged,), _ = merge_duplicates([entry(1, pmid="1", abstract="Long.", year="2020"), named])
    assert merged.record.authors == (Author("Doe", "J"),)


def test_a_chain_of_partial_identities_is_one_publication_in_any_order() -> None:
    chain = [
        entry(1, pmid="1", doi="10.1000/a", abstract="Text."),
        entry(2, pmid="1", doi="10.1000/b", title="Second", year="2020"),
        entry(3, doi="10.1000/b", title="Third", year="2020"),
        entry(4, title="third", year="2020"),
    ]
    results = {merge_duplicates(list(order))[0] for order in permutations(chain)}
    ((merged,),) = results
    assert merged.record.record_id == "pmid:1"
    assert [source.line for source in merged.record.sources] == [1, 2, 3, 4]


def test_replies_of_one_title_stay_apart() -> None:
    entries = [entry(n, "Reply", pmid=str(n), year="2020") for n in range(1, 300)]
    merged, notes = merge_duplicates(entries)
    assert (len(merged), notes) == (299, ())
