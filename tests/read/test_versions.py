from dataclasses import replace

import pytest

from assistant.errors import Severity
from assistant.model import Notice, NoticeKind
from assistant.pack import open_pack
from assistant.read.duplicate_rules import load_duplicate_rules
from assistant.read.duplicates import merge_duplicates
from assistant.read.entries import Entry
from tests.read.likeness import ABSTRACT, OTHER_ABSTRACT, TITLE, WRITER, entry

RULES = load_duplicate_rules(open_pack())
ARTICLE = {"pmid": "2", "year": "2021", "authors": WRITER, "abstract": ABSTRACT}
PREPRINT = {"pmid": "1", "year": "2020", "authors": WRITER, "abstract": ABSTRACT, "doi": "10.1101/2020.01.01.1"}


def link(*entries: Entry) -> dict[str, tuple[tuple[str, ...], str]]:
    merged, _ = merge_duplicates(entries, RULES)
    return {e.record.record_id: (e.record.versions, e.record.superseded_by) for e in merged}


def test_a_preprint_is_linked_with_its_article_and_gives_way_to_it() -> None:
    merged, (note,) = merge_duplicates([entry(1, TITLE, **PREPRINT), entry(7, TITLE, **ARTICLE)], RULES)
    assert {e.record.record_id: (e.record.versions, e.record.superseded_by) for e in merged} == {
        "pmid:1": (("pmid:2",), "pmid:2"),
        "pmid:2": (("pmid:1",), ""),
    }
    assert (note.code, note.severity, note.location.line) == ("version", Severity.NOTE, 1)
    assert "a.nbib:7" in note.message and "only pmid:2 has a vote" in note.message


@pytest.mark.parametrize(
    "mark",
    [
        {"doi": "10.48550/arxiv.1"},
        {"publication_types": ("preprint",)},
        {"container_title": "medRxiv : the preprint server"},
    ],
)
def test_type_doi_or_server_mark_a_preprint(mark: dict[str, object]) -> None:
    preprint = entry(1, f"{TITLE}: first results", **{**PREPRINT, "doi": "", **mark})
    assert link(preprint, entry(2, TITLE, **ARTICLE))["pmid:1"] == (("pmid:2",), "pmid:2")


def test_a_journal_with_the_prefix_of_a_server_is_no_preprint() -> None:
    article = entry(1, TITLE, **{**PREPRINT, "doi": "10.1101/gr.1"})
    assert link(article, entry(2, TITLE, **ARTICLE))["pmid:1"] == ((), "")


def test_a_preprint_without_ids_is_linked_and_not_merged() -> None:
    preprint = entry(1, TITLE, year="2021", authors=WRITER, abstract=ABSTRACT, publication_types=("preprint",))
    linked = link(preprint, entry(2, TITLE, **ARTICLE))
    assert linked[preprint.record.record_id] == (("pmid:2",), "pmid:2")


@pytest.mark.parametrize(
    "text", ["J Test. 2021;1:1. PMID: 2", "J Test. 2021;1:1. doi: 10.1000/two.", "https://doi.org/10.1000/TWO"]
)
def test_a_notice_links_whatever_the_titles(text: str) -> None:
    notice = Notice(NoticeKind.PREPRINT, text)
    preprint = entry(1, "Another title", **{**PREPRINT, "abstract": OTHER_ABSTRACT, "notices": (notice,)})
    linked = link(preprint, entry(2, TITLE, **{**ARTICLE, "doi": "10.1000/two"}))
    assert linked["pmid:1"] == (("pmid:2",), "pmid:2")


def test_a_notice_on_a_record_of_another_search_links_nothing() -> None:
    alone = entry(1, TITLE, **{**PREPRINT, "notices": (Notice(NoticeKind.PREPRINT, "PMID: 99"),)})
    assert link(alone) == {"pmid:1": ((), "")}


def test_of_three_versions_the_published_one_speaks_and_else_the_newest() -> None:
    second = {**PREPRINT, "pmid": "3", "doi": "10.21203/rs.3.rs-1/v1", "year": "2022"}
    two = link(entry(1, TITLE, **PREPRINT), entry(2, TITLE, **second))
    assert (two["pmid:1"][1], two["pmid:3"][1]) == ("pmid:3", "")
    three = link(entry(1, TITLE, **PREPRINT), entry(2, TITLE, **second), entry(3, TITLE, **ARTICLE))
    assert three["pmid:2"] == (("pmid:1", "pmid:3"), "")
    assert {three["pmid:1"][1], three["pmid:3"][1]} == {"pmid:2"}


def test_an_article_without_abstract_gives_way_unless_it_is_retracted() -> None:
    bare = entry(2, TITLE, **{**ARTICLE, "abstract": ""})
    assert link(entry(1, TITLE, **PREPRINT), bare)["pmid:2"][1] == "pmid:1"
    retracted = Entry(replace(bare.record, retracted=True), bare.location)
    assert link(entry(1, TITLE, **PREPRINT), retracted)["pmid:1"][1] == "pmid:2"


@pytest.mark.parametrize("change", [{"year": "2031"}, {"authors": ()}, {"title": f"Correction to: {TITLE}"}])
def test_other_works_are_not_linked(change: dict[str, object]) -> None:
    fields = {"title": TITLE, **ARTICLE, **change}
    assert link(entry(1, TITLE, **PREPRINT), entry(2, **fields))["pmid:1"] == ((), "")


def test_links_of_an_earlier_snapshot_are_found_anew() -> None:
    stale = entry(1, TITLE, **PREPRINT)
    stale = Entry(replace(stale.record, versions=("title:0",), superseded_by="title:0"), stale.location)
    assert link(stale) == {"pmid:1": ((), "")}
