import os
from pathlib import Path

import pytest

from assistant.errors import OutputError
from assistant.outputs import check_folder, check_writable, write_folder, write_whole


def test_text_is_written_as_utf8_with_plain_line_feeds(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "β\n")
    assert (tmp_path / "a.txt").read_bytes() == b"\xce\xb2\n"


def test_bytes_replace_an_older_file_and_leave_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"old and longer")
    write_whole(tmp_path / "a.bin", b"new")
    assert (tmp_path / "a.bin").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_whole(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_failure_keeps_the_old_file_and_removes_the_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.txt").write_text("old")
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="No space left on device"):
        write_whole(tmp_path / "a.txt", "new")
    assert (tmp_path / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_missing_folder_is_refused_before_and_while_writing(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "a.txt"
    with pytest.raises(OutputError, match="does not exist"):
        check_writable(path)
    with pytest.raises(OutputError, match="No such file"):
        write_whole(path, "x")


def test_a_folder_is_no_output_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder"):
        check_writable(tmp_path)


def test_a_read_only_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(OutputError, match="is read-only"):
        check_writable(tmp_path / "a.txt")


def test_a_usable_path_passes_and_is_not_created(tmp_path: Path) -> None:
    check_writable(tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_made_and_what_else_it_holds_stays(tmp_path: Path) -> None:
    for content in (b"old", b"new"):
        write_folder(tmp_path / "f", {"a.svg": content})
        (tmp_path / "f" / "mine.txt").write_text("x")
    assert {path.name: path.read_bytes() for path in (tmp_path / "f").iterdir()} == {"a.svg": b"new", "mine.txt": b"x"}


def test_a_folder_that_is_a_link_or_a_file_or_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to("there")
    (tmp_path / "file").write_text("x")
    check_folder(tmp_path / "there")
    check_folder(tmp_path / "none")
    for name, message in {"link": "a link to another place", "file": "it is a file"}.items():
        with pytest.raises(OutputError, match=message):
            check_folder(tmp_path / name)
    with pytest.raises(OutputError, match="No such file"):
        write_folder(tmp_path / "none" / "f", {})
    assert not list((tmp_path / "there").iterdir())
