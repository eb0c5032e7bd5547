import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result

from assistant.draft.canvas import Picture


def test_a_word_draft_and_its_review_stand_side_by_side(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    result = run("build", new_search, "-o", "draft.docx", "--title", "Our update")
    assert result.exit_code == 0
    assert result.stdout == "draft.docx\n"
    names = ["draft.docx", "draft.figures", "draft.review.json", "new.nbib"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    drawings = sorted(path.name for path in (tmp_path / "draft.figures").glob("*.svg"))
    assert drawings == ["effects-pain-in-cancer-1.svg", "flow-chart.svg"]
    with zipfile.ZipFile(io.BytesIO((tmp_path / "draft.docx").read_bytes())) as parts:
        text = parts.read("word/document.xml").decode()
    assert "Our update" in text
    assert "insula" in text


def test_comments_quote_the_evidence_of_each_paragraph(run: Callable[..., Result], new_search: Path) -> None:
    assert run("build", new_search, "-o", "draft.docx", "--comments").exit_code == 0
    texts = [comment.text for comment in docx.Document("draft.docx").comments]
    assert any("Clark 2025 (c-" in text and "reduced gray matter volume in the insula" in text for text in texts)


@pytest.mark.parametrize("suffix", [".md", ".html", ".json"])
def test_comments_are_for_word_alone(run: Callable[..., Result], new_search: Path, suffix: str) -> None:
    result = run("build", new_search, "-o", f"draft{suffix}", "--comments")
    assert (result.exit_code, Path(f"draft{suffix}").exists()) == (2, False)
    assert "only a .docx draft has comments; leave --comments out" in result.stderr


def test_a_folder_of_figures_that_leads_elsewhere_is_refused(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "draft.figures").symlink_to("elsewhere")
    result = run("build", new_search, "-o", "draft.docx")
    assert result.exit_code != 0 and "it is a link to another place" in result.stderr
    assert not (tmp_path / "draft.docx").exists() and not list((tmp_path / "elsewhere").iterdir())


def test_letters_that_the_pictures_lack_are_named(
    run: Callable[..., Result], new_search: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.draft.flow_chart.render", lambda *_: Picture(b"", b"<svg/>", "脑"))
    result = run("build", new_search, "-o", "draft.md")
    assert "figure flow-chart: no installed font has 脑" in result.stderr


def test_the_review_accounts_for_every_record_and_claim(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    run("build", new_search, "-o", "draft.md")
    review = json.loads((tmp_path / "draft.review.json").read_text(encoding="utf-8"))
    assert [(r["record_id"], r["used"], r["reason"]) for r in review["records"]] == [
        ("pmid:101", True, None),
        ("pmid:102", False, "no-abstract"),
        ("pmid:103", True, None),
    ]
    (synthesis,) = review["syntheses"]
    assert (synthesis["verdict"], synthesis["majority"]) == ("consensus", "decrease")
    assert synthesis["by_direction"] == {"decrease": ["pmid:101", "pmid:103"]}


def test_the_same_input_gives_the_same_bytes(run: Callable[..., Result], tmp_path: Path, new_search: Path) -> None:
    for name in ("one", "two"):
        run("build", new_search, "-o", f"{name}.docx")
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()
    assert (tmp_path / "one.review.json").read_bytes() == (tmp_path / "two.review.json").read_bytes()


def test_problems_are_printed_and_the_draft_still_written(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    with new_search.open("a", encoding="utf-8") as stream:
        stream.write("PMID- 104\nSTAT- MEDLINE\nAB  - An abstract that lost its title.\n")
    result = run("build", new_search, "-o", "draft.md")
    assert result.exit_code == 1
    assert "new.nbib:31: no-title: " in result.stderr
    assert result.stdout == "draft.md\n"
    assert (tmp_path / "draft.md").exists()


def test_the_summary_counts_records_claims_and_verdicts(run: Callable[..., Result], new_search: Path) -> None:
    last = run("build", new_search, "-o", "draft.md").stderr.splitlines()[-1]
    assert last == "3 records, 2 used; 2 claims; 1 synthesis (1 consensus)"


@pytest.mark.parametrize("name", ["draft", "draft.pdf", "draft.docx.bak"])
def test_another_suffix_is_wrong_usage(run: Callable[..., Result], new_search: Path, name: str) -> None:
    result = run("build", new_search, "-o", name)
    assert result.exit_code == 2
    assert f"{name}: a draft is .docx, .md, .html or .json; choose one of these suffixes" in result.stderr


def test_a_file_of_ones_own_replaces_that_of_the_pack(
    run: Callable[..., Result], checkout: Path, tmp_path: Path, new_search: Path
) -> None:
    pack_file = checkout / "rules" / "neuroimaging" / "concepts" / "measures.yaml"
    own = tmp_path / "mine" / "concepts" / "measures.yaml"
    own.parent.mkdir(parents=True)
    text = pack_file.read_text(encoding="utf-8")
    assert "name: gray matter volume" in text
    own.write_text(text.replace("name: gray matter volume", "name: amount of cortex"), encoding="utf-8")
    run("build", new_search, "--rules", "mine", "-o", "draft.md")
    assert "amount of cortex" in (tmp_path / "draft.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("style", "cited", "listed"),
    [
        ("vancouver", "in both cohorts [1,2];", "1. Able A. "),
        ("apa", "in both cohorts (Able, 2023; Clark, 2025);", "Able, A. (2023). "),
        ("nature", "in both cohorts<sup>1,2</sup>;", "1. Able, A. "),
        ("china-national-standard-gb-t-7714-2015-numeric", "in both cohorts<sup>[1,2]</sup>;", "\\[1\\] ABLE A. "),
    ],
)
def test_the_style_decides_how_studies_are_cited(
    run: Callable[..., Result], tmp_path: Path, new_search: Path, style: str, cited: str, listed: str
) -> None:
    assert run("build", new_search, "-o", "draft.md", "--style", style).exit_code == 0
    text = (tmp_path / "draft.md").read_text(encoding="utf-8")
    assert cited in text
    assert f"\n{listed}" in text


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("vancover", "unknown citation style 'vancover'; did you mean 'vancouver'?"),
        ("none.csl", "none.csl: No such file or directory; name a style, or a file that ends in .csl"),
        ("chicago-notes", "cites in footnotes"),
    ],
)
def test_a_style_that_cannot_be_used_is_wrong_usage(
    run: Callable[..., Result], new_search: Path, style: str, message: str
) -> None:
    result = run("build", new_search, "-o", "draft.md", "--style", style)
    assert result.exit_code == 2
    assert message in result.stderr


def test_fields_of_zotero_are_for_word_alone(run: Callable[..., Result], tmp_path: Path, new_search: Path) -> None:
    result = run("build", new_search, "-o", "draft.md", "--zotero")
    assert result.exit_code == 2
    assert "only a .docx draft has fields; leave --zotero out" in result.stderr
    assert run("build", new_search, "-o", "draft.docx", "--zotero").exit_code == 0
    with zipfile.ZipFile(tmp_path / "draft.docx") as parts:
        assert "ADDIN ZOTERO_ITEM" in parts.read("word/document.xml").decode()


def test_a_retracted_record_is_listed_with_the_words_of_the_source(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    head = "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,RetractionDate"
    rows = [",103,Retraction,+Invented;,1/2/2025 0:00", ",101,Expression of concern,+Doubt;,1/2/2025 0:00"]
    (tmp_path / "watch.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    result = run("build", new_search, "--retractions", "watch.csv", "-o", "draft.md")
    assert result.exit_code == 0
    text = (tmp_path / "draft.md").read_text(encoding="utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith("| pmid:103 |"))
    assert "retracted (Retraction, 2025-01-02: Invented)" in line
    assert "An expression of concern was published about one study [1]" in text


def test_claims_that_no_section_takes_are_counted(run: Callable[..., Result], old_search: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine" / "grouping" / "mine.yaml"
    path.parent.mkdir(parents=True)
    text = "sections: [{id: grey-matter, where: {measure: [lesion]}}, {id: other, where: {stratum: [animals]}}]\n"
    path.write_text(text, encoding="utf-8")
    result = run("build", old_search, "-o", "draft.md", "--rules", "mine")
    assert "no-section: no section takes 1 of 1 claims; the first is " in result.stderr
    assert "of pmid:101 (insula, gray_matter_volume, decrease)" in result.stderr


def test_a_rule_file_with_errors_stops_before_anything_is_read(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "mine" / "grouping" / "mine.yaml"
    path.parent.mkdir(parents=True)
    text = "sections: [{id: grey-matter, region_level: [lobes], consensus: {agreement: 2}}]\n"
    path.write_text(text, encoding="utf-8")
    result = run("build", "missing.nbib", "-o", "draft.md", "--rules", "mine")
    assert result.exit_code == 1
    assert [line.split(": ")[:2] for line in result.stderr.splitlines()] == [
        ["mine/grouping/mine.yaml:1:45", "bad-value"],
        ["mine/grouping/mine.yaml:1:76", "bad-value"],
    ]
    assert not (tmp_path / "draft.md").exists()


def test_what_is_new_since_an_earlier_search_stands_after_the_summary(
    run: Callable[..., Result], tmp_path: Path, old_search: Path, new_search: Path
) -> None:
    run("build", old_search, "-o", "old.md")
    assert "What is new" not in (tmp_path / "old.md").read_text(encoding="utf-8")
    for since in (old_search, "old.review.json"):
        assert run("build", new_search, "-o", "draft.md", "--since", since).exit_code == 0
        text = (tmp_path / "draft.md").read_text(encoding="utf-8")
        section = text.split("## What is new since 2024-02-01\n")[1].split("\n## ")[0]
        assert "One record is new; it states findings [2]." in section
        assert "- **Strengthened** (Cancer pain and cancer-related neuropathy): gray matter volume" in section
        assert "This is now a consensus and was a single study (1 lower); the change comes from [2]." in section


def test_the_review_that_changes_are_told_since_is_not_written_over(
    run: Callable[..., Result], tmp_path: Path, old_search: Path, new_search: Path
) -> None:
    run("build", old_search, "-o", "draft.md")
    before = (tmp_path / "draft.review.json").read_bytes()
    result = run("build", new_search, "-o", "draft.md", "--since", "draft.review.json")
    assert result.exit_code == 2
    assert "it is one of the input files" in result.stderr
    assert (tmp_path / "draft.review.json").read_bytes() == before


def test_problems_of_the_earlier_search_are_printed_as_well(
    run: Callable[..., Result], old_search: Path, new_search: Path
) -> None:
    old_search.write_text(old_search.read_text(encoding="utf-8") + "\nPMID- 104\nAB  - No title.\n", encoding="utf-8")
    result = run("build", new_search, "-o", "draft.md", "--since", old_search)
    assert result.exit_code == 1
    assert "old.nbib:" in result.stderr


def test_the_draft_is_a_page_with_its_figures_in_it(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    assert run("build", new_search, "-o", "draft.html", "--title", "A & B <c>").exit_code == 0
    page = (tmp_path / "draft.html").read_text(encoding="utf-8")
    assert "<title>A &amp; B &lt;c&gt;</title>" in page and "<svg" in page
    assert 'in both cohorts [<a href="#ref-pmid:101">1</a>,<a href="#ref-pmid:103">2</a>]' in page


def test_the_draft_is_data_whose_ids_are_those_of_the_review(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    assert run("build", new_search, "-o", "draft.json").exit_code == 0
    draft = json.loads((tmp_path / "draft.json").read_text(encoding="utf-8"))
    review = json.loads((tmp_path / "draft.review.json").read_text(encoding="utf-8"))
    assert draft["verdicts"] == {review["syntheses"][0]["id"]: "consensus decrease"}
    told = {i for block in draft["blocks"] for s in block.get("sentences", ()) for i in s["claim_ids"]}
    assert told == {row["claim"]["claim_id"] for row in review["claims"]}


def test_a_draft_for_pandoc_cites_by_the_keys_of_the_file_beside_it(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    assert run("build", new_search, "-o", "draft.md", "--pandoc", "--style", "apa").exit_code == 0
    assert "in both cohorts [@pmid:101; @pmid:103];" in (tmp_path / "draft.md").read_text(encoding="utf-8")
    items = json.loads((tmp_path / "draft.references.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == ["pmid:101", "pmid:103"]
    assert "American Psychological Association" in (tmp_path / "draft.csl").read_text(encoding="utf-8")


def test_keys_are_for_markdown_alone_and_the_files_beside_it_replace_no_input(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    result = run("build", new_search, "-o", "draft.html", "--pandoc")
    assert result.exit_code == 2 and "pandoc reads the .md draft; leave --pandoc out" in result.stderr
    run("build", new_search, "-o", "draft.md", "--pandoc")
    before = (tmp_path / "draft.csl").read_bytes()
    result = run("build", new_search, "-o", "draft.md", "--pandoc", "--style", "draft.csl")
    assert result.exit_code == 2 and "it is one of the input files" in result.stderr
    assert (tmp_path / "draft.csl").read_bytes() == before


def test_a_word_draft_starts_from_the_file_that_is_named(
    run: Callable[..., Result], tmp_path: Path, new_search: Path
) -> None:
    own = docx.Document()
    for text in ("Cover of {{ title }}", "{{ draft }}"):
        own.add_paragraph(text)
    own.save(str(tmp_path / "mine.docx"))
    assert run("build", new_search, "-o", "draft.docx", "--template", "mine.docx", "--title", "A & B").exit_code == 0
    assert docx.Document(str(tmp_path / "draft.docx")).paragraphs[0].text == "Cover of A & B"
    result = run("build", new_search, "-o", "draft.md", "--template", "mine.docx")
    assert result.exit_code == 2 and "only a .docx draft has a template" in result.stderr
    result = run("build", new_search, "-o", "mine.docx", "--template", "mine.docx")
    assert result.exit_code == 2 and "it is one of the input files" in result.stderr
