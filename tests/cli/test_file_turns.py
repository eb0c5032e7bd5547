from pathlib import Path
from threading import Event, Thread

import pytest

from assistant.cli.file_turns import take_turn
from assistant.errors import OutputError


def test_a_turn_leaves_nothing_behind(tmp_path: Path) -> None:
    for _ in range(2):
        with take_turn(tmp_path / "a.yaml"):
            assert len(list(tmp_path.iterdir())) == 1
        assert not list(tmp_path.iterdir())


def test_a_turn_ends_with_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), take_turn(tmp_path / "a.yaml"):
        raise ZeroDivisionError
    assert not list(tmp_path.iterdir())


def test_others_wait_for_their_turn(tmp_path: Path) -> None:
    told, waiting = list[str](), Event()

    def follow() -> None:
        waiting.set()
        with take_turn(tmp_path / "a.yaml"):
            told.append("second")

    other = Thread(target=follow)
    with take_turn(tmp_path / "a.yaml"):
        other.start()
        waiting.wait(5)
        other.join(0.1)
        told.append("first")
    other.join(5)
    assert told == ["first", "second"]


def test_files_have_turns_of_their_own(tmp_path: Path) -> None:
    with take_turn(tmp_path / "a.yaml"), take_turn(tmp_path / "b.yaml"):
        assert len(list(tmp_path.iterdir())) == 2


def test_a_turn_that_a_crash_left_behind_is_ended(tmp_path: Path) -> None:
    with take_turn(tmp_path / "a.yaml"), take_turn(tmp_path / "a.yaml", patience=0.05):
        assert len(list(tmp_path.iterdir())) == 1
    assert not list(tmp_path.iterdir())


def test_without_a_folder_there_is_no_turn(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No such file"), take_turn(tmp_path / "none" / "a.yaml"):
        pass
