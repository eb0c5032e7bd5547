"""What pandoc makes of the Markdown is what the other formats say."""

import json
import re
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.draft import Document, Style, open_style, to_pandoc_markdown, write_bibliography
from assistant.draft.blocks import Column, Figure, Heading, Paragraph, References, Role, Row, Table
from assistant.draft.canvas import render
from assistant.draft.citations import list_clusters, show_citations
from assistant.draft.citeproc import find_pandoc, render_citations
from assistant.draft.csl_items import make_item
from assistant.draft.document import Sources
from assistant.draft.sentences import Cite, Emphasis, Sentence, Text
from assistant.model import Author, Record
from tests.draft.conftest import CATALOGUE
from tests.draft.test_reference_lists import RECORDS

ODD = Record("doi:10.1/x_y(z)<c>[1]|{2 3}", "Odd", authors=(Author("王", "小明"),), year="2020")
CITED = (*RECORDS, ODD)


def say(*inlines: Text | Cite) -> Paragraph:
    return Paragraph((Sentence(inlines),))


def run_pandoc(folder: Path, document: Document, style: Style) -> str:
    """Have pandoc cite in a draft and write it as plain text on long lines."""
    (folder / "d.md").write_text(to_pandoc_markdown(document, "d.figures", "d.json", "d.csl"), encoding="utf-8")
    (folder / "d.json").write_text(write_bibliography(document.sources) if document.sources else "[]", encoding="utf-8")
    (folder / "d.csl").write_bytes(style.path.read_bytes())
    command = [find_pandoc(), "d.md", "--citeproc", "--to=plain", "--wrap=none", "--columns=500", "--standalone"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    return ran.stdout


def as_read(text: str) -> str:
    """Take out what plain text cannot show: shapes, raised digits, and how a quotation mark is set."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s_*^()]", "", text.translate(str.maketrans("’‘“”", "''\"\"")))


@pytest.mark.parametrize("name", ["vancouver", "apa", "nature", "china-national-standard-gb-t-7714-2015-numeric"])
def test_citations_and_references_are_those_of_the_other_formats(tmp_path: Path, name: str) -> None:
    style = open_style(name, CATALOGUE)
    items = {record.record_id: make_item(record) for record in CITED}
    ids = list(items)
    clusters = (*((record_id,) for record_id in ids), tuple(ids[:3]), (ids[-1], ids[1]))
    blocks = tuple(say(Text(f"Line {n} cites "), Cite(cluster), Text(" so.")) for n, cluster in enumerate(clusters))
    citations = render_citations(list_clusters(blocks), items.values(), style, "en")
    shown = show_citations(blocks, citations.shown)
    document = Document("T", "2026", "en", (*shown, References(citations.references)))
    written = run_pandoc(tmp_path, replace(document, sources=Sources("", style.locale_for("en"), items)), style)
    told = ["".join(_text(inline) for inline in block.sentences[0].inlines) for block in shown]  # type: ignore[union-attr]
    listed = [" ".join([entry.label, *(text.text for text in entry.texts)]) for entry in citations.references]
    _, *lines = filter(None, map(as_read, written.splitlines()))
    assert lines == [as_read(line) for line in (*told, *listed)]


def _text(inline: Any) -> str:
    return "".join(part.text for part in inline.parts) if isinstance(inline, Cite) else str(inline.text)


FOREIGN = [
    'A & B <c> *d* $e$ [@pmid:2] "q" -- it\'s... {x} #y @z',
    "(A) is no list",
    "1. nor is this",
    "- nor this",
    "i) nor this",
    ": no definition",
    "3T @ Zürich, a--b, a---b; ^up^ ~down~ `code` | pipe",
    "C:\\path &amp; &lt;",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_foreign_text_arrives_whole(tmp_path: Path, text: str) -> None:
    table = Table("t", text, (Column("Head", 1), Column("Other", 3)), (Row(((Text(text),), (Text("x"),))),))
    blocks = (say(Text(text)), Heading(1, text), replace(say(Text(text)), role=Role.BULLET), table)
    document = Document(text, "2026", "en", blocks)
    command = [find_pandoc(), "--from=markdown", "--to=json", "--standalone"]
    source = to_pandoc_markdown(document, "f", "b", "c")
    tree = json.loads(subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout)
    paragraph, heading, bullets, written = tree["blocks"]
    assert (paragraph["t"], bullets["t"]) == ("Para", "BulletList")
    found = [tree["meta"]["title"]["c"], paragraph["c"], heading["c"][2], bullets["c"][0][0]["c"]]
    assert [plain(inlines) for inlines in found] == [text] * 4
    caption, cell = written["c"][1][1][0]["c"], written["c"][4][0][3][0][1][0][4][0]["c"]
    assert (plain(caption), plain(cell)) == (f"Table 1. {text}", text)


def plain(nodes: list[dict[str, Any]]) -> str:
    """Give the words of inlines of pandoc; any markup but bold is an error."""
    words = {"Space": lambda _: " ", "Str": str, "Strong": plain, "SoftBreak": lambda _: " "}
    return "".join(words[node["t"]](node.get("c")) for node in nodes)


def test_shapes_and_figures_are_those_of_pandoc() -> None:
    raised, lowered = Text("a b", Emphasis.RAISED), Text("2", Emphasis.LOWERED)
    picture = render(1, lambda canvas: canvas.frame(0, 0, 1, 1))
    figure = Figure("chart", "What *it* shows", 'A "box" [left]', lambda: picture, 0.5)
    document = Document("T", "2026", "en", (say(Text("x"), raised, lowered), figure))
    assert to_pandoc_markdown(document, "my draft.figures", "b", "c").splitlines()[5:] == [
        "x^a\\ b^~2~",
        "",
        '![**Figure 1.** What \\*it\\* shows](my%20draft.figures/chart.svg){alt="A \\"box\\" [left]" width=50%}',
    ]


def test_columns_keep_their_widths() -> None:
    table = Table("t", "C", (Column("A", 1), Column("B", 3)), ())
    text = to_pandoc_markdown(Document("T", "2026", "en", (table,)), "f", "b", "c")
    assert f"| {'-' * 18} | {'-' * 54} |" in text
