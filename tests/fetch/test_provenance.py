import pytest

from assistant.fetch import Fetched, FetchRequest, describe_fetch
from assistant.fetch.batches import MedlineRecord
from assistant.fetch.searching import Doubt, Search
from assistant.interchange import to_plain

RECORDS = (MedlineRecord("2", b"PMID- 2\n"),)


def fetched(request: FetchRequest, date: str = "2026-03-01", *doubts: Doubt, not_given: int = 0) -> Fetched:
    return Fetched(Search(request, date, 3, "as read", doubts, ()), RECORDS, ("1",), not_given)


def test_a_note_tells_where_records_come_from() -> None:
    request = FetchRequest("a & b", since="2026", limit=9, base_url="http://127.0.0.1:9/e")
    note, problems = describe_fetch(fetched(request), "1.2", {})
    assert to_plain(note) == {
        "schema": 1,
        "database": "pubmed",
        "url": "http://127.0.0.1:9/e/esearch.fcgi?db=pubmed&term=%28a+%26+b%29+AND+2026%3A3000%5Bcrdt%5D",
        "query": "a & b",
        "since": "2026",
        "limit": 9,
        "term": "(a & b) AND 2026:3000[crdt]",
        "translation": "as read",
        "date": "2026-03-01",
        "found": 3,
        "count": 1,
        "missing": ["1"],
        "tool": "draftreview 1.2",
    }
    assert [str(problem) for problem in problems] == [
        "http://127.0.0.1:9/e/esearch.fcgi: not-given: 1 was found and not given; fetch it with --pmids later"
    ]


def test_of_a_list_of_ids_there_is_no_query() -> None:
    note, problems = describe_fetch(fetched(FetchRequest(pmids=("1", "2"))), "1", {})
    assert (note.query, note.term, note.url.rpartition("/")[2], problems) == (None, None, "epost.fcgi", ())


@pytest.mark.parametrize(
    ("told", "epoch", "date", "codes"),
    [
        ("2026-03-01", "", "2026-03-01", []),
        ("2026-03-01", "86400", "1970-01-02", []),
        ("", "86400", "1970-01-02", []),
        ("", "", None, ["no-date"]),
        ("2026-03-01", "today", "2026-03-01", ["bad-date"]),
    ],
)
def test_the_date_is_told_or_set_and_never_guessed(told: str, epoch: str, date: str | None, codes: list[str]) -> None:
    note, problems = describe_fetch(fetched(FetchRequest(pmids=("1",)), told), "1", {"SOURCE_DATE_EPOCH": epoch})
    assert note.date == date
    assert [problem.code for problem in problems] == codes


def test_what_was_not_searched_for_and_what_did_not_come_are_problems() -> None:
    doubts = (Doubt("phrase-not-found", "paim"), Doubt("phrase-ignored", "of"))
    _, problems = describe_fetch(fetched(FetchRequest("q"), "2026-03-01", *doubts, not_given=2), "1", {})
    assert [(problem.code, problem.severity.value) for problem in problems] == [
        ("phrase-not-found", "error"),
        ("phrase-ignored", "note"),
        ("not-given", "error"),
        ("not-given", "error"),
    ]
    assert "'paim' was not searched for" in problems[0].message
    assert problems[3].message.startswith("2 records were found and not given")
