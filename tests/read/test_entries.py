import pytest

from assistant.errors import Location, Problem, UnreadableInputError
from assistant.read import entries
from assistant.read.citations import Citation
from assistant.read.detection import Format
from assistant.read.files import read_citations


def test_problems_beyond_measure_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MAX_PROBLEMS", 3)
    reading = read_citations([Problem(Location("a", n), "x", "y") for n in range(1, 8)], "a", Format.RIS)
    assert [problem.location.line for problem in reading.problems] == [1, 2, 3, None]
    assert reading.reported == 7
    assert str(reading.problems[-1]).startswith("a: too-many-problems: 4 more problems are not listed")


def test_more_records_than_any_search_gives_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MAX_RECORDS", 2)
    citations = [Citation(line=n, title=f"Title {n}") for n in range(1, 4)]
    assert len(list(read_citations(citations[:2], "a", Format.RIS).entries)) == 2
    with pytest.raises(UnreadableInputError, match="a: too-large: more than 2 records"):
        read_citations(citations, "a", Format.RIS)
