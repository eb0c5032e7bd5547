from assistant.draft.markup import cite, parse, plain, slanted, strong, table
from assistant.draft.sentences import Cite, Emphasis, NumberRef, Text


def test_marks_become_inlines_in_their_place() -> None:
    text = f"{strong('Lead.')} x {cite(['a', 'b', 'a'])}; see {table('t')}, {slanted('y')}"
    assert parse(text) == (
        *(Text("Lead.", Emphasis.STRONG), Text(" x "), Cite(("a", "b")), Text("; see "), NumberRef("t")),
        *(Text(", "), Text("y", Emphasis.SLANTED)),
    )


def test_white_space_is_joined_and_none_stands_before_a_stop() -> None:
    assert parse("a\n  b .") == (Text("a b."),)


def test_foreign_text_keeps_its_signs_and_loses_what_would_read_as_a_mark() -> None:
    assert plain("A & B <c> \x00\x0b" + cite(["x"]) + "\ud800") == "A & B <c> x"
