"""Drafts in a language other than that of the abstracts, from the command line."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import Result

from assistant.redline import open_draft
from tests.redline.answers import count_changes, read_texts

Run = Callable[..., Result]


@pytest.fixture
def built(run: Run, old_search: Path) -> Path:
    path = Path("mine.docx")
    result = run("build", old_search, "-o", path, "--lang", "zh")
    assert result.exit_code == 0, result.stderr
    return path


def test_a_draft_has_the_language_the_title_the_style_and_the_template(built: Path) -> None:
    word, origin = docx.Document(str(built)), open_draft("mine", built.read_bytes()).origin
    assert read_texts(built.read_bytes())[0] == "文献综述更新"
    assert origin.basis.language == "zh" and "gb-t-7714" in origin.basis.style
    assert "SimSun" in word.styles["Body Text"].element.xml and 'w:eastAsia="zh-CN"' in word.styles.element.xml
    assert any(anchor.text.startswith("与健康对照者相比") or "岛叶" in anchor.text for anchor in origin.anchors)


def test_title_style_and_template_of_the_line_win(run: Run, old_search: Path, checkout: Path) -> None:
    own = checkout / "templates" / "draft.docx"
    result = run(
        *("build", old_search, "-o", "a.docx", "--lang", "zh"),
        *("--title", "我的综述", "--style", "apa", "--template", own),
    )
    assert result.exit_code == 0, result.stderr
    basis = open_draft("a", Path("a.docx").read_bytes()).origin.basis
    assert (basis.title, basis.style.rpartition("/")[2]) == ("我的综述", "apa")
    assert "SimSun" not in docx.Document("a.docx").styles["Body Text"].element.xml


def test_two_builds_give_the_same_bytes(run: Run, built: Path, old_search: Path) -> None:
    assert run("build", old_search, "-o", "again.docx", "--lang", "zh").exit_code == 0
    assert Path("again.docx").read_bytes() == built.read_bytes()


def test_an_edited_draft_is_updated_in_its_language(run: Run, built: Path, new_search: Path, old_search: Path) -> None:
    assert "nothing to change" in run("update", built, old_search, "-o", "same.docx").stderr
    result = run("update", built, new_search, "-o", "next.docx", "--since", "mine.review.json")
    assert result.exit_code == 0, result.stderr
    content = Path("next.docx").read_bytes()
    assert count_changes(content) and any(text.startswith("新近变化") for text in read_texts(content))
    comments = {comment.text for comment in docx.Document("next.docx").comments}
    assert any("Clark 2025（pmid:103）：较低（新增）" in text for text in comments)


def test_an_unknown_language_names_the_known_ones(run: Run, old_search: Path) -> None:
    result = run("build", old_search, "-o", "a.md", "--lang", "zz")
    assert result.exit_code == 2 and "known: en, zh" in result.stderr and not Path("a.md").exists()


def test_a_review_is_started_in_a_language(run: Run, tmp_path: Path, old_search: Path) -> None:
    assert run("init", "mine", "--lang", "zh").exit_code == 0
    written = tomllib.loads((tmp_path / "mine" / "draftreview.toml").read_text(encoding="utf-8"))
    assert (written["lang"], written["title"]) == ("zh", "文献综述更新") and "gb-t-7714" in written["style"]
    assert "SimSun" in docx.Document(str(tmp_path / "mine" / "template.docx")).styles["Body Text"].element.xml
    assert run("init", "other", "--lang", "zz").exit_code == 2 and not (tmp_path / "other").exists()


def test_the_file_of_a_review_chooses_the_language(run: Run, old_search: Path) -> None:
    Path("draftreview.toml").write_text('lang = "zh"\n', encoding="utf-8")
    assert run("build", old_search, "-o", "a.md").exit_code == 0
    assert Path("a.md").read_text(encoding="utf-8").startswith("# 文献综述更新\n")
    told = run("explain", "本快照收录文献2篇", "--in", old_search)
    assert told.exit_code == 0 or "copy an id" in told.stderr


def test_another_language_on_the_line_brings_its_style_and_template(run: Run, old_search: Path) -> None:
    assert run("init", ".", "--title", "Mine").exit_code == 0
    assert run("build", old_search, "-o", "a.docx", "--lang", "zh").exit_code == 0
    basis = open_draft("a", Path("a.docx").read_bytes()).origin.basis
    assert basis.title == "Mine" and "gb-t-7714" in basis.style
    assert "SimSun" in docx.Document("a.docx").styles["Body Text"].element.xml
    assert run("build", old_search, "-o", "b.docx", "--lang", "en").exit_code == 0
    assert "nlm-citation-sequence" in open_draft("b", Path("b.docx").read_bytes()).origin.basis.style


def test_a_sentence_of_a_draft_is_looked_up(run: Run, old_search: Path, built: Path) -> None:
    sentence = next(text for text in read_texts(built.read_bytes()) if "左侧岛叶" in text).split("。")[1]
    result = run("explain", sentence, "--in", old_search, "--lang", "zh")
    assert result.exit_code == 0, result.stderr
    assert "insula" in result.stdout


def test_what_a_language_lacks_is_noted(run: Run) -> None:
    folder = Path("mine/phrases")
    folder.mkdir(parents=True)
    (folder / "zh.mine.yaml").write_text("words: {concept: {no-such-place: 某处}}\n", encoding="utf-8")
    result = run("check", "mine")
    assert result.exit_code == 1
    assert "zh.mine.yaml:1:19: unknown-concept: 'no-such-place' is no concept" in result.stderr


def test_the_pack_has_a_name_for_all_that_drafts_name(run: Run) -> None:
    result = run("check")
    assert result.exit_code == 0, result.stderr
    assert "unnamed-concept" not in result.stderr and "untranslated-text" not in result.stderr
