import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from assistant.correct import write_corrections
from assistant.model import Check, CheckResult, Corrections
from tests.evaluate.corrections import STATEMENT

CLAIM = {
    "sentence": "Patients with pain showed decreased gray matter volume in the left insula.",
    "region": "insula",
    "laterality": "left",
    "measure": "gray_matter_volume",
    "direction": "decrease",
}
MISSED = CLAIM | {"region": "pons", "laterality": None, "sentence": "Nobody ever wrote this about the pons."}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path, {"id": "pmid:101", "claims": [CLAIM, MISSED]})


def write_gold(folder: Path, *records: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def test_a_table_is_printed_for_a_person(run: Callable[..., Result], old_search: Path, gold: Path) -> None:
    result = run("evaluate", old_search, gold)
    assert result.exit_code == 0
    assert result.stdout.startswith("records 1, annotated claims 2, extracted claims 1\n")
    assert "\nfull          1.000   0.500  0.667         0.667\n" in result.stdout
    assert "Nobody ever wrote" not in result.stdout


def test_errors_are_listed_with_their_sentences(run: Callable[..., Result], old_search: Path, gold: Path) -> None:
    result = run("evaluate", old_search, gold, "--errors", 3)
    assert "\nmissed | pmid:101 | decrease | gray_matter_volume | pons | no partner\n" in result.stdout
    assert "\n    Nobody ever wrote this about the pons.\n" in result.stdout


def test_scores_are_written_as_json(run: Callable[..., Result], tmp_path: Path, old_search: Path, gold: Path) -> None:
    assert run("evaluate", old_search, gold, "-o", "scores.json").exit_code == 0
    scores = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))
    assert scores["levels"]["claim"]["score"] == {"precision": 1.0, "recall": 0.5, "f1": 0.667}
    assert scores["directions"] == {"decrease": {"annotated": 2, "found": 1, "recall": 0.5}}
    assert [rule["right"] for rule in scores["rules"].values()] == [1]


def test_json_on_standard_output_sends_the_table_beside_it(
    run: Callable[..., Result], old_search: Path, gold: Path
) -> None:
    result = run("evaluate", old_search, gold, "-o", "-")
    assert json.loads(result.stdout)["annotated"] == 2
    assert "\nlocated " in result.stderr


def test_problems_are_named_and_the_rest_is_scored(
    run: Callable[..., Result], tmp_path: Path, old_search: Path
) -> None:
    broken = {"id": "pmid:102", "claims": [CLAIM | {"direction": "down"}]}
    gold = write_gold(tmp_path, {"id": "pmid:101", "claims": [CLAIM]}, broken, {"id": "pmid:999", "claims": [CLAIM]})
    result = run("evaluate", old_search, gold)
    assert result.exit_code == 1
    assert "gold.jsonl:2: bad-claim: claim 1, direction: " in result.stderr
    assert "gold.jsonl:3: unknown-record: pmid:999 is not in the snapshot" in result.stderr
    assert result.stdout.startswith("records 3, annotated claims 2, extracted claims 1\n")


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (("old.nbib", "missing.jsonl"), 1, "missing.jsonl: missing-file: "),
        (("old.nbib", "old.nbib"), 1, "old.nbib:2:1: bad-json: "),
        (("missing.nbib", "gold.jsonl"), 1, "missing.nbib: missing-file: "),
        (("old.nbib", "gold.jsonl", "-o", "gold.jsonl"), 2, "gold.jsonl: cannot-write: it is one of the input files"),
        (("old.nbib", "gold.jsonl", "--errors", "-1"), 2, "'--errors'"),
        (("old.nbib",), 2, "GOLD.jsonl"),
    ],
)
@pytest.mark.usefixtures("old_search", "gold")
def test_bad_input_is_named(run: Callable[..., Result], arguments: tuple[str, ...], exit_code: int, said: str) -> None:
    result = run("evaluate", *arguments)
    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert said in result.stderr


@pytest.fixture
def corrections(tmp_path: Path) -> Path:
    accepted = Check("c-000000000001", "pmid:101", CheckResult.ACCEPTED, "Invented.", STATEMENT, None, "near")
    rejected = replace(accepted, claim_id="c-000000000002", result=CheckResult.REJECTED, quote="Invented too.")
    path = tmp_path / "corrections.yaml"
    checks = {check.claim_id: check for check in (accepted, rejected)}
    path.write_text(write_corrections(Corrections(checks)), encoding="utf-8")
    return path


def test_corrections_give_the_precision_of_each_rule_without_any_records(
    run: Callable[..., Result], corrections: Path
) -> None:
    result = run("evaluate", "--corrections", corrections, "--errors", 1)
    assert result.exit_code == 0
    assert result.stdout.startswith("claims checked 2: accepted 1, edited 0, rejected 1\n")
    assert "\nnear              2         1       0         1      0.500  0.095 to 0.905\n" in result.stdout
    assert "\nrejected | pmid:101 | c-000000000002 | by near | left insula, FA, decrease" in result.stdout
    assert result.stdout.endswith("\n    Invented too.\n")


def test_the_figures_of_corrections_are_written_as_json(
    run: Callable[..., Result], tmp_path: Path, corrections: Path
) -> None:
    assert run("evaluate", "--corrections", corrections, "-o", "scores.json").exit_code == 0
    scores = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))
    assert scores["rules"]["near"]["precision"] == 0.5
    assert (scores["added"], scores["recall_at_most"]) == (0, 1.0)


def test_corrections_and_annotations_are_not_mixed(
    run: Callable[..., Result], old_search: Path, gold: Path, corrections: Path
) -> None:
    result = run("evaluate", old_search, gold, "--corrections", corrections)
    assert result.exit_code == 2
    assert "--corrections needs no records and no annotated claims" in result.stderr


def test_in_the_folder_of_a_review_its_corrections_are_evaluated_if_nothing_is_named(
    run: Callable[..., Result],
    tmp_path: Path,
    old_search: Path,
    gold: Path,
    corrections: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run("init", "mine").exit_code == 0
    monkeypatch.chdir(tmp_path / "mine")
    assert run("evaluate").stdout.startswith("no claim checked")
    corrections.rename(tmp_path / "mine" / "corrections.yaml")
    assert run("evaluate").stdout.startswith("claims checked 2")
    assert run("evaluate", old_search, gold).stdout.startswith("records 1, annotated claims 2")
