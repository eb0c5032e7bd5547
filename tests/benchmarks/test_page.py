from pathlib import Path

import pytest
from playwright.sync_api import Browser

from assistant.cli.rule_sets import Rules
from benchmarks.page import OPENED, STEPS, Figure, build, invent, measure, tabulate


def test_the_table_gives_median_and_slowest() -> None:
    figures = [Figure(300.4, 9), Figure(100.2, 7), Figure(200.3, 8)]
    assert tabulate({"page opened": figures})[-1] == "| page opened | 200 | 300 | 8 |"


@pytest.mark.system
def test_every_step_is_measured_and_narrows_or_widens_a_list(
    browser: Browser, default_rules: Rules, tmp_path: Path
) -> None:
    path, title = build(invent(default_rules, 30, tmp_path), default_rules, tmp_path)
    assert title.startswith("invented.nbib: 30 records, ")
    found = measure(browser, path, 1)
    assert list(found) == [OPENED, *STEPS]
    assert all(0 < figure.busy < 60_000 and figure.wall > 0 for (figure,) in found.values())
