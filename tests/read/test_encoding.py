import gzip
from pathlib import Path

import pytest

from assistant.errors import Severity, UnreadableInputError
from assistant.read import encoding, packing
from assistant.read.encoding import inspect_file, read_head

TEXT = "TI  - Müller’s naïve β\nAB  - x\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
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


def test_declared_encoding_is_taken_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes("% Encoding: GBK\n联通 means Unicom\n王小明\n".encode("gbk"))
    file = inspect_file(path)
    assert list(file.lines())[1:] == ["联通 means Unicom", "王小明"]
    assert file.problems == ()
    path.write_bytes("% Encoding: ISO8859_15\n5 €\n".encode("iso8859-15"))
    assert list(inspect_file(path).lines())[1] == "5 €"


def test_unicode_goes_before_a_declaration_that_anything_would_fit(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes("% Encoding: Cp1252\nMüller\n".encode())
    assert list(inspect_file(path).lines())[1] == "Müller"


def test_chinese_encoding_is_guessed_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes("TY  - JOUR\nTI  - 癌症患者疼痛的功能磁共振成像研究\nAU  - 王小明\n".encode("gbk"))
    file = inspect_file(path)
    assert list(file.lines())[2] == "AU  - 王小明"
    assert [(p.code, p.location.line, "GBK" in p.message) for p in file.problems] == [("encoding", 2, True)]


def test_one_damaged_character_does_not_spoil_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes(("é" * 50 + "\n王小明\n").encode() + b"x\xffy\n")
    file = inspect_file(path)
    assert list(file.lines()) == ["é" * 50, "王小明", "x\ufffdy"]
    assert [(p.code, p.location.line) for p in file.problems] == [("encoding", 3)]


def test_a_cut_off_utf16_file_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes("TY  - JOUR\nTI  - é\n".encode("utf-16")[:-1])
    file = inspect_file(path)
    assert list(file.lines())[:2] == ["TY  - JOUR", "TI  - é\ufffd"]
    assert [problem.code for problem in file.problems] == ["encoding"]


def test_blocks_hold_the_same_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "_CHUNK", 5)
    path = tmp_path / "a.nbib"
    for text in ("a\n\nb\n", "\n\n\n", "a long first line\nb", "a\r\n\r\nb\r\n", "é\n" * 9, "\n\na\n\n"):
        path.write_bytes(text.encode())
        file = inspect_file(path)
        assert list(file.lines()) == text.replace("\r", "").removesuffix("\n").split("\n")
        assert "\n".join(file.blocks()).split("\n") == list(file.lines())


def test_a_damaged_gzip_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "a.nbib.gz"
    path.write_bytes(gzip.compress(b"\n".join(b"line %d" % number for number in range(90_000)))[:-900])
    file = inspect_file(path)
    assert [(p.code, p.severity) for p in file.problems] == [("broken-gzip", Severity.ERROR)]
    assert next(iter(file.lines())) == "line 0"
    assert read_head(path).startswith("line 0\n")


def test_a_gzip_file_of_which_nothing_is_left_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.nbib.gz"
    path.write_bytes(gzip.compress(b"some words")[:11])
    with pytest.raises(UnreadableInputError, match="broken-gzip"):
        read_head(path)


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
    monkeypatch.setattr(packing, "MAX_BYTES", 3)
    path = tmp_path / "a.nbib"
    path.write_text("four")
    with pytest.raises(UnreadableInputError, match="too-large"):
        inspect_file(path)
