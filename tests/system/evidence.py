"""Invented literature for the evidence page, and what a test asks of the page."""

from pathlib import Path
from typing import Any

from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from assistant.cli import main

PATIENCE = 20_000  # ms; a step takes a few on a good machine and must not fail on a bad one
expect.set_options(timeout=PATIENCE)
VIEWS = (
    *("#/", "#/syntheses", "#/claims", "#/studies"),
    *("#/study/pmid:9103", "#/group/{group}", "#/claim/{claim}", "#/nowhere"),
)
# The policy of the page keeps tests from polling it, which takes eval.
_GO = """async hash => {
  if (location.hash === hash) return;
  const changed = new Promise(done => addEventListener("hashchange", done, { once: true }));
  location.hash = hash;
  await changed;
}"""
_RECORD = """
PMID- {pmid}
STAT- MEDLINE
DP  - {year}
TI  - {title}
AB  - {abstract}
FAU - {author}, Ann
JT  - Journal of Invented Studies
EDAT- {year}/03/01 06:00
"""
_SCANNED = "METHODS: We scanned {n} patients with cancer pain and {n} healthy controls. RESULTS: "
_FOUND = "Patients with cancer pain showed {way} {measure} in the {place} compared with healthy controls."


def _study(pmid: int, author: str, year: int, way: str, measure: str, place: str) -> str:
    finding = _FOUND.format(way=way, measure=measure, place=place)
    title = f"An invented study of the {place} in cancer pain"
    return _RECORD.format(
        pmid=pmid, year=year, title=title, abstract=_SCANNED.format(n=20 + pmid % 7) + finding, author=author
    )


SEARCH = "\n".join(
    (
        _study(9101, "Able", 2019, "decreased", "gray matter volume", "left insula"),
        _study(9102, "Baker", 2021, "reduced", "gray matter volume", "insula"),
        _study(9103, "Clark", 2022, "increased", "amplitude of low-frequency fluctuation", "precuneus"),
        _study(9104, "Dane", 2023, "decreased", "amplitude of low-frequency fluctuation", "precuneus"),
        _study(9105, "Eden", 2024, "increased", "gray matter volume", "superior frontal gyrus"),
        _RECORD.format(
            pmid=9106,
            year=2024,
            title="An invented letter without findings",
            abstract="Nothing was seen.",
            author="Ford",
        ),
    )
)


def write_page(folder: Path, search: str, *options: str) -> Path:
    """Build the evidence page of a search."""
    (folder / "search.nbib").write_text(search, encoding="utf-8")
    path = folder / "evidence.html"
    command = ["browse", str(folder / "search.nbib"), "-o", str(path), "--title", "An invented review", *options]
    built = CliRunner().invoke(main, command, catch_exceptions=False)
    assert built.exit_code in (0, 1), built.stderr
    return path


def rows(page: Page) -> list[str]:
    """Give the text of each row of the list that is shown."""
    return page.locator("table.list tbody tr").all_inner_texts()


def found(page: Page) -> str:
    """Give the count above the list that is shown."""
    return page.locator("#found").inner_text()


def choose(page: Page, facet: str, label: str) -> None:
    """Tick a value of a filter, opening it first if need be."""
    block = page.locator(f"details[data-facet='{facet}']")
    if block.get_attribute("open") is None:
        block.locator("summary").click()
    block.locator("label.option", has_text=label).first.locator("input").check()


def go(page: Page, hash: str) -> None:
    """Go to a place of the page, and wait until it is shown."""
    page.evaluate(_GO, hash)


class open_page:  # noqa: N801 - used as a function
    """Open an address, and complain at the end of errors and of requests for anything but it and what it may ask."""

    def __init__(
        self, browser: Browser, address: str, *, asks: str = "", failing: bool = False, **options: Any
    ) -> None:
        self.context = browser.new_context(**options)
        self.address = address
        self.allowed = {address.split("#")[0], f"{address}{asks}"}
        self.failing = failing
        self.errors: list[str] = []
        self.requests: list[str] = []

    def __enter__(self) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(self.address)
        return page

    def __exit__(self, *failure: object) -> None:
        self.context.close()
        if failure[0] is None:
            assert self.failing or self.errors == []
            assert {url.split("#")[0] for url in self.requests} <= self.allowed


def ids(page: Page) -> dict[str, str]:
    """Give the id of the consensus and of one of its claims."""
    group = page.evaluate("draftreview.data.syntheses.find(s => s.verdict === 'consensus')")
    return {"group": group["id"], "claim": group["claim_ids"][0]}


def reach(page: Page, selector: str) -> None:
    """Go on by Tab until an element has the focus."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by Tab")
