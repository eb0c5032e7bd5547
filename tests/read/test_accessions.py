import pytest

from assistant.read.accessions import find_dois, find_linked_pmids, find_pmids


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PMID: 123", ("123",)),
        ("pmid:123; PMCID: PMC9", ("123",)),
        ("PMID: NLM31234567.", ("31234567",)),
        ("PUBMED 123,EMBASE 456", ("123",)),
        ("123[pmid]", ("123",)),
        ("MEDLINE:123", ("123",)),
        ("MEDLINE AN 2009142766", ()),
        ("PMID: 1234567890", ()),
        ("WOS:000123", ()),
        ("", ()),
    ],
)
def test_pubmed_ids_are_found_where_they_are_named(text: str, expected: tuple[str, ...]) -> None:
    assert find_pmids([text]) == expected


def test_pubmed_ids_are_found_in_addresses() -> None:
    addresses = [
        "https://pubmed.ncbi.nlm.nih.gov/12/",
        "http://www.ncbi.nlm.nih.gov/pubmed/34",
        "https://example.org/56",
    ]
    assert find_linked_pmids(addresses) == ("12", "34")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1000/a.b", ("10.1000/a.b",)),
        ("doi:10.1000/A", ("10.1000/A",)),
        ("https://doi.org/10.1000/a", ("10.1000/a",)),
        ("J Ex. 2011;5(6):3-9. doi: 10.1000/a-b.", ("10.1000/a-b",)),
        ("https://example.org/uri?eid=2&doi=10.1000%2fa.b&md5=1", ("10.1000/a.b",)),
        ("https://example.org/10.1000/a", ()),
        ("Article", ()),
        ("doi: whatever", ()),
        ("doi: 10.1000", ()),
    ],
)
def test_dois_are_found_where_they_are_marked(text: str, expected: tuple[str, ...]) -> None:
    assert find_dois([text]) == expected
