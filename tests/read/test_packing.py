import gzip
from pathlib import Path

import pytest

from assistant.errors import UnreadableInputError
from assistant.read import packing
from assistant.read.packing import is_damaged, open_bytes

TEXT = b"PMID- 1\nTI  - One\n" * 1000


def read(path: Path) -> tuple[bytes, bool]:
    with open_bytes(path) as stream:
        return stream.read(), is_damaged(stream)


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_gzip_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.nbib", gzip.compress(TEXT))) == (TEXT, False)
    assert read(write(tmp_path / "b.gz", TEXT)) == (TEXT, False)


def test_members_one_after_another_are_one_file(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.gz", gzip.compress(TEXT) + gzip.compress(b"end"))) == (TEXT + b"end", False)


def test_a_file_that_is_cut_off_ends_there(tmp_path: Path) -> None:
    content, damaged = read(write(tmp_path / "a.gz", gzip.compress(TEXT)[:-40]))
    assert damaged
    assert TEXT.startswith(content)


def test_damage_within_is_seen(tmp_path: Path) -> None:
    packed = gzip.compress(TEXT)
    assert read(write(tmp_path / "a.gz", packed[:60] + b"garbage" + packed[67:]))[1]


def test_what_comes_out_of_a_small_file_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MAX_BYTES", 10_000)
    bomb = write(tmp_path / "a.gz", gzip.compress(b"a" * 1_000_000))
    assert bomb.stat().st_size < 10_000
    with pytest.raises(UnreadableInputError, match="too-large"):
        read(bomb)


@pytest.mark.parametrize(("name", "code"), [("gone", "missing-file"), (".", "not-a-file"), ("empty", "empty-file")])
def test_what_cannot_be_opened(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(UnreadableInputError, match=code):
        read(tmp_path / name)
