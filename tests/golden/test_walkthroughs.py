"""The pages that are followed word for word: what they show is what comes; ``make golden`` writes it anew."""

import re
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from tests.documentation.given import FOLLOWED, PROVIDED
from tests.documentation.pages import Block, read_blocks
from tests.documentation.shell import OWN_SENTENCE, Shell, edit_draft, why_not_run
from tests.shared_rules import share_rules

OUTPUT = "output"


@pytest.fixture(autouse=True)
def share(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    share_rules(monkeypatch.setattr)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("page", FOLLOWED)
def test_what_the_page_shows_is_what_comes(page: str, checkout: Path, tmp_path: Path, update_golden: bool) -> None:
    text = (checkout / page).read_text(encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    (home / "draftreview").symlink_to(checkout)
    (tmp_path / "empty").mkdir()
    shell = Shell(tmp_path / "empty", home, {**PROVIDED, "mine.docx": edit_draft}, base_url="")
    printed = ""
    for block in read_blocks(text):
        if block.is_shell:
            shown, printed = follow(block, shell)
            if block.language == "console":
                text = text.replace(block.content, shown) if update_golden else text
                assert shown in text, f"{page}:{block.line}"
        elif block.title and Path(block.title).suffix not in ("", ".docx"):
            path = shell.folder / block.title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.content, encoding="utf-8")
        elif block.language == "text":
            said = printed if block.title == OUTPUT else "\n".join(paragraphs(shell.folder / block.title))
            assert flat(block.content) in flat(said), f"{page}:{block.line}"
    for updated in shell.folder.glob("next.docx"):
        assert OWN_SENTENCE in paragraphs(updated)
    if update_golden:
        (checkout / page).write_text(text, encoding="utf-8")


def follow(block: Block, shell: Shell) -> tuple[str, str]:
    """Run the commands of a block; give it with what they print, and what the last one printed."""
    shown, printed = "", ""
    for command in block.commands():
        printed = "" if why_not_run(command) else shell.run(command)
        shown += f"$ {command}\n{printed}"
    return shown, printed


def paragraphs(path: Path) -> Iterator[str]:
    yield from (paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
