from pathlib import Path

import pytest

from assistant.errors import OutputError
from assistant.fetch import FetchError, FetchRequest, PartialFolder
from assistant.fetch.batches import read_batch
from assistant.fetch.partial import SEARCH
from assistant.fetch.searching import Doubt, Listing, Search
from tests.fetch.eutils import medline

REQUEST = FetchRequest("pain", since="2026", limit=5)
SEARCHED = Search(REQUEST, "2026-03-01", 9, "as read", (Doubt("phrase-not-found", "x"),), (Listing("M", "1", 5),))


@pytest.fixture
def folder(tmp_path: Path) -> PartialFolder:
    return PartialFolder(tmp_path / "f.nbib")


def save(folder: PartialFolder, start: int, stop: int) -> None:
    folder.save_batch(0, start, stop, read_batch(medline(str(start + 1)).encode()))


def test_what_is_kept_can_be_read_again(folder: PartialFolder) -> None:
    assert folder.load_search(REQUEST) is None
    folder.save_search(SEARCHED)
    save(folder, 0, 2)
    save(folder, 2, 4)
    again = PartialFolder(folder.path.with_name("f.nbib"))
    assert again.load_search(REQUEST) == SEARCHED
    assert [again.position(0), again.position(1)] == [4, 0]
    assert [batch.pmids for batch in again.batches()] == [("1",), ("3",)]


def test_a_batch_that_was_deleted_is_asked_for_again(folder: PartialFolder) -> None:
    folder.save_search(SEARCHED)
    for start in (0, 2, 4):
        save(folder, start, start + 2)
    next(folder.path.glob("000-000000002-*")).unlink()
    assert folder.position(0) == 2


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"request": 1}'])
def test_a_damaged_search_is_named(folder: PartialFolder, content: bytes) -> None:
    folder.path.mkdir()
    (folder.path / SEARCH).write_bytes(content)
    with pytest.raises(FetchError, match=r"f\.nbib\.partial: unreadable: it holds no search; delete it"):
        folder.load_search(REQUEST)


def test_a_damaged_batch_is_named(folder: PartialFolder) -> None:
    folder.save_search(SEARCHED)
    save(folder, 0, 2)
    (path,) = folder.path.glob("000-*")
    path.write_text("rubbish")
    with pytest.raises(FetchError, match=f"{path.name}: unreadable: delete it, and it is fetched again"):
        list(folder.batches())


def test_a_file_in_the_way_is_named(folder: PartialFolder) -> None:
    folder.path.write_text("mine")
    with pytest.raises(FetchError, match="unreadable"):
        folder.load_search(REQUEST)
    with pytest.raises(OutputError):
        folder.save_search(SEARCHED)


def test_only_own_files_are_removed(folder: PartialFolder) -> None:
    folder.remove()
    folder.save_search(SEARCHED)
    save(folder, 0, 2)
    (folder.path / "notes.txt").write_text("mine")
    folder.remove()
    assert [path.name for path in folder.path.iterdir()] == ["notes.txt"]
    (folder.path / "notes.txt").unlink()
    folder.remove()
    assert not folder.path.exists()
