import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.model import Author
from assistant.read.bibtex import parse_bibtex
from assistant.read.citations import Citation


def read(text):
    return list(parse_bibtex("f.bib", text.split("\n")))


def read_one(fields, kind="article"):
    (citation,) = read(f"@{kind}{{k, {fields}}}")
    assert isinstance(citation, Citation)
    return citation


def test_an_entry_gives_a_whole_citation():
    citation = read_one(
        r"""author = {Doe, J. and Roe, R{\'e}mi}, title = {On the {MRI} of \emph{rest}},
        journal = {J. Made Up}, year = 2001, month = jun, volume = {3}, number = {4}, pages = {10--19},
        doi = {10.1000/a\_b}, pmid = {123}, langid = {english}, abstract = {Rates fell by 5% \& more.}"""
    )
    assert citation == Citation(
        line=1,
        title="On the MRI of rest",
        abstract="Rates fell by 5% & more.",
        container_title="J. Made Up",
        year="2001 Jun",
        volume="3",
        issue="4",
        page="10-19",
        language="english",
        authors=(Author("Doe", "J."), Author("Roe", "Rémi")),
        dois=("10.1000/a_b",),
        pmids=("123",),
        kinds=("article",),
    )


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ("title={A}, subtitle={B}", "title", "A: B"),
        ("journaltitle={J}, booktitle={B}", "container_title", "J"),
        ("booktitle={B}", "container_title", "B"),
        ("date={2010-05-01}", "year", "2010-05-01"),
        ("year={2010}, month={05}", "year", "2010 May"),
        ("year={2010}, month={October}", "year", "2010 Oct"),
        ("year={2010}, month={0120}", "year", "2010 Jan"),
        ("year={in press}, month=jan", "year", "in press"),
        ("pages={S1 – S9}", "page", "S1-S9"),
        ("eid={e12}", "page", "e12"),
        ("language={German}", "language", "German"),
        ("url={https://doi.org/10.1000/xyz}", "dois", ("10.1000/xyz",)),
        ("doi={10.1000/x}, url={https://doi.org/10.1000/y}", "dois", ("10.1000/x",)),
        ("eprint={77}, eprinttype={pubmed}", "pmids", ("77",)),
        ("eprint={2001.1}, eprinttype={arxiv}", "pmids", ()),
        ("note={PMID: 78}, url={https://pubmed.ncbi.nlm.nih.gov/78/}", "pmids", ("78",)),
        ("PMID={79}", "pmids", ("79",)),
        ("type={Review}", "kinds", ("article", "Review")),
    ],
)
def test_fields_under_all_their_names(fields, name, value):
    assert getattr(read_one(fields), name) == value


def test_entries_with_one_key_are_all_kept():
    assert [
        c.title for c in read("@a{k, title={One}}\n@a{k, title={Two}}\n@a{, title={Three}}\n@a{, title={Four}}")
    ] == [
        "One",
        "Two",
        "Three",
        "Four",
    ]


def test_text_without_entries_gives_nothing():
    assert read("just words, an e-mail@address.org {and a brace") == []


BEFORE = "@article{before, title={Neighbour before}, year={2001}}"
AFTER = "@article{after, title={Neighbour after}, year={2002}}"


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from('@{}(),="#\\\n %article'), max_size=80))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_rubbish_never_raises_and_costs_no_neighbour(rubbish):
    titles = [item.title for item in read(f"{BEFORE}\n{rubbish}\n{AFTER}") if isinstance(item, Citation)]
    assert titles[0] == "Neighbour before"
    assert titles[-1] == "Neighbour after"
