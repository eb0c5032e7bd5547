"""The installed script, from a shell: snapshot, draft and comparison."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(sys.executable).parent / "draftreview"


def draftreview(folder: Path, *arguments: str) -> str:
    ran = subprocess.run([SCRIPT, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_from_two_searches_to_a_draft_and_its_changes(old_search: Path, new_search: Path) -> None:
    folder = old_search.parent
    for name in ("old", "new"):
        draftreview(folder, "snapshot", f"{name}.nbib", "-o", f"{name}.jsonl")
    assert draftreview(folder, "build", "new.jsonl", "-o", "draft.docx").splitlines()[-1] == "draft.docx"
    assert (folder / "draft.docx").stat().st_size > 0
    assert (folder / "draft.review.json").stat().st_size > 0
    assert "1 verdict changed (1 strengthened)" in draftreview(folder, "diff", "old.jsonl", "new.jsonl")
