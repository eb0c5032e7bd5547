import io
import sys

import pytest

from assistant.cli.messages import count, print_problems, show_progress
from assistant.errors import Location, Problem, Severity

ERROR = Problem(Location("a.nbib", 3), "bad-line", "mend it")
NOTE = Problem(Location("a.nbib", 9), "duplicate", "merged", Severity.NOTE)


@pytest.mark.parametrize(
    ("problems", "exit_code"), [((), 0), ((NOTE,), 0), ((ERROR,), 1), ((NOTE, ERROR), 1), ((ERROR, NOTE), 1)]
)
def test_only_errors_change_the_exit_code(problems: tuple[Problem, ...], exit_code: int) -> None:
    assert print_problems(problems) == exit_code


def test_problems_go_to_standard_error_one_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    print_problems([ERROR, NOTE])
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "a.nbib:3: bad-line: mend it\na.nbib:9: duplicate: merged\n"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 studies"), (1, "1 study"), (2, "2 studies"), (1500, "1,500 studies")]
)
def test_counts_agree_with_their_noun(number: int, words: str) -> None:
    assert count(number, "study", "studies") == words


def test_a_regular_plural_needs_no_word() -> None:
    assert count(3, "record") == "3 records"


def test_progress_is_silent_unless_a_person_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress([1, 2], "Reading") as shown:
        assert list(shown) == [1, 2]
    assert capsys.readouterr().err == ""


def test_progress_goes_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with show_progress([1, 2], "Reading") as shown:
        assert list(shown) == [1, 2]
    assert "Reading" in terminal.getvalue()
    assert "100%" in terminal.getvalue()
