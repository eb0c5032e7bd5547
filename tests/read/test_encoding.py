from pathlib import Path

import pytest

from assistant.errors import Severity, UnreadableInputError
from assistant.read import encoding
from assistant.read.encoding import inspect_file

TEXT = "TI  - Müller’s naïve β\nAB  - x\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_read_alike(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.nbib"
    path.write_bytes(TEXT.encode(codec))
    file = inspect_file(path)
    assert list(file.lines()) == TEXT.splitlines()
    assert file.problems == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.nbib"
    path.write_bytes(f"one{end}{end}two\u2028still two{end}".encode())
    assert list(inspect_file(path).lines()) == ["one", "", "two\u2028still two"]


def test_windows_encoding_is_read_and_located(tmp_path: Path) -> None:
    path = tmp_path / "a.nbib"
    path.write_bytes("TI  - plain\nFAU - Müller\n".encode("cp1252") + b"\x81\n")
    file = inspect_file(path)
    assert list(file.lines()) == ["TI  - plain", "FAU - Müller", "\ufffd"]
    (problem,) = file.problems
    assert (problem.code, problem.location.line, problem.severity) == ("encoding", 2, Severity.ERROR)


def test_a_cut_off_last_character_is_located(tmp_path: Path) -> None:
    path = tmp_path / "a.nbib"
    path.write_bytes("one\ntwo ü".encode()[:-1])
    (problem,) = inspect_file(path).problems
    assert (problem.code, problem.location.line) == ("encoding", 2)


def test_faults_are_found_across_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "_CHUNK", 3)
    path = tmp_path / "a.nbib"
    path.write_bytes("aü\nbß\ncß\nd\x00\n".encode())
    (problem,) = inspect_file(path).problems
    assert (problem.code, problem.location.line) == ("control-character", 4)
    path.write_bytes("aü\nbß\nc".encode() + b"\xff\n")
    (problem,) = inspect_file(path).problems
    assert (problem.code, problem.location.line) == ("encoding", 3)


def test_control_characters_become_spaces_one_for_one(tmp_path: Path) -> None:
    path = tmp_path / "a.nbib"
    path.write_bytes(b"fine\nTI\x00 \x1b[31mred\x0b.\n")
    file = inspect_file(path)
    assert list(file.lines()) == ["fine", "TI   [31mred ."]
    assert [(p.code, p.location.line, p.severity) for p in file.problems] == [("control-character", 2, Severity.NOTE)]


@pytest.mark.parametrize(("name", "code"), [("gone.nbib", "missing-file"), (".", "not-a-file"), ("e", "empty-file")])
def test_what_cannot_be_opened(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "e").touch()
    with pytest.raises(UnreadableInputError) as caught:
        inspect_file(tmp_path / name)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_other_errors_of_the_system_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="unreadable-file"):
        inspect_file(tmp_path / ("a" * 5000))


def test_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "MAX_BYTES", 3)
    path = tmp_path / "a.nbib"
    path.write_text("four")
    with pytest.raises(UnreadableInputError, match="too-large"):
        inspect_file(path)
