from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main as draftreview
from benchmarks import building
from benchmarks.blocks import rewrite_block
from benchmarks.building import BLOCK, COLD, CONCEPT, GROUPING, SYNONYM, WARM, main, tabulate
from tests.shared_rules import share_rules

BEGIN, END = f"<!-- {BLOCK}: begin, written by make bench-building -->", f"<!-- {BLOCK}: end -->"
SEARCH = """
PMID- 101
STAT- MEDLINE
DP  - 2023 Mar
TI  - An invented study of the cortex in cancer pain.
AB  - RESULTS: Patients with cancer pain showed decreased gray matter volume in the left insula
      compared with healthy controls.
FAU - Able, Ann
JT  - Journal of Examples
EDAT- 2023/03/01 06:00
"""


def build_here(file: Path, place: Path, edited: Path | None = None) -> float:
    """Build in this process, where the rules are loaded."""
    rules = ["--rules", str(edited)] if edited else []
    built = CliRunner().invoke(draftreview, ["build", str(file), "-o", str(place / "draft.docx"), *rules])
    assert built.exit_code in (0, 1), built.output
    return 1.0


def test_every_way_to_build_again_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share_rules(monkeypatch.setattr)
    monkeypatch.setattr(building, "build", build_here)
    search, document = tmp_path / "search.nbib", tmp_path / "document.md"
    search.write_text(SEARCH, encoding="utf-8")
    document.write_text(f"Before.\n\n{BEGIN}\n{END}\n\nBehind.\n", encoding="utf-8")
    main([str(search), "--rounds", "1", "--write", str(document)])
    before, _, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    table, _, behind = rest.partition(END)
    assert (before, behind) == ("Before.\n\n", "\n\nBehind.\n")
    head, _, seconds, shares = table.strip().splitlines()
    assert head == f"| seconds | {COLD} | {WARM} | {GROUPING} | {SYNONYM} | {CONCEPT} |"
    assert seconds.startswith("| search, 1 record | ")
    assert all(float(cell) > 0 for cell in seconds.strip(" |").split(" | ")[1:])
    assert shares.count("goal") == 4


def test_shares_are_those_of_the_first_build() -> None:
    rows = list(tabulate("invented", {COLD: 10.0, WARM: 2.0, GROUPING: 3.0, SYNONYM: 4.0, CONCEPT: 4.5}))
    assert (
        rows[1] == "| of the first build | 1 | 0.20 (goal 0.4) | 0.30 (goal 0.3) | 0.40 (goal 0.5) | 0.45 (goal 0.5) |"
    )


def test_a_document_without_a_place_for_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="missing"):
        rewrite_block("No place.", BLOCK, "| table |")
