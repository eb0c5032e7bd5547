from pathlib import Path

import pytest

from assistant.cli.options import STDOUT, show_examples
from assistant.cli.results import check_output, write_result
from assistant.errors import OutputError


def test_an_output_must_not_replace_an_input(tmp_path: Path) -> None:
    source = tmp_path / "a.nbib"
    source.touch()
    with pytest.raises(OutputError, match="it is one of the input files"):
        check_output(tmp_path / "." / "a.nbib", [tmp_path / "b.nbib", source])


def test_standard_output_and_a_new_file_pass(tmp_path: Path) -> None:
    check_output(STDOUT, [tmp_path / "missing"])
    check_output(tmp_path / "out.jsonl", [tmp_path / "missing"])


def test_a_result_goes_to_a_file_or_to_stdout(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    write_result(tmp_path / "a.jsonl", "β\n")
    write_result(STDOUT, "γ\n")
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == "β\n"
    assert capsysbinary.readouterr().out == "γ\n".encode()


def test_examples_keep_their_lines() -> None:
    assert show_examples("a b") == "\b\nExample:\n  a b"
    assert show_examples("a", "b") == "\b\nExamples:\n  a\n  b"
