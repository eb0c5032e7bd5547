from collections.abc import Sequence

import pytest

from assistant.errors import Location
from assistant.model import Author, Record, Source
from assistant.read.medline_fields import date_of_fields, read_record

SOURCE = Source("a.nbib", 1, "medline")


def record_of(**fields: str | Sequence[str]) -> Record:
    record, _ = read_record({"TI": "A title"} | fields, SOURCE, Location("a.nbib", 1))
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
        type="article-journal", language="en",
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


def test_database_dates_come_before_the_printed_one() -> None:
    assert date_of_fields({"DP": "2026 Dec", "EDAT": "2026/01/05 06:00", "LR": "20260201"}) == "2026-02-01"
    assert date_of_fields({"DP": "2026 Dec"}) == "2026-12"
