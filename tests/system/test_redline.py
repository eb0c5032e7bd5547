"""Differences of drafts as tracked changes, answered by LibreOffice."""

from collections.abc import Collection
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main
from tests.redline.schema_order import find_faults
from tests.system.office.client import Office
from tests.system.office.comparison import STRICT, Difference, Tolerance, compare
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


@pytest.mark.parametrize(("old", "new"), PAIRS, ids=lambda name: str(name))
def test_the_answers_give_the_drafts(old: str, new: str, office: Office, checkout: Path, tmp_path: Path) -> None:
    seeds = [checkout / "seeds" / f"{name}.nbib" for name in (old, new)]
    run("diff", *seeds, "-o", tmp_path / "changes.docx")
    for name, seed in zip(("old", "new"), seeds, strict=True):
        run("build", seed, "-o", tmp_path / f"{name}-built.docx")
        office.save_again(tmp_path / f"{name}-built.docx", tmp_path / f"{name}.docx")
        assert find_faults((tmp_path / f"{name}-built.docx").read_bytes()) == []
    assert find_faults((tmp_path / "changes.docx").read_bytes()) == []
    office.accept_all(tmp_path / "changes.docx", tmp_path / "accepted.docx")
    office.reject_all(tmp_path / "changes.docx", tmp_path / "rejected.docx")

    def differences(draft: str, answered: str, tolerances: Collection[Tolerance]) -> tuple[Difference, ...]:
        shapes = (read_shape(tmp_path / f"{name}.docx") for name in (draft, answered))
        found = compare(*shapes, tolerances)
        return tuple(difference for difference in found if difference.kind != "comments")

    assert differences("new", "accepted", NAMES) == ()
    assert differences("old", "rejected", NAMES) == ()
    changed = differences("old", "new", STRICT)
    assert changed, "the two drafts are equal, which proves nothing"
