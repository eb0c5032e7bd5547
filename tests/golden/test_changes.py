"""The page on what changed between two seed snapshots, which the documentation shows."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main

SEEDS = [f"seeds/cancer-imaging-{date}.nbib" for date in ("2024-12", "2026-03")]


def test_the_example_is_what_the_command_writes(
    checkout: Path, update_golden: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(checkout)
    written, example = tmp_path / "changes.md", checkout / "docs" / "diff-example.md"
    assert CliRunner().invoke(main, ["diff", *SEEDS, "-o", str(written)]).exit_code == 0
    text = written.read_text(encoding="utf-8")
    if update_golden:
        example.write_text(text, encoding="utf-8")
    assert text == example.read_text(encoding="utf-8")
    shown = " ".join((checkout / "docs" / "diff.md").read_text(encoding="utf-8").split())
    assert f"`draftreview diff {' '.join(SEEDS)} -o changes.md`" in shown
