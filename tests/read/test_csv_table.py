import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import Problem
from assistant.read.citations import Citation
from assistant.read.csv_table import DELIMITERS, parse_csv

QUICK = settings(max_examples=60, deadline=None, derandomize=True)


def read(text: str, **mapping: str) -> list[tuple[int, str, str]]:
    return [
        (item.line, item.title, item.year)
        for item in parse_csv("a.csv", text.split("\n"), mapping)
        if isinstance(item, Citation)
    ]


def faults(text: str, **mapping: str) -> list[tuple[int | None, str]]:
    found: list[Problem] = []
    for item in parse_csv("a.csv", text.split("\n"), mapping):
        found += item.problems if isinstance(item, Citation) else [item]
    return [(problem.location.line, problem.code) for problem in found]


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = '\nTitle;Year\n"One; two, three|four";2001\n'.replace(";", delimiter)
    ((line, title, year),) = read(text)
    assert (line, year, title.startswith("One"), faults(text)) == (3, "2001", True, [])


def test_rows_begin_at_their_physical_line() -> None:
    text = 'Title,Year\n"One\n\nand more",2001\n\nTwo,2002\n"Say ""three""",2003'
    assert read(text) == [(2, "One and more", "2001"), (6, "Two", "2002"), (7, 'Say "three"', "2003")]
    assert faults(text) == []


def test_lines_above_the_names_are_passed_over() -> None:
    assert read("sep=;\nTitle;Year\nOne;2001") == [(3, "One", "2001")]
    assert read("Results of a search\n\nTitle,Year\nOne,2001") == [(4, "One", "2001")]


@pytest.mark.parametrize(
    ("rows", "titles", "expected"),
    [
        ("One,2001,\nx\nTwo,2002,", ["One", "Two"], [(3, "bad-row")]),
        ("One,2001,a,b\nTwo,2002,", ["Two"], [(2, "bad-row")]),
        ("One,2001,a,,\nTwo,2002,", ["One", "Two"], []),
        ("One,2001\nTwo,2002,", ["One", "Two"], [(2, "short-row")]),
        ('One,2001,"open\nTwo,2002,"fine"\nThree,2003,', ["One", "Two", "Three"], [(2, "open-quote")]),
        ('One,"2001,open\nTwo,2002,', ["One", "Two"], []),
        ('"One,2001,open\nTwo,2002,', ['"One', "Two"], [(2, "open-quote")]),
        ('One,2001,"a" b\nTwo,2002,', ["One", "Two"], []),
        ('One,"2001\nmore\nmore,x,y,z\nTwo,2002,\nx', ["One", "Two"], [(2, "open-quote"), (2, "short-row")]),
        (f"One,2001,{'a' * 400_000}\nTwo,2002,", ["One", "Two"], []),
        (",,\n , ,\nTwo,2002,", ["Two"], []),
        (f"One,2001,{'a' * 600_000}\nTwo,2002,", ["Two"], [(2, "bad-row")]),
    ],
)
def test_faults_are_located_and_stay_in_their_row(
    rows: str, titles: list[str], expected: list[tuple[int, str]]
) -> None:
    text = f"Title,Year,Abstract\n{rows}"
    assert ([title for _, title, _ in read(text)], faults(text)[: len(expected)]) == (titles, expected)


def test_tabs_cut_off_at_the_end_of_a_line_are_no_fault() -> None:
    assert faults("Title\tYear\tAbstract\nOne\n") == []
    assert read('Title\tYear\tAbstract\n"One" side\t2001\n12" screens\t2002\tA "text\n') == [
        (2, "One side", "2001"),
        (3, '12" screens', "2002"),
    ]


def test_a_table_without_titles_names_its_columns_and_the_way_out() -> None:
    (problem,) = parse_csv("a.csv", ["", "Titel,Jahr", "Eins,2001"])
    assert str(problem) == (
        "a.csv:2: no-title-column: no column is known to hold titles; found are 'Titel', 'Jahr': "
        "name it with --columns title=NAME"
    )
    assert read("Titel,Jahr\nEins,2001", title="titel", year="Jahr") == [(2, "Eins", "2001")]


def test_a_wish_that_cannot_be_met_is_a_fault() -> None:
    assert faults("Title,Year\nOne,2001", year="Jahr") == [(1, "no-column")]
    assert faults("Title,Year\nOne,2001", yeer="Year") == [(1, "no-column")]


def test_nothing_at_all_is_a_fault() -> None:
    assert faults("") == [(None, "no-title-column")]


def test_a_quotation_mark_at_the_top_does_not_swallow_a_long_file() -> None:
    rows = [f"Title {n},2001" for n in range(1000)]
    text = "\n".join(["Title,Year", '"open', *rows])
    assert (len(read(text)), faults(text)) == (1000, [(2, "bad-row")])


@QUICK
@given(st.lists(st.text(alphabet='",ab \r\t\0;', max_size=12), max_size=6))
def test_anything_between_two_rows_leaves_them_whole(lines: list[str]) -> None:
    text = "\n".join(["Title,Year,DOI", '"The first",2001,', *lines, '"The last",2002,"10.1000/x"', '"End",2003,'])
    found = read(text)
    assert found[0] == (2, "The first", "2001")
    assert [title for _, title, _ in found[-2:]] == ["The last", "End"]


@QUICK
@given(st.text(max_size=200), st.dictionaries(st.sampled_from(["title", "year", "x"]), st.text(max_size=5)))
def test_arbitrary_text_never_raises(text: str, mapping: dict[str, str]) -> None:
    for item in parse_csv("a.csv", f"Title,Year\n{text}".split("\n"), mapping):
        assert isinstance(item, Citation | Problem)
    for item in parse_csv("a.csv", text.split("\n"), mapping):
        assert isinstance(item, Citation | Problem)
