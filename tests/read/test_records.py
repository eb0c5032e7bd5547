from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Location, Problem, Severity
from assistant.model import Author, Notice, NoticeKind, Record, Source
from assistant.read.citations import Citation
from assistant.read.records import is_title, make_record, tidy_text

PLAIN = Citation(line=3, title="A title")


def record_of(citation: Citation, form: str = "ris") -> Record:
    record, _ = make_record(citation, "folder/a.ris", form)
    assert record is not None
    return record


def faults(citation: Citation) -> list[tuple[str, Severity]]:
    problems = make_record(citation, "folder/a.ris", "ris")[1]
    assert {str(problem.location) for problem in problems} <= {"folder/a.ris:3"}
    return [(problem.code, problem.severity) for problem in problems]


def test_every_field_has_its_place() -> None:
    citation = Citation(
        line=3, title="A title.", abstract="Text.", container_title="J Test", year="2024 Feb 3", volume="3",
        issue="2 Suppl 1", page="15-20", language="English", authors=(Author("Doe", "Jane"), Author("A Group")),
        dois=("https://doi.org/10.1000/X",), pmids=("007",), kinds=("Journal Article", "Review", "review"),
        notices=(("erratum", "J Test. 2025;1:2"),),
    )  # fmt: skip
    assert record_of(citation) == Record(
        record_id="pmid:7", title="A title", abstract="Text.", authors=(Author("Doe", "Jane"), Author("A Group")),
        container_title="J Test", year="2024", volume="3", issue="2 Suppl 1", page="15-20", doi="10.1000/x", pmid="7",
        type="review", language="en", publication_types=("journal article", "review"),
        notices=(Notice(NoticeKind.ERRATUM, "J Test. 2025;1:2"),),
    )  # fmt: skip
    assert record_of(citation).sources == (Source("a.ris", 3, "ris"),)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("A title.", "A title"),
        ("A title .", "A title"),
        ("Does it hurt?", "Does it hurt?"),
        ("And so on...", "And so on..."),
        (" A\n\t title\x00of\u2009two ", "A title of two"),
    ],
)
def test_title_is_one_line_without_its_stop(written: str, title: str) -> None:
    assert record_of(replace(PLAIN, title=written)).title == title


@pytest.mark.parametrize("title", ["", " \n ", "[Not Available].", "No title available", "Untitled"])
def test_without_a_title_there_is_no_record(title: str) -> None:
    record, problems = make_record(replace(PLAIN, title=title), "a.ris", "ris")
    assert record is None
    assert [str(problem)[:18] for problem in problems] == ["a.ris:3: no-title:"]
    assert not is_title(title.strip())


@pytest.mark.parametrize(
    ("dois", "doi", "expected"),
    [
        ((), "", []),
        (("10.1000/A",), "10.1000/a", []),
        (("10.1000/a", "doi:10.1000/A"), "10.1000/a", []),
        (("none", "10.1000/a"), "10.1000/a", []),
        (("10.1000/a", "10.1000/b"), "10.1000/a", [("two-dois", Severity.NOTE)]),
        (("none " * 100,), "", [("bad-doi", Severity.NOTE)]),
    ],
)
def test_doi(dois: tuple[str, ...], doi: str, expected: list[tuple[str, Severity]]) -> None:
    citation = replace(PLAIN, dois=dois)
    assert (record_of(citation).doi, faults(citation)) == (doi, expected)


@pytest.mark.parametrize(
    ("pmids", "pmid", "expected"),
    [
        ((), "", []),
        (("0012",), "12", []),
        (("12", "13"), "12", [("two-pmids", Severity.NOTE)]),
        (("one",), "", [("bad-pmid", Severity.ERROR)]),
    ],
)
def test_pmid(pmids: tuple[str, ...], pmid: str, expected: list[tuple[str, Severity]]) -> None:
    citation = replace(PLAIN, pmids=pmids)
    assert (record_of(citation).pmid, faults(citation)) == (pmid, expected)


@pytest.mark.parametrize(
    ("written", "year"),
    [("2019 Mar-Apr", "2019"), ("Spring 2020", "2020"), ("2001/09/01/", "2001"), ("in press", ""), ("20190", "")],
)
def test_year(written: str, year: str) -> None:
    assert record_of(replace(PLAIN, year=written)).year == year


def test_problems_of_the_citation_come_first() -> None:
    own = Problem(Location("folder/a.ris", 3), "no-end", "said")
    assert faults(replace(PLAIN, problems=(own,), pmids=("one",))) == [
        ("no-end", Severity.ERROR),
        ("bad-pmid", Severity.ERROR),
    ]


@pytest.mark.parametrize(
    ("kinds", "notices", "kept"),
    [
        ((), (("retraction", "J. 2020;1:2"),), [(NoticeKind.RETRACTION, "J. 2020;1:2")]),
        (("Retracted Publication",), (), [(NoticeKind.RETRACTION, "")]),
        (("Retracted Publication",), (("retraction", "J."),), [(NoticeKind.RETRACTION, "J.")]),
        (("Retraction of Publication",), (), []),
        ((), (("concern", " J.\n1 "), ("concern", "J. 1")), [(NoticeKind.CONCERN, "J. 1")]),
    ],
)
def test_notices(
    kinds: tuple[str, ...], notices: tuple[tuple[str, str], ...], kept: list[tuple[NoticeKind, str]]
) -> None:
    record = record_of(replace(PLAIN, kinds=kinds, notices=notices))
    assert [(notice.kind, notice.text) for notice in record.notices] == kept
    assert record.retracted is any(kind is NoticeKind.RETRACTION for kind, _ in kept)


@pytest.mark.parametrize(("form", "csl"), [("csl-json", "article"), ("bibtex", "article-journal")])
def test_article_is_a_preprint_in_csl_alone(form: str, csl: str) -> None:
    assert record_of(replace(PLAIN, kinds=("article",)), form).type == csl


def test_authors_are_tidied_and_empty_ones_left_out() -> None:
    authors = (Author(" Doe", "J\n A "), Author("", "Plato"), Author(" ", ""))
    assert record_of(replace(PLAIN, authors=authors)).authors == (Author("Doe", "J A"), Author("Plato"))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=300))
def test_a_tidy_text_is_one_line_that_xml_can_hold(text: str) -> None:
    tidy = tidy_text(text)
    assert tidy == " ".join(tidy.split())
    assert tidy == tidy_text(tidy)
    assert not any(ord(c) < 32 or "\ud800" <= c <= "\udfff" or c in "\x7f\ufffe\uffff" for c in tidy)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.text(max_size=40), min_size=12, max_size=12))
def test_whatever_is_written_makes_a_record_or_says_why_not(texts: list[str]) -> None:
    title, abstract, container, year, language, family, given_name, doi, pmid, kind, notice, page = texts
    citation = Citation(
        line=1, title=title, abstract=abstract, container_title=container, year=year, language=language, page=page,
        authors=(Author(family, given_name),), dois=(doi,), pmids=(pmid,), kinds=(kind,),
        notices=(("concern", notice),),
    )  # fmt: skip
    record, problems = make_record(citation, "a", "ris")
    assert (record is None) == ("no-title" in [problem.code for problem in problems])


def test_texts_longer_than_any_are_cut_and_told() -> None:
    citation = Citation(line=4, title="T" * 30_000, abstract="a" * 130_000)
    record, faults = make_record(citation, "a.ris", "ris")
    assert record is not None and (len(record.title), len(record.abstract)) == (20_000, 120_000)
    assert [str(fault).partition(";")[0].partition(":")[0] for fault in faults] == ["a.ris", "a.ris"]
    assert {fault.code for fault in faults} == {"too-long"}
