"""Every command that a page shows runs, every file that it shows can be read; or a list says why not."""

import json
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from assistant.cli import main
from tests.cli.conftest import NEW, OLD
from tests.documentation.pages import INDENTED, Block, list_pages, read_blocks
from tests.documentation.shell import NOT_RUN, Provider, Shell, edit_draft, why_not_run
from tests.fetch.eutils import serving
from tests.golden.test_walkthroughs import PAGES as FOLLOWED
from tests.shared_rules import share_rules

ROOT = Path(__file__).parents[2]
SHOWN = [path.relative_to(ROOT).as_posix() for path in list_pages(ROOT)]
LANGUAGES = {"console", "json", "python", "sh", "text", "toml", "yaml", INDENTED}
# Their YAML blocks are tried by tests/test_docs.py and tests/correct/test_documentation.py.
TRIED_ELSEWHERE = {"docs/rules.md", "docs/corrections.md"}
RIS = (
    "TY  - JOUR\nTI  - The cortex of patients\nAB  - Volume of the insula was lower in patients.\nPY  - 2024\nER  - \n"
)
CLAIMS = '{"id": "pmid:101", "claims": []}\n'
RULE = "sections: [{id: grey-matter, region_level: [lobe]}]\n"
CORRECTIONS = 'schema: 1\nclaims: {}\nstudies:\n  "pmid:102": {exclude: true}\n'
RETRACTIONS = (
    "Record ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,Reason\n"
    "1,A letter,,999,Retraction,1/1/2020 0:00,Error\n"
)


def write(text: str) -> Provider:
    def provide(path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return provide


def write_rules(folder: Path) -> None:
    write(RULE)(folder / "grouping" / "mine.yaml")


def write_draft(path: Path) -> None:
    """Make the draft that a page says its reader has."""
    draft = path.with_name("draft.docx")
    if not draft.exists():
        search = path.with_name("search-2025.nbib")
        write(OLD)(search)
        assert CliRunner().invoke(main, ["build", str(search), "-o", str(draft)]).exit_code == 0
        search.unlink()
    edit_draft(path)


PROVIDED: dict[str, Provider] = {
    "search.nbib": write(NEW),
    "search-2025.nbib": write(OLD),
    "search-2026.nbib": write(NEW),
    "search.ris": write(RIS),
    "search.claims.jsonl": write(CLAIMS),
    "try.nbib": write(NEW),
    "included.txt": write("30000001\n"),
    "retraction_watch.csv": write(RETRACTIONS),
    "corrections.yaml": write(CORRECTIONS),
    "my-rules": write_rules,
    "my-pack": lambda path: shutil.copytree(ROOT / "rules" / "exercise-sleep", path) and None,
    "mine.docx": write_draft,
    "draft-edited.docx": write_draft,
    "journal.docx": lambda path: shutil.copy(ROOT / "templates" / "draft.docx", path) and None,
}


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    share_rules(monkeypatch)
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
