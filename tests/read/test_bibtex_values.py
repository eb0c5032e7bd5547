import pytest

from assistant.read.bibtex_values import MONTHS, Value, read_value

MACROS = {**MONTHS, "jp": "Journal of Pain"}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("{A {B} C}", "A {B} C"),
        ('"A {"}B{"} C"', 'A {"}B{"} C'),
        ("2001", "2001"),
        ("jun", "Jun"),
        ("JP", "Journal of Pain"),
        ("unknownmacro", "unknownmacro"),
        ('jp # " (" # {Suppl} # ")"', "Journal of Pain (Suppl)"),
        (r"{100\% \{x\}}", r"100\% \{x\}"),
        ("bare words here", "bare words here"),
        ("", ""),
    ],
)
def test_values_are_joined_and_expanded(written, text):
    assert read_value(written, MACROS) == Value(text)


def test_fields_behind_a_missing_comma_are_told_apart():
    assert read_value('{One}\n year = 2001\n note = "x"', {}) == Value("One", (("year", "2001"), ("note", "x")))


def test_macros_cannot_ask_for_any_amount_of_memory():
    assert len(read_value("#".join(["a"] * 1000), {"a": "x" * 10_000}).text) <= 20_000
