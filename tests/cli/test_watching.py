import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from click.testing import Result

from assistant.cli import watching
from tests.cli.interrupts import heed_interrupts

Run = Callable[..., Result]
SECTIONS = Path("rules/neuroimaging/grouping/sections.yaml").resolve()
CONCEPTS = Path("rules/neuroimaging/concepts/contrasts.yaml").resolve()


@pytest.fixture
def my_rules(tmp_path: Path) -> Path:
    """A folder with the sections of the pack, and with one file that decides what is read."""
    for kind, path in (("grouping", SECTIONS), ("concepts", CONCEPTS)):
        (tmp_path / "my" / kind).mkdir(parents=True)
        (tmp_path / "my" / kind / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path / "my"


@pytest.fixture
def watched(run: Run, monkeypatch: pytest.MonkeyPatch, new_search: Path) -> Callable[..., Result]:
    """Run ``build --watch`` over edits, each of which names the file it changed."""

    def build(*edits: Callable[[], Path], since: Path | None = None) -> Result:
        pretend_changes(monkeypatch, *edits)
        earlier = ("--since", since) if since else ()
        return run("build", new_search, "-o", "draft.md", "--rules", "my", "--watch", *earlier)

    return build


def pretend_changes(monkeypatch: pytest.MonkeyPatch, *edits: Callable[[], Path]) -> list[watching.Watched]:
    """Make edits, one after the other, whenever the watch waits; the list gets what is watched each time it begins."""
    left, begun = iter(edits), list[watching.Watched]()

    def changes(watched: watching.Watched, _: object) -> Iterator[frozenset[Path]]:
        begun.append(watched)
        for change in left:
            yield frozenset([change()])

    monkeypatch.setattr(watching, "watch_files", changes)
    return begun


@pytest.fixture
def review(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, new_search: Path) -> Path:
    """Start a review with one search in it, and go there."""
    assert run("init", "mine").exit_code == 0
    shutil.move(new_search, tmp_path / "mine" / "snapshots")
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


def edit(path: Path, old: str, new: str) -> Callable[[], Path]:
    def change() -> Path:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path.resolve()

    return change


def test_comments_are_written_again_with_the_draft(
    run: Run, monkeypatch: pytest.MonkeyPatch, my_rules: Path, new_search: Path
) -> None:
    def change() -> Path:
        Path("draft.docx").unlink()
        return edit(my_rules / "grouping" / SECTIONS.name, "min_cohorts: 2", "min_cohorts: 3")()

    pretend_changes(monkeypatch, change)
    run("build", new_search, "-o", "draft.docx", "--rules", "my", "--watch", "--comments")
    assert list(docx.Document("draft.docx").comments)


def test_a_changed_rule_builds_the_draft_again_and_tells_which_verdicts_changed(
    watched: Callable[..., Result], my_rules: Path, tmp_path: Path
) -> None:
    result = watched(edit(my_rules / "grouping" / SECTIONS.name, "min_cohorts: 2", "min_cohorts: 3"))
    assert result.exit_code == 0
    assert "my/grouping/sections.yaml changed" in result.stderr
    assert (
        "~ gray matter volume in insula [grey matter, pain in cancer, patients vs healthy controls]: " in result.stderr
    )
    assert "consensus (decrease) -> unresolved (decrease)" in result.stderr
    assert "Unresolved" in (tmp_path / "draft.md").read_text(encoding="utf-8")


def test_an_edit_that_changes_no_verdict_says_so(watched: Callable[..., Result], my_rules: Path) -> None:
    result = watched(edit(my_rules / "grouping" / SECTIONS.name, "title: White matter", "title: White matter tracts"))
    assert result.stderr.splitlines()[-1] == "No verdict on two or more cohorts changed."


def test_a_mistake_leaves_the_draft_as_it_was_and_the_next_edit_mends_it(
    watched: Callable[..., Result], my_rules: Path, tmp_path: Path
) -> None:
    path = my_rules / "grouping" / SECTIONS.name
    drafts: list[str] = []

    def keep(change: Callable[[], Path]) -> Callable[[], Path]:
        def kept() -> Path:
            drafts.append((tmp_path / "draft.md").read_text(encoding="utf-8"))
            return change()

        return kept

    wrong = keep(edit(path, "min_cohorts: 2", "min_cohort: 2"))
    right = keep(edit(path, "min_cohort: 2", "min_cohorts: 3"))
    result = watched(wrong, right)
    assert "my/grouping/sections.yaml:14:17: unknown-key: " in result.stderr
    assert "The draft stays as it was; waiting for the next change." in result.stderr
    assert drafts[0] == drafts[1]
    assert "-> unresolved (decrease)" in result.stderr


@pytest.mark.parametrize(("folder", "name", "times"), [("grouping", SECTIONS.name, 1), ("concepts", CONCEPTS.name, 2)])
def test_records_are_read_again_only_for_rules_that_read_them(
    watched: Callable[..., Result],
    my_rules: Path,
    monkeypatch: pytest.MonkeyPatch,
    folder: str,
    name: str,
    times: int,
) -> None:
    gather, calls = watching.gather_claims, []

    def counted(*arguments: object) -> object:
        calls.append(arguments)
        return gather(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(watching, "gather_claims", counted)
    path = my_rules / folder / name
    watched(edit(path, "\n", "\n# a remark\n"))
    assert len(calls) == times


def test_changed_records_are_read_again(
    watched: Callable[..., Result], my_rules: Path, new_search: Path, old_search: Path
) -> None:
    assert my_rules.is_dir()

    def drop_a_record() -> Path:
        new_search.write_text(old_search.read_text(encoding="utf-8"), encoding="utf-8")
        return new_search.resolve()

    result = watched(drop_a_record)
    assert "consensus (decrease) -> single study (decrease)" in result.stderr


def test_what_is_new_is_told_under_the_changed_rules_on_both_sides(
    watched: Callable[..., Result], my_rules: Path, tmp_path: Path, old_search: Path
) -> None:
    change = edit(my_rules / "grouping" / SECTIONS.name, "min_cohorts: 2", "min_cohorts: 3")
    watched(change, since=old_search)
    text = (tmp_path / "draft.md").read_text(encoding="utf-8")
    assert "**Strengthened**" in text
    assert "This is now unresolved and was a single study (1 lower)" in text
    assert "The rules are others" not in text


def test_what_the_file_of_the_review_says_is_read_again(
    run: Run, review: Path, monkeypatch: pytest.MonkeyPatch, old_search: Path
) -> None:
    gather, read = watching.gather_claims, list[object]()
    monkeypatch.setattr(watching, "gather_claims", lambda paths, *more: read.append(paths) or gather(paths, *more))

    def add_a_search() -> Path:
        return Path(shutil.move(old_search, review / "snapshots")).resolve()

    toml = review / "draftreview.toml"
    edits = edit(toml, '"draft.docx"', '"draft.md"'), edit(toml, "Literature review update", "Renamed"), add_a_search
    begun = pretend_changes(monkeypatch, *edits)
    result = run("build", "--watch")
    assert result.exit_code == 0 and result.stdout.splitlines() == ["draft.docx", *["draft.md"] * 3], result.stderr
    assert (review / "draft.md").read_text(encoding="utf-8").startswith("# Renamed\n")
    assert read == [(Path("snapshots/new.nbib"),), (Path("snapshots/new.nbib"), Path("snapshots/old.nbib"))]
    assert toml.resolve() in begun[0].inputs and begun[0].further_folders == (review / "snapshots", review / "rules")
    assert (review / "snapshots" / "old.nbib") in begun[-1].inputs and len(begun) == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title =", "tittle =", "draftreview.toml:4:1: unknown-key: tittle"),
        ("draft.docx", "draft.pdf", "draft.pdf: a draft is .docx, .md, .html or .json"),
        ("vancouver", "vancover", "unknown citation style 'vancover'"),
    ],
)
def test_a_mistake_in_the_file_of_the_review_leaves_the_draft_as_it_was(
    run: Run, review: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, said: str
) -> None:
    toml = review / "draftreview.toml"
    pretend_changes(monkeypatch, edit(toml, old, new), edit(toml, new, old))
    result = run("build", "--watch")
    assert said in result.stderr and "The draft stays as it was; waiting for the next change." in result.stderr
    assert result.stderr.splitlines()[-1] == "No verdict on two or more cohorts changed."


def test_a_template_is_followed(run: Run, review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def put_a_cover_on() -> Path:
        word = docx.Document("template.docx")
        word.paragraphs[0].insert_paragraph_before("A cover.")
        word.save("template.docx")
        return review / "template.docx"

    begun = pretend_changes(monkeypatch, put_a_cover_on)
    assert run("build", "--watch").exit_code == 0
    assert docx.Document("draft.docx").paragraphs[0].text == "A cover."
    assert review / "template.docx" in begun[0].inputs


def test_a_pack_that_lends_rules_is_followed(run: Run, monkeypatch: pytest.MonkeyPatch, new_search: Path) -> None:
    begun = pretend_changes(monkeypatch)
    assert run("build", new_search, "-o", "draft.md", "--pack", "exercise-sleep", "--watch").exit_code in (0, 1)
    packs = SECTIONS.parents[2]
    assert begun[0].rule_folders == (packs / "exercise-sleep", packs / "neuroimaging")


def test_a_folder_that_is_not_there_yet_is_watched_from_above(tmp_path: Path) -> None:
    file = tmp_path / "checks" / "mine" / "corrections.yaml"
    watched = watching.Watched((file, tmp_path / "a.nbib"), (), ())
    assert watched.places == (tmp_path,)
    (tmp_path / "checks").mkdir()
    assert watched.places == (tmp_path / "checks", tmp_path)


def save_until(done: threading.Event, path: Path, text: str) -> None:
    """Save a file again and again, since the watch may begin a moment after it says so."""
    while not done.wait(0.3):
        path.write_text(text, encoding="utf-8")


def test_the_files_themselves_are_watched_until_an_interrupt(my_rules: Path, new_search: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "build", new_search.name]
    environment = {**os.environ, "PYTHONPATH": str(SECTIONS.parents[3]), "PYTHONUNBUFFERED": "1"}
    sections, done = my_rules / "grouping" / SECTIONS.name, threading.Event()
    text = sections.read_text(encoding="utf-8").replace("min_cohorts: 2", "min_cohorts: 3")
    saver = threading.Thread(target=save_until, args=(done, sections, text))
    with subprocess.Popen(
        [*command, "-o", "draft.md", "--rules", "my", "--watch"],
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        preexec_fn=heed_interrupts,
    ) as process:
        assert process.stderr is not None
        guard = threading.Timer(60, process.kill)
        guard.start()
        for line in process.stderr:
            if line.startswith("Watching "):
                saver.start()
            if "->" in line:
                break
        done.set()
        process.send_signal(signal.SIGINT)
        process.stderr.read()
        guard.cancel()
    saver.join()
    assert "consensus (decrease) -> unresolved (decrease)" in line
    assert process.returncode == 0
