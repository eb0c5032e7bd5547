import pytest

from assistant.errors import Problem, Severity
from assistant.read.tagged_entries import TaggedEntry, cut_ris, cut_web_of_science


def cut(text: str) -> list[tuple[int, list[str]]]:
    """Give the line of each entry and its fields."""
    items = cut_ris("a.ris", text.split("\n"))
    return [
        (entry.line, [f"{tag}={'|'.join(lines)}" for tag, found in entry.fields.items() for lines in found])
        for entry in items
        if isinstance(entry, TaggedEntry)
    ]


def faults(text: str) -> list[tuple[int | None, str]]:
    found: list[Problem] = []
    for item in cut_ris("a.ris", text.split("\n")):
        found += item.problems if isinstance(item, TaggedEntry) else [item]
    return [(problem.location.line, problem.code) for problem in found]


def test_every_type_line_gives_an_entry_at_its_line() -> None:
    assert cut("\n1.\nTY  - JOUR\nTI  - One\nER  - \n\n2.\nTY  - GEN\nTI  - Two\nER  -") == [
        (3, ["TY=JOUR", "TI=One"]),
        (8, ["TY=GEN", "TI=Two"]),
    ]


@pytest.mark.parametrize(
    "line",
    ["TI  - One", "ti  - One", "TI  -One", "TI\t- One", "TI \t- One", "TI   - One", "\ufeffTI  - One", "  TI  - One"],
)
def test_fields_are_known_in_every_spelling(line: str) -> None:
    assert cut(f"TY  - JOUR\n{line}\nER  - ") == [(1, ["TY=JOUR", "TI=One"])]


def test_one_space_serves_only_in_a_file_that_is_written_so() -> None:
    assert cut("TY - JOUR\nTI - One\nER -") == [(1, ["TY=JOUR", "TI=One"])]
    assert cut("TY  - JOUR\nAB  - Text\nPB - not a field\nER  - ") == [(1, ["TY=JOUR", "AB=Text|PB - not a field"])]


def test_text_that_looks_like_a_field_continues_the_one_above() -> None:
    assert cut("TY  - JOUR\nAB  - First\n\nno  - more\nER  - ") == [(1, ["TY=JOUR", "AB=First||no  - more"])]


def test_unknown_fields_do_not_leak_into_others() -> None:
    assert cut("TY  - JOUR\nTI  - One\nLK  - http\nQQ  -\nER  - ") == [(1, ["TY=JOUR", "TI=One", "LK=http", "QQ="])]


@pytest.mark.parametrize(
    ("text", "entries", "expected"),
    [
        ("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - ", 2, [(1, "no-end")]),
        ("TY  - JOUR\nTI  - One", 1, [(1, "no-end")]),
        ("TY  - JOUR\nTY  - BOOK\nTI  - One\nER  - ", 1, [(2, "repeated-type")]),
        ("TY  - JOUR\nTI  - One\nTY  - BOOK\nPB  - House\nER  - ", 1, [(3, "repeated-type")]),
        ("TY  - JOUR\nER  - \nTY  - JOUR\nER  - ", 2, []),
        ("TI  - One\nER  - ", 1, [(1, "no-type")]),
        ("AU  - One\nPY  - 2001\nER  - ", 1, [(1, "no-type")]),
        ("TI  - One\nTY  - JOUR\nTI  - Two\nER  - ", 2, [(1, "no-type"), (1, "no-end")]),
        ("TY  - JOUR\nER  - \nNL  - Ex\n\nLink to it\nTY  - JOUR\nER  - \nNL  - Ex", 2, [(3, "stray-line")]),
        ("a preface\n\nanother\nTY  - JOUR\nER  - ", 1, [(1, "stray-line")]),
        ("1.\n\nTY  - JOUR\nER  - ", 1, []),
        ("ER  - \nER  - ", 0, []),
        ("", 0, []),
    ],
)
def test_faults_are_located_and_cost_no_entry(text: str, entries: int, expected: list[tuple[int, str]]) -> None:
    assert (len(cut(text)), faults(text)) == (entries, expected)


def test_lines_outside_of_records_are_only_noted() -> None:
    (note,) = cut_ris("a.ris", ["a preface"])
    assert isinstance(note, Problem) and note.severity is Severity.NOTE


def test_web_of_science_is_cut_at_its_types() -> None:
    text = "FN Clarivate\nVR 1.0\nPT J\nAU Byron, A\n   Hopper, G\nTI One\nER\n\nPT J\nTI Two\nbroken\nPT J\nER\n\nEF"
    entries = list(cut_web_of_science("a.txt", text.split("\n")))
    assert [e.line for e in entries if isinstance(e, TaggedEntry)] == [3, 9, 12]
    first, second, _ = (e for e in entries if isinstance(e, TaggedEntry))
    assert first.lines("AU") == ("Byron, A", "Hopper, G")
    assert [(p.location.line, p.code) for p in second.problems] == [(11, "unreadable-line"), (9, "no-end")]
