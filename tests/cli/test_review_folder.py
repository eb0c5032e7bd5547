import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant.cli import main
from assistant.cli.review_folder import KEYS, SERVED, ReviewFolderError, find_review, read_review

Run = Callable[..., Result]


@pytest.fixture
def review(run: Run, tmp_path: Path, new_search: Path) -> Path:
    """Start a review with one search in it."""
    assert run("init", "mine", "--title", 'Our "update": A & B').exit_code == 0
    shutil.move(new_search, tmp_path / "mine" / "snapshots")
    return tmp_path / "mine"


def edit(review: Path, old: str, new: str) -> None:
    path = review / "draftreview.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_build_alone_builds_the_review(run: Run, review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(review, "draft.docx", "draft.md")
    monkeypatch.chdir(review)
    result = run("build")
    assert (result.exit_code, result.stdout) == (0, "draft.md\n")
    assert (review / "draft.md").read_text(encoding="utf-8").startswith('# Our "update": A & B\n')


def test_below_the_folder_paths_stay_those_of_the_file(run: Run, review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(review, "draft.docx", "draft.md")
    monkeypatch.chdir(review / "rules")
    assert run("build").stdout == "../draft.md\n"
    assert (review / "draft.review.json").is_file()


@pytest.mark.parametrize("line", ["build -o draft.docx", "serve", "update mine.docx -o next.docx"])
def test_outside_of_a_review_it_is_said_where_to_go(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, line.split())
    assert told.exit_code == 2 and "go to the folder of your review, or name a file of records" in told.output


def test_the_line_wins(run: Run, review: Path, old_search: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(review)
    assert run("build", old_search, "-o", "other.md", "--title", "Other", "--style", "apa").exit_code == 0
    text = (review / "other.md").read_text(encoding="utf-8")
    assert text.startswith("# Other\n") and "(Able, 2023)" in text
    assert not (review / "draft.docx").exists()


def test_rules_count_once_there_are_any(run: Run, review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(review)
    assert run("check").exit_code == 0
    (review / "rules" / "grouping").mkdir()
    path = review / "rules" / "grouping" / "mine.yaml"
    path.write_text("sections: [{id: grey-matter, region_level: [lobes]}]\n", encoding="utf-8")
    for arguments in (("check",), ("build",)):
        result = run(*arguments)
        assert result.exit_code == 1 and "rules/grouping/mine.yaml:1:45: bad-value: " in result.stderr


def test_all_exports_are_merged_and_notes_passed_over(
    run: Run, review: Path, old_search: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.move(old_search, review / "snapshots")
    for name in ("new.nbib.json", ".hidden"):
        (review / "snapshots" / name).write_text("{}", encoding="utf-8")
    defaults = read_review(review / "draftreview.toml").defaults("build")
    files = defaults["snapshot"]
    assert callable(files)
    assert files() == ["mine/snapshots/new.nbib", "mine/snapshots/old.nbib"]
    monkeypatch.chdir(review)
    assert run("snapshot", "-o", "all.jsonl").exit_code == 0
    assert run("extract", "-o", "claims.jsonl").exit_code == 0
    assert len((review / "all.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_a_review_without_records_says_where_they_go(run: Run, review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (review / "snapshots" / "new.nbib").unlink()
    monkeypatch.chdir(review)
    result = run("build")
    assert result.exit_code == 1
    assert result.stderr.startswith("draftreview.toml:10:1: no-snapshot: no file of records here yet; put the export ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title =", "titel =", "draftreview.toml:4:1: unknown-key: titel; did you mean 'title'?"),
        ("pack =", "[packs]\npack =", "draftreview.toml:8:1: unknown-key: packs; did you mean 'pack'?"),
        ('output = "draft.docx"', "output = 3", "draftreview.toml:11:1: bad-value: output: write a text in quotation"),
        ('["snapshots/*"]', "[1]", "draftreview.toml:10:1: bad-value: snapshots: write texts in a list, such as "),
        ('rules = "rules"', "rules = rules", "draftreview.toml:9:9: bad-toml: Invalid value; a line is key ="),
        ('pack = "neuroimaging"', 'pack = "none"', "unknown rule pack 'none'; known: "),
        (
            'output = "draft.docx"',
            'output = "../draft.md"',
            "11:1: bad-value: output: what is written stays in the folder of",
        ),
        (
            'output = "draft.docx"',
            'output = "/tmp/draft.md"',
            "11:1: bad-value: output: what is written stays in the fold",
        ),
        ('output = "draft.docx"', 'output = "linked/draft.md"', "11:1: bad-value: output: what is written stays in"),
        ('output = "draft.docx"', 'output = "linked/../draft.md"', "11:1: bad-value: output: what is written stays in"),
        ('output = "draft.docx"', 'output = "round/draft.md"', "the folder round does not exist; choose another"),
        (
            'output = "draft.docx"',
            'cache = "kept"',
            '11:1: bad-value: cache: write "off" or take it out; DRAFTREVIEW_CAC',
        ),
        (
            'output = "draft.docx"',
            '  cache = "/kept"',
            '11:3: bad-value: cache: write "off" or take it out; DRAFTREVIEW',
        ),
        (
            '["snapshots/*"]',
            '["/**/*"]',
            "10:1: bad-value: snapshots: a pattern stays in the folder of the review; name",
        ),
        (
            '["snapshots/*"]',
            '["a\\u0000*"]',
            "draftreview.toml:10:1: bad-value: snapshots: a NUL character stands in it",
        ),
        ('["snapshots/*"]', "[" * 5000, "draftreview.toml: bad-toml: lists stand too deep inside each other"),
        ('["snapshots/*"]', f'["{"a" * 300_000}"]', "draftreview.toml: too-large: more than 200,000 bytes"),
        ('output = "draft.docx"', 'output = "draft.pdf"', "draft.pdf: a draft is .docx, .md, .html or .json"),
    ],
)
def test_what_is_wrong_is_named_by_its_line(
    run: Run, review: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, said: str
) -> None:
    (review / "linked").symlink_to(review.parent)
    (review / "round").symlink_to("round")
    edit(review, old, new)
    monkeypatch.chdir(review)
    result = run("build")
    assert result.exit_code != 0 and said in result.stderr
    assert run("build", "--help").exit_code == 0


def test_a_file_that_is_no_text_is_named(review: Path) -> None:
    (review / "draftreview.toml").write_bytes(b"title = '\xff'")
    with pytest.raises(ReviewFolderError, match=r"mine/draftreview.toml: bad-toml: save it as UTF-8"):
        read_review(review / "draftreview.toml")


def test_packs_and_styles_are_names_or_places_beside_the_file(review: Path) -> None:
    edit(review, 'pack = "neuroimaging"', 'pack = "packs/own"')
    edit(review, 'style = "vancouver"', 'style = "own.csl"')
    defaults = read_review(review / "draftreview.toml").defaults("build")
    assert (defaults["pack"], defaults["style"]) == ("mine/packs/own", "mine/own.csl")


def test_the_nearest_review_above_is_found(review: Path, tmp_path: Path) -> None:
    assert find_review(review / "rules") == review / "draftreview.toml"
    assert find_review(tmp_path) is None


def test_every_parameter_that_the_file_sets_exists(review: Path) -> None:
    edit(review, "# retractions", "retractions")
    (review / "rules" / "claims").mkdir()
    (review / "rules" / "claims" / "mine.yaml").touch()
    found = read_review(review / "draftreview.toml")
    for name in SERVED:
        known = {parameter.name for parameter in main.commands[name].params}
        assert found.defaults(name).keys() <= known
    assert found.defaults("build").keys() >= {"title", "pack", "overrides", "retractions", "snapshot", "output"}


def test_every_key_is_documented(checkout: Path) -> None:
    text = (checkout / "docs" / "review-folder.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.M)) == set(KEYS)


def test_further_records_and_rules_of_the_review_are_told_from_other_files(review: Path) -> None:
    folder = read_review(review / "draftreview.toml")
    for name in (
        "rules/grouping/mine.yaml",
        "rules/note.txt",
        "snapshots/more.nbib",
        "snapshots/.hidden",
        "draft.docx",
    ):
        path = review / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
        assert folder.may_hold(path) is (name in ("rules/grouping/mine.yaml", "snapshots/more.nbib"))
    assert folder.folders() == (review / "snapshots", review / "rules")


def test_patterns_begin_in_the_folder_before_their_first_wild_part(review: Path) -> None:
    edit(review, '["snapshots/*"]', '["a/b/**/c/*.nbib", "a/one.nbib", "*.ris"]')
    (review / "a" / "b").mkdir(parents=True)
    assert read_review(review / "draftreview.toml").folders() == (review / "a" / "b", review, review / "rules")


@pytest.mark.parametrize("name", ["../theirs.yaml", "linked/theirs.yaml", "link.yaml"])
def test_corrections_are_not_saved_elsewhere_unless_the_line_says_so(
    run: Run, review: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (review / "linked").symlink_to(review.parent)
    (review / "link.yaml").symlink_to("../theirs.yaml")
    edit(review, '"corrections.yaml"', f'"{name}"')
    monkeypatch.chdir(review)
    monkeypatch.setattr("assistant.page.serving.Server.run", lambda server: server.listener.server_close())
    result = run("serve", "--no-open")
    assert result.exit_code == 1
    said = "what is saved stays in the folder of the review, and no link leads out of it; name the file on the line"
    assert result.stderr.startswith(f"draftreview.toml:12:1: bad-value: {name}: {said}")
    assert run("serve", "--no-open", "--corrections", name).exit_code == 0
    assert run("extract", "-o", "claims.jsonl").exit_code == 0


def test_a_database_that_came_with_a_review_is_not_opened(
    run: Run, review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(review, "title = ", 'cache = "kept"\ntitle = ')
    (review / "kept").mkdir()
    (review / "kept" / "extractions-2.1.sqlite").write_bytes(b"theirs")
    monkeypatch.chdir(review)
    for command in ("build", "extract", "browse"):
        assert run(command, "-o", "out.md").exit_code == 1
    assert [path.read_bytes() for path in (review / "kept").iterdir()] == [b"theirs"]
