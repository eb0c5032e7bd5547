"""Measures in Chromium how fast an evidence page opens, filters and searches: ``make bench-page``.

Run as ``python -m benchmarks.page [FILE.nbib] [--records N] [--runs N]``. Without a file, records are invented. Prints
a Markdown table in milliseconds. By the browser's own clock, from the start of the navigation or from the change of the
address until the next frame is painted: the median of several runs, and the slowest. Beside it the median of the
processor time of the page's main thread, which other work on the machine hardly changes.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

from assistant.cli.evidence import gather_evidence, write_evidence
from assistant.cli.options import Wishes
from assistant.cli.rule_sets import Rules, load_rules
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


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds that a step took by the clock, and that the page's main thread was busy with it."""

    wall: float
    busy: float


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
    return write_records(open_inventor(rules.concepts).invent(count), folder)


def build(records: Path, rules: Rules, folder: Path) -> tuple[Path, str]:
    """Write the page of a file of records, and say what is in it."""
    evidence = gather_evidence([records], rules, Wishes(), None, None)
    review = evidence.reviewed.review
    path = folder / "evidence.html"
    path.write_text(write_evidence(evidence, rules, records.name), encoding="utf-8")
    size = path.stat().st_size / (1 << 20)
    counts = f"{len(review.records):,} records, {len(review.claims):,} claims, {len(review.syntheses):,} syntheses"
    return path, f"{records.name}: {counts}; {size:.1f} MiB"


def measure(browser: Browser, path: Path, runs: int) -> dict[str, list[Figure]]:
    """Open the page afresh for each run, and do every step in it."""
    found: dict[str, list[Figure]] = {name: [] for name in (OPENED, *STEPS)}
    for _ in range(runs):
        page = browser.new_page()
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = _busy(session)
        page.goto(path.as_uri())
        found[OPENED].append(Figure(_evaluate(page, _OPEN), _busy(session) - before))
        for name, (start, end) in STEPS.items():
            for address in ("#/none", start):
                page.evaluate(_GO, address)
            before = _busy(session)
            found[name].append(Figure(_evaluate(page, _GO, end), _busy(session) - before))
        page.close()
    return found


def tabulate(found: Mapping[str, Sequence[Figure]]) -> list[str]:
    """Write the table, a row a step."""
    return [
        "| step | median, ms | slowest, ms | processor, ms |",
        "|---|---:|---:|---:|",
        *(
            f"| {name} | {statistics.median(f.wall for f in figures):.0f} | {max(f.wall for f in figures):.0f} | "
            f"{statistics.median(f.busy for f in figures):.0f} |"
            for name, figures in found.items()
        ),
    ]


def _busy(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def _evaluate(page: Page, script: str, argument: str | None = None) -> float:
    return float(page.evaluate(script, argument))


if __name__ == "__main__":
    sys.exit(main())
