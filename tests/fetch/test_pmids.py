from pathlib import Path

import pytest

from assistant.errors import Severity, UnreadableInputError
from assistant.fetch import read_pmids


def write(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "ids.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "content",
    ["1\n22\n333\n", "1, 22;333", "\ufeff1\r\n22\r\n333", "PMID: 1\npmid:22 # why\n#9\nPMID 333", "01 PMID-22\n\n 333"],
)
def test_ids_are_read_however_they_are_separated(tmp_path: Path, content: str) -> None:
    listed, problems = read_pmids(write(tmp_path, content))
    assert [entry.pmid for entry in listed] == ["1", "22", "333"]
    assert problems == ()


def test_an_id_and_a_mistake_have_an_address(tmp_path: Path) -> None:
    path = write(tmp_path, "22\npmid: 1, x7 123456789\n 22\n")
    listed, problems = read_pmids(path)
    assert [str(entry.location) for entry in listed] == [f"{path}:1:1", f"{path}:2:7"]
    assert [str(problem.location) for problem in problems] == [f"{path}:2:10", f"{path}:2:13", f"{path}:3:2"]
    assert [problem.code for problem in problems] == ["bad-pmid", "bad-pmid", "listed-twice"]
    assert problems[2].severity is Severity.NOTE
    assert "line 1" in problems[2].message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "no-pmid"),
        ("# 1\n", "no-pmid"),
        ("x", "no-pmid"),
        (b"\xff\xfe1", "encoding"),
        (b"1\n" * 10**7 + b"1", "too-large"),
    ],
)
def test_a_file_without_ids_is_refused(tmp_path: Path, content: str | bytes, code: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        read_pmids(write(tmp_path, content))
    assert caught.value.problems[-1].code == code


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="unreadable: No such file or directory; name a file"):
        read_pmids(tmp_path / "none.txt")
