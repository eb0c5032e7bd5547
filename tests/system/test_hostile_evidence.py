"""Texts that would be code or markup stay texts on the evidence page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.system.evidence import SEARCH, go, open_page, rows, write_page

pytestmark = pytest.mark.system
HOSTILE_TITLE = 'An invented </script><script>window.harmed = 1</script><img src=x onerror="window.harmed = 2">'
HOSTILE = (
    'Before "><img src=https://example.org/x onerror=window.harmed=3> <b>bold</b> &amp; <!-- hidden --> {{ 7 * 7 }} '
    "\u202eturned\u202c \u05e9\u05dc\u05d5\u05dd javascript:alert(1) </title></style></textarea> RESULTS: Patients "
    "with cancer pain showed decreased gray matter volume in the left insula compared with healthy controls."
)


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
