"""A question is asked once; a kept answer that is not as it was written is asked for again."""

import sqlite3
from pathlib import Path

from assistant.scale.answers import AnswerStore
from assistant.scale.store_file import find_file


class Program:
    """Answers, and counts how often it was asked."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.asked = 0

    def __call__(self) -> bytes:
        self.asked += 1
        return self.answer


def test_the_same_question_is_asked_once(tmp_path: Path) -> None:
    program = Program(b"yes" * 1000)
    assert {AnswerStore(tmp_path).ask(b"one?", program) for _ in range(3)} == {program.answer}
    assert program.asked == 1
    AnswerStore(tmp_path).ask(b"another?", program)
    assert program.asked == 2


def test_only_the_last_answers_are_kept(tmp_path: Path) -> None:
    store = AnswerStore(tmp_path)
    for number in range(170):
        store.ask(b"%d" % number, Program(b"%d" % number))
    first, last = Program(b""), Program(b"")
    store.ask(b"169", last)
    store.ask(b"0", first)
    assert (first.asked, last.asked) == (1, 0)


def test_an_answer_that_was_changed_is_asked_for_again(tmp_path: Path) -> None:
    program = Program(b"yes")
    store = AnswerStore(tmp_path)
    store.ask(b"one?", program)
    with sqlite3.connect(find_file(tmp_path)) as connection:
        connection.execute("UPDATE answers SET data = x'00'")
    connection.close()
    assert store.ask(b"one?", program) == b"yes"
    assert program.asked == 2


def test_a_folder_that_cannot_be_used_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert AnswerStore(tmp_path / "file").ask(b"one?", Program(b"yes")) == b"yes"
