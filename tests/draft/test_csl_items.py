import pytest

from assistant.draft.csl_items import has_ideographs, make_item
from assistant.model import Author, Record
from tests.draft.sample import make_record


def test_a_whole_record_becomes_an_item() -> None:
    assert make_item(make_record(7, "Abel", "Invented title.", language="en")) == {
        "id": "pmid:7",
        "type": "article-journal",
        "author": [{"family": "Abel", "given": "Ann Bea"}, {"family": "Doe", "given": "J."}],
        "issued": {"date-parts": [[2017]]},
        "title": "Invented title",
        "container-title": "J Invented Res",
        "volume": "3",
        "issue": "2",
        "page": "10-19",
        "DOI": "10.1234/inv.7",
        "PMID": "7",
        "language": "en",
    }


def test_what_is_not_known_is_left_out() -> None:
    assert make_item(Record("title:x", "Why?")) == {"id": "title:x", "type": "article-journal", "title": "Why?"}


@pytest.mark.parametrize(
    ("kind", "variable", "written"),
    [
        ("article-journal", "container-title", "article-journal"),
        ("review", "container-title", "article-journal"),
        ("chapter", "container-title", "chapter"),
        ("book", "collection-title", "book"),
        ("thesis", "publisher", "thesis"),
        ("article", "publisher", "article"),
    ],
)
def test_the_container_is_what_the_type_makes_of_it(kind: str, variable: str, written: str) -> None:
    item = make_item(Record("a", "T", container_title="Invented house.", type=kind))
    assert (item["type"], item[variable]) == (written, "Invented house")
    assert ("genre" in item) == (kind == "article")


@pytest.mark.parametrize(
    ("author", "name"),
    [
        (Author("A", "Jean-Luc"), {"family": "A", "given": "Jean-Luc"}),
        (Author("B", "KNH"), {"family": "B", "given": "K. N. H."}),
        (Author("C", "J. P."), {"family": "C", "given": "J. P."}),
        (Author("The Group"), {"literal": "The Group"}),
        (Author("王", "小明"), {"family": "王", "given": "小明"}),
    ],
)
def test_names_stay_as_printed_and_initials_are_parted(author: Author, name: dict[str, str]) -> None:
    assert make_item(Record("a", "T", authors=(author,)))["author"] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("王小明", True), ("ソニー", True), ("한국", True), ("Wang", False), ("Lü–Å", False), ("", False)],
)
def test_ideographs_are_seen(text: str, expected: bool) -> None:
    assert has_ideographs(text) is expected
