from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.cli.options import CACHE_VARIABLE, OFF

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from assistant.cli.rule_sets import Rules


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden drafts anew instead of comparing")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session", autouse=True)
def keep_no_cache() -> Iterator[None]:
    """Keep nothing in the cache folder of whoever runs the tests, and take nothing from there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, OFF)
        yield


@pytest.fixture(scope="session")
def checkout() -> Path:
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def default_rules() -> "Rules":
    """Give the rules of the pack; they are loaded by the first test that asks for them."""
    from tests.shared_rules import load_default_rules

    return load_default_rules()


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Give the one Chromium of all tests that are marked ``system``."""
    from benchmarks.browser import open_browser

    with open_browser() as browser:
        yield browser
