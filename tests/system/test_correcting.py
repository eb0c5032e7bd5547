"""Correcting on the evidence page in Chromium: one by one, many at once, by keyboard, and out into a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assistant.model import CheckResult
from tests.system.checking import HOSTILE, card, check, claim_of, edit, exported, fill, progress, reject, select
from tests.system.evidence import choose, go, open_page

pytestmark = pytest.mark.system


def test_a_claim_is_accepted_and_the_check_taken_back(page: Page) -> None:
    expect(progress(page)).to_have_text("0 of 5 claims checked")
    accept = card(page, "pmid:9101").get_by_role("button", name="Accept", exact=True)
    accept.click()
    expect(accept).to_have_attribute("aria-pressed", "true")
    expect(progress(page)).to_have_text("1 of 5 claims checked")
    expect(page.locator("#announcer")).to_contain_text("Accepted: Gray matter volume")
    accept.click()
    expect(accept).to_have_attribute("aria-pressed", "false")
    expect(progress(page)).to_have_text("0 of 5 claims checked")


def test_every_step_can_be_undone_and_done_again(page: Page) -> None:
    check(page, "pmid:9101", "Accept")
    reject(page, "pmid:9102", "an invented reason")
    edit(page, "pmid:9103", region="thalamus")
    expect(progress(page)).to_have_text("3 of 5 claims checked")
    note = page.locator("[data-claim-card] .check-note")
    expect(note).to_contain_text("thalamus")
    page.get_by_role("button", name="Undo").click()
    expect(note).to_be_hidden()
    page.keyboard.press("Control+z")
    page.keyboard.press("u")
    expect(progress(page)).to_have_text("0 of 5 claims checked")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    page.keyboard.press("Control+Shift+Z")
    page.keyboard.press("Control+y")
    page.keyboard.press("Shift+U")
    expect(progress(page)).to_have_text("3 of 5 claims checked")
    expect(note).to_contain_text("thalamus")


def test_what_is_not_exported_is_still_there_after_loading_again(browser: Browser, address: str) -> None:
    with open_page(browser, address) as page:
        reject(page, "pmid:9102", HOSTILE)
        page.reload()
        expect(progress(page)).to_have_text("1 of 5 claims checked")
        expect(page.get_by_role("button", name="Export 1 change")).to_be_visible()
        expect(card(page, "pmid:9102").get_by_role("button", name="Reject")).to_have_attribute("aria-pressed", "true")
        assert page.evaluate(
            "draftreview.checks.entry(draftreview.data.claimsOf('pmid:9102')[0].id).reason"
        ) == " ".join(HOSTILE.split("\n"))


def test_two_windows_show_the_same(browser: Browser, address: str) -> None:
    with open_page(browser, address) as page:
        other = page.context.new_page()
        other.goto(address)
        check(page, "pmid:9101", "Accept")
        expect(progress(other)).to_have_text("1 of 5 claims checked")
        page.keyboard.press("u")
        expect(progress(other)).to_have_text("0 of 5 claims checked")


def test_many_are_accepted_at_once(page: Page) -> None:
    reject(page, "pmid:9101", "")
    go(page, "#/claims")
    choose(page, "measure", "gray matter volume")
    expect(page.locator("#found")).to_have_text("3 of 5 claims")
    page.get_by_label("Select all 3 claims listed").check()
    page.locator(".bulk").get_by_role("button", name="Accept").click()
    expect(progress(page)).to_have_text("3 of 5 claims checked")
    expect(page.locator("#announcer")).to_contain_text("Accepted: 2 claims; 1 claim had been checked before")
    assert page.locator("tbody .checking[data-check='accepted']").count() == 2
    page.keyboard.press("u")
    expect(progress(page)).to_have_text("1 of 5 claims checked")


def test_several_are_selected_and_rejected_for_one_reason(page: Page) -> None:
    go(page, "#/claims")
    boxes = page.get_by_label("Select this claim")
    boxes.nth(0).check()
    boxes.nth(2).check()
    expect(page.locator(".bulk")).to_contain_text("2 claims selected")
    page.locator(".bulk").get_by_role("button", name="Reject").click()
    page.get_by_label("Reason").fill("another sample")
    page.keyboard.press("Enter")
    expect(progress(page)).to_have_text("2 of 5 claims checked")
    assert page.evaluate("[...draftreview.checks.store.claims().values()].map(e => e.reason)") == ["another sample"] * 2
    expect(page.locator(".bulk")).to_contain_text("Select all 5 claims listed")


def test_the_dialog_of_rejecting_says_what_is_rejected_and_no_more(page: Page) -> None:
    check(page, "pmid:9101", "Reject")
    said = page.get_by_role("dialog").inner_text().split("\n\n")
    assert said[1] == "Gray matter volume, left insula: lower (patients with pain vs healthy controls)"
    assert said[2].startswith("Reason\nOptional;")


def test_unchecked_claims_are_found_by_the_filter(page: Page) -> None:
    check(page, "pmid:9101", "Accept")
    go(page, "#/claims")
    choose(page, "check", "Unchecked")
    expect(page.locator("#found")).to_have_text("4 of 5 claims")
    page.reload()
    expect(page.locator("#found")).to_have_text("4 of 5 claims")


def test_all_claims_of_a_study_are_accepted(page: Page) -> None:
    go(page, "#/study/pmid:9103")
    page.get_by_role("button", name="Accept the unchecked claim").click()
    expect(page.locator(".study-progress")).to_have_text("1 of 1 claim checked")
    expect(page.locator(".study-checking button").first).to_be_focused()


def test_a_missed_claim_is_added_by_selecting_words(page: Page, tmp_path: Path) -> None:
    select(page, "pmid:9106", "was seen")
    page.get_by_role("button", name="Add a claim from here").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("blockquote")).to_have_text("Nothing was seen.")
    fill(page, region="left insula", measure="gray matter volume", direction="no_difference", reason="it says so")
    fill(page, group="patients", comparator="healthy controls")
    dialog.get_by_role("button", name="Add the claim").click()
    added = page.get_by_label("Claims that you added")
    expect(added).to_contain_text("left insula")
    expect(progress(page)).to_have_text("0 of 5 claims checked")
    (made,) = exported(page, tmp_path).checks.values()
    assert (made.result, made.record_id, made.quote, made.rule) == (
        CheckResult.ADDED,
        "pmid:9106",
        "Nothing was seen.",
        None,
    )
    assert (made.statement.measure, made.reason) == ("gray_matter_volume", "it says so")
    added.get_by_role("button", name="Edit").click()
    fill(page, region="thalamus")
    page.keyboard.press("Enter")
    expect(added).to_contain_text("thalamus")
    added.get_by_role("button", name="Take away").click()
    page.get_by_role("dialog").wait_for(state="hidden")
    expect(added).to_be_hidden()


def test_the_form_of_an_added_claim_begins_with_what_was_recognised(page: Page) -> None:
    select(page, "pmid:9103", "precuneus")
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("blockquote")).to_contain_text("Patients with cancer pain showed increased amplitude")
    expect(dialog.get_by_label("Region")).to_have_value("precuneus")
    expect(dialog.get_by_label("Direction")).to_have_value("increase")
    expect(dialog.get_by_label("Compared with")).to_have_value("healthy controls")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_measure_that_no_rule_knows_is_not_taken(page: Page) -> None:
    check(page, "pmid:9101", "Edit")
    fill(page, measure="glow")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("“glow” is no measure")
    fill(page, measure="gray matter volume")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.evaluate("[...draftreview.checks.store.claims().values()].map(e => e.check)") == ["accepted"]


def test_by_keyboard_alone(page: Page) -> None:
    press = page.keyboard.press
    press("n")
    expect(page.locator("[data-claim-card]").first).to_be_focused()
    press("a")
    expect(progress(page)).to_have_text("1 of 5 claims checked")
    press("n")
    page.wait_for_function(
        "first => location.hash.startsWith('#/claim/') && !location.hash.includes(first)",
        arg=claim_of(page, "pmid:9101"),
    )
    press("r")
    expect(page.get_by_role("dialog").get_by_label("Reason")).to_be_focused()
    page.keyboard.type("a and r are letters here")
    press("Enter")
    expect(progress(page)).to_have_text("2 of 5 claims checked")
    expect(page.locator("[data-claim-card]").first).to_be_focused()
    press("e")
    expect(page.get_by_role("dialog").get_by_label("Region")).to_be_focused()
    press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    press("u")
    expect(progress(page)).to_have_text("1 of 5 claims checked")
    press("?")
    expect(page.get_by_role("dialog")).to_contain_text("go to the next unchecked claim")
    press("Escape")
    go(page, "#/claims")
    press("n")
    press("x")
    expect(page.locator(".bulk")).to_contain_text("1 claim selected")
    press("a")
    expect(progress(page)).to_have_text("2 of 5 claims checked")
    for _ in range(3):
        press("n")
        press("a")
    expect(progress(page)).to_have_text("5 of 5 claims checked")
    press("n")
    expect(page.locator("#announcer")).to_have_text("Every claim of the list is checked.")


def test_the_focus_comes_back_from_a_dialog(page: Page) -> None:
    button = card(page, "pmid:9101").get_by_role("button", name="Reject")
    button.click()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.click()
    page.keyboard.press("Enter")
    expect(button).to_be_focused()


def dialogs(page: Page) -> Iterator[str]:
    """Open every dialog, one after the other."""
    for verb in ("Reject", "Edit"):
        check(page, "pmid:9101", verb)
        yield verb
    for name in ("Leave out or assign", "Add a missed claim"):
        go(page, "#/study/pmid:9103")
        page.get_by_role("button", name=name).click()
        yield name
    page.keyboard.press("?")
    yield "keys"
    check(page, "pmid:9104", "Accept")
    page.get_by_role("button", name="Export").click()
    yield "export"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, address: str, scheme: str) -> None:
    with open_page(browser, address, color_scheme=scheme, bypass_csp=True) as page:
        for name in dialogs(page):
            expect(page.get_by_role("dialog")).to_be_visible()
            assert serious(page) == [], name
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_be_hidden()
        reject(page, "pmid:9102", "an invented reason")
        edit(page, "pmid:9103", region="thalamus")
        for view in ("#/study/pmid:9102", "#/study/pmid:9103", "#/study/pmid:9104", "#/claims"):
            go(page, view)
            page.get_by_label("Select this claim").first.check()
            assert serious(page) == [], view


def serious(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page).response["violations"]
    return [(v["id"], [n["target"] for n in v["nodes"]]) for v in found if v["impact"] in ("serious", "critical")]


def test_hostile_words_stay_words(page: Page, tmp_path: Path) -> None:
    edit(page, "pmid:9101", region=HOSTILE, group=HOSTILE, comparator="x", reason=HOSTILE)
    go(page, "#/study/pmid:9102")
    page.get_by_role("button", name="Leave out or assign").click()
    page.get_by_label("Cohort").fill(HOSTILE)
    page.keyboard.press("Enter")
    expect(page.locator(".study-decision")).to_contain_text("onerror")
    corrections = exported(page, tmp_path)
    said = HOSTILE.replace("\n", " ")
    assert corrections.studies["pmid:9102"].cohort == said
    assert next(iter(corrections.checks.values())).corrected.region == said  # type: ignore[union-attr]
    assert page.evaluate("window.harmed") is None
    assert page.locator("main img, main script").count() == 0
