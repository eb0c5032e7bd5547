import pytest

from assistant.model import Author
from assistant.read.csv_columns import FIELDS, name_columns, normalise_name


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("Title", "title"),
        ("Article Title", "title"),
        ("primary_title", "title"),
        ("abstract ", "abstract"),
        ("Abstract Note", "abstract"),
        ("Author(s)", "authors"),
        ("Author/s", "authors"),
        ("Author Names", "authors"),
        ("first_authors", "authors"),
        ("Publication Title", "container_title"),
        ("Journal/Book", "container_title"),
        ("Source Title", "container_title"),
        ("Published Year", "year"),
        ("PubYear", "year"),
        ("DOI", "doi"),
        ("digitalObjectIdentifier", "doi"),
        ("PubMed ID", "pmid"),
        ("Medline PMID", "pmid"),
        ("Language of Original Document", "language"),
        ("Item Type", "type"),
    ],
)
def test_columns_of_the_programs_are_known(written: str, field: str) -> None:
    assert name_columns(["?", written], {}).places == {field: (1,)}


def test_the_better_column_goes_first_and_an_empty_cell_gives_way() -> None:
    columns = name_columns(["Date", "Publication Year", "Title", "Original Abstract", "Abstract"], {})
    assert columns.places["year"] == (1, 0)
    assert columns.read_citation(["2019-02-01", "", "A", "old", ""], 2).year == "2019-02-01"
    assert columns.read_citation(["2019-02-01", "2018", "A", "old", ""], 2).abstract == "old"


def test_a_mapping_goes_before_the_names() -> None:
    columns = name_columns(["Title", "Titel", "Zusammenfassung"], {"title": "titel", "abstract": "Zusammenfassung"})
    assert columns.places == {"title": (1,), "abstract": (2,)}


def test_a_row_becomes_a_citation() -> None:
    header = "Title,Authors,Year,PubMed ID,DOI,Page start,Page end,Document Type,Date Added,Issue".split(",")
    row = [
        "A <b>study</b>",
        "Byron, A.; Hopper, G.",
        "2019.0",
        "12.0",
        "10.1000/x",
        "3",
        "9",
        "Article; Review",
        "2020-01-02",
        "",
    ]
    citation = name_columns(header, {}).read_citation(row, 7)
    assert (citation.line, citation.title, citation.year, citation.pmids) == (7, "A study", "2019", ("12",))
    assert citation.authors == (Author("Byron", "A."), Author("Hopper", "G."))
    assert (citation.page, citation.kinds, citation.dates) == ("3-9", ("Article", "Review"), ("2020/01/02",))
    assert (citation.dois, citation.issue) == (("10.1000/x",), "")


def test_ids_are_looked_for_in_notes_and_links() -> None:
    columns = name_columns(["Title", "Extra", "Url"], {})
    citation = columns.read_citation(["A", "Publisher: X\nPMID: 12", "https://doi.org/10.1000/x"], 2)
    assert (citation.pmids, citation.dois) == (("12",), ("10.1000/x",))


def test_the_source_of_embase_holds_journal_year_volume_issue_and_pages() -> None:
    columns = name_columns(["Title", "Source"], {})
    citation = columns.read_citation(["A", "Journal of Examples (2014) 3:4 (152-160). Date of Publication: 2014"], 2)
    assert (citation.container_title, citation.year) == ("Journal of Examples", "2014")
    assert (citation.volume, citation.issue, citation.page) == ("3", "4", "152-160")
    assert columns.read_citation(["A", "Scopus"], 2).container_title == ""


def test_every_field_that_can_be_wished_for_is_known_by_its_own_name() -> None:
    header = [field.replace("_", " ") for field in FIELDS]
    assert set(name_columns(header, {}).places) == set(FIELDS)
    assert normalise_name("Journal/Book ") == "journalbook"
