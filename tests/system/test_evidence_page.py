"""The evidence page in Chromium: found, filtered, searched, sorted, read and bookmarked."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.system.evidence import VIEWS, choose, found, go, ids, open_page, rows, write_page

pytestmark = pytest.mark.system


def test_the_overview_counts_and_leads_on(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("An invented review")
    tiles = page.locator(".tile").all_inner_texts()
    assert [text.split("\n")[:2] for text in tiles[:2]] == [["6", "records"], ["5", "claims"]]
    page.locator(".tile", has_text="with consensus").click()
    expect(page.locator("#found")).to_have_text("1 of 3 syntheses")
    assert "insula" in rows(page)[0] and "Consensus" in rows(page)[0] and "2 lower" in rows(page)[0]


def test_filters_narrow_a_list_and_roll_regions_up(page: Page) -> None:
    go(page, "#/claims")
    assert found(page) == "5 claims"
    choose(page, "region", "frontal lobe")
    expect(page.locator("#found")).to_have_text("1 of 5 claims")
    assert "superior frontal gyrus" in rows(page)[0]
    page.get_by_role("button", name="Region: frontal lobe").click()
    choose(page, "direction", "Lower")
    expect(page.locator("#found")).to_have_text("3 of 5 claims")
    choose(page, "section", "Grey matter structure")
    expect(page.locator("#found")).to_have_text("2 of 5 claims")
    page.locator("details[data-facet='year'] summary").click()
    page.get_by_label("From year").fill("2020")
    page.get_by_label("From year").press("Enter")
    expect(page.locator("#found")).to_have_text("1 of 5 claims")
    assert "Baker 2021" in rows(page)[0]
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#found")).to_have_text("5 claims")


@pytest.mark.parametrize(
    ("facet", "label", "view", "expected"),
    [
        ("verdict", "Discrepancy", "syntheses", "1 of 3 syntheses"),
        ("measure", "low-frequency", "studies", "2 of 6 studies"),
        ("population", "Cancer pain", "studies", "5 of 6 studies"),
        ("status", "Finding", "claims", "5 claims"),
        ("record", "Without a finding", "studies", "1 of 6 studies"),
        ("vote", "Has a vote", "claims", "5 claims"),
    ],
)
def test_every_filter_works(page: Page, facet: str, label: str, view: str, expected: str) -> None:
    go(page, f"#/{view}")
    choose(page, facet, label)
    expect(page.locator("#found")).to_have_text(expected)
    expect(page.locator(".chips li")).to_have_count(1)


def test_search_finds_words_of_abstracts_and_marks_them(page: Page) -> None:
    page.get_by_role("searchbox", name="Search titles").fill("FLUCTUATION precuneus")
    expect(page.locator("#found")).to_have_text("2 of 6 studies")
    assert "q=FLUCTUATION" in page.url
    page.get_by_role("searchbox", name="Search titles").fill('"invented letter"')
    expect(page.locator("#found")).to_have_text("1 of 6 studies")
    page.locator("tbody th a").first.click()
    expect(page.locator(".abstract")).to_have_text("Nothing was seen.")
    assert page.evaluate("CSS.highlights.get('found').size") == 1


def test_columns_sort_both_ways(page: Page) -> None:
    go(page, "#/studies")
    year = page.get_by_role("columnheader", name="Year")
    year.get_by_role("button").click()
    expect(year).to_have_attribute("aria-sort", "descending")
    first = rows(page)[0]
    year.get_by_role("button").click()
    expect(year).to_have_attribute("aria-sort", "ascending")
    assert "2024" in first and "Able 2019" in rows(page)[0]
    page.get_by_role("columnheader", name="Study").get_by_role("button").click()
    assert year.get_attribute("aria-sort") is None
    assert [row.split()[0] for row in rows(page)] == ["Able", "Baker", "Clark", "Dane", "Eden", "Ford"]


def test_from_a_synthesis_to_the_sentence_that_states_a_claim(page: Page) -> None:
    go(page, "#/syntheses")
    page.get_by_role("link", name="precuneus").click()
    expect(page.locator(".verdict-line")).to_contain_text("Discrepancy")
    quotes = page.locator("blockquote").all_inner_texts()
    assert len(quotes) == 2 and all("precuneus" in quote for quote in quotes)
    page.locator(".claim-head a").first.click()
    expect(page.locator(".evidence.active")).to_have_text(quotes[0])
    expect(page.locator(".card.claim.active")).to_be_focused()
    page.get_by_role("link", name="Amplitude of low-frequency fluctuation, precuneus").last.click()
    expect(page.locator(".verdict-line")).to_contain_text("Discrepancy")


def test_an_abstract_is_shown_to_the_letter_with_rules_on_hover(page: Page) -> None:
    go(page, "#/study/pmid:9101")
    told = page.evaluate("draftreview.data.record('pmid:9101').abstract")
    assert page.locator(".abstract").evaluate("element => element.textContent") == told
    kinds = {mark.get_attribute("class") for mark in page.locator(".abstract mark").all()}
    assert {"mention region", "mention measure", "mention direction", "mention group"} <= kinds
    tip = page.get_by_role("tooltip")
    page.locator(".abstract mark", has_text="insula").hover()
    expect(tip).to_contain_text("concept:insula")
    expect(tip).to_contain_text("Claim 1")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    facts = page.locator(".study-facts").inner_text()
    assert (
        "Cancer pain" in facts and "healthy controls" in facts and "Cancer pain and cancer-related neuropathy" in facts
    )


def test_highlights_can_be_hidden_by_kind(page: Page) -> None:
    go(page, "#/study/pmid:9101")
    mark = page.locator(".abstract mark.region").first
    shown = mark.evaluate("element => getComputedStyle(element).textDecorationLine")
    page.get_by_label("Regions").uncheck()
    assert (shown, mark.evaluate("element => getComputedStyle(element).textDecorationLine")) == ("underline", "none")


@pytest.mark.parametrize("view", [*VIEWS[:-1], "#/claims?direction=decrease&sort=-study&q=insula"])
def test_an_address_leads_to_the_same_again(page: Page, view: str) -> None:
    view = view.format(**ids(page))
    go(page, view)
    before = page.locator("main").inner_text()
    page.reload()
    assert page.evaluate("location.hash") == view
    assert page.locator("main").inner_text() == before


def test_an_address_of_nothing_says_so(page: Page) -> None:
    go(page, "#/study/pmid:1%3Cb%3E")
    expect(page.locator("main")).to_contain_text("There is no study “pmid:1<b>”")


def test_back_leads_to_the_row_that_was_left(page: Page) -> None:
    go(page, "#/studies?q=precuneus")
    page.get_by_role("link", name="Dane 2023").click()
    expect(page.locator(".ways .before")).to_have_attribute("href", "#/study/pmid:9103")
    page.go_back()
    expect(page.get_by_role("link", name="Dane 2023")).to_be_focused()
    assert found(page) == "2 of 6 studies"


def test_rows_are_written_as_they_come_into_view(browser: Browser, tmp_path: Path) -> None:
    places = ("left insula", "precuneus", "thalamus", "amygdala", "hippocampus")
    ways = ("decreased", "increased")
    records = (
        f"\nPMID- {pmid}\nSTAT- MEDLINE\nDP  - 2020\nTI  - Invented study number {pmid} of some place\n"
        f"AB  - RESULTS: Patients with cancer pain showed {ways[pmid % 2]} gray matter volume in the "
        f"{places[pmid % 5]} compared with healthy controls.\nFAU - Name{pmid}, A\nEDAT- 2020/03/01 06:00\n"
        for pmid in range(9300, 9500)
    )
    with open_page(browser, write_page(tmp_path, "\n".join(records)).as_uri()) as page:
        go(page, "#/studies")
        first = len(rows(page))
        assert first < 200
        page.locator("tbody th a").first.focus()
        page.keyboard.press("End")
        expect(page.locator("tbody tr").nth(first)).to_be_attached()
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert len(rows(page)) == 200
