"""Drafts turned into pages by LibreOffice."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main

pytestmark = pytest.mark.system
TITLE = "Brain imaging of pain in patients with cancer"


@pytest.fixture(scope="module")
def pages(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give the text of each page of the draft of a seed."""
    folder = tmp_path_factory.mktemp("pages")
    seed = checkout / "seeds" / "cancer-imaging-2026-03.nbib"
    draft = folder / "draft.docx"
    built = CliRunner().invoke(main, ["build", str(seed), "-o", str(draft), "--title", TITLE], catch_exceptions=False)
    assert built.exit_code == 0, built.stderr
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, draft]
    subprocess.run(convert, capture_output=True, timeout=240, check=True)
    command = ["pdftotext", "-layout", folder / "draft.pdf", "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return text.removesuffix("\f").split("\f")


def test_the_first_page_carries_the_title(pages: list[str]) -> None:
    assert TITLE in " ".join(pages[0].split())


def test_no_page_is_empty(pages: list[str]) -> None:
    assert len(pages) > 1
    assert [number for number, page in enumerate(pages, start=1) if not page.strip()] == []


def test_the_references_are_on_the_pages(pages: list[str]) -> None:
    assert any(line.strip().startswith("References") for page in pages for line in page.splitlines())
