from collections.abc import Iterator

import pytest

from assistant.errors import (
    MAX_LISTED,
    DraftreviewError,
    Location,
    OutputError,
    Problem,
    ProblemsError,
    RuleFileError,
    UnknownNameError,
    UnreadableInputError,
    list_first,
)


@pytest.mark.parametrize(
    ("location", "printed"),
    [
        (Location("a.nbib"), "a.nbib"),
        (Location("a.nbib", 3), "a.nbib:3"),
        (Location("rules/a.yaml", 3, 7), "rules/a.yaml:3:7"),
    ],
)
def test_a_location_prints_as_editors_link_it(location: Location, printed: str) -> None:
    assert str(location) == printed


def test_a_problem_prints_its_address_code_and_message() -> None:
    assert str(Problem(Location("a.nbib", 3), "no-abstract", "add one")) == "a.nbib:3: no-abstract: add one"


@pytest.mark.parametrize("steering", ["\n", "\r", "\x1b[31m", "\x07", "\x9b", "\u202e", "\u2066", "\u2028", "\udcff"])
def test_what_is_quoted_never_steers_a_terminal(steering: str) -> None:
    printed = str(Problem(Location(f"a{steering}.nbib", 3), "bad-doi", f"'{steering}b' is none"))
    assert steering[0] not in printed and printed.startswith("a\\") and printed.endswith("b' is none")
    printed.encode()
    assert steering[0] not in str(OutputError(f"a{steering}", "it is a folder"))


def test_of_many_problems_only_the_first_are_looked_for() -> None:
    looked = 0

    def look() -> Iterator[Problem]:
        nonlocal looked
        while True:
            looked += 1
            yield Problem(Location("a", looked), "x", "y")

    listed = list_first(look())
    assert looked == len(listed) == MAX_LISTED + 1
    assert {problem.code for problem in listed[:-1]} == {"x"}
    assert str(listed[-1]).startswith(f"a:{MAX_LISTED + 1}: more-problems: ")
    few = [Problem(Location("a"), "x", "y")] * MAX_LISTED
    assert list_first(few) == few


def test_a_long_quotation_is_cut() -> None:
    assert len(str(Problem(Location("a", 1), "x", "y" * 1_000_000))) < 2_100


def test_an_error_prints_one_line_a_problem_and_keeps_them() -> None:
    problems = [Problem(Location("a", 1), "x", "one"), Problem(Location("a", 2), "y", "two")]
    error = RuleFileError(iter(problems))
    assert error.problems == tuple(problems)
    assert str(error) == "a:1: x: one\na:2: y: two"


@pytest.mark.parametrize(
    ("error", "exit_code"),
    [
        (ProblemsError([]), 1),
        (RuleFileError([]), 1),
        (UnreadableInputError([]), 1),
        (UnknownNameError("rule pack", "x", []), 2),
        (OutputError("x.docx", "Is a directory"), 2),
    ],
)
def test_exit_codes(error: DraftreviewError, exit_code: int) -> None:
    assert error.exit_code == exit_code


def test_an_unknown_name_lists_the_known_ones_in_order() -> None:
    assert str(UnknownNameError("rule pack", "c", ["b", "a"])) == "unknown rule pack 'c'; known: a, b"
    assert str(UnknownNameError("rule pack", "c", [])) == "unknown rule pack 'c'; check the name"


def test_an_output_error_says_what_to_do() -> None:
    assert str(OutputError("x.docx", "disk full")) == "x.docx: cannot-write: disk full; choose another place with -o"
