import pytest

from benchmarks.blocks import rewrite_block

TEXT = "before\n<!-- a: begin, written by make x -->\nold\n<!-- a: end -->\n<!-- b: begin -->\nother\n<!-- b: end -->\n"


def test_only_the_block_of_the_name_is_written_anew():
    text = rewrite_block(TEXT, "a", "new\n")
    assert text == TEXT.replace("\nold\n", "\n\nnew\n\n")
    assert rewrite_block(text, "a", "new") == text


def test_figures_are_taken_as_they_are():
    assert r"\1 \g<0>" in rewrite_block(TEXT, "a", r"\1 \g<0>")


def test_missing_marks_are_told():
    with pytest.raises(ValueError, match="the marks of 'c' are missing"):
        rewrite_block(TEXT, "c", "new")
