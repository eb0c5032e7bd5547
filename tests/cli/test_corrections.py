"""Corrections from the file to the draft, under the rules of the pack."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import Result

from assistant.cli import watching
from assistant.cli.correcting import open_corrections, open_terms
from assistant.cli.rule_sets import Rules
from assistant.correct import FiledCorrections, state_claim, write_corrections
from assistant.correct.statements import gist_of, gist_of_statement
from assistant.errors import Location
from assistant.interchange import from_json
from assistant.model import Check, CheckResult, Claim, Corrections, Direction, Statement, StudyCorrection
from tests.redline.answers import read_texts

Run = Callable[..., Result]
CLAIMS = Path("corrections.yaml")


@pytest.fixture
def claims(run: Run, new_search: Path) -> list[Claim]:
    """The two claims of the search, as the rules make them."""
    run("extract", new_search, "-o", "claims.jsonl")
    return read_claims()


def read_claims() -> list[Claim]:
    lines = Path("claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [from_json(Claim, line, Location("claims.jsonl", number)) for number, line in enumerate(lines, start=1)]


def check(claim: Claim, result: CheckResult, corrected: Statement | None = None) -> Check:
    quote = claim.evidence[0].sentence
    said = state_claim(claim)
    return Check(claim.claim_id, claim.record_id, result, quote, said, corrected, claim.rule, "Because.")


def write(checks: Sequence[Check] = (), *studies: StudyCorrection) -> None:
    of_studies = {study.record_id: study for study in studies}
    text = write_corrections(Corrections({c.claim_id: c for c in checks}, of_studies))
    CLAIMS.write_text(text, encoding="utf-8")


def build(run: Run, search: Path, *options: str) -> tuple[Result, str, dict[str, Any]]:
    result = run("build", search, "-o", "draft.md", "--corrections", CLAIMS, *options)
    made = Path("draft.md")
    review = json.loads(Path("draft.review.json").read_text(encoding="utf-8")) if made.exists() else {}
    return result, made.read_text(encoding="utf-8") if made.exists() else "", review


def verdicts(review: dict[str, Any]) -> list[tuple[str, str]]:
    return [(s["verdict"], s["majority"]) for s in review["syntheses"]]


def test_a_correction_changes_the_draft(run: Run, new_search: Path, claims: list[Claim]) -> None:
    before = run("build", new_search, "-o", "draft.md")
    assert "consensus" in before.stderr
    risen = replace(state_claim(claims[1]), direction=Direction.INCREASE)
    write([check(claims[0], CheckResult.ACCEPTED), check(claims[1], CheckResult.EDITED, risen)])
    result, text, review = build(run, new_search)
    assert result.exit_code == 0
    assert "2 claims (2 checked)" in result.stderr
    assert verdicts(review) == [("discrepancy", None)]
    assert "**Checking.** Of two claims a reviewer checked two against the abstract: one accepted as read, one" in text
    assert [row["claim"]["check"] for row in review["claims"]] == ["accepted", "edited"]


def test_a_rejected_claim_is_shown_and_does_not_vote(run: Run, new_search: Path, claims: list[Claim]) -> None:
    write([check(claims[1], CheckResult.REJECTED)])
    result, text, review = build(run, new_search)
    assert verdicts(review) == [("single", "decrease")]
    assert "1 claim (0 checked, 1 rejected)" in result.stderr
    assert "no: rejected by the reviewer" in text
    (row,) = (row for row in review["claims"] if not row["votes"])
    assert (row["why_not"], row["claim"]["check_reason"]) == ("rejected by the reviewer", "Because.")
    run("extract", new_search, "-o", "claims.jsonl", "--corrections", CLAIMS)
    assert [claim.claim_id for claim in read_claims()] == [claims[0].claim_id]


def test_a_missed_claim_is_added(run: Run, new_search: Path, claims: list[Claim]) -> None:
    said = Statement(
        "thalamus", Direction.DECREASE, measure="gray_matter_volume", group="patients", comparator="healthy-controls"
    )
    added = Check("a-1", "pmid:101", CheckResult.ADDED, claims[0].evidence[0].sentence, said)
    write([added])
    _, text, review = build(run, new_search)
    assert "thalamus" in text
    rows = {row["claim"]["claim_id"]: row for row in review["claims"]}
    claim = rows["a-1"]["claim"]
    assert (rows["a-1"]["votes"], claim["rule"], claim["check"]) == (True, "reviewer", "added")
    assert (claim["evidence"][0]["section"], claim["modality"]) == ("results", "structural-mri")
    assert claim["comparison"]["kind"] == "patients-vs-controls"


def test_studies_are_left_out_and_share_a_cohort(run: Run, new_search: Path) -> None:
    write([], StudyCorrection("pmid:103", True, None, "Wrong  population."))
    _, text, review = build(run, new_search)
    assert verdicts(review) == [("single", "decrease")]
    assert review["prisma"]["excluded"] == {"Wrong population.": 1}
    assert "Wrong population." in text
    write([], StudyCorrection("pmid:101", cohort="One trial"), StudyCorrection("pmid:103", cohort="One trial"))
    _, _, review = build(run, new_search)
    assert verdicts(review) == [("single", "decrease")]
    assert [s["cohorts"] for s in review["syntheses"]] == [[["pmid:101", "pmid:103"]]]


def test_corrections_survive_another_snapshot_and_are_told_where_they_cannot(
    run: Run, old_search: Path, new_search: Path, claims: list[Claim]
) -> None:
    write([check(claim, CheckResult.ACCEPTED) for claim in claims])
    result, _, _ = build(run, old_search)
    assert result.exit_code == 0
    assert "absent-record: 1 correction is about records that are not among these" in result.stderr
    text = new_search.read_text(encoding="utf-8").replace("reduced gray matter volume", "lower gray matter volume")
    new_search.write_text(text, encoding="utf-8")
    result, text, review = build(run, new_search)
    assert result.exit_code == 1
    lines = CLAIMS.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, start=1) if "reduced gray" in text)
    assert f"corrections.yaml:{line}:12: lost-quote: pmid:103 has no such sentence any more" in result.stderr
    assert [row["claim"]["check"] for row in review["claims"]] == ["accepted", None]


def test_an_accepted_claim_outlives_its_rule(run: Run, new_search: Path, claims: list[Claim]) -> None:
    write([check(claim, CheckResult.ACCEPTED) for claim in claims])
    Path("my/concepts").mkdir(parents=True)
    edit = "label: direction\ndescription: Mine.\nconcepts: [{id: decrease, synonyms: [dwindled]}]\n"
    Path("my/concepts/mine.yaml").write_text(edit, encoding="utf-8")
    assert run("extract", new_search, "--rules", "my").stdout == ""
    result, _, review = build(run, new_search, "--rules", "my")
    assert result.exit_code == 0
    assert verdicts(review) == [("consensus", "decrease")]
    assert result.stderr.count("restored-claim: the rule 'direction-shown-before' no longer makes this claim") == 2
    assert [row["claim"]["claim_id"] for row in review["claims"]] == [c.claim_id for c in claims]


def test_unchecked_claims_are_marked_if_asked(run: Run, new_search: Path, claims: list[Claim]) -> None:
    write([check(claims[0], CheckResult.ACCEPTED)])
    _, plain, _ = build(run, new_search)
    assert "[unchecked]" not in plain and "(unchecked)" not in plain
    assert "One of the two claims that vote was not checked by a person." in plain
    _, text, _ = build(run, new_search, "--mark-unchecked")
    assert "1 of 2 claims unchecked" in text
    assert text.count("yes (unchecked)") == 1
    CLAIMS.unlink()
    run("build", new_search, "-o", "draft.md", "--mark-unchecked")
    text = Path("draft.md").read_text(encoding="utf-8")
    assert "No claim was checked by a person; all stand as the rules read them." in text
    assert "None of the two claims that vote was checked by a person." in text


def test_nothing_is_said_of_checks_without_any(run: Run, new_search: Path) -> None:
    run("build", new_search, "-o", "draft.md")
    text = Path("draft.md").read_text(encoding="utf-8")
    assert "Checking." not in text and "unchecked" not in text and "checked by a person" not in text


def test_a_draft_on_unchecked_claims_is_refused(run: Run, new_search: Path, claims: list[Claim]) -> None:
    write([check(claims[0], CheckResult.ACCEPTED)])
    result, text, _ = build(run, new_search, "--require-checked")
    assert (result.exit_code, text) == (1, "")
    assert f"1 of 2 claims that vote are unchecked, and nothing is drafted: {claims[1].claim_id};" in result.stderr
    assert not Path("draft.review.json").exists()
    write([check(claims[0], CheckResult.ACCEPTED), check(claims[1], CheckResult.REJECTED)])
    result, text, _ = build(run, new_search, "--require-checked")
    assert result.exit_code == 0 and text


@pytest.mark.parametrize("command", [("build", "-o", "draft.md"), ("extract",)])
def test_faulty_corrections_end_the_command_before_anything_is_written(
    run: Run, new_search: Path, command: tuple[str, ...]
) -> None:
    CLAIMS.write_text("schema: 1\nclaim: {}\n", encoding="utf-8")
    name, *rest = command
    result = run(name, new_search, *rest, "--corrections", CLAIMS)
    assert (result.exit_code, result.stdout, Path("draft.md").exists()) == (1, "", False)
    assert result.stderr == "corrections.yaml:2:1: unknown-key: claim; did you mean 'claims'?\n"


def test_a_file_that_is_not_there_is_a_mistake_on_the_line_alone(
    run: Run, new_search: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run("build", new_search, "-o", "draft.md", "--corrections", "mine.yaml")
    assert result.exit_code == 2 and "mine.yaml: there is no such file" in result.stderr
    run("init", "review")
    shutil.move(new_search, "review/snapshots")
    monkeypatch.chdir("review")
    assert 'corrections = "corrections.yaml"' in Path("draftreview.toml").read_text(encoding="utf-8")
    assert run("build", "-o", "draft.md").exit_code == 0
    CLAIMS.write_text("schema: 1\nclaim: {}\n", encoding="utf-8")
    for arguments in (("build", "-o", "draft.md"), ("extract",), ("explain", "g-12", "--in", "snapshots/new.nbib")):
        assert "corrections.yaml:2:1: unknown-key" in run(*arguments).stderr
    assert run("diff", "draft.review.json", "draft.review.json").exit_code == 0


def test_corrections_are_no_output(run: Run, new_search: Path) -> None:
    Path("draft.md").write_text("schema: 1\n", encoding="utf-8")
    result = run("build", new_search, "-o", "draft.md", "--corrections", "draft.md")
    assert result.exit_code == 2 and "it is one of the input files" in result.stderr


def test_two_states_are_compared_under_the_same_corrections(
    run: Run, old_search: Path, new_search: Path, claims: list[Claim]
) -> None:
    write([check(claims[0], CheckResult.REJECTED)])
    told = run("diff", old_search, new_search, "--corrections", CLAIMS, "-o", "changes.json")
    assert told.exit_code == 0
    changes = json.loads(Path("changes.json").read_text(encoding="utf-8"))
    assert "single" in json.dumps(changes) and "consensus" not in json.dumps(changes)
    run("build", new_search, "-o", "draft.md", "--since", old_search, "--corrections", CLAIMS)
    review = Path("draft.review.json")
    result = run("diff", review, review, "--corrections", CLAIMS)
    assert result.exit_code == 2 and "give the records that it was made of" in result.stderr


def test_an_explanation_tells_of_the_check(run: Run, new_search: Path, claims: list[Claim]) -> None:
    write([check(claims[0], CheckResult.ACCEPTED)])
    result = run("explain", claims[0].claim_id, "--in", new_search, "--corrections", CLAIMS)
    assert "accepted by the reviewer: Because." in result.stdout
    result = run("explain", claims[0].claim_id, "--in", "draft.review.json", "--corrections", CLAIMS)
    assert result.exit_code == 2


def test_an_edited_draft_is_brought_up_to_date_with_corrections(
    run: Run, new_search: Path, claims: list[Claim]
) -> None:
    run("build", new_search, "-o", "draft.docx")
    write([check(claims[1], CheckResult.REJECTED)])
    result = run("update", "draft.docx", new_search, "-o", "next.docx", "--corrections", CLAIMS)
    assert result.exit_code == 0
    assert "the draft was made without corrections; what the reviewer corrected changes too" in result.stderr
    review = json.loads(Path("next.review.json").read_text(encoding="utf-8"))
    assert verdicts(review) == [("single", "decrease")]
    result = run("update", "draft.docx", new_search, "-o", "third.docx", "--corrections", CLAIMS, "--require-checked")
    assert (result.exit_code, Path("third.docx").exists()) == (1, False)


def test_corrections_are_told_from_new_literature(run: Run, new_search: Path, claims: list[Claim]) -> None:
    run("build", new_search, "-o", "draft.docx")
    write([check(claims[1], CheckResult.REJECTED)])
    run("update", "draft.docx", new_search, "-o", "next.docx", "--corrections", CLAIMS, "--since", "draft.review.json")
    texts = read_texts(Path("next.docx").read_bytes())
    assert any(text.startswith("What the reviewer corrected is not the same") for text in texts)
    comments = [comment.text for comment in docx.Document("next.docx").comments]
    assert any("corrected by the reviewer" in text for text in comments), comments
    told = [
        run("update", "next.docx", new_search, "-o", "third.docx", *options).stderr
        for options in ((), ("--corrections", CLAIMS))
    ]
    assert "with corrections, and none are given now; what the reviewer corrected changes too" in told[0]
    assert "what the reviewer corrected" not in told[1]
    write([check(claims[0], CheckResult.REJECTED)])
    result = run("update", "next.docx", new_search, "-o", "third.docx", "--corrections", CLAIMS)
    assert "the draft was made with other corrections" in result.stderr


def test_the_watched_draft_follows_the_corrections_without_reading_again(
    run: Run, new_search: Path, claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    write()

    def changes(*_: object) -> Sequence[frozenset[Path]]:
        write([check(claims[1], CheckResult.REJECTED)])
        monkeypatch.setattr(watching, "gather_claims", None)
        return [frozenset([CLAIMS.resolve()])]

    monkeypatch.setattr(watching, "watch_files", changes)
    result = run("build", new_search, "-o", "draft.md", "--corrections", CLAIMS, "--watch")
    assert "corrections.yaml changed" in result.stderr
    assert "consensus (decrease) -> single study (decrease)" in result.stderr


def test_the_rules_name_what_a_statement_says_as_they_read_it(default_rules: Rules, claims: list[Claim]) -> None:
    terms = open_terms(default_rules.extraction)
    for claim in claims:
        assert gist_of_statement(state_claim(claim), terms) == gist_of(claim)


def test_no_file_corrects_nothing(tmp_path: Path) -> None:
    assert open_corrections(None) == FiledCorrections()
    assert open_corrections(tmp_path / "none.yaml").corrections == Corrections()
