"""Going on from a file of corrections: pages that were made with one, and what was exported before."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.correct import read_corrections, write_corrections
from assistant.model import CheckResult, Corrections
from tests.system.checking import card, check, claim_of, edit, exported, fill, progress, reject, select
from tests.system.evidence import SEARCH, go, open_page, write_page

pytestmark = pytest.mark.system

QUOTE = (
    "Patients with cancer pain showed decreased gray matter volume in the left insula compared with healthy controls."
)
OWN = f"""schema: 1
claims:
  a-0f1e2d3c4b5a:
    record: "pmid:9101"
    check: added
    quote: "{QUOTE}"
    claim: {{region: "thalamus", measure: "gray_matter_volume", direction: increase, group: "cancer_pain",
      comparator: "healthy_controls"}}
"""
Write = Callable[[Corrections | str], None]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the page anew, at one address, with the corrections given."""
    filed = tmp_path / "filed.yaml"

    def write(corrections: Corrections | str) -> None:
        text = corrections if isinstance(corrections, str) else write_corrections(corrections)
        filed.write_text(text, encoding="utf-8")
        read_corrections(filed)
        write_page(tmp_path, SEARCH, "--corrections", str(filed))

    return write


@pytest.fixture
def page(browser: Browser, tmp_path: Path, write: Write) -> Iterator[Page]:
    write("schema: 1\n")
    with open_page(browser, (tmp_path / "evidence.html").as_uri()) as page:
        yield page


def rebuild(page: Page, write: Write, corrections: Corrections | str) -> None:
    write(corrections)
    page.reload()


def open_export(page: Page, words: str) -> None:
    expect(page.get_by_role("button", name=words, exact=True)).to_be_visible()


def test_an_added_claim_that_was_taken_away_is_whole_once_edited(page: Page, write: Write, tmp_path: Path) -> None:
    rebuild(page, write, OWN)
    go(page, "#/study/pmid:9101")
    own = page.locator("[data-claim-card]", has=page.locator("[data-claim='a-0f1e2d3c4b5a']"))
    own.get_by_role("button", name="Reject").click()
    page.get_by_role("dialog").get_by_role("button", name="Reject").click()
    expect(own.locator(".check-state")).to_have_text("Taken away")
    own.get_by_role("button", name="Edit").click()
    fill(page, region="precuneus")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(own.locator(".check-state")).to_have_text("Added")
    (made,) = exported(page, tmp_path).checks.values()
    assert (made.result, made.record_id, made.quote, made.statement.region) == (
        CheckResult.ADDED,
        "pmid:9101",
        QUOTE,
        "precuneus",
    )


def test_accepting_what_was_edited_keeps_the_edit(page: Page, write: Write, tmp_path: Path) -> None:
    edit(page, "pmid:9101", region="thalamus")
    check(page, "pmid:9101", "Accept")
    expect(page.locator("#announcer")).to_have_text("It says what you wrote already; press e to change it.")
    filed = exported(page, tmp_path)
    rebuild(page, write, filed)
    check(page, "pmid:9101", "Accept")
    reject(page, "pmid:9101", "")
    check(page, "pmid:9101", "Accept")
    expect(page.locator("#announcer")).to_contain_text("thalamus")
    expect(page.locator("[data-claim-card] .check-state")).to_have_text("Edited")
    assert exported(page, tmp_path) == filed


def test_what_was_exported_does_not_come_back_over_an_edit_by_hand(page: Page, write: Write, tmp_path: Path) -> None:
    check(page, "pmid:9101", "Accept")
    filed = exported(page, tmp_path)
    check(page, "pmid:9102", "Accept")
    by_hand = write_corrections(filed).replace("check: accepted", "check: rejected")
    rebuild(page, write, by_hand)
    expect(card(page, "pmid:9101").locator(".check-state")).to_have_text("Rejected")
    expect(card(page, "pmid:9102").locator(".check-state")).to_have_text("Accepted")
    open_export(page, "Export 1 change")
    found = {each.record_id: each.result for each in exported(page, tmp_path).checks.values()}
    assert found == {"pmid:9101": "rejected", "pmid:9102": "accepted"}


def test_two_reviewers_of_the_same_records_keep_theirs_apart(browser: Browser, page: Page, tmp_path: Path) -> None:
    check(page, "pmid:9101", "Accept")
    for folder, name, reviewer in (("jane", "filed.yaml", "Jane"), ("john", "filed.yaml", "John"), ("b", "b.yaml", "")):
        (tmp_path / folder).mkdir()
        filed = tmp_path / folder / name
        filed.write_text(write_corrections(Corrections(reviewer=reviewer or None)), encoding="utf-8")
        other = page.context.new_page()
        other.goto(write_page(tmp_path / folder, SEARCH, "--corrections", str(filed)).as_uri())
        found = {"jane": 1, "john": 0, "b": 0}[folder]
        expect(progress(other)).to_have_text(f"{found} of 5 claims checked")
        other.close()


def test_undoing_what_was_exported_is_told(page: Page, tmp_path: Path) -> None:
    check(page, "pmid:9101", "Accept")
    exported(page, tmp_path)
    expect(page.locator(".saving-text")).to_have_text("Exported")
    check(page, "pmid:9102", "Accept")
    open_export(page, "Export 1 change")
    page.keyboard.press("u")
    expect(page.locator(".saving-text")).to_have_text("Exported")
    page.keyboard.press("u")
    expect(progress(page)).to_have_text("0 of 5 claims checked")
    open_export(page, "Export 1 change")
    page.reload()
    open_export(page, "Export 1 change")
    assert exported(page, tmp_path).checks == {}


def test_an_added_claim_that_the_rules_make_by_now_is_told_to_come_back(
    page: Page, write: Write, tmp_path: Path
) -> None:
    check(page, "pmid:9101", "Accept")
    theirs = write_corrections(exported(page, tmp_path)).replace("check: accepted", "check: added")
    rebuild(page, write, theirs.replace(claim_of(page, "pmid:9101"), "a-0f1e2d3c4b5a"))
    assert claim_of(page, "pmid:9101") == "a-0f1e2d3c4b5a"
    card(page, "pmid:9101").get_by_role("button", name="Reject").click()
    expect(page.get_by_role("dialog")).to_contain_text("the rules make the same by now")
    page.keyboard.press("Escape")
    card(page, "pmid:9102").get_by_role("button", name="Reject").click()
    expect(page.get_by_role("dialog")).not_to_contain_text("by now")


def test_the_form_takes_no_more_than_the_file(page: Page, tmp_path: Path) -> None:
    check(page, "pmid:9101", "Edit")
    region = page.get_by_role("dialog").get_by_label("Region")
    region.fill("")
    page.keyboard.insert_text("x" * 400)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    (made,) = exported(page, tmp_path).checks.values()
    assert made.corrected is not None and len(made.corrected.region) == 300


def test_a_sentence_without_end_is_not_quoted(browser: Browser, tmp_path: Path) -> None:
    endless = SEARCH.replace("Nothing was seen.", "Nothing was seen " * 1500)
    with open_page(browser, write_page(tmp_path, endless).as_uri()) as page:
        select(page, "pmid:9106", "was seen")
        page.keyboard.press("c")
        fill(page, region="insula", direction="no_difference")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("too long to be quoted")
        assert page.evaluate("draftreview.checks.store.claims().size") == 0


def test_what_is_related_to_nothing_is_related_to_nothing_further(page: Page, write: Write, tmp_path: Path) -> None:
    compared = 'group: "cancer_pain",\n      comparator: "healthy_controls"'
    rebuild(page, write, OWN.replace(compared, 'associate: "age", further_associates: ["pain intensity"]'))
    go(page, "#/claim/a-0f1e2d3c4b5a")
    page.keyboard.press("e")
    fill(page, associate="")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    (made,) = exported(page, tmp_path).checks.values()
    assert made.statement.associate is None and made.statement.further_associates == ()
