import hashlib
import json

import pytest

from assistant.errors import UnreadableInputError
from assistant.model import Author, Notice, NoticeKind, Record, Snapshot, Source
from assistant.read.frozen import freeze, read_frozen, snapshot_to_text

ONE = Record(
    "pmid:1", "One – β", "Text.", (Author("Doe", "J"),), "J Test", "2020", "1", "2", "3-4", "10.1000/a", "1",
    "review", "en", True, ("review", "retracted publication"), (Notice(NoticeKind.RETRACTION, "J Test. 2021;2:1"),),
    ("doi:10.1000/p",), "doi:10.1000/p", (Source("a.nbib", 3, "medline"),),
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
        "publication_types": ["review", "retracted publication"],
        "notices": [{"kind": "retraction", "text": "J Test. 2021;2:1"}], "versions": ["doi:10.1000/p"],
        "superseded_by": "doi:10.1000/p",
        "sources": [{"path": "a.nbib", "line": 3, "format": "medline"}],
    }  # fmt: skip


def test_reading_back_is_the_identity() -> None:
    snapshot = freeze([ONE, TWO], "2025-03", {"read": 5, "merged": 2, "reported": 1, "kept": 2})
    reading = read_frozen("s.jsonl", lines_of(snapshot))
    assert reading.frozen == snapshot
    assert reading.frozen.records[1].sources == ONE.sources
    assert reading.problems == ()
    assert snapshot_to_text(reading.frozen) == snapshot_to_text(snapshot)


FIRST_LAYOUT = """\
{"format": "draftreview-snapshot", "schema": 1, "date": "2025", "hash": "%s", "counts": {"read": 1, "kept": 1}}
{"record_id": "pmid:7", "title": "Seven", "abstract": "Text.", "authors": [], "container_title": "", "year": "2020", \
"volume": "", "issue": "", "page": "", "doi": "", "pmid": "7", "type": "article-journal", "language": "", \
"retracted": false, "sources": [{"path": "a.nbib", "line": 1, "format": "medline"}]}
"""


def test_a_snapshot_of_the_first_layout_is_read_and_frozen_anew_in_this_one() -> None:
    bare = FIRST_LAYOUT.splitlines()[1].replace('[{"path": "a.nbib", "line": 1, "format": "medline"}]', "[]")
    text = FIRST_LAYOUT % hashlib.sha256(f"{bare}\n".encode()).hexdigest()
    reading = read_frozen("s.jsonl", text.splitlines())
    assert reading.problems == ()
    assert reading.frozen is not None
    assert reading.frozen.records == (Record("pmid:7", "Seven", "Text.", year="2020", pmid="7"),)
    assert reading.frozen.counts == {"read": 1, "kept": 1}
    again = read_frozen("s.jsonl", lines_of(reading.frozen))
    assert again.frozen == reading.frozen


def test_a_change_in_a_snapshot_of_the_first_layout_is_seen() -> None:
    reading = read_frozen("s.jsonl", (FIRST_LAYOUT % ("0" * 64)).splitlines())
    assert [problem.code for problem in reading.problems] == ["hash-mismatch"]


@pytest.mark.parametrize("path", ["/home/doe/a.nbib", "C:\\\\Users\\\\doe\\\\a.nbib", "folder/a.nbib"])
def test_folders_of_a_machine_are_not_kept(path: str) -> None:
    lines = changed('"path": "a.nbib"', f'"path": "{path}"')
    entries = read_frozen("s.jsonl", lines).entries
    assert [source.path for entry in entries for source in entry.record.sources] == ["a.nbib"]


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
        ('"schema": 2', '"schema": 3', "unknown-schema"),
        ('"schema": 2', '"schema": 0', "unknown-schema"),
        ('"date": "2025"', '"date": "soon"', "bad-date"),
        ('"hash"', '"hush"', "bad-json"),
    ],
)
def test_header_of_another_version_is_refused(old: str, new: str, code: str) -> None:
    with pytest.raises(UnreadableInputError, match=f"^s.jsonl:1: {code}: "):
        read_frozen("s.jsonl", changed(old, new))
