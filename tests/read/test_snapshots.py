import gc
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Severity, UnreadableInputError
from assistant.read import ReadingOptions, load_snapshot, read_texts, snapshot_to_text

ONE = "PMID- 1\nTI  - One\nAB  - Text of one.\nDP  - 2024 May\n"
ONE_AGAIN = "PMID- 1\nTI  - One\nDP  - 2024 May\nLID - 10.1000/one [doi]\nVI  - 3\nIP  - 4\nPG  - 5\n"
TWO = "OWN - NOTNLM\nSTAT- Publisher\nTI  - Two\nLID - 10.1000/two [doi]\nDP  - 2025 Jan 7\n"
UNTITLED = "PMID- 3\nAB  - Text of three.\n"


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    first, second = tmp_path / "first.nbib", tmp_path / "second.txt"
    first.write_text(f"{ONE}\n{TWO}", encoding="utf-8")
    second.write_text(f"{UNTITLED}\n{ONE_AGAIN}", encoding="utf-8", newline="\r\n")
    return [first, second]


def test_every_record_is_accounted_for(files: list[Path]) -> None:
    snapshot, problems = load_snapshot(files)
    assert [record.record_id for record in snapshot.records] == ["doi:10.1000/two", "pmid:1"]
    assert snapshot.counts == {"read": 4, "merged": 1, "reported": 1, "kept": 2}
    assert snapshot.date == "2025-01-07"
    assert [(Path(p.location.path).name, p.location.line, p.code, p.severity) for p in problems] == [
        ("first.nbib", 1, "duplicate", Severity.NOTE),
        ("first.nbib", 6, "no-abstract", Severity.NOTE),
        ("second.txt", 1, "no-title", Severity.ERROR),
    ]


def test_abstract_of_a_duplicate_counts(files: list[Path]) -> None:
    snapshot, _ = load_snapshot(files)
    merged = snapshot.records[1]
    assert (merged.abstract, merged.doi) == ("Text of one.", "10.1000/one")
    assert [(source.path, source.line) for source in merged.sources] == [("first.nbib", 1), ("second.txt", 4)]


def test_order_of_files_is_without_effect(files: list[Path]) -> None:
    forward, backward = load_snapshot(files)[0], load_snapshot(files[::-1])[0]
    assert snapshot_to_text(forward) == snapshot_to_text(backward)


def test_a_frozen_snapshot_comes_back_as_it_was(files: list[Path], tmp_path: Path) -> None:
    snapshot, _ = load_snapshot(files)
    frozen = tmp_path / "s.jsonl"
    frozen.write_text(snapshot_to_text(snapshot), encoding="utf-8")
    again, problems = load_snapshot([frozen])
    assert again == snapshot
    assert snapshot_to_text(again) == snapshot_to_text(snapshot)
    assert [(p.location.line, p.code) for p in problems] == [(2, "no-abstract")]


def test_a_frozen_snapshot_and_a_file_are_put_together(files: list[Path], tmp_path: Path) -> None:
    frozen = tmp_path / "s.jsonl"
    frozen.write_text(snapshot_to_text(load_snapshot(files[:1])[0]), encoding="utf-8")
    snapshot, _ = load_snapshot([frozen, files[1]])
    assert snapshot.counts == {"read": 4, "merged": 1, "reported": 1, "kept": 2}
    assert snapshot.content_hash == load_snapshot(files)[0].content_hash


def test_a_changed_snapshot_is_read_with_its_own_hash(files: list[Path], tmp_path: Path) -> None:
    snapshot, _ = load_snapshot(files)
    frozen = tmp_path / "s.jsonl"
    frozen.write_text(snapshot_to_text(snapshot).replace("Text of one", "Text of none"), encoding="utf-8")
    changed, problems = load_snapshot([frozen])
    assert "hash-mismatch" in [problem.code for problem in problems]
    assert changed.records[1].abstract == "Text of none."
    assert changed.content_hash != snapshot.content_hash
    assert changed.date == snapshot.date


def test_the_caller_may_set_the_date(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1740830399")
    assert load_snapshot(files)[0].date == "2025-03-01"


def test_a_date_nobody_gives_stays_unknown(tmp_path: Path) -> None:
    path = tmp_path / "a.nbib"
    path.write_text("PMID- 1\nTI  - One\nAB  - Text.\n")
    snapshot, (problem,) = load_snapshot([path])
    assert (snapshot.date, problem.code, problem.severity) == ("", "no-date", Severity.NOTE)


def test_windows_encoded_file_is_read_with_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.nbib"
    path.write_bytes("PMID- 1\nTI  - Müller’s sign\nAB  - Text.\nDP  - 2024\n".encode("cp1252"))
    snapshot, problems = load_snapshot([path])
    assert snapshot.records[0].title == "Müller’s sign"
    assert [(p.location.line, p.code) for p in problems] == [(2, "encoding")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "missing-file"),
        (b"", "empty-file"),
        (b"\n  \n", "empty-file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "unknown-format"),
        (b"PK\x03\x04\x00\x00", "unknown-format"),
        (b"A shopping list\n", "unknown-format"),
        (b'{"id": 1, "text": "A text"}\n', "unknown-format"),
        (b"PMID- 1\nAB  - No title\n", "no-record"),
        (b'{"format": "draftreview-snapshot", "schema": 1, "date": "", "hash": "", "counts": {}}\n', "no-record"),
    ],
)
def test_files_without_a_record_are_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "bad.nbib"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableInputError) as caught:
        load_snapshot([path])
    assert caught.value.problems[-1].code == code
    assert caught.value.exit_code == 1


def test_all_bad_files_are_named_at_once(files: list[Path], tmp_path: Path) -> None:
    gone, empty = tmp_path / "gone.nbib", tmp_path / "empty.nbib"
    empty.touch()
    with pytest.raises(UnreadableInputError) as caught:
        load_snapshot([files[0], gone, empty])
    assert [problem.code for problem in caught.value.problems] == ["missing-file", "empty-file"]


def test_texts_and_bibliographic_files_serve_as_texts(files: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"pmid": 5, "text": " A  text\\n"}\n', encoding="utf-8")
    (record,), problems = read_texts(path)
    assert (record.record_id, record.abstract, problems) == ("pmid:5", " A  text\n", ())
    assert read_texts(files[0])[0] == load_snapshot(files[:1])[0].records


def test_strict_reading_fails_on_a_problem_and_names_them_all(files: list[Path]) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        load_snapshot(files, ReadingOptions(strict=True))
    assert [problem.code for problem in caught.value.problems] == ["duplicate", "no-abstract", "no-title", "strict"]
    assert caught.value.exit_code == 1


def test_strict_reading_lets_notes_pass(files: list[Path]) -> None:
    assert load_snapshot(files[:1], ReadingOptions(strict=True)) == load_snapshot(files[:1])


def test_strict_reading_of_texts(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"pmid": 5, "text": "A text"}\nrubbish\n', encoding="utf-8")
    assert [problem.code for problem in read_texts(path)[1]] == ["bad-json"]
    with pytest.raises(UnreadableInputError, match="strict"):
        read_texts(path, ReadingOptions(strict=True))


def test_the_collector_is_left_as_it_was(files: list[Path]) -> None:
    load_snapshot(files)
    assert gc.isenabled()
    gc.disable()
    try:
        load_snapshot(files)
        assert not gc.isenabled()
    finally:
        gc.enable()


_WORDS = st.sampled_from(["One", "Two", "Pain", "pain.", "[Not available]", ""])
_ENTRIES = st.one_of(
    st.builds("PMID- {}\nTI  - {}\nDP  - 2020\n".format, st.integers(1, 4), _WORDS),
    st.builds("PMID- {}\n{}\nTI  - Three\n".format, st.integers(1, 4), st.text(max_size=20)),
    st.text(max_size=30),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.lists(_ENTRIES, max_size=6), min_size=1, max_size=3))
def test_the_account_adds_up_whatever_is_read(contents: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.nbib" for number in range(len(contents))]
        for path, entries in zip(paths, contents, strict=True):
            text = "\n".join(["PMID- 9\nTI  - Sound\nAB  - Text.\n", *entries, "PMID- 10\nTI  - Sound too\n"])
            path.write_bytes(text.encode("utf-8", "replace"))
        snapshot, problems = load_snapshot(paths)
    counts = snapshot.counts
    assert counts["read"] == counts["merged"] + counts["reported"] + counts["kept"]
    assert counts["kept"] == len(snapshot.records)
    assert counts["merged"] == sum(problem.code == "duplicate" for problem in problems)
    assert {"pmid:9", "pmid:10"} <= {record.record_id for record in snapshot.records}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_located_refusal(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        path.write_bytes(content)
        try:
            load_snapshot([path])
        except UnreadableInputError as error:
            assert all(problem.location.path == str(path) for problem in error.problems)
