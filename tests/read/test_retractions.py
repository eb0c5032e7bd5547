from pathlib import Path

import pytest

from assistant.errors import Severity, UnreadableInputError
from assistant.model import Notice, NoticeKind, Record
from assistant.read.retractions import apply_retractions

HEAD = "Record ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,RetractionDate"
RECORDS = (
    Record("pmid:11", "One", pmid="11", doi="10.1000/one"),
    Record("pmid:12", "Two", pmid="12", retracted=True),
    Record("doi:10.1000/three", "Three", doi="10.1000/three"),
)


def write(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "watch.csv"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def apply(folder: Path, *rows: str) -> tuple[dict[str, Record], list[str]]:
    records, problems = apply_retractions(RECORDS, write(folder, *rows))
    return {r.title: r for r in records}, [f"{p.location.line}: {p.code}: {p.message}" for p in problems]


def test_a_retraction_by_doi_gets_the_words_of_the_file(tmp_path: Path) -> None:
    row = '7,"One, in a title",10.1000/ONE,0,Retraction,+Invented Data;+Duplicate of Image;,3/15/2024 0:00'
    records, problems = apply(tmp_path, row)
    text = "Retraction, 2024-03-15: Invented Data; Duplicate of Image"
    assert records["One"].retracted and records["One"].notices == (Notice(NoticeKind.RETRACTION, text),)
    assert problems == [f"2: retracted: pmid:11 is retracted ({text}); it has no vote"]
    assert (records["Two"], records["Three"]) == RECORDS[1:]


def test_a_retraction_by_pmid_and_without_a_reason(tmp_path: Path) -> None:
    records, _ = apply(tmp_path, "7,T,unavailable,11,Retraction,,")
    assert records["One"].notices == (Notice(NoticeKind.RETRACTION, "Retraction"),)


@pytest.mark.parametrize(
    ("nature", "kind"), [("Expression of concern", NoticeKind.CONCERN), ("Correction", NoticeKind.ERRATUM)]
)
def test_a_concern_or_correction_takes_no_vote(nature: str, kind: NoticeKind, tmp_path: Path) -> None:
    records, problems = apply(tmp_path, f"7,T,10.1000/three,0,{nature},+Reason;,1/2/2023 0:00")
    assert not records["Three"].retracted
    assert records["Three"].notices == (Notice(kind, f"{nature}, 2023-01-02: Reason"),)
    assert problems == []


@pytest.mark.parametrize(("dates", "retracted"), [(("1/1/2020", "1/1/2021"), False), (("1/1/2022", "1/1/2021"), True)])
def test_the_last_of_retraction_and_reinstatement_counts(
    dates: tuple[str, str], retracted: bool, tmp_path: Path
) -> None:
    rows = [f"7,T,10.1000/one,0,Retraction,+R;,{dates[0]}", f"8,T,10.1000/one,0,Reinstatement,,{dates[1]}"]
    records, _ = apply(tmp_path, *rows)
    assert records["One"].retracted is retracted
    assert bool(records["One"].notices) is retracted


def test_a_reinstatement_against_the_records_own_source_is_reported(tmp_path: Path) -> None:
    records, (problem,) = apply(tmp_path, "7,T,,12,Reinstatement,,1/1/2021")
    assert records["Two"].retracted
    assert problem.startswith("2: reinstated: pmid:12")


def test_what_is_known_already_is_not_said_again(tmp_path: Path) -> None:
    records, problems = apply(tmp_path, "7,T,,12,Retraction,+Why;,1/1/2021")
    assert problems == []
    assert records["Two"].notices == (Notice(NoticeKind.RETRACTION, "Retraction, 2021-01-01: Why"),)


def test_a_title_over_two_lines_and_columns_in_another_order(tmp_path: Path) -> None:
    head = "RetractionDate,Title,Reason,RetractionNature,OriginalPaperPubMedID,OriginalPaperDOI"
    path = write(
        tmp_path, '1/1/2021,"Two\nlines",+R;,Retraction,11,', "1/1/2021,T,+R;,Retraction,,10.1000/three", head=head
    )
    records, problems = apply_retractions(RECORDS, path)
    assert [r.retracted for r in records] == [True, True, True]
    assert [p.location.line for p in problems] == [2, 4]


def test_a_broken_row_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    records, problems = apply(tmp_path, "7,T,10.1000/one", "8,T,10.1000/three,0,Retraction,,1/1/2021")
    assert records["Three"].retracted
    assert [p.split(" ")[:2] for p in problems] == [["2:", "bad-row:"], ["3:", "retracted:"]]


def test_an_unknown_nature_is_reported_once(tmp_path: Path) -> None:
    row = "7,T,10.1000/one,0,Removal,,1/1/2021"
    records, (problem,) = apply(tmp_path, row, row, "9,T,10.1000/unrelated,0,Removal,,1/1/2021")
    assert (records["One"], problem.split(" ")[1]) == (RECORDS[0], "unknown-nature:")


def test_notes_do_not_change_the_exit_code(tmp_path: Path) -> None:
    _, problems = apply_retractions(RECORDS, write(tmp_path, "7,T,10.1000/one,0,Retraction,,1/1/2021"))
    assert [p.severity for p in problems] == [Severity.NOTE]


def test_applying_twice_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "7,T,10.1000/one,0,Retraction,+R;,1/1/2021", "8,T,,11,Correction,+C;,1/1/2020")
    once, _ = apply_retractions(RECORDS, path)
    assert apply_retractions(once, path)[0] == once


def test_another_csv_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"watch\.csv:1: not-retraction-watch: no column OriginalPaperDOI"):
        apply_retractions(RECORDS, write(tmp_path, "1,2", head="title,doi"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="missing-file"):
        apply_retractions(RECORDS, tmp_path / "gone.csv")


def test_a_stray_byte_in_a_title_is_a_note_only(tmp_path: Path) -> None:
    path = write(tmp_path, "7,T,10.1000/one,0,Retraction,,1/1/2021")
    path.write_bytes(path.read_bytes().replace(b",T,", b",T\xe9\xff,"))
    records, problems = apply_retractions(RECORDS, path)
    assert records[0].retracted
    assert {problem.severity for problem in problems} == {Severity.NOTE}
