import pytest

from assistant.model import Author
from assistant.read.bibtex_names import read_authors


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Lovelace, Ada and Hopper, Grace", [("Lovelace", "Ada"), ("Hopper", "Grace")]),
        ("Ada Lovelace and\n  Grace Brewster Hopper", [("Lovelace", "Ada"), ("Hopper", "Grace Brewster")]),
        ("Ludwig van Beethoven and von Humboldt, A.", [("van Beethoven", "Ludwig"), ("von Humboldt", "A.")]),
        ("King, Jr, Martin", [("King", "Martin Jr")]),
        ("{World Health Organization} and Doe, J.", [("World Health Organization", ""), ("Doe", "J.")]),
        ("{Smith and Sons}", [("Smith and Sons", "")]),
        ("Doe, J. and others", [("Doe", "J.")]),
        (r"{\"O}zge, Erhan and M{\"u}ller, J{\"o}rg", [("Özge", "Erhan"), ("Müller", "Jörg")]),
        ("family=Gogh, given=Vincent, prefix=van", [("van Gogh", "Vincent")]),
        ("Doe, J.; Roe, R.", [("Doe", "J."), ("Roe", "R.")]),
        ("Plato", [("Plato", "")]),
        ("", []),
    ],
)
def test_names_are_read_as_bibtex_reads_them(written, authors):
    assert read_authors(written) == tuple(Author(*author) for author in authors)


def test_a_name_with_too_many_commas_is_one_author():
    assert [author.family for author in read_authors("Doe, J., extra, commas, {open")] == ["Doe"]
