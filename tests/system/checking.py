"""What a reviewer does on the evidence page."""

from pathlib import Path

from playwright.sync_api import Download, Locator, Page

from assistant.correct import read_corrections, write_corrections
from assistant.model import Corrections
from tests.system.evidence import go

HOSTILE = '</script><img src=x onerror="window.harmed=1"> "\\ \u202eturned: {a}\n# yes'


def claim_of(page: Page, record: str) -> str:
    """Give the id of the claim that was read from a record."""
    return str(page.evaluate("id => draftreview.data.claimsOf(id)[0].id", record))


def card(page: Page, record: str) -> Locator:
    """Go to a study, and give the card of its claim."""
    go(page, f"#/study/{record}")
    return page.locator("[data-claim-card]").first


def check(page: Page, record: str, verb: str) -> None:
    card(page, record).get_by_role("button", name=verb, exact=True).click()


def progress(page: Page) -> Locator:
    return page.locator("#checking-bar .progress-text")


def reject(page: Page, record: str, reason: str) -> None:
    check(page, record, "Reject")
    page.get_by_label("Reason").fill(reason)
    page.get_by_role("dialog").get_by_role("button", name="Reject").click()


def edit(page: Page, record: str, **fields: str) -> None:
    check(page, record, "Edit")
    fill(page, **fields)
    page.get_by_role("dialog").get_by_role("button", name="Save").click()


def fill(page: Page, **fields: str) -> None:
    """Fill fields of the form of a claim, by name."""
    for name, value in fields.items():
        field = page.locator(f"dialog [name='{name}']")
        if field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def select(page: Page, record: str, words: str) -> None:
    """Select words of the abstract of a record, as dragging over them does."""
    go(page, f"#/study/{record}")
    page.locator(".abstract").evaluate(
        """(abstract, words) => {
          const walker = document.createTreeWalker(abstract, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          const from = abstract.textContent.indexOf(words);
          for (let node = walker.nextNode(), at = 0; node; at += node.length, node = walker.nextNode()) {
            if (at <= from && from < at + node.length) range.setStart(node, from - at);
            const to = from + words.length;
            if (at < to && to <= at + node.length) range.setEnd(node, to - at);
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        words,
    )


def exported(page: Page, folder: Path) -> Corrections:
    """Export, and read the file as the commands do."""
    with page.expect_download() as downloads:
        page.get_by_role("button", name="Export").click()
        named = page.get_by_role("dialog")
        if named.is_visible():
            named.get_by_label("Your name").fill("Jane Doe")
            named.get_by_role("button", name="Export").click()
    return read_download(downloads.value, folder)


def read_download(download: Download, folder: Path) -> Corrections:
    path = folder / download.suggested_filename
    assert path.name == "corrections.yaml"
    download.save_as(path)
    corrections = read_corrections(path).corrections
    assert path.read_text(encoding="utf-8") == write_corrections(corrections)
    return corrections
