"""The evidence page by keyboard, for screen readers, in light and dark, in narrow windows and on paper."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.system.evidence import VIEWS, go, ids, open_page, reach, rows

pytestmark = pytest.mark.system
# What is closed is filled as it opens, which the browser tells a moment later.
_OPEN_ALL = """async () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}"""


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, address: str, scheme: str) -> None:
    with open_page(browser, address, color_scheme=scheme, bypass_csp=True) as page:
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (sum(map(int, re.findall(r"\d+", ground)[:3])) < 200) is (scheme == "dark")
        for view in VIEWS:
            go(page, view.format(**ids(page)))
            page.evaluate(_OPEN_ALL)
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
