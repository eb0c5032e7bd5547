import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import outputs
from assistant.aside import open_aside
from assistant.errors import OutputError
from assistant.outputs import WRITTEN, check_folder, check_writable, write_folder, write_together, write_whole


def test_text_is_written_as_utf8_with_plain_line_feeds(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "β\n")
    assert (tmp_path / "a.txt").read_bytes() == b"\xce\xb2\n"


def test_bytes_replace_an_older_file_and_leave_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"old and longer")
    write_whole(tmp_path / "a.bin", b"new")
    assert (tmp_path / "a.bin").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.bin"]


def test_a_link_is_replaced_and_never_followed(tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("old", encoding="utf-8")
    (tmp_path / "a.txt").symlink_to("theirs")
    write_whole(tmp_path / "a.txt", "new")
    assert not (tmp_path / "a.txt").is_symlink()
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in ("theirs", "a.txt")] == ["old", "new"]


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_whole(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_an_older_file_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(0o600)
    write_whole(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o600


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


def hold(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != WRITTEN}


def test_a_folder_is_made_and_what_else_it_holds_stays(tmp_path: Path) -> None:
    for content in (b"old", b"new"):
        write_folder(tmp_path / "f", {"a.svg": content})
        (tmp_path / "f" / "mine.txt").write_text("x")
    assert hold(tmp_path / "f") == {"a.svg": b"new", "mine.txt": b"x"}


def test_files_of_an_earlier_time_are_removed_unless_someone_changed_them(tmp_path: Path) -> None:
    folder = tmp_path / "f"
    write_folder(folder, {"a.svg": b"a", "b.svg": b"b", "c.svg": b"c", "d.svg": b"d"})
    (folder / "b.svg").write_bytes(b"edited")
    (folder / "copy of c.svg").write_bytes(b"c")
    (folder / "d.svg").unlink()
    write_folder(folder, {"a.svg": b"a"})
    assert hold(folder) == {"a.svg": b"a", "b.svg": b"edited", "copy of c.svg": b"c"}
    write_folder(folder, {})
    assert hold(folder) == {"b.svg": b"edited", "copy of c.svg": b"c"}


def test_a_list_of_someone_else_removes_nothing_outside_the_folder(tmp_path: Path) -> None:
    folder, outside = tmp_path / "f", tmp_path / "outside.txt"
    outside.write_bytes(b"x")
    write_folder(folder, {})
    (folder / "link.txt").symlink_to(outside)
    (folder / "sub").mkdir()
    (folder / "sub" / "x").write_bytes(b"x")
    hashed = hashlib.sha256(b"x").hexdigest()
    names = ("../outside.txt", str(outside), "link.txt", "sub/x", "sub", "..", "", "nothing")
    (folder / WRITTEN).write_text(json.dumps(dict.fromkeys(names, hashed)))
    write_folder(folder, {"a.svg": b"a"})
    assert outside.exists() and (folder / "link.txt").is_symlink() and (folder / "sub" / "x").exists()


@pytest.mark.parametrize("text", ["", "[]", "[1", '{"a.svg": 1}', '"a.svg"', "\udcff"])
def test_a_list_that_cannot_be_read_removes_nothing(tmp_path: Path, text: str) -> None:
    write_folder(tmp_path / "f", {"a.svg": b"a"})
    (tmp_path / "f" / WRITTEN).write_bytes(text.encode("utf-8", "surrogateescape"))
    write_folder(tmp_path / "f", {"b.svg": b"b"})
    assert hold(tmp_path / "f") == {"a.svg": b"a", "b.svg": b"b"}


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


def test_files_that_belong_together_stay_old_if_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="folder/none/b: "):
        write_together({tmp_path / "a": "new", tmp_path / "folder" / "none" / "b": "new"})
    assert (tmp_path / "a").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "folder"]


def test_what_a_killed_program_left_is_removed_and_what_is_being_written_stays(tmp_path: Path) -> None:
    left, other = tmp_path / ".a.txt.abcdefgh.part", tmp_path / ".b.txt.abcdefgh.part"
    left.touch()
    other.touch()
    with open_aside(tmp_path / "a.txt") as aside:
        assert not left.exists()
        write_whole(tmp_path / "a.txt", "new")
        assert aside.temporary.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".b.txt.abcdefgh.part", "a.txt"]


def test_a_figure_that_a_killed_program_wrote_is_known_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "f"
    write_folder(folder, {"a.svg": b"a"})
    with monkeypatch.context() as patch:
        patch.setattr(outputs, "clear_left_behind", lambda _: pytest.fail())  # ends it before old files are removed
        with pytest.raises(pytest.fail.Exception):
            write_folder(folder, {"b.svg": b"b"})
    write_folder(folder, {"c.svg": b"c"})
    assert sorted(path.name for path in folder.iterdir()) == [WRITTEN, "c.svg"]


def test_a_full_disk_and_a_file_that_may_not_grow_are_errors(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    run = (
        "from pathlib import Path; from assistant.outputs import write_whole; write_whole(Path('a.txt'), 'new' * 9999)"
    )
    limit = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limit += "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); "
    done = subprocess.run(
        [sys.executable, "-c", limit + run], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "a.txt: cannot-write: File too large; choose another place" in done.stderr
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.txt", "old")]
