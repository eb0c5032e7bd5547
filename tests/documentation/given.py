"""The files that pages take for granted, and the pages that are followed word for word."""

import gzip
import shutil
from pathlib import Path

from click.testing import CliRunner

from assistant.cli import main
from tests.cli.conftest import NEW, OLD
from tests.documentation.shell import Provider, edit_draft

ROOT = Path(__file__).parents[2]
FOLLOWED = ("docs/tutorial.md", "docs/how-to/pack.md", "docs/how-to/grouping.md", "docs/how-to/concept.md")
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


def write_packed(path: Path) -> None:
    """Make a file that fits a pattern; what it holds is told by its content, whatever its name."""
    path.parent.mkdir(exist_ok=True)
    (path.parent / "part.xml.gz").write_bytes(gzip.compress(NEW.encode()))


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
    "pubmed/*.xml.gz": write_packed,
    "included.txt": write("30000001\n"),
    "retraction_watch.csv": write(RETRACTIONS),
    "corrections.yaml": write(CORRECTIONS),
    "my-rules": write_rules,
    "my-pack": lambda path: shutil.copytree(ROOT / "rules" / "exercise-sleep", path) and None,
    "mine.docx": write_draft,
    "draft-edited.docx": write_draft,
    "journal.docx": lambda path: shutil.copy(ROOT / "templates" / "draft.docx", path) and None,
}
