from itertools import permutations

import pytest

from assistant.errors import Location, Severity
from assistant.model import Author, Notice, NoticeKind, Record, Source
from assistant.pack import open_pack
from assistant.read.duplicate_rules import load_duplicate_rules
from assistant.read.duplicates import merge_duplicates
from assistant.read.entries import Entry
from assistant.read.identity import identify
from tests.read.likeness import ABSTRACT, JOURNAL, OTHER_ABSTRACT, TITLE, WRITER, entry

RULES = load_duplicate_rules(open_pack())
LONG = "Structural changes of an invented organ in forty volunteers: a longitudinal study"
KNOWN = {"title": LONG, "authors": WRITER, "year": "2020"}

SAME = [
    ("pmid", {"pmid": "1"}, {"pmid": "1", "title": "Another"}),
    ("pmid, two DOIs", {"pmid": "1", "doi": "10.1000/a"}, {"pmid": "1", "doi": "10.1000/b"}),
    ("doi and title", {"doi": "10.1000/a"}, {"doi": "10.1000/a", "title": "A titel"}),
    (
        "doi, author and year",
        {"doi": "10.1000/a", **KNOWN},
        {"doi": "10.1000/a", **KNOWN, "title": "Umgewandelte Organe"},
    ),
    ("same id", {"year": "2020"}, {"year": "2020", "title": "a TITLE."}),
    (
        "title and year, one known by PMID",
        {"title": LONG, "year": "2020", "pmid": "1"},
        {"title": LONG, "year": "2020"},
    ),
    ("no year in either", {}, {}),
    ("accents and case", KNOWN, {**KNOWN, "title": LONG.upper().replace("E", "É")}),
    ("year one off", KNOWN, {**KNOWN, "year": "2021"}),
    ("names swapped", KNOWN, {**KNOWN, "authors": (Author("Zoë", "Müller-Brandt"),)}),
    (
        "subtitle dropped, abstract",
        {**KNOWN, "abstract": ABSTRACT},
        {**KNOWN, "title": LONG.split(":")[0], "abstract": ABSTRACT},
    ),
    (
        "subtitle dropped, journal",
        {**KNOWN, "container_title": JOURNAL},
        {**KNOWN, "title": LONG.split(":")[0], "container_title": "J Invent Organs"},
    ),
    ("subtitle dropped, nothing else known", KNOWN, {**KNOWN, "title": LONG.split(":")[0]}),
    ("misspelt", KNOWN, {**KNOWN, "title": LONG.replace("volunteers", "volunters")}),
    ("misspelt, pages", {**KNOWN, "page": "12-9"}, {**KNOWN, "title": LONG.replace("forty", "fotry"), "page": "12"}),
    ("same abstract, authors in one", {**KNOWN, "abstract": ABSTRACT}, {"title": LONG[:40], "abstract": ABSTRACT}),
    ("retitled", {**KNOWN, "abstract": ABSTRACT}, {**KNOWN, "title": "Umgewandelte Organe", "abstract": ABSTRACT}),
    ("prefix of a publisher", KNOWN, {**KNOWN, "title": f"RETRACTED ARTICLE: {LONG}"}),
]
DIFFERENT = [
    ("two PMIDs with one DOI", {"pmid": "1", "doi": "10.1000/a"}, {"pmid": "2", "doi": "10.1000/a"}),
    ("two PMIDs with one title", {"pmid": "1", "year": "2020"}, {"pmid": "2", "year": "2020"}),
    ("two DOIs with one title", {"doi": "10.1000/a", "year": "2020"}, {"doi": "10.1000/b", "year": "2020"}),
    ("two years", {"year": "2020"}, {"year": "2021"}),
    ("year known in one", {"year": "2020"}, {}),
    ("two titles", {"year": "2020"}, {"year": "2020", "title": "Another"}),
    ("a reply", {**KNOWN, "abstract": ABSTRACT}, {**KNOWN, "title": f"{LONG}: reply", "abstract": ABSTRACT}),
    (
        "two authors of one letter",
        {"title": "Reply", "authors": WRITER, "year": "2020"},
        {"title": "Reply", "authors": (Author("Quill", "A"),), "year": "2020"},
    ),
]
DOUBTFUL = [
    ("two PMIDs with one long title", {**KNOWN, "pmid": "1"}, {**KNOWN, "pmid": "2"}),
    ("two DOIs with one long title", {**KNOWN, "doi": "10.1000/a"}, {**KNOWN, "doi": "10.1000/b"}),
    ("years far apart", KNOWN, {**KNOWN, "year": "2015"}),
    (
        "other pages of another journal",
        {**KNOWN, "container_title": JOURNAL, "page": "3"},
        {**KNOWN, "year": "2021", "container_title": "Proceedings", "page": "77"},
    ),
    ("one word differs", KNOWN, {**KNOWN, "title": LONG.replace("forty", "fifty")}),
    ("much shortened", KNOWN, {**KNOWN, "title": LONG[:28]}),
    (
        "shortened, in other journals",
        {**KNOWN, "container_title": JOURNAL},
        {**KNOWN, "title": LONG.split(":")[0], "container_title": "Proceedings"},
    ),
    ("first of two parts", {**KNOWN, "title": f"{LONG} II"}, {**KNOWN, "title": f"{LONG} III"}),
]


@pytest.mark.parametrize(("why", "one", "other"), SAME, ids=[case[0] for case in SAME])
def test_same_publication_is_merged(why: str, one: dict[str, object], other: dict[str, object]) -> None:
    merged, notes = merge_duplicates([entry(1, **one), entry(9, **other)], RULES)
    assert [source.line for source in merged[0].record.sources] == [1, 9]
    assert [(note.code, note.severity) for note in notes] == [("duplicate", Severity.NOTE)]


@pytest.mark.parametrize(("why", "one", "other"), DIFFERENT, ids=[case[0] for case in DIFFERENT])
def test_different_publications_stay_apart(why: str, one: dict[str, object], other: dict[str, object]) -> None:
    merged, notes = merge_duplicates([entry(1, **one), entry(9, **other)], RULES)
    assert (len(merged), notes) == (2, ())


@pytest.mark.parametrize(("why", "one", "other"), DOUBTFUL, ids=[case[0] for case in DOUBTFUL])
def test_what_may_be_one_is_kept_and_reported(why: str, one: dict[str, object], other: dict[str, object]) -> None:
    merged, (note,) = merge_duplicates([entry(1, **one), entry(9, **other)], RULES)
    assert len(merged) == 2
    assert (note.code, note.severity) == ("perhaps-duplicate", Severity.NOTE)
    assert {str(note.location), *note.message.split()} >= {"a.nbib:1", "a.nbib:9"}


def test_the_note_says_by_what_and_what_was_taken() -> None:
    full = entry(9, pmid="1", abstract="Long text.", year="2020", volume="3")
    short = entry(1, "Title as shortened", pmid="1", doi="10.1000/a", abstract="Text.")
    (merged,), (note,) = merge_duplicates([short, full], RULES)
    record = merged.record
    assert (record.title, record.abstract, record.doi, record.volume) == (
        *("Title as shortened", "Long text.", "10.1000/a", "3"),
    )
    assert str(note) == ("a.nbib:1: duplicate: the same publication as a.nbib:9 (PMID 1); merged, with its title, DOI")


def test_the_note_names_the_condition_and_what_was_found() -> None:
    _, (note,) = merge_duplicates([entry(1, pmid="1", **KNOWN), entry(9, **{**KNOWN, "year": "2021"})], RULES)
    assert "a.nbib:1 (title-and-author: 1 years apart, title 100, author 100); merged, nothing" in note.message


def test_id_is_that_of_the_merged_record() -> None:
    (merged,), _ = merge_duplicates(
        [entry(1, doi="10.1000/a", abstract="A"), entry(2, doi="10.1000/a", pmid="5")], RULES
    )
    assert merged.record.record_id == "pmid:5"


def test_what_either_source_says_of_the_article_counts() -> None:
    notice = Notice(NoticeKind.RETRACTION, "J Test. 2021;1:1")
    retracted = Entry(
        Record("pmid:1", "T", pmid="1", retracted=True, notices=(notice,), publication_types=("letter",)),
        Location("b.nbib", 1),
    )
    (merged,), _ = merge_duplicates([entry(1, pmid="1", publication_types=("comment",)), retracted], RULES)
    assert (merged.record.retracted, merged.record.notices) == (True, (notice,))
    assert merged.record.publication_types == ("comment", "letter")


def test_a_chain_of_partial_identities_is_one_publication_in_any_order() -> None:
    chain = [
        entry(1, pmid="1", doi="10.1000/a", abstract="Text."),
        entry(2, pmid="1", doi="10.1000/b", title=LONG, year="2020"),
        entry(3, doi="10.1000/b", title=LONG, year="2020"),
        entry(4, title=LONG.upper(), year="2020"),
    ]
    results = {merge_duplicates(list(order), RULES) for order in permutations(chain)}
    ((merged, notes),) = results
    assert [entry.record.record_id for entry in merged] == ["pmid:1"]
    assert [source.line for source in merged[0].record.sources] == [1, 2, 3, 4]
    assert len(notes) == 3 and not any("linked by other records" in note.message for note in notes)


def test_a_record_that_fits_two_others_equally_is_merged_with_neither() -> None:
    entries = [entry(1, pmid="1", **KNOWN), entry(2, pmid="2", **KNOWN), entry(3, **KNOWN)]
    merged, notes = merge_duplicates(entries, RULES)
    assert len(merged) == 3
    assert {note.code for note in notes} == {"perhaps-duplicate"}
    assert sum("several records are equally like this one" in note.message for note in notes) == 2


def test_a_doi_of_a_whole_conference_joins_nothing() -> None:
    entries = [
        entry(1, "The liver of invented fish", doi="10.1000/meeting", abstract=ABSTRACT),
        entry(2, "Waiting times at imaginary ports", doi="10.1000/meeting", abstract=OTHER_ABSTRACT),
    ]
    merged, (note,) = merge_duplicates(entries, RULES)
    assert sorted(e.record.doi for e in merged) == ["", "10.1000/meeting"]
    assert all(e.record.record_id == identify(e.record) for e in merged)
    assert (note.code, note.location.line) == ("shared-doi", 2)
    assert "a.nbib:1" in note.message


def test_no_two_records_ever_have_one_id() -> None:
    entries = [entry(n, TITLE, year=str(2000 + n // 3), authors=WRITER if n % 2 else ()) for n in range(30)]
    merged, _ = merge_duplicates(entries, RULES)
    ids = [e.record.record_id for e in merged]
    assert len(ids) == len(set(ids))


def test_merging_again_changes_nothing() -> None:
    entries = [entry(n, **{**KNOWN, **more}) for n, (_, _, more) in enumerate([*SAME, *DOUBTFUL])]
    once, _ = merge_duplicates(entries, RULES)
    again, _ = merge_duplicates(once, RULES)
    assert [e.record for e in again] == [e.record for e in once]


def test_replies_of_one_title_stay_apart() -> None:
    entries = [entry(n, "Reply", pmid=str(n), year="2020") for n in range(1, 300)]
    merged, notes = merge_duplicates(entries, RULES)
    assert (len(merged), notes) == (299, ())


def test_a_thousand_records_of_one_title_are_looked_at_without_comparing_all_pairs() -> None:
    entries = [entry(n, TITLE, year=str(1000 + n), page=str(n)) for n in range(1000)]
    merged, notes = merge_duplicates(entries, RULES)
    assert len(merged) == 1000
    assert 0 < len(notes) < 50_000


def test_nothing_gives_nothing() -> None:
    assert merge_duplicates([], RULES) == ((), ())


def test_sources_are_kept_once() -> None:
    record = Record("pmid:1", "T", pmid="1", sources=(Source("a.nbib", 1, "medline"),))
    (merged,), _ = merge_duplicates(
        [Entry(record, Location("x/a.nbib", 1)), Entry(record, Location("y/a.nbib", 1))], RULES
    )
    assert merged.record.sources == record.sources
