"""Differences of drafts as tracked changes, answered by LibreOffice."""

from collections.abc import Collection
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.draft.blocks import Block
from assistant.redline import merge_drafts, open_draft
from tests.redline.drafts import REMARKS, say, title, write_draft
from tests.redline.schema_order import find_faults
from tests.system.conftest import Draft
from tests.system.office.client import Office
from tests.system.office.comparison import STRICT, Difference, Tolerance, compare
from tests.system.office.shape import Shape
from tests.system.office.shapes import read_shape

pytestmark = pytest.mark.system
# What accepting gives has the bookmarks of the old draft where that had the same paragraphs.
NAMES = frozenset({Tolerance.ANCHORS, Tolerance.REFERENCES})
PAIRS = [
    ("cancer-pain-2025-03", "cancer-pain-2026-03"),
    ("cancer-pain-2026-03", "cancer-pain-2025-03"),
    ("cancer-imaging-2024-12", "cancer-imaging-2026-03"),
    ("cancer-imaging-2026-03", "cancer-imaging-2024-12"),
]


def run(*arguments: str | Path) -> None:
    result = CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)
    assert result.exit_code in (0, 1), result.stderr


@pytest.mark.parametrize("name", dict.fromkeys(name for pair in PAIRS for name in pair))
def test_a_draft_keeps_to_the_schema(name: str, write_seed: Draft) -> None:
    assert find_faults(write_seed(name).read_bytes()) == []


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda name: str(name))
def test_the_answers_give_the_drafts(
    old: str, new: str, office: Office, save_seed: Draft, checkout: Path, tmp_path: Path
) -> None:
    changes, accepted, rejected = (tmp_path / f"{name}.docx" for name in ("changes", "accepted", "rejected"))
    run("diff", *(checkout / "seeds" / f"{name}.nbib" for name in (old, new)), "-o", changes)
    assert find_faults(changes.read_bytes()) == []
    office.accept_all(changes, accepted)
    office.reject_all(changes, rejected)
    before, after = read_shape(save_seed(old)), read_shape(save_seed(new))
    assert differences(after, read_shape(accepted), NAMES) == []
    assert differences(before, read_shape(rejected), NAMES) == []
    assert differences(before, after, STRICT), "the two drafts are equal, which proves nothing"


_NAME = title("Told of in both", 3)
_MEASURES = (title("Findings"), title("Volume", 2), say("Of the volume this is told."))
_CHANGES = (title("Changes over time", 2), say("Of changes that is told."), title("Limits", 2))
LATE: tuple[Block, ...] = (*_MEASURES, *_CHANGES[:2], _NAME, *_CHANGES[2:])
EARLY: tuple[Block, ...] = (*_MEASURES, _NAME, *_CHANGES)
ALSO_EARLY: tuple[Block, ...] = (*_MEASURES, _NAME, say("And of that too."), *_CHANGES)


@pytest.mark.parametrize(
    ("old", "new"),
    [(EARLY, LATE), (LATE, EARLY), (ALSO_EARLY, LATE), (LATE, ALSO_EARLY)],
    ids=["down", "up", "down without its text", "up with a text"],
)
def test_what_stands_behind_words_that_seem_moved_keeps_its_look(
    old: tuple[Block, ...], new: tuple[Block, ...], office: Office, tmp_path: Path
) -> None:
    drafts = {"rejected": write_draft(*old), "accepted": write_draft(*new)}
    changes, draft, answered = (tmp_path / f"{name}.docx" for name in ("changes", "draft", "answered"))
    merged = merge_drafts(open_draft("old", drafts["rejected"]), drafts["accepted"], REMARKS, looks=True)
    changes.write_bytes(merged.content)
    for answer, (name, content) in zip((office.reject_all, office.accept_all), drafts.items(), strict=True):
        answer(changes, answered)
        draft.write_bytes(content)
        assert differences(read_shape(draft), read_shape(answered), NAMES) == [], name


def differences(draft: Shape, answered: Shape, tolerances: Collection[Tolerance]) -> list[Difference]:
    """List what differs but for comments, which are answered by nobody."""
    return [difference for difference in compare(draft, answered, tolerances) if difference.kind != "comments"]
