from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from assistant.cli import main
from tests.shared_rules import share_rules
from tests.system.evidence import SEARCH, open_page, write_page
from tests.system.office.client import Office

Draft = Callable[[str], Path]


@pytest.fixture(scope="session", autouse=True)
def share_rules_between_tests() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        share_rules(monkeypatch.setattr)
        yield


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
def write_seed(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Draft:
    """Give the draft of a seed as written, each of which is built once."""

    @cache
    def write(name: str) -> Path:
        path = tmp_path_factory.mktemp("draft") / "draft.docx"
        seed = checkout / "seeds" / f"{name}.nbib"
        built = CliRunner().invoke(main, ["build", str(seed), "-o", str(path)], catch_exceptions=False)
        assert built.exit_code in (0, 1), built.stderr
        return path

    return write


@pytest.fixture(scope="session")
def save_seed(write_seed: Draft, office: Office, tmp_path_factory: pytest.TempPathFactory) -> Draft:
    """Give the draft of a seed as LibreOffice saves it, each of which is saved once."""

    @cache
    def save(name: str) -> Path:
        path = tmp_path_factory.mktemp("saved") / "draft.docx"
        office.save_again(write_seed(name), path)
        return path

    return save


@pytest.fixture(scope="session")
def draft(write_seed: Draft) -> Path:
    """Give the draft of a seed, as written."""
    return write_seed("cancer-pain-2025-03")
