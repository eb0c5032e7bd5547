import pytest

from assistant.read.publication_types import find_csl_type


@pytest.mark.parametrize(
    ("kinds", "csl"),
    [
        ([], "article-journal"),
        (["journal article"], "article-journal"),
        (["letter"], "article-journal"),
        (["jour"], "article-journal"),
        (["article"], "article-journal"),
        (["journal article", "review"], "review"),
        (["meta-analysis"], "review"),
        (["systematic review"], "review"),
        (["preprint", "review"], "article"),
        (["book chapter", "review"], "chapter"),
        (["chap"], "chapter"),
        (["incollection"], "chapter"),
        (["book section"], "chapter"),
        (["booksection"], "chapter"),
        (["book"], "book"),
        (["phdthesis"], "thesis"),
        (["conference paper"], "paper-conference"),
        (["inproceedings"], "paper-conference"),
        (["rprt"], "report"),
        (["web page"], "webpage"),
    ],
)
def test_kinds_of_every_format(kinds: list[str], csl: str) -> None:
    assert find_csl_type(kinds) == csl
