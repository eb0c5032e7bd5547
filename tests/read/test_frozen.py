import json

import pytest

from assistant.errors import UnreadableInputError
from assistant.model import Author, Record, Snapshot, Source
from assistant.read.frozen import freeze, read_frozen, snapshot_to_text

ONE = Record(
    "pmid:1", "One – β", "Text.", (Author("Doe", "J"),), "J Test", "2020", "1", "2", "3-4", "10.1000/a", "1",
    "review", "en", True, (Source("a.nbib", 3, "medline"),),
)  # fmt: skip
TWO = Record("doi:10.1000/b", "Two", doi="10.1000/b")


def lines_of(snapshot: Snapshot) -> list[str]:
    return snapshot_to_text(snapshot).splitlines()


def test_records_are_sorted_and_counted() -> None:
    snapshot = freeze([ONE, TWO], "2025-03")
    assert snapshot.records == (TWO, ONE)
    assert snapshot.counts == {"read": 2, "merged": 0, "reported": 0, "kept": 2}
    assert snapshot == freeze([TWO, ONE], "2025-03")


def test_hash_is_of_the_records_and_not_of_their_places() -> None:
    moved = Record("doi:10.1000/b", "Two", doi="10.1000/b", sources=(Source("b.nbib", 1, "medline"),))
    renamed = Record("doi:10.1000/b", "Two!", doi="10.1000/b")
    assert freeze([TWO], "2025").content_hash == freeze([moved], "2026").content_hash
    assert freeze([TWO], "2025").content_hash != freeze([renamed], "2025").content_hash


def test_layout_of_the_file() -> None:
    header, record = map(json.loads, lines_of(freeze([ONE], "2025-03")))
    assert list(header) == ["format", "schema", "date", "hash", "counts"]
    assert record == {
        "record_id": "pmid:1", "title": "One – β", "abstract": "Text.", "authors": [{"family": "Doe", "given": "J"}],
        "container_title": "J Test", "year": "2020", "volume": "1", "issue": "2", "page": "3-4", "doi": "10.1000/a",
        "pmid": "1", "type": "review", "language": "en", "retracted": True,
        "sources": [{"path": "a.nbib", "line": 3, "format": "medline"}],
    }  # fmt: skip


def test_reading_back_is_the_identity() -> None:
    snapshot = freeze([ONE, TWO], "2025-03", {"read": 5, "merged": 2, "reported": 1, "kept": 2})
    reading = read_frozen("s.jsonl", lines_of(snapshot))
    assert reading.frozen == snapshot
    assert reading.frozen.records[1].sources == ONE.sources
    assert reading.problems == ()
    assert snapshot_to_text(reading.frozen) == snapshot_to_text(snapshot)


def changed(old: str, new: str) -> list[str]:
    return snapshot_to_text(freeze([ONE, TWO], "2025")).replace(old, new).splitlines()


@pytest.mark.parametrize(
    ("lines", "problems", "titles"),
    [
        (changed('"Two"', '"Too"'), [(1, "hash-mismatch")], ["Too", "One – β"]),
        (changed('"title": "Two"', '"title": ""'), [(1, "hash-mismatch"), (2, "no-title")], ["One – β"]),
        (changed('"title": "Two"', '"title": 2'), [(1, "hash-mismatch"), (2, "bad-json")], ["One – β"]),
        (changed('"title": "Two"', '"title": "\\ud800"'), [(1, "hash-mismatch"), (2, "bad-json")], ["One – β"]),
        (lines_of(freeze([ONE, TWO], "2025"))[:2], [(1, "hash-mismatch")], ["Two"]),
    ],
)
def test_a_changed_file_is_said_to_be_changed(
    lines: list[str], problems: list[tuple[int, str]], titles: list[str]
) -> None:
    reading = read_frozen("s.jsonl", lines)
    assert [(p.location.line, p.code) for p in reading.problems] == problems
    assert [entry.record.title for entry in reading.entries] == titles
    assert reading.frozen is None
    assert reading.reported == len(problems) - 1


def test_foreign_values_are_held_to_the_model() -> None:
    lines = changed('"pmid": "1"', '"pmid": "x\\u0000y"')
    lines = [line.replace('"year": "2020"', '"year": "20;20"').replace("Doe", "D\\u001boe") for line in lines]
    record = read_frozen("s.jsonl", lines).entries[1].record
    assert (record.pmid, record.year, record.authors[0].family) == ("", "", "D oe")
    assert record.record_id == "doi:10.1000/a"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"schema": 1', '"schema": 2', "unknown-schema"),
        ('"date": "2025"', '"date": "soon"', "bad-date"),
        ('"hash"', '"hush"', "bad-json"),
    ],
)
def test_header_of_another_version_is_refused(old: str, new: str, code: str) -> None:
    with pytest.raises(UnreadableInputError, match=f"^s.jsonl:1: {code}: "):
        read_frozen("s.jsonl", changed(old, new))
