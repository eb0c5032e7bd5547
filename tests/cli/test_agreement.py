import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from assistant.correct import write_corrections
from assistant.model import Check, Corrections
from tests.evaluate.corrections import REJECTED, STATEMENT

Run = Callable[..., Result]
QUOTE = "Invented <b>sentence</b>."
CHECK = Check("c-000000000001", "pmid:1", REJECTED, QUOTE, STATEMENT, rule="near")


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    """Write the checks of two reviewers, the second of whom accepts what the first rejects."""
    rejected = Corrections({CHECK.claim_id: CHECK}, reviewer="Jane")
    (tmp_path / "jane.yaml").write_text(write_corrections(rejected), encoding="utf-8")
    accepted = write_corrections(rejected).replace("rejected", "accepted").replace("Jane", "John")
    (tmp_path / "john.yaml").write_text(accepted, encoding="utf-8")


def test_text_is_printed(run: Run) -> None:
    result = run("agreement", "jane.yaml", "john.yaml")
    assert result.exit_code == 0
    assert result.stdout.startswith("Jane: claims checked 1, added 0\nJohn: claims checked 1")
    assert f'\nc-000000000001, pmid:1, by near\n  "{QUOTE}"\n  read as: left insula, FA, decrease' in result.stdout


def test_markdown_and_json_are_written_by_suffix(run: Run, tmp_path: Path) -> None:
    assert run("agreement", "jane.yaml", "john.yaml", "-o", "out.md").stdout == ""
    assert "\\<b\\>sentence" in (tmp_path / "out.md").read_text(encoding="utf-8")
    assert run("agreement", "jane.yaml", "john.yaml", "-o", "out.json").exit_code == 0
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (found["both"], found["kappa"]["value"], len(found["conflicts"])) == (1, 0.0, 1)


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (("jane.yaml",), 2, "B.yaml"),
        (("jane.yaml", "john.yaml", "-o", "out.txt"), 2, "an agreement is .md or .json"),
        (("jane.yaml", "john.yaml", "-o", "no/out.md"), 2, "the folder no does not exist"),
        (("jane.yaml", "missing.yaml"), 1, "missing.yaml"),
        (("jane.yaml", "bad.yaml"), 1, "bad.yaml:2:1: unknown-key: claim; did you mean 'claims'?"),
    ],
)
def test_bad_input_is_named(run: Run, tmp_path: Path, arguments: tuple[str, ...], exit_code: int, said: str) -> None:
    (tmp_path / "bad.yaml").write_text("schema: 1\nclaim: {}\n", encoding="utf-8")
    result = run("agreement", *arguments)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert said in result.stderr
