from collections.abc import Sequence

import pytest

from assistant.model import Author, NoticeKind, Record, Source
from assistant.read.citations import Citation
from assistant.read.medline_fields import make_citation
from assistant.read.records import make_record

SOURCE = Source("a.nbib", 1, "medline")


def citation_of(**fields: str | Sequence[str]) -> Citation:
    texts = {"TI": "A title"} | fields
    return make_citation({tag: [value] if isinstance(value, str) else list(value) for tag, value in texts.items()}, 1)


def record_of(**fields: str | Sequence[str]) -> Record:
    record, _ = make_record(citation_of(**fields), "folder/a.nbib", "medline")
    assert record is not None
    return record


def test_every_field_has_its_place() -> None:
    record = record_of(
        PMID="7", TI="A title.", AB="Text.", OAB="Other text.", FAU=["Doe, Jane Ann", "Li, W"], AU=["Doe JA", "Li W"],
        TA="J Test", JT="Journal of tests", DP="2024 Feb 3", VI="3", IP="2 Suppl 1", PG="15-20",
        LID="10.1000/X [doi]", LA=["eng"], PT=["Journal Article"],
    )  # fmt: skip
    assert record == Record(
        record_id="pmid:7", title="A title", abstract="Text.", authors=(Author("Doe", "Jane Ann"), Author("Li", "W")),
        container_title="J Test", year="2024", volume="3", issue="2 Suppl 1", page="15-20", doi="10.1000/x", pmid="7",
        type="article-journal", language="en", publication_types=("journal article",),
    )  # fmt: skip
    assert record.sources == (SOURCE,)


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ({"AU": ["Van der Berg AB"]}, [("Van der Berg", "AB")]),
        ({"AU": ["King ML Jr"]}, [("King", "ML Jr")]),
        ({"AU": ["Öst ÅÄ", "Aristotle", "Study Group"]}, [("Öst", "ÅÄ"), ("Aristotle", ""), ("Study Group", "")]),
        ({"FAU": ["Plato", "O'Neil, Ann, 3rd"]}, [("Plato", ""), ("O'Neil", "Ann, 3rd")]),
        ({"FAU": ["Doe, J"], "AU": ["Doe J", "Roe R"], "CN": ["A Group"]}, [("Doe", "J"), ("A Group", "")]),
        ({}, []),
    ],
)
def test_authors(fields: dict[str, list[str]], authors: list[tuple[str, str]]) -> None:
    assert [(a.family, a.given) for a in record_of(**fields).authors] == authors


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"PT": ["Journal Article", "Review"]}, "review"),
        ({"PT": ["Meta-Analysis"]}, "review"),
        ({"PT": ["Systematic Review"]}, "review"),
        ({"PT": ["Preprint", "Review"]}, "article"),
        ({"PT": ["Letter"]}, "article-journal"),
        ({}, "article-journal"),
        ({"BTI": ["A book"]}, "chapter"),
    ],
)
def test_type(fields: dict[str, list[str]], expected: str) -> None:
    assert record_of(**fields).type == expected


@pytest.mark.parametrize(
    ("fields", "retracted"),
    [
        ({"PT": ["Journal Article", "Retracted Publication"]}, True),
        ({"RIN": ["J Test. 2020;1:2"]}, True),
        ({"PT": ["Retraction of Publication"], "ROF": ["J Test. 2019;1:1"]}, False),
        ({"PT": ["Journal Article"]}, False),
    ],
)
def test_retraction(fields: dict[str, list[str]], retracted: bool) -> None:
    assert record_of(**fields).retracted is retracted


@pytest.mark.parametrize(
    ("fields", "year"),
    [({"DP": "2019 Mar-Apr"}, "2019"), ({"DP": "Spring 2020"}, "2020"), ({"DEP": "20210304"}, "2021"), ({}, "")],
)
def test_year(fields: dict[str, str], year: str) -> None:
    assert record_of(**fields).year == year


@pytest.mark.parametrize(
    ("languages", "code"), [(["chi"], "zh"), (["ger", "eng"], "de"), (["und", "fre"], "fr"), (["xxx"], ""), ([], "")]
)
def test_language(languages: list[str], code: str) -> None:
    assert record_of(LA=languages).language == code


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"TI": "Does it hurt?"}, "Does it hurt?"),
        ({"TI": "And so on..."}, "And so on..."),
        ({"TI": "[Translated title]."}, "[Translated title]"),
        ({"TI": "[Not Available].", "TT": "Titel des Originals."}, "Titel des Originals"),
        ({"TI": "", "BTI": ["A book"]}, "A book"),
    ],
)
def test_title(fields: dict[str, str | Sequence[str]], title: str) -> None:
    assert record_of(**fields).title == title


def test_journal_name_serves_where_the_abbreviation_is_missing() -> None:
    assert record_of(JT="Journal of tests").container_title == "Journal of tests"


def test_dates_of_the_database_are_kept_beside_the_printed_one() -> None:
    citation = citation_of(DP="2026 Dec", EDAT="2026/01/05 06:00", LR="20260201")
    assert (citation.year, citation.dates) == ("2026 Dec", ("2026/01/05 06:00", "20260201"))


@pytest.mark.parametrize(
    ("fields", "notices"),
    [
        ({"RIN": ["J. 2020;1:2"], "EIN": ["J. 2019;1:1"]}, {("retraction", "J. 2020;1:2"), ("erratum", "J. 2019;1:1")}),
        ({"ECI": ["J. 2020;1:2"]}, {("concern", "J. 2020;1:2")}),
        ({"UIN": ["J. 2020;1:2"]}, {("update", "J. 2020;1:2")}),
        ({"UIN": ["J. 2020;1:2"], "PT": ["Preprint"]}, {("preprint", "J. 2020;1:2")}),
        ({"UOF": ["medRxiv. 2019 May 1. PMID: 5"]}, {("preprint", "medRxiv. 2019 May 1. PMID: 5")}),
        ({"UOF": ["Res Sq. 2019"]}, {("preprint", "Res Sq. 2019")}),
        ({"UOF": ["Ann Rev Test. 2019;1:2"]}, set()),
        ({"CIN": ["J. 2020;1:2"], "CON": ["J. 2019;1:2"], "EFR": ["J. 2018;1:2"], "ECF": ["J. 2018;3:4"]}, set()),
    ],
)
def test_notices(fields: dict[str, list[str]], notices: set[tuple[str, str]]) -> None:
    assert set(citation_of(**fields).notices) == notices
    assert {kind for kind, _ in notices} <= set(NoticeKind)
