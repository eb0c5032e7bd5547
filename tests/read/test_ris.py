import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Problem
from assistant.model import Author
from assistant.read.citations import Citation
from assistant.read.ris import parse_ris

QUICK = settings(max_examples=60, deadline=None, derandomize=True)
LINES = st.lists(
    st.one_of(
        st.text(max_size=20), st.sampled_from(["TY  - JOUR", "TI  - x", "AU  - y", "ER  - ", "   ", "PT J", "EF"])
    ),
    max_size=8,
)


def read(text: str) -> list[Citation]:
    return [item for item in parse_ris("a.ris", text.split("\n")) if isinstance(item, Citation)]


def read_one(fields: str) -> Citation:
    (citation,) = read(f"TY  - JOUR\n{fields}\nER  - ")
    return citation


def test_a_reference_manager_record() -> None:
    (citation,) = read(
        "\nTY  - JOUR\nTI  - A <i>small</i> study\nAU  - Byron, Ada\nAU  - Hopper, G.\nT2  - Journal of Examples\n"
        "AB  - <p>First.</p><p>Second.</p>\nDA  - 2019/03/02/\nPY  - 2019\nDO  - 10.1000/x\nVL  - 14\nIS  - 2\n"
        "SP  - 121\nEP  - 128\nLA  - eng\nY2  - 2021/01/05/\nN1  - <p>PMID: 9</p>\nN1  - PMID: 12\nER  - "
    )
    assert citation == Citation(
        line=2,
        title="A small study",
        abstract="First. Second.",
        container_title="Journal of Examples",
        year="2019",
        volume="14",
        issue="2",
        page="121-128",
        language="eng",
        authors=(Author("Byron", "Ada"), Author("Hopper", "G.")),
        dois=("10.1000/x",),
        pmids=("12",),
        kinds=("JOUR",),
        dates=("2021/01/05/",),
    )


def test_an_endnote_record_of_pubmed() -> None:
    citation = read_one(
        "AN  - 123\nDP  - NLM\nDA  - Jun\nPY  - 2011\nSP  - 349-69\nST  - Short\nTI  - Whole title\nT2  - J Ex\n"
        "N1  - 1179-1926\nByron, Ada\nJournal Article\nReview\nSwitzerland\nJ Ex. 2011;1:2. doi: 10.1000/x."
    )
    assert (citation.title, citation.year, citation.page) == ("Whole title", "2011", "349-69")
    assert (citation.pmids, citation.dois) == (("123",), ("10.1000/x",))
    assert citation.kinds == ("JOUR", "Journal Article", "Review")


def test_pubmed_ids_stand_where_each_database_puts_them() -> None:
    assert read_one("DB  - Embase\nDB  - Medline\nC5  - 12\nU2  - L99").pmids == ("12",)
    assert read_one("DB  - Scopus\nC2  - 12").pmids == ("12",)
    assert read_one("DB  - PubMed\nAN  - 12\nU1  - 12[pmid]").pmids == ("12",)
    assert read_one("DB  - Ovid MEDLINE(R)\nID  - 12").pmids == ("12",)
    assert read_one("C3  - PUBMED 12,EMBASE 99").pmids == ("12",)
    assert read_one("UR  - https://pubmed.ncbi.nlm.nih.gov/12").pmids == ("12",)
    assert read_one("AN  - 99\nID  - 98\nC2  - 97").pmids == ()
    assert read_one("M1  - Byron A (1999). A cited work. PMID: 99").pmids == ()


def test_a_doi_is_looked_for_where_none_is_given() -> None:
    assert read_one("DO  - 10.1000/a\nDO  - 10.1000/b\nDO  - 10.1000/a\nM3  - 10.1000/c").dois == (
        "10.1000/a",
        "10.1000/b",
    )
    assert read_one("M3  - doi: 10.1000/a").dois == ("10.1000/a",)
    assert read_one("L2  - http://dx.doi.org/10.1000/a").dois == ("10.1000/a",)
    assert read_one("M3  - Article\nUR  - https://example.org/1").dois == ()
    assert read_one("N1  - References: Byron A, doi: 10.1000/cited").dois == ()


def test_abstracts_are_joined_without_repeating_one() -> None:
    assert read_one("AB  - A text.\nN2  - A text.").abstract == "A text."
    assert read_one("N2  - A text ...\nAB  - A text and more of it.").abstract == "A text and more of it."
    assert read_one("AB  - Aim: this.\nAB  - Result: that.").abstract == "Aim: this. Result: that."
    assert read_one("AB  - One line\n\nand the next").abstract == "One line and the next"
    assert len(read_one("\n".join(f"AB  - part {n}." for n in range(30))).abstract.split(".")) == 31


def test_years_pages_and_issues_as_the_databases_write_them() -> None:
    assert read_one("PY  - 99\nPY  - YEAR/MONTH/DAY/\nY1  - 2001/09/01/").year == "2001/09/01/"
    assert read_one("PY  - 10 15").year == "10 15"
    assert read_one("SP  - No\nEP  - Specified").page == ""
    assert read_one("SP  - 34\nEP  - 34").page == "34"
    assert read_one("C7  - 104501").page == "104501"
    assert read_one("M1  - 4").issue == "4"
    assert read_one("M1  - Copyright (C) 2016. All rights reserved.").issue == ""


def test_authors_of_articles_and_second_authors_of_books() -> None:
    assert [a.family for a in read_one("A1  - Liu R.\nA2  - Byron, A").authors] == ["Liu"]
    assert [a.family for a in read_one("AU  - Byron, A; Hopper, G;\nAU  -").authors] == ["Byron", "Hopper"]
    (book,) = read("TY  - BOOK\nAU  - Byron, A\nA2  - Hopper, G\nED  - Ward, M\nER  - ")
    assert [a.family for a in book.authors] == ["Byron", "Hopper"]


def test_web_of_science_is_told_by_its_content() -> None:
    (citation,) = read(
        """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Byron, A
   Hopper, G
AF Byron, Ada
   Hopper, Grace
CA Example Group
TI A title
   in two lines
SO JOURNAL OF EXAMPLES
LA English
DT Article; Retracted Publication
AB A text.
PD JUN 14
PY 2006
VL 18
IS 23
BP 5323
EP 5331
DI 10.1000/x
PM 12
DA 2021-01-05
UT WOS:0001
ER

EF
"""
    )
    assert citation == Citation(
        line=3,
        title="A title in two lines",
        abstract="A text.",
        container_title="JOURNAL OF EXAMPLES",
        year="2006",
        volume="18",
        issue="23",
        page="5323-5331",
        language="English",
        authors=(Author("Byron", "Ada"), Author("Hopper", "Grace"), Author("Example Group")),
        dois=("10.1000/x",),
        pmids=("12",),
        kinds=("Article", "Retracted Publication"),
        dates=("2021/01/05",),
    )


def test_faults_of_an_entry_travel_with_it_and_notes_stand_alone() -> None:
    items = list(parse_ris("a.ris", ["a preface", "TY  - JOUR", "TI  - One"]))
    assert [item.code if isinstance(item, Problem) else item.problems[0].code for item in items] == [
        "stray-line",
        "no-end",
    ]


@QUICK
@given(st.lists(st.from_regex(r"[A-Za-z][A-Za-z0-9 ,.:-]{0,40}[a-z]", fullmatch=True), max_size=5))
def test_what_rispy_writes_is_read(titles: list[str]) -> None:
    text = rispy.dumps([{"type_of_reference": "JOUR", "title": title, "authors": ["Byron, A"]} for title in titles])
    assert [c.title for c in read(text)] == [" ".join(title.split()) for title in titles]


@QUICK
@given(LINES)
def test_anything_between_two_records_leaves_them_whole(lines: list[str]) -> None:
    items = list(
        parse_ris(
            "a.ris", ["TY  - JOUR", "TI  - The first", "ER  - ", *lines, "TY  - JOUR", "TI  - The last", "ER  - "]
        )
    )
    titles = [item.title for item in items if isinstance(item, Citation)]
    assert (titles[0], titles[-1]) == ("The first", "The last")


@QUICK
@given(LINES)
def test_anything_between_two_records_of_web_of_science_leaves_them_whole(lines: list[str]) -> None:
    items = list(
        parse_ris("a.txt", ["FN Clarivate", "PT J", "TI The first", "ER", *lines, "PT J", "TI The last", "ER", "EF"])
    )
    titles = [item.title for item in items if isinstance(item, Citation)]
    assert (titles[0], titles[-1]) == ("The first", "The last")


@QUICK
@given(st.text(max_size=200))
def test_arbitrary_text_never_raises(text: str) -> None:
    for item in parse_ris("a.ris", text.split("\n")):
        assert isinstance(item, Citation | Problem)
