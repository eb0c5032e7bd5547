import pytest

from assistant.draft.word_markup import mark_cell, mark_field, mark_paragraph, mark_row, mark_run, parse, read_row
from assistant.paragraph_text import row_text, stated_text


@pytest.mark.parametrize(
    "runs",
    [
        [],
        [mark_run("")],
        [mark_run("one "), mark_run("two", bold=True)],
        [mark_run("P < 0.05 & \"so\" on, 'x' > y &amp;")],
        [mark_run(" at both ends ")],
        [mark_field("REF _Ref1 \\h", mark_run("Table 1"))],
        [mark_run("see "), mark_field("REF _Ref1 \\h", mark_run("Table 1")), mark_run(" there")],
    ],
)
def test_a_row_is_read_from_its_markup_as_from_a_file(runs: list[str]) -> None:
    cells = [mark_cell(mark_paragraph("Text", "".join(runs)), 10), mark_cell(mark_paragraph("Text", mark_run("b")), 10)]
    row = mark_row(cells, header=True)
    (element,) = parse(row)
    assert read_row(row) == (row_text(element), stated_text(element))
