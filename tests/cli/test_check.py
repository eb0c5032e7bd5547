from collections.abc import Callable
from pathlib import Path

from click.testing import Result


def test_the_pack_is_sound_and_its_examples_hold(run: Callable[..., Result]) -> None:
    result = run("check")
    assert result.exit_code == 0, result.stderr
    assert result.stderr.endswith("; every example holds\n")


def test_all_problems_of_all_rule_files_are_named_at_once(run: Callable[..., Result], tmp_path: Path) -> None:
    for name, text in {
        "concepts/mine.yaml": "label: x\ndescription: y\nconcepts:\n  - {id: a, nmae: b}\n",
        "phrases/en.yaml": "language: en\nphrases: {a: '{{'}\n",
    }.items():
        (tmp_path / "mine" / name).parent.mkdir(parents=True)
        (tmp_path / "mine" / name).write_text(text, encoding="utf-8")
    result = run("check", "mine")
    assert result.exit_code == 1
    assert "mine/concepts/mine.yaml:4:13: unknown-key: concepts.0.nmae; did you mean 'name'?\n" in result.stderr
    assert "mine/phrases/en.yaml:" in result.stderr


def test_an_example_of_a_screening_rule_that_fails_is_named(run: Callable[..., Result], tmp_path: Path) -> None:
    text = """\
description: A test.
rules:
  - id: letters
    decision: primary
    where: {publication_type: [letter]}
    examples: {match: [{title: A letter, publication_type: [news]}]}
"""
    path = tmp_path / "mine" / "screening" / "0-mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text.replace("id: letters", "id: my-letters"), encoding="utf-8")
    result = run("check", "mine")
    assert result.exit_code == 1
    assert "mine/screening/0-mine.yaml:6:24: example-fails: the rule 'editorials' decides here" in result.stderr


def test_notes_on_sections_leave_the_exit_code_alone(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "mine" / "grouping" / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("sections: [{id: other, where: {design: {not: [cross-sectional]}}}]\n", encoding="utf-8")
    result = run("check", "mine")
    assert result.exit_code == 0, result.stderr
    assert "no-section: no section takes claims with " in result.stderr
    assert result.stderr.endswith("; every example holds\n")
