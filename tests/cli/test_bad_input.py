"""Bad input: one clear line each, the exit code of the contract, and no half-written output."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

TYPO = "label: region\ndescription: Mine.\nconcepts:\n  - {id: a, nmae: b}\n"


@pytest.fixture
def folder(tmp_path: Path, old_search: Path) -> Path:
    (tmp_path / "empty.nbib").touch()
    (tmp_path / "poem.txt").write_text("Shall I compare thee to a summer's day?\n", encoding="utf-8")
    (tmp_path / "page.html").write_text("<!doctype html><title>x</title>\n", encoding="utf-8")
    (tmp_path / "state.review.json").write_text("{}\n", encoding="utf-8")
    (tmp_path / "deep.review.json").write_text("[" * 100_000, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.review.json")
    (tmp_path / "mine" / "concepts").mkdir(parents=True)
    (tmp_path / "mine" / "concepts" / "mine.yaml").write_text(TYPO, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (("build", "missing.nbib", "-o", "d.docx"), 1, "missing.nbib: "),
        (("build", "empty.nbib", "-o", "d.docx"), 1, "empty.nbib: empty-file: "),
        (("build", "poem.txt", "-o", "d.docx"), 1, "poem.txt: unknown-format: "),
        (("build", "page.html", "-o", "d.docx"), 1, "page.html: unknown-format: this looks like a web page; "),
        (("build", "mine", "-o", "d.docx"), 1, "mine: "),
        (("snapshot", "empty.nbib", "-o", "s.jsonl"), 1, "empty.nbib: empty-file: "),
        (("extract", "poem.txt", "-o", "c.jsonl"), 1, "poem.txt: unknown-format: "),
        (("mentions", "missing.jsonl"), 1, "missing.jsonl: "),
        (("studies", "empty.nbib"), 1, "empty.nbib: empty-file: "),
        (("diff", "old.nbib", "missing.nbib"), 1, "missing.nbib: "),
        (("diff", "state.review.json", "old.review.json"), 1, "state.review.json: bad-json: "),
        (("diff", "deep.review.json", "deep.review.json"), 1, "deep.review.json: bad-json: "),
        (
            ("diff", "pipe.review.json", "pipe.review.json"),
            1,
            "pipe.review.json: unreadable: it is a folder or a device",
        ),
        (("diff", "old.review.json", "state.review.json"), 1, "old.review.json: unreadable: "),
        (
            ("build", "old.nbib", "--rules", "mine", "-o", "d.docx"),
            1,
            "mine/concepts/mine.yaml:4:13: unknown-key: concepts.0.nmae; did you mean 'name'?\n",
        ),
        (("build", "old.nbib", "--rules", "nowhere", "-o", "d.docx"), 2, "unknown rules folder 'nowhere'"),
        (("build", "old.nbib", "--pack", "nowhere", "-o", "d.docx"), 2, "unknown rule pack 'nowhere'; known: "),
        (("build", "old.nbib", "-o", "no/d.docx"), 2, "no/d.docx: cannot-write: the folder no does not exist; "),
        (("build", "old.nbib", "-o", "d.pdf"), 2, "d.pdf: a draft is .docx, .md, .html or .json"),
        (("snapshot", "old.nbib", "-o", "old.nbib"), 2, "old.nbib: cannot-write: it is one of the input files; "),
        (("extract", "old.nbib", "-o", "mine"), 2, "mine: cannot-write: it is a folder of other files, and no store"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_bad_input_is_named_and_leaves_nothing_behind(
    run: Callable[..., Result], folder: Path, arguments: tuple[str, ...], exit_code: int, said: str
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run(*arguments)
    assert said in result.stderr
    assert result.exit_code == exit_code
    assert result.stdout == ""
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_one_bad_line_is_one_line_of_complaint(run: Callable[..., Result], folder: Path) -> None:
    assert len(run("build", "empty.nbib", "-o", "d.docx").stderr.splitlines()) == 1


def test_an_output_that_fails_late_keeps_the_older_draft(
    run: Callable[..., Result], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    (folder / "d.md").write_text("the draft of yesterday", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", fail)
    result = run("build", "old.nbib", "-o", "d.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No space left on device" in result.stderr
    assert (folder / "d.md").read_text(encoding="utf-8") == "the draft of yesterday"
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_record_without_abstract_is_noted_and_the_draft_is_clean(run: Callable[..., Result], folder: Path) -> None:
    result = run("build", "old.nbib", "-o", "d.md")
    assert "old.nbib:13: no-abstract: pmid:102 has no abstract: " in result.stderr
    assert result.exit_code == 0


def test_names_of_files_never_steer_the_terminal(run: Callable[..., Result], folder: Path) -> None:
    name = "a\x1b]0;b\x07\u202e.nbib"
    (folder / name).touch()
    arguments = (
        ("snapshot", name, "-o", "s.jsonl"),
        ("build", "old.nbib", "-o", name),
        ("build", "old.nbib", f"--{name}"),
    )
    for line in arguments:
        result = run(*line)
        assert "a\\x1b]0;b\\x07\\u202e.nbib" in result.stderr
        assert not {"\x1b", "\x07", "\u202e"} & set(result.output)


def test_a_name_that_is_no_text_is_named_and_frozen(run: Callable[..., Result], folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.nbib")
    (folder / name).write_bytes((folder / "old.nbib").read_bytes())
    result = run("snapshot", name, "-o", "s.jsonl")
    assert result.exit_code == 0, result.output
    assert "caf\\\\udce9.nbib" in (folder / "s.jsonl").read_text(encoding="utf-8")
