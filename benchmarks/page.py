"""Measures in Chromium how fast an evidence page opens, filters and searches: ``make bench-page``.

Run as ``python -m benchmarks.page [FILE.nbib] [--records N] [--runs N]``. Without a file, records are invented. Prints
a Markdown table; each figure is the median of several runs with the slowest beside it, in milliseconds of the
browser's own clock: from the start of the navigation, or from the change of the address, until the next frame is
painted.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from assistant.cli.evidence import gather_evidence, write_evidence
from assistant.cli.options import Wishes
from assistant.cli.pipeline import Rules, load_rules
from assistant.pack import DEFAULT_PACK
from benchmarks.browser import open_browser
from benchmarks.invented import open_inventor, write_records

RECORDS = 2000
RUNS = 7
OPENED = "page opened"
# Each from a list without filters.
STEPS: Mapping[str, tuple[str, str]] = {
    "syntheses listed": ("#/", "#/syntheses"),
    "claims listed": ("#/", "#/claims"),
    "studies listed": ("#/", "#/studies"),
    "syntheses by verdict": ("#/syntheses", "#/syntheses?verdict=discrepancy"),
    "syntheses by region with its parts": ("#/syntheses", "#/syntheses?region=frontal-lobe"),
    "claims by direction": ("#/claims", "#/claims?direction=decrease"),
    "claims by region, direction and year": ("#/claims", "#/claims?region=frontal-lobe&direction=decrease&year=2000,"),
    "studies by region and direction": ("#/studies", "#/studies?region=frontal-lobe&direction=decrease"),
    "studies by full text": ("#/studies", "#/studies?q=cortex+volume"),
    "claims by full text": ("#/claims", "#/claims?q=cortex"),
    "studies sorted": ("#/studies", "#/studies?sort=-claims"),
    "filter taken off": ("#/claims?direction=decrease", "#/claims"),
}
_PAINTED = """new Promise(done => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
}))"""
_OPEN = "performance.getEntriesByName('draftreview:painted')[0].startTime"
_GO = f"""async (address) => {{
  const changed = new Promise(done => addEventListener("hashchange", done, {{ once: true }}));
  const from = performance.now();
  location.hash = address;
  await changed;
  await {_PAINTED};
  return performance.now() - from;
}}"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, help="file of records to use instead of invented ones")
    parser.add_argument("--records", type=int, default=RECORDS, help="how many records to invent")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each step is measured")
    given = parser.parse_args(arguments)
    rules = load_rules(DEFAULT_PACK)
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        records = given.file or invent(rules, given.records, Path(folder))
        path, title = build(records, rules, Path(folder))
        print("\n".join([title, "", *tabulate(measure(browser, path, given.runs))]))
    return 0


def invent(rules: Rules, count: int, folder: Path) -> Path:
    """Write a file of invented records."""
    path = folder / "invented.nbib"
    path.write_text("".join(write_records(open_inventor(rules.concepts).invent(count))), encoding="utf-8")
    return path


def build(records: Path, rules: Rules, folder: Path) -> tuple[Path, str]:
    """Write the page of a file of records, and say what is in it."""
    evidence = gather_evidence([records], rules, Wishes(), None)
    review = evidence.reviewed.review
    path = folder / "evidence.html"
    path.write_text(write_evidence(evidence, rules, records.name), encoding="utf-8")
    size = path.stat().st_size / (1 << 20)
    counts = f"{len(review.records):,} records, {len(review.claims):,} claims, {len(review.syntheses):,} syntheses"
    return path, f"{records.name}: {counts}; {size:.1f} MiB"


def measure(browser: Browser, path: Path, runs: int) -> dict[str, list[float]]:
    """Open the page afresh for each run, and do every step in it."""
    found: dict[str, list[float]] = {name: [] for name in (OPENED, *STEPS)}
    for _ in range(runs):
        page = browser.new_page()
        page.goto(path.as_uri())
        found[OPENED].append(_evaluate(page, _OPEN))
        for name, (before, after) in STEPS.items():
            for address in ("#/none", before):
                page.evaluate(_GO, address)
            found[name].append(_evaluate(page, _GO, after))
        page.close()
    return found


def tabulate(found: Mapping[str, Sequence[float]]) -> list[str]:
    """Write the table: median and slowest of each step."""
    rows = (f"| {name} | {statistics.median(times):.0f} | {max(times):.0f} |" for name, times in found.items())
    return ["| step | median, ms | slowest, ms |", "|---|---:|---:|", *rows]


def _evaluate(page: Page, script: str, argument: str | None = None) -> float:
    return float(page.evaluate(script, argument))


if __name__ == "__main__":
    sys.exit(main())
