import pytest

from assistant.model import Author, Record
from assistant.read.identity import identify, normalise_doi, normalise_pmid, normalise_title


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10.1000/ABC.12", "10.1000/abc.12"),
        ("https://doi.org/10.1000/abc", "10.1000/abc"),
        ("http://dx.doi.org/10.1000/abc", "10.1000/abc"),
        ("doi: 10.1000/abc", "10.1000/abc"),
        (" 10.1000.5/a(b)c ", "10.1000.5/a(b)c"),
        ("10.1000/abc.", "10.1000/abc"),
        ("10.1000/a b", ""),
        ("S0140-6736(05)1", ""),
        ("", ""),
    ],
)
def test_doi(written: str, doi: str) -> None:
    assert normalise_doi(written) == doi


@pytest.mark.parametrize(
    ("written", "pmid"),
    [("123", "123"), (" 00123 ", "123"), ("0", ""), ("PMC123", ""), ("12 34", ""), ("1" * 5000, ""), ("१२", "")],
)
def test_pmid(written: str, pmid: str) -> None:
    assert normalise_pmid(written) == pmid


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pain, and the brain.", "PAIN and the Brain", True),
        ("Resting-state study", "Resting\u2010state study", True),
        ("\ufb01ne structure", "fine structure", True),
        ("Pain in men", "Pain in women", False),
        ("???", "!!!", False),
    ],
)
def test_titles_are_the_same_apart_from_typography(one: str, other: str, same: bool) -> None:
    assert (normalise_title(one) == normalise_title(other)) is same


def test_id_prefers_pmid_then_doi_then_title() -> None:
    assert identify(Record("", "A title", pmid="12", doi="10.1000/a")) == "pmid:12"
    assert identify(Record("", "A title", doi="10.1000/a")) == "doi:10.1000/a"
    assert identify(Record("", "A title", year="2020")) == identify(Record("", "a TITLE.", year="2020"))
    assert identify(Record("", "A title", year="2020")) != identify(Record("", "A title", year="2021"))
    assert identify(Record("", "A title")).startswith("title:")


def test_two_letters_of_one_title_have_two_ids() -> None:
    one, other = (Record("", "Reply", year="2020", authors=(Author(name),)) for name in ("Stone", "Quill"))
    assert identify(one) != identify(other)
