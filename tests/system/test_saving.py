"""Corrections saved to the file as they are made, by the page that ``serve`` gives to Chromium."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import APIResponse, Browser, Page, Route, expect

from assistant.cli.kept_corrections import KeptCorrections
from assistant.cli.options import Wishes
from assistant.cli.served_page import ServedPage, load_page
from assistant.correct import read_corrections
from assistant.model import CheckResult, Corrections
from assistant.page.serving import Server
from tests.page.running import run_beside
from tests.system.checking import check, progress, reject
from tests.system.evidence import SEARCH, go, open_page

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> ServedPage:
    folder = tmp_path_factory.mktemp("served")
    (folder / "search.nbib").write_text(SEARCH, encoding="utf-8")
    none = folder / "none.yaml"
    return load_page([folder / "search.nbib"], none, "An invented review", "neuroimaging", None, Wishes(), None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "corrections.yaml"


@pytest.fixture
def server(gathered: ServedPage, path: Path) -> Iterator[Server]:
    with run_beside(replace(gathered, kept=KeptCorrections(path)).listen(0)) as server:
        yield server


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    with open_page(browser, server.address, asks="corrections") as page:
        yield page


def state(page: Page, words: str) -> None:
    expect(page.locator(".saving-text")).to_contain_text(words)


def all_saved(page: Page) -> None:
    expect(page.locator(".saving-text")).to_have_text("Saved")
    assert page.evaluate("draftreview.corrections.sizeOf(draftreview.checks.store.patch())") == 0


def read(path: Path) -> Corrections:
    return read_corrections(path).corrections


def results(path: Path) -> dict[str, CheckResult]:
    return {found.record_id: found.result for found in read(path).checks.values()}


def test_each_correction_is_saved_at_once(page: Page, path: Path) -> None:
    state(page, "Saved")
    assert not path.exists()
    check(page, "pmid:9101", "Accept")
    expect(page.get_by_role("button", name="Count again")).to_be_visible()
    state(page, "Saved")
    assert results(path) == {"pmid:9101": "accepted"}
    reject(page, "pmid:9102", "an invented reason")
    all_saved(page)
    assert results(path) == {"pmid:9101": "accepted", "pmid:9102": "rejected"}
    page.keyboard.press("u")
    all_saved(page)
    assert results(path) == {"pmid:9101": "accepted"}
    expect(page.get_by_role("button", name="Export")).to_have_count(0)


def test_counting_again_takes_the_corrections_in(page: Page) -> None:
    reject(page, "pmid:9101", "an invented reason")
    page.get_by_role("button", name="Count again").click()
    page.wait_for_function("() => draftreview.data.claimsOf('pmid:9101')[0].votes === false")
    go(page, "#/syntheses")
    expect(page.locator("tr", has_text="insula")).to_contain_text("Single study")
    expect(progress(page)).to_have_text("1 of 5 claims checked")


def test_an_edit_by_hand_is_shown_and_kept(page: Page, path: Path) -> None:
    check(page, "pmid:9101", "Accept")
    expect(page.get_by_role("button", name="Count again")).to_be_visible()
    text = path.read_text(encoding="utf-8")
    path.write_text(text + 'studies:\n  "pmid:9105": {exclude: true, reason: "by hand"}\n', encoding="utf-8")
    check(page, "pmid:9102", "Accept")
    go(page, "#/study/pmid:9105")
    expect(page.locator(".study-decision")).to_have_text("Left out of the review. Reason: by hand")
    assert set(results(path)) == {"pmid:9101", "pmid:9102"}
    assert read(path).studies["pmid:9105"].reason == "by hand"


def test_what_cannot_be_saved_is_told_and_sent_again(browser: Browser, server: Server, path: Path) -> None:
    with open_page(browser, server.address, asks="corrections", failing=True) as page:
        check(page, "pmid:9101", "Accept")
        expect(page.get_by_role("button", name="Count again")).to_be_visible()
        sound = path.read_text(encoding="utf-8")
        path.write_text("schema: 1\nclaims: [\n", encoding="utf-8")
        check(page, "pmid:9102", "Accept")
        state(page, "Not saved: ")
        state(page, "corrections.yaml:3:1: yaml")
        assert path.read_text(encoding="utf-8") == "schema: 1\nclaims: [\n"
        path.write_text(sound, encoding="utf-8")
        page.get_by_role("button", name="Try again").click()
        expect(page.locator(".saving-text")).to_have_text("Saved")
        assert set(results(path)) == {"pmid:9101", "pmid:9102"}


def test_what_the_file_may_not_hold_keeps_nothing_else_from_it(browser: Browser, server: Server, path: Path) -> None:
    with open_page(browser, server.address, asks="corrections", failing=True) as page:
        state(page, "Saved")
        page.evaluate(
            """() => {
              const { checks, data } = draftreview;
              const place = "x".repeat(301);
              checks.store.change("All", data.claims.map(({ id, record }) => ({ room: "claims", id, entry: {
                record, check: "accepted", quote: "Invented.",
                claim: { region: record === "pmid:9103" ? place : "insula", direction: "decrease" },
              } })));
            }"""
        )
        state(page, "String should have at most 300 characters")
        assert set(results(path)) == {"pmid:9101", "pmid:9102", "pmid:9104", "pmid:9105"}
        assert page.evaluate("Object.keys(draftreview.checks.store.patch().claims).length") == 1
        page.get_by_role("button", name="Try again").click()
        state(page, "String should have at most 300 characters")
        check(page, "pmid:9103", "Accept")  # takes the check back
        all_saved(page)
        check(page, "pmid:9103", "Accept")
        all_saved(page)
        assert len(results(path)) == 5


def test_nothing_that_was_kept_for_one_file_is_saved_to_another(
    browser: Browser, gathered: ServedPage, tmp_path: Path
) -> None:
    jane, john = (replace(gathered, kept=KeptCorrections(tmp_path / name)) for name in ("jane.yaml", "john.yaml"))
    with ExitStack() as stack:
        first = stack.enter_context(run_beside(jane.listen(0)))
        page = stack.enter_context(open_page(browser, first.address, asks="corrections", failing=True))
        page.once("dialog", lambda dialog: dialog.accept())
        state(page, "Saved")
        page.route("**/corrections", lambda route: route.abort())
        reject(page, "pmid:9102", "an invented reason")
        state(page, "Not saved: draftreview serve does not answer")
        page.unroute("**/corrections")
        kept = page.evaluate("JSON.stringify(localStorage)")
        page.route(f"{first.address}", lambda route: route.fulfill(body=john.write(), content_type="text/html"))
        page.reload()
        expect(progress(page)).to_have_text("0 of 5 claims checked")
        assert page.evaluate("JSON.stringify(localStorage)") == kept
        page.unroute(f"{first.address}")
        page.reload()
        expect(progress(page)).to_have_text("1 of 5 claims checked")
        all_saved(page)
        assert results(tmp_path / "jane.yaml") == {"pmid:9102": "rejected"}


def test_a_server_that_is_gone_loses_nothing(browser: Browser, server: Server, path: Path) -> None:
    with open_page(browser, server.address, asks="corrections", failing=True) as page:
        check(page, "pmid:9101", "Accept")
        expect(page.get_by_role("button", name="Count again")).to_be_visible()
        page.route("**/corrections", lambda route: route.abort())
        reject(page, "pmid:9102", "an invented reason")
        state(page, "Not saved: draftreview serve does not answer")
        assert results(path) == {"pmid:9101": "accepted"}
        page.unroute("**/corrections")
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()
        expect(progress(page)).to_have_text("2 of 5 claims checked")
        all_saved(page)
        assert results(path) == {"pmid:9101": "accepted", "pmid:9102": "rejected"}


def test_corrections_made_while_one_is_being_saved_follow_it(page: Page, path: Path) -> None:
    sent: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "GET":  # the page also asks now and then whether somebody else changed the file
            route.continue_()
            return
        sent.append(route)
        if len(sent) > 1:
            route.continue_()

    state(page, "Saved")
    page.route("**/corrections", hold)
    check(page, "pmid:9101", "Accept")
    state(page, "Saving")
    page.evaluate("draftreview.checks.accept(draftreview.data.claims.map(claim => claim.id))")
    assert len(sent) == 1
    sent[0].continue_()
    all_saved(page)
    assert len(sent) == 2 and len(results(path)) == 5


def test_a_late_answer_takes_no_correction_off_the_page(page: Page, path: Path) -> None:
    held: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        if route.request.method == "GET" and not held:
            held.append((route, route.fetch()))
        else:
            route.continue_()

    state(page, "Saved")
    path.write_text('schema: 1\nstudies:\n  "pmid:9105": {exclude: true}\n', encoding="utf-8")
    page.route("**/corrections", hold)
    with page.expect_request("**/corrections"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    check(page, "pmid:9101", "Accept")
    page.wait_for_timeout(500)
    ((route, answer),) = held
    route.fulfill(response=answer)
    go(page, "#/study/pmid:9105")
    expect(page.locator(".study-decision")).to_have_text("Left out of the review")
    expect(progress(page)).to_have_text("1 of 5 claims checked")
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    all_saved(page)
    assert results(path) == {"pmid:9101": "accepted"} and "pmid:9105" in read(path).studies


def test_long_quotes_of_wide_letters_are_sent_in_parts(page: Page, path: Path) -> None:
    state(page, "Saved")
    page.evaluate(
        """() => {
          const statement = { region: "insula", direction: "increase" };
          const quotes = Array.from({ length: 24 }, (_, at) => "\u4e00".repeat(19_000) + at);
          for (const quote of quotes) draftreview.checks.add("pmid:9101", quote, statement);
        }"""
    )
    all_saved(page)
    assert len(read(path).checks) == 24


def test_two_windows_save_to_one_file(page: Page, path: Path, server: Server) -> None:
    other = page.context.new_page()
    other.goto(server.address)
    state(other, "Saved")
    check(page, "pmid:9101", "Accept")
    expect(page.get_by_role("button", name="Count again")).to_be_visible()
    check(other, "pmid:9102", "Accept")
    expect(progress(other)).to_have_text("2 of 5 claims checked")
    check(page, "pmid:9103", "Accept")
    expect(progress(page)).to_have_text("3 of 5 claims checked")
    all_saved(page)
    assert set(results(path)) == {"pmid:9101", "pmid:9102", "pmid:9103"}


def test_another_page_can_neither_read_nor_save(browser: Browser, server: Server, path: Path) -> None:
    context = browser.new_context()
    try:
        page = context.new_page()
        page.route(
            "http://elsewhere.invalid/**",
            lambda route: route.fulfill(body="<h1>elsewhere</h1>", content_type="text/html"),
        )
        page.goto("http://elsewhere.invalid/")
        outcome = page.evaluate(
            """async (address) => {
              const json = { "Content-Type": "application/json" };
              const tried = [{}, { method: "POST", body: "{}" }, { method: "POST", mode: "no-cors", body: "{}" },
                { method: "POST", headers: json, body: "{}" }];
              const ask = (options) => fetch(`${address}corrections`, options);
              const ways = tried.map((options) => ask(options).then((answer) => answer.type, () => "refused"));
              return Promise.all(ways);
            }""",
            server.address,
        )
        assert set(outcome) <= {"refused", "opaque"} and outcome[:2] == ["refused"] * 2
        assert not path.exists()
    finally:
        context.close()
