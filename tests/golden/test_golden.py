"""Whole drafts of the seed snapshots; ``make golden`` writes them anew, and the difference is read before a commit."""

import io
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph

from assistant.cli.options import DEFAULT_STYLE
from assistant.cli.pipeline import Rules, load_rules, load_style, make_document, make_review, to_word
from assistant.draft import to_markdown
from assistant.interchange import to_json
from tests.redline.schema_order import find_faults

HERE = Path(__file__).parent
SEEDS = sorted(path.stem for path in (HERE.parent.parent / "seeds").glob("*.nbib"))
# The wide pair is kept as Markdown only; its other files would be megabytes that change with every rule.
MARKDOWN_ONLY = "cancer-imaging"
TITLE = "Brain imaging of pain in patients with cancer"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules("neuroimaging")


def test_there_are_seeds() -> None:
    assert SEEDS


@pytest.mark.parametrize("seed", SEEDS)
def test_the_draft_of_a_seed_is_as_it_was(
    seed: str, rules: Rules, checkout: Path, update_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    drafted = draft_seed(checkout / "seeds" / f"{seed}.nbib", rules)
    if update_golden:
        for suffix, text in drafted.items():
            (HERE / f"{seed}{suffix}").write_text(text, encoding="utf-8")
    for suffix, text in drafted.items():
        assert text.splitlines() == (HERE / f"{seed}{suffix}").read_text(encoding="utf-8").splitlines()


def draft_seed(path: Path, rules: Rules) -> Mapping[str, str]:
    """Give each golden file of a seed by its suffix."""
    reviewed = make_review([path], rules)
    document = make_document(reviewed, rules, load_style(DEFAULT_STYLE), TITLE)
    markdown = {".md": to_markdown(document)}
    if path.name.startswith(MARKDOWN_ONLY):
        return markdown
    word = to_word(document)
    assert find_faults(word) == []
    return {
        **markdown,
        ".docx.txt": outline_docx(word),
        ".review.json": to_json(reviewed.review, indent=1) + "\n",
    }


def outline_docx(content: bytes) -> str:
    """Write ``document.xml`` as text, a paragraph a line behind the name of its style, tables included."""
    word = docx.Document(io.BytesIO(content))
    paragraphs = (Paragraph(element, word) for element in word.element.body.iter(f"{{{word.element.nsmap['w']}}}p"))
    return "".join(f"{paragraph.style.name if paragraph.style else ''}: {paragraph.text}\n" for paragraph in paragraphs)
