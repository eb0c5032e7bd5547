import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Problem, Severity
from assistant.model import Source
from assistant.read import medline
from assistant.read.detection import Format
from assistant.read.entries import Reading
from assistant.read.files import read_citations
from assistant.read.medline import parse_medline
from assistant.read.records import MAX_ABSTRACT


def read(text: str) -> Reading:
    """Read the lines all at once and one by one, which must come to the same."""
    at_once, by_line = (
        read_citations(parse_medline("folder/a.nbib", source), "folder/a.nbib", Format.MEDLINE)
        for source in ([text.removesuffix("\n")], text.splitlines())
    )
    assert at_once == by_line
    return at_once


def problems(text: str) -> list[tuple[int | None, str]]:
    return [(problem.location.line, problem.code) for problem in read(text).problems]


def test_records_know_their_first_line() -> None:
    reading = read("\nPMID- 1\nTI  - One\n\n\nOWN - NLM\nSTAT- Publisher\nTI  - Two\nLID - 10.1000/Two [doi]\n")
    assert [(e.record.record_id, str(e.location)) for e in reading.entries] == [
        ("pmid:1", "folder/a.nbib:2"),
        ("doi:10.1000/two", "folder/a.nbib:6"),
    ]
    assert reading.entries[0].record.sources == (Source("a.nbib", 2, "medline"),)
    assert reading.problems == ()


def test_wrapped_fields_are_joined_by_one_space() -> None:
    (entry,) = read(
        "PMID- 1\nTI  - A long\n      title\nAB  - First  line.\n      Second\tline.\n      \n      Third line.\n"
        "CN  - A study group with a name that is\n      longer than a line\nAID - 10.1000/abc\n      [doi]\n"
    ).entries
    assert entry.record.title == "A long title"
    assert entry.record.abstract == "First line. Second line. Third line."
    assert [author.family for author in entry.record.authors] == [
        "A study group with a name that is longer than a line"
    ]
    assert entry.record.doi == "10.1000/abc"


def test_a_second_pmid_begins_a_record_without_a_blank_line() -> None:
    reading = read("PMID- 1\nTI  - One\nPMID- 2\nTI  - Two\n")
    assert [(e.record.pmid, e.location.line) for e in reading.entries] == [("1", 1), ("2", 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PMID- 1\nTI  - One\ngarbage\nmore of it\n      and its tail\nAB  - Text\n", [(3, "unreadable-line")]),
        ("PMID- 1\ngarbage\nTI  - One\ngarbage\n", [(2, "unreadable-line"), (4, "unreadable-line")]),
        ("a preface\n\nPMID- 1\nTI  - One\n", [(1, "unreadable-line")]),
        ("      an orphan\nPMID- 1\nTI  - One\n", [(1, "unreadable-line")]),
        ("PMID 1\nTI  - One\n", [(1, "unreadable-line")]),
        ("PMID- 1\nTI  - One\nXYZ - new\n      tail\n\nPMID- 2\nTI  - Two\nXYZ - new\n", [(3, "unknown-tag")]),
        ("PMID- 1\nAB  - Text\n\nPMID- 2\nTI  - Two\n", [(1, "no-title")]),
        ("PMID- 1\nTI  -\nTT  -\n", [(1, "no-title")]),
        ("PMID- one\nTI  - One\n", [(1, "bad-pmid")]),
        ("PMID- 1\nTI  - One\nLID - 10.1000/a [doi]\nAID - 10.1000/b [doi]\n", [(1, "two-dois")]),
        ("PMID- 1\nTI  - One\nLID - 10.1000/a [doi]\nAID - 10.1000/A [doi]\nAID - X1 [pii]\n", []),
    ],
)
def test_faults_are_located(text: str, expected: list[tuple[int, str]]) -> None:
    assert problems(text) == expected


def test_left_out_lines_do_not_leak_into_fields() -> None:
    (entry,) = read("PMID- 1\nTI  - One\ngarbage\n      tail\nAB  - Text\nXYZ - new\n      tail\nVI  - 3\n").entries
    assert (entry.record.title, entry.record.abstract, entry.record.volume) == ("One", "Text", "3")


def test_a_record_that_begins_with_a_stray_line_begins_at_its_first_field() -> None:
    (entry,) = read("stray\nPMID- 1\nTI  - One\n").entries
    assert entry.location.line == 2


def test_unusable_records_are_counted_and_unknown_tags_are_no_fault() -> None:
    reading = read("PMID- 1\nAB  - Text\n\nPMID- 2\nTI  - Two\nXYZ - new\n")
    assert (len(reading.entries), reading.reported) == (1, 1)
    assert {p.code: p.severity for p in reading.problems} == {
        "no-title": Severity.ERROR,
        "unknown-tag": Severity.NOTE,
    }


def test_date_is_the_newest_of_the_records_read() -> None:
    reading = read("PMID- 1\nTI  - One\nLR  - 20240301\n\nPMID- 2\nTI  - Two\nDP  - 2023 Dec\n")
    assert reading.date == "2024-03-01"


def test_endless_fields_are_read_without_backtracking() -> None:
    # A pattern that backtracks would not come to an end here.
    long = 200_000
    text = f"PMID- 1\nTI  - One\nAU  - {'A ' * long}\nLID - 10.1000/{'a' * long}\nDP  - {'1' * long}\nAB  - a\n"
    (entry,) = read(text + "      b\n" * long).entries
    assert (entry.record.doi, entry.record.year, len(entry.record.abstract)) == ("", "", MAX_ABSTRACT - 1)


@pytest.mark.parametrize("blank", ["\n\n", "\n \n", "\n\n\n"])
def test_lines_are_counted_over_blank_ones(blank: str) -> None:
    reading = read(f"PMID- 1\nTI  - One{blank}PMID- 2\nTI  - Two{blank}\nPMID- 3\nTI  - Three\n")
    gap = blank.count("\n") + 1
    assert [e.location.line for e in reading.entries] == [1, 1 + gap, 2 + 2 * gap]


def test_a_file_without_blank_lines_is_not_gathered_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(medline, "_LONG", 40)
    lines = [line for number in range(1, 60) for line in (f"PMID- {number}", f"TI  - Title {number}")]
    longest = 0

    def watch(text: str) -> object:
        nonlocal longest
        longest = max(longest, len(text))
        return whole(text)

    whole = medline._read_fields
    monkeypatch.setattr(medline, "_read_fields", watch)
    found = list(parse_medline("a.nbib", lines))
    assert [(c.line, c.title) for c in found if not isinstance(c, Problem)] == [
        (2 * number - 1, f"Title {number}") for number in range(1, 60)
    ]
    assert longest < 100


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=80))
def test_rubbish_spoils_no_neighbour(rubbish: str) -> None:
    entries = read(f"PMID- 1\nTI  - One\n\n{rubbish}\n\nPMID- 2\nTI  - Two\n").entries
    assert [(e.record.pmid, e.record.title) for e in (entries[0], entries[-1])] == [("1", "One"), ("2", "Two")]
