"""Whole drafts of the seed snapshots; ``make golden`` writes them anew, and the difference is read before a commit."""

import io
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph

from assistant.cli.drafting import load_style, make_document, to_word
from assistant.cli.pipeline import make_review
from assistant.cli.rule_sets import Rules
from assistant.draft import load_phrases, to_markdown
from assistant.draft.short_names import short_name
from assistant.interchange import to_json
from tests.redline.schema_order import find_faults

HERE = Path(__file__).parent
SEEDS = sorted(path.stem for path in (HERE.parent.parent / "seeds").glob("*.nbib"))
# The wide pair is kept as Markdown only; its other files would be megabytes that change with every rule.
MARKDOWN_ONLY = "cancer-imaging"
TRANSLATED = "cancer-pain-2026-03"
NAMES = {"draftreview", "PubMed", "Wilson", "Crus", "neuroimaging"}
CITED = (
    r"Boon MH, Thomson H\. Res Synth Methods",
    r"(Lefaucheur|Cruccu) et al\. \d+, doi:\S+",
    r"pmid:\d+",
    r"</?sup>",
)
TITLE = "Brain imaging of pain in patients with cancer"


def test_there_are_seeds() -> None:
    assert SEEDS


@pytest.mark.parametrize("seed", SEEDS)
def test_the_draft_of_a_seed_is_as_it_was(
    seed: str, default_rules: Rules, checkout: Path, update_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    drafted = draft_seed(checkout / "seeds" / f"{seed}.nbib", default_rules)
    if update_golden:
        for suffix, text in drafted.items():
            (HERE / f"{seed}{suffix}").write_text(text, encoding="utf-8")
    for suffix, text in drafted.items():
        assert text.splitlines() == (HERE / f"{seed}{suffix}").read_text(encoding="utf-8").splitlines()


def test_the_draft_in_another_language_is_as_it_was(
    default_rules: Rules, checkout: Path, update_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    chinese = replace(default_rules, phrases=load_phrases(default_rules.pack, "zh"))
    reviewed = make_review([checkout / "seeds" / f"{TRANSLATED}.nbib"], default_rules)
    document = make_document(reviewed, chinese, load_style(chinese.phrases.style), chinese.phrases.title)
    text, golden = to_markdown(document), HERE / f"{TRANSLATED}.zh.md"
    if update_golden:
        golden.write_text(text, encoding="utf-8")
    assert text.splitlines() == golden.read_text(encoding="utf-8").splitlines()
    names = {short_name(record) for record in reviewed.snapshot.records}
    assert find_english(text, names) == []
    assert find_faults(to_word(document)) == []


def find_english(text: str, names: Collection[str]) -> list[str]:
    """Find English words in a Chinese draft outside what is quoted, cited or a name."""
    body, _, rest = text.partition("\n## 参考文献\n")
    evidence = [line.split(" | ")[:6] + line.split(" | ")[8:] for line in rest.splitlines() if line.startswith("| c-")]
    told = "\n".join([body, *(" | ".join(cells[2:]) for cells in evidence)])
    for name in sorted(map(re.escape, names), key=len, reverse=True):
        told = re.sub(name, "", told)
    told = re.sub(r"\([0-9a-f]{12}\)", "", told)
    for foreign in ("“[^“”]*”", r"（[ -~]*）", r"\]\([\w/.-]+\.svg\)", r"\*neuroimaging\*", *CITED):
        told = re.sub(foreign, "", told)
    return [word for word in re.findall("[A-Za-z]*[a-z]{3,}[A-Za-z]*", told) if word not in NAMES]


def draft_seed(path: Path, rules: Rules) -> Mapping[str, str]:
    """Give each golden file of a seed by its suffix."""
    reviewed = make_review([path], rules)
    document = make_document(reviewed, rules, load_style(rules.phrases.style), TITLE)
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
