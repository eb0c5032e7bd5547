from pathlib import Path

import pytest
from playwright.sync_api import Browser

from assistant.cli.pipeline import load_rules
from benchmarks.page import OPENED, STEPS, build, invent, measure, tabulate


def test_the_table_gives_median_and_slowest() -> None:
    assert tabulate({"page opened": [300.4, 100.2, 200.3]})[-1] == "| page opened | 200 | 300 |"


@pytest.mark.system
def test_every_step_is_measured_and_narrows_or_widens_a_list(browser: Browser, tmp_path: Path) -> None:
    rules = load_rules("neuroimaging")
    path, title = build(invent(rules, 30, tmp_path), rules, tmp_path)
    assert title.startswith("invented.nbib: 30 records, ")
    found = measure(browser, path, 1)
    assert list(found) == [OPENED, *STEPS]
    assert all(0 < times[0] < 60_000 for times in found.values())
