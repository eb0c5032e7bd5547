"""The evidence page in Chromium: found, filtered, read, by mouse and by keyboard, in light, in dark and on paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.system.evidence import SEARCH, choose, found, go, open_page, rows, write_page

pytestmark = pytest.mark.system
VIEWS = (
    "#/",
    "#/syntheses",
    "#/claims",
    "#/studies",
    "#/study/pmid:9103",
    "#/group/{group}",
    "#/claim/{claim}",
    "#/nowhere",
)
HOSTILE_TITLE = 'An invented </script><script>window.harmed = 1</script><img src=x onerror="window.harmed = 2">'
HOSTILE = (
    'Before "><img src=https://example.org/x onerror=window.harmed=3> <b>bold</b> &amp; <!-- hidden --> {{ 7 * 7 }} '
    "\u202eturned\u202c \u05e9\u05dc\u05d5\u05dd javascript:alert(1) </title></style></textarea> RESULTS: Patients "
    "with cancer pain showed decreased gray matter volume in the left insula compared with healthy controls."
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_page(tmp_path_factory.mktemp("evidence"), SEARCH).as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page in a window of its own; nothing may go wrong in it, and nothing may leave it."""
    with open_page(browser, address) as page:
        yield page


def ids(page: Page) -> dict[str, str]:
    """Give the id of the consensus and of one of its claims."""
    group = page.evaluate("draftreview.data.syntheses.find(s => s.verdict === 'consensus')")
    return {"group": group["id"], "claim": group["claim_ids"][0]}


def test_the_overview_counts_and_leads_on(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("An invented review")
    tiles = page.locator(".tile").all_inner_texts()
    assert [text.split("\n")[:2] for text in tiles[:2]] == [["6", "records"], ["5", "claims"]]
    page.locator(".tile", has_text="with consensus").click()
    expect(page.locator("#found")).to_have_text(re.compile("^1 of 3 syntheses$"))
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


@pytest.mark.parametrize("view", [*VIEWS[:-1], "#/claims?direction=decrease&sort=-year&q=insula"])
def test_an_address_leads_to_the_same_again(page: Page, view: str) -> None:
    view = view.format(**ids(page))
    go(page, view)
    before = page.locator("main").inner_text()
    page.reload()
    page.wait_for_function("performance.getEntriesByName('draftreview:ready').length")
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


def test_by_keyboard_alone(page: Page) -> None:
    press = page.keyboard.press
    press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    press("Enter")
    expect(page.locator("main")).to_be_focused()
    press("/")
    expect(page.get_by_role("searchbox", name="Search titles")).to_be_focused()
    page.keyboard.type("cancer pain")
    expect(page.locator("#found")).to_have_text("5 of 6 studies")
    press("Escape")
    press("j")
    expect(page.locator("tbody th a").nth(0)).to_be_focused()
    press("j")
    press("ArrowDown")
    press("k")
    expect(page.locator("tbody th a").nth(1)).to_be_focused()
    press("End")
    press("ArrowDown")
    expect(page.locator("tbody th a").nth(4)).to_be_focused()
    press("Enter")
    expect(page.locator("h1")).to_contain_text("superior frontal gyrus")
    press("[")
    expect(page.locator("h1")).to_contain_text("precuneus")
    reach(page, ".abstract mark")
    press("ArrowRight")
    expect(page.locator(".abstract mark").nth(1)).to_be_focused()
    expect(page.get_by_role("tooltip")).to_be_visible()
    press("Escape")
    expect(page.get_by_role("tooltip")).to_be_hidden()
    press("Escape")
    expect(page.locator("#found")).to_have_text("5 of 6 studies")


def reach(page: Page, selector: str) -> None:
    """Go on by Tab until an element has the focus."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by Tab")


def test_sorting_and_filtering_by_keyboard(page: Page) -> None:
    go(page, "#/syntheses")
    reach(page, "details[data-facet='verdict'] input")
    page.keyboard.press("Space")
    expect(page.locator(".chips li")).to_have_count(1)
    assert page.evaluate("document.activeElement.matches('details[data-facet=verdict] input:checked')")
    reach(page, "th[data-column='people'] button")
    page.keyboard.press("Enter")
    expect(page.locator("th[data-column='people']")).to_have_attribute("aria-sort", "descending")
    assert page.evaluate("document.activeElement.matches('th[data-column=people] button')")


def test_hostile_texts_are_shown_as_text(browser: Browser, tmp_path: Path) -> None:
    long = "Long invented text. " * 5000
    assert len(long) == 100_000
    search = SEARCH + "\n".join(
        f"\nPMID- {pmid}\nSTAT- MEDLINE\nDP  - 2024\nTI  - {title}\nAB  - {abstract}\nFAU - <i>Eve</i>, E\n"
        for pmid, title, abstract in ((9201, HOSTILE_TITLE, HOSTILE), (9202, "An invented long one", long + HOSTILE))
    )
    with open_page(browser, write_page(tmp_path, search).as_uri()) as page:
        for pmid in (9201, 9202):
            go(page, f"#/study/pmid:{pmid}")
            told = page.evaluate(f"draftreview.data.record('pmid:{pmid}').abstract")
            assert HOSTILE.split("RESULTS")[0].strip() in told and len(told) > (pmid - 9201) * 100_000
            assert page.locator(".abstract").evaluate("element => element.textContent") == told
            assert page.locator(".abstract").evaluate("element => getComputedStyle(element).unicodeBidi") == "isolate"
            page.locator(".abstract mark", has_text="insula").last.hover()
            expect(page.get_by_role("tooltip")).to_be_visible()
        go(page, "#/study/pmid:9201")
        assert "<script>window.harmed" in page.locator("h1").inner_text()
        go(page, "#/claims")
        go(page, "#/studies?q=harmed")
        assert len(rows(page)) == 2 and "<i>Eve</i>" in rows(page)[0]
        assert page.evaluate("window.harmed") is None
        assert page.locator("main img, main script, main b").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, address: str, scheme: str) -> None:
    with open_page(browser, address, color_scheme=scheme, bypass_csp=True) as page:
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", ground)[:3])) < 200) is (scheme == "dark")
        for view in VIEWS:
            go(page, view.format(**ids(page)))
            for summary in page.locator("details:not([open]) > summary").all():
                summary.click()
            results = Axe().run(page).response["violations"]
            serious = [
                (v["id"], [n["target"] for n in v["nodes"]]) for v in results if v["impact"] in ("serious", "critical")
            ]
            assert serious == [], view


def test_a_narrow_window_needs_no_scrolling_to_the_side(browser: Browser, address: str) -> None:
    with open_page(browser, address, viewport={"width": 360, "height": 640}) as page:
        for view in VIEWS:
            go(page, view.format(**ids(page)))
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, view


def test_on_paper_all_rows_are_there_and_the_tools_are_not(browser: Browser, address: str) -> None:
    with open_page(browser, address) as page:
        go(page, "#/claims")
        page.emulate_media(media="print")
        expect(page.locator(".top")).to_be_hidden()
        expect(page.locator("#filters")).to_be_hidden()
        assert len(rows(page)) == 5
        assert page.pdf().startswith(b"%PDF")


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
        page.get_by_role("button", name="Show more").scroll_into_view_if_needed()
        page.wait_for_function("first => document.querySelectorAll('tbody tr').length > first", arg=first)
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert len(rows(page)) == 200
