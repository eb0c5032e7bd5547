"""From a check on the evidence page in Chromium to the next draft, and to the page of the next day."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from assistant.cli import main
from assistant.correct import write_corrections
from assistant.model import CheckResult
from tests.system.checking import HOSTILE, check, claim_of, edit, exported, progress, reject
from tests.system.evidence import SEARCH, go, open_page, write_page

pytestmark = pytest.mark.system


def build(folder: Path, *options: str) -> str:
    (folder / "search.nbib").write_text(SEARCH, encoding="utf-8")
    command = ["build", str(folder / "search.nbib"), "-o", str(folder / "draft.md"), *options]
    built = CliRunner().invoke(main, command, catch_exceptions=False)
    assert built.exit_code in (0, 1), built.stderr
    return (folder / "draft.md").read_text(encoding="utf-8")


def review(folder: Path) -> dict[str, str]:
    """Give the verdict on each region in the review beside a draft."""
    found = json.loads((folder / "draft.review.json").read_text(encoding="utf-8"))
    return {synthesis["region"]: synthesis["verdict"] for synthesis in found["syntheses"]}


def test_a_corrected_draft(browser: Browser, address: str, tmp_path: Path) -> None:
    before = build(tmp_path)
    assert review(tmp_path)["insula"] == "consensus"
    with open_page(browser, address) as page:
        check(page, "pmid:9102", "Accept")
        reject(page, "pmid:9101", HOSTILE)
        edit(page, "pmid:9103", direction="decrease")
        go(page, "#/study/pmid:9105")
        page.get_by_role("button", name="Leave out or assign").click()
        page.get_by_label("Leave this study out").check()
        page.get_by_label("Reason").fill("an invented reason")
        page.keyboard.press("Enter")
        expect(page.locator(".study-decision")).to_have_text("Left out of the review. Reason: an invented reason")
        go(page, "#/study/pmid:9104")
        page.get_by_role("button", name="Leave out or assign").click()
        page.get_by_label("Cohort").fill("Invented cohort")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Export 5 changes")).to_be_visible()
        corrections = exported(page, tmp_path)
        expect(page.locator(".saving-text")).to_have_text("Exported")
        assert page.evaluate("window.harmed") is None
    assert corrections.reviewer == "Jane Doe"
    results = {found.record_id: found.result.value for found in corrections.checks.values()}
    assert results == {"pmid:9101": "rejected", "pmid:9102": "accepted", "pmid:9103": "edited"}
    assert corrections.studies["pmid:9105"].excluded and corrections.studies["pmid:9104"].cohort == "Invented cohort"
    after = build(tmp_path, "--corrections", str(tmp_path / "corrections.yaml"))
    assert after != before
    verdicts = review(tmp_path)
    assert (verdicts["insula"], verdicts["precuneus"], "superior-frontal-gyrus" in verdicts) == (
        "single",
        "consensus",
        False,
    )


def test_a_page_with_corrections_goes_on_from_them(browser: Browser, address: str, tmp_path: Path) -> None:
    with open_page(browser, address) as page:
        reject(page, "pmid:9101", "an invented reason")
        edit(page, "pmid:9103", direction="decrease")
        first = exported(page, tmp_path)
    again = write_page(tmp_path, SEARCH, "--corrections", str(tmp_path / "corrections.yaml"))
    with open_page(browser, again.as_uri()) as page:
        expect(progress(page)).to_have_text("2 of 5 claims checked")
        expect(page.locator(".saving-text")).to_have_text("")
        check(page, "pmid:9104", "Accept")
        second = exported(page, tmp_path)
        assert {**second.checks, **first.checks} == second.checks and len(second.checks) == 3
        # What the rules made of the sentence is known, though the page shows what it was edited to.
        edit(page, "pmid:9103", direction="increase")
        third = exported(page, tmp_path)
    (edited,) = (found for found in first.checks.values() if found.corrected)
    assert third.checks[edited.claim_id].statement == edited.statement
    assert third.checks[edited.claim_id].result is CheckResult.ACCEPTED


def test_a_claim_that_says_something_else_by_now_is_to_be_checked_again(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with open_page(browser, address) as page:
        rejected = claim_of(page, "pmid:9101")
        reject(page, "pmid:9101", "another measure")
        check(page, "pmid:9102", "Accept")
        before = exported(page, tmp_path)
    was = before.checks[rejected]
    other = replace(was, statement=replace(was.statement, measure="FA"))
    text = write_corrections(replace(before, checks={**before.checks, rejected: other}))
    (tmp_path / "corrections.yaml").write_text(text, encoding="utf-8")
    again = write_page(tmp_path, SEARCH, "--corrections", str(tmp_path / "corrections.yaml"))
    with open_page(browser, again.as_uri()) as page:
        expect(progress(page)).to_have_text("1 of 5 claims checked")
        check(page, "pmid:9101", "Accept")
        expect(progress(page)).to_have_text("2 of 5 claims checked")
        after = exported(page, tmp_path)
    assert (after.checks[rejected].result, after.checks[rejected].statement) == (CheckResult.ACCEPTED, was.statement)
