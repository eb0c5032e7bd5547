from pathlib import Path

import pytest

from assistant.errors import RuleFileError
from assistant.pack import open_pack
from assistant.read.duplicate_rules import load_duplicate_rules

GOOD = """
description: D
same_doi: [{id: a, title: 50}]
same: [{id: b, title: 100, years_apart: 0}]
"""


def load(folder: Path, text: str) -> str:
    """Load rules over the pack; give its problems."""
    (folder / "reading").mkdir()
    (folder / "reading" / "duplicates.yaml").write_text(text, encoding="utf-8")
    try:
        load_duplicate_rules(open_pack(overrides=folder))
    except RuleFileError as error:
        return str(error)
    return ""


def test_a_users_file_replaces_that_of_the_pack(tmp_path: Path) -> None:
    assert load(tmp_path, GOOD) == ""
    assert [c.id for c in load_duplicate_rules(open_pack(overrides=tmp_path)).same] == ["b"]


def test_a_pack_without_the_file_takes_that_which_comes_with_draftreview(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text('id: field\ntitle: T\ndescription: D\nversion: "1"\n', encoding="utf-8")
    assert load_duplicate_rules(open_pack(str(tmp_path))) == load_duplicate_rules(open_pack())


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (GOOD + "perhaps: [{id: c}]\n", ":5:11: empty-condition", "name a similarity"),
        (GOOD + "perhaps: [{id: c, title: 9}, {id: c, title: 8}]\n", ":5:35: duplicate-id", "c stands twice"),
        (GOOD + "precedence: {formats: [medlin]}\n", ":5:24: unknown-format", "did you mean 'medline'?"),
        (GOOD + "precedence: {fuller: [doi]}\n", ":5:23: bad-value", "abstract"),
        (GOOD + "perhaps: [{id: c, titel: 9}]\n", ":5:19: unknown-key", "did you mean 'title'?"),
        (GOOD + "perhaps: [{id: c, title: 101}]\n", ":5:26: bad-value", "100"),
        ("description: D\n", ":1:1: bad-value", "same_doi"),
    ],
)
def test_problems_name_their_place(text: str, place: str, message: str, tmp_path: Path) -> None:
    found = load(tmp_path, text)
    assert place in found and message in found
