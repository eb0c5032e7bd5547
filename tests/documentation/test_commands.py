"""Every command that a page shows runs, every file that it shows can be read; or a list says why not."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.documentation.given import FOLLOWED, PROVIDED, ROOT
from tests.documentation.pages import INDENTED, Block, list_pages, read_blocks
from tests.documentation.shell import NOT_RUN, Shell, why_not_run
from tests.fetch.eutils import serving
from tests.shared_rules import share_rules

SHOWN = [path.relative_to(ROOT).as_posix() for path in list_pages(ROOT)]
LANGUAGES = {"console", "json", "python", "sh", "text", "toml", "yaml", INDENTED}
# Their YAML blocks are tried by tests/test_docs.py and tests/correct/test_documentation.py.
TRIED_ELSEWHERE = {"docs/rules.md", "docs/corrections.md"}


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    share_rules(monkeypatch.setattr)
    monkeypatch.setenv("NCBI_EMAIL", "")
    monkeypatch.chdir(tmp_path)
    home = tmp_path / "home"
    home.mkdir()
    (home / "draftreview").symlink_to(ROOT)
    (tmp_path / "empty").mkdir()
    with serving(("30000002", "30000001")) as server:
        yield Shell(tmp_path / "empty", home, PROVIDED, server.base_url)


@pytest.mark.parametrize("page", [page for page in SHOWN if page not in FOLLOWED])
def test_the_commands_of_a_page_run(page: str, shell: Shell) -> None:
    for block in read_blocks((ROOT / page).read_text(encoding="utf-8")):
        shell.folder = shell.top
        for command in block.commands() if block.is_shell else ():
            if why_not_run(command) is None:
                shell.run(command)


def test_what_is_not_run_stands_in_a_page() -> None:
    commands = [c for page in SHOWN for block in blocks(page) if block.is_shell for c in block.commands()]
    assert len(commands) > 60
    assert {start for start in NOT_RUN if not any(c == start or c.startswith(f"{start} ") for c in commands)} == set()


@pytest.mark.parametrize("page", SHOWN)
def test_the_files_of_a_page_can_be_read(page: str) -> None:
    for block in blocks(page):
        assert block.language in LANGUAGES, f"{page}:{block.line}"
        if block.language == "json":
            json.loads(block.content)
        elif block.language == "toml":
            tomllib.loads(block.content)
        elif block.language == "python":
            compile(block.content, f"{page}:{block.line}", "exec")
        elif block.language == "yaml":
            yaml.safe_load(block.content)


@pytest.mark.parametrize("page", [page for page in SHOWN if page not in TRIED_ELSEWHERE])
def test_rules_of_a_page_are_checked_on_it(page: str) -> None:
    """A rule file that a page shows is saved by the walkthrough, whose next command checks it."""
    found = list(blocks(page))
    for i, block in enumerate(found):
        if block.language == "yaml":
            assert page in FOLLOWED and block.title, f"{page}:{block.line}"
            assert any("draftreview" in c for later in found[i:] if later.is_shell for c in later.commands())


def blocks(page: str) -> Iterator[Block]:
    return read_blocks((ROOT / page).read_text(encoding="utf-8"))
