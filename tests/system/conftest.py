from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from assistant.cli import main
from tests.system.evidence import SEARCH, open_page, write_page
from tests.system.office.client import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Give the one LibreOffice of all tests."""
    with Office(tmp_path_factory.mktemp("office")) as office:
        yield office


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of the evidence page of invented literature."""
    return write_page(tmp_path_factory.mktemp("evidence"), SEARCH).as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Open that page in a window of its own; nothing may go wrong in it, and nothing may leave it."""
    with open_page(browser, address) as page:
        yield page


@pytest.fixture(scope="session")
def draft(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the draft of a seed, as written."""
    path = tmp_path_factory.mktemp("draft") / "draft.docx"
    seed = checkout / "seeds" / "cancer-pain-2025-03.nbib"
    built = CliRunner().invoke(main, ["build", str(seed), "-o", str(path)], catch_exceptions=False)
    assert built.exit_code in (0, 1), built.stderr
    return path
