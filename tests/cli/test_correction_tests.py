"""``check`` with corrections: the rules are tested by what a reviewer accepted and rejected."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from assistant.correct import state_claim, write_corrections
from assistant.errors import Location
from assistant.interchange import from_json
from assistant.model import Check, CheckResult, Claim, Corrections

Run = Callable[..., Result]


@pytest.fixture
def claims(run: Run, new_search: Path) -> list[Claim]:
    """The two claims of the search, as the rules make them."""
    lines = run("extract", new_search).stdout.splitlines()
    return [from_json(Claim, line, Location("claims.jsonl", number)) for number, line in enumerate(lines, start=1)]


def check(claim: Claim, result: CheckResult) -> Check:
    quote = claim.evidence[0].sentence
    return Check(claim.claim_id, claim.record_id, result, quote, state_claim(claim), None, claim.rule)


def write(path: Path, *checks: Check) -> None:
    path.write_text(write_corrections(Corrections({c.claim_id: c for c in checks})), encoding="utf-8")


@pytest.fixture
def corrections(tmp_path: Path, claims: list[Claim]) -> Path:
    """Accept the first claim and reject the second."""
    path = tmp_path / "corrections.yaml"
    write(path, check(claims[0], CheckResult.ACCEPTED), check(claims[1], CheckResult.REJECTED))
    return path


def silence(folder: Path) -> None:
    """Take out the rules that would make the claims of the search."""
    (folder / "claims").mkdir(parents=True)
    removed = ("direction-shown-before", "direction-before", "direction-after", "direction-after-far")
    text = f"rules: [{', '.join(f'{{id: {rule}, remove: true}}' for rule in removed)}]\n"
    (folder / "claims" / "mine.yaml").write_text(text, encoding="utf-8")


def test_claims_that_are_there_are_counted(run: Run, new_search: Path, corrections: Path) -> None:
    result = run("check", "--corrections", corrections, "--on", new_search)
    assert result.exit_code == 0
    assert "still makes this claim, which was rejected: " in result.stderr
    assert result.stderr.splitlines()[-1] == (
        "corrections: 1 of 1 accepted claims still found, 0 of 1 rejected ones no longer made"
    )


def test_a_rule_edit_that_breaks_an_accepted_claim_is_named(
    run: Run, tmp_path: Path, new_search: Path, corrections: Path, claims: list[Claim]
) -> None:
    silence(tmp_path / "mine")
    result = run("check", "mine", "--corrections", "corrections.yaml", "--on", new_search)
    assert result.exit_code == 1
    line = next(line for line in result.stderr.splitlines() if "broken-claim" in line)
    assert line.startswith("corrections.yaml:")
    assert f"the rule '{claims[0].rule}' no longer makes this claim, which was accepted: left insula" in line
    assert "1 of 1 rejected ones no longer made" in result.stderr


def test_a_rejected_claim_that_is_still_made_fails_if_asked(run: Run, new_search: Path, corrections: Path) -> None:
    result = run("check", "--corrections", corrections, "--on", new_search, "--mended")
    assert result.exit_code == 1


def test_in_the_folder_of_a_review_check_alone_does_it_all(
    run: Run, tmp_path: Path, new_search: Path, corrections: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rejected claim that was gone when the draft was built last is back once the edit is taken out."""
    assert run("init", "mine").exit_code == 0
    review = tmp_path / "mine"
    shutil.move(new_search, review / "snapshots")
    shutil.move(corrections, review)
    monkeypatch.chdir(review)
    assert run("check").exit_code == 0
    silence(review / "rules")
    assert run("build", "-o", "draft.docx").exit_code == 0
    shutil.rmtree(review / "rules" / "claims")
    result = run("check")
    assert result.exit_code == 1
    assert "rejected-again: " in result.stderr
    assert "brings back this claim, which was rejected and gone: insula" in result.stderr


def test_a_review_without_corrections_or_records_is_checked_as_before(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "mine").exit_code == 0
    monkeypatch.chdir(tmp_path / "mine")
    result = run("check")
    assert result.exit_code == 0
    assert "corrections" not in result.stderr


def test_a_review_without_records_says_that_nothing_is_tested(
    run: Run, tmp_path: Path, corrections: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "mine").exit_code == 0
    shutil.move(corrections, tmp_path / "mine")
    monkeypatch.chdir(tmp_path / "mine")
    result = run("check")
    assert result.exit_code == 0
    assert result.stderr.endswith("corrections are not tested, as no records are named; name them with --on\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--corrections", "corrections.yaml"), "name the records that they are about as well, with --on"),
        (("--on", "new.nbib"), "goes with --corrections"),
        (("--mended",), "goes with --corrections"),
        (("--corrections", "missing.yaml", "--on", "new.nbib"), "missing.yaml: there is no such file"),
    ],
)
@pytest.mark.usefixtures("corrections")
def test_options_that_would_do_nothing_are_refused(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run("check", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
