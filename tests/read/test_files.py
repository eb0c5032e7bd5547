import gzip
from pathlib import Path

import pytest

from assistant.errors import Location, Problem, Severity, UnreadableInputError
from assistant.read.citations import Citation
from assistant.read.detection import Format
from assistant.read.files import read_citations, read_file, tell_format

MEDLINE = "PMID- 1\nTI  - One\nAB  - Text.\nDP  - 2024 May\n"
PUBMED_XML = """<?xml version="1.0" encoding="UTF-8"?>
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>One</ArticleTitle>
</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
"""
ENDNOTE_XML = """<xml><records><record><database name="a">a</database><ref-type name="Journal Article">17</ref-type>
<titles><title>One</title></titles></record></records></xml>
"""
EVERY_FORMAT = {
    Format.MEDLINE: MEDLINE,
    Format.RIS: "TY  - JOUR\nTI  - One\nER  - \n",
    Format.BIBTEX: "@article{a,\n  title = {One}\n}\n",
    Format.CSL_JSON: '[{"id": "a", "type": "article-journal", "title": "One"}]\n',
    Format.CSV: "Title,Year\nOne,2024\n",
    Format.PUBMED_XML: PUBMED_XML,
    Format.ENDNOTE_XML: ENDNOTE_XML,
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("form", EVERY_FORMAT)
def test_every_format_is_read_whatever_its_name(tmp_path: Path, form: Format, packed: bool) -> None:
    path = tmp_path / "search.dat"
    text = EVERY_FORMAT[form].encode()
    path.write_bytes(gzip.compress(text) if packed else text)
    assert tell_format(path, {}) is form
    reading = read_file(path, {})
    assert [entry.record.title for entry in reading.entries] == ["One"]
    assert [(s.path, s.format) for entry in reading.entries for s in entry.record.sources] == [("search.dat", form)]
    assert reading.reported == 0


@pytest.mark.parametrize("form", [Format.RIS, Format.BIBTEX, Format.CSL_JSON, Format.CSV, Format.MEDLINE])
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_formats_are_read_in_every_unicode_encoding(tmp_path: Path, form: Format, codec: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(EVERY_FORMAT[form].replace("One", "癌痛 é").encode(codec))
    reading = read_file(path, {})
    assert [entry.record.title for entry in reading.entries] == ["癌痛 é"]
    assert reading.problems == ()


def test_columns_that_the_user_names_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Heading;Text\nOne;Text of one.\n")
    (entry,) = read_file(path, {"title": "Heading", "abstract": "Text"}).entries
    assert (entry.record.title, entry.record.abstract) == ("One", "Text of one.")


def test_a_lost_entry_is_counted_and_a_note_is_not() -> None:
    here = Location("a.ris", 5)
    items = [
        Citation(line=1, title="One", year="2024"),
        Problem(here, "broken", "said"),
        Problem(here, "stray", "said", Severity.NOTE),
        Citation(line=9, dates=("20250601",)),
        Citation(line=12, title="Two", dates=("20240601",)),
    ]
    reading = read_citations(items, "a.ris", Format.RIS)
    assert [(str(entry.location), entry.record.title) for entry in reading.entries] == [
        ("a.ris:1", "One"),
        ("a.ris:12", "Two"),
    ]
    assert reading.reported == 2
    assert [problem.code for problem in reading.problems] == ["broken", "stray", "no-title"]
    assert reading.date == "2024-06-01"


def test_a_guessed_encoding_is_a_problem_and_no_lost_entry(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes("TY  - JOUR\nTI  - Müller\nER  - \n".encode("cp1252"))
    reading = read_file(path, {})
    assert ([problem.code for problem in reading.problems], reading.reported) == (["encoding"], 0)


def test_a_file_in_which_nothing_is_usable_is_refused_with_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "a.nbib"
    path.write_text("PMID- 1\nAB  - Text.\n")
    with pytest.raises(UnreadableInputError) as caught:
        read_file(path, {})
    assert [problem.code for problem in caught.value.problems] == ["no-title", "no-record"]
