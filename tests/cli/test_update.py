import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result

from assistant.draft.canvas import Picture, render
from tests.redline.answers import REJECT, count_changes, read_texts

PNG = render(1, lambda canvas: None, 1).png


@pytest.fixture
def built(run: Callable[..., Result], old_search: Path) -> Path:
    path = Path("mine.docx")
    assert run("build", old_search, "-o", path, "--title", "Mine").exit_code in (0, 1)
    return path


def test_an_edited_draft_is_updated_and_left_as_it_is(
    run: Callable[..., Result], built: Path, new_search: Path
) -> None:
    word = docx.Document(str(built))
    word.paragraphs[-1].insert_paragraph_before("A paragraph of mine.")
    word.save(str(built))
    before = built.read_bytes()
    result = run("update", built, new_search, "-o", "next.docx")
    assert (result.exit_code, result.stdout) == (0, "next.docx\n")
    assert "paragraphs and tables changed" in result.stderr
    content = Path("next.docx").read_bytes()
    assert built.read_bytes() == before
    assert read_texts(content, REJECT) == read_texts(before)
    texts = read_texts(content)
    assert "A paragraph of mine." in texts and texts[0] == "Mine" and any("Clark" in text for text in texts)
    review = json.loads(Path("next.review.json").read_text(encoding="utf-8"))
    assert len(review["records"]) == 3 and Path("next.figures").is_dir()


def test_what_was_left_to_the_editor_is_listed(run: Callable[..., Result], built: Path, new_search: Path) -> None:
    word = docx.Document(str(built))
    paragraph = next(p for p in word.paragraphs if p.text.startswith("The snapshot holds"))
    paragraph.add_run(" So few!")
    word.save(str(built))
    result = run("update", built, new_search, "-o", "next.docx")
    assert "1 new version in a comment" in result.stderr
    assert "  new version in a comment: The snapshot holds three records" in result.stderr


def test_what_is_new_is_told_in_a_section_and_in_comments(
    run: Callable[..., Result], built: Path, new_search: Path
) -> None:
    result = run("update", built, new_search, "-o", "next.docx", "--since", "mine.review.json")
    assert result.exit_code == 0, result.stderr
    assert any(text.startswith("What is new") for text in read_texts(Path("next.docx").read_bytes()))
    comments = {c.text for c in docx.Document("next.docx").comments}
    assert any("Clark 2025 (pmid:103): lower (new)" in text for text in comments)


def test_a_verdict_that_changed_is_told_beside_its_paragraph(
    run: Callable[..., Result], built: Path, new_search: Path
) -> None:
    run("update", built, new_search, "-o", "next.docx")
    comments = {c.text for c in docx.Document("next.docx").comments}
    assert comments == {"Verdict before and now: single study lower -> consensus lower"}


def test_a_draft_of_other_rules_is_updated_and_told(run: Callable[..., Result], built: Path, new_search: Path) -> None:
    Path("mine").mkdir()
    Path("mine/grouping").mkdir()
    Path("mine/grouping/mine.yaml").write_text("sections: [{id: grey-matter, region_level: [lobe]}]\n")
    result = run("update", built, new_search, "-o", "next.docx", "--rules", "mine")
    assert result.exit_code == 0
    assert "the draft was made by the rules neuroimaging" in result.stderr


def test_letters_that_the_pictures_lack_are_named_and_old_figures_go(
    run: Callable[..., Result], built: Path, new_search: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("update", built, new_search, "-o", "next.docx")
    assert Path("next.figures/effects-pain-in-cancer-1.svg").exists()
    monkeypatch.setattr("assistant.draft.flow_chart.render", lambda *_: Picture(PNG, b"<svg/>", "脑"))
    new_search.write_bytes(Path("old.nbib").read_bytes())
    result = run("update", built, new_search, "-o", "next.docx")
    assert "figure flow-chart: no installed font has 脑" in result.stderr
    assert [path.name for path in Path("next.figures").glob("*.svg")] == ["flow-chart.svg"]


def test_zotero_fields_stay_fields(run: Callable[..., Result], old_search: Path, new_search: Path) -> None:
    run("build", old_search, "-o", "mine.docx", "--zotero")
    assert run("update", "mine.docx", new_search, "-o", "next.docx").exit_code == 0
    codes = docx.Document("next.docx").element.xml.count("ADDIN ZOTERO_ITEM")
    assert codes > docx.Document("mine.docx").element.xml.count("ADDIN ZOTERO_ITEM") > 0


def test_the_edited_draft_is_never_written(run: Callable[..., Result], built: Path, new_search: Path) -> None:
    before = built.read_bytes()
    result = run("update", built, new_search, "-o", built)
    assert result.exit_code == 2 and "it is one of the input files" in result.stderr
    assert built.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no.docx", "-o", "next.docx"), "no.docx: unreadable: No such file or directory; check the name"),
        (("{search}", "-o", "next.docx"), "no-word-file: this is no Word document"),
        (("{built}", "-o", "next.md"), "an updated draft is a .docx"),
        (("{built}", "-o", "next.docx", "--style", "nosuch"), "unknown citation style 'nosuch'"),
    ],
)
def test_wrong_usage_writes_nothing(
    run: Callable[..., Result], built: Path, new_search: Path, arguments: tuple[str, ...], said: str
) -> None:
    first, *rest = (argument.format(search=new_search, built=built) for argument in arguments)
    result = run("update", first, new_search, *rest)
    assert result.exit_code in (1, 2) and said in result.stderr
    assert not list(Path().glob("next.*"))


def test_a_damaged_memory_of_the_making_is_told(run: Callable[..., Result], built: Path, new_search: Path) -> None:
    word = docx.Document(str(built))
    part = next(p for p in word.part.package.iter_parts() if b"urn:draftreview:anchors" in p.blob)
    part._blob = part.blob.replace(b' hash="', b' hish="')
    out = io.BytesIO()
    word.save(out)
    built.write_bytes(out.getvalue())
    result = run("update", built, new_search, "-o", "next.docx")
    assert result.exit_code == 1 and "build the draft anew" in result.stderr


def test_a_difference_of_drafts_is_a_word_file(run: Callable[..., Result], old_search: Path, new_search: Path) -> None:
    result = run("diff", old_search, new_search, "-o", "changes.docx", "--title", "T", "--style", "apa", "--exit-code")
    assert (result.exit_code, result.stdout) == (1, "changes.docx\n"), result.stderr
    content = Path("changes.docx").read_bytes()
    assert count_changes(content) and read_texts(content)[0] == "T"
    (comment,) = {c.text for c in docx.Document("changes.docx").comments}
    assert comment.startswith("Strengthened: gray matter volume in the insula, single study lower -> consensus lower.")
    assert "+ Clark 2025 (pmid:103): lower (new)" in comment


def test_only_records_can_be_drafted(run: Callable[..., Result], old_search: Path, new_search: Path) -> None:
    run("build", old_search, "-o", "old.md")
    result = run("diff", "old.review.json", new_search, "-o", "changes.docx")
    assert result.exit_code == 2 and "give the records that it was made of" in result.stderr
    assert run("diff", old_search, new_search, "--title", "T").exit_code == 2
