import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.draft import Phrases, load_phrases
from assistant.errors import RuleFileError, UnknownNameError
from assistant.pack import open_pack
from tests.draft.conftest import Desk

Rewrite = Callable[[str, str], Path]

NAMED = 'named.place: "{{ places | listed }} {{ cite }}"'


@pytest.fixture
def rewrite(desk: Desk, tmp_path: Path) -> Rewrite:
    """Copy the pack with one passage of its phrase file replaced, and give the folder."""

    def copy(old: str, new: str) -> Path:
        folder = tmp_path / "pack"
        shutil.copytree(desk.pack.folders[0], folder)
        path = folder / "phrases" / "en.yaml"
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))
        return folder

    return copy


def load(folder: Path) -> Phrases:
    return load_phrases(open_pack(str(folder)))


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        (NAMED, 'named.place: "{{ place }}"', "bad-phrase", "'places'"),
        (NAMED, 'named.place: "{{ places }"', "bad-phrase", "correct"),
        (NAMED, "named.place: '{{ 1 | shout }}'", "bad-phrase", "shout"),
        ("\n  named.place:", "\n  namd.place:", "unknown-phrase", "did you mean 'named.place'?"),
        ("\n  named.place:", "\n  namd.place:", "missing-phrase", "it gets: cite, places"),
        ("\n  level:\n", "\n  levels:\n", "unknown-words", "did you mean 'level'?"),
        ("    lobe: lobe\n", "", "missing-words", "level: add lobe"),
    ],
)
def test_a_wrong_phrase_file_is_refused_at_its_line(
    rewrite: Rewrite, old: str, new: str, code: str, message: str
) -> None:
    folder = rewrite(old, new)
    with pytest.raises(RuleFileError) as caught:
        load(folder)
    problem = next(p for p in caught.value.problems if p.code == code)
    assert message in problem.message
    assert problem.location.path.endswith("en.yaml") and problem.location.line and problem.location.line > 1


def test_the_line_of_a_wrong_phrase_is_its_own(rewrite: Rewrite) -> None:
    folder = rewrite("  sides.differ: The", "  sides.differ: '{% if %}' # The")
    lines = (folder / "phrases" / "en.yaml").read_text().splitlines()
    with pytest.raises(RuleFileError) as caught:
        load(folder)
    line = caught.value.problems[0].location.line
    assert line and "sides.differ" in lines[line - 1]


def test_a_value_that_a_filter_cannot_take_is_an_error_at_the_phrase(rewrite: Rewrite) -> None:
    phrases = load(rewrite('pair: "{{ place }}', 'pair: "{{ place | numeral }}'))
    with pytest.raises(RuleFileError, match=r"en\.yaml:\d+:\d+: bad-phrase: pair: "):
        phrases.say("pair", place="a", targets=("b",))


def test_an_unknown_language_names_the_known_ones(desk: Desk) -> None:
    with pytest.raises(UnknownNameError, match="known: en"):
        load_phrases(desk.pack, "xx")


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("{{ place | number }}", 0, "no"),
        ("{{ place | number }}", 9, "nine"),
        ("{{ place | number }}", 10, "10"),
        ("{{ place | number }}", 6505, "6,505"),
        ("{{ place | plural('cohort', 'cohorts') }}", 1, "cohort"),
        ("{{ place | listed }}", ("a",), "a"),
        ("{{ place | listed }}", ("a", "b", "c"), "a, b and c"),
        ("{{ place | clauses }}", ("a and b", "c"), "a and b, and c"),
        ("{{ place | capital }}", "grey matter", "Grey matter"),
        ("{{ place | capital }}", "fALFF in", "fALFF in"),
        ("{{ place }}", "A & B <c> {{ d }}", "A & B <c> {{ d }}"),
    ],
)
def test_filters_write_numbers_and_lists(rewrite: Rewrite, text: str, value: object, said: str) -> None:
    phrases = load(rewrite('pair: "{{ place }} with {{ targets | listed }}"', f'pair: "{text}"'))
    assert phrases.say("pair", place=value) == said
